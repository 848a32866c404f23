"""The plan beside what really happened: when each part was to begin, did begin, will begin."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from enum import StrEnum

from parastaminen_nb.core.agenda import Segment
from parastaminen_nb.core.errors import N_, NN_, Sentence
from parastaminen_nb.core.live import Live, Phase
from parastaminen_nb.core.reflow import starts_of
from parastaminen_nb.core.turns import tracks_now

MINUTE = timedelta(minutes=1)

REHEARSED = timedelta(hours=3)
"""Begun so much off its hour, a workshop is rehearsed or was moved: the plan goes with it."""


class Standing(StrEnum):
    """Where a part of the agenda is in time."""

    DONE = "done"
    NOW = "now"
    FOLLOWS = "follows"
    """It comes later in a track that is going on."""
    COMING = "coming"
    SKIPPED = "skipped"


@dataclass(frozen=True, slots=True)
class Line:
    """One part of the agenda, or (`segment` None) the end of the workshop.

    `planned` and `real` are aware, None where not known. While `estimated`, `real` is reckoned
    from what is decided now and from the planned minutes of what comes between; of a track, what
    comes after its first part always is.
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
        ends = [
            line.planned + line.segment.minutes * MINUTE
            for line in self.lines
            if line.segment is not None and line.planned is not None
        ]
        if not ends or self.lines[-1].real is None:
            return None
        return round((self.lines[-1].real - max(ends)) / MINUTE)


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
    after_this = agenda.place(live.leg.segments[-1].key) + 1 if live.leg else 0
    ahead = iter(starts_of(agenda.segments[after_this:], workshop.local(_expected(live, now))))
    held = {line.segment.key: line for line in _held(live, now) if line.segment}
    lines = []
    for place, (segment, due) in enumerate(zip(agenda.segments, planned, strict=True)):
        if place >= after_this and live.phase is not Phase.ENDED:
            lines.append(Line(segment, due, next(ahead), Standing.COMING, estimated=True))
        else:
            lines.append(replace(held[segment.key], planned=due))
    if live.phase is Phase.ENDED and live.ended_at:
        lines.append(Line(None, end, workshop.local(live.ended_at), Standing.DONE))
    else:
        lines.append(Line(None, end, next(ahead), Standing.COMING, estimated=True))
    return Timetable(tuple(lines), live.phase)


def _held(live: Live, now: datetime) -> Iterator[Line]:
    """What has been begun or left out, leg by leg, without the hours of the plan."""
    began = dict(live.started)
    turns = {turn.segment: turn for track in tracks_now(live, now) for turn in track.turns}
    begins = [
        (leg, min((began[s.key] for s in leg.segments if s.key in began), default=None))
        for leg in live.agenda.legs
    ]
    going_on = live.leg if live.phase is Phase.RUNNING else None
    for leg, at in begins:
        here = leg == going_on
        later = (start for _leg, start in begins if at and start and start > at)
        ended = min(later, default=live.ended_at)
        for segment, offset in zip(leg.segments, leg.offsets, strict=True):
            real, standing = None, Standing.NOW if here else Standing.SKIPPED
            if at is not None:
                real = at.astimezone(UTC) + offset * MINUTE
                standing = Standing.NOW if here else Standing.DONE
            if here and segment in turns:
                turn = turns[segment]
                real = at if at and not offset else turn.begins
                if not turn.on:
                    standing = Standing.DONE if turn.over else Standing.FOLLOWS
            elif real and ended and offset and real >= ended:
                real, standing = None, Standing.SKIPPED  # all went on before it could begin
            shown = live.workshop.local(real) if real else None
            yield Line(segment, None, shown, standing, estimated=bool(offset and shown))


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
