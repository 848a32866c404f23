"""What the exports of known platforms look like, where they need more than a header.

Polis writes `comments.csv` with eight columns, the text last; older exports quote nothing, so
that a text may hold commas, quotation marks and line breaks as they were typed.

Taguette writes a highlight once for each of its tags (`id,document,tag,content`).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from parastaminen_nb.exchange.table import Cell, Table, as_text, is_blank

POLIS: Final = (
    "timestamp",
    "datetime",
    "comment-id",
    "author-id",
    "agrees",
    "disagrees",
    "moderated",
    "comment-body",
)
TAGUETTE: Final = ("id", "document", "tag", "content")
_POLIS_ROW = re.compile(r"\d{9,14},[^,\n]*,\d+,-?\d+,\d+,\d+,-?\d+,")


def is_polis(first_line: str) -> bool:
    """Whether a file that begins with this line is a `comments.csv` of Polis."""
    return first_line.strip().replace('"', "").split(",") == list(POLIS)


def polis_rows(text: str, quoted: Sequence[Sequence[str]] = ()) -> list[list[str]]:
    """The rows of a `comments.csv`, header first.

    `quoted` are its rows where all its quotation marks can be those of a table. They are believed
    unless a text has swallowed whole rows. Otherwise a line that does not begin as a row does
    (time, date, two ids, three counts) continues the text of the row above it.

    >>> polis_rows("timestamp,datetime,comment-id,author-id,agrees,disagrees,moderated,"
    ...            "comment-body\\n1518501496471,Tue,1,2,3,4,1,Bus, or train?\\nBoth.\\n")[1][7]
    'Bus, or train?\\nBoth.'
    """
    if quoted and all(len(row) == len(POLIS) for row in quoted):
        bodies = [row[-1] for row in quoted[1:]]
        whole = all(row[0].isdecimal() for row in quoted[1:])
        if whole and not any(_POLIS_ROW.search(body) for body in bodies):
            return [list(row) for row in quoted]
    rows = [list(POLIS)]
    for line in text.split("\n")[1:]:
        if _POLIS_ROW.match(line):
            rows.append(line.removesuffix("\r").split(",", 7))
        elif len(rows) > 1:
            rows[-1][7] += "\n" + line.removesuffix("\r")
    for row in rows[1:]:
        row[7] = row[7].rstrip("\n")
    return rows


def is_taguette(columns: Sequence[str]) -> bool:
    """Whether a table with these columns is Taguette's list of highlights."""
    return tuple(column.strip().casefold() for column in columns) == TAGUETTE


def highlights(table: Table) -> Table:
    """Taguette's table with each highlight once and all its tags in one cell, a line for each; the
    rows that only repeat one keep their places and are copies."""
    first: dict[tuple[Cell, ...], int] = {}
    rows: list[list[Cell]] = []
    copies = set()
    for place, row in enumerate(table.rows):
        number, document, tag, content = [*row, *[None] * 4][:4]
        at = first.setdefault((number, document, content), place)
        rows.append([number, document, tag, content])
        if at != place and not is_blank(number):
            tags = (as_text(part) for part in (rows[at][2], tag) if not is_blank(part))
            rows[at][2] = "\n".join(dict.fromkeys(tags))
            copies.add((place, len(TAGUETTE) - 1))
    return replace(table, rows=rows, copies=frozenset(copies), listed=(table.columns[2],))
