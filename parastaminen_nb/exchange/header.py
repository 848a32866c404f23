"""The header of a sheet: in which row it stands and what its columns are called.

Above the header there may be a title, and the header may be two rows whose upper cells are merged.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from typing import Final

from parastaminen_nb.core.errors import NN_
from parastaminen_nb.exchange.header_row import filled, header_row, looks_like_names
from parastaminen_nb.exchange.headings import BETWEEN
from parastaminen_nb.exchange.table import (
    Cell,
    Merged,
    Sheet,
    Table,
    as_text,
    column_letter,
    is_blank,
    is_count,
)

NAMELESS: Final = NN_(
    "Column {column} has no heading, so {n} cell in it was not read. Write its heading in the "
    "first row, or take apart cells that are merged there.",
    "Column {column} has no heading, so {n} cells in it were not read. Write its heading in the "
    "first row, or take apart cells that are merged there.",
)


_TOTALS_IN: Final = 3
_TOTAL: Final = re.compile(
    r"(?:(?:kaikki )?yhteensä|summa|totalt|sammanlagt|(?:grand )?totals?|sum|keskiarvo|medelvärde|"
    r"medeltal|average|mean):?",
    re.IGNORECASE,
)


def table_of(sheet: Sheet, wanted: Sequence[str] = ()) -> Table:
    """The sheet with its header found. `wanted` are column names that somebody asked for.

    Where a sheet has no header (a plain list), the columns are called by their letters.
    Rows at the end that are wholly blank are left away; those in between stay.
    """
    rows = list(sheet.rows)
    while rows and all(is_blank(cell) for cell in rows[-1]):
        rows.pop()
    place = header_row(rows, wanted, sheet.merged)
    width = max((len(row) for row in rows), default=0)
    if place is None:
        columns = tuple(column_letter(i) for i in range(width))
        return Table(sheet.file, sheet.name, columns, rows, sheet.numbers)
    names, height = _names(sheet, rows, place, width)
    below = place + height
    rows, repeated = _filled_down(sheet, rows, below)
    kept = [i for i in range(width) if names[i] or any(filled(row, i) for row in rows[below:])]
    columns = _unique([names[i] or column_letter(i) for i in kept])
    cells: Sequence[Sequence[Cell]] = rows[below:]
    if len(kept) != width:
        cells = [[row[i] if i < len(row) else None for i in kept] for row in cells]
    totals = _totals(cells)
    copies = frozenset((row - below, kept.index(i)) for row, i in repeated if i in kept)
    nameless = tuple(column for i, column in zip(kept, columns, strict=True) if not names[i])
    numbers = sheet.numbers[below:]
    above = sum(any(not is_blank(cell) for cell in row) for row in rows[:place])
    return Table(
        *(sheet.file, sheet.name, columns, cells, numbers, copies, nameless),
        totals=totals,
        above=above,
    )


def _totals(rows: Sequence[Sequence[Cell]]) -> frozenset[int]:
    """The places of rows at the end that say "total" and hold but numbers besides."""
    found = set()
    for place in range(max(0, len(rows) - _TOTALS_IN), len(rows)):
        cells = [cell for cell in rows[place] if not is_blank(cell)]
        others = cells[1:]
        if others and _TOTAL.fullmatch(as_text(cells[0]).strip()) and all(map(is_count, others)):
            found.add(place)
    return frozenset(found)


def _filled_down(
    sheet: Sheet, rows: list[Sequence[Cell]], below: int
) -> tuple[list[Sequence[Cell]], list[tuple[int, int]]]:
    """The rows with cells that are merged downwards said in each row, and which of them repeat.

    One case beside five comments is merged over five rows; it holds for all of them.
    """
    whole, repeated = list(rows), []
    for (top, left), (bottom, _right) in sheet.merged:
        if top < below or top >= len(rows) or not filled(rows[top], left):
            continue
        for row in range(top + 1, min(bottom + 1, len(rows))):
            cells = list(whole[row]) + [None] * (left + 1 - len(whole[row]))
            cells[left] = rows[top][left]
            whole[row] = cells
            repeated.append((row, left))
    return whole, repeated


def _names(
    sheet: Sheet, rows: Sequence[Sequence[Cell]], place: int, width: int
) -> tuple[list[str], int]:
    """The columns' names and how many rows the header takes."""
    names = [_clean(rows[place][i]) if i < len(rows[place]) else "" for i in range(width)]
    wide = [m for m in sheet.merged if m[0][0] == m[1][0] == place and m[0][1] < m[1][1]]
    if not wide or place + 1 >= len(rows) or not _parts(rows[place + 1], wide):
        return names, 1
    for (_, left), (_, right) in wide:
        names[left : right + 1] = [names[left]] * (right + 1 - left)
    for i, cell in enumerate(rows[place + 1]):
        lower = _clean(cell)
        if lower and lower != names[i]:
            names[i] = f"{names[i]}{BETWEEN}{lower}" if names[i] else lower
    return names, 2


def _parts(row: Sequence[Cell], wide: Sequence[Merged]) -> bool:
    """Whether a row tells the parts of the headings above it, which are merged over several
    columns. Each may have the same parts, where nothing else stands in the row."""
    if looks_like_names(row):
        return True
    below = [{as_text(cell) for cell in row[left : right + 1]} for (_, left), (_, right) in wide]
    wholly = sum(right - left + 1 for (_, left), (_, right) in wide)
    each_once = sum(map(len, below)) == wholly == sum(not is_blank(cell) for cell in row)
    return each_once and looks_like_names(row, again=True)


def _clean(cell: Cell) -> str:
    return " ".join(as_text(cell).replace("\ufeff", "").split())


def _unique(names: Sequence[str]) -> tuple[str, ...]:
    seen: Counter[str] = Counter()
    unique = []
    for name in names:
        seen[name] += 1
        unique.append(name if seen[name] == 1 else f"{name} ({seen[name]})")
    return tuple(unique)
