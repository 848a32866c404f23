"""The same workshop on another platform, such as Howspace: page by page what to put there."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final

from parastaminen_nb.core.agenda import Kind
from parastaminen_nb.core.feedback import OPEN_QUESTION, SCALES
from parastaminen_nb.core.workshop import Case
from parastaminen_nb.exchange.materials.basis import Basis
from parastaminen_nb.exchange.materials.marks import marked
from parastaminen_nb.exchange.materials.office import Text
from parastaminen_nb.exchange.materials.word import Word
from parastaminen_nb.exchange.materials.word_parts import LINE, cell, line, row, table

_FEW: Final = 12
"""So many lines are kept on one page."""
_KIND_WIDE: Final = 38.0


@dataclass(frozen=True)
class Widget:
    """What to put on a page, and the lines to copy into it."""

    kind: str
    lines: tuple[str | Text, ...]


@dataclass(frozen=True)
class Page:
    """A page of the platform. `case` is the key of the case it is about."""

    title: str
    widgets: tuple[Widget, ...]
    case: str = ""


def platform_outline(basis: Basis) -> bytes:
    """A page of the platform under each heading: its widgets, and the texts to copy into them."""
    _ = basis.words
    title = _("Content for a platform: {title}", title=basis.title)
    word = Word(title, _.language, margins=(16, 18), foot=basis.title)
    how = _(
        "Make a page for every heading, and put on it what stands in the left column, in that "
        "order. Copy the texts of the right column as they are. Platforms call the parts of a "
        "page by different names."
    )
    word.put(line(Text(title), style="Title"), line(Text(how), after=6))
    for number, page in enumerate(_pages(basis), start=1):
        word.put(*_written(number, page, word.wide))
    return word.saved()


def _pages(basis: Basis) -> Iterator[Page]:
    _ = basis.words
    yield Page(_("Welcome"), tuple(_welcome(basis)))
    if basis.parts:
        parts = [part for part in basis.parts if part.segment.kind is not Kind.MOVE]
        lines = tuple(f"{part.starts}  {_.say(part.segment.full_name)}" for part in parts)
        yield Page(_("Agenda"), (Widget(_("Text"), lines),))
    for case in basis.workshop.cases:
        title = _("Case {letter}: {title}", letter=case.letter, title=basis.case_title(case))
        yield Page(title, tuple(_of_case(case, basis)), case.key)
    yield Page(_("Feedback and next steps"), tuple(_close(basis)))


def _welcome(basis: Basis) -> Iterator[Widget]:
    _ = basis.words
    moment = " · ".join(filter(None, (basis.day, basis.hours, basis.where)))
    hello = _(
        "Welcome. We get to know practices that already work, and everyone chooses one thing to "
        "try in their own work."
    )
    yield Widget(_("Heading"), (basis.title,))
    yield Widget(_("Text"), tuple(filter(None, (moment, basis.workshop.aim, hello))))
    asked = _("Who are you, and where do you come from? One sentence is enough.")
    yield Widget(_("Conversation"), (asked,))


def _of_case(case: Case, basis: Basis) -> Iterator[Widget]:
    _, question = basis.words, basis.workshop.question
    yield Widget(_("Heading"), (basis.case_title(case),))
    told = " · ".join(filter(None, (case.presenter, case.unit)))
    if said := tuple(filter(None, (told, case.description.strip()))):
        yield Widget(_("Text"), said)
    card: list[str | Text] = []
    for asked, answer in case.card.filled():
        card += [Text(_.say(asked), bold=True), answer]
    if card:
        yield Widget(_("Text that can be folded"), tuple(card))
    for number in sorted(basis.rounds) or [1]:
        first = ": ".join(filter(None, (basis.round_name(number), question)))
        yield Widget(_("Conversation"), (Text(first, bold=True), *basis.prompts))


def _close(basis: Basis) -> Iterator[Widget]:
    _ = basis.words
    yield Widget(_("Text"), (_("Tell how it went. The answers are anonymous."),))
    for scale in SCALES.values():
        yield Widget(_("Scale from 1 to 5"), (_(scale),))
    yield Widget(_("Open question without names"), (_(OPEN_QUESTION),))
    yield Widget(_("Text"), (_("What you wrote is kept. Try one thing at home."),))


def _written(number: int, page: Page, wide: float) -> list[Any]:
    before = [*marked(page.case, 8), Text("  ")] if page.case else []
    rows = [
        row(
            cell(_KIND_WIDE, line(Text(widget.kind, bold=True)), fill="page"),
            cell(
                wide - _KIND_WIDE,
                *(line(Text(s) if isinstance(s, str) else s, after=2) for s in widget.lines),
            ),
            whole=len(widget.lines) <= _FEW,
        )
        for widget in page.widgets
    ]
    return [
        line(exact=10),
        line(*before, Text(f"{number}. {page.title}"), style="Heading1", keep=True),
        table((_KIND_WIDE, wide - _KIND_WIDE), *rows, lines=LINE),
    ]
