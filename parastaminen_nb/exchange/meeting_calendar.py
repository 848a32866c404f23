"""The meetings of a path for a calendar, one file for one or for all of them (RFC 5545).

A meeting that moves keeps the name of its entry (UID) and has a higher number (SEQUENCE); one that
is off is told as cancelled, by a file that takes its entry away (RFC 5546).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from icalendar import Event, vCalAddress, vText

from parastaminen_nb.core.errors import N_, WorkshopError
from parastaminen_nb.core.pathway import Meeting, meeting_name
from parastaminen_nb.core.people import ADDRESS
from parastaminen_nb.core.workshop import Workshop
from parastaminen_nb.exchange.calendar import (
    CANCEL,
    PUBLISH,
    new_calendar,
    new_event,
    plain_line,
    plain_lines,
)
from parastaminen_nb.exchange.zones import zone_of
from parastaminen_nb.i18n import Translator

_NOBODY: Final = "invalid:nomail"
"""Who calls together where no address is known: a file that cancels has to name somebody."""


@dataclass(frozen=True)
class Entries:
    """What the entries of one workshop's meetings have in common.

    `uid` and `sequence` are as those of `workshop_ics`: an entry is moved, not doubled. `sender` is
    the address that letters come from; without it the one that stands in the workshop's contact.
    """

    workshop: Workshop
    words: Translator
    uid: str
    now: datetime
    sequence: int = 0
    sender: str = ""

    def published(self, meetings: Sequence[Meeting], off: Sequence[Meeting] = ()) -> bytes:
        """An entry for each meeting; for the whole day, which keeps nobody busy, where it has no
        hour.

        Those in `off`, as people know them, and one that was not held are told as cancelled.
        Raises `WorkshopError` where there is none at all.
        """
        if not meetings and not off:
            raise WorkshopError(N_("There is no meeting yet. Plan the meetings first."))
        entries = [self._entry(one, cancelled=one.held is False) for one in meetings]
        return self._file(PUBLISH, (*meetings, *off), (*entries, *self._cancelled(off)))

    def cancelled(self, meetings: Sequence[Meeting]) -> bytes:
        """What takes these meetings, as people know them, out of a calendar (RFC 5546, 3.2.5)."""
        return self._file(CANCEL, meetings, self._cancelled(meetings))

    def _cancelled(self, meetings: Sequence[Meeting]) -> list[Event]:
        return [self._entry(one, cancelled=True) for one in meetings]

    def _file(self, method: str, meetings: Sequence[Meeting], entries: Sequence[Event]) -> bytes:
        found = new_calendar(method)
        timed = [meeting.day.year for meeting in meetings if meeting.starts]
        if timed:
            # Turns of the clock go by their rules from the earliest year on.
            found.add_component(zone_of(self.workshop.zone, min(timed)))
        for event in entries:
            if method == CANCEL and "organizer" not in event:
                event.add("organizer", vCalAddress(_NOBODY))
            found.add_component(event)
        return bytes(found.to_ical())

    def _entry(self, meeting: Meeting, *, cancelled: bool) -> Event:
        _, workshop = self.words, self.workshop
        event = new_event(f"{self.uid}-meeting-{meeting.key}", self.now, self.sequence)
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
        if cancelled:
            event.add("status", "CANCELLED")
        said = "\n\n".join(_about(workshop, _))
        if said:
            event.add("description", said)
        self._organise(event)
        return event

    def _organise(self, event: Event) -> None:
        """Who calls people together: a program that is told of a move or an end asks for it."""
        written = ADDRESS.search(self.workshop.contact)
        address = self.sender or (written.group().strip("()[]\"'") if written else "")
        if address and address.isascii():
            organizer = vCalAddress(f"mailto:{address}")
            name = plain_line(self.workshop.organisation)
            if name:
                organizer.params["CN"] = vText(name)
            event.add("organizer", organizer)


def _about(workshop: Workshop, _: Translator) -> Iterator[str]:
    if workshop.title.strip():
        title = plain_line(workshop.title)
        yield _("What has come of the workshop “{title}”.", title=title)
    if workshop.contact.strip():
        yield _("Questions: {contact}", contact=plain_lines(workshop.contact))
