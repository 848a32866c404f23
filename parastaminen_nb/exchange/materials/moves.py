"""Where everybody goes: a slip for each person, and a list for the wall for each round."""

from __future__ import annotations

from typing import Any, Final

from parastaminen_nb.core.names import in_order
from parastaminen_nb.exchange.materials.basis import Basis
from parastaminen_nb.exchange.materials.marks import marked
from parastaminen_nb.exchange.materials.office import Text, cut_short, fitted
from parastaminen_nb.exchange.materials.word import Word
from parastaminen_nb.exchange.materials.word_parts import CUT, Edge, cell, line, row, table

_MOST_ON_A7: Final = 4
_MOST_ON_TWO_LINES: Final = 8
_TITLE_AT: Final = 52.0
_TITLE_WIDE: Final = 42.0
"""Where a case's title begins on a slip, and the room it has there, in millimetres. A title has
fewer wide letters than `fitted` reckons with."""
_LIST_TALL: Final = 225.0
"""What a page leaves for the names, in millimetres."""

_A4_TALL: Final = 295.6
"""Millimetres: what printers and Word leave of a page's 297 for rows without margins."""


def move_slips(basis: Basis) -> bytes:
    """A slip for everybody who rotates: eight on an A4 page (A7), or four (A6) where there are
    many rounds, with lines to cut along."""
    _, seating = basis.words, basis.seating
    rounds = seating.rotation.rounds
    down = 4 if rounds <= _MOST_ON_A7 else 2
    wide, tall = 105.0, _A4_TALL / down
    word = Word(_("Slips for people: {title}", title=basis.title), _.language, margins=(0.3, 0))
    people = seating.rotation.people
    rows = []
    for place in range(0, len(people), 2):
        pair = people[place : place + 2]
        edges = {"bottom": CUT}
        cells = [
            cell(
                wide,
                *_slip(person, basis),
                edges=edges | ({"right": CUT} if not column else {}),
                pad=(7, 8),
            )
            for column, person in enumerate(pair)
        ]
        if len(pair) == 1:
            cells.append(cell(wide))
        rows.append(row(*cells, tall=tall, exact=True))
    word.put(table((wide, wide), *rows, pad=(0, 0)))
    return word.saved()


def _slip(person: str, basis: Basis) -> list[Any]:
    _, seating = basis.words, basis.seating
    name = basis.whole_names.get(person, person)
    unit = cut_short(seating.units.get(person, ""), 44)
    lines = [
        line(Text(name, size=20 if len(name) < 22 else 16 if len(name) < 30 else 13, bold=True)),
        line(Text(unit, size=11, ink="ink-muted"), after=7),
    ]
    rounds = seating.rotation.rounds
    # A small slip has a line for each round; on a large one a long title takes two.
    letters = 34 if _MOST_ON_A7 < rounds <= _MOST_ON_TWO_LINES else 20
    lines += [_move(person, number, basis, letters) for number in range(1, rounds + 1)]
    return lines


def _move(person: str, number: int, basis: Basis, letters: int) -> Any:
    _, seating = basis.words, basis.seating
    part, key = basis.rounds.get(number), seating.case_at(person, number)
    case = basis.case(key)
    first = Text(_("Round {round}", round=number), size=12)
    when = Text(f"\t{part.starts if part and basis.workshop.starts_at else '→'}\t", size=12)
    where = Text(f" {seating.seat_words(person, number, _)}", size=15, bold=True)
    what = Text("")
    if case:
        title = cut_short(basis.case_title(case), letters)
        size = 12 if letters > 20 else fitted(12, len(title), _TITLE_WIDE)
        what = Text(f"\t{title}", size=size)
    tabs = (21, 33, _TITLE_AT)
    return line(first, when, *marked(key, 6.2), where, what, tabs=tabs, indent=_TITLE_AT, after=3)


def wall_lists(basis: Basis) -> bytes:
    """A page for every round, to hang on the wall: names in the order of the alphabet, each with
    its table."""
    _, rotation = basis.words, basis.seating.rotation
    word = Word(
        _("Lists for the wall: {title}", title=basis.title),
        _.language,
        margins=(15, 16),
        foot=basis.title,
    )
    for number in range(1, rotation.rounds + 1):
        part = basis.rounds.get(number)
        name = basis.round_name(number)
        said = [Text(name)]
        if part and basis.workshop.starts_at:
            said.append(Text(f"   {part.span}", ink="ink-muted"))
        word.put(line(*said, style="Title", new_page=number > 1))
        word.put(line(Text(_("Find your name and go to that table"), size=14), after=8))
        word.put(_list(number, basis, word.wide))
    return word.saved()


def _list(number: int, basis: Basis, wide: float) -> Any:
    _, seating = basis.words, basis.seating
    keys = sorted(seating.rotation.people, key=lambda key: in_order(seating.names[key]))
    columns = 2 if len(keys) <= 60 else 3
    down = -(-len(keys) // columns)
    # A name may go on below itself; the table it goes to never does.
    label = 30.0 if columns == 2 else 22.0
    gap = 5.0
    name = (wide - (columns - 1) * gap) / columns - label
    # As large as a page holds, for those who stand some steps away.
    longest = max(len(seating.names[key]) for key in keys)
    size = fitted(min(22.0, _LIST_TALL / down / 0.6), longest, name - 3, least=11)
    widths = [
        width for column in range(columns) for width in ([gap] if column else []) + [name, label]
    ]
    rule = {"bottom": Edge(ink="line")}
    rows = []
    for place in range(down):
        cells: list[Any] = []
        for column in range(columns):
            at = column * down + place
            if column:
                cells.append(cell(gap))
            if at >= len(keys):
                cells += [cell(name), cell(label)]
                continue
            case = seating.case_at(keys[at], number)
            seat = Text(f" {seating.seat_words(keys[at], number, _)}", size=size, bold=True)
            cells += [
                cell(name, line(Text(seating.names[keys[at]], size=size)), edges=rule, middle=True),
                cell(
                    label,
                    line(*marked(case, size * 0.42), seat),
                    edges=rule,
                    fill=f"{case}-tint" if case else "",
                    middle=True,
                ),
            ]
        rows.append(row(*cells))
    return table(widths, *rows, pad=(size * 0.05, 1.5))
