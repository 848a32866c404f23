"""Plan a rotation: paths, then tables, then who takes which place."""

from __future__ import annotations

import random
from collections.abc import Sequence

from parastaminen_nb.core.errors import N_, WorkshopError
from parastaminen_nb.core.rotation.bound import bounds
from parastaminen_nb.core.rotation.mixing import Mixer, Room, random_tables, weights
from parastaminen_nb.core.rotation.paths import Path, paths_for
from parastaminen_nb.core.rotation.rules import Rules
from parastaminen_nb.core.rotation.seats import Mode, Rotation, Seat
from parastaminen_nb.core.rotation.shift import shift_tables
from parastaminen_nb.core.rotation.sizing import Crowd, balanced, crowds
from parastaminen_nb.core.workshop import Case, GroupSize, Person, Role

NO_RULES = Rules()
FAIR_STEP = 2


def plan_rotation(  # noqa: PLR0913 - each is a choice of the facilitator
    people: Sequence[Person],
    cases: Sequence[Case],
    *,
    size: GroupSize = GroupSize(),
    rounds: int | None = None,
    mode: Mode = Mode.FAIR,
    tables_per_case: int | None = None,
    rules: Rules = NO_RULES,
    seed: int = 1,
) -> Rotation:
    """Who sits where in every round, as well mixed as can be found.

    Of `people` only participants rotate. `rounds` is the number of cases unless told. The same
    arguments give the same rotation in any process. Raises `WorkshopError` with the numbers and
    with what would work when the sizes cannot be had.
    """
    movers = [person for person in people if person.role is Role.PARTICIPANT]
    held = len(cases) if rounds is None else rounds
    if not cases:
        raise WorkshopError(N_("Add at least one case."))
    rng = random.Random(seed)
    if mode is Mode.SAME_CASE:
        (crowd,) = crowds(len(movers), 1, size, tables_per_case)
        at, tables, table = _same_case(crowd, held, len(cases), rng)
    else:
        if held > len(cases):
            raise WorkshopError(
                N_(
                    "{rounds} rounds are too many for {cases} cases when everyone hears each "
                    "case once. Hold at most {cases} rounds, or take the same case at all tables."
                ),
                rounds=held,
                cases=len(cases),
            )
        plan = crowds(len(movers), len(cases), size, tables_per_case)
        if mode is Mode.TOGETHER:
            at, tables, table = _groups_together(plan, held)
        else:
            at, tables, table = _mixed(plan, held, mode, rng)
    keys = tuple(case.key for case in cases)
    return Rotation(
        people=tuple(person.key for person in movers),
        cases=keys,
        seats=_seats(at, tables, table, keys),
        seed=seed,
        mode=mode,
        size=size,
        rules=rules,
    )


Plan = tuple[list[list[int]], list[list[int]], list[list[int]]]
"""`at[round][person]`, `tables[round][case]`, `table[round][person]` within the round."""


def _seats(
    at: list[list[int]], tables: list[list[int]], table: list[list[int]], keys: Sequence[str]
) -> tuple[tuple[Seat | None, ...], ...]:
    rows: list[tuple[Seat | None, ...]] = []
    for r, row in enumerate(table):
        first = [sum(tables[r][:case]) for case in range(len(keys))]
        seat = {
            first[case] + number: Seat(keys[case], number + 1)
            for case in range(len(keys))
            for number in range(tables[r][case])
        }
        rows.append(tuple(seat.get(here) for here in row))
    return tuple(rows)


def _room(paths: list[Path], plan: Sequence[Crowd], rounds: int) -> Room:
    """Lay paths out by round, with the tables that each crowd needs."""
    tables_of = {crowd.people: crowd.tables for crowd in plan}
    at = [[path[r] for path in paths] for r in range(rounds)]
    tables = [[tables_of[row.count(case)] for case in range(len(plan))] for row in at]
    return Room(at, tables)


def _groups_together(plan: Sequence[Crowd], rounds: int) -> Plan:
    paths = paths_for([crowd.people for crowd in plan], rounds, one_square=True)
    room = _room(paths, plan, rounds)
    start = {path: number for number, path in enumerate(dict.fromkeys(paths))}
    table = []
    for r in range(rounds):
        taken = [0] * len(start)
        row = []
        for path in paths:
            case = path[r]
            row.append(sum(room.tables[r][:case]) + taken[start[path]] % room.tables[r][case])
            taken[start[path]] += 1
        table.append(row)
    return [list(row) for row in room.at], [list(row) for row in room.tables], table


def _mixed(plan: Sequence[Crowd], rounds: int, mode: Mode, rng: random.Random) -> Plan:
    sizes = [crowd.people for crowd in plan]
    paths = paths_for(sizes, rounds, one_square=True)
    shifted = _shifted(paths, plan, rounds)
    if shifted is not None:
        return shifted
    room = _room(paths_for(sizes, rounds), plan, rounds)
    return _searched(room, mode, rng)


def _shifted(paths: list[Path], plan: Sequence[Crowd], rounds: int) -> Plan | None:
    """Every crowd goes from case to case and mixes by the shift rule, if that is perfect."""
    room = _room(paths, plan, rounds)
    crowd: dict[Path, list[int]] = {}
    for person, path in enumerate(paths):
        crowd.setdefault(path, []).append(person)
    table = [[-1] * len(paths) for _ in range(rounds)]
    for path, members in crowd.items():
        rows = shift_tables(len(members), room.tables[0][path[0]], rounds)
        if rows is None:
            return None
        for r, row in enumerate(rows):
            first = sum(room.tables[r][: path[r]])
            for person, number in zip(members, row, strict=True):
                table[r][person] = first + number
    return [list(row) for row in room.at], [list(row) for row in room.tables], table


def _same_case(crowd: Crowd, rounds: int, cases: int, rng: random.Random) -> Plan:
    people = crowd.people
    at = [[r % cases] * people for r in range(rounds)]
    counts = [
        [crowd.tables if case == r % cases else 0 for case in range(cases)] for r in range(rounds)
    ]
    room = Room(at, counts)
    shifted = shift_tables(people, crowd.tables, rounds)
    if shifted is not None:
        return at, counts, shifted
    return _searched(room, Mode.SAME_CASE, rng)


def _searched(room: Room, mode: Mode, rng: random.Random) -> Plan:
    step = 0 if mode is Mode.MOST_PAIRS else FAIR_STEP
    sizes = [
        [
            (case, share)
            for case, count in enumerate(room.tables[r])
            if count
            for share in balanced(list(room.at[r]).count(case), count)
        ]
        for r in range(room.rounds)
    ]
    best = bounds(sizes, room.people, same_case=mode is Mode.SAME_CASE)
    target = best.slots - (best.distinct if step == 0 else best.fair)
    weight = weights(room.rounds, step)
    tried: tuple[int, list[list[int]]] | None = None
    for _ in range(4):
        mixer = Mixer(room, random_tables(room, rng), weight)
        cost = mixer.search(rng, target, 4000)
        if tried is None or cost < tried[0]:
            tried = (cost, mixer.table)
        if cost <= target:
            break
    assert tried is not None
    return [list(row) for row in room.at], [list(row) for row in room.tables], tried[1]
