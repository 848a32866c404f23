"""What a workshop lacks before it can be held: a sentence, and the part of the plan it is in."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from parastaminen_nb.core.errors import N_, NN_, Sentence

if TYPE_CHECKING:
    from parastaminen_nb.core.workshop import Workshop


class Part(StrEnum):
    """What a plan is made of, in the order in which it is usually made."""

    BASICS = "basics"
    CASES = "cases"
    AGENDA = "agenda"
    PEOPLE = "people"
    ROTATION = "rotation"
    INVITATIONS = "invitations"
    MATERIALS = "materials"
    CHECKLIST = "checklist"


@dataclass(frozen=True)
class Missing(Sentence):
    """Something that still has to be decided, and of which part of the plan it is.

    `case` is the key of the case it is about; empty where it is about none.
    """

    part: Part = Part.BASICS
    case: str = ""


def lacking(workshop: Workshop) -> Iterator[Missing]:
    """What its basics, cases and people lack, most basic first."""
    if not workshop.title.strip():
        yield Missing(N_("Give the workshop a title."))
    if workshop.starts_at is None:
        yield Missing(N_("Choose the day and the hour."))
    if not workshop.cases:
        yield Missing(N_("Add at least one case."), part=Part.CASES)
    for case in workshop.cases:
        letter = {"letter": case.letter}
        if not case.title.strip():
            message = N_("Case {letter}: give it a title.")
            yield Missing(message, letter, Part.CASES, case.key)
        if not case.presenter.strip():
            message = N_("Case {letter}: name the person who presents it.")
            yield Missing(message, letter, Part.CASES, case.key)
        if not case.description.strip():
            message = N_("Case {letter}: describe it in two or three sentences.")
            yield Missing(message, letter, Part.CASES, case.key)
    needed = workshop.group_size.least * len(workshop.cases)
    if not workshop.cases and not workshop.people:
        yield Missing(N_("List the people who are invited."), part=Part.PEOPLE)
    if workshop.cases and len(workshop.participants) < needed:
        yield Missing(
            NN_(
                "Add {n} participant: every case needs at least {least} people at its table.",
                "Add {n} participants: every case needs at least {least} people at its table.",
            ),
            {"n": needed - len(workshop.participants), "least": workshop.group_size.least},
            Part.PEOPLE,
        )
