"""Columns of the sheets that people fill in: how a value is shown, and how a cell becomes one."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, Final

from parastaminen_nb.core import plan_words
from parastaminen_nb.core.errors import N_, NN_, Sentence
from parastaminen_nb.exchange.header import NAMELESS, table_of
from parastaminen_nb.exchange.plan_book import values
from parastaminen_nb.exchange.plan_book.trouble import Trouble, UnfitError
from parastaminen_nb.exchange.table import (
    Cell,
    Sheet,
    Table,
    as_text,
    column_letter,
    is_blank,
)
from parastaminen_nb.i18n import LANGUAGES, Translator, translator

KEY: Final = N_("Key")
_LONGEST_QUOTE: Final = 60


@dataclass(frozen=True)
class Check:
    """What a cell is made to hold by the spreadsheet itself: a kind ("list", "whole", "decimal",
    "time", "date", "mail") and its bounds or choices. `strict` refuses everything else. Of the
    kind "cells" the one choice is the range that holds the choices."""

    kind: str
    choices: tuple[str, ...] = ()
    least: int = 0
    most: int = 0
    strict: bool = True


@dataclass(frozen=True)
class Field:
    """A column. `expected` says in a sentence what to write. `shown` gives the cell of a thing,
    `taken` the value of a cell that is not blank, or raises `UnfitError`; a blank cell is `empty`.

    `seldom` columns are left away where no row needs them.
    """

    name: str
    label: str
    expected: str = ""
    width: float = 14
    wrap: bool = False
    form: str = "General"
    shown: Callable[[Any, Translator], Cell] | None = None
    taken: Callable[[Cell], Any] = values.line
    empty: Any = ""
    check: Check | None = None
    seldom: bool = False

    def of(self, thing: Any) -> Any:
        """The value in a thing; a dot goes into its card."""
        for name in self.name.split("."):
            thing = getattr(thing, name)
        return thing

    def cell(self, thing: Any, _: Translator) -> Cell:
        if self.shown:
            return self.shown(thing, _)
        value = self.of(thing)
        return None if value == "" else value


def one_of(names: Mapping[Any, str], attribute: str, *, strict: bool = True) -> dict[str, Any]:
    """What a `Field` needs to be a choice among named values."""

    def shown(thing: Any, _: Translator) -> Cell:
        value = getattr(thing, attribute)
        if value is None or value == "":
            return None
        return _(names[value]) if value in names else str(value)

    return {
        "shown": shown,
        "taken": lambda cell: values.choice(cell, names),
        "check": Check("list", tuple(names.values()), strict=strict),
    }


def yes_no(attribute: str) -> dict[str, Any]:
    """What a `Field` needs to be yes or no."""
    names = plan_words.YES_NO
    return one_of(names, attribute) | {"taken": lambda cell: values.yes_or_no(cell, names)}


def number(least: int, most: int) -> dict[str, Any]:
    """What a `Field` needs to be a whole number or nothing."""
    return {
        "taken": lambda cell: values.whole(cell, least, most),
        "empty": None,
        "check": Check("whole", least=least, most=most),
    }


@dataclass(frozen=True)
class Row:
    """One row that was read: its number, its key, the thing that it was, and its new values."""

    number: int
    key: str
    old: Any
    values: dict[str, Any]


@dataclass
class Rows:
    """The rows of one sheet, read against the things they stood for. Fills `troubles`."""

    sheet: Sheet
    fields: Sequence[Field]
    known: Mapping[str, Any]
    """The things as they are in the plan, by key."""
    key_label: str = KEY
    ignored: tuple[str, ...] = ()
    """Labels of columns that are only shown."""
    alone: bool = False
    """Whether there is no plan to read against: then what is `known` is only the usual."""
    troubles: list[Trouble] = field(default_factory=list)

    def __post_init__(self) -> None:
        labels = [one.label for one in self.fields] + [self.key_label]
        wanted = [translator(language)(label) for label in labels for language in LANGUAGES]
        # Cells merged sideways in the heading are told; those merged downwards are filled.
        merged = tuple(one for one in self.sheet.merged if one[0][1] == one[1][1])
        self.table: Table = table_of(replace(self.sheet, merged=merged), wanted)
        self.columns: dict[str, str] = {}
        for one in self.fields:
            found = self._column(one.label)
            if found is not None:
                self.columns[one.name] = found
        self.key_column = self._column(self.key_label)

    @property
    def has_keys(self) -> bool:
        return self.key_column is not None

    def can_be_read(self, needed: str) -> bool:
        """Whether the one column is there without which no row says anything; tells where not."""
        if needed in self.columns:
            return True
        label = next(one.label for one in self.fields if one.name == needed)
        why = N_(
            "There is no column “{column}”, so the sheet was not read and its part stays as "
            "it is. Write the heading above the column."
        )
        self.tell(0, "", Sentence(why, {"column": Sentence(label)}))
        return False

    def tell(self, row: int, column: str, why: Sentence, *, note: bool = False) -> None:
        self.troubles.append(Trouble(self.sheet.name, row, column, why, note))

    def told(self, row: Row, name: str, expected: Sentence) -> None:
        """Tell of a value that could not be taken and of what stands instead."""
        self.tell(row.number, self.columns.get(name, ""), _unfit(expected, row.old is not None))

    def read(self) -> Iterator[Row]:
        """Every row that says something. A copied key is new; a row without words is gone."""
        self._tell_columns()
        seen: set[str] = set()
        cells_of = {name: self.table.values(column) for name, column in self.columns.items()}
        keys = self.table.values(self.key_column) if self.key_column else []
        for place, number in enumerate(self._numbers()):
            cells = {name: cells[place] for name, cells in cells_of.items()}
            key = values.line(keys[place]).casefold() if keys else ""
            if all(is_blank(cell) for cell in cells.values()) and not self._was_blank(key):
                continue
            if key in seen:
                self.tell(number, "", Sentence(_COPIED), note=True)
                key = ""
            if key:
                seen.add(key)
            old = self.known.get(key)
            yield Row(number, key, old, self._values(number, cells, old))

    def _was_blank(self, key: str) -> bool:
        """Whether a row that says nothing is one on which there was nothing to say yet."""
        if key not in self.known:
            return bool(key) and (self.alone or not self.known)
        old = self.known[key]
        return all(is_blank(one.cell(old, translator("en"))) for one in self.fields)

    def _values(self, number: int, cells: Mapping[str, Cell], old: Any) -> dict[str, Any]:
        found: dict[str, Any] = {}
        for one in self.fields:
            if one.name not in cells:
                found[one.name] = one.of(old) if old is not None else one.empty
                continue
            cell = cells[one.name]
            if old is not None and unchanged(one, cell, old):
                found[one.name] = one.of(old)
            elif is_blank(cell):
                found[one.name] = one.empty
            else:
                try:
                    found[one.name] = one.taken(cell)
                except UnfitError as trouble:
                    why = unfit(cell, trouble.expected, old is not None)
                    self.tell(number, self.columns[one.name], why)
                    found[one.name] = one.of(old) if old is not None else one.empty
        return found

    def _numbers(self) -> Sequence[int]:
        return self.table.numbers[: len(self.table.rows)]

    def _column(self, label: str) -> str | None:
        names = values.called(label)
        for column in self.table.columns:
            # Under a merged heading a column is called "Card – What was the problem?".
            if values.plain(column) in names or values.plain(column.split(" – ")[-1]) in names:
                return column
        return None

    def _tell_columns(self) -> None:
        missing = [
            Sentence(one.label)
            for one in self.fields
            if one.name not in self.columns and not one.seldom
        ]
        if missing:
            blanks = {"n": len(missing), "columns": tuple(missing)}
            self.tell(0, "", Sentence(_NO_COLUMNS, blanks), note=True)
        used = {*self.columns.values(), self.key_column}
        shown = frozenset().union(*(values.called(label) for label in self.ignored))
        for place, column in enumerate(self.table.columns):
            cells = self.table.values(column)
            full = sum(not is_blank(cell) for cell in cells)
            if column in used or values.plain(column) in shown or not full:
                continue
            nameless = column == column_letter(place)
            message = NAMELESS if nameless else _FOREIGN
            why = Sentence(message, {"column": column, "n": full})
            self.tell(0, "", why, note=not nameless)


_COPIED: Final = N_(
    "This row is a copy of another with the same key. It was read as a new one of its own."
)
_NO_COLUMNS: Final = NN_(
    "There is no column {columns}. What belongs in it stays as it is.",
    "There are no columns {columns}. What belongs in them stays as it is.",
)
_FOREIGN: Final = NN_(
    "The program does not know the column “{column}”, so {n} cell in it was not read.",
    "The program does not know the column “{column}”, so {n} cells in it were not read.",
)


def unchanged(one: Field, cell: Cell, old: Any) -> bool:
    """Whether a cell still holds what was written into it, in whichever of our languages."""
    return any(values.same(cell, one.cell(old, translator(language))) for language in LANGUAGES)


def unfit(cell: Cell, expected: Sentence, stays: bool) -> Sentence:
    """The sentence about a cell that does not fit: what is there, what to write, what holds."""
    text = as_text(cell).strip()
    if len(text) > _LONGEST_QUOTE:
        text = text[: _LONGEST_QUOTE - 1] + "…"
    blanks = {"found": text, "expected": expected}
    if stays:
        message = N_("“{found}” does not fit. {expected} Until then it stays as it was.")
    else:
        message = N_("“{found}” does not fit. {expected} Until then it is left empty.")
    return Sentence(message, blanks)


def _unfit(expected: Sentence, stays: bool) -> Sentence:
    blanks = {"expected": expected}
    if stays:
        return Sentence(N_("{expected} Until then it stays as it was."), blanks)
    return Sentence(N_("{expected} Until then it is left empty."), blanks)
