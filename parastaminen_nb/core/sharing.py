"""How minutes are shared among segments that may be shorter or longer than is wanted."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from parastaminen_nb.core.segment import MOST_IMPORTANT, Bounds, Segment


@dataclass(slots=True)
class _Share:
    """One length that is decided: of a segment, or of `count` segments that are equally long."""

    group: str
    count: int
    bounds: Bounds
    importance: int
    minutes: int


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
    """What these segments take at least, moves not counted."""
    return sum(groups.get(s.group, s.bounds).least for s in segments)


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
    shares: dict[str, _Share] = {}
    of = []
    for place, segment in enumerate(segments):
        # A segment on its own has a name that no group has.
        name = segment.group if segment.group in groups else f"\0{place}"
        bounds = groups.get(name, segment.bounds)
        share = shares.setdefault(name, _Share(name, 0, bounds, segment.importance, bounds.least))
        share.count += 1
        share.importance = min(share.importance, segment.importance)
        of.append(share)
    left = max(0, minutes - sum(share.bounds.least * share.count for share in shares.values()))
    tiers = _tiers(shares.values())
    for importance, tier in tiers:
        kept = 0 if importance <= MOST_IMPORTANT else free
        left -= _give(tier, [share.bounds.wanted for share in tier], max(0, left - kept))
    for _importance, tier in reversed(tiers) if stretch else ():
        left -= _give(tier, [share.bounds.most for share in tier], max(0, left - free))
    return [share.minutes for share in of]


def _tiers(shares: Collection[_Share]) -> list[tuple[int, list[_Share]]]:
    def importance(share: _Share) -> int:
        return share.importance

    return [(key, list(tier)) for key, tier in groupby(sorted(shares, key=importance), importance)]


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
