"""What a workbook of ours holds and cannot be read: empty or hidden sheets, formulas that were
never reckoned."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Final

from openpyxl.utils import column_index_from_string

from parastaminen_nb.core.errors import N_, NN_, Sentence
from parastaminen_nb.exchange.files import File, Source
from parastaminen_nb.exchange.formulas import unsaved_formulas
from parastaminen_nb.exchange.plan_book import values
from parastaminen_nb.exchange.plan_book.agenda import WAITS
from parastaminen_nb.exchange.plan_book.basics_fields import LEFT
from parastaminen_nb.exchange.plan_book.sheets import PLAN, Parts
from parastaminen_nb.exchange.plan_book.trouble import Trouble
from parastaminen_nb.exchange.table import Sheet

_UNSAVED: Final = NN_(
    "{n} formula has no stored value, in cell {cell}, and was read as empty. Open the file in "
    "Excel or LibreOffice, save it, and choose it again.",
    "{n} formulas have no stored value, the first in cell {cell}, and were read as empty. "
    "Open the file in Excel or LibreOffice, save it, and choose it again.",
)


def unread(
    source: Source, file: File, sheets: Mapping[str, Sheet], parts: Parts = PLAN
) -> Iterator[Trouble]:
    """Sheets of the workbook that are empty or hidden, and formulas without a value."""
    ours = frozenset().union(*(values.called(name) for name in parts.names))
    unsaved = _unsaved(source)
    for part in file.skipped:
        if part.sheet in unsaved or values.plain(part.sheet) not in ours:
            continue
        message = N_("{why} What belongs in it stays as it is.")
        yield Trouble(part.sheet, 0, "", Sentence(message, {"why": part.why}))
    for sheet in sheets.values():
        cells = unsaved.get(sheet.name, [])
        if parts is PLAN:
            cells = [cell for cell in cells if not _reckoned(sheet, cell)]
        if cells:
            why = Sentence(_UNSAVED, {"n": len(cells), "cell": cells[0]})
            yield Trouble(sheet.name, 0, "", why)


def _unsaved(source: Source) -> dict[str, list[str]]:
    if isinstance(source, tuple):
        return unsaved_formulas(source[1])
    return unsaved_formulas(Path(source).read_bytes())


def _reckoned(sheet: Sheet, cell: str) -> bool:
    """Whether a cell holds a formula of ours, whose value is not read."""
    letters = "".join(filter(str.isalpha, cell))
    if letters == "A":
        return True
    # The heading stands in the first row, or below what somebody has put above it.
    place = column_index_from_string(letters) - 1
    if any(values.plain(row[place]) in values.called(WAITS) for row in sheet.rows if row[place:]):
        return True
    row = sheet.rows[int(cell[len(letters) :]) - 1]
    ours = values.called(LEFT) | values.called(N_("Ends at"))
    return letters == "B" and values.plain(row[0] if row else None) in ours
