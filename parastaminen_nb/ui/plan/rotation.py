"""The step of the rotation."""

from __future__ import annotations

from parastaminen_nb.core.live import Live, Phase
from parastaminen_nb.core.readiness import outdated
from parastaminen_nb.core.rotation import plan_rotation
from parastaminen_nb.core.workshop import Part
from parastaminen_nb.i18n import Translator
from parastaminen_nb.ui.button import button
from parastaminen_nb.ui.card import row
from parastaminen_nb.ui.html import Markup, Piece, html
from parastaminen_nb.ui.notice import Notice
from parastaminen_nb.ui.plan.step import PlanStep, Writer, nothing_yet, noticed
from parastaminen_nb.ui.rotation_tables import people_by_round, tables_by_round


class RotationStep(PlanStep):
    """Who sits where in every round, how well people are mixed, and another try."""

    part = Part.ROTATION

    def __init__(self, planning: Writer, notice: Notice, _: Translator) -> None:
        super().__init__(planning, notice, _)
        self.told = Piece()
        self.find = button(_("Find a rotation"), self._find, icon="repeat")
        self.tables = Piece()
        self.empty = Piece(
            nothing_yet(
                _("No rotation yet"), _("It seats everyone at a table in every round."), "swap"
            )
        )
        self.children = (
            self._heading(_("Rotation")),
            self.told,
            self.empty,
            row(self.find),
            self.tables,
        )

    def render(self, live: Live) -> None:
        _, rotation = self._words, live.rotation
        self.empty.layout.display = "none" if rotation else ""
        self.find.description = _("Find another rotation") if rotation else _("Find a rotation")
        if rotation is None:
            self.told.show(Markup())
            self.tables.show(Markup())
            return
        stale = outdated(live)
        told = Markup()
        if stale:
            told += noticed("warn", _.say(stale))
        if live.phase is not Phase.PLANNED:
            told += noticed(
                "warn",
                _("The workshop has begun. Another rotation is seen at once on wall and phones."),
            )
        first, *rest = (_.say(sentence) for sentence in rotation.quality().sentences())
        told += noticed("ok", html("<b>{first}</b> {rest}", first=first, rest=" ".join(rest)))
        self.told.show(html('<div class="pa-stack">{told}</div>', told=told))
        self.tables.show(
            html(
                '<div class="pa-stack"><h3>{tables}</h3>{by_table}<details class="pa-fold">'
                "<summary>{people}</summary>{by_person}</details></div>",
                tables=_("Table by table"),
                by_table=tables_by_round(live, rotation, _),
                people=_("Person by person"),
                by_person=people_by_round(live, rotation, _),
            )
        )

    def _find(self, _button: object) -> None:
        with self._notice.watch():
            live, workshop = self._planning.state, self._workshop
            current = live.rotation
            seed = current.seed + 1 if current and not outdated(live) else 1
            rotation = plan_rotation(
                workshop.people,
                workshop.cases,
                size=workshop.group_size,
                rounds=live.agenda.rounds or None,
                seed=seed,
            )
            self._planning.write(rotation=rotation)
