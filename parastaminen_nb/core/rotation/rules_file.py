"""Rules as a person writes them in a file, with names instead of keys.

together = [["Aino Korhonen", "Antti Ranta"]]
apart = [["Eero Salo", "Pia Rinne"]]

[[limit]]            # at most two of every unit at a table
trait = "unit"       # or "role" (what they do at work), "language"
most = 2

[[limit]]            # at least one from Sote at every table of case B
trait = "unit"
value = "Sote"
least = 1
cases = ["B"]        # every case unless told

[[away]]             # comes late, leaves early, or hears only some cases
person = "Pia Rinne"
rounds = [1]
cases = ["B"]

[[wish]]
person = "Jari Niemi"
cases = ["C", "A"]

[[host]]             # hosts a case in some rounds and hears others in the rest
person = "Olli Pelto"
case = "A"           # or one table of it: table = "A2"
rounds = [1]

[[pool]]             # sit only among themselves
name = "etänä"
people = ["Iida Palo", "Emil Holm"]
tables = 1           # at a time; as few as the sizes allow unless told

[[pin]]              # stays at this table in these rounds
person = "Eero Salo"
rounds = [1]
table = "A2"

[languages]          # a pool for every language; these people speak all of them
either = ["Sofia Berg"]
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import TypeVar, cast

from parastaminen_nb.core.errors import N_
from parastaminen_nb.core.rotation.rules import (
    TRAITS,
    Away,
    Host,
    Limit,
    Pin,
    Pool,
    Rules,
    Wish,
    having,
    limits_by,
    pool_of_remote,
    pools_by_language,
)
from parastaminen_nb.core.rotation.rules_shape import RuleError, check_shape, lacking
from parastaminen_nb.core.workshop import Case, Person, Role

Entry = Mapping[str, object]

_TABLE = re.compile(r"([A-Za-zÅÄÖåäö])\s*([1-9]\d?)")
_Made = TypeVar("_Made")


def rules_from(
    document: Mapping[str, object], people: Sequence[Person], cases: Sequence[Case]
) -> Rules:
    """The rules of a parsed file, about those of the people who rotate.

    People and cases may be named or told by their keys.

    Whom nobody knows by this name is left as it is written, for `plan_rotation` to tell. Raises
    `WorkshopError` for a word that is no rule.
    """
    check_shape(document)
    hosting = {person.name: person.key for person in people}
    people = [person for person in people if person.role is Role.PARTICIPANT]
    keys = {person.name: person.key for person in people}
    letters = {case.letter: case.key for case in cases} | {case.title: case.key for case in cases}

    def key(name: object) -> str:
        return keys.get(str(name).strip(), str(name).strip())

    def case(name: object) -> str:
        return letters.get(str(name).strip(), str(name).strip())

    def who(entry: Entry) -> str:
        return key(entry.get("person", ""))

    def groups(word: str) -> tuple[tuple[str, ...], ...]:
        # A name that is written twice is one person.
        return tuple(
            tuple(dict.fromkeys(key(one) for one in group)) for group in _groups(document, word)
        )

    pools: tuple[Pool, ...] = tuple(
        _each(
            document,
            "pool",
            lambda entry: _pool(entry, people, [key(n) for n in _list(entry, "people")]),
        )
    )
    if "languages" in document:
        languages = cast(Entry, document["languages"])
        pools += pools_by_language(
            people, either=[key(name) for name in _list(languages, "either")]
        )
    return Rules(
        apart=groups("apart"),
        together=groups("together"),
        limits=tuple(
            limit
            for limits in _each(
                document,
                "limit",
                lambda entry: _limits(
                    entry,
                    people,
                    [key(n) for n in _list(entry, "people")],
                    tuple(dict.fromkeys(case(c) for c in _list(entry, "cases"))),
                ),
            )
            for limit in limits
        ),
        pools=pools,
        away=tuple(
            Away(who(entry), _numbers(entry), tuple(case(c) for c in _list(entry, "cases")))
            for entry in _entries(document, "away")
        ),
        wishes=tuple(
            Wish(who(entry), tuple(case(c) for c in _list(entry, "cases")))
            for entry in _entries(document, "wish")
        ),
        hosts=tuple(_each(document, "host", lambda entry: _host(entry, hosting, letters))),
        pins=tuple(
            pin
            for pins in _each(document, "pin", lambda entry: _pins(entry, who(entry), letters))
            for pin in pins
        ),
    )


def _each(
    document: Mapping[str, object], word: str, made: Callable[[Entry], _Made]
) -> Iterator[_Made]:
    """What is made of every entry; one that cannot be is told with its place."""
    for place, entry in enumerate(_entries(document, word)):
        try:
            yield made(entry)
        except RuleError as error:
            error.word, error.place = word, place
            raise


def _pins(entry: Entry, person: str, letters: Mapping[str, str]) -> list[Pin]:
    case, table = _place(entry, letters, "pin")
    return [Pin(person, round, case, table) for round in _numbers(entry)]


def _host(entry: Entry, keys: Mapping[str, str], letters: Mapping[str, str]) -> Host:
    name = str(entry["person"]).strip()
    person = keys.get(name, name)
    if "table" in entry:
        case, table = _place(entry, letters, "host")
        return Host(person, case, _numbers(entry), table)
    case = str(entry["case"]).strip()
    return Host(person, letters.get(case, case), _numbers(entry))


def _pool(entry: Entry, people: Sequence[Person], named: list[str]) -> Pool:
    trait, name = str(entry.get("trait", "")), str(entry.get("name", "")).strip()
    tables = entry.get("tables")
    if trait and trait not in {"language", "remote"}:
        raise RuleError(
            N_("The people of a pool can have the same {known}, not the same {trait}."),
            key="trait",
            known="language, remote",
            trait=trait,
        )
    found: dict[str, tuple[str, ...]] = {}
    if trait == "language":
        found = having(people, trait)
    elif trait == "remote":
        found = {pool.name: pool.people for pool in pool_of_remote(people)}
    name = "remote" if trait == "remote" else name
    members = tuple(dict.fromkeys(named)) or found.get(name, ())
    if not members:
        raise RuleError(
            N_("Nobody belongs to the pool {name}. There are {known}."),
            key="name",
            name=name or trait,
            known=", ".join(found) or "-",
        )
    return Pool(name, members, None if tables is None else int(str(tables)), trait)


def _place(entry: Entry, letters: Mapping[str, str], word: str) -> tuple[str, int]:
    """The case and the number of a table such as "A2"."""
    written = str(entry["table"]).strip()
    found = _TABLE.fullmatch(written)
    if not found:
        raise RuleError(
            N_("The rule {word}: {table} is no table. Write its case and number, such as A2."),
            word=word,
            key="table",
            table=written,
        )
    letter = found[1].upper()
    return letters.get(letter, letter.lower()), int(found[2])


def _entries(document: Mapping[str, object], word: str) -> list[Entry]:
    found = document.get(word, [])
    return cast(list[Entry], found if isinstance(found, list) else [found])


def _groups(document: Mapping[str, object], word: str) -> list[list[object]]:
    return cast(list[list[object]], document.get(word, []))


def _list(entry: Entry, word: str) -> list[object]:
    found = entry.get(word, [])
    return found if isinstance(found, list) else [found]


def _numbers(entry: Entry) -> tuple[int, ...]:
    return tuple(int(str(number)) for number in _list(entry, "rounds"))


def _limits(
    entry: Entry, people: Sequence[Person], named: list[str], cases: tuple[str, ...]
) -> tuple[Limit, ...]:
    most, least = (
        None if entry.get(word) is None else int(str(entry[word])) for word in ("most", "least")
    )
    nothing = most is None and least is None
    if named and not nothing:
        name, members = str(entry.get("name", "")), tuple(dict.fromkeys(named))
        return (Limit(name, members, most, least, cases=cases),)
    trait = str(entry.get("trait", "unit"))
    if trait not in TRAITS:
        raise RuleError(
            N_("A limit can be about {known}, not about {trait}."),
            key="trait",
            known=", ".join(TRAITS),
            trait=trait,
        )
    found = limits_by(people, trait, most=most, least=least, cases=cases)
    value = entry.get("value")
    found = found if value is None else _only(found, trait, value)
    if nothing:
        raise lacking("limit", "most", "least")
    return found


def _only(found: tuple[Limit, ...], trait: str, value: object) -> tuple[Limit, ...]:
    spelled = str(value).strip().casefold()
    wanted = tuple(limit for limit in found if limit.name.casefold() == spelled)
    if not wanted:
        raise RuleError(
            N_("Nobody has the {trait} {value}. There are {known}."),
            key="value",
            trait=trait,
            value=str(value),
            known=", ".join(limit.name for limit in found) or "-",
        )
    return wanted
