"""A frame of comments as sheets show it: what its columns are called, and their cells."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Any

from parastaminen_nb.exchange.cells import Value
from parastaminen_nb.i18n import Translator

if TYPE_CHECKING:
    import pandas as pd


def role_names(_: Translator) -> dict[str, str]:
    """What the columns of a frame of comments are called."""
    return {
        "text": _("Comment"),
        "author": _("Author"),
        "at": _("Time"),
        "case": _("Case"),
        "round": _("Round"),
        "table": _("Table"),
        "prompt": _("Question"),
        "language": _("Language"),
        "likes": _("Likes"),
        "reply_to": _("Reply to"),
        "file": _("File"),
        "sheet": _("Sheet"),
        "row": _("Row"),
    }


def nowhere_name(_: Translator) -> str:
    """What the place of comments is called that belong to no theme."""
    return _("No theme")


def values(series: pd.Series[Any]) -> list[Value]:
    """The cells of a column as a sheet holds them."""
    import pandas as pd

    def value(cell: Any) -> Value:
        if pd.isna(cell):
            return None
        if isinstance(cell, pd.Timestamp):
            return cell.to_pydatetime()
        return cell if isinstance(cell, str | datetime) else int(cell)

    return [value(cell) for cell in series]
