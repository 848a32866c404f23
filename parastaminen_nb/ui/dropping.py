"""A table or a presenter drops out: who would move is shown first, then it is confirmed."""

from __future__ import annotations

import ipywidgets

from parastaminen_nb.core.errors import N_, WorkshopError
from parastaminen_nb.core.live import Live
from parastaminen_nb.core.rotation import Proposal, Rotation, Seat
from parastaminen_nb.i18n import Translator
from parastaminen_nb.ui.button import button
from parastaminen_nb.ui.card import heading, row
from parastaminen_nb.ui.form import Field, Form, Option
from parastaminen_nb.ui.html import Markup, Piece, html, joined
from parastaminen_nb.ui.names import names_of
from parastaminen_nb.ui.notice import Notice
from parastaminen_nb.ui.repair_words import moving_words, proposed
from parastaminen_nb.ui.situation import Situation


class Dropping(ipywidgets.VBox):
    """`form` (what drops out, from which round), `told`, `move` and `keep`.

    `proposal` is what would be done, or None. Nothing is written here.
    """

    def __init__(self, notice: Notice, _: Translator) -> None:
        self._words, self._notice = _, notice
        self._live, self._first, self._chosen = Live(), 0, 0
        self.proposal: Proposal | None = None
        self._fields: tuple[Field, ...] = ()
        self._slot = ipywidgets.VBox()
        self._offer(())
        self.told = Piece()
        self.move = button("", icon="swap")
        self.keep = button(_("Keep as it is"), self._keep, kind="quiet")
        self.buttons = row(self.move, self.keep)
        title = heading(_("If a table or a presenter drops out"))
        hint = Piece(
            html(
                '<p class="pa-muted">{words}</p>',
                words=_("You see who would move before anything changes."),
            )
        )
        super().__init__([title, hint, self._slot, self.told, self.buttons])
        for name in ("pa-box", "pa-card", "pa-stack"):
            self.add_class(name)

    def render(self, live: Live, first_open: int | None) -> None:
        """`first_open` is the first round that may be changed; without one nothing is offered."""
        self._live, self._first = live, first_open or 0
        rotation = live.rotation
        self.layout.display = "" if rotation and first_open else "none"
        if rotation is None or not first_open:
            return
        fields = _fields(rotation, first_open, self._words)
        if fields != self._fields:
            self._offer(fields)
        self._clear()

    def _offer(self, fields: tuple[Field, ...]) -> None:
        """A form for these fields; a form's fields are fixed, so it is a new one."""
        _ = self._words
        self._fields = fields
        self.form = Form(
            _, *fields, label=_("If a table or a presenter drops out"), watch=self._notice.watch
        )
        self.form.on_write(self._write)
        self._slot.children = [self.form]

    def accepted(self) -> Rotation:
        """The rotation as proposed. Raises `WorkshopError` where nothing is."""
        if self.proposal is None:
            raise WorkshopError(N_("Choose first what drops out."))
        return self.proposal.rotation

    def _write(self, _field: str, typed: dict[str, str]) -> None:
        rotation, what = self._live.rotation, typed.get("what", "")
        self.proposal = None
        if rotation and what:
            self._chosen = int(typed.get("first") or self._first)
            self.proposal = _proposal(rotation, what, self._chosen)
        self._show()

    def _show(self) -> None:
        _, proposal = self._words, self.proposal
        told = Markup()
        if proposal:
            situation = Situation(proposal.before, self._chosen)
            names = names_of(self._live.workshop.people)
            lines = (html("<p>{said}</p>", said=_.say(sentence)) for sentence in proposal.rests)
            told = html(
                '<div class="pa-stack-s" role="status">{lines}{moves}</div>',
                lines=joined(lines),
                moves=proposed(situation, proposal, names, _, why=_("Something drops out")),
            )
            self.move.description = moving_words(proposal, _) or _("Close the table")
        self.told.show(told)
        self.buttons.layout.display = "" if proposal else "none"

    def _clear(self) -> None:
        self.proposal = None
        self.form.show({"what": "", "first": str(self._first)})
        self._show()

    def _keep(self, _button: object) -> None:
        with self._notice.watch():
            self._clear()


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
            wide="half",
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


def _proposal(rotation: Rotation, what: str, first: int) -> Proposal:
    kind, case, *table = what.split(" ")
    if kind == "case":
        return rotation.repaired(resting={case: first}, from_round=first)
    return rotation.repaired(closed=[Seat(case, int(table[0]))], from_round=first)
