"""Sheets of a workbook that are meant to be printed on A4: texts, tints, pages."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, Final

from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.pagebreak import Break

from parastaminen_nb.exchange.cells import cell_text, shortened
from parastaminen_nb.look.tokens import CASES, theme

LANDSCAPE: Final = 104
PORTRAIT: Final = 71
"""How wide a page is between its margins, in characters: of a wide font, which takes the place of
Calibri on machines that do not have it."""

TALL: Final = 740.0
"""How tall an upright page is between its margins, in points."""

_HEAD_FILL, _HEAD_INK, _LINE = "0B5268", "FFFFFF", "D6D2C9"


@dataclass(frozen=True, slots=True)
class Style:
    """How a cell looks. `case` is the key of a case, for its tint; `cut` draws where to cut; `low`
    keeps a heading near what it is about."""

    size: int = 11
    bold: bool = False
    wrap: bool = False
    centred: bool = False
    shrink: bool = False
    line: bool = False
    cut: bool = False
    low: bool = False
    head: bool = False
    case: str = ""


@dataclass(slots=True)
class Paper:
    """One sheet while it is written. Rows and columns count from 1.

    What people wrote stays text, whatever it begins with. Styles are shared between cells, which
    keeps a thousand slips quick.
    """

    sheet: Any
    _styles: dict[Style, tuple[Font, Alignment, Border, PatternFill | None]] = field(
        default_factory=dict
    )

    def put(self, row: int, column: int, value: str | int | None, style: Style = Style()) -> None:
        """Write one cell."""
        cell = self.sheet.cell(row, column)
        font, alignment, border, fill = self._look(style)
        cell.font, cell.alignment, cell.border = font, alignment, border
        if fill:
            cell.fill = fill
        if isinstance(value, str):
            cell.value = shortened(cell_text(value))
            cell.data_type = "s"
        else:
            cell.value = value

    def widths(self, *widths: float) -> None:
        for place, width in enumerate(widths, start=1):
            self.sheet.column_dimensions[get_column_letter(place)].width = width

    def tall(self, row: int, points: float) -> None:
        self.sheet.row_dimensions[row].height = points

    def ends(self, row: int, column: int) -> None:
        """Print down to here: a long word at the edge asks for no further page."""
        self.sheet.print_area = f"A1:{get_column_letter(column)}{row}"

    def page_ends(self, row: int) -> None:
        """The next page begins below this row."""
        self.sheet.row_breaks.append(Break(id=row))

    def pages(self, *, upright: bool, fitted: bool, head: int = 0) -> None:
        """Print on A4 with page numbers. `fitted` shrinks a wide sheet to the page's width;
        it must not be asked for together with `page_ends`, which Excel forgets then.
        `head` rows are repeated on every page and stay in view.
        """
        sheet = self.sheet
        sheet.page_setup.orientation = "portrait" if upright else "landscape"
        sheet.page_setup.paperSize = 9
        for side in ("left", "right", "top", "bottom"):
            setattr(sheet.page_margins, side, 0.59)  # inches: 15 mm
        sheet.page_margins.footer = 0.25
        sheet.print_options.horizontalCentered = True
        sheet.oddFooter.center.text = "&A  &P / &N"
        if fitted:
            sheet.page_setup.fitToHeight = 0
            sheet.sheet_properties.pageSetUpPr.fitToPage = True
        if head:
            sheet.print_title_rows = f"1:{head}"

    def _look(self, style: Style) -> tuple[Font, Alignment, Border, PatternFill | None]:
        if style not in self._styles:
            ink, fill = None, None
            if style.head:
                ink, fill = _HEAD_INK, _HEAD_FILL
            elif style.case in CASES:
                colours = theme("light")
                ink = colours[f"{style.case}-ink"].lstrip("#").upper()
                fill = colours[f"{style.case}-tint"].lstrip("#").upper()
            vertical = "top" if style.wrap and not style.head else "center"
            alignment = Alignment(
                horizontal="center" if style.centred else None,
                vertical="bottom" if style.low else vertical,
                wrap_text=style.wrap,
                shrink_to_fit=style.shrink,
            )
            border = Border()
            if style.line or style.cut:
                border = Border(bottom=Side("dashed" if style.cut else "thin", color=_LINE))
            self._styles[style] = (
                Font(name="Calibri", size=style.size, bold=style.bold or style.head, color=ink),
                alignment,
                border,
                PatternFill("solid", fgColor=fill) if fill else None,
            )
        return self._styles[style]
