"""While a workshop is open, the machine that serves it does not fall asleep by itself."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Final

_UNTIL_TOLD: Final = 0x80000000  # ES_CONTINUOUS of SetThreadExecutionState
_AWAKE: Final = 0x00000001  # ES_SYSTEM_REQUIRED; the screen may go dark, and be locked


@contextmanager
def awake(tell: Callable[[int], object] | None = None) -> Iterator[None]:
    """Keep Windows awake within: nobody touches a laptop that shows the wall for two hours, and
    asleep it would answer no phone. A closed lid still sends it to sleep."""
    tell = tell or _windows()
    tell(_UNTIL_TOLD | _AWAKE)
    try:
        yield
    finally:
        tell(_UNTIL_TOLD)


def _windows() -> Callable[[int], object]:
    if sys.platform == "win32":
        import ctypes

        set_state = ctypes.windll.kernel32.SetThreadExecutionState
        set_state.argtypes = [ctypes.c_uint]
        return set_state
    return lambda state: None
