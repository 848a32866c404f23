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

import nbformat
from jupyter_server.services.kernels.kernelmanager import AsyncMappingKernelManager

log = logging.getLogger("parastaminen.voila")


class Kernels(AsyncMappingKernelManager):
    """Jupyter's kernels, of which the spare one is never culled."""

    spare_ids: set[str]

    def __init__(self, **kwargs: Any) -> None:
        self.spare_ids = set()
        super().__init__(**kwargs)

    async def cull_kernel_if_idle(self, kernel_id: str) -> None:
        if kernel_id not in self.spare_ids:
            await super().cull_kernel_if_idle(kernel_id)


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
    """Keeps one warm kernel for the next visitor."""

    def __init__(self, kernels: Kernels, warm_up: str, *, pause: float = 1.0) -> None:
        self._kernels = kernels
        self._warm_up = warm_up
        self._pause = pause
        self._heating: asyncio.Task[str] | None = None
        self._refill: asyncio.TimerHandle | None = None

    def heat(self) -> None:
        """Begin to warm a kernel, if none is warm."""
        if self._heating is None:
            self._heating = asyncio.ensure_future(self._heated())

    def heat_soon(self) -> None:
        """A little later: the visitor who has just come needs the processor first."""
        if self._refill is not None:
            self._refill.cancel()
        self._refill = asyncio.get_running_loop().call_later(self._pause, self.heat)

    async def take(self) -> str | None:
        """The warm kernel, or the one that is just warming; None where there is none."""
        heating, self._heating = self._heating, None
        if heating is None:
            return None
        try:
            kernel_id = await heating
        except Exception:
            log.exception("A kernel could not be kept warm.")
            return None
        self._kernels.spare_ids.discard(kernel_id)
        alive = kernel_id in self._kernels and await self._kernels.get_kernel(kernel_id).is_alive()
        return kernel_id if alive else None

    def stop(self) -> None:
        if self._refill is not None:
            self._refill.cancel()
        if self._heating is not None:
            self._heating.cancel()

    async def _heated(self) -> str:
        kernel_id: str = await self._kernels.start_kernel()
        self._kernels.spare_ids.add(kernel_id)
        await run(self._kernels, kernel_id, self._warm_up)
        return kernel_id


async def run(kernels: Kernels, kernel_id: str, code: str) -> None:
    """Run code in a kernel and wait until it is done. A fault in it is written to the log."""
    client = kernels.get_kernel(kernel_id).client()
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
        for cell in nbformat.read(path, as_version=4).cells:
            if cell.cell_type != "code":
                continue
            with suppress(SyntaxError):  # a cell magic is no Python
                for node in ast.walk(ast.parse(cell.source)):
                    if isinstance(node, ast.Import | ast.ImportFrom):
                        found[ast.unparse(node)] = None
    return "\n".join(f"try:\n    {statement}\nexcept ImportError:\n    pass" for statement in found)
