"""The workbook of a plan while it is written: its sheets, and what its formulas come to."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from openpyxl import Workbook
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.table import TableFormula

from parastaminen_nb.exchange.paper import Paper
from parastaminen_nb.exchange.plan_book import tables
from parastaminen_nb.exchange.plan_book.reckoned import with_values
from parastaminen_nb.exchange.settled import settled
from parastaminen_nb.i18n import Translator


class Book:
    """A workbook in the language of `words`."""

    def __init__(self, title: str, words: Translator) -> None:
        self.words = words
        self.workbook = Workbook()
        self.workbook.remove(self.workbook.active)
        self.workbook.calculation.fullCalcOnLoad = True
        self.workbook.properties.title = title
        self.workbook.properties.language = words.language
        self._reckoned: dict[str, dict[str, float]] = {}

    def sheet(self, name: str) -> Paper:
        """A new last sheet. `name` is marked for translation."""
        sheet = self.workbook.create_sheet(self.words(name))
        sheet.sheet_view.zoomScale = 100
        return Paper(sheet)

    def comes_to(self, paper: Paper, cell: Any, value: float | None) -> None:
        """Keep what the formula of a cell comes to now; None where that is empty."""
        if value is not None:
            place = self.workbook.worksheets.index(paper.sheet) + 1
            part = f"xl/worksheets/sheet{place}.xml"
            self._reckoned.setdefault(part, {})[cell.coordinate] = value

    def reckoned_column(  # noqa: PLR0913  what a column has
        self,
        paper: Paper,
        head: str,
        width: float,
        form: str,
        formulas: Sequence[tuple[str, float | None]],
        *,
        at: int = 1,
    ) -> None:
        """Write the column `at` a place (from 1) of a sheet that has one table: a formula a row,
        and its value.

        A row that is added to the table below gets the formula of its column by itself.
        """
        tables.put(paper, 1, at, self.words(head), tables.HEAD)
        paper.sheet.column_dimensions[get_column_letter(at)].width = width
        for row, (formula, value) in enumerate(formulas, start=2):
            cell = tables.put(paper, row, at, None, tables.MIDDLE, form)
            cell.value = formula
            tables.faint(cell)
            self.comes_to(paper, cell, value)
        (table,) = paper.sheet.tables.values()
        if not table.tableColumns:
            table._initialise_columns()  # else they have names only when it saves
        for place, column in enumerate(table.tableColumns, start=1):
            # Another reckoned column may still have to be written.
            column.name = paper.sheet.cell(1, place).value or column.name
        if formulas:
            first = formulas[0][0].removeprefix("=")
            table.tableColumns[at - 1].calculatedColumnFormula = TableFormula(attr_text=first)

    def content(self) -> bytes:
        """The file: the same bytes at any moment and on any machine."""
        return with_values(settled(self.workbook), self._reckoned)
