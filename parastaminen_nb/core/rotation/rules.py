"""What a rotation must respect, said with the keys of people and cases."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from parastaminen_nb.core.workshop import Person


@dataclass(frozen=True, slots=True)
class Limit:
    """How many of some people (a unit, a role) may sit at one table.

    `most` and `least` are told for each table; None means that there is no such limit.
    """

    name: str
    people: tuple[str, ...]
    most: int | None = None
    least: int | None = None


@dataclass(frozen=True, slots=True)
class Pool:
    """People who sit only among themselves: a language, or those who are remote."""

    name: str
    people: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Away:
    """When a person is not there. Rounds count from 1; `cases` are those they do not hear."""

    person: str
    rounds: tuple[int, ...] = ()
    cases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Wish:
    """The cases a person would like to hear, the dearest first."""

    person: str
    cases: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Host:
    """A co-host: stays with the case in these rounds and hears other cases in the rest."""

    person: str
    case: str
    rounds: tuple[int, ...]


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

    @property
    def together_pairs(self) -> int:
        """How many pairs are kept together the whole time."""
        return sum(len(group) * (len(group) - 1) // 2 for group in self.together)

    def named_people(self) -> set[str]:
        """The keys of everyone whom some rule names."""
        named = {person for group in (*self.apart, *self.together) for person in group}
        named |= {person for limit in self.limits for person in limit.people}
        named |= {person for pool in self.pools for person in pool.people}
        named |= {away.person for away in self.away}
        named |= {wish.person for wish in self.wishes}
        named |= {pin.person for pin in self.pins}
        return named | {host.person for host in self.hosts}

    def named_cases(self) -> set[str]:
        """The keys of every case that some rule names."""
        named = {case for away in self.away for case in away.cases}
        named |= {case for wish in self.wishes for case in wish.cases}
        named |= {pin.case for pin in self.pins}
        return named | {host.case for host in self.hosts}


def limits_by(
    people: Sequence[Person],
    trait: str = "unit",
    *,
    most: int | None = None,
    least: int | None = None,
) -> tuple[Limit, ...]:
    """One limit for every unit (or role, or language) that the people have.

    >>> people = [Person("p1", "Ada", unit="Sote"), Person("p2", "Bo", unit="Sivistys")]
    >>> [limit.name for limit in limits_by(people, most=1)]
    ['Sote', 'Sivistys']
    """
    members: dict[str, list[str]] = {}
    for person in people:
        value = str(getattr(person, trait))
        if value:
            members.setdefault(value, []).append(person.key)
    return tuple(Limit(name, tuple(keys), most, least) for name, keys in members.items())


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
    return tuple(Pool(language, tuple(keys)) for language, keys in members.items())
