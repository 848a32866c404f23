"""Who takes part in a rehearsal, and how: on time or late, by name or without, away or not."""

from __future__ import annotations

from dataclasses import dataclass
from random import Random
from typing import Final

from parastaminen_nb.core.agenda import Agenda, Kind
from parastaminen_nb.core.workshop import Workshop

LATE: Final = 8
"""One of so many comes late."""
AWAY: Final = 6
"""One of so many is away for a while."""
UNNAMED: Final = 5
"""One of so many joins without a name, where there are names for all."""


@dataclass(frozen=True, slots=True)
class Part:
    """One person's part. Minutes count from the beginning of the workshop, the door opens before.

    `person` is a key from the list or empty. `late` is when somebody comes who is not there at
    the beginning. `away` is from when to when the phone is out of reach.
    """

    person: str = ""
    language: str = ""
    late: float | None = None
    away: tuple[float, float] | None = None
    seed: int = 0


def cast(workshop: Workshop, agenda: Agenda, *, people: int, seed: int) -> tuple[Part, ...]:
    """So many people. The same seed gives the same parts.

    Of three or more at least one comes late and at least one is away in the rounds.
    """
    chance = Random(seed)
    listed = list(workshop.participants)
    chance.shuffle(listed)
    named = min(len(listed), people - people // UNNAMED)
    first, last = _rounds(agenda)
    parts = []
    for place in range(people):
        person = listed[place] if place < named else None
        late = chance.uniform(0, (first + last) / 2) if place % LATE == 2 else None
        away = None
        if place % AWAY == 1:
            goes = chance.uniform(first, last)
            away = (goes, goes + chance.uniform(2, 12))
        parts.append(
            Part(
                person=person.key if person else "",
                language=person.language if person else "",
                late=late,
                away=away,
                seed=chance.randrange(2**32),
            )
        )
    return tuple(parts)


def _rounds(agenda: Agenda) -> tuple[float, float]:
    """When the first round begins and the last one ends, in minutes from the beginning."""
    at, begins, ends = 0, [], 0
    for leg in agenda.legs:
        at += leg.move
        if leg.first.kind is Kind.ROUND:
            begins.append(at)
            ends = at + leg.minutes
        at += leg.minutes
    return float(begins[0]), float(ends)
