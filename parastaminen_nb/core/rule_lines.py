"""The rules of a rotation in words, one line for each thing that can be removed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from parastaminen_nb.core.errors import N_, NN_, Sentence
from parastaminen_nb.core.rotation import Limit, Rules
from parastaminen_nb.core.rotation.sizing import span


class RuleLine(NamedTuple):
    """One rule as it is shown; `key` names it where it is removed."""

    key: str
    sentence: Sentence


def bounds_of(limit: Limit) -> str:
    """Names the limits that ask the same of different people: they are shown as one rule."""
    return " ".join(filter(None, (limit.trait, f"{limit.least}-{limit.most}", *limit.cases)))


def rule_lines(rules: Rules, names: Mapping[str, str]) -> Iterator[RuleLine]:
    """Every rule in words. `names` tells how people are called."""

    def called(people: tuple[str, ...]) -> list[str]:
        return [names.get(key, key) for key in people]

    for place, group in enumerate(rules.apart):
        people = {"names": called(group)}
        yield RuleLine(f"apart {place}", Sentence(N_("Apart: {names}"), people))
    for place, group in enumerate(rules.together):
        people = {"names": called(group)}
        yield RuleLine(f"together {place}", Sentence(N_("Together: {names}"), people))
    yield from _limits(rules)
    for place, pool in enumerate(rules.pools):
        message = NN_("{name}: {n} person at own tables", "{name}: {n} people at own tables")
        blanks: dict[str, object] = {"name": pool.called, "n": len(pool.people)}
        sentence = Sentence(message, blanks)
        if pool.tables is not None:
            number = NN_("{n} table at a time", "{n} tables at a time")
            tables = Sentence(number, {"n": pool.tables})
            sentence = Sentence(N_("{rule}, {tables}"), {"rule": sentence, "tables": tables})
        yield RuleLine(f"pools {place}", sentence)
    yield from _days(rules, names)


def _limits(rules: Rules) -> Iterator[RuleLine]:
    for bounds in dict.fromkeys(bounds_of(limit) for limit in rules.limits):
        alike = [limit for limit in rules.limits if bounds_of(limit) == bounds]
        most, least = alike[0].most, alike[0].least
        blanks = {"names": [limit.called for limit in alike], "most": most, "least": least}
        if least is None:
            sentence = Sentence(N_("At most {most} at a table from each: {names}"), blanks)
        elif most is None:
            sentence = Sentence(N_("At least {least} at a table from each: {names}"), blanks)
        else:
            sentence = Sentence(
                N_("{number} at a table from each: {names}"),
                blanks | {"number": span(least, most)},
            )
        if alike[0].cases:
            where = {"rule": sentence, "cases": [case.upper() for case in alike[0].cases]}
            where["n"] = len(alike[0].cases)
            sentence = Sentence(NN_("Case {cases}: {rule}", "Cases {cases}: {rule}"), where)
        yield RuleLine(f"limits {bounds}", sentence)


def _days(rules: Rules, names: Mapping[str, str]) -> Iterator[RuleLine]:
    """Who is there when, who would like to hear what, and who hosts."""
    for place, away in enumerate(rules.away):
        blanks: dict[str, object] = {
            "person": names.get(away.person, away.person),
            "rounds": [str(round) for round in away.rounds],
            "cases": [case.upper() for case in away.cases],
            "n": len(away.rounds or away.cases),
        }
        if away.rounds:
            message = NN_(
                "{person} is away in round {rounds}", "{person} is away in rounds {rounds}"
            )
        else:
            message = NN_(
                "{person} does not hear case {cases}", "{person} does not hear cases {cases}"
            )
        yield RuleLine(f"away {place}", Sentence(message, blanks))
    for place, wish in enumerate(rules.wishes):
        blanks = {
            "person": names.get(wish.person, wish.person),
            "cases": [case.upper() for case in wish.cases],
        }
        yield RuleLine(
            f"wishes {place}", Sentence(N_("{person} would like to hear {cases}"), blanks)
        )
    for place, pin in enumerate(rules.pins):
        blanks = {
            "person": names.get(pin.person, pin.person),
            "table": pin.label,
            "round": pin.round,
        }
        yield RuleLine(
            f"pins {place}",
            Sentence(N_("{person} stays at table {table} in round {round}"), blanks),
        )
    for place, host in enumerate(rules.hosts):
        blanks = {
            "person": names.get(host.person, host.person),
            "case": host.label,
            "rounds": [str(round) for round in host.rounds],
            "n": len(host.rounds),
        }
        message = NN_(
            "{person} hosts case {case} in round {rounds}",
            "{person} hosts case {case} in rounds {rounds}",
        )
        if host.table is not None:
            message = NN_(
                "{person} hosts table {case} in round {rounds}",
                "{person} hosts table {case} in rounds {rounds}",
            )
        yield RuleLine(f"hosts {place}", Sentence(message, blanks))
