"""A start for the search: on every path the shift rule, then everybody else where they meet least.

People on different paths of orthogonal squares share at most one round, so only people on the
same path can meet again. The shift rule keeps a path's first people apart; with three cases
and tables that are a prime in number what it leaves is few, and the start is often the best.
"""

from __future__ import annotations

from parastaminen_nb.core.rotation.paths import Path
from parastaminen_nb.core.rotation.room import Room
from parastaminen_nb.core.rotation.shift import shift_tables


def woven(room: Room) -> list[list[int]]:
    """Everyone at a table of their case, as `table[round][person]`; -1 for those away."""
    loom = _Loom(room)
    rest = []
    for path, members in _crowds(room).items():
        count = 0
        rows = _rows(room, path, len(members))
        if rows:
            count = len(rows[0])
            for r, row in enumerate(rows):
                first = room.first_table(r, path[r])
                for person, number in zip(members, row, strict=False):
                    loom.seat(r, person, first + number)
        rest += members[count:]
    for person in rest:
        for r in range(room.rounds):
            if room.at[r][person] >= 0:
                loom.seat_well(r, person)
    return loom.table


def _crowds(room: Room) -> dict[Path, list[int]]:
    crowd: dict[Path, list[int]] = {}
    for person in range(room.people):
        crowd.setdefault(tuple(row[person] for row in room.at), []).append(person)
    return crowd


def _rows(room: Room, path: Path, people: int) -> list[list[int]] | None:
    """Tables by the shift rule for as many people of this path as it can keep apart."""
    if min(path) < 0:
        return None
    tables = min(len(room.shares[r][case]) for r, case in enumerate(path))
    for seats in range(min(people // tables, tables), 0, -1):
        found = shift_tables(seats * tables, tables, room.rounds)
        if found:
            return found
    return None


class _Loom:
    """Chairs that are still free, and who has met whom so far (people as bits)."""

    def __init__(self, room: Room) -> None:
        self.room = room
        self.table = [[-1] * room.people for _ in range(room.rounds)]
        self.free = [[size for shares in row for size in shares] for row in room.shares]
        self.there = [[0] * len(row) for row in self.free]
        self.met = [0] * room.people
        self.twice = [0] * room.people

    def seat(self, r: int, person: int, table: int) -> None:
        """Take a chair; where the rule finds none free the person gets another."""
        if not self.free[r][table]:
            self.seat_well(r, person)
            return
        others = self.there[r][table]
        again = self.met[person] & others
        self.twice[person] |= again
        self.met[person] |= others
        bit = 1 << person
        for other in self._people(r, table):
            if again >> other & 1:
                self.twice[other] |= bit
            self.met[other] |= bit
        self.there[r][table] |= bit
        self.free[r][table] -= 1
        self.table[r][person] = table

    def _people(self, r: int, table: int) -> list[int]:
        mask, found = self.there[r][table], []
        while mask:
            low = mask & -mask
            found.append(low.bit_length() - 1)
            mask ^= low
        return found

    def seat_well(self, r: int, person: int) -> None:
        """Take the free chair of the case with the fewest people that were met before."""
        case = self.room.at[r][person]
        first = self.room.first_table(r, case)
        here, met, twice = self.there[r], self.met[person], self.twice[person]

        def known(table: int) -> tuple[int, int]:
            old = (met & here[table]).bit_count() + 2 * (twice & here[table]).bit_count()
            return old, -self.free[r][table]

        tables = range(first, first + len(self.room.shares[r][case]))
        self.seat(r, person, min((t for t in tables if self.free[r][t]), key=known))
