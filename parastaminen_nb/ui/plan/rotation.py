"""The step of the rotation."""

from __future__ import annotations

from parastaminen_nb.core.choices import Choices
from parastaminen_nb.core.crowd import crowd_of
from parastaminen_nb.core.live import Live
from parastaminen_nb.core.readiness import outdated
from parastaminen_nb.core.workshop import Part
from parastaminen_nb.i18n import Translator
from parastaminen_nb.ui.blocks import nothing_yet
from parastaminen_nb.ui.button import button
from parastaminen_nb.ui.card import row
from parastaminen_nb.ui.html import Markup, Piece, html
from parastaminen_nb.ui.notice import Notice
from parastaminen_nb.ui.plan.crowd import crowd_told
from parastaminen_nb.ui.plan.step import PlanStep, Writer
from parastaminen_nb.ui.rotation.closed import closed_words, refuse_closed
from parastaminen_nb.ui.rotation.cost import moved_words
from parastaminen_nb.ui.rotation.told import rotation_told
from parastaminen_nb.ui.rotation_tables import people_by_round, tables_by_round


class RotationStep(PlanStep):
    """How well people are mixed, another try, and the way to the page that has it all."""

    part = Part.ROTATION

    def __init__(self, planning: Writer, notice: Notice, _: Translator) -> None:
        super().__init__(planning, notice, _)
        self.crowd = Piece()
        self.told = Piece()
        self.find = button(_("Find a rotation"), self._find, icon="repeat")
        self.tables = Piece()
        self.empty = Piece(
            nothing_yet(
                _("No rotation yet"), _("It seats everyone at a table in every round."), "swap"
            )
        )
        self.more = Piece(
            html(
                '<a class="pa-btn pa-btn--sec pa-served" href="rotation?lang={language}">'
                "{words}</a>",
                language=_.language,
                words=_("Rules, alternatives and moves by hand"),
            )
        )
        self.children = (
            self._heading(_("Rotation")),
            self.crowd,
            self.told,
            self.empty,
            row(self.find, self.more),
            self.tables,
        )

    def render(self, live: Live) -> None:
        _, rotation = self._words, live.rotation
        self.empty.layout.display = "none" if rotation else ""
        found = crowd_of(live.workshop)
        # Once there is a rotation, that says the numbers itself.
        self.crowd.show(crowd_told(None if found and rotation and not found.wrong else found, _))
        self.find.description = _("Find another rotation") if rotation else _("Find a rotation")
        closed = closed_words(live, _)
        self.find.disabled, self.find.reason = bool(closed), closed
        if rotation is None:
            self.told.show(Markup())
            self.tables.show(Markup())
            return
        self.told.show(rotation_told(live, rotation, _))
        self.tables.show(
            html(
                '<div><details class="pa-fold"><summary>{tables}</summary>{by_table}</details>'
                '<details class="pa-fold"><summary>{people}</summary>{by_person}</details></div>',
                tables=_("Table by table"),
                by_table=tables_by_round(live, rotation, _),
                people=_("Person by person"),
                by_person=people_by_round(live, rotation, _),
            )
        )

    def _find(self, _button: object) -> None:
        with self._notice.watch():
            live = self._planning.state
            refuse_closed(live, self._words)
            current = live.rotation
            seed = current.seed + 1 if current and not outdated(live) else 1
            # The rules and the mode that were chosen hold for every try.
            found = Choices.of(live).planned(self._workshop, seed)
            self._planning.write(rotation=found, asked=None)
            if current and not outdated(live):
                self._notice.say(moved_words(current, found, self._words))
