"""What happens when: segments one after another or in tracks side by side, their start times, and
the minutes left over."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta

from parastaminen_nb.core.errors import N_, WorkshopError
from parastaminen_nb.core.reflow import Reflow, reflow, starts_of
from parastaminen_nb.core.segment import Kind, Segment
from parastaminen_nb.core.templates import TEMPLATES
from parastaminen_nb.core.tracks import Leg, legs_of, total
from parastaminen_nb.core.workshop import Variant

__all__ = ["Agenda", "Kind", "Segment"]


@dataclass(frozen=True, slots=True)
class Agenda:
    """The segments of one workshop and the time there is for them.

    >>> agenda = Agenda.generated(Variant.COMMON, cases=3, rounds=3, minutes=120)
    >>> agenda.planned, agenda.slack
    (116, 4)
    """

    segments: tuple[Segment, ...] = ()
    minutes: int = 120

    @classmethod
    def generated(
        cls, variant: Variant, *, cases: int, rounds: int | None = None, minutes: int = 120
    ) -> Agenda:
        """A usual Parastaminen for this many cases that fits into the minutes there are.

        Rounds get as much as is left after everything else, at most 25 minutes each, and all of
        them the same. Raises `WorkshopError` where not even ten-minute rounds fit.
        """
        rounds = rounds or cases
        if cases < 1 or rounds < 1:
            raise WorkshopError(N_("An agenda needs at least one case and one round."))
        around = list(_before(variant, cases)) + list(_after())
        moves = [3] + [2] * (rounds - 1)
        fixed = sum(segment.minutes for segment in around) + sum(moves)
        # Some slack from the start: every measured workshop lost minutes on the way.
        slack = min(4, max(0, (minutes - fixed) // 20))
        each = min(25, (minutes - fixed - slack) // rounds)
        if each < 10:
            raise WorkshopError(
                N_(
                    "{rounds} rounds do not fit into {minutes} minutes: {left} minutes are left "
                    "for them, and a round needs at least 10. Take fewer cases or more time."
                ),
                rounds=rounds,
                minutes=minutes,
                left=max(0, minutes - fixed),
            )
        middle = []
        for number, move in enumerate(moves, start=1):
            middle.append(Segment(f"move-{number}", Kind.MOVE, move, round=number))
            middle.append(Segment(f"round-{number}", Kind.ROUND, each, round=number))
        before = [s for s in around if s.kind not in {Kind.SUMMARY, Kind.FEEDBACK}]
        after = [s for s in around if s.kind in {Kind.SUMMARY, Kind.FEEDBACK}]
        return cls((*before, *middle, *after), minutes)

    @classmethod
    def template(cls, name: str, *, rounds: int = 3, minutes: int | None = None) -> Agenda:
        """One of `templates.TEMPLATES`, with so many rounds (cases, sectors, shares).

        It is laid into the minutes there are, by default as many as it usually takes. Where they
        are too few, `slack` is below zero, as in every agenda. Raises `KeyError`.

        >>> cafe = Agenda.template("cafe", rounds=2, minutes=150)
        >>> [segment.part for segment in cafe.segments if segment.kind is Kind.ROUND]
        ['cafe', 'cafe']
        >>> cafe.planned + cafe.slack
        150
        """
        template = TEMPLATES[name]
        usual = cls(template.segments(rounds))
        if minutes is None:
            # Up to a quarter of an hour: that is how people are invited.
            return replace(usual, minutes=-(-usual.planned // 15) * 15)
        at = datetime(2000, 1, 1, tzinfo=UTC)  # any day: a template has no fixed start
        laid = replace(usual, minutes=minutes).reflowed(at, stretch=False).agenda
        return replace(laid, segments=tuple(s.lasting(s.minutes) for s in laid.segments))

    @property
    def planned(self) -> int:
        """Minutes that the segments and the moves before them take together.

        Of tracks side by side only the longest counts.
        """
        return total(self.segments)

    @property
    def slack(self) -> int:
        """Minutes left over; below zero where the segments do not fit."""
        return self.minutes - self.planned

    @property
    def rounds(self) -> int:
        return sum(segment.kind is Kind.ROUND for segment in self.segments)

    def starts(self, at: datetime) -> tuple[datetime, ...]:
        """When each segment starts if the first starts at `at` (aware), and last when all is over.

        Reckoned in UTC, so that a night when the clocks change keeps its true length. A segment
        with a fixed start waits for it; where what came before took longer, it starts late.
        """
        return starts_of(self.segments, at)

    def waits(self, at: datetime) -> dict[str, int]:
        """Minutes that people wait before a leg (by its key), because it has a fixed start and
        what was before it is over and everyone has moved. Only legs that are waited for.

        >>> from datetime import time
        >>> lunch = Segment("lunch", Kind.BREAK, 30, move=5, fixed_start=time(11, 30))
        >>> ten = datetime.fromisoformat("2027-03-11T10:00+02:00")
        >>> Agenda((Segment("talk", Kind.TOGETHER, 60), lunch)).waits(ten)
        {'lunch': 25}
        """
        starts = dict(zip((s.key for s in self.segments), self.starts(at), strict=False))
        waited, moment = {}, at.astimezone(UTC)
        for leg in self.legs:
            begins = starts[leg.key].astimezone(UTC)
            wait = (begins - moment) // timedelta(minutes=1) - leg.move
            if wait > 0:
                waited[leg.key] = wait
            moment = begins + timedelta(minutes=leg.minutes)
        return waited

    def reflowed(
        self,
        now: datetime,
        *,
        first: str | None = None,
        end: datetime | None = None,
        reserve: int = 0,
        stretch: bool = True,
    ) -> Reflow:
        """The segments from `first` on laid anew into the time from `now` to `end` (aware).

        Fixed starts, hours in the zone of `now`, cut the agenda into blocks. In each block the
        least important segments are cut first, or stretched first unless `stretch` is False,
        never below their least or above their most. `reserve` minutes are kept free before the
        end, unless the most important segments need them. What cannot fit comes back in words.
        Without `end` the workshop ends when its minutes are over.

        >>> agenda = Agenda.generated(Variant.COMMON, cases=3)
        >>> late = datetime.fromisoformat("2027-03-11T13:12+02:00")
        >>> end = datetime.fromisoformat("2027-03-11T15:00+02:00")
        >>> laid = agenda.reflowed(late, end=end)
        >>> [s.minutes for s in laid.agenda.segments if s.kind is Kind.ROUND], laid.slack
        ([22, 22, 22], 0)
        >>> later = agenda.reflowed(late + timedelta(minutes=60), end=end)
        >>> later.short, later.agenda.slack
        (15, 57)
        >>> print(later.said()[0])  # doctest: +ELLIPSIS
        The parts need at least 56 min and the moves 7 min, but 48 min are left: ...
        """
        place = 0 if first is None else self.place(first)
        if end is None:
            passed = total(self.segments[:place])
            end = now.astimezone(UTC) + timedelta(minutes=self.minutes - passed)
        return reflow(self, place, (now, end), reserve=reserve, stretch=stretch)

    def place(self, key: str) -> int:
        """The place of a segment in the row, from 0. Raises `KeyError`."""
        for place, segment in enumerate(self.segments):
            if segment.key == key:
                return place
        raise KeyError(key)

    def segment(self, key: str) -> Segment:
        return self.segments[self.place(key)]

    @property
    def legs(self) -> tuple[Leg, ...]:
        """What is conducted step by step: parts for everyone, and tracks side by side."""
        return legs_of(self.segments)

    def leg(self, key: str) -> Leg:
        """The leg to which a segment belongs. Raises `KeyError`."""
        for leg in self.legs:
            if any(segment.key == key for segment in leg.segments):
                return leg
        raise KeyError(key)

    def following(self, key: str | None) -> Leg | None:
        """The leg after that of this segment; the first where none has begun; None after the
        last."""
        place = 0 if key is None else self.place(self.leg(key).segments[-1].key) + 1
        return self.leg(self.segments[place].key) if place < len(self.segments) else None

    def changed(self, segment: Segment) -> Agenda:
        """The same agenda with this segment in the place of the one with its key."""
        place = self.place(segment.key)
        return replace(
            self, segments=(*self.segments[:place], segment, *self.segments[place + 1 :])
        )

    def moved(self, key: str, *, by: int) -> Agenda:
        """The same agenda with one segment some places later (or earlier, below zero)."""
        place = self.place(key)
        rest = [segment for segment in self.segments if segment.key != key]
        rest.insert(min(max(0, place + by), len(rest)), self.segments[place])
        return replace(self, segments=tuple(rest))

    def without(self, key: str) -> Agenda:
        self.place(key)
        return replace(self, segments=tuple(s for s in self.segments if s.key != key))


def _before(variant: Variant, cases: int) -> Iterator[Segment]:
    yield Segment("welcome", Kind.TOGETHER, 8)
    if variant is Variant.COMMON:
        yield Segment("cases", Kind.CASES, 5 * cases)


def _after() -> Iterator[Segment]:
    yield Segment("summary", Kind.SUMMARY, 14)
    yield Segment("feedback", Kind.FEEDBACK, 6)
