"""A table or a presenter drops out: who would move is shown first, then it is confirmed."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

import ipywidgets

from parastaminen_nb.core.editing import with_case_written
from parastaminen_nb.core.errors import N_, WorkshopError
from parastaminen_nb.core.live import Live
from parastaminen_nb.core.people import told_apart
from parastaminen_nb.core.rotation import Host, Proposal, Rotation, Seat
from parastaminen_nb.core.workshop import Workshop
from parastaminen_nb.i18n import Translator
from parastaminen_nb.ui.button import button
from parastaminen_nb.ui.card import heading, row
from parastaminen_nb.ui.form import Field, Form, Option
from parastaminen_nb.ui.html import Markup, Piece, html, joined
from parastaminen_nb.ui.names import names_of
from parastaminen_nb.ui.notice import Notice
from parastaminen_nb.ui.repair_words import moving_words, proposed
from parastaminen_nb.ui.situation import Situation


@dataclass(frozen=True, slots=True)
class Dropped:
    """What is to be so: other seats from a round on, or somebody else who presents a case."""

    proposal: Proposal | None
    from_round: int
    case: str = ""
    presenter: str = ""

    def told_in(self, workshop: Workshop) -> Workshop:
        """The workshop with the one who presents now."""
        if not self.presenter:
            return workshop
        return with_case_written(workshop, self.case, "presenter", self.presenter)


class Dropping(ipywidgets.VBox):
    """`form` (what drops out, from which round), `stand_in` (who presents instead), `told`, `move`
    and `keep`. `proposal` is what would be done, or None. Nothing is written here.

    With `card` it is a card of a page with a heading; without, a part of something else.
    """

    def __init__(self, notice: Notice, _: Translator, *, card: bool = True) -> None:
        self._words, self._notice = _, notice
        self._live, self._first, self._chosen = Live(), 0, 0
        self._absent: tuple[str, ...] = ()
        self._case = ""
        self.proposal: Proposal | None = None
        self._fields: tuple[Field, ...] = ()
        self._slot = ipywidgets.VBox()
        self._offer(())
        self.stand_in = Form(
            _,
            Field(
                "presenter",
                _("Who presents it instead?"),
                hint=_(
                    "Anybody's name. A participant leaves their seat for it; nobody else moves."
                ),
            ),
            label=_("Presenter"),
            watch=notice.watch,
        )
        self.stand_in.on_write(lambda _field, _typed: self._reckon())
        self.told = Piece()
        self.move = button("", icon="swap")
        self.move.once = True
        self.keep = button(_("Keep as it is"), self._keep, kind="quiet")
        self.buttons = row(self.move, self.keep)
        hint = Piece(
            html(
                '<p class="pa-muted">{words}</p>',
                words=_("You see who would move before anything changes."),
            )
        )
        title = [heading(_("If a table or a presenter drops out"))] if card else []
        super().__init__([*title, hint, self._slot, self.stand_in, self.told, self.buttons])
        for name in ("pa-box", "pa-stack", *(["pa-card"] if card else [])):
            self.add_class(name)

    def render(self, live: Live, first_open: int | None, absent: Collection[str] = ()) -> None:
        """`first_open` is the first round that may be changed; without one nothing is offered.
        Those who are `absent` (keys) leave their seats in what is proposed."""
        before = (self._live.rotation, self._first, self._absent)
        self._live, self._first, self._absent = live, first_open or 0, tuple(sorted(absent))
        rotation = live.rotation
        self.layout.display = "" if rotation and first_open else "none"
        if rotation is None or not first_open:
            return
        fields = _fields(rotation, first_open, self._words)
        if fields != self._fields:
            self._offer(fields)
        if (rotation, self._first) != before[:2]:
            self.clear()
        elif self._absent != before[2]:
            self._reckon()  # what is chosen stays chosen when somebody comes

    def _offer(self, fields: tuple[Field, ...]) -> None:
        """A form for these fields; a form's fields are fixed, so it is a new one."""
        _ = self._words
        self._fields = fields
        self.form = Form(
            _, *fields, label=_("If a table or a presenter drops out"), watch=self._notice.watch
        )
        self.form.on_write(lambda field, _typed: self._write(field))
        self._slot.children = [self.form]

    def accepted(self) -> Dropped:
        """What is proposed. Raises `WorkshopError` where nothing is."""
        presenter = self._presenter
        if self.proposal is None and not presenter:
            raise WorkshopError(N_("Choose first what drops out."))
        return Dropped(self.proposal, self._chosen, self._case, presenter)

    @property
    def outcome(self) -> str:
        """What is so once it is confirmed, in words."""
        _ = self._words
        if self._presenter:
            return _(
                "{name} presents case {case} now.", name=self._presenter, case=self._case.upper()
            )
        return _("The tables have changed") + "."

    @property
    def _presenter(self) -> str:
        """The name of the one who presents instead, as it is on the list where it is there."""
        if not self._case:
            return ""
        typed = " ".join(self.stand_in.value("presenter").split())
        return self._known(typed)[1] if typed else ""

    def _known(self, typed: str) -> tuple[str, str]:
        """The key of the participant whose name was typed (empty: nobody's), and the name."""
        workshop = self._live.workshop
        apart, short = told_apart(workshop.people), names_of(workshop.people)
        for person in workshop.participants:
            called = (person.name, apart[person.key], short[person.key])
            if typed.casefold() in {name.casefold() for name in called}:
                return person.key, person.name
        return "", typed

    def _write(self, field: str) -> None:
        if field == "what":
            self.stand_in.show({"presenter": ""})
        self._reckon()

    def _reckon(self) -> None:
        rotation, what = self._live.rotation, self.form.value("what")
        self.proposal, self._case = None, ""
        try:
            if rotation and what:
                self._chosen = int(self.form.value("first") or self._first)
                kind, case, *table = what.split(" ")
                self._case = case if kind == "case" else ""
                self.proposal = self._proposal(rotation, case, table)
        finally:
            self._show()

    def _proposal(self, rotation: Rotation, case: str, table: list[str]) -> Proposal | None:
        """What would be done; None where somebody presents instead who has no seat."""
        first, absent = self._chosen, self._absent
        if table:
            seat = Seat(case, int(table[0]))
            return rotation.repaired(closed=[seat], absent=absent, from_round=first)
        if not self._presenter:
            return rotation.repaired(resting={case: first}, absent=absent, from_round=first)
        person, _name = self._known(self._presenter)
        if person not in rotation.people:
            return None
        rounds = tuple(range(first, rotation.rounds + 1))
        host = Host(person, case, rounds)
        return rotation.repaired(hosts=[host], absent=absent, from_round=first)

    def _show(self) -> None:
        _, proposal, presenter = self._words, self.proposal, self._presenter
        told = Markup()
        if presenter and not (proposal and proposal.moves):
            told = html('<p role="status">{words}</p>', words=_("Nobody else moves."))
        elif proposal:
            told = self._proposed(proposal)
        if presenter:
            self.move.description = _("{name} presents", name=presenter)
        elif proposal:
            self.move.description = moving_words(proposal, _) or _("Close the table")
        self.told.show(told)
        self.stand_in.layout.display = "" if self._case else "none"
        self.buttons.layout.display = "" if proposal or presenter else "none"

    def _proposed(self, proposal: Proposal) -> Markup:
        _, names = self._words, names_of(self._live.workshop.people)
        lines = joined(html("<p>{said}</p>", said=_.say(sentence)) for sentence in proposal.rests)
        situation = Situation(proposal.before, self._chosen)
        return html(
            '<div class="pa-stack-s" role="status">{lines}{moves}</div>',
            lines=lines,
            moves=proposed(situation, proposal, names, _, why=_("Something drops out")),
        )

    def clear(self) -> None:
        """Nothing drops out after all."""
        self.proposal, self._case = None, ""
        self.form.show({"what": "", "first": str(self._first)})
        self.stand_in.show({"presenter": ""})
        self._show()

    def _keep(self, _button: object) -> None:
        with self._notice.watch():
            self.clear()


def _fields(rotation: Rotation, first: int, _: Translator) -> tuple[Field, ...]:
    labels = {
        (table.case, table.table)
        for number in range(first, rotation.rounds + 1)
        for table in rotation.tables(number)
    }
    return (
        Field(
            "what",
            _("What drops out?"),
            "select",
            options=(
                Option("", _("Nothing")),
                *(
                    Option(f"case {case}", _("The presenter of case {case}", case=case.upper()))
                    for case in rotation.cases
                ),
                *(
                    Option(f"table {case} {n}", _("Table {table}", table=Seat(case, n).label))
                    for case, n in sorted(labels)
                ),
            ),
        ),
        Field(
            "first",
            _("From round"),
            "select",
            wide="half",
            options=tuple(Option(str(n), str(n)) for n in range(first, rotation.rounds + 1)),
        ),
    )
