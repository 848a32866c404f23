"""The sheet of people, one row each."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Any, Final

from parastaminen_nb.core import plan_words as words
from parastaminen_nb.core.errors import N_, Sentence
from parastaminen_nb.core.people import ADDRESS, by_content
from parastaminen_nb.core.workshop import Person, Role
from parastaminen_nb.exchange.plan_book import values
from parastaminen_nb.exchange.plan_book.fields import Check, Field, Row, Rows, one_of, yes_no
from parastaminen_nb.exchange.plan_book.trouble import UnfitError
from parastaminen_nb.exchange.table import Cell, as_text
from parastaminen_nb.i18n import Translator

NAME: Final = N_("People")
_LETTERS: Final = re.compile(r"[\s,;/+&]+")
_CODE: Final = re.compile(r"[a-z]{2,3}")


def _wishes(person: Person, _: Translator) -> Cell:
    return ", ".join(key.upper() for key in person.wishes) or None


def _letters(cell: Cell) -> tuple[str, ...]:
    found = tuple(part.casefold() for part in _LETTERS.split(as_text(cell).strip()) if part)
    if not all(len(part) == 1 and part.isalpha() for part in found):
        raise UnfitError(Sentence(N_("Write the letters of the cases, the dearest first: B, A.")))
    return tuple(dict.fromkeys(found))


def _language(cell: Cell) -> str:
    try:
        return values.choice(cell, words.LANGUAGES)
    except UnfitError:
        if _CODE.fullmatch(values.plain(cell)):
            return values.plain(cell)
        raise


def _address(cell: Cell) -> str:
    text = values.line(cell).removeprefix("mailto:")
    if not ADDRESS.fullmatch(text):
        raise UnfitError(Sentence(N_("Write the whole address, such as name@place.fi.")))
    return text


FIELDS: Final = (
    Field("name", words.PERSON["name"], N_("First name and last name."), 30),
    Field(
        "email",
        words.PERSON["email"],
        N_("Write the whole address, such as name@place.fi. Each address only once."),
        32,
        taken=_address,
        check=Check("mail"),
    ),
    Field("unit", words.PERSON["unit"], N_("People of one unit are seated apart."), 24),
    Field(
        "role",
        words.PERSON["role"],
        N_("Only participants go from table to table."),
        18,
        **one_of(words.CHOICES[Role], "role"),
        empty=Role.PARTICIPANT,
    ),
    Field(
        "language",
        words.PERSON["language"],
        N_("The language of their pages and letters; empty: that of the workshop."),
        14,
        **one_of(words.LANGUAGES, "language", strict=False) | {"taken": _language},
    ),
    Field(
        "needs",
        words.PERSON["needs"],
        N_("What they need to take part, such as an interpreter."),
        30,
        wrap=True,
        taken=values.lines,
    ),
    Field(
        "wishes",
        words.PERSON["wishes"],
        N_("Letters of the cases they would rather hear, the dearest first: B, A."),
        14,
        shown=_wishes,
        taken=_letters,
        empty=(),
    ),
    Field(
        "position",
        words.PERSON["position"],
        N_("What they do or are to the matter; a rule can mix positions at the tables."),
        22,
    ),
    Field(
        "remote",
        words.PERSON["remote"],
        N_("Yes for those who are elsewhere while others are in the room."),
        12,
        **yes_no("remote"),
        empty=False,
    ),
    Field(
        "accepted",
        words.PERSON["accepted"],
        N_("Empty while they have not answered."),
        12,
        **yes_no("accepted"),
        empty=None,
    ),
)


def read_people(
    rows: Rows, letters: Mapping[str, str], before: tuple[Person, ...]
) -> tuple[Person, ...]:
    """The people of the sheet. `letters` tell which case a letter on the sheets means now."""
    found: list[Person] = []
    taken = {person.key for person in before} | set(rows.known)
    new_keys = (f"p{number:02}" for number in range(1, 100_000))
    addresses: dict[str, str] = {}
    listed = list(rows.read())
    taken |= {row.key for row in listed}
    known = {} if rows.has_keys else by_content(before)
    for row in listed:
        row = _matched(rows, row, known)  # noqa: PLW2901 - the same row, known by its content
        name = row.values["name"]
        if not name:
            if row.old is None:
                rows.tell(row.number, rows.columns.get("name", ""), Sentence(_NO_NAME))
                continue
            rows.told(row, "name", Sentence(N_("Write a name, or clear the whole row.")))
            name = row.old.name
        key = row.key or next(key for key in new_keys if key not in taken)
        taken.add(key)
        email = _once(rows, row, addresses, name)
        wishes = _known_wishes(rows, row, letters)
        person = row.old or Person(key, name)
        changed: dict[str, Any] = row.values | {"name": name, "email": email, "wishes": wishes}
        found.append(replace(person, key=key, **changed))
    return tuple(found)


_NO_NAME: Final = N_("The row has no name, so it was left out. Write the name first.")


def _once(rows: Rows, row: Row, addresses: dict[str, str], name: str) -> str:
    """The address, unless somebody above has it already."""
    email: str = row.values["email"]
    owner = addresses.get(email.casefold())
    if not email or owner is None:
        addresses[email.casefold()] = name
        return email
    message = N_(
        "{owner} already has the address {email}. {name} is left without one: write their own."
    )
    blanks = {"owner": owner, "email": email, "name": name}
    rows.tell(row.number, rows.columns.get("email", ""), Sentence(message, blanks))
    return ""


def _known_wishes(rows: Rows, row: Row, letters: Mapping[str, str]) -> tuple[str, ...]:
    wishes: tuple[str, ...] = row.values["wishes"]
    lost = [key for key in wishes if key not in letters]
    if not lost:
        return tuple(letters[key] for key in wishes)
    message = N_("There is no case {letter}, so that wish was left out. The cases are: {letters}.")
    there = tuple(sorted(key.upper() for key in letters)) or "–"
    for key in lost:
        why = Sentence(message, {"letter": key.upper(), "letters": there})
        rows.tell(row.number, rows.columns.get("wishes", ""), why)
    return tuple(letters[key] for key in wishes if key in letters)


def _matched(rows: Rows, row: Row, known: dict[str, Person]) -> Row:
    if row.old is not None or not known:
        return row
    marks = (row.values["email"].casefold(), row.values["name"].casefold())
    old = next((known[mark] for mark in marks if mark and mark in known), None)
    if old is None:
        return row
    for mark in [mark for mark, person in known.items() if person is old]:
        del known[mark]
    kept = {one.name: one.of(old) for one in rows.fields if one.name not in rows.columns}
    return Row(row.number, old.key, old, row.values | kept)
