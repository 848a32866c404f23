"""Comments that wait for a facilitator: approved one by one, or all of a case together."""

from __future__ import annotations

from collections import Counter
from functools import partial

import ipywidgets

from parastaminen_nb.core.comments import Comment
from parastaminen_nb.core.live import Live
from parastaminen_nb.core.workshop import Showing
from parastaminen_nb.i18n import Translator
from parastaminen_nb.ui.button import Button, button
from parastaminen_nb.ui.card import row
from parastaminen_nb.ui.desk.conductor import Conductor
from parastaminen_nb.ui.html import Piece, html
from parastaminen_nb.ui.lines import Line, Lines
from parastaminen_nb.ui.notice import Notice

FIRST = 8


class Approving(ipywidgets.VBox):
    """`waiting` (lines) and `all_of` (a button for each case that has something waiting).

    Seen only where comments wait for approval. Pressed by keyboard, the next line takes the
    place of the one that is done with.
    """

    def __init__(self, session: Conductor, notice: Notice, _: Translator) -> None:
        self._session, self._notice, self._words = session, notice, _
        self.told = Piece()
        self.all_of: dict[str, Button] = {}
        for case in session.state.workshop.cases:
            one = button("", partial(self._all, case.key), kind="sec", size="small", icon="check")
            self.all_of[case.key] = one
        self.waiting = Lines(_("Comments that wait for you"), self._settle, watch=notice.watch)
        self._many = row(*self.all_of.values(), classes="pa-tight")
        super().__init__([self.told, self._many, self.waiting])
        for name in ("pa-box", "pa-stack-s", "pa-approving"):
            self.add_class(name)

    def render(self, live: Live) -> None:
        _, waiting = self._words, live.waiting()
        self.layout.display = "" if live.how_shown is Showing.AFTER_APPROVAL else "none"
        n = len(waiting)
        said = _.plural("{n} comment waits for you", "{n} comments wait for you", n=n)
        self.told.show(html("<h3>{words}</h3>", words=said if n else _("Nothing waits for you")))
        counts = Counter(comment.case for comment in waiting)
        for case, one in self.all_of.items():
            one.description = _(
                "Approve all of case {letter} ({n})", letter=case.upper(), n=counts[case]
            )
            one.layout.display = "" if counts[case] > 1 else "none"
        self._many.layout.display = "" if any(n > 1 for n in counts.values()) else "none"
        self.waiting.show([self._line(comment, live) for comment in waiting[:FIRST]])

    def _line(self, comment: Comment, live: Live) -> Line:
        _ = self._words
        return Line(
            comment.key,
            comment.text,
            head=_("Table {label}", label=comment.label),
            note=prompt_words(live, comment.prompt, _),
            case=comment.case,
            acts=(("approve", _("Approve")), ("hide", _("Hide"))),
        )

    def _settle(self, name: str, key: str) -> None:
        if name == "approve":
            self._session.approve(key)
        else:
            self._session.hide(key)

    def _all(self, case: str, _button: object) -> None:
        with self._notice.watch():
            waiting = self._session.state.waiting()
            self._session.approve(*(comment.key for comment in waiting if comment.case == case))


def prompt_words(live: Live, key: str, _: Translator) -> str:
    """What a prompt asks, as the workshop's own language says it; empty for the question."""
    found = next((prompt for prompt in live.workshop.prompts if prompt.key == key), None)
    return _.say(found.said(_.language)) if found else ""
