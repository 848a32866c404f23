"""Whether somebody still reads what is printed."""

from __future__ import annotations

import errno
import os
import sys


def not_heard(error: Exception) -> bool:
    """Whether who reads what is printed (head, a pager) has had enough. Windows says so as if
    something had been written wrongly."""
    odd = os.name == "nt" and isinstance(error, OSError) and error.errno == errno.EINVAL
    return odd or isinstance(error, BrokenPipeError)


def fall_silent() -> None:
    """Let what is still unwritten go nowhere."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
