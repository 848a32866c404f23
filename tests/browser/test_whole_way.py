"""The whole way: desk, wall and two phones at once; kills in the middle; what a desk decides."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from playwright.sync_api import Page, expect
from python_calamine import CalamineWorkbook

from parastaminen_nb.core.timetable import timetable
from parastaminen_nb.session import Session
from tests.browser.conftest import PROJECTOR
from tests.browser_tools import scrolls_sideways

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

    # One clock: once the round is on all three screens, they lie within a second of each other.
    for page in (desk, wall, aino):
        expect(page.get_by_role("timer").first).to_have_text(re.compile(r"2[12]:\d\d"))
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


WRONG_BY_MINUTES = "{ const real = Date.now; Date.now = () => real() - 7 * 60_000 }"
TICKS = """
() => {
  const face = document.querySelector("[role=timer]");
  globalThis.ticks = {};
  new MutationObserver(() => {
    const digits = face.textContent.match(/[0-9]+:[0-9][0-9]/)?.[0];
    ticks[digits] ??= performance.timeOrigin + performance.now();
  }).observe(face, { childList: true, characterData: true, subtree: true });
}
"""
"""When a clock changes to which digits, by the time of the machine, which nobody has turned."""


def apart(*pages: Page) -> float:
    """How many milliseconds lie between the first and the last clock to show the same digits; a
    browser that has much to do draws late, so the best of some seconds counts."""
    for page in pages:
        shown(page)
        page.evaluate(TICKS)
    pages[0].wait_for_timeout(2500)
    seen = [page.evaluate("() => ticks") for page in pages]
    common = set.intersection(*(set(ticks) for ticks in seen))
    assert common
    return min(max(t[d] for t in seen) - min(t[d] for t in seen) for d in common)


def test_what_one_desk_decides_every_screen_shows(room, running):  # noqa: PLR0915 - one story
    session = Session.opened(running.workshop)
    session.start(session.state.agenda.segment("round-1"))
    oskari = next(p for p in session.state.workshop.people if p.short_name == "Oskari T.")
    table = session.state.rotation.seat(oskari.key, 1).label
    session.close()
    desk, other, wall = room.open("desk"), room.open("desk"), room.open("wall", PROJECTOR)
    phone = room.phone("Oskari T.")
    still = room.phone("Sami U.", (320, 640), java_script_enabled=False)
    phone.add_init_script(WRONG_BY_MINUTES)
    phone.reload()

    # One clock, though the phone's own is seven minutes late.
    assert apart(desk, wall, phone) < 300

    # A word to one table, and to everyone.
    desk.keyboard.press("a")
    desk.get_by_label("Mitä ilmoitat").press_sequentially("Ikkunat auki. N a ?")
    press(desk, "Ilmoita nyt")
    expect(wall.get_by_text("Ikkunat auki. N a ?")).to_be_visible()
    told = phone.locator("[data-told]")
    expect(told).to_have_text("Ikkunat auki. N a ?")
    desk.get_by_label("Kenelle").select_option(label=f"Pöytä {table}")
    desk.get_by_label("Mitä ilmoitat").fill("Hakekaa tuoli lisää.")
    press(desk, "Ilmoita nyt")
    expect(told.filter(has_text="Hakekaa tuoli lisää.")).to_be_visible()
    expect(wall.get_by_text("Hakekaa tuoli lisää.")).to_have_count(0)
    still.reload()
    expect(still.get_by_text("Ikkunat auki. N a ?")).to_be_visible()
    expect(still.get_by_text("Hakekaa tuoli lisää.")).to_have_count(0)
    assert not scrolls_sideways(still)

    # What waits for approval stands nowhere else; the other desk approves it.
    desk.get_by_role("button", name=re.compile("^Kommenttien näkyminen")).click()
    press(desk, "Hyväksynnän jälkeen")
    expect(other.get_by_text("Hyväksynnän jälkeen").first).to_be_visible()
    write(phone, "Vasta luvan jälkeen.")
    waiting = other.get_by_role("listitem").filter(has_text="Vasta luvan jälkeen.")
    approve = waiting.get_by_role("button", name="Hyväksy", exact=True)
    expect(approve).to_be_visible()
    expect(wall.get_by_text("Vasta luvan jälkeen.")).to_have_count(0)
    approve.click()
    expect(wall.get_by_text("Vasta luvan jälkeen.").first).to_be_visible()

    # Two desks that press at the same moment start one move, and go back from it.
    begin = re.compile("^Aloita pöydän vaihto")
    both = [page.get_by_role("button", name=begin).element_handle() for page in (desk, other)]
    for button in both:
        button.evaluate("button => button.textContent.includes('vaihto') && button.click()")
    expect(wall.get_by_role("heading", name="Etsi nimesi ja siirry pöytään")).to_be_visible()
    expect(desk.get_by_role("button", name=re.compile("^Aloita kierros 2"))).to_be_visible()
    own = phone.locator("#mine li").filter(has_text="Vasta luvan jälkeen.")
    expect(own.get_by_text("Muuta tai peru")).to_have_count(0)  # its round is over
    desk.get_by_role("button", name=re.compile("^Ohita tai palaa")).click()
    press(desk, "Palaa edelliseen")
    press(desk, "Aloita kierros 1")
    expect(phone.get_by_text("Pöytäsi nyt", exact=True)).to_be_visible()
    expect(own.get_by_text("Muuta tai peru")).to_be_visible()

    # Three minutes over what there was to spare: one press takes the proposal, on every desk.
    session = Session.opened(running.workshop)
    slack = timetable(session.state, session.now()).slack
    session.lengthen(timedelta(minutes=slack + 3))
    session.close()
    proposal = other.locator(".pa-repair:visible").filter(has_text="jäljessä")
    # One has its hands among the tools, the other has scrolled away: a strip says what waits.
    strips = [
        page.get_by_role("button", name=re.compile("Katso ehdotusta$")) for page in (desk, other)
    ]
    for strip in strips:
        expect(strip).to_be_visible()
    strips[1].click()
    shorten = proposal.locator(".pa-btn").first
    expect(shorten).to_be_visible()
    ends = desk.locator(".pa-plan tr").last
    before = ends.inner_text()
    shorten.click()
    expect(ends).not_to_have_text(before)
    expect(proposal).to_have_count(0)
    expect(strips[0]).to_be_hidden()

    # Feedback from a phone without script; the end, and the way back from it.
    desk.get_by_label("Siirry vaiheeseen").select_option("feedback")
    press(desk, "Aloita: Palaute")
    expect(wall.get_by_role("heading", name="Kerro, miten meni")).to_be_visible()
    still.reload()
    still.get_by_role("link", name=re.compile("^Anna palautetta")).click()
    still.get_by_role("radio", name="4").first.check()
    still.get_by_role("button", name="Lähetä palaute").click()
    expect(still.get_by_text(re.compile("Kiitos"))).to_be_visible()
    press(desk, "Päätä työpaja")
    expect(wall.get_by_role("heading", name="Kiitos")).to_be_visible()
    expect(phone.get_by_role("heading", name="Kiitos")).to_be_visible()
    with phone.expect_download() as kept:
        phone.get_by_role("link", name=re.compile("kommenttisi ja tapaukset")).first.click()
    assert "Vasta luvan jälkeen." in kept.value.path().read_text("utf-8")
    press(other, "Avaa työpaja uudelleen")
    expect(desk.get_by_text("Käynnissä").first).to_be_visible()
    expect(wall.get_by_role("timer")).to_have_text(re.compile(r"\d:\d\d"))
