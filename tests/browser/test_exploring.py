"""Exploring as an analyst does it: a word, a theme, a chart, somebody else's file."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import picture
from tests.browser_tools import accessibility_troubles

pytestmark = pytest.mark.slow

FOREIGN = (
    "Ryhmä;Mielipide;Kierros\n"
    "Koti;Koulun pihalla on hyvin tilaa leikkiä;1\n"
    "Työ;=SUMMA(A1)<b>ei kaavaa</b>;2\n"
)


@pytest.fixture
def page(room):
    page = room.open("explorer")
    page.get_by_role("button", name="Näytä esimerkki").click()
    expect(page.locator(".pa-theme").first).to_be_visible(timeout=60_000)
    return page


def test_a_word_finds_its_forms(page):
    page.get_by_label("Hae sanaa").fill("koulu")
    expect(page.locator("mark", has_text="koululle").first).to_be_visible()
    expect(page.get_by_text("9 kommenttia, haettu: koulu.")).to_be_visible()
    expect(page.get_by_label("Hae sanaa")).to_be_focused()
    page.get_by_role("button", name="Soittorinki").first.press("Enter")
    expect(page.get_by_text("9 kommenttia, haettu: koulu.")).to_have_count(0)
    page.get_by_role("button", name="Poista rajaukset").click()
    expect(page.get_by_label("Hae sanaa")).to_have_value("")


def test_a_theme_shows_its_quotes_and_the_chart_is_drawn_in_the_reader_s_look(page):
    theme = page.locator(".pa-theme").first
    theme.press("Enter")
    expect(theme).to_have_attribute("aria-pressed", "true")
    expect(theme).to_be_focused()
    expect(page.locator(".pa-quotes li").first).to_be_visible()
    chart = page.locator(".pa-chart")
    chart.scroll_into_view_if_needed()
    bars = chart.locator(".main-svg .bars path")
    expect(bars.first).to_be_visible(timeout=30_000)
    expect(chart.locator(".pa-chart-place")).to_have_attribute("aria-label", re.compile("141"))
    light = bars.first.evaluate("bar => getComputedStyle(bar).fill")
    page.emulate_media(color_scheme="dark")
    expect(bars.first).not_to_have_css("fill", light)
    page.emulate_media(color_scheme="light")
    page.evaluate("scrollTo(0, 0)")
    picture(page, "explorer")


def test_somebody_else_s_file_is_mapped_and_read_as_text(page):
    page.locator("input[type=file]").set_input_files(
        {"name": "oma.csv", "mimeType": "text/csv", "buffer": FOREIGN.encode("cp1252")}
    )
    expect(page.get_by_role("heading", name="Mitä sarakkeissa on?")).to_be_visible()
    expect(page.get_by_label("Kommentti", exact=True)).to_have_value("Mielipide")
    page.get_by_label("Tapaus tai muu ryhmä").select_option("Ryhmä")
    assert accessibility_troubles(page) == []
    page.get_by_role("button", name="Lue kommentit").click()
    expect(page.get_by_text("oma.csv: 2 kommenttia, 2 kierrosta.")).to_be_visible()
    expect(page.get_by_text("=SUMMA(A1)<b>ei kaavaa</b>")).to_be_visible()


def test_a_file_that_is_none_gets_a_sentence(page):
    page.locator("input[type=file]").set_input_files(
        {"name": "kuva.xlsx", "mimeType": "image/png", "buffer": b"\x89PNG\r\n\x1a\n" + bytes(99)}
    )
    expect(page.get_by_role("status").filter(has_text="kuva.xlsx")).to_be_visible()
    expect(page.locator(".pa-theme").first).to_be_visible()


def test_the_table_is_downloaded_with_its_themes(page):
    with page.expect_download(timeout=60_000) as waiting:
        page.get_by_role("button", name="Lataa taulukko").click()
    assert waiting.value.suggested_filename == "kommentit ja teemat.xlsx"
