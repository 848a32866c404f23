"""The hub as a process: told by its environment, ended by a signal or with its parent."""

from __future__ import annotations

import asyncio
import logging
import os
import signal
import sys
from contextlib import suppress

from parastaminen_nb.core.errors import WorkshopError
from parastaminen_nb.hub.app import serve
from parastaminen_nb.hub.settings import Settings
from parastaminen_nb.i18n import translator
from parastaminen_nb.log import Log
from parastaminen_nb.parent import when_gone
from parastaminen_nb.traces import keep_to_traces


def main() -> int:
    """Serve what the environment says, until told to end. Returns the exit status."""
    keep_to_traces()
    # Its lines about broken requests hold network addresses.
    logging.getLogger("tornado.general").setLevel(logging.CRITICAL)
    if os.environ.get("PARASTAMINEN_HUB_WAITS") and not _called():
        return 0
    try:
        settings = Settings.from_environment(os.environ)
        if asyncio.run(_serve_until_told(settings)):
            # Who would have done it is gone: perhaps somebody closed the window.
            with Log(settings.workshop) as log:
                log.settle()
    except WorkshopError as error:
        _ = translator(os.environ.get("PARASTAMINEN_LANGUAGE", "fi"))
        print(_.say(error), file=sys.stderr)  # noqa: T201 - the sentence that ends the program
        return 2
    return 0


def _called() -> bool:
    """Wait, with all loaded, until the parent says a word; False where it ends without one."""
    try:
        return bool(os.read(0, 1))
    except KeyboardInterrupt:  # a Windows console tells everybody in it
        return False


async def _serve_until_told(settings: Settings) -> bool:
    """Serve; returns whether it was the parent that let go."""
    loop, done = asyncio.get_running_loop(), asyncio.Event()
    gone = []

    def end(*_: object) -> None:
        with suppress(RuntimeError):  # the loop has ended already
            loop.call_soon_threadsafe(done.set)

    for kind in (signal.SIGTERM, signal.SIGINT):
        signal.signal(kind, end)

    def left() -> None:
        gone.append(True)
        end()

    if settings.watch_parent:
        when_gone(left)
    allow_many_files()
    await serve(settings, ready=_say_address, until=done)
    return bool(gone)


def _say_address(address: str) -> None:
    print(address, flush=True)  # noqa: T201 - the parent reads where the hub listens


def allow_many_files() -> None:
    """Let this process keep as many connections open as the system allows, up to 16,384."""
    if sys.platform != "win32":
        import resource

        # Each open stream is a file; the usual 1,024 would end at the thousandth phone.
        soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
        many = 16_384 if hard == resource.RLIM_INFINITY else min(hard, 16_384)
        resource.setrlimit(resource.RLIMIT_NOFILE, (max(soft, many), hard))
