"""Days and hours as numbers, the way spreadsheets count them."""

from __future__ import annotations

from datetime import date, time, timedelta
from typing import Final

DAY_ZERO: Final = date(1899, 12, 30)
"""Where Excel begins to count."""


def day_number(day: date) -> int:
    """How many days after Excel's first."""
    return (day - DAY_ZERO).days


def day_part(hour: time) -> float:
    """The part of a day that has gone by at an hour: 0.5 at noon."""
    seconds = timedelta(hours=hour.hour, minutes=hour.minute, seconds=hour.second)
    return seconds / timedelta(days=1)
