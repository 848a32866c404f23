"""The meetings of a path for a calendar, one file for one or for all of them (RFC 5545)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from icalendar import Event

from parastaminen_nb.core.errors import N_, WorkshopError
from parastaminen_nb.core.pathway import Meeting, meeting_name
from parastaminen_nb.core.workshop import Workshop
from parastaminen_nb.exchange.calendar import new_calendar, new_event, plain_line, plain_lines
from parastaminen_nb.exchange.zones import zone_of
from parastaminen_nb.i18n import Translator


def meetings_ics(
    meetings: Sequence[Meeting],
    workshop: Workshop,
    _: Translator,
    *,
    uid: str,
    now: datetime,
    sequence: int = 0,
) -> bytes:
    """An entry for each meeting; for the whole day, which keeps nobody busy, where it has no hour.

    `uid` and `sequence` are as those of `workshop_ics`: an entry is moved, not doubled. A meeting
    that was not held is told as cancelled. Raises `WorkshopError` where there is none.
    """
    if not meetings:
        raise WorkshopError(N_("There is no meeting yet. Plan the meetings first."))
    found = new_calendar()
    timed = [meeting.day.year for meeting in meetings if meeting.starts]
    if timed:
        # Turns of the clock go by their rules from the earliest year on.
        found.add_component(zone_of(workshop.zone, min(timed)))
    for meeting in meetings:
        event = new_event(f"{uid}-meeting-{meeting.key}", now, sequence)
        found.add_component(_entry(meeting, workshop, _, event))
    return bytes(found.to_ical())


def _entry(meeting: Meeting, workshop: Workshop, _: Translator, event: Event) -> Event:
    name, title = _.say(meeting_name(meeting)), plain_line(workshop.title)
    event.add("summary", plain_line(f"{name}: {title}" if title else name))
    if meeting.starts is None:
        event.add("dtstart", meeting.day)
        event.add("dtend", meeting.day + timedelta(days=1))
        event.add("transp", "TRANSPARENT")
    else:
        starts = datetime.combine(meeting.day, meeting.starts, ZoneInfo(workshop.zone))
        ends = starts.astimezone(UTC) + timedelta(minutes=meeting.minutes)
        event.add("dtstart", starts)
        event.add("dtend", workshop.local(ends))
    if meeting.venue.strip():
        event.add("location", plain_line(meeting.venue))
    if meeting.held is False:
        event.add("status", "CANCELLED")
    said = "\n\n".join(_about(workshop, _))
    if said:
        event.add("description", said)
    return event


def _about(workshop: Workshop, _: Translator) -> Iterator[str]:
    if workshop.title.strip():
        title = plain_line(workshop.title)
        yield _("What has come of the workshop “{title}”.", title=title)
    if workshop.contact.strip():
        yield _("Questions: {contact}", contact=plain_lines(workshop.contact))
