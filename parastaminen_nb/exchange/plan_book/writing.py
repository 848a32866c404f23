"""Writing the workbook of a plan: nine sheets that people understand and can fill in."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING, Any, Final
from zoneinfo import ZoneInfo

from parastaminen_nb.core.agenda import Agenda
from parastaminen_nb.core.errors import N_
from parastaminen_nb.core.rotation import Rotation
from parastaminen_nb.core.workshop import Workshop
from parastaminen_nb.exchange.plan_book import agenda as agenda_sheet
from parastaminen_nb.exchange.plan_book import basics as basics_sheet
from parastaminen_nb.exchange.plan_book import cases as cases_sheet
from parastaminen_nb.exchange.plan_book import people as people_sheet
from parastaminen_nb.exchange.plan_book import prompts as prompts_sheet
from parastaminen_nb.exchange.plan_book import todos as todos_sheet
from parastaminen_nb.exchange.plan_book.basics import USUAL_START, Basics
from parastaminen_nb.exchange.plan_book.fields import Field
from parastaminen_nb.exchange.plan_book.shown import about_sheet, rotation_sheet
from parastaminen_nb.exchange.plan_book.start_formula import begin_formula, start_formula
from parastaminen_nb.i18n import Translator

if TYPE_CHECKING:
    from parastaminen_nb.exchange.paper import Paper

ABOUT: Final = N_("Read this first")
ROTATION: Final = N_("Rotation")
LEFT: Final = N_("Minutes left over")
LAST_ROW: Final = 500
"""Formulas look at the agenda down to here."""
_MINUTE: Final = timedelta(minutes=1)
_ANY_DAY: Final = date(2001, 1, 15)
"""A day on which no clock changes."""
_DAY_ZERO: Final = date(1899, 12, 30)
"""Where Excel begins to count."""


def write_plan_book(
    workshop: Workshop, agenda: Agenda, rotation: Rotation | None, translator: Translator
) -> bytes:
    """The plan as an xlsx file in the translator's language; `read_plan_book` reads it.

    The same plan gives the same bytes at any moment and on any machine. A text that is longer
    than a cell holds (32,767 characters) is cut there; read against the plan, it is unchanged.
    """
    return _Book(workshop, agenda, rotation, translator).content()


class _Book:
    def __init__(
        self, workshop: Workshop, agenda: Agenda, rotation: Rotation | None, _: Translator
    ) -> None:
        from openpyxl import Workbook

        self.workshop, self.agenda, self.rotation, self.words = workshop, agenda, rotation, _
        self.workbook = Workbook()
        self.workbook.remove(self.workbook.active)
        self.workbook.calculation.fullCalcOnLoad = True
        self.reckoned: dict[str, dict[str, float]] = {}

    def content(self) -> bytes:
        from parastaminen_nb.exchange.plan_book.reckoned import with_values
        from parastaminen_nb.exchange.settled import settled

        title = self.workshop.title or self.words("A workshop without a title yet")
        about_sheet(self._sheet(ABOUT), title, self.words)
        # The agenda's columns have to be known where the basics reckon with them.
        basics = self._sheet(basics_sheet.NAME)
        self._cases()
        self._prompts()
        agenda_fields = self._agenda(basics_sheet_name=self.words(basics_sheet.NAME))
        self._basics(basics, agenda_fields)
        self._people()
        self._todos(basics_sheet_name=self.words(basics_sheet.NAME))
        if self.rotation is not None:
            rotation_sheet(self._sheet(ROTATION), self.rotation, self.workshop, self.words)
        self.workbook.properties.title = title
        self.workbook.properties.language = self.words.language
        return with_values(settled(self.workbook), self.reckoned)

    def _sheet(self, name: str) -> Paper:
        from parastaminen_nb.exchange.paper import Paper

        sheet = self.workbook.create_sheet(self.words(name))
        sheet.sheet_view.zoomScale = 100
        return Paper(sheet)

    def _value(self, paper: Paper, cell: str, value: float | None) -> None:
        if value is not None:
            place = self.workbook.worksheets.index(paper.sheet) + 1
            self.reckoned.setdefault(f"xl/worksheets/sheet{place}.xml", {})[cell] = value

    def _basics(self, paper: Paper, agenda_fields: list[Field]) -> None:

        from parastaminen_nb.exchange.paper import Style
        from parastaminen_nb.exchange.plan_book import tables

        _ = self.words
        basics = Basics(self.workshop, self.agenda)
        for place, head in enumerate(basics_sheet.HEADS, start=1):
            tables.put(paper, 1, place, _(head), tables.HEAD)
        paper.widths(34, 52, 74)
        row, at = 1, {}
        for one in basics_sheet.FIELDS:
            if one.name == "agenda.minutes" and self.agenda.minutes == self.workshop.minutes:
                continue
            row += 1
            at[one.name] = row
            tables.put(paper, row, 1, _(one.label), Style(line=True, bold=True, wrap=True))
            form = tables.day_form(_) if one.name == "day" else one.form
            cell = tables.put(paper, row, 2, one.cell(basics, _), tables.PLAIN, form)
            cell.alignment = _left()
            tables.faint(tables.put(paper, row, 3, tables.expected_words(one, _), tables.PLAIN))
            tables.check_cells(paper, one, f"B{row}", _)
            told = tables.expected_words(one, _)
            tables.fit_height(paper, row, [(one.cell(basics, _), 52), (told, 74)])
        start, length = f"B{at['start']}", f"B{at['workshop.minutes']}"
        end = paper.sheet.cell(at["end"], 2)
        end.value = f'=IF({start}="","",MOD({start}+{length}/1440,1))'
        if basics.ends is not None:
            self._value(paper, end.coordinate, _day_part(basics.ends))
        row += 1
        whole = f"B{at.get('agenda.minutes', at['workshop.minutes'])}"
        self._left_over(paper, row, [one.name for one in agenda_fields], whole, start)
        tables.as_table(paper, "Basics", row, 3)
        paper.sheet.freeze_panes = "B2"
        paper.tall(1, 22)
        paper.pages(upright=False, fitted=True, head=1)

    def _left_over(self, paper: Paper, row: int, names: list[str], whole: str, start: str) -> None:
        from openpyxl.utils import get_column_letter

        from parastaminen_nb.exchange.paper import Style
        from parastaminen_nb.exchange.plan_book import tables

        _, agenda = self.words, self.agenda
        sheet = _(agenda_sheet.NAME).replace("'", "''")

        def column(letter: str) -> str:
            return f"'{sheet}'!{letter}2:{letter}{LAST_ROW}"

        lengths = [
            column(get_column_letter(2 + names.index(name)))
            for name in ("minutes", "move")
            if name in names
        ]
        if "track" in names:
            # What is held at the same time does not add up.
            over = f"SUMPRODUCT(MAX({column('A')}+{lengths[0]}/1440))"
            used = f"-ROUND(({over}-{begin_formula(start)})*1440,0)"
            over_at = self._starts()[-1].astimezone(UTC)
            left = agenda.minutes - (over_at - self._begins().astimezone(UTC)) // _MINUTE
            told = _("It is reckoned: from the end of the last part to the end of the workshop. "
                     "Below zero the agenda does not fit.")  # fmt: skip
        else:
            used = "".join(f"-SUM({cells})" for cells in lengths)
            left = agenda.slack
            told = _("It is reckoned: the length without the parts of the agenda. Below zero the "
                     "agenda does not fit.")  # fmt: skip
        tables.put(paper, row, 1, _(LEFT), Style(line=True, bold=True, wrap=True))
        cell = tables.put(paper, row, 2, None, tables.PLAIN)
        cell.value = f"={whole}{used}"
        cell.alignment = _left()
        tables.faint(cell)
        self._value(paper, cell.coordinate, left)
        tables.faint(tables.put(paper, row, 3, told, tables.PLAIN))

    def _cases(self) -> None:
        from parastaminen_nb.exchange.plan_book import tables

        paper = self._sheet(cases_sheet.NAME)
        rows = tables.Rows(
            cases_sheet.FIELDS,
            self.workshop.cases,
            lambda case: case.letter,
            cases_sheet.KEY,
            letters=True,
        )
        tables.fill(paper, rows, "Cases", self.words)
        paper.sheet.freeze_panes = "C2"
        # The card does not fit on one page: two abreast, with letter and title on both.
        paper.sheet.page_setup.fitToWidth = 2
        paper.sheet.print_title_cols = "A:B"

    def _prompts(self) -> None:
        from parastaminen_nb.exchange.plan_book import tables

        paper = self._sheet(prompts_sheet.NAME)
        prompts = self.workshop.prompts
        rows = tables.Rows(
            prompts_sheet.FIELDS, prompts, lambda p: p.key, grey=prompts_sheet.is_usual
        )
        tables.fill(paper, rows, "Prompts", self.words)
        paper.sheet.freeze_panes = "A2"

    def _agenda(self, basics_sheet_name: str) -> list[Field]:
        from openpyxl.utils import get_column_letter
        from openpyxl.worksheet.table import TableFormula

        from parastaminen_nb.exchange.plan_book import tables

        _, segments = self.words, self.agenda.segments
        paper = self._sheet(agenda_sheet.NAME)
        rows = tables.Rows(
            agenda_sheet.FIELDS, segments, lambda s: s.key, grey=agenda_sheet.is_usual
        )
        fields = tables.fill(paper, rows, "Agenda", _, before=1)
        tables.put(paper, 1, 1, _(agenda_sheet.STARTS), tables.HEAD)
        paper.sheet.column_dimensions["A"].width = 9
        names = [one.name for one in fields]

        columns: dict[str, str] = {
            name: str(get_column_letter(2 + names.index(name)))
            for name in ("minutes", "fixed_start", "move", "track")
            if name in names
        }
        start_row = 2 + [one.name for one in basics_sheet.FIELDS].index("start")
        first = f"'{basics_sheet_name}'!$B${start_row}"
        for row, starts in enumerate(self._starts()[:-1], start=2):
            cell = tables.put(paper, row, 1, None, tables.MIDDLE, "h:mm")
            cell.value = start_formula(row, columns, first)
            tables.faint(cell)
            self._value(paper, cell.coordinate, _day_part(starts.time()))
        table = paper.sheet.tables["Agenda"]
        table._initialise_columns()  # else they have names only when it saves
        for place, head in enumerate(table.tableColumns, start=1):
            head.name = paper.sheet.cell(1, place).value
        if segments:
            formula = start_formula(2, columns, first)
            table.tableColumns[0].calculatedColumnFormula = TableFormula(attr_text=formula[1:])
        paper.sheet.freeze_panes = "E2"
        return fields

    def _starts(self) -> list[datetime]:
        """The local start of each part, and when all is over; at the usual hour where none is
        chosen."""
        return [self.workshop.local(moment) for moment in self.agenda.starts(self._begins())]

    def _begins(self) -> datetime:
        workshop = self.workshop
        at = workshop.starts_at
        if at is None:
            at = datetime.combine(_ANY_DAY, USUAL_START, ZoneInfo(workshop.zone))
        return workshop.local(at)

    def _people(self) -> None:
        from parastaminen_nb.exchange.plan_book import tables

        paper = self._sheet(people_sheet.NAME)
        rows = tables.Rows(people_sheet.FIELDS, self.workshop.people, lambda p: p.key)
        tables.fill(paper, rows, "People", self.words)
        paper.sheet.freeze_panes = "B2"

    def _todos(self, basics_sheet_name: str) -> None:
        from openpyxl.utils import get_column_letter
        from openpyxl.worksheet.table import TableFormula

        from parastaminen_nb.exchange.plan_book import tables

        _, workshop = self.words, self.workshop
        paper = self._sheet(todos_sheet.NAME)
        todos = todos_sheet.named(workshop.todos, workshop.place, _)
        rows = tables.Rows(
            todos_sheet.FIELDS, todos, lambda todo: todo.key, grey=todos_sheet.is_usual
        )
        fields = tables.fill(paper, rows, "Checklist", _, before=1)
        tables.put(paper, 1, 1, _(todos_sheet.DAY), tables.HEAD)
        paper.sheet.column_dimensions["A"].width = 14
        days = get_column_letter(2 + [one.name for one in fields].index("days"))
        day_row = 2 + [one.name for one in basics_sheet.FIELDS].index("day")
        day = f"'{basics_sheet_name}'!$B${day_row}"
        for row, todo in enumerate(todos, start=2):
            cell = tables.put(paper, row, 1, None, tables.MIDDLE, tables.day_form(_))
            cell.value = _due_formula(row, days, day)
            tables.faint(cell)
            if workshop.day is not None:
                due = workshop.day - timedelta(days=todo.days)
                self._value(paper, cell.coordinate, (due - _DAY_ZERO).days)
        table = paper.sheet.tables["Checklist"]
        table._initialise_columns()  # else they have names only when it saves
        for place, head in enumerate(table.tableColumns, start=1):
            head.name = paper.sheet.cell(1, place).value
        if todos:
            formula = TableFormula(attr_text=_due_formula(2, days, day)[1:])
            table.tableColumns[0].calculatedColumnFormula = formula
        paper.sheet.freeze_panes = "C2"


def _due_formula(row: int, days: str, day: str) -> str:
    """When something is due; nothing while the workshop has no day."""
    return f'=IF(OR({day}="",{days}{row}=""),"",{day}-{days}{row})'


def _left() -> Any:
    from openpyxl.styles import Alignment

    return Alignment(horizontal="left", vertical="top", wrap_text=True)


def _day_part(hour: time) -> float:
    seconds = timedelta(hours=hour.hour, minutes=hour.minute, seconds=hour.second)
    return seconds / timedelta(days=1)
