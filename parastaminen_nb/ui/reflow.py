"""On the day: a proposal of what to shorten, which nobody but a human accepts."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

import ipywidgets

from parastaminen_nb.core.catching_up import Proposal
from parastaminen_nb.i18n import Translator
from parastaminen_nb.look import icon
from parastaminen_nb.ui.button import button
from parastaminen_nb.ui.card import row
from parastaminen_nb.ui.html import Markup, Piece, html, joined
from parastaminen_nb.ui.notice import Notice

Act = Callable[[Proposal], object]

WORSE: Final = 2
"""Minutes that have to be lost besides before what was declined is proposed again."""

FEW_OFFERS: Final = 3


class ReflowCard(ipywidgets.VBox):
    """`told`, `accept` and `keep`; seen only while `show` has been given something to decide.

    What is declined stays away until it has got worse, or until nothing was proposed in between.
    """

    def __init__(self, on_accept: Act, on_keep: Act | None, notice: Notice, _: Translator) -> None:
        self._on_accept, self._on_keep, self._notice, self._words = on_accept, on_keep, notice, _
        self._proposal: Proposal | None = None
        self._declined: Proposal | None = None
        self.told = Piece()
        self.accept = button("", self._accept, icon="clock")
        self.accept.once = True
        self.keep = button(_("Keep as it is"), self._keep, kind="quiet")
        super().__init__([self.told, row(self.accept, self.keep)])
        for name in ("pa-box", "pa-card", "pa-stack", "pa-repair"):
            self.add_class(name)
        self.show(None)

    @property
    def proposal(self) -> Proposal | None:
        """What can be accepted now; None where nothing is proposed, or it was declined."""
        return self._proposal

    def show(self, proposal: Proposal | None) -> None:
        """Show what is proposed now; None takes the card away."""
        if proposal is None:
            self._declined = None
        elif self._declined and proposal.slack_before > self._declined.slack_before - WORSE:
            proposal = None
        self._proposal = proposal
        self.layout.display = "" if proposal else "none"
        act = proposal.act() if proposal else None
        self.accept.layout.display = "" if act else "none"
        if act:
            self.accept.description = self._words.say(act)
        if proposal:
            self.told.show(_told(proposal, self._words))

    def _accept(self, _button: object) -> None:
        with self._notice.watch():
            if self._proposal:
                self._on_accept(self._proposal)

    def _keep(self, _button: object) -> None:
        with self._notice.watch():
            declined = self._proposal
            if declined is None:
                return
            self._declined = declined
            self.show(declined)
            if self._on_keep:
                self._on_keep(declined)


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
        changes=_list(changes),
        rest=" ".join(said[len(changes) :]),
        offers=_list(offers),
    )


def _list(sentences: list[str]) -> Markup:
    if not sentences:
        return Markup()
    lines = joined(html("<li>{said}</li>", said=said) for said in sentences)
    return html('<ul class="pa-rot-list pa-small">{lines}</ul>', lines=lines)
