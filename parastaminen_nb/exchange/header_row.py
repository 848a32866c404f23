"""In which row of a sheet its columns are named: reports begin with titles and other rows."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from typing import Final

from parastaminen_nb.exchange.headings import means_text, same, words_known
from parastaminen_nb.exchange.table import Cell, Merged, as_text, is_blank, is_count

_LOOK_AT: Final = 30
_SENTENCE = re.compile(r"[.!?…]\s*$|\s\S+\s\S+\s\S+\s\S+\s")


def header_row(
    rows: Sequence[Sequence[Cell]], wanted: Sequence[str], merged: Sequence[Merged]
) -> int | None:
    """The place of the row that names the columns; None where there is none.

    `wanted` are column names that somebody asked for.
    """
    # "Palaute" over a whole table is its title and no column.
    titles = {place for place in range(len(rows[:_LOOK_AT])) if _is_title(rows, place, merged)}
    top = [() if place in titles else row for place, row in enumerate(rows[:_LOOK_AT])]
    asked = [sum(any(same(as_text(c), name) for c in row) for name in wanted) for row in top]
    if asked and max(asked) > 0:
        return asked.index(max(asked))
    known = [words_known([as_text(cell) for cell in row]) for row in top]
    most = max(known, default=0)
    # "Päiväys | 11.3.2027" above the table names a column as much as a header with one known word.
    for best in sorted(
        (place for place, count in enumerate(known) if count == most > 0),
        key=lambda place: (not _names_text(top[place]), -_width(top[place]), place),
    ):
        # One known word may be chance in running text, never in a row of short names.
        if most > 1 or looks_like_names(top[best], again=True) or _asks(rows, best):
            return best
    if len(rows) > 2 and (_heads_numbers(rows, 0) or _asks(rows, 0)):
        return 0
    widths = [_width(row) for row in top]
    usual = Counter(w for w in widths if w).most_common(1)
    for place, row in enumerate(top):
        if usual and usual[0][0] > 1 and widths[place] >= usual[0][0]:
            heads = looks_like_names(row) or _heads_numbers(rows, place) or _asks(rows, place)
            return place if heads else None
    return None


def _names_text(row: Sequence[Cell]) -> bool:
    return any(means_text(as_text(cell)) for cell in row)


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


def _heads_numbers(rows: Sequence[Sequence[Cell]], place: int) -> bool:
    """Whether this row is words alone and has a column of numbers or times below it.

    So is known the header of a form whose columns are called by its questions.
    """
    row = [cell for cell in rows[place] if not is_blank(cell)]
    if len(row) < 2 or not all(isinstance(cell, str) for cell in row):
        return False
    if len(set(row)) < len(row) or any(map(is_count, row)):
        return False
    below = rows[place + 1 : place + 1 + _LOOK_AT]
    return any(
        all(is_count(row[i]) for row in below if filled(row, i))
        and sum(filled(row, i) for row in below) > 1
        for i, cell in enumerate(rows[place])
        if not is_blank(cell)
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


def looks_like_names(row: Sequence[Cell], *, again: bool = False) -> bool:
    """Whether a row is short words, as columns are called; each once, unless `again`."""
    cells = [cell for cell in row if not is_blank(cell)]
    return (
        bool(cells)
        and all(isinstance(c, str) and len(c) <= 80 and not _SENTENCE.search(c) for c in cells)
        and (again or len({as_text(c) for c in cells}) == len(cells))
    )


def filled(row: Sequence[Cell], place: int) -> bool:
    return place < len(row) and not is_blank(row[place])
