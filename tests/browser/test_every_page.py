"""What holds on every page: no barrier that axe knows, no sideways scroll, no other host."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import DESKTOP, PAGES, PHONE, PROJECTOR, picture
from tests.browser_tools import accessibility_troubles, scrolls_sideways

pytestmark = pytest.mark.slow

NARROWEST = (320, 640)

LOST_IN_FORCED_COLOURS = """() => {
  const rgba = (colour) => colour.match(/[\\d.]+/g).map(Number);
  const over = ([r, g, b, a = 1], [x, y, z]) =>
    [r * a + x * (1 - a), g * a + y * (1 - a), b * a + z * (1 - a)];
  const light = (colour) => colour
    .map((one) => (one / 255 <= 0.04045 ? one / 3294.6 : ((one / 255 + 0.055) / 1.055) ** 2.4))
    .reduce((sum, one, place) => sum + one * [0.2126, 0.7152, 0.0722][place], 0);
  const ground = (at) =>
    at ? over(rgba(getComputedStyle(at).backgroundColor), ground(at.parentElement)) : [0, 0, 0];
  const seen = [...document.querySelectorAll(
    "[aria-current], [aria-pressed=true], [aria-selected=true], .pa-clock-state",
  )].filter((one) => one.getClientRects().length);
  const lost = seen.filter((one) => [one, ...one.querySelectorAll("b, span")].some((part) => {
    const pair = [light(rgba(getComputedStyle(part).color)), light(ground(part))];
    return (Math.max(...pair) + 0.05) / (Math.min(...pair) + 0.05) < 4.5;
  }));
  const unmarked = seen.filter((one) => one.matches("[aria-pressed=true], .pa-steps *")
    && light(ground(one)) === light(ground(one.parentElement)));
  const keys = [...document.querySelectorAll(".pa-legend i")]
    .map((one) => [getComputedStyle(one).backgroundColor, getComputedStyle(one).backgroundImage,
      getComputedStyle(one).borderStyle].join());
  const alike = new Set(keys).size < keys.length ? ["the legend's fields look alike"] : [];
  return [...lost, ...unmarked].map((one) => one.outerHTML.slice(0, 90)).concat(alike);
}"""
"""What is chosen but cannot be read or told from the rest where Windows gives the colours."""


@pytest.mark.parametrize("name", [name for name in PAGES if name != "wall"])
def test_a_page_has_no_barrier_at_a_desk_or_in_the_hand(room, name):
    page = room.open(name)
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    for width, height in (DESKTOP, PHONE, NARROWEST):
        page.set_viewport_size({"width": width, "height": height})
        assert not scrolls_sideways(page), f"{name} scrolls sideways at {width}"
        assert accessibility_troubles(page) == [], f"{name} at {width}"
    page.emulate_media(color_scheme="dark")
    assert accessibility_troubles(page) == [], f"{name} in the dark"
    page.emulate_media(forced_colors="active", color_scheme="dark")
    assert page.evaluate(LOST_IN_FORCED_COLOURS) == [], f"{name} in forced colours"


def test_the_wall_has_no_barrier_and_never_scrolls(room):
    page = room.open("wall", PROJECTOR)
    expect(page.get_by_text(room.running.code).first).to_be_visible()
    for width, height in (PROJECTOR, (1280, 720), (1024, 768)):
        page.set_viewport_size({"width": width, "height": height})
        wide, high = page.evaluate(
            "[document.documentElement.scrollWidth, document.documentElement.scrollHeight]"
        )
        assert wide <= width
        assert high <= height
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)
        assert accessibility_troubles(page) == []


def test_the_wall_asks_that_its_screen_stays_lit(room):
    page = room.window(PROJECTOR)
    page.add_init_script(
        "window.asked = [];"  # on a page of ours; an empty one has none to ask
        "if (navigator.wakeLock) navigator.wakeLock.request = async (it) => void asked.push(it);"
    )
    page.goto(room.running.printed["wall"], wait_until="commit")
    page.wait_for_function("asked.includes('screen')", timeout=60_000)


@pytest.mark.parametrize("name", PAGES)
def test_a_page_speaks_the_language_that_is_asked_for(room, name):
    page = room.window()
    page.goto(f"{room.running.printed[name]}&lang=sv", wait_until="commit")
    page.wait_for_selector("body[data-ready]", timeout=60_000)
    assert page.locator("html").get_attribute("lang") == "sv"
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    finnish = re.compile(r"\b(työpaja|kierros|pöytä|osallistuja|tapaus|päivä)\b", re.IGNORECASE)
    words = page.locator("button, label, h2, h3, nav a").all_inner_texts()
    assert [word for word in words if finnish.search(word)] == []


@pytest.mark.parametrize("name", PAGES)
def test_a_page_shows_nothing_without_the_key(room, name):
    page = room.window()
    address = room.running.printed[name].partition("?")[0]
    answer = page.goto(address)
    assert answer is not None
    assert answer.status == 403
    expect(page.get_by_text("Yhdessä vähemmän yksin")).to_have_count(0)
    assert accessibility_troubles(page) == []


def test_the_desk_is_conducted_by_keyboard_alone(room):
    desk = room.open("desk")
    open_doors = desk.get_by_role("button", name=re.compile("^Avaa ovet"))
    expect(open_doors).to_be_visible()
    for _ in range(40):
        if open_doors.evaluate("button => button === document.activeElement"):
            break
        desk.keyboard.press("Tab")
    desk.keyboard.press("Enter")
    expect(desk.get_by_role("button", name=re.compile("^Aloita: Tervetuloa"))).to_be_focused()
    desk.keyboard.press("n")
    expect(desk.get_by_text("Käynnissä").first).to_be_visible()
    desk.keyboard.press("z")
    expect(desk.get_by_role("button", name=re.compile("^Aloita: Tervetuloa"))).to_be_visible()

    # Who is quicker than a part that opens by its key goes on where they type.
    desk.evaluate(QUICK)
    desk.keyboard.press("a")
    text = desk.get_by_label("Mitä ilmoitat")
    expect(text).to_have_value("Kahvi")
    desk.wait_for_timeout(400)
    expect(text).to_be_focused()


QUICK = """() => new MutationObserver((_, seen) => {
  const text = document.querySelector(".pa-toolbox textarea");
  if (!text?.offsetParent) return;
  seen.disconnect();
  text.focus();
  document.execCommand("insertText", false, "Kahvi");
}).observe(document.body, { subtree: true, childList: true })"""
"""A hand that types into a field at the moment it is there."""


def test_joining_is_pictured_for_the_readme(room):
    page = room.window(PHONE)
    page.goto(room.running.hub)
    page.get_by_label("Koodi seinältä").fill(room.running.code)
    picture(page, "phone-join")
    page.get_by_role("button", name="Jatka").click()
    expect(page.get_by_role("button", name="Liity ilman nimeä")).to_be_visible()
    assert accessibility_troubles(page) == []
    assert not scrolls_sideways(page)


def test_letters_and_sign_ups_have_no_barrier_and_keep_the_focus(room):
    page = room.open("planner")
    steps = page.get_by_role("navigation", name="Suunnittelun vaiheet")
    steps.get_by_text("Kutsut").first.click()
    page.get_by_role("button", name="Avaa lomake").click()
    expect(page.get_by_role("button", name="Sulje lomake")).to_be_visible()

    asks = room.window(NARROWEST, java_script_enabled=False)
    asks.goto(f"{room.running.hub}/signup")
    for label, words in (
        ("Nimesi", "Liisa Öhman"),
        ("Organisaatio", "Hiekkalahti"),
        ("Sähköposti", "liisa@hiekkalahti.fi"),
        ("Parhaiten sopiva päivä", "2027-05-04"),
    ):
        asks.get_by_label(label, exact=True).fill(words)
    asks.get_by_label(re.compile("^Suostun siihen")).check()
    asks.get_by_role("button", name="Lähetä lomake").click()
    expect(asks.get_by_role("heading", level=1)).to_have_text("Kiitos, lomake tuli perille")
    form = room.window(NARROWEST)
    form.goto(f"{room.running.hub}/signup")
    assert accessibility_troubles(form) == []
    assert not scrolls_sideways(form)

    remove = page.get_by_role("button", name="Poista tiedot: Hiekkalahti")
    expect(remove).to_be_visible()
    for width, height in (DESKTOP, NARROWEST):
        page.set_viewport_size({"width": width, "height": height})
        assert accessibility_troubles(page) == [], f"invitations at {width}"
        assert not scrolls_sideways(page), f"invitations at {width}"
    page.get_by_role("button", name="Kopioi teksti").click()
    expect(page.get_by_text(re.compile("^(Kopioitu|Teksti on valittu)"))).to_be_visible()
    remove.press("Enter")
    expect(page.get_by_role("button", name="Pidä tiedot")).to_be_focused()
    page.get_by_role("button", name="Poista pysyvästi").click()
    expect(page.get_by_text("Tiedot on poistettu pysyvästi.")).to_be_visible()
    expect(remove).to_have_count(0)

    steps.get_by_text("Muistilista").first.click()
    box = page.get_by_role("checkbox", name="Tilat ja pöydät on varattu")
    done = page.locator("li.is-done", has=box)
    expect(done).to_be_visible()  # all of the example's list is done
    box.press("Space")
    expect(done).to_have_count(0)
    expect(box).to_be_focused()
    box.press("Space")
    expect(done).to_be_visible()
    expect(box).to_be_focused()
    assert accessibility_troubles(page) == []
    assert not scrolls_sideways(page)
