"""The whole product as it runs, and browsers to look at it with."""

from __future__ import annotations

import io
import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from PIL import Image
from playwright.sync_api import Browser, BrowserContext, Page

from tests.browser.running import Running, started
from tests.browser_tools import foreign_requests

DESKTOP, PHONE, PROJECTOR = (1280, 900), (375, 740), (1920, 1080)
PAGES = ("planner", "rotation", "desk", "wall", "explorer", "pathway")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    here = Path(__file__).parent
    for item in items:
        if here in item.path.parents:
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="module")
def running(tmp_path_factory) -> Iterator[Running]:
    running = started(tmp_path_factory.mktemp("workshops"))
    yield running
    if running.process.poll() is None:
        running.end()


class Room:
    """Windows on the running product. Every page that is opened is closed properly."""

    def __init__(self, browser: Browser, running: Running, locale: str = "fi-FI") -> None:
        self.browser, self.running, self.locale = browser, running, locale
        self.contexts: list[BrowserContext] = []
        self.foreign: list[str] = []
        self.complaints: list[str] = []

    def window(self, size: tuple[int, int] = DESKTOP, **options: object) -> Page:
        """A window of a device of its own."""
        context = self.browser.new_context(
            viewport={"width": size[0], "height": size[1]}, locale=self.locale, **options
        )
        self.contexts.append(context)
        own = (self.running.hub, self.running.printed["desk"])
        found = foreign_requests(context, *own)
        self.foreign = found if not self.foreign else self.foreign + found
        page = context.new_page()
        page.on("pageerror", lambda error: self.complaints.append(f"{page.url}: {error}"))
        return page

    def open(self, name: str, size: tuple[int, int] = DESKTOP, **options: object) -> Page:
        """A facilitator's page, once its program answers."""
        page = self.window(size, **options)
        page.goto(self.running.printed[name], wait_until="commit")
        page.wait_for_selector("body[data-ready]", timeout=60_000)
        return page

    def phone(self, person: str = "", size: tuple[int, int] = PHONE, **options: object) -> Page:
        """A phone that joined by the code on the wall, under a name of the list or none."""
        page = self.window(size, has_touch=True, **options)
        page.goto(f"{self.running.hub}/", wait_until="domcontentloaded")
        page.get_by_label("Koodi seinältä").fill(self.running.code.lower())
        page.get_by_role("button", name="Jatka").click()
        if person:
            page.get_by_label("Nimesi").select_option(label=person)
            page.get_by_role("button", name="Liity työpajaan", exact=True).click()
        else:
            page.get_by_role("button", name="Liity ilman nimeä").click()
        return page

    def close(self) -> None:
        for context in self.contexts:
            for page in context.pages:
                # A page that is only closed leaves its kernel behind for a while.
                page.goto("about:blank")
            context.close()


@pytest.fixture
def room(browser, running) -> Iterator[Room]:
    room = Room(browser, running)
    yield room
    room.close()
    assert room.complaints == []
    assert room.foreign == []


def picture(page: Page, name: str) -> None:
    """Keep a picture for the README where one is asked for."""
    folder = os.environ.get("PARASTAMINEN_SCREENSHOTS", "")
    if folder:
        taken = Image.open(io.BytesIO(page.screenshot(animations="disabled")))
        # Few colours are enough for a page, and keep the picture small.
        few = taken.convert("RGB").quantize(256, method=Image.Quantize.MEDIANCUT, dither=0)
        few.save(Path(folder) / f"{name}.png", optimize=True)
