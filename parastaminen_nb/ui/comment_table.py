"""Comments as a table, word for word, with what was searched for marked in them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Any

from traitlets import Dict, List, Unicode

from parastaminen_nb.i18n import Translator
from parastaminen_nb.ui.browser import script, style
from parastaminen_nb.ui.telling import Telling, Watch

Parts = tuple[tuple[str, bool], ...]
"""A text in pieces; the pieces that were searched for are true."""


@dataclass(frozen=True)
class CommentItem:
    """One comment. `of` is the key of its case, `where` says case, table and round in words.

    `language` is what it is written in, so that it is read aloud so; empty where nobody knows.
    """

    key: str
    parts: Parts
    where: str
    of: str = ""
    mark: str = ""
    theme: str = ""
    codes: tuple[str, ...] = ()
    language: str = ""
    picked: bool = False
    """Whether it is quoted in the report."""


@dataclass(frozen=True)
class Opened:
    """What is settled of the comment that is open: its theme among `themes` (key, name), its
    codes, those that might fit and those that are in use; `why` it belongs, in words."""

    key: str
    theme: str
    themes: tuple[tuple[str, str], ...]
    codes: tuple[str, ...] = ()
    suggested: tuple[str, ...] = ()
    known: tuple[str, ...] = ()
    why: str = ""
    near: tuple[str, ...] = ()


def picking_words(_: Translator) -> dict[str, str]:
    """What the button says that puts a comment into the report."""
    return {"pick": _("Pick for the report"), "picked": _("In the report")}


class CommentTable(Telling):
    """Tells "more" when the reader wants the next comments.

    With `settles` a comment can be opened: "open" (key, "" closes), "move" (key, to), "code" and
    "uncode" (key, code) are told, and `opened` is shown below it; "pick" (key) asks for it in the
    report, or for it no more.
    """

    _esm = script("picking.js", "comment_table.js")
    _css = style("comment_table.css")
    comments: List[Any] = List().tag(sync=True)
    words = Dict().tag(sync=True)
    more = Unicode().tag(sync=True)
    opened: Dict[str, Any] = Dict().tag(sync=True)

    def __init__(self, _: Translator, *, watch: Watch, settles: bool = False) -> None:
        super().__init__(
            watch=watch,
            words={
                "caption": _("Comments"),
                "heads": [_("Comment"), _("Where and when")],
                "nothing": _("No comment fits. Take away a filter or write another word."),
                "settles": settles,
                "open": _("Edit"),
                "open_more": _("Edit the theme and codes of this comment"),
                "close": _("Done"),
                "theme": _("Theme"),
                "codes": _("Codes"),
                "no_codes": _("No codes yet."),
                "code": _("New code"),
                "code_hint": _("A label of your own, such as “money”."),
                "add": _("Add code"),
                "suggested": _("Would one of these fit?"),
                "remove": _("Take away the code {code}", code="{code}"),
                "near": _("Most like it in the theme"),
                **picking_words(_),
            },
        )

    def show(self, comments: Sequence[CommentItem], more: str = "") -> None:
        with self.hold_sync():
            self.comments = [asdict(comment) for comment in comments]
            self.more = more
            if self.opened and self.opened["key"] not in {item["key"] for item in self.comments}:
                self.opened = {}

    def show_opened(self, opened: Opened | None) -> None:
        """Show what is settled of one of the comments; None closes it."""
        self.opened = asdict(opened) if opened else {}


class Quotes(Telling):
    """A few telling comments, larger than in the table. Tells "pick" (key) when the reader wants
    one of them in the report, or no more."""

    _esm = script("picking.js", "quotes.js")
    _css = style("comment_table.css")
    quotes: List[Any] = List().tag(sync=True)
    words = Dict().tag(sync=True)

    def __init__(self, _: Translator, *, watch: Watch) -> None:
        super().__init__(watch=watch, words=picking_words(_))

    def show(self, quotes: Sequence[CommentItem]) -> None:
        self.quotes = [asdict(quote) for quote in quotes]
