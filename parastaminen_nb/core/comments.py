"""What people wrote, and an append-only row of it that stays cheap to share."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Generic, TypeVar, overload

from parastaminen_nb.core.errors import N_, NN_, WorkshopError

LONGEST = 2_000
"""Characters in one comment. A phone is told while writing; the hub refuses more."""


@dataclass(frozen=True, slots=True)
class Comment:
    """One thing that somebody noticed about a case, in their own words.

    `key` is made where it was written, so that the same comment sent twice is stored once.
    `author` is a person's key, or empty where the workshop keeps no names.
    """

    key: str
    text: str
    case: str
    round: int
    table: int = 1
    author: str = ""
    at: datetime | None = None
    prompt: str = ""
    """The key of the prompt that it answers; empty where it answers the workshop's question."""

    @property
    def label(self) -> str:
        """The table it was written at: "A1"."""
        return f"{self.case.upper()}{self.table}"


def cleaned(text: str) -> str:
    """The words as they are kept: line ends made one kind, control characters and ends cut off.

    Raises `WorkshopError` where nothing is left or it is longer than `LONGEST`.
    """
    lines = text.replace("\r\n", "\n").replace("\r", "\n")
    spaced = "".join(" " if c != "\n" and c.isspace() else c for c in lines)
    # Controls that turn or hide text could make a comment pretend to be another one.
    kept = "".join(c for c in spaced if c == "\n" or c.isprintable() or c in _JOINERS).strip()
    if not kept.strip(_JOINERS + " \n"):
        raise WorkshopError(N_("Write at least one word."))
    if len(kept) > LONGEST:
        raise WorkshopError(
            NN_(
                "Shorten the text by {n} character: the most is {most}.",
                "Shorten the text by {n} characters: the most is {most}.",
            ),
            n=len(kept) - LONGEST,
            most=LONGEST,
        )
    return kept


_JOINERS = "\u200c\u200d"  # joiners belong to emoji and to some scripts

Item = TypeVar("Item")


class Row(Sequence[Item], Generic[Item]):
    """An immutable sequence that grows at its end in constant time.

    Successors share one list and each knows how much of it is theirs, so 100,000 comments fold
    without 100,000 copies. Growing an old value a second time copies once; no value ever changes.

    >>> first = Row(["a"]); second = first.grown("b")
    >>> list(first), list(second), list(first.grown("c"))
    (['a'], ['a', 'b'], ['a', 'c'])
    """

    __slots__ = ("_items", "_length")

    def __init__(self, items: Iterable[Item] = ()) -> None:
        self._items = list(items)
        self._length = len(self._items)

    def grown(self, item: Item) -> Row[Item]:
        longer: Row[Item] = Row.__new__(Row)
        shared = len(self._items) == self._length
        longer._items = self._items if shared else self._items[: self._length]
        longer._items.append(item)
        longer._length = self._length + 1
        return longer

    def changed(self, place: int, item: Item) -> Row[Item]:
        """With another item at a place. Copies once, as nobody's own row may change."""
        items = self._items[: self._length]
        items[range(self._length)[place]] = item
        return Row._of(items)

    def without(self, place: int) -> Row[Item]:
        """Without the item at a place. Copies once."""
        items = self._items[: self._length]
        del items[range(self._length)[place]]
        return Row._of(items)

    @classmethod
    def _of(cls, items: list[Item]) -> Row[Item]:
        made: Row[Item] = cls.__new__(cls)
        made._items, made._length = items, len(items)
        return made

    def __len__(self) -> int:
        return self._length

    @overload
    def __getitem__(self, place: int) -> Item: ...
    @overload
    def __getitem__(self, place: slice) -> Row[Item]: ...
    def __getitem__(self, place: int | slice) -> Item | Row[Item]:
        if isinstance(place, slice):
            return Row(self._items[i] for i in range(*place.indices(self._length)))
        return self._items[range(self._length)[place]]

    def __iter__(self) -> Iterator[Item]:
        return (self._items[i] for i in range(self._length))

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Row):
            return NotImplemented
        return len(self) == len(other) and all(
            mine == theirs for mine, theirs in zip(self, other, strict=True)
        )

    def __hash__(self) -> int:
        return hash(tuple(self))

    def __repr__(self) -> str:
        return f"Row({list(self)!r})"
