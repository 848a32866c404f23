"""The sheets that are only to look at: the first one, which explains, and the rotation."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from parastaminen_nb.core.errors import N_
from parastaminen_nb.core.people import told_apart
from parastaminen_nb.core.rotation import Rotation
from parastaminen_nb.core.workshop import Workshop
from parastaminen_nb.exchange.mixing import mixing_told
from parastaminen_nb.exchange.printed import Printed
from parastaminen_nb.i18n import Translator

if TYPE_CHECKING:
    from parastaminen_nb.exchange.paper import Paper, Style

ABOUT: Final = N_("Read this first")
ROTATION: Final = N_("Rotation")


def about_sheet(paper: Paper, title: str, _: Translator) -> None:
    """What the workbook is, how to fill it in, and how it comes back."""
    from parastaminen_nb.exchange.paper import Style

    said, heading = Style(wrap=True), Style(size=14, bold=True, low=True)
    warned = Style(wrap=True, bold=True)
    lines = [
        (title, Style(size=20, bold=True, wrap=True)),
        (_("This is the plan of one workshop. Change it here and read it in again."), said),
        (_("How to fill it in"), heading),
        (_("1. Each sheet is one part of the plan; its first row says what stands where."),
         said),
        (_("2. Choose a cell to see what is expected. Some cells have a list to choose from."),
         said),
        (_("3. A new person, case or part of the agenda is a new row. To remove one, delete "
           "its row. To move one, move its row."), said),
        (_("4. Grey words are the usual ones, or are reckoned. Write over the usual ones if "
           "you like."), said),
        (_("5. The grey key at the edge of a sheet stays as it is: by it a row is known again "
           "when its name has changed. A new row has none."), said),
        (_("6. Save the file as an Excel workbook (.xlsx)."), said),
        (_("How it comes back"), heading),
        (_("Open the plan in Parastaminen, go to “Plan in Excel” and open this file. First "
           "you see what would change and what could not be read. Nothing changes before you "
           "accept it, and it can be taken back."), said),
        (_("What you cannot change here"), heading),
        (_("Who sits where: the sheet Rotation is only to look at and is not read back. "
           "Comments and feedback are not in this file."), said),
        (_("People's names, addresses and needs are personal data. Send this file only to "
           "those who need it, and delete it when the plan is in."), warned),
    ]  # fmt: skip
    explained(paper, lines)


def explained(paper: Paper, lines: Sequence[tuple[str, Style]]) -> None:
    """Paragraphs to read before anything is filled in, on one upright page."""
    from parastaminen_nb.exchange.paper import PORTRAIT
    from parastaminen_nb.exchange.plan_book.tables import only_shown

    paper.widths(PORTRAIT + 15)
    paper.pages(upright=True, fitted=True)
    paper.sheet.sheet_view.showGridLines = False
    for row, (text, style) in enumerate(lines, start=1):
        paper.put(row, 1, text, style)
        length = 1 + (len(text) - 1) // (86 if style.size <= 11 else 44)
        paper.tall(row, (2.0 * style.size if style.bold and style.size > 11 else 16.5) * length)
    only_shown(paper)


def rotation_sheet(paper: Paper, rotation: Rotation, workshop: Workshop, _: Translator) -> None:
    """Who sits where, only to look at."""
    from parastaminen_nb.exchange.paper import Style
    from parastaminen_nb.exchange.plan_book import tables

    plan = Printed.of(rotation, workshop.people, workshop.cases)
    note = _("This sheet is only to look at: who sits where is not read back.")
    paper.put(1, 1, note, Style(bold=True))
    heads = [_("Name"), _("Unit")]
    heads += [_("Round {round}", round=n) for n in range(1, rotation.rounds + 1)]
    for place, head in enumerate(heads, start=1):
        tables.put(paper, 2, place, head, tables.HEAD)
    names = told_apart(workshop.people)
    for row, key in enumerate(rotation.people, start=3):
        tables.put(paper, row, 1, names.get(key, key), Style(line=True, bold=True))
        tables.put(paper, row, 2, plan.units.get(key, ""), tables.PLAIN)
        for number in range(1, rotation.rounds + 1):
            look = Style(line=True, centred=True, case=plan.case_at(key, number))
            tables.put(paper, row, 2 + number, plan.seat_words(key, number, _), look)
    for row, told in enumerate(mixing_told(rotation, names, _), start=4 + len(rotation.people)):
        paper.put(row, 1, told, Style())
    paper.widths(30, 24, *[12] * rotation.rounds)
    paper.sheet.freeze_panes = "B3"
    paper.pages(upright=rotation.rounds <= 3, fitted=True, head=2)
    tables.only_shown(paper)
