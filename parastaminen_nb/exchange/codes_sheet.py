"""The sheet of codes: which labels somebody gave to comments, and how often."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING

from parastaminen_nb.exchange.cells import Column, SheetPlan, Value
from parastaminen_nb.i18n import Translator

if TYPE_CHECKING:
    import pandas as pd


def codes_sheet(comments: pd.DataFrame, codes: Sequence[Sequence[str]], _: Translator) -> SheetPlan:
    """A row for each code and each comment that has it, the most usual codes first."""
    columns = [
        Column(_("Code"), width=28, bold=True),
        Column(_("Comments"), width=12),
        Column(_("Quote"), width=80, wrap=True),
    ]
    texts = [str(text) for text in comments["text"]]
    often = Counter(code for own in codes for code in own)
    ordered = sorted(often, key=lambda code: (-often[code], code.casefold(), code))
    rows: list[list[Value]] = [
        [code, often[code], text]
        for code in ordered
        for text, own in zip(texts, codes, strict=True)
        if code in own
    ]
    return SheetPlan(_("Codes"), columns, rows)
