"""Paths: which case a person hears in which round, so that each case is heard once.

A square is a set of paths, one starting at every case, that are all at different cases in
every round (a Latin square). Paths of different squares should be together in at most one
round; over a field of c elements the maps x -> a*x + b give c - 1 such squares.
"""

from __future__ import annotations

import random
from collections.abc import Sequence
from functools import cache

from parastaminen_nb.core.rotation.fields import field_of

Path = tuple[int, ...]
Square = tuple[Path, ...]

# No two orthogonal squares of order 6 exist. Rows that start at 0 and whose differences
# repeat as little as they can.
ROWS_OF_SIX: tuple[Path, ...] = (
    (0, 1, 2, 3, 4, 5),
    (0, 5, 4, 3, 2, 1),
    (0, 2, 4, 1, 5, 3),
    (0, 3, 1, 5, 2, 4),
    (0, 4, 3, 1, 5, 2),
)


@cache
def squares(cases: int, rounds: int) -> tuple[Square, ...]:
    """Latin squares of this many cases, cut to the rounds that are held.

    >>> squares(3, 3)
    (((0, 1, 2), (1, 2, 0), (2, 0, 1)), ((0, 2, 1), (1, 0, 2), (2, 1, 0)))
    """
    field = field_of(cases)
    if field is not None:
        rows = [field.times[slope] for slope in range(1, cases)]
        plus = field.plus
        full = tuple(
            tuple(tuple(plus[case][start] for case in row) for start in range(cases))
            for row in rows
        )
    else:
        bases = ROWS_OF_SIX if cases == 6 else (tuple(range(cases)),)
        full = tuple(
            tuple(tuple((case + start) % cases for case in row) for start in range(cases))
            for row in bases
        )
    return tuple(tuple(path[:rounds] for path in square) for square in full)


def paths_for(
    sizes: Sequence[int], rounds: int, *, tables: int = 0, rng: random.Random | None = None
) -> list[Path]:
    """A path for everyone, such that every round has crowds of these sizes (in some order).

    `sizes` holds one number for each case. Whole layers (one person on every path of a square)
    take the squares in turn, as many on each square as a case has tables, because more people
    on one path must share tables. Further layers take squares whose rounds are shuffled by
    `rng`. Those who are left over are on one more square, so that the sizes of the crowds
    travel with it from case to case. Without `rng` all are on one square: crowds stay together.
    """
    cases = len(sizes)
    every = squares(cases, cases)
    layers: list[Square] = []
    order = list(range(cases))
    while len(layers) <= min(sizes):
        if not tables or cases < 3:
            layers.append(every[0])
            continue
        for _ in range(tables):
            layers += [tuple(tuple(p[r] for r in order) for p in square) for square in every]
        if rng is not None:
            rng.shuffle(order)
    if not min(sizes):
        layers = [every[0]]
    found: list[Path] = [path for layer in layers[: min(sizes)] for path in layer]
    for path, size in zip(layers[min(sizes)], sizes, strict=True):
        found += [path] * (size - min(sizes))
    return [path[:rounds] for path in found]
