"""Writing the sheet of the basics: a field a row, and the minutes that the agenda leaves over."""

from __future__ import annotations

from datetime import UTC, timedelta
from typing import Any, Final

from openpyxl.styles import Alignment
from openpyxl.utils import get_column_letter

from parastaminen_nb.core.agenda import Agenda
from parastaminen_nb.core.workshop import Workshop
from parastaminen_nb.exchange.paper import Paper, Style
from parastaminen_nb.exchange.plan_book import agenda as agenda_sheet
from parastaminen_nb.exchange.plan_book import basics_fields as basics_sheet
from parastaminen_nb.exchange.plan_book import tables
from parastaminen_nb.exchange.plan_book.agenda_table import begins, starts
from parastaminen_nb.exchange.plan_book.basics_fields import Basics
from parastaminen_nb.exchange.plan_book.book import Book
from parastaminen_nb.exchange.plan_book.fields import Field
from parastaminen_nb.exchange.plan_book.spreadsheet_time import day_part
from parastaminen_nb.exchange.plan_book.start_formula import begin_formula

LAST_ROW: Final = 500
"""Formulas look at the agenda down to here."""
_MINUTE: Final = timedelta(minutes=1)
_LABEL: Final = Style(line=True, bold=True, wrap=True)


def write_basics(
    book: Book, paper: Paper, workshop: Workshop, agenda: Agenda, columns: list[Field]
) -> None:
    """Fill the sheet. `columns` are those of the agenda's sheet, which is reckoned with."""
    _, basics = book.words, Basics(workshop, agenda)
    for place, head in enumerate(basics_sheet.HEADS, start=1):
        tables.put(paper, 1, place, _(head), tables.HEAD)
    paper.widths(34, 52, 74)
    row, at = 1, {}
    for one in basics_sheet.FIELDS:
        if one.name == "agenda.minutes" and agenda.minutes == workshop.minutes:
            continue
        row += 1
        at[one.name] = row
        tables.put(paper, row, 1, _(one.label), _LABEL)
        form = tables.day_form(_) if one.name == "day" else one.form
        cell = tables.put(paper, row, 2, one.cell(basics, _), tables.PLAIN, form)
        cell.alignment = _left()
        told = tables.expected_words(one, _)
        tables.faint(tables.put(paper, row, 3, told, tables.PLAIN))
        tables.check_cells(paper, one, f"B{row}", _)
        tables.fit_height(paper, row, [(one.cell(basics, _), 52), (told, 74)])
    start, length = f"B{at['start']}", f"B{at['workshop.minutes']}"
    end = paper.sheet.cell(at["end"], 2)
    end.value = f'=IF({start}="","",MOD({start}+{length}/1440,1))'
    book.comes_to(paper, end, None if basics.ends is None else day_part(basics.ends))
    row += 1
    whole = f"B{at.get('agenda.minutes', at['workshop.minutes'])}"
    used, left, told = _used(book, workshop, agenda, [one.name for one in columns], start)
    tables.put(paper, row, 1, _(basics_sheet.LEFT), _LABEL)
    cell = tables.put(paper, row, 2, None, tables.PLAIN)
    cell.value = f"={whole}{used}"
    cell.alignment = _left()
    tables.faint(cell)
    book.comes_to(paper, cell, left)
    tables.faint(tables.put(paper, row, 3, told, tables.PLAIN))
    tables.as_table(paper, "Basics", row, 3)
    paper.sheet.freeze_panes = "B2"
    paper.tall(1, 22)
    paper.pages(upright=False, fitted=True, head=1)


def _used(
    book: Book, workshop: Workshop, agenda: Agenda, names: list[str], start: str
) -> tuple[str, float, str]:
    """What the agenda takes off the length, as the end of a formula; the minutes that are left
    now; and how they are reckoned, in words."""
    _ = book.words
    sheet = _(agenda_sheet.NAME).replace("'", "''")

    def column(letter: str) -> str:
        return f"'{sheet}'!{letter}2:{letter}{LAST_ROW}"

    lengths = [
        column(get_column_letter(2 + names.index(name)))
        for name in ("minutes", "move")
        if name in names
    ]
    if "track" in names:
        # What is held at the same time does not add up.
        over = f"SUMPRODUCT(MAX({column('A')}+{lengths[0]}/1440))"
        over_at = starts(workshop, agenda)[-1].astimezone(UTC)
        return (
            f"-ROUND(({over}-{begin_formula(start)})*1440,0)",
            agenda.minutes - (over_at - begins(workshop).astimezone(UTC)) // _MINUTE,
            _("It is reckoned: from the end of the last part to the end of the workshop. "
              "Below zero the agenda does not fit."),
        )  # fmt: skip
    return (
        "".join(f"-SUM({cells})" for cells in lengths),
        agenda.slack,
        _("It is reckoned: the length without the parts of the agenda. Below zero the "
          "agenda does not fit."),
    )  # fmt: skip


def _left() -> Any:
    return Alignment(horizontal="left", vertical="top", wrap_text=True)
