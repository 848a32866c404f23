"""Things in the order of their places: one is put, changed or taken in constant time."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any, Final, Generic, TypeVar, overload

Item = TypeVar("Item")
Place = tuple[Any, Any]

_FEW: Final = 32
"""So many changes are put into their places one by one; more are laid in together."""


class Placed(Sequence[Item], Generic[Item]):
    """An immutable sequence of things, one at a place, by their places.

    Successors share a list of what changed, and each knows how much of it is theirs; the order is
    made when somebody looks, and kept. A log of many readings is so folded in a time that grows as
    its length does, and a page that looks after each change moves no more than one thing.
    A place is a pair, by whose first part things are found together (`under`).

    >>> ages = Placed(lambda it: (it[0], ""), [("Aino", 40)])
    >>> list(ages.with_at(("Eero", ""), ("Eero", 35)).with_at(("Aino", ""), None))
    [('Eero', 35)]
    """

    __slots__ = ("_changes", "_length", "_place_of", "_there")

    def __init__(self, place_of: Callable[[Item], Place], things: Iterable[Item] = ()) -> None:
        self._place_of = place_of
        self._there = tuple(sorted(things, key=place_of))
        self._changes: list[tuple[Place, Item | None]] = []
        self._length = 0

    def with_at(self, place: Place, thing: Item | None) -> Placed[Item]:
        """With this thing at that place; with none there for None."""
        after: Placed[Item] = Placed.__new__(Placed)
        after._place_of, after._there = self._place_of, self._there
        shared = len(self._changes) == self._length > 0
        after._changes = self._changes if shared else self._changes[: self._length]
        after._changes.append((place, thing))
        after._length = self._length + 1
        return after

    def under(self, first: Any) -> tuple[Item, ...]:
        """The things whose places begin so."""
        there = self._in_order()
        begins = bisect_left(there, first, key=self._first)
        return there[begins : bisect_right(there, first, lo=begins, key=self._first)]

    def of(self, things: Iterable[Item]) -> Placed[Item]:
        """Other things, by places of the same kind."""
        return Placed(self._place_of, things)

    def _first(self, thing: Item) -> Any:
        return self._place_of(thing)[0]

    def _in_order(self) -> tuple[Item, ...]:
        """The things by their places. What was made is kept: later changes begin there."""
        if self._length:
            latest = dict(self._changes[: self._length])
            self._there = self._few(latest) if len(latest) <= _FEW else self._many(latest)
            self._changes, self._length = [], 0
        return self._there

    def _few(self, latest: dict[Place, Item | None]) -> tuple[Item, ...]:
        there = list(self._there)
        for place, thing in latest.items():
            at = bisect_left(there, place, key=self._place_of)
            taken = at < len(there) and self._place_of(there[at]) == place
            there[at : at + int(taken)] = [] if thing is None else [thing]
        return tuple(there)

    def _many(self, latest: dict[Place, Item | None]) -> tuple[Item, ...]:
        placed = {self._place_of(thing): thing for thing in self._there} | latest
        there = (placed[place] for place in sorted(placed))
        return tuple(thing for thing in there if thing is not None)

    def __len__(self) -> int:
        return len(self._in_order())

    @overload
    def __getitem__(self, place: int) -> Item: ...
    @overload
    def __getitem__(self, place: slice) -> tuple[Item, ...]: ...
    def __getitem__(self, place: int | slice) -> Item | tuple[Item, ...]:
        return self._in_order()[place]

    def __iter__(self) -> Iterator[Item]:
        return iter(self._in_order())

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Placed):
            return NotImplemented
        return self._in_order() == other._in_order()

    def __hash__(self) -> int:
        return hash(self._in_order())

    def __repr__(self) -> str:
        return f"Placed({list(self)!r})"
