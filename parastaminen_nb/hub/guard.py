"""Who may come in, from where, and how often. Addresses and devices stay in memory only."""

from __future__ import annotations

import ipaddress
import re
import secrets
from collections import OrderedDict
from collections.abc import Callable, Iterable
from time import monotonic
from typing import Final
from urllib.parse import urlsplit

from parastaminen_nb.hub.settings import Limit

BODY_BYTES: Final = 256 * 1024
"""The largest request. A comment of the longest length fits many times over, so that one that
is too long is refused in words and not by a broken connection."""

HEADERS: Final = {
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; "
        "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    ),
    "X-Content-Type-Options": "nosniff",
    # Not "no-referrer": with it a browser sends `Origin: null` even from our own forms.
    "Referrer-Policy": "same-origin",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=()",
    "Cache-Control": "no-store",
    "Server": "parastaminen",
}

_KEY = re.compile(r"[A-Za-z0-9_-]{16,64}")


def plain_code(code: str) -> str:
    """A join code as it is compared: case, spaces and hyphens do not count.

    >>> plain_code(" kuusi-42") == plain_code("KUUSI 42")
    True
    """
    return "".join(c for c in code.casefold() if c.isalnum())


def code_fits(given: str, right: str) -> bool:
    """Whether a code opens this workshop. A workshop without a code is open to nobody."""
    theirs, ours = plain_code(given), plain_code(right)
    return bool(ours) and secrets.compare_digest(theirs.encode(), ours.encode())


def is_key(text: str) -> bool:
    """Whether this can be the key of a comment, made by a phone."""
    return _KEY.fullmatch(text) is not None


def new_key() -> str:
    return secrets.token_urlsafe(16)


def host_fits(host: str, *, listening: Iterable[str], names: Iterable[str]) -> bool:
    """Whether a request's Host is one of ours, so that no foreign name can be pointed at us.

    `names` are those of the public address. Numbers cannot be pointed anywhere else: right are
    this machine's own and those where the hub listens, which may be all of them.
    """
    try:
        name = (urlsplit(f"//{host}").hostname or "").rstrip(".").lower()
    except ValueError:  # a broken address in brackets
        return False
    if name in {"localhost", *(known.lower() for known in (*listening, *names))}:
        return True
    number = _number(name)
    if number is None:
        return False
    ours = [_number(one) for one in listening]
    return number.is_loopback or any(one and one.is_unspecified for one in ours)


def client_of(remote: str, forwarded: str, proxies: Iterable[str]) -> str:
    """Whose request it is: who speaks to us, or for whom a proxy of ours says that it speaks.

    `forwarded` is the header X-Forwarded-For: each proxy adds at its end who spoke to it, so the
    last one that is no proxy of ours is right, and what stands before it may be invented.

    >>> client_of("127.0.0.1", "6.6.6.6, 10.0.0.7", ["127.0.0.1"])
    '10.0.0.7'
    >>> client_of("10.0.0.7", "6.6.6.6", ["127.0.0.1"])
    '10.0.0.7'
    """
    known, client = set(proxies), remote
    for said in reversed(forwarded.split(",")):
        address = said.strip()
        if client not in known or _number(address) is None:
            break
        client = address
    return client


def same_origin(
    *, origin: str | None, referer: str | None, host: str, public_urls: Iterable[str] = ()
) -> bool:
    """Whether a post comes from a page of our own. Browsers say it in Origin, old ones in Referer.

    A post that says neither is not from a page of ours and is refused.
    """
    said = origin if origin and origin != "null" else referer
    if not said:
        return False
    theirs = urlsplit(said)
    ours = {host.lower(), *(urlsplit(url).netloc.lower() for url in public_urls)} - {""}
    return theirs.scheme in {"http", "https"} and theirs.netloc.lower() in ours


class Buckets:
    """How much each device (or address) has left of a limit; forgets those who rest longest.

    >>> noon = 0.0
    >>> buckets = Buckets(Limit(burst=2, per_second=1), now=lambda: noon)
    >>> buckets.take("a"), buckets.take("a"), buckets.take("a")
    (0.0, 0.0, 1.0)
    """

    MOST = 20_000

    def __init__(self, limit: Limit, *, now: Callable[[], float] = monotonic) -> None:
        self._limit = limit
        self._now = now
        self._left: OrderedDict[str, tuple[float, float]] = OrderedDict()

    def take(self, who: str) -> float:
        """Take one; returns 0, or the seconds to wait where nothing is left."""
        left = self._left_of(who)
        wait = max(0.0, 1 - left) / self._limit.per_second
        self._keep(who, left if wait else left - 1)
        return wait

    def wait(self, who: str) -> float:
        """The seconds to wait before `take` gives one, without taking it."""
        return max(0.0, 1 - self._left_of(who)) / self._limit.per_second

    def _left_of(self, who: str) -> float:
        left, then = self._left.get(who, (self._limit.burst, self._now()))
        return min(self._limit.burst, left + (self._now() - then) * self._limit.per_second)

    def _keep(self, who: str, left: float) -> None:
        self._left[who] = (left, self._now())
        self._left.move_to_end(who)
        while len(self._left) > self.MOST:
            self._left.popitem(last=False)


def _number(name: str) -> ipaddress.IPv4Address | ipaddress.IPv6Address | None:
    try:
        return ipaddress.ip_address(name)
    except ValueError:
        return None
