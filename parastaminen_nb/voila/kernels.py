"""The kernels behind the pages: counted, culled, and one kept warm.

A warm kernel has started and has imported what the pages import, but has run no page yet. So
it fits any page in any language and shows nothing old when a visitor comes.
"""

from __future__ import annotations

import ast
import asyncio
import logging
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from typing import Any
from uuid import uuid4

import nbformat
from jupyter_server.services.kernels.kernelmanager import AsyncMappingKernelManager
from tornado.web import HTTPError

log = logging.getLogger("parastaminen.voila")


class Kernels(AsyncMappingKernelManager):
    """Jupyter's kernels, of which the spare one is never culled, and none outlives the server."""

    spare_ids: set[str]

    def __init__(self, **kwargs: Any) -> None:
        self.spare_ids = set()
        self._starting: set[asyncio.Task[str]] = set()
        super().__init__(**kwargs)  # type: ignore[no-untyped-call]

    async def cull_kernel_if_idle(self, kernel_id: str) -> None:
        if kernel_id not in self.spare_ids:
            await super().cull_kernel_if_idle(kernel_id)  # type: ignore[no-untyped-call]

    async def begin(self, kernel_id: str) -> None:
        """Start a kernel of that id. Who stops waiting for it does not stop it from starting: a
        process that nobody has written down yet could not be ended later."""
        task = asyncio.ensure_future(self.start_kernel(kernel_id=kernel_id))
        self._starting.add(task)
        task.add_done_callback(self._starting.discard)
        await asyncio.shield(task)

    async def end(self, kernel_id: str) -> None:
        """End a kernel at once; one that is gone already is gone."""
        with suppress(HTTPError, KeyError):
            await self.shutdown_kernel(kernel_id, now=True)  # type: ignore[no-untyped-call]

    async def end_all(self) -> None:
        """End every kernel, those too that are just starting."""
        if self._starting:
            await asyncio.wait(self._starting)
        await asyncio.gather(*(self.end(kernel_id) for kernel_id in self.list_kernel_ids()))


class Places:
    """How many pages may be open: a place is taken before a kernel is asked for, so that
    visitors who come at the same moment are counted too."""

    def __init__(self, kernels: Kernels, most: int) -> None:
        self._kernels = kernels
        self._most = most
        self._coming = 0
        self._guests: set[str] = set()

    def take(self) -> bool:
        """Take a place if there is one; `settle` or `give_back` must follow."""
        self._guests &= set(self._kernels.list_kernel_ids())
        if len(self._guests) + self._coming >= self._most:
            return False
        self._coming += 1
        return True

    def settle(self, kernel_id: str) -> None:
        self._coming -= 1
        self._guests.add(kernel_id)

    def give_back(self) -> None:
        self._coming -= 1


class Spare:
    """Gives each visitor a kernel, and keeps one warm for the next if it is asked to."""

    def __init__(self, kernels: Kernels, warm_up: str, *, pause: float = 1.0) -> None:
        self._kernels = kernels
        self._warm_up = warm_up
        self._pause = pause
        self._kept: tuple[str, asyncio.Task[None]] | None = None
        self._refill: asyncio.TimerHandle | None = None

    def heat(self) -> None:
        """Begin to warm a kernel, if none is warm."""
        if self._kept is None:
            kernel_id = str(uuid4())
            self._kept = kernel_id, asyncio.ensure_future(self._heated(kernel_id))

    def heat_soon(self) -> None:
        """A little later: the visitor who has just come needs the processor first."""
        if self._refill is not None:
            self._refill.cancel()
        self._refill = asyncio.get_running_loop().call_later(self._pause, self.heat)

    def take(self) -> tuple[str, asyncio.Task[None]]:
        """The id of a kernel, known at once, and the task that has it ready: the warm kernel,
        the one that is just warming, or else a new one."""
        if self._kept is None:
            kernel_id = str(uuid4())
            return kernel_id, asyncio.ensure_future(self._kernels.begin(kernel_id))
        (kernel_id, heating), self._kept = self._kept, None
        return kernel_id, asyncio.ensure_future(self._made_sure(kernel_id, heating))

    def stop(self) -> None:
        if self._refill is not None:
            self._refill.cancel()
        if self._kept is not None:
            self._kept[1].cancel()

    async def _heated(self, kernel_id: str) -> None:
        self._kernels.spare_ids.add(kernel_id)
        await self._kernels.begin(kernel_id)
        await run(self._kernels, kernel_id, self._warm_up)

    async def _made_sure(self, kernel_id: str, heating: asyncio.Task[None]) -> None:
        """Wait for the warm kernel; where it has died, put a new one of its id in its place."""
        await asyncio.wait([heating])
        self._kernels.spare_ids.discard(kernel_id)
        trouble = None if heating.cancelled() else heating.exception()
        if trouble is not None:
            log.error("A kernel could not be kept warm.", exc_info=trouble)
        kernel: Any = kernel_id in self._kernels and self._kernels.get_kernel(kernel_id)
        if not kernel or not await kernel.is_alive():
            await self._kernels.end(kernel_id)
            await self._kernels.begin(kernel_id)


async def run(kernels: Kernels, kernel_id: str, code: str) -> None:
    """Run code in a kernel and wait until it is done. A fault in it is written to the log."""
    client: Any = kernels.get_kernel(kernel_id).client()
    client.start_channels()
    try:
        await client.wait_for_ready(timeout=60)
        reply = await client.execute_interactive(
            code, silent=True, store_history=False, output_hook=lambda message: None
        )
        if reply["content"]["status"] != "ok":
            log.error("\n".join(reply["content"].get("traceback", ["The kernel said no."])))
    finally:
        client.stop_channels()


def imports_of(notebooks: Iterable[Path]) -> str:
    """The import statements of the notebooks' code, each once, each forgiven if it fails."""
    found: dict[str, None] = {"import ipywidgets": None, "import anywidget": None}
    for path in notebooks:
        notebook = nbformat.read(path, as_version=4)  # type: ignore[no-untyped-call]
        for cell in notebook.cells:
            if cell.cell_type != "code":
                continue
            with suppress(SyntaxError):  # a cell magic is no Python
                for node in ast.walk(ast.parse(cell.source)):
                    if isinstance(node, ast.Import | ast.ImportFrom):
                        found[ast.unparse(node)] = None
    return "\n".join(f"try:\n    {statement}\nexcept ImportError:\n    pass" for statement in found)
