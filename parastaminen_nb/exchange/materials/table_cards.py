"""Cards that lie on the tables: which case is here, and who sits here in every round."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

from parastaminen_nb.core.rotation import Table
from parastaminen_nb.core.workshop import Case
from parastaminen_nb.exchange.materials.basis import Basis
from parastaminen_nb.exchange.materials.marks import mark, marked
from parastaminen_nb.exchange.materials.office import Text, fitted
from parastaminen_nb.exchange.materials.word import Word
from parastaminen_nb.exchange.materials.word_parts import CUT, Edge, cell, line, row, table

_MARGIN: Final = 12.0
_HALF: Final = 147.8
_NAMES_ON_HALF: Final = 10
_ROUNDS_ON_HALF: Final = 5


def table_cards(basis: Basis) -> bytes:
    """Two cards on an A4 page with a line to cut along (A5 each); one where a table has many
    people or there are many rounds, which then lie in rows below one another."""
    _, places = basis.words, list(basis.seating.places())
    most = max(len(one.people) for _label, at in places for one in at if one)
    rounds = basis.seating.rotation.rounds
    halves = most <= _NAMES_ON_HALF and rounds <= _ROUNDS_ON_HALF
    word = Word(
        _("Table cards: {title}", title=basis.title),
        _.language,
        margins=(0.3, _MARGIN),
    )
    rows = []
    for number, (label, at) in enumerate(places):
        cut = {"bottom": CUT} if halves and number % 2 == 0 else {}
        inside = _card(label, at, basis, word.wide)
        tall = _HALF if halves else 2 * _HALF
        rows.append(row(cell(word.wide, *inside, edges=cut, pad=(10, 0)), tall=tall, exact=True))
    word.put(table((word.wide,), *rows, pad=(0, 0)))
    return word.saved()


def _card(label: str, at: Sequence[Table | None], basis: Basis, wide: float) -> list[Any]:
    _ = basis.words
    keys = {one.case for one in at if one}
    case = basis.case(keys.pop()) if len(keys) == 1 else None
    most = max(len(one.people) for one in at if one)
    longest = max(len(basis.seating.names[key]) for one in at if one for key in one.people)
    below = -(-len(at) // _ROUNDS_ON_HALF)
    across = -(-len(at) // below)
    size = fitted(_size(across, most), longest, wide / across - 3, least=10)
    parts = [*_head(label, case, basis, wide)]
    for first in range(0, len(at), across):
        rounds = list(enumerate(at, start=1))[first : first + across]
        parts += [line(exact=8), _seats(rounds, case, basis, wide / across, size)]
    return [*parts, line(exact=1)]


def _seats(
    rounds: Sequence[tuple[int, Table | None]],
    case: Case | None,
    basis: Basis,
    width: float,
    size: float,
) -> Any:
    """Some rounds beside one another, and below each who sits here."""
    rule = {"bottom": Edge(ink="line-strong")}
    heads, names = [], []
    for number, one in rounds:
        part = basis.rounds.get(number)
        words = [Text(basis.round_name(number), size=12, bold=True)]
        if part:
            words.append(Text(f"  {part.span}", size=10.5, ink="ink-muted"))
        said = [line(*words)]
        if one and not case:
            said.append(_named(one, basis))
        heads.append(cell(width, *said, edges=rule))
        names.append(cell(width, *_names(one, basis, size)))
    return table([width] * len(rounds), row(*heads), row(*names), pad=(1.2, 1))


def _head(label: str, case: Case | None, basis: Basis, wide: float) -> list[Any]:
    _ = basis.words
    named = line(Text(_("Table {label}", label=label), size=40, bold=True))
    if case is None:
        question = basis.workshop.question
        return [named, line(Text(question, size=13, ink="ink-muted"))]
    side = 34
    told = ", ".join(filter(None, (case.presenter, case.unit)))
    beside = [
        named,
        line(Text(basis.case_title(case), size=19, bold=True, ink=f"{case.key}-ink")),
        line(Text(told, size=12, ink="ink-muted")),
    ]
    head = row(
        cell(side + 8, line(mark(case.key, side)), middle=True),
        cell(wide - side - 8, *beside, middle=True),
    )
    return [table((side + 8, wide - side - 8), head, pad=(0, 0))]


def _named(one: Table, basis: Basis) -> Any:
    """Which case the table takes in a round, where it is not always the same."""
    case = basis.case(one.case)
    words = Text(f" {basis.case_title(case)}" if case else one.label, size=12, bold=True)
    return line(*marked(one.case, 5), words)


def _size(rounds: int, most: int) -> float:
    """Points for the names of so many rounds, so many below each other."""
    beside = 20 if rounds <= 3 else 15 if rounds <= 4 else 12
    return min(beside, 20 if most <= 6 else 16 if most <= 8 else 13)


def _names(one: Table | None, basis: Basis, size: float) -> list[Any]:
    if one is None:
        return [line(Text("–", size=size))]
    return [line(Text(basis.seating.names[key], size=size), after=2) for key in one.people]
