"""Which sheets a plan has, and which part of it a sheet is by its columns."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from parastaminen_nb.exchange.plan_book import agenda as agenda_sheet
from parastaminen_nb.exchange.plan_book import basics as basics_sheet
from parastaminen_nb.exchange.plan_book import cases as cases_sheet
from parastaminen_nb.exchange.plan_book import people as people_sheet
from parastaminen_nb.exchange.plan_book import prompts as prompts_sheet
from parastaminen_nb.exchange.plan_book import todos as todos_sheet
from parastaminen_nb.exchange.plan_book import values
from parastaminen_nb.exchange.plan_book.fields import Field
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


def by_columns(sheet: Sheet) -> str | None:
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
