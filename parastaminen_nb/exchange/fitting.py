"""Which tables of a file hold comments, and what of it is left out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from parastaminen_nb.core.errors import N_, Sentence, WorkshopError
from parastaminen_nb.exchange.columns import (
    Columns,
    no_such_column,
    settle_columns,
)
from parastaminen_nb.exchange.gathering import TOTAL
from parastaminen_nb.exchange.headings import translated
from parastaminen_nb.exchange.left_out import Part, not_taken
from parastaminen_nb.exchange.table import Cell, Skipped, Table, is_blank

SECTION: Final = "\0section"
"""A column that no file has: the name of the sheet, where each sheet is a section."""


def fitting(tables: list[Table], columns: Columns | None) -> tuple[list[Part], list[Skipped]]:
    """The tables of one file that hold comments, and what of it is left out.

    Where several sheets do, the name of each is what was asked, unless a column tells that.
    Raises `WorkshopError` where no table holds any.
    """
    parts, unfit = _holding(tables, columns)
    return _by_section(parts), unfit + not_taken(parts, columns)


@dataclass(frozen=True, slots=True)
class Outlook:
    """What will be read: how many comments of which sheet (of several files, of which file), how
    many cells are empty, and the sheets and columns that are left out. `asked` tells that each
    sheet is a question."""

    sheets: tuple[tuple[str, int], ...] = ()
    empty: int = 0
    left_out: tuple[Skipped, ...] = ()
    asked: bool = False
    chosen: bool = True
    """Whether it is told which column holds the texts."""

    @property
    def comments(self) -> int:
        return sum(count for _sheet, count in self.sheets)


def outlook(tables: list[Table], columns: Columns) -> Outlook:
    """What is read with these columns of the tables of one file, or of several that were chosen
    together; nothing where they do not tell which column holds the texts."""
    if not columns.text:
        return Outlook(chosen=False)
    parts: list[Part] = []
    left_out: list[Skipped] = []
    files = dict.fromkeys(table.file for table in tables)
    for file in files:
        try:
            found, unread = fitting([table for table in tables if table.file == file], columns)
        except WorkshopError as error:
            left_out.append(Skipped(file, "", None, error.sentence))
            continue
        parts += found
        left_out += unread
    sheets, empty = [], 0
    for table, taken in parts:
        told = blank = 0
        for column in taken.texts:
            place = table.columns.index(column)
            written = [not is_blank(cell) for cell in table.values(column)]
            again = sum(at == place and written[row] for row, at in table.copies)
            summing = sum(written[row] for row in table.totals)
            told += sum(written) - again - summing
            blank += len(written) - sum(written)
        why = Sentence(TOTAL)
        left_out += [
            Skipped(table.file, table.sheet, table.numbers[row], why)
            for row in sorted(table.totals)
        ]
        name = ", ".join(filter(None, [table.file, table.sheet])) if len(files) > 1 else table.sheet
        sheets.append((name, told))
        empty += blank
    asked = any(taken.prompt == SECTION for _table, taken in parts)
    return Outlook(tuple(sheets), empty, tuple(left_out), asked)


def _by_section(parts: list[Part]) -> list[Part]:
    """Where several sheets of a file hold comments, what a sheet is called is what was asked."""
    if len(parts) < 2 or any(taken.prompt or taken.also for _, taken in parts):
        return parts
    first = parts[0][0].sheet
    if all(table.sheet == f"{first} {n}" for n, (table, _) in enumerate(parts[1:], start=2)):
        return parts  # one list that was too long for a sheet
    return [
        (
            replace(
                table,
                columns=(*table.columns, SECTION),
                rows=[[*_padded(row, len(table.columns)), table.sheet] for row in table.rows],
            ),
            replace(taken, prompt=SECTION),
        )
        for table, taken in parts
    ]


def _padded(row: Sequence[Cell], width: int) -> list[Cell]:
    return [*row[:width], *[None] * (width - len(row))]


def _holding(tables: list[Table], columns: Columns | None) -> tuple[list[Part], list[Skipped]]:
    """The tables of one file that hold comments; the others with the reason why not."""
    parts: list[Part] = []
    skipped: list[Skipped] = []
    trouble: WorkshopError | None = None
    for table in tables:
        try:
            taken = settle_columns(table, columns)
        except WorkshopError as error:
            # Other sheets of the workbook may do; only a file with none is an error.
            trouble = trouble or error
            skipped.append(Skipped(table.file, table.sheet, None, error.sentence))
            continue
        if taken is None:
            assert columns is not None
            missing = no_such_column(table, columns.text)
            trouble = trouble or missing
            skipped.append(Skipped(table.file, table.sheet, None, missing.sentence))
        else:
            parts.append((table, taken))
    if not parts:
        assert trouble is not None
        raise trouble
    if columns is None or not columns.text:
        parts, weaker = _surest(parts)
        skipped += weaker
    return parts, skipped


def _surest(
    parts: list[Part],
) -> tuple[list[Part], list[Skipped]]:
    """Of the sheets of a workbook those with the same text column as the first, or the same columns
    in another language.

    A workbook of ours has sheets about the comments beside the comments themselves.
    """
    taken = parts[0][1]
    first, roles = taken.text, taken.roles().keys()

    def alike(other: Columns) -> bool:
        same = translated("text", first, other.text)
        return other.text == first or (same and other.roles().keys() == roles)

    why = N_("The sheet has no column {column}, which holds the comments.")
    skipped = [
        Skipped(table.file, table.sheet, None, Sentence(why, {"column": first}))
        for table, taken in parts
        if not alike(taken)
    ]
    return [(table, taken) for table, taken in parts if alike(taken)], skipped
