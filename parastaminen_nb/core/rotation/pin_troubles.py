"""Pins that contradict each other or another rule, told before anything is planned."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from parastaminen_nb.core.errors import N_, Sentence
from parastaminen_nb.core.rotation.asked import Asked
from parastaminen_nb.core.rotation.rules import Pin


def pin_troubles(asked: Asked) -> Iterator[Sentence]:
    """Every pair of pins, or pin and other rule, that no rotation can keep both."""
    at: dict[tuple[str, int], Pin] = {}
    heard: dict[tuple[str, str], Pin] = {}
    there: dict[tuple[int, str, int], int] = {}
    for pin in dict.fromkeys(asked.rules.pins):
        blanks = {"person": asked.name(pin.person), "round": pin.round, "one": pin.label}
        other = at.setdefault((pin.person, pin.round), pin)
        if other != pin:
            yield Sentence(
                N_("{person} is pinned to {one} and to {other} in round {round}. Keep one."),
                blanks | {"other": other.label},
            )
            continue
        before = heard.setdefault((pin.person, pin.case), pin)
        if before.round != pin.round and not asked.same_case:
            yield Sentence(
                N_(
                    "{person} is pinned to case {case} in rounds {first} and {round}, but hears "
                    "each case once. Keep one of the two."
                ),
                blanks | {"case": pin.case.upper(), "first": before.round},
            )
        place = (pin.round, pin.case, pin.table)
        there[place] = there.get(place, 0) + 1
        if there[place] == asked.size.most + 1:
            yield Sentence(
                N_("More than {most} people are pinned to {one} in round {round}."),
                blanks | {"most": asked.size.most},
            )
    yield from _pinned_pairs(asked)
    for pin in asked.rules.pins:
        host = asked.rules.hosted(pin.person, pin.round)
        if host is not None:
            yield Sentence(
                N_("{person} is pinned to {one} in round {round} but hosts {host} then."),
                {
                    "person": asked.name(pin.person),
                    "round": pin.round,
                    "one": pin.label,
                    "host": host.label,
                },
            )
    for away in asked.rules.away:
        for pin in asked.rules.pins:
            if pin.person == away.person and pin.round in away.rounds:
                yield Sentence(
                    N_("{person} is pinned to {one} in round {round} but is away then."),
                    {"person": asked.name(pin.person), "round": pin.round, "one": pin.label},
                )


def _pinned_pairs(asked: Asked) -> Iterator[Sentence]:
    """People who are kept apart but pinned to one table, or together and pinned to two."""
    pins = {(pin.person, pin.round): pin for pin in asked.rules.pins}
    for groups, same, words in (
        (asked.rules.apart, True, N_("{one} and {other} are kept apart but pinned to {table}.")),
        (
            asked.clusters(),
            False,
            N_("{one} and {other} are kept together but pinned to {table} and {second}."),
        ),
    ):
        for a, b in (pair for group in groups for pair in combinations(group, 2)):
            for round in range(1, asked.rounds + 1):
                mine, theirs = pins.get((a, round)), pins.get((b, round))
                if mine and theirs and (mine.label == theirs.label) == same:
                    yield Sentence(
                        words,
                        {
                            "one": asked.name(a),
                            "other": asked.name(b),
                            "table": mine.label,
                            "second": theirs.label,
                        },
                    )
