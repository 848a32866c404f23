"""The tab of comments: all that fit the filters, word for word, to be read and settled."""

from __future__ import annotations

import ipywidgets

from parastaminen_nb.apps.exploring.panel import Panel
from parastaminen_nb.apps.exploring.settling import Settling
from parastaminen_nb.apps.exploring.work import Work
from parastaminen_nb.ui.card import card, heading


class CommentsPanel(Panel):
    """`settling.table` is the table."""

    def __init__(self, work: Work) -> None:
        super().__init__(work)
        self.settling = Settling(work)

    def build(self) -> tuple[ipywidgets.Widget, ...]:
        return (card(heading(self._("Comments")), self.settling.table),)

    def render(self) -> None:
        self.settling.show(self.work.rows)

    def renewed(self) -> None:
        self.settling.begin()
