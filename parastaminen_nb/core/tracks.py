"""What is begun with one press: a part for everyone, or several tracks side by side."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Final

from parastaminen_nb.core.errors import N_, NN_, Sentence
from parastaminen_nb.core.segment import Segment

MOST_NAMED: Final = 3
"""So many tracks are named on a button; of more, only how many there are."""


@dataclass(frozen=True, slots=True)
class Leg:
    """One stage of the way through an agenda: a part for everyone, or parts in tracks.

    Parts of one track follow one another, the tracks run side by side, and the leg lasts as long
    as its longest track. It begins when its first part does; people of every track set out when
    what was before it ends, so that whoever has further to go begins later.

    >>> from parastaminen_nb.core.segment import Kind
    >>> talk = Segment("talk", Kind.TOGETHER, 20, track="A")
    >>> ask = Segment("ask", Kind.TOGETHER, 15, track="A", move=5)
    >>> visit = Segment("visit", Kind.TOGETHER, 30, track="B")
    >>> leg = Leg((talk, ask, visit))
    >>> leg.offsets, leg.minutes
    ((0, 25, 0), 40)
    """

    segments: tuple[Segment, ...]

    @property
    def first(self) -> Segment:
        """The part with which it begins, which stands for it."""
        return self.segments[0]

    @property
    def key(self) -> str:
        """The key that stands for the leg where it is begun."""
        return self.first.key

    @property
    def tracks(self) -> dict[str, tuple[Segment, ...]]:
        """The parts of each track in their order; of a part for everyone, under an empty word."""
        found: dict[str, tuple[Segment, ...]] = {}
        for segment in self.segments:
            found[segment.held_in] = (*found.get(segment.held_in, ()), segment)
        return found

    def track_of(self, key: str) -> str:
        """The track of one of its parts; empty where it is for everyone. Raises `KeyError`."""
        return {segment.key: segment.held_in for segment in self.segments}[key]

    @property
    def in_tracks(self) -> bool:
        """Whether its parts are held in tracks, even if there is only one."""
        return bool(self.first.held_in)

    @property
    def name(self) -> Sentence | str:
        """What it is called: the name of a part that is alone, else its tracks, counted where there
        are many."""
        if len(self.segments) == 1:
            return self.first.name
        tracks = list(self.tracks)
        if len(tracks) == 1:
            return Sentence(N_("Track {track}"), {"track": tracks[0]})
        if len(tracks) > MOST_NAMED:
            message = NN_("{n} track side by side", "{n} tracks side by side")
            return Sentence(message, {"n": len(tracks)})
        return Sentence(N_("Tracks {tracks}"), {"tracks": tracks})

    @property
    def short_name(self) -> Sentence | str:
        """What stands on a strip of time."""
        return self.first.short_name if len(self.segments) == 1 else self.name

    @property
    def move(self) -> int:
        """Minutes to move before it begins."""
        return self.first.move

    @property
    def offsets(self) -> tuple[int, ...]:
        """How many minutes after the beginning of the leg each of its parts begins."""
        ends: dict[str, int] = {}
        begins = []
        for segment in self.segments:
            track = segment.held_in
            begin = ends[track] + segment.move if track in ends else self.late(segment)
            begins.append(begin)
            ends[track] = begin + segment.minutes
        return tuple(begins)

    @property
    def minutes(self) -> int:
        """As long as the longest track."""
        pairs = zip(self.offsets, self.segments, strict=True)
        return max(begin + segment.minutes for begin, segment in pairs)

    def late(self, segment: Segment) -> int:
        """By how many minutes the first part of a track begins after the leg: its people have
        further to go."""
        return max(0, segment.move - self.move)

    def within(self, track: Sequence[Segment]) -> int:
        """Minutes of a track in which its people move."""
        return self.late(track[0]) + sum(segment.move for segment in track[1:])


def legs_of(segments: Iterable[Segment]) -> tuple[Leg, ...]:
    """The legs of an agenda. Neighbours that are in tracks, whatever tracks, are one leg."""
    return tuple(_legs(segments))


def total(segments: Iterable[Segment]) -> int:
    """Minutes that these segments and the moves before them take together."""
    return sum(leg.minutes + leg.move for leg in legs_of(segments))


def _legs(segments: Iterable[Segment]) -> Iterator[Leg]:
    for in_tracks, group in groupby(segments, lambda segment: bool(segment.held_in)):
        if in_tracks:
            yield Leg(tuple(group))
        else:
            yield from (Leg((segment,)) for segment in group)
