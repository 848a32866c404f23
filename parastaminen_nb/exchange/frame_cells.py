"""A frame of comments as sheets show it: what its columns are called, and their cells."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Any, Final

from parastaminen_nb.exchange.cells import Value
from parastaminen_nb.i18n import Translator

if TYPE_CHECKING:
    import pandas as pd


_WHOLE: Final = re.compile(r"-?[1-9]\d{0,14}|0")
"""A number as Excel writes it back: no zero before it, and no more digits than Excel keeps."""


_WORDS: Final = ("text", "author", "prompt", "reply_to", "file", "sheet")
"""Columns that are words also where they look like numbers."""


def role_names(_: Translator) -> dict[str, str]:
    """What the columns of a frame of comments are called."""
    return {
        "text": _("Comment"),
        "author": _("Author"),
        "at": _("Time"),
        "case": _("Case"),
        "round": _("Round"),
        "table": _("Table"),
        "role": _("Role"),
        "prompt": _("Question"),
        "language": _("Language"),
        "likes": _("Likes"),
        "reply_to": _("Reply to"),
        "file": _("File"),
        "sheet": _("Sheet"),
        "row": _("Row"),
    }


def language_name(code: str, _: Translator) -> str:
    """What a language is called whose code stands in a frame; it is known again by its name."""
    return {"fi": _("Finnish"), "sv": _("Swedish"), "en": _("English")}.get(code, code)


def nowhere_name(_: Translator) -> str:
    """What the place of comments is called that belong to no theme."""
    return _("No theme")


def values(series: pd.Series[Any]) -> list[Value]:
    """The cells of a column as a sheet holds them."""
    import pandas as pd

    def value(cell: Any) -> Value:
        if isinstance(cell, pd.Timestamp):
            return cell.to_pydatetime()
        return cell if isinstance(cell, str | datetime) else int(cell)

    # The column is asked at once what it holds: cell by cell that takes longer than to write it.
    there = series.notna().tolist()
    return [
        value(cell) if known else None for cell, known in zip(series.tolist(), there, strict=True)
    ]


def for_readers(name: str, series: pd.Series[Any], _: Translator) -> list[Value]:
    """The same for readers: languages by their names, and numbers as numbers where all cells of a
    column are such. What people wrote, and what looks like a number and is a name (00123), stays.
    """
    cells = values(series)
    if name == "language":
        return [language_name(cell, _) if isinstance(cell, str) else cell for cell in cells]
    if name not in _WORDS and _are_numbers(cells):
        return [int(cell) if isinstance(cell, str) else cell for cell in cells]
    return cells


def _are_numbers(cells: Sequence[Value]) -> bool:
    return all(cell is None or (isinstance(cell, str) and _WHOLE.fullmatch(cell)) for cell in cells)


def stands(comments: pd.DataFrame, _: Translator) -> dict[int, list[Value]]:
    """Where each comment stands: file, sheet and row, by its label in the frame. What comes from
    no file is told by its row in our own sheet of comments."""
    origin = zip(*(values(comments[name]) for name in ("file", "sheet", "row")), strict=True)
    return {
        int(label): [None, _("Comments"), row] if where[2] is None else list(where)
        for row, (label, where) in enumerate(zip(comments.index, origin, strict=True), start=2)
    }
