"""What is asked of the rotation: group size, rounds, how people mix, and the rules."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Final

import ipywidgets

from parastaminen_nb.core.choices import Choices
from parastaminen_nb.core.editing import whole
from parastaminen_nb.core.errors import N_, Sentence
from parastaminen_nb.core.live import Live
from parastaminen_nb.core.rotation import Mode
from parastaminen_nb.core.rotation.alternatives import MODES
from parastaminen_nb.core.workshop import GroupSize, Workshop
from parastaminen_nb.i18n import Translator
from parastaminen_nb.ui.button import button
from parastaminen_nb.ui.form import Field, Form, Option
from parastaminen_nb.ui.html import Piece, html
from parastaminen_nb.ui.names import names_of
from parastaminen_nb.ui.notice import Notice
from parastaminen_nb.ui.rotation.preview import Preview
from parastaminen_nb.ui.rotation.quality import refused
from parastaminen_nb.ui.rotation.rules import RuleList
from parastaminen_nb.ui.size_fields import size_fields
from parastaminen_nb.ui.status import Status

HINTS: Final = {
    Mode.FAIR: N_("Nobody meets the same person more than twice. The usual choice."),
    Mode.MOST_PAIRS: N_("A few more pairs meet, but some people meet in every round."),
    Mode.TOGETHER: N_("Easiest to guide, but few new faces."),
    Mode.SAME_CASE: N_("The freest mix. A presenter is needed at every table in turn."),
}


class Asking(ipywidgets.VBox):
    """`form`, `rules` and `find`. `choices` is what stands in them, `outcome` what would come of
    it; who is told by `on_change` keeps it."""

    def __init__(self, notice: Notice, _: Translator) -> None:
        self._words, self._notice = _, notice
        self.choices = Choices()
        self._made: Choices | None = None
        self._workshop = Workshop(key="", title="")
        self.form = Form(
            _, *_fields(_), label=_("What is asked of the rotation"), watch=notice.watch
        )
        self.form.on_write(self._write)
        self.rules = RuleList(_, watch=notice.watch)
        self.rules.when("add", self._add)
        self.rules.when("remove", self._remove)
        self.changed = Status("pa-small", icon="info")
        self.outcome = Preview(_)
        self.find = button(_("Find a rotation"), icon="repeat")
        title = Piece(html("<h2>{words}</h2>", words=_("What is asked of the rotation")))
        super().__init__([title, self.form, self.rules, self.changed, self.outcome, self.find])
        for name in ("pa-box", "pa-card", "pa-stack", "pa-rot-asking"):
            self.add_class(name)
        self._then: Callable[[str], object] = lambda _of: None

    def on_change(self, then: Callable[[str], object]) -> None:
        """Call `then(of)` when something else is asked than before; `of` names what it is, and
        is empty for a rule."""
        self._then = then

    def render(self, live: Live) -> None:
        """Show what is asked, and what would come of it where no rotation was found for it yet."""
        self._workshop = live.workshop
        self.choices, self._made = Choices.of(live), Choices.made(live)
        self._show()
        if self.differs:
            self.outcome.look(live, self.choices)
        else:
            self.outcome.forget()

    def show_refused(self, trouble: str, ways: Sequence[Sentence]) -> None:
        """Why nothing was found, and what would work."""
        self.outcome.show(refused(trouble, ways, self._words))

    @property
    def differs(self) -> bool:
        """Whether something else is asked now than of the rotation there is."""
        return self.choices != self._made

    def _show(self) -> None:
        _, choices = self._words, self.choices
        self.form.show(
            {
                "least": str(choices.size.least),
                "most": str(choices.size.most),
                "rounds": str(choices.rounds),
                "tables": str(choices.tables or ""),
                "mode": choices.mode.value,
            }
        )
        names = names_of(self._workshop.people)
        self.rules.show(self._workshop, choices.lines(names))
        self.changed.words = _("Your choices are not in the rotation yet.") if self.differs else ""

    def _write(self, field: str, typed: dict[str, str]) -> None:
        choices = self.choices
        match field:
            case "least" | "most":
                message = N_("Enter the number of people, {least}–{most}.")
                ends = [whole(typed[end], 1, 100, message) for end in ("least", "most")]
                # Other sizes say anew how many tables there are.
                choices = replace(choices, size=GroupSize(*ends), tables=None)
            case "tables":
                message = N_("Enter the number of tables, {least}–{most}, or leave it empty.")
                told = typed["tables"].strip()
                tables = whole(told, 1, 100, message) if told else None
                choices = replace(choices, tables=tables)
            case "rounds":
                message = N_("Enter the number of rounds, {least}–{most}.")
                choices = replace(choices, rounds=whole(typed["rounds"], 1, 12, message))
            case "mode":
                mode = Mode(typed["mode"])
                same = (mode is Mode.SAME_CASE) == (choices.mode is Mode.SAME_CASE)
                choices = replace(choices, mode=mode, tables=choices.tables if same else None)
        self._change(choices, f"asked {field}")

    def _add(self, kind: str, people: list[str], most: str, trait: str) -> None:
        known = {person.key for person in self._workshop.participants}
        chosen = [key for key in people if key in known]
        match kind:
            case "apart":
                self._change(self.choices.with_apart(chosen))
            case "together":
                self._change(self.choices.with_together(chosen))
            case "mix" if trait in {"unit", "language"}:
                message = N_("Enter the number of people, {least}–{most}.")
                number = whole(str(most), 1, 100, message)
                self._change(self.choices.with_mixed(self._workshop, trait, number))
        self.rules.tell_added()

    def _remove(self, key: str) -> None:
        if key in {rule["key"] for rule in self.rules.rules}:
            self._change(self.choices.without(key))

    def _change(self, choices: Choices, of: str = "") -> None:
        self.choices = choices
        self._then(of)


def _fields(_: Translator) -> tuple[Field, ...]:
    return (
        *size_fields(_),
        Field("rounds", _("Rounds"), "number", min=1, max=12),
        Field(
            "tables",
            _("Tables at each case"),
            "number",
            hint=_("Empty: as few as the sizes allow."),
            min=1,
            max=100,
        ),
        Field(
            "mode",
            _("How do people mix?"),
            "choice",
            options=tuple(
                Option(mode.value, _(name), _(HINTS[mode])) for mode, name in MODES.items()
            ),
        ),
    )
