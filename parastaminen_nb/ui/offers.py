"""What else would do where a proposal leaves tables that are not as asked: a table to close."""

from __future__ import annotations

from typing import Any, Final

from traitlets import List, Unicode

from parastaminen_nb.core.rotation import Proposal, Seat
from parastaminen_nb.i18n import Translator
from parastaminen_nb.ui.browser import script
from parastaminen_nb.ui.telling import Telling, Watch

EVERY: Final = "every"
"""The key of the button that takes one offer after another."""


class Offers(Telling):
    """Buttons for what else would do. Tells "take" (key); seen only where there are some. Where it
    `takes_all`, the first of several is the key `EVERY`.
    """

    _esm = script("offers.js")
    offers: List[Any] = List().tag(sync=True)
    label = Unicode().tag(sync=True)

    def __init__(self, _: Translator, *, watch: Watch, takes_all: bool = False) -> None:
        self._words, self._takes_all = _, takes_all
        self._places: dict[str, tuple[int, Seat]] = {}
        super().__init__(label=_("What else would do"), watch=watch)

    def show(self, proposal: Proposal | None) -> None:
        """Offer to close the tables that the proposal says can be closed."""
        _ = self._words
        closable = [offer.close for offer in proposal.offers if offer.close] if proposal else []
        self._places = {
            f"{round} {seat.case} {seat.table}": (round, seat) for round, seat in closable
        }
        every = {"key": EVERY, "label": _("Join all tables that are too small with others")}
        # Set at once: a list that only grows is no change that a browser hears of.
        self.offers = ([every] if self._takes_all and len(closable) > 1 else []) + [
            {
                "key": key,
                "label": _("Close table {table} in round {round}", table=seat.label, round=round),
            }
            for key, (round, seat) in self._places.items()
        ]
        self.layout.display = "" if self.offers else "none"

    def place(self, key: str) -> tuple[int, Seat] | None:
        """The (round, table) that is offered under this key; None where nothing is."""
        if key == EVERY and self._takes_all:
            return next(iter(self._places.values()), None)
        return self._places.get(key)
