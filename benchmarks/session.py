"""How long a comment takes from one phone to the others, with many phones on the real hub.

Starts the hub as a process on an example of its own; each phone joins over HTTP, opens the
stream and writes at random moments. Measured from the moment a phone begins to post until
another phone has the comment; all phones share this machine's clock, and its processors. Then parts
are started as the desk starts them: measured from the press until each phone has the new clock.
`parastaminen rehearse` plays a whole workshop with the same phones; here all write all the time.

    python benchmarks/session.py [--people 30] [--seconds 20] [--per-second 5] [--json FILE]
    python benchmarks/session.py --kills 100 [--people 30] [--per-second 10]

With `--kills` the whole program runs, as `parastaminen run` starts it, and its hub is ended by
force (SIGKILL) at so many random moments; measured is also how long a phone is cut off.

Ends with status 1 where a comment was lost, came twice, p95 is not below one second, the hub took
a whole core while people wrote, or (with `--kills`, where comments wait for the hub to be back) a
phone was cut off for three seconds. With 30 people or fewer also where p95 of joining is not below
one second, or of the presses below half of one.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import os
import random
import signal
import socket
import sys
import tempfile
import time
from array import array
from bisect import bisect
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import IO, NamedTuple
from urllib.request import urlopen

import psutil

from parastaminen_nb.core.events import WorkshopPlanned
from parastaminen_nb.core.workshop import Anonymity
from parastaminen_nb.example import create_example
from parastaminen_nb.hub.process import allow_many_files
from parastaminen_nb.log import Log
from parastaminen_nb.rehearsal.ledger import Ledger
from parastaminen_nb.rehearsal.phone import Phone, line_for
from parastaminen_nb.rehearsal.report import Listener, audit, in_ms
from parastaminen_nb.rehearsal.stage import staged
from parastaminen_nb.session import Session

REACH_P95_MS = 1000
REACH_JOIN_MS = 1000
REACH_PRESS_MS = 500
REACH_BACK_MS = 3000
A_GROUP = 30
PRESS_EVERY = 1.0
KILL_EVERY = (2.0, 5.0)
"""Seconds between two falls; a random moment of that span."""
PLACE = {"round": "1", "case": "a", "table": "1"}


class Crowd(NamedTuple):
    """How many people write for how long, and how many comments a second all together."""

    people: int
    seconds: float
    rate: float


async def measured(
    hub: str, code: str, crowd: Crowd, *, process: int = 0, workshop: Path | None = None
) -> tuple[Ledger, list[Phone], dict[str, float]]:
    """Let people join within ten seconds (more, where they are many), then write for a while, then
    press at the desk of the `workshop`. Returns also what the hub's `process` used meanwhile."""
    people, seconds, rate = crowd
    ledger, line = Ledger(), line_for(people)
    phones = [Phone(hub, code, line, ledger) for _ in range(people)]

    async def come(phone: Phone) -> None:
        await asyncio.sleep(random.uniform(0, max(min(10, people / 3), people / 30)))
        await phone.join()

    await asyncio.gather(*(come(phone) for phone in phones))
    streams = [asyncio.create_task(phone.listen()) for phone in phones]
    await asyncio.gather(*(phone.ready.wait() for phone in phones))

    posts: list[asyncio.Task[None]] = []
    before = used(process)
    began = time.perf_counter()
    due = random.expovariate(rate)
    while due < seconds:
        # By the clock and not from post to post, or a busy machine would write less.
        await asyncio.sleep(max(0.0, began + due - time.perf_counter()))
        writer = phones[len(posts) % people]
        posts.append(asyncio.create_task(writer.write(f"Ajatus numero {len(posts)}", PLACE)))
        due += random.expovariate(rate)
    await asyncio.gather(*posts)
    usage = between(before, used(process), time.perf_counter() - began)
    await asyncio.sleep(2)
    if workshop is not None:
        await press(workshop, ledger)
    for stream in streams:
        stream.cancel()
    await asyncio.gather(*streams, return_exceptions=True)
    line.close()
    return ledger, phones, usage


async def press(workshop: Path, ledger: Ledger) -> None:
    """Start part after part, as the desk does."""
    desk = Session.opened(workshop)
    here = desk.state.segment
    for segment in desk.state.agenda.segments:
        if here is None or segment.key != here.key:
            ledger.pressed[segment.key] = time.perf_counter()
            desk.start(segment)
            await asyncio.sleep(PRESS_EVERY)
    desk.close()


@contextmanager
def run_as_a_user_does(path: Path, log: IO[str]) -> Iterator[tuple[str, psutil.Process]]:
    """The address of the hub, and the program that watches it, until the block ends."""
    with socket.socket() as one, socket.socket() as other:
        one.bind(("127.0.0.1", 0))
        other.bind(("127.0.0.1", 0))
        port, pages = one.getsockname()[1], other.getsockname()[1]
    command = [sys.executable, "-m", "parastaminen_nb.cli", "run", str(path), "--no-browser"]
    command += ["--port", str(port), "--pages-port", str(pages)]
    with psutil.Popen(command, stdout=log, stderr=log) as program:
        try:
            until = time.monotonic() + 60
            while not _answers(f"http://127.0.0.1:{pages}/alive"):
                if program.poll() is not None or time.monotonic() > until:
                    raise RuntimeError("the program did not start")
                time.sleep(0.1)
            yield f"http://127.0.0.1:{port}", program
        finally:
            program.send_signal(signal.SIGINT)
            program.wait(20)


def _answers(address: str) -> bool:
    try:
        with urlopen(address, timeout=1):
            return True
    except OSError:
        return False


def hub_of(program: psutil.Process) -> psutil.Process | None:
    """The hub that the program watches; None while it is down."""
    for child in program.children():
        with suppress(psutil.NoSuchProcess):
            # Another one waits beside it and listens to nobody yet.
            if "parastaminen_nb.hub" in child.cmdline() and child.net_connections(kind="tcp"):
                return child
    return None


async def fall(program: psutil.Process, kills: int) -> list[float]:
    """End the hub by force so often, at random moments; returns when."""
    falls: list[float] = []
    while len(falls) < kills:
        await asyncio.sleep(random.uniform(*KILL_EVERY))
        hub = hub_of(program)
        if hub is not None:
            hub.kill()
            falls.append(time.perf_counter())
    return falls


async def measured_with_falls(
    hub: str, code: str, program: psutil.Process, told: argparse.Namespace
) -> tuple[Ledger, list[Phone]]:
    """What `measured` returns, with the hub falling while people come and write."""
    seconds = told.kills * sum(KILL_EVERY) / 2 * 1.2 + 5
    falling = asyncio.create_task(fall(program, told.kills))
    crowd = Crowd(told.people, seconds, told.per_second)
    ledger, phones, _ = await measured(hub, code, crowd)
    if not falling.done():
        raise RuntimeError("people had finished before the hub had fallen so often")
    ledger.returns = array("d", since_the_last_fall(ledger, falling.result()))
    return ledger, phones


def since_the_last_fall(ledger: Ledger, falls: list[float]) -> Iterator[float]:
    """How long phones were cut off. Who had not come back when the hub fell anew begins anew."""
    for took, at in zip(ledger.returns, ledger.returned_at, strict=True):
        last = falls[bisect(falls, at) - 1] if falls and falls[0] <= at else at - took
        yield min(took, at - last)


def used(process: int) -> dict[str, float]:
    """Seconds of processor time and megabytes of memory, where the system tells (Linux)."""
    status = Path(f"/proc/{process}")
    if not process or not status.exists():
        return {}
    ticks = (status / "stat").read_text().rpartition(")")[2].split()[11:13]
    pages = int((status / "statm").read_text().split()[1])
    return {
        "cpu_s": round(sum(map(int, ticks)) / os.sysconf("SC_CLK_TCK"), 2),
        "memory_mb": round(pages * os.sysconf("SC_PAGE_SIZE") / 1e6, 1),
    }


def played(
    path: Path, code: str, told: argparse.Namespace
) -> tuple[Ledger, list[Phone], dict[str, float]]:
    """Let people write; returns what they sent and heard, and what the hub used."""
    if told.kills:
        with (
            path.with_name("out").open("w") as log,
            run_as_a_user_does(path, log) as (hub, program),
        ):
            return *asyncio.run(measured_with_falls(hub, code, program, told)), {}
    with staged(path, language="fi", pages=False) as stage:
        assert stage.hub.process is not None
        hub, process = stage.addresses.hub, stage.hub.process.pid
        crowd = Crowd(told.people, told.seconds, told.per_second)
        return asyncio.run(measured(hub, code, crowd, process=process, workshop=path))


def between(before: dict[str, float], after: dict[str, float], seconds: float) -> dict[str, float]:
    """What was used between two looks, and which share of one core that is."""
    if not before or not after:
        return {}
    cpu = after["cpu_s"] - before["cpu_s"]
    return {
        "cpu_s": round(cpu, 2),
        "cores": round(cpu / seconds, 2),
        "memory_mb": after["memory_mb"],
    }


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--people", type=int, default=30)
    parser.add_argument("--seconds", type=float, default=20)
    parser.add_argument("--per-second", type=float, default=5, help="comments of all together")
    parser.add_argument("--anonymous", action="store_true", help="nothing tells who wrote when")
    parser.add_argument("--kills", type=int, default=0, help="end the hub so often by force")
    parser.add_argument("--json", type=Path)
    parser.add_argument("data", nargs="?", help="of other benchmarks; nothing is read here")
    told = parser.parse_args()
    allow_many_files()
    with tempfile.TemporaryDirectory() as folder:
        path = create_example(Path(folder) / "measured.workshop")
        desk = Session.opened(path, now=lambda: datetime.now(UTC))
        if told.anonymous:
            plan = replace(desk.state.workshop, anonymity=Anonymity.ANONYMOUS)
            desk.tell(WorkshopPlanned(plan, desk.now()))
        desk.open_doors()
        desk.start(desk.state.agenda.segment("round-1"))
        desk.lengthen(timedelta(hours=1))
        code = "".join(desk.state.workshop.code.split())
        desk.close()
        ledger, phones, usage = played(path, code, told)
        with Log(path) as log:
            kept = audit(
                log,
                ledger,
                [Listener(phone.heard, phone.since, phone.joined_at) for phone in phones],
            )
    result = {
        "people": told.people,
        "seconds": told.seconds,
        "posted": len(ledger.sent),
        "stored": kept.stored,
        "lost": kept.lost,
        "duplicated": kept.duplicated,
        "delay_ms": in_ms(ledger.delays, 50, 95, 99),
        "join_ms": in_ms(ledger.joins, 50, 95, 99),
    }
    if not told.kills:
        result["press_ms"] = in_ms(ledger.presses, 50, 95, 99)
    result |= usage
    if told.kills:
        result["kills"] = told.kills
        result["back_ms"] = in_ms(ledger.returns, 50, 95, 100)
    if hasattr(os, "getloadavg"):  # what others did on this machine meanwhile (Linux, macOS)
        result["load"] = round(os.getloadavg()[1], 1)
    print(json.dumps(result, indent=2))
    if told.json:
        told.json.write_text(json.dumps(result, indent=2))
    fine = not kept.lost and not kept.duplicated and kept.stored == len(ledger.sent)
    return 0 if fine and usage.get("cores", 0) < 1 and all(reached(told, ledger)) else 1


def reached(told: argparse.Namespace, ledger: Ledger) -> Iterator[bool]:
    """Each promise about time, and whether it was kept."""
    if told.kills:
        yield (in_ms(ledger.returns, 100)["p100"] or 0) < REACH_BACK_MS
        return
    promises = [(ledger.delays, REACH_P95_MS)]
    if told.people <= A_GROUP:
        promises += [(ledger.joins, REACH_JOIN_MS), (ledger.presses, REACH_PRESS_MS)]
    for took, reach in promises:
        p95 = in_ms(took, 95)["p95"]
        yield p95 is not None and p95 < reach


if __name__ == "__main__":
    sys.exit(main())
