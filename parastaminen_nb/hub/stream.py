"""The stream: one open connection for each screen, told by the follower."""

from __future__ import annotations

import asyncio
import secrets
from typing import Final

from tornado.iostream import StreamClosedError

from parastaminen_nb.hub.base import Guarded
from parastaminen_nb.hub.guard import code_fits
from parastaminen_nb.hub.place import Place

BACKLOG_BYTES: Final = 1024 * 1024
"""What may wait for a slow phone before it is told to come again and catch up."""


class Stream(Guarded):
    """`GET /stream?code=KUUSI42&since=7`: server-sent events; the cookie of a phone does as well.

    Replays what came after `Last-Event-ID` (or `since`), then goes on. Tells nothing about who
    wrote, and never anything that is hidden.
    """

    async def get(self) -> None:
        self._waiting: list[bytes] = []
        self._size = 0
        self._flowing: asyncio.Future[None] | None = None
        self._closed = asyncio.Event()
        if not (self.who.joined or code_fits(self.get_argument("code", ""), self.workshop.code)):
            self.set_status(403)
            return
        if self.hub.follower.listening >= self.hub.settings.limits.streams:
            self.set_status(503)
            self.set_header("Retry-After", "5")
            return
        self.set_header("Content-Type", "text/event-stream; charset=utf-8")
        self.set_header("X-Accel-Buffering", "no")
        # When the hub starts again its thousand phones do not come in the same instant, and who
        # came a moment too early is back soon.
        # It leaves with the first news: whoever hears us is among the listeners already.
        self._waiting.append(f"retry: {300 + secrets.randbelow(700)}\n\n".encode())
        self.hub.follower.join(self, self._known())
        await self._closed.wait()

    def send(self, chunk: bytes) -> None:
        self._waiting.append(chunk)
        self._size += len(chunk)
        if self._flowing is None:
            self._flow()
        elif self._size > max(BACKLOG_BYTES, len(chunk)):
            self.end()

    def end(self) -> None:
        self.hub.follower.leave(self)
        self._closed.set()

    def on_connection_close(self) -> None:
        self.end()

    def _flow(self) -> None:
        if self._closed.is_set():
            return
        self.write(b"".join(self._waiting))
        self._waiting.clear()
        self._size = 0
        self._flowing = asyncio.ensure_future(self.flush())
        self._flowing.add_done_callback(self._flowed)

    def _flowed(self, flowing: asyncio.Future[None]) -> None:
        self._flowing = None
        if isinstance(flowing.exception(), StreamClosedError):
            self.end()
        elif self._waiting:
            self._flow()

    def _known(self) -> Place | None:
        said = self.request.headers.get("Last-Event-ID") or self.get_argument("since", "")
        return Place.read(said)
