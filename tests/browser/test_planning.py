"""Planning as a facilitator does it: typed, by keyboard, and found again after a reload."""

from __future__ import annotations

import re

import openpyxl
import pytest
from playwright.sync_api import Page, expect

from parastaminen_nb.pathing import Pathing
from parastaminen_nb.session import Session
from tests.browser.conftest import PHONE, picture
from tests.browser_tools import accessibility_troubles, scrolls_sideways

pytestmark = pytest.mark.slow


def step(page: Page, name: str) -> None:
    """Go to a step, and wait until it is seen: keys do not reach what is hidden still."""
    page.get_by_label("Suunnittelun vaiheet").get_by_role("link", name=name).click()
    expect(page.get_by_role("heading", name=name, level=2)).to_be_visible()


def start_of(page: Page, part: str) -> str:
    row = page.get_by_role("row").filter(has=page.get_by_label(f"{part}: vaiheen nimi"))
    return row.locator("td").first.inner_text()


def test_what_is_typed_is_kept_and_there_after_a_reload(room):
    page = room.open("planner")
    question = page.get_by_label("Mistä pöydissä keskustellaan?")
    question.fill("Mitä kokeilisit huomenna?")
    expect(page.get_by_text("Tallennettu klo ")).to_be_visible()
    step(page, "Tapaukset")
    page.reload(wait_until="commit")
    page.wait_for_selector("body[data-ready]", timeout=60_000)
    expect(page.get_by_role("heading", name="Tapaukset")).to_be_visible()
    step(page, "Perustiedot")
    expect(question).to_have_value("Mitä kokeilisit huomenna?")
    question.press("End")
    page.keyboard.type(" ")
    page.wait_for_timeout(900)  # the keys rest, and the space alone is told
    page.keyboard.type("Kenen kanssa?")
    page.reload(wait_until="commit")  # before the keys have rested
    expect(question).to_have_value("Mitä kokeilisit huomenna? Kenen kanssa?", timeout=60_000)
    expect(page.get_by_text("Tallennettu klo ")).to_be_visible()
    other = room.open("planner")
    expect(other.get_by_label("Mistä pöydissä keskustellaan?")).to_have_value(
        "Mitä kokeilisit huomenna? Kenen kanssa?"
    )


def test_typing_keeps_its_place_and_is_taken_back(room):
    page = room.open("planner")
    title = page.get_by_label("Työpajan nimi")
    expect(title).to_have_value("Yhdessä vähemmän yksin")
    title.press("End")
    title.type(" – jatko", delay=30)
    expect(page.get_by_text("– jatko: 120 min")).to_be_visible()
    expect(title).to_be_focused()
    expect(title).to_have_value("Yhdessä vähemmän yksin – jatko")
    page.get_by_role("button", name="Kumoa").click()
    expect(title).to_have_value("Yhdessä vähemmän yksin")


def test_what_cannot_be_is_said_beside_its_field(room):
    page = room.open("planner")
    least = page.get_by_label("Pöydässä on vähintään")
    least.fill("9")
    expect(least).to_have_attribute("aria-invalid", "true")
    expect(page.get_by_text("Ryhmässä ei voi olla 9–7")).to_be_visible()
    expect(least).to_have_value("9")
    least.fill("4")
    expect(least).not_to_have_attribute("aria-invalid", "true")


def test_the_agenda_is_changed_by_keyboard_alone(room):
    page = room.open("planner")
    step(page, "Ohjelma")
    minutes = page.get_by_label("Tervetuloa: kesto minuutteina")
    expect(minutes).to_have_value("8")
    before = start_of(page, "Tapaukset lyhyesti")
    minutes.focus()
    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowUp")
    expect(page.get_by_text("Pelivaraa 2 min")).to_be_visible()
    assert start_of(page, "Tapaukset lyhyesti") != before
    expect(minutes).to_be_focused()
    page.keyboard.press("Tab")  # there is nothing to move up in the first row but the button
    page.keyboard.press("Tab")
    down = page.get_by_role("button", name="Tervetuloa: siirrä alemmas")
    expect(down).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("tbody tr").nth(1).get_by_label("Tervetuloa: vaiheen nimi")).to_be_visible()
    expect(down).to_be_focused()
    picture(page, "planner")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    opened = page.get_by_role("group", name="Tervetuloa: kaikki suunniteltu")
    for names in (("Mikä vaihe tämä on?", "Rata", "Yhtä pitkä kuin"), ("Mitä sanotaan", "Tarvi")):
        labels = [opened.locator("label").filter(has_text=name).bounding_box() for name in names]
        assert len({round(box["y"]) for box in labels}) == 1, "labels of a row stand at one height"
    least = opened.get_by_label("Vähintään")
    least.fill("99")
    expect(page.get_by_text("Vähintään 99 min on enemmän kuin")).to_be_visible()
    expect(least).to_have_value("99")
    page.get_by_role("button", name="Tervetuloa: lisää").press("Enter")
    expect(least).to_have_count(0)
    for _ in range(2):
        page.get_by_role("button", name="Kumoa").click()
    expect(minutes).to_have_value("8")


def test_a_part_is_dragged_and_another_planner_is_told(room):
    page = room.open("planner")
    step(page, "Ohjelma")
    rows = page.locator(".pa-agenda tbody tr")
    last = rows.last.locator("th input").get_attribute("aria-label")
    rows.last.locator(".pa-grip").drag_to(rows.nth(1), target_position={"x": 90, "y": 4})
    expect(rows.nth(1).locator("th input")).to_have_attribute("aria-label", last)
    title = page.get_by_label("Kierros 1: vaiheen nimi")
    title.focus()
    other = room.open("planner")
    step(other, "Ohjelma")
    other.get_by_label("Tervetuloa: kesto minuutteina").fill("9")
    expect(page.get_by_text("Ohjelma: joku muu muutti tätä klo")).to_be_visible()
    expect(page.get_by_label("Tervetuloa: kesto minuutteina")).to_have_value("9")
    expect(title).to_be_focused()
    other.get_by_role("button", name="Kumoa").click()
    expect(page.get_by_label("Tervetuloa: kesto minuutteina")).to_have_value("8")


def test_people_are_pasted_on_a_phone_and_get_their_seats(room):
    page = room.open("planner", PHONE)
    step(page, "Osallistujat")
    box = page.get_by_label("Liitä ihmiset Excelistä tai sähköpostista")
    box.fill("Siiri Suo\tSivistys\tOsallistuja\tsiiri@kunta.fi\nOtto Oja\tSote\totto@")
    page.get_by_role("button", name="Lisää listaan").click()
    expect(page.get_by_text("1 ihminen lisättiin. Korjaa vielä 1 rivi.")).to_be_visible()
    expect(page.get_by_text("Rivi 1: otto@ ")).to_be_visible()
    expect(box).to_have_value("Otto Oja\tSote\totto@")
    page.get_by_role("button", name=re.compile("^Osallistujat ovat muuttuneet")).click()
    expect(page.get_by_role("heading", name="Kierto")).to_be_focused()
    page.get_by_role("button", name="Etsi kierto uudelleen").click()
    done = page.get_by_role("listitem")
    expect(done.get_by_text("Jokaisella on paikka joka kierroksella", exact=True)).to_be_visible()
    expect(page.get_by_text("Siiri S.").first).to_be_attached()


def test_a_new_case_begins_with_its_title(room):
    page = room.open("planner")
    step(page, "Tapaukset")
    page.get_by_role("button", name="Lisää tapaus").click()
    title = page.get_by_label("Tapauksen nimi").last
    expect(title).to_be_focused()
    page.keyboard.type("Kimppakyyti <b>")
    expect(page.get_by_role("heading", name="Kimppakyyti <b>")).to_be_visible()
    expect(title).to_be_focused()
    page.get_by_role("button", name="Kimppakyyti <b>: poista").click()
    expect(page.get_by_label("Tapauksen nimi")).to_have_count(3)


def test_materials_are_kept_by_the_browser_by_keyboard_alone(room):
    page = room.open("planner")
    step(page, "Aineistot")
    everything = page.get_by_role("button", name="Lataa kaikki")
    everything.focus()
    with page.expect_download() as waiting:
        page.keyboard.press("Enter")
    assert waiting.value.suggested_filename.startswith("aineisto ")
    page.keyboard.press("Tab")
    first = page.get_by_role("button", name="Lataa ajolista.docx")
    expect(first).to_be_focused()
    with page.expect_download() as waiting:
        page.keyboard.press("Enter")
    assert waiting.value.suggested_filename == "ajolista.docx"
    assert waiting.value.path().read_bytes().startswith(b"PK")
    expect(first).to_be_focused()


def pressed(page: Page, name: str | re.Pattern[str]) -> None:
    """Press a button by keyboard that goes away by it; something else has the focus then."""
    first = page.get_by_role("button", name=name).first
    label = first.get_attribute("aria-label") or first.inner_text()
    button = page.get_by_role("button", name=label, exact=True)
    button.press("Enter")
    expect(button).to_be_hidden()
    expect(page.locator(":focus")).to_have_count(1)


def test_what_goes_away_leaves_the_focus_beside_it(room, tmp_path):
    page = room.open("planner")
    page.get_by_role("button", name="Aloita aiemmasta työpajasta").press("Enter")
    pressed(page, "Sulje")
    expect(page.get_by_role("button", name="Aloita aiemmasta työpajasta")).to_be_focused()

    page.get_by_role("button", name="Suunnitelma Excelissä").press("Enter")
    with page.expect_download() as waiting:
        page.get_by_role("button", name="Lataa suunnitelma").press("Enter")
    waiting.value.save_as(tmp_path / "plan.xlsx")
    book = openpyxl.load_workbook(tmp_path / "plan.xlsx")
    book[book.sheetnames[1]]["B2"].value = "Toinen nimi"
    book.save(tmp_path / "plan.xlsx")
    page.locator(".pa-card input[type=file]").first.set_input_files(tmp_path / "plan.xlsx")
    heard = page.locator(".pa-upload [aria-live]").first  # who cannot see it hears what came of it
    expect(heard).to_have_text(re.compile("^1 ero tiedostoon plan.xlsx"))
    pressed(page, "Hyväksy kaikki")
    expect(page.get_by_label("Työpajan nimi")).to_have_value("Toinen nimi")
    page.get_by_role("button", name="Kumoa").press("Enter")
    expect(page.get_by_role("button", name="Kumoa")).to_be_disabled()
    expect(page.get_by_role("button", name="Kumoa")).to_be_focused()

    step(page, "Tapaukset")
    pressed(page, re.compile(": poista$"))
    step(page, "Osallistujat")
    page.get_by_role("button", name=re.compile(": lisää$")).first.press("Enter")
    pressed(page, "Poista listalta")
    step(page, "Ohjelma")
    page.get_by_role("button", name="Tervetuloa: lisää").press("Enter")
    pressed(page, "Poista tämä vaihe")
    step(page, "Muistilista")
    page.get_by_role("button", name="Muuta listaa").press("Enter")
    pressed(page, re.compile(": poista muistilistalta$"))
    page.get_by_role("button", name="Sulje").press("Enter")  # the notice above everything
    expect(page.locator(":focus")).to_have_count(1)
    for _ in range(4):
        page.get_by_role("button", name="Kumoa").press("Enter")
    expect(page.get_by_role("button", name="Kumoa")).to_be_disabled()  # all of it is back
    expect(page.get_by_label("Suunnittelun vaiheet").get_by_text("Valmis")).not_to_have_count(0)


def letters_opened_and_closed(page):
    invite = page.get_by_role("button", name=re.compile(r"^Kutsu \d+"))
    invite.press("Enter")
    expect(page.get_by_role("heading", name="Kirjeet tapaamisesta")).to_be_focused()
    letters = page.get_by_role("region", name="Kirjeet tapaamisesta")
    letters.get_by_role("button", name="Takaisin tapaamisiin").press("Enter")
    expect(invite).to_be_focused()


def day_typed_by_parts(page):
    day = page.get_by_label("Päivä", exact=True)
    page.evaluate(
        "window.wrong = []; new MutationObserver(() => document.querySelectorAll("
        "'.pa-tl-editor .pa-error:not([hidden])').forEach((one) => wrong.push(one.textContent)))"
        ".observe(document.body, {subtree: true, childList: true, attributes: true})"
    )
    row = page.locator(".pa-tl > li").filter(has_text="Väliarvio").locator("b")
    day.fill("2040-03-15")
    expect(row).to_contain_text("15.3.2040")
    day.focus()
    page.keyboard.press("Backspace")
    page.keyboard.type("04")  # another month, by way of none
    expect(row).to_contain_text(re.compile(r"15\.4\.2040|4\.3\.2040"))
    assert page.evaluate("wrong") == []  # nothing is wrong with a day that is being typed


def test_a_path_is_begun_and_a_card_moved_by_keyboard_and_taken_back(room):
    page = room.open("pathway")
    page.get_by_role("button", name="Suunnittele puoli vuotta").press("Enter")
    expect(page.get_by_role("button", name="Väliarvio")).to_be_visible()
    expect(page.locator(".pa-tl > li")).to_have_count(5)
    first = page.get_by_role("button", name="Soittokierros")
    expect(first).to_be_focused()  # what was asked for, and when it is
    expect(first).to_have_accessible_description(re.compile(r"^\w+ \d+\. \w+kuuta .*päästä"))
    letters_opened_and_closed(page)

    page.get_by_role("button", name="Lisää kokeilu").press("Enter")
    expect(page.get_by_label("Mitä kokeillaan, muutamalla sanalla")).to_be_focused()
    page.keyboard.type("Lounas koululla")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Lounas koululla")).to_be_focused()
    page.get_by_label("Luvun yksikkö").fill("kävijää")
    page.get_by_label("Luku", exact=True).fill("17")
    page.get_by_label("Luku", exact=True).press("Enter")
    expect(page.get_by_text("17 kävijää").first).to_be_visible()
    page.set_viewport_size({"width": PHONE[0], "height": PHONE[1]})
    assert accessibility_troubles(page) == []
    assert not scrolls_sideways(page)
    page.get_by_role("button", name="Takaisin taululle").press("Enter")
    card = page.get_by_role("listitem").filter(has_text="17 kävijää")
    expect(card.get_by_role("button", name="Lounas koululla", exact=True)).to_be_focused()

    tried = page.get_by_role("region", name="Kokeilussa")
    card.get_by_role("button", name="Kokeiluun: Lounas koululla").press("Enter")
    expect(tried.get_by_role("button", name="Päätettäväksi: Lounas koululla")).to_be_focused()
    told = page.get_by_role("status").filter(has_text="Lounas koululla")
    expect(told).to_contain_text("kokeil")
    # Another window learns of it, and sees the last number.
    other = room.open("pathway", PHONE)
    expect(other.get_by_role("region", name="Kokeilussa")).to_contain_text("17 kävijää")
    page.get_by_role("button", name="Peru siirto").press("Enter")
    expect(page.get_by_text("Muutos kumottiin.")).to_be_visible()
    for window in (page, other):
        expect(window.get_by_role("region", name="Ideat")).to_contain_text("Lounas koululla")

    page.get_by_role("button", name="Väliarvio").press("Enter")
    expect(page.get_by_role("heading", name="Väliarvio")).to_be_focused()
    day_typed_by_parts(page)
    page.get_by_role("button", name="Ketkä tulevat").press("Enter")
    comes = page.get_by_role("group", name="Aino K.").get_by_role("radio")
    comes.last.focus()
    page.keyboard.press("ArrowDown")  # from the last answer to the first
    expect(page.get_by_text(re.compile(r"1 tulee\. \d+ ei ole vastannut\.")).first).to_be_visible()
    expect(comes.first).to_be_checked()
    assert accessibility_troubles(page) == []
    assert not scrolls_sideways(page)
    page.get_by_role("button", name="Takaisin tapaamisiin").press("Enter")
    expect(page.get_by_role("button", name="Väliarvio")).to_be_focused()


def test_what_is_typed_in_one_experiment_never_comes_into_another_of_its_name(room):
    session = Session.opened(room.running.workshop)
    path = Pathing(session)
    first, second = (path.add_experiment({"title": "Saunailta"}) for _one in range(2))
    page = room.open("pathway")
    cards = page.get_by_role("button", name="Saunailta", exact=True)
    aim = page.get_by_label("Miten, kenen kanssa")
    cards.first.click()
    expect(aim).to_be_visible()
    # Somebody types and is gone in the same moment, before anything of it was told.
    aim.evaluate(
        """(area) => {
          area.value = "Keskiviikkoisin rannassa";
          area.dispatchEvent(new Event("input", { bubbles: true }));
          document.querySelector(".pa-xp-editor .pa-xp-back button").click();
        }"""
    )
    expect(cards).to_have_count(2)
    cards.last.click()
    expect(page.get_by_role("heading", name="Saunailta", level=2)).to_be_focused()
    expect(aim).to_have_value("")
    page.get_by_role("button", name="Takaisin taululle").click()
    cards.first.click()
    expect(aim).to_have_value("Keskiviikkoisin rannassa")
    session.catch_up()
    assert [path.path.experiment(key).aim for key in (first, second)] == [
        "Keskiviikkoisin rannassa",
        "",
    ]
    session.close()
