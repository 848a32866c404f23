"""What the exports of known platforms look like, where they need more than a header.

Polis writes `comments.csv` with eight columns, the text last; older exports quote nothing, so
that a text may hold commas, quotation marks and line breaks as they were typed.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

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
