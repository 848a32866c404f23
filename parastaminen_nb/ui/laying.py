"""What does not fit into the time, and what the agenda would become when it is laid anew."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Final

import ipywidgets

from parastaminen_nb.core.errors import Sentence
from parastaminen_nb.core.hours import Hour
from parastaminen_nb.core.laying import Laying
from parastaminen_nb.i18n import Translator
from parastaminen_nb.look import icon
from parastaminen_nb.ui.blocks import listed
from parastaminen_nb.ui.button import button
from parastaminen_nb.ui.card import row
from parastaminen_nb.ui.html import Markup, Piece, html, joined
from parastaminen_nb.ui.notice import Notice
from parastaminen_nb.ui.offers import Offers

FEW_OFFERS: Final = 4


class LayingCard(ipywidgets.VBox):
    """`told`, `accept`, `keep` and `offers`; seen while something does not fit, or when asked for.

    Calls `accepted(laying)`, `left_out(keys)`, `answered(key, "first" or "second")` and `walked()`.
    """

    def __init__(
        self,
        notice: Notice,
        _: Translator,
        *,
        accepted: Callable[[Laying], object],
        left_out: Callable[[tuple[str, ...]], object],
        answered: Callable[[str, str], object],
        walked: Callable[[], object],
    ) -> None:
        self._notice, self._words = notice, _
        self._laying: Laying | None = None
        self._asked = False
        self._accepted, self._left_out = accepted, left_out
        self._answered, self._walked = answered, walked
        self.told = Piece()
        self.accept = button(_("Use these lengths"), self._accept, icon="check")
        self.keep = button(_("Keep as it is"), self._keep, kind="quiet")
        self.offers = Offers(_, watch=notice.watch)
        self.offers.when("take", self._take)
        super().__init__([self.told, row(self.accept, self.keep), self.offers])
        for name in ("pa-box", "pa-card", "pa-stack", "pa-laying"):
            self.add_class(name)
        self.layout.display = "none"

    def ask(self) -> None:
        """Show what the agenda would become, though it fits as it is."""
        self._asked = True
        if self._laying:
            self.show(self._laying)

    def show(self, laying: Laying) -> None:
        if self._laying is not None and laying.agenda != self._laying.agenda:
            self._asked = False
        self._laying = laying
        wrong = bool(laying.late or laying.questions or laying.walks_are_missing)
        self.layout.display = "" if laying.agenda.segments and (wrong or self._asked) else "none"
        lays = bool(laying.changes) and (laying.late > 0 or self._asked)
        self.accept.layout.display = "" if lays else "none"
        self.keep.layout.display = "" if self._asked and not laying.late else "none"
        self.offers.offers = list(self._offers(laying))
        self.offers.layout.display = "" if self.offers.offers else "none"
        self.told.show(self._said(laying, lays))

    def _said(self, laying: Laying, lays: bool) -> Markup:
        _ = self._words
        troubles = [_.say(sentence) for sentence in laying.laid.said()]
        if laying.walks_are_missing:
            troubles.append(
                _("No minutes are left for moves. People need two to change tables and sit down.")
            )
        parts = [listed(troubles)]
        if lays:
            changes = [self._change(change.said(), change.then()) for change in laying.changes]
            parts += [
                html("<p><b>{words}</b></p>", words=_("Laid anew into the time:")),
                listed(changes),
                html("<p>{words}</p>", words=_.say(laying.then())),
            ]
        elif self._asked:
            words = _("Nothing would change: every part is as long as it should be, or may be.")
            parts.append(html("<p>{words}</p>", words=words))
        return html(
            '<div class="pa-stack-s"><h2 class="pa-h3">{icon} {title}</h2>{parts}</div>',
            icon=icon("warn" if laying.late or troubles else "clock"),
            title=self._title(laying),
            parts=joined(parts),
        )

    def _title(self, laying: Laying) -> str:
        _ = self._words
        if laying.late:
            return _.plural(
                "The agenda is {n} minute too long.",
                "The agenda is {n} minutes too long.",
                n=laying.late,
            )
        if laying.questions:
            return _("One thing has to be decided.")
        if laying.walks_are_missing and not self._asked:
            return _("Nobody has time to move.")
        return _("What would change")

    def _change(self, said: Sentence, then: Sentence) -> str:
        _ = self._words
        return f"{_.say(said)}. {_.say(then)}"

    def _offers(self, laying: Laying) -> list[dict[str, str]]:
        _ = self._words
        found = [
            {"key": "out " + " ".join(offer.keys), "label": _.say(offer.said())}
            for offer in laying.offers[:FEW_OFFERS]
        ]
        for question in laying.questions:
            at = question.segment.fixed_start
            if question.hour is Hour.TWICE and at is not None:
                hour = _.time(datetime.combine(laying.at.date(), at))
                key = question.segment.key
                found += [
                    {"key": f"first {key}", "label": _("At the first {time}", time=hour)},
                    {"key": f"second {key}", "label": _("At the second {time}", time=hour)},
                ]
        if laying.walks_are_missing:
            found.append({"key": "walk", "label": _("Give 2 min before each round")})
        return found

    def _take(self, key: str) -> None:
        what, _space, rest = key.partition(" ")
        if what == "out":
            self._left_out(tuple(rest.split(" ")))
        elif what == "walk":
            self._walked()
        else:
            self._answered(rest, what)

    def _accept(self, _button: object) -> None:
        with self._notice.watch():
            if self._laying:
                self._accepted(self._laying)

    def _keep(self, _button: object) -> None:
        with self._notice.watch():
            self._asked = False
            if self._laying:
                self.show(self._laying)
