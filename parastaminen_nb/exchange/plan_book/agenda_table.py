"""Writing the sheet of the agenda: a part a row, and when it begins as a formula."""

from __future__ import annotations

from datetime import date, datetime
from typing import Final
from zoneinfo import ZoneInfo

from openpyxl.utils import get_column_letter

from parastaminen_nb.core.agenda import Agenda
from parastaminen_nb.core.workshop import Workshop
from parastaminen_nb.exchange.plan_book import agenda as agenda_sheet
from parastaminen_nb.exchange.plan_book import basics_fields as basics_sheet
from parastaminen_nb.exchange.plan_book import tables
from parastaminen_nb.exchange.plan_book.basics_fields import USUAL_START
from parastaminen_nb.exchange.plan_book.book import Book
from parastaminen_nb.exchange.plan_book.fields import Field
from parastaminen_nb.exchange.plan_book.spreadsheet_time import day_part
from parastaminen_nb.exchange.plan_book.start_formula import start_formula

_ANY_DAY: Final = date(2001, 1, 15)
"""A day on which no clock changes."""


def write_agenda(book: Book, workshop: Workshop, agenda: Agenda) -> list[Field]:
    """Write the sheet; gives its columns after the first, in their order."""
    paper = book.sheet(agenda_sheet.NAME)
    rows = tables.Rows(
        agenda_sheet.FIELDS, agenda.segments, lambda s: s.key, grey=agenda_sheet.is_usual
    )
    fields = tables.fill(paper, rows, "Agenda", book.words, before=1)
    names = [one.name for one in fields]
    columns: dict[str, str] = {
        name: str(get_column_letter(2 + names.index(name)))
        for name in ("minutes", "fixed_start", "move", "track")
        if name in names
    }
    first = basics_sheet.cell_of("start", book.words)
    formulas = [
        (start_formula(row, columns, first), day_part(moment.time()))
        for row, moment in enumerate(starts(workshop, agenda)[:-1], start=2)
    ]
    book.reckoned_column(paper, agenda_sheet.STARTS, 9, "h:mm", formulas)
    paper.sheet.freeze_panes = "E2"
    return fields


def starts(workshop: Workshop, agenda: Agenda) -> list[datetime]:
    """The local start of each part, and when all is over; at the usual hour where none is
    chosen."""
    return [workshop.local(moment) for moment in agenda.starts(begins(workshop))]


def begins(workshop: Workshop) -> datetime:
    """The local start of the workshop, at the usual hour of some day where none is chosen."""
    at = workshop.starts_at
    if at is None:
        at = datetime.combine(_ANY_DAY, USUAL_START, ZoneInfo(workshop.zone))
    return workshop.local(at)
