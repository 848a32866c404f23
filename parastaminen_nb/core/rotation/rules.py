"""What a rotation must respect, said with the keys of people and cases."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Final

from parastaminen_nb.core.errors import N_, Sentence
from parastaminen_nb.core.workshop import Person

TRAITS: Final = {"unit": "unit", "role": "position", "language": "language"}
"""What people may have in common, and the field of a person that tells it. The role is what
somebody does at work; all who rotate are participants of the workshop."""

LANGUAGES: Final = {"fi": N_("Finnish"), "sv": N_("Swedish"), "en": N_("English")}


@dataclass(frozen=True, slots=True)
class Limit:
    """How many of some people (a unit, a role) may sit at one table.

    `most` and `least` are told for each table; None means that there is no such limit. `trait` is
    what these people have in common ("unit", "role", "language"), and `name` its value; it is
    empty where they were chosen one by one. With `cases` only their tables are meant.
    """

    name: str
    people: tuple[str, ...]
    most: int | None = None
    least: int | None = None
    trait: str = ""
    cases: tuple[str, ...] = ()

    @property
    def called(self) -> Sentence | str:
        """What these people are called in a sentence."""
        return value_words(self.trait, self.name)


@dataclass(frozen=True, slots=True)
class Pool:
    """People who sit only among themselves: a language, or those who are remote.

    `tables` is how many they have at a time, None as few as the sizes allow. `trait` is what they
    have in common ("language", "remote"); empty where they were chosen one by one.
    """

    name: str
    people: tuple[str, ...]
    tables: int | None = None
    trait: str = ""

    @property
    def called(self) -> Sentence | str:
        """What these people are called in a sentence."""
        return value_words(self.trait, self.name)


@dataclass(frozen=True, slots=True)
class Away:
    """When a person is not there. Rounds count from 1; `cases` are those they do not hear.

    It is not `planned` where somebody is missing on the day, who gets a seat when they come.
    """

    person: str
    rounds: tuple[int, ...] = ()
    cases: tuple[str, ...] = ()
    planned: bool = True


@dataclass(frozen=True, slots=True)
class Wish:
    """The cases a person would like to hear, the dearest first.

    `listed` wishes stand in the list of people; a wish that does not is about this rotation only.
    """

    person: str
    cases: tuple[str, ...]
    listed: bool = False


@dataclass(frozen=True, slots=True)
class Host:
    """A co-host: stays with the case in these rounds and hears other cases in the rest.

    `table` counts from 1 within the case; None where the host is there for all of its tables.
    Somebody who does not rotate may host as well.
    """

    person: str
    case: str
    rounds: tuple[int, ...]
    table: int | None = None

    @property
    def label(self) -> str:
        """Where the host is: "A", or at one table "A1"."""
        return f"{self.case.upper()}{self.table or ''}"


@dataclass(frozen=True, slots=True)
class Pin:
    """A person stays at this table of this case in this round. Both count from 1."""

    person: str
    round: int
    case: str
    table: int

    @property
    def label(self) -> str:
        """As it stands on the table: "A1"."""
        return f"{self.case.upper()}{self.table}"


@dataclass(frozen=True, slots=True)
class Rules:
    """All that was asked of a rotation. Every person and case is named by its key.

    `apart` and `together` hold sets of people: no two, or all, of a set at the same table.
    """

    apart: tuple[tuple[str, ...], ...] = ()
    together: tuple[tuple[str, ...], ...] = ()
    limits: tuple[Limit, ...] = ()
    pools: tuple[Pool, ...] = ()
    away: tuple[Away, ...] = ()
    wishes: tuple[Wish, ...] = ()
    hosts: tuple[Host, ...] = ()
    pins: tuple[Pin, ...] = ()

    def hosted(self, person: str, round: int) -> Host | None:
        """What somebody hosts in a round (from 1); None where they host nothing then."""
        return next((h for h in self.hosts if h.person == person and round in h.rounds), None)

    def named_people(self, *, hosts: bool = True) -> set[str]:
        """The keys of everyone whom some rule names; without `hosts`, of those who have to
        rotate."""
        named = {person for group in (*self.apart, *self.together) for person in group}
        named |= {person for limit in self.limits for person in limit.people}
        named |= {person for pool in self.pools for person in pool.people}
        named |= {away.person for away in self.away}
        named |= {wish.person for wish in self.wishes}
        named |= {pin.person for pin in self.pins}
        return named | ({host.person for host in self.hosts} if hosts else set())

    def named_cases(self) -> set[str]:
        """The keys of every case that some rule names."""
        named = {case for away in self.away for case in away.cases}
        named |= {case for wish in self.wishes for case in wish.cases}
        named |= {case for limit in self.limits for case in limit.cases}
        named |= {pin.case for pin in self.pins}
        return named | {host.case for host in self.hosts}


def having(people: Iterable[Person], trait: str) -> dict[str, tuple[str, ...]]:
    """The keys of those who have each unit, role or language, in the order of the list."""
    members: dict[str, list[str]] = {}
    for person in people:
        value = str(getattr(person, TRAITS[trait])).strip()
        if value:
            members.setdefault(value, []).append(person.key)
    return {value: tuple(keys) for value, keys in members.items()}


def limits_by(
    people: Sequence[Person],
    trait: str = "unit",
    *,
    most: int | None = None,
    least: int | None = None,
    cases: Iterable[str] = (),
) -> tuple[Limit, ...]:
    """One limit for every unit (or role, or language) that the people have, at all tables or only
    at those of some `cases` (their keys).

    >>> people = [Person("p1", "Ada", unit="Sote"), Person("p2", "Bo", unit="Sivistys")]
    >>> [limit.name for limit in limits_by(people, most=1)]
    ['Sote', 'Sivistys']
    """
    return tuple(
        Limit(value, keys, most, least, trait, tuple(cases))
        for value, keys in having(people, trait).items()
    )


def pools_by_language(people: Sequence[Person], *, either: Iterable[str] = ()) -> tuple[Pool, ...]:
    """A pool for every language that is spoken. People who speak `either` fill the smallest.

    `either` holds the keys of bilingual people; whoever has no language joins the largest pool.
    """
    free = set(either)
    members: dict[str, list[str]] = {}
    for person in people:
        if person.language and person.key not in free:
            members.setdefault(person.language, []).append(person.key)
    if not members:
        return ()
    largest = max(members, key=lambda language: len(members[language]))
    members[largest] += [p.key for p in people if not p.language and p.key not in free]
    for person in people:
        if person.key in free:
            smallest = min(members, key=lambda language: len(members[language]))
            members[smallest].append(person.key)
    return tuple(
        Pool(language, tuple(keys), trait="language") for language, keys in members.items()
    )


def pool_of_remote(people: Iterable[Person]) -> tuple[Pool, ...]:
    """One pool of those who take part from elsewhere; none where nobody does."""
    keys = tuple(person.key for person in people if person.remote)
    return (Pool("remote", keys, trait="remote"),) if keys else ()


def with_listed_wishes(rules: Rules, people: Iterable[Person], cases: Iterable[str]) -> Rules:
    """The rules with the wishes that stand in the list of people, of whom no rule tells any.

    A wish for something that is no case (any more) is none.
    """
    told, known = {wish.person for wish in rules.wishes if not wish.listed}, set(cases)
    listed = (
        Wish(person.key, wished, listed=True)
        for person in people
        if person.key not in told
        and (wished := tuple(case for case in person.wishes if case in known))
    )
    own = tuple(wish for wish in rules.wishes if not wish.listed)
    return replace(rules, wishes=(*own, *listed))


def value_words(trait: str, value: str) -> Sentence | str:
    """What people with this unit, role or language are called; a language is told in words."""
    if trait == "language" and value in LANGUAGES:
        return Sentence(LANGUAGES[value])
    if trait == "remote":
        return Sentence(N_("Remote people"))
    return value
