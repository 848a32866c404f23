"""Lay a plan out before it is searched: which case everyone hears in which round."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass, field

from parastaminen_nb.core.rotation.fit import fitted
from parastaminen_nb.core.rotation.paths import Path, paths_for
from parastaminen_nb.core.rotation.room import Room, Wanted
from parastaminen_nb.core.rotation.sizing import Crowd, balanced, tables_for
from parastaminen_nb.core.workshop import GroupSize


@dataclass(frozen=True, slots=True)
class Presence:
    """When one person (a number) is not there: rounds and cases from 0."""

    person: int
    rounds: frozenset[int] = frozenset()
    cases: frozenset[int] = frozenset()
    hosted: tuple[tuple[int, int], ...] = ()
    """(round, case) in which the person hosts."""

    def missed(self, path: Path) -> list[tuple[int, int]]:
        """The (round, case) of this path that the person does not hear."""
        return [
            (r, case)
            for r, case in enumerate(path)
            if r in self.rounds or case in self.cases or r in {now for now, _ in self.hosted}
        ]

    def lost(self, path: Path) -> int:
        """How many cases the person would miss on this path though they could hear them."""
        own = {case for _, case in self.hosted} | self.cases
        return sum(case not in own for _, case in self.missed(path))


@dataclass(frozen=True, slots=True)
class Crew:
    """People who are planned at once because they may all sit with each other."""

    people: int
    size: GroupSize
    crowds: tuple[Crowd, ...]
    """One for each case, or a single one when all take the same case at a time."""
    rounds: int
    cases: int
    wanted: Wanted = field(default_factory=Wanted)
    presence: tuple[Presence, ...] = ()
    units: tuple[int, ...] = ()
    """A number for everyone's unit, -1 for none."""
    paths: tuple[Path, ...] | None = None
    """Told when wishes have chosen who hears what when."""
    uneven: int = 0
    """At how many cases one table is a little larger and one a little smaller than even."""
    anew: bool = False
    """Whether places are dealt out anew where nothing says who takes which, so that another seed
    is another rotation; otherwise they follow the list of people."""


def mixed_room(crew: Crew, *, mix: bool = False, rng: random.Random | None = None) -> Room:
    """A room whose crowds go together from case to case, or `mix` from round to round.

    With `rng` some of the paths are drawn.
    """
    if crew.paths is not None:
        return _seated(crew, list(crew.paths))
    sizes = [crowd.people for crowd in crew.crowds]
    tables = max(crowd.tables for crowd in crew.crowds)
    paths = paths_for(sizes, crew.rounds, tables=tables if mix else 0, rng=rng)
    largest = max((len(group) for group in crew.wanted.together), default=1)
    if mix and largest > max(paths.count(path) for path in set(paths)):
        paths = paths_for(sizes, crew.rounds, tables=0)
    taken = _taken(crew, paths)
    return _seated(crew, _fitted(crew, taken) if mix else taken)


def same_case_room(crew: Crew) -> Room:
    """A room in which all take the same case at a time, case after case, round and round."""
    rounds, cases = crew.rounds, crew.cases
    gone = {(there.person, r) for there in crew.presence for r in there.rounds}
    gone |= {(t.person, r) for t in crew.presence for r in range(rounds) if r % cases in t.cases}
    gone |= {(there.person, r) for there in crew.presence for r, _ in there.hosted}
    at = [
        [-1 if (person, r) in gone else r % cases for person in range(crew.people)]
        for r in range(rounds)
    ]
    shares = [
        [
            _shares(crew.people - row.count(-1), crew.crowds[0].tables, crew.size)
            if case == r % cases
            else []
            for case in range(cases)
        ]
        for r, row in enumerate(at)
    ]
    return Room(at, shares, same_case=True)


def _taken(crew: Crew, paths: list[Path]) -> list[Path]:
    """Hand the paths out: who is kept together gets one path, who is away spreads evenly."""
    left: dict[Path, int] = {}
    for path in paths:
        left[path] = left.get(path, 0) + 1
    taken: dict[int, Path] = {}
    presence = {there.person: there for there in crew.presence}
    missing: dict[tuple[int, int], int] = {}
    missing_at = [0] * crew.cases

    def pinned(path: Path, people: Sequence[int]) -> int:
        return sum(s.person in people and path[s.round] == s.case for s in crew.wanted.spots)

    for group in sorted(crew.wanted.together, key=len, reverse=True):

        def suits(path: Path, group: Sequence[int] = group) -> tuple[int, int, int, int]:
            lost = sum(presence[person].lost(path) for person in group if person in presence)
            return pinned(path, group), min(left[path], len(group)), -lost, left[path]

        path = max(left, key=suits)
        for person in group:
            if not left.get(path):
                path = next(other for other in left if left[other])
            taken[person] = path
            left[path] -= 1
    for person in dict.fromkeys(spot.person for spot in crew.wanted.spots):
        if person not in taken and person not in presence:
            free = [path for path in left if left[path]]
            path = max(free, key=lambda path: (pinned(path, (person,)), left[path]))
            taken[person] = path
            left[path] -= 1
    # Hosts first, for they have the fewest paths to choose from.
    for person, there in sorted(presence.items(), key=lambda item: not item[1].hosted):
        if person in taken:
            continue

        def load(path: Path, there: Presence = there) -> tuple[int, int, int, int, int]:
            spots = there.missed(path)
            crowded = [missing.get(spot, 0) for spot in spots]
            lacking = max((missing_at[case] for _, case in spots), default=0)
            unpinned = -pinned(path, (there.person,))
            return unpinned, there.lost(path), max(crowded, default=0), lacking, sum(crowded)

        path = min((path for path in left if left[path]), key=load)
        taken[person] = path
        left[path] -= 1
        for spot in there.missed(path):
            missing[spot] = missing.get(spot, 0) + 1
            missing_at[spot[1]] += 1
    rest = iter(_spent(paths, left))
    return [taken[person] if person in taken else next(rest) for person in range(crew.people)]


def _fitted(crew: Crew, paths: list[Path]) -> list[Path]:
    """The paths, changed where those who are away leave crowds that no tables hold."""
    if not crew.presence:
        return paths
    missed: list[list[tuple[int, int]]] = [[] for _ in paths]
    for there in crew.presence:
        missed[there.person] = there.missed(paths[there.person])
    still = frozenset(person for group in crew.wanted.together for person in group)
    still |= {spot.person for spot in crew.wanted.spots}
    return fitted(paths, missed, still, crew.cases, crew.size)


def _spent(paths: list[Path], left: dict[Path, int]) -> list[Path]:
    """The paths that nobody has taken yet, in their order."""
    rest = []
    for path in paths:
        if left[path]:
            rest.append(path)
            left[path] -= 1
    return rest


def _seated(crew: Crew, paths: list[Path]) -> Room:
    cases, rounds = crew.cases, crew.rounds
    tables_of = {crowd.people: crowd.tables for crowd in crew.crowds}
    at = [[path[r] for path in paths] for r in range(rounds)]
    full = [[row.count(case) for case in range(cases)] for row in at]
    for there in crew.presence:
        for r, _ in there.missed(paths[there.person]):
            at[r][there.person] = -1
    shares = []
    for row, planned in zip(at, full, strict=True):
        shares.append(
            [
                _shares(
                    row.count(case),
                    tables_of.get(planned[case]) or tables_for(planned[case], crew.size) or 1,
                    crew.size,
                    uneven=case < crew.uneven,
                )
                for case in range(cases)
            ]
        )
    return Room(at, shares)


def _shares(people: int, tables: int, size: GroupSize, *, uneven: bool = False) -> list[int]:
    """Even tables; fewer than planned where those who are away leave too few for them."""
    if people == 0:
        return []
    if not tables * size.least <= people <= tables * size.most:
        tables = tables_for(people, size) or max(1, min(tables, people // size.least))
    shares = balanced(people, tables)
    if uneven and tables > 1 and shares[0] + 1 in size and shares[-1] - 1 in size:
        shares[0] += 1
        shares[-1] -= 1
    return shares
