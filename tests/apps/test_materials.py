"""The materials step of the planner: what is offered, made and left out, on a real file."""

import io
import zipfile

import docx
import pytest

from parastaminen_nb.apps.planner import Planner, planner
from parastaminen_nb.core.events import AgendaPlanned, WorkshopPlanned
from parastaminen_nb.core.workshop import Part, Workshop
from tests.apps.conftest import NOON


@pytest.fixture
def page(session) -> Planner:
    return planner(session, "en")


def step(page):
    return page.parts[Part.MATERIALS]


def names(page):
    return [item["key"] for item in step(page).files.items]


def given(page, name):
    """The file that the reader's browser would keep after this button."""
    sent = []
    step(page).files.send = lambda content, buffers: sent.append((content["name"], buffers[0]))
    step(page).files.do("get", name=name)
    return dict(sent)


def state(page):
    return next(one for one in page.steps.steps if one["key"] == "materials")


def test_every_file_is_offered_in_the_workshops_language_and_told_in_the_readers(page):
    first = step(page).files.items[0]
    assert (first["key"], first["title"]) == ("ajolista.docx", "Run sheet")
    assert {"diat.pptx", "poytakortit.docx", "nimilaput.docx"} <= set(names(page))
    assert (state(page)["state"], state(page)["words"]) == ("ok", "10 files")


def test_a_file_is_made_when_it_is_asked_for(page):
    made = given(page, "ajolista.docx")
    document = docx.Document(io.BytesIO(made["ajolista.docx"]))
    assert document.paragraphs[0].text == "Ajolista: Yhdessä vähemmän yksin"
    assert step(page).files.busy == ""


def test_what_a_browser_invents_is_not_made(page):
    assert given(page, "../secrets") == {}


def test_everything_comes_as_one_zip(page):
    step(page).all.click()
    made = step(page).all.made
    assert made.name == "aineisto 2027-03-11 Yhdessä vähemmän yksin.zip"
    with zipfile.ZipFile(io.BytesIO(made.content)) as packed:
        assert packed.namelist() == names(page)


def test_a_file_tells_the_plan_as_it_is_when_the_button_is_pressed(page, session):
    agenda = session.state.agenda
    session.tell(AgendaPlanned(agenda.without("move-1"), NOON))
    made = given(page, "ajolista.docx")
    table = docx.Document(io.BytesIO(made["ajolista.docx"])).tables[0]
    assert len(table.rows) == len(agenda.segments) + 1


def test_what_cannot_be_made_is_said_with_what_is_missing(page, session):
    gone = session.state.workshop.people[1:]
    session.tell(WorkshopPlanned(Workshop("w", "Less", people=gone), NOON))
    assert "poytakortit.docx" not in names(page)
    assert "<b>Table cards</b>: The people have changed." in step(page).gaps.value
    assert state(page)["state"] == ""


def test_an_empty_plan_shows_no_empty_card(page, session):
    session.tell(WorkshopPlanned(Workshop("w", ""), NOON))
    session.tell(AgendaPlanned(type(session.state.agenda)(), NOON))
    assert names(page) == []
    assert step(page).card.layout.display == "none"
    assert state(page)["words"] == "Not begun"


def test_an_address_that_phones_reach_stands_on_paper(session, monkeypatch):
    monkeypatch.setenv("PARASTAMINEN_PUBLIC_URL", "https://tyopaja.kuusi.fi")
    assert "qr-koodi.png" in names(planner(session, "en"))
    monkeypatch.setenv("PARASTAMINEN_PUBLIC_URL", "http://127.0.0.1:8420")
    assert "qr-koodi.png" not in names(planner(session, "en"))


def test_a_typed_address_is_checked_kept_and_shown_as_a_picture_at_once(page, session, monkeypatch):
    assert "qr-koodi.png" not in names(page) and "pa-qr" not in step(page).joining.value
    form = step(page).site
    form.write("site", "localhost:8420")
    assert "only to this machine" in form.errors["site"] and session.state.workshop.site == ""
    form.write("site", "tyopaja.kuusi.fi/")
    assert form.errors == {} and session.state.workshop.site == "https://tyopaja.kuusi.fi"
    assert "pa-qr" in step(page).joining.value
    assert "tyopaja.kuusi.fi/test" in step(page).joining.value
    assert "qr-koodi.png" in names(page)
    sheet = docx.Document(io.BytesIO(given(page, "liity.docx")["liity.docx"]))
    assert any("tyopaja.kuusi.fi" in one.text for one in sheet.paragraphs)
    page.saved.undo.click()
    assert session.state.workshop.site == "" and "qr-koodi.png" not in names(page)
    # Empty is what the server knows, where phones reach it.
    monkeypatch.setenv("PARASTAMINEN_PUBLIC_URL", "http://192.168.1.5:8420")
    form.write("site", " ")
    page.render(session.state)
    assert "192.168.1.5:8420" in step(page).joining.value
