"""What happens when: segments one after another, their start times, and the minutes left over."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from enum import StrEnum

from parastaminen_nb.core.errors import N_, Sentence, WorkshopError
from parastaminen_nb.core.workshop import Variant


class Kind(StrEnum):
    """What a segment is for; it decides its colour, and what the pages show meanwhile."""

    TOGETHER = "together"
    CASES = "cases"
    WRITING = "writing"
    MOVE = "move"
    ROUND = "round"
    BREAK = "break"
    SUMMARY = "summary"
    FEEDBACK = "feedback"


_NAMES = {
    Kind.TOGETHER: N_("Welcome"),
    Kind.CASES: N_("Cases in brief"),
    Kind.WRITING: N_("Everyone writes"),
    Kind.MOVE: N_("Move to the next table"),
    Kind.ROUND: N_("Round {round}"),
    Kind.BREAK: N_("Break"),
    Kind.SUMMARY: N_("What do we try at home?"),
    Kind.FEEDBACK: N_("Feedback and next steps"),
}


@dataclass(frozen=True, slots=True)
class Segment:
    """One part of the workshop. `minutes` is planned; `round` counts from 1 where it is a round.

    A move carries the round it leads to. An empty title means the usual name of its kind.
    """

    key: str
    kind: Kind
    minutes: int
    title: str = ""
    round: int | None = None
    least: int = 1
    most: int = 60
    lead: str = ""

    def __post_init__(self) -> None:
        if not 1 <= self.minutes <= 24 * 60:
            raise WorkshopError(
                N_("{minutes} minutes is no length. Enter the length in minutes, 1–1440."),
                minutes=self.minutes,
            )

    @property
    def name(self) -> Sentence | str:
        """Its own title, or the usual name of its kind."""
        return self.title or Sentence(_NAMES[self.kind], {"round": self.round or 0})


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
            middle.append(Segment(f"move-{number}", Kind.MOVE, move, round=number, most=10))
            middle.append(Segment(f"round-{number}", Kind.ROUND, each, round=number, least=10))
        before = [s for s in around if s.kind not in {Kind.SUMMARY, Kind.FEEDBACK}]
        after = [s for s in around if s.kind in {Kind.SUMMARY, Kind.FEEDBACK}]
        return cls((*before, *middle, *after), minutes)

    @property
    def planned(self) -> int:
        """Minutes that the segments take together."""
        return sum(segment.minutes for segment in self.segments)

    @property
    def slack(self) -> int:
        """Minutes left over; below zero where the segments do not fit."""
        return self.minutes - self.planned

    @property
    def rounds(self) -> int:
        return sum(segment.kind is Kind.ROUND for segment in self.segments)

    def starts(self, at: datetime) -> tuple[datetime, ...]:
        """When each segment starts if the first starts at `at` (aware), and last when all is over.

        Reckoned in UTC, so that a night when the clocks change keeps its true length.
        """
        zone, moment = at.tzinfo, at.astimezone(UTC)
        starts = [at]
        for segment in self.segments:
            moment += timedelta(minutes=segment.minutes)
            starts.append(moment.astimezone(zone))
        return tuple(starts)

    def place(self, key: str) -> int:
        """The place of a segment in the row, from 0. Raises `KeyError`."""
        for place, segment in enumerate(self.segments):
            if segment.key == key:
                return place
        raise KeyError(key)

    def segment(self, key: str) -> Segment:
        return self.segments[self.place(key)]

    def following(self, key: str | None) -> Segment | None:
        """The segment after this one; the first where none has begun; None after the last."""
        place = 0 if key is None else self.place(key) + 1
        return self.segments[place] if place < len(self.segments) else None

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
