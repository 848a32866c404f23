"""Which comments of a material somebody wants to see."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which comments are wanted: what was looked for, and the values of the columns that may be.

    With `near` what is written nearly as the query counts as well. An empty query or an empty set
    leaves nothing out. `theme` is the key of a theme, "" where any may be; `values` are (column,
    value) pairs, where the column may be "language" or "code"; `since` and `until` are ISO times
    ("2027-03-11T13:00"), both included.
    """

    query: str = ""
    near: bool = False
    cases: frozenset[str] = frozenset()
    rounds: frozenset[str] = frozenset()
    theme: str = ""
    values: tuple[tuple[str, str], ...] = ()
    since: str = ""
    until: str = ""

    @property
    def everything(self) -> bool:
        return self == Wanted()


NOWHERE: Final = "-"
"""The key of what belongs to no theme, where a theme is wanted."""
