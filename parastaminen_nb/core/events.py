"""What can happen to a workshop. An event says how things are, not what to add.

So two facilitators who press together start one round, and reading a log twice changes nothing.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from parastaminen_nb.core.agenda import Agenda
from parastaminen_nb.core.comments import Comment
from parastaminen_nb.core.rotation import Rotation
from parastaminen_nb.core.workshop import Workshop


@dataclass(frozen=True, slots=True)
class Event:
    """Something that was decided or written; `at` (aware) is when."""

    @property
    def once(self) -> str | None:
        """What the log keeps only once however often it is told; None where each telling counts."""
        return None


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
class CommentWritten(Event):
    """Somebody wrote this."""

    comment: Comment

    @property
    def once(self) -> str:
        return f"comment {self.comment.key}"


@dataclass(frozen=True, slots=True)
class CommentHidden(Event):
    """A comment is kept from wall and phones, or (hidden=False) shown again."""

    comment: str
    hidden: bool
    at: datetime


@dataclass(frozen=True, slots=True)
class CommentPinned(Event):
    """A comment stays on the wall, or (pinned=False) does no longer."""

    comment: str
    pinned: bool
    at: datetime


KINDS: dict[str, type[Event]] = {kind.__name__: kind for kind in Event.__subclasses__()}
"""Every kind of event by the name that stands in the log."""
