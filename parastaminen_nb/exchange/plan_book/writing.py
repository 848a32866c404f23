"""Writing the workbook of a plan: nine sheets that people understand and can fill in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from parastaminen_nb.core.agenda import Agenda
from parastaminen_nb.core.rotation import Rotation
from parastaminen_nb.core.workshop import Workshop
from parastaminen_nb.exchange.plan_book import basics as basics_sheet
from parastaminen_nb.exchange.plan_book import cases as cases_sheet
from parastaminen_nb.exchange.plan_book import people as people_sheet
from parastaminen_nb.exchange.plan_book import prompts as prompts_sheet
from parastaminen_nb.exchange.plan_book.shown import ABOUT, ROTATION, about_sheet, rotation_sheet
from parastaminen_nb.i18n import Translator

if TYPE_CHECKING:
    from parastaminen_nb.exchange.plan_book.book import Book


def write_plan_book(
    workshop: Workshop, agenda: Agenda, rotation: Rotation | None, translator: Translator
) -> bytes:
    """The plan as an xlsx file in the translator's language; `read_plan_book` reads it.

    The same plan gives the same bytes at any moment and on any machine. A text that is longer
    than a cell holds (32,767 characters) is cut there; read against the plan, it is unchanged.
    """
    from parastaminen_nb.exchange.plan_book.agenda_table import write_agenda
    from parastaminen_nb.exchange.plan_book.basics_table import write_basics
    from parastaminen_nb.exchange.plan_book.book import Book
    from parastaminen_nb.exchange.plan_book.todos_table import write_todos

    _ = translator
    title = workshop.title or _("A workshop without a title yet")
    book = Book(title, _)
    about_sheet(book.sheet(ABOUT), title, _)
    # It stands second, and is filled when the agenda's columns are known.
    basics = book.sheet(basics_sheet.NAME)
    _write_cases(book, workshop)
    _write_prompts(book, workshop)
    columns = write_agenda(book, workshop, agenda)
    write_basics(book, basics, workshop, agenda, columns)
    _write_people(book, workshop)
    write_todos(book, workshop)
    if rotation is not None:
        rotation_sheet(book.sheet(ROTATION), rotation, workshop, _)
    return book.content()


def _write_cases(book: Book, workshop: Workshop) -> None:
    from parastaminen_nb.exchange.plan_book import tables

    paper = book.sheet(cases_sheet.NAME)
    rows = tables.Rows(
        cases_sheet.FIELDS,
        workshop.cases,
        lambda case: case.letter,
        cases_sheet.KEY,
        letters=True,
    )
    tables.fill(paper, rows, "Cases", book.words)
    paper.sheet.freeze_panes = "C2"
    # The card does not fit on one page: two abreast, with letter and title on both.
    paper.sheet.page_setup.fitToWidth = 2
    paper.sheet.print_title_cols = "A:B"


def _write_prompts(book: Book, workshop: Workshop) -> None:
    from parastaminen_nb.exchange.plan_book import tables

    paper = book.sheet(prompts_sheet.NAME)
    rows = tables.Rows(
        prompts_sheet.FIELDS, workshop.prompts, lambda p: p.key, grey=prompts_sheet.is_usual
    )
    tables.fill(paper, rows, "Prompts", book.words)
    paper.sheet.freeze_panes = "A2"


def _write_people(book: Book, workshop: Workshop) -> None:
    from parastaminen_nb.exchange.plan_book import tables

    paper = book.sheet(people_sheet.NAME)
    rows = tables.Rows(people_sheet.FIELDS, workshop.people, lambda p: p.key)
    tables.fill(paper, rows, "People", book.words)
    paper.sheet.freeze_panes = "B2"
