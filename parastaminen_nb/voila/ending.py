"""When a server of pages ends: at a signal, or with the process that started it."""

from __future__ import annotations

import asyncio
import signal
from types import FrameType

from tornado.ioloop import IOLoop

from parastaminen_nb.parent import when_gone


async def told_to_stop(*, with_parent: bool) -> None:
    """Wait for SIGTERM, Ctrl-C or, where it is asked for, the end of who started this process."""
    stop = asyncio.Event()
    loop = IOLoop.current()

    def stopped(number: int, at: FrameType | None) -> None:
        loop.add_callback_from_signal(stop.set)

    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, stopped)
    if with_parent:
        when_gone(lambda: loop.add_callback_from_signal(stop.set))
    await stop.wait()
