"""The slides of a workshop: welcome, agenda, cases, who goes where in every round, feedback."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import product
from typing import Any, Final, TypeVar

from parastaminen_nb.core.agenda import Kind
from parastaminen_nb.core.rotation import Table
from parastaminen_nb.core.workshop import CARD_QUESTIONS, Case
from parastaminen_nb.exchange.materials.basis import Basis
from parastaminen_nb.exchange.materials.deck import Box, Deck
from parastaminen_nb.exchange.materials.join_sheet import qr_png
from parastaminen_nb.exchange.materials.layouts import MARGIN, TALL, WIDE
from parastaminen_nb.exchange.materials.marks import SHAPES
from parastaminen_nb.exchange.materials.office import Text, cut_short, fitted

_Thing = TypeVar("_Thing")

_TOP: Final = 44.0
_ACROSS: Final = WIDE - 2 * MARGIN
_DOWN: Final = TALL - _TOP - 18
_GAP: Final = 6.0
_PARTS_ON_ONE: Final = 9
_LEAST: Final = 16.0
"""Points: what is still read from the last row."""


def slides(basis: Basis) -> bytes:
    """The whole deck, in the order in which it is shown."""
    deck = Deck(basis.title, basis.words.language)
    _welcome(deck, basis)
    _agenda(deck, basis)
    for case in basis.workshop.cases:
        _case(deck, case, basis)
    _discussion(deck, basis)
    if basis.rotation:
        grid = _Grid.of(basis)
        for number in range(1, basis.rotation.rounds + 1):
            _round(deck, number, grid, basis)
    _feedback(deck, basis)
    _close(deck, basis)
    return deck.saved()


def _welcome(deck: Deck, basis: Basis) -> None:
    _, workshop = basis.words, basis.workshop
    moment = " · ".join(filter(None, (basis.day, basis.hours)))
    told = bool(workshop.code)
    slide = deck.opening(
        basis.title, [workshop.organisation, moment, workshop.aim], wide=190 if told else 290
    )
    if told:
        _joining(deck, slide, basis)
    deck.notes(slide, _said(basis, Kind.TOGETHER))


def _joining(deck: Deck, slide: Any, basis: Basis) -> None:
    """The picture, the address and the code, or the code alone, at the right."""
    _, code = basis.words, basis.workshop.code
    left, wide, link = WIDE - 112.0, 92.0, basis.join_link
    white = "on-primary"
    if link:
        label = _("A picture that leads to the participants' page")
        deck.picture(slide, qr_png(link), (left, 24, wide, wide), label)
        size = fitted(22, len(basis.typed_address), wide, least=_LEAST)
        address = [Text(basis.typed_address, size=size, bold=True, ink=white)]
        lines = [address, [Text(_("Code"), size=16, ink=white)]]
    else:
        lines = [[Text(_("Join with this code"), size=20, ink=white)]]
    lines.append([Text(code, size=36, bold=True, ink=white)])
    deck.words(slide, (left, 120 if link else 70, wide, 40), lines)


def _agenda(deck: Deck, basis: Basis) -> None:
    _ = basis.words
    parts = [part for part in basis.parts if part.segment.kind is not Kind.MOVE]
    pages = _shared(parts, _PARTS_ON_ONE)
    for place, page in enumerate(pages, start=1):
        slide = deck.page(_paged(_("Agenda"), place, len(pages)))
        lines = [
            [
                Text(f"{part.starts}\t", size=24, bold=True, ink="primary"),
                Text(_.say(part.segment.full_name), size=24),
                Text(f"   {part.segment.minutes} min", size=18, ink="ink-muted"),
            ]
            for part in page
        ]
        deck.words(slide, (MARGIN, _TOP, _ACROSS, _DOWN), lines, tabs=(36,), after=7)


def _case(deck: Deck, case: Case, basis: Basis) -> None:
    _ = basis.words
    label = _("Case {letter}", letter=case.letter)
    slide = deck.page(basis.case_title(case), case=case.key, label=label)
    told = " · ".join(filter(None, (case.presenter, case.unit)))
    if told:
        deck.words(
            slide, (MARGIN + 34, 40, _ACROSS - 34, 10), [[Text(told, size=20, ink="ink-muted")]]
        )
    said, asked = case.description.strip(), case.card.ask.strip()
    # A card that nobody has described yet tells at least what came of it.
    said = said or case.card.did.strip() or case.card.problem.strip()
    if said:
        size = _size(len(said))
        deck.words(slide, (MARGIN, 60, _ACROSS, 62), [[Text(said, size=size)]])
    if asked:
        question = CARD_QUESTIONS["ask"]
        lines = [
            [Text(_(question), size=18, bold=True, ink=f"{case.key}-ink")],
            [Text(asked, size=min(20, _size(len(asked))))],
        ]
        deck.words(slide, (MARGIN, 126, _ACROSS, 42), lines, tint=f"{case.key}-tint", after=3)
    card = (f"{_.say(question)}\n{answer}" for question, answer in case.card.filled())
    deck.notes(slide, "\n\n".join(card))


def _discussion(deck: Deck, basis: Basis) -> None:
    _, question = basis.words, basis.workshop.question
    if not (question or basis.prompts):
        return
    slide = deck.page(question or _("At the tables"))
    lines = [[Text(prompt, size=28)] for prompt in basis.prompts]
    if lines:
        deck.words(slide, (MARGIN, _TOP + 8, _ACROSS, _DOWN - 8), lines, after=16)
    deck.notes(slide, _said(basis, Kind.ROUND))


@dataclass(frozen=True)
class _Grid:
    """How the tables of a round lie on slides, the same in every round. Sizes in points."""

    across: int
    down: int
    wide: float
    tall: float
    columns: int
    size: float

    @classmethod
    def of(cls, basis: Basis) -> _Grid:
        """On as few slides as keep all names of all rounds readable, and then as large as can be.

        Where names are too long for that, they go on below themselves on few large cards.
        """
        seating = basis.seating
        rounds = [seating.rotation.tables(n + 1) for n in range(seating.rotation.rounds)]
        most = max(len(table.people) for tables in rounds for table in tables)
        longest = max(len(seating.names[key]) for key in seating.rotation.people)
        tables = max(map(len, rounds))
        grids = [
            cls._laid(across, down, columns, most, longest)
            for across, down, columns in product(range(1, 5), (1, 2), (1, 2))
        ]
        readable = [grid for grid in grids if grid.size >= _LEAST]
        if not readable:
            return replace(cls._laid(min(3, tables), 1, 1, most, longest), size=_LEAST)
        return min(readable, key=lambda grid: grid._cost(tables))

    @classmethod
    def _laid(cls, across: int, down: int, columns: int, most: int, longest: int) -> _Grid:
        wide = (_ACROSS - _GAP * (across - 1)) / across
        tall = (_DOWN - _GAP * (down - 1)) / down
        size = min(28.0, (tall - 23) / -(-most // columns) / 0.44)
        size = fitted(size, longest, (wide - 8) / columns, least=1)
        return cls(across, down, wide, tall, columns, size)

    def _cost(self, tables: int) -> tuple[float, ...]:
        """Slides first, then places that stay empty, then small letters."""
        slides = -(-tables // (self.across * self.down))
        return slides, slides * self.across * self.down - tables, -self.size

    def boxes(self) -> Iterator[Box]:
        """Where the tables of one slide lie, row by row."""
        for row in range(self.down):
            for column in range(self.across):
                x = MARGIN + column * (self.wide + _GAP)
                yield x, _TOP + row * (self.tall + _GAP), self.wide, self.tall


def _round(deck: Deck, number: int, grid: _Grid, basis: Basis) -> None:
    """Who goes where: a card for each table, on as many slides as keep the names readable."""
    tables = basis.seating.rotation.tables(number)
    pages = _shared(tables, grid.across * grid.down)
    part = basis.rounds.get(number)
    name = basis.round_name(number)
    if part and basis.workshop.starts_at:
        name = f"{name}   {part.span}"
    for place, page in enumerate(pages, start=1):
        slide = deck.page(_paged(name, place, len(pages)))
        for table, box in zip(page, grid.boxes(), strict=False):
            _table(deck, slide, table, box, grid, basis)
        deck.notes(slide, _said(basis, Kind.MOVE))


def _table(  # noqa: PLR0913, PLR0917 - where, what and how
    deck: Deck, slide: Any, table: Table, box: Box, grid: _Grid, basis: Basis
) -> None:
    x, y, wide, tall = box
    known, case = table.case in SHAPES, basis.case(table.case)
    side, ink = 14.0, f"{table.case}-ink" if table.case in SHAPES else ""
    deck.ground(slide, box, f"{table.case}-tint" if known else "sunken")
    if known:
        deck.mark(slide, table.case, (x + 4, y + 4, side, side))
    label = [Text(table.label, size=26, bold=True, ink=ink)]
    if case:
        title = cut_short(basis.case_title(case), 26)
        size = fitted(18, len(title), wide - side - 30, least=14)
        label.append(Text(f"  {title}", size=size))
    deck.words(slide, (x + side + 8, y + 4, wide - side - 10, side), [label], middle=True)
    names = [basis.seating.names[key] for key in table.people]
    down, room = -(-len(names) // grid.columns), (wide - 8) / grid.columns
    for column in range(grid.columns):
        below = names[column * down : (column + 1) * down]
        place = (x + 4 + column * room, y + 21, room, tall - 22)
        deck.words(slide, place, [[Text(name, size=grid.size)] for name in below])


def _feedback(deck: Deck, basis: Basis) -> None:
    _ = basis.words
    slide = deck.page(_("Tell how it went"))
    lines = [
        [
            Text(
                _("Answer with your phone. It takes two minutes, and nobody sees who answered."),
                size=28,
            )
        ]
    ]
    link = basis.join_link
    deck.words(slide, (MARGIN, _TOP + 8, 180 if link else _ACROSS, 60), lines, after=12)
    if link:
        label = _("A picture that leads to the participants' page")
        deck.picture(slide, qr_png(link), (WIDE - MARGIN - 92, _TOP + 4, 92, 92), label)
        address = [
            [Text(basis.typed_address, size=22, bold=True)],
            [Text(basis.workshop.code, size=28, bold=True, ink="primary")],
        ]
        deck.words(slide, (WIDE - MARGIN - 92, _TOP + 100, 92, 26), address)
    deck.notes(slide, _said(basis, Kind.FEEDBACK))


def _close(deck: Deck, basis: Basis) -> None:
    _ = basis.words
    deck.opening(_("Thank you"), [_("What you wrote is kept. Try one thing at home.")], wide=290)


def _said(basis: Basis, kind: Kind) -> str:
    """What whoever leads the first part of a kind says and does."""
    for part in basis.parts:
        if part.segment.kind is kind:
            return basis.words.say(part.segment.to_do)
    return ""


def _shared(things: Sequence[_Thing], most: int) -> list[Sequence[_Thing]]:
    """On as many slides as are needed, as evenly as can be."""
    pages = -(-len(things) // most)
    each = -(-len(things) // max(1, pages))
    return [things[at : at + each] for at in range(0, len(things), each)] if things else []


def _paged(title: str, place: int, pages: int) -> str:
    return f"{title} ({place}/{pages})" if pages > 1 else title


def _size(letters: int) -> float:
    return 26 if letters < 330 else 22 if letters < 480 else 18 if letters < 640 else _LEAST
