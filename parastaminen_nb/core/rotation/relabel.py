"""Who takes which place in a plan. It cannot change how well people mix, only who they are.

Two people exchange their whole itineraries, so every pair of places meets as often as before.
Rules come first; then units are spread, so that few of one unit share a table.
"""

from __future__ import annotations

import random
from collections.abc import Sequence

from parastaminen_nb.core.rotation.layout import Crew
from parastaminen_nb.core.rotation.room import Room, Wanted

RULE = 1000
TRIES_A_PERSON = 40


class Places:
    """Itineraries and their people: what each table would cost by its rules and units."""

    def __init__(
        self, room: Room, table: Sequence[Sequence[int]], wanted: Wanted, units: Sequence[int]
    ) -> None:
        self.room, self.wanted, self.units = room, wanted, units
        self.table = [list(row) for row in table]
        self.people = room.people
        self.limits_of: list[list[int]] = [[] for _ in range(self.people)]
        for number, (people, _, _) in enumerate(wanted.limits):
            for person in sorted(people):
                self.limits_of[person].append(number)
        self.apart_from: list[set[int]] = [set() for _ in range(self.people)]
        for one, other in wanted.apart:
            self.apart_from[one].add(other)
            self.apart_from[other].add(one)
        tables = [sum(len(shares) for shares in row) for row in room.shares]
        self.members: list[list[set[int]]] = [[set() for _ in range(n)] for n in tables]
        for r, row in enumerate(self.table):
            for person, here in enumerate(row):
                if here >= 0:
                    self.members[r][here].add(person)
        glued = {person for group in wanted.together for person in group}
        self.free = [p for p in range(self.people) if p not in glued]

    def broken(self) -> int:
        """How many rules are broken, table by table."""
        return sum(self._of_table(there) // RULE for tables in self.members for there in tables)

    def cost_of(self, *people: int) -> int:
        """The cost of all tables where one of these people sits."""
        total = 0
        for r, row in enumerate(self.table):
            for here in {row[person] for person in people if row[person] >= 0}:
                total += self._of_table(self.members[r][here])
        return total

    def _of_table(self, there: set[int]) -> int:
        if not there:
            return 0
        count: dict[int, int] = {}
        units: dict[int, int] = {}
        broken = same = 0
        for person in there:
            for number in self.limits_of[person]:
                count[number] = count.get(number, 0) + 1
            unit = self.units[person]
            if unit >= 0:
                same += units.get(unit, 0)
                units[unit] = units.get(unit, 0) + 1
            if self.apart_from[person]:
                broken += len(self.apart_from[person] & there)
        broken //= 2
        for number, (_, least, most) in enumerate(self.wanted.limits):
            here = count.get(number, 0)
            broken += max(0, here - most, least - here)
        return RULE * broken + same

    def exchange(self, p: int, q: int) -> None:
        """P and q take each other's itinerary."""
        for r, row in enumerate(self.table):
            a, b = row[p], row[q]
            if a != b:
                for here, out, into in ((a, p, q), (b, q, p)):
                    if here >= 0:
                        self.members[r][here].remove(out)
                        self.members[r][here].add(into)
                row[p], row[q] = b, a
            case = self.room.at[r]
            case[p], case[q] = case[q], case[p]


def relabelled(
    room: Room, table: Sequence[Sequence[int]], crew: Crew, rng: random.Random
) -> tuple[list[list[int]], int]:
    """The tables after people took the places that suit the rules and spread the units.

    `room.at` follows. Returns the tables and how many rules are still broken. People who are
    bound to their path only exchange with people on the same path.
    """
    wanted, units = crew.wanted, crew.units or (-1,) * crew.people
    places = Places(room, table, wanted, units)
    needs = any(unit >= 0 for unit in units) or wanted.limits or wanted.apart
    if not needs or len(places.free) < 2:
        return places.table, places.broken() if needs else 0
    free = places.free
    bound = wanted.bound_to_path if crew.paths is None else frozenset(free)
    choose = rng.random
    idle = 0
    patience = max(200, 4 * len(free))
    for _ in range(TRIES_A_PERSON * len(free)):
        p = free[int(choose() * len(free))]
        q = free[int(choose() * len(free))]
        if p == q or not (
            units[p] != units[q]
            or places.limits_of[p] != places.limits_of[q]
            or places.apart_from[p]
            or places.apart_from[q]
        ):
            continue
        if (p in bound or q in bound) and any(row[p] != row[q] for row in room.at):
            continue
        before = places.cost_of(p, q)
        places.exchange(p, q)
        change = places.cost_of(p, q) - before
        if change > 0:
            places.exchange(p, q)
        idle = 0 if change < 0 else idle + 1
        if idle > patience:
            break
    return places.table, places.broken()
