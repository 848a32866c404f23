"""Days on which most people in Finland are away from work."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Final

_FIXED: Final = frozenset({(5, 1), (12, 6)})
"""May Day and Independence Day, as (month, day)."""
_FROM_EASTER: Final = (-2, 1, 39)
"""Good Friday, Easter Monday and Ascension Day, in days from Easter Sunday."""


def quiet(day: date) -> bool:
    """Whether most people are away: July, midsummer, 22 December to 6 January, a public holiday.

    >>> quiet(date(2027, 5, 6)), quiet(date(2027, 5, 13))  # Ascension Day, and a week later
    (True, False)
    """
    place = (day.month, day.day)
    midsummer = (6, 19) <= place <= (6, 26) and day.weekday() in {4, 5}
    christmas = place >= (12, 22) or place <= (1, 6)
    easter = easter_sunday(day.year)
    moving = any(day == easter + timedelta(days=days) for days in _FROM_EASTER)
    return day.month == 7 or midsummer or christmas or place in _FIXED or moving


def easter_sunday(year: int) -> date:
    """Easter Sunday of the Gregorian calendar, by the rule printed in Nature, 20 April 1876.

    >>> easter_sunday(2027), easter_sunday(2038)
    (datetime.date(2027, 3, 28), datetime.date(2038, 4, 25))
    """
    a, (b, c) = year % 19, divmod(year, 100)
    d, e = divmod(b, 4)
    g = (b - (b + 8) // 25 + 1) // 3
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    moon = (32 + 2 * e + 2 * i - h - k) % 7
    m = (a + 11 * h + 22 * moon) // 451
    month, day = divmod(h + moon - 7 * m + 114, 31)
    return date(year, month, day + 1)
