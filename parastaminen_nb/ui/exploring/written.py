"""What a language model wrote, sentence by sentence, and the exact words that would go to it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Any

import anywidget
from traitlets import List, Unicode

from parastaminen_nb.i18n import Translator
from parastaminen_nb.ui.browser import script, style
from parastaminen_nb.ui.comment_table import CommentItem


@dataclass(frozen=True)
class WrittenSentence:
    """A sentence that nobody in the room said. `linked` says on how many comments it stands, or
    that it is not linked; `comments` are those."""

    text: str
    linked: str
    comments: tuple[CommentItem, ...] = ()


class Written(anywidget.AnyWidget):
    """Each sentence with its comments under it, or with a mark that it has none."""

    _esm = script("exploring/written.js")
    _css = style("comment_table.css", "exploring/written.css")
    sentences: List[Any] = List().tag(sync=True)

    def show(self, sentences: Sequence[WrittenSentence]) -> None:
        self.sentences = [asdict(one) for one in sentences]


class Exactly(anywidget.AnyWidget):
    """A text letter by letter, folded away until somebody wants to read it."""

    _esm = script("exploring/exactly.js")
    _css = style("exploring/written.css")
    text = Unicode().tag(sync=True)
    words = Unicode().tag(sync=True)

    def __init__(self, _: Translator) -> None:
        super().__init__(words=_("Show exactly what would be sent"))
