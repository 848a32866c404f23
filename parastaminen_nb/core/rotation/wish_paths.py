"""Wishes where some case has a break, or where crowds cannot be even: who takes which path.

The crowds are laid first, then everyone gets the path that pleases all together most: an
assignment of least cost (Kuhn 1955, in the form of Jonker and Volgenant's shortest paths). Which
letter a case has in the crowds is tried in turn, so that the case that rests is a little wished
for one.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import islice, permutations

from parastaminen_nb.core.rotation.paths import Path, paths_for
from parastaminen_nb.core.rotation.sizing import Crowd

TURNS = 24
"""Ways to give letters to the cases that are tried: all of them for four cases."""
MOST_PEOPLE = 80
"""An assignment takes the cube of the people; larger workshops have no case at rest."""


def handed_paths(
    crowds: Sequence[Crowd], rounds: int, worth: Sequence[Sequence[int]]
) -> tuple[Path, ...] | None:
    """A path for everyone out of those for these crowds; None for a large workshop.

    `worth[person][case]` tells how dear a case is.
    """
    if len(worth) > MOST_PEOPLE:
        return None
    cases = len(crowds)
    dear = sorted(range(cases), key=lambda case: -sum(values[case] for values in worth))
    tables = max(crowd.tables for crowd in crowds)
    plain = paths_for([crowd.people for crowd in crowds], rounds, tables=tables)
    best: tuple[int, tuple[Path, ...]] | None = None
    for turned in islice(permutations(dear), TURNS):
        paths = [tuple(turned[case] for case in path) for path in plain]
        values = {path: [sum(own[case] for case in path) for own in worth] for path in set(paths)}
        chosen = assigned(
            [[-values[path][person] for path in paths] for person in range(len(worth))]
        )
        total = sum(values[paths[place]][person] for person, place in enumerate(chosen))
        if best is None or total > best[0]:
            best = total, tuple(paths[place] for place in chosen)
    return best[1] if best else None


def assigned(cost: Sequence[Sequence[int]]) -> list[int]:
    """The column of every row, each taken once, of least cost in all.

    >>> assigned([[4, 1], [2, 0]])
    [1, 0]
    """
    count = len(cost)
    row_price, price = [0] * (count + 1), [0] * (count + 1)
    row_of, before = [0] * (count + 1), [0] * (count + 1)
    for row in range(1, count + 1):
        row_of[0], at = row, 0
        least: list[float] = [float("inf")] * (count + 1)
        done = [False] * (count + 1)
        while row_of[at]:
            done[at] = True
            here, step, nearest = row_of[at], float("inf"), 0
            for column in range(1, count + 1):
                if not done[column]:
                    more = cost[here - 1][column - 1] - row_price[here] - price[column]
                    if more < least[column]:
                        least[column], before[column] = more, at
                    if least[column] < step:
                        step, nearest = least[column], column
            for column in range(count + 1):
                if done[column]:
                    row_price[row_of[column]] += int(step)
                    price[column] -= int(step)
                else:
                    least[column] -= step
            at = nearest
        while at:
            row_of[at] = row_of[before[at]]
            at = before[at]
    found = [0] * count
    for column in range(1, count + 1):
        found[row_of[column] - 1] = column - 1
    return found
