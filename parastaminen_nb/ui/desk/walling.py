"""What the wall shows besides: the words about a case, new comments or none."""

from __future__ import annotations

import ipywidgets

from parastaminen_nb.core.live import Live
from parastaminen_nb.i18n import Translator
from parastaminen_nb.ui.button import button
from parastaminen_nb.ui.card import row, stack
from parastaminen_nb.ui.chips import Chips
from parastaminen_nb.ui.desk.conductor import Conductor
from parastaminen_nb.ui.html import Piece, html
from parastaminen_nb.ui.notice import Notice


class Walling(ipywidgets.VBox):
    """`words` (chips) and `hold` (a button that stays pressed)."""

    def __init__(self, session: Conductor, notice: Notice, _: Translator) -> None:
        self._session, self._notice, self._words = session, notice, _
        live = session.state
        cases = [(c.key, _("Case {letter}", letter=c.letter)) for c in live.workshop.cases]
        self.words = Chips(_("Words on the wall"), [("none", _("None")), *cases], "none")
        self.words.observe(self._choose, "value")
        self.hold = button(_("Hold new comments back"), self._hold, kind="sec", icon="pause")
        told = html(
            '<p class="pa-small pa-muted">{words}</p>',
            words=_(
                "At the wall itself the space bar holds comments too. The wall sounds once "
                "somebody has clicked it."
            ),
        )
        super().__init__(
            [
                stack(
                    Piece(
                        html("<h3>{words}</h3>", words=_("The words about a case, as a picture"))
                    ),
                    self.words,
                    classes="pa-stack-s",
                ),
                row(self.hold),
                Piece(told),
            ]
        )
        for name in ("pa-box", "pa-stack"):
            self.add_class(name)
        self.render(live)

    def render(self, live: Live) -> None:
        self.words.value = live.words_of or "none"
        self.hold.about = "held" if live.wall_held else "flows"
        self.hold.pressed = "true" if live.wall_held else "false"

    def _choose(self, change: dict[str, str]) -> None:
        with self._notice.watch():
            case = "" if change["new"] == "none" else change["new"]
            if case != self._session.state.words_of:
                self._session.show_words(case)

    def _hold(self, _button: object) -> None:
        with self._notice.watch():
            self._session.hold_wall(not self._session.state.wall_held)


def wall_words(live: Live, _: Translator) -> str:
    """How the wall is, in one short line; empty while it is as usual."""
    said = []
    if live.words_of:
        said.append(_("words of case {letter}", letter=live.words_of.upper()))
    if live.wall_held:
        said.append(_("new comments held back"))
    return ", ".join(said)
