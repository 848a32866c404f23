"""A workshop, and what is due before it, for a calendar: iCalendar files (RFC 5545).

The time zone comes along with both of its turns, so that the hour is right in a program that
does not know the zone by its name. Files are told to be published, not to ask for an answer.
"""

from __future__ import annotations

import calendar
from collections import Counter
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from typing import Final, NamedTuple
from zoneinfo import ZoneInfo

from icalendar import (
    Alarm,
    Calendar,
    Event,
    Timezone,
    TimezoneDaylight,
    TimezoneStandard,
)
from icalendar.prop import vRecur

from parastaminen_nb.core.checklist import Checklist, Due, task_name
from parastaminen_nb.core.errors import N_, WorkshopError
from parastaminen_nb.core.workshop import Workshop
from parastaminen_nb.exchange.letters import where
from parastaminen_nb.i18n import Translator

KIND: Final = "text/calendar"
_DAYS: Final = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_HOUR: Final = timedelta(hours=1)


def workshop_ics(
    workshop: Workshop,
    _: Translator,
    *,
    uid: str,
    now: datetime,
    sequence: int = 0,
    join: str = "",
) -> bytes:
    """The workshop as one entry. `uid` stays the same as long as it is the same workshop, and
    `sequence` grows with every change, so that a calendar moves the entry it has.

    `join` is the address of the participants' page, where it is known. Raises `WorkshopError`
    while the workshop has no day.
    """
    if workshop.starts_at is None:
        raise WorkshopError(N_("Choose the day and the hour."))
    starts = workshop.local(workshop.starts_at)
    ends = workshop.local(starts.astimezone(UTC) + timedelta(minutes=workshop.minutes))
    event = _event(f"{uid}-workshop", now, sequence)
    event.add("summary", _plain(workshop.title) or _("A workshop without a title yet"))
    event.add("dtstart", starts)
    event.add("dtend", ends)
    place = where(workshop, _)
    if place:
        event.add("location", _plain(place))
    event.add("description", "\n\n".join(_about(workshop, _, join)))
    if join:
        event.add("url", join)
    found = _calendar()
    found.add_component(zone_of(workshop.zone, starts.year))
    found.add_component(event)
    return bytes(found.to_ical())


def checklist_ics(
    todo: Checklist,
    workshop: Workshop,
    _: Translator,
    *,
    uid: str,
    now: datetime,
    sequence: int = 0,
) -> bytes:
    """What is not done yet, each on its day as an entry for the whole day that keeps nobody busy.

    Raises `WorkshopError` while the workshop has no day.
    """
    if workshop.starts_at is None:
        raise WorkshopError(N_("Choose the day and the hour."))
    found = _calendar()
    for due in todo.open:
        assert due.day is not None, "a workshop with a day has a day for every task"
        event = _event(f"{uid}-{due.task.value}", now, sequence)
        found.add_component(_task(due, due.day, workshop, _, event))
    return bytes(found.to_ical())


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


def _calendar() -> Calendar:
    # Without a name of its own: Outlook makes a new calendar of a file that has one.
    found = Calendar()
    found.add("prodid", "-//Parastaminen//Parastaminen//FI")
    found.add("version", "2.0")
    found.add("calscale", "GREGORIAN")
    found.add("method", "PUBLISH")
    return found


def _event(uid: str, now: datetime, sequence: int) -> Event:
    event = Event()
    event.add("uid", f"{uid}@parastaminen")
    event.add("dtstamp", now.astimezone(UTC).replace(microsecond=0))
    event.add("sequence", sequence)
    return event


def _task(due: Due, day: date, workshop: Workshop, _: Translator, event: Event) -> Event:
    name = _(task_name(due.task, workshop.place))
    event.add("summary", f"{name}: {_plain(workshop.title)}" if workshop.title else name)
    event.add("dtstart", day)
    event.add("dtend", day + timedelta(days=1))
    event.add("transp", "TRANSPARENT")
    said = _.plural(
        "Due {n} day before the workshop.", "Due {n} days before the workshop.", n=due.days_before
    )
    event.add("description", said)
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", name)
    alarm.add("trigger", 9 * _HOUR)
    event.add_component(alarm)
    return event


def _about(workshop: Workshop, _: Translator, join: str) -> Iterator[str]:
    if workshop.organisation:
        yield _("Held by {organisation}.", organisation=_plain(workshop.organisation))
    if workshop.aim.strip():
        yield _words(workshop.aim)
    if workshop.cases:
        titles = [f"{case.letter} {_plain(case.title)}" for case in workshop.cases if case.title]
        if titles:
            yield "\n".join([_("Cases:"), *titles])
    if join:
        yield _("On the day join here: {address}", address=join)
    if workshop.contact.strip():
        yield _("Questions: {contact}", contact=_words(workshop.contact))


def _plain(text: str) -> str:
    """One line, without signs that are not text."""
    return " ".join("".join(c if c.isprintable() else " " for c in text).split())


def _words(text: str) -> str:
    """Lines, without signs that are not text."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    return "\n".join(_plain(line) for line in lines).strip()
