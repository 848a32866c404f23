"""Which sheets a workbook of ours has, and which of them a sheet is by its columns."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from parastaminen_nb.core.errors import N_, NN_, Sentence
from parastaminen_nb.exchange.files import File
from parastaminen_nb.exchange.plan_book import agenda as agenda_sheet
from parastaminen_nb.exchange.plan_book import basics as basics_sheet
from parastaminen_nb.exchange.plan_book import cases as cases_sheet
from parastaminen_nb.exchange.plan_book import people as people_sheet
from parastaminen_nb.exchange.plan_book import prompts as prompts_sheet
from parastaminen_nb.exchange.plan_book import todos as todos_sheet
from parastaminen_nb.exchange.plan_book import values
from parastaminen_nb.exchange.plan_book.fields import Field
from parastaminen_nb.exchange.plan_book.shown import ABOUT, ROTATION
from parastaminen_nb.exchange.plan_book.trouble import Trouble
from parastaminen_nb.exchange.table import Sheet

_LOOK_AT: Final = 30


@dataclass(frozen=True)
class Parts:
    """The sheets of one kind of workbook by their marked names.

    `fields` are the columns of those that have a row a thing, `needed` the column without which
    such a sheet cannot be read. `shown` are sheets that are only to look at, `listed` those that
    have a field a row, with what the fields are called.
    """

    fields: Mapping[str, Sequence[Field]]
    needed: Mapping[str, str]
    shown: Sequence[str]
    listed: Mapping[str, Sequence[str]] = field(default_factory=dict)

    @property
    def names(self) -> tuple[str, ...]:
        """Those that are read."""
        return (*self.listed, *self.fields)

    def missing(self, found: Mapping[str, Sheet]) -> list[Trouble]:
        """What is to be said of sheets that are not in a workbook."""
        missing = [Sentence(name) for name in self.names if name not in found]
        blanks = {"n": len(missing), "sheets": tuple(missing)}
        return [Trouble.remark(Sentence(_NO_SHEETS, blanks))] if missing else []


_NO_SHEETS: Final = NN_(
    "There is no sheet {sheets} in the workbook. That part stays as it is.",
    "There are no sheets {sheets} in the workbook. Those parts stay as they are.",
)

FIELDS: Final[dict[str, Sequence[Field]]] = {
    cases_sheet.NAME: cases_sheet.FIELDS,
    prompts_sheet.NAME: prompts_sheet.FIELDS,
    agenda_sheet.NAME: agenda_sheet.FIELDS,
    people_sheet.NAME: people_sheet.FIELDS,
    todos_sheet.NAME: todos_sheet.FIELDS,
}
NEEDED: Final = {
    cases_sheet.NAME: "title",
    prompts_sheet.NAME: "fi",
    agenda_sheet.NAME: "minutes",
    people_sheet.NAME: "name",
    todos_sheet.NAME: "title",
}
PLAN: Final = Parts(
    FIELDS,
    NEEDED,
    (ABOUT, ROTATION),
    {basics_sheet.NAME: tuple(one.label for one in basics_sheet.FIELDS)},
)
PARTS: Final = PLAN.names
"""The sheets that are read, by their marked names."""


def sheets_of(file: File, parts: Parts = PLAN) -> tuple[dict[str, Sheet], list[Trouble]]:
    """The sheets of a workbook by their marked names: by what they are called, else by columns.

    And what is to be said of those that are known by their columns alone, or not at all.
    """
    found: dict[str, Sheet] = {}
    notes: list[Trouble] = []
    unknown = []
    shown = frozenset().union(*map(values.called, parts.shown))
    for sheet in file.sheets:
        written = values.plain(sheet.name)
        name = next((name for name in parts.names if written in values.called(name)), None)
        if name and name not in found:
            found[name] = sheet
        elif written not in shown:
            unknown.append(sheet)
    for sheet in unknown:
        name = _by_columns(sheet, parts)
        if name is None or name in found:
            if found or len(file.sheets) > 1:
                why = N_("The program does not know this sheet and did not read it.")
                notes.append(Trouble.remark(Sentence(why), sheet.name))
            continue
        found[name] = sheet
        if not sheet.name:
            why = N_(
                "{file} is a text file with columns (CSV), into which only one sheet fits. It "
                "was read as {sheet}. Save as an Excel workbook (.xlsx) to keep all sheets."
            )
            blanks = {"file": file.name, "sheet": Sentence(name)}
        else:
            why = N_("It was read as {sheet}, by its columns.")
            blanks = {"sheet": Sentence(name)}
        notes.append(Trouble.remark(Sentence(why, blanks), sheet.name))
    return {name: found[name] for name in parts.names if name in found}, notes


def _by_columns(sheet: Sheet, parts: Parts) -> str | None:
    """Which part the headings of a sheet belong to; None where it is not clear."""
    top = [{values.plain(cell) for cell in row} for row in sheet.rows[:_LOOK_AT]]
    best: tuple[int, str] | None = None
    for name, fields in parts.fields.items():
        labels = {one.name: values.called(one.label) for one in fields}
        for row in top:
            there = {field for field, names in labels.items() if names & row}
            if (
                parts.needed[name] in there
                and len(there) > 1
                and (not best or len(there) > best[0])
            ):
                best = (len(there), name)
    firsts = {values.plain(row[0]) for row in sheet.rows if row}
    for name, labels_of in parts.listed.items():
        known = sum(bool(values.called(label) & firsts) for label in labels_of)
        if known > 2 and (not best or known > best[0]):
            best = (known, name)
    return best[1] if best else None
