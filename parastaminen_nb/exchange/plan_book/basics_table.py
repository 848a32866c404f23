"""Writing the sheet of the basics: a field a row, and the minutes that the agenda leaves over."""

from __future__ import annotations

from typing import Any, Final

from openpyxl.styles import Alignment

from parastaminen_nb.core.agenda import Agenda
from parastaminen_nb.core.laying import Laying
from parastaminen_nb.core.workshop import Workshop
from parastaminen_nb.exchange.paper import Paper, Style
from parastaminen_nb.exchange.plan_book import agenda as agenda_sheet
from parastaminen_nb.exchange.plan_book import basics_fields as basics_sheet
from parastaminen_nb.exchange.plan_book import tables
from parastaminen_nb.exchange.plan_book.agenda_table import begins
from parastaminen_nb.exchange.plan_book.basics_fields import Basics
from parastaminen_nb.exchange.plan_book.book import Book
from parastaminen_nb.exchange.plan_book.spreadsheet_time import day_part
from parastaminen_nb.exchange.plan_book.start_formula import left_formula
from parastaminen_nb.i18n import Translator

LAST_ROW: Final = 500
"""Formulas look at the agenda down to here."""
_LABEL: Final = Style(line=True, bold=True, wrap=True)


def write_basics(
    book: Book, paper: Paper, workshop: Workshop, agenda: Agenda, columns: dict[str, str]
) -> None:
    """Fill the sheet. `columns` are the letters of those of the agenda's sheet that are reckoned
    with."""
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
    told = _(
        "It is reckoned as in Parastaminen: the length without the parts and the moves, of tracks "
        "side by side without the longest. Below zero the end or a fixed hour would be late by so "
        "many minutes."
    )
    tables.put(paper, row, 1, _(basics_sheet.LEFT), _LABEL)
    cell = tables.put(paper, row, 2, None, tables.PLAIN)
    cells = {name: _cells(letter, _) for name, letter in columns.items()}
    cell.value = left_formula({"starts": _cells("A", _)} | cells, whole, start)
    cell.alignment = _left()
    tables.faint(cell)
    book.comes_to(paper, cell, Laying.of(agenda, begins(workshop)).left)
    tables.faint(tables.put(paper, row, 3, told, tables.PLAIN))
    tables.as_table(paper, "Basics", row, 3)
    paper.sheet.freeze_panes = "B2"
    paper.tall(1, 22)
    paper.pages(upright=False, fitted=True, head=1)


def _cells(letter: str, _: Translator) -> str:
    """The cells of a column of the agenda's sheet."""
    sheet = _(agenda_sheet.NAME).replace("'", "''")
    return f"'{sheet}'!{letter}2:{letter}{LAST_ROW}"


def _left() -> Any:
    return Alignment(horizontal="left", vertical="top", wrap_text=True)
