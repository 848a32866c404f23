"""Seats for one crew: a perfect rule where there is one, otherwise a search."""

from __future__ import annotations

import random

from parastaminen_nb.core.rotation.begun import Rows, groups_together, shifted
from parastaminen_nb.core.rotation.fields import field_of
from parastaminen_nb.core.rotation.layout import Crew, mixed_room, same_case_room
from parastaminen_nb.core.rotation.meetings import FAIR_STEP
from parastaminen_nb.core.rotation.pinning import bring_to_spots
from parastaminen_nb.core.rotation.relabel import relabelled
from parastaminen_nb.core.rotation.room import Room
from parastaminen_nb.core.rotation.search import STEPS, best_tables
from parastaminen_nb.core.rotation.seats import Mode
from parastaminen_nb.core.rotation.shift import shift_tables

QUICK = 4
"""Tries of a search that has a single table at each case, or that only looks what would come."""


def crew_seats(
    crew: Crew, mode: Mode, rng: random.Random, *, tries: int | None = None
) -> tuple[Room, Rows]:
    """The room and the table of everyone in every round (a number within the round).

    With so few `tries` the search is given up early; a rule that is perfect is as quick as ever.
    """
    step = 0 if mode is Mode.MOST_PAIRS else FAIR_STEP
    if mode is Mode.TOGETHER:
        room = mixed_room(crew)
        table = groups_together(room)
        _gather(room, table, crew)
        bring_to_spots(room, table, crew.wanted.spots, crew.wanted.bound_to_path)
        return room, relabelled(room, table, crew, rng)[0]
    still = same_case_room(crew) if mode is Mode.SAME_CASE else mixed_room(crew)
    start = None if crew.uneven or crew.paths else shifted(still)
    if start is not None and not crew.wanted.together and not crew.wanted.spots:
        table, broken = relabelled(still, start, crew, rng)
        if not broken:
            return still, table
        start = table
    elif start is None and mode is Mode.SAME_CASE:
        start = _half_perfect(still)
    if start is not None:
        _gather(still, start, crew)

    def rooms(number: int) -> Room:
        if start is not None or mode is Mode.SAME_CASE or crew.paths is not None:
            return still.copy()
        return mixed_room(crew, mix=True, rng=rng if number else None)

    alone = all(len(shares) <= 1 for row in still.shares for shares in row)
    most = min(tries or len(STEPS), QUICK if alone else len(STEPS))
    room, table, _ = best_tables(
        rooms,
        rng,
        step=step,
        wanted=crew.wanted,
        start=start,
        tries=STEPS[:most],
        exchange=mode is not Mode.SAME_CASE,
    )
    return room, relabelled(room, table, crew, rng)[0]


def _gather(room: Room, table: Rows, crew: Crew) -> None:
    """Bring everyone who is kept together to one table, each in exchange for somebody there."""
    glued = {person for group in crew.wanted.together for person in group}
    for group in crew.wanted.together:
        for r, row in enumerate(table):
            for person in group[1:]:
                if row[person] < 0 or row[person] == row[group[0]]:
                    continue
                free = (
                    other
                    for other, here in enumerate(row)
                    if here == row[group[0]]
                    and other not in glued
                    and room.at[r][other] == room.at[r][person]
                )
                other = next(free, None)
                if other is not None:
                    row[person], row[other] = row[other], row[person]


def _half_perfect(room: Room) -> Rows | None:
    """A start for more rounds than the shift rule serves: its rounds, its rows, then repeats.

    Over a field of T tables the rule is perfect for T rounds; who has the same place in the row
    has not met yet, so one round seats those, and a search mends the rounds after that.
    """
    tables = max(len(shares) for shares in room.shares[0])
    people, rounds = room.people, room.rounds
    if field_of(tables) is None or rounds <= tables:
        return None
    perfect = shift_tables(people, tables, tables)
    if perfect is None or any(-1 in row for row in room.at):
        return None
    sizes = [size for shares in room.shares[0] for size in shares]
    seats = [table for table, size in enumerate(sizes) for _ in range(size)]
    by_row = sorted(range(people), key=lambda person: (person // tables, person % tables))
    extra = [0] * people
    for place, person in enumerate(by_row):
        extra[person] = seats[place]
    turned = [0] * people
    for place, person in enumerate(
        sorted(range(people), key=lambda person: (person // tables, person % 2, person))
    ):
        turned[person] = seats[place]
    return [*perfect, extra, *([turned[:] for _ in range(rounds - tables - 1)])][:rounds]
