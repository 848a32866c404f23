"""Whether desk and wall sound at two minutes and at the end: said all the time, one press away."""

from __future__ import annotations

import ipywidgets

from parastaminen_nb.core.live import Live
from parastaminen_nb.i18n import Translator
from parastaminen_nb.ui.button import button
from parastaminen_nb.ui.desk.conductor import Conductor
from parastaminen_nb.ui.notice import Notice


class Sound(ipywidgets.HBox):
    """`turn`, a button that says how it is."""

    def __init__(self, session: Conductor, notice: Notice, _: Translator) -> None:
        self._session, self._notice, self._words = session, notice, _
        self.turn = button("", self._turn, kind="quiet", size="small", key="Q")
        super().__init__([self.turn])
        self.add_class("pa-box")
        self.render(session.state)

    def render(self, live: Live) -> None:
        _ = self._words
        self.turn.about = "off" if live.muted else "on"
        self.turn.description = _("Sound is off") if live.muted else _("Sound is on")
        self.turn.label = (
            _("Sound is off at 2 minutes and at the end")
            if live.muted
            else _("Sound is on at 2 minutes and at the end")
        )
        self.turn.show_icon("mute" if live.muted else "sound")

    def _turn(self, _button: object) -> None:
        with self._notice.watch():
            self._session.mute(not self._session.state.muted)
