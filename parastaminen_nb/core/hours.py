"""From an hour on the wall to a moment, on every night of the year."""

from __future__ import annotations

from datetime import UTC, datetime, time, timedelta, tzinfo
from enum import Enum

LATE = timedelta(hours=6)
"""What is so much later than its hour is not late: the hour of the next day is meant."""


class Hour(Enum):
    """How often an hour comes on its day."""

    ONCE = "once"
    TWICE = "twice"
    NEVER = "never"


def moment_of(
    hour: time, near: datetime, zone: tzinfo, *, second: bool = False
) -> tuple[datetime, Hour]:
    """The moment (in UTC) at which the clocks of a zone show an hour, and how often they do.

    Of all days the one is taken on which the hour is at most six hours before `near` (aware) or
    less than eighteen after it. An hour that clocks leap over is as much later as they leap.

    >>> from zoneinfo import ZoneInfo
    >>> near = datetime.fromisoformat("2027-10-31T02:00+02:00")
    >>> moment, comes = moment_of(time(3, 30), near, ZoneInfo("Europe/Helsinki"))
    >>> print(moment, comes.value)
    2027-10-31 00:30:00+00:00 twice
    """
    day = near.astimezone(zone).date()
    days = (day + timedelta(days=days) for days in (-1, 0, 1))
    middle = near + timedelta(hours=12) - LATE
    walls = [datetime.combine(day, hour.replace(fold=0), zone) for day in days]
    wall = min(walls, key=lambda wall: abs(wall.astimezone(UTC) - middle))
    first, last = wall.astimezone(UTC), wall.replace(fold=1).astimezone(UTC)
    if first == last:
        return first, Hour.ONCE
    if first < last:
        return (last if second else first), Hour.TWICE
    return first, Hour.NEVER
