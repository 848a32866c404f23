"""The codes that comments bring along: a column whose cells hold none, one or several of them."""

from __future__ import annotations

from typing import Final

from parastaminen_nb.exchange.headings import bare
from parastaminen_nb.exchange.table import Cell, Table, as_text, is_blank

_BETWEEN: Final = ("\n", ";", "|", ",")
"""What may stand between the codes of a cell, the surest first."""

_OURS: Final = ("koodit", "koder", "codes")
"""How a workbook of ours calls its column, in which a comma belongs to a code."""


def codes_in(table: Table, column: str) -> list[tuple[str, ...]]:
    """The codes in each cell of a column. All its cells are divided in the same way.

    >>> cells = [["kyyti, ruoka"], ["ruoka"], [None]]
    >>> codes_in(Table("a.csv", "", ("Tagit",), cells, range(3)), "Tagit")
    [('kyyti', 'ruoka'), ('ruoka',), ()]
    """
    cells = ["" if is_blank(cell) else as_text(cell) for cell in table.values(column)]
    if column in table.listed:
        between = "\n"
    else:
        usual = _BETWEEN[:-1] if bare(column) in _OURS else _BETWEEN
        between = next((mark for mark in usual if any(mark in cell for cell in cells)), "\n")
    return [_codes(cell, between) for cell in cells]


def one_line(table: Table, column: str) -> list[Cell]:
    """The cells of a column, those that hold a list as people write one."""
    cells = table.values(column)
    if column not in table.listed:
        return cells
    return [", ".join(cell.split("\n")) if isinstance(cell, str) else cell for cell in cells]


def _codes(cell: str, between: str) -> tuple[str, ...]:
    codes = (" ".join(code.split()) for code in cell.split(between))
    return tuple(dict.fromkeys(code for code in codes if code))
