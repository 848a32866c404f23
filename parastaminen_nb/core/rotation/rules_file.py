"""Rules as a person writes them in a file, with names instead of keys.

together = [["Aino Korhonen", "Antti Ranta"]]
apart = [["Eero Salo", "Pia Rinne"]]

[[limit]]            # at most two of every unit at a table
trait = "unit"       # or "role", "language"
most = 2

[[limit]]            # at least one from Sote at every table
trait = "unit"
value = "Sote"
least = 1

[[away]]             # comes late, leaves early, or hears only some cases
person = "Pia Rinne"
rounds = [1]
cases = ["B"]

[[wish]]
person = "Jari Niemi"
cases = ["C", "A"]

[[host]]             # hosts a case in some rounds and hears others in the rest
person = "Olli Pelto"
case = "A"
rounds = [1]

[[pool]]             # sit only among themselves
name = "etänä"
people = ["Iida Palo", "Emil Holm"]

[[pin]]              # stays at this table in these rounds
person = "Eero Salo"
rounds = [1]
table = "A2"

[languages]          # a pool for every language; these people speak all of them
either = ["Sofia Berg"]
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import cast

from parastaminen_nb.core.errors import N_, WorkshopError
from parastaminen_nb.core.rotation.rules import (
    Away,
    Host,
    Limit,
    Pin,
    Pool,
    Rules,
    Wish,
    limits_by,
    pools_by_language,
)
from parastaminen_nb.core.rotation.rules_shape import check_shape, lacking
from parastaminen_nb.core.workshop import Case, Person, Role

Entry = Mapping[str, object]

_TABLE = re.compile(r"([A-Za-zÅÄÖåäö])\s*([1-9]\d?)")
TRAITS = ("unit", "role", "language")


def rules_from(
    document: Mapping[str, object], people: Sequence[Person], cases: Sequence[Case]
) -> Rules:
    """The rules of a parsed file, about those of the people who rotate.

    People and cases may be named or told by their keys.

    Whom nobody knows by this name is left as it is written, for `plan_rotation` to tell. Raises
    `WorkshopError` for a word that is no rule.
    """
    check_shape(document)
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

    pools = tuple(
        Pool(str(entry.get("name", "")), tuple(key(one) for one in _list(entry, "people")))
        for entry in _entries(document, "pool")
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
            limit for entry in _entries(document, "limit") for limit in _limits(entry, people)
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
        hosts=tuple(
            Host(who(entry), case(entry.get("case", "")), _numbers(entry))
            for entry in _entries(document, "host")
        ),
        pins=tuple(
            Pin(who(entry), round, *_place(entry, letters))
            for entry in _entries(document, "pin")
            for round in _numbers(entry)
        ),
    )


def _place(entry: Entry, letters: Mapping[str, str]) -> tuple[str, int]:
    """The case and the number of a table such as "A2"."""
    written = str(entry["table"]).strip()
    found = _TABLE.fullmatch(written)
    if not found:
        raise WorkshopError(
            N_("The rule pin: {table} is no table. Write its case and number, such as A2."),
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


def _limits(entry: Entry, people: Sequence[Person]) -> tuple[Limit, ...]:
    trait = str(entry.get("trait", "unit"))
    if trait not in TRAITS:
        raise WorkshopError(
            N_("A limit can be about {known}, not about {trait}."),
            known=", ".join(TRAITS),
            trait=trait,
        )
    most, least = entry.get("most"), entry.get("least")
    found = limits_by(
        people,
        trait,
        most=None if most is None else int(str(most)),
        least=None if least is None else int(str(least)),
    )
    value = entry.get("value")
    if value is not None:
        found = _only(found, trait, value)
    if most is None and least is None:
        raise lacking("limit", "most", "least")
    return found


def _only(found: tuple[Limit, ...], trait: str, value: object) -> tuple[Limit, ...]:
    spelled = str(value).strip().casefold()
    wanted = tuple(limit for limit in found if limit.name.casefold() == spelled)
    if not wanted:
        raise WorkshopError(
            N_("Nobody has the {trait} {value}. There are {known}."),
            trait=trait,
            value=str(value),
            known=", ".join(limit.name for limit in found) or "-",
        )
    return wanted
