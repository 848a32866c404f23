"""Slips to print from a rotation: a small one for every person, a large sheet for every table."""

from __future__ import annotations

from typing import Final

from parastaminen_nb.core.rotation import Table
from parastaminen_nb.exchange.paper import LANDSCAPE, PORTRAIT, TALL, Paper, Style
from parastaminen_nb.exchange.printed import Printed
from parastaminen_nb.i18n import Translator

_GAP: Final = 6
_NAME_TALL, _UNIT_TALL, _ROUND_TALL, _CUT_TALL = 24.0, 15.0, 19.0, 14.0


def person_slips(paper: Paper, plan: Printed, _: Translator) -> None:
    """Two slips side by side, as many below each other as a page holds whole."""
    rounds = plan.rotation.rounds
    slip = (PORTRAIT - _GAP) / 2
    paper.widths(16, slip - 16, _GAP, 16, slip - 16)
    paper.pages(upright=True, fitted=False)
    tall = _NAME_TALL + _UNIT_TALL + rounds * _ROUND_TALL + _CUT_TALL
    a_page = max(1, int(TALL // tall))
    people = plan.rotation.people
    pairs = [people[place : place + 2] for place in range(0, len(people), 2)]
    row = 1
    for number, pair in enumerate(pairs, start=1):
        for place, person in enumerate(pair):
            _slip(paper, plan, person, row, 1 + 3 * place, _)
        paper.tall(row, _NAME_TALL)
        paper.tall(row + 1, _UNIT_TALL)
        for below in range(rounds):
            paper.tall(row + 2 + below, _ROUND_TALL)
        paper.tall(row + 2 + rounds, _CUT_TALL)
        row += 3 + rounds
        if number % a_page == 0 and number < len(pairs):
            paper.page_ends(row - 1)
    paper.ends(row - 1, 5)


def _slip(paper: Paper, plan: Printed, person: str, row: int, column: int, _: Translator) -> None:
    # Name and unit run on over the empty cell beside them.
    paper.put(row, column, plan.names[person], Style(size=16, bold=True))
    paper.put(row + 1, column, plan.units.get(person, ""), Style())
    for number in range(1, plan.rotation.rounds + 1):
        at, case = row + 1 + number, plan.case_at(person, number)
        title = plan.titles.get(case, "")
        where = plan.seat_words(person, number, _)
        paper.put(at, column, _("Round {round}", round=number), Style(line=True))
        words = f"{where}   {title}" if title else where
        style = Style(size=14, bold=True, line=True, shrink=True, case=case)
        paper.put(at, column + 1, words, style)
    for place in (column, column + 1):
        paper.put(row + 2 + plan.rotation.rounds, place, None, Style(cut=True))


def table_sheets(paper: Paper, plan: Printed, _: Translator) -> None:
    """A page for every table, to lie on it: who sits there, round by round."""
    rounds = plan.rotation.rounds
    paper.widths(*[LANDSCAPE / rounds] * rounds)
    paper.pages(upright=False, fitted=False)
    places = list(plan.places())
    row = 1
    for number, (label, at) in enumerate(places, start=1):
        keys = {table.case for table in at if table}
        case = keys.pop() if len(keys) == 1 else ""
        title = plan.titles.get(case, "")
        paper.put(row, 1, _("Table {label}", label=label), Style(size=44, bold=True))
        paper.tall(row, 60)
        paper.put(row + 1, 1, title, Style(size=20))
        paper.tall(row + 1, 30)
        for place, table in enumerate(at, start=1):
            round_name = _("Round {round}", round=place)
            named = f"{round_name}   {table.label}" if table and not case else round_name
            paper.put(row + 2, place, named, Style(size=14, head=True))
            _names(paper, plan, table, row + 3, place)
        paper.tall(row + 2, 26)
        row += 3 + max(len(table.people) for table in at if table)
        if number < len(places):
            paper.page_ends(row - 1)
    paper.ends(row - 1, rounds)


def _names(paper: Paper, plan: Printed, table: Table | None, row: int, column: int) -> None:
    style = Style(size=18, shrink=True, line=True)
    for below, name in enumerate([plan.names[key] for key in table.people] if table else ["–"]):
        paper.put(row + below, column, name, style)
        paper.tall(row + below, 34)
