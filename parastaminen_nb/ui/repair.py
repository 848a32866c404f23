"""On the day: a proposal when the tables do not work, which nobody but a human accepts."""

from __future__ import annotations

from datetime import datetime
from typing import Protocol

import ipywidgets

from parastaminen_nb.core.choices import first_open_round
from parastaminen_nb.core.errors import N_, WorkshopError
from parastaminen_nb.core.events import Event, RotationPlanned, TablesKept
from parastaminen_nb.core.live import Live
from parastaminen_nb.core.rotation import Proposal, Rotation, Seat
from parastaminen_nb.i18n import Translator
from parastaminen_nb.ui.button import button
from parastaminen_nb.ui.card import row
from parastaminen_nb.ui.html import Markup, Piece, html
from parastaminen_nb.ui.names import names_of
from parastaminen_nb.ui.notice import Notice
from parastaminen_nb.ui.offers import EVERY, Offers
from parastaminen_nb.ui.repair_words import moving_words, proposed, title
from parastaminen_nb.ui.situation import Situation


class Teller(Protocol):
    """What a repair needs of a session."""

    state: Live

    def catch_up(self) -> int: ...

    def tell(self, *events: Event) -> None: ...

    def now(self) -> datetime: ...


class Repair(ipywidgets.VBox):
    """`told`, `offers`, `move`, `keep`, `again` and `back`; seen only while there is something to
    decide, or to take back.

    The proposal is reckoned when people, rounds or the rotation change, and not otherwise. What is
    declined stays away on every desk until somebody else is missing or the tables change.
    `headline` is what is proposed in a few words, empty where nothing is.
    """

    def __init__(self, session: Teller, notice: Notice, _: Translator) -> None:
        self._session, self._notice, self._words = session, notice, _
        self._situation: Situation | None = None
        self._proposal: Proposal | None = None
        self._closed: tuple[tuple[int, Seat], ...] = ()
        self.told, self.headline = Piece(), ""
        self.offers = Offers(_, watch=notice.watch, takes_all=True)
        self.offers.when("take", self._take)
        self.move = button("", self._accept, icon="swap")
        self.move.once = True
        self.keep = button(_("Keep as it is"), self._keep, kind="quiet")
        self.again = button(_("Show the proposal again"), self._look_again, kind="sec", icon="show")
        self.back = button(_("Take the moves back"), self._take_back, kind="sec", icon="undo")
        super().__init__([self.told, self.offers, row(self.move, self.keep, self.again, self.back)])
        for name in ("pa-box", "pa-card", "pa-stack", "pa-repair"):
            self.add_class(name)

    @property
    def proposal(self) -> Proposal | None:
        """What is proposed now; None where nothing is, or it was declined."""
        return None if self._declined(self._session.state) else self._proposal

    def _declined(self, live: Live) -> bool:
        """Whether the tables were kept as they are for all who are missing or have no seat."""
        situation, kept = self._situation, live.tables_kept
        return bool(situation and kept is not None and situation.people <= kept)

    def render(self, live: Live) -> None:
        situation = Situation.of(live)
        if situation != self._situation:
            self._situation, self._closed = situation, ()
            self._reckon()
        self._show(live)

    def _reckon(self) -> None:
        situation, self._proposal = self._situation, None
        if situation is None:
            return
        try:
            found = situation.proposal(self._closed)
        except WorkshopError as trouble:
            self._notice.say(self._words.say(trouble), "warn")
            return
        if found and (found.moves or any(offer.close for offer in found.offers)):
            self._proposal = found

    def _show(self, live: Live) -> None:
        _, situation, declined = self._words, self._situation, self._declined(live)
        proposal = None if declined else self._proposal
        declined = declined and self._proposal is not None
        names = names_of(live.workshop.people)
        told, moving, self.headline = Markup(), "", ""
        undoable = self._before(live) is not None
        if proposal and situation:
            told, moving = proposed(situation, proposal, names, _), moving_words(proposal, _)
            self.headline = title(situation, proposal, _)
        elif declined:
            told = html("<p>{words}</p>", words=_("The tables stay as they are for now."))
        elif undoable:
            told = html(
                '<div class="pa-stack-s"><h2>{title}</h2><p>{words}</p></div>',
                title=_("The tables have changed"),
                words=_("Wall and phones show the new tables now."),
            )
        self.layout.display = "" if proposal or declined or undoable else "none"
        self.told.show(told)
        self.offers.show(proposal)
        if moving:
            self.move.description = moving
        for part, there in (
            (self.move, moving),
            (self.keep, proposal),
            (self.again, declined),
            (self.back, undoable),
        ):
            part.layout.display = "" if there else "none"

    def _take(self, key: str) -> None:
        """Close a table besides, or one after another, in the proposal: nothing is told yet."""
        closing = self.offers.place(key)
        while closing and closing not in self._closed:
            self._closed = (*self._closed, closing)
            self._reckon()
            closing = self._next_to_close() if key == EVERY else None
        self._show(self._session.state)

    def _next_to_close(self) -> tuple[int, Seat] | None:
        offers = self._proposal.offers if self._proposal else ()
        return next((offer.close for offer in offers if offer.close), None)

    def _keep(self, _button: object) -> None:
        with self._notice.watch():
            self._tell_kept(kept=True)

    def _look_again(self, _button: object) -> None:
        with self._notice.watch():
            self._tell_kept(kept=False)

    def _tell_kept(self, *, kept: bool) -> None:
        """It is kept in the workshop, for every desk and after a new start."""
        if self._situation:
            people = tuple(sorted(self._situation.people))
            self._session.tell(TablesKept(people, kept, self._session.now()))

    def _accept(self, _button: object) -> None:
        with self._notice.watch():
            proposal, situation = self._proposal, self._situation
            self._session.catch_up()
            live = self._session.state
            if not proposal or not situation or Situation.of(live) != situation:
                raise WorkshopError(
                    N_("The situation has changed meanwhile. Look at the proposal again.")
                )
            self.carry_out(proposal, situation.from_round)

    def carry_out(self, proposal: Proposal, from_round: int) -> None:
        """Tell the tables as proposed. They can be taken back until that round begins."""
        words = self._said(proposal)
        moved = RotationPlanned(proposal.rotation, self._session.now(), repaired_from=from_round)
        self._session.tell(moved)
        self._notice.say(words)

    def _said(self, proposal: Proposal) -> str:
        _, moved = self._words, len({move.person for move in proposal.moves})
        return _.plural(
            "{n} person has a new table. Wall and phones show it now.",
            "{n} people have a new table. Wall and phones show it now.",
            n=moved,
        )

    def _before(self, live: Live) -> Rotation | None:
        """The tables before the last moves, as long as none of these has happened."""
        if live.repaired is None:
            return None
        before, first = live.repaired
        open_from = first_open_round(live)
        return before if open_from is not None and open_from <= first else None

    def _take_back(self, _button: object) -> None:
        with self._notice.watch():
            self._session.catch_up()
            before = self._before(self._session.state)
            if before is None:
                raise WorkshopError(
                    N_("The situation has changed meanwhile. Look at the proposal again.")
                )
            self._session.tell(RotationPlanned(before, self._session.now()))
