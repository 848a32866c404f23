"""A list of people in a spreadsheet or a CSV file, read so that nobody vanishes silently."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from parastaminen_nb.core.errors import N_, Sentence, WorkshopError
from parastaminen_nb.core.people import Listed
from parastaminen_nb.core.person_row import columns_of, person_of
from parastaminen_nb.core.workshop import Person
from parastaminen_nb.exchange.files import Source, open_file
from parastaminen_nb.exchange.header import NAMELESS
from parastaminen_nb.exchange.table import Cell, Sheet, Skipped, as_text, column_letter

_LOOK_AT: Final = 30
_INVISIBLE: Final = str.maketrans("", "", "\ufeff\u200b\u200c\u200d\u2060\u00ad")
_FULL_NAME: Final = re.compile(r"[^\W\d_][^\d@;|]*[ ,][^\d@;|]*[^\W\d_]\.?")


@dataclass(frozen=True, slots=True)
class PeopleRead:
    """The people of a file, with new keys, in the order of its rows.

    `remarks` tell what was left out or read otherwise than it stands there: rows and sheets.
    `changed` are people known before of whom a row told an answer, a need or a wish.
    """

    people: tuple[Person, ...]
    remarks: tuple[Skipped, ...]
    changed: tuple[Person, ...] = ()


@dataclass(frozen=True, slots=True)
class _List:
    """The rows of one sheet that hold people; no header where the cells themselves must tell."""

    sheet: Sheet
    header: tuple[str, ...]
    names: tuple[str, ...]
    """The columns as they are called in the file."""
    rows: Sequence[tuple[int, list[str]]]


def read_people_file(source: Source, known: Sequence[Person] = ()) -> PeopleRead:
    """Read a spreadsheet (xlsx, xls, ods ...) or a CSV file with at least a column of names.

    They come after the `known` ones, whose keys and addresses are taken.
    Somebody who is there twice and a row without a name are left out and told. A broken address
    is left out alone: its owner comes to the workshop all the same. Raises `WorkshopError` where
    the file cannot be read, or where no column of names can be told.
    """
    file = open_file(source)
    if not file.sheets:
        if file.skipped:
            raise _nobody(file.name, file.skipped[0])
        raise WorkshopError(
            N_("{file} is empty. Choose a file that has a header row and rows below it."),
            file=file.name,
        )
    lists, remarks = _lists(file.sheets)
    remarks = [*file.skipped, *remarks]
    listed = Listed(known)
    units = {person.unit.casefold(): person.unit for person in reversed(known)}
    for found in lists:
        remarks += _nameless(found)
        for number, cells in found.rows:
            remark = _add(listed, found, number, cells, units)
            if remark:
                remarks.append(remark)
    if not listed.people and not listed.changed and remarks:
        raise _nobody(file.name, remarks[0])
    return PeopleRead(tuple(listed.people), tuple(remarks), tuple(listed.changed.values()))


def _nobody(file: str, first: Skipped) -> WorkshopError:
    return WorkshopError(
        N_("There is nobody in {file} who could be read. {why}"), file=file, why=first.why
    )


def _add(
    listed: Listed, found: _List, number: int, cells: list[str], units: dict[str, str]
) -> Skipped | None:
    """Put the person of a row on the list; what there is to say about it."""
    if len(found.header) == 1:
        # A list of "Rantala, Antti" that was cut at its commas.
        cells = [", ".join(filter(None, cells))]
    elif found.header and any(cells[len(found.header) :]):
        why = N_(
            "Row {row} has {cells} cells, but the header has {columns}. "
            "Put quotation marks around a cell that holds the mark between cells."
        )
        blanks = {"row": number, "cells": len(cells), "columns": len(found.header)}
        return _remark(found, number, _left_out(Sentence(why, blanks)))
    person = person_of(cells, found.header)
    unit = " ".join(person.unit.split())
    # "sote" and "Sote " are one unit: it is written as it was written first.
    person = replace(person, unit=units.setdefault(unit.casefold(), unit))
    fault = listed.add(person, number)
    if fault is None:
        return None
    why_not = _placed(found, fault.column, fault.why)
    if fault.column == "email" and _alone(listed, person, number):
        message = N_("{why} {name} takes part without an address.")
        return _remark(found, number, Sentence(message, {"why": why_not, "name": person.name}))
    return _remark(found, number, _left_out(why_not))


def _nameless(found: _List) -> Iterator[Skipped]:
    """Columns without a heading of their own that hold something all the same."""
    for place, name in enumerate(found.names):
        full = sum(bool(cells[place : place + 1] and cells[place]) for _, cells in found.rows)
        if full and not name:
            blanks = {"column": column_letter(place), "n": full}
            yield Skipped(found.sheet.file, found.sheet.name, None, Sentence(NAMELESS, blanks))


def _left_out(why: Sentence) -> Sentence:
    return Sentence(N_("{why} The row was left out."), {"why": why})


def _alone(listed: Listed, person: Person, number: int) -> bool:
    """Take the person without the broken address; not where the address is somebody else's."""
    if listed.has_address(person.email):
        return False
    return listed.add(replace(person, email=""), number) is None


def _remark(found: _List, row: int, why: Sentence) -> Skipped:
    return Skipped(found.sheet.file, found.sheet.name, row, why)


def _placed(found: _List, column: str, why: Sentence) -> Sentence:
    """The sentence with the sheet and the column that it is about."""
    place = found.header.index(column) if column in found.header else 0
    blanks = {"why": why, "sheet": found.sheet.name, "letter": column_letter(place)}
    named = found.names[place] if found.names else ""
    if named and named != blanks["letter"]:
        blanks["column"] = named
        if found.sheet.name:
            return Sentence(N_("{why} (Sheet {sheet}, column {letter}: {column}.)"), blanks)
        return Sentence(N_("{why} (Column {letter}: {column}.)"), blanks)
    if found.sheet.name:
        return Sentence(N_("{why} (Sheet {sheet}, column {letter}.)"), blanks)
    return why


def _lists(sheets: Sequence[Sheet]) -> tuple[list[_List], list[Skipped]]:
    """The sheets that hold people; where none names its columns, the first one by its content."""
    found = {sheet.name: _with_header(sheet) for sheet in sheets}
    lists = [one for one in found.values() if one]
    if lists:
        why = Sentence(N_("The sheet has no column of names."))
        left = [Skipped(s.file, s.name, None, why) for s in sheets if found[s.name] is None]
        return lists, left
    sheet = sheets[0]
    rows = list(_filled(sheet, 0))
    if not all(_is_person(cells) for _, cells in rows):
        raise WorkshopError(
            N_(
                "It is not clear which column of {file} holds the names. The first row is "
                "{columns}. Call the column of names Nimi, Namn or Name."
            ),
            file=sheet.file,
            columns=tuple(cell for cell in rows[0][1] if cell),
        )
    why = Sentence(
        N_("There is no row that names the columns: every row was read as a person, name first.")
    )
    return [_List(sheet, (), (), rows)], [Skipped(sheet.file, sheet.name, None, why)]


def _with_header(sheet: Sheet) -> _List | None:
    """The sheet below the row that names most of its columns, or None where no row does."""
    headers = [columns_of(_texts(row)) for row in sheet.rows[:_LOOK_AT]]
    named = [len([name for name in header if name]) for header in headers]
    if not any(named):
        return None
    place = named.index(max(named))
    names = tuple(_texts(sheet.rows[place]))
    while names and not names[-1]:
        names = names[:-1]
    return _List(sheet, headers[place][: len(names)], names, list(_filled(sheet, place + 1)))


def _filled(sheet: Sheet, start: int) -> Iterator[tuple[int, list[str]]]:
    """The rows from a place on that are not blank, with the numbers that a spreadsheet shows."""
    for number, row in zip(sheet.numbers[start:], sheet.rows[start:], strict=True):
        cells = _texts(row)
        if any(cells):
            yield number, cells


def _texts(row: Sequence[Cell]) -> list[str]:
    return [as_text(cell).translate(_INVISIBLE).strip() for cell in row]


def _is_person(cells: Sequence[str]) -> bool:
    """Whether a row without a header begins with a whole name."""
    return len(cells[0]) <= 80 and _FULL_NAME.fullmatch(cells[0]) is not None
