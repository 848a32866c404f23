"""A workshop, and what is due before it, for a calendar: iCalendar files (RFC 5545).

The time zone comes along with both of its turns, so that the hour is right in a program that
does not know the zone by its name. Files are told to be published, not to ask for an answer.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from typing import Final

from icalendar import Alarm, Calendar, Event

from parastaminen_nb.core.checklist import Checklist, Due, todo_name
from parastaminen_nb.core.errors import N_, WorkshopError
from parastaminen_nb.core.workshop import Workshop
from parastaminen_nb.exchange.letter_parts import where
from parastaminen_nb.exchange.zones import zone_of
from parastaminen_nb.i18n import Translator

KIND: Final = "text/calendar"
PUBLISH: Final = "PUBLISH"
CANCEL: Final = "CANCEL"
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
    event = new_event(f"{uid}-workshop", now, sequence)
    event.add("summary", plain_line(workshop.title) or _("A workshop without a title yet"))
    event.add("dtstart", starts)
    event.add("dtend", ends)
    place = where(workshop, _)
    if place:
        event.add("location", plain_line(place))
    event.add("description", "\n\n".join(_about(workshop, _, join)))
    if join:
        event.add("url", join)
    found = new_calendar()
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
    found = new_calendar()
    for due in todo.open:
        assert due.day is not None, "a workshop with a day has a day for every task"
        event = new_event(f"{uid}-{due.todo.key}", now, sequence)
        found.add_component(_task(due, due.day, workshop, _, event))
    return bytes(found.to_ical())


def new_calendar(method: str = PUBLISH) -> Calendar:
    """A file without entries; `method` says what becomes of those it will have (RFC 5546)."""
    # Without a name of its own: Outlook makes a new calendar of a file that has one.
    found = Calendar()
    found.add("prodid", "-//Parastaminen//Parastaminen//FI")
    found.add("version", "2.0")
    found.add("calscale", "GREGORIAN")
    found.add("method", method)
    return found


def new_event(uid: str, now: datetime, sequence: int) -> Event:
    """An entry that says nothing yet."""
    event = Event()
    event.add("uid", f"{uid}@parastaminen")
    event.add("dtstamp", now.astimezone(UTC).replace(microsecond=0))
    event.add("sequence", sequence)
    return event


def _task(due: Due, day: date, workshop: Workshop, _: Translator, event: Event) -> Event:
    name = plain_line(_.say(todo_name(due.todo, workshop.place)))
    event.add("summary", f"{name}: {plain_line(workshop.title)}" if workshop.title else name)
    event.add("dtstart", day)
    event.add("dtend", day + timedelta(days=1))
    event.add("transp", "TRANSPARENT")
    n = due.todo.days
    said = _.plural("Due {n} day before the workshop.", "Due {n} days before the workshop.", n=n)
    if not n:
        said = _("Due on the day of the workshop.")
    event.add("description", said)
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", name)
    alarm.add("trigger", 9 * _HOUR)
    event.add_component(alarm)
    return event


def _about(workshop: Workshop, _: Translator, join: str) -> Iterator[str]:
    if workshop.organisation:
        yield _("Held by {organisation}.", organisation=plain_line(workshop.organisation))
    if workshop.aim.strip():
        yield plain_lines(workshop.aim)
    if workshop.cases:
        titles = [
            f"{case.letter} {plain_line(case.title)}" for case in workshop.cases if case.title
        ]
        if titles:
            yield "\n".join([_("Cases:"), *titles])
    if join:
        yield _("On the day join here: {address}", address=join)
    if workshop.contact.strip():
        yield _("Questions: {contact}", contact=plain_lines(workshop.contact))


def plain_line(text: str) -> str:
    """One line, without signs that are not text."""
    return " ".join("".join(c if c.isprintable() else " " for c in text).split())


def plain_lines(text: str) -> str:
    """Lines, without signs that are not text."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    return "\n".join(plain_line(line) for line in lines).strip()
