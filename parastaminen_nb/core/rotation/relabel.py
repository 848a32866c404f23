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
    """Itineraries and their people: what their tables cost by rules and units."""

    def __init__(
        self, room: Room, table: Sequence[Sequence[int]], wanted: Wanted, units: Sequence[int]
    ) -> None:
        self.room, self.wanted, self.units = room, wanted, units
        self.table = [list(row) for row in table]
        self.people = room.people
        self.limits_of = wanted.limits_of(self.people)
        self.limits_at = wanted.limits_at(room)
        self.apart_from: list[set[int]] = [set() for _ in range(self.people)]
        for one, other in wanted.apart:
            self.apart_from[one].add(other)
            self.apart_from[other].add(one)
        glued = {person for group in wanted.together for person in group}
        glued |= {spot.person for spot in wanted.spots}
        self.free = [p for p in range(self.people) if p not in glued]
        tables = [sum(len(shares) for shares in row) for row in room.shares]
        kinds = max(units, default=-1) + 2  # the last counts those without a unit
        self.of_unit = [[[0] * kinds for _ in range(n)] for n in tables]
        self.of_limit = [[[0] * len(wanted.limits) for _ in range(n)] for n in tables]
        for r, row in enumerate(self.table):
            for person, here in enumerate(row):
                if here >= 0:
                    self._count(r, here, person, 1)

    def _count(self, r: int, here: int, person: int, more: int) -> None:
        self.of_unit[r][here][self.units[person]] += more
        for number in self.limits_of[person]:
            self.of_limit[r][here][number] += more

    def broken(self) -> int:
        """How many rules are broken, table by table."""
        total = 0
        for r, row in enumerate(self.table):
            for here in {table for table in row if table >= 0}:
                for number in self.limits_at[r][here]:
                    total += self.wanted.limits[number].wrong(self.of_limit[r][here][number])
            total += sum(row[one] == row[other] >= 0 for one, other in self.wanted.apart)
        return total

    def price(self, p: int, q: int) -> int:
        """What it costs when p and q take each other's itinerary. Only counts are looked at."""
        total = 0
        mine, theirs = self.units[p], self.units[q]
        felt = self.limits_of[p] ^ self.limits_of[q]
        one, other = self.apart_from[p], self.apart_from[q]
        for r, row in enumerate(self.table):
            a, b = row[p], row[q]
            if a == b:
                continue
            for here, out, into in ((a, mine, theirs), (b, theirs, mine)):
                if here >= 0 and out != into:
                    count = self.of_unit[r][here]
                    total += (count[into] if into >= 0 else 0) + (1 - count[out] if out >= 0 else 0)
            if felt:
                total += RULE * self._limit_price(r, a, b, p, felt)
            for person in one:
                if person != q:
                    there = row[person]
                    total += RULE * ((there == b >= 0) - (there == a >= 0))
            for person in other:
                if person != p:
                    there = row[person]
                    total += RULE * ((there == a >= 0) - (there == b >= 0))
        return total

    def _limit_price(self, r: int, a: int, b: int, p: int, felt: frozenset[int]) -> int:
        total = 0
        for number in felt:
            _, least, most, _ = self.wanted.limits[number]
            more = -1 if number in self.limits_of[p] else 1
            for here, change in ((a, more), (b, -more)):
                if here >= 0 and number in self.limits_at[r][here]:
                    was = self.of_limit[r][here][number]
                    now = was + change
                    total += max(0, now - most, least - now) - max(0, was - most, least - was)
        return total

    def exchange(self, p: int, q: int) -> None:
        """P and q take each other's itinerary."""
        for r, row in enumerate(self.table):
            a, b = row[p], row[q]
            if a != b:
                for here, out, into in ((a, p, q), (b, q, p)):
                    if here >= 0:
                        self._count(r, here, out, -1)
                        self._count(r, here, into, 1)
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
    free = places.free
    bound = wanted.bound_to_path if crew.paths is None else frozenset(free)
    if not needs and crew.anew:
        _deal(places, [person for person in free if person not in bound], rng)
    if not needs or len(free) < 2:
        return places.table, places.broken() if needs else 0
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
        change = places.price(p, q)
        if change <= 0:
            places.exchange(p, q)
        idle = 0 if change < 0 else idle + 1
        if idle > patience:
            break
    return places.table, places.broken()


def _deal(places: Places, people: Sequence[int], rng: random.Random) -> None:
    """Give these people each other's places at random."""
    for last in range(len(people) - 1, 0, -1):
        places.exchange(people[last], people[int(rng.random() * (last + 1))])
