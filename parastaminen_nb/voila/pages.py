"""The pages: a skeleton at once, then the notebook's cells when its kernel has run them."""

from __future__ import annotations

import asyncio
import logging
import secrets
from typing import TYPE_CHECKING, Any, cast
from urllib.parse import urlsplit

from jupyter_server.base.handlers import JupyterHandler
from tornado.iostream import StreamClosedError
from tornado.web import RequestHandler, authenticated

from parastaminen_nb.i18n import LANGUAGES, Translator, translator
from parastaminen_nb.voila import frame
from parastaminen_nb.voila.guard import without_key
from parastaminen_nb.voila.settings import Settings
from parastaminen_nb.voila.spare import Visit

if TYPE_CHECKING:
    from parastaminen_nb.voila.app import PageServer

log = logging.getLogger("parastaminen.voila")

HEARTBEAT_SECONDS = 10


def language_of(handler: RequestHandler, settings: Settings) -> Translator:
    """The language asked for in the address, else the one the server was started with."""
    asked = handler.get_query_argument("lang", settings.language)
    return translator(asked if asked in LANGUAGES else settings.language)


def guarded_headers(handler: RequestHandler, settings: Settings) -> None:
    """What keeps a page to itself: nothing is loaded from, sent to or framed by others.

    Scripts come from our own files alone, so a script in somebody's comment does not run.
    `blob:` is how anywidget loads a widget's own module; `unsafe-eval` is what JupyterLab's
    check of settings needs. Styles are set by widgets on their elements.
    """
    # An address with a path would allow that very path alone.
    hub = "{0.scheme}://{0.netloc}".format(urlsplit(settings.hub_url)) if settings.hub_url else ""
    socket = handler.request.host
    policy = (
        "default-src 'self'; script-src 'self' blob: 'unsafe-eval'; "
        "style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; font-src 'self' data:; "
        f"connect-src 'self' ws://{socket} wss://{socket} blob: data: {hub}; "
        "worker-src 'self' blob:; object-src 'none'; base-uri 'self'; form-action 'self'; "
        "frame-ancestors 'self'"
    )
    handler.set_header("Content-Security-Policy", policy)
    handler.set_header("Content-Type", "text/html; charset=utf-8")
    handler.set_header("Cache-Control", "no-store")
    handler.set_header("Referrer-Policy", "same-origin")
    handler.set_header("X-Content-Type-Options", "nosniff")
    handler.clear_header("Server")


class Refusal(RequestHandler):
    """Answers whoever the guard stopped: with the page, with a question or with a welcome."""

    def initialize(self, why: str) -> None:
        self._why = why

    def check_xsrf_cookie(self) -> None:
        """Nothing is done here that a stranger's page could want."""

    async def prepare(self) -> None:
        settings: Settings = self.settings["parastaminen"]
        guarded_headers(self, settings)
        _ = language_of(self, settings)
        if self._why == "welcome":
            self.set_cookie(
                settings.cookie_name,
                settings.cookie,
                httponly=True,
                samesite="Lax",
                secure=self.request.protocol == "https",
                expires_days=7,
            )
            self.redirect(without_key(self.request), status=303)
            return
        if self._why == "host":
            self.set_status(421)
            said = frame.Notice(
                _("This address is not in use here"),
                _("Open the page by the address that the program printed when it started."),
            )
            self.finish(frame.notice(said, _, path=""))
            return
        self.set_status(403)
        said = frame.Notice(
            _("This page needs the facilitator's key"),
            _("The key does not fit. Check it, or open the page by its whole address.")
            if self._why == "key"
            else _("Open the page by its whole address, or write the key here."),
            _(
                "The address with its key is in the window where the program was started, "
                "on the line of this page. Participants need no key: their address is on the wall."
            ),
            asks_key=True,
        )
        self.finish(frame.notice(said, _, path=without_key(self.request).partition("?")[0]))


class OwnHandler(JupyterHandler):
    """What our pages have in common. The application is `self.pages`."""

    @property
    def pages(self) -> PageServer:
        return cast("PageServer", self.settings["voila"])

    def set_default_headers(self) -> None:
        guarded_headers(self, self.settings["parastaminen"])

    async def prepare(self, *_: Any, **__: Any) -> None:
        await super().prepare()
        # Voila's page sends this cookie back when it is closed, but never asks for it. Without
        # it the farewell is refused and every reload leaves a kernel behind.
        _token = self.xsrf_token

    def words(self) -> Translator:
        return language_of(self, self.pages.told)

    def write_error(self, status_code: int, **kwargs: Any) -> None:
        _ = self.words()
        if status_code == 404:
            said = frame.Notice(
                _("There is no such page"),
                _("Check the address, or open the first page of the workshop."),
            )
        else:
            said = frame.Notice(
                _("Something went wrong"), _("Your work is saved. Open the page again.")
            )
        self.finish(frame.notice(said, _, path=self.pages.first_page()))


class Start(OwnHandler):
    """The bare address leads to the first page. Nothing is listed."""

    @authenticated
    async def get(self) -> None:
        self.redirect(self.pages.first_page())


class Nowhere(OwnHandler):
    """Any address that is not ours."""

    async def prepare(self, *_: Any, **__: Any) -> None:
        await super().prepare()
        self.set_status(404)
        self.write_error(404)


class Page(OwnHandler):
    """One notebook of the folder as a page: `/desk` and `/desk.ipynb`."""

    _left = False

    def on_connection_close(self) -> None:
        self._left = True
        super().on_connection_close()

    @authenticated
    async def get(self, name: str) -> None:
        pages = self.pages
        notebook = pages.notebook(name)
        if notebook is None:
            self.set_status(404)
            self.write_error(404)
            return
        _ = self.words()
        if not await pages.places.take():
            self._say_full(_)
            return
        kernel_id, cells = pages.spare.take(Visit(name, _.language))
        if pages.told.keep_warm:
            pages.spare.heat_soon(pages.likely(_.language))
        try:
            await self._stream(name, _, kernel_id, cells)
        finally:
            await asyncio.wait([cells])
            if self._left or cells.cancelled() or cells.exception() is not None:
                await pages.kernel_manager.end(kernel_id)
                pages.places.give_back()
            else:
                pages.places.settle(kernel_id)

    async def _stream(
        self, name: str, _: Translator, kernel_id: str, cells: asyncio.Future[str]
    ) -> None:
        pages = self.pages
        before, after = frame.page(name, _, pages.around(name, kernel_id, _))
        try:
            self.write(before)
            await self.flush()
            while not (await asyncio.wait([cells], timeout=HEARTBEAT_SECONDS))[0]:
                self.write("<!-- -->\n")  # a proxy cuts a connection that is silent for long
                await self.flush()
            self.write(self._middle(cells))
            self.write(after)
        except StreamClosedError:
            self._left = True

    def _middle(self, cells: asyncio.Future[str]) -> str:
        try:
            return cells.result()
        except Exception:
            code = secrets.token_hex(3)
            if not self.pages.ending:
                log.exception("A page could not be run (%s).", code)
            return f'<div data-pa-failed="{code}" hidden></div>'

    def _say_full(self, _: Translator) -> None:
        self.set_status(503)
        self.set_header("Retry-After", str(round(self.pages.told.away_seconds)))
        said = frame.Notice(
            _("All places are in use just now"),
            _.plural(
                "One page can be open at a time. Close it and try again in half a minute.",
                "{n} pages can be open at a time. "
                "Close one that you do not need and try again in half a minute.",
                n=self.pages.told.most_kernels,
            ),
        )
        self.finish(frame.notice(said, _, path=self.request.path))
