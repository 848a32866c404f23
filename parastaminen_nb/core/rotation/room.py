"""The room that is planned: who hears what in which round, at how many tables, by which rules."""

from __future__ import annotations

import random
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from parastaminen_nb.core.rotation.bound import Bounds, bounds
from parastaminen_nb.core.rotation.spot import Spot


@dataclass(slots=True)
class Room:
    """Who hears what in which round, and how many sit at each table there."""

    at: list[list[int]]
    """`at[round][person]` is the index of a case, or -1 when away."""
    shares: list[list[list[int]]]
    """`shares[round][case]` lists the sizes of its tables."""
    same_case: bool = False

    @property
    def people(self) -> int:
        return len(self.at[0])

    @property
    def rounds(self) -> int:
        return len(self.at)

    def copy(self) -> Room:
        """The same room, whose paths may change without changing this one."""
        return Room([row[:] for row in self.at], self.shares, self.same_case)

    def first_table(self, r: int, case: int) -> int:
        """The number of the first table of a case within the round."""
        return sum(len(shares) for shares in self.shares[r][:case])

    def bounds(self, together: Sequence[int] = ()) -> Bounds:
        """The most pairs that can meet in this room. `together` is how often each pair meets
        that is kept together."""
        there = [{p for p, case in enumerate(row) if case >= 0} for row in self.at]
        return bounds(
            [
                [(case, size) for case, shares in enumerate(row) for size in shares if size]
                for row in self.shares
            ],
            len(set().union(*there)),
            same_case=self.same_case,
            leaving=[[len(now - then) for then in there] for now in there],
            together=together,
        )


class AtTable(NamedTuple):
    """So many of these people at least and at most at a table of these cases (None: of any)."""

    people: frozenset[int]
    least: int
    most: int
    cases: frozenset[int] | None = None

    def wrong(self, there: int) -> int:
        """By how many people a table with so many of them is too far."""
        return max(0, there - self.most) + max(0, self.least - there)


@dataclass(frozen=True, slots=True)
class Wanted:
    """The rules that concern tables, with people as numbers."""

    apart: frozenset[tuple[int, int]] = frozenset()
    """Pairs, the smaller number first."""
    together: tuple[tuple[int, ...], ...] = ()
    limits: tuple[AtTable, ...] = ()
    bound_to_path: frozenset[int] = field(default_factory=frozenset)
    """People whose cases must not be exchanged: they come late, host or leave."""
    worth: tuple[tuple[int, ...], ...] = ()
    """How dear every case is to everyone, where wishes chose who hears what; kept as it is."""
    spots: tuple[Spot, ...] = ()
    """Who stays where."""

    def limits_of(self, people: int) -> list[frozenset[int]]:
        """Which of the limits are about each of so many people, by their places."""
        return [
            frozenset(n for n, limit in enumerate(self.limits) if person in limit.people)
            for person in range(people)
        ]

    def limits_at(self, room: Room) -> list[list[frozenset[int]]]:
        """Which of the limits hold at each table of each round, by their places."""
        of_case = [
            frozenset(
                n
                for n, limit in enumerate(self.limits)
                if limit.cases is None or case in limit.cases
            )
            for case in range(len(room.shares[0]))
        ]
        return [
            [of_case[case] for case, shares in enumerate(row) for _ in shares]
            for row in room.shares
        ]


def random_tables(
    room: Room, rng: random.Random, together: Iterable[Sequence[int]] = ()
) -> list[list[int]]:
    """Everyone at a random table of their case; -1 for those away. Sets of people that are kept
    together get one table, as long as one has room for them.
    """
    found = []
    group_of = {person: group for group in together for person in group}
    for r in range(room.rounds):
        row = [-1] * room.people
        number = 0
        here: list[list[int]] = [[] for _ in room.shares[r]]
        for person, case in enumerate(room.at[r]):
            if case >= 0:
                here[case].append(person)
        for case, shares in enumerate(room.shares[r]):
            free = [number + table for table, size in enumerate(shares) for _ in range(size)]
            number += len(shares)
            rng.shuffle(free)
            for person in sorted(here[case], key=lambda p: p not in group_of):
                mates = [row[p] for p in group_of.get(person, ()) if row[p] >= 0]
                if mates and mates[0] in free:
                    table = mates[0]
                elif person in group_of:
                    table = max(set(free), key=lambda t: (free.count(t), -t))
                else:
                    table = free[-1]
                free.remove(table) if table != free[-1] else free.pop()
                row[person] = table
        found.append(row)
    return found
