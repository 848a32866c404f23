"""The rotation in browsers: moved by keyboard, repaired at the desk, seen on a phone."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import DESKTOP, PHONE
from tests.browser_tools import accessibility_troubles, scrolls_sideways

pytestmark = [pytest.mark.slow, pytest.mark.timeout(180)]

ROOM = "document.querySelector('.pa-mx-room')"


def by_keyboard(page: Page, target: Locator, key: str = "Enter") -> None:
    """Walk to a control with Tab and press it."""
    for _ in range(80):
        if target.evaluate("element => element === document.activeElement"):
            page.keyboard.press(key)
            return
        page.keyboard.press("Tab")
    raise AssertionError(f"{target} is not reached by keyboard")


def test_rules_are_made_by_keyboard_and_what_they_cost_is_seen_at_once(room):
    page = room.open("rotation")
    asking = page.locator(".pa-rot-asking")
    asking.locator("summary", has_text="Lisää sääntö").press("Enter")
    asking.get_by_label("Millainen sääntö?").select_option(label="Etäosallistujat omiin pöytiin")
    for name in ("Aino K.", "Antti R.", "Eero S.", "Emil H."):
        asking.get_by_role("checkbox", name=name).check()
    asking.get_by_label("Pöytiä kerrallaan").fill("1")
    add = asking.get_by_role("button", name="Lisää tämä sääntö")
    add.press("Enter")
    rule = "Etäosallistujat: 4 ihmistä omissa pöydissä, 1 pöytä kerrallaan"
    expect(asking.get_by_text(rule, exact=True)).to_be_visible()
    expect(asking.get_by_text("Kaikki tämä onnistuu:")).to_be_visible()
    expect(asking.get_by_role("checkbox", name="Aino K.")).not_to_be_checked()

    # Somebody else presents two cases at once: the page says so before anything is found.
    asking.get_by_role("button", name="Kuka esittelee missä").click()
    for case in ("A", "B"):
        presenter = asking.get_by_label(re.compile(f"^{case} .*, Kierros 2$"))
        presenter.select_option(label="Helmi S.")
    expect(asking.get_by_text(re.compile("tapauksia A ja B kierroksella 2"))).to_be_visible()
    page.get_by_text("Vaihtoehdot rinnakkain").scroll_into_view_if_needed()
    expect(page.locator(".is-waiting")).to_have_count(0)  # compared anew once it is seen
    page.set_viewport_size({"width": 320, "height": 640})
    assert not scrolls_sideways(page)
    assert accessibility_troubles(page) == []

    for _ in range(3):
        page.get_by_role("button", name="Kumoa").click()
    expect(asking.get_by_text("Ei sääntöjä.")).to_be_visible()


def test_a_person_is_moved_by_keyboard_and_the_cost_is_said_first(room):  # noqa: PLR0915 - one story
    page = room.open("rotation")
    expect(page.get_by_text("Kaikki 108 mahdollista paria tapaavat")).to_be_visible()

    seats = page.locator("[data-round]")
    planned = seats.all_inner_texts()
    person = page.get_by_label("Näytä tai siirrä henkilö")
    by_keyboard(page, person, "A")  # typing chooses in a list: "A", Aino K.
    expect(page.locator("mark.pa-hit")).to_have_count(3)
    place = page.get_by_label("Uusi paikka")
    by_keyboard(page, place, "ArrowDown")
    expect(page.get_by_text("Mitä siirto maksaa")).to_be_visible()
    expect(page.get_by_text(re.compile("pyydetty 4–\u20607")).first).to_be_visible()

    # The bare page is looked at with all the others; here it is the one with a move under way.
    for size in (DESKTOP, (320, 640)):
        page.set_viewport_size({"width": size[0], "height": size[1]})
        assert not scrolls_sideways(page), f"it scrolls sideways at {size[0]}"
        assert accessibility_troubles(page) == [], f"at {size[0]}"
    page.set_viewport_size({"width": DESKTOP[0], "height": DESKTOP[1]})

    move = page.get_by_role("button", name=re.compile("^Siirrä Aino K."))
    by_keyboard(page, move)
    expect(page.get_by_text("1 toive ei toteudu:")).to_be_visible()
    expect(move).to_be_focused()
    page.get_by_role("button", name="Kumoa").click()
    expect(page.get_by_text("1 toive ei toteudu:")).to_have_count(0)
    expect(seats).to_have_text(planned, use_inner_text=True)
    expect(page.locator(".is-busy, [aria-busy=true]")).to_have_count(0)

    # A name is dragged onto another: the cost is said, and nothing has moved yet.
    name = page.locator('[data-round="2"] [data-p]').first
    onto = page.locator('[data-round="2"][data-place^="at c"] [data-p]').first
    name.hover()
    page.mouse.down()
    onto.hover()
    expect(page.locator(".pa-drag-ghost")).to_be_visible()
    onto.hover()  # where it stands now, if the page has grown above it
    page.mouse.up()
    expect(page.get_by_role("button", name="Vaihda kahden ihmisen paikat")).to_be_enabled()
    page.get_by_role("button", name="Pidä ennallaan").click()
    page.get_by_role("button", name=re.compile("^Kiinnitä pöytään .. kierroksella 2")).click()
    expect(page.locator(".pa-pinned")).to_have_count(1)

    # Who comes late is told by keyboard; the slip follows once it is kept, and it is taken back.
    page.get_by_label("Kenen ajat?").select_option(label="Aino K.")
    first = page.get_by_role("checkbox", name="Kierros 1", exact=True)
    by_keyboard(page, first, "Space")
    expect(page.get_by_text("Aino K. tulee kierrokselle 2 – ei vielä tallessa")).to_be_visible()
    expect(first).to_be_focused()
    by_keyboard(page, page.get_by_role("button", name="Tallenna nämä ajat"))
    expect(page.get_by_text("Aino K. tulee kierrokselle 2", exact=True).first).to_be_visible()
    expect(page.get_by_text("ei vielä tallessa")).to_have_count(0)
    page.get_by_role("button", name="Kumoa").click()
    expect(page.get_by_role("button", name="Muuta: Aino K.")).to_have_count(0)

    # In the picture the arrows follow a person from round to round.
    page.get_by_role("button", name="Kuvana").click()
    thread = page.locator(".pa-flow [role=button][data-p]").first
    thread.focus()
    page.keyboard.press("ArrowRight")
    expect(page.locator(".pa-flow-p:focus")).to_have_attribute("data-c", "1")
    expect(page.locator(".pa-flow-line.is-lit")).to_have_count(2)
    drawn = page.locator(".pa-flow > svg")
    width = drawn.get_attribute("width")
    page.set_viewport_size({"width": DESKTOP[0] - 60, "height": DESKTOP[1]})
    expect(drawn).not_to_have_attribute("width", width)  # drawn anew, and whom they follow stays
    expect(page.locator(".pa-flow-p:focus")).to_have_attribute("data-c", "1")
    expect(page.locator(".pa-flow-line.is-lit")).to_have_count(2)
    page.set_viewport_size({"width": DESKTOP[0], "height": DESKTOP[1]})
    # Alternatives are reckoned anew when somebody looks at them.
    page.locator(".pa-rot-cards").scroll_into_view_if_needed()
    expect(page.locator(".pa-rot-cards.is-waiting")).to_have_count(0)
    assert accessibility_troubles(page) == []

    # A finger presses a name: that person is chosen, and moved by the selects.
    page.get_by_role("button", name="Pöytä kerrallaan").click()
    page.locator('[data-round="2"] [data-p]').first.click()
    expect(page.get_by_label("Näytä tai siirrä henkilö")).not_to_have_value("")
    expect(page.get_by_label("Kierros", exact=True)).to_have_value("2")

    # The picture scrolls in a room of its own, which the keyboard reaches.
    page.set_viewport_size({"width": PHONE[0], "height": PHONE[1]})
    figure = page.get_by_role("region", name=re.compile("^Kuka tapaa kenet,"))
    page.wait_for_function(f"{ROOM}.scrollWidth > {ROOM}.clientWidth")
    figure.focus()
    page.keyboard.press("ArrowRight")
    page.wait_for_function(f"{ROOM}.scrollLeft > 0")
    cards = page.get_by_role("article").filter(has_text="Ryhmä pysyy yhdessä")
    expect(cards.get_by_text("36", exact=True)).to_be_visible()


def test_a_repair_is_confirmed_at_the_desk_and_seen_on_a_phone(room):  # noqa: PLR0915 - one story
    desk = room.open("desk")
    desk.get_by_role("button", name=re.compile("^Avaa ovet")).click()
    phone = room.phone("Aino K.")
    expect(phone.get_by_text("Olet mukana, Aino K.")).to_be_visible()
    desk.get_by_text("Merkitse läsnäolo").click()
    desk.get_by_role("button", name="Kaikki tulivat").click()
    expect(desk.get_by_text("Kaikki ovat paikalla.")).to_be_visible()
    sign = phone.get_by_text(re.compile("A1|A2|B1|B2|C1|C2")).first
    expect(sign).to_be_visible()
    first = re.search(r"[ABC][12]", sign.inner_text())
    assert first
    mates = desk.get_by_role("listitem").filter(has_text=f"Pöytä {first[0]}")
    expect(mates.first).to_be_visible()
    names = mates.locator(".pa-nobr").all_inner_texts()
    missing = next(name for name in names if name != "Aino K.")
    desk.get_by_label(missing, exact=True).uncheck()

    # Somebody's hands are in the list of people: nothing moves there, and a strip says what waits.
    card = desk.locator(".pa-repair")
    strip = desk.get_by_role("button", name=re.compile("Katso ehdotusta$"))
    expect(strip).to_be_visible()
    expect(card.get_by_text("1 puuttuu")).to_be_hidden()
    desk.evaluate("scrollTo(0, 0)")
    desk.mouse.move(300, 300)
    expect(card.get_by_text("1 puuttuu")).to_be_visible()
    expect(strip).to_be_hidden()
    assert accessibility_troubles(desk) == []
    card.get_by_role("button", name=f"Sulje pöytä {first[0]} kierroksella 1").click()
    expect(
        card.get_by_role("heading", name="Kierroksesta 1 alkaen 3 ihmistä siirtyy")
    ).to_be_visible()
    assert accessibility_troubles(desk) == []
    desk.set_viewport_size({"width": 320, "height": 640})
    assert not scrolls_sideways(desk)
    desk.evaluate("scrollTo(0, 0)")
    expect(strip).to_be_visible()
    assert first[0] in sign.inner_text(), "nothing moves before it is confirmed"

    card.get_by_role("button", name="Siirrä 3 ihmistä").click()
    other = first[0][0] + ("2" if first[0][1] == "1" else "1")
    expect(phone.get_by_text(other).first).to_be_visible()
    expect(phone.get_by_text(first[0])).to_have_count(0)
    card.get_by_role("button", name="Peru siirrot").click()
    expect(phone.get_by_text(first[0]).first).to_be_visible()

    # What is declined stays so when the desk is opened anew, until one looks at it again.
    card.get_by_role("button", name="Pidä ennallaan").click()
    expect(card.get_by_text("Pöydät pysyvät toistaiseksi ennallaan.")).to_be_visible()
    desk.reload(wait_until="commit")
    desk.wait_for_selector("body[data-ready]", timeout=60_000)
    expect(card.get_by_role("button", name="Näytä ehdotus uudelleen")).to_be_visible()

    # The same table is closed by hand: the phone follows once it is confirmed.
    desk.get_by_role("button", name="Pöytä tai esittelijä jää pois").click()
    desk.get_by_label("Mikä jää pois?").select_option(label=f"Pöytä {first[0]}")
    closing = desk.locator(".pa-toolbox").get_by_role("button", name=re.compile("^Siirrä "))
    expect(closing).to_be_visible()
    assert not scrolls_sideways(desk)
    assert accessibility_troubles(desk) == []
    assert phone.get_by_text(first[0]).count() > 0, "nothing moves before it is confirmed"
    closing.click()
    expect(phone.get_by_text(other).first).to_be_visible()
    expect(phone.get_by_text(first[0])).to_have_count(0)
