"""An agenda laid anew into the time there is, and in words what does not fit."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta, tzinfo
from typing import TYPE_CHECKING

from parastaminen_nb.core.block import Block, Offer, Question
from parastaminen_nb.core.errors import Sentence
from parastaminen_nb.core.hours import Hour, moment_of
from parastaminen_nb.core.segment import Bounds, Segment
from parastaminen_nb.core.sharing import (
    common_bounds,
    least_minutes,
    shared,
    wanted_minutes,
)
from parastaminen_nb.core.tracks import Leg, legs_of

if TYPE_CHECKING:
    from parastaminen_nb.core.agenda import Agenda

MINUTE = timedelta(minutes=1)


@dataclass(frozen=True, slots=True)
class Reflow:
    """What came of laying an agenda anew.

    `starts` are the moments (in the zone of the `now` that was handed in) at which the segments
    from the first re-flowed one on begin, and last when all is over.
    """

    agenda: Agenda
    starts: tuple[datetime, ...]
    blocks: tuple[Block, ...]
    questions: tuple[Question, ...] = ()

    @property
    def fits(self) -> bool:
        return not self.short

    @property
    def short(self) -> int:
        """Minutes that are missing, of all blocks together."""
        return sum(block.short for block in self.blocks)

    @property
    def slack(self) -> int:
        """Minutes left over, before fixed starts and before the end."""
        return sum(block.slack for block in self.blocks)

    def said(self) -> tuple[Sentence, ...]:
        """What does not fit and what has to be asked. Nothing where all is well."""
        troubles = [sentence for block in self.blocks if (sentence := block.said())]
        return (*troubles, *(question.said() for question in self.questions))

    def offers(self) -> tuple[Offer, ...]:
        """What could be left out, where something does not fit."""
        return tuple(offer for block in self.blocks for offer in block.offers())


@dataclass(frozen=True, slots=True)
class _Span:
    """A block before its minutes are shared."""

    segments: tuple[Segment, ...]
    begins: datetime
    ends: datetime
    before: Segment | None
    moves: int
    least: int
    asked: Question | None = None

    @property
    def available(self) -> int:
        return (self.ends - self.begins) // MINUTE

    @property
    def over(self) -> datetime:
        """When what follows can begin at the earliest."""
        return max(self.ends, self.begins + (self.least + self.moves) * MINUTE)


def reflow(
    agenda: Agenda, first: int, between: tuple[datetime, datetime], *, reserve: int, stretch: bool
) -> Reflow:
    """Lay the segments from place `first` on into the time between two (aware) moments.

    See `Agenda.reflowed`.
    """
    now, end = between
    if now.tzinfo is None or end.tzinfo is None:
        raise ValueError("an agenda is laid between aware moments")
    done, coming = agenda.segments[:first], agenda.segments[first:]
    groups = common_bounds(coming)
    spans = tuple(_spans(coming, now.astimezone(UTC), end.astimezone(UTC), now.tzinfo, groups))
    lengths = shared(
        [(s.segments, s.available - s.moves, reserve if s.before is None else 0) for s in spans],
        groups,
        stretch=stretch,
    )
    blocks, starts, moment = [], [], now.astimezone(UTC)
    for span, minutes in zip(spans, lengths, strict=True):
        laid = tuple(s.cut_to(n) for s, n in zip(span.segments, minutes, strict=True))
        legs = legs_of(laid)
        slack = max(0, span.available - span.moves - sum(leg.minutes for leg in legs))
        begins, ends = span.begins.astimezone(now.tzinfo), span.ends.astimezone(now.tzinfo)
        blocks.append(
            Block(laid, begins, ends, span.before, span.available, span.least, span.moves, slack)
        )
        moment = span.begins
        for leg in legs:
            # The move to a fixed start is over when it begins.
            moment += MINUTE * (leg.move if leg.first.fixed_start is None else 0)
            starts += _within(leg, moment)
            moment += leg.minutes * MINUTE
    segments = tuple(segment for block in blocks for segment in block.segments)
    return Reflow(
        replace(agenda, segments=(*done, *segments)),
        tuple(start.astimezone(now.tzinfo) for start in (*starts, moment)),
        tuple(blocks),
        tuple(span.asked for span in spans if span.asked),
    )


def starts_of(segments: Sequence[Segment], at: datetime) -> tuple[datetime, ...]:
    """When each of these starts if the first can start at `at`, and last when all is over.

    Reckoned in UTC, so that a night when the clocks change keeps its true length. A segment with
    a fixed start waits for it; where what came before took longer, it starts late. Of tracks side
    by side the first segment of all says when they begin.
    """
    moment, starts = at.astimezone(UTC), []
    for leg in legs_of(segments):
        moment += leg.move * MINUTE
        if leg.first.fixed_start is not None:
            moment = max(moment, _fixed(leg.first, moment, at.tzinfo)[0])
        starts += _within(leg, moment)
        moment += leg.minutes * MINUTE
    return tuple(start.astimezone(at.tzinfo) for start in (*starts, moment))


def _within(leg: Leg, begins: datetime) -> list[datetime]:
    return [begins + offset * MINUTE for offset in leg.offsets]


def _spans(
    segments: Sequence[Segment],
    begins: datetime,
    end: datetime,
    zone: tzinfo,
    groups: Mapping[str, Bounds],
) -> Iterator[_Span]:
    held: list[Segment] = []
    moves = 0
    for leg in legs_of(segments):
        first = leg.first
        if first.fixed_start is not None:
            # Of what comes before, the plan's lengths say which day's hour is meant.
            minutes = wanted_minutes(held) + moves + leg.move
            anchor, comes = _fixed(first, begins + minutes * MINUTE, zone)
            asked = None if comes is Hour.ONCE else Question(first, comes)
            if comes is Hour.TWICE and first.second is not None:
                asked = None
            least = least_minutes(held, groups)
            span = _Span(tuple(held), begins, anchor, first, moves + leg.move, least, asked)
            yield span
            held, moves, begins = list(leg.segments), 0, span.over
        else:
            held += leg.segments
            moves += leg.move
    yield _Span(tuple(held), begins, end, None, moves, least_minutes(held, groups))


def _fixed(segment: Segment, near: datetime, zone: tzinfo | None) -> tuple[datetime, Hour]:
    assert segment.fixed_start is not None and zone is not None
    return moment_of(segment.fixed_start, near, zone, second=bool(segment.second))
