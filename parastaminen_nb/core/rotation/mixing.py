"""Who sits with whom while a plan is being made, and what it costs.

People only ever change places, so attendance and sizes hold by construction: two people at one
case swap tables, or two people exchange a short chain of rounds after which both still hear
every case once. A pair's k-th meeting costs `weights(...)[k]`; broken rules cost `BROKEN`.

Who has met whom is kept as bits: `level[k][p]` has a bit for everyone whom p meets k times or
more. A table is a number too, so what a move costs is a few counts of bits.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet

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
        held: AbstractSet[tuple[int, int]] = frozenset(),
    ) -> None:
        people = room.people
        self.held = held
        """(round, person) of those who stay at their table."""
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
        self.bit = [1 << person for person in range(people)]
        self.mask = [[sum(self.bit[p] for p in there) for there in row] for row in self.members]
        """The people of each table of each round, as bits."""
        self.level = [[0] * people for _ in range(self.rounds + 3)]
        self.pairs = [0] * (self.rounds + 2)
        """How many pairs meet so often or more; counted from two on."""
        self.apart = [0] * people
        for one, other in wanted.apart:
            self.apart[one] |= self.bit[other]
            self.apart[other] |= self.bit[one]
        self.bad: list[tuple[int, int]] = []
        self.bad_place: dict[tuple[int, int], int] = {}
        self.cost = 0
        self.often = 0
        """How many pairs meet more than twice."""
        self.steps: list[tuple[int, list[int], list[int]]] = []
        self._choose_steps()
        for tables in self.members:
            for there in tables:
                seated = 0
                for place, person in enumerate(there):
                    self._meet(person, there[:place], seated)
                    seated |= self.bit[person]
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

    def _meet(self, p: int, there: Sequence[int], mask: int) -> None:
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

    def _part(self, p: int, there: Sequence[int], mask: int) -> None:
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

    def price(self, r: int, p: int, q: int) -> int:
        """What it costs when p and q, at different tables in round r, change places."""
        row, mask = self.table[r], self.mask[r]
        a, b = row[p], row[q]
        home, there = mask[a] ^ self.bit[p], mask[b] ^ self.bit[q]
        total = 0
        for dearer, now, more in self.steps:
            total += dearer * (
                (now[p] & there).bit_count()
                + (now[q] & home).bit_count()
                - (more[p] & home).bit_count()
                - (more[q] & there).bit_count()
            )
        if self.wanted.apart:
            one, other = self.apart[p], self.apart[q]
            if one or other:
                total += BROKEN * (
                    (one & there).bit_count()
                    - (one & home).bit_count()
                    + (other & home).bit_count()
                    - (other & there).bit_count()
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
        mask = self.mask[r]
        home, away = mask[a] ^ self.bit[p], mask[b] ^ self.bit[q]
        self._part(p, here, home)
        self._meet(q, here, home)
        self._part(q, there, away)
        self._meet(p, there, away)
        mask[a], mask[b] = home | self.bit[q], away | self.bit[p]
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

    def chain(self, r: int, p: int, q: int) -> tuple[int, ...] | None:
        """The rounds p and q must exchange, r first, to hear each case once; None beyond two."""
        mine, theirs = self.at[r][p], self.at[r][q]
        if mine == theirs:
            return (r,)
        if theirs < 0 or self.bound[p] or self.bound[q]:
            return None
        again, back = self.when[p][theirs], self.when[q][mine]
        if again != back:
            return None
        if again >= 0:
            return r, again
        worth = self.wanted.worth
        if worth and (worth[p][mine] != worth[p][theirs] or worth[q][mine] != worth[q][theirs]):
            return None
        return (r,)


def _people(mask: int) -> Iterator[int]:
    """The people of a mask, by number."""
    while mask:
        low = mask & -mask
        yield low.bit_length() - 1
        mask ^= low


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
