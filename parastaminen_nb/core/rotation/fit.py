"""Crowds that tables can hold although some people are away in some rounds.

Who is away leaves a crowd smaller, and no tables may fit what is left: 7 people at tables of 4
to 6. Then others hear two of their cases the other way round, until every crowd fits.
"""

from __future__ import annotations

import random
from collections.abc import Sequence
from math import exp

from parastaminen_nb.core.rotation.paths import Path
from parastaminen_nb.core.rotation.sizing import tables_for
from parastaminen_nb.core.workshop import GroupSize

STEPS = 4_000
HEAT = 0.5
UNEVEN = 0.02
"""Price of crowds that differ, beside 1 for a person whom no table holds: it breaks ties."""


def fitted(
    paths: Sequence[Path],
    missed: Sequence[Sequence[tuple[int, int]]],
    still: frozenset[int],
    cases: int,
    size: GroupSize,
) -> list[Path]:
    """The same paths, some with two rounds exchanged, so that tables of `size` hold every crowd.

    `missed[person]` lists the (round, case) that a person does not hear. Whoever misses
    something, or is among `still`, keeps the path. Where nothing fits, the nearest is kept.
    """
    rounds = len(paths[0])
    count = _counts(paths, cases)
    idle = any(not n for row in count for n in row)
    for spots in missed:
        for r, case in spots:
            count[r][case] -= 1
    far = _far_from_tables(len(paths), size)
    if idle or any(sum(row) < cases * size.least for row in count):
        far[0] = 0  # too few for every case at once, so that one may have a break
    wrong = sum(far[n] for row in count for n in row)
    free = [p for p in range(len(paths)) if not missed[p] and p not in still]
    best = list(paths)
    if not wrong or not free or rounds < 2:
        return best
    mean = [sum(row) / cases for row in count]
    now, fewest = list(paths), wrong
    rng = random.Random(len(paths))

    def price(r: int, case: int, more: int) -> float:
        was, after = count[r][case], count[r][case] + more
        uneven = (after - mean[r]) ** 2 - (was - mean[r]) ** 2
        return far[after] - far[was] + UNEVEN * uneven

    for step in range(STEPS):
        person = free[int(rng.random() * len(free))]
        path = now[person]
        r, q = rng.sample(range(rounds), 2)
        a, b = path[r], path[q]
        change = price(r, a, -1) + price(r, b, 1) + price(q, b, -1) + price(q, a, 1)
        if change > 0 and rng.random() >= exp(-change / (HEAT * (1 - step / STEPS))):
            continue
        for s, case, more in ((r, a, -1), (r, b, 1), (q, b, -1), (q, a, 1)):
            wrong += far[count[s][case] + more] - far[count[s][case]]
            count[s][case] += more
        turned = list(path)
        turned[r], turned[q] = b, a
        now[person] = tuple(turned)
        if wrong < fewest:
            best, fewest = list(now), wrong
            if not wrong:
                break
    return best


def _counts(paths: Sequence[Path], cases: int) -> list[list[int]]:
    """How many people hear a case in a round: `[round][case]`."""
    return [
        [sum(path[r] == case for path in paths) for case in range(cases)]
        for r in range(len(paths[0]))
    ]


def _far_from_tables(people: int, size: GroupSize) -> list[int]:
    """For every number of people how many more or fewer tables of this size could seat."""
    good = [n for n in range(1, people + size.most + 1) if tables_for(n, size)]
    return [min(abs(n - other) for other in good) for n in range(people + 2)]
