"""The meetings of a path: when people come together again to tell what came of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, time, timedelta
from enum import StrEnum
from typing import Final

from parastaminen_nb.core.errors import N_, Sentence
from parastaminen_nb.core.pathway.holidays import quiet

INVITED_DAYS: Final = 28
"""Days before a meeting when its invitation leaves: people need four weeks for their diaries."""


class Occasion(StrEnum):
    """What usually brings people together after a workshop."""

    CALLS = "calls"
    FOLLOW_UP = "follow_up"
    MIDWAY = "midway"
    HALF_YEAR = "half_year"
    THREE_QUARTERS = "three_quarters"
    YEAR = "year"


@dataclass(frozen=True, slots=True)
class Meeting:
    """One meeting, `starts` on the workshop's wall (None while nobody has said).

    `key` is the value of an `Occasion`, or its own. An empty title is the usual words of the
    occasion. `held` is None until somebody said whether it was; `present` is how many came, 0
    where nobody counted.
    """

    key: str
    day: date
    title: str = ""
    starts: time | None = None
    minutes: int = 120
    venue: str = ""
    held: bool | None = None
    present: int = 0
    notes: str = ""
    """What was agreed there."""

    @property
    def occasion(self) -> Occasion | None:
        """What of the usual it is; None for one of the path's own."""
        return Occasion(self.key) if self.key in _OCCASIONS else None

    @property
    def invited_on(self) -> date:
        """The day on which its invitation should leave."""
        return self.day - timedelta(days=INVITED_DAYS)


def meeting_name(meeting: Meeting) -> Sentence | str:
    """What it is called: somebody's own words, or the usual ones.

    >>> str(meeting_name(Meeting("midway", date(2027, 6, 10))))
    'Midway review'
    """
    if meeting.title or meeting.occasion is None:
        return meeting.title
    return Sentence(_NAMES[meeting.occasion])


def usual_meetings(day: date, months: int = 6) -> tuple[Meeting, ...]:
    """The meetings that usually follow a workshop of that day, for a path of 6 or 12 months.

    Each is on the workshop's own day of the week. One that would fall on a day on which most people
    are away (see `quiet`) is later by as many weeks as it takes, and those after it keep three
    weeks from it.

    >>> [(m.key, m.day.isoformat()) for m in usual_meetings(date(2027, 3, 11))][1:3]
    [('follow_up', '2027-04-22'), ('midway', '2027-06-10')]
    """
    meetings: list[Meeting] = []
    for occasion, weeks in _WEEKS_AFTER.items():
        if weeks <= (_HALF if months <= 6 else _WHOLE):
            after = meetings[-1].day + _APART if meetings else day
            wanted = max(day + timedelta(weeks=weeks), after)
            meetings.append(Meeting(occasion.value, _when_people_are_there(wanted)))
    return tuple(meetings)


def in_order(meetings: tuple[Meeting, ...]) -> tuple[Meeting, ...]:
    """The meetings by their days and hours."""
    return tuple(sorted(meetings, key=lambda it: (it.day, it.starts or time.max, it.key)))


def next_meeting(meetings: tuple[Meeting, ...], today: date) -> Meeting | None:
    """The first that is still to come; today's until it is said to have been held."""
    return next(_ahead(meetings, today), None)


def unmarked(meetings: tuple[Meeting, ...], today: date) -> tuple[Meeting, ...]:
    """Those whose day is over and of which nobody has said whether they were held."""
    return tuple(it for it in in_order(meetings) if it.held is None and it.day < today)


def _ahead(meetings: tuple[Meeting, ...], today: date) -> Iterator[Meeting]:
    return (it for it in in_order(meetings) if it.held is None and it.day >= today)


def _when_people_are_there(day: date) -> date:
    while quiet(day):
        day += timedelta(weeks=1)
    return day


_OCCASIONS: Final = frozenset(Occasion)
_HALF, _WHOLE = 26, 52
_APART: Final = timedelta(weeks=3)
_WEEKS_AFTER: Final = {
    Occasion.CALLS: 2,
    Occasion.FOLLOW_UP: 6,
    Occasion.MIDWAY: 13,
    Occasion.HALF_YEAR: _HALF,
    Occasion.THREE_QUARTERS: 39,
    Occasion.YEAR: _WHOLE,
}
_NAMES: Final = {
    Occasion.CALLS: N_("Round of calls"),
    Occasion.FOLLOW_UP: N_("Follow-up meeting"),
    Occasion.MIDWAY: N_("Midway review"),
    Occasion.HALF_YEAR: N_("Half-year meeting"),
    Occasion.THREE_QUARTERS: N_("Meeting after nine months"),
    Occasion.YEAR: N_("Meeting after a year"),
}
