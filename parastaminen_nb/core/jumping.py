"""Leaving the order of the agenda: what follows when the workshop goes on with another part."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta

from parastaminen_nb.core.agenda import Kind, Segment
from parastaminen_nb.core.errors import N_, NN_, Sentence
from parastaminen_nb.core.events import SegmentStarted
from parastaminen_nb.core.live import Live, Phase, after
from parastaminen_nb.core.timetable import timetable


def skipping(live: Live) -> Segment | None:
    """Where a skip leads: past what comes next, moves not counted. None where nothing is left."""
    rest = _rest(live)
    following = live.next_segment
    if live.phase is Phase.ENDED or following is None:
        return None
    # A move belongs to the round that it leads to: both are skipped, or neither is.
    left = next((part for part in rest if part.kind is not Kind.MOVE), None)
    place = live.agenda.place(left.key) if left else len(live.agenda.segments)
    return next(iter(live.agenda.segments[place + 1 :]), None)


def going_back(live: Live) -> Segment | None:
    """Where a step back leads: the part before this one, moves not counted."""
    here = live.agenda.place(live.segment.key) if live.segment else 0
    earlier = reversed(live.agenda.segments[:here])
    return next((part for part in earlier if part.kind is not Kind.MOVE), None)


def follows(live: Live, segment: Segment, now: datetime) -> tuple[Sentence, ...]:
    """What follows when a part is started now: until when, what is left out, when all ends."""
    return tuple(_follows(live, segment, now))


def _follows(live: Live, segment: Segment, now: datetime) -> Iterator[Sentence]:
    ends_at = now + timedelta(minutes=segment.minutes)
    yield Sentence(
        N_("{part} begins now and lasts {n} min, until {time}."),
        {
            "part": segment.name,
            "n": segment.minutes,
            "time": live.workshop.local(ends_at).time(),
        },
    )
    begun = {key for key, _at in live.started}
    place = live.agenda.place(segment.key)
    here = live.agenda.place(live.segment.key) if live.segment else -1
    left_out = [
        part.name
        for part in live.agenda.segments[here + 1 : max(place, here + 1)]
        if part.kind is not Kind.MOVE and part.key not in begun
    ]
    if left_out:
        yield Sentence(N_("Left out: {parts}."), {"parts": left_out})
    if segment.key in begun and place != here:
        yield Sentence(N_("It has been held once already."))
    table = timetable(after(SegmentStarted(segment.key, ends_at, now), live), now)
    if table.slack is not None and table.lines:
        end = table.lines[-1].real
        late = -table.slack
        if late > 0:
            yield Sentence(
                NN_("You would end {n} min late.", "You would end {n} min late."), {"n": late}
            )
        elif end is not None:
            yield Sentence(N_("The workshop ends at {time}, in time."), {"time": end.time()})


def _rest(live: Live) -> tuple[Segment, ...]:
    here = live.agenda.place(live.segment.key) if live.segment else -1
    return live.agenda.segments[here + 1 :]
