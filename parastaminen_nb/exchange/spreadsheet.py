"""Workbooks of any kind (xlsx, xlsm, xlsb, xls, ods) as sheets of cells."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING, Final

from parastaminen_nb.core.errors import N_, NN_, Sentence, WorkshopError
from parastaminen_nb.core.progress import Progress
from parastaminen_nb.exchange.formulas import unsaved_formulas
from parastaminen_nb.exchange.locked import ZIP, is_locked
from parastaminen_nb.exchange.table import Sheet, Skipped

if TYPE_CHECKING:
    from python_calamine import CalamineSheet, CalamineWorkbook

NO_TABLE: Final = N_(
    "{file} is not a table. Choose a spreadsheet (.xlsx, .xls, .ods) or a text file with "
    "columns (.csv)."
)


UNSAVED: Final = NN_(
    "{n} formula has no stored value, in cell {cell}, and was read as empty. Open the file in "
    "Excel or LibreOffice, save it, and choose it again.",
    "{n} formulas have no stored value, the first in cell {cell}, and were read as empty. "
    "Open the file in Excel or LibreOffice, save it, and choose it again.",
)
"""Why cells are empty that look full in Excel; see `formulas`."""


def read_spreadsheet(
    name: str, content: bytes, progress: Progress
) -> tuple[tuple[Sheet, ...], tuple[Skipped, ...]]:
    """The sheets that can be read, and those that were left out with the reason why.

    Raises `WorkshopError` where the file is locked, cut off, damaged or something else.
    """
    import python_calamine as calamine

    workbook = _opened(name, content)
    sheets, skipped = [], []
    unsaved = unsaved_formulas(content) if content.startswith(ZIP) else {}
    for meta in progress.each(workbook.sheets_metadata, 1):
        if meta.typ != calamine.SheetTypeEnum.WorkSheet:
            skipped.append(_left_out(name, meta.name, N_("The sheet is not a table of cells.")))
            continue
        if meta.visible != calamine.SheetVisibleEnum.Visible:
            why = N_("The sheet is hidden. Make it visible to have it read.")
            skipped.append(_left_out(name, meta.name, why))
            continue
        cells = _cells(workbook, name, meta.name)
        if meta.name in unsaved:
            skipped.append(_unsaved(name, meta.name, unsaved[meta.name]))
        rows = cells.to_python(skip_empty_area=False)
        if not any(cell != "" for row in rows for cell in row):
            skipped.append(_left_out(name, meta.name, N_("The sheet is empty.")))
            continue
        merged = tuple(cells.merged_cell_ranges or ())
        sheets.append(Sheet(name, meta.name, rows, range(1, len(rows) + 1), merged))
    return tuple(sheets), tuple(skipped)


def _opened(name: str, content: bytes) -> CalamineWorkbook:
    import python_calamine as calamine

    locked = WorkshopError(
        N_(
            "{file} is protected by a password. Open it in Excel or LibreOffice, save a copy "
            "without the password, and choose the copy."
        ),
        file=name,
    )
    if is_locked(content):
        raise locked
    try:
        return calamine.CalamineWorkbook.from_filelike(io.BytesIO(content))
    except calamine.PasswordError:
        raise locked from None
    except calamine.CalamineError as error:
        if content.startswith(ZIP) and not zipfile.is_zipfile(io.BytesIO(content)):
            raise WorkshopError(
                N_(
                    "{file} is damaged: its end is missing, as when a download stops halfway. "
                    "Fetch it again, or open it in Excel or LibreOffice, save it, and choose "
                    "the new file."
                ),
                file=name,
            ) from error
        raise WorkshopError(NO_TABLE, file=name) from error


def _cells(workbook: CalamineWorkbook, name: str, sheet: str) -> CalamineSheet:
    import python_calamine as calamine

    try:
        return workbook.get_sheet_by_name(sheet)
    except calamine.CalamineError as error:
        raise WorkshopError(
            N_(
                "{file}, sheet {sheet} is damaged and cannot be read. Open the file in Excel "
                "or LibreOffice, save it again, and choose the new file."
            ),
            file=name,
            sheet=sheet,
        ) from error


def _unsaved(file: str, sheet: str, cells: list[str]) -> Skipped:
    return Skipped(file, sheet, None, Sentence(UNSAVED, {"n": len(cells), "cell": cells[0]}))


def _left_out(file: str, sheet: str, why: str) -> Skipped:
    return Skipped(file, sheet, None, Sentence(why))
