"""Times that stand in two columns: the day in one, what the clock showed in another."""

from __future__ import annotations

import re
from datetime import datetime, time
from typing import Final

from parastaminen_nb.exchange.headings import bare, rank
from parastaminen_nb.exchange.moments import moment
from parastaminen_nb.exchange.table import Cell, Table, is_blank
from parastaminen_nb.exchange.text_columns import seen

_CLOCK: Final = re.compile(r"(?:klo|kl\.?)? ?(\d{1,2})[.:](\d{2})(?:[.:](\d{2}))?", re.IGNORECASE)
_HOURS: Final = frozenset({"kellonaika", "klo", "kello", "klockslag", "klockan", "kl", "hour"})


def times_of(table: Table, column: str) -> list[datetime | None]:
    """The times in a column, from top to bottom; None where a cell holds none for sure.

    Where it holds days alone, or hours alone, and another column of times the rest, they are put
    together.
    """
    cells = table.values(column)
    if _are_clocks(table, column):
        day = next((c for c in _others(table, column) if _are_days(table, c)), "")
        return _together(table.values(day), cells) if day else [moment(cell) for cell in cells]
    if _are_days(table, column):
        hour = next((c for c in _others(table, column) if _are_clocks(table, c)), "")
        if hour:
            return _together(cells, table.values(hour))
    return [moment(cell) for cell in cells]


def clock(cell: Cell) -> time | None:
    """What the clock showed, where a cell holds that and no day.

    >>> clock("klo 13.48"), clock("11.3.2027 13.48")
    (datetime.time(13, 48), None)
    """
    if isinstance(cell, time):
        return cell
    found = _CLOCK.fullmatch(cell.strip()) if isinstance(cell, str) else None
    if found is None:
        return None
    hour, minute, second = (int(part or 0) for part in found.groups())
    try:
        return time(hour, minute, second)
    except ValueError:
        return None


def _others(table: Table, column: str) -> list[str]:
    return [
        other
        for other in table.columns
        if other != column and (rank("at", other) >= 0 or bare(other) in _HOURS)
    ]


def _are_clocks(table: Table, column: str) -> bool:
    cells = [cell for cell in seen(table, column) if not is_blank(cell)]
    return bool(cells) and all(clock(cell) is not None for cell in cells)


def _are_days(table: Table, column: str) -> bool:
    days = [moment(cell) for cell in seen(table, column) if not is_blank(cell)]
    return bool(days) and all(day is not None and day.time() == time() for day in days)


def _together(days: list[Cell], hours: list[Cell]) -> list[datetime | None]:
    """Where a row tells no hour, its day alone is known, and without a day nothing."""
    found: list[datetime | None] = []
    for day, hour in zip(map(moment, days), map(clock, hours), strict=True):
        found.append(datetime.combine(day, hour) if day and hour else day)
    return found
