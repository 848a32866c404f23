"""Leaving the order of the agenda: what follows when the workshop goes on with another part."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta

from parastaminen_nb.core.agenda import Kind
from parastaminen_nb.core.errors import N_, NN_, Sentence
from parastaminen_nb.core.events import SegmentStarted
from parastaminen_nb.core.live import Live, Phase, after
from parastaminen_nb.core.timetable import timetable
from parastaminen_nb.core.tracks import Leg, legs_of


def skipping(live: Live) -> Leg | None:
    """Where a skip leads: past what comes next, moves not counted. None where nothing is left."""
    if live.phase is Phase.ENDED or live.next_leg is None:
        return None
    # A move belongs to the round that it leads to: both are skipped, or neither is.
    rest = iter(legs_of(live.agenda.segments[_place_after(live) :]))
    next((leg for leg in rest if leg.first.kind is not Kind.MOVE), None)
    return next(rest, None)


def going_back(live: Live) -> Leg | None:
    """Where a step back leads: the part before this one, moves not counted."""
    here = live.agenda.place(live.leg.key) if live.leg else 0
    earlier = reversed(legs_of(live.agenda.segments[:here]))
    return next((leg for leg in earlier if leg.first.kind is not Kind.MOVE), None)


def follows(live: Live, leg: Leg, now: datetime) -> tuple[Sentence, ...]:
    """What follows when a part is started now: until when, what is left out, when all ends."""
    return tuple(_follows(live, leg, now))


def _follows(live: Live, leg: Leg, now: datetime) -> Iterator[Sentence]:
    ends_at = now + timedelta(minutes=leg.minutes)
    yield Sentence(
        N_("{part} begins now and lasts {n} min, until {time}."),
        {
            "part": leg.name,
            "n": leg.minutes,
            "time": live.workshop.local(ends_at).time(),
        },
    )
    begun = {key for key, _at in live.started}
    place, after_this = live.agenda.place(leg.key), _place_after(live)
    left_out = [
        other.name
        for other in legs_of(live.agenda.segments[after_this : max(place, after_this)])
        if other.first.kind is not Kind.MOVE and not _held(other, begun)
    ]
    if left_out:
        yield Sentence(N_("Left out: {parts}."), {"parts": left_out})
    if _held(leg, begun) and leg != live.leg:
        yield Sentence(N_("It has been held once already."))
    table = timetable(after(SegmentStarted(leg.key, ends_at, now), live), now)
    if table.slack is not None and table.lines:
        end = table.lines[-1].real
        late = -table.slack
        if late > 0:
            yield Sentence(
                NN_("You would end {n} min late.", "You would end {n} min late."), {"n": late}
            )
        elif end is not None:
            yield Sentence(N_("The workshop ends at {time}, in time."), {"time": end.time()})


def _held(leg: Leg, begun: set[str]) -> bool:
    return any(segment.key in begun for segment in leg.segments)


def _place_after(live: Live) -> int:
    """The place of what comes after what is going on."""
    return live.agenda.place(live.leg.segments[-1].key) + 1 if live.leg else 0
