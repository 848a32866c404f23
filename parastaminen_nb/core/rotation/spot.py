"""A place that somebody keeps, with people, rounds, cases and tables as numbers."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Spot:
    """A person (a number) stays at a table of a case in a round; all count from 0."""

    person: int
    round: int
    case: int
    table: int
