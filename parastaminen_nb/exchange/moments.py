"""Times as exports write them: Excel's own, ISO, Finnish "11.3.2027 klo 13.48", seconds since 1970.

A comment's time is what the clock on the wall showed, so an offset at the end ("+02:00") is let
go; seconds and milliseconds since 1970 are told in UTC, as their platforms show them.
"""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, time
from typing import Final

from parastaminen_nb.exchange.table import Cell, as_text

_FINNISH: Final = re.compile(
    r"(?:(?:ma|ti|ke|to|pe|la|su|mån|tis|ons|tors|fre|lör|sön)[a-zåäö]*\.?,? )?"
    r"(\d{1,2})\.(\d{1,2})\.(\d{4})(?:[ ,]*(?:klo|kl\.?)?\s*(\d{1,2})[.:](\d{2})(?:[.:](\d{2}))?)?"
)
_ZONE: Final = re.compile(r" ?(?:UTC|GMT|[A-Z]{3,4}T|[+-]\d\d:?\d\d)$")
_KL: Final = re.compile(r" (?:klo|kl\.?) ?(\d{1,2})[.:](\d\d)$")
_EPOCH: Final = re.compile(r"\d{10}(?:\d{3})?")


def moment(cell: Cell) -> datetime | None:
    """The time in a cell without a zone; None where it holds none that can be told for sure.

    >>> moment("11.3.2027 klo 13.48"), moment("2027-03-11T13:48:00+02:00")
    (datetime.datetime(2027, 3, 11, 13, 48), datetime.datetime(2027, 3, 11, 13, 48))
    """
    if isinstance(cell, datetime):
        return cell.replace(tzinfo=None)
    if isinstance(cell, date):
        return datetime.combine(cell, time())
    try:
        return _from_text(as_text(cell).strip())
    except ValueError:
        return None


def _from_text(text: str) -> datetime:
    if _EPOCH.fullmatch(text):
        seconds = int(text) / (1000 if len(text) == 13 else 1)
        return datetime.fromtimestamp(seconds, UTC).replace(tzinfo=None)
    if match := _FINNISH.fullmatch(text):
        day, month, year, hour, minute, second = (int(part or 0) for part in match.groups())
        return datetime(year, month, day, hour, minute, second)  # noqa: DTZ001 - a wall clock
    # 2027-03-11 13:48:00 UTC, 2027-03-11 13:48:00 +0200, 2027/03/11 13:48, 2027-03-11 kl. 13.48
    text = _ZONE.sub("", text.replace("/", "-"))
    return datetime.fromisoformat(_KL.sub(r" \1:\2", text)).replace(tzinfo=None)
