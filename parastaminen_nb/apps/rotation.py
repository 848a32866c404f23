"""The rotation: what is asked of it, how good it is, who sits where, and moves by hand."""

from __future__ import annotations

from collections.abc import Callable

import ipywidgets

from parastaminen_nb.apps import rotation_files
from parastaminen_nb.apps.open import Hub, opened
from parastaminen_nb.apps.rotation_finding import Finding
from parastaminen_nb.core.choices import first_open_round
from parastaminen_nb.core.live import Live
from parastaminen_nb.i18n import Translator
from parastaminen_nb.planning import Planning
from parastaminen_nb.session import Session
from parastaminen_nb.ui.card import card, heading, row, stack
from parastaminen_nb.ui.download import Download, Made
from parastaminen_nb.ui.dropping import Dropping
from parastaminen_nb.ui.html import Piece, html
from parastaminen_nb.ui.names import names_of
from parastaminen_nb.ui.news import News
from parastaminen_nb.ui.notice import Notice
from parastaminen_nb.ui.page import Page
from parastaminen_nb.ui.rotation import Moving, who_meets_whom
from parastaminen_nb.ui.rotation.seating import Seating
from parastaminen_nb.ui.rotation.told import Lead, Told
from parastaminen_nb.ui.saved import Saved
from parastaminen_nb.ui.times import TimesCard


def rotation(session: Session | None = None, language: str | None = None) -> ipywidgets.Widget:
    """A page on which the rotation is found, compared, looked at and changed by hand.

    >>> from parastaminen_nb import open_workshop, rotation
    >>> page = rotation(open_workshop("example"))
    """
    return opened(RotationPage, session, language)


class RotationPage(Page):
    """`told` says how good it is, `asking` what is asked, `seating` shows who sits where, `moving`
    moves a person, `comparing` shows other rotations."""

    def __init__(self, session: Session, _: Translator) -> None:
        notice = Notice(_)
        self._words, self.notice = _, notice
        self.planning = Planning(session)
        self.lead, self.told, self.matrix = Lead(_), Told(_), Piece()
        self.saved = Saved(self.planning, notice, _)
        self.news = News(session, notice, _, hub=Hub.told().address, calm=True)
        self.seating = Seating(notice, _)
        self.moving = self.seating.moving
        self.moving.move.on_click(lambda _button: self._keep(self.moving))
        self.moving.pin.on_click(self._pin)
        self.dropping = Dropping(notice, _)
        self.dropping.move.on_click(self._drop)
        self.times = TimesCard(notice, _)
        self.times.keep.on_click(lambda _button: self._keep(self.times))
        self.times.anew.on_click(self._seat_anew)
        self.finding = Finding(self.planning, notice, _)
        self.asking, self.comparing = self.finding.asking, self.finding.comparing
        self.export = self._download(_("Download the rotation (Excel)"), rotation_files.workbook)
        self.rooms = self._download(_("Rooms for Zoom and Teams (zip)"), rotation_files.rooms)
        self.document = self._download(_("For other programs (JSON)"), rotation_files.document)
        self._shown: tuple[object, ...] = ()
        head = row(self.lead, row(self.saved, self.export), classes="pa-between pa-rot-head")
        super().__init__(_, self.news, head, self.told, self._grid(), notice=notice)
        self.add_class("pa-wrap")
        self.planning.observe(self._learn, "state")
        self.render(self.planning.state)

    def render(self, live: Live) -> None:
        first = first_open_round(live)
        shown = (live.workshop, live.agenda, live.rotation, live.asked, live.phase, first)
        if shown == self._shown:
            return  # a comment or somebody's arrival changes nothing here
        self._shown = shown
        self.lead.render(live)
        self.told.render(live)
        self.seating.render(live, first)
        self.dropping.render(live, first)
        self.times.render(live, first)
        for part in (self.pictured, self.export, self.files):
            part.layout.display = "" if live.rotation else "none"
        if live.rotation:
            names = names_of(live.workshop.people)
            self.matrix.show(who_meets_whom(live.rotation, names, self._words))
        self.finding.render(live)

    def _keep(self, proposing: Moving | TimesCard) -> None:
        with self.notice.watch():
            after, outcome = proposing.accepted(), proposing.outcome
            self.planning.write(rotation=after)
            self.notice.say(outcome)

    def _drop(self, _button: object) -> None:
        with self.notice.watch():
            dropped, outcome = self.dropping.accepted(), self.dropping.outcome
            rotation = dropped.proposal.rotation if dropped.proposal else None
            workshop = dropped.told_in(self.planning.state.workshop)
            self.planning.write(workshop=workshop, rotation=rotation)
            self.notice.say(outcome)
            self.dropping.clear()

    def _seat_anew(self, _button: object) -> None:
        """Another rotation for the times that are ticked, where no round has begun."""
        with self.notice.watch():
            self.finding.keep(*self.times.seated_anew())

    def _pin(self, _button: object) -> None:
        with self.notice.watch():
            after, outcome = self.moving.with_pin()
            self.planning.write(rotation=after)
            self.notice.say(outcome)

    def _download(self, words: str, make: Callable[[Live, Translator], Made]) -> Download:
        _ = self._words
        return Download(
            words,
            lambda: make(self.planning.state, _),
            self.notice,
            busy_words=_("Writing the file…"),
        )

    def _learn(self, _change: object) -> None:
        with self.notice.watch():
            self.render(self.planning.state)

    def _grid(self) -> ipywidgets.Widget:
        _ = self._words
        others = card(heading(_("Alternatives side by side")), self.comparing)
        self.pictured = card(heading(_("Who meets whom")), self.matrix)
        self.files = card(
            heading(_("Take the rotation along")),
            Piece(
                html(
                    '<p class="pa-muted">{words}</p>',
                    words=_(
                        "The Excel file at the top of the page has slips and table sheets to "
                        "print, too. Zoom reads a file a round; Teams has a list to go by."
                    ),
                )
            ),
            row(self.rooms, self.document),
        )
        return stack(
            self.seating,
            self.asking,
            others,
            self.times,
            self.dropping,
            self.pictured,
            self.files,
            classes="pa-rot",
        )
