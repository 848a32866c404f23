"""Comments as a table, word for word, with what was searched for marked in them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Any

import anywidget
from traitlets import Dict, List, Unicode

from parastaminen_nb.i18n import Translator
from parastaminen_nb.ui.browser import script, style
from parastaminen_nb.ui.telling import Telling, Watch

Parts = tuple[tuple[str, bool], ...]
"""A text in pieces; the pieces that were searched for are true."""


@dataclass(frozen=True)
class CommentItem:
    """One comment. `of` is the key of its case, `where` says case, table and round in words."""

    key: str
    parts: Parts
    where: str
    of: str = ""
    mark: str = ""
    theme: str = ""


class CommentTable(Telling):
    """Tells "more" when the reader wants the next comments."""

    _esm = script("comment_table.js")
    _css = style("comment_table.css")
    comments: List[Any] = List().tag(sync=True)
    words = Dict().tag(sync=True)
    more = Unicode().tag(sync=True)

    def __init__(self, _: Translator, *, watch: Watch) -> None:
        super().__init__(
            watch=watch,
            words={
                "caption": _("Comments"),
                "heads": [_("Comment"), _("Where and when")],
                "nothing": _("No comment fits. Take away a filter or write another word."),
            },
        )

    def show(self, comments: Sequence[CommentItem], more: str = "") -> None:
        with self.hold_sync():
            self.comments = [asdict(comment) for comment in comments]
            self.more = more


class Quotes(anywidget.AnyWidget):
    """A few telling comments, larger than in the table."""

    _esm = script("quotes.js")
    _css = style("comment_table.css")
    quotes: List[Any] = List().tag(sync=True)

    def show(self, quotes: Sequence[CommentItem]) -> None:
        self.quotes = [asdict(quote) for quote in quotes]
