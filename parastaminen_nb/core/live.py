"""A workshop as it stands now, folded from its events."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import StrEnum
from functools import singledispatch

from parastaminen_nb.core.agenda import Agenda, Kind, Segment
from parastaminen_nb.core.clock import Clock
from parastaminen_nb.core.comments import Comment, Row
from parastaminen_nb.core.edits import Edits
from parastaminen_nb.core.events import (
    AgendaPlanned,
    ClockPaused,
    ClockRunning,
    CommentHidden,
    CommentPinned,
    CommentsSorted,
    CommentWritten,
    DoorsOpened,
    Event,
    PersonArrived,
    PersonLeft,
    RotationPlanned,
    SegmentStarted,
    SessionEnded,
    StepTakenBack,
    WorkshopPlanned,
)
from parastaminen_nb.core.rotation import Rotation, Seat
from parastaminen_nb.core.workshop import Workshop

STEPS_BACK = 20


class Phase(StrEnum):
    """Where a workshop is between its plan and its end."""

    PLANNED = "planned"
    OPEN = "open"
    RUNNING = "running"
    ENDED = "ended"


@dataclass(frozen=True, slots=True)
class Step:
    """A segment of the agenda (None before the first) and what its clock says."""

    segment: str | None = None
    clock: Clock = Clock()


@dataclass(frozen=True, slots=True)
class Live:
    """Everything that a page may show. It holds what was decided, never what can be reckoned.

    `started` holds when each segment really began, `earlier` the steps that can be taken back,
    `hidden` and `pinned` keys of comments, `present` keys of people, `edits_before` what `edits`
    were before each of the last changes.
    """

    workshop: Workshop = Workshop(key="", title="")
    agenda: Agenda = Agenda()
    rotation: Rotation | None = None
    phase: Phase = Phase.PLANNED
    step: Step = Step()
    earlier: tuple[Step, ...] = ()
    started: tuple[tuple[str, datetime], ...] = ()
    ended_at: datetime | None = None
    present: frozenset[str] = frozenset()
    comments: Row[Comment] = field(default_factory=Row)
    hidden: frozenset[str] = frozenset()
    pinned: frozenset[str] = frozenset()
    edits: Edits = field(default_factory=Edits)
    edits_before: tuple[Edits, ...] = ()

    @property
    def clock(self) -> Clock:
        return self.step.clock

    @property
    def segment(self) -> Segment | None:
        """The part of the agenda that is going on; None before the first."""
        known = {segment.key: segment for segment in self.agenda.segments}
        return known.get(self.step.segment or "")

    @property
    def next_segment(self) -> Segment | None:
        """What comes after; None after the last."""
        return self.agenda.following(self.segment.key if self.segment else None)

    @property
    def round(self) -> int | None:
        """The round that is going on or that people are moving to; None outside the rounds."""
        segment = self.segment
        return segment.round if segment and segment.kind in {Kind.ROUND, Kind.MOVE} else None

    @property
    def next_round(self) -> int | None:
        """The first round after the segment that is going on; None when there is no more."""
        place = self.agenda.place(self.segment.key) + 1 if self.segment else 0
        later = (s.round for s in self.agenda.segments[place:] if s.kind is Kind.ROUND)
        return next((number for number in later if number != self.round), None)

    def seat(self, person: str, round: int | None = None) -> Seat | None:
        """Where somebody sits, in the round that is going on unless another is named."""
        number = round or self.round
        return self.rotation.seat(person, number) if self.rotation and number else None

    def shown_comments(self, *, case: str | None = None) -> Iterator[Comment]:
        """What may be seen on wall and phones, newest first."""
        for comment in reversed(self.comments):
            if comment.key not in self.hidden and case in {None, comment.case}:
                yield comment


@singledispatch
def after(event: Event, live: Live) -> Live:
    """The workshop as it stands after an event. Pure, and in constant time for a comment.

    Law: any split of a log over any number of readings folds to the same `Live`.
    """
    raise TypeError(f"nothing says what {type(event).__name__} does to a workshop")


@after.register
def _(event: WorkshopPlanned, live: Live) -> Live:
    return replace(live, workshop=event.workshop)


@after.register
def _(event: AgendaPlanned, live: Live) -> Live:
    return replace(live, agenda=event.agenda)


@after.register
def _(event: RotationPlanned, live: Live) -> Live:
    return replace(live, rotation=event.rotation)


@after.register
def _(event: DoorsOpened, live: Live) -> Live:
    return replace(live, phase=Phase.OPEN) if live.phase is Phase.PLANNED else live


@after.register
def _(event: SegmentStarted, live: Live) -> Live:
    if live.step.segment == event.segment and live.phase is Phase.RUNNING:
        return live  # somebody else pressed at the same moment; the first press counts
    began = dict(live.started)
    began.setdefault(event.segment, event.at)
    return replace(
        live,
        phase=Phase.RUNNING,
        step=Step(event.segment, Clock(ends_at=event.ends_at)),
        earlier=_with(live.earlier, live.step),
        started=tuple(began.items()),
        ended_at=None,
    )


@after.register
def _(event: ClockRunning, live: Live) -> Live:
    return _with_clock(live, Clock(ends_at=event.ends_at))


@after.register
def _(event: ClockPaused, live: Live) -> Live:
    return _with_clock(live, Clock(left=event.left))


@after.register
def _(event: StepTakenBack, live: Live) -> Live:
    step = Step(event.segment, Clock(event.ends_at, event.left))
    if step == live.step and live.phase is not Phase.ENDED:
        return live
    earlier = live.earlier[:-1] if live.earlier and live.earlier[-1] == step else live.earlier
    # A segment that was stepped out of has not begun, unless it began before that step too.
    undone = live.step.segment if live.step.segment != step.segment else None
    kept = {held.segment for held in earlier} | {step.segment}
    started = tuple((key, at) for key, at in live.started if key != undone or key in kept)
    phase = Phase.RUNNING if event.segment else Phase.OPEN
    return replace(live, phase=phase, step=step, earlier=earlier, started=started, ended_at=None)


@after.register
def _(event: SessionEnded, live: Live) -> Live:
    return replace(live, phase=Phase.ENDED, ended_at=live.ended_at or event.at)


@after.register
def _(event: PersonArrived, live: Live) -> Live:
    return replace(live, present=live.present | {event.person})


@after.register
def _(event: PersonLeft, live: Live) -> Live:
    return replace(live, present=live.present - {event.person})


@after.register
def _(event: CommentWritten, live: Live) -> Live:
    return replace(live, comments=live.comments.grown(event.comment))


@after.register
def _(event: CommentHidden, live: Live) -> Live:
    return replace(live, hidden=_toggled(live.hidden, event.comment, event.hidden))


@after.register
def _(event: CommentPinned, live: Live) -> Live:
    return replace(live, pinned=_toggled(live.pinned, event.comment, event.pinned))


@after.register
def _(event: CommentsSorted, live: Live) -> Live:
    if event.edits == live.edits:
        return live
    before = live.edits_before
    if before and before[-1] == event.edits:
        return replace(live, edits=event.edits, edits_before=before[:-1])  # taken back
    return replace(live, edits=event.edits, edits_before=(*before, live.edits)[-STEPS_BACK:])


def _with_clock(live: Live, clock: Clock) -> Live:
    if clock == live.clock or live.phase is not Phase.RUNNING:
        return live
    step = replace(live.step, clock=clock)
    return replace(live, step=step, earlier=_with(live.earlier, live.step))


def _with(earlier: tuple[Step, ...], step: Step) -> tuple[Step, ...]:
    return (*earlier, step)[-STEPS_BACK:]


def _toggled(keys: frozenset[str], key: str, on: bool) -> frozenset[str]:
    return keys | {key} if on else keys - {key}
