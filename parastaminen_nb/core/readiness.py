"""How far a plan is: what each part of it still lacks before the workshop can be held."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from parastaminen_nb.core.crowd import crowd_of
from parastaminen_nb.core.errors import N_, NN_
from parastaminen_nb.core.laying import Laying, usual_beginning
from parastaminen_nb.core.live import Live
from parastaminen_nb.core.missing import Missing, Part


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
    gaps = (*workshop.missing(), *_crowd(live), *_agenda(live), *_rotation(live))
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
