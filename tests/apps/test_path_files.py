"""The path in Excel, from its page: what differs is shown before any of it is accepted."""

from __future__ import annotations

import io
from datetime import timedelta

import openpyxl
import pytest

from parastaminen_nb.apps.pathway import PathwayPage, pathway
from parastaminen_nb.session import Session
from tests.apps.conftest import NOON


@pytest.fixture
def session(session) -> Session:
    session.now = lambda: NOON + timedelta(weeks=7)
    return session


@pytest.fixture
def page(session) -> PathwayPage:
    page = pathway(session, "en")
    page.pathing.plan_usual(6)
    page.pathing.add_experiment({"title": "Lounas"})
    page.pathing.add_experiment({"title": "Soittorinki"})
    page.files.fold.turn()
    return page


def edited(page, change) -> bytes:
    card = page.files.card
    card.workbook.click()
    book = openpyxl.load_workbook(io.BytesIO(card.workbook.made.content))
    change(book["Kokeilut"])
    saved = io.BytesIO()
    book.save(saved)
    return saved.getvalue()


def rename(sheet):
    sheet["A2"].value = "Lounas koululla"
    sheet.delete_rows(3)


def titles(page):
    return [one.title for one in page.pathing.path.experiments]


def test_nothing_changes_before_it_is_accepted_and_one_press_takes_it_back(page):
    card = page.files.card
    card.upload.put("polku.xlsx", edited(page, rename))
    assert titles(page) == ["Lounas", "Soittorinki"]
    assert "1 difference from polku.xlsx" in card.told.value
    assert "Lounas koululla" in card.told.value
    assert "1 thing on the path has no row" in card.told.value
    card.take.click()
    assert titles(page) == ["Lounas koululla", "Soittorinki"]
    assert page.notice.text == "What the workbook says was taken. It can be taken back."
    page.saved.undo.click()
    assert titles(page) == ["Lounas", "Soittorinki"]


def test_what_has_no_row_goes_only_where_that_is_asked_for(page):
    card = page.files.card
    card.upload.put("polku.xlsx", edited(page, rename))
    card.take_rows.click()
    assert titles(page) == ["Lounas koululla"]


def test_what_others_write_while_it_is_looked_at_stays(page):
    card = page.files.card
    card.upload.put("polku.xlsx", edited(page, rename))
    page.pathing.write_experiment("x1", {"responsible": "Katri"})
    card.take.click()
    one = page.pathing.path.experiment("x1")
    assert (one.title, one.responsible) == ("Lounas koululla", "Katri")


def test_the_same_path_says_so_and_can_be_closed(page):
    card = page.files.card
    card.upload.put("polku.xlsx", edited(page, lambda sheet: None))
    assert "The path says the same already." in card.told.value
    assert card.take.layout.display == card.take_rows.layout.display == "none"
    card.leave.click()
    assert card.found.layout.display == "none"


def test_what_came_to_life_is_a_paper(page):
    card = page.files.card
    card.report.click()
    assert card.report.made.name == "mitä jäi elämään 2027-03-11 Yhdessä vähemmän yksin.docx"
    assert card.report.made.content.startswith(b"PK")
    card.slides.click()
    assert card.slides.made.name.endswith("yksin.pptx")
