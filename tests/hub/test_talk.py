"""What phones do besides writing: change, take back, agree, answer, hold the pen, keep a copy."""

from __future__ import annotations

from dataclasses import replace

import pytest

from parastaminen_nb.core.events import CommentHidden, WorkshopPlanned
from parastaminen_nb.core.workshop import Anonymity, Showing
from tests.hub.conftest import running
from tests.hub.stories import make_workshop
from tests.hub.test_comments import KEY, at_table, stored


@pytest.fixture
def written(hub):
    """A comment at A1 in round 1, and the phone that sent it."""
    phone = at_table(hub)
    phone.write("Ruokala on valmiina.", key=KEY)
    return phone


def test_ones_own_comment_is_changed_and_nobody_sees_the_earlier_words(hub, written):
    reader = at_table(hub, "p2")
    assert written.post("/edit", {"key": KEY, "text": " Keittiö on valmiina. "}).status == 303
    assert [comment.text for comment in stored(hub)] == ["Keittiö on valmiina."]
    for phone in (written, reader):
        page = phone.get("/me").text
        assert "Keittiö on valmiina." in page
        assert "Ruokala" not in page


def test_ones_own_comment_is_taken_back(hub, written):
    with hub.listen() as stream:
        stream.next("news")
        assert written.post("/takeback", {"key": KEY}).status == 303
        assert stream.next("gone").data == {"key": KEY}
    assert stored(hub) == []
    assert "Ruokala" not in written.get("/me").text


def test_a_form_of_a_comment_that_was_taken_back_makes_a_new_one(hub, written):
    written.post("/takeback", {"key": KEY})
    assert written.post("/comment", {"text": "Ruokala on valmiina.", "key": KEY}).status == 303
    (comment,) = stored(hub)
    assert comment.key != KEY


def test_nobody_changes_what_another_phone_sent(hub, written):
    other = at_table(hub, "p2")
    for address in ("/edit", "/takeback"):
        assert other.post(address, {"key": KEY, "text": "Muuta"}).status == 403
    assert [comment.text for comment in stored(hub)] == ["Ruokala on valmiina."]


def test_what_was_written_stays_once_the_round_is_over(hub, written):
    hub.start("move-2")
    answer = written.post("/edit", {"key": KEY, "text": "Muuta"})
    assert answer.status == 400
    assert "Kierros on ohi" in answer.text
    assert [comment.text for comment in stored(hub)] == ["Ruokala on valmiina."]
    shown = written.get("/me").text.partition("<template")[0]
    assert "Muuta tai peru" not in shown


def test_an_announcement_is_seen_by_those_it_is_for(hub):
    here, there = at_table(hub, "p1"), at_table(hub, "p4")
    hub.desk.announce("Ikkunat auki.")
    hub.desk.announce("Tulkaa etupöytään.", "A1")
    with hub.listen() as stream:
        hub.read()
        stream.next("news")
        assert "Tulkaa etupöytään." in here.get("/me").text
        assert "Ikkunat auki." in there.get("/me").text
        assert "Tulkaa etupöytään." not in there.get("/me").text
        hub.desk.announce("")
        stream.next("plan")
    assert "Ikkunat auki." not in there.get("/me").text


@pytest.mark.parametrize("way", [Showing.AFTER_ROUND, Showing.AFTER_APPROVAL])
def test_what_may_not_be_seen_yet_is_not_sent_to_anybody(hub, way):
    hub.desk.show_comments(way)
    hub.read()
    writer, reader = at_table(hub), at_table(hub, "p2")
    with hub.listen("code=KUUSI42&since=0") as stream:
        answer = writer.write("Ruokala on valmiina.", key=KEY)
        assert answer.json["waits"]
        told = stream.next("gone")
        assert told.data == {"key": KEY}
        assert "Ruokala" not in reader.get("/me").text
        assert str(answer.json["waits"]) in writer.get("/me").text
        if way is Showing.AFTER_ROUND:
            hub.start("move-2")
        else:
            hub.desk.approve(KEY)
            hub.read()
        assert stream.next("comment").data["text"] == "Ruokala on valmiina."


def test_one_phone_agrees_once_and_may_change_its_mind(hub, written):
    one, other = at_table(hub, "p2"), at_table(hub, "p3")
    for phone in (one, one, other):
        assert phone.post("/agree", {"key": KEY, "on": "1"}).status == 303
    assert "2 samaa mieltä" in one.get("/me").text
    one.post("/agree", {"key": KEY, "on": "0"})
    assert "1 samaa mieltä" in written.get("/me").text
    assert written.post("/agree", {"key": KEY, "on": "1"}).status == 404  # one's own


def test_a_mark_says_nothing_about_who_made_it(hub, written):
    one = at_table(hub, "p2")
    written.write("Kuka maksaa?", key="fedcba98765432100123")
    for key in (KEY, "fedcba98765432100123"):
        one.post("/agree", {"key": key, "on": "1"})
    hub.desk.catch_up()
    marks = [agreement.mark for agreement in hub.desk.state.agreements]
    assert len(set(marks)) == 2  # two marks of one phone have nothing in common


def test_an_anonymous_mark_is_random_and_stays(tmp_path):
    path = make_workshop(tmp_path / "a.workshop", anonymity=Anonymity.ANONYMOUS)
    with running(path) as hub:
        at_table(hub).write("Ruokala on valmiina.", key=KEY)
        phone = at_table(hub, "p2")
        for on in ("1", "1", "0"):
            assert phone.post("/agree", {"key": KEY, "on": on}).status == 303
        hub.desk.catch_up()
        assert hub.desk.state.agreeing() == {KEY: 1}


def test_a_hidden_comment_cannot_be_agreed_with(hub, written):
    hub.desk.tell(CommentHidden(KEY, True, hub.time.moment))
    hub.read()
    assert at_table(hub, "p2").post("/agree", {"key": KEY, "on": "1"}).status == 404


def test_what_the_group_before_wrote_stands_apart(hub, written):
    later = at_table(hub, "p7", "round-2")
    later.write("Meillä bussi kulkee.")
    page = at_table(hub, "p8", "round-2").get("/me").text
    now, before = page.split("Mitä edellinen ryhmä kirjoitti")
    assert "Meillä bussi kulkee." in now
    assert "Ruokala on valmiina." in before.split("</section>")[0]
    assert "Ruokala on valmiina." not in now


def test_a_writer_chooses_which_open_prompt_to_answer(hub):
    phone = at_table(hub)
    assert "Mitä kysyisit?" not in phone.get("/me").text.split("<script")[0]
    hub.desk.open_prompt("ask")
    hub.read()
    assert "Mitä kysyisit?" in phone.get("/me").text
    phone.write("Kuka maksaa?", prompt="ask")
    phone.write("Hyvä.", prompt="no such prompt")
    assert [comment.prompt for comment in stored(hub)] == ["ask", ""]
    with hub.listen("code=KUUSI42&since=0") as stream:
        assert stream.next("comment").data["prompt"] == "ask"


def test_the_presenter_answers_and_thanks(hub, written):
    presenter = hub.phone()
    presenter.join("p10")  # Katri Laine presents case a as "Katri L."
    page = presenter.get("/me").text
    assert "Kommentit tapaukseesi" in page
    assert "Ruokala on valmiina." in page
    presenter.post("/answer", {"key": KEY, "text": "Kyllä, tiistaisin."})
    presenter.post("/thank", {"key": KEY, "on": "1"})
    page = written.get("/me").text
    assert "Kyllä, tiistaisin." in page
    assert "Esittelijä kiittää" in page
    presenter.post("/answer", {"key": KEY, "text": ""})
    assert "Kyllä, tiistaisin." not in written.get("/me").text


def test_only_the_presenter_of_the_case_answers(hub, written):
    assert at_table(hub, "p2").post("/answer", {"key": KEY, "text": "Ei."}).status == 403
    other = hub.phone()
    assert other.join("case:b").status == 303  # Päivi N. is not on the list
    assert "Kommentit tapaukseesi" in other.get("/me").text
    assert other.post("/answer", {"key": KEY, "text": "Ei."}).status == 403


def test_a_presenter_who_is_on_the_list_joins_by_their_name(hub):
    page = hub.phone().get("/j/KUUSI42").text
    assert 'value="case:b"' in page
    assert 'value="case:a"' not in page
    assert hub.phone().join("case:a").status == 400


@pytest.fixture
def one_pen(hub):
    hub.desk.tell(
        WorkshopPlanned(replace(hub.desk.state.workshop, secretary=True), hub.time.moment)
    )
    hub.read()
    return hub


def test_one_phone_writes_for_a_table_and_another_may_take_over(one_pen):
    first, second = at_table(one_pen, "p1"), at_table(one_pen, "p2")
    assert "Minä kirjoitan pöydällemme" in first.get("/me").text
    first.post("/pen", {})
    assert "Sinä kirjoitat pöydällesi" in first.get("/me").text
    assert "Ota kirjoittaminen" in second.get("/me").text
    refused = second.write("Minäkin.")
    assert refused.status == 400
    assert "Toinen puhelin kirjoittaa" in str(refused.json["error"])
    assert first.write("Yhdessä.").status == 200
    second.post("/pen", {})
    assert second.write("Minäkin.").status == 200
    assert first.write("Vielä.").status == 400


def test_the_pen_of_one_table_is_not_that_of_another(one_pen):
    at_table(one_pen, "p1").post("/pen", {})
    assert at_table(one_pen, "p4").write("Toinen pöytä.").status == 200


def test_ones_own_comments_and_the_cards_are_kept_as_a_file_after_the_end(hub, written):
    at_table(hub, "p2").write("<b>Toisen</b> sanat.")
    hub.desk.end()
    hub.read()
    answer = written.get("/mine.html")
    assert answer.status == 200
    assert answer.headers["content-disposition"].startswith("attachment")
    assert "Ruokala on valmiina." in answer.text
    assert "Toisen" not in answer.text
    assert "Moni haluaa kävellä, mutta ei yksin." in answer.text  # the card of case c
    assert "<script" not in answer.text
    assert hub.phone().get("/mine.html").status == 303  # who has not joined is shown the door
