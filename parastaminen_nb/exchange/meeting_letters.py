"""The letters about a meeting after the workshop: the invitation and the reminder to answer, and
what is written where it moves or is cancelled."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from parastaminen_nb.core.letters import Addressee, Letter
from parastaminen_nb.core.live import Live
from parastaminen_nb.core.meetings_told import known_meeting
from parastaminen_nb.core.pathway import Meeting, Occasion, Pathway, Stage, meeting_name
from parastaminen_nb.core.workshop import Person
from parastaminen_nb.exchange.letter_parts import Parts


def meeting_letter(
    live: Live, letter: Letter, to: Addressee, said: Parts
) -> tuple[str, Iterator[str]]:
    """The subject and the paragraphs of a letter about the meeting that `to.case` names."""
    _ = said.words
    known = known_meeting(live.meetings_told, to.person.key, to.case)
    if letter is Letter.MEETING_CANCELLED and known:
        return _("Cancelled: {title}, {when}", **_called(known, said)), _off(known, to.person, said)
    meeting = live.path.meeting(to.case)
    blanks = _called(meeting, said)
    if letter is Letter.MEETING_MOVED:
        return _("Change: {title}, {when}", **blanks), _moved(meeting, known, to.person, said)
    if letter is Letter.MEETING_REMINDER:
        return _("Reminder: {title}, {when}", **blanks), _reminder(meeting, to.person, said)
    invitation = _invitation(meeting, live.path, to.person, said)
    return _("Invitation: {title}, {when}", **blanks), invitation


def _called(meeting: Meeting, said: Parts) -> dict[str, str]:
    return {"title": said.words.say(meeting_name(meeting)), "when": _when(meeting, said)}


def _invitation(meeting: Meeting, path: Pathway, person: Person, said: Parts) -> Iterator[str]:
    _ = said.words
    yield said.greeting(person)
    yield _(
        "We talk together about what has come of the workshop “{title}”: {meeting}.",
        title=said.title,
        meeting=_.say(meeting_name(meeting)),
    )
    yield _facts(meeting, said)
    titles = [one.title for one in path.experiments if one.stage is not Stage.DECIDED]
    if titles:
        yield "\n".join([_("We go through these experiments:"), *(f"– {it}" for it in titles)])
    if meeting.occasion is Occasion.CALLS:
        yield _(
            "We call you on that day and ask how it has begun. Please answer this mail and tell "
            "which number and hour suit you."
        )
    else:
        yield _(
            "Be ready to tell in two minutes what happened, what surprised you and what you do "
            "next. It is worth hearing also where nothing came of it."
        )
        yield _("Please answer this mail and tell whether you come.")
    yield said.farewell()


def _reminder(meeting: Meeting, person: Person, said: Parts) -> Iterator[str]:
    _ = said.words
    yield said.greeting(person)
    yield _(
        "We have not heard from you yet: {meeting} after the workshop “{title}”.",
        title=said.title,
        meeting=_.say(meeting_name(meeting)),
    )
    yield _facts(meeting, said)
    if meeting.occasion is Occasion.CALLS:
        yield _("Please answer this mail and tell which number and hour suit you for a call.")
    else:
        yield _("Please answer this mail and tell whether you come. A short no helps us too.")
    yield said.farewell()


def _moved(meeting: Meeting, known: Meeting | None, person: Person, said: Parts) -> Iterator[str]:
    """What holds now and, where the reader knows it otherwise, what held before."""
    _ = said.words
    yield said.greeting(person)
    yield _(
        "A change: {meeting} after the workshop “{title}”. This holds now:",
        title=said.title,
        meeting=_.say(meeting_name(meeting)),
    )
    yield _facts(meeting, said)
    if known and _facts(known, said) != _facts(meeting, said):
        yield "\n".join([_("What we wrote before no longer holds:"), _facts(known, said)])
    yield _("Please correct it in your calendar, and answer this mail and tell whether you come.")
    yield said.farewell()


def _off(known: Meeting, person: Person, said: Parts) -> Iterator[str]:
    _ = said.words
    yield said.greeting(person)
    yield _(
        "A meeting is cancelled: {meeting} after the workshop “{title}”, {when}.",
        title=said.title,
        meeting=_.say(meeting_name(known)),
        when=_when(known, said),
    )
    yield _("Please take it out of your calendar. You need not answer this mail.")
    yield said.farewell()


def _when(meeting: Meeting, said: Parts) -> str:
    _ = said.words
    if meeting.starts is None:
        return _.date(meeting.day)
    return _("{day} at {time}", day=_.date(meeting.day), time=_.time(meeting.starts))


def _facts(meeting: Meeting, said: Parts) -> str:
    """When and where, each on its line."""
    _, workshop = said.words, said.workshop
    if meeting.starts is None:
        lines = [_("When: {day}; the hour comes later", day=_.date(meeting.day))]
    else:
        starts = datetime.combine(meeting.day, meeting.starts, ZoneInfo(workshop.zone))
        ends = workshop.local(starts.astimezone(UTC) + timedelta(minutes=meeting.minutes))
        lines = [
            _(
                "When: {day}, {start}–{end} ({minutes} min)",
                day=_.date(meeting.day),
                start=_.time(meeting.starts),
                end=_.time(ends),
                minutes=meeting.minutes,
            )
        ]
    if meeting.occasion is not Occasion.CALLS or meeting.venue.strip():
        place = meeting.venue.strip() or _("the place comes later")
        lines.append(_("Where: {place}", place=place))
    return "\n".join(lines)
