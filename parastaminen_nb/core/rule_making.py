"""Rules as a facilitator makes them one by one: each gives the rules after it was added."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from parastaminen_nb.core.errors import N_, NN_, WorkshopError
from parastaminen_nb.core.rotation import (
    Host,
    Limit,
    Pool,
    Rules,
    Wish,
    limits_by,
    pools_by_language,
)
from parastaminen_nb.core.rotation.rules import having
from parastaminen_nb.core.rule_lines import bounds_of
from parastaminen_nb.core.workshop import Person, Workshop

_NOBODY = {
    "unit": N_("Nobody on the list has a unit. Write the units on the planning page."),
    "role": N_("Nobody on the list has a position. Write the positions on the planning page."),
    "language": N_("Nobody on the list has a language yet."),
}


def with_apart(rules: Rules, people: Sequence[str]) -> Rules:
    """No two of these at the same table."""
    return replace(rules, apart=(*rules.apart, _some(people)))


def with_together(rules: Rules, people: Sequence[str]) -> Rules:
    """All of these at the same table, the whole time."""
    return replace(rules, together=(*rules.together, _some(people)))


def with_limit(  # noqa: PLR0913 - a sentence of the facilitator, word by word
    rules: Rules,
    people: Sequence[Person],
    trait: str,
    value: str = "",
    *,
    most: int | None = None,
    least: int | None = None,
    cases: Iterable[str] = (),
) -> Rules:
    """At most or at least so many at a table with this unit, role or language; without a `value`
    of each. With `cases` only their tables are meant. It takes the place of the same kind of rule
    about the same people and cases.

    Raises `WorkshopError` where nobody has it, or where the rule would change nothing.
    """
    limits = limits_by(people, trait, most=most, least=least, cases=cases)
    if value:
        limits = tuple(limit for limit in limits if limit.name == value)
    if not limits:
        raise WorkshopError(_NOBODY[trait])
    named = {_about(limit) for limit in limits}
    if most is not None:
        limits = tuple(limit for limit in limits if len(limit.people) > most)
        if not limits:
            raise WorkshopError(
                NN_(
                    "No group is larger than {n} person, so this would change nothing.",
                    "No group is larger than {n} people, so this would change nothing.",
                ),
                n=most,
            )
    kept = tuple(limit for limit in rules.limits if _about(limit) not in named)
    return replace(rules, limits=(*kept, *limits))


def with_language_tables(
    rules: Rules,
    people: Sequence[Person],
    either: Iterable[str] = (),
    tables: Mapping[str, int | None] | None = None,
) -> Rules:
    """Tables for every language, in place of such tables before. `either` are the keys of those
    who speak all of them, `tables` how many a language has at a time where that is told.

    Raises `WorkshopError` where fewer than two languages are spoken.
    """
    others = tuple(pool for pool in rules.pools if pool.trait != "language")
    taken = {person for pool in others for person in pool.people}
    pools = pools_by_language([p for p in people if p.key not in taken], either=either)
    if not pools:
        raise WorkshopError(_NOBODY["language"])
    if len(pools) == 1:
        raise WorkshopError(
            N_("Everyone speaks {language}, so this would change nothing."),
            language=pools[0].called,
        )
    told = tables or {}
    counted = tuple(replace(pool, tables=told.get(pool.name)) for pool in pools)
    return replace(rules, pools=(*others, *counted))


def with_own_tables(
    rules: Rules, name: str, people: Sequence[str], tables: int | None = None, trait: str = ""
) -> Rules:
    """Tables of their own for these people, who leave the tables that were others' own.

    Raises `WorkshopError` where nobody or no name is told.
    """
    chosen = tuple(dict.fromkeys(people))
    if not chosen:
        raise WorkshopError(N_("Choose at least one person."))
    if not name.strip():
        raise WorkshopError(N_("Name these tables, such as Remote people."))
    others = [
        replace(pool, people=tuple(p for p in pool.people if p not in chosen))
        for pool in rules.pools
        if (pool.trait, pool.name) != (trait, name.strip())
    ]
    new = Pool(name.strip(), chosen, tables, trait)
    return replace(rules, pools=(*(pool for pool in others if pool.people), new))


def with_presenter(rules: Rules, case: str, round: int, person: str) -> Rules:
    """Somebody presents a case in one round (from 1); with no `person` nobody but the one whom
    the case names. Whoever hosts one table of it stays there."""
    presenting: dict[str, list[int]] = {}
    others: list[Host] = []
    for host in rules.hosts:
        if host.case == case and host.table is None:
            presenting.setdefault(host.person, []).extend(r for r in host.rounds if r != round)
        else:
            others.append(host)
    if person:
        presenting.setdefault(person, []).append(round)
    hosts = (Host(who, case, tuple(sorted(set(when)))) for who, when in presenting.items() if when)
    return replace(rules, hosts=(*others, *hosts))


def with_table_host(rules: Rules, person: str, case: str, table: int, rounds: int) -> Rules:
    """Somebody stays at one table (from 1) of a case in all rounds and sits nowhere else."""
    hosts = tuple(host for host in rules.hosts if host.person != person)
    every = tuple(range(1, rounds + 1))
    return replace(rules, hosts=(*hosts, Host(person, case, every, table)))


def with_wish(rules: Rules, person: str, cases: Sequence[str]) -> Rules:
    """What somebody would rather hear, the dearest first, in place of what they wished before."""
    wished = tuple(dict.fromkeys(case for case in cases if case))
    if not person or not wished:
        raise WorkshopError(N_("Choose a person and a case."))
    others = tuple(wish for wish in rules.wishes if wish.person != person)
    return replace(rules, wishes=(*others, Wish(person, wished)))


def without_rule(rules: Rules, key: str) -> Rules:
    """The rules without one of them, named as `rule_lines` names it."""
    kind, _, which = key.partition(" ")
    if kind == "limits":
        limits = tuple(limit for limit in rules.limits if bounds_of(limit) != which)
        return replace(rules, limits=limits)
    held = getattr(rules, kind)
    place = int(which)
    return replace(rules, **{kind: held[:place] + held[place + 1 :]})


def rules_for(rules: Rules, workshop: Workshop) -> Rules:
    """The rules for the people and cases of now.

    What was said of those who are no longer on the list says nothing any more; a rule about a
    unit, a role or a language is about everyone who has it now. The wishes of the list itself
    are no rules: they are read when a rotation is found.
    """
    people = {person.key for person in workshop.participants}
    listed = {person.key for person in workshop.people if person.accepted is not False}
    cases = {case.key for case in workshop.cases}
    members = {trait: having(workshop.participants, trait) for trait in _NOBODY}

    def left(group: Sequence[str]) -> tuple[str, ...]:
        return tuple(person for person in group if person in people)

    def now(limit: Limit) -> tuple[str, ...]:
        if not limit.trait:
            return left(limit.people)
        return members[limit.trait].get(limit.name, ())

    limits = (
        replace(limit, people=now(limit), cases=tuple(c for c in limit.cases if c in cases))
        for limit in rules.limits
        if not limit.cases or cases.intersection(limit.cases)
    )
    return Rules(
        apart=tuple(group for one in rules.apart if len(group := left(one)) > 1),
        together=tuple(group for one in rules.together if len(group := left(one)) > 1),
        limits=tuple(limit for limit in limits if limit.people),
        pools=tuple(_pools_now(rules.pools, workshop.participants)),
        away=tuple(away for away in rules.away if away.person in people),
        wishes=tuple(w for w in rules.wishes if w.person in people and not w.listed),
        hosts=tuple(h for h in rules.hosts if h.person in listed and h.case in cases),
        pins=tuple(p for p in rules.pins if p.person in people and p.case in cases),
    )


def _pools_now(pools: Sequence[Pool], people: Sequence[Person]) -> Iterable[Pool]:
    """The pools without those who left, and with those who came and belong to one of them."""
    known = {person.key for person in people}
    pooled = {person for pool in pools for person in pool.people}
    new = [person for person in people if person.key not in pooled]
    spoken = [pool for pool in pools if pool.trait == "language"]
    # Whoever has told no language sits with the most, as when such tables are made.
    largest = max(spoken, key=lambda pool: len(pool.people), default=None)
    for pool in pools:
        came = [p.key for p in new if _belongs(p, pool, silent=pool is largest)]
        members = (*(person for person in pool.people if person in known), *came)
        if members:
            yield replace(pool, people=members)


def _belongs(person: Person, pool: Pool, *, silent: bool) -> bool:
    if pool.trait == "remote":
        return person.remote
    told = person.language == pool.name or (silent and not person.language)
    return pool.trait == "language" and not person.remote and told


def _about(limit: Limit) -> tuple[str, str, bool, tuple[str, ...]]:
    return limit.trait, limit.name, limit.most is None, limit.cases


def _some(people: Sequence[str]) -> tuple[str, ...]:
    chosen = tuple(dict.fromkeys(people))
    if len(chosen) < 2:
        raise WorkshopError(N_("Choose at least two people."))
    return chosen
