"""A process of ours: started, asked whether it is well, ended, with another that waits its turn."""

from __future__ import annotations

import os
import subprocess
import time
from contextlib import suppress
from dataclasses import dataclass, field
from http.client import HTTPException
from typing import IO, Final
from urllib.request import urlopen

RUN: Final = "PARASTAMINEN_RUN"
"""By this setting a process is told the name of its run,"""
RUN_HEADER: Final = "Parastaminen-Run"
"""and with this header of its health it says it."""


@dataclass
class Child:
    """One of our two processes: how it is started and how it is asked whether it is well.

    It is told the name of its `run` and answers with it: what answers without it is another
    program, which took the address a moment before ours.

    With `waits`, the name of a setting, another process like it may be kept that has loaded all
    it needs and begins when it is called: where the first falls it takes its place at once.
    """

    name: str
    command: list[str]
    environment: dict[str, str]
    health: str
    log: IO[bytes]
    run: str
    waits: str = ""
    process: subprocess.Popen[bytes] | None = None
    spare: subprocess.Popen[bytes] | None = None
    falls: int = 0
    answered: bool = False
    """Whether it has been heard of since it was last started."""
    start_at: float = field(default_factory=time.monotonic)

    def start(self) -> None:
        """Begin, by the spare process where there is one."""
        spare, self.spare = self.spare, None
        if spare is not None and spare.poll() is None and spare.stdin is not None:
            with suppress(OSError):  # it has fallen just now
                spare.stdin.write(b"now\n")
                spare.stdin.flush()
                self.process = spare
                return
        self.process = self._started({})

    def keep_spare(self) -> None:
        """Have a process ready that takes the place of this one when it falls."""
        if self.waits and (self.spare is None or self.spare.poll() is not None):
            self.spare = self._started({self.waits: "1"})

    def _started(self, more: dict[str, str]) -> subprocess.Popen[bytes]:
        # It holds the other end of this pipe: where the parent dies, however it dies, the pipe
        # closes and the child ends too.
        return subprocess.Popen(
            self.command,
            stdin=subprocess.PIPE,
            stdout=self.log,
            stderr=self.log,
            env={**os.environ, **self.environment, RUN: self.run, **more},
            # Ctrl-C, and on Windows the closing of the window, reach only the parent, which ends
            # its children in order; where it cannot, they do it themselves.
            start_new_session=os.name != "nt",
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )

    def well(self) -> bool:
        """Whether it answers, and not another program in its place."""
        try:
            with urlopen(self.health, timeout=1) as answer:
                ours = bool(answer.headers.get(RUN_HEADER) == self.run)
        except (OSError, HTTPException):
            return False
        self.answered = self.answered or ours
        return ours

    def fallen(self) -> int | None:
        """Its exit status, or None while it runs."""
        return self.process.poll() if self.process else None

    def kill(self) -> None:
        """End it at once, as a power cut would."""
        if self.process is not None:
            self.process.kill()
            self.process.wait()
            hang_up(self.process)

    def end(self) -> None:
        """End both, in order where they can be."""
        if self.spare is not None:
            self.spare.kill()  # it holds nothing yet
            self.spare.wait()
            hang_up(self.spare)
        if self.process is None:
            return
        if os.name == "nt":  # there a process cannot be asked to end but by its pipe
            hang_up(self.process)
        elif self.process.poll() is None:
            self.process.terminate()
        try:
            self.process.wait(8)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
        hang_up(self.process)


def hang_up(process: subprocess.Popen[bytes]) -> None:
    """Let go of a process that has ended."""
    if process.stdin is not None:
        with suppress(OSError):  # what waits in the pipe has nobody to read it any more
            process.stdin.close()
