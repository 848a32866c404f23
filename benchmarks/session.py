"""How long a comment takes from one phone to the others, with many phones on the real hub.

Starts the hub as a process on an example of its own; each phone joins over HTTP, opens the
stream and writes at random moments. Measured from the moment a phone begins to post until
another phone has the comment; all phones share this machine's clock.

    python benchmarks/session.py [--people 30] [--seconds 20] [--per-second 5] [--json FILE]

Ends with status 1 where a comment was lost, came twice, or p95 is not below one second.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import os
import random
import statistics
import subprocess
import sys
import tempfile
import time
from collections import Counter
from datetime import UTC, datetime, timedelta
from pathlib import Path
from urllib.parse import urlencode, urlsplit
from uuid import uuid4

from tornado.httpclient import AsyncHTTPClient, HTTPRequest, HTTPResponse

from parastaminen_nb.example import create_example
from parastaminen_nb.session import Session

REACH_P95_MS = 1000


class Phone:
    """A participant: a cookie, an open stream, and what it heard when (seconds, monotonic)."""

    def __init__(self, hub: str, code: str) -> None:
        self.hub, self.code = hub, code
        self.cookie = ""
        self.heard: dict[str, float] = {}
        self.twice = 0
        self.ready = asyncio.Event()

    async def join(self) -> float:
        """Join and see one's own page; returns the seconds it took."""
        began = time.perf_counter()
        await self._ask("GET", f"/j/{self.code}")
        joined = await self._ask("POST", f"/j/{self.code}", unnamed="1")
        self.cookie = joined.headers["Set-Cookie"].partition(";")[0]
        await self._ask("GET", "/me")
        return time.perf_counter() - began

    async def write(self, text: str) -> tuple[str, float]:
        """Post a comment; returns its key and when it began."""
        key, began = uuid4().hex, time.perf_counter()
        answer = await self._ask(
            "POST", "/comment", key=key, text=text, round="1", case="a", table="1"
        )
        assert answer.code == 200, answer.body
        return key, began

    async def listen(self) -> None:
        """Hear the stream until cancelled."""
        where = urlsplit(self.hub)
        reader, writer = await asyncio.open_connection(where.hostname, where.port)
        # By HTTP/1.0 the messages come as they are, not cut into chunks.
        asked = f"GET /stream HTTP/1.0\r\nHost: {where.netloc}\r\nCookie: {self.cookie}\r\n\r\n"
        writer.write(asked.encode())
        try:
            while True:
                self._hear(await reader.readuntil(b"\n\n"), time.perf_counter())
        finally:
            writer.close()

    def _hear(self, message: bytes, now: float) -> None:
        lines = message.strip().split(b"\n")
        if b"event: news" in lines:
            self.ready.set()
        if b"event: comment" in lines:
            key = json.loads(lines[-1].removeprefix(b"data: "))["key"]
            self.twice += key in self.heard
            self.heard.setdefault(key, now)

    async def _ask(self, method: str, path: str, **fields: str) -> HTTPResponse:
        request = HTTPRequest(
            self.hub + path,
            method=method,
            body=urlencode(fields) if method == "POST" else None,
            headers={"Origin": self.hub, "Cookie": self.cookie, "Accept": "application/json"},
            follow_redirects=False,
        )
        return await AsyncHTTPClient().fetch(request, raise_error=False)


async def measured(hub: str, code: str, people: int, seconds: float, rate: float) -> dict:
    """Let people join within ten seconds (at most), write for a while, and compare notes."""
    AsyncHTTPClient.configure(None, max_clients=people * 3 + 10)
    phones = [Phone(hub, code) for _ in range(people)]

    async def come(phone: Phone) -> float:
        await asyncio.sleep(random.uniform(0, min(10, people / 3)))
        return await phone.join()

    joins = await asyncio.gather(*(come(phone) for phone in phones))
    streams = [asyncio.create_task(phone.listen()) for phone in phones]
    await asyncio.gather(*(phone.ready.wait() for phone in phones))

    posts: list[asyncio.Task[tuple[str, float]]] = []
    until = time.perf_counter() + seconds
    while time.perf_counter() < until:
        writer = phones[len(posts) % people]
        posts.append(asyncio.create_task(writer.write(f"Ajatus numero {len(posts)}")))
        await asyncio.sleep(random.expovariate(rate))
    began = dict(await asyncio.gather(*posts))
    await asyncio.sleep(1)
    for stream in streams:
        stream.cancel()
    await asyncio.gather(*streams, return_exceptions=True)

    delays = [
        (phone.heard[key] - at) * 1000
        for phone in phones
        for key, at in began.items()
        if key in phone.heard
    ]
    counts = Counter(key for phone in phones for key in phone.heard)
    return {
        "people": people,
        "seconds": seconds,
        "posted": len(began),
        "lost": sum(counts[key] < people for key in began),
        "duplicated": sum(phone.twice for phone in phones),
        "delay_ms": percentiles(delays),
        "join_ms": percentiles([join * 1000 for join in joins]),
    }


def percentiles(values: list[float]) -> dict[str, float]:
    """p50, p95 and p99 of at least two values."""
    cuts = statistics.quantiles(values, n=100)
    return {f"p{at}": round(cuts[at - 1], 1) for at in (50, 95, 99)}


def used(process: subprocess.Popen[str]) -> dict[str, float]:
    """Seconds of processor time and megabytes of memory, where the system tells (Linux)."""
    status = Path(f"/proc/{process.pid}")
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
    with tempfile.TemporaryDirectory() as folder:
        path = create_example(Path(folder) / "measured.workshop")
        desk = Session.opened(path, now=lambda: datetime.now(UTC))
        desk.open_doors()
        desk.start(next(s for s in desk.state.agenda.segments if s.key == "round-1"))
        desk.lengthen(timedelta(hours=1))
        hub = subprocess.Popen(
            [sys.executable, "-m", "parastaminen_nb.hub"],
            env={
                **os.environ,
                "PARASTAMINEN_WORKSHOP": str(path),
                "PARASTAMINEN_HUB_PORT": "0",
                "PARASTAMINEN_HUB_PARENT": "stdin",
            },
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        try:
            assert hub.stdout is not None
            address = hub.stdout.readline().strip()
            code = "".join(desk.state.workshop.code.split())
            result = asyncio.run(
                measured(address, code, told.people, told.seconds, told.per_second)
            )
            result["stored"] = desk.catch_up() and len(desk.state.comments)
            result |= used(hub)
        finally:
            hub.terminate()
            hub.wait(10)
            desk.close()
    print(json.dumps(result, indent=2))
    if told.json:
        told.json.write_text(json.dumps(result, indent=2))
    fine = not result["lost"] and not result["duplicated"]
    fine = fine and result["stored"] == result["posted"]
    return 0 if fine and result["delay_ms"]["p95"] < REACH_P95_MS else 1


if __name__ == "__main__":
    sys.exit(main())
