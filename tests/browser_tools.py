"""A real browser for the stories that need one: found on the machine, kept off the network."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright

# The machine of a test is slower than a room's; a story waits for what it is told to see.
expect.set_options(timeout=30_000)

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")

ARGUMENTS = (
    "--disable-gpu",
    # The browser's own errands would look like requests of ours.
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
)


def browser_path() -> str | None:
    """An installed Chromium or Chrome; None leaves it to the test tool's own download."""
    named = os.environ.get("PARASTAMINEN_BROWSER", "")
    return next((path for name in (named, *NAMES) if name and (path := shutil.which(name))), None)


def _slow_down(browser: Browser) -> None:
    """Put every window of a browser on a slow line: what a story takes for granted shows there."""
    quick = browser.new_context

    def new_context(**options: Any) -> BrowserContext:
        context = quick(**options)
        context.add_init_script(path=Path(__file__).with_name("slow_line.js"))
        return context

    browser.new_context = new_context  # type: ignore[method-assign]


# A colour that is on its way to another one has no contrast that anybody would read. The way of
# something that has left the page meanwhile has no end, so nobody waits for ever.
_AT_REST = """
Promise.race([
  new Promise((over) => setTimeout(over, 1000)),
  Promise.all(document.getAnimations()
    .filter((one) => one.effect.getComputedTiming().iterations !== Infinity)
    .map((one) => one.finished.catch(() => null))),
])
"""


@contextmanager
def launched() -> Iterator[Browser]:
    """A headless browser. Root has no sandbox of its own, as in a container."""
    arguments = list(ARGUMENTS)
    if hasattr(os, "geteuid") and os.geteuid() == 0:
        arguments.append("--no-sandbox")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=browser_path(), args=arguments)
        if os.environ.get("PARASTAMINEN_SLOW_LINE"):
            _slow_down(browser)
        try:
            yield browser
        finally:
            browser.close()


def foreign_requests(context: BrowserContext, *own: str) -> list[str]:
    """A list that fills with every request of this context to another host than its own."""
    hosts = {urlsplit(address).netloc for address in own}
    foreign: list[str] = []

    def note(address: str) -> None:
        parts = urlsplit(address)
        if parts.scheme not in {"data", "blob", "about"} and parts.netloc not in hosts:
            foreign.append(address)

    context.on("request", lambda request: note(request.url))
    return foreign


def accessibility_troubles(page: Page) -> list[str]:
    """What axe finds wrong on a page, each with the elements it means."""
    page.evaluate(_AT_REST)
    results = Axe().run(page)
    return [
        f"{one['id']}: {one['help']} {[node['html'][:120] for node in one['nodes'][:3]]}"
        for one in results.response["violations"]
    ]


# What a reader may set for themselves: WCAG 2.2, 1.4.12.
_WIDE_TEXT = """() => {
  const wide = new CSSStyleSheet();
  wide.replaceSync("* { line-height: 1.5 !important; letter-spacing: 0.12em !important; "
    + "word-spacing: 0.16em !important; } p { margin-bottom: 2em !important; }");
  const before = document.adoptedStyleSheets;
  document.adoptedStyleSheets = [...before, wide];
  const { scrollWidth, clientWidth } = document.documentElement;
  document.adoptedStyleSheets = before;
  return scrollWidth > clientWidth;
}"""


def scrolls_sideways(page: Page) -> bool:
    """Whether something on the page is wider than the window, as it is or with text set wide."""
    return bool(
        page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth")
        or page.evaluate(_WIDE_TEXT)
    )
