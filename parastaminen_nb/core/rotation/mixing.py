"""Who sits with whom while a plan is being made, and what it costs.

People only ever change places, so attendance and sizes hold by construction: two people at one
case swap tables, or two people exchange a short chain of rounds after which both still hear
every case once. A pair's k-th meeting costs `weights(...)[k]`; broken rules cost `BROKEN`.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations
from operator import itemgetter

from parastaminen_nb.core.rotation.room import Room, Wanted

BROKEN = 4
"""Cost of a broken rule: dear beside a repeated meeting, yet not a wall for the search."""
FAIR_STEP = 2


def weights(rounds: int, step: int) -> list[int]:
    """Cost of the k-th meeting, k = 0 .. rounds + 1. A larger step is fairer.

    >>> weights(4, 0), weights(4, 2)
    ([0, 0, 1, 1, 1, 1], [0, 0, 1, 3, 5, 7])
    """
    return [0, 0] + [1 + step * (k - 2) for k in range(2, rounds + 2)]


class Mixer:
    """A plan in the making. `table[round][person]` is a number within the round, -1 when away."""

    def __init__(
        self,
        room: Room,
        table: Sequence[Sequence[int]],
        weight: Sequence[int],
        wanted: Wanted,
    ) -> None:
        people = room.people
        self.people, self.rounds, self.weight = people, room.rounds, weight
        self.wanted = wanted
        self.table = [list(row) for row in table]
        self.at = [list(row) for row in room.at]
        self.when = [[-1] * len(room.shares[0]) for _ in range(people)]
        for r, row in enumerate(self.at):
            for person, case in enumerate(row):
                if case >= 0:
                    self.when[person][case] = r
        self.block = [_blocks(shares) for shares in room.shares]
        """Tables of the same case, for each table of a round."""
        self.members = [
            _members(row, len(block)) for row, block in zip(self.table, self.block, strict=True)
        ]
        self.fixed = [False] * people
        for group in wanted.together:
            for person in group:
                self.fixed[person] = True
        self.bound = [person in wanted.bound_to_path for person in range(people)]
        # One more column of zeros, so that a getter always has two things to get.
        self.met = [[0] * (people + 1) for _ in range(people)]
        self.now = [[0] * (people + 1) for _ in range(people)]
        self.next = [[0] * (people + 1) for _ in range(people)]
        for one, other in wanted.apart:
            self.next[one][other] = self.next[other][one] = BROKEN
        self.bad: list[tuple[int, int]] = []
        self.bad_place: dict[tuple[int, int], int] = {}
        self.cost = 0
        self.getter = [[itemgetter(people, people, *m) for m in row] for row in self.members]
        for tables in self.members:
            for there in tables:
                for a, b in combinations(there, 2):
                    self._meet(a, b, 1)
        self._count_limits()

    def _count_limits(self) -> None:
        limits = self.wanted.limits
        self.limits_of = [
            frozenset(number for number, (people, _, _) in enumerate(limits) if person in people)
            for person in range(self.people)
        ]
        self.count = [
            [[sum(p in people for p in there) for people, _, _ in limits] for there in tables]
            for tables in self.members
        ]
        for tables, counts in zip(self.members, self.count, strict=True):
            for there, numbers in zip(tables, counts, strict=True):
                if there:
                    self.cost += sum(
                        BROKEN * (max(0, n - most) + max(0, least - n))
                        for n, (_, least, most) in zip(numbers, limits, strict=True)
                    )

    def _meet(self, a: int, b: int, more: int) -> None:
        """A and B sit together once more (1) or once less (-1)."""
        self.cost += self.next[a][b] if more > 0 else -self.now[a][b]
        times = self.met[a][b] + more
        self.met[a][b] = self.met[b][a] = times
        pair = (a, b) if a < b else (b, a)
        now, after = self.weight[times], self.weight[times + 1]
        bad = times > 1
        if pair in self.wanted.apart:
            now, after, bad = (now + BROKEN if times else 0), after + BROKEN, times > 0
        self.now[a][b] = self.now[b][a] = now
        self.next[a][b] = self.next[b][a] = after
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

    def price(self, r: int, p: int, q: int) -> int:
        """What it costs when p and q, at different tables in round r, change places."""
        row, get = self.table[r], self.getter[r]
        a, b = row[p], row[q]
        home, there = get[a], get[b]
        after = self.next[q]
        total: int = (
            sum(there(self.next[p]))
            - sum(home(self.now[p]))
            + sum(home(after))
            - sum(there(self.now[q]))
            - 2 * after[p]
        )
        if self.wanted.limits:
            total += self._limit_price(r, a, b, p, q)
        return total

    def _limit_price(self, r: int, a: int, b: int, p: int, q: int) -> int:
        mine, theirs = self.limits_of[p], self.limits_of[q]
        total = 0
        for number in mine ^ theirs:
            _, least, most = self.wanted.limits[number]
            change = -1 if number in mine else 1
            for table, more in ((a, change), (b, -change)):
                was = self.count[r][table][number]
                total -= max(0, was - most) + max(0, least - was)
                was += more
                total += max(0, was - most) + max(0, least - was)
        return BROKEN * total

    def swap(self, r: int, p: int, q: int) -> None:
        """P and q, at different tables in round r, change places (and cases, if these differ)."""
        table, members = self.table[r], self.members[r]
        a, b = table[p], table[q]
        here, there = members[a], members[b]
        if self.wanted.limits:
            self.cost += self._limit_price(r, a, b, p, q)
            for number in self.limits_of[p] ^ self.limits_of[q]:
                change = -1 if number in self.limits_of[p] else 1
                self.count[r][a][number] += change
                self.count[r][b][number] -= change
        here.remove(p)
        there.remove(q)
        for x in here:
            self._meet(p, x, -1)
            self._meet(q, x, 1)
        for x in there:
            self._meet(q, x, -1)
            self._meet(p, x, 1)
        here.append(q)
        there.append(p)
        table[p], table[q] = b, a
        case = self.at[r]
        mine, theirs = case[p], case[q]
        if mine != theirs:
            for person, left in ((p, mine), (q, theirs)):
                if self.when[person][left] == r:
                    self.when[person][left] = -1
            case[p], case[q] = theirs, mine
            self.when[p][theirs] = self.when[q][mine] = r
        self.getter[r][a] = itemgetter(self.people, self.people, *here)
        self.getter[r][b] = itemgetter(self.people, self.people, *there)

    def chain(self, r: int, p: int, q: int) -> tuple[int, ...] | None:
        """The rounds p and q must exchange, r first, to hear each case once; None beyond two."""
        mine, theirs = self.at[r][p], self.at[r][q]
        if mine == theirs:
            return (r,)
        if theirs < 0 or self.bound[p] or self.bound[q]:
            return None
        again, back = self.when[p][theirs], self.when[q][mine]
        if again == back:
            return (r,) if again < 0 else (r, again)
        return None


def _blocks(shares: Sequence[Sequence[int]]) -> list[tuple[int, ...]]:
    blocks: list[tuple[int, ...]] = []
    for sizes in shares:
        first = len(blocks)
        blocks += [tuple(range(first, first + len(sizes)))] * len(sizes)
    return blocks


def _members(row: Sequence[int], tables: int) -> list[list[int]]:
    members: list[list[int]] = [[] for _ in range(tables)]
    for person, here in enumerate(row):
        if here >= 0:
            members[here].append(person)
    return members
