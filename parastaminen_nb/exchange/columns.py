"""Which column is what: guessed from their headings (see `headings`), confirmed by people.

Where no heading tells which column holds the text, the one with the longest texts is proposed;
see `text_columns`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, fields
from typing import Any, Final

from parastaminen_nb.core.errors import N_, WorkshopError
from parastaminen_nb.exchange.headings import RANKS, means_text, rank, same, translated
from parastaminen_nb.exchange.table import Table, as_text, is_blank
from parastaminen_nb.exchange.text_columns import (
    longest,
    named_texts,
    other_languages,
    questions,
    seen,
    text_length,
    under,
    worded,
)

_FEW: Final = 24
_FEW_NAMES: Final = 60
"""Of names more than of numbers: districts of a town are chosen from a list."""
_LONGEST_VALUE: Final = 60
_FEWEST_CELLS: Final = 5
_SEVERAL: Final = ("groups", "also")


@dataclass(frozen=True, slots=True)
class Columns:
    """Which column of a source plays which role; empty where none.

    `codes` holds the labels that somebody gave to each comment. `groups` are kept besides. `also`
    are further columns of texts, as a form has one for each of its questions: their headers are
    what was asked.
    """

    text: str = ""
    author: str = ""
    at: str = ""
    case: str = ""
    round: str = ""
    table: str = ""
    role: str = ""
    prompt: str = ""
    language: str = ""
    likes: str = ""
    reply_to: str = ""
    codes: str = ""
    groups: tuple[str, ...] = ()
    also: tuple[str, ...] = ()

    @property
    def texts(self) -> tuple[str, ...]:
        """All columns that hold comments."""
        return (self.text, *self.also)

    def roles(self) -> dict[str, str]:
        """The roles that have a column."""
        named = {f.name: getattr(self, f.name) for f in fields(self) if f.name not in _SEVERAL}
        return {role: column for role, column in named.items() if column}


def columns_asked(texts: Sequence[str], groups: Sequence[str] = ()) -> Columns:
    """The columns that somebody named: the first text column, and those that follow it."""
    first, *also = texts or ("",)
    return Columns(text=first, groups=tuple(groups), also=tuple(also))


def guess_columns(table: Table) -> Columns:
    """What the columns of a table probably are, for a person to confirm.

    `text` stays empty where nothing looks like it.
    """
    taken: dict[str, Any] = {}
    for role in RANKS:
        ranked = sorted((rank(role, c), i, c) for i, c in enumerate(table.columns))
        named = [column for place, _, column in ranked if place >= 0]
        if role == "text":
            named = named_texts(table)
        free = [column for column in named if column not in taken.values()]
        if free:
            taken[role] = free[0]
    used = set(taken.values())
    if "text" in taken and "prompt" not in taken:
        again = re.compile(re.escape(taken["text"]) + r" \(\d+\)")
        taken["also"] = tuple(filter(again.fullmatch, table.columns))
    elif "text" not in taken and (several := under(table, without=used)):
        taken["text"], *also = several
        taken["also"] = tuple(also)
    if "text" in taken and not taken.get("also"):
        taken["also"] = tuple(other_languages(table, taken["text"]))
    if "text" not in taken and len(table.columns) == 1 and not table.sheet:
        taken["text"] = table.columns[0]  # a plain list
    if "text" not in taken and "prompt" not in taken and (asked := questions(table, without=used)):
        taken["text"], *also = asked
        taken["also"] = tuple(also)
    if "text" not in taken:
        taken["text"] = longest(table, without=used)
    return Columns(**taken)


def other_texts(table: Table, taken: Columns) -> list[str]:
    """The columns that hold texts as well, and that nobody has taken for anything."""
    used = {*taken.roles().values(), *taken.groups, *taken.also}
    return [
        column
        for column in table.columns
        if column not in used
        and rank("at", column) < 0
        and (text_length(table, column) or (means_text(column) and worded(table, column)))
    ]


def few_values(table: Table, taken: Columns) -> list[str]:
    """The columns by which comments might be told apart: few values, each of them short."""
    used = set(taken.roles().values())
    found = []
    for column in table.columns:
        if column in used:
            continue
        cells = [as_text(cell) for cell in seen(table, column) if not is_blank(cell)]
        values = set(cells)
        if len(values) == len(cells) >= _FEWEST_CELLS:
            continue  # a number or an address of each row puts no two of them together
        if any(value.startswith(("http://", "https://")) for value in values):
            continue  # an address of a page tells nobody what it is about
        most = _FEW_NAMES if any(map(_is_name, values)) else _FEW
        if 1 < len(values) <= most and max(map(len, values)) <= _LONGEST_VALUE:
            found.append(column)
    return found


def _is_name(value: str) -> bool:
    return any(map(str.isalpha, value))


def settle_columns(table: Table, asked: Columns | None) -> Columns | None:
    """The columns to read a table by: what somebody asked for, the rest guessed.

    None where the asked text column is not in this table; another role whose column is not there
    stays empty. Raises `WorkshopError` where a group is not there, or where nothing was asked and
    no text column can be told.
    """
    guessed = guess_columns(table)
    if asked is None:
        if not guessed.text:
            raise no_text_column(table)
        return guessed
    found: dict[str, Any] = {}
    for role, header in asked.roles().items():
        column = _find(table, header) or _meant(table, guessed, role, header)
        if column is None and role == "text":
            return None
        found[role] = column or ""  # comments are read without it
    if not asked.text:
        if not guessed.text:
            raise no_text_column(table)
        found["text"] = guessed.text
    also = _all(table, asked.also)
    if not asked.text:
        also = guessed.also
    groups = _all(table, asked.groups)
    rest: dict[str, Any] = {
        role: column
        for role, column in guessed.roles().items()
        if role not in found and column not in (*found.values(), *also)
    }
    if rest.get("codes") in groups:
        del rest["codes"]  # somebody would rather count by them
    return Columns(**rest, **found, groups=groups, also=also)


def _all(table: Table, headers: Sequence[str]) -> tuple[str, ...]:
    found = []
    for header in headers:
        column = _find(table, header)
        if column is None:
            raise no_such_column(table, header)
        found.append(column)
    return tuple(dict.fromkeys(found))


def _find(table: Table, header: str) -> str | None:
    if header in table.columns:
        return header
    return next((column for column in table.columns if same(column, header)), None)


def _meant(table: Table, guessed: Columns, role: str, header: str) -> str | None:
    """The column that is called in another language what was asked for: the Kommentar of the
    Swedish form, where the Kommentti of the Finnish one was chosen."""
    column: str = getattr(guessed, role)
    return column if column in table.columns and translated(role, header, column) else None


def no_such_column(table: Table, header: str) -> WorkshopError:
    """The sentence that tells which columns there are."""
    message = (
        N_("{file}, sheet {sheet} has no column {column}. Its columns are {columns}.")
        if table.sheet
        else N_("{file} has no column {column}. Its columns are {columns}.")
    )
    return WorkshopError(
        message, file=table.file, sheet=table.sheet, column=header, columns=table.columns
    )


class UnclearColumnError(WorkshopError):
    """Nothing in a table looks like comments: somebody has to say which column holds them."""


def no_text_column(table: Table) -> UnclearColumnError:
    """The sentence for a table in which nothing looks like comments."""
    message = (
        N_(
            "It is not clear which column of {file}, sheet {sheet} holds the comments. "
            "Its columns are {columns}. Choose one of them."
        )
        if table.sheet
        else N_(
            "It is not clear which column of {file} holds the comments. "
            "Its columns are {columns}. Choose one of them."
        )
    )
    return UnclearColumnError(message, file=table.file, sheet=table.sheet, columns=table.columns)
