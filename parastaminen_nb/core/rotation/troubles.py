"""What cannot be, told with numbers and a way out before anything is planned."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from difflib import get_close_matches
from itertools import combinations

from parastaminen_nb.core.errors import N_, NN_, Sentence
from parastaminen_nb.core.rotation.asked import Asked
from parastaminen_nb.core.rotation.limit_troubles import limits_against
from parastaminen_nb.core.rotation.pin_troubles import pin_troubles
from parastaminen_nb.core.rotation.rules import Rules
from parastaminen_nb.core.workshop import Case, Person


def troubles(asked: Asked) -> Iterator[Sentence]:
    """Every reason why what was asked cannot be, as a sentence that says what would work."""
    yield from _strangers(asked)
    yield from _contradictions(asked)
    yield from _hosts(asked)
    yield from pin_troubles(asked)


def _strangers(asked: Asked) -> Iterator[Sentence]:
    keys = {person.key for person in asked.people}
    hosting = {host.person for host in asked.rules.hosts} & {one.key for one in asked.others}
    for key in sorted(asked.rules.named_people(hosts=False) - keys) + sorted(
        {host.person for host in asked.rules.hosts} - keys - hosting
    ):
        yield stranger(key, asked.people)
    known = {case.key for case in asked.cases}
    for key in sorted(asked.rules.named_cases() - known):
        yield no_case(key, asked.cases)
    named = {round for host in asked.rules.hosts for round in host.rounds}
    named |= {round for away in asked.rules.away for round in away.rounds}
    named |= {pin.round for pin in asked.rules.pins}
    for round in sorted(named):
        if not 1 <= round <= asked.rounds:
            yield Sentence(
                NN_(
                    "A rule names round {round}, but there is {n} round.",
                    "A rule names round {round}, but there are {n} rounds.",
                ),
                {"round": round, "n": asked.rounds},
            )


def stranger(name: str, people: Sequence[Person]) -> Sentence:
    """A rule names somebody whom nobody knows by this name or key."""
    known = [*(person.name for person in people), *sorted(person.key for person in people)]
    close = get_close_matches(name, known, n=1)
    if close:
        return Sentence(
            N_("A rule names {person}, who is not a participant. Do you mean {close}?"),
            {"person": name, "close": close[0]},
        )
    return Sentence(
        N_("A rule names {person}, who is not a participant. Add the person or remove the rule."),
        {"person": name},
    )


def no_case(name: str, cases: Sequence[Case]) -> Sentence:
    """A rule names a case that there is not."""
    return Sentence(
        N_("A rule names case {case}, but the cases are {cases}."),
        {"case": name, "cases": ", ".join(case.letter for case in cases)},
    )


def _contradictions(asked: Asked) -> Iterator[Sentence]:
    yield from limits_against(asked.rules.limits)
    apart = {frozenset(pair) for group in asked.rules.apart for pair in combinations(group, 2)}
    groups = asked.clusters()
    for group in groups:
        for one, other in combinations(group, 2):
            if frozenset((one, other)) in apart:
                yield Sentence(
                    N_(
                        "{one} and {other} cannot be both kept together and kept apart. "
                        "Remove one of the two rules."
                    ),
                    {"one": asked.name(one), "other": asked.name(other)},
                )
        if len(group) > asked.size.most:
            yield Sentence(
                N_(
                    "{people} people are to be kept together ({names}), but a table holds "
                    "{most}. Allow tables of {people}, or split the group."
                ),
                {
                    "people": len(group),
                    "names": ", ".join(asked.name(person) for person in group),
                    "most": asked.size.most,
                },
            )
    pool_of: dict[str, Sentence | str] = {}
    for pool in asked.rules.pools:
        for person in pool.people:
            if person in pool_of:
                yield Sentence(
                    N_("{person} is in two pools, {one} and {other}. Choose one."),
                    {"person": asked.name(person), "one": pool_of[person], "other": pool.called},
                )
            pool_of[person] = pool.called
    for group in groups:
        pools = {str(pool_of.get(person, "")) for person in group}
        if len(pools) > 1:
            yield Sentence(
                N_("{names} are to be kept together but sit in different pools."),
                {"names": ", ".join(asked.name(person) for person in group)},
            )


def _hosts(asked: Asked) -> Iterator[Sentence]:
    busy: dict[tuple[str, int], str] = {}
    for host in asked.rules.hosts:
        for round in host.rounds:
            other = busy.setdefault((host.person, round), host.case)
            if other != host.case:
                yield Sentence(
                    N_(
                        "{person} hosts cases {one} and {other} in round {round}. "
                        "Name another host for one of them."
                    ),
                    {
                        "person": asked.name(host.person),
                        "one": other.upper(),
                        "other": host.case.upper(),
                        "round": round,
                    },
                )
    if not asked.same_case:
        yield from two_at_once(asked.cases, asked.rules, asked.rounds)


def two_at_once(cases: Sequence[Case], rules: Rules, rounds: int) -> Iterator[Sentence]:
    """Presenters of two cases, in a round in which nobody else presents either of them."""
    hosted = {(host.case, round) for host in rules.hosts for round in host.rounds}
    presents: dict[str, Case] = {}
    for case in cases:
        name = case.presenter.strip()
        other = presents.setdefault(name, case)
        if not name or other is case:
            continue
        alone = (
            not {(case.key, round), (other.key, round)} & hosted for round in range(1, rounds + 1)
        )
        if any(alone):
            yield Sentence(
                N_(
                    "{person} presents cases {one} and {other} at the same time. Name another "
                    "presenter for one of them, or take the same case at all tables."
                ),
                {"person": name, "one": other.letter, "other": case.letter},
            )
