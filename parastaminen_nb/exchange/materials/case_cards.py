"""The cases' cards: one page a case, to be read at the table in two minutes."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from parastaminen_nb.core.workshop import Case
from parastaminen_nb.exchange.materials.basis import Basis
from parastaminen_nb.exchange.materials.marks import mark
from parastaminen_nb.exchange.materials.office import Text
from parastaminen_nb.exchange.materials.word import Word
from parastaminen_nb.exchange.materials.word_parts import Edge, cell, line, row, table


def told(case: Case) -> bool:
    """Whether there is anything to read on the card of this case."""
    return bool(case.description.strip() or any(case.card.filled()))


def case_cards(basis: Basis, cases: Sequence[Case]) -> bytes:
    """A page for every one of these cases."""
    _ = basis.words
    word = Word(
        _("Case cards: {title}", title=basis.title), _.language, margins=(16, 18), foot=basis.title
    )
    for place, case in enumerate(cases):
        if place:
            word.put(line(new_page=True, exact=1))
        word.put(*_page(case, basis, word.wide))
    return word.saved()


def _page(case: Case, basis: Basis, wide: float) -> list[Any]:
    _ = basis.words
    side, ink = 22, f"{case.key}-ink"
    told_by = " · ".join(filter(None, (case.presenter, case.unit)))
    answers = [(_.say(question), answer) for question, answer in case.card.filled()]
    # Seven long answers still keep to one page.
    size = _size(sum(map(len, [case.description, *(answer for _question, answer in answers)])))
    head = row(
        cell(side + 8, line(mark(case.key, side, _("Case {letter}", letter=case.letter)))),
        cell(
            wide - side - 8,
            line(Text(basis.case_title(case), size=24), style="Heading1"),
            line(Text(told_by, size=12, ink="ink-muted")),
            middle=True,
        ),
    )
    page = [table((side + 8, wide - side - 8), head, pad=(1, 0))]
    if case.description.strip():
        said = line(Text(case.description.strip(), size=size + 1))
        tinted = row(cell(wide, said, fill=f"{case.key}-tint", pad=(3, 4)))
        page += [line(exact=8), table((wide,), tinted)]
    page.append(line(exact=6))
    rule = {"bottom": Edge(ink="line")}
    rows = [
        row(
            cell(48, line(Text(question, size=size, bold=True, ink=ink)), edges=rule),
            cell(wide - 48, line(Text(answer, size=size)), edges=rule),
        )
        for question, answer in answers
    ]
    if rows:
        page.append(table((48, wide - 48), *rows, pad=(2.2, 1.5)))
    return page


def _size(letters: int) -> float:
    """Points: large where there is little to read."""
    return 13 if letters < 1700 else 12 if letters < 2300 else 10.5 if letters < 3200 else 9
