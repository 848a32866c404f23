"""Tables that mix people: tabu search on swaps of two people of the same case and round.

Attendance and sizes hold by construction, because two people only ever change places. A pair
that meets for the k-th time costs `WEIGHTS[k]`; a meeting that must not be costs `FORBIDDEN`.
(After Dotú and Van Hentenryck, "Scheduling social golfers locally", 2005.)
"""

from __future__ import annotations

import random
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from operator import itemgetter

FORBIDDEN = 1000
MOST_PAIRS = 1
"""Cost of the k-th meeting (k >= 2) when only the number of different pairs counts."""


def weights(rounds: int, step: int) -> list[int]:
    """Cost of the k-th meeting, k = 0 .. rounds + 1. A larger step is fairer.

    >>> weights(4, 0), weights(4, 2)
    ([0, 0, 1, 1, 1, 1], [0, 0, 1, 3, 5, 7])
    """
    return [0, 0] + [1 + step * (k - 2) for k in range(2, rounds + 2)]


@dataclass(frozen=True, slots=True)
class Room:
    """Who hears what, and at how many tables: `at[round][person]` is a case or -1 (away)."""

    at: Sequence[Sequence[int]]
    tables: Sequence[Sequence[int]]
    """`tables[round][case]`."""

    @property
    def people(self) -> int:
        return len(self.at[0])

    @property
    def rounds(self) -> int:
        return len(self.at)


class Mixer:
    """A plan in the making. `table[round][person]` is a number within the round, -1 when away."""

    def __init__(
        self,
        room: Room,
        table: Sequence[Sequence[int]],
        weight: Sequence[int],
        *,
        apart: Iterable[tuple[int, int]] = (),
        frozen: Iterable[int] = (),
    ) -> None:
        people, rounds = room.people, room.rounds
        self.people, self.rounds = people, rounds
        self.weight = weight
        self.table = [list(row) for row in table]
        self.block: list[list[tuple[int, ...]]] = []
        self.members: list[list[list[int]]] = []
        for r in range(rounds):
            first = 0
            block_of: list[tuple[int, ...]] = []
            for count in room.tables[r]:
                block_of += [tuple(range(first, first + count))] * count
                first += count
            self.block.append(block_of)
            members: list[list[int]] = [[] for _ in block_of]
            for person, here in enumerate(self.table[r]):
                if here >= 0:
                    members[here].append(person)
            self.members.append(members)
        self.fixed = [False] * people
        for person in frozen:
            self.fixed[person] = True
        # One more column of zeros, so that a getter always has two things to get.
        self.met = [[0] * (people + 1) for _ in range(people)]
        self.now = [[0] * (people + 1) for _ in range(people)]
        self.next = [[weight[1]] * people + [0] for _ in range(people)]
        for person in range(people):
            self.next[person][person] = 0
        for one, other in apart:
            for a, b in ((one, other), (other, one)):
                self.met[a][b] = -FORBIDDEN
                self.next[a][b] = FORBIDDEN
        self.bad: list[tuple[int, int]] = []
        self.bad_place: dict[tuple[int, int], int] = {}
        self.cost = 0
        self.getter = [[itemgetter(people, people, *m) for m in row] for row in self.members]
        for row in self.members:
            for members_here in row:
                for place, a in enumerate(members_here):
                    for b in members_here[place + 1 :]:
                        self._meet(a, b)

    def _meet(self, a: int, b: int) -> None:
        """A and B sit together once more."""
        self.cost += self.next[a][b]
        self._count(a, b, self.met[a][b] + 1)

    def _part(self, a: int, b: int) -> None:
        """A and B sit together once less."""
        self.cost -= self.now[a][b]
        self._count(a, b, self.met[a][b] - 1)

    def _count(self, a: int, b: int, times: int) -> None:
        self.met[a][b] = self.met[b][a] = times
        if times < 0:
            now, after, bad = (
                (FORBIDDEN if times > -FORBIDDEN else 0),
                FORBIDDEN,
                times > -FORBIDDEN,
            )
        else:
            now, after, bad = self.weight[times], self.weight[times + 1], times > 1
        self.now[a][b] = self.now[b][a] = now
        self.next[a][b] = self.next[b][a] = after
        pair = (a, b) if a < b else (b, a)
        if bad != (pair in self.bad_place):
            if bad:
                self.bad_place[pair] = len(self.bad)
                self.bad.append(pair)
            else:
                place = self.bad_place.pop(pair)
                last = self.bad.pop()
                if last != pair:
                    self.bad[place] = last
                    self.bad_place[last] = place

    def swap(self, r: int, p: int, q: int) -> None:
        """Two people of the same case change tables in round r."""
        table, members = self.table[r], self.members[r]
        a, b = table[p], table[q]
        here, there = members[a], members[b]
        here.remove(p)
        there.remove(q)
        for x in here:
            self._part(p, x)
            self._meet(q, x)
        for x in there:
            self._part(q, x)
            self._meet(p, x)
        here.append(q)
        there.append(p)
        table[p], table[q] = b, a
        self.getter[r][a] = itemgetter(self.people, self.people, *here)
        self.getter[r][b] = itemgetter(self.people, self.people, *there)

    def search(self, rng: random.Random, target: int, steps: int) -> int:
        """Swap until the cost is at the target or the steps are used; keep the best plan.

        Returns the best cost, whose tables `table` then holds.
        """
        best = self.cost
        kept = [row[:] for row in self.table]
        tabu: list[list[dict[int, int]]] = [
            [{} for _ in range(self.people)] for _ in range(self.rounds)
        ]
        choose = rng.random
        for step in range(steps):
            if best <= target or not self.bad:
                break
            p, q = self.bad[int(choose() * len(self.bad))]
            shared = [r for r in range(self.rounds) if self.table[r][p] == self.table[r][q] >= 0]
            r = shared[int(choose() * len(shared))]
            if choose() < 0.5:
                p, q = q, p
            if self.fixed[p]:
                p, q = q, p
                if self.fixed[p]:
                    continue
            found = self._best_swap(r, p, tabu[r], step, best)
            if found is None:
                continue
            q = found[int(choose() * len(found))]
            until = step + 3 + int(choose() * 8)
            tabu[r][p][self.table[r][p]] = until
            tabu[r][q][self.table[r][q]] = until
            self.swap(r, p, q)
            if self.cost < best:
                best = self.cost
                kept = [row[:] for row in self.table]
        self.table = kept
        self.cost = best
        return best

    def _best_swap(
        self, r: int, p: int, tabu: list[dict[int, int]], step: int, best: int
    ) -> list[int] | None:
        """The partners in the block with whom p should change places, all equally good."""
        table = self.table[r]
        getter = self.getter[r]
        home = table[p]
        mine_now, mine_next = self.now[p], self.next[p]
        from_home = getter[home]
        leave = sum(from_home(mine_now))
        good_enough = best - self.cost
        least, found = 1 << 30, None
        for other in self.block[r][home]:
            if other == home:
                continue
            get = getter[other]
            gain = sum(get(mine_next)) - leave
            forbidden = tabu[p].get(other, -1) >= step
            for q in self.members[r][other]:
                row = self.next[q]
                delta = gain + sum(from_home(row)) - 2 * row[p] - sum(get(self.now[q]))
                if delta <= least and not self.fixed[q]:
                    if delta >= good_enough and (forbidden or tabu[q].get(home, -1) >= step):
                        continue
                    if delta < least:
                        least, found = delta, [q]
                    elif found is not None:
                        found.append(q)
        return found


def random_tables(room: Room, rng: random.Random) -> list[list[int]]:
    """Everyone at a random table of their case, sizes within one. -1 for those away."""
    found = []
    for r in range(room.rounds):
        row = [-1] * room.people
        first = 0
        for case, count in enumerate(room.tables[r]):
            here = [p for p in range(room.people) if room.at[r][p] == case]
            rng.shuffle(here)
            for place, person in enumerate(here):
                row[person] = first + place % count
            first += count
        found.append(row)
    return found
