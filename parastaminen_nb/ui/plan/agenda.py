"""The step of the agenda, and first of all the minutes left over."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from parastaminen_nb.core import agenda_editing as editing
from parastaminen_nb.core import arranging
from parastaminen_nb.core.agenda import Agenda, Kind
from parastaminen_nb.core.errors import WorkshopError
from parastaminen_nb.core.laying import Laying, usual_beginning
from parastaminen_nb.core.live import Live
from parastaminen_nb.core.track_rules import remarks
from parastaminen_nb.core.workshop import Part, Variant
from parastaminen_nb.i18n import Translator
from parastaminen_nb.ui.agenda_table import AgendaTable
from parastaminen_nb.ui.agenda_templates import Shelf, TemplateChooser
from parastaminen_nb.ui.blocks import nothing_yet, noticed
from parastaminen_nb.ui.button import button
from parastaminen_nb.ui.card import card, row, stack
from parastaminen_nb.ui.form import Field, Form
from parastaminen_nb.ui.html import Piece, html, joined
from parastaminen_nb.ui.laying import LayingCard
from parastaminen_nb.ui.notice import Notice
from parastaminen_nb.ui.plan.step import PlanStep, Writer


class AgendaStep(PlanStep):
    """The agenda, and first of all the minutes left over.

    `laying` says what does not fit, `chooser` shows the templates, `name` keeps one's own.
    """

    part = Part.AGENDA

    def __init__(self, planning: Writer, notice: Notice, _: Translator, shelf: Shelf) -> None:
        super().__init__(planning, notice, _)
        self._shelf = shelf
        self.table = AgendaTable(_, watch=notice.watch)
        self.table.when("write", self._write)
        self.table.when("move", self._move)
        self.table.when("alongside", self._alongside)
        self.table.when("copy", self._copy)
        self.table.when("remove", self._remove)
        self.laying = LayingCard(
            notice,
            _,
            accepted=self._accept,
            left_out=self._leave_out,
            answered=self._answer,
            walked=self._walk,
        )
        self.advice = Piece()
        self.add_part = button(_("Add a part"), self._added(Kind.TOGETHER), kind="sec", icon="plus")
        self.add_break = button(_("Add a break"), self._added(Kind.BREAK), kind="sec", icon="plus")
        self.add_round = button(_("Add a round"), self._added(Kind.ROUND), kind="sec", icon="plus")
        self.lay = button(_("Lay anew into the time"), self._lay, kind="quiet", icon="clock")
        self.choose = button(_("Another agenda"), self._open, kind="quiet", icon="repeat")
        self.store = button(_("Keep as a template"), self._name, kind="quiet", icon="pin")
        self.name = Form(
            _,
            Field(
                "name",
                _("Name of your template"),
                hint=_("It is kept in the folder of the workshops, for all workshops there."),
            ),
            watch=notice.watch,
        )
        self.name.on_write(lambda _field, _typed: self._calm())
        self.keep = button(_("Keep"), self._keep, icon="check")
        self._replaces = False
        self.unkeep = button(_("Close"), self._unname, kind="quiet")
        self.naming = stack(self.name, row(self.keep, self.unkeep))
        self.naming.layout.display = "none"
        self.chooser = TemplateChooser(shelf, notice, _, self._take)
        self.card = card(
            self.table,
            row(self.add_part, self.add_break, self.add_round),
            row(self.lay, self.choose, self.store),
            self.naming,
        )
        self.make = button(_("Make the agenda"), self._make)
        self.other = button(_("Choose a template"), self._open, kind="sec")
        self.empty = stack(
            Piece(
                nothing_yet(
                    _("Agenda"), _("The agenda is made of the cases and the time."), "clock"
                )
            ),
            row(self.make, self.other),
            classes="pa-empty",
        )
        self.children = (self.advice, self.card, self.laying, self.empty, self.chooser)

    def render(self, live: Live) -> None:
        _, agenda, cases = self._words, live.agenda, len(live.workshop.cases)
        some = bool(agenda.segments)
        self.card.layout.display = "" if some else "none"
        self.empty.layout.display = "none" if some else ""
        laying = Laying.of(agenda, usual_beginning(live.workshop))
        self.table.show(live.workshop, laying)
        self.laying.show(laying)
        self.chooser.render(live)
        advice = [noticed("info", _.say(said)) for said in remarks(agenda.segments)]
        presented = any(s.kind is Kind.CASES and not s.part for s in agenda.segments)
        if some and presented and live.workshop.variant is Variant.ROTATING:
            words = _(
                "The cases are heard at the tables, and the agenda presents them to everyone as "
                "well. Delete that part, or take another agenda."
            )
            advice.insert(0, noticed("info", words))
        usual = not any(s.part for s in agenda.segments)
        if some and cases and usual and not presented and live.workshop.variant is Variant.COMMON:
            words = _(
                "The cases are heard all together, and nobody presents them in the agenda. Add a "
                "part for it, or take another agenda."
            )
            advice.insert(0, noticed("info", words))
        if some and cases and agenda.rounds != cases:
            words = _(
                "There are {cases} cases and {rounds} rounds. Everybody hears every case when "
                "there are as many rounds as cases: take another agenda, or keep it as it is.",
                cases=cases,
                rounds=agenda.rounds,
            )
            advice.insert(0, noticed("info", words))
        self.advice.show(html('<div class="pa-stack-s">{all}</div>', all=joined(advice)))
        self.advice.layout.display = "" if advice else "none"

    @property
    def _agenda(self) -> Agenda:
        return self._planning.state.agenda

    def _write(self, key: str, field: str, value: str) -> None:
        errors = {other: dict(said) for other, said in self.table.errors.items()}
        mended = {"least", "preferred", "most", "minutes"}  # one may mend another
        wrong = errors.pop(key, {})
        wrong = {name: said for name, said in wrong.items() if name != field}
        try:
            agenda = editing.with_segment_written(self._agenda, key, field, value)
        except WorkshopError as trouble:
            wrong[field] = self._words.say(trouble)
        else:
            if field in mended:
                wrong = {name: said for name, said in wrong.items() if name not in mended}
            self._planning.write(agenda=agenda, of=f"{key} {field}")
        self.table.errors = errors | ({key: wrong} if wrong else {})

    def _move(self, key: str, by: int) -> None:
        self._planning.write(agenda=arranging.with_move(self._agenda, key, by))

    def _copy(self, key: str) -> None:
        self._put_in(arranging.with_copy(self._agenda, key))

    def _alongside(self, key: str) -> None:
        self._put_in(arranging.with_segment_alongside(self._agenda, key))

    def _remove(self, key: str) -> None:
        self._planning.write(agenda=arranging.without_segments(self._agenda, [key]))

    def _added(self, kind: Kind) -> Callable[[object], None]:
        def add(_button: object) -> None:
            with self._notice.watch():
                self._put_in(arranging.with_segment(self._agenda, kind, after=self.table.after))

        return add

    def _put_in(self, agenda: Agenda) -> None:
        """Write an agenda that has something new in it, and take the reader there."""
        known = {segment.key for segment in self._agenda.segments}
        self._planning.write(agenda=agenda)
        self.table.go_to([s.key for s in agenda.segments if s.key not in known][-1])

    def _accept(self, laying: Laying) -> None:
        self._planning.write(agenda=laying.laid.agenda)

    def _leave_out(self, keys: tuple[str, ...]) -> None:
        self._planning.write(agenda=arranging.without_segments(self._agenda, keys))

    def _answer(self, key: str, hour: str) -> None:
        agenda = editing.with_segment_written(self._agenda, key, "second", hour)
        self._planning.write(agenda=agenda)

    def _walk(self) -> None:
        self._planning.write(agenda=arranging.with_moves(self._agenda))

    def _lay(self, _button: object) -> None:
        with self._notice.watch():
            self.laying.ask()

    def _open(self, _button: object) -> None:
        with self._notice.watch():
            self.chooser.unfold()

    def _take(self, agenda: Agenda, name: str) -> None:
        """Begin with this agenda; the two ways of Parastaminen say how the cases are heard."""
        workshop = self._workshop
        if name in set(Variant):
            workshop = replace(workshop, variant=Variant(name))
        self._planning.write(workshop=workshop, agenda=agenda)
        self.table.go_to_top()

    def _make(self, _button: object) -> None:
        with self._notice.watch():
            self._planning.write(agenda=editing.usual_agenda(self._workshop))
            self.table.go_to_top()

    def _name(self, _button: object) -> None:
        self.naming.layout.display = ""

    def _unname(self, _button: object) -> None:
        self.naming.layout.display = "none"

    def _keep(self, _button: object) -> None:
        with self._notice.watch():
            _, name = self._words, " ".join(self.name.value("name").split())
            same = [one.name for one in self._shelf.all() if one.name.casefold() == name.casefold()]
            if same and not self._replaces:
                # Another template would be lost: the button says so, and is pressed once more.
                self._replaces = True
                self.keep.description = _("Replace the earlier “{name}”", name=same[0])
                return
            kept = self._shelf.keep(name, self._agenda)
            self.naming.layout.display = "none"
            self._calm()
            self._notice.say(_("“{name}” is kept among the templates.", name=kept.name))

    def _calm(self) -> None:
        _ = self._words
        self._replaces = False
        self.keep.description = _("Keep")
