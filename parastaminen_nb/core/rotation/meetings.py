"""How often everyone has met while a plan is being made, and what that costs.

A pair's k-th meeting costs `weights(...)[k]`; two who must not sit together and do cost `BROKEN`.

Who has met whom is kept as bits: `level[k][p]` has a bit for everyone whom p meets k times or
more. A table is a number too, so what a move costs is a few counts of bits.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

BROKEN = 4
"""Cost of a broken rule: dear beside a repeated meeting, yet not a wall for the search."""
FAIR_STEP = 2


def weights(rounds: int, step: int) -> list[int]:
    """Cost of the k-th meeting, k = 0 .. rounds + 1. A larger step is fairer.

    >>> weights(4, 0), weights(4, 2)
    ([0, 0, 1, 1, 1, 1], [0, 0, 1, 3, 5, 7])
    """
    return [0, 0] + [1 + step * (k - 2) for k in range(2, rounds + 2)]


class Meetings:
    """Who has met whom how often among so many people, in so many rounds."""

    def __init__(
        self, people: int, rounds: int, weight: Sequence[int], apart: Iterable[tuple[int, int]]
    ) -> None:
        self.people, self.rounds, self.weight = people, rounds, weight
        self.bit = [1 << person for person in range(people)]
        self.level = [[0] * people for _ in range(rounds + 3)]
        self.pairs = [0] * (rounds + 2)
        """How many pairs meet so often or more; counted from two on."""
        self.apart = [0] * people
        """The people whom each must not sit with, as bits."""
        for one, other in apart:
            self.apart[one] |= self.bit[other]
            self.apart[other] |= self.bit[one]
        self.bad: list[tuple[int, int]] = []
        """The pairs that meet again, or must not meet at all."""
        self.bad_place: dict[tuple[int, int], int] = {}
        """Where each of them stands in `bad`."""
        self.cost = 0
        self.often = 0
        """How many pairs meet more than twice."""
        self.steps: list[tuple[int, list[int], list[int]]] = []
        self._choose_steps()

    def meet(self, p: int, there: Sequence[int], mask: int) -> None:
        """P sits with these people once more; `mask` holds the same people as bits."""
        bit, row = self.bit[p], self.level[1]
        again = row[p] & mask
        row[p] |= mask
        for x in there:
            row[x] |= bit
        strict = self.apart[p]
        times = 2
        held = again
        while held:
            row = self.level[times]
            more = row[p] & held
            for x in _people(held ^ more):
                row[p] |= self.bit[x]
                row[x] |= bit
                self.cost += self.weight[times]
                self.pairs[times] += 1
                self.often += times == 3
                if self.pairs[times] == 1:
                    self._choose_steps()
                if times == 2 and not strict & self.bit[x]:
                    self._add_bad(p, x)
            held = more
            times += 1
        for x in _people(strict & mask):
            self.cost += BROKEN
            if not again & self.bit[x]:
                self._add_bad(p, x)

    def part(self, p: int, there: Sequence[int], mask: int) -> None:
        """P sits with these people once less; `mask` holds the same people as bits."""
        bit, row = self.bit[p], self.level[1]
        held = again = self.level[2][p] & mask
        row[p] ^= mask ^ again
        for x in there:
            row[x] ^= bit
        strict = self.apart[p]
        times = 2
        while held:
            more = self.level[times + 1][p] & held
            row = self.level[times]
            for x in _people(held):
                if times == 2:
                    self.level[1][x] ^= bit  # they have met before and still have
                if more & self.bit[x]:
                    continue
                row[p] ^= self.bit[x]
                row[x] ^= bit
                self.cost -= self.weight[times]
                self.pairs[times] -= 1
                self.often -= times == 3
                if not self.pairs[times]:
                    self._choose_steps()
                if times == 2 and not strict & self.bit[x]:
                    self._drop_bad(p, x)
            held = more
            times += 1
        for x in _people(strict & mask):
            self.cost -= BROKEN
            if not again & self.bit[x]:
                self._drop_bad(p, x)

    def _choose_steps(self) -> None:
        """The levels that a price has to look at: none above the most that anyone meets."""
        self.steps = [
            (dearer, self.level[times], self.level[times + 1])
            for times in range(1, self.rounds)
            if (dearer := self.weight[times + 1] - self.weight[times])
            and (times == 1 or self.pairs[times])
        ]

    def _add_bad(self, p: int, x: int) -> None:
        pair = (p, x) if p < x else (x, p)
        self.bad_place[pair] = len(self.bad)
        self.bad.append(pair)

    def _drop_bad(self, p: int, x: int) -> None:
        pair = (p, x) if p < x else (x, p)
        place = self.bad_place.pop(pair)
        last = self.bad.pop()
        if last != pair:
            self.bad[place] = last
            self.bad_place[last] = place


def _people(mask: int) -> Iterator[int]:
    """The people of a mask, by number."""
    while mask:
        low = mask & -mask
        yield low.bit_length() - 1
        mask ^= low
