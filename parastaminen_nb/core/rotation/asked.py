"""What was asked of a rotation, with people and cases as numbers."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from parastaminen_nb.core.errors import Sentence
from parastaminen_nb.core.rotation.layout import Presence
from parastaminen_nb.core.rotation.room import AtTable, Wanted
from parastaminen_nb.core.rotation.rules import Rules
from parastaminen_nb.core.rotation.spot import Spot
from parastaminen_nb.core.workshop import Case, GroupSize, Person


@dataclass(frozen=True)
class Asked:
    """People and cases by their places in the lists, and the rules that name them by key."""

    people: tuple[Person, ...]
    cases: tuple[Case, ...]
    rules: Rules
    size: GroupSize
    rounds: int
    same_case: bool = False
    """Whether all tables take the same case at a time, so that one person may present two."""
    others: tuple[Person, ...] = ()
    """Those on the list who do not rotate; they may host."""

    @property
    def number(self) -> dict[str, int]:
        return {person.key: number for number, person in enumerate(self.people)}

    @property
    def case_number(self) -> dict[str, int]:
        return {case.key: number for number, case in enumerate(self.cases)}

    def name(self, key: str) -> str:
        """How a person is called in a sentence."""
        listed = (*self.people, *self.others)
        return next((person.name for person in listed if person.key == key), key)

    def clusters(self) -> list[tuple[str, ...]]:
        """Sets that are kept together, those that share somebody made one."""
        found: list[set[str]] = []
        for group in self.rules.together:
            merged = set(group)
            apart = [other for other in found if not other & merged]
            for other in found:
                if other & merged:
                    merged |= other
            found = [*apart, merged]
        number = self.number
        return [tuple(sorted(g, key=lambda p: number.get(p, len(number)))) for g in found]

    def wanted(
        self,
        members: Sequence[int],
        presence: Sequence[Presence],
        laid: Sequence[Sequence[int]] | None = None,
    ) -> Wanted:
        """The rules about tables for these people, numbered by their places among them.

        `laid[round][case]` tables are others' already.
        """
        keys = [self.people[member].key for member in members]
        place = {key: number for number, key in enumerate(keys)}
        pairs = {
            (min(place[a], place[b]), max(place[a], place[b]))
            for group in self.rules.apart
            for a, b in combinations(group, 2)
            if a in place and b in place
        }
        limits = []
        for limit in self.rules.limits:
            here = frozenset(place[key] for key in limit.people if key in place)
            most = self.size.most if limit.most is None else limit.most
            cases = frozenset(self.case_number[case] for case in limit.cases) or None
            limits.append(AtTable(here, limit.least or 0, most, cases))
        together = [tuple(place[key] for key in group if key in place) for group in self.clusters()]
        return Wanted(
            apart=frozenset(pairs),
            together=tuple(group for group in together if len(group) > 1),
            limits=tuple(limits),
            bound_to_path=frozenset(there.person for there in presence),
            spots=tuple(self._spots(place, laid)),
        )

    def _spots(self, place: dict[str, int], laid: Sequence[Sequence[int]] | None) -> Iterator[Spot]:
        for pin in self.rules.pins:
            if pin.person in place:
                r, case = pin.round - 1, self.case_number[pin.case]
                table = pin.table - 1 - (laid[r][case] if laid else 0)
                if table >= 0:
                    yield Spot(place[pin.person], r, case, table)

    def presence(self, members: Sequence[int]) -> tuple[Presence, ...]:
        """When people are not there, numbered by their places among `members`."""
        place = {self.people[member].key: number for number, member in enumerate(members)}
        rounds: dict[int, set[int]] = {}
        cases: dict[int, set[int]] = {}
        hosted: dict[int, list[tuple[int, int]]] = {}
        for away in self.rules.away:
            if away.person in place:
                person = place[away.person]
                rounds.setdefault(person, set()).update(r - 1 for r in away.rounds)
                cases.setdefault(person, set()).update(self.case_number[c] for c in away.cases)
        for host in self.rules.hosts:
            if host.person in place:
                hosted.setdefault(place[host.person], []).extend(
                    (r - 1, self.case_number[host.case]) for r in host.rounds
                )
        return tuple(
            Presence(
                person,
                frozenset(rounds.get(person, ())),
                frozenset(cases.get(person, set())) | {c for _, c in hosted.get(person, [])},
                tuple(hosted.get(person, ())),
            )
            for person in sorted({*rounds, *cases, *hosted})
        )

    def wished(self, members: Sequence[int]) -> list[list[int]]:
        """The cases that each of them wishes for, the dearest first."""
        number = self.case_number
        wishes = {wish.person: wish.cases for wish in self.rules.wishes}
        return [
            [number[case] for case in wishes.get(self.people[member].key, ())] for member in members
        ]

    def pools(self) -> list[tuple[Sentence | str, list[int], int | None]]:
        """Those who sit only among themselves: what they are called, who they are, and how many
        tables they have at a time where that is told. All others are one pool without a name."""
        number = self.number
        found: list[tuple[Sentence | str, list[int], int | None]] = [
            (pool.called, [number[key] for key in pool.people], pool.tables)
            for pool in self.rules.pools
            if pool.people
        ]
        pooled = {person for _, members, _ in found for person in members}
        rest = [person for person in range(len(self.people)) if person not in pooled]
        found += [("", rest, None)] if rest else []
        hosts = {number[person] for person in self.always_hosting()}
        moving = [
            (name, [p for p in them if p not in hosts], tables) for name, them, tables in found
        ]
        return [pool for pool in moving if pool[1]]

    def always_hosting(self) -> set[str]:
        """Those who host in every round: they take no seat, so the others are planned alone."""
        known = self.number
        hosted: dict[str, set[int]] = {}
        for host in self.rules.hosts:
            hosted.setdefault(host.person, set()).update(host.rounds)
        every = set(range(1, self.rounds + 1))
        return {person for person, held in hosted.items() if person in known and held >= every}
