"""An earlier workshop as the beginning of another one."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Final

from parastaminen_nb.core.agenda import Agenda
from parastaminen_nb.core.agenda_editing import agenda_after
from parastaminen_nb.core.people import Listed
from parastaminen_nb.core.state import Live, Phase
from parastaminen_nb.core.workshop import Person, Workshop


class Piece(StrEnum):
    """What can be taken from an earlier workshop."""

    CASES = "cases"
    AGENDA = "agenda"
    PROMPTS = "prompts"
    """With the question of the tables."""
    WAYS = "ways"
    """Who holds it and what for, where, in which language, table sizes, how people write, by when
    what is done before."""
    PEOPLE = "people"
    """As they are on the list; what they answered then says nothing about now."""


USUAL_PIECES: Final = (Piece.CASES, Piece.AGENDA, Piece.PROMPTS)

_WAYS: Final = (
    "organisation",
    "aim",
    "place",
    "venue",
    "rooms",
    "contact",
    "language",
    "group_size",
    "showing",
    "secretary",
    "todos",
)


@dataclass(frozen=True, slots=True)
class Earlier:
    """A workshop that was planned before, by the name of its file."""

    file: str
    live: Live


def copied(here: Live, earlier: Live, pieces: Collection[Piece]) -> tuple[Workshop, Agenda]:
    """The plan that is here with these pieces of an earlier one in the place of its own.

    People are added to those who are here; nobody comes twice.
    """
    before = workshop = here.workshop
    source = earlier.workshop
    if Piece.WAYS in pieces:
        workshop = replace(workshop, **{name: getattr(source, name) for name in _WAYS})
        if here.phase is Phase.PLANNED:
            workshop = replace(workshop, anonymity=source.anonymity)
    if Piece.CASES in pieces:
        workshop = replace(workshop, variant=source.variant).with_cases(*source.cases)
    if Piece.PROMPTS in pieces:
        workshop = replace(workshop, prompts=source.prompts, question=source.question)
    if Piece.PEOPLE in pieces:
        workshop = replace(workshop, people=_people(workshop, source))
    if Piece.AGENDA in pieces and earlier.agenda.segments:
        workshop = replace(workshop, minutes=source.minutes, variant=source.variant)
        return workshop, earlier.agenda
    return workshop, agenda_after(before, workshop, here.agenda)


def _people(workshop: Workshop, source: Workshop) -> tuple[Person, ...]:
    listed = Listed(workshop.people)
    same_cases = workshop.cases == source.cases
    for row, person in enumerate(source.people, start=1):
        wishes = person.wishes if same_cases else ()
        # Who is on the list already is no trouble here: they are to come once.
        listed.add(replace(person, accepted=None, wishes=wishes), row)
    return (*workshop.people, *listed.people)
