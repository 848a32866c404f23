"""What differs between two lists of things that have keys: new, gone, moved or changed."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields
from typing import Any, Generic, TypeVar

from parastaminen_nb.core import plan_words as words
from parastaminen_nb.core.difference import (
    OTHER,
    Change,
    Difference,
    PathPortion,
    Portion,
    Said,
    said_value,
)
from parastaminen_nb.core.errors import N_, Sentence
from parastaminen_nb.core.segment import Segment
from parastaminen_nb.core.workshop import Card, Case, Person


def _plain_value(field: str, value: object) -> Said:
    if field == "wishes" and isinstance(value, tuple):
        return ", ".join(str(key).upper() for key in value)
    if field == "language" and value in words.LANGUAGES:
        return Sentence(words.LANGUAGES[str(value)])
    return said_value(value)


_Thing = TypeVar("_Thing", Case, Person, Segment, Any)


@dataclass(frozen=True)
class Rows(Generic[_Thing]):
    """Things of one kind in two versions of a plan."""

    portion: Portion | PathPortion
    before: Sequence[_Thing]
    after: Sequence[_Thing]
    labels: Mapping[str, str]
    name: Callable[[_Thing], Said]
    value: Callable[[str, object], Said] = _plain_value
    untold: Collection[str] = ()
    """Fields that follow from something else."""

    def differences(self) -> Iterator[Difference]:
        if self.before == self.after:
            return
        # A key that is there twice belongs to one thing only; the others are told as new or gone.
        old = {thing.key: place for place, thing in reversed(list(enumerate(self.before)))}
        pairs, taken = [], set()
        for place, thing in enumerate(self.after):
            if thing.key in old and thing.key not in taken:
                taken.add(thing.key)
                pairs.append((old[thing.key], place))
        found = list(self.told(pairs))
        yield from found or [Difference(self.portion, Change.CHANGED, "", OTHER)]

    def told(self, pairs: Sequence[tuple[int, int]]) -> Iterator[Difference]:
        """`pairs` are the places of the same thing before and after, by the place after."""
        stayed = in_order([was for was, _now in pairs])
        was_at = {now: was for was, now in pairs}
        gone = set(range(len(self.before))) - set(was_at.values())
        for place in sorted(gone):
            name = self.name(self.before[place])
            yield Difference(self.portion, Change.REMOVED, name)
        for place, thing in enumerate(self.after):
            if place not in was_at:
                yield Difference(self.portion, Change.ADDED, self.name(thing))
                continue
            old = self.before[was_at[place]]
            if was_at[place] not in stayed:
                where = Sentence(N_("now first"))
                if place:
                    where = Sentence(
                        N_("now after “{other}”"), {"other": self.name(self.after[place - 1])}
                    )
                yield Difference(self.portion, Change.MOVED, self.name(thing), after=where)
            yield from self._fields(old, thing)

    def _fields(self, old: _Thing, new: _Thing) -> Iterator[Difference]:
        for name, was, now in _changed(old, new):
            if name in self.untold:
                continue
            label = Sentence(self.labels[name]) if name in self.labels else OTHER
            before, after = self.value(name, was), self.value(name, now)
            yield Difference(self.portion, Change.CHANGED, self.name(old), label, before, after)


def _changed(old: Any, new: Any, within: str = "") -> Iterator[tuple[str, object, object]]:
    """The fields that differ, each with its two values; those of a card one by one."""
    if old == new:
        return
    for field in fields(old):
        was, now = getattr(old, field.name), getattr(new, field.name)
        if isinstance(was, Card) and isinstance(now, Card):
            yield from _changed(was, now, f"{field.name}.")
        elif was != now:
            yield f"{within}{field.name}", was, now


def in_order(places: Sequence[int]) -> set[int]:
    """Of different numbers as many as possible that stand in their order: a longest increasing
    subsequence, found by patience sorting in n log n."""
    ends: list[int] = []
    chain: list[int] = []  # for each length of a chain, the place in `places` of its last number
    previous = [-1] * len(places)
    for at, place in enumerate(places):
        length = bisect_left(ends, place)
        if length == len(ends):
            ends.append(place)
            chain.append(at)
        else:
            ends[length], chain[length] = place, at
        previous[at] = chain[length - 1] if length else -1
    kept, at = set(), chain[-1] if chain else -1
    while at >= 0:
        kept.add(places[at])
        at = previous[at]
    return kept
