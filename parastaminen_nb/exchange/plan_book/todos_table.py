"""Writing the sheet of the checklist: a thing to do a row, and its day as a formula."""

from __future__ import annotations

from datetime import timedelta

from openpyxl.utils import get_column_letter

from parastaminen_nb.core.workshop import Workshop
from parastaminen_nb.exchange.plan_book import basics_fields as basics_sheet
from parastaminen_nb.exchange.plan_book import tables
from parastaminen_nb.exchange.plan_book import todos as todos_sheet
from parastaminen_nb.exchange.plan_book.book import Book
from parastaminen_nb.exchange.plan_book.spreadsheet_time import day_number


def write_todos(book: Book, workshop: Workshop) -> None:
    """Write the sheet. A row has no day while the workshop has none."""
    _ = book.words
    paper = book.sheet(todos_sheet.NAME)
    todos = todos_sheet.named(workshop.todos, workshop.place, _)
    rows = tables.Rows(todos_sheet.FIELDS, todos, lambda todo: todo.key, grey=todos_sheet.is_usual)
    fields = tables.fill(paper, rows, "Checklist", _, before=1)
    days = get_column_letter(2 + [one.name for one in fields].index("days"))
    day = basics_sheet.cell_of("day", _)
    formulas: list[tuple[str, float | None]] = []
    for row, todo in enumerate(todos, start=2):
        due = workshop.day - timedelta(days=todo.days) if workshop.day else None
        formula = f'=IF(OR({day}="",{days}{row}=""),"",{day}-{days}{row})'
        formulas.append((formula, day_number(due) if due else None))
    book.reckoned_column(paper, todos_sheet.DAY, 14, tables.day_form(_), formulas)
    paper.sheet.freeze_panes = "C2"
