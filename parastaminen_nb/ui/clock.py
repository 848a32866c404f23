"""The one clock as a page shows it: it ticks in the browser, from what was decided."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Final

import anywidget
from traitlets import Bool, Dict, Float, Int, Unicode

from parastaminen_nb.core.clock import Clock, Pace
from parastaminen_nb.i18n import Translator
from parastaminen_nb.look import digits_script, icon
from parastaminen_nb.ui.browser import script

_ICONS: Final = {
    Pace.WAITING: "clock",
    Pace.RUNNING: "play",
    Pace.LAST_MINUTE: "clock",
    Pace.PAUSED: "pause",
    Pace.OVER: "check",
}


class ClockFace(anywidget.AnyWidget):
    """State in words, digits, and a line under them. The kernel is silent while it ticks.

    It is told to screen readers when five minutes and one minute are left, and at the end.
    `ends_at` and `left` are milliseconds, as `Clock` has them. `idle` stands in the digits' place
    while nothing runs. `title` goes before the state ("Round 2 / 3"). While it `rings` it sounds
    two minutes before the end and at the end, once its reader has pressed anything on the page.

    What the page's `News` hear on their `stream` goes before what it was shown, as long as its
    kernel has not read so far in the log (`seq`, to be set when all else is shown).
    """

    _esm = digits_script() + script("clock.js")
    stream = Unicode().tag(sync=True)
    seq = Int(0).tag(sync=True)
    ends_at = Float(None, allow_none=True).tag(sync=True)
    left = Float(None, allow_none=True).tag(sync=True)
    turns_at = Float(None, allow_none=True).tag(sync=True)
    idle = Unicode().tag(sync=True)
    title = Unicode().tag(sync=True)
    caption = Unicode().tag(sync=True)
    state = Unicode().tag(sync=True)
    words = Dict().tag(sync=True)
    icons = Dict().tag(sync=True)
    counts_past = Bool(False).tag(sync=True)
    tells = Bool(False).tag(sync=True)
    rings = Bool(False).tag(sync=True)

    def __init__(
        self,
        _: Translator,
        *,
        stream: str = "",
        counts_past: bool = False,
        on_minute: Callable[[], object] | None = None,
        on_turn: Callable[[], object] | None = None,
    ) -> None:
        """`on_minute` is called when the clock has run out, and each minute in which time is lost:
        it stands or is over.

        `on_turn` is called when the moment has come that `show` was told.

        `counts_past=True` says how many minutes the clock is over its end.
        """
        self._on_minute, self._on_turn = on_minute, on_turn
        super().__init__(
            stream=stream,
            counts_past=counts_past,
            tells=on_minute is not None,
            icons={pace.value: str(icon(name)) for pace, name in _ICONS.items()},
            words={
                **{pace.value: _.say(pace.words) for pace in Pace},
                "five": _("Five minutes left"),
                "two": _("Two minutes left"),
                "soon": _("2 min left"),
                "left": _(
                    "{minutes} min {seconds} s left", minutes="{minutes}", seconds="{seconds}"
                ),
                "past": _("{minutes} min over", minutes="{minutes}"),
            },
        )
        self.on_msg(self._told)

    def show(
        self,
        clock: Clock,
        *,
        title: str = "",
        caption: str = "",
        idle: str = "",
        turns_at: datetime | None = None,
    ) -> None:
        """`turns_at` is when something changes though nobody decides it: a part of a track ends."""
        with self.hold_sync():
            self.turns_at = turns_at.timestamp() * 1000 if turns_at else None
            self.ends_at = clock.ends_at.timestamp() * 1000 if clock.ends_at else None
            self.left = clock.left.total_seconds() * 1000 if clock.left is not None else None
            self.title, self.caption, self.idle = title, caption, idle

    def _told(self, _widget: object, content: object, _buffers: object) -> None:
        if content == "minute" and self._on_minute:
            self._on_minute()
        if content == "turn" and self._on_turn:
            self._on_turn()
