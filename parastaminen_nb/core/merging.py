"""Two people change one plan at the same time: what both did, put together.

`merged(base, ours, theirs)` is a three-way merge: a thing that only one of them changed is as that
one left it; where both changed the same field of the same thing, ours was written later and holds.
What one of them deleted while the other wrote in it stays: nothing that was typed is lost.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import fields, is_dataclass, replace
from typing import Any, TypeVar

from parastaminen_nb.core.agenda import Agenda, Segment
from parastaminen_nb.core.pathway import Experiment, Meeting
from parastaminen_nb.core.prompts import Prompt
from parastaminen_nb.core.state import Live
from parastaminen_nb.core.todos import Todo
from parastaminen_nb.core.workshop import Case, Part, Person, Workshop

_Thing = TypeVar("_Thing")
_Name = int | tuple[str, int]
"""The place of a thing in what both began with; of something new, whose it is and where."""

_LISTS = (Case, Experiment, Meeting, Person, Prompt, Segment, Todo)
_OF_PART = {
    "cases": Part.CASES,
    "prompts": Part.CASES,
    "people": Part.PEOPLE,
    "todos": Part.CHECKLIST,
    "site": Part.MATERIALS,
}


def merged(base: _Thing, ours: _Thing, theirs: _Thing) -> _Thing:
    """What came of `base` when two changed it, one into `ours` and one into `theirs`.

    >>> base = Workshop("w", "Lunch")
    >>> ours, theirs = replace(base, aim="Try it"), replace(base, title="Lunch together")
    >>> both = merged(base, ours, theirs)
    >>> both.title, both.aim
    ('Lunch together', 'Try it')
    """
    if theirs in (base, ours):
        return ours
    if ours == base:
        return theirs
    if _is_list(base) and _is_list(ours) and _is_list(theirs):
        return _merged_lists(base, ours, theirs)  # type: ignore[arg-type,return-value]
    if isinstance(base, (Workshop, Agenda, *_LISTS)) or _is_answers(base):
        return _merged_fields(base, ours, theirs)
    return ours


def parts_changed(before: Live, after: Live) -> tuple[Part, ...]:
    """The parts of the plan that are not as they were, in their order."""
    found = set()
    for field in fields(Workshop):
        if getattr(before.workshop, field.name) != getattr(after.workshop, field.name):
            found.add(_OF_PART.get(field.name, Part.BASICS))
    if before.agenda.segments != after.agenda.segments:
        found.add(Part.AGENDA)
    if (before.rotation, before.asked) != (after.rotation, after.asked):
        found.add(Part.ROTATION)
    return tuple(part for part in Part if part in found)


def _merged_fields(base: _Thing, ours: _Thing, theirs: _Thing) -> _Thing:
    changed = {
        field.name: merged(*(getattr(one, field.name) for one in (base, ours, theirs)))
        for field in fields(base)  # type: ignore[arg-type]
    }
    if isinstance(base, Workshop):
        cases = changed.pop("cases")
        whole = replace(theirs, **changed, cases=())  # type: ignore[type-var]
        return whole.with_cases(*cases)  # type: ignore[attr-defined,no-any-return]
    return replace(theirs, **changed)  # type: ignore[type-var]


def _is_answers(thing: object) -> bool:
    """A card, whose answers are written one by one."""
    return is_dataclass(thing) and all(
        isinstance(getattr(thing, one.name), str) for one in fields(thing)
    )


def _is_list(thing: object) -> bool:
    return isinstance(thing, tuple) and all(isinstance(one, _LISTS) for one in thing)


def _merged_lists(
    base: Sequence[Any], ours: Sequence[Any], theirs: Sequence[Any]
) -> tuple[Any, ...]:
    our, their = _names(base, ours, "ours"), _names(base, theirs, "theirs")
    was: dict[_Name, Any] = dict(enumerate(base))
    mine, other = dict(zip(our, ours, strict=True)), dict(zip(their, theirs, strict=True))
    kept: dict[_Name, Any] = {}
    for name in (*their, *our):
        here, there = mine.get(name), other.get(name)
        if name not in was:
            kept[name] = here or there
        elif here and there:
            kept[name] = merged(was[name], here, there)
        elif not _alike(was[name], here or there):
            kept[name] = here or there
    # Whoever moved something says the order; the other one's new things come after their neighbour.
    stayed = [name for name in our if name in was]
    first, second = (their, our) if stayed == [n for n in was if n in mine] else (our, their)
    order = [name for name in first if name in kept]
    place = 0
    for name in second:
        if name in kept:
            if name not in order:
                order.insert(place, name)
            place = order.index(name) + 1
    return _with_own_keys([(name, kept[name]) for name in order])


def _names(base: Sequence[Any], things: Sequence[Any], whose: str) -> list[_Name]:
    """Of each thing, the place in the base of what it was, or a name of its own where it is new.

    A case's key is its letter and follows its place, so that its content tells more than its key.
    """
    found: dict[int, _Name] = {}
    free = list(range(len(base)))
    for same in (_equal, _alike, _same_key):
        for place, one in enumerate(things):
            if place not in found:
                was = next((n for n in free if same(base[n], one)), None)
                if was is not None:
                    found[place] = was
                    free.remove(was)
    return [found.get(place, (whose, place)) for place in range(len(things))]


def _equal(was: Any, one: Any) -> bool:
    return bool(was == one)


def _alike(was: Any, one: Any) -> bool:
    return bool((replace(one, key=was.key) if isinstance(one, Case) else one) == was)


def _same_key(was: Any, one: Any) -> bool:
    return bool(was.key == one.key)


def _with_own_keys(named: Sequence[tuple[_Name, Any]]) -> tuple[Any, ...]:
    """Both may have given one key to something new: what is ours gets another one."""
    keys: dict[_Name, str] = {}
    taken: set[str] = set()
    for name, one in sorted(
        named, key=lambda pair: isinstance(pair[0], tuple) and pair[0][0] == "ours"
    ):
        number, key = 1, one.key
        while key in taken:
            number += 1
            key = f"{one.key}-{number}"
        taken.add(key)
        keys[name] = key
    return tuple(
        one if one.key == keys[name] else replace(one, key=keys[name]) for name, one in named
    )
