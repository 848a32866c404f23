"""How minutes are shared among segments that may be shorter or longer than is wanted."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import Protocol

from parastaminen_nb.core.abreast import Abreast
from parastaminen_nb.core.segment import MOST_IMPORTANT, Bounds, Segment
from parastaminen_nb.core.tracks import Leg, legs_of


class _Share(Protocol):
    """One length that is decided: of a segment, of `count` segments that are equally long, or of
    tracks side by side."""

    count: int
    minutes: int

    @property
    def tiers(self) -> Collection[int]:
        """The importances in which it can become shorter or longer."""

    def wanted(self, importance: int) -> int:
        """Its length where all that is at least so important is as long as is wanted."""

    def most(self, importance: int) -> int:
        """Its length where all that is at most so important is as long as it may be."""


class _Own:
    """The share of a segment, or of several that are equally long."""

    def __init__(self, bounds: Bounds, importance: int) -> None:
        self.bounds, self.importance = bounds, importance
        self.count, self.minutes = 0, bounds.least

    @property
    def tiers(self) -> Collection[int]:
        return (self.importance,)

    def wanted(self, importance: int) -> int:
        return self.bounds.wanted

    def most(self, importance: int) -> int:
        return self.bounds.most


def common_bounds(segments: Sequence[Segment]) -> dict[str, Bounds]:
    """The bounds within which the segments of each equal-time group can be equally long.

    A group whose members have no length in common is left out: no length would be right.
    """
    bounds: dict[str, Bounds] = {}
    apart = set()
    for segment in segments:
        if not segment.group:
            continue
        least, wanted, most = segment.bounds
        if segment.group in bounds:
            others = bounds[segment.group]
            least, most = max(least, others.least), min(most, others.most)
            wanted = min(max(min(wanted, others.wanted), least), most)
        if least > most:
            apart.add(segment.group)
        bounds[segment.group] = Bounds(least, wanted, most)
    return {group: shared for group, shared in bounds.items() if group not in apart}


def least_minutes(segments: Sequence[Segment], groups: Mapping[str, Bounds]) -> int:
    """What these segments take at least, the moves before them not counted."""
    return sum(Abreast(leg, groups).minutes for leg in legs_of(segments))


def wanted_minutes(segments: Sequence[Segment]) -> int:
    """What these segments take where they are as long as is wanted, the moves before them not
    counted."""
    return sum(Abreast(leg, {}).longest_wanted for leg in legs_of(segments))


def shared(
    blocks: Sequence[tuple[Sequence[Segment], int, int]],
    groups: Mapping[str, Bounds],
    *,
    stretch: bool,
) -> list[list[int]]:
    """The minutes of each segment in each block. A block is its segments, the minutes there are
    for them, and how many of these are better left free.

    Everything first gets its least. What is left goes tier by tier to what is wanted, the most
    important tier first, which is the same as cutting the least important first; then, where
    `stretch` is set, the least important first, up to the most. Within a tier each gets the same
    fraction between its bounds, in whole minutes by largest remainder, an equal group together.
    Tracks side by side have one length, which is cut and stretched with every tier that its
    longest track has; each track is then laid into that length in the same way.
    A group that lies in several blocks has in all of them what the fullest block allows.
    """
    groups = dict(groups)
    while True:
        lengths = [_in_block(block, groups, stretch) for block in blocks]
        found: dict[str, tuple[int, set[int]]] = {}
        for (segments, _minutes, _free), minutes in zip(blocks, lengths, strict=True):
            for segment, length in zip(segments, minutes, strict=True):
                if segment.group in groups:
                    importance, seen = found.get(segment.group, (segment.importance, set()))
                    seen.add(length)
                    found[segment.group] = min(importance, segment.importance), seen
        unequal = [
            (importance, name) for name, (importance, seen) in found.items() if len(seen) > 1
        ]
        if not unequal:
            return lengths
        _importance, group = min(unequal)
        agreed = min(found[group][1])
        groups[group] = Bounds(agreed, agreed, agreed)


def _in_block(
    block: tuple[Sequence[Segment], int, int], groups: Mapping[str, Bounds], stretch: bool
) -> list[int]:
    segments, minutes, free = block
    return _in_legs(legs_of(segments), minutes, free, groups, stretch)


def _in_legs(
    legs: Sequence[Leg], minutes: int, free: int, groups: Mapping[str, Bounds], stretch: bool
) -> list[int]:
    own: dict[str, _Own] = {}
    shares: list[_Share] = []
    of: list[_Own | Abreast] = []
    for place, leg in enumerate(legs):
        if len(leg.segments) > 1:
            abreast = Abreast(leg, groups)
            shares.append(abreast)
            of.append(abreast)
            continue
        segment = leg.first
        # A segment on its own has a name that no group has.
        name = segment.group if segment.group in groups else f"\0{place}"
        if name not in own:
            own[name] = _Own(groups.get(name, segment.bounds), segment.importance)
            shares.append(own[name])
        share = own[name]
        share.count += 1
        share.importance = min(share.importance, segment.importance)
        of.append(share)
    _share_out(shares, minutes, free, stretch)
    lengths = []
    for leg, part in zip(legs, of, strict=True):
        if isinstance(part, Abreast):
            lengths += _in_tracks(leg, part, groups, stretch)
        else:
            lengths.append(part.minutes)
    return lengths


def _in_tracks(
    leg: Leg, abreast: Abreast, groups: Mapping[str, Bounds], stretch: bool
) -> list[int]:
    """The minutes of each part of a leg whose length is decided."""
    lengths: dict[str, int] = {}
    for track, room in zip(leg.tracks.values(), abreast.rooms(), strict=True):
        alone = tuple(Leg((segment,)) for segment in track)
        laid = _in_legs(alone, room, 0, groups, stretch)
        lengths.update(zip((segment.key for segment in track), laid, strict=True))
    return [lengths[segment.key] for segment in leg.segments]


def _share_out(shares: Collection[_Share], minutes: int, free: int, stretch: bool) -> None:
    left = max(0, minutes - sum(share.minutes * share.count for share in shares))
    tiers = sorted({importance for share in shares for importance in share.tiers})
    for importance in tiers:
        tier = [share for share in shares if importance in share.tiers]
        kept = 0 if importance <= MOST_IMPORTANT else free
        left -= _give(tier, [share.wanted(importance) for share in tier], max(0, left - kept))
    for importance in reversed(tiers) if stretch else ():
        tier = [share for share in shares if importance in share.tiers]
        left -= _give(tier, [share.most(importance) for share in tier], max(0, left - free))


def _give(tier: list[_Share], goals: list[int], minutes: int) -> int:
    """Lengthen the shares of a tier towards their goals; returns the minutes that it took."""
    rooms = [goal - share.minutes for share, goal in zip(tier, goals, strict=True)]
    room = sum(share.count * room for share, room in zip(tier, rooms, strict=True))
    given = min(minutes, room)
    if not given:
        return 0
    parts = [divmod(room_ * given, room) for room_ in rooms]
    left = given
    for share, (whole, _rest) in zip(tier, parts, strict=True):
        share.minutes += whole
        left -= whole * share.count
    order = sorted(range(len(tier)), key=lambda place: -parts[place][1])
    growing = True
    while left and growing:
        growing = False
        for place in order:
            share = tier[place]
            if share.count <= left and share.minutes < goals[place]:
                share.minutes += 1
                left -= share.count
                growing = True
    return given - left
