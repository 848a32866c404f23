"""What every answer of the hub has in common: the guard, the cookie, the language, the frame."""

from __future__ import annotations

import logging
import secrets
from dataclasses import replace
from datetime import datetime
from functools import cached_property
from types import TracebackType
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import urlencode, urlsplit

from tornado.web import HTTPError, RequestHandler

from parastaminen_nb.core.errors import N_, Sentence, WorkshopError
from parastaminen_nb.core.live import Live
from parastaminen_nb.core.workshop import Workshop
from parastaminen_nb.hub.guard import HEADERS, client_of, host_fits, new_key, same_origin
from parastaminen_nb.hub.who import Who
from parastaminen_nb.i18n import LANGUAGES, Translator, translator

if TYPE_CHECKING:
    from parastaminen_nb.hub.app import Hub

logger = logging.getLogger(__name__)

COOKIE: Final = "parastaminen"
COOKIE_DAYS: Final = 7


class RefusedError(HTTPError):
    """An answer that is no: a status, and what to tell the person."""

    def __init__(self, status: int, message: str, *, wait: float = 0, **blanks: object) -> None:
        super().__init__(status)
        self.sentence = Sentence(message, blanks)
        self.wait = wait


class Guarded(RequestHandler):
    """Lets in what may come in, and knows who asks."""

    @property
    def hub(self) -> Hub:
        hub: Hub = self.application.settings["hub"]
        return hub

    @property
    def live(self) -> Live:
        return self.hub.follower.live

    @property
    def workshop(self) -> Workshop:
        return self.live.workshop

    @cached_property
    def moment(self) -> datetime:
        """When this request came: one time for all that it shows and stores."""
        return self.hub.now()

    def set_default_headers(self) -> None:
        for name, value in HEADERS.items():
            self.set_header(name, value)

    def prepare(self) -> None:
        settings, headers = self.hub.settings, self.request.headers
        # An address that somebody has written in the plan is one of ours as well.
        written = self.workshop.site
        names = filter(None, (urlsplit(url).hostname for url in (settings.public_url, written)))
        if not host_fits(self.request.host, listening=settings.hosts, names=names):
            raise RefusedError(421, N_("This address does not lead here. Check the address."))
        if self.request.method == "POST" and not same_origin(
            origin=headers.get("Origin"),
            referer=headers.get("Referer"),
            host=self.request.host,
            public_urls=(settings.public_url, written),
        ):
            raise RefusedError(
                403, N_("This was sent from another site. Open the workshop's own page.")
            )
        self._let_origins_read()

    def _let_origins_read(self) -> None:
        if self.hub.settings.origins:
            self.set_header("Vary", "Origin")
            origin = self.request.headers.get("Origin")
            if origin in self.hub.settings.origins:
                self.set_header("Access-Control-Allow-Origin", origin)

    @cached_property
    def who(self) -> Who:
        """Who asks, as their cookie says; nobody yet where there is none of ours."""
        kept = self.get_signed_cookie(COOKIE, max_age_days=COOKIE_DAYS)
        return Who.from_text(kept.decode()) if kept else Who()

    def remember(self, who: Who) -> None:
        """Give the phone its cookie anew."""
        if not who.device:
            who = replace(who, device=new_key())
        self.__dict__["who"] = who
        self.set_signed_cookie(
            COOKIE,
            who.as_text(),
            expires_days=COOKIE_DAYS,
            path=self.hub.settings.base + "/",
            httponly=True,
            samesite="Lax",
            secure=self.hub.settings.secure,
        )

    def compute_etag(self) -> None:
        """Nothing that changes is kept, and what is kept never changes."""

    @property
    def device(self) -> str:
        """Who is counted against a limit: the phone, or its address before it has a cookie."""
        return self.who.device or f"address {self.client}"

    @cached_property
    def client(self) -> str:
        """The network address that asks, as far as it can be believed. Never written down."""
        said = self.request.headers.get("X-Forwarded-For", "")
        return client_of(str(self.request.remote_ip), said, self.hub.settings.proxies)

    @property
    def own_path(self) -> str:
        """The path that is asked for, as this program knows it: without the proxy's part."""
        base, path = self.hub.settings.base, str(self.request.path)
        return path.removeprefix(base) if base and path.startswith(f"{base}/") else path

    def write_error(self, status_code: int, **kwargs: Any) -> None:
        self.set_header("Content-Type", "text/plain; charset=utf-8")
        self.finish(self._reason)

    def log_exception(
        self,
        typ: type[BaseException] | None,
        value: BaseException | None,
        tb: TracebackType | None,
    ) -> None:
        # Tornado's own line would hold the network address; ours says what broke and where.
        if not isinstance(value, HTTPError | WorkshopError):
            self._broken = secrets.token_hex(3)
            where = f"{self.request.method} {type(self).__name__}"
            logger.error("%s in %s", self._broken, where, exc_info=(typ, value, tb))  # type: ignore[arg-type]

    _broken = ""


class Page(Guarded):
    """A page for people, or a plain answer for the script of such a page."""

    def prepare(self) -> None:
        super().prepare()
        language = self.get_query_argument("lang", "")
        if self.request.method == "GET" and language in LANGUAGES:
            self.remember(replace(self.who, language=language))
            rest = [
                (name, value)
                for name, values in self.request.query_arguments.items()
                for value in values
                if name != "lang"
            ]
            query = f"?{urlencode(rest)}" if rest else ""
            self.go(self.own_path + query)

    @cached_property
    def translator(self) -> Translator:
        """The reader's language: chosen, else their own on the list, else the phone's, else the
        workshop's."""
        return translator(self._language())

    def _language(self) -> str:
        if self.who.language:
            return self.who.language
        listed = {person.key: person.language for person in self.workshop.people}
        asked = self.request.headers.get("Accept-Language", "").split(",")
        for said in (listed.get(self.who.person, ""), *asked):
            language = said.split(";")[0].split("-")[0].strip().lower()
            if language in LANGUAGES:
                return language
        return self.workshop.language

    @property
    def wants_json(self) -> bool:
        return self.request.headers.get("Accept", "").startswith("application/json")

    def go(self, path: str) -> None:
        """See another page: what was posted is not posted again by a reload."""
        self.redirect(self.hub.settings.base + path, status=303)

    def page(self, template: str, **blanks: object) -> None:
        """Answer with a page, in the reader's language."""
        self.set_header("Content-Type", "text/html; charset=utf-8")
        self.set_header("Content-Language", self.translator.language)
        self.finish(
            self.hub.templates.page(
                template,
                _=self.translator,
                live=self.live,
                workshop=self.workshop,
                who=self.who,
                now=self.moment,
                seq=str(self.hub.follower.place),
                **blanks,
            )
        )

    def text(self, name: str, *, errors: str = "strict") -> str:
        """A field of a form as it was sent, or nothing. What is no text at all is refused."""
        sent = self.request.body_arguments.get(name, [b""])
        try:
            return sent[-1].decode("utf-8", errors)
        except UnicodeDecodeError as error:
            raise HTTPError(400) from error

    def write_error(self, status_code: int, **kwargs: Any) -> None:
        error = kwargs.get("exc_info", (None, None, None))[1]
        sentence = self._in_words(status_code, error)
        wait = getattr(error, "wait", 0)
        if wait:
            self.set_header("Retry-After", str(max(1, round(wait))))
        if self.wants_json:
            self.finish({"error": self.translator.say(sentence)})
        else:
            self.page("trouble.html", trouble=sentence, kept=self.text("text", errors="replace"))

    def _in_words(self, status: int, error: object) -> Sentence:
        if isinstance(error, RefusedError | WorkshopError):
            return error.sentence
        if status == 404:
            return Sentence(N_("There is no such page. Go to the workshop's first page."))
        if status < 500:
            return Sentence(N_("The phone sent something that cannot be read. Try again."))
        return Sentence(
            N_("Something went wrong here. What you sent before is stored. Try again. ({code})"),
            {"code": self._broken},
        )


class Missing(Page):
    """A page that is not there."""

    def prepare(self) -> None:
        # Not the page's own: an address that we do not know must never be redirected to.
        Guarded.prepare(self)
        raise HTTPError(404)
