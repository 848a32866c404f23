"""Reading the workbook of a plan, so that nothing vanishes and nothing changes silently."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any, Final

from parastaminen_nb.core.agenda import Agenda
from parastaminen_nb.core.crowd import crowd_of
from parastaminen_nb.core.differences import Planned
from parastaminen_nb.core.editing import relettered
from parastaminen_nb.core.workshop import Workshop
from parastaminen_nb.exchange.files import File, Source, open_file
from parastaminen_nb.exchange.plan_book import agenda as agenda_sheet
from parastaminen_nb.exchange.plan_book import basics as basics_sheet
from parastaminen_nb.exchange.plan_book import cases as cases_sheet
from parastaminen_nb.exchange.plan_book import people as people_sheet
from parastaminen_nb.exchange.plan_book import prompts as prompts_sheet
from parastaminen_nb.exchange.plan_book import todos as todos_sheet
from parastaminen_nb.exchange.plan_book.basics import Basics
from parastaminen_nb.exchange.plan_book.fields import Rows
from parastaminen_nb.exchange.plan_book.people_list import read_people_list
from parastaminen_nb.exchange.plan_book.plan_read import PlanRead
from parastaminen_nb.exchange.plan_book.sheets import FIELDS, NEEDED, PLAN, sheets_of
from parastaminen_nb.exchange.plan_book.size import refuse_large
from parastaminen_nb.exchange.plan_book.trouble import Trouble
from parastaminen_nb.exchange.plan_book.unread import unread
from parastaminen_nb.exchange.table import Sheet
from parastaminen_nb.i18n import translator


def read_plan_book(
    source: Source | bytes, base: Planned | None = None, *, today: date | None = None
) -> PlanRead:
    """Read a workbook made by `write_plan_book`, in whatever language, order and state it is.

    `base` is the plan as it stands (a `Live`, a `Draft`): rows are known again by their keys, and
    a cell that still holds what was written stays exactly as it is in the plan. `today` helps to
    guess the year of "to 11.3.". Raises `WorkshopError` where the file is no workbook, too large,
    protected, or holds nothing of a plan. Everything else is a trouble, and the rest is read.
    """
    if isinstance(source, bytes):
        source = ("plan.xlsx", source)
    refuse_large(source)
    file = open_file(source)
    return _Reading(source, file, base, today).read()


class _Reading:
    def __init__(
        self, source: Source, file: File, base: Planned | None, today: date | None
    ) -> None:
        self.source, self.file, self.base, self.today = source, file, base, today
        self.troubles: list[Trouble] = []

    def read(self) -> PlanRead:
        sheets, notes = sheets_of(self.file)
        self.troubles += notes
        if not sheets or (set(sheets) == {people_sheet.NAME} and self._is_list(sheets)):
            return read_people_list(self.source, self.file.name, self.base)
        base = Basics(self.base.workshop, self.base.agenda) if self.base else None
        self.troubles += unread(self.source, self.file, sheets)
        if basics_sheet.NAME in sheets:
            sheet = sheets[basics_sheet.NAME]
            basics = basics_sheet.read_basics(sheet, base, self.today, self.troubles)
        else:
            basics = base or Basics(Workshop("workshop", ""), Agenda())
        workshop, agenda = basics
        workshop, letters = self._cases(sheets, workshop)
        rows = self._rows(sheets, prompts_sheet.NAME, workshop.prompts)
        if rows:
            prompts = prompts_sheet.read_prompts(rows, workshop.prompts)
            workshop = replace(workshop, prompts=prompts)
        rows = self._rows(sheets, agenda_sheet.NAME, agenda.segments)
        if rows:
            segments = agenda_sheet.read_segments(rows, agenda.segments)
            agenda = replace(agenda, segments=segments)
        rows = self._rows(sheets, people_sheet.NAME, workshop.people)
        if rows:
            people = people_sheet.read_people(rows, letters, workshop.people)
            workshop = replace(workshop, people=people)
        else:
            workshop = replace(workshop, people=relettered(workshop.people, letters))
        named = todos_sheet.named(workshop.todos, workshop.place, translator("en"))
        rows = self._rows(sheets, todos_sheet.NAME, named)
        if rows:
            workshop = replace(workshop, todos=todos_sheet.read_todos(rows, workshop.todos))
        self.troubles += PLAN.missing(sheets)
        self._tell_crowd(workshop)
        order = [sheet.name for sheet in self.file.sheets]
        self.troubles.sort(key=lambda t: order.index(t.sheet) if t.sheet in order else -1)
        return PlanRead(workshop, agenda, tuple(self.troubles), tuple(sheets))

    def _cases(
        self, sheets: Mapping[str, Sheet], workshop: Workshop
    ) -> tuple[Workshop, dict[str, str]]:
        rows = self._rows(sheets, cases_sheet.NAME, workshop.cases, cases_sheet.KEY)
        if not rows:
            return workshop, {case.key: case.key for case in workshop.cases}
        cases, letters = cases_sheet.read_cases(rows)
        return replace(workshop, cases=cases), letters

    def _rows(
        self,
        sheets: Mapping[str, Sheet],
        name: str,
        things: Sequence[Any],
        key: str = "",
    ) -> Rows | None:
        """The rows of a sheet; None where it is not there or lacks the one column it needs."""
        if name not in sheets:
            return None
        known = {thing.key: thing for thing in things}
        more: dict[str, Any] = {"key_label": key} if key else {}
        more |= {"ignored": _RECKONED.get(name, ()), "alone": self.base is None}
        rows = Rows(sheets[name], FIELDS[name], known, troubles=self.troubles, **more)
        return rows if rows.can_be_read(NEEDED[name]) else None

    def _is_list(self, sheets: Mapping[str, Sheet]) -> bool:
        rows = Rows(sheets[people_sheet.NAME], people_sheet.FIELDS, {})
        return not rows.has_keys

    def _tell_crowd(self, workshop: Workshop) -> None:
        """Say what a crowd asks of rooms and presenters, before somebody books too few."""
        found = crowd_of(workshop)
        if found is None or not found.offers:
            return
        self.troubles += map(Trouble.remark, found.sentences)


_RECKONED: Final = {
    agenda_sheet.NAME: agenda_sheet.RECKONED,
    todos_sheet.NAME: (todos_sheet.DAY,),
}
"""Columns that are only shown."""
