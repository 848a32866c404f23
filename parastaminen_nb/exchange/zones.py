"""A time zone as calendar files tell it (RFC 5545, VTIMEZONE): both turns of its clocks."""

from __future__ import annotations

import calendar
from collections import Counter
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Final, NamedTuple
from zoneinfo import ZoneInfo

from icalendar import Timezone, TimezoneDaylight, TimezoneStandard
from icalendar.prop import vRecur

_DAYS: Final = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")


def zone_of(name: str, year: int) -> Timezone:
    """A time zone as its clocks go in a year and the one before it.

    A turn that comes every year by the same rule (the last Sunday of March) is told by that rule,
    as calendar programs like it best; any other turn by its day.
    """
    found = Timezone()
    found.add("tzid", name)
    turns = list(_turns(ZoneInfo(name), year))
    if not turns:
        day_one = datetime(year - 1, 1, 1, tzinfo=ZoneInfo(name))
        always = day_one.utcoffset() or timedelta()
        turns = [_Turn(day_one.replace(tzinfo=None), always, always, day_one)]
    yearly = Counter(turn.way for turn in turns)
    told = set()
    for turn in turns:
        if turn.way in told:
            continue
        told.add(turn.way)
        part = TimezoneDaylight() if turn.summer else TimezoneStandard()
        part.add("dtstart", turn.wall)
        part.add("tzoffsetfrom", turn.before)
        part.add("tzoffsetto", turn.after)
        part.add("tzname", turn.moment.tzname() or name)
        if yearly[turn.way] > 1:
            part.add("rrule", vRecur.from_ical(turn.rule))
        found.add_component(part)
    return found


class _Turn(NamedTuple):
    """When clocks are turned: by the clock before it, from and to which offset."""

    wall: datetime
    before: timedelta
    after: timedelta
    moment: datetime

    @property
    def summer(self) -> bool:
        return self.after > self.before

    @property
    def rule(self) -> str:
        """The rule by which it comes every year: on the last or the n-th such weekday."""
        last = calendar.monthrange(self.wall.year, self.wall.month)[1]
        place = -1 if self.wall.day + 7 > last else (self.wall.day - 1) // 7 + 1
        day = f"{place}{_DAYS[self.wall.weekday()]}"
        return f"FREQ=YEARLY;BYMONTH={self.wall.month};BYDAY={day}"

    @property
    def way(self) -> tuple[object, ...]:
        """What is the same for two turns that come by one rule."""
        return self.rule, self.wall.time(), self.before, self.after


def _turns(zone: ZoneInfo, year: int) -> Iterator[_Turn]:
    """The turns of a zone's clocks in a year and the one before it, to the minute."""
    moment, end = datetime(year - 1, 1, 1, tzinfo=UTC), datetime(year + 1, 1, 1, tzinfo=UTC)
    while moment < end:
        later = moment + timedelta(days=1)
        before, after = _offset(moment, zone), _offset(later, zone)
        if before != after:
            low, high = moment, later
            while high - low > timedelta(minutes=1):
                middle = low + (high - low) // 2
                low, high = (middle, high) if _offset(middle, zone) == before else (low, middle)
            turn = high.replace(second=0, microsecond=0)
            yield _Turn((turn + before).replace(tzinfo=None), before, after, turn.astimezone(zone))
        moment = later


def _offset(moment: datetime, zone: ZoneInfo) -> timedelta:
    return moment.astimezone(zone).utcoffset() or timedelta()
