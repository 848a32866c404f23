"""The planner reads what came by the sign-up form, takes it into the plan and forgets it."""

from dataclasses import replace
from datetime import UTC, date, datetime
from io import BytesIO

import pytest
from openpyxl import load_workbook

from parastaminen_nb.apps.planner import planner
from parastaminen_nb.core.events import WorkshopPlanned
from parastaminen_nb.core.signup import Signup, taken_into
from parastaminen_nb.core.workshop import MOST_CASES, Case, Part, Workshop
from parastaminen_nb.log import Log
from parastaminen_nb.session import Session

NOON = datetime(2027, 3, 11, 12, tzinfo=UTC)
ASKED = Signup(
    "key-of-the-first-one",
    "=Liisa Öhman",
    "Hiekkalahti",
    "liisa@hiekkalahti.fi",
    NOON,
    days=(date(2027, 5, 4), date(2027, 5, 11)),
    when="Aamulla",
    hear=("Soittorinki",),
    bring="Kirjastokaveri\n Pihatalkoot \n\nkirjastokaveri",
    people=25,
    consent="Suostun.",
)


@pytest.fixture
def session(tmp_path):
    session = Session(Log(tmp_path / "new.workshop", create=True), now=lambda: NOON)
    session.tell(WorkshopPlanned(Workshop("w", "Paja"), NOON))
    yield session
    session.close()


def came(session, *signups: Signup) -> None:
    for one in signups or (ASKED,):
        session.log.sign_up(one)
    session.catch_up()


def view(session):
    return planner(session, "en").parts[Part.INVITATIONS].signups


def test_the_form_is_opened_and_closed_and_its_address_told(session, monkeypatch):
    monkeypatch.setenv("PARASTAMINEN_PUBLIC_URL", "https://paja.kunta.fi")
    found = view(session)
    assert "closed" in found.told.value and "paja.kunta.fi" not in found.told.value
    found.switch.click()
    assert session.state.signup_open
    assert "https://paja.kunta.fi/signup" in found.told.value
    found.switch.click()
    assert not session.state.signup_open


def test_what_was_written_is_shown_and_what_was_left_empty_is_not(session):
    came(session)
    (one,) = view(session).table.signups
    facts = dict(one["facts"])
    assert one["title"] == "Hiekkalahti"
    assert facts["Days that suit"] == "Tue, May 4, 2027, Tue, May 11, 2027"
    assert facts["Has agreed to"] == "Suostun."
    assert "Phone" not in facts


def test_it_is_taken_into_the_plan_without_the_person(session):
    came(session)
    page = planner(session, "en")
    page.parts[Part.INVITATIONS].signups.table.do("take", key=ASKED.key)
    workshop = session.state.workshop
    assert workshop.organisation == "Hiekkalahti"
    assert workshop.starts_at == datetime.fromisoformat("2027-05-04T09:00+03:00")
    assert [case.title for case in workshop.cases] == ["Kirjastokaveri", "Pihatalkoot"]
    assert "liisa" not in str(workshop)
    page.parts[Part.INVITATIONS].signups.table.do("take", key=ASKED.key)
    assert "already" in page.notice.text
    page.saved.undo.click()
    assert session.state.workshop.cases == ()


def test_what_is_planned_already_stays_and_no_more_cases_come_than_fit():
    cases = tuple(Case("", f"Case {n}") for n in range(MOST_CASES - 1))
    plan = Workshop("w", "W", organisation="Kuusivaara", starts_at=NOON).with_cases(*cases)
    taken = taken_into(plan, ASKED)
    assert (taken.organisation, taken.starts_at) == ("Kuusivaara", NOON)
    assert [case.letter for case in taken.cases] == list("ABCDEFGH")


def test_removing_asks_first_and_leaves_no_trace(session):
    came(session, ASKED, replace(ASKED, key="key-of-the-second-one", organisation="Toinen"))
    page = planner(session, "en")
    table = page.parts[Part.INVITATIONS].signups.table
    table.do("ask", key=ASKED.key)
    assert table.asking == ASKED.key and len(table.signups) == 2
    table.do("keep", key=ASKED.key)
    assert table.asking == ""
    table.do("erase", key=ASKED.key)
    assert [one["title"] for one in table.signups] == ["Toinen"]
    assert "for good" in page.notice.text
    files = [file.read_bytes() for file in session.log.path.parent.iterdir()]
    assert not any(b"Hiekkalahti" in content for content in files)
    table.do("erase", key="nobody")
    assert len(table.signups) == 1


def test_the_list_for_excel_has_a_row_each_and_only_text(session):
    came(session)
    found = view(session)
    found.download.click()
    head, row = load_workbook(BytesIO(found.download.made.content)).active.iter_rows()
    said = {name.value: cell for name, cell in zip(head, row, strict=True)}
    assert said["Name"].value == "=Liisa Öhman" and said["Name"].data_type == "s"
    assert f"{said['Came'].value:%d.%m.%Y %H:%M}" == "11.03.2027 14:00"
    assert said["People"].value == 25
    assert said["Consent"].value == "Suostun."
    assert found.download.made.name.startswith("sign-ups")
