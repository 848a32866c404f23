"""The part of an agenda between two moments that stand, and in words what does not fit into it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from parastaminen_nb.core.errors import N_, Sentence
from parastaminen_nb.core.hours import Hour
from parastaminen_nb.core.segment import Kind, Segment
from parastaminen_nb.core.tracks import legs_of, total


@dataclass(frozen=True, slots=True)
class Offer:
    """What can be left out (a round goes with its move), and how many minutes that saves."""

    keys: tuple[str, ...]
    name: Sentence | str
    minutes: int
    enough: bool
    """Whether leaving out this alone is enough."""

    def said(self) -> Sentence:
        return Sentence(
            N_("Leave out “{name}”: it saves {minutes} min."),
            {"name": self.name, "minutes": self.minutes},
        )


@dataclass(frozen=True, slots=True)
class Block:
    """The segments between two moments that stand. Counted in minutes.

    Law: `available + short == planned + moves + slack`, and `short` or `slack` is 0. Below zero,
    `available` says how late the block is before it has begun.
    """

    segments: tuple[Segment, ...]
    begins: datetime
    ends: datetime
    """When the next fixed start is, or the end; aware."""
    before: Segment | None
    """The segment whose fixed start ends the block; None where the end does."""
    available: int
    least: int
    moves: int
    slack: int

    @property
    def planned(self) -> int:
        return sum(leg.minutes for leg in legs_of(self.segments))

    @property
    def short(self) -> int:
        """How many minutes are missing even when everything is as short as it may be."""
        return max(0, self.least + self.moves - self.available)

    def said(self) -> Sentence | None:
        """What does not fit, with the numbers; None where everything does."""
        if not self.short:
            return None
        walks = sum(s.minutes for s in self.segments if s.kind is Kind.MOVE)
        least, moves = self.least - walks, self.moves + walks
        needs = (
            Sentence(
                N_("The parts need at least {least} min and the moves {moves} min"),
                {"least": least, "moves": moves},
            )
            if moves
            else Sentence(N_("The parts need at least {least} min"), {"least": least})
        )
        blanks = {"needs": needs, "left": max(0, self.available), "late": self.short}
        if self.before is None:
            message = N_("{needs}, but {left} min are left: you would end {late} min late.")
            return Sentence(message, blanks)
        message = N_("{needs}, but {left} min are left: “{name}” would begin {late} min late.")
        return Sentence(message, {**blanks, "name": self.before.name})

    def offers(self) -> tuple[Offer, ...]:
        """What could be left out: the least important first, then what is just enough."""
        offers = []
        # A track that another outlasts has more minutes than it needs.
        shortest = [s.cut_to(s.bounds.least) if s.held_in else s for s in self.segments]
        planned = total(shortest)
        for segment in shortest:
            # People must get to where they sit, and who fixed an hour had a reason.
            if segment.kind is Kind.MOVE or segment.fixed_start is not None:
                continue
            gone = (*self._moves_to(segment), segment)
            saved = planned - total(one for one in shortest if one not in gone)
            if saved <= 0:
                continue  # another track lasts as long
            keys = tuple(one.key for one in gone)
            offer = Offer(keys, segment.name, saved, saved >= self.short)
            loss = saved if offer.enough else -saved
            offers.append((-segment.importance, not offer.enough, loss, offer))
        offers.sort(key=lambda ranked: ranked[:3])
        return tuple(offer for *_rank, offer in offers) if self.short else ()

    def _moves_to(self, segment: Segment) -> Iterator[Segment]:
        if segment.kind is Kind.ROUND:
            for other in self.segments:
                if other.kind is Kind.MOVE and other.round == segment.round:
                    yield other


@dataclass(frozen=True, slots=True)
class Question:
    """Something about an hour that only a person can answer, by `Segment.second` or another hour.

    Until it is answered the first of two hours is taken, or the hour after the leap.
    """

    segment: Segment
    hour: Hour

    def said(self) -> Sentence:
        message = {
            Hour.TWICE: N_(
                "Clocks go back that night and {time:%H:%M} comes twice. Say at which of the two "
                "“{name}” begins."
            ),
            Hour.NEVER: N_(
                "Clocks go forward that night and {time:%H:%M} never comes. Give “{name}” "
                "another hour."
            ),
        }[self.hour]
        return Sentence(message, {"time": self.segment.fixed_start, "name": self.segment.name})
