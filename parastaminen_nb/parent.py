"""The process that started this one: it holds the other end of the pipe of our standard input."""

from __future__ import annotations

import os
from collections.abc import Callable
from threading import Thread
from typing import Final

BY_PIPE: Final = "stdin"
"""What a process is told that is to end with its parent."""


def when_gone(tell: Callable[[], None]) -> None:
    """Call `tell`, in a thread of its own, when the parent lets go of the pipe or has ended.

    The pipe closes however the parent ends, on every system. Nothing else may inherit our end of
    it: on Windows a program hangs as it starts while another reads from what it was given.
    """
    Thread(target=_wait, args=(tell,), name="parent", daemon=True).start()


def _wait(tell: Callable[[], None]) -> None:
    while os.read(0, 1024):
        pass
    tell()
