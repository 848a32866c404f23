"""How the server asks a kernel: without the wait that Jupyter's own client has in it.

That one calls a kernel ready when nothing has come from it for a fifth of a second, each time
somebody connects: for a page that is twice, before it has done anything.
"""

from __future__ import annotations

import logging
import time
from queue import Empty
from typing import Any, Final

from jupyter_client.asynchronous.client import AsyncKernelClient

log = logging.getLogger("parastaminen.voila")

PATIENCE: Final = 60.0
_LOOK: Final = 1.0  # seconds between two looks whether the kernel lives


class Client(AsyncKernelClient):
    """A client that is ready when the kernel has been heard on both of its channels."""

    async def wait_for_ready(self, timeout: float | None = None) -> None:
        """Wait until an answer and what is published about it have come. Raises `RuntimeError`
        where the kernel has died or does not answer in time."""
        until = time.monotonic() + (PATIENCE if timeout is None else timeout)
        while True:
            asked = self.kernel_info()
            # What was published before this client was subscribed is gone: then it asks again.
            if await self._answered(asked) is not None and await self._published(asked):
                return
            await self._look(until)

    async def asked(self, code: str, expressions: dict[str, str]) -> dict[str, Any]:
        """Run code and say what these expressions are after it, as Jupyter tells it. Nothing
        that it publishes is read. Raises as `wait_for_ready` does."""
        until = time.monotonic() + PATIENCE
        sent = self.execute(
            code, silent=True, store_history=False, user_expressions=expressions, allow_stdin=False
        )
        while (reply := await self._answered(sent)) is None:
            await self._look(until)
        content: dict[str, Any] = reply["content"]
        return content

    async def _answered(self, sent: str) -> dict[str, Any] | None:
        try:
            while True:
                reply: dict[str, Any] = await self.get_shell_msg(timeout=_LOOK)
                if reply["parent_header"].get("msg_id") == sent:
                    return reply
        except Empty:
            return None

    async def _published(self, sent: str) -> bool:
        try:
            while True:
                told = await self.get_iopub_msg(timeout=0.2)
                of_it = told["parent_header"].get("msg_id") == sent
                if of_it and told["content"].get("execution_state") == "idle":
                    return True
        except Empty:
            return False

    async def _look(self, until: float) -> None:
        if not await self.is_alive():
            raise RuntimeError("the kernel has died")
        if time.monotonic() > until:
            raise RuntimeError("the kernel does not answer")


async def run(kernel: Any, code: str) -> bool:
    """Run code in a kernel and wait until it is done. False and a line in the log for a fault."""
    return _fine(await _told(kernel, code, {}))


async def holds(kernel: Any, expression: str) -> bool:
    """Whether an expression is true in a kernel. A fault in it is written to the log."""
    content = await _told(kernel, "", {"it": expression})
    it: dict[str, Any] = content.get("user_expressions", {}).get("it", {})
    return _fine(content) and _fine(it) and it["data"].get("text/plain") == "True"


async def _told(kernel: Any, code: str, expressions: dict[str, str]) -> dict[str, Any]:
    client: Client = kernel.client()
    client.start_channels(shell=True, iopub=False, stdin=False, hb=False, control=False)
    try:
        return await client.asked(code, expressions)
    finally:
        client.stop_channels()


def _fine(said: dict[str, Any]) -> bool:
    if said.get("status") == "ok":
        return True
    # The last entry is what the exception says, and may quote what somebody wrote.
    where = [*(said.get("traceback") or [])[:-1], said.get("ename") or "The kernel said no."]
    log.error("\n".join(where))
    return False
