"""The tab of comments: all that fit the filters, word for word, to be read and settled."""

from __future__ import annotations

import ipywidgets

from parastaminen_nb.apps.exploring.panel import Panel
from parastaminen_nb.apps.exploring.repeated import Repeated
from parastaminen_nb.apps.exploring.settling import Settling
from parastaminen_nb.apps.exploring.work import Work
from parastaminen_nb.ui.card import card, heading


class CommentsPanel(Panel):
    """`settling.table` is the table, `repeated` what was said several times."""

    def __init__(self, work: Work) -> None:
        super().__init__(work)
        self.settling, self.repeated = Settling(work), Repeated(work)

    def build(self) -> tuple[ipywidgets.Widget, ...]:
        return (card(heading(self._("Comments")), self.settling.table), self.repeated.root)

    def render(self) -> None:
        self.settling.show(self.work.rows)
        self.repeated.show()

    def renewed(self) -> None:
        self.settling.begin()
        self.repeated.begin()
