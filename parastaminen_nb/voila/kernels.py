"""The kernels behind the pages: counted, culled, ended."""

from __future__ import annotations

import ast
import asyncio
import sys
from collections.abc import Iterable
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import nbformat
from jupyter_client.kernelspec import KernelSpec, KernelSpecManager
from jupyter_server.services.kernels.kernelmanager import AsyncMappingKernelManager
from tornado.web import HTTPError


class OwnKernel(KernelSpecManager):
    """Only this interpreter's own kernel, whatever else is registered on the machine, started
    our way."""

    def get_kernel_spec(self, kernel_name: str) -> KernelSpec:
        spec = super().get_kernel_spec(kernel_name)
        spec.argv = [
            sys.executable,
            "-m",
            "parastaminen_nb.voila.kernel",
            "-f",
            "{connection_file}",
        ]
        return spec


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

    def left_longest(self, kernel_ids: Iterable[str], seconds: float) -> str | None:
        """Of these the one that no browser has been connected to for the longest; None where each
        has been heard of within so many seconds."""
        kernels: Any = self  # Jupyter hangs the moment onto each kernel, past its type
        since: dict[str, datetime] = {
            kernel_id: kernels.get_kernel(kernel_id).last_activity
            for kernel_id in kernel_ids
            if not self._kernel_connections.get(kernel_id)
        }
        first = min(since, key=since.__getitem__, default=None)
        if first is None or datetime.now(UTC) - since[first] < timedelta(seconds=seconds):
            return None
        return first

    async def end_all(self) -> None:
        """End every kernel, those too that are just starting."""
        if self._starting:
            await asyncio.wait(self._starting)
        await asyncio.gather(*(self.end(kernel_id) for kernel_id in self.list_kernel_ids()))


class Places:
    """How many pages may be open: a place is taken before a kernel is asked for, so that
    visitors who come at the same moment are counted too.

    Where all are taken, a page that has had no browser for `away_seconds` gives up its own: who
    closed it in a hurry, or whose browser fell, has not said farewell.
    """

    def __init__(self, kernels: Kernels, most: int, away_seconds: float) -> None:
        self._kernels = kernels
        self._most = most
        self._away_seconds = away_seconds
        self._coming = 0
        self._guests: set[str] = set()

    async def take(self) -> bool:
        """Take a place if there is one; `settle` or `give_back` must follow."""
        self._guests &= set(self._kernels.list_kernel_ids())
        left = None
        if len(self._guests) + self._coming >= self._most:
            left = self._kernels.left_longest(self._guests, self._away_seconds)
            if left is None:
                return False
            self._guests.discard(left)
        self._coming += 1
        if left is not None:
            await self._kernels.end(left)
        return True

    def settle(self, kernel_id: str) -> None:
        self._coming -= 1
        self._guests.add(kernel_id)

    def give_back(self) -> None:
        self._coming -= 1


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
    lines = [f"try:\n    {statement}\nexcept ImportError:\n    pass" for statement in found]
    # What is imported stays: nobody needs to look through it for what could be let go.
    return "\n".join([*lines, "__import__('gc').freeze()"])
