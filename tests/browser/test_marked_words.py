"""Every word of ours is marked for translation: in a language that only marks, none is bare."""

from __future__ import annotations

import json
import re
from dataclasses import replace

import pytest
from playwright.sync_api import Page, expect

from parastaminen_nb.core.events import WorkshopPlanned
from parastaminen_nb.example import create_example, example_comments
from parastaminen_nb.i18n import PSEUDO
from parastaminen_nb.places import shipped
from parastaminen_nb.session import Session
from tests.browser.conftest import DESKTOP, PAGES, PHONE, PROJECTOR, Room
from tests.browser.running import started

pytestmark = pytest.mark.slow

OURS = {"Parastaminen", "Suomi", "Svenska", "English"}

COLLECT = """() => {
  const found = new Set();
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_ALL);
  for (let node = walker.currentNode; node; node = walker.nextNode()) {
    const element = node.nodeType === Node.TEXT_NODE ? node.parentElement : node;
    if (!element?.checkVisibility?.() || element.closest("script, style, noscript, template"))
      continue;
    if (node.nodeType === Node.TEXT_NODE) found.add(node.textContent.trim());
    else if (node.nodeType === Node.ELEMENT_NODE)
      for (const name of ["aria-label", "title", "placeholder", "alt"])
        if (node.hasAttribute(name)) found.add(node.getAttribute(name).trim());
  }
  return [...found].filter(Boolean);
}"""


def strings(value: object) -> set[str]:
    """All strings in the example's files: somebody's own words, which stay as they are."""
    if isinstance(value, dict):
        return set().union(*(strings(each) for each in value.values()))
    if isinstance(value, list):
        return set().union(*(strings(each) for each in value))
    return {value} if isinstance(value, str) else set()


@pytest.fixture(scope="module")
def own_words() -> list[str]:
    planned = json.loads((shipped("data/example") / "workshop.json").read_text("utf-8"))
    words = strings(planned) | OURS | {comment.text for comment in example_comments()}
    return sorted(words, key=len, reverse=True)


@pytest.fixture(scope="module")
def running(tmp_path_factory):
    folder = tmp_path_factory.mktemp("marked")
    path = create_example(folder / "example.workshop", with_comments=True)
    session = Session.opened(path)
    planned = replace(session.state.workshop, language=PSEUDO)
    session.tell(WorkshopPlanned(planned, session.now()))
    session.close()
    running = started(folder, PARASTAMINEN_LANGUAGE=PSEUDO)
    yield running
    running.end()


@pytest.fixture
def marked(browser, running):
    room = Room(browser, running, locale="de-DE")
    yield room
    room.close()


def bare(page: Page, own_words: list[str]) -> list[str]:
    """The texts in which a word stands that is neither marked nor somebody's own."""
    found = []
    for text in page.evaluate(COLLECT):
        left = text
        while left != (left := re.sub(r"⟦[^⟦⟧]*⟧", " ", left)):
            pass
        for words in own_words:
            left = left.replace(words, " ")
        # Addresses, keys on a keyboard, units and marks of a table are no words.
        left = re.sub(r"\S*[/:.]\S*|\b[A-H]\d?\b|\bmin\b", " ", left)
        if re.search(r"[^\W\d_]{2,}", left):
            found.append(text)
    return found


@pytest.mark.parametrize("name", PAGES)
def test_a_page_has_no_bare_word(marked, own_words, name):
    page = marked.open(name, PROJECTOR if name == "wall" else DESKTOP)
    expect(page.get_by_text("⟦").first).to_be_visible()
    assert bare(page, own_words) == []


def test_a_phone_has_no_bare_word(marked, own_words, running):
    page = marked.window(PHONE)
    for path in ("/", f"/j/{running.code.replace(' ', '')}", "/j/WRONG", "/nowhere"):
        page.goto(running.hub + path)
        assert bare(page, own_words) == [], path
    page.goto(f"{running.hub}/j/{running.code.replace(' ', '')}")
    page.locator("button[name=unnamed]").click()
    for segment in ("welcome", "round-1", "feedback"):
        with_desk = Session.opened(running.workshop)
        with_desk.start(with_desk.state.agenda.segment(segment))
        with_desk.close()
        page.reload()
        assert bare(page, own_words) == [], segment
