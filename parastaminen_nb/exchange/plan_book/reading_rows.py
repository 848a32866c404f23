"""The rows of a sheet read one after another, each with a key that no other has."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Protocol, TypeVar

from parastaminen_nb.exchange.plan_book.fields import Row, Rows


class _Keyed(Protocol):
    @property
    def key(self) -> str: ...


_Thing = TypeVar("_Thing", bound=_Keyed)


def read_each(
    rows: Rows,
    before: Sequence[_Thing],
    made: Callable[[Row, set[str], Sequence[_Thing]], _Thing | None],
) -> tuple[_Thing, ...]:
    """What `made` makes of each row, in the order of the sheet; None leaves the row out.

    It is told which keys are taken, in the plan or in the sheet, and what was read above.
    """
    listed = list(rows.read())
    taken = {row.key for row in listed} | {thing.key for thing in before}
    found: list[_Thing] = []
    for row in listed:
        thing = made(row, taken, found)
        if thing is not None:
            found.append(thing)
            taken.add(thing.key)
    return tuple(found)
