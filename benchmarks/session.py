"""How long a comment takes from one phone to the others, with many phones on the real hub.

Starts the hub as a process on an example of its own; each phone joins over HTTP, opens the
stream and writes at random moments. Measured from the moment a phone begins to post until
another phone has the comment; all phones share this machine's clock, and its processors.
`parastaminen rehearse` plays a whole workshop with the same phones; here all write all the time.

    python benchmarks/session.py [--people 30] [--seconds 20] [--per-second 5] [--json FILE]

Ends with status 1 where a comment was lost, came twice, or p95 is not below one second.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import os
import random
import sys
import tempfile
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path

from parastaminen_nb.example import create_example
from parastaminen_nb.hub.process import allow_many_files
from parastaminen_nb.log import Log
from parastaminen_nb.rehearsal.ledger import Ledger
from parastaminen_nb.rehearsal.phone import Phone, line_for
from parastaminen_nb.rehearsal.report import Listener, audit, in_ms
from parastaminen_nb.rehearsal.stage import staged
from parastaminen_nb.session import Session

REACH_P95_MS = 1000
PLACE = {"round": "1", "case": "a", "table": "1"}


async def measured(
    hub: str, code: str, people: int, seconds: float, rate: float
) -> tuple[Ledger, list[Phone]]:
    """Let people join within ten seconds (more, where they are many), then write for a while."""
    ledger, line = Ledger(), line_for(people)
    phones = [Phone(hub, code, line, ledger) for _ in range(people)]

    async def come(phone: Phone) -> None:
        await asyncio.sleep(random.uniform(0, max(min(10, people / 3), people / 30)))
        await phone.join()

    await asyncio.gather(*(come(phone) for phone in phones))
    streams = [asyncio.create_task(phone.listen()) for phone in phones]
    await asyncio.gather(*(phone.ready.wait() for phone in phones))

    posts: list[asyncio.Task[None]] = []
    began = time.perf_counter()
    due = random.expovariate(rate)
    while due < seconds:
        # By the clock and not from post to post, or a busy machine would write less.
        await asyncio.sleep(max(0.0, began + due - time.perf_counter()))
        writer = phones[len(posts) % people]
        posts.append(asyncio.create_task(writer.write(f"Ajatus numero {len(posts)}", PLACE)))
        due += random.expovariate(rate)
    await asyncio.gather(*posts)
    await asyncio.sleep(2)
    for stream in streams:
        stream.cancel()
    await asyncio.gather(*streams, return_exceptions=True)
    line.close()
    return ledger, phones


def used(process: int) -> dict[str, float]:
    """Seconds of processor time and megabytes of memory, where the system tells (Linux)."""
    status = Path(f"/proc/{process}")
    if not status.exists():
        return {}
    ticks = (status / "stat").read_text().rpartition(")")[2].split()[11:13]
    pages = int((status / "statm").read_text().split()[1])
    return {
        "cpu_s": round(sum(map(int, ticks)) / os.sysconf("SC_CLK_TCK"), 2),
        "memory_mb": round(pages * os.sysconf("SC_PAGE_SIZE") / 1e6, 1),
    }


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--people", type=int, default=30)
    parser.add_argument("--seconds", type=float, default=20)
    parser.add_argument("--per-second", type=float, default=5, help="comments of all together")
    parser.add_argument("--json", type=Path)
    parser.add_argument("data", nargs="?", help="of other benchmarks; nothing is read here")
    told = parser.parse_args()
    allow_many_files()
    with tempfile.TemporaryDirectory() as folder:
        path = create_example(Path(folder) / "measured.workshop")
        desk = Session.opened(path, now=lambda: datetime.now(UTC))
        desk.open_doors()
        desk.start(desk.state.agenda.segment("round-1"))
        desk.lengthen(timedelta(hours=1))
        code = "".join(desk.state.workshop.code.split())
        desk.close()
        with staged(path, language="fi", pages=False) as stage:
            assert stage.hub.process is not None
            before = used(stage.hub.process.pid)
            ledger, phones = asyncio.run(
                measured(stage.addresses.hub, code, told.people, told.seconds, told.per_second)
            )
            after = used(stage.hub.process.pid)
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
    if after:
        result["cpu_s"] = round(after["cpu_s"] - before["cpu_s"], 2)
        result["memory_mb"] = after["memory_mb"]
    print(json.dumps(result, indent=2))
    if told.json:
        told.json.write_text(json.dumps(result, indent=2))
    fine = not kept.lost and not kept.duplicated and kept.stored == len(ledger.sent)
    p95 = in_ms(ledger.delays, 95)["p95"]
    return 0 if fine and p95 is not None and p95 < REACH_P95_MS else 1


if __name__ == "__main__":
    sys.exit(main())
