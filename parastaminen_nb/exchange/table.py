"""One sheet as it stands in a file, and what is said about the parts that could not be used."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from typing import Final

from parastaminen_nb.core.errors import Sentence

Cell = str | int | float | bool | datetime | date | time | timedelta | None


_NUMBER: Final = re.compile(r"[\d.,:/ T+-]*\d[\d.,:/ T+Z-]*")

Merged = tuple[tuple[int, int], tuple[int, int]]
"""A range of merged cells: (row, column) of its first and last cell, from 0."""


@dataclass(frozen=True, slots=True)
class Skipped:
    """A part of a file that is not among the comments: a row, or a sheet or cells of it.

    `row` is None where it is not one row that is meant. `kept` tells that nothing was left out:
    it was read otherwise than it stands in the file.
    """

    file: str
    sheet: str
    row: int | None
    why: Sentence
    kept: bool = False


@dataclass(frozen=True, slots=True)
class Sheet:
    """Rows of cells as a file holds them, before anybody knows what they mean.

    `numbers` are the rows' numbers as a spreadsheet shows them, from 1. `merged` are ranges of
    merged cells as ((row, column), (row, column)), both from 0 and both ends included.
    """

    file: str
    name: str
    rows: Sequence[Sequence[Cell]]
    numbers: Sequence[int]
    merged: tuple[Merged, ...] = ()


@dataclass(frozen=True, slots=True)
class Table:
    """A sheet whose header has been found: unique `columns`, and the rows below them.

    `copies` are (place in `rows`, place in `columns`) of cells that only repeat one above, with
    which they are merged. `nameless` are columns that hold something and have no heading: they are
    called by their letters. `listed` are columns whose cells hold one thing a line. `totals` are
    places in `rows` of those that only sum up the others, `above` is how many rows with something
    in them stand above the header.
    """

    file: str
    sheet: str
    columns: tuple[str, ...]
    rows: Sequence[Sequence[Cell]] = field(repr=False)
    numbers: Sequence[int] = field(repr=False)
    copies: frozenset[tuple[int, int]] = field(default=frozenset(), repr=False)
    nameless: tuple[str, ...] = ()
    listed: tuple[str, ...] = ()
    totals: frozenset[int] = frozenset()
    above: int = 0

    def values(self, column: str) -> list[Cell]:
        """The cells of one column from top to bottom; None where a row is too short."""
        place = self.columns.index(column)
        return [row[place] if place < len(row) else None for row in self.rows]


def as_text(cell: Cell) -> str:
    """A cell as the text a person would read in it.

    >>> as_text(5.0), as_text("00123"), as_text(datetime(2027, 3, 11, 13, 48)), as_text(None)
    ('5', '00123', '2027-03-11 13:48:00', '')
    """
    if isinstance(cell, str):
        return cell
    if cell is None:
        return ""
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    if isinstance(cell, datetime):
        return cell.isoformat(sep=" ")
    return str(cell)


def is_blank(cell: Cell) -> bool:
    """Nothing to read: no cell, or only spaces of any kind (also those of zero width)."""
    if isinstance(cell, str):
        return not cell.strip("\ufeff\u200b\u200c\u200d\u2060 \t\r\n\u00a0") or not cell.strip()
    return cell is None


def is_count(cell: Cell) -> bool:
    """Whether a cell is a number or a moment, also where it is written as text."""
    return not isinstance(cell, str) or bool(_NUMBER.fullmatch(cell.strip()))


def column_letter(place: int) -> str:
    """The letter of a spreadsheet's column, from 0.

    >>> column_letter(0), column_letter(27)
    ('A', 'AB')
    """
    letters = ""
    place += 1
    while place:
        place, rest = divmod(place - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters
