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
from parastaminen_nb.exchange.plan_book.spreadsheet_time import day_part
from parastaminen_nb.exchange.plan_book.start_formula import start_formula, wait_formula

_ANY_DAY: Final = date(2001, 1, 15)
"""A day on which no clock changes."""


def write_agenda(book: Book, workshop: Workshop, agenda: Agenda) -> dict[str, str]:
    """Write the sheet; gives the letters of the columns that are reckoned with: "minutes",
    "fixed_start" and, where they are there, "move", "track" and "waits"."""
    paper = book.sheet(agenda_sheet.NAME)
    rows = tables.Rows(
        agenda_sheet.FIELDS, agenda.segments, lambda s: s.key, grey=agenda_sheet.is_usual
    )
    # Of tracks side by side no sum tells how long people wait, so that it has a column.
    reckoned = 2 if any(segment.track for segment in agenda.segments) else 1
    fields = tables.fill(paper, rows, "Agenda", book.words, before=reckoned)
    columns: dict[str, str] = {
        one.name: str(get_column_letter(place))
        for place, one in enumerate(fields, start=1 + reckoned)
        if one.name in {"minutes", "fixed_start", "move", "track"}
    }
    first = basics_sheet.cell_of("start", book.words)
    formulas = [
        (start_formula(row, columns, first), day_part(moment.time()))
        for row, moment in enumerate(starts(workshop, agenda)[:-1], start=2)
    ]
    book.reckoned_column(paper, agenda_sheet.STARTS, 9, "h:mm", formulas)
    if reckoned > 1:
        columns["waits"] = "B"
        waits = agenda.waits(begins(workshop))
        formulas = [
            (wait_formula(row, columns, first), float(waits.get(segment.key, 0)))
            for row, segment in enumerate(agenda.segments, start=2)
        ]
        book.reckoned_column(paper, agenda_sheet.WAITS, 10, "0;;", formulas, at=2)
    paper.sheet.freeze_panes = f"{get_column_letter(4 + reckoned)}2"
    return columns


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
