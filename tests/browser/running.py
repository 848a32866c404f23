"""The product as a user starts it: one command, its own folder, free ports."""

from __future__ import annotations

import os
import re
import signal
import socket
import subprocess
import sys
from contextlib import ExitStack, suppress
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import psutil

PRINTED = ("planner", "rotation", "desk", "wall", "explorer", "pathway", "participants", "code")
"""What `parastaminen run` prints, in its order."""


@dataclass
class Running:
    """`parastaminen run`, and the addresses that it printed."""

    process: subprocess.Popen[str]
    printed: dict[str, str]
    workshop: Path

    @property
    def hub(self) -> str:
        return self.printed["participants"].rstrip("/")

    @property
    def code(self) -> str:
        return self.printed["code"]

    @property
    def key(self) -> str:
        return parse_qs(urlsplit(self.printed["desk"]).query)["token"][0]

    def children(self) -> dict[str, int]:
        """The process number of each part: "hub" and "voila"."""
        if self.process.poll() is not None:
            return {}
        found = {}
        for child in psutil.Process(self.process.pid).children():
            with suppress(psutil.NoSuchProcess):
                command = child.cmdline()
                if not child.net_connections(kind="tcp"):
                    continue  # the spare hub, which waits until it is needed
                for name in ("hub", "voila"):
                    if f"parastaminen_nb.{name}" in command:
                        found[name] = child.pid
        return found

    def kill_parent(self) -> None:
        """End the program that started the others, as a crash would."""
        self.process.kill()
        self._bury()

    def kill(self, name: str) -> int:
        """End one part as a crash would; returns the number it had."""
        number = self.children()[name]
        os.kill(number, signal.SIGKILL)
        return number

    def end(self) -> int:
        """Ctrl-C, as the facilitator presses it; returns the exit status."""
        self.process.send_signal(signal.SIGINT)
        return self._bury()

    def _bury(self) -> int:
        status = self.process.wait(30)
        if self.process.stdout:
            self.process.stdout.close()
        return status


def free_ports() -> tuple[int, int]:
    """Two ports that nobody uses."""
    with ExitStack() as stack:
        sockets = [stack.enter_context(socket.socket()) for _ in range(2)]
        for each in sockets:
            each.bind(("127.0.0.1", 0))
        return sockets[0].getsockname()[1], sockets[1].getsockname()[1]


def started(
    folder: Path, workshop: str = "example", *, public_url: str = "", **environment: str
) -> Running:
    """Start the product and wait for the addresses that it prints."""
    port, pages_port = free_ports()
    process = subprocess.Popen(
        [
            *(sys.executable, "-m", "parastaminen_nb.cli", "run", workshop, "--no-browser"),
            *("--folder", str(folder), "--port", str(port), "--pages-port", str(pages_port)),
            *(("--public-url", public_url) if public_url else ()),
        ],
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        env={**os.environ, "PARASTAMINEN_LANGUAGE": "fi", **environment},
    )
    printed: dict[str, str] = {}
    lines = []
    names = iter(PRINTED)
    assert process.stdout is not None
    for line in process.stdout:
        lines.append(line)
        if told := re.match(r"  \S+(?: \S+)? {2,}(\S.*)$", line):
            printed[next(names)] = told[1].strip()
        if "Ctrl-C" in line:
            path = folder / "example.workshop" if workshop == "example" else Path(workshop)
            if public_url:  # no proxy stands there: a browser of this machine goes straight
                printed["participants"] = f"http://127.0.0.1:{port}/"
            return Running(process, printed, path)
    raise AssertionError("it did not start:\n" + "".join(lines))


def gone(numbers: list[int], within: float = 10) -> bool:
    """Whether all these processes end within some seconds."""
    left = []
    for number in numbers:
        with suppress(psutil.NoSuchProcess):
            left.append(psutil.Process(number))
    return not psutil.wait_procs(left, timeout=within)[1]
