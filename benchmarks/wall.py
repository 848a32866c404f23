"""How long a comment takes from a phone to the wall: hub, stream, browser, kernel, browser.

Runs the program as `parastaminen run` starts it, opens the wall in a real Chromium, and posts
comments one after another. Measured from the moment a phone begins to post until the words stand
on the page.

    python benchmarks/wall.py [--comments 30] [--json FILE]

Ends with status 1 where p95 is not below one second.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import os
import shutil
import sys
import tempfile
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path

from playwright.async_api import Page, async_playwright

sys.path.insert(0, str(Path(__file__).parent))
from session import PLACE, run_as_a_user_does

from parastaminen_nb.example import create_example
from parastaminen_nb.log import Log
from parastaminen_nb.rehearsal.ledger import Ledger
from parastaminen_nb.rehearsal.phone import Phone, line_for
from parastaminen_nb.rehearsal.report import in_ms
from parastaminen_nb.session import Session

REACH_P95_MS = 1000
BROWSERS = (os.environ.get("PARASTAMINEN_BROWSER", ""), "chromium", "google-chrome")


async def shown(page: Page, text: str) -> None:
    """Wait until these words stand on the page; looked at with every frame."""
    await page.wait_for_function(
        "text => document.body.innerText.includes(text)", arg=text, polling="raf"
    )


async def measured(hub: str, wall: str, code: str, comments: int) -> list[float]:
    """Seconds from a phone to the wall, for each comment."""
    line = line_for(comments)
    # A phone may write twenty at once; each comment is another phone's.
    phones = [Phone(hub, code, line, Ledger()) for _ in range(comments)]
    delays = []
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(
            executable_path=next(filter(None, map(shutil.which, BROWSERS)), None),
            args=["--no-sandbox"],
        )
        page = await browser.new_page(viewport={"width": 1920, "height": 1080})
        await page.goto(wall, wait_until="commit")
        await page.wait_for_selector(".pa-wall", timeout=60_000)
        for number, phone in enumerate(phones):
            await phone.join()
            await asyncio.sleep(0.3)
            text = f"Mitattu ajatus {number}."
            began = time.perf_counter()
            writing = asyncio.create_task(phone.write(text, PLACE))
            await shown(page, text)
            delays.append(time.perf_counter() - began)
            await writing
        await page.goto("about:blank")
        await browser.close()
    line.close()
    return delays


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--comments", type=int, default=30)
    parser.add_argument("--json", type=Path)
    parser.add_argument("data", nargs="?", help="of other benchmarks; nothing is read here")
    told = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        path = create_example(Path(folder) / "measured.workshop")
        desk = Session.opened(path, now=lambda: datetime.now(UTC))
        desk.open_doors()
        desk.start(desk.state.agenda.segment("round-1"))
        desk.lengthen(timedelta(hours=1))
        code = "".join(desk.state.workshop.code.split())
        desk.close()
        with Log(path) as log:
            key = log.secret("key")
        with (
            (Path(folder) / "out").open("w") as out,
            run_as_a_user_does(path, out) as (hub, program),
        ):
            pages = int(program.cmdline()[program.cmdline().index("--pages-port") + 1])
            wall = f"http://127.0.0.1:{pages}/wall?token={key}"
            delays = asyncio.run(measured(hub, wall, code, told.comments))
    result = {"comments": told.comments, "wall_ms": in_ms(delays, 50, 95, 100)}
    if hasattr(os, "getloadavg"):
        result["load"] = round(os.getloadavg()[1], 1)
    print(json.dumps(result, indent=2))
    if told.json:
        told.json.write_text(json.dumps(result, indent=2))
    p95 = result["wall_ms"]["p95"]
    return 0 if p95 is not None and p95 < REACH_P95_MS else 1


if __name__ == "__main__":
    sys.exit(main())
