"""What is asked of the rotation: group size, rounds, how people mix, and the rules."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Protocol

import ipywidgets

from parastaminen_nb.core.choices import Choices
from parastaminen_nb.core.editing import whole
from parastaminen_nb.core.errors import N_, Sentence
from parastaminen_nb.core.live import Live
from parastaminen_nb.core.rotation import Mode, Rotation, Rules
from parastaminen_nb.core.rule_making import with_presenter
from parastaminen_nb.core.workshop import GroupSize, Workshop
from parastaminen_nb.i18n import Translator
from parastaminen_nb.ui.button import button
from parastaminen_nb.ui.card import row
from parastaminen_nb.ui.download import Made
from parastaminen_nb.ui.fold import Fold
from parastaminen_nb.ui.form import Form
from parastaminen_nb.ui.html import Piece, html
from parastaminen_nb.ui.names import names_of
from parastaminen_nb.ui.notice import Notice
from parastaminen_nb.ui.rotation.asking_fields import asking_fields
from parastaminen_nb.ui.rotation.preview import Preview
from parastaminen_nb.ui.rotation.quality import refused
from parastaminen_nb.ui.rotation.rules import Presenting, RuleList, RulesFile, made
from parastaminen_nb.ui.status import Status


class RulesFiles(Protocol):
    """Rules as files: read for the people and cases of a workshop, and written."""

    def read(self, name: str, content: bytes, workshop: Workshop) -> Rules: ...
    def write(self, rules: Rules, workshop: Workshop) -> Made: ...


class Asking(ipywidgets.VBox):
    """`form`, `rules` and `find`. `choices` is what stands in them, `outcome` what would come of
    it; who is told by `on_change` keeps it. `take` and `forget` answer what `offer` shows."""

    def __init__(self, notice: Notice, _: Translator, files: RulesFiles) -> None:
        self._words, self._notice, self._files = _, notice, files
        self.choices = Choices()
        self._made: Choices | None = None
        self._live = Live()
        self.offered: Rotation | None = None
        self.form = Form(
            _, *asking_fields(_), label=_("What is asked of the rotation"), watch=notice.watch
        )
        self.form.on_write(self._write)
        self.rules = RuleList(_, watch=notice.watch)
        self.rules.when("add", self._add)
        self.rules.when("remove", self._remove)
        self.presenting = Presenting(_, watch=notice.watch)
        self.presenting.when("present", self._present)
        self.presenters = Fold(
            _("Who presents where"), lambda: self.presenting, icon="people", watch=notice.watch
        )
        self.file: RulesFile | None = None
        self.on_file = Fold(
            _("The rules as a file"), self._make_file, icon="file", watch=notice.watch
        )
        self.changed = Status("pa-small", icon="info")
        self.outcome = Preview(_)
        self.take = button(_("Take this rotation"), icon="check")
        self.forget = button(_("Keep as it is"), lambda _b: self._show_outcome(), kind="quiet")
        self.find = button(_("Find a rotation"), icon="repeat")
        title = Piece(html("<h2>{words}</h2>", words=_("What is asked of the rotation")))
        super().__init__(
            [
                title,
                self.form,
                self.rules,
                self.presenters,
                self.on_file,
                self.changed,
                self.outcome,
                row(self.find, self.take, self.forget),
            ]
        )
        for name in ("pa-box", "pa-card", "pa-stack", "pa-rot-asking"):
            self.add_class(name)
        self._then: Callable[[str], object] = lambda _of: None

    def on_change(self, then: Callable[[str], object]) -> None:
        """Call `then(of)` when something else is asked than before; `of` names what it is, and
        is empty for a rule."""
        self._then = then

    def render(self, live: Live) -> None:
        """Show what is asked, and what would come of it where no rotation was found for it yet."""
        self._live, self.choices, self._made = live, Choices.of(live), Choices.made(live)
        self._show()
        self._show_outcome()

    def _show_outcome(self) -> None:
        """What would come of the choices, where they are others than of the rotation there is."""
        self._offer(None)
        if self.differs:
            self.outcome.look(self._live, self.choices)
        else:
            self.outcome.forget()

    def offer(self, seed: int, title: str = "") -> None:
        """Look at a rotation for the choices as they stand and show it, to be taken or not."""
        self.outcome.look(self._live, self.choices, seed, title=title, asked=True)
        self._offer(self.outcome.found(self._live.workshop, self.choices))

    def _offer(self, found: Rotation | None) -> None:
        self.offered = found
        self.find.classes = "pa-btn--sec" if found else ""
        for answer in (self.take, self.forget):
            answer.layout.display = "" if found else "none"

    def _make_file(self) -> ipywidgets.Widget:
        self.file = RulesFile(self._notice, self._words, take=self._take, give=self._give)
        return self.file

    def show_refused(self, trouble: Sentence, ways: Sequence[Sentence]) -> None:
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
        lines = choices.lines(names_of(self._live.workshop.people))
        self.rules.show(self._live.workshop, self._live.rotation, lines, self._wishes())
        self.presenting.show(self._live.workshop, choices)
        self.changed.words = _("Your choices are not in the rotation yet.") if self.differs else ""

    def _wishes(self) -> str:
        """That the wishes of the list of people count, or that no wish does."""
        _, wishing = self._words, sum(bool(p.wishes) for p in self._live.workshop.participants)
        choosing = self.choices.rounds < len(self._live.workshop.cases)
        if not choosing:
            own = any(not wish.listed for wish in self.choices.rules.wishes)
            return _("Everyone hears every case, so wishes change nothing.") if own else ""
        if not wishing:
            return _("Nobody has told what they would rather hear.")
        return _.plural(
            "{n} person has told what they would rather hear: that is followed where it can be.",
            "{n} people have told what they would rather hear: that is followed where it can be.",
            n=wishing,
        )

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

    def _add(self, kind: str, values: dict[str, object]) -> None:
        choices = self.choices
        rules = made(choices.rules, self._live.workshop, choices.rounds, kind, values)
        self._change(choices.ruled(rules))
        self.rules.tell_added()

    def _present(self, case: str, round: str, person: str) -> None:
        known = {"", *(one.key for one in self._live.workshop.people)}
        cases = {one.key for one in self._live.workshop.cases}
        number = int(round)
        if person in known and case in cases and 1 <= number <= self.choices.rounds:
            rules = with_presenter(self.choices.rules, case, number, person)
            self._change(self.choices.ruled(rules))

    def _take(self, name: str, content: bytes) -> None:
        rules = self._files.read(name, content, self._live.workshop)
        choices = self.choices.ruled(rules)
        self._change(choices)
        number = len(choices.lines({}))
        words = self._words.plural(
            "{n} rule was read from {file}.",
            "{n} rules were read from {file}.",
            n=number,
            file=name,
        )
        self._notice.say(words)

    def _give(self) -> Made:
        return self._files.write(self.choices.rules, self._live.workshop)

    def _remove(self, key: str) -> None:
        if key in {rule["key"] for rule in self.rules.rules}:
            self._change(self.choices.without(key))

    def _change(self, choices: Choices, of: str = "") -> None:
        self.choices = choices
        self._then(of)
