"""Search for the tables that mix best: simulated annealing, stopped at the proved bound.

Half of the tries begin with a pair that meets too often, half with anyone. Every try is limited
by its steps, never by a clock, and draws from one seeded generator, so that the same seed gives
the same plan on any machine.
"""

from __future__ import annotations

import random
from collections.abc import Callable
from itertools import combinations
from math import exp

from parastaminen_nb.core.rotation.bound import pairs_of
from parastaminen_nb.core.rotation.meetings import weights
from parastaminen_nb.core.rotation.mixing import Mixer
from parastaminen_nb.core.rotation.pinning import bring_to_spots
from parastaminen_nb.core.rotation.room import Room, Wanted, random_tables
from parastaminen_nb.core.rotation.weave import woven

HOT, WARM, COLD = 0.4, 0.27, 0.15
"""Temperatures at the first and the last step, in costs of one repeated meeting. A good start is
only warmed, so that it is not lost."""
LAST = 300_000
"""Steps of one more try where the bound does not rule out that nobody meets anyone twice."""
STEPS = (2_000, 2_000, 8_000, 30_000, 80_000, 80_000, 80_000, LAST)
"""Steps of the tries, the later ones only when the earlier did not reach the bound."""
LONG = 8_000
"""Steps of a try whose end is taken seriously: two more that end alike are enough, where the
bound says that nobody can be spared from meeting again."""
FRESH = 4
"""Tries that begin anew; later ones warm the best plan so far and cool it again."""
WOVEN = 3
"""Tries that begin with as few repeats as a rule can weave; the others begin at random."""
NO_WISHES = Wanted()


def best_tables(  # noqa: PLR0913 - what to search, and how long
    rooms: Callable[[int], Room],
    rng: random.Random,
    *,
    step: int,
    wanted: Wanted = NO_WISHES,
    exchange: bool = True,
    tries: tuple[int, ...] = STEPS,
    start: list[list[int]] | None = None,
) -> tuple[Room, list[list[int]], int]:
    """The best room and tables that were found, and their cost.

    `rooms(number)` lays out the paths of a try. `step` makes third meetings dearer (0: only the
    number of different pairs counts). With `exchange` people may also exchange rounds. `start`
    are tables to begin from instead of random ones. Ends early when the cost is as low as the
    bound allows, or when long tries keep ending at the same cost.
    """
    best: tuple[tuple[int, int], Room, list[list[int]]] | None = None
    same = 0
    for number, steps in enumerate(tries):
        hot = WARM
        if best is not None and number >= FRESH:
            # A copy, so that the best plan so far survives a try that ends worse.
            room, table = best[1].copy(), best[2]
        else:
            room = rooms(number)
            weave = (
                bool(step) and number < WOVEN and not (start or wanted.together or room.same_case)
            )
            if start:
                table = [row[:] for row in start]
            else:
                table = woven(room) if weave else random_tables(room, rng, wanted.together)
            hot = WARM if start or weave else HOT
        held = bring_to_spots(
            room, table, wanted.spots, wanted.bound_to_path, chosen=bool(wanted.worth)
        )
        mixer = Mixer(room, table, weights(room.rounds, step), wanted, held)
        target = _target(room, step, _kept(table, wanted))
        if steps == LAST and target:
            break
        cost = anneal(mixer, rng, target, steps, hot=hot, exchange=exchange)
        ended = Room(mixer.at, room.shares, room.same_case)
        # Where a third meeting costs more, no number of new pairs makes up for one.
        rank = (mixer.often if step else 0, cost)
        if best is None or rank < best[0]:
            best, same = (rank, ended, mixer.table), 0
        elif rank == best[0] and steps >= LONG:
            same += 1
        # The bound for the most pairs is always reached; the fair one may not be.
        if cost <= target or (target and step and same >= 2):
            break
    assert best is not None
    return best[1], best[2], best[0][1]


def _kept(table: list[list[int]], wanted: Wanted) -> list[int]:
    """How often each pair meets that is kept together: nobody moves them."""
    times = (
        sum(row[one] == row[other] >= 0 for row in table)
        for group in wanted.together
        for one, other in combinations(group, 2)
    )
    return [number for number in times if number]


def _target(room: Room, step: int, glued: list[int]) -> int:
    """The cost below which no plan for this room can come; `glued` pairs meet so often."""
    best = room.bounds(glued)
    if step == 0:
        return best.slots - best.distinct
    rounds = room.rounds
    dear = weights(rounds, step)
    kept = sum(sum(dear[: times + 1]) for times in glued)
    rest = max(0, best.meet_again - sum(map(pairs_of, glued)))
    if rounds == len(room.shares[0]) == 3 and all(len(s) <= 1 for row in room.shares for s in row):
        # One table a case: who meets in two of three rounds meets in the third as well.
        rest = -(-rest // 3) * (2 + step)
    return max(kept + rest, best.slots - best.distinct)


def anneal(  # noqa: PLR0913 - what to search, and how
    mixer: Mixer,
    rng: random.Random,
    target: int,
    steps: int,
    *,
    hot: float = HOT,
    exchange: bool = True,
) -> int:
    """Change places until the cost is at the target or the steps are used; keep the best.

    Returns the best cost; `mixer.table`, `mixer.at` and `mixer.often` then tell of its plan.
    """
    best, often = mixer.cost, mixer.often
    kept = _copy(mixer)
    cool = (COLD / hot) ** (1 / steps)
    heat = hot
    choose = rng.random
    held = mixer.held
    for _ in range(steps):
        if best <= target:
            break
        heat *= cool
        found = _try(mixer, choose, exchange)
        if found is None:
            continue
        p, q, rounds = found
        if held and any((r, p) in held or (r, q) in held for r in rounds):
            continue
        change = 0
        for r in rounds:
            change += mixer.price(r, p, q)
        if change <= 0 or choose() < exp(-change / heat):
            for r in rounds:
                mixer.swap(r, p, q)
            if mixer.cost < best:
                best, often = mixer.cost, mixer.often
                kept = _copy(mixer)
    mixer.table, mixer.at = kept
    mixer.cost, mixer.often = best, often
    return best


def _try(  # noqa: PLR0911 - a try that cannot be is given up at once
    mixer: Mixer, choose: Callable[[], float], exchange: bool
) -> tuple[int, int, tuple[int, ...]] | None:
    """Two people who could change places, and the rounds in which they would."""
    table = mixer.table
    if mixer.bad and choose() < 0.5:
        pair = mixer.bad[int(choose() * len(mixer.bad))]
        p, other = pair if choose() < 0.5 else (pair[1], pair[0])
        shared = [r for r, row in enumerate(table) if row[p] == row[other]]
        r = shared[int(choose() * len(shared))]
    else:
        p = int(choose() * mixer.people)
        r = int(choose() * mixer.rounds)
    row = table[r]
    home = row[p]
    if mixer.fixed[p] or home < 0:
        return None
    if exchange and choose() < 0.5:
        q = int(choose() * mixer.people)
        if row[q] == home or mixer.fixed[q]:
            return None
        rounds = mixer.chain(r, p, q)
        if rounds is None:
            return None
        if len(rounds) == 2:
            then = table[rounds[1]]
            if then[p] == then[q]:
                return None
        return p, q, rounds
    block = mixer.block[r][home]
    there = block[int(choose() * len(block))]
    if there == home:
        return None
    members = mixer.members[r][there]
    q = members[int(choose() * len(members))]
    return None if mixer.fixed[q] else (p, q, (r,))


def _copy(mixer: Mixer) -> tuple[list[list[int]], list[list[int]]]:
    return [row[:] for row in mixer.table], [row[:] for row in mixer.at]
