"""A widget whose reader does things: the browser tells what was done, in messages."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext

import anywidget

Watch = Callable[[], AbstractContextManager[None]]


class Telling(anywidget.AnyWidget):
    """Hears messages {"did": what, ...} from its browser half and calls who asked for them.

    `watch` goes around every call, so that trouble is told to the reader: `notice.watch`.
    """

    def __init__(self, *, watch: Watch = nullcontext, **traits: object) -> None:
        super().__init__(**traits)
        self._watch = watch
        self._then: dict[str, Callable[..., object]] = {}
        self.on_msg(self._heard)

    def when(self, did: str, then: Callable[..., object]) -> None:
        """Call `then` with what the message says whenever the reader did this."""
        self._then[did] = then

    def do(self, did: str, **said: object) -> None:
        """What the browser calls through; a test does so what a reader would do."""
        with self._watch():
            self._then[did](**said)

    def _heard(self, _widget: object, content: object, _buffers: object) -> None:
        if isinstance(content, dict) and content.get("did") in self._then:
            self.do(**content)
