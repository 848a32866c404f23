"""Plan a rotation: who hears what when, then tables, then who takes which place."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from parastaminen_nb.core.errors import N_, Sentence, WorkshopError
from parastaminen_nb.core.rotation.asked import Asked
from parastaminen_nb.core.rotation.crew import crew_seats
from parastaminen_nb.core.rotation.layout import Crew, Presence
from parastaminen_nb.core.rotation.limit_troubles import capacity_troubles
from parastaminen_nb.core.rotation.room import Room
from parastaminen_nb.core.rotation.rules import Rules, with_listed_wishes
from parastaminen_nb.core.rotation.seats import Mode, Rotation, Seat
from parastaminen_nb.core.rotation.sizing import (
    Crowd,
    balanced,
    check_people,
    crowds,
    joined,
    pool_crowds,
    tables_for,
)
from parastaminen_nb.core.rotation.spread import spread
from parastaminen_nb.core.rotation.troubles import troubles
from parastaminen_nb.core.rotation.wish_paths import handed_paths
from parastaminen_nb.core.rotation.wishes import wished_paths, worths
from parastaminen_nb.core.workshop import Case, GroupSize, Person, Role

NO_RULES = Rules()


def plan_rotation(  # noqa: PLR0913 - each is a choice of the facilitator
    people: Sequence[Person],
    cases: Sequence[Case],
    *,
    size: GroupSize | tuple[int, int] = GroupSize(),
    rounds: int | None = None,
    mode: Mode | str = Mode.FAIR,
    tables_per_case: int | None = None,
    rules: Rules = NO_RULES,
    seed: int = 1,
) -> Rotation:
    """Who sits where in every round, as well mixed as can be found.

    Of `people` only participants rotate; with fewer rounds than cases they hear what they wish
    for as far as that can be. `rounds` is the number of cases unless told;
    `tables_per_case` is told where the sizes alone do not say it (with all tables at the same
    case it is the number of tables in the room). The same
    arguments give the same rotation in any process. Raises `WorkshopError`, with the numbers
    and what would work, when sizes or rules cannot be had; a rule that could be but was not
    kept stands in `Rotation.conflicts`. A size may be told as (4, 7), and a mode by its name;
    raises `ValueError` for a mode that there is none of.

    >>> people = [Person(f"p{n}", f"Person {n}") for n in range(1, 31)]
    >>> cases = [Case(key, f"Case {key}") for key in "abc"]
    >>> rotation = plan_rotation(people, cases)
    >>> print(rotation.quality().sentences()[0])
    162 of at most 162 possible pairs meet, and nobody meets anyone more than twice.
    >>> [len(table.people) for table in rotation.tables(1)]
    [5, 5, 5, 5, 5, 5]
    >>> from parastaminen_nb.core.rotation.rules import Pin
    >>> rules = Rules(together=(("p1", "p2"),), pins=(Pin("p3", 1, "b", 2),))
    >>> ruled = plan_rotation(people, cases, rules=rules)
    >>> ruled.seat("p3", 1).label, ruled.conflicts()
    ('B2', ())
    """
    if not isinstance(size, GroupSize):
        size = GroupSize(*size)
    told = Told(size, rounds, Mode(mode), tables_per_case, rules, seed)
    return planned(people, cases, told)


@dataclass(frozen=True, slots=True)
class Told:
    """The choices of a plan; `uneven` and `tries` are for comparing alternatives."""

    size: GroupSize
    rounds: int | None
    mode: Mode
    tables_per_case: int | None
    rules: Rules
    seed: int
    uneven: int = 0
    tries: int | None = None


def planned(people: Sequence[Person], cases: Sequence[Case], told: Told) -> Rotation:
    """The rotation for these choices; see `plan_rotation`."""
    movers = tuple(person for person in people if person.role is Role.PARTICIPANT)
    held = len(cases) if told.rounds is None else told.rounds
    same_case = told.mode is Mode.SAME_CASE
    _check_rounds(len(cases), held, told.mode)
    check_people(len(movers))
    rules = told.rules
    if held < len(cases) and told.mode in {Mode.FAIR, Mode.MOST_PAIRS}:
        rules = with_listed_wishes(rules, movers, [case.key for case in cases])
    told = replace(told, rules=rules)
    asked = Asked(
        movers,
        tuple(cases),
        rules,
        told.size,
        held,
        same_case=same_case,
        others=tuple(person for person in people if person.role is not Role.PARTICIPANT),
    )
    _refuse(troubles(asked))
    pools = asked.pools()
    per_case = told.tables_per_case if len(pools) == 1 else None
    heard_at_once = 1 if same_case else len(cases)
    sizes = [
        pool_crowds(name, len(members), heard_at_once, told.size, tables)
        if tables
        else crowds(
            len(members),
            heard_at_once,
            told.size,
            per_case,
            fewest=_fewest(asked.presence(members), len(members), held),
        )
        for name, members, tables in pools
    ]
    _refuse(capacity_troubles(asked, sum(crowd.tables for found in sizes for crowd in found)))
    rng = random.Random(told.seed)
    seats: list[list[Seat | None]] = [[None] * len(movers) for _ in range(held)]
    laid = [[0] * len(cases) for _ in range(held)]
    for (_, members, _tables), found in zip(pools, sizes, strict=True):
        crew = _crew(asked, members, found, told, laid)
        room, table = crew_seats(crew, told.mode, rng, tries=told.tries)
        _seat(seats, laid, members, room, table, [case.key for case in cases])
    return Rotation(
        people=tuple(person.key for person in movers),
        cases=tuple(case.key for case in cases),
        seats=tuple(tuple(row) for row in seats),
        seed=told.seed,
        mode=told.mode,
        size=told.size,
        rules=told.rules,
    )


def _check_rounds(cases: int, rounds: int, mode: Mode) -> None:
    if not cases:
        raise WorkshopError(N_("Add at least one case."))
    if rounds < 1:
        raise WorkshopError(N_("Hold at least one round."))
    if rounds > cases and mode is not Mode.SAME_CASE:
        raise WorkshopError(
            N_(
                "{rounds} rounds are too many for {cases} cases when everyone hears each "
                "case once. Hold at most {cases} rounds, or take the same case at all tables."
            ),
            rounds=rounds,
            cases=cases,
        )


def _fewest(presence: Sequence[Presence], people: int, rounds: int) -> int:
    """How many are there, and host nothing, in the round where most are away."""
    away = [0] * rounds
    for there in presence:
        for r in there.rounds | {now for now, _ in there.hosted}:
            away[r] += 1
    return people - max(away)


def _refuse(found: Iterator[Sentence]) -> None:
    """Raise with everything that cannot be, at once."""
    sentences = list(found)
    if sentences:
        together = joined(sentences)
        raise WorkshopError(together.message, **together.blanks)


def _crew(
    asked: Asked,
    members: Sequence[int],
    found: tuple[Crowd, ...],
    told: Told,
    laid: Sequence[Sequence[int]],
) -> Crew:
    """The people of one pool, with the rules that concern them."""
    presence = asked.presence(members)
    wanted = asked.wanted(members, presence, laid)
    units: dict[str, int] = {}
    paths = None
    worth: tuple[tuple[int, ...], ...] = ()
    choosing = told.mode in {Mode.FAIR, Mode.MOST_PAIRS} and asked.rounds < len(asked.cases)
    if asked.rules.wishes and choosing:
        cases = len(asked.cases)
        worth = worths(
            asked.wished(members),
            cases,
            unheard=((there.person, case) for there in presence for case in there.cases),
            pinned=((spot.person, spot.case) for spot in wanted.spots),
        )
        if all(tables_for(share, told.size) for share in balanced(len(members), cases)):
            paths = spread(wished_paths(worth, asked.rounds), worth)
        else:
            paths = handed_paths(found, asked.rounds, worth)
    return Crew(
        people=len(members),
        size=asked.size,
        crowds=found,
        rounds=asked.rounds,
        cases=len(asked.cases),
        wanted=replace(wanted, worth=worth if paths else ()),
        presence=presence,
        units=tuple(
            units.setdefault(unit, len(units)) if (unit := asked.people[member].unit) else -1
            for member in members
        ),
        paths=paths,
        uneven=told.uneven,
        anew=told.seed > 1,
    )


def _seat(  # noqa: PLR0913, PLR0917 - what is filled, and what with
    seats: list[list[Seat | None]],
    laid: list[list[int]],
    members: Sequence[int],
    room: Room,
    table: Sequence[Sequence[int]],
    keys: Sequence[str],
) -> None:
    """Write a crew's tables into the plan, after those that are already laid at each case."""
    for r, row in enumerate(table):
        for place, person in enumerate(members):
            case = room.at[r][place]
            if case >= 0:
                number = row[place] - room.first_table(r, case)
                seats[r][person] = Seat(keys[case], laid[r][case] + number + 1)
        for case, shares in enumerate(room.shares[r]):
            laid[r][case] += len(shares)
