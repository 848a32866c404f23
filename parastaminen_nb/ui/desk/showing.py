"""How comments are shown to others, and which prompts can be answered."""

from __future__ import annotations

from collections.abc import Callable

import ipywidgets

from parastaminen_nb.core.errors import N_
from parastaminen_nb.core.live import Live
from parastaminen_nb.core.workshop import Showing
from parastaminen_nb.i18n import Translator
from parastaminen_nb.ui.button import Button, button
from parastaminen_nb.ui.card import row, stack
from parastaminen_nb.ui.chips import Chips
from parastaminen_nb.ui.desk.conductor import Conductor
from parastaminen_nb.ui.html import Piece, html
from parastaminen_nb.ui.notice import Notice

WAYS = {
    Showing.AT_ONCE: N_("At once"),
    Showing.AFTER_ROUND: N_("After the round"),
    Showing.AFTER_APPROVAL: N_("After your approval"),
}


class ShowingCard(ipywidgets.VBox):
    """`ways` (chips) and `prompts` (a button each, pressed while it is open).

    Two desks that press one at the same moment open it, and do not close it again.
    """

    def __init__(self, session: Conductor, notice: Notice, _: Translator) -> None:
        self._session, self._notice, self._words = session, notice, _
        live = session.state
        self.ways = Chips(
            _("When others see a comment"),
            [(way.value, _(words)) for way, words in WAYS.items()],
            live.how_shown.value,
        )
        self.ways.observe(self._choose, "value")
        self.prompts: dict[str, Button] = {}
        for prompt in live.workshop.prompts:
            said = _.say(prompt.said(live.workshop.language))
            one = button(said, self._turner(prompt.key), kind="sec", size="small")
            self.prompts[prompt.key] = one
        told = html('<p class="pa-small pa-muted">{words}</p>', words=_(
            "A pressed prompt stands on phones beside the question, and the writer chooses."
        ))  # fmt: skip
        super().__init__(
            [
                stack(_head(_("When others see a comment")), self.ways, classes="pa-stack-s"),
                stack(
                    _head(_("Prompts that can be answered")),
                    row(*self.prompts.values(), classes="pa-tight"),
                    Piece(told),
                    classes="pa-stack-s",
                ),
            ]
        )
        for name in ("pa-box", "pa-stack"):
            self.add_class(name)
        self.render(live)

    def render(self, live: Live) -> None:
        self.ways.value = live.how_shown.value
        for key, one in self.prompts.items():
            one.about = "open" if key in live.open_prompts else "closed"
            one.pressed = "true" if key in live.open_prompts else "false"

    def _choose(self, change: dict[str, str]) -> None:
        with self._notice.watch():
            chosen = Showing(change["new"])
            if chosen is not self._session.state.how_shown:
                self._session.show_comments(chosen)

    def _turner(self, key: str) -> Callable[[object], None]:
        def turn(_button: object) -> None:
            with self._notice.watch():
                self._session.open_prompt(key, key not in self._session.state.open_prompts)

        return turn


def way_words(live: Live, _: Translator) -> str:
    """How comments are shown, and how many prompts are open, in one short line."""
    way = _(WAYS[live.how_shown])
    n = len(live.prompts)
    if not n:
        return way
    opened = _.plural("{n} prompt open", "{n} prompts open", n=n)
    return f"{way} · {opened}"


def _head(words: str) -> Piece:
    return Piece(html("<h3>{words}</h3>", words=words))
