"""When a server of pages ends: at a signal, or with the process that started it."""

from __future__ import annotations

import asyncio
import signal
from types import FrameType

import psutil  # type: ignore[import-untyped]
from tornado.ioloop import IOLoop


async def told_to_stop(parent: int | None) -> None:
    """Wait for SIGTERM, Ctrl-C or the end of the process of that number."""
    stop = asyncio.Event()
    loop = IOLoop.current()

    def stopped(number: int, at: FrameType | None) -> None:
        loop.add_callback_from_signal(stop.set)

    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, stopped)
    watch = asyncio.create_task(_end_of(parent, stop))
    await stop.wait()
    watch.cancel()


async def _end_of(number: int | None, stop: asyncio.Event) -> None:
    """Set `stop` when the process of that number has ended. Asked for twice a second: there is
    no way of being told that holds on every system."""
    if number is None:
        return
    try:
        process = psutil.Process(number)
        # Its start time is compared too: numbers are used again.
        while process.is_running() and process.status() != psutil.STATUS_ZOMBIE:
            await asyncio.sleep(0.5)
    except psutil.NoSuchProcess:
        pass
    stop.set()
