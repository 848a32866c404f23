"""The whole way, once: desk, wall and two phones at once; kills in the middle; the workbook."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect
from python_calamine import CalamineWorkbook

from tests.browser.conftest import PROJECTOR

pytestmark = [pytest.mark.slow, pytest.mark.timeout(240)]


def press(page: Page, name: str) -> None:
    page.get_by_role("button", name=re.compile(f"^{re.escape(name)}")).click()


def write(phone: Page, text: str) -> None:
    phone.get_by_role("textbox", name=re.compile("Mikä tässä toimisi")).fill(text)
    press(phone, "Lähetä kommentti")
    expect(phone.locator("#mine li").filter(has_text=text)).to_contain_text("Lähetetty")


def seconds(clock: str) -> int:
    minutes, _, rest = clock.strip().partition(":")
    return 60 * int(minutes) + int(rest)


def shown(page: Page) -> int:
    """What the page's clock shows, in seconds."""
    face = page.get_by_role("timer").first
    expect(face).to_have_text(re.compile(r"\d+:\d\d"))
    found = re.search(r"\d+:\d\d", face.inner_text())
    assert found
    return seconds(found[0])


def test_from_open_doors_to_a_workbook(room, running, tmp_path):  # noqa: PLR0915 - one story
    desk, wall = room.open("desk"), room.open("wall", PROJECTOR)
    expect(wall.get_by_text(running.code).first).to_be_visible()
    press(desk, "Avaa ovet")

    aino, somebody = room.phone("Aino K."), room.phone()
    expect(aino.get_by_text("Olet mukana, Aino K.")).to_be_visible()
    expect(desk.get_by_role("heading", name=re.compile("Paikalla 1"))).to_be_visible()

    press(desk, "Aloita: Tervetuloa")
    expect(aino.get_by_text("Tervetuloa").first).to_be_visible()
    press(desk, "Aloita: Tapaukset lyhyesti")
    press(desk, "Aloita pöydän vaihto")
    expect(
        aino.get_by_role("heading", name=re.compile("Siirry nyt pöytään [ABC]1"))
    ).to_be_visible()
    press(desk, "Aloita kierros 1")
    expect(
        aino.get_by_role("heading", name=re.compile("Pöytäsi nyt.*[ABC]1", re.S))
    ).to_be_visible()
    expect(wall.get_by_text("Kierros 1").first).to_be_visible()
    expect(wall.get_by_text("Aino").first).to_be_visible()

    # One clock: what three screens show lies within a second of each other.
    times = [shown(page) for page in (desk, wall, aino)]
    assert max(times) - min(times) <= 1, times

    somebody.get_by_label(re.compile("Pöytä kierroksella 1")).select_option("B2")
    press(somebody, "Istun tässä")
    write(aino, "Kyläbussi kulkee jo koululle. =1+1")
    write(somebody, "Sama ääni <b>joka viikko</b> on tärkeintä 👏")
    for page in (wall, desk):
        expect(page.get_by_text("Kyläbussi kulkee jo koululle. =1+1").first).to_be_visible()
        expect(page.get_by_text("Sama ääni <b>joka viikko</b>").first).to_be_visible()

    # Two more minutes, and a pause that a reload does not end.
    before = shown(desk)
    press(desk, "+2 min")
    expect(desk.get_by_role("timer").first).to_have_text(re.compile(r"2[34]:\d\d"))
    assert shown(desk) > before
    press(desk, "Pysäytä kello")
    expect(wall.get_by_text("Pysäytetty").first).to_be_visible()
    stood = shown(wall)
    for page in (desk, wall, aino):
        page.reload(wait_until="commit")
        expect(page.get_by_text("Pysäytetty").first).to_be_visible(timeout=60_000)
        assert shown(page) == stood
    expect(aino.locator("#mine")).to_contain_text("Kyläbussi")

    # The hub dies and comes back: pages go on by themselves, nothing confirmed is lost.
    running.kill("hub")
    write(aino, "Tämä lähti, kun yhteys palasi.")
    expect(wall.get_by_text("Tämä lähti, kun yhteys palasi.").first).to_be_visible()

    # The pages' program dies: the desk opens itself anew and shows the same.
    desk.evaluate("window.before = true")
    running.kill("voila")
    desk.wait_for_function("!window.before", timeout=90_000)
    expect(desk.get_by_role("button", name=re.compile("^Jatka kelloa"))).to_be_visible(
        timeout=90_000
    )
    expect(desk.get_by_text("Tämä lähti, kun yhteys palasi.").first).to_be_visible(timeout=60_000)
    assert shown(desk) == stood
    desk.wait_for_selector("body[data-ready]", timeout=60_000)
    press(desk, "Jatka kelloa")
    expect(aino.get_by_text("Pysäytetty")).to_have_count(0)

    with desk.expect_download() as download:
        press(desk, "Lataa kommentit")
    workbook = tmp_path / download.value.suggested_filename
    download.value.save_as(workbook)
    assert workbook.suffix == ".xlsx"
    cells = {
        str(cell)
        for sheet in CalamineWorkbook.from_path(str(workbook)).sheet_names
        for row in CalamineWorkbook.from_path(str(workbook)).get_sheet_by_name(sheet).to_python()
        for cell in row
    }
    assert {
        "Kyläbussi kulkee jo koululle. =1+1",
        "Sama ääni <b>joka viikko</b> on tärkeintä 👏",
        "Tämä lähti, kun yhteys palasi.",
    } <= cells
