"""How far a plan is: what each part of it still lacks before the workshop can be held."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from parastaminen_nb.core.crowd import crowd_of
from parastaminen_nb.core.errors import N_, NN_, Sentence
from parastaminen_nb.core.laying import Laying, usual_beginning
from parastaminen_nb.core.live import Live
from parastaminen_nb.core.workshop import Part, Workshop


@dataclass(frozen=True)
class Missing(Sentence):
    """Something that still has to be decided, and of which part of the plan it is.

    `case` is the key of the case it is about; empty where it is about none.
    """

    part: Part = Part.BASICS
    case: str = ""


@dataclass(frozen=True, slots=True)
class Readiness:
    """What is missing from a plan, most basic first. Nothing missing means ready.

    >>> [gap.part.value for gap in readiness(Live()).of(Part.BASICS)]
    ['basics', 'basics']
    """

    missing: tuple[Missing, ...]
    begun: frozenset[Part]
    """The parts in which something is decided already."""

    @property
    def ready(self) -> bool:
        return not self.missing

    def of(self, part: Part) -> tuple[Missing, ...]:
        """What one part lacks."""
        return tuple(gap for gap in self.missing if gap.part is part)

    def of_case(self, key: str) -> tuple[Missing, ...]:
        """What one case lacks."""
        return tuple(gap for gap in self.missing if gap.case == key)


def readiness(live: Live) -> Readiness:
    """What the whole plan lacks: workshop, agenda and rotation together."""
    workshop = live.workshop
    has = {
        Part.BASICS: bool(workshop.title or workshop.starts_at),
        Part.CASES: bool(workshop.cases),
        Part.AGENDA: bool(live.agenda.segments),
        Part.PEOPLE: bool(workshop.people),
        Part.ROTATION: live.rotation is not None,
    }
    gaps = (*_workshop(workshop), *_crowd(live), *_agenda(live), *_rotation(live))
    return Readiness(gaps, frozenset(part for part, begun in has.items() if begun))


def outdated(live: Live) -> Missing | None:
    """Why the rotation no longer belongs to the plan; None where it does, or there is none."""
    rotation, workshop = live.rotation, live.workshop
    if rotation is None:
        return None
    if set(rotation.people) != {person.key for person in workshop.participants}:
        message = N_("The people have changed. Find a rotation that has a seat for everyone.")
    elif set(rotation.cases) != {case.key for case in workshop.cases}:
        message = N_("The cases have changed. Find a rotation that visits them all.")
    elif live.agenda.segments and rotation.rounds != live.agenda.rounds:
        message = N_("The agenda has another number of rounds now. Find the rotation anew.")
    elif rotation.size != workshop.group_size:
        message = N_("The size of the groups has changed. Find the rotation anew.")
    else:
        return None
    return Missing(message, part=Part.ROTATION)


def _workshop(workshop: Workshop) -> Iterator[Missing]:
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


def _crowd(live: Live) -> Iterator[Missing]:
    found = crowd_of(live.workshop)
    if found and found.rooms:
        yield Missing(found.rooms.message, found.rooms.blanks, Part.BASICS)


def _agenda(live: Live) -> Iterator[Missing]:
    agenda = live.agenda
    if not agenda.rounds:
        yield Missing(N_("Make the agenda: it needs at least one round."), part=Part.AGENDA)
        return
    left = Laying.of(agenda, usual_beginning(live.workshop)).left
    if left < 0:
        message = NN_("Shorten the agenda by {n} minute.", "Shorten the agenda by {n} minutes.")
        yield Missing(message, {"n": -left}, Part.AGENDA)


def _rotation(live: Live) -> Iterator[Missing]:
    if live.rotation is None:
        yield Missing(N_("Find a rotation, so that everyone has a seat."), part=Part.ROTATION)
        return
    gap = outdated(live)
    if gap:
        yield gap
