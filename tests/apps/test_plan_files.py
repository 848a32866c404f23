"""The plan in Excel, from the planner: what differs is shown before any of it is accepted."""

from __future__ import annotations

import io
from dataclasses import replace

import openpyxl
import pytest

from parastaminen_nb.apps.planner import Planner, planner
from parastaminen_nb.core.difference import Portion
from parastaminen_nb.core.events import DoorsOpened, WorkshopPlanned
from parastaminen_nb.core.workshop import Anonymity
from parastaminen_nb.example import create_example
from parastaminen_nb.exchange.plan_book import write_plan_book
from parastaminen_nb.i18n import translator
from parastaminen_nb.session import Session
from tests.apps.conftest import NOON, opened


@pytest.fixture
def page(session) -> Planner:
    page = planner(session, "en")
    page.exchanging.fold.turn()
    return page


def edited(content: bytes, **cells: object) -> bytes:
    """The workbook after somebody wrote into cells: `People__A2="Ada"`."""
    workbook = openpyxl.load_workbook(io.BytesIO(content))
    for place, value in cells.items():
        sheet, cell = place.split("__")
        workbook[sheet][cell].value = value
    saved = io.BytesIO()
    workbook.save(saved)
    return saved.getvalue()


def book(session: Session) -> bytes:
    live = session.state
    return write_plan_book(live.workshop, live.agenda, live.rotation, translator("en"))


def shown(page) -> dict[Portion, str]:
    card = page.exchanging.card
    return {
        portion: card.lists[portion].value
        for portion, part in card.parts.items()
        if part.layout.display != "none"
    }


def test_the_section_costs_nothing_before_it_is_opened(session):
    assert planner(session, "en").exchanging.card is None


def test_the_plan_is_downloaded_in_its_own_language(page):
    card = page.exchanging.card
    card.download.click()
    assert card.download.made.name.startswith("suunnitelma 2027-03-11")
    names = openpyxl.load_workbook(io.BytesIO(card.download.made.content)).sheetnames
    assert names[0] == "Lue tämä ensin"


def test_nothing_changes_before_it_is_accepted_and_one_press_takes_it_back(page, session):
    before = session.state
    content = edited(book(session), People__A2="Aino Uusi", Basics__B3="Uusikunta")
    card = page.exchanging.card
    card.upload.put("plan.xlsx", content)
    assert (session.state, page.notice.text) == (before, "")
    assert set(shown(page)) == {Portion.BASICS, Portion.PEOPLE}
    assert "2 differences from plan.xlsx" in card.told.value
    assert "Aino Uusi" in shown(page)[Portion.PEOPLE]
    card.take_all.click()
    assert session.state.workshop.people[0].name == "Aino Uusi"
    assert session.state.workshop.organisation == "Uusikunta"
    assert page.notice.text == "Accepted: Basics and People. It can be taken back."
    assert card.found.layout.display == "none"
    page.saved.undo.click()
    assert session.state.workshop == before.workshop


def test_one_part_can_be_accepted_and_the_others_left(page, session):
    before = session.state.workshop
    content = edited(book(session), People__A2="Aino Uusi", Basics__B3="Uusikunta")
    card = page.exchanging.card
    card.upload.put("plan.xlsx", content)
    card.take[Portion.PEOPLE].click()
    assert session.state.workshop.organisation == before.organisation
    assert session.state.workshop.people[0].name == "Aino Uusi"
    assert set(shown(page)) == {Portion.BASICS}
    card.leave.click()
    assert card.found.layout.display == "none"
    assert session.state.workshop.organisation == before.organisation


def test_what_could_not_be_read_is_told_beside_what_differs(page, session):
    content = edited(book(session), People__D2="pomo", Basics__B3="Uusikunta")
    card = page.exchanging.card
    card.upload.put("plan.xlsx", content)
    assert "“pomo” does not fit" in card.told.value
    assert "1 difference from plan.xlsx" in card.told.value


def test_a_workbook_that_says_the_same_says_so(page, session):
    card = page.exchanging.card
    card.upload.put("plan.xlsx", book(session))
    assert "The plan says the same already." in card.told.value
    assert card.take_all.layout.display == "none"


def test_what_is_no_workbook_is_said_and_nothing_else_happens(page, session):
    before = session.state
    page.exchanging.card.upload.put("kuva.png", b"\x89PNG\r\n\x1a\n" + bytes(30))
    assert "kuva.png is not a table" in page.notice.text
    assert session.state == before


def test_what_a_stranger_wrote_is_shown_as_text(page, session):
    content = edited(book(session), Basics__B3="<script>alert(1)</script>")
    page.exchanging.card.upload.put("plan.xlsx", content)
    assert "<script>" not in shown(page)[Portion.BASICS]
    assert "&lt;script&gt;" in shown(page)[Portion.BASICS]


def test_another_workshop_of_the_folder_is_compared(page, session, tmp_path):
    path = create_example(tmp_path / "viime.workshop", starts_at=NOON)
    other = opened(path)
    workshop = replace(other.state.workshop, title="Viime vuonna", key="x", code="KUU 11")
    other.tell(WorkshopPlanned(workshop, NOON))
    other.close()
    card = page.exchanging.card
    card.compare.turn()
    assert [option["label"] for option in card.choices.options] == ["Viime vuonna"]
    card.beside.click()
    assert "1 difference from viime.workshop" in card.told.value
    card.upload.put("viime.workshop", path.read_bytes())
    assert "1 difference from viime.workshop" in card.told.value
    card.take_all.click()
    assert session.state.workshop.title == "Viime vuonna"
    assert session.state.workshop.key != "x"


def test_a_lonely_workshop_says_that_there_is_no_other(page):
    page.exchanging.card.compare.turn()
    assert "There is no other workshop in this folder." in page.exchanging.card.unreadable.value


def test_who_knows_the_writers_stays_when_the_doors_are_open(page, session):
    live = session.state
    named = replace(live.workshop, anonymity=Anonymity.NAMED)
    content = write_plan_book(named, live.agenda, live.rotation, translator("en"))
    session.tell(DoorsOpened(NOON))
    card = page.exchanging.card
    card.upload.put("plan.xlsx", content)
    assert "The doors are open" in card.told.value
    assert shown(page) == {}


def test_a_later_change_of_the_plan_is_kept_in_view(page, session):
    card = page.exchanging.card
    card.upload.put("plan.xlsx", edited(book(session), Basics__B3="Uusikunta"))
    workshop = session.state.workshop
    page.planning.write(workshop=replace(workshop, organisation="Uusikunta"))
    assert "The plan says the same already." in card.told.value
