"""Times as exports write them: Excel's own, ISO, Finnish "11.3.2027 klo 13.48", seconds since 1970.

A comment's time is what the clock on the wall showed, so an offset at the end ("+02:00") is let
go; seconds and milliseconds since 1970 are told in UTC, as their platforms show them. A workbook
holds a time as days since 1900 (ECMA-376, SpreadsheetML, 18.17.4.1); where its cell lost its form,
that number is all there is. Google writes 2027/03/11 1:48:02 ip. GMT+2, and in English PM.
"""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, time, timedelta
from typing import Final

from parastaminen_nb.exchange.table import Cell, as_text

_FINNISH: Final = re.compile(
    r"(?:(?:ma|ti|ke|to|pe|la|su|mån|tis|ons|tors|fre|lör|sön)[a-zåäö]*\.?,? )?"
    r"(\d{1,2})\.(\d{1,2})\.(\d{4})(?:[ ,]*(?:klo|kl\.?)?\s*(\d{1,2})[.:](\d{2})(?:[.:](\d{2}))?)?"
)
_ZONE: Final = re.compile(
    r" ?(?:UTC|GMT|[A-Z]{2,4}T|(?:GMT|UTC)[+-]\d\d?(?::?\d\d)?|[+-]\d\d:?\d\d)$"
)
_KL: Final = re.compile(r" (?:klo|kl\.?) ?(\d{1,2})[.:](\d\d)$")
_HALF: Final = re.compile(
    r" ?(?:(a\.?m\.?|ap\.?|fm|f\.m\.)|(p\.?m\.?|ip\.?|em|e\.m\.))(?= |$)", re.I
)
_AMERICAN: Final = re.compile(r"(\d{1,2})[/-](\d{1,2})[/-](\d{4}),? (.*)")
_CLOCK: Final = re.compile(r" (\d{1,2})[.:](\d{2})(?:[.:](\d{2}))?$")
_FIRST_DAY: Final = datetime(1899, 12, 30)  # noqa: DTZ001  as a workbook counts
_DAYS: Final = (36_526.0, 73_050.0)
"""From 2000 to 2099; other numbers are no times for sure."""
_EPOCH: Final = re.compile(r"\d{10}(?:\d{3})?")


def moment(cell: Cell) -> datetime | None:
    """The time in a cell without a zone; None where it holds none that can be told for sure.

    >>> moment("11.3.2027 klo 13.48"), moment("2027-03-11T13:48:00+02:00")
    (datetime.datetime(2027, 3, 11, 13, 48), datetime.datetime(2027, 3, 11, 13, 48))
    """
    if isinstance(cell, datetime):
        return cell.replace(tzinfo=None)
    if isinstance(cell, float) and _DAYS[0] < cell < _DAYS[1]:
        return _FIRST_DAY + timedelta(seconds=round(cell * 86_400))
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
    if half := _HALF.search(text):
        text = _of_halves(text, afternoon=bool(half[2]))
    return datetime.fromisoformat(_KL.sub(r" \1:\2", text)).replace(tzinfo=None)


def _of_halves(text: str, *, afternoon: bool) -> str:
    """A time of a clock with twelve hours, as one of twenty-four. Who writes the day first with it
    writes the month before it, as English of America does."""
    text = _HALF.sub("", text).strip()
    if american := _AMERICAN.fullmatch(text):
        month, day, year, rest = american.groups()
        text = f"{year}-{month:0>2}-{day:0>2} {rest}"
    clock = _CLOCK.search(text)
    if clock is None or not 1 <= int(clock[1]) <= 12:
        raise ValueError(text)
    hour = int(clock[1]) % 12 + 12 * afternoon
    return f"{text[: clock.start()]} {hour:02}:{clock[2]}:{clock[3] or '00'}"
