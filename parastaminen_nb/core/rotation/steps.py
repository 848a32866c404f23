"""The steps of a repair, each on the floor as it is."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from parastaminen_nb.core.errors import N_, WorkshopError
from parastaminen_nb.core.rotation.floor import Cost, Floor

if TYPE_CHECKING:
    from parastaminen_nb.core.rotation.seats import Seat


def clear_closed(floor: Floor) -> None:
    """People of a closed table go to the cheapest other table of the case."""
    for round, seat in sorted(floor.closed):
        r = round - 1
        if r in floor.future:
            for person in list(floor.members[r].get(seat, [])):
                others = floor.open_tables(r, seat.case)
                if not others:
                    raise WorkshopError(
                        N_(
                            "Case {case} has no table left in round {round}. Keep one table "
                            "of the case, or plan the remaining rounds again without it."
                        ),
                        case=seat.case.upper(),
                        round=r + 1,
                    )
                floor.put(r, person, min(others, key=lambda s: floor.chair_cost(r, person, s)))
                floor.moved[person] += 1


def rest_cases(floor: Floor) -> None:
    """People of a case that nobody presents go to other cases, best to one not heard otherwise."""
    resting = {
        (r, case) for case, first in floor.change.resting for r in floor.future if r + 1 >= first
    }
    for r, case in sorted(resting):
        others = [
            seat
            for other in floor.rotation.cases
            if (r, other) not in resting
            for seat in floor.tables_of(r, other)
        ]
        for person in [p for seat in floor.tables_of(r, case) for p in floor.members[r][seat]]:
            if not others:
                raise WorkshopError(
                    N_("No case is left in round {round}. Name somebody to present one."),
                    round=r + 1,
                )
            heard = {
                seat.case for q, row in enumerate(floor.seats) if q != r and (seat := row[person])
            }
            best = min(others, key=lambda s: (s.case in heard, *floor.chair_cost(r, person, s), s))
            floor.put(r, person, best)
            floor.moved[person] += 1


def seat_late(floor: Floor) -> None:
    """Whoever comes hears the cases they have not heard, at the cheapest tables."""
    told = ((times.person, 1) for times in floor.change.times)
    for name, first in (*floor.change.late, *told):
        person = floor.place[name]
        rounds = [
            r
            for r in floor.future
            if r + 1 >= first
            and floor.seats[r][person] is None
            and (r, person) not in floor.gone
            and (r, person) not in floor.hosting
        ]
        if not rounds:
            continue
        for r, seat in zip(rounds, _cheapest_path(floor, person, rounds), strict=True):
            floor.put(r, person, seat)


def _cheapest_path(floor: Floor, person: int, rounds: list[int]) -> list[Seat | None]:
    chair: dict[tuple[int, str], tuple[Cost, Seat]] = {}
    unheard = floor.unheard(floor.people[person])
    for r in rounds:
        for case in (case for case in floor.rotation.cases if case not in unheard):
            options = floor.open_tables(r, case)
            if options:
                chair[r, case] = min((floor.chair_cost(r, person, s), s) for s in options)
    if floor.rotation.mode == "same-case":
        # All tables of a round are at one case, so there is one cheapest chair.
        open_ = {r: seat for (r, _), (_, seat) in chair.items()}
        return [open_.get(r) for r in rounds]
    heard = {seat.case for row in floor.seats if (seat := row[person]) is not None}
    best: dict[frozenset[str], tuple[Cost, list[Seat | None]]] = {
        frozenset(heard): ((0, 0, 0, 0, 0), [])
    }
    for r in rounds:
        after: dict[frozenset[str], tuple[Cost, list[Seat | None]]] = {}
        for known, (cost, path) in best.items():
            for case in floor.rotation.cases:
                if case in known or (r, case) not in chair:
                    continue
                price, seat = chair[r, case]
                total = _plus(cost, (0, *price))
                _keep_cheaper(after, known | {case}, (total, [*path, seat]))
            _keep_cheaper(after, known, (_plus(cost, (1, 0, 0, 0, 0)), [*path, None]))
        best = after
    return min(best.values(), key=lambda found: (found[0], str(found[1])))[1]


def even_out(floor: Floor) -> None:
    """Move one person at a time from table to table within a case until sizes are right.

    Whoever moves once had better move again than somebody else, so those come first who can
    help in most rounds.
    """
    short = [
        (sum(map(floor.wrong, map(len, floor.tables_of(r, case).values()))), r, case)
        for r, case in floor.blocks()
    ]
    wrong = sorted((block for block in short if block[0]), reverse=True)
    helpful = Counter(
        person
        for _, r, case in wrong
        for members in floor.tables_of(r, case).values()
        if floor.wrong(len(members) - 1) <= floor.wrong(len(members))
        for person in members
    )
    for _, r, case in wrong:
        _leave_small(floor, r, case)
        while (found := _best_move(floor, r, floor.tables_of(r, case), helpful)) is not None:
            person, seat = found
            floor.put(r, person, seat)
            floor.moved[person] += 1


def _leave_small(floor: Floor, r: int, case: str) -> None:
    """Leave a table at which fewer are left than it lacks: then fewer people move."""
    while True:
        tables = floor.tables_of(r, case)
        small = min(tables, key=lambda seat: (len(tables[seat]), seat), default=None)
        if small is None:
            return
        people = list(tables[small])
        others = {seat: len(there) for seat, there in tables.items() if seat != small}
        room = sum(floor.size.most - n for n in others.values())
        lacking = floor.size.least - len(people)
        if len(people) >= lacking or room < len(people) or not others:
            return
        if any((r, person) in floor.pinned for person in people):
            return
        for person in people:
            short = [seat for seat in others if len(tables[seat]) < floor.size.least]
            free = [seat for seat in others if len(tables[seat]) < floor.size.most]
            best = min(short or free, key=lambda s: (floor.chair_cost(r, person, s), s))
            floor.put(r, person, best)
            floor.moved[person] += 1


def _best_move(
    floor: Floor, r: int, tables: dict[Seat, list[int]], helpful: Counter[int]
) -> tuple[int, Seat] | None:
    wrong = {seat: floor.wrong(len(members)) for seat, members in tables.items()}
    if not any(wrong.values()):
        return None
    best: tuple[Cost, int, Seat] | None = None
    for home, members in tables.items():
        for seat, others in tables.items():
            helps = (
                wrong[home]
                + wrong[seat]
                - floor.wrong(len(members) - 1)
                - floor.wrong(len(others) + 1)
            )
            if seat == home or helps <= 0:
                continue
            for person in members:
                if (r, person) in floor.pinned:
                    continue
                again = person in floor.moved
                cost = (
                    -helps,
                    person in floor.spared,
                    not again,
                    -helpful[person],
                    *floor.chair_cost(r, person, seat),
                )
                if best is None or (cost, person, seat) < best:
                    best = (cost, person, seat)
    return best[1:] if best else None


def _plus(one: Cost, other: Cost) -> Cost:
    return tuple(a + b for a, b in zip(one, other, strict=True))


def _keep_cheaper(
    table: dict[frozenset[str], tuple[Cost, list[Seat | None]]],
    key: frozenset[str],
    found: tuple[Cost, list[Seat | None]],
) -> None:
    if key not in table or (found[0], str(found[1])) < (table[key][0], str(table[key][1])):
        table[key] = found
