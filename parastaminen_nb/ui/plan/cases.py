"""The step of the cases."""

from __future__ import annotations

from parastaminen_nb.core import editing
from parastaminen_nb.core.live import Live
from parastaminen_nb.core.readiness import readiness
from parastaminen_nb.core.workshop import MOST_CASES, Part
from parastaminen_nb.i18n import Translator
from parastaminen_nb.ui.button import button
from parastaminen_nb.ui.card import card, heading, row
from parastaminen_nb.ui.case_card import CaseCards
from parastaminen_nb.ui.html import Piece, html
from parastaminen_nb.ui.notice import Notice
from parastaminen_nb.ui.plan.step import PlanStep, Writer
from parastaminen_nb.ui.prompt_list import PromptList


class CasesStep(PlanStep):
    """The cases as cards, and what tables are asked about them."""

    part = Part.CASES

    def __init__(self, planning: Writer, notice: Notice, _: Translator) -> None:
        super().__init__(planning, notice, _)
        self.cards = CaseCards(_, watch=notice.watch)
        self.cards.when("write", self._write)
        self.cards.when("move", self._move)
        self.cards.when("remove", self._remove)
        self.add = button(_("Add a case"), self._add, kind="sec", icon="plus")
        self.full = _.plural("{n} case is the most.", "{n} cases are the most.", n=MOST_CASES)
        self.prompts = PromptList(_, watch=notice.watch)
        self.prompts.when("write", self._write_prompt)
        self.prompts.when("move", self._move_prompt)
        self.prompts.when("remove", self._remove_prompt)
        self.add_prompt = button(_("Add a prompt"), self._add_prompt, kind="sec", icon="plus")
        asked = _(
            "A table is asked these about every case, and a comment can answer one of them. "
            "Everyone reads them in their own language. What you leave empty is said as usual."
        )
        lead = _("A case is one good practice and the person who tells of it. Keep it short.")
        self.children = (
            self._heading(_("Cases"), lead),
            self.cards,
            row(self.add),
            card(
                heading(_("Prompts for the tables")),
                Piece(html('<p class="pa-muted">{words}</p>', words=asked)),
                self.prompts,
                row(self.add_prompt),
            ),
        )

    def render(self, live: Live) -> None:
        self.cards.show(live.workshop, readiness(live))
        self.add.disabled = len(live.workshop.cases) >= MOST_CASES
        self.add.reason = self.full
        self.prompts.show(live.workshop.prompts)

    def _write(self, key: str, field: str, value: str) -> None:
        workshop = editing.with_case_written(self._workshop, key, field, value)
        self._change(workshop, of=f"{key} {field}")

    def _move(self, key: str, by: int) -> None:
        workshop, place = self._workshop, -1
        try:
            self._change(editing.with_case_moved(workshop, key, by))
            place = workshop.cases.index(workshop.case(key)) + by
        finally:
            self.cards.arrive(place)

    def _remove(self, key: str) -> None:
        self._change(editing.without_case(self._workshop, key))

    def _add(self, _button: object) -> None:
        with self._notice.watch():
            self._change(editing.with_case_added(self._workshop))

    def _write_prompt(self, key: str, field: str, value: str) -> None:
        workshop = editing.with_prompt_written(self._workshop, key, field, value)
        self._change(workshop, of=f"{key} {field}")

    def _move_prompt(self, key: str, by: int) -> None:
        self._change(editing.with_prompt_moved(self._workshop, key, by))

    def _remove_prompt(self, key: str) -> None:
        self._change(editing.without_prompt(self._workshop, key))

    def _add_prompt(self, _button: object) -> None:
        with self._notice.watch():
            self._change(editing.with_prompt_added(self._workshop))
