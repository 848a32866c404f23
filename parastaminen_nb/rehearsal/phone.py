"""A participant's phone: real requests to a real hub, repeated until they are answered."""

from __future__ import annotations

import asyncio
import json
import math
import random
import time
from collections.abc import Callable, Mapping
from contextlib import suppress
from typing import Any, Final
from urllib.parse import urlencode, urlsplit
from uuid import uuid4

from tornado.httpclient import AsyncHTTPClient, HTTPClientError, HTTPRequest, HTTPResponse
from tornado.simple_httpclient import SimpleAsyncHTTPClient

from parastaminen_nb.rehearsal.ledger import Heard, Ledger
from parastaminen_nb.rehearsal.wire import END, Message, Page, message, page

PATIENCE: Final = 60.0
"""Seconds after which a request that nobody answers is given up and told as lost."""
COME_AGAIN: Final = {429, 502, 503}


class RefusedError(Exception):
    """The hub did not take what was sent; says why."""


def line_for(phones: int) -> AsyncHTTPClient:
    """The one client that so many phones send their requests by. Made within an event loop."""
    return SimpleAsyncHTTPClient(force_instance=True, max_clients=3 * phones + 10)


class Phone:
    """A cookie, an open stream, and what was heard on it.

    `on_clock` is told every message about the clock. Nothing leaves while `online` is not set.
    """

    def __init__(
        self,
        hub: str,
        code: str,
        line: AsyncHTTPClient,
        ledger: Ledger,
        *,
        language: str = "fi",
    ) -> None:
        self.hub, self.code, self.language = hub, code, language
        self.ledger, self.heard = ledger, Heard(ledger)
        self.online = asyncio.Event()
        self.online.set()
        self.ready = asyncio.Event()
        """Set while the stream flows."""
        self.since = self.seq = 0
        """The places in the log that the stream was first asked from, and that it has reached."""
        self.place = self._asked = ""
        """The same place as the hub says it."""
        self.joined_at = math.inf
        self.here_since = 0.0
        self.on_clock: Callable[[Mapping[str, Any]], None] = lambda clock: None
        self._line = line
        self._cookie = ""
        self._seen: set[str] = set()
        self._retry = 1.0

    async def join(self, person: str = "") -> Page:
        """Come in, by name or without one, and see one's own page."""
        began = time.perf_counter()
        chosen = {"person": person} if person else {"unnamed": "1"}
        await self.ask("GET", f"/j/{self.code}")
        answer = await self.ask("POST", f"/j/{self.code}", chosen)
        if answer.code == 409:  # the hub fell after it had noted the name: "yes, that is me"
            answer = await self.ask("POST", f"/j/{self.code}", {**chosen, "again": "1"})
        if answer.code != 303:
            raise RefusedError(f"{answer.code}")
        own = await self.page()
        self.since = self.seq = own.seq
        self.place = own.place
        self.ledger.joins.append(time.perf_counter() - began)
        self.here_since = self.joined_at = time.perf_counter()
        return own

    async def page(self) -> Page:
        """See one's own page."""
        return page((await self.ask("GET", "/me")).body.decode())

    async def sit(self, table: str) -> Page:
        """Say at which table one sits ("A1"); returns the page as it is then."""
        await self.ask("POST", "/table", {"table": table})
        return await self.page()

    async def write(self, text: str, place: Mapping[str, str]) -> None:
        """Send a comment from a place (`round`, `case`, `table`) until it is confirmed.

        Raises `RefusedError` where the hub answers that it does not take it.
        """
        await self.online.wait()
        key = uuid4().hex
        self.heard.own.add(key)
        self.ledger.begin(key, text)
        answer = await self.ask("POST", "/comment", {**place, "key": key, "text": text})
        said = json.loads(answer.body or b"{}")
        if answer.code != 200 or said.get("key") != key:
            raise RefusedError(f"{answer.code} {said.get('error', said.get('key', ''))}")

    async def answer(self, answers: Mapping[str, str]) -> None:
        """Give feedback, once."""
        form = page((await self.ask("GET", "/feedback")).body.decode())
        if "key" not in form.fields:
            raise RefusedError("there is no form for feedback")
        self.ledger.answers += 1
        answer = await self.ask("POST", "/feedback", {**form.fields, **answers})
        if answer.code != 303:
            raise RefusedError(f"{answer.code}")

    async def ask(
        self, method: str, path: str, fields: Mapping[str, str] | None = None
    ) -> HTTPResponse:
        """Ask until there is an answer, as long as patience lasts. Raises `RefusedError`."""
        until = time.perf_counter() + PATIENCE
        while True:
            await self.online.wait()
            answer = await self._once(method, path, fields)
            if answer is not None and answer.code not in COME_AGAIN:
                return answer
            if time.perf_counter() > until:
                raise RefusedError(f"{method} {path}: {answer.code if answer else 'no answer'}")
            wait = float(answer.headers.get("Retry-After", 0)) if answer else 0
            await asyncio.sleep(wait or random.uniform(0.1, 0.4))

    async def _once(
        self, method: str, path: str, fields: Mapping[str, str] | None
    ) -> HTTPResponse | None:
        headers = {"Cookie": self._cookie, "Accept-Language": self.language}
        if method == "POST":
            headers["Origin"] = self.hub
        if path == "/comment":
            headers["Accept"] = "application/json"
        request = HTTPRequest(
            self.hub + path,
            method,
            headers,
            body=urlencode(fields or {}) if method == "POST" else None,
            follow_redirects=False,
        )
        try:
            answer = await self._line.fetch(request, raise_error=False)
        except (OSError, HTTPClientError):
            return None
        if answer.code == 599:
            return None
        if given := answer.headers.get("Set-Cookie"):
            self._cookie = given.partition(";")[0]
        return answer

    async def listen(self) -> None:
        """Hear the stream until cancelled, coming back whenever it is cut."""
        cut = 0.0
        try:
            while True:
                with suppress(OSError, EOFError):
                    await self._hear_out(cut)
                if self.ready.is_set():
                    cut = time.perf_counter()
                    self.ready.clear()
                await asyncio.sleep(self._retry)
        finally:
            self.ready.clear()

    async def _hear_out(self, cut: float) -> None:
        where = urlsplit(self.hub)
        self._asked = self.place
        reader, writer = await asyncio.open_connection(where.hostname, where.port)
        try:
            # By HTTP/1.0 the messages come as they are, not cut into chunks.
            asked = (
                f"GET /stream?since={self.place} HTTP/1.0\r\n"
                f"Host: {where.netloc}\r\nCookie: {self._cookie}\r\n\r\n"
            )
            writer.write(asked.encode())
            head = await reader.readuntil(b"\r\n\r\n")
            if b" 200 " not in head.partition(b"\r\n")[0]:
                return
            rest = b""
            while chunk := await reader.read(65536):
                *whole, rest = (rest + chunk).split(END)
                now = time.perf_counter()
                for said in whole:
                    self._hear(message(said), now)
                if whole and not self.ready.is_set():
                    self.ready.set()
                    if cut:
                        self.ledger.returns.append(now - cut)
                        self.ledger.returned_at.append(now)
        finally:
            writer.close()

    def _hear(self, heard: Message, now: float) -> None:
        if heard.retry is not None:
            self._retry = heard.retry
        if heard.seq >= 0:
            self.seq, self.place = heard.seq, heard.place
        if heard.kind == "comment":
            # A hub that fell cannot know which anonymous comments a phone has, and says so.
            again = "." in heard.place and heard.place == self._asked
            self.heard.hear(heard.data["key"], now, here_since=self.here_since, again=again)
        elif heard.kind == "clock":
            self._see(str(heard.data["segment"]), now)
            self.on_clock(heard.data)

    def _see(self, segment: str, now: float) -> None:
        """Note how long a press at the desk took to this screen; it is told again later."""
        pressed = self.ledger.pressed.get(segment, 0.0)
        if segment not in self._seen and pressed > self.here_since:
            self.ledger.presses.append(now - pressed)
        self._seen.add(segment)
