"""Where the desk's proposals stand: one under another, in the order in which they came."""

from __future__ import annotations

import ipywidgets

from parastaminen_nb.i18n import Translator
from parastaminen_nb.ui.reflow import ReflowCard
from parastaminen_nb.ui.repair import Repair
from parastaminen_nb.ui.waiting import Waiting


class Proposals(ipywidgets.VBox):
    """`reflow` and `repair`, and `waiting`, which says what they propose and stands elsewhere.

    What comes later stands below, so that a button keeps its place while it is about to be pressed.
    """

    def __init__(self, reflow: ReflowCard, repair: Repair, _: Translator) -> None:
        self._cards = (reflow, repair)
        self._words = _
        self._shown: list[ipywidgets.Widget] = []
        self.waiting = Waiting(_)
        super().__init__([*self._cards])
        for name in ("pa-box", "pa-stack", "pa-proposals"):
            self.add_class(name)

    def arrange(self) -> None:
        """To be called when the cards have been shown anew."""
        _ = self._words
        there = [card for card in self._cards if card.layout.display != "none"]
        stay = [card for card in self._shown if card in there]
        self._shown = stay + [card for card in there if card not in stay]
        for card in self._cards:
            card.layout.order = str(self._shown.index(card)) if card in there else None
        self.layout.display = "" if there else "none"
        heads = (card.headline for card in self._shown)
        self.waiting.show(*(_("Proposal: {what}.", what=head) for head in heads if head))
