"""People as they come out of a spreadsheet or a mail: lines that somebody pastes.

One person a line, the cells parted by tabs or semicolons (commas where there are neither and an
address tells that they part cells). A first line that names the columns is understood in
Finnish, Swedish and English; without one a cell is known by what it holds.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from parastaminen_nb.core.errors import N_, Sentence
from parastaminen_nb.core.person_row import columns_of, person_of
from parastaminen_nb.core.workshop import Person

ADDRESS = re.compile(r"[^@\s,;<>]+@[^@\s,;<>.]+(\.[^@\s,;<>.]+)+")


@dataclass(frozen=True, slots=True)
class Trouble:
    """A line that was not taken, and why. `row` counts the pasted lines from 1."""

    row: int
    line: str
    why: Sentence


@dataclass(frozen=True, slots=True)
class Read:
    """The people that were understood, with new keys, and the lines that were not.

    `changed` are people of the list of whom a line told something new: an answer, a need.
    """

    people: tuple[Person, ...]
    troubles: tuple[Trouble, ...]
    header: str = ""
    changed: tuple[Person, ...] = ()

    @property
    def rest(self) -> str:
        """The lines that still have to be mended, under the line that names their columns."""
        lines = [trouble.line for trouble in self.troubles]
        return "\n".join([self.header, *lines] if self.header and lines else lines)


def read_people(text: str, known: Sequence[Person] = ()) -> Read:
    """People from pasted lines, after the `known` ones, whose keys and addresses are taken.

    A line without a name, with a broken address or with somebody who is on the list already is
    told with its row and left out; the others are read. Where a line about somebody on the list
    tells their answer, language, needs or wishes anew, these are taken.
    """
    lines = [(row, line) for row, line in enumerate(text.splitlines(), start=1) if line.strip()]
    parted = _parting([line for _, line in lines])
    header = columns_of(parted(lines[0][1])) if lines else ()
    listed = Listed(known)
    troubles: list[Trouble] = []
    for row, line in lines[1:] if header else lines:
        fault = listed.add(person_of(parted(line), header), row)
        if fault:
            troubles.append(Trouble(row, line, fault.why))
    told = lines[0][1] if header else ""
    return Read(tuple(listed.people), tuple(troubles), told, tuple(listed.changed.values()))


def with_changes(known: Sequence[Person], changed: Sequence[Person]) -> tuple[Person, ...]:
    """The list with these people as they are now, each in their place."""
    new = {person.key: person for person in changed}
    return tuple(new.get(person.key, person) for person in known)


@dataclass(frozen=True, slots=True)
class Fault:
    """Why somebody was not taken; `column` is "name" or "email"."""

    column: str
    why: Sentence


class Listed:
    """A list of people that grows row by row and takes nobody twice.

    `people` are the new ones, `changed` those known before of whom something new was told.
    """

    def __init__(self, known: Sequence[Person] = ()) -> None:
        self.people: list[Person] = []
        self.changed: dict[str, Person] = {}
        self._known = {person.key: person for person in known}
        self._keys = _new_keys(known)
        self._addresses: dict[str, Person] = {}
        self._names: dict[tuple[str, str], list[Person]] = {}
        for person in known:
            self._take(person)

    def add(self, person: Person, row: int) -> Fault | None:
        """Take the person with a new key, or tell why not. `row` is where it was written."""
        fault = _unreadable(person, row)
        if fault is None and self._tells_more(person):
            return None
        fault = fault or self._twice(person, row)
        if fault is None:
            taken = replace(person, key=next(self._keys))
            self.people.append(taken)
            self._take(taken)
        return fault

    def has_address(self, email: str) -> bool:
        return email.casefold() in self._addresses

    def _take(self, person: Person) -> None:
        if person.email:
            self._addresses.setdefault(person.email.casefold(), person)
        self._names.setdefault((person.name.casefold(), person.unit), []).append(person)

    def _tells_more(self, person: Person) -> bool:
        """Take what a row tells anew of somebody who is on the list already."""
        found = [self._addresses.get(person.email.casefold())] if person.email else []
        if not person.email:
            found = [*self._names.get((person.name.casefold(), person.unit), ())]
        if len(found) != 1 or found[0] is None or found[0].key not in self._known:
            return False
        before = self.changed.get(found[0].key, self._known[found[0].key])
        after = filled_in(before, person)
        if after == before:
            return False
        self.changed[before.key] = after
        return True

    def _twice(self, person: Person, row: int) -> Fault | None:
        other = self._addresses.get(person.email.casefold()) if person.email else None
        if other and other.name.casefold() == person.name.casefold():
            message = N_("Row {row}: {name} is on the list already, with this address.")
            return Fault("email", Sentence(message, {"row": row, "name": other.name}))
        if other:
            message = N_(
                "Row {row}: {name} already has the address {email}. Write another one, or none."
            )
            blanks = {"row": row, "name": other.name, "email": person.email}
            return Fault("email", Sentence(message, blanks))
        namesakes = self._names.get((person.name.casefold(), person.unit), ())
        # Two people of one name and unit are told apart only where both have an address.
        if any(not (person.email and other.email) for other in namesakes):
            message = N_("Row {row}: {name} is on the list already.")
            return Fault("name", Sentence(message, {"row": row, "name": person.name}))
        return None


def filled_in(before: Person, told: Person) -> Person:
    """The person with the answer, language, needs, wishes and position that are told of them."""
    return replace(
        before,
        accepted=before.accepted if told.accepted is None else told.accepted,
        language=told.language or before.language,
        needs=told.needs or before.needs,
        wishes=told.wishes or before.wishes,
        position=told.position or before.position,
        remote=told.remote or before.remote,
    )


def by_content(people: Sequence[Person]) -> dict[str, Person]:
    """People by what tells them where there are no keys: their address, and their name where
    nobody else has it; both casefolded."""
    times = Counter(person.name.casefold() for person in people)
    found = {p.name.casefold(): p for p in people if times[p.name.casefold()] == 1}
    return found | {p.email.casefold(): p for p in people if p.email}


def told_apart(people: Sequence[Person], *, addresses: bool = True) -> dict[str, str]:
    """What to call each person, by key: namesakes with their unit, address or place in the list.

    Without `addresses` for what everybody can read.

    >>> told_apart([Person("p01", "Ada", "Sote"), Person("p02", "Ada"), Person("p03", "Bo")])
    {'p01': 'Ada (Sote)', 'p02': 'Ada (2)', 'p03': 'Bo'}
    """
    times = Counter(person.name.casefold() for person in people)
    called: dict[str, str] = {}
    taken: set[str] = set()
    for place, person in enumerate(people, start=1):
        names = [person.name] if times[person.name.casefold()] == 1 else []
        marks = (person.unit, person.email if addresses else "", str(place))
        names += [f"{person.name} ({mark})" for mark in marks if mark]
        called[person.key] = next(name for name in names if name not in taken)
        taken.add(called[person.key])
    return called


def _parting(lines: list[str]) -> Callable[[str], list[str]]:
    """How the cells of these lines are parted; a name with a comma in it stays one cell."""
    whole = "\n".join(lines)
    mark = next((mark for mark in "\t;" if mark in whole), "," if "@" in whole else "\n")
    return lambda line: [cell.strip().strip('"') for cell in line.split(mark)]


def _unreadable(person: Person, row: int) -> Fault | None:
    if not person.name:
        message = N_("Row {row} has no name. Write the name first.")
        return Fault("name", Sentence(message, {"row": row}))
    if "@" in person.name:
        message = N_("Row {row} begins with an address. Write the name before it.")
        return Fault("name", Sentence(message, {"row": row}))
    if person.email and not ADDRESS.fullmatch(person.email):
        message = N_("Row {row}: {email} is not a whole address. Write it as name@place.fi.")
        return Fault("email", Sentence(message, {"row": row, "email": person.email}))
    return None


def _new_keys(known: Sequence[Person]) -> Iterator[str]:
    taken = {person.key for person in known}
    number = 0
    while True:
        number += 1
        if f"p{number:02}" not in taken:
            yield f"p{number:02}"
