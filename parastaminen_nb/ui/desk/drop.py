"""At the desk: a table is closed, or a presenter does not come, and who moves is confirmed."""

from __future__ import annotations

from collections.abc import Callable

import ipywidgets

from parastaminen_nb.core.choices import first_open_round
from parastaminen_nb.core.errors import N_, WorkshopError
from parastaminen_nb.core.events import WorkshopPlanned
from parastaminen_nb.core.live import Live
from parastaminen_nb.core.rotation import Proposal
from parastaminen_nb.i18n import Translator
from parastaminen_nb.ui.dropping import Dropping
from parastaminen_nb.ui.html import Piece, html
from parastaminen_nb.ui.notice import Notice
from parastaminen_nb.ui.repair import Teller
from parastaminen_nb.ui.situation import Situation

CarryOut = Callable[[Proposal, int], object]


class Drop(ipywidgets.VBox):
    """`dropping`, which shows what would be done, and `none` where nothing is left to change.

    `carry_out(proposal, from_round)` is called once it is confirmed.
    """

    def __init__(self, session: Teller, notice: Notice, _: Translator, carry_out: CarryOut) -> None:
        self._session, self._notice, self._carry_out = session, notice, carry_out
        self.dropping = Dropping(notice, _, card=False)
        self.dropping.move.on_click(self._confirm)
        words = _("No round is left to change.")
        self.none = Piece(html('<p class="pa-muted">{words}</p>', words=words))
        super().__init__([self.dropping, self.none])
        for name in ("pa-box", "pa-repair"):
            self.add_class(name)
        self.render(session.state)

    def render(self, live: Live) -> None:
        situation = Situation.of(live)
        first = situation.from_round if situation else first_open_round(live)
        if live.rotation is None or (first or 0) > live.rotation.rounds:
            first = None
        self.dropping.render(live, first, situation.absent if situation else ())
        self.none.layout.display = "none" if first and live.rotation else ""

    def _confirm(self, _button: object) -> None:
        with self._notice.watch():
            dropped, words = self.dropping.accepted(), self.dropping.outcome
            self._session.catch_up()
            live = self._session.state
            first = first_open_round(live)
            proposal = dropped.proposal
            late = first is None or dropped.from_round < first
            if late or (proposal and proposal.before != live.rotation):
                raise WorkshopError(
                    N_("The situation has changed meanwhile. Look at the proposal again.")
                )
            workshop = dropped.told_in(live.workshop)
            if workshop != live.workshop:
                self._session.tell(WorkshopPlanned(workshop, self._session.now()))
            if proposal:
                self._carry_out(proposal, dropped.from_round)
            if dropped.presenter:
                self._notice.say(words)
            self.dropping.clear()
