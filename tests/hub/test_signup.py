"""The sign-up form of an organisation's contact person."""

import re
import sqlite3
from dataclasses import replace
from datetime import date

import pytest

from parastaminen_nb.core.events import SignupCame, SignupErased, SignupOpened, WorkshopPlanned
from parastaminen_nb.core.signup import MOST, digest_of

KEY = "abcdefabcdef01234567"


def opened(hub, open=True):
    hub.desk.tell(SignupOpened(open, hub.time()))
    hub.read()


def form(visitor, /, **changed):
    page = visitor.get("/signup").text
    shown = re.search(r'name="shown" value="(\w+)"', page)[1]
    return {
        "key": KEY, "shown": shown, "name": "Liisa Öhman", "organisation": "Hiekkalahti",
        "email": "liisa@hiekkalahti.fi", "consent": "1", **changed,
    }  # fmt: skip


def came(hub):
    return hub.desk.log.signups()


def test_it_is_closed_until_somebody_opens_it_and_says_so_kindly(hub):
    page = hub.phone().get("/signup")
    assert page.status == 200
    assert "Ilmoittautuminen ei ole nyt auki" in page.text
    assert "<form" not in page.text.split("<footer")[0]
    opened(hub)
    assert "Kuka kysyy" in hub.phone().get("/signup").text


def test_it_needs_neither_code_nor_script_and_keeps_what_is_written(hub):
    opened(hub)
    phone = hub.phone()
    sent = phone.post(
        "/signup",
        form(
            phone, phone="040 123", day1="2027-05-04", day2="2027-05-11", when="Aamulla",
            people="25", hear="b", bring="Kirjastokaveri\r\nPihatalkoot", words="Kiitos!",
        ),
    )  # fmt: skip
    assert (sent.status, sent.headers["location"]) == (303, "/signup?sent=1")
    assert "Kiitos, lomake tuli perille" in phone.get("/signup?sent=1").text
    (one,) = came(hub)
    assert (one.name, one.organisation, one.email) == (
        "Liisa Öhman", "Hiekkalahti", "liisa@hiekkalahti.fi",
    )  # fmt: skip
    assert one.days == (date(2027, 5, 4), date(2027, 5, 11))
    assert (one.hear, one.bring, one.people) == (
        ("Soittorinki",),
        "Kirjastokaveri\nPihatalkoot",
        25,
    )
    assert (one.phone, one.when, one.words) == ("040 123", "Aamulla", "Kiitos!")
    assert one.at == hub.time()


@pytest.mark.parametrize("language", ["fi", "sv", "en"])
def test_the_consent_is_kept_word_for_word_as_it_stood_on_the_page(hub, language):
    opened(hub)
    phone = hub.phone(language)
    page = phone.get("/signup").text
    phone.post("/signup", form(phone))
    (one,) = came(hub)
    assert one.consent in page
    assert (one.language, one.digest) == (language, digest_of(one.consent))
    assert "Kuusivaaran kunta" in one.consent


def test_a_consent_that_changed_meanwhile_is_asked_for_again(hub):
    opened(hub)
    phone = hub.phone()
    fields = form(phone)
    workshop = replace(hub.desk.state.workshop, organisation="Toinen kunta")
    hub.desk.tell(WorkshopPlanned(workshop, hub.time()))
    hub.read()
    again = phone.post("/signup", fields)
    assert again.status == 400
    assert "muuttunut" in again.text
    assert not re.search(r'name="consent" value="1" required checked', again.text)
    assert came(hub) == []


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"name": " "}, "Kirjoita nimesi."),
        ({"organisation": ""}, "organisaatiosi nimi"),
        ({"email": ""}, "sähköpostiosoitteesi"),
        ({"email": "liisa"}, "ei ole kokonainen osoite"),
        ({"email": "a@b.fi\r\nBcc: c@d.fi"}, "ei ole kokonainen osoite"),
        ({"consent": ""}, "Rastita tämä"),
        ({"day1": "31.2.2027"}, "päivä, joka on kalenterissa"),
        ({"people": "monta"}, "1–1000"),
        ({"people": "9" * 1900}, "1–1000"),
        ({"words": "x" * 5000}, "Lyhennä"),
    ],
)
def test_what_is_wrong_is_said_and_what_was_typed_stays(hub, changed, said):
    opened(hub)
    phone = hub.phone()
    page = phone.post("/signup", form(phone, **{"bring": "<b>Oma juttu</b>", **changed}))
    assert page.status == 400
    assert said in page.text
    assert "&lt;b&gt;Oma juttu&lt;/b&gt;" in page.text
    assert 'aria-invalid="true"' in page.text
    assert came(hub) == []


def test_a_double_press_counts_once(hub):
    opened(hub)
    phone = hub.phone()
    fields = form(phone)
    for _ in range(2):
        assert phone.post("/signup", fields).status == 303
    assert len(came(hub)) == 1
    assert sum(isinstance(entry.event, SignupCame) for entry in hub.desk.log.since(0)) == 1


def test_what_is_sent_after_the_closing_is_given_back(hub):
    opened(hub)
    phone = hub.phone()
    fields = form(phone, words="Tärkeää tietoa")
    opened(hub, False)
    page = phone.post("/signup", fields)
    assert page.status == 409
    assert "Tärkeää tietoa" in page.text and "liisa@hiekkalahti.fi" in page.text
    assert came(hub) == []


def test_a_field_that_no_person_sees_keeps_robots_out_and_loses_nobodys_form(hub):
    opened(hub)
    phone = hub.phone()
    page = phone.post("/signup", form(phone, website="http://spam", words="Tärkeää tietoa"))
    assert page.status == 400
    assert "Tärkeää tietoa" in page.text and "http://spam" not in page.text
    assert came(hub) == []


def test_too_many_from_one_place_must_wait_and_other_sites_may_not_send(hub):
    opened(hub)
    phone = hub.phone()
    assert phone.post("/signup", form(phone), Origin="https://evil.fi").status == 403
    answers = [phone.post("/signup", {}).status for _ in range(25)]
    assert answers[0] == 400 and 429 in answers


def test_a_full_list_says_so(hub):
    opened(hub)
    hub.desk.tell(*(SignupCame(f"key{n}", hub.time()) for n in range(MOST)))
    hub.read()
    phone = hub.phone()
    assert phone.post("/signup", form(phone)).status == 503
    assert came(hub) == []


def test_no_event_holds_what_was_written_and_removing_leaves_no_trace(hub):
    opened(hub)
    phone = hub.phone()
    phone.post("/signup", form(phone, words="Salainen tieto"))
    hub.desk.catch_up()
    events = sqlite3.connect(hub.path)
    assert not [body for (body,) in events.execute("SELECT body FROM event") if b"liisa" in body]
    events.close()
    assert traces(hub)
    hub.read()
    assert hub.desk.erase_signup(KEY)
    assert hub.desk.state.signups == ()
    assert came(hub) == []
    assert not traces(hub)
    assert SignupErased(KEY, hub.time()) in [entry.event for entry in hub.desk.log.since(0)]


def traces(hub) -> list[str]:
    """The files beside the workshop in which a word of the form still stands."""
    words = (b"Salainen tieto", b"liisa@hiekkalahti", "Öhman".encode())
    return [
        file.name
        for file in hub.path.parent.iterdir()
        if any(word in file.read_bytes() for word in words)
    ]
