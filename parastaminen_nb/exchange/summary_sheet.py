"""The sheet of summaries: sentences that people wrote, each with the place where it stands."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from parastaminen_nb.exchange.cells import Column, SheetPlan, Value
from parastaminen_nb.exchange.frame_cells import role_names, stands
from parastaminen_nb.i18n import Translator
from parastaminen_nb.text.summary import Part

if TYPE_CHECKING:
    import pandas as pd


def summary_sheet(
    comments: pd.DataFrame, parts: Sequence[Part], least: int, _: Translator
) -> SheetPlan:
    """One row a sentence. Parts of fewer than `least` comments are left out: their sentences
    would be told as somebody's."""
    names = role_names(_) | {"theme": _("Theme")}
    columns = [
        Column(_("Divided by"), width=14),
        Column(_("Value"), width=30, wrap=True, bold=True),
        Column(_("Sentence"), width=80, wrap=True),
        Column(_("Comments"), width=12),
        Column(_("Covers of what several say"), width=16, form="0 %"),
        Column(_("File"), width=22),
        Column(_("Sheet"), width=14),
        Column(_("Row"), width=8),
    ]

    def rows() -> Iterator[list[Value]]:
        where = stands(comments, _)
        for part in parts:
            if part.size < least:
                continue
            for said, label in zip(part.summary.sentences, part.rows, strict=True):
                yield [
                    *(names[part.column], part.value, said.text, part.size),
                    *(part.summary.share, *where[label]),
                ]

    return SheetPlan(_("Summary"), columns, list(rows()), frozen=2)
