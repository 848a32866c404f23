"""Exploring as an analyst does it: a word, a theme, a chart, somebody else's file."""

from __future__ import annotations

import re
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pytest
from openpyxl import load_workbook
from playwright.sync_api import Page, expect

from tests.browser.conftest import DESKTOP, Room, picture
from tests.browser_tools import accessibility_troubles

pytestmark = pytest.mark.slow

FOREIGN = (
    "Ryhmä;Mielipide;Kierros\n"
    "Koti;Koulun pihalla on hyvin tilaa leikkiä, soita 040 123 4567;1\n"
    "Työ;=SUMMA(A1)<b>ei kaavaa;2\n"
)


@pytest.fixture(scope="module")
def opened(browser, running) -> Iterator[Page]:
    """One explorer for all stories: its words are loaded once."""
    room = Room(browser, running)
    yield room.open("explorer")
    room.close()
    assert room.complaints == []
    assert room.foreign == []


# The kernel answers when it has done all that it was asked before.
ANSWERED = """async () => {
  const { kernel } = await window.jupyterapp.widgetManagerPromise.promise;
  await kernel.requestKernelInfo();
}"""


@pytest.fixture
def page(opened):
    """The example as it is before anybody has settled anything of it."""
    opened.set_viewport_size({"width": DESKTOP[0], "height": DESKTOP[1]})
    opened.get_by_role("button", name="Näytä esimerkki").click()
    opened.evaluate(ANSWERED)
    tab(opened, "Teemat")
    expect(opened.locator(".pa-theme").first).to_be_visible(timeout=60_000)
    return opened


def tab(page, name):
    """Open a tab as a reader does; its panel has its name."""
    page.get_by_role("tab", name=name, exact=True).click()
    panel = page.get_by_role("tabpanel", name=name, exact=True)
    expect(panel).to_be_visible()
    return panel


def test_a_word_finds_its_forms_and_every_tab_can_be_reached_by_keyboard(page):
    going = page.locator(".pa-going-place")
    going.evaluate("place => place.removeAttribute('style')")  # as JupyterLab does when it is late
    expect(going).to_be_hidden()
    page.get_by_label("Hae sanaa").fill("koulu")
    expect(page.get_by_text("9 kommenttia, haettu: koulu.")).to_be_visible()
    expect(page.get_by_label("Hae sanaa")).to_be_focused()
    page.get_by_role("tab", name="Teemat").press("ArrowRight")
    expect(page.get_by_role("tab", name="Sanat")).to_be_focused()
    words = page.get_by_role("tabpanel", name="Sanat")
    first = words.locator(".pa-kwic-word").first
    first.press("ArrowDown")
    expect(words.locator(".pa-kwic-word").nth(1)).to_be_focused()
    words.locator(".pa-kwic-word").nth(1).press("Enter")
    expect(words.locator(".pa-kwic-whole:visible blockquote")).to_have_count(1)
    expect(words.locator(".pa-tree li").first).to_be_visible()
    comments = tab(page, "Kommentit")
    expect(comments.locator("mark", has_text="koululle").first).to_be_visible()
    page.get_by_role("button", name="Soittorinki").first.press("Enter")
    expect(page.get_by_text("9 kommenttia, haettu: koulu.")).to_have_count(0)
    page.get_by_role("button", name="Poista rajaukset").click()
    expect(page.get_by_label("Hae sanaa")).to_have_value("")


def test_a_theme_is_named_and_a_comment_settled_and_all_of_it_taken_back(page):
    theme = page.locator(".pa-theme").nth(1)
    theme.press("Enter")
    expect(theme).to_have_attribute("aria-pressed", "true")
    expect(theme).to_be_focused()
    expect(page.locator(".pa-quotes li").first).to_be_visible()
    page.get_by_label("Teeman nimi").fill("Soittajan tuki")
    expect(page.locator(".pa-theme", has_text="Soittajan tuki")).to_be_visible()
    expect(page.get_by_label("Teeman nimi")).to_be_focused()
    page.evaluate("scrollTo(0, 0)")
    picture(page, "explorer")
    panel = tab(page, "Kommentit")
    panel.get_by_role("button", name="Muokkaa tämän kommentin teemaa").first.click()
    expect(panel.get_by_text("Sillä on teeman kanssa yhteiset sanat")).to_be_visible()
    panel.get_by_label("Teema", exact=True).select_option(label="Soittajan tuki")
    expect(panel.get_by_text("Joku on siirtänyt sen tähän teemaan.")).to_be_visible()
    panel.get_by_label("Uusi koodi").fill("raha")
    panel.get_by_label("Uusi koodi").press("Enter")
    expect(panel.get_by_role("button", name="Poista koodi raha")).to_be_visible()
    expect(panel.get_by_label("Uusi koodi")).to_be_focused()
    assert accessibility_troubles(page) == []
    panel = tab(page, "Teemat")
    for _step in range(3):
        panel.get_by_role("button", name="Kumoa").click()
    expect(panel.get_by_text("Soittajan tuki")).to_have_count(0)


def test_quotes_are_picked_and_put_in_order_by_keyboard(page):
    quotes = page.locator(".pa-quotes li")
    first, second = (quotes.nth(turn).locator("blockquote").inner_text() for turn in (0, 1))
    for turn in (0, 1):
        quotes.nth(turn).get_by_role("button").press("Enter")
        expect(quotes.nth(turn).get_by_role("button", name="Raportissa")).to_be_focused()
    panel = tab(page, "Raportti")
    picks = panel.locator(".pa-picks > li")
    expect(picks).to_have_count(2)
    panel.get_by_role("button", name="Siirrä lainausta 2 ylöspäin").press("Enter")
    expect(picks.nth(0).locator("blockquote")).to_have_text(second, use_inner_text=True)
    expect(panel.get_by_role("button", name="Siirrä lainausta 1 ylöspäin")).to_be_focused()
    assert accessibility_troubles(page) == []
    panel.get_by_role("button", name="Poista lainaus 1 raportista").press("Enter")
    expect(picks).to_have_count(1)
    expect(picks.nth(0).locator("blockquote")).to_have_text(first, use_inner_text=True)
    panel.get_by_role("button", name="Poista lainaus 1 raportista").press("Enter")
    expect(panel.get_by_text("Mitään ei ole vielä poimittu.")).to_be_focused()


def test_each_comment_is_marked_with_the_language_it_is_written_in(page):
    panel = tab(page, "Kommentit")
    said = panel.locator("td.pa-said-words")
    page.get_by_role("searchbox").fill("bibliotek")
    expect(said.first).to_contain_text("bibliotek")
    expect(said.first).to_have_attribute("lang", "sv")
    page.get_by_role("searchbox").fill("")
    expect(said.first).to_have_attribute("lang", "fi")


def test_every_tab_is_told_in_words_and_fits_a_narrow_window(page):
    page.set_viewport_size({"width": 320, "height": 700})
    for name in ("Sanat", "Aika ja pöydät", "Kartta", "Raportti", "Lataa"):
        panel = tab(page, name)
        expect(panel.locator("h2").first).to_be_visible()
        if name == "Kartta":
            expect(panel.locator(".pa-dot")).to_have_count(141)
            walked = panel.get_by_role("slider", name="Kommenttien kartta.")
            walked.press("ArrowRight")
            expect(walked).to_have_attribute("aria-valuenow", "1")
            expect(walked).to_have_attribute("aria-valuetext", re.compile("pöytä"))
            expect(panel.locator(".pa-dot.is-here")).to_have_count(1)
            expect(panel.get_by_text("Valitse piste")).to_have_count(0)
        assert accessibility_troubles(page) == []
        assert page.evaluate("document.documentElement.scrollWidth") == 320
    page.set_viewport_size({"width": 1280, "height": 900})
    chart = tab(page, "Aika ja pöydät").locator(".pa-chart")
    # Nobody has come as far down as it stands: it is drawn for paper too, and can shrink to it.
    bars = chart.locator(".main-svg .bars path")
    expect(bars.first).to_be_visible(timeout=30_000)
    whole = re.compile(r"^0 0 [\d.]+ [\d.]+$")
    expect(chart.locator(".main-svg").first).to_have_attribute("viewBox", whole)
    kept = "performance.getEntriesByType('resource').filter((one) => /plotly.js$/.test(one.name))"
    assert len(page.evaluate(kept)) == 1  # by a file that the browser keeps
    expect(chart.locator(".pa-chart-place")).to_have_attribute("aria-label", re.compile("141"))
    light = bars.first.evaluate("bar => getComputedStyle(bar).fill")
    page.emulate_media(color_scheme="dark")
    expect(bars.first).not_to_have_css("fill", light)
    page.emulate_media(color_scheme="light")


def test_somebody_else_s_file_is_read_as_text_and_leaves_without_personal_data(page):
    page.locator("input[type=file]").set_input_files(
        {"name": "kuva.xlsx", "mimeType": "image/png", "buffer": b"\x89PNG\r\n\x1a\n" + bytes(99)}
    )
    expect(page.locator(".pa-notice").filter(has_text="kuva.xlsx")).to_be_visible()
    expect(page.locator(".pa-theme").first).to_be_visible()
    page.locator("input[type=file]").set_input_files(
        {"name": "oma.csv", "mimeType": "text/csv", "buffer": FOREIGN.encode("cp1252")}
    )
    expect(page.get_by_role("heading", name="Mitä sarakkeissa on?")).to_be_visible()
    expect(page.get_by_label("Kommentti", exact=True)).to_have_value("Mielipide")
    page.get_by_label("Tapaus tai muu ryhmä").select_option("Ryhmä")
    assert accessibility_troubles(page) == []
    page.get_by_role("button", name="Lue kommentit").click()
    expect(page.locator(".pa-lead")).to_have_text("oma.csv: 2 kommenttia, 2 kierrosta.")
    expect(page.locator("p.pa-sr[role=status]").first).to_have_text(
        "oma.csv: 2 kommenttia, 2 kierrosta."
    )
    panel = tab(page, "Kommentit")
    expect(panel.get_by_text("=SUMMA(A1)<b>ei kaavaa")).to_be_visible()
    page.get_by_role("button", name="Lataa taulukko").click()
    panel = page.get_by_role("tabpanel", name="Lataa")
    expect(panel.locator("mark", has_text="040 123 4567")).to_be_visible()
    with page.expect_download(timeout=60_000) as waiting:
        panel.get_by_role("button", name="Lataa työkirja").click()
    assert waiting.value.suggested_filename == "kommentit ja teemat.xlsx"
    rows = load_workbook(BytesIO(Path(waiting.value.path()).read_bytes()))["Kommentit"].values
    assert [row[0] for row in rows][1:] == [
        "Koulun pihalla on hyvin tilaa leikkiä, soita [puhelin]",
        "=SUMMA(A1)<b>ei kaavaa",
    ]
