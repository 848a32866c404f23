"""Reading the workbook of a plan, so that nothing vanishes and nothing changes silently."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any, Final

from parastaminen_nb.core.agenda import Agenda
from parastaminen_nb.core.crowd import crowd_of
from parastaminen_nb.core.differences import Draft, Planned
from parastaminen_nb.core.errors import N_, NN_, Sentence, WorkshopError
from parastaminen_nb.core.people import Listed
from parastaminen_nb.core.workshop import Person, Role, Workshop
from parastaminen_nb.exchange.files import File, Source, open_file
from parastaminen_nb.exchange.formulas import unsaved_formulas
from parastaminen_nb.exchange.people import read_people_file
from parastaminen_nb.exchange.plan_book import agenda as agenda_sheet
from parastaminen_nb.exchange.plan_book import basics as basics_sheet
from parastaminen_nb.exchange.plan_book import cases as cases_sheet
from parastaminen_nb.exchange.plan_book import people as people_sheet
from parastaminen_nb.exchange.plan_book import prompts as prompts_sheet
from parastaminen_nb.exchange.plan_book import todos as todos_sheet
from parastaminen_nb.exchange.plan_book import values
from parastaminen_nb.exchange.plan_book.basics import Basics
from parastaminen_nb.exchange.plan_book.basics_fields import LEFT
from parastaminen_nb.exchange.plan_book.fields import Rows
from parastaminen_nb.exchange.plan_book.sheets import FIELDS, NEEDED, PARTS, by_columns
from parastaminen_nb.exchange.plan_book.shown import ABOUT, ROTATION
from parastaminen_nb.exchange.plan_book.size import refuse_large
from parastaminen_nb.exchange.plan_book.trouble import Trouble
from parastaminen_nb.exchange.table import Sheet, Skipped
from parastaminen_nb.i18n import translator


@dataclass(frozen=True, slots=True)
class PlanRead:
    """What a workbook says: a whole plan, in which what it does not say is as it was.

    `sheets` are the parts (marked names) that were found. `only_people` tells a list of people,
    which adds to the plan and takes nobody off it.
    """

    workshop: Workshop
    agenda: Agenda
    troubles: tuple[Trouble, ...]
    sheets: tuple[str, ...] = PARTS
    only_people: bool = False

    @property
    def draft(self) -> Draft:
        return Draft(self.workshop, self.agenda)


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
        sheets = self._sheets()
        if not sheets or (set(sheets) == {people_sheet.NAME} and self._is_list(sheets)):
            return self._people_only()
        base = Basics(self.base.workshop, self.base.agenda) if self.base else None
        self._tell_skipped(sheets)
        if basics_sheet.NAME in sheets:
            sheet = sheets[basics_sheet.NAME]
            basics = basics_sheet.read_basics(sheet, base, self.today, self.troubles)
        else:
            basics = base or Basics(Workshop("workshop", ""), Agenda())
        workshop, agenda = basics
        workshop, letters = self._cases(sheets, workshop)
        if prompts_sheet.NAME in sheets:
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
            workshop = replace(workshop, people=_relettered(workshop.people, letters))
        named = todos_sheet.named(workshop.todos, workshop.place, translator("en"))
        rows = self._rows(sheets, todos_sheet.NAME, named)
        if rows:
            workshop = replace(workshop, todos=todos_sheet.read_todos(rows, workshop.todos))
        missing = [Sentence(name) for name in PARTS if name not in sheets]
        if missing:
            blanks = {"n": len(missing), "sheets": tuple(missing)}
            self._note("", Sentence(_NO_SHEETS, blanks))
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
        sheet = sheets[name]
        ignored = _RECKONED.get(name, ())
        more: dict[str, Any] = {"key_label": key} if key else {}
        more |= {"ignored": ignored, "alone": self.base is None}
        rows = Rows(sheet, FIELDS[name], known, troubles=self.troubles, **more)
        needed = NEEDED[name]
        if needed not in rows.columns:
            label = next(one.label for one in FIELDS[name] if one.name == needed)
            why = N_(
                "There is no column “{column}”, so the sheet was not read and its part stays as "
                "it is. Write the heading above the column."
            )
            self.troubles.append(
                Trouble(sheet.name, 0, "", Sentence(why, {"column": Sentence(label)}))
            )
            return None
        return rows

    def _sheets(self) -> dict[str, Sheet]:
        """The sheets of a plan by their marked names: by what they are called, else by columns."""
        found: dict[str, Sheet] = {}
        unknown = []
        shown = values.called(ABOUT) | values.called(ROTATION)
        for sheet in self.file.sheets:
            written = values.plain(sheet.name)
            name = next((name for name in PARTS if written in values.called(name)), None)
            if name and name not in found:
                found[name] = sheet
            elif written not in shown:
                unknown.append(sheet)
        for sheet in unknown:
            name = by_columns(sheet)
            if name is None or name in found:
                if found or len(self.file.sheets) > 1:
                    why = N_("The sheet is none of the plan's and was not read.")
                    self._note(sheet.name, Sentence(why))
                continue
            found[name] = sheet
            if not sheet.name:
                why = N_(
                    "{file} is a text file with columns (CSV), into which only one sheet fits. It "
                    "was read as {sheet}. Save as an Excel workbook (.xlsx) to keep all sheets."
                )
                blanks = {"file": self.file.name, "sheet": Sentence(name)}
            else:
                why = N_("It was read as {sheet}, by its columns.")
                blanks = {"sheet": Sentence(name)}
            self._note(sheet.name, Sentence(why, blanks))
        return {name: found[name] for name in PARTS if name in found}

    def _note(self, sheet: str, why: Sentence) -> None:
        self.troubles.append(Trouble(sheet, 0, "", why, note=True))

    def _is_list(self, sheets: Mapping[str, Sheet]) -> bool:
        rows = Rows(sheets[people_sheet.NAME], people_sheet.FIELDS, {})
        return not rows.has_keys

    def _tell_skipped(self, sheets: Mapping[str, Sheet]) -> None:
        """Sheets of the plan that are empty or hidden, and formulas without a value."""
        ours = frozenset().union(*(values.called(name) for name in PARTS))
        unsaved = self._unsaved()
        for part in self.file.skipped:
            if part.sheet in unsaved or values.plain(part.sheet) not in ours:
                continue
            message = N_("{why} Its part of the plan stays as it is.")
            self.troubles.append(Trouble(part.sheet, 0, "", Sentence(message, {"why": part.why})))
        for sheet in sheets.values():
            cells = [c for c in unsaved.get(sheet.name, ()) if not _reckoned(sheet, c)]
            if cells:
                why = Sentence(_UNSAVED, {"n": len(cells), "cell": cells[0]})
                self.troubles.append(Trouble(sheet.name, 0, "", why))

    def _unsaved(self) -> dict[str, list[str]]:
        if isinstance(self.source, tuple):
            return unsaved_formulas(self.source[1])
        return unsaved_formulas(Path(self.source).read_bytes())

    def _tell_crowd(self, workshop: Workshop) -> None:
        """Say what a crowd asks of rooms and presenters, before somebody books too few."""
        found = crowd_of(workshop)
        if found is None or not found.offers:
            return
        for said in found.sentences:
            self._note("", said)

    def _people_only(self) -> PlanRead:
        """A list of people: it adds to those who are in the plan and takes nobody off."""
        try:
            read = read_people_file(self.source)
        except WorkshopError as trouble:
            raise WorkshopError(
                N_(
                    "{file} holds nothing of a plan: none of its sheets is called {sheets}, and "
                    "it is no list of people. Download the plan as a workbook and fill that in."
                ),
                file=self.file.name,
                sheets=tuple(Sentence(name) for name in PARTS),
            ) from trouble
        workshop = self.base.workshop if self.base else Workshop("workshop", "")
        agenda = self.base.agenda if self.base else Agenda(minutes=workshop.minutes)
        message = NN_(
            "{file} is a list of {n} person, not a whole plan. They are added to the plan or "
            "brought up to date in it; nobody is taken off, and all else stays as it is.",
            "{file} is a list of {n} people, not a whole plan. They are added to the plan or "
            "brought up to date in it; nobody is taken off, and all else stays as it is.",
        )
        blanks = {"file": self.file.name, "n": len(read.people)}
        first = Trouble("", 0, "", Sentence(message, blanks), note=True)
        remarks = [_remark(part) for part in read.remarks]
        people = _joined(workshop.people, read.people)
        return PlanRead(
            replace(workshop, people=people),
            agenda,
            (first, *remarks),
            (people_sheet.NAME,),
            only_people=True,
        )


_RECKONED: Final = {
    agenda_sheet.NAME: (agenda_sheet.STARTS,),
    todos_sheet.NAME: (todos_sheet.DAY,),
}
"""Columns that are only shown."""
_NO_SHEETS: Final = NN_(
    "There is no sheet {sheets} in the workbook. That part stays as it is in the plan.",
    "There are no sheets {sheets} in the workbook. Those parts stay as they are in the plan.",
)
_UNSAVED: Final = NN_(
    "{n} formula has no stored value, in cell {cell}, and was read as empty. Open the file in "
    "Excel or LibreOffice, save it, and choose it again.",
    "{n} formulas have no stored value, the first in cell {cell}, and were read as empty. "
    "Open the file in Excel or LibreOffice, save it, and choose it again.",
)


def _remark(part: Skipped) -> Trouble:
    # A remark about a row tells its place itself.
    return Trouble(part.sheet if part.row is None else "", 0, "", part.why)


def _reckoned(sheet: Sheet, cell: str) -> bool:
    """Whether a cell holds a formula of ours, whose value is not read."""
    letters = "".join(filter(str.isalpha, cell))
    if letters == "A":
        return True
    row = sheet.rows[int(cell[len(letters) :]) - 1]
    ours = values.called(LEFT) | values.called(N_("Ends at"))
    return letters == "B" and values.plain(row[0] if row else None) in ours


def _relettered(people: tuple[Person, ...], letters: Mapping[str, str]) -> tuple[Person, ...]:
    """People whose wishes follow the cases to their new letters."""
    if all(old == new for old, new in letters.items()):
        return people
    return tuple(
        replace(person, wishes=tuple(letters[key] for key in person.wishes if key in letters))
        for person in people
    )


def _joined(known: tuple[Person, ...], read: tuple[Person, ...]) -> tuple[Person, ...]:
    """The people of the plan with what a list says of them, and then those who are new."""
    people = {person.key: person for person in known}
    by_address = {p.email.casefold(): p.key for p in known if p.email}
    names = [p.name.casefold() for p in known]
    by_name = {p.name.casefold(): p.key for p in known if names.count(p.name.casefold()) == 1}
    new = Listed(known)
    for number, person in enumerate(read, start=1):
        key = by_address.get(person.email.casefold()) or by_name.get(person.name.casefold())
        if key is None:
            new.add(person, number)
            continue
        old = people[key]
        people[key] = replace(
            old,
            name=person.name,
            unit=person.unit or old.unit,
            email=person.email or old.email,
            language=person.language or old.language,
            needs=person.needs or old.needs,
            wishes=person.wishes or old.wishes,
            position=person.position or old.position,
            remote=person.remote or old.remote,
            accepted=old.accepted if person.accepted is None else person.accepted,
            role=person.role if person.role is not Role.PARTICIPANT else old.role,
        )
    return (*people.values(), *new.people)
