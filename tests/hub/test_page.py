"""One's own page: where one sits now, where next, and how the words follow the workshop."""

from dataclasses import replace
from datetime import timedelta

from parastaminen_nb.core.events import RotationPlanned
from tests.hub.stories import make_workshop, rotation


def joined(hub, person=""):
    phone = hub.phone()
    phone.join(person)
    return phone


def test_before_the_start_the_first_table_is_known(hub):
    page = joined(hub, "p1").get("/me").text
    assert "Työpaja ei ole vielä alkanut" in page
    assert "Ensimmäinen pöytäsi" in page
    assert "Pöytä A1 · Kyläkeittiö" in page


def test_a_round_shows_the_table_its_people_and_the_next_one(hub):
    phone = joined(hub, "p1")
    hub.start("round-1")
    page = phone.get("/me").text
    assert "Kierros 1 / 3" in page
    assert "päättyy klo 14.20" in page  # for a phone that cannot tick
    assert "Pöytäsi nyt" in page
    assert "Bertel\xa0L. ja Cecilia\xa0Ö." in page
    assert "Aino\xa0K., " not in page  # not oneself
    assert "Klo 14.20 siirryt" in page
    assert "Pöytä B1 · Soittorinki" in page
    assert "Mikä tässä toimisi meillä?" in page


def test_the_case_card_can_be_read(hub):
    phone = joined(hub, "p7")
    hub.start("round-1")
    page = phone.get("/me").text
    assert "Kävelykaveri" in page
    assert "Moni haluaa kävellä, mutta ei yksin." in page


def test_moving_says_where_to_go(hub):
    phone = joined(hub, "p1")
    hub.start("move-2")
    page = phone.get("/me").text
    assert "Siirry nyt pöytään" in page
    assert "B1" in page


def test_a_paused_clock_is_said(hub):
    phone = joined(hub, "p1")
    hub.start("round-1")
    hub.desk.pause()
    hub.read()
    page = phone.get("/me").text
    assert "Pysäytetty" in page
    assert "siirryt" not in page  # nobody knows when


def test_time_up_is_said(hub):
    phone = joined(hub, "p1")
    hub.start("round-1")
    hub.time.moment += timedelta(minutes=21)
    assert "Aika täynnä" in phone.get("/me").text


def test_somebody_without_a_name_says_where_they_sit_in_each_round(hub):
    phone = joined(hub)
    hub.start("round-1")
    assert "Missä pöydässä istut?" in phone.get("/me").text
    assert "B1 · Soittorinki" in phone.get("/me").text
    assert phone.post("/table", {"table": "B1"}).headers["location"] == "/me"
    page = phone.get("/me").text
    assert "Pöytäsi nyt" in page
    assert "Daavid\xa0M., Eeva\xa0N. ja Farid\xa0A." in page

    hub.start("round-2")
    assert "Missä pöydässä istut?" in phone.get("/me").text


def test_a_table_that_is_not_there_cannot_be_chosen(hub):
    phone = joined(hub)
    hub.start("round-1")
    answer = phone.post("/table", {"table": "D9"})
    assert answer.status == 400
    assert "Valitse ensin pöytä, jossa istut." in answer.text


def test_a_presenter_who_does_not_rotate_stays_at_the_table_of_their_case(hub):
    phone = joined(hub, "p10")
    assert "Ensimmäinen pöytäsi" in phone.get("/me").text
    hub.start("round-1")
    page = phone.get("/me").text
    assert "Pöytäsi nyt" in page
    assert "A1" in page
    assert "Missä pöydässä istut?" not in page
    assert phone.write("Kysykää lisää.").json["label"] == "A1"


def test_a_presenter_of_several_tables_sees_them_all_and_hears_what_each_is_told(hub):
    one = rotation()
    parted = tuple(
        tuple(replace(seat, table=1 + place % 2) for place, seat in enumerate(row))
        for row in one.seats
    )
    hub.desk.tell(RotationPlanned(replace(one, seats=parted), hub.time.moment))
    hub.read()
    phone = joined(hub, "p10")
    assert "Pysyt tapauksesi luona pöydissä" in phone.get("/me").text
    assert "A1 ja A2 · Kyläkeittiö" in phone.get("/me").text
    hub.start("round-1")
    hub.desk.announce("Hakekaa tuoli lisää.", "A2")
    hub.read()
    page = phone.get("/me").text
    assert 'aria-label="Pysyt tapauksesi luona pöydissä A1 ja A2"' in page
    assert "Hakekaa tuoli lisää." in page
    assert "B1 ·" not in page
    phone.post("/table", {"table": "A2"})
    page = phone.get("/me").text
    assert "Pöytäsi nyt" in page
    assert "Istu toiseen pöytään" in page


def test_a_changed_rotation_is_followed(hub):
    phone = joined(hub, "p1")
    hub.start("round-1")
    turned = rotation()
    other = type(turned)(turned.people, turned.cases, turned.seats[1:] + turned.seats[:1])
    hub.desk.tell(RotationPlanned(other, hub.time.moment))
    hub.read()
    assert "Pöytä C1" in phone.get("/me").text


def test_without_a_rotation_each_case_is_one_table(tmp_path):
    from parastaminen_nb.core.events import AgendaPlanned, WorkshopPlanned
    from parastaminen_nb.log import Log
    from parastaminen_nb.session import Session
    from tests.hub.conftest import running
    from tests.hub.stories import AGENDA, NOON

    whole = Session.opened(make_workshop(tmp_path / "whole.workshop"))
    path = tmp_path / "bare.workshop"
    with Log(path, create=True) as log:
        log.append(WorkshopPlanned(whole.state.workshop, NOON), AgendaPlanned(AGENDA, NOON))
    whole.close()
    with running(path) as hub:
        phone = joined(hub, "p1")
        hub.start("round-1")
        assert "C1 · Kävelykaveri" in phone.get("/me").text
        phone.post("/table", {"table": "C1"})
        assert phone.write("Hyvä ajatus.").json["label"] == "C1"


def test_the_end_thanks(hub):
    phone = joined(hub, "p1")
    hub.start("round-1")
    hub.desk.end()
    hub.read()
    assert "Kiitos, että olit mukana" in phone.get("/me").text


def test_an_address_that_is_not_there_is_said_in_words(hub):
    answer = hub.phone().get("/admin")
    assert answer.status == 404
    assert "Sivua ei ole." in answer.text
