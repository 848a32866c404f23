"""A planned agenda against the time there is: what is left over, what is late, what would help."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Final

from parastaminen_nb.core.agenda import Agenda, Kind
from parastaminen_nb.core.block import Offer, Question
from parastaminen_nb.core.change import Change, changes_between
from parastaminen_nb.core.errors import N_, NN_, Sentence
from parastaminen_nb.core.reflow import Reflow
from parastaminen_nb.core.workshop import Workshop

_MINUTE = timedelta(minutes=1)


_USUAL_DAY: Final = datetime.fromisoformat("2027-03-11T07:00+00:00")
"""A day without a change of clocks, at nine in Finland."""


def usual_beginning(workshop: Workshop) -> datetime:
    """When it begins, in its own zone; without a day it is reckoned from an ordinary nine."""
    return workshop.local(workshop.starts_at or _USUAL_DAY)


@dataclass(frozen=True, slots=True)
class Laying:
    """An agenda that begins at `at` (aware), as it is planned and as it would be laid anew.

    >>> from parastaminen_nb.core.workshop import Variant
    >>> agenda = Agenda.generated(Variant.COMMON, cases=3)
    >>> laying = Laying.of(agenda, datetime.fromisoformat("2027-03-11T13:00+02:00"))
    >>> laying.left, laying.late, str(laying.shares())
    (4, 0, '120 min: 109 min for the parts, 7 min for moves, 4 min left over.')
    """

    agenda: Agenda
    at: datetime
    laid: Reflow
    """Shortened where it must be, and lengthened where there is time."""

    @classmethod
    def of(cls, agenda: Agenda, at: datetime) -> Laying:
        return cls(agenda, at, agenda.reflowed(at))

    @property
    def moves(self) -> int:
        """Minutes in which all people walk; within a track it is the track's own time."""
        walks = (s.minutes for s in self.agenda.segments if s.kind is Kind.MOVE)
        return sum(walks) + sum(leg.move for leg in self.agenda.legs)

    @property
    def late(self) -> int:
        """How many minutes the end or a fixed start would be late at the planned lengths."""
        starts = self.agenda.starts(self.at)
        end = self.at.astimezone(UTC) + self.agenda.minutes * _MINUTE
        behind = [starts[-1].astimezone(UTC) - end]
        begins = {s.key: start for s, start in zip(self.agenda.segments, starts, strict=False)}
        for block in self.laid.blocks:
            if block.before is not None:
                begin = begins[block.before.key].astimezone(UTC)
                behind.append(begin - block.ends.astimezone(UTC))
        return max(0, -(-max(behind) // _MINUTE))

    @property
    def left(self) -> int:
        """Minutes left over; below zero where the end or a fixed start would be late."""
        return -self.late if self.late else self.agenda.slack

    @property
    def over(self) -> int:
        """Minutes from the beginning until all is over, with what people wait on the way."""
        ends = self.agenda.starts(self.at)[-1].astimezone(UTC)
        return (ends - self.at.astimezone(UTC)) // _MINUTE

    @property
    def changes(self) -> tuple[Change, ...]:
        """What becomes longer or shorter when it is laid anew."""
        return changes_between(self.agenda, self.laid.agenda)

    @property
    def offers(self) -> tuple[Offer, ...]:
        """What could be left out, where not even the shortest lengths fit."""
        return self.laid.offers()

    @property
    def questions(self) -> tuple[Question, ...]:
        return self.laid.questions

    @property
    def walks_are_missing(self) -> bool:
        """Whether people change tables, and no minute is planned for it."""
        return self.agenda.rounds > 1 and self.moves == 0

    def shares(self) -> Sentence:
        """The minutes in one sentence: for the parts, for moves, and left over."""
        blanks = {
            "minutes": self.agenda.minutes,
            "parts": self.agenda.planned - self.moves,
            "moves": self.moves,
            "left": max(0, self.left),
            "waits": sum(self.agenda.waits(self.at).values()),
        }
        if self.left < 0:
            message = N_("{minutes} min: {parts} min for the parts and {moves} min for moves.")
        elif blanks["waits"]:
            message = N_(
                "{minutes} min: {parts} min for the parts, {moves} min for moves, "
                "{left} min left over, of which {waits} min before a fixed hour."
            )
        else:
            message = N_(
                "{minutes} min: {parts} min for the parts, {moves} min for moves, "
                "{left} min left over."
            )
        return Sentence(message, blanks)

    def then(self) -> Sentence:
        """What is left over when it has been laid anew."""
        if self.laid.short:
            return Sentence(
                NN_("{n} min is missing even then.", "{n} min are missing even then."),
                {"n": self.laid.short},
            )
        return Sentence(
            NN_("{n} min is left over then.", "{n} min are left over then."),
            {"n": self.laid.slack},
        )
