"""Rotations side by side: other modes, tables and rounds, groups of another size, uneven tables."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from parastaminen_nb.core.errors import N_, NN_, Sentence, WorkshopError
from parastaminen_nb.core.rotation.crew import QUICK
from parastaminen_nb.core.rotation.plan import NO_RULES, Told, planned
from parastaminen_nb.core.rotation.quality import Quality
from parastaminen_nb.core.rotation.rules import Rules
from parastaminen_nb.core.rotation.seats import Mode, Rotation
from parastaminen_nb.core.rotation.sizing import span
from parastaminen_nb.core.workshop import Case, GroupSize, Person

SMALLEST, LARGEST = 3, 10
"""Groups of other sizes than was asked are offered with so many people."""

HASTY = 3
"""Tries for other rounds and groups, whose numbers differ far more than a longer search would."""

MOST_TABLES = 3
"""So many other numbers of tables at each case are offered."""

MOST_REGROUPED = 200
"""Groups of other sizes are sought for at most so many people, so that all is there in a second."""

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
    """What could be chosen instead, each planned quickly: modes first, then other tables, rounds
    and groups of another size than was asked.

    What cannot be had with these rules is left out; so the result may be empty. A rotation tells
    the size of its groups and its rounds itself.
    """
    if not cases:
        return ()
    told = Told(size, rounds, Mode.FAIR, tables_per_case, rules, seed, tries=QUICK)
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
    told = replace(told, tries=HASTY)
    found += _other_rounds(people, cases, told)
    found += _other_groups(people, cases, told, found)
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
    if all(len(even.rotation.groups_at(case.key, 1)) < 2 for case in cases):
        return
    best = even
    for uneven in dict.fromkeys((len(cases), len(cases) - 1, 1)):
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
    offered = 0
    for tables in range(1, share // told.size.least + 1):
        if tables not in used and tables * told.size.most >= share and offered < MOST_TABLES:
            offered += 1
            name = Sentence(NN_("{n} table at each case", "{n} tables at each case"), {"n": tables})
            yield from _offered(name, people, cases, replace(told, tables_per_case=tables))


def _other_rounds(
    people: Sequence[Person], cases: Sequence[Case], told: Told
) -> Iterator[Alternative]:
    """Fair plans with a round less or more; two at least, and no more than there are cases."""
    held = len(cases) if told.rounds is None else told.rounds
    for rounds in (held - 1, held + 1):
        if 2 <= rounds <= len(cases):
            name = Sentence(NN_("{n} round", "{n} rounds"), {"n": rounds})
            yield from _offered(name, people, cases, replace(told, rounds=rounds))


def _other_groups(
    people: Sequence[Person], cases: Sequence[Case], told: Told, found: Sequence[Alternative]
) -> Iterator[Alternative]:
    """Fair plans with fewer, larger groups or more, smaller ones than the sizes asked allow."""
    moving = sum(person.role == "participant" for person in people)
    seen = {_sizes(other.rotation) for other in found}
    now = next((len(other.rotation.tables(1)) for other in found), None)
    if now is None or moving > MOST_REGROUPED:
        return

    def nearest(groups: Iterable[int], most: int) -> list[int]:
        """Those that make equal groups first, then the nearest to what was asked."""
        there = [n for n in groups if moving // n >= SMALLEST and -(-moving // n) <= LARGEST]
        return sorted(there, key=lambda n: (moving % n > 0, abs(n - now)))[:most]

    for groups in (*nearest(range(len(cases), now), 2), *nearest(range(now + 1, moving), 1)):
        size = GroupSize(moving // groups, -(-moving // groups))
        sizes = Sentence(
            NN_("{n} group of {size}", "{n} groups of {size}"),
            {"n": groups, "size": span(size.least, size.most)},
        )
        choice = replace(told, size=size, tables_per_case=None)
        for other in _offered(sizes, people, cases, choice):
            if len(other.rotation.tables(1)) == groups and _sizes(other.rotation) not in seen:
                yield other


def _sizes(rotation: Rotation) -> tuple[int, ...]:
    return tuple(sorted(len(table.people) for table in rotation.tables(1)))
