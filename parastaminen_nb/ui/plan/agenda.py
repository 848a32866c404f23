"""The step of the agenda, and first of all the minutes left over."""

from __future__ import annotations

from collections.abc import Callable

from parastaminen_nb.core import editing
from parastaminen_nb.core.agenda import Kind
from parastaminen_nb.core.errors import WorkshopError
from parastaminen_nb.core.live import Live
from parastaminen_nb.core.workshop import Part
from parastaminen_nb.i18n import Translator
from parastaminen_nb.ui.agenda_table import AgendaTable
from parastaminen_nb.ui.button import button
from parastaminen_nb.ui.card import card, row, stack
from parastaminen_nb.ui.html import Markup, Piece
from parastaminen_nb.ui.notice import Notice
from parastaminen_nb.ui.plan.step import PlanStep, Writer, nothing_yet, noticed


class AgendaStep(PlanStep):
    """The agenda, and first of all the minutes left over."""

    part = Part.AGENDA

    def __init__(self, planning: Writer, notice: Notice, _: Translator) -> None:
        super().__init__(planning, notice, _)
        self.table = AgendaTable(_, watch=notice.watch)
        self.table.when("minutes", self._minutes)
        self.table.when("title", self._title)
        self.table.when("move", self._move)
        self.table.when("remove", self._remove)
        self.advice = Piece()
        self.add_break = button(_("Add a break"), self._added(Kind.BREAK), kind="sec", icon="plus")
        self.add_part = button(_("Add a part"), self._added(Kind.TOGETHER), kind="sec", icon="plus")
        self.anew = button(_("Make the agenda anew"), self._make, kind="quiet", icon="repeat")
        self.acts = row(self.add_break, self.add_part, self.anew)
        self.card = card(self.table, self.acts)
        self.make = button(_("Make the agenda"), self._make)
        self.empty = stack(
            Piece(
                nothing_yet(
                    _("Agenda"), _("The agenda is made of the cases and the time."), "clock"
                )
            ),
            self.make,
            classes="pa-empty",
        )
        self.children = (self.advice, self.card, self.empty)

    def render(self, live: Live) -> None:
        _, agenda, cases = self._words, live.agenda, len(live.workshop.cases)
        some = bool(agenda.segments)
        self.card.layout.display = "" if some else "none"
        self.empty.layout.display = "none" if some else ""
        self.table.show(live.workshop, agenda)
        advice = Markup()
        if some and cases and agenda.rounds != cases:
            words = _(
                "There are {cases} cases and {rounds} rounds. Everybody hears every case when "
                "there are as many rounds as cases: make the agenda anew, or keep it as it is.",
                cases=cases,
                rounds=agenda.rounds,
            )
            advice = noticed("info", words)
        self.advice.show(advice)
        self.advice.layout.display = "" if advice else "none"

    def _minutes(self, key: str, value: str) -> None:
        errors = {other: said for other, said in self.table.errors.items() if other != key}
        try:
            agenda = editing.with_minutes(self._planning.state.agenda, key, value)
        except WorkshopError as trouble:
            errors[key] = self._words.say(trouble)
        else:
            self._planning.write(agenda=agenda, of=f"{key} minutes")
        self.table.errors = errors

    def _title(self, key: str, value: str) -> None:
        agenda = editing.with_title(self._planning.state.agenda, key, value)
        self._planning.write(agenda=agenda, of=f"{key} title")

    def _move(self, key: str, by: int) -> None:
        self._planning.write(agenda=self._planning.state.agenda.moved(key, by=by))

    def _remove(self, key: str) -> None:
        self._planning.write(agenda=self._planning.state.agenda.without(key))

    def _added(self, kind: Kind) -> Callable[[object], None]:
        def add(_button: object) -> None:
            with self._notice.watch():
                agenda = self._planning.state.agenda
                added = editing.with_segment(agenda, kind, after=self.table.after)
                self._planning.write(agenda=added)

        return add

    def _make(self, _button: object) -> None:
        with self._notice.watch():
            self._planning.write(agenda=editing.usual_agenda(self._workshop))
