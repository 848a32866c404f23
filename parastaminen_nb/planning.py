"""One plan as one planner edits it: every change is kept at once and can be taken back."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import takewhile
from types import EllipsisType
from typing import NamedTuple

from traitlets import Bool, HasTraits, Instance

from parastaminen_nb.core.agenda import Agenda
from parastaminen_nb.core.choices import Choices
from parastaminen_nb.core.errors import N_, WorkshopError
from parastaminen_nb.core.events import (
    AgendaPlanned,
    Event,
    RotationAsked,
    RotationPlanned,
    WorkshopPlanned,
)
from parastaminen_nb.core.live import Live, after
from parastaminen_nb.core.merging import merged, parts_changed
from parastaminen_nb.core.rotation import Rotation, Rules
from parastaminen_nb.core.workshop import Part, Workshop
from parastaminen_nb.session import Session

ONE_STROKE = timedelta(seconds=8)
"""Within this time changes of the same thing are taken back together: a word, not its letters."""

STROKES_BACK = 100


class Plan(NamedTuple):
    """What is planned before the day. `asked` is what no rotation has been found for yet."""

    workshop: Workshop
    agenda: Agenda
    rotation: Rotation | None
    asked: Choices | None

    @classmethod
    def of(cls, live: Live) -> Plan:
        return cls(live.workshop, live.agenda, live.rotation, live.asked)


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """Somebody else changed these parts of the plan; `at` (aware) is when this planner heard."""

    parts: tuple[Part, ...]
    at: datetime


@dataclass(frozen=True, slots=True)
class _Stroke:
    """One change: the plan before and after it, of what, and when."""

    before: Plan
    after: Plan
    of: str
    at: datetime

    def is_last_in(self, plan: Plan) -> bool:
        """Whether nothing that this stroke changed has been changed after it."""
        parts = zip(self.before, self.after, plan, strict=True)
        return all(became in (was, now) for was, became, now in parts)


class Planning(HasTraits):
    """Writes a plan into a session and remembers the way back. Views observe its traits.

    `saved_at` is when this planner last wrote something (aware); None before that. `elsewhere`
    is what somebody else changed last.
    """

    state = Instance(Live)
    saved_at = Instance(datetime, allow_none=True)
    can_take_back = Bool()
    elsewhere = Instance(Elsewhere, allow_none=True)

    def __init__(self, session: Session) -> None:
        super().__init__(state=session.state)
        self.session = session
        self._strokes: list[_Stroke] = []
        self._telling = False
        session.observe(self._learn, "state")

    def write(
        self,
        *,
        workshop: Workshop | None = None,
        agenda: Agenda | None = None,
        rotation: Rotation | None = None,
        asked: Choices | EllipsisType | None = ...,
        of: str = "",
    ) -> None:
        """Keep what is given and differs. `of` names what is changed, so that a word is one
        stroke and not its letters. Nothing is written where nothing differs."""
        base, now = Plan.of(self.session.state), self.session.now()
        ours = Plan(
            workshop or base.workshop,
            agenda or base.agenda,
            rotation or base.rotation,
            base.asked if isinstance(asked, EllipsisType) else asked,
        )
        if ours == base:
            return
        # What others have written since this page last looked is kept beside what is given.
        self.session.catch_up()
        before = Plan.of(self.session.state)
        wanted = _together(base, ours, before)
        if wanted == before:
            return
        self._tell(before, wanted, now)
        last = self._strokes[-1] if self._strokes else None
        goes_on = last and of and last.of == of and last.after == before
        if last and goes_on and now - last.at < ONE_STROKE:
            before = last.before
            self._strokes.pop()
        self._strokes.append(_Stroke(before, Plan.of(self.session.state), of, now))
        del self._strokes[:-STROKES_BACK]
        self.saved_at, self.can_take_back = now, True

    def take_back(self) -> None:
        """Undo the last change of this planner.

        Raises `WorkshopError` where somebody else has changed the same part since: their work
        is not thrown away.
        """
        if not self._strokes:
            return
        stroke, state = self._strokes.pop(), Plan.of(self.session.state)
        if not stroke.is_last_in(state):
            self._strokes.clear()
            self.can_take_back = False
            raise WorkshopError(
                N_("Somebody else has changed the plan meanwhile. Nothing was taken back.")
            )
        now = self.session.now()
        before, after = stroke.before, stroke.after
        back = Plan(
            before.workshop if before.workshop != after.workshop else state.workshop,
            before.agenda if before.agenda != after.agenda else state.agenda,
            before.rotation if before.rotation != after.rotation else state.rotation,
            before.asked if before.asked != after.asked else state.asked,
        )
        self._tell(state, back, now)
        self.saved_at, self.can_take_back = now, bool(self._strokes)

    def _tell(self, before: Plan, wanted: Plan, now: datetime) -> None:
        """Write what is wanted; where somebody was a moment faster, put both together after it."""
        live, seq = self.session.state, self.session.seq
        events = tuple(_events(before, wanted, now))
        self._telling = True
        try:
            self.session.tell(*events)
            if self.session.seq == seq + len(events):
                return
            entries = (entry.event for entry in self.session.log.since(seq))
            faster = live
            for event in takewhile(lambda event: event not in events, entries):
                faster = after(event, faster)
            both = _together(before, wanted, Plan.of(faster))
            self.session.tell(*_events(Plan.of(self.session.state), both, now))
            self._hear(live, faster)
        finally:
            self._telling = False

    def _learn(self, change: dict[str, Live]) -> None:
        if not self._telling:
            self._hear(change["old"], change["new"])
        self.state = self.session.state

    def _hear(self, before: Live, now: Live) -> None:
        parts = parts_changed(before, now)
        if parts:
            self.elsewhere = Elsewhere(parts, self.session.now())


def _together(base: Plan, ours: Plan, theirs: Plan) -> Plan:
    """Our change and that of others put together, part by part."""
    return Plan(
        merged(base.workshop, ours.workshop, theirs.workshop),
        merged(base.agenda, ours.agenda, theirs.agenda),
        merged(base.rotation, ours.rotation, theirs.rotation),
        _asked_together(base, ours, theirs),
    )


def _asked_together(base: Plan, ours: Plan, theirs: Plan) -> Choices | None:
    if ours.asked == base.asked:
        return theirs.asked
    if theirs.asked in (base.asked, ours.asked) or ours.asked is None or theirs.asked is None:
        return ours.asked
    made = base.rotation.rules if base.rotation else Rules()
    return ours.asked.with_theirs(base.asked, made, theirs.asked)


def _events(before: Plan, wanted: Plan, now: datetime) -> Iterator[Event]:
    if wanted.workshop != before.workshop:
        yield WorkshopPlanned(wanted.workshop, now)
    if wanted.agenda != before.agenda:
        yield AgendaPlanned(wanted.agenda, now)
    # Taking back the first rotation leaves it: a plan without seats helps nobody.
    if wanted.rotation is not None and wanted.rotation != before.rotation:
        yield RotationPlanned(wanted.rotation, now)
    if wanted.asked != before.asked:
        yield RotationAsked(wanted.asked, now)
