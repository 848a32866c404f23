"""The processes that a rehearsal plays on: the hub, which may be knocked over, and the pages."""

from __future__ import annotations

import asyncio
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from parastaminen_nb.child import Child
from parastaminen_nb.log import Log
from parastaminen_nb.serve import Addresses, children_of, log_file, wait_until_well
from parastaminen_nb.session import Session


@dataclass
class Stage:
    """A hub of its own on a free port of this machine. `kills` counts how often it fell."""

    addresses: Addresses
    hub: Child
    kills: int = 0

    async def knock_over(self) -> None:
        """End the hub as a power cut would, and start it again on the same port."""
        await asyncio.to_thread(self.hub.kill)
        self.kills += 1
        self.hub.start()


@contextmanager
def staged(workshop: Path, *, language: str, pages: bool) -> Iterator[Stage]:
    """A running hub, and with `pages` a running Voila beside it, until the block ends.

    Raises `WorkshopError` where they do not start.
    """
    with Log(workshop) as log:
        key, code = log.secret("key"), Session(log).state.workshop.code
    addresses = Addresses(*_free_ports(), key, code)
    with log_file(workshop) as file:
        hub, voila = children_of(workshop, addresses, language, file)
        children = [hub, voila] if pages else [hub]
        try:
            for child in children:
                child.start()
            wait_until_well(children, file.name, lambda: False)
            yield Stage(addresses, hub)
        finally:
            for child in children:
                child.end()


def _free_ports() -> tuple[int, int]:
    with socket.socket() as one, socket.socket() as other:
        one.bind(("127.0.0.1", 0))
        other.bind(("127.0.0.1", 0))
        return one.getsockname()[1], other.getsockname()[1]
