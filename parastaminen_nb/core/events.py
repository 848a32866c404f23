"""What can happen to a workshop. An event says how things are, not what to add.

So two facilitators who press together start one round, and reading a log twice changes nothing.
What happens to comments stands in `talk_events`, what comes after the workshop in `path_events`;
all of it is told from here.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from parastaminen_nb.core.agenda import Agenda
from parastaminen_nb.core.before_events import (
    LetterSent,
    SignupCame,
    SignupErased,
    SignupOpened,
    TaskTicked,
)
from parastaminen_nb.core.choices import Choices
from parastaminen_nb.core.edits import CommentsSorted
from parastaminen_nb.core.event import Event
from parastaminen_nb.core.path_events import (
    ExperimentDropped,
    ExperimentPlanned,
    MeetingDropped,
    MeetingPlanned,
    MeetingReplied,
    ReadingTaken,
    ReportHeard,
)
from parastaminen_nb.core.rotation import Rotation
from parastaminen_nb.core.said import Announcement, Secretary
from parastaminen_nb.core.talk_events import (
    CommentAgreed,
    CommentAnswered,
    CommentEdited,
    CommentHidden,
    CommentPinned,
    CommentsApproved,
    CommentsMerged,
    CommentTakenBack,
    CommentThanked,
    CommentWritten,
    NoteWritten,
    PromptOpened,
    ShowingChosen,
)
from parastaminen_nb.core.workshop import Person, Workshop

__all__ = [
    "KINDS",
    "AgendaKept",
    "AgendaPlanned",
    "Announced",
    "ClockPaused",
    "ClockRunning",
    "CommentAgreed",
    "CommentAnswered",
    "CommentEdited",
    "CommentHidden",
    "CommentPinned",
    "CommentTakenBack",
    "CommentThanked",
    "CommentWritten",
    "CommentsApproved",
    "CommentsMerged",
    "CommentsSorted",
    "DoorsOpened",
    "Event",
    "ExperimentDropped",
    "ExperimentPlanned",
    "GuestArrived",
    "LetterSent",
    "MeetingDropped",
    "MeetingPlanned",
    "MeetingReplied",
    "NoteWritten",
    "PersonArrived",
    "PersonLeft",
    "PhoneReached",
    "PromptOpened",
    "ReadingTaken",
    "ReportHeard",
    "RotationAsked",
    "RotationPlanned",
    "SecretaryTook",
    "SegmentStarted",
    "SessionEnded",
    "ShowingChosen",
    "SignupCame",
    "SignupErased",
    "SignupOpened",
    "SoundMuted",
    "StepTakenBack",
    "TablesKept",
    "TaskTicked",
    "WallHeld",
    "WordsShown",
    "WorkshopPlanned",
]


@dataclass(frozen=True, slots=True)
class WorkshopPlanned(Event):
    """The workshop's basics, cases and people are these."""

    workshop: Workshop
    at: datetime


@dataclass(frozen=True, slots=True)
class AgendaPlanned(Event):
    """The agenda is this."""

    agenda: Agenda
    at: datetime


@dataclass(frozen=True, slots=True)
class RotationPlanned(Event):
    """Who sits where in which round is this."""

    rotation: Rotation
    at: datetime
    repaired_from: int = 0
    """The round from which on it moves people on the day itself; 0 where it was planned."""


@dataclass(frozen=True, slots=True)
class RotationAsked(Event):
    """This is asked of the next rotation; nothing but what the last was asked where it is None."""

    choices: Choices | None
    at: datetime


@dataclass(frozen=True, slots=True)
class AgendaKept(Event):
    """The agenda stays as it is though only `slack` minutes are to spare (below zero: too few);
    or, with kept=False, what is proposed for it is looked at again."""

    slack: int
    kept: bool
    at: datetime


@dataclass(frozen=True, slots=True)
class TablesKept(Event):
    """The tables stay as they are though these people are missing or have no seat; or, with
    kept=False, what is proposed for them is looked at again."""

    people: tuple[str, ...]
    kept: bool
    at: datetime


@dataclass(frozen=True, slots=True)
class DoorsOpened(Event):
    """People can join."""

    at: datetime


@dataclass(frozen=True, slots=True)
class SegmentStarted(Event):
    """The workshop is in this segment of the agenda until `ends_at`, if nothing changes."""

    segment: str
    ends_at: datetime
    at: datetime


@dataclass(frozen=True, slots=True)
class ClockRunning(Event):
    """The segment's clock runs towards `ends_at`: resumed, lengthened or shortened."""

    ends_at: datetime
    at: datetime


@dataclass(frozen=True, slots=True)
class ClockPaused(Event):
    """The segment's clock stands with `left` on it."""

    left: timedelta
    at: datetime


@dataclass(frozen=True, slots=True)
class StepTakenBack(Event):
    """The workshop is again where it was: in this segment (or none), with this on its clock."""

    segment: str | None
    ends_at: datetime | None
    left: timedelta | None
    at: datetime


@dataclass(frozen=True, slots=True)
class SessionEnded(Event):
    """The workshop is over; nobody writes any more."""

    at: datetime


@dataclass(frozen=True, slots=True)
class PersonArrived(Event):
    """Somebody on the list is here."""

    person: str
    at: datetime


@dataclass(frozen=True, slots=True)
class PersonLeft(Event):
    """Somebody on the list is not here, or not any more."""

    person: str
    at: datetime


@dataclass(frozen=True, slots=True)
class PhoneReached(Event):
    """A phone has opened the test page, so phones can reach this machine. Nothing tells whose."""

    at: datetime


@dataclass(frozen=True, slots=True)
class GuestArrived(Event):
    """Somebody who is not on the list is here, under a name that they gave themselves."""

    person: Person
    at: datetime


@dataclass(frozen=True, slots=True)
class Announced(Event):
    """The facilitator tells this to everyone, to one case or to one table; nothing without text."""

    announcement: Announcement
    at: datetime


@dataclass(frozen=True, slots=True)
class SecretaryTook(Event):
    """One phone writes for a table in a round; the last one that took it."""

    secretary: Secretary
    at: datetime


@dataclass(frozen=True, slots=True)
class WordsShown(Event):
    """The wall shows the words of what was written about a case; of none where it is empty."""

    case: str
    at: datetime


@dataclass(frozen=True, slots=True)
class WallHeld(Event):
    """New comments do not move what stands on the wall, or (held=False) they do."""

    held: bool
    at: datetime


@dataclass(frozen=True, slots=True)
class SoundMuted(Event):
    """Desk and wall are silent when time runs out, or (muted=False) they sound."""

    muted: bool
    at: datetime


KINDS: dict[str, type[Event]] = {kind.__name__: kind for kind in Event.__subclasses__()}
"""Every kind of event by the name that stands in the log."""
