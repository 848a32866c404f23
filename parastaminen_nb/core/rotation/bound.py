"""How many different pairs can meet at most. The proof stands with each step.

Every table of s people makes s*(s-1)/2 pair slots; S is their sum. People who share a table at
one case must spread over the tables of the other cases in another round, so a table of s people
forces at least f(s, K) pairs to meet again there, where K tables are in reach: as even a split
as can be, because s*(s-1)/2 is convex. F adds that over all pairs of rounds, always the larger
of the two directions. A pair that meets k times of R rounds repeats k-1 times and covers
k*(k-1)/2 <= (k-1)*R/2 pairs of rounds; hence repeats >= 2F/R, and repeats >= F if k <= 2.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass


def pairs_of(people: int) -> int:
    """In how many ways two of them meet.

    >>> pairs_of(5)
    10
    """
    return people * (people - 1) // 2


def forced(people: int, tables: int) -> int:
    """The least number of pairs that stay together when a table spreads over other tables.

    >>> forced(5, 4), forced(5, 2), forced(5, 1)
    (1, 4, 10)
    """
    if tables == 0:
        return 0
    least, more = divmod(people, tables)
    return more * pairs_of(least + 1) + (tables - more) * pairs_of(least)


@dataclass(frozen=True, slots=True)
class Bounds:
    """`slots` is S, `meet_again` is F; the rest is the most pairs that can meet."""

    slots: int
    meet_again: int
    distinct: int
    fair: int


# One table in one round: its case and how many sit there.
Sizes = Sequence[Sequence[tuple[int, int]]]


def bounds(
    sizes: Sizes,
    people: int,
    *,
    same_case: bool = False,
    leaving: Sequence[Sequence[int]] | None = None,
    together: Sequence[int] = (),
) -> Bounds:
    """The most pairs that can meet at tables of these sizes.

    `sizes[round]` lists (case, people) for each table. With `same_case` people may go to any
    table of the next round. `leaving[r][q]` is how many of those present in round r are away in
    round q. `together` tells how often each pair meets that is kept together.

    A pair that meets k times for certain repeats k-1 times and covers k*(k-1)/2 pairs of rounds.
    """
    rounds = len(sizes)
    slots = sum(pairs_of(size) for tables in sizes for _, size in tables)
    again = 0
    for r in range(rounds):
        for q in range(r):
            again += max(
                _forced_between(sizes[r], sizes[q], same_case, leaving[r][q] if leaving else 0),
                _forced_between(sizes[q], sizes[r], same_case, leaving[q][r] if leaving else 0),
            )
    every = pairs_of(people)
    kept = sum(times - 1 for times in together)
    rest = max(0, again - sum(map(pairs_of, together)))
    repeats = max(-(-2 * again // rounds) if rounds else 0, kept)
    fair = max(0, slots - kept - rest)
    return Bounds(slots, again, min(every, slots - repeats), min(every, fair))


def _forced_between(
    now: Sequence[tuple[int, int]], then: Sequence[tuple[int, int]], same_case: bool, leaving: int
) -> int:
    """Pairs of `now` that must meet again in `then`, though the best `leaving` people go away."""
    total = 0
    gains: list[int] = []
    for case, size in now:
        reach = sum(1 for other, _ in then if same_case or other != case)
        total += forced(size, reach)
        gains += [forced(n, reach) - forced(n - 1, reach) for n in range(size, 0, -1)]
    if leaving:
        total -= sum(sorted(gains, reverse=True)[:leaving])
    return total
