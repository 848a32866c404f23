"""What the hub is told by whoever starts it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

from parastaminen_nb.core.errors import N_, WorkshopError
from parastaminen_nb.parent import BY_PIPE

PORT = 8420
HIGHEST_PORT = 65_535


@dataclass(frozen=True, slots=True)
class Limit:
    """So many at once (`burst`), and after that so many a second."""

    burst: float
    per_second: float


@dataclass(frozen=True, slots=True)
class Limits:
    """How much one phone, or one network address, may do. Kept in memory only.

    A whole office may sit behind one address, so what counts by address is generous and is only
    about joining; what counts by phone is about writing.
    """

    posts: Limit = Limit(burst=20, per_second=0.5)
    joins: Limit = Limit(burst=1_500, per_second=20)
    wrong_codes: Limit = Limit(burst=60, per_second=1)
    streams: int = 5_000


@dataclass(frozen=True, slots=True)
class Settings:
    """Where the workshop is, where to listen, and under which names the hub is known.

    `hosts` are the addresses where it listens, the first of them this machine's own browser's.
    `origins` are the pages of others that may read the stream (Voila's). `public_url` is the
    address that phones use where a proxy or the room's network stands between, else empty.
    `proxies` are the addresses of those who may say for whom they ask; nobody else is believed.
    `run` is the name by which whoever started the hub knows its answers.
    """

    workshop: Path
    hosts: tuple[str, ...] = ("127.0.0.1",)
    port: int = PORT
    origins: tuple[str, ...] = ()
    public_url: str = ""
    proxies: tuple[str, ...] = ()
    watch_parent: bool = False
    run: str = ""
    limits: Limits = field(default_factory=Limits)

    @classmethod
    def from_environment(cls, environment: Mapping[str, str]) -> Settings:
        """Settings from `PARASTAMINEN_WORKSHOP`, `PARASTAMINEN_HUB_HOST` (with commas),
        `_HUB_PORT`, `_HUB_ORIGINS` and `_HUB_PROXIES` (with commas), `_HUB_PARENT` ("stdin": end
        when it closes), `PARASTAMINEN_RUN` and `PARASTAMINEN_PUBLIC_URL`. Raises `WorkshopError`.
        """
        workshop = environment.get("PARASTAMINEN_WORKSHOP", "")
        if not workshop:
            raise WorkshopError(N_("Tell the workshop file in PARASTAMINEN_WORKSHOP."))
        return cls(
            workshop=Path(workshop),
            hosts=_several(environment.get("PARASTAMINEN_HUB_HOST", "")) or ("127.0.0.1",),
            port=_port(environment.get("PARASTAMINEN_HUB_PORT", "") or str(PORT)),
            origins=tuple(
                origin.rstrip("/")
                for origin in _several(environment.get("PARASTAMINEN_HUB_ORIGINS", ""))
            ),
            public_url=_address(environment.get("PARASTAMINEN_PUBLIC_URL", "")),
            proxies=_several(environment.get("PARASTAMINEN_HUB_PROXIES", "")),
            watch_parent=environment.get("PARASTAMINEN_HUB_PARENT", "") == BY_PIPE,
            run=environment.get("PARASTAMINEN_RUN", ""),
        )

    @property
    def base(self) -> str:
        """The path before all of the hub's own, without a slash at its end; mostly empty."""
        return urlsplit(self.public_url).path.rstrip("/")

    @property
    def secure(self) -> bool:
        """Whether phones reach the hub by https."""
        return urlsplit(self.public_url).scheme == "https"


def _several(text: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in text.split(",") if part.strip())


def _port(text: str) -> int:
    if not (text.isascii() and text.isdigit() and int(text) <= HIGHEST_PORT):
        raise WorkshopError(
            N_("{port} is no port. Give a number from 0 to {most}."), port=text, most=HIGHEST_PORT
        )
    return int(text)


def _address(text: str) -> str:
    if not text:
        return ""
    parts = urlsplit(text)
    if parts.scheme not in {"http", "https"} or not parts.hostname:
        raise WorkshopError(
            N_("{address} is no address. Write it with https:// in front."), address=text
        )
    return text.rstrip("/")
