"""The comments that an experiment stands on, in the words of those who wrote them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any

from traitlets import List

from parastaminen_nb.core.comments import Comment
from parastaminen_nb.core.live import Live
from parastaminen_nb.i18n import Translator
from parastaminen_nb.ui.browser import script, style
from parastaminen_nb.ui.path.cards import mark_of
from parastaminen_nb.ui.telling import Telling, Watch

Digests = Callable[[Sequence[str]], list[str]]
"""From texts the digests by which comments are known (see `core.edits`)."""


def comments_behind(sources: Iterable[str], live: Live, digests: Digests) -> list[Comment]:
    """The comments with these digests which others may see, in the order of the sources; of the
    same words written twice the first."""
    shown = list(live.shown_comments())[::-1]
    known: dict[str, Comment] = {}
    for digest, comment in zip(digests([one.text for one in shown]), shown, strict=True):
        known.setdefault(digest, comment)
    return [known[digest] for digest in sources if digest in known]


class Sources(Telling):
    """Words and case; nobody's name, whoever wrote them."""

    _esm = script("path/sources.js")
    _css = style("comment_table.css")
    quotes: List[Any] = List().tag(sync=True)

    def __init__(self, _: Translator, *, watch: Watch) -> None:
        super().__init__(watch=watch)
        self._words = _

    def show(self, comments: Sequence[Comment], live: Live) -> None:
        self.quotes = [
            {
                "key": comment.key,
                "text": comment.text,
                "case": comment.case,
                "mark": mark_of(comment.case, live.workshop, self._words),
            }
            for comment in comments
        ]
