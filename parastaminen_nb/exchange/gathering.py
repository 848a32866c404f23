"""The comments of tables, gathered into one frame; what is no comment is listed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from parastaminen_nb.core.errors import N_, NN_, Sentence
from parastaminen_nb.core.progress import UNSEEN, Progress
from parastaminen_nb.exchange.codes_column import codes_in, one_line
from parastaminen_nb.exchange.columns import Columns
from parastaminen_nb.exchange.day_and_clock import times_of
from parastaminen_nb.exchange.headings import language_of
from parastaminen_nb.exchange.markup import is_page, plain_text
from parastaminen_nb.exchange.table import Cell, Skipped, Table, as_text, is_blank
from parastaminen_nb.tables import COLUMNS, SPREADS, comment_frame

if TYPE_CHECKING:
    import pandas as pd


_NO_TEXT: Final = N_("There is no text in column {column}.")
_AGAIN: Final = N_("The text in column {column} is that of an earlier row, and was read once.")
TOTAL: Final = N_("The row sums up those above it and is no comment.")
_LISTED: Final = NN_(
    "{n} row only brought more of column {column} to a comment that was read already.",
    "{n} rows only brought more of column {column} to comments that were read already.",
)
_TIMES: Final = NN_(
    "{n} time in column {column} was not understood, in row {row}, and was left out. Write it as "
    "11.3.2027 13.48.",
    "{n} times in column {column} were not understood, the first in row {row}, and were left out. "
    "Write them as 11.3.2027 13.48.",
)
_MARKUP: Final = NN_(
    "{n} comment in column {column} had marks of a web page (<p>, &amp;). It was read without.",
    "{n} comments in column {column} had marks of a web page (<p>, &amp;). They were read without.",
)


class Gathered:
    """The columns of the frame while tables are added; rows are numbered through all of them.
    `codes` are those that each comment brings along."""

    def __init__(self) -> None:
        self.values: dict[str, list[object]] = {}
        self.index: list[int] = []
        self.codes: list[tuple[str, ...]] = []
        self.skipped: list[Skipped] = []
        self.rows = 0
        self._timed: set[tuple[str, str, str]] = set()

    def add(self, table: Table, taken: Columns, progress: Progress = UNSEEN) -> None:
        """The comments of a table. Where it has several columns of texts, they follow each other
        as if each were a table of its own, and what a column is called is what was asked."""
        own, *others = progress.split(*[1] * (1 + len(taken.also)))
        # Columns for several languages are no several questions.
        asked = any(not language_of(column) for column in taken.texts)
        self._add(table, taken, taken.text if taken.also and asked else "", own)
        for column, other in zip(taken.also, others, strict=True):
            self._add(table, replace(taken, text=column), column if asked else "", other)

    def _add(self, table: Table, taken: Columns, prompt: str, progress: Progress) -> None:
        texts, told = as_people_wrote(table.values(taken.text))
        if told:
            why = Sentence(_MARKUP, {"column": taken.text, "n": told})
            self.skipped.append(Skipped(table.file, table.sheet, None, why, kept=True))
        place = table.columns.index(taken.text)
        # A comment merged over several rows was written once.
        keep = [
            i
            for i, cell in enumerate(texts)
            if not is_blank(cell) and (i, place) not in table.copies and i not in table.totals
        ]
        unread = set(range(len(texts))) - set(keep)
        if table.listed:
            unread -= self._tell_listed(table, {i for i, at in table.copies if at == place})
        before = len(self.index)
        for i in sorted(unread):
            message = _AGAIN if (i, place) in table.copies else _NO_TEXT
            message = TOTAL if i in table.totals else message
            why = Sentence(message, {"column": taken.text})
            self.skipped.append(Skipped(table.file, table.sheet, table.numbers[i], why))
        self._put_all("text", [as_text(texts[i]) for i in keep], before)
        roles = taken.roles()
        del roles["text"]
        codes = codes_in(table, roles.pop("codes")) if "codes" in roles else [()] * len(texts)
        self.codes += [codes[i] for i in keep]
        if prompt:
            roles.pop("prompt", None)
        for role, column in progress.each(list(roles.items()), 1):
            self._put(role, column, table, keep, before)
        for name, column in group_names(taken).items():
            if name not in roles:
                self._put(name, column, table, keep, before)
        if prompt:
            self._put_all("prompt", [prompt] * len(keep), before)
        self.index += [self.rows + i for i in keep]
        self._put_all("file", [table.file] * len(keep), before)
        self._put_all("sheet", [table.sheet or None] * len(keep), before)
        self._put_all("row", [table.numbers[i] for i in keep], before)
        for values in self.values.values():
            values.extend([None] * (len(self.index) - len(values)))
        self.rows += len(texts)

    def frame(self) -> pd.DataFrame:
        """The comments that were gathered (see `parastaminen_nb.tables`)."""
        return comment_frame(dict(self.values), self.index)

    def _put(self, name: str, column: str, table: Table, keep: list[int], before: int) -> None:
        cells = one_line(table, column)
        if name == "prompt":
            cells, _told = as_people_wrote(cells)
        if name == "at":
            times = times_of(table, column)
            lost = [i for i in keep if times[i] is None and not is_blank(cells[i])]
            self._tell_times(table, column, lost)
            self._put_all(name, [times[i] for i in keep], before)
        else:
            self._put_all(name, [_text(cells[i]) for i in keep], before)

    def _tell_times(self, table: Table, column: str, lost: list[int]) -> None:
        """Say once for each column how many times in it are none that could be told."""
        place = (table.file, table.sheet, column)
        if lost and place not in self._timed:
            self._timed.add(place)
            blanks = {"n": len(lost), "column": column, "row": table.numbers[lost[0]]}
            self.skipped.append(Skipped(table.file, table.sheet, None, Sentence(_TIMES, blanks)))

    def _tell_listed(self, table: Table, again: set[int]) -> set[int]:
        """Say once how many rows only tell more of the comment in an earlier one."""
        if again:
            why = Sentence(_LISTED, {"n": len(again), "column": table.listed[0]})
            self.skipped.append(Skipped(table.file, table.sheet, None, why, kept=True))
        return again

    def _put_all(self, name: str, values: Sequence[object], before: int) -> None:
        self.values.setdefault(name, [None] * before).extend(values)


def as_people_wrote(cells: Sequence[Cell]) -> tuple[list[Cell], int]:
    """Cells without the tags of web pages, and in how many of them there were any."""
    page = any(isinstance(cell, str) and is_page(cell) for cell in cells)
    said = [plain_text(cell, inline=page) if isinstance(cell, str) else cell for cell in cells]
    return said, sum(one is not other for one, other in zip(said, cells, strict=True))


def _text(cell: Cell) -> str | None:
    return None if is_blank(cell) else as_text(cell)


def group_names(taken: Columns) -> dict[str, str]:
    """What the columns that somebody chose as groups are called in the frame, and in the table.

    A group that already plays a role ("Kierros") is counted under that role.
    """
    role_of = {column: role for role, column in taken.roles().items()}
    names = {}
    for column in taken.groups:
        role = role_of.get(column, "")
        own = f"{column} (2)" if column in COLUMNS else column
        names[role if role in SPREADS else own] = column
    return names
