"""The chat of a meeting as Zoom saves it and as it is copied from Teams, brought to rows.

Zoom writes who, to whom and when before each message, on its line or above it; Teams a line with
the time in square brackets and the name. What follows until the next such line is the message.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice
from typing import Final

HEADER: Final = ("Aika / Tid / Time", "Nimi / Namn / Name", "Viesti / Meddelande / Message")
TO: Final = "Kenelle / Till vem / To whom"
"""In all languages, as nobody knows the reader's here; each means what its parts do. To whom a
message went is told where the chat tells it: some of them were for one person alone."""

_ZOOM: Final = re.compile(
    r"(\d{1,2}:\d{2}:\d{2})\s+From\s+(\S.{0,100}?)\s+to\s+(\S.{0,100}?)\s*:(?:\s+(.*)|\s*)"
)
_TEAMS: Final = re.compile(
    r"\[(\d[\d./-]{3,9}\d,? (?:klo |kl\.? )?\d{1,2}[.:]\d{2}(?: [AP]M)?)\] (\S.{0,100}?):?()()\s*"
)
_FEWEST: Final = 2


def is_chat(text: str) -> bool:
    """Whether a text begins as a chat does and holds several messages."""
    lines = (line for line in text[:20_000].splitlines() if line.strip("\ufeff \t"))
    first = next(lines, "")
    kind = next((kind for kind in (_ZOOM, _TEAMS) if kind.fullmatch(_bare(first))), None)
    if kind is None:
        return False
    more = (line for line in lines if kind.fullmatch(_bare(line)))
    return sum(1 for _line in islice(more, _FEWEST - 1)) == _FEWEST - 1


def chat_rows(text: str) -> tuple[list[list[str]], list[int]]:
    """The rows of a chat, a header first, each with the number of its line in the file.

    >>> chat_rows("13:40:02 From Aino to Everyone:\\n\\tHei\\nkaikki\\n")[0][1]
    ['13:40:02', 'Aino', 'Hei\\nkaikki', 'Everyone']
    """
    rows, numbers = [[*HEADER, TO]], [1]
    for number, found, line in _lines(text):
        if found:
            rows.append([found[1], found[2], (found[4] or "").strip(), found[3]])
            numbers.append(number)
        elif len(rows) > 1:
            rows[-1][2] = f"{rows[-1][2]}\n{line.strip()}".strip()
    if not any(row[3] for row in rows[1:]):
        rows = [row[:3] for row in rows]
    return rows, numbers


def _lines(text: str) -> Iterator[tuple[int, re.Match[str] | None, str]]:
    for number, line in enumerate(text.splitlines(), start=1):
        bare = _bare(line)
        yield number, _ZOOM.fullmatch(bare) or _TEAMS.fullmatch(bare), line


def _bare(line: str) -> str:
    return line.strip("\ufeff \t\r")
