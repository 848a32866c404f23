"""People as they come out of a spreadsheet or a mail: lines that somebody pastes.

One person a line, the cells parted by tabs or semicolons (commas where there are neither and an
address tells that they part cells). A first line that names the columns is understood in
Finnish, Swedish and English; without one a cell is known by what it holds.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from parastaminen_nb.core.errors import N_, Sentence
from parastaminen_nb.core.workshop import Person, Role

_COLUMNS = {
    "name": "nimi namn name osallistuja deltagare participant henkilö person",
    "first": "etunimi förnamn firstname",
    "last": "sukunimi efternamn lastname surname",
    "unit": "yksikkö enhet unit organisaatio organisation toimiala sektor kunta kommun department",
    "role": "rooli roll role",
    "email": "sähköposti e-post epost email e-mail sähköpostiosoite postadress mail",
    "language": "kieli språk language",
}
_ROLES = {
    Role.PARTICIPANT: "osallistuja deltagare participant asukas invånare resident",
    Role.PRESENTER: "esittelijä presentatör presenter",
    Role.HOST: "isäntä emäntä pöytäisäntä värd bordsvärd host",
    Role.FACILITATOR: "ohjaaja fasilitaattori facilitator handledare vetäjä",
}
_LANGUAGES = {
    "fi": "fi suomi finska finnish",
    "sv": "sv ruotsi svenska swedish",
    "en": "en englanti engelska english",
}
_COLUMN_OF = {word: name for name, words in _COLUMNS.items() for word in words.split()}
_ROLE_OF = {word: role for role, words in _ROLES.items() for word in words.split()}
_LANGUAGE_OF = {word: code for code, words in _LANGUAGES.items() for word in words.split()}
ADDRESS = re.compile(r"[^@\s,;<>]+@[^@\s,;<>.]+(\.[^@\s,;<>.]+)+")


@dataclass(frozen=True, slots=True)
class Trouble:
    """A line that was not taken, and why. `row` counts the pasted lines from 1."""

    row: int
    line: str
    why: Sentence


@dataclass(frozen=True, slots=True)
class Read:
    """The people that were understood, with new keys, and the lines that were not."""

    people: tuple[Person, ...]
    troubles: tuple[Trouble, ...]
    header: str = ""

    @property
    def rest(self) -> str:
        """The lines that still have to be mended, under the line that names their columns."""
        lines = [trouble.line for trouble in self.troubles]
        return "\n".join([self.header, *lines] if self.header and lines else lines)


def read_people(text: str, known: Sequence[Person] = ()) -> Read:
    """People from pasted lines, after the `known` ones, whose keys and addresses are taken.

    A line without a name, with a broken address or with somebody who is on the list already is
    told with its row and left out; the others are read.
    """
    lines = [(row, line) for row, line in enumerate(text.splitlines(), start=1) if line.strip()]
    parted = _parting([line for _, line in lines])
    header = _header(parted(lines[0][1])) if lines else ()
    people: list[Person] = []
    troubles: list[Trouble] = []
    keys = _new_keys(known)
    for row, line in lines[1:] if header else lines:
        person = _by_header(parted(line), header) if header else _by_content(parted(line))
        why = _wrong(person, (*known, *people), row)
        if why:
            troubles.append(Trouble(row, line, why))
        else:
            people.append(replace(person, key=next(keys)))
    return Read(tuple(people), tuple(troubles), lines[0][1] if header else "")


def _parting(lines: list[str]) -> Callable[[str], list[str]]:
    """How the cells of these lines are parted; a name with a comma in it stays one cell."""
    whole = "\n".join(lines)
    mark = next((mark for mark in "\t;" if mark in whole), "," if "@" in whole else "\n")
    return lambda line: [cell.strip().strip('"') for cell in line.split(mark)]


def _header(cells: list[str]) -> tuple[str, ...]:
    """The columns that a first line names; nothing where it is a person already."""
    names = tuple(_COLUMN_OF.get(_plain(cell), "") for cell in cells)
    return names if {"name", "first", "last"} & set(names) else ()


def _by_header(cells: list[str], header: tuple[str, ...]) -> Person:
    held = {name: cell for name, cell in zip(header, cells, strict=False) if name}
    name = held.get("name") or f"{held.get('first', '')} {held.get('last', '')}".strip()
    return Person(
        key="",
        name=_turned(name),
        unit=held.get("unit", ""),
        role=_ROLE_OF.get(_plain(held.get("role", "")), Role.PARTICIPANT),
        email=held.get("email", ""),
        language=_LANGUAGE_OF.get(_plain(held.get("language", "")), ""),
    )


def _by_content(cells: list[str]) -> Person:
    person = Person(key="", name=_turned(cells[0]) if cells else "")
    for cell in cells[1:]:
        if "@" in cell:
            person = replace(person, email=cell)
        elif _plain(cell) in _ROLE_OF:
            person = replace(person, role=_ROLE_OF[_plain(cell)])
        elif _plain(cell) in _LANGUAGE_OF:
            person = replace(person, language=_LANGUAGE_OF[_plain(cell)])
        elif cell and not person.unit:
            person = replace(person, unit=cell)
    return person


def _wrong(person: Person, known: Sequence[Person], row: int) -> Sentence | None:
    if not person.name:
        return Sentence(N_("Row {row} has no name. Write the name first."), {"row": row})
    if "@" in person.name:
        message = N_("Row {row} begins with an address. Write the name before it.")
        return Sentence(message, {"row": row})
    if person.email and not ADDRESS.fullmatch(person.email):
        return Sentence(
            N_("Row {row}: {email} is not a whole address. Write it as name@place.fi."),
            {"row": row, "email": person.email},
        )
    for other in known:
        if person.email and person.email.casefold() == other.email.casefold():
            return Sentence(
                N_("Row {row}: {name} already has the address {email}."),
                {"row": row, "name": other.name, "email": person.email},
            )
        same = (person.name.casefold(), person.unit) == (other.name.casefold(), other.unit)
        if same and not (person.email and other.email):
            return Sentence(
                N_("Row {row}: {name} is on the list already."), {"row": row, "name": person.name}
            )
    return None


def _turned(name: str) -> str:
    """First name first: "Rantala, Antti" is Antti Rantala."""
    last, comma, first = name.partition(",")
    return " ".join(f"{first} {last}".split()) if comma else " ".join(name.split())


def _new_keys(known: Sequence[Person]) -> Iterator[str]:
    taken = {person.key for person in known}
    number = 0
    while True:
        number += 1
        if f"p{number:02}" not in taken:
            yield f"p{number:02}"


def _plain(cell: str) -> str:
    return cell.strip().strip(":*").casefold().replace(" ", "")
