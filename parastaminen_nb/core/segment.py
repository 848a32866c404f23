"""One part of an agenda: how long it is, how long it may be, and what whoever leads it needs."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import time
from fractions import Fraction
from functools import lru_cache
from typing import Final, NamedTuple

from parastaminen_nb.core.errors import N_, Sentence, WorkshopError
from parastaminen_nb.core.usual import KINDS, PARTS, Kind, Usual

__all__ = ["MOST_IMPORTANT", "Bounds", "Kind", "Segment"]

LONGEST = 24 * 60
FOR_ALL: Final = frozenset({Kind.ROUND, Kind.MOVE})
"""Kinds that no track can have."""
MOST_IMPORTANT: Final = 1
SHORTEST_ROUND: Final = 10
"""Minutes. In less a table of five cannot hear a case and answer it."""


class Bounds(NamedTuple):
    """Minutes: never shorter than `least`, `wanted` if there is time, never longer than `most`."""

    least: int
    wanted: int
    most: int


class _Custom(NamedTuple):
    """How a kind bends: least and most as shares of what is wanted, and its importance."""

    least: Fraction
    most: Fraction
    priority: int


_CUSTOMS = {
    Kind.TOGETHER: _Custom(Fraction(1, 2), Fraction(3, 2), 3),
    Kind.CASES: _Custom(Fraction(3, 5), Fraction(3, 2), 2),
    Kind.WRITING: _Custom(Fraction(1, 2), Fraction(2), 2),
    # People walk as fast as they walk.
    Kind.MOVE: _Custom(Fraction(1), Fraction(1), MOST_IMPORTANT),
    Kind.ROUND: _Custom(Fraction(1, 2), Fraction(3, 2), MOST_IMPORTANT),
    Kind.BREAK: _Custom(Fraction(2, 3), Fraction(2), 3),
    Kind.SUMMARY: _Custom(Fraction(1, 2), Fraction(2), 2),
    Kind.FEEDBACK: _Custom(Fraction(1, 2), Fraction(2), 2),
}


@dataclass(frozen=True, slots=True)
class Segment:
    """One part of the workshop. `minutes` is planned; `round` counts from 1 where it is a round.

    A move carries the round it leads to. What is None is as usual for its kind; an empty title
    means the usual name of its `part` (a name of `usual.PARTS`) or else of its kind.

    >>> tea = Segment("tea", Kind.BREAK, 15)
    >>> tea.bounds, tea.importance
    (Bounds(least=10, wanted=15, most=30), 3)
    >>> tea.cut_to(12).bounds.wanted, tea.lasting(12).bounds.wanted
    (15, 12)
    """

    key: str
    kind: Kind
    minutes: int
    title: str = ""
    round: int | None = None
    least: int | None = None
    most: int | None = None
    lead: str = ""
    preferred: int | None = None
    """Minutes it should have if there is time; None where that is what is planned."""
    priority: int | None = None
    """1 is most important; what is least important is shortened first."""
    fixed_start: time | None = None
    """The hour on the wall at which it begins, whatever came before (lunch at 11.30)."""
    second: bool | None = None
    """Of an hour that comes twice on the night when clocks go back: whether it is the second."""
    equal: str | None = None
    """Segments with the same word are all equally long; "" means on its own."""
    move: int = 0
    """Minutes to move before it begins, where the move is no segment of its own."""
    materials: tuple[str, ...] = ()
    instructions: str = ""
    part: str = ""
    track: str = ""
    """Neighbours in different tracks are held at the same time; "" is for everyone."""

    def __post_init__(self) -> None:
        for minutes in (self.minutes, self.least, self.most, self.preferred, self.move + 1):
            if minutes is not None and not 1 <= minutes <= LONGEST:
                raise WorkshopError(
                    N_("{minutes} minutes is no length. Enter the length in minutes, 1–1440."),
                    minutes=minutes,
                )
        if self.least is not None and self.most is not None and self.least > self.most:
            raise WorkshopError(
                N_("{least} to {most} minutes cannot be. Give the smaller number first."),
                least=self.least,
                most=self.most,
            )

    @property
    def usual(self) -> Usual:
        """What it is called, and what is said and done in it, where nobody has written that."""
        # A part that a newer program knows is read as one of its kind.
        return PARTS.get(self.part) or KINDS[self.kind]

    @property
    def name(self) -> Sentence | str:
        """Its own title, or the usual name of its kind."""
        return self.title or Sentence(self.usual.name, {"round": self.round or 0})

    @property
    def full_name(self) -> Sentence | str:
        """Its name, after its track where it has one."""
        if not self.held_in:
            return self.name
        return Sentence(N_("Track {track}: {name}"), {"track": self.held_in, "name": self.name})

    @property
    def short_name(self) -> Sentence | str:
        """What stands on the strip of time: its title, one word for its kind, or its name."""
        short = self.usual.short
        return Sentence(short) if short and not self.title else self.name

    @property
    def to_do(self) -> Sentence | str:
        """What whoever leads it says and does: as written, or as usual."""
        return self.instructions or Sentence(self.usual.instructions)

    @property
    def at_hand(self) -> tuple[Sentence | str, ...]:
        """The materials it needs: as written, or as usual."""
        return self.materials or tuple(Sentence(message) for message in self.usual.materials)

    @property
    def bounds(self) -> Bounds:
        """Within what its length may be. What is wanted is always within."""
        return _bounds(self.kind, self.preferred or self.minutes, self.least, self.most)

    @property
    def importance(self) -> int:
        """1 is most important; what is least important is shortened first."""
        return self.priority if self.priority is not None else _CUSTOMS[self.kind].priority

    @property
    def group(self) -> str:
        """The word that it shares with those which are as long; empty where it is on its own."""
        if self.equal is None:
            return "rounds" if self.kind is Kind.ROUND else ""
        return self.equal

    @property
    def held_in(self) -> str:
        """The track in which it is held. All people change tables, so that a round and a move are
        for everyone, whatever is written."""
        return "" if self.kind in FOR_ALL else self.track

    def lasting(self, minutes: int) -> Segment:
        """The same segment as somebody wants it: this long."""
        return replace(self, minutes=minutes, preferred=None)

    def cut_to(self, minutes: int) -> Segment:
        """The same segment as there is time for it. What is wanted stays wanted."""
        wanted = self.bounds.wanted
        return replace(self, minutes=minutes, preferred=None if minutes == wanted else wanted)


@lru_cache(maxsize=4096)  # an agenda that is laid anew asks for the same few again and again
def _bounds(kind: Kind, wanted: int, least: int | None, most: int | None) -> Bounds:
    custom = _CUSTOMS[kind]
    if least is None:
        least = -(-wanted * custom.least.numerator // custom.least.denominator)
        if kind is Kind.ROUND:
            least = max(least, SHORTEST_ROUND)
    if most is None:
        most = int(wanted * custom.most)
    return Bounds(min(least, wanted), wanted, max(most, wanted))
