"""What the program takes with pages open, and how soon the explorer has its themes.

Runs the whole program as `parastaminen run` does, on the example workshop in its first round, with
300 comments; opens desk and wall, then the explorer, in one browser. Memory is what the processes
have for themselves and their part of what they share (PSS, Linux). The explorer is measured from
the address until its themes are there, and until a press on a theme has come back; its kernel has
imported nothing but what every page imports. Then its chart: from the press on its tab until it is
seen, and what comes over the wire for it, in a new private window and once more in the same.

    python benchmarks/pages.py [--visits 3] [--idle MINUTES] [--json FILE]

With `--idle` desk, wall and two phones then stand open for a while, and what that took is told,
with the growth of what each process has for itself alone.
Ends with status 1 where a promise of memory (400 MB), of the explorer (4 s), or of standing idle
(2 % of a core, no growth) is not kept.
"""

from __future__ import annotations

import argparse
import json
import shutil
import statistics
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import replace
from pathlib import Path
from typing import Any

import psutil
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright
from session import run_as_a_user_does

from parastaminen_nb.example import create_example, example_comments
from parastaminen_nb.log import Log
from parastaminen_nb.session import Session

COMMENTS = 300
REACH_MEMORY_MB = 400
REACH_EXPLORER_S = 4
REACH_IDLE_SHARE = 0.02
REACH_GROWTH_MB = 5
SETTLE = 8  # seconds until what a visit began is over


def workshop(folder: Path) -> tuple[Path, str, str]:
    """A workshop in its first round, its key and its code."""
    path = create_example(folder / "measured.workshop")
    with Log(path) as log:
        key = log.secret("key")
    session = Session.opened(path)
    session.open_doors()
    session.start(session.state.agenda.segment("round-1"))
    written = list(example_comments())
    # Two thoughts in one make further comments of the same words.
    paired = (
        replace(
            comment, key=f"pair-{n}", text=f"{written[n * 7 % len(written)].text} {comment.text}"
        )
        for n, comment in enumerate(written * 3)
    )
    session.enter(*[*written, *paired][:COMMENTS])
    code = "".join(session.state.workshop.code.split())
    session.close()
    return path, key, code


def processes(program: psutil.Process) -> Iterator[psutil.Process]:
    yield program
    yield from program.children(recursive=True)


def memory(program: psutil.Process) -> dict[str, float]:
    """Megabytes by process; several of a kind are added up."""
    found: dict[str, float] = {}
    for process in processes(program):
        with suppress(psutil.Error):
            kind = kind_of(process)
            found[kind] = found.get(kind, 0) + process.memory_full_info().pss / 1e6
    return {kind: round(size, 1) for kind, size in found.items()}


def own_memory(program: psutil.Process) -> dict[str, float]:
    """Megabytes that each process has for itself alone (USS).

    Its part of what is shared changes whenever anybody else on the machine begins or ends to use
    the same libraries, and so tells nothing of growth.
    """
    found: dict[str, float] = {}
    for process in processes(program):
        with suppress(psutil.Error):
            found[f"{kind_of(process)} {process.pid}"] = process.memory_full_info().uss / 1e6
    return found


def kind_of(process: psutil.Process) -> str:
    name = next((word for word in process.cmdline() if "parastaminen" in word), "?")
    return name.removeprefix("parastaminen_nb.").partition("/")[0]


def cpu(program: psutil.Process) -> dict[int, float]:
    """Seconds of processor time by process."""
    found = {}
    for process in processes(program):
        with suppress(psutil.Error):
            times = process.cpu_times()
            found[process.pid] = times.user + times.system
    return found


def opened(context: BrowserContext, address: str) -> Page:
    page = context.new_page()
    page.goto(address, wait_until="commit")
    page.wait_for_selector("body[data-ready]", timeout=180_000)
    return page


@contextmanager
def visited(context: BrowserContext, address: str) -> Iterator[Page]:
    page = opened(context, address)
    yield page
    page.goto("about:blank")
    page.close()


def explored(context: BrowserContext, address: str) -> tuple[float, float]:
    """Seconds until the themes are there, and until a press on one has come back."""
    began = time.perf_counter()
    with visited(context, address) as page:
        themes = page.locator(".pa-theme")
        themes.nth(1).wait_for(timeout=180_000)
        there = time.perf_counter() - began
        name = themes.nth(1).locator("b").first.inner_text()
        themes.nth(1).click()
        page.locator(".pa-theme-detail h2", has_text=name).wait_for(timeout=180_000)
        return there, time.perf_counter() - began


def charted(context: BrowserContext, address: str) -> tuple[float, float]:
    """Seconds from the press on a tab until its chart is seen, and megabytes that came for it."""
    with visited(context, address) as page:
        page.locator(".pa-theme").nth(1).wait_for(timeout=180_000)
        time.sleep(SETTLE)
        wire, came = context.new_cdp_session(page), [0.0]

        def by_http(told: dict[str, Any]) -> None:
            came[0] += told["encodedDataLength"]

        def by_socket(told: dict[str, Any]) -> None:
            frame = told["response"]
            binary = frame["opcode"] == 2  # told in base64
            came[0] += len(frame["payloadData"]) * (0.75 if binary else 1)

        wire.on("Network.loadingFinished", by_http)
        wire.on("Network.webSocketFrameReceived", by_socket)
        wire.send("Network.enable")
        began = time.perf_counter()
        page.get_by_role("tab", name="Aika ja pöydät").click()
        chart = page.locator(".pa-chart")
        chart.scroll_into_view_if_needed(timeout=180_000)
        chart.locator(".main-svg .bars path").first.wait_for(timeout=180_000)
        return time.perf_counter() - began, came[0] / 1e6


def idle(program: psutil.Process, minutes: float) -> dict[str, object]:
    """What the processes take while nobody does anything."""
    before, began, first = cpu(program), time.monotonic(), own_memory(program)
    time.sleep(minutes * 60)
    took, seconds, last = cpu(program), time.monotonic() - began, own_memory(program)
    grown = {name: round(last.get(name, 0) - first.get(name, 0), 1) for name in {**first, **last}}
    spent = sum(now - before.get(number, 0) for number, now in took.items())
    return {
        "minutes": round(seconds / 60, 1),
        "cpu_s": round(spent, 2),
        "cores": round(spent / seconds, 4),
        "own_memory_mb": round(sum(first.values()), 1),
        "grown_mb": round(sum(grown.values()), 1),
        "grown_by_process": grown,
    }


def measure(browser: Browser, folder: Path, told: argparse.Namespace) -> dict[str, object]:
    path, key, code = workshop(folder)
    with (
        (folder / "out").open("w") as log,
        run_as_a_user_does(path, log) as (hub, program),
        browser.new_context(locale="fi-FI") as context,
    ):
        pages = next(p.cmdline() for p in program.children() if "--apps" in p.cmdline())
        voila = f"http://127.0.0.1:{pages[pages.index('--port') + 1]}"
        time.sleep(SETTLE)
        result: dict[str, object] = {"memory_mb": {"nothing open": memory(program)}}
        sizes = result["memory_mb"]
        assert isinstance(sizes, dict)
        for name in ("desk", "wall"):
            opened(context, f"{voila}/{name}?token={key}")
            time.sleep(SETTLE)
        sizes["desk and wall open"] = memory(program)
        result["memory_of_all_mb"] = round(sum(sizes["desk and wall open"].values()), 1)
        if told.idle:
            for _ in range(2):
                phone = browser.new_context(locale="fi-FI").new_page()
                phone.goto(f"{hub}/j/{code}")
                phone.locator("button[name=unnamed]").click()
                phone.wait_for_url("**/me")
            time.sleep(SETTLE)
            result["idle"] = idle(program, told.idle)
        address, times = f"{voila}/explorer?token={key}", []
        for _ in range(told.visits):
            times.append(explored(context, address))
            time.sleep(SETTLE)
        result["explorer_s"] = {
            "themes": round(statistics.median(there for there, _ in times), 2),
            "pressed": round(statistics.median(back for _, back in times), 2),
            "of": [round(there, 2) for there, _ in times],
        }
        with browser.new_context(locale="fi-FI") as private:
            visits = [charted(private, address) for _turn in ("first", "again")]
        result["chart"] = [{"s": round(there, 2), "mb": round(came, 3)} for there, came in visits]
        with visited(context, address) as page:
            page.locator(".pa-theme").first.wait_for(timeout=180_000)
            sizes["and the explorer"] = memory(program)
    result["load"] = round(psutil.getloadavg()[0], 1)
    return result


def kept(result: dict[str, object]) -> bool:
    """Whether every promise was kept."""
    stood = result.get("idle", {"cores": 0, "grown_mb": 0})
    explorer = result["explorer_s"]
    assert isinstance(stood, dict)
    assert isinstance(explorer, dict)
    return (
        float(str(result["memory_of_all_mb"])) < REACH_MEMORY_MB
        and explorer["themes"] < REACH_EXPLORER_S
        and stood["cores"] < REACH_IDLE_SHARE
        and stood["grown_mb"] < REACH_GROWTH_MB
    )


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--visits", type=int, default=3)
    parser.add_argument("--idle", type=float, default=0, help="minutes to stand open")
    parser.add_argument("data", nargs="?", help="of other benchmarks; nothing is read here")
    parser.add_argument("--json", type=Path)
    told = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=shutil.which("chromium"), args=["--no-sandbox", "--disable-gpu"]
        )
        result = measure(browser, Path(folder), told)
        browser.close()
    print(json.dumps(result, indent=2))
    if told.json:
        told.json.write_text(json.dumps(result, indent=2))
    return 0 if kept(result) else 1


if __name__ == "__main__":
    sys.exit(main())
