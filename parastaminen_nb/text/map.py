"""A map of comments: those that speak of the same things lie near each other.

Each theme gets a place, its comments around it from the middle outwards; then the
nearest neighbours of every comment (see `graph`) pull it a little to themselves, its place holds
it back and crowded ones push each other apart, for a fixed number of turns (after Fruchterman and
Reingold 1991).
Everything is rounded at each turn, so that the same comments give the same map on every machine.
Directions mean nothing.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import cos, pi, sin
from typing import TYPE_CHECKING, Any, Final

from parastaminen_nb.text.graph import neighbours

if TYPE_CHECKING:
    import numpy as np
    from scipy.sparse import csr_matrix

MOST: Final = 5000
"""Points that a map shows; of larger material every n-th is taken."""
_TURNS: Final = 60
_GOLDEN: Final = pi * (3 - 5**0.5)
_NEAREST: Final = 6
_ON_A_RING: Final = 7


def layout(rows: csr_matrix, theme_of: Sequence[int | None]) -> list[tuple[float, float]]:
    """For each comment its place on the map, both from 0 to 1.

    `rows` are vectors of unit length (see `features`), `theme_of` the theme of each, None for
    nowhere: those lie around the edge.
    """
    import numpy as np

    count = rows.shape[0]
    if count == 0:
        return []
    start = _beginning(theme_of)
    places = start
    net = neighbours(rows, _NEAREST).tocoo()
    crowd = 1.6 / max(count, 8) ** 0.5
    for turn in range(_TURNS):
        step = 0.05 * (1 - turn / _TURNS)
        pull = np.zeros_like(places)
        way = places[net.col] - places[net.row]
        for axis in (0, 1):
            pull[:, axis] = np.bincount(net.row, way[:, axis] * net.data, minlength=count)
        weight = np.bincount(net.row, net.data, minlength=count)
        pull = pull / np.maximum(weight, 1e-9)[:, None]
        move = 0.12 * pull + 0.25 * (start - places) + _apart(places, crowd)
        length = np.sqrt((move**2).sum(axis=1))
        places = places + move * np.minimum(1.0, step / np.maximum(length, 1e-9))[:, None]
        places = places.round(6)
    return _within(places)


def _beginning(theme_of: Sequence[int | None]) -> np.ndarray[Any, Any]:
    """Every theme at its place, the comments of each in a spiral around it."""
    import numpy as np

    numbers = sorted({number for number in theme_of if number is not None})
    places = np.zeros((len(theme_of), 2))
    taken: dict[int | None, int] = {}
    sizes = {number: theme_of.count(number) for number in [*numbers, None]}
    for row, number in enumerate(theme_of):
        turn = taken.get(number, 0)
        taken[number] = turn + 1
        if number is None:
            angle, far = turn * _GOLDEN, 1.6
            middle = (0.0, 0.0)
        else:
            middle = _middle(numbers.index(number), len(numbers))
            share = (sizes[number] / len(theme_of)) ** 0.5
            far = 1.1 * share * ((turn + 0.5) / sizes[number]) ** 0.5
            angle = turn * _GOLDEN
        places[row] = (middle[0] + far * np.cos(angle), middle[1] + far * np.sin(angle))
    return places.round(6)


def _middle(turn: int, count: int) -> tuple[float, float]:
    """The place of a theme: on a ring, or as seeds stand in a sunflower where there are many."""
    if count == 1:
        return 0.0, 0.0
    if count <= _ON_A_RING:
        return cos(2 * pi * turn / count), sin(2 * pi * turn / count)
    far = 1.25 * ((turn + 0.5) / count) ** 0.5
    return far * cos(turn * _GOLDEN), far * sin(turn * _GOLDEN)


def _apart(places: np.ndarray[Any, Any], crowd: float) -> np.ndarray[Any, Any]:
    """How far each is pushed by those nearer to it than `crowd`."""
    import numpy as np
    from scipy.spatial import cKDTree

    pairs = cKDTree(places).query_pairs(crowd, output_type="ndarray")
    push = np.zeros_like(places)
    if len(pairs):
        pairs = pairs[np.lexsort((pairs[:, 1], pairs[:, 0]))]
        one, other = pairs[:, 0], pairs[:, 1]
        way = places[one] - places[other]
        far = np.sqrt((way**2).sum(axis=1))
        # Two on one place part by their order.
        same = far < 1e-9
        way[same] = np.array([1e-3, 1e-3])
        far = np.maximum(far, 1e-3)
        force = way * ((crowd - far) / far / 2)[:, None]
        for axis in (0, 1):
            push[:, axis] += np.bincount(one, force[:, axis], minlength=len(places))
            push[:, axis] -= np.bincount(other, force[:, axis], minlength=len(places))
    return push


def _within(places: np.ndarray[Any, Any]) -> list[tuple[float, float]]:
    least, most = places.min(axis=0), places.max(axis=0)
    size = [float(s) if s > 1e-9 else 1.0 for s in most - least]
    return [
        (
            round(float(x - least[0]) / size[0], 4),
            round(float(y - least[1]) / size[1], 4),
        )
        for x, y in places
    ]
