"""What was asked, with people as numbers; and what cannot be, told before anything is planned."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from itertools import combinations

from parastaminen_nb.core.errors import N_, NN_, Sentence
from parastaminen_nb.core.rotation.layout import Presence
from parastaminen_nb.core.rotation.mixing import Wanted
from parastaminen_nb.core.rotation.rules import Rules
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

    @property
    def number(self) -> dict[str, int]:
        return {person.key: number for number, person in enumerate(self.people)}

    @property
    def case_number(self) -> dict[str, int]:
        return {case.key: number for number, case in enumerate(self.cases)}

    def name(self, key: str) -> str:
        """How a person is called in a sentence."""
        return next((person.name for person in self.people if person.key == key), key)

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

    def wanted(self, members: Sequence[int], presence: Sequence[Presence]) -> Wanted:
        """The rules about tables for these people, numbered by their places among them."""
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
            limits.append((here, limit.least or 0, most))
        together = [tuple(place[key] for key in group if key in place) for group in self.clusters()]
        return Wanted(
            apart=frozenset(pairs),
            together=tuple(group for group in together if len(group) > 1),
            limits=tuple(limits),
            bound_to_path=frozenset(there.person for there in presence),
        )

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

    def pools(self) -> list[tuple[str, list[int]]]:
        """Those who sit only among themselves, by name; all others are one pool without one."""
        number = self.number
        found = [(pool.name, [number[key] for key in pool.people]) for pool in self.rules.pools]
        pooled = {person for _, members in found for person in members}
        rest = [person for person in range(len(self.people)) if person not in pooled]
        return [*found, *([("", rest)] if rest else [])]


def troubles(asked: Asked) -> Iterator[Sentence]:
    """Every reason why what was asked cannot be, as a sentence that says what would work."""
    yield from _strangers(asked)
    yield from _contradictions(asked)
    yield from _hosts(asked)


def _strangers(asked: Asked) -> Iterator[Sentence]:
    keys = {person.key for person in asked.people}
    for key in sorted(asked.rules.named_people() - keys):
        names = {person.name: person.key for person in asked.people}
        close = get_close_matches(key, [*names, *sorted(keys)], n=1)
        if close:
            yield Sentence(
                N_("A rule names {person}, who is not a participant. Do you mean {close}?"),
                {"person": key, "close": close[0]},
            )
        else:
            yield Sentence(
                N_(
                    "A rule names {person}, who is not a participant. "
                    "Add the person or remove the rule."
                ),
                {"person": key},
            )
    known = {case.key for case in asked.cases}
    for key in sorted(asked.rules.named_cases() - known):
        yield Sentence(
            N_("A rule names case {case}, but the cases are {cases}."),
            {"case": key, "cases": ", ".join(case.letter for case in asked.cases)},
        )


def _contradictions(asked: Asked) -> Iterator[Sentence]:
    apart = {frozenset(pair) for group in asked.rules.apart for pair in combinations(group, 2)}
    groups = asked.clusters()
    for group in groups:
        for one, other in combinations(group, 2):
            if frozenset((one, other)) in apart:
                yield Sentence(
                    N_(
                        "{one} and {other} cannot be both kept together and kept apart. "
                        "Remove one of the two rules."
                    ),
                    {"one": asked.name(one), "other": asked.name(other)},
                )
        if len(group) > asked.size.most:
            yield Sentence(
                N_(
                    "{people} people are to be kept together ({names}), but a table holds "
                    "{most}. Allow tables of {people}, or split the group."
                ),
                {
                    "people": len(group),
                    "names": ", ".join(asked.name(person) for person in group),
                    "most": asked.size.most,
                },
            )
    pool_of: dict[str, str] = {}
    for pool in asked.rules.pools:
        for person in pool.people:
            if person in pool_of:
                yield Sentence(
                    N_("{person} is in two pools, {one} and {other}. Choose one."),
                    {"person": asked.name(person), "one": pool_of[person], "other": pool.name},
                )
            pool_of[person] = pool.name
    for group in groups:
        pools = sorted({pool_of.get(person, "") for person in group})
        if len(pools) > 1:
            yield Sentence(
                N_("{names} are to be kept together but sit in different pools."),
                {"names": ", ".join(asked.name(person) for person in group)},
            )


def _hosts(asked: Asked) -> Iterator[Sentence]:
    busy: dict[tuple[str, int], str] = {}
    for host in asked.rules.hosts:
        for round in host.rounds:
            other = busy.setdefault((host.person, round), host.case)
            if other != host.case:
                yield Sentence(
                    N_(
                        "{person} hosts cases {one} and {other} in round {round}. "
                        "Name another host for one of them."
                    ),
                    {
                        "person": asked.name(host.person),
                        "one": other.upper(),
                        "other": host.case.upper(),
                        "round": round,
                    },
                )
    if asked.same_case:
        return
    presents: dict[str, Case] = {}
    for case in asked.cases:
        name = case.presenter.strip()
        if name and name in presents:
            yield Sentence(
                N_(
                    "{person} presents cases {one} and {other} at the same time. Name another "
                    "presenter for one of them, or take the same case at all tables."
                ),
                {"person": name, "one": presents[name].letter, "other": case.letter},
            )
        elif name:
            presents[name] = case


def capacity_troubles(asked: Asked, tables: int) -> Iterator[Sentence]:
    """Limits that no seating of this many tables in a round can keep."""
    for limit in asked.rules.limits:
        people = len(limit.people)
        blanks = {"name": limit.name, "people": people, "tables": tables}
        if limit.most is not None and limit.most * tables < people:
            short = people - limit.most * tables
            yield Sentence(
                N_(
                    "{name} has {people} people, but {tables} tables with at most {most} "
                    "from {name} hold {hold}: {short} too few. Allow {works} at a table, "
                    "or use {more} tables."
                ),
                blanks
                | {
                    "most": limit.most,
                    "hold": limit.most * tables,
                    "short": short,
                    "works": -(-people // tables),
                    "more": -(-people // max(1, limit.most)),
                },
            )
        if limit.least is not None and limit.least * tables > people:
            yield Sentence(
                N_(
                    "{name} has {people} people, but {tables} tables with at least {least} "
                    "from {name} need {need}. Ask for {works} at a table instead."
                ),
                blanks
                | {
                    "least": limit.least,
                    "need": limit.least * tables,
                    "works": people // tables,
                },
            )
    for group in asked.rules.apart:
        if len(group) > tables:
            yield Sentence(
                NN_(
                    "{people} people are to be kept apart, but there is {n} table. "
                    "Use {people} tables, or keep fewer apart.",
                    "{people} people are to be kept apart, but there are {n} tables. "
                    "Use {people} tables, or keep fewer apart.",
                ),
                {"n": tables, "people": len(group)},
            )
