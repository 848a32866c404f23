"""What a server of pages is told when it starts."""

from __future__ import annotations

import hmac
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from parastaminen_nb.core.errors import N_, WorkshopError
from parastaminen_nb.parent import BY_PIPE

LOOPBACK = ("localhost", "127.0.0.1", "::1")


@dataclass(frozen=True)
class Settings:
    """`apps` is a folder of its own that holds the pages as notebooks and nothing else.

    `most_kernels` is how many pages can be open at one moment, `idle_minutes` how long the
    kernel of a page without a connection is kept (a laptop that slept finds its page again),
    `away_seconds` after how long it gives up its place to a visitor who would find none,
    `ping_seconds` how often a browser is asked whether it is still there,
    `run` the name by which whoever started it knows its answers,
    `names` further host names under which a proxy shows the pages, `parent` the process whose
    end is ours too.
    """

    apps: Path
    workshop: Path
    key: str = field(repr=False)
    host: str = "127.0.0.1"
    port: int = 8866
    hub_url: str = ""
    language: str = "fi"
    most_kernels: int = 8
    idle_minutes: float = 15
    away_seconds: float = 30
    ping_seconds: float = 30
    keep_warm: bool = True
    run: str = ""
    names: tuple[str, ...] = ()
    with_parent: bool = False

    def __post_init__(self) -> None:
        if not self.key:
            raise WorkshopError(N_("The facilitators' pages need a key. Set PARASTAMINEN_KEY."))
        if not self.apps.is_dir():
            raise WorkshopError(
                N_("There is no folder of pages {folder}. Install the program again."),
                folder=str(self.apps),
            )

    @classmethod
    def from_environment(cls, given: Mapping[str, str], **more: object) -> Settings:
        """The key comes by the environment and never by the command line, which others see."""
        found: dict[str, object] = {
            "key": given.get("PARASTAMINEN_KEY", ""),
            "workshop": Path(given.get("PARASTAMINEN_WORKSHOP", "")),
            "hub_url": given.get("PARASTAMINEN_HUB", ""),
            "language": given.get("PARASTAMINEN_LANGUAGE", "") or "fi",
            "run": given.get("PARASTAMINEN_RUN", ""),
            "names": tuple(given.get("PARASTAMINEN_HOSTS", "").split()),
            "with_parent": given.get("PARASTAMINEN_PARENT", "") == BY_PIPE,
        }
        return cls(**{**found, **more})  # type: ignore[arg-type]

    def for_kernels(self) -> dict[str, str]:
        """What a page's kernel finds in its environment. The key is not among it."""
        return {
            "PARASTAMINEN_WORKSHOP": str(self.workshop),
            "PARASTAMINEN_HUB": self.hub_url,
            "PARASTAMINEN_LANGUAGE": self.language,
        }

    def opens(self, key: str) -> bool:
        """Whether this is the key; takes as long for a wrong one."""
        return hmac.compare_digest(key.strip().encode(), self.key.encode())

    @property
    def cookie_name(self) -> str:
        # Cookies do not know ports: two workshops on one machine must not lock each other out.
        return f"parastaminen-{self.port}"

    @property
    def cookie(self) -> str:
        """What a browser keeps instead of the key. The same after a restart with the same key,
        so that a page that was open goes on."""
        return hmac.new(self.key.encode(), b"facilitators' pages", "sha256").hexdigest()
