"""A plan made by keyboard alone, from nothing to papers that can be printed."""

from __future__ import annotations

import io
import re
import zipfile

import docx
import pptx
import pytest
from playwright.sync_api import Page, expect

from parastaminen_nb.commands.new import create_workshop
from tests.browser.conftest import PROJECTOR, picture
from tests.browser.running import started

pytestmark = pytest.mark.slow

NAMES = [f"{first} {last}" for first in ("Aino", "Eero", "Ida", "Otto") for last in (
    "Aalto", "Berg", "Eskola", "Halla", "Kivi", "Niemi",
)]  # fmt: skip

HERE = """() => {
  const at = document.activeElement;
  const label = at.labels?.[0]?.textContent;
  const named = at.getAttribute("aria-label") || label || at.textContent;
  const look = getComputedStyle(at);
  const marked = look.boxShadow !== "none" || look.outlineStyle !== "none";
  const around = at.closest(".pa-choice, .pa-upload label, label");
  const ringed = around && getComputedStyle(around).boxShadow !== "none";
  const box = at.getBoundingClientRect();
  const within = box.bottom > 0 && box.top < innerHeight;
  return [named.trim(), at === document.body, marked || Boolean(ringed), within];
}"""


@pytest.fixture(scope="module")
def running(tmp_path_factory):
    folder = tmp_path_factory.mktemp("new")
    path = folder / "kevat.workshop"
    create_workshop(path)
    running = started(folder, str(path), public_url="https://tyopaja.kuusela.fi")
    yield running
    running.end()


class Keys:
    """The keyboard of one page; nothing of a mouse. Every stop has to be seen."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.unseen: set[str] = set()

    def here(self) -> str:
        name, lost, marked, within = self.page.evaluate(HERE)
        assert not lost, "the focus fell off the page"
        if not (marked and within):
            self.unseen.add(name)
        return str(name)

    def to(self, name: str, *, back: bool = False) -> None:
        """Go on by Tab until something is reached whose name begins so."""
        passed = []
        for _ in range(150):
            self.page.keyboard.press("Shift+Tab" if back else "Tab")
            passed.append(self.page.evaluate(HERE)[0][:60])
            if passed[-1].startswith(name):
                self.here()
                return
        raise AssertionError(f"no way to {name}: {passed}")

    def press(self, name: str, key: str = "Enter", *, back: bool = False) -> None:
        self.to(name, back=back)
        self.page.keyboard.press(key)

    def step(self, name: str) -> None:
        """Go back to the row of steps and take one by its name."""
        self.press(name, back=True)
        expect(self.page.get_by_role("heading", name=name, level=2)).to_be_visible()

    def write(self, name: str, text: str) -> None:
        self.to(name)
        self.page.keyboard.insert_text(text)


def shown(page: Page, name: str) -> None:
    """A picture of the page from its top for the guide; the focus stays where it is."""
    page.evaluate("scrollTo(0, 0)")
    picture(page, f"guide-{name}")


def at_heading(page: Page, name: str) -> None:
    expect(page.get_by_role("heading", name=re.compile(f"^{name}"), level=2)).to_be_focused()


def test_a_plan_for_twenty_four_is_made_by_keyboard_and_printed(room):
    page = room.open("planner")
    keys = Keys(page)
    basics(page, keys)
    for place, title in enumerate(("Kyläkeittiö", "Soittorinki", "Kävelyt")):
        case(page, keys, place, title)
    shown(page, "cases")
    keys.press("Kävelyt: siirrä aiemmaksi", back=True)
    expect(page.get_by_text("Kävelyt: nyt 2. tapaus")).to_be_attached()  # for who listens
    assert keys.here() == "Kävelyt: siirrä aiemmaksi"
    keys.press("Kävelyt: siirrä myöhemmäksi")
    expect(page.get_by_text("Kävelyt: nyt 3. tapaus")).to_be_attached()
    moved_at_once(page, keys)
    agenda(page, keys)
    people(page, keys)
    keys.press("Seuraavaksi: Kutsut")
    at_heading(page, "Kutsut")
    shown(page, "letters")
    materials(page, keys)
    keys.press("Seuraavaksi: Muistilista")
    at_heading(page, "Muistilista")
    expect(page.get_by_text("Kaikki on valmista.", exact=True)).to_be_visible()
    shown(page, "checklist")
    assert keys.unseen == set()


def moved_at_once(page: Page, keys: Keys) -> None:
    """What was just written is still on its way when a case is moved, twice without waiting."""
    page.get_by_label("Mistä yksiköstä?").nth(2).focus()
    page.keyboard.insert_text("Liikunta")
    keys.press("Kävelyt: siirrä aiemmaksi", back=True)
    page.keyboard.press("Enter")
    expect(page.get_by_text("Kävelyt: nyt 1. tapaus")).to_be_attached()
    expect(page.get_by_label("Mistä yksiköstä?").first).to_have_value("Liikunta")
    keys.to("Kävelyt: siirrä myöhemmäksi")
    page.keyboard.press("Enter")
    page.keyboard.press("Enter")
    expect(page.get_by_text("Kävelyt: nyt 3. tapaus")).to_be_attached()
    assert keys.here() == "Kävelyt: siirrä myöhemmäksi"


def basics(page: Page, keys: Keys) -> None:
    keys.write("Työpajan nimi", "Kevään hyvät")
    keys.write("Kuka työpajan pitää?", "Kuusivaaran kunta")
    keys.write("Mitä varten työpaja on?", "Opimme kolmesta käytännöstä, jotka jo toimivat.")
    keys.to("Päivä")
    page.keyboard.type("12122029")  # the same day in whatever order a browser asks for it
    keys.write("Montako odotetaan?", "24")
    shown(page, "basics")
    keys.press("Seuraavaksi: Tapaukset")
    at_heading(page, "Tapaukset")


def case(page: Page, keys: Keys, place: int, title: str) -> None:
    keys.press("Lisää tapaus")
    expect(page.get_by_label("Tapauksen nimi").nth(place)).to_be_focused()
    page.keyboard.insert_text(title)
    keys.write("Kuka esittelee?", f"Esittelijä {place + 1}")
    keys.write("Mitä tehdään, kenelle", "Naapurit kokoontuvat kerran viikossa.")
    if not place:
        keys.press("Tapauskortti 0")
        keys.write("Mikä oli pulma?", "Moni söi yksin.")


def agenda(page: Page, keys: Keys) -> None:
    keys.press("Seuraavaksi: Ohjelma")
    at_heading(page, "Ohjelma")
    keys.to("Tervetuloa: kesto minuutteina")
    page.keyboard.press("ArrowDown")
    expect(page.get_by_text("Pelivaraa")).to_be_visible()
    keys.press("Tervetuloa: siirrä alemmas")
    expect(page.get_by_text("Tervetuloa: nyt 2. vaihe")).to_be_attached()  # for who listens
    second = page.locator("tbody tr").nth(1)
    expect(second.get_by_label("Tervetuloa: vaiheen nimi")).to_be_visible()
    assert keys.here() == "Tervetuloa: siirrä alemmas"
    keys.press("Tervetuloa: siirrä ylemmäs", back=True)
    expect(page.locator("tbody tr").first.get_by_label("Tervetuloa: vaiheen nimi")).to_be_visible()
    shown(page, "agenda")


def people(page: Page, keys: Keys) -> None:
    keys.step("Osallistujat")
    keys.write("Liitä ihmiset", "\n".join(NAMES))
    keys.press("Lisää listaan")
    expect(page.get_by_text("24 ihmistä lisättiin.")).to_be_visible()
    shown(page, "people")
    keys.step("Kierto")
    keys.press("Etsi kierto")
    side = page.get_by_role("region", name="Valmius")
    expect(side.get_by_text("Jokaisella on paikka joka kierroksella")).to_be_visible()
    assert keys.here() == "Etsi kierto uudelleen"
    shown(page, "rotation")


def materials(page: Page, keys: Keys) -> None:
    keys.press("Seuraavaksi: Aineistot")
    at_heading(page, "Aineistot")
    keys.to("Lataa kaikki")
    with page.expect_download() as waiting:
        page.keyboard.press("Enter")
    expect(page.get_by_role("button", name="Lataa kaikki")).to_be_focused()
    shown(page, "materials")
    with zipfile.ZipFile(waiting.value.path()) as packed:
        first = pptx.Presentation(io.BytesIO(packed.read("diat.pptx"))).slides[0]
        tables = docx.Document(io.BytesIO(packed.read("poytakortit.docx")))
    titles = [shape.text_frame.text for shape in first.shapes if shape.has_text_frame]
    assert "Kevään hyvät" in titles
    assert "Aino A" in "".join(tables.element.itertext())


def test_what_was_planned_in_a_full_workshop_waits_for_its_doors(room):
    desk = room.open("desk")
    expect(desk.get_by_role("button", name=re.compile("^Avaa ovet"))).to_be_visible()
    picture(desk, "guide-doors")
    wall = room.open("wall", PROJECTOR)
    expect(wall.get_by_text(room.running.code).first).to_be_visible()
    picture(wall, "guide-wall")
