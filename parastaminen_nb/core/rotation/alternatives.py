"""Rotations side by side: other modes, other numbers of tables, uneven tables."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from parastaminen_nb.core.errors import N_, NN_, Sentence, WorkshopError
from parastaminen_nb.core.rotation.plan import NO_RULES, Told, planned
from parastaminen_nb.core.rotation.quality import Quality
from parastaminen_nb.core.rotation.rules import Rules
from parastaminen_nb.core.rotation.seats import Mode, Rotation
from parastaminen_nb.core.workshop import Case, GroupSize, Person

MODES = {
    Mode.FAIR: N_("Mixes every round, fairly"),
    Mode.MOST_PAIRS: N_("Mixes every round, most pairs"),
    Mode.TOGETHER: N_("Groups stay together"),
    Mode.SAME_CASE: N_("All tables take the same case at a time"),
}


@dataclass(frozen=True, slots=True)
class Alternative:
    """One rotation that could be chosen, what it is called, and its numbers."""

    name: Sentence
    rotation: Rotation
    quality: Quality


def alternatives(  # noqa: PLR0913 - each is a choice of the facilitator
    people: Sequence[Person],
    cases: Sequence[Case],
    *,
    size: GroupSize = GroupSize(),
    rounds: int | None = None,
    tables_per_case: int | None = None,
    rules: Rules = NO_RULES,
    seed: int = 1,
) -> tuple[Alternative, ...]:
    """What could be chosen instead, each planned quickly: modes first, then other tables.

    What cannot be had with these rules and sizes is left out; so the result may be empty.
    """
    if not cases:
        return ()
    told = Told(size, rounds, Mode.FAIR, tables_per_case, rules, seed, quick=True)
    found: list[Alternative] = []
    for mode, name in MODES.items():
        tables = tables_per_case
        if mode is Mode.SAME_CASE and found:
            # The tables of all cases stand side by side, so that the numbers compare.
            tables = len(found[0].rotation.tables(1))
        choice = replace(told, mode=mode, tables_per_case=tables)
        found += _offered(Sentence(name), people, cases, choice)
    found += _uneven(people, cases, told, found)
    found += _other_tables(people, cases, told, found)
    return tuple(found)


def _offered(
    name: Sentence, people: Sequence[Person], cases: Sequence[Case], told: Told
) -> Iterator[Alternative]:
    try:
        rotation = planned(people, cases, told)
    except WorkshopError:
        # An alternative that cannot be had is no trouble: it is simply not offered.
        return
    yield Alternative(name, rotation, rotation.quality())


def _uneven(
    people: Sequence[Person], cases: Sequence[Case], told: Told, found: Sequence[Alternative]
) -> Iterator[Alternative]:
    """The best fair plan with a larger and a smaller table side by side, if it meets more."""
    even = next((other for other in found if other.rotation.mode is Mode.FAIR), None)
    if even is None or even.quality.repeats == 0:
        return
    best = even
    for uneven in range(len(cases), 0, -1):
        name = Sentence(N_("A larger and a smaller table side by side"))
        for other in _offered(name, people, cases, replace(told, uneven=uneven)):
            better = other.quality.distinct > best.quality.distinct
            if better and other.quality.most_unasked <= max(2, even.quality.most_unasked):
                best = other
    if best is not even:
        yield best


def _other_tables(
    people: Sequence[Person], cases: Sequence[Case], told: Told, found: Sequence[Alternative]
) -> Iterator[Alternative]:
    """Fair plans with other numbers of tables at each case, as far as the sizes allow."""
    used = {
        len(other.rotation.groups_at(cases[0].key, 1))
        for other in found
        if other.rotation.mode is Mode.FAIR
    }
    share = sum(person.role == "participant" for person in people) // len(cases)
    for tables in range(1, share // told.size.least + 1):
        if tables not in used and tables * told.size.most >= share:
            name = Sentence(NN_("{n} table at each case", "{n} tables at each case"), {"n": tables})
            yield from _offered(name, people, cases, replace(told, tables_per_case=tables))
