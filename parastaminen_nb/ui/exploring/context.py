"""A word in context: what was said before and after it, aligned in three columns."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Any

import anywidget
from traitlets import Dict, List

from parastaminen_nb.i18n import Translator
from parastaminen_nb.ui.browser import script, style


@dataclass(frozen=True)
class ContextLine:
    """One place. `whole` is the comment that it is from, `where` says its case and table."""

    key: str
    before: str
    word: str
    after: str
    whole: str
    where: str


class ContextTable(anywidget.AnyWidget):
    """Each word is a button that opens its whole comment below; arrow keys go up and down."""

    _esm = script("exploring/context.js")
    _css = style("exploring/words.css")
    lines: List[Any] = List().tag(sync=True)
    words = Dict().tag(sync=True)

    def __init__(self, _: Translator) -> None:
        super().__init__(
            words={
                "caption": _("The word in context"),
                "heads": [_("Before"), _("Word"), _("After")],
                "label": _("The word in context, can be scrolled sideways"),
            }
        )

    def show(self, lines: Sequence[ContextLine]) -> None:
        self.lines = [asdict(line) for line in lines]
