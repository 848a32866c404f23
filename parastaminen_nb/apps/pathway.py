"""The path after a workshop: when people come together again, and what is tried meanwhile."""

from __future__ import annotations

from collections.abc import Sequence

import ipywidgets

from parastaminen_nb.apps.correspondence import Correspondence
from parastaminen_nb.apps.open import Hub, opened
from parastaminen_nb.apps.path_files import PathDesk
from parastaminen_nb.core.live import Live
from parastaminen_nb.i18n import Translator
from parastaminen_nb.pathing import Pathing, Step
from parastaminen_nb.session import Session
from parastaminen_nb.ui.button import button
from parastaminen_nb.ui.card import row
from parastaminen_nb.ui.html import Piece, html, joined
from parastaminen_nb.ui.news import News
from parastaminen_nb.ui.notice import Notice
from parastaminen_nb.ui.page import Page
from parastaminen_nb.ui.path.exchanging import PathFiles
from parastaminen_nb.ui.path.experiments import Experiments
from parastaminen_nb.ui.path.inviting import Inviting
from parastaminen_nb.ui.path.meetings import MeetingsCard
from parastaminen_nb.ui.path.words import way_words
from parastaminen_nb.ui.path.writer import Shared
from parastaminen_nb.ui.saved import Saved
from parastaminen_nb.ui.toast import Toast


def pathway(session: Session | None = None, language: str | None = None) -> ipywidgets.Widget:
    """A page of what follows a workshop: its meetings, and small experiments on a board.

    >>> from parastaminen_nb import open_workshop, pathway
    >>> page = pathway(open_workshop("example"))
    """
    return opened(PathwayPage, session, language)


class PathwayPage(Page):
    """`lead` says what day today is, `meetings` and `experiments` show the path, `inviting` writes
    to people, `files` go out and come in, `toast` tells the last step and takes it back."""

    def __init__(self, session: Session, _: Translator) -> None:
        notice = Notice(_)
        self._words, self.pathing = _, Pathing(session)
        self._said: Step | None = None
        self.lead = Piece()
        self.saved = Saved(self.pathing, notice, _)
        self.begin = button(_("Add an experiment"), self._begin, icon="plus")
        hub = Hub.told().address
        self.news = News(session, notice, _, hub=hub, calm=True, on_day=self._new_day)
        self.toast = Toast(_, self._take_back, watch=notice.watch)
        shared = Shared(self.pathing, notice, _, self._tell, self.toast.clear)
        self.meetings = MeetingsCard(shared)
        self.experiments = Experiments(shared, _digests)
        post = Correspondence(session, _)
        self.inviting = Inviting(self.pathing, notice, _, post)
        self.meetings.beside.children = (self.inviting.asks,)
        self.meetings.owing.children = (self.inviting.owing,)
        self.files = PathFiles(self.pathing, notice, _, PathDesk(session, _))
        head = row(self.lead, row(self.saved, self.begin), classes="pa-between pa-path-head")
        parts = (self.meetings, self.inviting, self.experiments, self.files, self.toast)
        super().__init__(_, self.news, head, *parts, notice=notice)
        self.add_class("pa-wrap")
        self.pathing.observe(self._learn, "state")
        self.pathing.observe(self._passed, "last")
        self.render(self.pathing.state)

    def render(self, live: Live) -> None:
        _ = self._words
        today = self.pathing.today
        lead = _("What of the workshop has come to life. Today is {day}.", day=today)
        self.lead.show(
            html(
                '<h1>{title}</h1><p class="pa-lead">{lead}</p>',
                title=_("Path"),
                lead=joined(filter(None, (lead, way_words(live, today, _))), between="<br>"),
            )
        )
        self.meetings.render(live)
        self.inviting.render(live)
        self.experiments.render(live)
        self.files.render(live)

    def _begin(self, _button: object) -> None:
        with self.notice.watch():
            self.experiments.begin()

    def _tell(self) -> None:
        """Say what the last press led to, with the way back."""
        _, step = self._words, self.pathing.last
        if step is None or step is self._said:
            return
        self._said = step
        back = _("Take the move back") if step.moved else _("Take back")
        self.toast.say(_.say(step.said), back)

    def _passed(self, _change: object) -> None:
        """Another step is the last now: the toast's button must not take back that one."""
        if self._said is not None and self.pathing.last is not self._said:
            self._said = None
            self.toast.clear()

    def _take_back(self) -> None:
        _, said = self._words, self._said
        if said is None or self.pathing.last is not said:
            return
        self._said = None
        self.toast.clear()
        self.pathing.take_back()
        self.toast.say(_("It was taken back."))

    def _new_day(self) -> None:
        """What is late and how far ahead something is, is told of the day that has begun."""
        self.render(self.pathing.state)

    def _learn(self, _change: object) -> None:
        with self.notice.watch():
            self.render(self.pathing.state)


def _digests(texts: Sequence[str]) -> list[str]:
    """By what edits know comments. Reading words is loaded when an experiment stands on some."""
    from parastaminen_nb.text.editing import comment_ids

    return comment_ids(texts)
