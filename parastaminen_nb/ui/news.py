"""How a page with a kernel learns what others did: the browser listens and tells the kernel."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from typing import Protocol

import anywidget
from traitlets import Dict, Unicode

from parastaminen_nb.core.live import Live
from parastaminen_nb.i18n import Translator
from parastaminen_nb.look import icons
from parastaminen_nb.ui.browser import script
from parastaminen_nb.ui.notice import Notice


class Reader(Protocol):
    """What a view needs of a session: its state to observe, and the log read again."""

    state: Live
    seq: int

    def catch_up(self) -> int: ...

    def now(self) -> datetime: ...


class News(anywidget.AnyWidget):
    """Listens to the hub's stream; without a hub it asks once a second.

    The kernel has no thread and no timer: it reads the log when the browser says that there is
    news, and also when the page connects, for the page may have been made before its visitor
    came. Shows in words whether the page is connected, and the time of day. With `calm=True`
    it is seen only while the connection is lost.

    A page that was left open over midnight learns of the new day the same way: `on_day` is called
    at the first question of each day on the workshop's wall.
    """

    _esm = script("news.js")
    stream = Unicode().tag(sync=True)
    words = Dict().tag(sync=True)
    icons = Dict().tag(sync=True)
    zone = Unicode().tag(sync=True)
    language = Unicode().tag(sync=True)
    shows = Unicode("state").tag(sync=True)

    def __init__(
        self,
        session: Reader,
        notice: Notice,
        _: Translator,
        *,
        hub: str = "",
        calm: bool = False,
        on_day: Callable[[], object] = lambda: None,
    ) -> None:
        self._session, self._notice = session, notice
        self._on_day, self._day = on_day, self._today()
        code = session.state.workshop.code.replace(" ", "")
        super().__init__(
            stream=f"{hub.rstrip('/')}/stream?code={code}" if hub and code else "",
            zone=session.state.workshop.zone,
            language=_.language,
            shows="trouble" if calm else "state",
            icons=icons("check", "warn"),
            words={
                "fine": _("Connected"),
                "lost": _("Connection lost. The clock keeps running. We keep trying."),
                "stuck": _(
                    "What people write cannot be stored. The disk may be full: free some space. "
                    "Phones keep their texts and send them by themselves."
                ),
                "ended": _(
                    "This page has lost its program. It comes back by itself when the program "
                    "answers. Nothing that was stored is lost."
                ),
                "clock": _("Clock {time}", time="{time}"),
            },
        )
        self.on_msg(self._asked)

    def _asked(self, _widget: object, content: object, _buffers: object) -> None:
        if content != "ask":
            return
        # The answer is given whatever happens: the browser takes silence for a lost kernel.
        with self._notice.watch(unasked=True):
            self._session.catch_up()
            if self._day != self._today():
                self._day = self._today()
                self._on_day()
        self.send({"now": round(self._session.now().timestamp() * 1000), "seq": self._session.seq})

    def _today(self) -> date:
        return self._session.state.workshop.local(self._session.now()).date()
