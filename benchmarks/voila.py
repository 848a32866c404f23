"""How soon a page can be used: ours against Voila as it comes.

The facilitator's desk of the example workshop, the same notebook, the same machine, visits that
alternate. "Seen" is when the page's name and its clock can be read, "usable" when a scripted click
(for the tables of another round) has come back from the kernel. A warm browser has visited before,
and keeps on its disk what people's browsers keep there (a private window would compile every script
at each visit). Requests and bytes are those of a browser that has not. The stock page asks a
content delivery network for two style sheets; here they are refused at once, so the peer is not
slowed by a network that is not there. No hub runs: both ask their kernels for news.

    python benchmarks/voila.py [--visits 7]
"""

from __future__ import annotations

import argparse
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import httpx
from playwright.sync_api import BrowserContext, BrowserType, Route, sync_playwright

sys.path.insert(0, str(Path(__file__).parents[1]))

from parastaminen_nb.example import create_example
from parastaminen_nb.places import shipped
from parastaminen_nb.session import Session
from tests.voila.serving import KEY, free_port, serving, until

BEFORE = 2  # visits after which a browser keeps what it has compiled


@dataclass
class Peer:
    """A server, how to get in, and what has been measured, in seconds."""

    name: str
    address: str
    browser: BrowserContext | None = None
    seen: list[float] = field(default_factory=list)
    usable: list[float] = field(default_factory=list)
    asked: int = 0
    bytes: int = 0


def running(folder: Path) -> Path:
    """An example workshop in its first round."""
    path = create_example(folder / "example.workshop")
    session = Session.opened(path)
    session.open_doors()
    session.start(session.state.agenda.segment("round-1"))
    session.close()
    return path


@contextmanager
def stock(pages: Path, surroundings: dict[str, str]) -> Iterator[str]:
    """Voila as it comes, with a token and nothing else said."""
    port = free_port()
    command = [sys.executable, "-m", "voila", str(pages), f"--port={port}", "--no-browser"]
    process = subprocess.Popen(
        [*command, f"--token={KEY}"],
        env={**os.environ, **surroundings},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    url = f"http://127.0.0.1:{port}"

    def up() -> bool:
        try:
            return httpx.get(url).status_code < 500
        except httpx.HTTPError:
            return False

    try:
        until(up)
        yield f"{url}/voila/render/desk.ipynb?token={KEY}"
    finally:
        process.terminate()
        process.wait()


def refuse_others(route: Route) -> None:
    if route.request.url.startswith(("http://127.0.0.1", "blob:", "data:")):
        route.continue_()
    else:
        route.abort()


def visit(context: BrowserContext, peer: Peer, *, count: bool = False) -> tuple[float, float]:
    """One visit: when the page was seen and when it was usable, after the address was entered."""
    page = context.new_page()
    if count:
        traffic = context.new_cdp_session(page)
        traffic.send("Network.enable")
        traffic.on("Network.requestWillBeSent", lambda said: ask(peer, said["request"]["url"]))
        traffic.on("Network.loadingFinished", lambda said: add(peer, said["encodedDataLength"]))
    begin = time.perf_counter()
    page.goto(peer.address, wait_until="commit")
    page.wait_for_selector("h1:has-text('Ohjauspöytä')", state="visible", timeout=60_000)
    page.locator(".pa-clock").filter(has_text=":").first.wait_for(timeout=60_000)
    seen = time.perf_counter() - begin
    tables = page.locator(".pa-tables")
    tables.wait_for(timeout=60_000)
    before = tables.inner_text()
    page.get_by_role("button", name="2", exact=True).click(timeout=60_000)
    page.wait_for_function(
        "before => document.querySelector('.pa-tables').innerText !== before", arg=before
    )
    usable = time.perf_counter() - begin
    page.goto("about:blank")
    page.close()
    time.sleep(2.5)  # the next visitor comes when the machine is quiet and a kernel is warm
    return seen, usable


def ask(peer: Peer, address: str) -> None:
    peer.asked += address.startswith("http")  # a widget's own module comes from a blob


def add(peer: Peer, size: float) -> None:
    peer.bytes += int(size)


def measure(
    chromium: BrowserType, folder: Path, peers: list[Peer], visits: int, say: Callable[[str], None]
) -> None:
    program, how = shutil.which("chromium"), ["--no-sandbox", "--disable-gpu"]
    for number, peer in enumerate(peers):
        # One browser to count with, which sees every request; one to keep time with.
        with (
            chromium.launch(executable_path=program, args=how) as browser,
            browser.new_context() as counting,
        ):
            counting.route("**/*", refuse_others) if peer.name == "stock" else None
            visit(counting, peer, count=True)
        peer.browser = chromium.launch_persistent_context(
            folder / f"browser-{number}", executable_path=program, args=how
        )
        if peer.name == "stock":
            peer.browser.route(lambda url: "127.0.0.1" not in url, refuse_others)
        for _ in range(BEFORE):
            visit(peer.browser, peer)
    for number in range(visits):
        for peer in peers:
            assert peer.browser is not None
            seen, usable = visit(peer.browser, peer)
            peer.seen.append(seen)
            peer.usable.append(usable)
        say(f"round {number + 1}/{visits}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--visits", type=int, default=7)
    parser.add_argument("data", nargs="?", help="of other benchmarks; nothing is read here")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder, ExitStack() as stack:
        surroundings = {"PARASTAMINEN_WORKSHOP": str(running(Path(folder))), "PARASTAMINEN_HUB": ""}
        pages = shipped("voila_apps")
        warm = stack.enter_context(serving(pages, **surroundings))
        cold = stack.enter_context(serving(pages, "--cold", **surroundings))
        peers = [
            Peer("stock", stack.enter_context(stock(pages, surroundings))),
            Peer("ours, run ahead", f"{warm.url}/desk?token={KEY}"),
            Peer("ours, cold kernel", f"{cold.url}/desk?token={KEY}"),
        ]
        chromium = stack.enter_context(sync_playwright()).chromium
        measure(
            chromium, Path(folder), peers, given.visits, lambda text: print(text, file=sys.stderr)
        )
        for peer in peers:
            if peer.browser is not None:
                peer.browser.close()
    base = peers[0]
    print("| | seen s | usable s | ratio | first visit: requests | kB |")
    print("|---|---|---|---|---|---|")
    for peer in peers:
        ratios = [mine / theirs for mine, theirs in zip(peer.usable, base.usable, strict=True)]
        print(
            f"| {peer.name} | {statistics.median(peer.seen):.2f} "
            f"| {statistics.median(peer.usable):.2f} ({min(peer.usable):.2f}"
            f"–{max(peer.usable):.2f}) | {statistics.median(ratios):.2f} "
            f"| {peer.asked} | {peer.bytes / 1000:,.0f} |"
        )


if __name__ == "__main__":
    main()
