"""The sheet of the quotes that somebody picked for the report, in the order they chose."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from parastaminen_nb.exchange.cells import Column, SheetPlan, Value
from parastaminen_nb.exchange.frame_cells import nowhere_name, role_names, stands, values
from parastaminen_nb.i18n import Translator
from parastaminen_nb.text.theme import Themes

if TYPE_CHECKING:
    import pandas as pd

_WHERE = ("case", "round", "table")


def picked_sheet(
    comments: pd.DataFrame, themes: Themes | None, places: Sequence[int], _: Translator
) -> SheetPlan:
    """A row for each of the comments at `places`: what was said, its theme, and where it stands.
    `comments` are those without small groups."""
    names = role_names(_)
    known = [name for name in _WHERE if comments[name].notna().any()]
    grouped = themes is not None and bool(themes.themes)
    columns = [
        Column(_("Number"), width=9),
        Column(_("Quote"), width=80, wrap=True),
        *([Column(_("Theme"), width=26, wrap=True)] if grouped else []),
        *(Column(names[name], width=22 if name == "case" else 12) for name in known),
        Column(_("File"), width=22),
        Column(_("Sheet"), width=14),
        Column(_("Row"), width=8),
    ]
    where, texts = stands(comments, _), values(comments["text"])
    cells = [values(comments[name]) for name in known]
    labels = comments.index.tolist()

    def theme(place: int) -> list[Value]:
        if themes is None or not grouped:
            return []
        number = themes.theme_of[place]
        return [themes.theme(number).name if number else nowhere_name(_)]

    rows: list[list[Value]] = [
        [
            *(turn, texts[place], *theme(place)),
            *(column[place] for column in cells),
            *where[int(labels[place])],
        ]
        for turn, place in enumerate(places, start=1)
    ]
    return SheetPlan(_("Picked quotes"), columns, rows, frozen=2)
