"""The tab of the report: the quotes that somebody picked, in the order in which they leave."""

from __future__ import annotations

import ipywidgets

from parastaminen_nb.apps import findings
from parastaminen_nb.apps.exploring.experimenting import Experimenting, of_rows
from parastaminen_nb.apps.exploring.panel import Panel
from parastaminen_nb.apps.exploring.work import Work
from parastaminen_nb.ui.card import card, heading
from parastaminen_nb.ui.exploring.picks import Picks
from parastaminen_nb.ui.html import Piece, html


class ReportPanel(Panel):
    """`picks` are the quotes. They are kept with the themes, and leave on a sheet of their own;
    `experimenting` begins something to be tried from them."""

    def __init__(self, work: Work) -> None:
        super().__init__(work)
        self.picks = Picks(self._, watch=work.notice.watch)
        self.picks.when("move", self._move)
        self.picks.when("drop", self._drop)
        self.experimenting = Experimenting(
            work,
            self._("Begin an experiment from these"),
            lambda: of_rows(self.work.material, self.work.material.picked_rows()),
        )

    def build(self) -> tuple[ipywidgets.Widget, ...]:
        _ = self._
        note = html(
            '<p class="pa-muted">{words}</p>',
            words=_(
                "The quotes leave in this order with the workbook, on a sheet of their own with "
                "the row where each stands. Filters change nothing here."
            ),
        )
        quotes = card(
            heading(_("Quotes for the report")), Piece(note), self.picks, self.experimenting.root
        )
        return (quotes,)

    def render(self) -> None:
        here = self.work.material
        self.picks.show(
            [findings.comment_item(here, row, None, self._) for row in here.picked_rows()]
        )
        self.experimenting.show()

    def _ids(self) -> list[str]:
        here = self.work.material
        return [here.ids[row] for row in here.picked_rows()]

    def _id(self, key: str) -> str:
        # A browser may say anything: only what is shown is moved.
        if key not in {pick["key"] for pick in self.picks.picks}:
            raise KeyError(key)
        return self.work.material.ids[int(key)]

    def _move(self, key: str, by: int) -> None:
        shown, id = self._ids(), self._id(key)
        rest = [other for other in shown if other != id]
        place = max(0, shown.index(id) + (1 if by > 0 else -1))
        before = rest[place] if place < len(rest) else ""
        self.work.settle(lambda edits: edits.pick_moved(id, before))

    def _drop(self, key: str) -> None:
        id = self._id(key)
        self.work.settle(lambda edits: edits.without_pick(id))
