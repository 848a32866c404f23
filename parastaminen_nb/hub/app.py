"""The hub: the only part on the network. Phones, the stream, and nothing that needs a kernel."""

from __future__ import annotations

import asyncio
import logging
import re
from collections.abc import Awaitable, Callable, Mapping
from contextlib import suppress
from datetime import UTC, datetime
from socket import socket

from tornado.httpserver import HTTPServer
from tornado.ioloop import PeriodicCallback
from tornado.netutil import bind_sockets
from tornado.web import Application

from parastaminen_nb.core.errors import N_, WorkshopError
from parastaminen_nb.core.events import Event
from parastaminen_nb.core.signup import Signup
from parastaminen_nb.hub.base import Guarded, Missing, RefusedError
from parastaminen_nb.hub.comments import Me, Sit, Write
from parastaminen_nb.hub.counting import CountingServer
from parastaminen_nb.hub.feedback import Feedback
from parastaminen_nb.hub.files import FileHandler, Files
from parastaminen_nb.hub.follower import Follower
from parastaminen_nb.hub.guard import BODY_BYTES, Buckets
from parastaminen_nb.hub.join import Door, Leave, Names
from parastaminen_nb.hub.marks import Agree, TakePen
from parastaminen_nb.hub.mine import Keep
from parastaminen_nb.hub.own import Edit, TakeBack
from parastaminen_nb.hub.presenter import Answer, Thank
from parastaminen_nb.hub.reach import Test
from parastaminen_nb.hub.settings import Settings
from parastaminen_nb.hub.signup import SignUp
from parastaminen_nb.hub.stream import Stream
from parastaminen_nb.hub.templating import Templates
from parastaminen_nb.hub.writer import Writer
from parastaminen_nb.log import Log

logger = logging.getLogger(__name__)

BATCH_MS = 50
"""What comes within this time is told in one piece; a person does not notice it."""
IDLE_MS = 100
"""Between two looks while nothing has come for some seconds: who waits is told soon enough."""
IDLE_LOOKS = 100
TIME_MS = 10_000


def _now() -> datetime:
    return datetime.now(UTC)


class Hub:
    """One workshop's hub: a reader, a writer, limits, pages.

    Made within the event loop that serves it; raises `WorkshopError` where the file is not one.
    """

    def __init__(self, settings: Settings, *, now: Callable[[], datetime] = _now) -> None:
        self.settings = settings
        self.now = now
        log = Log(settings.workshop)
        self.secret = log.secret("hub")
        self.follower = Follower(log, now=now)
        self.writer = Writer(settings.workshop)
        self.files = Files()
        self.templates = Templates(base=settings.base, version=self.files.version)
        self.posts = Buckets(settings.limits.posts)
        self.joins = Buckets(settings.limits.joins)
        self.wrong_codes = Buckets(settings.limits.wrong_codes)
        self.joined: set[str] = set()
        """Who came in by a phone since this hub began: no more than a guard against a wrong name,
        and not worth a trace on the disk."""
        self._voice = self._idle_looks = 0
        self._look = PeriodicCallback(self.tick, BATCH_MS)
        self._server: HTTPServer | None = None
        self._timers: tuple[PeriodicCallback, ...] = ()

    async def store(self, *events: Event) -> None:
        """Write, then read: whoever acts learns of the act the same way as all others."""
        await self._written(self.writer.append(*events))
        self.follower.look()

    def tick(self) -> None:
        """Read what is new and tell all who listen; let the file forget when anonymous words
        came, whoever wrote them."""
        self._idle_looks = 0 if self.follower.tick() else self._idle_looks + 1
        self._look.callback_time = IDLE_MS if self._idle_looks > IDLE_LOOKS else BATCH_MS
        if self.follower.place.voice != self._voice:
            self._voice = self.follower.place.voice
            self.writer.forget_order()

    async def store_answer(self, answers: Mapping[str, str | int], form: str) -> None:
        """Keep one person's anonymous feedback, once for each form."""
        await self._written(self.writer.answer(answers, form))

    async def store_signup(self, signup: Signup) -> None:
        """Keep what a contact person wrote, once."""
        await self._written(self.writer.sign_up(signup))
        self.follower.look()

    async def _written(self, writing: Awaitable[None]) -> None:
        try:
            await writing
        except WorkshopError as error:
            # What is wrong with the disk is for the facilitator; a phone keeps its words.
            if not self.follower.stuck:
                logger.error("nothing can be stored: %s", error)
            self.follower.say_stuck(True)
            raise RefusedError(
                503,
                N_("This could not be stored just now. Keep your text and try again in a moment."),
                wait=5,
            ) from error
        self.follower.say_stuck(False)

    def listen(self) -> str:
        """Begin to serve; returns the address of this machine's own browser.

        Raises `WorkshopError` where the port is taken or the host is not this machine.
        """
        port, sockets = self.settings.port, []
        for host in self.settings.hosts:
            sockets += _bound(host, port)
            port = sockets[0].getsockname()[1]
        self._server = CountingServer(
            make_app(self),
            max_body_size=BODY_BYTES,
            max_header_size=16 * 1024,
            body_timeout=30,
            idle_connection_timeout=120,
        )
        self._server.add_sockets(sockets)
        self._timers = (self._look, PeriodicCallback(self.follower.tell_time, TIME_MS))
        for timer in self._timers:
            timer.start()
        host = self.settings.hosts[0]
        shown = "127.0.0.1" if host in {"0.0.0.0", "::"} else host
        shown = f"[{shown}]" if ":" in shown else shown
        return f"http://{shown}:{port}"

    async def close(self) -> None:
        """Stop serving; what was received is written first."""
        for timer in self._timers:
            timer.stop()
        if self._server:
            self._server.stop()
        await asyncio.get_running_loop().run_in_executor(None, self.writer.close)
        self.follower.close()
        if self._server:
            with suppress(TimeoutError):  # a phone that does not hang up is hung up on
                await asyncio.wait_for(self._server.close_all_connections(), timeout=2)


class Health(Guarded):
    """`/health`: "ok" while the file can be read; whoever watches asks here."""

    def get(self) -> None:
        self.set_header("Content-Type", "text/plain; charset=utf-8")
        self.set_header("Parastaminen-Run", self.hub.settings.run)
        if self.hub.follower.trouble:
            self.set_status(503)
            self.finish("the workshop file cannot be read")
        else:
            self.finish("ok")


_PAGES = (
    (r"/", Door),
    (r"/j/([^/]*)", Names),
    (r"/leave", Leave),
    (r"/me", Me),
    (r"/table", Sit),
    (r"/comment", Write),
    (r"/edit", Edit),
    (r"/takeback", TakeBack),
    (r"/agree", Agree),
    (r"/pen", TakePen),
    (r"/answer", Answer),
    (r"/thank", Thank),
    (r"/mine\.html", Keep),
    (r"/feedback", Feedback),
    (r"/signup", SignUp),
    (r"/stream", Stream),
    (r"/files/([0-9a-f]+)/([a-z.]+)", FileHandler),
    (r"/test", Test),
    (r"/health", Health),
)


def _bound(host: str, port: int) -> list[socket]:
    try:
        # 1,000 phones that come back in the same second need a long queue at the door.
        return bind_sockets(port, host, backlog=1024)
    except OSError as error:
        raise WorkshopError(
            N_(
                "Port {port} of {host} cannot be used: {why}. Close the other program or "
                "choose another port."
            ),
            port=port,
            host=host,
            why=error.strerror or str(error),
        ) from error


def make_app(hub: Hub) -> Application:
    """All addresses of the hub, as they are and behind the path of the public address: some
    proxies hand it on, others take it away."""
    base = re.escape(hub.settings.base)
    return Application(
        [
            (start + path, handler)
            for start in dict.fromkeys(("", base))
            for path, handler in _PAGES
        ],
        hub=hub,
        default_handler_class=Missing,
        cookie_secret=hub.secret,
        # No line of any log holds who asked for what.
        log_function=lambda handler: None,
    )


async def serve(
    settings: Settings,
    *,
    now: Callable[[], datetime] = _now,
    ready: Callable[[str], None] = lambda address: None,
    until: asyncio.Event | None = None,
) -> None:
    """Serve until the event is set (for ever without one). `ready` is told the address."""
    hub = Hub(settings, now=now)
    try:
        ready(hub.listen())
        await (until or asyncio.Event()).wait()
    finally:
        await hub.close()
