"""The one length of tracks side by side, and what of it each of them has."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from parastaminen_nb.core.segment import Bounds, Segment
from parastaminen_nb.core.tracks import Leg


class Abreast:
    """The share of a leg. `minutes` is its length, at first the least that it can be.

    It is as long as its longest track, whichever that is at the lengths in question. Only tracks
    that are the longest at the lengths that are wanted lengthen the leg further: a short track is
    no reason to keep all others waiting.
    """

    count = 1

    def __init__(self, leg: Leg, groups: Mapping[str, Bounds]) -> None:
        self._tracks = [
            _Track(leg.within(track), track, [groups.get(s.group, s.bounds) for s in track])
            for track in leg.tracks.values()
        ]
        self.tiers: Collection[int] = {segment.importance for segment in leg.segments}
        self.minutes = max(track.least for track in self._tracks)
        self.longest_wanted = max(track.all_wanted for track in self._tracks)

    def wanted(self, importance: int) -> int:
        """Its length where all that is at least so important is as long as is wanted."""
        return max(track.wanted(importance) for track in self._tracks)

    def most(self, importance: int) -> int:
        """Its length where all that is at most so important is as long as it may be."""
        longest = (track for track in self._tracks if track.all_wanted == self.longest_wanted)
        return max(track.most(importance) for track in longest)

    def rooms(self) -> list[int]:
        """The minutes for the parts of each track, moves not counted: as long as they want to be
        where there is room, and longer only by as much as the leg is."""
        more = max(0, self.minutes - self.longest_wanted)
        return [min(self.minutes, track.all_wanted + more) - track.within for track in self._tracks]


class _Track:
    def __init__(self, within: int, segments: Sequence[Segment], bounds: Sequence[Bounds]) -> None:
        self.within = within
        self._parts = [(s.importance, b) for s, b in zip(segments, bounds, strict=True)]
        self.least = within + sum(b.least for b in bounds)
        self.all_wanted = within + sum(b.wanted for b in bounds)

    def wanted(self, importance: int) -> int:
        return self.within + sum(
            b.wanted if own <= importance else b.least for own, b in self._parts
        )

    def most(self, importance: int) -> int:
        return self.within + sum(
            b.most if own >= importance else b.wanted for own, b in self._parts
        )
