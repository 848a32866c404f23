"""The sheet of what a language model wrote: every sentence says so, and on what it stands."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from parastaminen_nb.exchange.cells import Column, SheetPlan, Value
from parastaminen_nb.exchange.frame_cells import stands, values
from parastaminen_nb.i18n import Translator
from parastaminen_nb.text.model import Retold

if TYPE_CHECKING:
    import pandas as pd


def retold_sheet(comments: pd.DataFrame, parts: Sequence[Retold], _: Translator) -> SheetPlan:
    """One row for each sentence and comment on which it stands; one that is not linked has a row
    that says so. Of a comment that does not leave with the others the cells stay empty."""
    columns = [
        Column(_("What it is about"), width=26, wrap=True),
        Column(_("Sentence of a language model"), width=70, wrap=True),
        Column(_("Where it comes from"), width=34, wrap=True, bold=True),
        Column(_("Quote"), width=70, wrap=True),
        Column(_("File"), width=22),
        Column(_("Sheet"), width=14),
        Column(_("Row"), width=8),
    ]

    def rows() -> Iterator[list[Value]]:
        where = stands(comments, _)
        said = dict(zip(where, values(comments["text"]), strict=True))
        for part in parts:
            by = {"model": part.model, "host": part.host}
            for text, labels in part.sentences:
                if not labels:
                    unlinked = _("{model} at {host} wrote it. Not linked to any comment.", **by)
                    yield [part.what, text, unlinked, None, None, None, None]
                for label in labels:
                    linked = _("{model} at {host} wrote it. Compare it with the comment.", **by)
                    comment = [said.get(label), *where.get(label, [None] * 3)]
                    yield [part.what, text, linked, *comment]

    return SheetPlan(_("Language model"), columns, list(rows()), frozen=2)
