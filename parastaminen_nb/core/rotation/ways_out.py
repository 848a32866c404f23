"""What would solve it, when rules cannot all be kept: each way is tried before it is told."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import islice

from parastaminen_nb.core.errors import N_, Sentence, WorkshopError
from parastaminen_nb.core.rotation.crew import QUICK
from parastaminen_nb.core.rotation.plan import NO_RULES, Told, planned
from parastaminen_nb.core.rotation.rules import Limit, Rules
from parastaminen_nb.core.rotation.seats import Mode
from parastaminen_nb.core.rotation.sizing import span
from parastaminen_nb.core.workshop import Case, GroupSize, Person

MOST_WAYS = 4


def ways_out(  # noqa: PLR0913 - each is a choice of the facilitator
    people: Sequence[Person],
    cases: Sequence[Case],
    *,
    size: GroupSize = GroupSize(),
    rounds: int | None = None,
    mode: Mode = Mode.FAIR,
    tables_per_case: int | None = None,
    rules: Rules = NO_RULES,
    seed: int = 1,
) -> tuple[Sentence, ...]:
    """Changes after which every rule is kept, the smallest first, four at most.

    Empty when everything can be had as it was asked, and when no single change helps.
    """
    told = Told(size, rounds, mode, tables_per_case, rules, seed, tries=QUICK)
    if _works(people, cases, told):
        return ()
    names = {person.key: person.name for person in people}
    working = (way for way, other in _ways(told, names) if _works(people, cases, other))
    return tuple(islice(working, MOST_WAYS))


def _works(people: Sequence[Person], cases: Sequence[Case], told: Told) -> bool:
    try:
        return not planned(people, cases, told).conflicts()
    except WorkshopError:
        # Refused outright: this way is no way out.
        return False


def _ways(told: Told, names: dict[str, str]) -> Iterator[tuple[Sentence, Told]]:
    """Every single change that is worth a try, with the choices after it."""
    size = told.size
    for least, most in (
        (size.least, size.most + 1),
        (size.least - 1, size.most),
        (size.least - 1, size.most + 1),
    ):
        if least >= 1:
            way = Sentence(N_("Allow tables of {sizes}."), {"sizes": span(least, most)})
            yield way, replace(told, size=GroupSize(least, most))
    for tables in range(1, 5):
        if tables != told.tables_per_case:
            way = Sentence(N_("Tables at each case: {tables}."), {"tables": tables})
            yield way, replace(told, tables_per_case=tables)
    yield from _without_one(told, names)
    yield from _without_a_rule(told, names)


def _without_one(told: Told, names: dict[str, str]) -> Iterator[tuple[Sentence, Told]]:
    """Leave out, or loosen by one, each single rule."""
    rules = told.rules

    def named(group: Sequence[str]) -> dict[str, str]:
        return {"names": ", ".join(names.get(person, person) for person in group)}

    for place, limit in enumerate(rules.limits):
        looser, way = _looser(limit)
        limits = (*rules.limits[:place], looser, *rules.limits[place + 1 :])
        yield way, replace(told, rules=replace(rules, limits=limits))
    for place, group in enumerate(rules.apart):
        apart = rules.apart[:place] + rules.apart[place + 1 :]
        way = Sentence(N_("Do not keep these apart: {names}."), named(group))
        yield way, replace(told, rules=replace(rules, apart=apart))
    for place, group in enumerate(rules.together):
        together = rules.together[:place] + rules.together[place + 1 :]
        way = Sentence(N_("Do not keep these together: {names}."), named(group))
        yield way, replace(told, rules=replace(rules, together=together))


def _without_a_rule(told: Told, names: dict[str, str]) -> Iterator[tuple[Sentence, Told]]:
    """Leave out a whole rule of another kind, as it stands in the list of rules."""
    from parastaminen_nb.core.rule_lines import rule_lines
    from parastaminen_nb.core.rule_making import without_rule

    for line in rule_lines(told.rules, names):
        if line.key.partition(" ")[0] in {"limits", "pools", "hosts", "pins"}:
            way = Sentence(N_("Leave out the rule: {rule}."), {"rule": line.sentence})
            yield way, replace(told, rules=without_rule(told.rules, line.key))


def _looser(limit: Limit) -> tuple[Limit, Sentence]:
    """The limit, loosened by one: first what is at most, then what is at least."""
    if limit.most is not None:
        more = replace(limit, most=limit.most + 1)
        told = {"name": limit.called, "most": limit.most + 1}
        return more, Sentence(N_("{name}: allow {most} at a table."), told)
    least = max(0, (limit.least or 0) - 1)
    told = {"name": limit.called, "least": least}
    return replace(limit, least=least), Sentence(N_("{name}: ask for {least} at a table."), told)
