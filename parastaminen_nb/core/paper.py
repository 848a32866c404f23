"""Comments that were written on paper: many lines at once become as many comments."""

from __future__ import annotations

import re
from datetime import datetime
from secrets import token_urlsafe

from parastaminen_nb.core.comments import LONGEST, Comment, cleaned
from parastaminen_nb.core.errors import N_, WorkshopError

_BULLET = re.compile(r"^\s*(?:[-–—•*·]|\d{1,2}[.)])\s+")


def lines_of(text: str) -> tuple[str, ...]:
    """One comment a line; empty lines and the signs before the lines of a list are left out.

    Raises `WorkshopError` that names the line which is too long.

    >>> lines_of("- Hyvä ajatus\\n\\n2) Kuka maksaa?")
    ('Hyvä ajatus', 'Kuka maksaa?')
    """
    found = []
    for number, line in enumerate(text.splitlines(), start=1):
        words = _BULLET.sub("", line).strip()
        if not words:
            continue
        if len(words) > LONGEST:
            raise WorkshopError(
                N_("Line {number} is too long: the most is {most} characters. Split it."),
                number=number,
                most=LONGEST,
            )
        found.append(cleaned(words))
    return tuple(found)


def comments_of(
    text: str, *, case: str, round: int, table: int = 1, at: datetime | None = None
) -> tuple[Comment, ...]:
    """The lines as comments of one table, without a writer, each with a key of its own."""
    return tuple(
        Comment(token_urlsafe(16), line, case, round, table, at=at) for line in lines_of(text)
    )
