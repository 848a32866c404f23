"""The sheet of counts: how often each theme is met where."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final

from parastaminen_nb.exchange.cells import Column, SheetPlan, Value
from parastaminen_nb.exchange.frame_cells import language_name, nowhere_name, role_names
from parastaminen_nb.exchange.small_groups import (
    covered,
    grouped_columns,
    small_name,
    without_small_groups,
)
from parastaminen_nb.i18n import Translator
from parastaminen_nb.tables import natural, spread_columns
from parastaminen_nb.text.theme import Themes

if TYPE_CHECKING:
    import pandas as pd

COVER: Final = "–"
"""Stands where a count is not shown."""


def counts_sheet(
    comments: pd.DataFrame, themes: Themes | None, _: Translator, least: int = 0
) -> SheetPlan:
    """For each value of each column that people compare: how many comments, and of which themes.

    Groups under `least` comments are counted together, and counts under it within a group are
    covered; see `small_groups`.
    """
    names = role_names(_)
    columns = [
        Column(_("Divided by"), width=18),
        Column(_("Value"), width=28, wrap=True, bold=True),
        Column(_("Comments"), width=12),
    ]
    found = themes.themes if themes is not None else ()
    columns += [Column(theme.name, width=16) for theme in found]
    numbers: list[int] = []
    theme_of = [0] * len(comments)
    if themes is not None and found:
        columns.append(Column(nowhere_name(_), width=16))
        theme_of = [number or 0 for number in themes.theme_of]
        numbers = [*(theme.id for theme in found), 0]
    rows: list[list[Value]] = []
    shown, _withheld = without_small_groups(comments, least, _)
    hiding = grouped_columns(comments) if least else []
    for by in spread_columns(shown):
        times: dict[str, Counter[int]] = {}
        both = Counter(zip(shown[by].tolist(), theme_of, strict=True))
        for (value, number), n in both.items():
            if isinstance(value, str):
                times.setdefault(value, Counter())[number] += n
        values = sorted(times, key=lambda value: (value == small_name(_), natural(value)))
        table = [[times[value][number] for number in numbers] for value in values]
        hidden = covered(table, least if by in hiding else 0)
        for value, counts, covers in zip(values, table, hidden, strict=True):
            cells = [COVER if cover else n for n, cover in zip(counts, covers, strict=True)]
            called = language_name(value, _) if by == "language" else value
            rows.append([names.get(by, by), called, times[value].total(), *cells])
    return SheetPlan(_("Counts"), columns, rows, frozen=2)
