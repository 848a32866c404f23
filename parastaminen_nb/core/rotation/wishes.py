"""Fewer rounds than cases: everyone gets the cases they wish for most, in balanced crowds.

Who hears which cases is a flow of least cost: from an even start, cycles of exchanges between
cases that please people more are made until none is left, which proves the choice the best.
The cases are then put into rounds by colouring the edges between people and cases, each case
split into seats of one person a round, so that its crowds differ by one person at most (König).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from parastaminen_nb.core.rotation.paths import Path

WORTH = (100, 60, 40)
"""How dear the first, second and third wish are; later ones are worth `LATER`."""
LATER = 20
PINNED = 1_000
"""How dear a case is to somebody who is pinned to a table of it."""
UNHEARD = -400
"""How dear a case is to somebody who presents it, or does not hear it: a round without a seat."""


def wished_paths(worth: Sequence[Sequence[int]], rounds: int) -> tuple[Path, ...]:
    """The case of everyone in every round. `worth[person][case]` tells how dear a case is.

    >>> wished_paths(worths([[2], [0]], 3), 1)
    ((2,), (0,))
    """
    cases = len(worth[0])
    chosen = _even_start(worth, cases, rounds)
    _please(chosen, worth, cases, rounds)
    return _into_rounds(chosen, cases, rounds)


def worths(
    wishes: Sequence[Sequence[int]],
    cases: int,
    *,
    unheard: Iterable[tuple[int, int]] = (),
    pinned: Iterable[tuple[int, int]] = (),
) -> tuple[tuple[int, ...], ...]:
    """How dear every case is to everyone. `wishes[person]` lists cases, the dearest first;
    `unheard` are the (person, case) that had better not be, `pinned` those that have to be."""
    found = [worth_of(wish, cases) for wish in wishes]
    for person, case in unheard:
        found[person][case] = UNHEARD
    for person, case in pinned:
        found[person][case] = PINNED
    return tuple(map(tuple, found))


def worth_of(wish: Sequence[int], cases: int) -> list[int]:
    """How dear every case is to somebody who wishes for these, the dearest first."""
    values = [0] * cases
    for place, case in enumerate(dict.fromkeys(wish)):
        values[case] = WORTH[place] if place < len(WORTH) else LATER
    return values


def _even_start(worth: Sequence[Sequence[int]], cases: int, rounds: int) -> list[set[int]]:
    """Everyone takes the emptiest cases, so that numbers differ by one at most."""
    count = [0] * cases
    chosen = []
    for values in worth:
        order = sorted(range(cases), key=lambda case: (count[case], -values[case], case))
        chosen.append(set(order[:rounds]))
        for case in order[:rounds]:
            count[case] += 1
    return chosen


def _please(
    chosen: list[set[int]], worth: Sequence[Sequence[int]], cases: int, rounds: int
) -> None:
    """Make every cycle of exchanges that is worth something, the node `cases` being the spare."""
    least, more = divmod(len(chosen) * rounds, cases)
    most = least + (more > 0)
    while True:
        count = [sum(case in own for own in chosen) for case in range(cases)]
        price: dict[tuple[int, int], tuple[int, int]] = {}
        for person, own in enumerate(chosen):
            values = worth[person]
            for out in own:
                for into in range(cases):
                    if into not in own:
                        offer = (values[out] - values[into], person)
                        if (out, into) not in price or offer < price[out, into]:
                            price[out, into] = offer
        for case in range(cases):
            if count[case] < most:
                price[case, cases] = (0, -1)
            if count[case] > least:
                price[cases, case] = (0, -1)
        cycle = _cheap_cycle(price, cases + 1)
        if cycle is None:
            return
        leaving = [(price[step][1], step) for step in cycle if price[step][1] >= 0]
        for person, (out, _) in leaving:
            chosen[person].discard(out)
        for person, (_, into) in leaving:
            chosen[person].add(into)


def _cheap_cycle(
    price: dict[tuple[int, int], tuple[int, int]], nodes: int
) -> list[tuple[int, int]] | None:
    """A cycle whose prices add up to less than nothing (Bellman and Ford), or None."""
    far = [0] * nodes
    before: list[int | None] = [None] * nodes
    touched = None
    for _ in range(nodes):
        touched = None
        for (a, b), (cost, _person) in price.items():
            if far[a] + cost < far[b]:
                far[b] = far[a] + cost
                before[b] = a
                touched = b
        if touched is None:
            return None
    at = touched
    for _ in range(nodes):
        at = before[at] if at is not None else None
    if at is None:
        return None
    cycle: list[tuple[int, int]] = []
    node = at
    while True:
        previous = before[node]
        if previous is None:
            return None
        cycle.append((previous, node))
        node = previous
        if node == at:
            return cycle


def _into_rounds(chosen: Sequence[set[int]], cases: int, rounds: int) -> tuple[Path, ...]:
    """Colour every (person, seat) edge with a round; a seat takes one person a round."""
    taken = [0] * cases
    person_round: list[dict[int, int]] = [{} for _ in chosen]
    seat_round: dict[tuple[int, int], dict[int, int]] = {}
    seat_of: dict[tuple[int, int], tuple[int, int]] = {}
    for person, own in enumerate(chosen):
        for case in sorted(own):
            seat = (case, taken[case] // rounds)
            taken[case] += 1
            seat_of[person, case] = seat
            there = seat_round.setdefault(seat, {})
            now = next(r for r in range(rounds) if r not in there)
            if now in person_round[person]:
                free = next(r for r in range(rounds) if r not in person_round[person])
                _turn(person, free, now, person_round, seat_round, seat_of)
            person_round[person][now] = case
            there[now] = person
    return tuple(tuple(rounds_of[r] for r in range(rounds)) for rounds_of in person_round)


def _turn(  # noqa: PLR0913, PLR0917 - the whole colouring
    person: int,
    free: int,
    wanted: int,
    person_round: list[dict[int, int]],
    seat_round: dict[tuple[int, int], dict[int, int]],
    seat_of: dict[tuple[int, int], tuple[int, int]],
) -> None:
    """Exchange two rounds along the path from a person, so that `wanted` is free for them."""
    path: list[tuple[int, int, int]] = []
    who, colour = person, wanted
    while colour in person_round[who]:
        case = person_round[who][colour]
        path.append((who, case, colour))
        other = free if colour == wanted else wanted
        next_person = seat_round[seat_of[who, case]].get(other)
        if next_person is None:
            break
        path.append((next_person, case, other))
        who = next_person
    for someone, case, now in path:
        del person_round[someone][now]
        del seat_round[seat_of[someone, case]][now]
    for someone, case, now in path:
        after = free if now == wanted else wanted
        person_round[someone][after] = case
        seat_round[seat_of[someone, case]][after] = someone
