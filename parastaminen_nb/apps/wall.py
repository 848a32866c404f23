"""The wall: what the whole room sees. No buttons; it follows what is decided at the desk."""

from __future__ import annotations

import ipywidgets

from parastaminen_nb.apps.open import Hub, opened
from parastaminen_nb.core.clock import Clock
from parastaminen_nb.core.live import Live, Phase
from parastaminen_nb.core.timetable import timetable
from parastaminen_nb.core.turns import tracks_now, turns_at
from parastaminen_nb.i18n import Translator
from parastaminen_nb.session import Session
from parastaminen_nb.ui.card import row, stack
from parastaminen_nb.ui.clock import ClockFace
from parastaminen_nb.ui.html import Piece, html, joined
from parastaminen_nb.ui.news import News
from parastaminen_nb.ui.now import leg_name
from parastaminen_nb.ui.page import Page
from parastaminen_nb.ui.ribbon import ribbon
from parastaminen_nb.ui.surface import Surface
from parastaminen_nb.ui.track_cards import track_cards
from parastaminen_nb.ui.wall_board import WallBoard
from parastaminen_nb.ui.wall_joining import joining_aside, phones_join
from parastaminen_nb.ui.wall_picture import words_picture
from parastaminen_nb.ui.wall_words import (
    Scene,
    announced,
    coming,
    headline,
    here_words,
    scene_of,
    task,
    wall_hint,
)

_STANDS = Clock()


def wall(session: Session | None = None, language: str | None = None) -> ipywidgets.Widget:
    """The page for the projector.

    Without a session it is the one that the page's server serves. Finnish unless told.
    """
    return opened(Wall, session, language)


class Wall(Page):
    """Everything that it shows comes from `session.state`; it tells nothing."""

    def __init__(self, session: Session, _: Translator, hub: Hub | None = None) -> None:
        super().__init__(_)
        self._session, self._ = session, _
        self.hub = hub or Hub.told()
        self.news = News(session, self.notice, _, hub=self.hub.address, calm=True)
        self.clock = ClockFace(
            _, stream=self.news.stream, on_minute=self._turned, on_turn=self._turned
        )
        self.what, self.join = Piece(html(""), "pa-wall-what"), Piece(html(""), "pa-wall-join")
        self.ribbon, self.coming = Piece(), Piece(html(""), "pa-wall-coming")
        self.told = Piece(html(""), "pa-wall-told")
        self.board, self.tracks = WallBoard(_), Piece(html(""), "pa-wall-tracks")
        self.picture = Piece(html(""), "pa-wall-words")
        self.room = stack(
            row(self.clock, self.what, self.join, classes="pa-wall-top"),
            row(self.ribbon, self.coming, classes="pa-wall-time"),
            self.told,
            stack(self.board, self.tracks, self.picture, classes="pa-wall-main"),
            classes="pa-wall",
        )
        self._pictured: object = None
        self.put(Surface(), self.news, self.room)
        self.add_class("pa-wallroom")
        session.observe(lambda change: self.render(change["new"]), "state")
        self.render(session.state)

    @property
    def scene(self) -> Scene:
        return scene_of(self._session.state)

    def render(self, live: Live) -> None:
        _, workshop, moment = self._, live.workshop, self._session.now()
        table, tracks = timetable(live, moment), tracks_now(live, moment)
        # The words about a case stand where the columns do, whatever goes on.
        now = Scene.COLUMNS if live.words_of and live.phase is Phase.RUNNING else scene_of(live)
        for scene in Scene:
            if scene is now:
                self.room.add_class(f"pa-scene-{scene}")
            else:
                self.room.remove_class(f"pa-scene-{scene}")
        running = live.phase is Phase.RUNNING
        name = leg_name(live, live.leg, _) if live.leg else ""
        # What stands large beside the clock is not said twice.
        hub = self.hub.written(workshop.site)
        address, code = hub.join(workshop.code), workshop.code
        phones = phones_join(address, code)
        title = "" if name == task(live, table, _, phones=phones)[0] else name
        self.clock.show(
            live.clock if running else _STANDS, title=title, turns_at=turns_at(live, moment)
        )
        self.clock.seq = self._session.seq
        here = html('<p class="pa-wall-here">{words}</p>', words=here_words(live, _))
        door = scene_of(live) is Scene.DOOR
        beginning = (here, wall_hint(live, _)) if door else ()
        self.what.show(joined([headline(live, table, _, phones=phones), *beginning]))
        self.join.show(joining_aside(address, hub.short, workshop, _, door=door))
        key = live.segment.key if live.segment else None
        ended = live.phase is Phase.ENDED
        strip = ribbon(live.agenda, _, here=key, ended=ended, tracks=tracks, slack=table.slack)
        self.ribbon.show(strip)
        self.tracks.show(track_cards(tracks, _))
        self.coming.show(coming(live, table, _))
        self.told.show(announced(live, _))
        self.clock.rings = running and not live.muted
        self.board.render(live)
        self._picture(live)

    def _turned(self) -> None:
        with self.notice.watch():
            self.render(self._session.state)

    def _picture(self, live: Live) -> None:
        """The words about a case in the place of the columns, while the desk asks for them."""
        _, case = self._, next((c for c in live.workshop.cases if c.key == live.words_of), None)
        abreast = scene_of(live) is Scene.TRACKS
        self.board.layout.display = "none" if case or abreast else ""
        self.tracks.layout.display = "" if abreast and not case else "none"
        self.picture.layout.display = "" if case else "none"
        if case is None:
            self._pictured = None
            return
        texts = tuple(comment.text for comment in live.shown_comments(case=case.key))
        if (case.key, texts) == self._pictured:
            return
        if self._pictured is None:  # what counts words is loaded for the first ones
            self.picture.show(words_picture(case, None, _))
        from parastaminen_nb.apps.wall_counts import counted_words

        counts = counted_words(texts, live.workshop.language) if texts else []
        self.picture.show(words_picture(case, counts, _))
        self._pictured = (case.key, texts)
