"""On the day: a proposal of what to shorten, which nobody but a human accepts."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

import ipywidgets

from parastaminen_nb.core.catching_up import Proposal
from parastaminen_nb.i18n import Translator
from parastaminen_nb.look import icon
from parastaminen_nb.ui.blocks import listed
from parastaminen_nb.ui.button import button
from parastaminen_nb.ui.card import row
from parastaminen_nb.ui.html import Markup, Piece, html
from parastaminen_nb.ui.notice import Notice

Act = Callable[[Proposal], object]
Keep = Callable[[Proposal, bool], object]

WORSE: Final = 2
"""Minutes that have to be lost besides before what was declined is proposed again."""

FEW_OFFERS: Final = 3


class ReflowCard(ipywidgets.VBox):
    """`told`, `accept`, `keep` and `again`; seen only while there is something to decide.

    What is declined stays away until it has got worse, or until nothing was proposed in between;
    `on_keep(proposal, kept)` is called to decline it, or to look at it again (kept=False).
    """

    def __init__(self, on_accept: Act, on_keep: Keep, notice: Notice, _: Translator) -> None:
        self._on_accept, self._on_keep, self._notice, self._words = on_accept, on_keep, notice, _
        self._proposal: Proposal | None = None
        self._held: Proposal | None = None
        self._lapsed: int | None = None
        self.told = Piece()
        self.accept = button("", self._accept, icon="clock")
        self.accept.once = True
        self.keep = button(_("Keep as it is"), self._keep, kind="quiet")
        self.again = button(_("Show the proposal again"), self._look_again, kind="sec", icon="show")
        super().__init__([self.told, row(self.accept, self.keep, self.again)])
        for name in ("pa-box", "pa-card", "pa-stack", "pa-repair"):
            self.add_class(name)
        self.show(None)

    @property
    def proposal(self) -> Proposal | None:
        """What can be accepted now; None where nothing is proposed, or it was declined."""
        return self._proposal

    @property
    def headline(self) -> str:
        """What is proposed now, in a few words; empty where nothing is."""
        return self._words.say(self._proposal.headline()) if self._proposal else ""

    def show(self, proposal: Proposal | None, kept: int | None = None) -> None:
        """Show what is proposed now; None takes the card away. `kept` is with how many minutes to
        spare a proposal was declined, here or elsewhere; None where none was."""
        if proposal is None:
            self._lapsed = kept
        elif kept != self._lapsed:
            self._lapsed = None
        declined = (
            proposal is not None
            and kept is not None
            and kept != self._lapsed
            and proposal.slack_before > kept - WORSE
        )
        self._held, proposal = proposal, None if declined else proposal
        self._proposal = proposal
        self.layout.display = "" if self._held else "none"
        self.keep.layout.display = "none" if declined else ""
        self.again.layout.display = "" if declined else "none"
        act = proposal.act() if proposal else None
        self.accept.layout.display = "" if act else "none"
        if act:
            self.accept.description = self._words.say(act)
        if proposal:
            self.told.show(_told(proposal, self._words))
        elif declined:
            _ = self._words
            self.told.show(html("<p>{words}</p>", words=_("The agenda stays as it is for now.")))

    def _accept(self, _button: object) -> None:
        with self._notice.watch():
            if self._proposal:
                self._on_accept(self._proposal)

    def _keep(self, _button: object) -> None:
        with self._notice.watch():
            if self._proposal:
                self._lapsed = None
                self._on_keep(self._proposal, True)

    def _look_again(self, _button: object) -> None:
        with self._notice.watch():
            if self._held:
                self._on_keep(self._held, False)


def _told(proposal: Proposal, _: Translator) -> Markup:
    said = [_.say(sentence) for sentence in proposal.consequences()]
    changes = said[: len(proposal.changes)] if len(proposal.changes) > 1 else []
    enough = [offer for offer in proposal.offers if offer.enough] or proposal.offers
    offers = [_.say(offer.said()) for offer in enough[:FEW_OFFERS]]
    return html(
        '<div class="pa-stack-s"><p class="pa-chip pa-chip--warn">{icon}{state}</p>'
        "<h2>{headline}</h2>{changes}<p>{rest}</p>{offers}</div>",
        icon=icon("clock"),
        state=_.say(proposal.state()),
        headline=_.say(proposal.headline()),
        changes=listed(changes, "pa-rot-list pa-small"),
        rest=" ".join(said[len(changes) :]),
        offers=listed(offers, "pa-rot-list pa-small"),
    )
