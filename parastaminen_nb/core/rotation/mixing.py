"""Who sits with whom while a plan is being made, and what it costs.

People only ever change places, so attendance and sizes hold by construction: two people at one
case swap tables, or two people exchange a short chain of rounds after which both still hear
every case once. Meetings cost what `Meetings` says; broken rules cost `BROKEN`.
"""

from __future__ import annotations

from collections.abc import Sequence
from collections.abc import Set as AbstractSet

from parastaminen_nb.core.rotation.meetings import BROKEN, Meetings
from parastaminen_nb.core.rotation.room import Room, Wanted


class Mixer(Meetings):
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
        super().__init__(people, room.rounds, weight, wanted.apart)
        self.held = held
        """(round, person) of those who stay at their table."""
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
        self.mask = [[sum(self.bit[p] for p in there) for there in row] for row in self.members]
        """The people of each table of each round, as bits."""
        for tables in self.members:
            for there in tables:
                seated = 0
                for place, person in enumerate(there):
                    self.meet(person, there[:place], seated)
                    seated |= self.bit[person]
        self._count_limits(room)

    def _count_limits(self, room: Room) -> None:
        limits = self.wanted.limits
        self.limits_of = self.wanted.limits_of(self.people)
        self.limits_at = self.wanted.limits_at(room)
        self.count = [
            [[sum(p in limit.people for p in there) for limit in limits] for there in tables]
            for tables in self.members
        ]
        for r, tables in enumerate(self.members):
            for table, there in enumerate(tables):
                if there:
                    self.cost += BROKEN * sum(
                        limits[number].wrong(self.count[r][table][number])
                        for number in self.limits_at[r][table]
                    )

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
            _, least, most, _ = self.wanted.limits[number]
            change = -1 if number in mine else 1
            for table, more in ((a, change), (b, -change)):
                if number in self.limits_at[r][table]:
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
        self.part(p, here, home)
        self.meet(q, here, home)
        self.part(q, there, away)
        self.meet(p, there, away)
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
