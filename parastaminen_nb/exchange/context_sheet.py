"""The sheet of a word in context: what stands before and after it, side by side."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from parastaminen_nb.exchange.cells import Column, SheetPlan, Value
from parastaminen_nb.exchange.frame_cells import role_names, values
from parastaminen_nb.i18n import Translator
from parastaminen_nb.text.context import Line

if TYPE_CHECKING:
    import pandas as pd


def context_sheet(
    comments: pd.DataFrame, searched: str, context: Sequence[Line], _: Translator
) -> SheetPlan:
    """A row for each place, with the case, round and table of its comment where they are shown."""
    names = role_names(_)
    known = [name for name in ("case", "round", "table") if comments[name].notna().any()]
    columns = [
        Column(_("Searched"), width=18),
        Column(_("Before"), width=58, wrap=True),
        Column(_("Word"), width=20, bold=True),
        Column(_("After"), width=58, wrap=True),
        *(Column(names[name], width=16) for name in known),
    ]
    cells = [values(comments[name]) for name in known]
    rows: list[list[Value]] = [
        [searched, line.before, line.word, line.after, *(column[line.row] for column in cells)]
        for line in context
    ]
    return SheetPlan(_("Word in context"), columns, rows)
