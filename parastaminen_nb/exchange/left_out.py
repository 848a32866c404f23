"""What of tables that are read is left out beside single rows, so that somebody can ask for it."""

from __future__ import annotations

from typing import Final

from parastaminen_nb.core.errors import N_, NN_, Sentence
from parastaminen_nb.exchange.columns import Columns, other_texts
from parastaminen_nb.exchange.header import NAMELESS
from parastaminen_nb.exchange.table import Skipped, Table, is_blank
from parastaminen_nb.exchange.text_columns import choices

Part = tuple[Table, Columns]
"""A table, and which of its columns is what."""

_TITLES: Final = 4
_NAMED: Final = 3
_ABOVE: Final = NN_(
    "{n} row above the header in row {row} ({columns} …) was not read.",
    "{n} rows above the header in row {row} ({columns} …) were not read.",
)


def not_taken(parts: list[Part], columns: Columns | None) -> list[Skipped]:
    """What of tables that are read is left out beside single rows: rows above the header, and
    columns that may hold comments as well. `columns` is what somebody asked for."""
    return _without(parts, columns) + _above(parts) + _nameless(parts) + _not_read(parts, columns)


def _without(parts: list[Part], asked: Columns | None) -> list[Skipped]:
    """The tables that lack a column which another one has: the replies beside the comments."""
    why = N_("There is no column {column} here. The comments are read without it.")
    return [
        Skipped(table.file, table.sheet, None, Sentence(why, {"column": column}), kept=True)
        for table, taken in parts
        for role, column in (asked.roles().items() if asked else ())
        if not getattr(taken, role)
    ]


def _above(parts: list[Part]) -> list[Skipped]:
    """What a report says before its table begins, where that is more than a title."""
    return [
        Skipped(
            table.file,
            table.sheet,
            None,
            Sentence(
                _ABOVE,
                {"n": table.above, "row": table.numbers[0] - 1, "columns": table.columns[:_NAMED]},
            ),
        )
        for table, _taken in parts
        if table.above >= _TITLES
    ]


def _nameless(parts: list[Part]) -> list[Skipped]:
    """Columns without a heading, also where one row is wider than all the others."""
    told = []
    for table, taken in parts:
        used = {*taken.roles().values(), *taken.groups, *taken.also}
        for column in table.nameless:
            if column not in used:
                full = sum(not is_blank(cell) for cell in table.values(column))
                why = Sentence(NAMELESS, {"column": column, "n": full})
                told.append(Skipped(table.file, table.sheet, None, why))
    return told


def _not_read(parts: list[Part], asked: Columns | None) -> list[Skipped]:
    """Columns of texts that nobody asked for, where it was guessed which one holds comments."""
    if asked is not None and asked.text:
        return []
    why = N_(
        "The column {column} holds texts too and was not read. If they are comments, choose it as "
        "well."
    )
    few = N_(
        "The column {column} holds the same few answers again and again and was not read. If they "
        "are comments, choose it as well."
    )
    told = []
    for table, taken in parts:
        used = {*taken.roles().values(), *taken.groups, *taken.also}
        texts = [c for c in other_texts(table, taken) if c not in table.nameless]
        whys = dict.fromkeys(texts, why)
        whys |= {column: few for column in choices(table, used) if column not in whys}
        told += [
            Skipped(table.file, table.sheet, None, Sentence(whys[column], {"column": column}))
            for column in table.columns
            if column in whys
        ]
    return told
