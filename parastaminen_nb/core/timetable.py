"""The plan beside what really happened: when each part was to begin, did begin, will begin."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from enum import StrEnum

from parastaminen_nb.core.agenda import Segment
from parastaminen_nb.core.errors import N_, NN_, Sentence
from parastaminen_nb.core.live import Live, Phase
from parastaminen_nb.core.reflow import starts_of

MINUTE = timedelta(minutes=1)

REHEARSED = timedelta(hours=3)
"""Begun so much off its hour, a workshop is rehearsed or was moved: the plan goes with it."""


class Standing(StrEnum):
    """Where a part of the agenda is in time."""

    DONE = "done"
    NOW = "now"
    COMING = "coming"
    SKIPPED = "skipped"


@dataclass(frozen=True, slots=True)
class Line:
    """One part of the agenda, or (`segment` None) the end of the workshop.

    `planned` and `real` are aware, None where not known. While `estimated`, `real` is reckoned
    from what is decided now and from the planned minutes of what comes between.
    """

    segment: Segment | None
    planned: datetime | None
    real: datetime | None
    standing: Standing
    estimated: bool = False

    @property
    def late(self) -> timedelta | None:
        """How much later than planned, below zero when earlier; None where not known."""
        if self.planned is None or self.real is None:
            return None
        return self.real - self.planned

    @property
    def minutes_late(self) -> int | None:
        """`late` in whole minutes, to the nearest."""
        return None if self.late is None else round(self.late / MINUTE)


@dataclass(frozen=True, slots=True)
class Timetable:
    """The parts of the agenda in their order, and last the end.

    The end is planned with the minutes that are left over: `slack` is what is still left of them.
    """

    lines: tuple[Line, ...]
    phase: Phase

    @property
    def behind(self) -> int | None:
        """Minutes behind the plan, below zero when ahead; None where there is no plan of hours.

        It is what the next part will be late, so that a round that was given two minutes counts
        from the moment they were given.
        """
        for line in self.lines:
            if line.standing is Standing.COMING and line.segment is not None:
                return line.minutes_late
        # In the last part there is nothing to be late for but the end without its slack.
        return None if self._planned_end is None else self._last_late()

    @property
    def slack(self) -> int | None:
        """Whole minutes between the end as it will be and the end that was told to people."""
        late = self.lines[-1].minutes_late if self.lines else None
        return None if late is None else -late

    def said(self) -> tuple[Sentence, ...]:
        """Ahead, behind or in time, and what is left for the end. Nothing without a plan of hours.

        >>> Timetable((), Phase.PLANNED).said()
        ()
        """
        if self.phase is Phase.ENDED:
            return ()
        return tuple(self._sentences())

    def _sentences(self) -> Iterator[Sentence]:
        behind, slack = self.behind, self.slack
        if behind is None or slack is None:
            return
        if behind > 0:
            yield Sentence(NN_("You are {n} min behind.", "You are {n} min behind."), {"n": behind})
        elif behind < 0:
            yield Sentence(NN_("You are {n} min ahead.", "You are {n} min ahead."), {"n": -behind})
        else:
            yield Sentence(N_("You are on time."))
        if slack > 0:
            yield Sentence(NN_("{n} min of slack left.", "{n} min of slack left."), {"n": slack})
        elif slack == 0:
            yield Sentence(N_("No slack is left."))
        else:
            yield Sentence(
                NN_("You would end {n} min late.", "You would end {n} min late."), {"n": -slack}
            )

    @property
    def _planned_end(self) -> datetime | None:
        return self.lines[-1].planned if self.lines else None

    def _last_late(self) -> int | None:
        parts = [line for line in self.lines if line.segment is not None]
        if not parts or parts[-1].planned is None or self.lines[-1].real is None:
            return None
        last = parts[-1]
        assert last.segment is not None and last.planned is not None
        planned = last.planned + last.segment.minutes * MINUTE
        return round((self.lines[-1].real - planned) / MINUTE)


def timetable(live: Live, now: datetime) -> Timetable:
    """The whole agenda with planned, real and expected times, as they stand at `now` (aware).

    Times come in the zone of the workshop. A rehearsal on another day has the plan's lengths and
    its own hours.
    """
    workshop, agenda = live.workshop, live.agenda
    planned: tuple[datetime | None, ...] = (None,) * len(agenda.segments)
    end = None
    hour = _hour(live, now)
    if hour is not None:
        at = workshop.local(hour)
        planned = agenda.starts(at)[:-1]
        end = workshop.local(at.astimezone(UTC) + agenda.minutes * MINUTE)
    began = dict(live.started)
    here = agenda.place(live.segment.key) if live.segment else -1
    ahead = iter(starts_of(agenda.segments[here + 1 :], workshop.local(_expected(live, now))))
    lines = []
    for place, (segment, due) in enumerate(zip(agenda.segments, planned, strict=True)):
        real, standing = began.get(segment.key), Standing.DONE
        if place == here and live.phase is Phase.RUNNING:
            standing = Standing.NOW
        elif place > here and live.phase is not Phase.ENDED:
            real, standing = next(ahead), Standing.COMING
        elif real is None:
            standing = Standing.SKIPPED
        shown = workshop.local(real) if real else None
        lines.append(Line(segment, due, shown, standing, standing is Standing.COMING))
    if live.phase is Phase.ENDED and live.ended_at:
        lines.append(Line(None, end, workshop.local(live.ended_at), Standing.DONE))
    else:
        lines.append(Line(None, end, next(ahead), Standing.COMING, estimated=True))
    return Timetable(tuple(lines), live.phase)


def _expected(live: Live, now: datetime) -> datetime:
    """When what comes next can begin at the earliest, if nothing else is decided. In UTC."""
    if live.phase is Phase.RUNNING and live.segment is not None:
        return (now + live.clock.remaining(now)).astimezone(UTC)
    return max(now, _hour(live, now) or now).astimezone(UTC)


def _hour(live: Live, now: datetime) -> datetime | None:
    """The hour from which the plan is reckoned: the one that was told, unless far from it."""
    told = live.workshop.starts_at
    if told is None:
        return None
    began = min((at for _key, at in live.started), default=None)
    if began is not None:
        return began if abs(began - told) > REHEARSED else told
    return now if now - told > REHEARSED else told
