"""Workbooks of any kind (xlsx, xlsm, xlsb, xls, ods) as sheets of cells."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING, Final

from parastaminen_nb.core.errors import N_, NN_, Sentence, WorkshopError
from parastaminen_nb.core.progress import Progress
from parastaminen_nb.exchange.locked import ZIP, is_locked
from parastaminen_nb.exchange.no_table import NO_TABLE
from parastaminen_nb.exchange.sheet_facts import Facts, facts_of
from parastaminen_nb.exchange.table import Sheet, Skipped

if TYPE_CHECKING:
    from python_calamine import CalamineSheet, CalamineWorkbook

UNSAVED: Final = NN_(
    "{n} formula has no stored value, in cell {cell}, and was read as empty. Open the file in "
    "Excel or LibreOffice, save it, and choose it again.",
    "{n} formulas have no stored value, the first in cell {cell}, and were read as empty. "
    "Open the file in Excel or LibreOffice, save it, and choose it again.",
)
"""Why cells are empty that look full in Excel; see `formulas`."""

_ERRORS: Final = NN_(
    "{n} cell holds an error such as #N/A, cell {cell}, and was read as empty.",
    "{n} cells hold an error such as #N/A, the first cell {cell}, and were read as empty.",
)
_HIDDEN: Final = NN_(
    "{n} row is hidden, as by a filter, and was read as well. If it should not be, delete it from "
    "a copy of the file and choose that.",
    "{n} rows are hidden, as by a filter, and were read as well. If they should not be, delete "
    "them from a copy of the file and choose that.",
)
_FAR: Final = N_(
    "The sheet reaches to cell {cell} and is nearly empty, so it cannot be read. In Excel, delete "
    "the empty rows and columns after the comments, save the file, and choose it again."
)


def read_spreadsheet(
    name: str, content: bytes, progress: Progress
) -> tuple[tuple[Sheet, ...], tuple[Skipped, ...]]:
    """The sheets that can be read, and those that were left out with the reason why.

    Raises `WorkshopError` where the file is locked, cut off, damaged or something else.
    """
    import python_calamine as calamine

    workbook = _opened(name, content)
    sheets, skipped = [], []
    facts = facts_of(content) if content.startswith(ZIP) else {}
    for meta in progress.each(workbook.sheets_metadata, 1):
        if meta.typ != calamine.SheetTypeEnum.WorkSheet:
            skipped.append(_left_out(name, meta.name, N_("The sheet is not a table of cells.")))
            continue
        if meta.visible != calamine.SheetVisibleEnum.Visible:
            why = N_("The sheet is hidden. Make it visible to have it read.")
            skipped.append(_left_out(name, meta.name, why))
            continue
        known = facts.get(meta.name, Facts())
        if known.far:
            skipped.append(_left_out(name, meta.name, _FAR, cell=known.far))
            continue
        cells = _cells(workbook, name, meta.name)
        skipped += _told(name, meta.name, known)
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
        damaged = N_(
            "{file} is damaged and cannot be read. Open it in Excel or LibreOffice, save it "
            "again, and choose the new file."
        )
        message = damaged if content.startswith(ZIP) else NO_TABLE
        raise WorkshopError(message, file=name) from error


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


def _told(file: str, sheet: str, known: Facts) -> list[Skipped]:
    """What a reader of the sheet should know about cells that do not hold what they seem to."""
    told = []
    for message, cells in ((UNSAVED, known.unsaved), (_ERRORS, known.errors)):
        if cells:
            told.append(_left_out(file, sheet, message, n=len(cells), cell=cells[0]))
    if known.hidden:
        why = Sentence(_HIDDEN, {"n": known.hidden})
        told.append(Skipped(file, sheet, None, why, kept=True))
    return told


def _left_out(file: str, sheet: str, why: str | tuple[str, str], **blanks: object) -> Skipped:
    return Skipped(file, sheet, None, Sentence(why, blanks))
