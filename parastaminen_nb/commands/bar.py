"""What a command tells while it works: a bar with the time left on a terminal, else its steps.

Everything goes to the error stream, so that a program which reads the result is not disturbed.
Where that is no terminal (a file, another program) each step is a line and there is no bar.
"""

from __future__ import annotations

import shutil
import sys
import time
from collections.abc import Callable
from threading import Event, RLock, Thread
from types import TracebackType
from typing import Final, Self, TextIO

from parastaminen_nb.core.errors import Sentence
from parastaminen_nb.core.progress import SOON, Progress, Way
from parastaminen_nb.i18n import Translator

_CELLS: Final = 20
_SIGNS, _PLAIN_SIGNS = ("█", "░"), ("#", ".")
_DRAWN_EVERY: Final = 0.25  # seconds
_LINE_EVERY: Final = 10.0


class Bar:
    """Work goes on between `with` and its end; it tells its way to `progress`.

    Ctrl-C takes the bar away and says that nothing was written, so write after the end.
    """

    def __init__(
        self,
        _: Translator,
        stream: TextIO | None = None,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._words, self._clock = _, clock
        self._stream = stream if stream is not None else sys.stderr
        self._on_terminal = self._stream.isatty()
        self._signs = _signs(self._stream)
        self._began = clock()
        self._way = Way()
        self._told: tuple[object, float] = (None, 0.0)
        self._width = 0
        self._one_at_a_time, self._over = RLock(), Event()
        self.progress = Progress(self._hear)

    def __enter__(self) -> Self:
        if self._on_terminal:
            # Making a dictionary, once on a machine, takes seconds in one step; the bar shows it.
            Thread(target=self._draw_on, daemon=True).start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self._over.set()
        self._clear()
        if kind is not None and issubclass(kind, KeyboardInterrupt):
            _ = self._words
            self.say(_("Stopped. Nothing was written."))

    def say(self, line: str) -> None:
        """Tell something that stays."""
        with self._one_at_a_time:
            self._clear()
            print(line, file=self._stream, flush=True)

    def draw(self) -> None:
        """Show how far the work has come; nothing where it will be over soon."""
        way = Way(self._way.done, self._way.doing, self._clock() - self._began)
        with self._one_at_a_time:
            if not way.long or self._over.is_set():
                return
            full, empty = self._signs
            count = round(way.done * _CELLS)
            said = [f"{full * count}{empty * (_CELLS - count)} {int(100 * way.done):3} %"]
            said += [self._words.say(one) for one in (way.told_left, way.doing) if one is not None]
            # What is cut off where the window is narrow comes last.
            line = "  ".join(said)[: shutil.get_terminal_size().columns - 1]
            # Spaces over what was there before, not an escape code: old consoles would show it.
            self._stream.write(f"\r{line.ljust(self._width)}")
            self._stream.flush()
            self._width = len(line)

    def _draw_on(self) -> None:
        while not self._over.wait(_DRAWN_EVERY):
            self.draw()

    def _hear(self, done: float, doing: Sentence | None) -> None:
        self._way = Way(done, doing)
        now = self._clock()
        if self._on_terminal or doing is None or now - self._began < SOON:
            return
        # Each step is told once, and one that tells numbers now and then again.
        step, at = self._told
        if doing.message != step or (doing.blanks and now - at >= _LINE_EVERY):
            self._told = (doing.message, now)
            self.say(self._words.say(doing))

    def _clear(self) -> None:
        with self._one_at_a_time:
            if self._width:
                self._stream.write(f"\r{' ' * self._width}\r")
                self._stream.flush()
                self._width = 0


def _signs(stream: TextIO) -> tuple[str, str]:
    try:
        "".join(_SIGNS).encode(stream.encoding or "ascii")
    except UnicodeEncodeError:
        return _PLAIN_SIGNS
    return _SIGNS
