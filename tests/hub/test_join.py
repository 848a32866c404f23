"""Coming in: by code or link, under a name or none, without any JavaScript."""

import pytest

from parastaminen_nb.core.events import PersonArrived
from parastaminen_nb.core.workshop import Anonymity
from tests.hub.conftest import Phone, running
from tests.hub.stories import make_workshop


def arrived(hub) -> list[str]:
    events = [entry.event for entry in hub.desk.log.since(0)]
    return [event.person for event in events if isinstance(event, PersonArrived)]


def test_the_code_leads_to_the_names_and_a_name_to_ones_own_page(hub):
    phone = hub.phone()
    door = phone.get("/")
    assert "Yhdessä vähemmän yksin" in door.text
    assert "to 11.3.2027 klo 14.00–16.00" in door.text
    assert "Aino" not in door.text  # names are for those who know the code

    sent = phone.post("/", {"code": "kuusi-42"})
    assert (sent.status, sent.headers["location"]) == (303, "/j/KUUSI42")
    names = phone.get("/j/KUUSI42")
    assert "Aino K." in names.text

    joined = phone.post("/j/KUUSI42", {"person": "p1"})
    assert (joined.status, joined.headers["location"]) == (303, "/me")
    assert "Olet mukana, Aino K." in phone.get("/me").words
    assert arrived(hub) == ["p1"]


@pytest.mark.parametrize("code", ["KUUSI 42", "kuusi42", "Kuusi-42", "  kUuSi  4-2 "])
def test_case_spaces_and_hyphens_do_not_count_in_a_code(hub, code):
    assert hub.phone().post("/", {"code": code}).status == 303


def test_a_wrong_code_is_said_in_words_and_kept_in_the_field(hub):
    answer = hub.phone().post("/", {"code": "KIVI <b>11"})
    assert answer.status == 404
    assert "Koodia ei löytynyt. Tarkista koodi seinältä." in answer.text
    assert 'value="KIVI &lt;b&gt;11"' in answer.text
    assert hub.phone().get("/j/KIVI11").status == 404


def test_an_empty_code_asks_for_one(hub):
    assert "Kirjoita koodi, joka on seinällä." in hub.phone().post("/", {"code": " "}).text


def test_a_workshop_without_a_code_lets_nobody_in(tmp_path):
    with running(make_workshop(tmp_path / "a.workshop", code="")) as hub:
        assert "ei ole vielä koodia" in hub.phone().get("/").text
        assert hub.phone().post("/", {"code": ""}).status == 404
        assert hub.phone().post("/j/-", {"unnamed": "1"}).status == 404


def test_one_may_join_without_a_name_and_nobody_is_said_to_have_come(hub):
    phone = hub.phone()
    assert phone.join().headers["location"] == "/me"
    assert "Olet mukana ilman nimeä" in phone.get("/me").text
    assert arrived(hub) == []


def test_no_choice_asks_for_one(hub):
    answer = hub.phone().post("/j/KUUSI42", {"person": ""})
    assert answer.status == 400
    assert "Valitse nimesi tai liity ilman nimeä." in answer.text
    assert hub.phone().post("/j/KUUSI42", {"person": "p99"}).status == 400


def test_a_taken_name_is_said_and_may_be_taken_again(hub):
    hub.phone().join("p2")
    other = hub.phone()
    refused = other.join("p2")
    assert refused.status == 409
    assert "Bertel L. on jo liittynyt." in refused.words
    assert "Se olen minä toisella laitteella" in refused.text
    assert other.get("/me").headers["location"] == "/"

    again = other.post("/j/KUUSI42", {"person": "p2", "again": "1"})
    assert again.headers["location"] == "/me"
    assert arrived(hub) == ["p2"]


def test_who_was_marked_as_present_by_hand_joins_without_being_asked_who_they_are(hub):
    hub.desk.tell(PersonArrived("p2", hub.time.moment))
    hub.read()
    assert hub.phone().join("p2").headers["location"] == "/me"
    assert hub.phone().join("p2").status == 409
    assert arrived(hub) == ["p2"]


def test_the_same_phone_goes_straight_to_its_page(hub):
    phone = hub.phone()
    phone.join("p2")
    assert phone.get("/").headers["location"] == "/me"
    assert phone.get("/j/KUUSI42").headers["location"] == "/me"


def test_a_wrong_name_can_be_changed(hub):
    phone = hub.phone()
    phone.join("p2")
    assert phone.post("/leave", {}).headers["location"] == "/j/KUUSI42"
    phone.join("p3")
    assert "Cecilia Ö." in phone.get("/me").words


def test_whoever_has_not_joined_is_shown_the_door(hub):
    assert hub.phone().get("/me").headers["location"] == "/"
    assert hub.phone().get("/feedback").headers["location"] == "/"
    refused = hub.phone().post("/comment", {"text": "Kirjoitin tämän jo."})
    assert refused.status == 401
    assert "Kirjoitin tämän jo." in refused.text  # nothing typed is lost


@pytest.mark.parametrize(
    ("anonymity", "words"),
    [
        (Anonymity.NAMED, "Jos valitset nimesi, se tallentuu kommenttien mukana."),
        (Anonymity.FACILITATORS, "vain ohjaajat näkevät sen"),
        (Anonymity.UNNAMED, "Nimeäsi ei tallenneta kommentteihin."),
    ],
)
def test_everyone_is_told_what_is_stored(tmp_path, anonymity, words):
    with running(make_workshop(tmp_path / "a.workshop", anonymity=anonymity)) as hub:
        page = hub.phone().get("/j/KUUSI42").text
        assert words in page
        assert "Kuusivaaran kunta" in page


def test_the_language_is_the_phones_own_until_another_is_chosen(hub):
    phone = hub.phone("sv-FI,sv;q=0.9")
    page = phone.get("/").text
    assert '<html lang="sv">' in page
    assert '<h1 lang="fi">' in page, "the workshop's own words stay in its language"
    chosen = phone.get("/j/KUUSI42?lang=en")
    assert (chosen.status, chosen.headers["location"]) == (303, "/j/KUUSI42")
    assert "Join without a name" in phone.get("/j/KUUSI42").text
    assert '<html lang="fi">' in hub.phone("de").get("/").text


def test_a_restart_keeps_people_joined(workshop):
    with running(workshop) as hub:
        phone = hub.phone()
        phone.join("p1")
    with running(workshop) as hub:
        again = Phone(hub.address)
        again.jar = phone.jar
        cookie = "; ".join(f"{c.name}={c.value}" for c in phone.jar)
        assert "Aino K." in again.get("/me", Cookie=cookie).words


def test_the_cookie_is_ours_alone(hub):
    phone = hub.phone()
    (cookie,) = phone.join("p1").cookies
    assert "HttpOnly" in cookie
    assert "SameSite=Lax" in cookie
    (kept,) = phone.jar
    forged = f"{kept.name}={kept.value[:-4]}0000"
    assert hub.phone().get("/me", Cookie=forged).headers["location"] == "/"


def test_two_people_with_one_short_name_are_told_apart(tmp_path):
    from dataclasses import replace

    from tests.hub.stories import PEOPLE

    people = (*PEOPLE, replace(PEOPLE[0], key="p98", name="Aino Kivi"))
    with running(make_workshop(tmp_path / "a.workshop", people=people)) as hub:
        page = hub.phone().get("/j/KUUSI42").text
        assert "Aino Koski" in page
        assert "Aino Kivi" in page


def test_somebody_who_is_not_on_the_list_joins_by_a_name_of_their_own(hub):
    phone = hub.phone()
    assert "Nimeni ei ole listalla" in phone.get("/j/KUUSI42").text
    assert phone.post("/j/KUUSI42", {"nick": "  Ulla<b> "}).status == 303
    assert "Ulla&lt;b&gt;" in phone.get("/me").text
    hub.desk.catch_up()
    (guest,) = hub.desk.state.guests
    assert (guest.name, guest.key in hub.desk.state.present) == ("Ulla<b>", True)


@pytest.mark.parametrize("nick", ["aino koski", "Bertel L.", "x" * 41])
def test_a_name_that_is_taken_or_too_long_is_said_so_and_kept(hub, nick):
    answer = hub.phone().post("/j/KUUSI42", {"nick": nick})
    assert answer.status == 400
    assert f'value="{nick}"' in answer.text
    assert 'id="nick-error"' in answer.text


def test_an_anonymous_workshop_asks_for_no_name_of_ones_own(tmp_path):
    path = make_workshop(tmp_path / "a.workshop", anonymity=Anonymity.ANONYMOUS)
    with running(path) as hub:
        assert 'name="nick"' not in hub.phone().get("/j/KUUSI42").text
        assert hub.phone().post("/j/KUUSI42", {"nick": "Ulla"}).status == 400
        hub.desk.catch_up()
        assert hub.desk.state.guests == ()


def test_a_guest_writes_by_their_name_where_names_are_kept(tmp_path):
    path = make_workshop(tmp_path / "a.workshop", anonymity=Anonymity.NAMED)
    with running(path) as hub:
        phone = hub.phone()
        phone.post("/j/KUUSI42", {"nick": "Ulla"})
        hub.start("round-1")
        phone.post("/table", {"table": "A1"})
        assert phone.write("Hyvä.").status == 200
        hub.desk.catch_up()
        (comment,), (guest,) = hub.desk.state.comments, hub.desk.state.guests
        assert comment.author == guest.key
