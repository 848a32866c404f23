"""Tracks side by side on the day: what is on in each of them, until when, and what follows."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from parastaminen_nb.core.segment import Segment
from parastaminen_nb.core.state import Live, Phase
from parastaminen_nb.core.tracks import Leg

MINUTE = timedelta(minutes=1)


@dataclass(frozen=True, slots=True)
class Turn:
    """A part of a track with its hours (aware, in the zone of the workshop)."""

    segment: Segment
    begins: datetime
    ends: datetime
    on: bool
    over: bool


@dataclass(frozen=True, slots=True)
class Track:
    """A track of the leg that is going on."""

    name: str
    turns: tuple[Turn, ...]

    @property
    def on(self) -> Turn | None:
        """What is on in it; None while its people move, and once it is over."""
        return next((turn for turn in self.turns if turn.on), None)

    @property
    def following(self) -> Turn | None:
        """What comes after what is on; None once its last part has begun."""
        return next((turn for turn in self.turns if not turn.on and not turn.over), None)

    @property
    def ends(self) -> datetime:
        """When the last of its parts is over."""
        return self.turns[-1].ends


def begun_at(live: Live, leg: Leg, now: datetime) -> datetime:
    """From when the parts of the leg that is going on are reckoned, in UTC.

    It is counted back from the end that was decided, so that a clock that stood still, or was
    given minutes, moves what is on in every track and all that follows in it, as in any part.
    """
    clock = live.clock
    ends = clock.ends_at or now + clock.remaining(now)
    return ends.astimezone(UTC) - leg.minutes * MINUTE


def tracks_now(live: Live, now: datetime) -> tuple[Track, ...]:
    """The tracks that are going on at `now` (aware), in their order; none where there are none."""
    leg = live.leg
    if live.phase is not Phase.RUNNING or leg is None or len(leg.segments) == 1:
        return ()
    begins = begun_at(live, leg, now)
    ends = begins + leg.minutes * MINUTE
    told = dict(live.started)
    began = min((told[s.key] for s in leg.segments if s.key in told), default=begins)
    found: dict[str, list[Turn]] = {}
    for segment, offset in zip(leg.segments, leg.offsets, strict=True):
        start = begins + offset * MINUTE
        end = start + segment.minutes * MINUTE
        # Once the time is up, what would be the last goes on until somebody goes on.
        on = start <= now and (now < end or end == ends)
        over = now >= end and not on
        # Nothing began before all of it did, however much time was taken away since.
        start, end = (max(start, began) if offset else began), max(end, began)
        turn = Turn(segment, live.workshop.local(start), live.workshop.local(end), on, over)
        found.setdefault(segment.held_in, []).append(turn)
    return tuple(Track(name, tuple(turns)) for name, turns in found.items())


def turns_at(live: Live, now: datetime) -> datetime | None:
    """When something begins or ends in a track for the next time before all of them are over.

    None while the clock stands, and where no tracks are going on.
    """
    if live.clock.paused:
        return None
    turns = [turn for track in tracks_now(live, now) for turn in track.turns]
    last = max((turn.ends for turn in turns), default=now)
    moments = {moment for turn in turns for moment in (turn.begins, turn.ends)}
    return min((moment for moment in moments if now < moment < last), default=None)
