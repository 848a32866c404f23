"""Beginning with an earlier workshop: which one, and what of it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final

import ipywidgets

from parastaminen_nb.core.agenda_editing import written_by_hand
from parastaminen_nb.core.copying import USUAL_PIECES, Earlier, Piece
from parastaminen_nb.core.errors import N_, Sentence
from parastaminen_nb.core.live import Live
from parastaminen_nb.i18n import Translator
from parastaminen_nb.ui import html as markup
from parastaminen_nb.ui.button import button
from parastaminen_nb.ui.card import row
from parastaminen_nb.ui.choices import Choices
from parastaminen_nb.ui.filter_chips import FilterChips
from parastaminen_nb.ui.form import Option
from parastaminen_nb.ui.html import Markup, html, joined
from parastaminen_nb.ui.notice import Notice

PIECES: Final = {
    Piece.CASES: N_("Cases and their cards"),
    Piece.AGENDA: N_("Agenda"),
    Piece.PROMPTS: N_("Question and prompts"),
    Piece.WAYS: N_("Organisation, place and ways"),
    Piece.PEOPLE: N_("People"),
}

Archive = Callable[[], tuple[Sequence[Earlier], Sequence[Sentence]]]
"""Gives the earlier workshops, and says of other files why they cannot be read."""


class EarlierCard(ipywidgets.VBox):
    """`choices` (the workshops), `pieces` (what is taken), `use` and `away`.

    Calls `taken(earlier, pieces)`. The folder is looked at when the card is unfolded.
    """

    def __init__(
        self,
        archive: Archive,
        notice: Notice,
        _: Translator,
        taken: Callable[[Earlier, tuple[Piece, ...]], object],
    ) -> None:
        self._archive, self._notice, self._words, self._taken = archive, notice, _, taken
        self._earlier: dict[str, Earlier] = {}
        self._troubles: Sequence[Sentence] = ()
        self._live = Live()
        self.choices = Choices(_("Which workshop?"), watch=notice.watch)
        self.choices.when("choose", self._choose)
        self.pieces = FilterChips(_("What is taken from it?"))
        self.pieces.offer([(piece.value, _(name), "") for piece, name in PIECES.items()])
        self.pieces.chosen = [piece.value for piece in USUAL_PIECES]
        self.pieces.observe(self._render, "chosen")
        self.told = markup.Piece()
        self.use = button(_("Begin with this"), self._use, icon="copy")
        self.use.once = True
        self.away = button(_("Close"), self._fold, kind="quiet")
        super().__init__(
            [
                markup.Piece(html("<h2>{words}</h2>", words=_("Begin with an earlier workshop"))),
                self.choices,
                self.pieces,
                self.told,
                row(self.use, self.away),
            ]
        )
        for name in ("pa-box", "pa-card", "pa-stack"):
            self.add_class(name)
        self.layout.display = "none"

    def unfold(self) -> None:
        """Look into the folder and show what is there."""
        earlier, self._troubles = self._archive()
        self._earlier = {one.file: one for one in earlier}
        self.choices.show([self._option(one) for one in earlier], self.choices.chosen)
        self.layout.display = ""
        self._render()
        self.choices.go()

    def render(self, live: Live) -> None:
        self._live = live
        if self.layout.display != "none":
            self._render()

    def _option(self, earlier: Earlier) -> Option:
        _, workshop = self._words, earlier.live.workshop
        said = _(
            "{day}: {cases}, {people}. {file}",
            day=_.date(workshop.day) if workshop.day else _("No day yet"),
            cases=_.plural("{n} case", "{n} cases", n=len(workshop.cases)),
            people=_.plural("{n} participant", "{n} participants", n=len(workshop.invited)),
            file=earlier.file,
        )
        return Option(earlier.file, workshop.title or _("A workshop without a title yet"), said)

    def _render(self, _change: object = None) -> None:
        _ = self._words
        lines = [_.say(trouble) for trouble in self._troubles]
        some = bool(self._earlier)
        self.use.disabled = not some or not self.pieces.chosen
        self.use.reason = _("Choose what is taken from it.") if some else ""
        if not some:
            lines.insert(0, _("There is no other workshop in this folder yet."))
        elif self._replaces():
            lines.append(_("What is here in its place is replaced. You can take it back."))
        self.told.show(
            joined(html("<p>{line}</p>", line=line) for line in lines) if lines else Markup()
        )
        self.choices.layout.display = self.pieces.layout.display = "" if some else "none"

    def _replaces(self) -> bool:
        """Whether something that somebody has written here would go."""
        workshop, chosen = self._live.workshop, self.pieces.chosen
        agenda = written_by_hand(workshop, self._live.agenda)
        return (Piece.CASES in chosen and bool(workshop.cases)) or (
            Piece.AGENDA in chosen and agenda
        )

    def _choose(self, value: str) -> None:
        self.choices.chosen = value

    def _use(self, _button: object) -> None:
        with self._notice.watch():
            earlier = self._earlier[self.choices.chosen]
            self.layout.display = "none"
            self._taken(earlier, tuple(Piece(name) for name in self.pieces.chosen))

    def _fold(self, _button: object) -> None:
        self.layout.display = "none"
