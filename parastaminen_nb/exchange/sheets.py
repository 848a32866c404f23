"""Tables as sheets of an xlsx workbook, fast enough for a hundred thousand comments.

openpyxl writes a cell in 20 microseconds, which is a minute for so many. What the rows of a table
need is little: texts, numbers, moments and the style of their column (ECMA-376, SpreadsheetML,
18.3.1). So the rows are written here; the workbook around them, with its styles, is openpyxl's.
"""

from __future__ import annotations

import io
import math
import zipfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field
from datetime import datetime
from itertools import chain, islice
from pathlib import Path
from tempfile import SpooledTemporaryFile
from typing import IO, TYPE_CHECKING, Any, BinaryIO, Final, NamedTuple

from parastaminen_nb.core.progress import UNSEEN, Progress
from parastaminen_nb.exchange.cells import Cut, SheetPlan, Value, cell_text, shortened
from parastaminen_nb.exchange.settled import CORE, NO_DAY, timeless
from parastaminen_nb.whole_file import write_whole

if TYPE_CHECKING:
    from openpyxl import Workbook

MOST_ROWS: Final = 1_048_576
"""The rows of a sheet, its header among them; what does not fit goes on in a second sheet."""

_HEAD_FILL, _HEAD_INK, _LINE = "0B5268", "FFFFFF", "D6D2C9"
_IN_MEMORY: Final = 32_000_000  # bytes; more lies on the disk until it is packed
_LINE_HIGH, _HIGHEST = 15.0, 409.0  # points; what a line of 11 points takes, and a row at most
_LETTERS: Final = 1.15  # of usual text, in the width of a digit, with what a broken line leaves
_FACE: Final = "Calibri"  # what a workbook has anyway; without it each program takes its own
_RECURRING: Final = 60  # letters of a text that is kept, as it may come again
_MOST_KNOWN: Final = 10_000
_TELL_EVERY: Final = 1_000  # rows
_ROWS_GO_HERE: Final = b"</sheetData>"
_SOME_MOMENT: Final = datetime(2027, 3, 11)  # noqa: DTZ001  as a sheet holds it
_ESCAPES: Final = {ord("&"): "&amp;", ord("<"): "&lt;", ord(">"): "&gt;"}


def write_sheets(
    target: Path | BinaryIO,
    sheets: Iterable[SheetPlan],
    cut: Cut,
    progress: Progress = UNSEEN,
    *,
    expected: int = 0,
) -> None:
    """Write a workbook; a path is replaced only when all of it is written.

    Sheets are taken one after the other, so that the last can tell what was cut in the others.
    `expected` is about how many rows there will be. Raises `WorkshopError` where the path cannot
    be written.
    """
    from openpyxl import Workbook

    workbook = Workbook(write_only=True)
    workbook.properties.creator = "Parastaminen"
    writing, packing = progress.split(3, 2)
    with ExitStack() as opened:
        rows: list[IO[bytes]] = []
        written = 0
        for plan in sheets:
            left = iter(plan.rows)
            first, part = next(left, None), 1
            while first is not None or part == 1:
                name = plan.name if part == 1 else f"{plan.name} {part}"
                file = opened.enter_context(SpooledTemporaryFile(max_size=_IN_MEMORY))
                these = chain(() if first is None else (first,), islice(left, MOST_ROWS - 2))
                for _row in _sheet(workbook, plan, name, these, file, cut):
                    written += 1
                    if not written % _TELL_EVERY:
                        writing.at(written, max(expected, written))
                rows.append(file)
                first, part = next(left, None), part + 1
        content = _packed(workbook, rows, packing)
    if isinstance(target, Path):
        write_whole(target, content)
    else:
        target.write(content)


@dataclass(frozen=True, slots=True)
class Style:
    """The numbers that a workbook gives to the style of a column, and to moments in it.

    `wraps_at` is how many characters of text have room in a line of it; 0 where none is broken.
    """

    usual: int
    moment: int
    wraps_at: float = 0


class _Text(NamedTuple):
    """A text as a cell holds it, that cell's content, and whether the text was cut."""

    fitting: str
    content: str
    cut: bool


class _Texts(dict[str, _Text]):
    """Texts as cells. A short one, such as the name of a case, comes again and is made once."""

    def __missing__(self, text: str) -> _Text:
        whole = cell_text(text)
        fitting = shortened(whole)
        made = _Text(fitting, _content(fitting), fitting != whole)
        if len(text) <= _RECURRING and len(self) < _MOST_KNOWN:
            self[text] = made
        return made


@dataclass(frozen=True)
class _Rows:
    """Makes the rows of one sheet, each column in its style."""

    letters: Sequence[str]
    styles: Sequence[Style]
    texts: _Texts = field(default_factory=_Texts)

    def row(self, number: int, row: Sequence[Value], cut: Callable[[str], None]) -> str:
        """One row as XML; `cut` hears of every text that was too long for its cell."""
        cells, lines = [""], 1
        for letter, style, value in zip(self.letters, self.styles, row, strict=True):
            at = f'<c r="{letter}{number}" s="{style.usual}"'
            if isinstance(value, str):
                text = self.texts[value]
                # What people wrote is no formula, whatever it begins with: a text in the cell.
                cells.append(f'{at} t="inlineStr">{text.content}</c>' if value else f"{at}/>")
                if style.wraps_at:
                    lines = max(lines, _lines(text.fitting, style.wraps_at))
                if text.cut:
                    cut(value)
            elif value is None or (isinstance(value, float) and not math.isfinite(value)):
                cells.append(f"{at}/>")
            elif isinstance(value, bool):
                cells.append(f'{at} t="b"><v>{int(value)}</v></c>')
            elif isinstance(value, datetime):
                at = f'<c r="{letter}{number}" s="{style.moment}"'
                cells.append(f"{at}><v>{_serial(value)}</v></c>")
            else:
                cells.append(f"{at}><v>{value!r}</v></c>")
        # Not every program makes a row as high as its text when it opens a workbook.
        high = f' ht="{min(lines * _LINE_HIGH, _HIGHEST):g}"' if lines > 1 else ""
        cells[0] = f'<row r="{number}"{high}>'
        cells.append("</row>")
        return "".join(cells)


def _lines(text: str, wraps_at: float) -> int:
    """About how many lines a text takes in its cell."""
    if len(text) <= wraps_at and "\n" not in text:
        return 1
    return sum(1 + int(len(line) / wraps_at) for line in text.split("\n"))


def _content(text: str) -> str:
    if not text:
        return ""
    safe = text.translate(_ESCAPES) if "&" in text or "<" in text or ">" in text else text
    kept = ' xml:space="preserve"' if text[0].isspace() or text[-1].isspace() else ""
    return f"<is><t{kept}>{safe}</t></is>"


def _serial(moment: datetime) -> str:
    from openpyxl.utils.datetime import to_excel

    return repr(to_excel(moment))


def _sheet(  # noqa: PLR0913, PLR0917  a sheet is made of all of these
    workbook: Workbook,
    plan: SheetPlan,
    name: str,
    rows: Iterable[Sequence[Value]],
    file: IO[bytes],
    cut: Cut,
) -> Iterator[int]:
    """Make a sheet with its header, and put its rows into a file; tells each row's number."""
    from openpyxl.utils import get_column_letter

    letters = [get_column_letter(place) for place in range(1, len(plan.columns) + 1)]
    sheet: Any = workbook.create_sheet(name)
    for letter, column in zip(letters, plan.columns, strict=True):
        sheet.column_dimensions[letter].width = column.width
    sheet.freeze_panes = f"{get_column_letter(plan.frozen + 1)}2"
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = 9  # A4
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    sheet.print_title_rows = "1:1"
    styles = _dressed(sheet, plan)
    made, number = _Rows(letters, styles), 1

    def shorter(whole: str) -> None:
        cut.cells.append((name, number, len(whole)))

    for number, row in enumerate(rows, start=2):
        file.write(made.row(number, row, shorter).encode())
        yield number
    if plan.filters and number > 1:
        sheet.auto_filter.ref = f"A1:{letters[-1]}{number}"


def _dressed(sheet: Any, plan: SheetPlan) -> list[Style]:
    """Write the header, and give the styles of the columns below it."""
    from openpyxl.cell import WriteOnlyCell
    from openpyxl.styles import Alignment, Border, Font, PatternFill, Side

    def styled(font: Font, wrap: bool, line: str) -> Any:
        cell = WriteOnlyCell(sheet)
        cell.font = font
        cell.alignment = Alignment(vertical="top", wrap_text=wrap)
        cell.border = Border(bottom=Side("thin", color=line))
        return cell

    heads, styles = [], []
    for column in plan.columns:
        head = styled(Font(_FACE, 11, bold=True, color=_HEAD_INK), wrap=True, line=_HEAD_FILL)
        head.fill = PatternFill("solid", fgColor=_HEAD_FILL)
        head.value = cell_text(column.header)
        head.data_type = "s"
        heads.append(head)
        usual, moment = (
            styled(Font(_FACE, 11, bold=column.bold), wrap=column.wrap, line=_LINE)
            for _ in range(2)
        )
        usual.number_format = moment.number_format = column.form
        moment.value = _SOME_MOMENT  # gives it a form for moments, where it has none
        wraps_at = column.width * _LETTERS if column.wrap else 0
        styles.append(Style(usual.style_id, moment.style_id, wraps_at))
    # A heading that is broken needs a row as high as its lines.
    lines = max((_lines(one.header, one.width) for one in plan.columns), default=1)
    sheet.row_dimensions[1].height = lines * _LINE_HIGH
    sheet.append(heads)
    return styles


def _packed(workbook: Workbook, rows: Sequence[IO[bytes]], progress: Progress) -> bytes:
    """The workbook as a file, with the rows put where its sheets have room for them, and nothing
    in it that tells when it was written: the same comments give the same bytes."""
    frame, content = io.BytesIO(), io.BytesIO()
    workbook.save(frame)
    of_sheet = {f"xl/worksheets/sheet{turn}.xml": file for turn, file in enumerate(rows, start=1)}
    sizes = [file.tell() for file in rows]
    shares = dict(zip(of_sheet, progress.split(*sizes), strict=True))
    with (
        zipfile.ZipFile(frame) as made,
        zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as archive,
    ):
        for entry in made.infolist():
            part = made.read(entry)
            file = of_sheet.get(entry.filename)
            placed = zipfile.ZipInfo(entry.filename, NO_DAY)
            placed.compress_type = zipfile.ZIP_DEFLATED
            placed.create_system = 3
            if file is None:
                archive.writestr(placed, timeless(part) if entry.filename == CORE else part)
                continue
            above, found, below = part.partition(_ROWS_GO_HERE)
            assert found, entry.filename
            with archive.open(placed, "w", force_zip64=True) as whole:
                whole.write(above)
                size, share = file.tell(), shares[entry.filename]
                file.seek(0)
                while some := file.read(1 << 20):
                    whole.write(some)
                    share.at(file.tell(), size)
                whole.write(found + below)
    return content.getvalue()
