"""The header of a sheet: in which row it stands and what its columns are called.

Above the header there may be a title, and the header may be two rows whose upper cells are merged.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from typing import Final

from parastaminen_nb.core.errors import NN_
from parastaminen_nb.exchange.headings import BETWEEN, same, words_known
from parastaminen_nb.exchange.table import (
    Cell,
    Merged,
    Sheet,
    Table,
    as_text,
    column_letter,
    is_blank,
)

_LOOK_AT: Final = 30
NAMELESS: Final = NN_(
    "Column {column} has no heading, so {n} cell in it was not read. Write its heading in the "
    "first row, or take apart cells that are merged there.",
    "Column {column} has no heading, so {n} cells in it were not read. Write its heading in the "
    "first row, or take apart cells that are merged there.",
)
_NUMBER = re.compile(r"[\d.,:/ T+-]*\d[\d.,:/ T+Z-]*")
_SENTENCE = re.compile(r"[.!?…]\s*$|\s\S+\s\S+\s\S+\s\S+\s")


def table_of(sheet: Sheet, wanted: Sequence[str] = ()) -> Table:
    """The sheet with its header found. `wanted` are column names that somebody asked for.

    Where a sheet has no header (a plain list), the columns are called by their letters.
    Rows at the end that are wholly blank are left away; those in between stay.
    """
    rows = list(sheet.rows)
    while rows and all(is_blank(cell) for cell in rows[-1]):
        rows.pop()
    place = _header_row(rows, wanted, sheet.merged)
    width = max((len(row) for row in rows), default=0)
    if place is None:
        columns = tuple(column_letter(i) for i in range(width))
        return Table(sheet.file, sheet.name, columns, rows, sheet.numbers)
    names, height = _names(sheet, rows, place, width)
    below = place + height
    rows, repeated = _filled_down(sheet, rows, below)
    kept = [i for i in range(width) if names[i] or any(_filled(row, i) for row in rows[below:])]
    columns = _unique([names[i] or column_letter(i) for i in kept])
    cells: Sequence[Sequence[Cell]] = rows[below:]
    if len(kept) != width:
        cells = [[row[i] if i < len(row) else None for i in kept] for row in cells]
    copies = frozenset((row - below, kept.index(i)) for row, i in repeated if i in kept)
    nameless = tuple(column for i, column in zip(kept, columns, strict=True) if not names[i])
    return Table(sheet.file, sheet.name, columns, cells, sheet.numbers[below:], copies, nameless)


def _filled_down(
    sheet: Sheet, rows: list[Sequence[Cell]], below: int
) -> tuple[list[Sequence[Cell]], list[tuple[int, int]]]:
    """The rows with cells that are merged downwards said in each row, and which of them repeat.

    One case beside five comments is merged over five rows; it holds for all of them.
    """
    filled, repeated = list(rows), []
    for (top, left), (bottom, _right) in sheet.merged:
        if top < below or top >= len(rows) or not _filled(rows[top], left):
            continue
        for row in range(top + 1, min(bottom + 1, len(rows))):
            cells = list(filled[row]) + [None] * (left + 1 - len(filled[row]))
            cells[left] = rows[top][left]
            filled[row] = cells
            repeated.append((row, left))
    return filled, repeated


def _filled(row: Sequence[Cell], place: int) -> bool:
    return place < len(row) and not is_blank(row[place])


def _header_row(
    rows: Sequence[Sequence[Cell]], wanted: Sequence[str], merged: Sequence[Merged]
) -> int | None:
    # "Palaute" over a whole table is its title and no column.
    titles = {place for place in range(len(rows[:_LOOK_AT])) if _is_title(rows, place, merged)}
    top = [() if place in titles else row for place, row in enumerate(rows[:_LOOK_AT])]
    asked = [sum(any(same(as_text(c), name) for c in row) for name in wanted) for row in top]
    if asked and max(asked) > 0:
        return asked.index(max(asked))
    known = [words_known([as_text(cell) for cell in row]) for row in top]
    if known and max(known) > 0:
        best = known.index(max(known))
        # One known word may be chance in running text, never in a row of short names.
        if max(known) > 1 or _looks_like_names(top[best]) or _asks(rows, best):
            return best
    if len(rows) > 2 and (_heads_numbers(rows) or _asks(rows, 0)):
        return 0
    widths = [_width(row) for row in top]
    usual = Counter(w for w in widths if w).most_common(1)
    for place, row in enumerate(top):
        if usual and usual[0][0] > 1 and widths[place] >= usual[0][0]:
            return place if _looks_like_names(row) else None
    return None


def _is_title(rows: Sequence[Sequence[Cell]], place: int, merged: Sequence[Merged]) -> bool:
    """Whether a row is one cell above a wider table that begins with names of columns, or, without
    such names, is merged over all of it or has a blank row below."""
    if _width(rows[place]) != 1:
        return False
    wide = next((i for i in range(place + 1, len(rows)) if _width(rows[i]) > 1), None)
    if wide is None:
        return False
    if words_known([as_text(cell) for cell in rows[wide]]) > 0:
        return True
    over_all = any(
        top == bottom == place and right - left + 1 >= _width(rows[wide])
        for (top, left), (bottom, right) in merged
    )
    alone = not any(_width(row) for row in rows[place + 1 : wide])
    return alone and (over_all or wide > place + 1)


def _width(row: Sequence[Cell]) -> int:
    """How many cells of a row hold something."""
    return sum(not is_blank(cell) for cell in row)


def _heads_numbers(rows: Sequence[Sequence[Cell]]) -> bool:
    """Whether the first row is words alone and has a column of numbers or times below it.

    So is known the header of a form whose columns are called by its questions.
    """
    first = rows[0]
    if len(first) < 2 or not all(isinstance(c, str) and not is_blank(c) for c in first):
        return False
    if len(set(first)) < len(first) or any(_counts(cell) for cell in first):
        return False
    below = rows[1 : 1 + _LOOK_AT]
    return any(
        all(_counts(row[place]) for row in below if place < len(row) and not is_blank(row[place]))
        and sum(_filled(row, place) for row in below) > 1
        for place in range(len(first))
    )


def _asks(rows: Sequence[Sequence[Cell]], place: int) -> bool:
    """Whether this row is words alone that ask something, and those below it answer."""
    row = [cell for cell in rows[place] if not is_blank(cell)]
    texts = [cell.strip() for cell in row if isinstance(cell, str)]
    if len(row) < 2 or len(texts) < len(row) or len(set(texts)) < len(texts):
        return False
    asking = [i for i, cell in enumerate(rows[place]) if as_text(cell).strip().endswith("?")]
    below = [
        row[i] for row in rows[place + 1 : place + 1 + _LOOK_AT] for i in asking if i < len(row)
    ]
    answers = [as_text(cell).strip() for cell in below if not is_blank(cell)]
    return bool(answers) and sum(text.endswith("?") for text in answers) < len(answers) / 2


def _counts(cell: Cell) -> bool:
    """Whether a cell is a number or a moment, also where it is written as text."""
    return not isinstance(cell, str) or bool(_NUMBER.fullmatch(cell.strip()))


def _looks_like_names(row: Sequence[Cell]) -> bool:
    cells = [cell for cell in row if not is_blank(cell)]
    return (
        bool(cells)
        and all(isinstance(c, str) and len(c) <= 80 and not _SENTENCE.search(c) for c in cells)
        and len({as_text(c) for c in cells}) == len(cells)
    )


def _names(
    sheet: Sheet, rows: Sequence[Sequence[Cell]], place: int, width: int
) -> tuple[list[str], int]:
    """The columns' names and how many rows the header takes."""
    names = [_clean(rows[place][i]) if i < len(rows[place]) else "" for i in range(width)]
    wide = [m for m in sheet.merged if m[0][0] == m[1][0] == place and m[0][1] < m[1][1]]
    if not wide or place + 1 >= len(rows) or not _looks_like_names(rows[place + 1]):
        return names, 1
    for (_, left), (_, right) in wide:
        names[left : right + 1] = [names[left]] * (right + 1 - left)
    for i, cell in enumerate(rows[place + 1]):
        lower = _clean(cell)
        if lower and lower != names[i]:
            names[i] = f"{names[i]}{BETWEEN}{lower}" if names[i] else lower
    return names, 2


def _clean(cell: Cell) -> str:
    return " ".join(as_text(cell).replace("\ufeff", "").split())


def _unique(names: Sequence[str]) -> tuple[str, ...]:
    seen: Counter[str] = Counter()
    unique = []
    for name in names:
        seen[name] += 1
        unique.append(name if seen[name] == 1 else f"{name} ({seen[name]})")
    return tuple(unique)
