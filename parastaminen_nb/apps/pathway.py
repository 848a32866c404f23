"""The path after a workshop: when people come together again, and what is tried meanwhile."""

from __future__ import annotations

import ipywidgets

from parastaminen_nb.apps.open import Hub, opened
from parastaminen_nb.core.live import Live
from parastaminen_nb.i18n import Translator
from parastaminen_nb.pathing import Pathing
from parastaminen_nb.session import Session
from parastaminen_nb.ui.html import Piece, html
from parastaminen_nb.ui.news import News
from parastaminen_nb.ui.notice import Notice
from parastaminen_nb.ui.page import Page


def pathway(session: Session | None = None, language: str | None = None) -> ipywidgets.Widget:
    """A page of what follows a workshop: its meetings, and small experiments on a board.

    >>> from parastaminen_nb import open_workshop, pathway
    >>> page = pathway(open_workshop("example"))
    """
    return opened(PathwayPage, session, language)


class PathwayPage(Page):
    """`lead` says what day today is."""

    def __init__(self, session: Session, _: Translator) -> None:
        notice = Notice(_)
        self._words, self.pathing = _, Pathing(session)
        self.lead = Piece()
        self.news = News(session, notice, _, hub=Hub.told().address, calm=True)
        super().__init__(_, self.news, self.lead, notice=notice)
        self.add_class("pa-wrap")
        self.pathing.observe(self._learn, "state")
        self.render(self.pathing.state)

    def render(self, live: Live) -> None:
        _ = self._words
        self.lead.show(
            html(
                '<h1>{title}</h1><p class="pa-lead">{lead}</p>',
                title=_("Path"),
                lead=_(
                    "What of the workshop has come to life. Today is {day}.",
                    day=self.pathing.today,
                ),
            )
        )

    def _learn(self, _change: object) -> None:
        with self.notice.watch():
            self.render(self.pathing.state)
