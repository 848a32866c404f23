"""The kernel that waits for the next visitor, and the page that it has run ahead.

It has started, has imported what the pages import, and has run the page that is likely to be asked
for. Whoever asks for that page, in that language, gets it at once: it is brought up to date before
its browser connects, so it shows nothing old. For any other page the kernel puts away what it has
made and begins anew; all that was imported and read for the first page stays.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable
from typing import Any, Final, NamedTuple
from uuid import uuid4

from parastaminen_nb.voila.client import holds, run
from parastaminen_nb.voila.kernels import Kernels

log = logging.getLogger("parastaminen.voila")

_AHEAD: Final = "__import__('parastaminen_nb.apps.ahead', fromlist=['ahead'])"
REFRESHED: Final = f"{_AHEAD}.refresh()"
PUT_AWAY: Final = f"{_AHEAD}.put_away(); get_ipython().reset()"


class Visit(NamedTuple):
    """A page that somebody asks for, by the name of its notebook, and the language it is in."""

    page: str
    language: str


Cells = Callable[[Visit, str], Awaitable[str]]
"""Runs the page of a visit in the kernel of that id, which is ready: its cells as markup."""


class Spare:
    """Gives each visitor a kernel with the page in it, and keeps one warm for the next if it is
    asked to. `warm_up` is code that a kernel runs first; `cells` runs a page in it."""

    def __init__(self, kernels: Kernels, warm_up: str, cells: Cells, *, pause: float = 1.0) -> None:
        self._kernels = kernels
        self._warm_up = warm_up
        self._cells = cells
        self._pause = pause
        self._kept: tuple[str, asyncio.Task[tuple[Visit, str] | None]] | None = None
        self._refill: asyncio.TimerHandle | None = None

    def heat(self, likely: Visit | None) -> None:
        """Begin to warm a kernel, if none is warm, and to run the page in it that is likely to be
        asked for next."""
        if self._kept is None:
            kernel_id = str(uuid4())
            self._kept = kernel_id, asyncio.ensure_future(self._heated(kernel_id, likely))

    def heat_soon(self, likely: Visit | None) -> None:
        """A little later: the visitor who has just come needs the processor first."""
        if self._refill is not None:
            self._refill.cancel()
        self._refill = asyncio.get_running_loop().call_later(self._pause, self.heat, likely)

    def take(self, visit: Visit) -> tuple[str, asyncio.Task[str]]:
        """The id of a kernel, known at once, and the task that has the page's cells: in the warm
        kernel, the one that is just warming, or else a new one."""
        if self._kept is None:
            kernel_id = str(uuid4())
            return kernel_id, asyncio.ensure_future(self._anew(kernel_id, visit))
        (kernel_id, heating), self._kept = self._kept, None
        return kernel_id, asyncio.ensure_future(self._handed_over(kernel_id, heating, visit))

    def stop(self) -> None:
        """Keep no kernel warm any more. Those that run are ended with all the others."""
        if self._refill is not None:
            self._refill.cancel()
        if self._kept is not None:
            self._kept[1].cancel()

    async def _heated(self, kernel_id: str, likely: Visit | None) -> tuple[Visit, str] | None:
        self._kernels.spare_ids.add(kernel_id)
        await self._kernels.begin(kernel_id)
        await run(self._kernels.get_kernel(kernel_id), self._warm_up)
        # Who has come meanwhile may want another page, and would wait for this one.
        taken = self._kept is None or self._kept[0] != kernel_id
        if likely is None or taken:
            return None
        return likely, await self._cells(likely, kernel_id)

    async def _handed_over(
        self, kernel_id: str, heating: asyncio.Task[tuple[Visit, str] | None], visit: Visit
    ) -> str:
        """The page in the warm kernel; where that one is not well, in a new one of its id."""
        await asyncio.wait([heating])
        try:
            trouble = asyncio.CancelledError() if heating.cancelled() else heating.exception()
            if isinstance(trouble, Exception):
                log.error("A kernel could not be kept warm.", exc_info=trouble)
            kernel: Any = kernel_id in self._kernels and self._kernels.get_kernel(kernel_id)
            if trouble is not None or not kernel or not await kernel.is_alive():
                await self._kernels.end(kernel_id)
                return await self._anew(kernel_id, visit)
            if (made := heating.result()) is not None:
                ahead, cells = made
                if ahead == visit and await holds(kernel, REFRESHED):
                    return cells
                await run(kernel, PUT_AWAY)
            return await self._cells(visit, kernel_id)
        finally:
            self._kernels.spare_ids.discard(kernel_id)

    async def _anew(self, kernel_id: str, visit: Visit) -> str:
        await self._kernels.begin(kernel_id)
        return await self._cells(visit, kernel_id)
