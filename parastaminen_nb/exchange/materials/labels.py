"""Name labels for a usual A4 sheet of 3 × 8 labels, 70 × 37 mm each."""

from __future__ import annotations

from typing import Any, Final

from parastaminen_nb.core.workshop import Person, Role, Workshop
from parastaminen_nb.exchange.materials.basis import Basis
from parastaminen_nb.exchange.materials.marks import marked
from parastaminen_nb.exchange.materials.office import Text
from parastaminen_nb.exchange.materials.word import Word
from parastaminen_nb.exchange.materials.word_parts import cell, line, row, table

ACROSS: Final = 3
_WIDE, _TALL = 70.0, 37.0


def coming(workshop: Workshop) -> tuple[Person, ...]:
    """Everybody who has not said that they stay away."""
    return tuple(person for person in workshop.people if person.accepted is not False)


def name_labels(basis: Basis) -> bytes:
    """A label for everybody who comes: name, unit, and the first table or what they do."""
    _, people = basis.words, coming(basis.workshop)
    word = Word(_("Name labels: {title}", title=basis.title), _.language, margins=(0.4, 0))
    rows = []
    for place in range(0, len(people), ACROSS):
        cells = [
            cell(_WIDE, *_label(person, basis), middle=True, pad=(3, 6))
            for person in people[place : place + ACROSS]
        ]
        cells += [cell(_WIDE) for _empty in range(ACROSS - len(cells))]
        rows.append(row(*cells, tall=_TALL, exact=True))
    word.put(table([_WIDE] * ACROSS, *rows, pad=(0, 0)))
    return word.saved()


def _label(person: Person, basis: Basis) -> list[Any]:
    name = person.name.strip()
    size = 20 if len(name) <= 15 else 16 if len(name) <= 22 else 13
    unit = person.unit.strip()
    return [
        line(Text(name, size=size, bold=True), after=1),
        line(Text(unit, size=10.5 if len(unit) <= 36 else 9, ink="ink-muted"), after=2),
        _place(person, basis),
    ]


def _place(person: Person, basis: Basis) -> Any:
    _ = basis.words
    if basis.rotation and person.key in basis.rotation.people:
        case = basis.seating.case_at(person.key, 1)
        seat = basis.seating.seat_words(person.key, 1, _)
        first = basis.round_name(1)
        return line(
            Text(f"{first}  ", size=11), *marked(case, 5.2), Text(f" {seat}", size=13, bold=True)
        )
    roles = {
        Role.PRESENTER: _("Presenter"),
        Role.HOST: _("Host"),
        Role.FACILITATOR: _("Facilitator"),
    }
    return line(Text(roles.get(person.role, ""), size=11))
