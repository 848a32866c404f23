"""The sheet of joined statements: what was said in the same words, with everybody who said it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Final

from parastaminen_nb.exchange.cells import Column, SheetPlan, Value
from parastaminen_nb.exchange.frame_cells import role_names, values
from parastaminen_nb.i18n import Translator
from parastaminen_nb.tables import group_columns
from parastaminen_nb.text.likeness import Alike

if TYPE_CHECKING:
    import pandas as pd

_LONGEST: Final = 120


def likeness_sheet(comments: pd.DataFrame, alike: Sequence[Alike], _: Translator) -> SheetPlan:
    """A row for each source of each joined statement, the most repeated statements first."""
    names = role_names(_)
    order = [
        *("case", "round", "table"),
        *group_columns(comments),
        *("author", "file", "sheet", "row"),
    ]
    known = [name for name in order if comments[name].notna().any()]
    columns = [
        Column(_("Number"), width=9),
        Column(_("Statement"), width=40, wrap=True, bold=True),
        Column(_("Sources"), width=10),
        Column(_("As written"), width=70, wrap=True),
        Column(_("Likeness"), width=11, form="0 %"),
        *(Column(names.get(name, name), width=16) for name in known),
    ]

    def rows() -> Iterator[list[Value]]:
        texts = [str(text) for text in comments["text"]]
        cells = [values(comments[name]) for name in known]
        often = sorted(alike, key=lambda group: (-len(group.rows), group.rows[0]))
        for number, group in enumerate(often, start=1):
            first = texts[group.rows[0]]
            statement = _beginning(first)
            for row, likeness in zip(group.rows, group.likeness, strict=True):
                # Sixty times the same long text would hide the one that is a little otherwise.
                same = row != group.rows[0] and texts[row] == first
                written = _("the same text") if same else texts[row]
                said: list[Value] = [number, statement, len(group.rows), written, likeness / 100]
                yield said + [column[row] for column in cells]

    return SheetPlan(_("Same statements"), columns, rows(), frozen=2)


def _beginning(text: str) -> str:
    one_line = " ".join(text.split())
    if len(one_line) <= _LONGEST:
        return one_line
    return one_line[:_LONGEST].rsplit(" ", 1)[0] + " …"
