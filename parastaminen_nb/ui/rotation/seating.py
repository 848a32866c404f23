"""Who sits where: tables, people or a picture, and the person who is chosen in any of them."""

from __future__ import annotations

import ipywidgets

from parastaminen_nb.core.choices import first_open_round
from parastaminen_nb.core.live import Live
from parastaminen_nb.i18n import Translator
from parastaminen_nb.ui.blocks import nothing_yet
from parastaminen_nb.ui.card import heading, row
from parastaminen_nb.ui.chips import Chips
from parastaminen_nb.ui.html import Piece
from parastaminen_nb.ui.names import names_of
from parastaminen_nb.ui.notice import Notice
from parastaminen_nb.ui.rotation.flow import Flow
from parastaminen_nb.ui.rotation.moving import Moving
from parastaminen_nb.ui.rotation.seats import Seats
from parastaminen_nb.ui.rotation_tables import people_by_round, tables_by_round


class Seating(ipywidgets.VBox):
    """`view` chooses between `tables` (of tables or of people) and `flow`; `moving` moves the
    person who is chosen in them."""

    def __init__(self, notice: Notice, _: Translator) -> None:
        self._words, self._live = _, Live()
        self.tables = Seats(_, watch=notice.watch)
        self.tables.when("drop", self._shift)
        self.tables.when("pick", self._pick)
        self.flow = Flow(_, watch=notice.watch)
        self.flow.when("choose", self._point)
        self.view = Chips(
            _("Show"),
            [
                ("tables", _("Table by table")),
                ("people", _("Person by person")),
                ("flow", _("As a picture")),
            ],
        )
        self.moving = Moving(notice, _)
        self.empty = Piece(
            nothing_yet(
                _("No rotation yet"), _("It seats everyone at a table in every round."), "swap"
            )
        )
        super().__init__(
            [
                row(heading(_("Who sits where")), self.view, classes="pa-between"),
                self.empty,
                self.moving,
                self.tables,
                self.flow,
            ]
        )
        for name in ("pa-box", "pa-card"):
            self.add_class(name)
        self.view.observe(lambda _change: self._render_seats(), "value")
        self.moving.picker.observe(lambda _change: self._render_seats(), "chosen")

    def render(self, live: Live, first_open: int | None) -> None:
        """`first_open` is the first round that may be changed; None when none may."""
        self._live = live
        self.moving.render(live, first_open)
        there = live.rotation is not None
        self.empty.layout.display = "none" if there else ""
        for part in (self.view, self.moving):
            part.layout.display = "" if there else "none"
        self._render_seats()

    def _render_seats(self) -> None:
        live, flowing, lit = self._live, self.view.value == "flow", self.moving.person
        self.tables.layout.display = "" if live.rotation and not flowing else "none"
        self.flow.layout.display = "" if live.rotation and flowing else "none"
        if live.rotation and flowing:
            self.flow.show(live.rotation, names_of(live.workshop.people))
            self.flow.lit = lit
        elif live.rotation:
            shown = people_by_round if self.view.value == "people" else tables_by_round
            told = shown(live, live.rotation, self._words, lit=lit)
            self.tables.show(told, first_open_round(live))

    def _shift(self, person: str, round: str, place: str) -> None:
        """A name was dragged: what that costs is said first, as when it is chosen above."""
        self.moving.choose(person, round, place)

    def _pick(self, person: str, round: str) -> None:
        """A name was pressed in the tables: that person is chosen, in that round."""
        self.moving.choose(person, round, "")

    def _point(self, person: str) -> None:
        """A person was pressed in the picture; pressed again, nobody is chosen."""
        chosen = self.moving.picker.chosen
        again = person == chosen["person"]
        self.moving.choose("" if again else person, chosen["round"], "")
