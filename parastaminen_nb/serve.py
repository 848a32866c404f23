"""Hub and Voila together: started, watched, started again when they fall, ended together.

They share nothing but the workshop's file. What falls is up again in a moment; what was
confirmed on a screen is in the file.
"""

from __future__ import annotations

import os
import secrets
import signal
import socket
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from types import FrameType
from typing import IO

from parastaminen_nb.awake import awake
from parastaminen_nb.child import Child, hang_up
from parastaminen_nb.core.errors import N_, WorkshopError
from parastaminen_nb.core.live import Live
from parastaminen_nb.log import Log
from parastaminen_nb.network import HERE_ONLY, Reach
from parastaminen_nb.parent import BY_PIPE
from parastaminen_nb.places import shipped
from parastaminen_nb.session import Session

SPARE_AFTER = 0.3  # seconds; nothing competes with a start
LOOK_EVERY = 0.1  # seconds between two looks at the children
PATIENCE = 60  # seconds for a child to answer the first time
PAUSE_LONGEST = 5.0  # seconds between two starts of a child that keeps falling
REFUSED = 2  # exit status of a child that said itself what is wrong
_OF_OTHER_SERVERS = ("PARASTAMINEN_MAIL", "PARASTAMINEN_MODEL")  # settings, with their passwords


@dataclass(frozen=True)
class Addresses:
    """Where everything is, once it runs."""

    port: int
    voila_port: int
    key: str
    code: str
    reach: Reach = HERE_ONLY

    @property
    def hub(self) -> str:
        """The participants' pages, as this machine's own browser reaches them."""
        return f"http://127.0.0.1:{self.port}"

    @property
    def voila(self) -> str:
        return f"http://127.0.0.1:{self.voila_port}"

    def page(self, name: str) -> str:
        """A facilitator's page, with the key that opens it."""
        return f"{self.voila}/{name}?token={self.key}"


def serve(
    workshop: Path,
    *,
    ports: tuple[int, int] = (8420, 8421),
    language: str = "fi",
    reach: Reach = HERE_ONLY,
    ready: Callable[[Addresses, Live], None],
) -> None:
    """Run hub and Voila on this machine, at these ports, until Ctrl-C or SIGTERM.

    `reach` says who can reach the hub, the only part that may ever face a network: by default
    this machine alone.
    Calls `ready` once when both answer. Raises `WorkshopError` where they cannot start.
    """
    with Log(workshop) as log:
        key, live = log.secret("key"), Session(log).state
    for number in ports:
        _refuse_taken(number)
    addresses = Addresses(*ports, key, live.workshop.code, reach)
    with log_file(workshop) as file:
        children = list(children_of(workshop, addresses, language, file))
        with _ended_by_signals() as ended, awake():
            try:
                for child in children:
                    child.start()
                wait_until_well(children, file.name, ended)
                if not ended():
                    ready(addresses, live)
                _watch(children, ended)
            finally:
                for child in children:
                    child.end()
                # A kernel that is ended closes no file: what it wrote last would stand beside it.
                try:
                    with Log(workshop) as log:
                        log.settle()
                except WorkshopError as error:  # nothing is lost: it is read from there again
                    with suppress(OSError):  # a full disk takes no traces either
                        file.write(f"{workshop.name}-wal still holds the last: {error}\n".encode())


def children_of(
    workshop: Path, addresses: Addresses, language: str, log: IO[bytes]
) -> Iterator[Child]:
    """Hub and Voila, in this order, not started yet."""
    run = secrets.token_hex(8)
    shared = {
        "PARASTAMINEN_WORKSHOP": str(workshop),
        "PARASTAMINEN_HUB": addresses.hub,
        "PARASTAMINEN_PUBLIC_URL": addresses.reach.public,
        "PARASTAMINEN_LANGUAGE": language,
        "PYTHONUTF8": "1",
    }
    yield Child(
        "hub",
        [sys.executable, "-m", "parastaminen_nb.hub"],
        {
            **shared,
            "PARASTAMINEN_HUB_HOST": ",".join(addresses.reach.listen),
            "PARASTAMINEN_HUB_PORT": str(addresses.port),
            "PARASTAMINEN_HUB_PROXIES": ",".join(addresses.reach.proxies),
            "PARASTAMINEN_HUB_ORIGINS": ",".join(
                f"http://{name}:{addresses.voila_port}" for name in ("127.0.0.1", "localhost")
            ),
            "PARASTAMINEN_HUB_PARENT": BY_PIPE,
            # Whoever faces the network sends no mail, asks no model and knows no password.
            **{name: "" for name in os.environ if name.startswith(_OF_OTHER_SERVERS)},
        },
        f"{addresses.hub}/health",
        log,
        run,
        waits="PARASTAMINEN_HUB_WAITS",
    )
    pages = ["--apps", str(shipped("voila_apps")), "--port", str(addresses.voila_port)]
    yield Child(
        "voila",
        [sys.executable, "-m", "parastaminen_nb.voila", *pages],
        {
            **shared,
            # By the environment: everyone on a machine can read a command line.
            "PARASTAMINEN_KEY": addresses.key,
            "PARASTAMINEN_PARENT": BY_PIPE,
        },
        f"{addresses.voila}/alive",
        log,
        run,
    )


def wait_until_well(children: list[Child], log: str, ended: Callable[[], bool]) -> None:
    """Wait until all answer or somebody ended it. Raises `WorkshopError` where one does not."""
    until = time.monotonic() + PATIENCE
    for child in children:
        while not child.well() and not ended():
            if child.fallen() is not None or time.monotonic() > until:
                raise WorkshopError(
                    N_("The {name} process did not start. The reason stands at the end of {file}."),
                    name=child.name,
                    file=log,
                )
            time.sleep(0.05)


def _watch(children: list[Child], ended: Callable[[], bool]) -> None:
    while not ended():
        now = time.monotonic()
        for child in children:
            if child.fallen() is None:
                continue
            if child.process is not None:  # noticed just now
                pause = min(PAUSE_LONGEST, 0.2 * 2**child.falls)
                # One that ran well starts again at once; one that cannot start, ever more rarely.
                child.falls = 0 if child.answered else child.falls + 1
                child.answered = False
                child.start_at = now + (pause if child.falls else 0)
                hang_up(child.process)
                child.process = None
        for child in children:
            if child.process is None and now >= child.start_at:
                child.start_at = now
                child.start()
            elif not child.answered:
                child.well()
            elif now > child.start_at + SPARE_AFTER:
                child.keep_spare()
        time.sleep(LOOK_EVERY)


@contextmanager
def _ended_by_signals() -> Iterator[Callable[[], bool]]:
    """Turns Ctrl-C and SIGTERM into a flag, so that the children are always ended in order."""
    asked = []

    def ask(number: int, _: FrameType | None) -> None:
        asked.append(number)

    numbers = {signal.SIGINT, signal.SIGTERM, getattr(signal, "SIGBREAK", signal.SIGINT)}
    kept = {number: signal.signal(number, ask) for number in numbers}
    try:
        yield lambda: bool(asked)
    finally:
        for number, handler in kept.items():
            signal.signal(number, handler)


@contextmanager
def log_file(workshop: Path) -> Iterator[IO[bytes]]:
    """The file beside the workshop where the processes tell what goes wrong."""
    path = workshop.with_name("parastaminen.log")
    try:
        file = path.open("ab", buffering=0)
    except OSError as error:
        raise WorkshopError(
            N_("You may not write to the folder {folder}. Move {file} to a folder of your own."),
            folder=str(workshop.parent),
            file=workshop.name,
        ) from error
    with file:
        yield file


def _refuse_taken(port: int) -> None:
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as probe:
        if os.name != "nt":  # there the option would allow what it should find
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except OSError as error:
            raise WorkshopError(
                N_(
                    "Port {port} is in use, perhaps by an earlier start of this program. End that "
                    "one, or choose another port: --port {other}"
                ),
                port=port,
                other=port + 10,
            ) from error
