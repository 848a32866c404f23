"""The sheet of counts: how often each theme is met where."""

from __future__ import annotations

from typing import TYPE_CHECKING

from parastaminen_nb.exchange.cells import Column, SheetPlan, Value
from parastaminen_nb.exchange.frame_cells import nowhere_name, role_names
from parastaminen_nb.i18n import Translator
from parastaminen_nb.tables import natural, spread_columns
from parastaminen_nb.text.theme import Themes

if TYPE_CHECKING:
    import pandas as pd


def counts_sheet(comments: pd.DataFrame, themes: Themes | None, _: Translator) -> SheetPlan:
    """For each value of each column that people compare: how many comments, and of which themes."""
    import pandas as pd

    names = role_names(_)
    columns = [
        Column(_("Divided by"), width=18),
        Column(_("Value"), width=28, wrap=True, bold=True),
        Column(_("Comments"), width=12),
    ]
    found = themes.themes if themes is not None else ()
    columns += [Column(theme.name, width=16) for theme in found]
    theme_of = None
    if themes is not None and found:
        columns.append(Column(nowhere_name(_), width=16))
        theme_of = pd.Series(
            [number or 0 for number in themes.theme_of], index=comments.index, dtype="int64"
        )
    rows: list[list[Value]] = []
    for by in spread_columns(comments):
        known = comments[comments[by].notna()]
        parts = dict(tuple(known.groupby(by, sort=False)))
        for value in sorted(parts, key=natural):
            part = parts[value]
            row: list[Value] = [names.get(by, by), str(value), len(part)]
            if theme_of is not None:
                times = theme_of.loc[part.index].value_counts()
                row += [int(times.get(number, 0)) for number in (*(t.id for t in found), 0)]
            rows.append(row)
    return SheetPlan(_("Counts"), columns, rows, frozen=2)
