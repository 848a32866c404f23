"""Nobody reaches a handler without the right host name and the key.

The check stands before the choice of a handler, so that it holds for pages, kernels' sockets,
scripts and whatever a new version of Voila may add.
"""

from __future__ import annotations

import hmac
import ipaddress
import socket
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import urlencode

from jupyter_server.auth.identity import IdentityProvider, User
from tornado.httputil import HTTPServerRequest, split_host_and_port
from tornado.web import Application, RequestHandler

from parastaminen_nb.voila.settings import LOOPBACK, Settings

if TYPE_CHECKING:
    from tornado.web import _HandlerDelegate

OPEN: Final = ("/look/", "/alive")
"""What the page that asks for the key needs itself: styles and icons, nothing of the workshop."""


class Guarded(Application):
    """An application whose every request is checked first."""

    def __init__(
        self,
        handlers: list[Any],
        *,
        guard: Settings,
        refusal: type[RequestHandler],
        **settings: Any,
    ) -> None:
        self._guard = guard
        self._refusal = refusal
        super().__init__(handlers, **settings)

    def find_handler(self, request: HTTPServerRequest, **kwargs: Any) -> _HandlerDelegate:
        why = self._refused(request)
        if why is None:
            return super().find_handler(request, **kwargs)
        return self.get_handler_delegate(request, self._refusal, {"why": why})

    def _refused(self, request: HTTPServerRequest) -> str | None:
        if not knows_host(request.host, self._guard):
            return "host"
        if request.path.startswith(OPEN) or holds_key(request, self._guard):
            return None
        offered = request.query_arguments.get("token")
        if offered is None:
            return "no key"
        return "welcome" if self._guard.opens(offered[-1].decode("utf-8", "replace")) else "key"


def knows_host(host: str, guard: Settings) -> bool:
    """A page of somebody else that points its own name at this machine is not let in.

    Where we listen to the network, addresses in numbers are right: no one else can own them.
    """
    name = split_host_and_port(host.lower())[0].strip("[]")
    if name in LOOPBACK or name == guard.host.lower() or name in guard.names:
        return True
    if guard.host in LOOPBACK:
        return False
    try:
        ipaddress.ip_address(name)
    except ValueError:
        here = socket.gethostname().lower()
        return name in (here, f"{here}.local")
    return True


def holds_key(request: HTTPServerRequest, guard: Settings) -> bool:
    kept = request.cookies.get(guard.cookie_name)
    return kept is not None and hmac.compare_digest(kept.value, guard.cookie)


def without_key(request: HTTPServerRequest) -> str:
    """The same address without the key, which should not stay in a history or a referrer."""
    rest = [
        (name, value.decode("utf-8", "replace"))
        for name, values in request.query_arguments.items()
        if name != "token"
        for value in values
    ]
    # Never "//somewhere": that would be another host's address.
    path = "/" + request.path.lstrip("/")
    return f"{path}?{urlencode(rest)}" if rest else path


class KeyHolder(IdentityProvider):
    """Tells Jupyter's own handlers what the guard has found out already."""

    guard: Settings

    def get_user(self, handler: RequestHandler) -> User | None:
        return User("facilitator") if holds_key(handler.request, self.guard) else None

    @property
    def auth_enabled(self) -> bool:
        return True

    def get_handlers(self) -> list[tuple[str, object]]:
        return []
