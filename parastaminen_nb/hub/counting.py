"""A server that holds no more connections than its system can watch at once."""

from __future__ import annotations

import sys
from typing import Any, Final
from weakref import WeakSet

from tornado.httpserver import HTTPServer
from tornado.iostream import IOStream

# Tornado asks Windows by `select`, which Python there gives at most 512 sockets; one more, and
# nothing is heard of any of them again. Some are left for those that listen and for waking up.
MOST: Final = 480 if sys.platform == "win32" else 0
"""How many that are; 0: as many as come."""


class CountingServer(HTTPServer):
    """Hangs up on who comes while `MOST` are there; they may try again."""

    def initialize(self, *args: Any, **more: Any) -> None:
        super().initialize(*args, **more)
        self._most = MOST
        self._held: WeakSet[IOStream] = WeakSet()

    def handle_stream(self, stream: IOStream, address: tuple[Any, ...]) -> None:
        if self._most and len(self._held) >= self._most:
            for gone in [one for one in self._held if one.closed()]:
                self._held.discard(gone)
            if len(self._held) >= self._most:
                stream.close()
                return
        self._held.add(stream)
        super().handle_stream(stream, address)
