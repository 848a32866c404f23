"""Which sheets a plan has, and which part of it a sheet is by its columns."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from parastaminen_nb.core.errors import N_, Sentence
from parastaminen_nb.exchange.files import File
from parastaminen_nb.exchange.plan_book import agenda as agenda_sheet
from parastaminen_nb.exchange.plan_book import basics as basics_sheet
from parastaminen_nb.exchange.plan_book import cases as cases_sheet
from parastaminen_nb.exchange.plan_book import people as people_sheet
from parastaminen_nb.exchange.plan_book import prompts as prompts_sheet
from parastaminen_nb.exchange.plan_book import todos as todos_sheet
from parastaminen_nb.exchange.plan_book import values
from parastaminen_nb.exchange.plan_book.fields import Field
from parastaminen_nb.exchange.plan_book.shown import ABOUT, ROTATION
from parastaminen_nb.exchange.plan_book.trouble import Trouble
from parastaminen_nb.exchange.table import Sheet

_LOOK_AT: Final = 30

FIELDS: Final[dict[str, Sequence[Field]]] = {
    cases_sheet.NAME: cases_sheet.FIELDS,
    prompts_sheet.NAME: prompts_sheet.FIELDS,
    agenda_sheet.NAME: agenda_sheet.FIELDS,
    people_sheet.NAME: people_sheet.FIELDS,
    todos_sheet.NAME: todos_sheet.FIELDS,
}
NEEDED: Final = {
    cases_sheet.NAME: "title",
    prompts_sheet.NAME: "fi",
    agenda_sheet.NAME: "minutes",
    people_sheet.NAME: "name",
    todos_sheet.NAME: "title",
}
PARTS: Final = (basics_sheet.NAME, *FIELDS)
"""The sheets that are read, by their marked names."""


def sheets_of(file: File) -> tuple[dict[str, Sheet], list[Trouble]]:
    """The sheets of a plan by their marked names: by what they are called, else by columns.

    And what is to be said of those that are known by their columns alone, or not at all.
    """
    found: dict[str, Sheet] = {}
    notes: list[Trouble] = []
    unknown = []
    shown = values.called(ABOUT) | values.called(ROTATION)
    for sheet in file.sheets:
        written = values.plain(sheet.name)
        name = next((name for name in PARTS if written in values.called(name)), None)
        if name and name not in found:
            found[name] = sheet
        elif written not in shown:
            unknown.append(sheet)
    for sheet in unknown:
        name = _by_columns(sheet)
        if name is None or name in found:
            if found or len(file.sheets) > 1:
                why = N_("The sheet is none of the plan's and was not read.")
                notes.append(Trouble.remark(Sentence(why), sheet.name))
            continue
        found[name] = sheet
        if not sheet.name:
            why = N_(
                "{file} is a text file with columns (CSV), into which only one sheet fits. It "
                "was read as {sheet}. Save as an Excel workbook (.xlsx) to keep all sheets."
            )
            blanks = {"file": file.name, "sheet": Sentence(name)}
        else:
            why = N_("It was read as {sheet}, by its columns.")
            blanks = {"sheet": Sentence(name)}
        notes.append(Trouble.remark(Sentence(why, blanks), sheet.name))
    return {name: found[name] for name in PARTS if name in found}, notes


def _by_columns(sheet: Sheet) -> str | None:
    """Which part of the plan the headings of a sheet belong to; None where it is not clear."""
    top = [{values.plain(cell) for cell in row} for row in sheet.rows[:_LOOK_AT]]
    best: tuple[int, str] | None = None
    for name, fields in FIELDS.items():
        labels = {one.name: values.called(one.label) for one in fields}
        for row in top:
            there = {field for field, names in labels.items() if names & row}
            if NEEDED[name] in there and len(there) > 1 and (not best or len(there) > best[0]):
                best = (len(there), name)
    firsts = {values.plain(row[0]) for row in sheet.rows if row}
    of_basics = sum(bool(values.called(one.label) & firsts) for one in basics_sheet.FIELDS)
    if of_basics > 2 and (not best or of_basics > best[0]):
        return basics_sheet.NAME
    return best[1] if best else None
