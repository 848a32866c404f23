"""A rotation as a workbook to read and to print: its quality in words, people, tables, slips."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from parastaminen_nb.core.errors import Sentence
from parastaminen_nb.core.rotation import Rotation
from parastaminen_nb.core.rotation.alternatives import MODES
from parastaminen_nb.core.rotation.sizing import span
from parastaminen_nb.core.workshop import Case, Person
from parastaminen_nb.exchange.printed import Printed, unmet_words
from parastaminen_nb.i18n import Translator

if TYPE_CHECKING:
    from parastaminen_nb.exchange.paper import Paper, Style


def rotation_workbook(
    rotation: Rotation,
    people: Sequence[Person],
    cases: Sequence[Case],
    _: Translator,
    *,
    ways: Sequence[Sentence] = (),
) -> bytes:
    """The rotation as an xlsx file: its quality, person by round, table by round, and two sheets
    of slips to print. `ways` are what would help where rules are not kept.

    The same rotation gives the same bytes at any moment and on any machine.
    """
    from openpyxl import Workbook

    from parastaminen_nb.exchange.paper import Paper
    from parastaminen_nb.exchange.settled import settled
    from parastaminen_nb.exchange.slips import person_slips, table_sheets

    plan = Printed.of(rotation, people, cases)
    workbook = Workbook()
    workbook.remove(workbook.active)

    def sheet(name: str) -> Paper:
        return Paper(workbook.create_sheet(name))

    _quality(sheet(_("Quality")), plan, ways, _)
    _people(sheet(_("People")), plan, _)
    _tables(sheet(_("Tables")), plan, _)
    person_slips(sheet(_("Slips for people")), plan, _)
    table_sheets(sheet(_("Sheets for tables")), plan, _)
    return settled(workbook)


def _quality(paper: Paper, plan: Printed, ways: Sequence[Sentence], _: Translator) -> None:
    from parastaminen_nb.exchange.paper import PORTRAIT, Style

    paper.widths(PORTRAIT)
    paper.pages(upright=True, fitted=False)
    for row, (text, style) in enumerate(_lines(plan, ways, _, Style), start=1):
        paper.put(row, 1, text, style)
        # Nobody else reckons the height of a row in which text is wrapped.
        lines = 1 + (len(text) - 1) // 78
        paper.tall(row, 2.2 * style.size if style.bold else 16.0 * lines)


def _lines(
    plan: Printed, ways: Sequence[Sentence], _: Translator, style: type[Style]
) -> Iterator[tuple[str, Style]]:
    """What is wrong comes first; then how good the rotation is; then how it came about."""
    rotation, said = plan.rotation, style(wrap=True)
    title, heading = style(size=20, bold=True), style(size=14, bold=True, low=True)
    yield _("Rotation"), title
    broken = rotation.conflicts(plan.names)
    if broken:
        yield unmet_words(len(broken), _), heading
        for sentence in broken:
            yield f"• {_.say(sentence)}", said
    if ways:
        yield _("What would help"), heading
        for way in ways:
            yield f"• {_.say(way)}", said
    yield _("How people mix"), heading
    for sentence in (*rotation.quality().sentences(), *rotation.notes()):
        yield _.say(sentence), said
    yield _("How this rotation was made"), heading
    yield _.plural("{n} person rotates.", "{n} people rotate.", n=len(rotation.people)), said
    yield (
        _(
            "Cases: {cases}. Rounds: {rounds}. People at a table: {sizes}.",
            cases=len(rotation.cases),
            rounds=rotation.rounds,
            sizes=span(rotation.size.least, rotation.size.most),
        ),
        said,
    )
    yield _("Way: {mode}.", mode=Sentence(MODES[rotation.mode])), said
    yield (
        _(
            "The same people, rules and seed {seed} always give this same rotation.",
            seed=rotation.seed,
        ),
        said,
    )


def _people(paper: Paper, plan: Printed, _: Translator) -> None:
    from parastaminen_nb.exchange.paper import Style

    rotation = plan.rotation
    rounds = range(1, rotation.rounds + 1)
    head, plain = Style(head=True, wrap=True), Style(line=True)
    middle = Style(head=True, wrap=True, centred=True)
    paper.widths(30, 22, *[12] * rotation.rounds, 14)
    paper.pages(upright=rotation.rounds <= 3, fitted=True, head=1)
    paper.sheet.freeze_panes = "B2"
    paper.put(1, 1, _("Name"), head)
    paper.put(1, 2, _("Unit"), head)
    for number in rounds:
        paper.put(1, 2 + number, _("Round {round}", round=number), middle)
    paper.put(1, 3 + rotation.rounds, _("New people met"), middle)
    paper.tall(1, 32)
    met = dict(zip(rotation.people, rotation.quality().new_faces, strict=True))
    for row, person in enumerate(rotation.people, start=2):
        paper.put(row, 1, plan.names[person], Style(line=True, bold=True))
        paper.put(row, 2, plan.units.get(person, ""), plain)
        for number in rounds:
            case = plan.case_at(person, number)
            seat = Style(line=True, centred=True, bold=True, shrink=True, case=case)
            paper.put(row, 2 + number, plan.seat_words(person, number, _), seat)
        paper.put(row, 3 + rotation.rounds, met[person], Style(line=True, centred=True))
    paper.sheet.auto_filter.ref = paper.sheet.dimensions


def _tables(paper: Paper, plan: Printed, _: Translator) -> None:
    from parastaminen_nb.exchange.paper import Style

    rounds = plan.rotation.rounds
    paper.widths(12, *[max(28.0, min(34.0, 110 / rounds))] * rounds)
    paper.pages(upright=rounds <= 2, fitted=True, head=1)
    paper.sheet.freeze_panes = "B2"
    paper.put(1, 1, _("Table"), Style(head=True))
    for number in range(1, rounds + 1):
        paper.put(1, 1 + number, _("Round {round}", round=number), Style(head=True))
    paper.tall(1, 20)
    for row, (label, at) in enumerate(plan.places(), start=2):
        keys = {table.case for table in at if table}
        case = next(iter(keys)) if len(keys) == 1 else ""
        paper.put(row, 1, label, Style(size=14, bold=True, line=True, wrap=True, case=case))
        for number, table in enumerate(at, start=1):
            names = [plan.names[person] for person in table.people] if table else []
            head = [table.label] if table and len(keys) > 1 else []
            head += plan.hosts_at(table.label, number, _) if table else []
            style = Style(line=True, wrap=True)
            paper.put(row, 1 + number, "\n".join([*head, *names]) or "–", style)
        most = max(
            len(table.people) + (len(keys) > 1) + len(plan.hosts_at(table.label, number, _))
            for number, table in enumerate(at, start=1)
            if table
        )
        paper.tall(row, 15.5 * most + 6)
