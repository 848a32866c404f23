"""Writing a path's sheets: as a workbook of their own, and for that of the whole workshop."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time
from typing import TYPE_CHECKING, Any, Final

from parastaminen_nb.core.errors import N_
from parastaminen_nb.core.live import Live
from parastaminen_nb.exchange.cells import Column, SheetPlan, Value
from parastaminen_nb.exchange.path_book import experiments as experiments_sheet
from parastaminen_nb.exchange.path_book import meetings as meetings_sheet
from parastaminen_nb.exchange.path_book import readings as readings_sheet
from parastaminen_nb.exchange.path_book import reports as reports_sheet
from parastaminen_nb.exchange.path_book.naming import Naming
from parastaminen_nb.exchange.plan_book.fields import KEY, Field
from parastaminen_nb.exchange.plan_book.shown import explained
from parastaminen_nb.exchange.plan_book.spreadsheet_time import day_part
from parastaminen_nb.exchange.table import Cell
from parastaminen_nb.i18n import Translator

if TYPE_CHECKING:
    from parastaminen_nb.exchange.paper import Paper

ABOUT: Final = N_("About the path")
_LAST_NAMED: Final = 500
"""The row down to which a list of names offers what is written."""
_KEY_WIDTH: Final = 18


@dataclass(frozen=True)
class _Sheet:
    """A sheet: its name, the name of its table, its columns and its things, each with a key."""

    name: str
    table: str
    fields: tuple[Field, ...]
    things: Sequence[Any]
    frozen: int = 1
    grey: Callable[[Any, str], bool] = lambda _thing, _field: False


def write_path_book(live: Live, today: date, _: Translator) -> bytes:
    """The path as an xlsx file in the translator's language; `read_path_book` reads it.

    How experiments stand is told as of `today`. The same path gives the same bytes on any machine.
    """
    from parastaminen_nb.exchange.plan_book import tables
    from parastaminen_nb.exchange.plan_book.book import Book

    title = live.workshop.title or _("A workshop without a title yet")
    book = Book(title, _)
    _about(book.sheet(ABOUT), title, today, _)
    for sheet in _sheets(live, today, _):
        paper = book.sheet(sheet.name)
        fields = [_dated(one, _) for one in sheet.fields]
        rows = tables.Rows(fields, sheet.things, lambda thing: thing.key, grey=sheet.grey)
        tables.fill(paper, rows, sheet.table, _)
        paper.sheet.freeze_panes = "BC"[sheet.frozen - 1] + "2"
        if sheet.name == experiments_sheet.NAME:
            # It does not fit on one page: two abreast, with the name on both.
            paper.sheet.page_setup.fitToWidth = 2
            paper.sheet.print_title_cols = "A:A"
    return book.content()


def path_sheets(live: Live, today: date, _: Translator) -> Iterator[SheetPlan]:
    """The same sheets for a larger workbook; those without a row are left away."""
    for sheet in _sheets(live, today, _):
        if not sheet.things:
            continue
        fields = [_dated(one, _) for one in sheet.fields]
        columns = [
            Column(_(one.label), one.width, one.wrap, one.form, bold=place == 0)
            for place, one in enumerate(fields)
        ]
        columns.append(Column(_(KEY), _KEY_WIDTH))
        rows = [
            [*(_value(one.cell(thing, _)) for one in fields), thing.key] for thing in sheet.things
        ]
        yield SheetPlan(_(sheet.name), columns, rows, frozen=sheet.frozen)


def _sheets(live: Live, today: date, _: Translator) -> Iterator[_Sheet]:
    path = live.path
    meetings = Naming(path.meetings, (), reports_sheet.NO_MEETING)
    experiments = Naming(path.experiments, (), readings_sheet.NO_EXPERIMENT)
    cells = tuple(
        f"'{_(name)}'!$A$2:$A${_LAST_NAMED}"
        for name in (meetings_sheet.NAME, experiments_sheet.NAME)
    )
    yield _Sheet(
        meetings_sheet.NAME,
        "Meetings",
        (*meetings_sheet.FIELDS, *meetings_sheet.only_shown(_coming(live))),
        path.meetings,
        grey=meetings_sheet.is_usual,
    )
    fields = experiments_sheet.fields_of(live.workshop)
    # How it stands is what is looked for first, so it comes right after the name.
    shown = experiments_sheet.only_shown(path, today)
    yield _Sheet(
        experiments_sheet.NAME, "Experiments", (fields[0], *shown, *fields[1:]), path.experiments
    )
    yield _Sheet(
        readings_sheet.NAME,
        "Readings",
        (*readings_sheet.fields_of(experiments, cells[1]), *readings_sheet.only_shown(path)),
        readings_sheet.counted(path),
    )
    yield _Sheet(
        reports_sheet.NAME,
        "Told",
        reports_sheet.fields_of(meetings, experiments, (cells[0], cells[1])),
        reports_sheet.heard(path),
        frozen=2,
    )


def _coming(live: Live) -> dict[str, tuple[int, int]]:
    """For each meeting how many of those on the list come, and how many do not."""
    there = {person.key for person in live.workshop.people}
    told: Counter[tuple[str, bool]] = Counter(
        (one.meeting, one.coming) for one in live.path.replies if one.person in there
    )
    return {it.key: (told[it.key, True], told[it.key, False]) for it in live.path.meetings}


def _dated(one: Field, _: Translator) -> Field:
    """A column of days, written as the reader does."""
    from parastaminen_nb.exchange.plan_book.tables import day_form

    is_day = one.check is not None and one.check.kind == "date"
    return replace(one, form=day_form(_)) if is_day else one


def _value(cell: Cell) -> Value:
    """A cell as the larger workbook holds it: days as moments, hours as parts of a day."""
    if isinstance(cell, time):
        return day_part(cell)
    if isinstance(cell, date) and not isinstance(cell, datetime):
        return datetime.combine(cell, time())
    assert cell is None or isinstance(cell, str | int | float | datetime)
    return cell


def _about(paper: Paper, title: str, today: date, _: Translator) -> None:
    from parastaminen_nb.exchange.paper import Style

    said, heading = Style(wrap=True), Style(size=14, bold=True, low=True)
    lines = [
        (title, Style(size=20, bold=True, wrap=True)),
        (_("This is the path after one workshop, as it stands on {day}. Change it here and "
           "read it in again.", day=today), said),
        (_("How to fill it in"), heading),
        (_("1. A new meeting, experiment, number or story is a new row. Leave its key empty."),
         said),
        (_("2. What was counted and told names its experiment and its meeting as they stand on "
           "their own sheets; a list offers the names."), said),
        (_("3. How it stands, what was last counted and how many come are reckoned, and not "
           "read back."), said),
        (_("4. The grey key at the edge of a sheet stays as it is: by it a row is known again "
           "when its name has changed."), said),
        (_("5. A row that you delete does not vanish from the path by itself: you are asked."),
         said),
        (_("6. Save the file as an Excel workbook (.xlsx)."), said),
        (_("How it comes back"), heading),
        (_("Open the path in Parastaminen, go to “Path in Excel and on paper” and open this file. "
           "First you see what would change and what could not be read. Nothing changes before "
           "you accept it, and it can be taken back."), said),
        (_("Names of those who are responsible are personal data. Send this file only to those "
           "who need it."), Style(wrap=True, bold=True)),
    ]  # fmt: skip
    explained(paper, lines)
