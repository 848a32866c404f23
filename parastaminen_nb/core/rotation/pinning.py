"""Bring everyone who is pinned to their place, at as little cost to the mix as can be.

First the pinned take an itinerary that hears those cases in those rounds; exchanging whole
itineraries costs nothing. Then the names of the tables of a case are exchanged, which costs
nothing either. Only then does somebody change places with somebody else.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from parastaminen_nb.core.rotation.room import Room
from parastaminen_nb.core.rotation.spot import Spot


def bring_to_spots(
    room: Room,
    table: list[list[int]],
    spots: Sequence[Spot],
    still: Iterable[int] = (),
    *,
    chosen: bool = False,
) -> set[tuple[int, int]]:
    """Change `room.at` and `table` so that the spots are taken; returns (round, person) of those.

    `still` are people who must not change cases. Where wishes have `chosen` the cases of
    everyone, these are only heard in other rounds. A spot that cannot be taken is left, for the
    checker to tell.
    """
    if not spots:
        return set()
    spots = [s for s in spots if s.table < len(room.shares[s.round][s.case])]
    wanted: dict[int, list[Spot]] = {}
    for spot in spots:
        wanted.setdefault(spot.person, []).append(spot)
    fixed = {*still, *wanted}
    for person, theirs in wanted.items():
        if person not in set(still):
            if not chosen:
                _take_itinerary(room, table, person, theirs, fixed)
            for spot in theirs:
                _turn_rounds(room, table, spot, theirs, fixed, chosen=chosen)
    held: set[tuple[int, int]] = set()
    claimed: set[tuple[int, int]] = set()
    for spot in spots:
        r, person = spot.round, spot.person
        if room.at[r][person] == spot.case and _sit(room, table, spot, held, claimed):
            held.add((r, person))
            claimed.add((r, table[r][person]))
    return held


def _take_itinerary(
    room: Room, table: list[list[int]], person: int, spots: list[Spot], fixed: set[int]
) -> None:
    """Exchange everything with whoever hears most of these cases in these rounds already."""

    def fits(other: int) -> int:
        return sum(room.at[s.round][other] == s.case for s in spots)

    best = max(
        (other for other in range(room.people) if other not in fixed), key=fits, default=person
    )
    if fits(best) > fits(person):
        for rows in (room.at, table):
            for row in rows:
                row[person], row[best] = row[best], row[person]


def _turn_rounds(  # noqa: PLR0913 - what changes, for whom, and what must not
    room: Room,
    table: list[list[int]],
    spot: Spot,
    spots: list[Spot],
    fixed: set[int],
    *,
    chosen: bool,
) -> None:
    """Hear two cases the other way round, in exchange with somebody who then does so, too."""
    r, person = spot.round, spot.person
    mine = room.at[r][person]
    if mine in {spot.case, -1}:
        return
    later = next((q for q, row in enumerate(room.at) if row[person] == spot.case), None)
    if later is not None and any(s.round == later for s in spots):
        return
    if later is None and chosen:
        return
    for other in range(room.people):
        if other in fixed or room.at[r][other] != spot.case:
            continue
        back = next((q for q, row in enumerate(room.at) if row[other] == mine), None)
        if back == later:
            for q in {r, r if later is None else later}:
                for row in (room.at[q], table[q]):
                    row[person], row[other] = row[other], row[person]
            return


def _sit(
    room: Room,
    table: list[list[int]],
    spot: Spot,
    held: set[tuple[int, int]],
    claimed: set[tuple[int, int]],
) -> bool:
    """Whether the person sits at the table of the spot now."""
    r, row = spot.round, table[spot.round]
    now, then = row[spot.person], room.first_table(r, spot.case) + spot.table
    if now == then:
        return True
    if (r, now) not in claimed and (r, then) not in claimed:
        for person, here in enumerate(row):
            if here in {now, then}:
                row[person] = then if here == now else now
        return True
    for other, here in enumerate(row):
        if here == then and (r, other) not in held:
            row[spot.person], row[other] = then, now
            return True
    return False
