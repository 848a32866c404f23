"""A hub that runs: on a thread of the test's own process, or as a process that can be killed."""

from __future__ import annotations

import asyncio
import http.client
import http.cookiejar
import json
import os
import subprocess
import sys
import threading
import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

import pytest

from parastaminen_nb.hub.app import Hub
from parastaminen_nb.hub.settings import Settings
from parastaminen_nb.session import Session
from tests.hub.stories import NOON, make_workshop


class Time:
    """The time that the hub and the desk of a story live in."""

    def __init__(self, moment: datetime = NOON) -> None:
        self.moment = moment

    def __call__(self) -> datetime:
        return self.moment


class Present:
    """The present, for stories with a browser, whose clock cannot be handed in."""

    def __call__(self) -> datetime:
        return datetime.now(UTC)


@dataclass
class Answer:
    """What came back: status, headers by lower-case name, text."""

    status: int
    headers: dict[str, str]
    text: str
    cookies: list[str] = field(default_factory=list)

    @property
    def words(self) -> str:
        """The text with every space a plain one, as its reader sees it."""
        return self.text.replace("\xa0", " ")

    @property
    def json(self) -> dict[str, object]:
        found: dict[str, object] = json.loads(self.text)
        return found


class _NoRedirect(urllib.request.HTTPRedirectHandler):
    def redirect_request(self, *args, **kwargs):
        return None


class Phone:
    """A browser without JavaScript: keeps cookies, sends forms, follows nothing by itself."""

    def __init__(self, hub: str, language: str = "fi") -> None:
        self.hub = hub
        self.language = language
        self.jar = http.cookiejar.CookieJar()
        self._opener = urllib.request.build_opener(
            urllib.request.HTTPCookieProcessor(self.jar),
            _NoRedirect,
            urllib.request.ProxyHandler({}),
        )

    def ask(self, path: str, body: bytes | None = None, **headers: str) -> Answer:
        said = {"Accept-Language": self.language}
        if body is not None:
            said["Origin"] = self.hub
        said |= {name.replace("_", "-"): value for name, value in headers.items()}
        request = urllib.request.Request(
            self.hub + path, body, {name: value for name, value in said.items() if value}
        )
        try:
            answer = self._opener.open(request, timeout=30)
        except urllib.error.HTTPError as error:
            answer = error
        with answer:
            return Answer(
                answer.status,
                {name.lower(): value for name, value in answer.headers.items()},
                answer.read().decode(),
                answer.headers.get_all("Set-Cookie") or [],
            )

    def get(self, path: str, **headers: str) -> Answer:
        return self.ask(path, **headers)

    def post(self, path: str, fields: dict[str, str], **headers: str) -> Answer:
        return self.ask(path, urllib.parse.urlencode(fields).encode(), **headers)

    def join(self, person: str = "", code: str = "KUUSI42") -> Answer:
        chosen = {"person": person} if person else {"unnamed": "1"}
        return self.post(f"/j/{code}", chosen)

    def write(self, text: str, **fields: str) -> Answer:
        return self.post("/comment", {"text": text, **fields}, Accept="application/json")


@dataclass
class Message:
    """One server-sent event; `id` is what a phone comes back with, `seq` its place in the log."""

    seq: int
    kind: str
    data: dict[str, object]
    id: str = ""


class Listening:
    """An open stream, read message by message; a read that waits too long fails the test."""

    def __init__(self, hub: str, query: str = "code=KUUSI42", **headers: str) -> None:
        self._connection = http.client.HTTPConnection(hub.removeprefix("http://"), timeout=30)
        self._connection.request("GET", f"/stream?{query}", headers=headers)
        self.answer = self._connection.getresponse()
        self.status = self.answer.status

    def __enter__(self) -> Listening:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        self._connection.close()

    def __iter__(self) -> Iterator[Message]:
        said: dict[str, str] = {}
        for line in iter(self.answer.readline, b""):
            name, _, value = line.decode().rstrip("\n").partition(": ")
            if name:
                said[name] = value
            elif "event" in said:
                seq = int(said["id"].partition(".")[0])
                yield Message(seq, said["event"], json.loads(said["data"]), said["id"])
                said = {}

    def next(self, kind: str) -> Message:
        """The next message of a kind."""
        return next(message for message in self if message.kind == kind)

    def until(self, seq: int) -> list[Message]:
        """All messages up to the news that the log has been read this far."""
        read = []
        for message in self:
            read.append(message)
            if message.kind == "news" and int(str(message.data["seq"])) >= seq:
                return read
        raise AssertionError("the stream ended")


@dataclass
class Running:
    """A hub on its thread, the file it serves, and a desk that decides what happens."""

    address: str
    path: Path
    time: Time | Present
    hub: Hub
    loop: asyncio.AbstractEventLoop
    desk: Session

    def phone(self, language: str = "fi") -> Phone:
        return Phone(self.address, language)

    def listen(self, query: str = "code=KUUSI42", **headers: str) -> Listening:
        return Listening(self.address, query, **headers)

    def start(self, segment: str) -> None:
        """The facilitator starts a segment; the hub has read it when this returns."""
        self.desk.start(self.desk.state.agenda.segment(segment))
        self.read()

    def read(self) -> None:
        """Let the hub read what others wrote, as it does twenty times a second."""
        self.within(self.hub.tick)

    def within(self, call: Callable[[], object]) -> None:
        done = threading.Event()

        def run() -> None:
            call()
            done.set()

        self.loop.call_soon_threadsafe(run)
        assert done.wait(10)


@contextmanager
def running(
    path: Path, time: Time | Present | None = None, **settings: object
) -> Iterator[Running]:
    """A hub that serves this file on a free port until the block ends."""
    time = time or Time()
    loop, up = asyncio.new_event_loop(), threading.Event()
    made: dict[str, object] = {}

    async def serve() -> None:
        made["hub"] = hub = Hub(Settings(path, port=0, **settings), now=time)
        made["address"] = hub.listen()
        made["until"] = until = asyncio.Event()
        up.set()
        await until.wait()
        await hub.close()

    def work() -> None:
        with asyncio.Runner(loop_factory=lambda: loop) as runner:
            runner.run(serve())

    thread = threading.Thread(target=work)
    thread.start()
    try:
        assert up.wait(10), "the hub did not start"
        desk = Session.opened(path, now=time)
        yield Running(made["address"], path, time, made["hub"], loop, desk)
        desk.close()
    finally:
        loop.call_soon_threadsafe(made["until"].set)
        thread.join(10)
        assert not thread.is_alive(), "the hub did not end"


@pytest.fixture
def workshop(tmp_path) -> Path:
    return make_workshop(tmp_path / "story.workshop")


@pytest.fixture
def hub(workshop) -> Iterator[Running]:
    """A hub whose time stands at noon."""
    with running(workshop) as hub:
        yield hub


@contextmanager
def process(path: Path, port: int = 0, **environment: str) -> Iterator[subprocess.Popen[str]]:
    """The hub as its parent starts it: a process of its own that ends with its stdin."""
    made = subprocess.Popen(
        [sys.executable, "-m", "parastaminen_nb.hub"],
        env={
            **os.environ,
            "PARASTAMINEN_WORKSHOP": str(path),
            "PARASTAMINEN_HUB_PORT": str(port),
            "PARASTAMINEN_HUB_PARENT": "stdin",
            "PARASTAMINEN_LANGUAGE": "fi",
            "PYTHONUTF8": "1",
            **environment,
        },
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        encoding="utf-8",
    )
    try:
        yield made
    finally:
        if made.poll() is None:
            made.kill()
        made.communicate()
