"""Writing: stored once, as written, under the table and round where it was written."""

from datetime import timedelta

import pytest

from parastaminen_nb.core.comments import LONGEST
from parastaminen_nb.core.events import CommentHidden
from parastaminen_nb.core.workshop import Anonymity
from tests.hub.conftest import running
from tests.hub.stories import make_workshop

KEY = "0123456789abcdef0123"


def at_table(hub, person="p1", segment="round-1"):
    phone = hub.phone()
    phone.join(person)
    hub.start(segment)
    return phone


def stored(hub):
    hub.desk.catch_up()
    return list(hub.desk.state.comments)


def test_a_form_stores_and_shows_ones_own_comment(hub):
    phone = at_table(hub)
    sent = phone.post("/comment", {"text": "Ruokala on valmiina.", "key": KEY})
    assert (sent.status, sent.headers["location"]) == (303, "/me#mine")
    page = phone.get("/me").text
    assert "Omat kommenttisi" in page
    assert "Lähetetty 14.00" in page
    (comment,) = stored(hub)
    assert (comment.text, comment.case, comment.round, comment.table) == (
        "Ruokala on valmiina.",
        "a",
        1,
        1,
    )
    assert comment.at == hub.time.moment


def test_others_at_the_case_see_it_as_a_comment_of_the_table(hub):
    at_table(hub).write("Ruokala on valmiina.")
    page = at_table(hub, "p2").get("/me").text
    assert "Mitä muut kirjoittivat tästä tapauksesta" in page
    assert "Ruokala on valmiina." in page
    assert "A1 · kierros 1" in page
    assert "Ruokala on valmiina." not in at_table(hub, "p4").get("/me").text  # at another case


def test_the_next_group_sees_what_was_written_before(hub):
    at_table(hub).write("Ruokala on valmiina.")
    assert "Ruokala on valmiina." in at_table(hub, "p7", "round-2").get("/me").text


def test_the_script_is_told_when_it_is_stored(hub):
    answer = at_table(hub).write("Ruokala on valmiina.", key=KEY)
    assert answer.status == 200
    assert answer.json == {
        "key": KEY,
        "text": "Ruokala on valmiina.",
        "sent": "14.00",
        "label": "A1",
        "waits": "",
        "open": True,
    }


def test_a_post_repeated_is_stored_once(hub):
    phone = at_table(hub)
    for _ in range(3):
        assert phone.write("Kuka kutsuu?", key=KEY).json["key"] == KEY
    assert [comment.key for comment in stored(hub)] == [KEY]


def test_a_form_that_was_gone_back_to_and_sent_again_is_stored_once(hub):
    phone = at_table(hub)
    for key in (KEY, KEY[::-1]):
        phone.post("/comment", {"text": "Kuka kutsuu?", "key": key})
    assert len(stored(hub)) == 1
    at_table(hub, "p2").post("/comment", {"text": "Kuka kutsuu?", "key": KEY + "2"})
    assert len(stored(hub)) == 2  # somebody else may think the same


def test_new_words_under_an_old_key_are_a_comment_of_their_own(hub):
    phone = at_table(hub)
    phone.write("Kuka kutsuu?", key=KEY)
    second = phone.write("Kuka kutsuu heidät?", key=KEY).json["key"]
    assert phone.write("Kuka kutsuu heidät?", key=KEY).json["key"] == second
    assert [comment.text for comment in stored(hub)] == ["Kuka kutsuu?", "Kuka kutsuu heidät?"]


def test_a_key_that_is_no_key_is_replaced(hub):
    key = at_table(hub).write("Kuka kutsuu?", key="<script>").json["key"]
    assert key != "<script>"
    assert [comment.key for comment in stored(hub)] == [key]


@pytest.mark.parametrize(
    "text",
    [
        "<script>alert(1)</script>",
        '"><img src=x onerror=alert(1)>',
        "</textarea><b>lihava</b>",
        "{{ 7*7 }} {% raw %}",
        "=HYPERLINK('http://x')",
        "emoji 👩‍👩‍👧 ja ääkköset",
    ],
)
def test_words_stay_words(hub, text):
    phone = at_table(hub)
    phone.write(text)
    assert [comment.text for comment in stored(hub)] == [text]
    page = phone.get("/me").text
    assert "<script>alert" not in page
    assert "<img src=x" not in page
    assert "<b>lihava" not in page
    assert ">49" not in page


def test_marks_that_turn_or_hide_text_are_taken_away(hub):
    at_table(hub).write("hyvä\u202eavyh\u0000 \u200bloppu\u2066")
    (comment,) = stored(hub)
    assert comment.text == "hyväavyh loppu"


def test_a_comment_that_is_too_long_says_by_how_much_and_keeps_the_words(hub):
    phone = at_table(hub)
    long = "ä" * 10_000
    answer = phone.write(long)
    assert answer.status == 400
    assert f"Lyhennä tekstiä {10_000 - LONGEST} merkkiä" in str(answer.json["error"])
    page = phone.post("/comment", {"text": long})
    assert page.status == 400
    assert long in page.text
    assert stored(hub) == []


def test_an_empty_comment_is_refused_in_words(hub):
    answer = at_table(hub).write(" \n\u200b ")
    assert answer.status == 400
    assert answer.json["error"] == "Kirjoita ainakin yksi sana."


def test_a_comment_belongs_to_the_round_it_was_written_in(hub):
    phone = at_table(hub)
    hub.start("move-2")
    phone.write("Luonnos jäi kesken.", round="1", case="a", table="1")
    (comment,) = stored(hub)
    assert (comment.round, comment.label) == (1, "A1")


def test_a_table_that_was_not_there_falls_back_to_ones_own(hub):
    at_table(hub).write("Hyvä.", round="1", case="q", table="9")
    assert [comment.label for comment in stored(hub)] == ["A1"]


def test_a_round_that_has_not_begun_takes_nothing(hub):
    answer = at_table(hub).write("Etuajassa.", round="3", case="c", table="1")
    assert answer.status == 400
    assert "ei ole vielä alkanut" in str(answer.json["error"])


def test_before_the_rounds_nothing_is_taken(hub):
    phone = at_table(hub, segment="welcome")
    assert phone.write("Etuajassa.").status == 400
    assert stored(hub) == []


def test_somebody_without_a_table_is_asked_for_it(hub):
    phone = at_table(hub, "")
    answer = phone.write("Missä istun?")
    assert answer.status == 400
    assert answer.json["error"] == "Valitse ensin pöytä, jossa istut."


def test_a_phone_that_was_without_network_may_send_for_a_while_after_the_end(hub):
    phone = at_table(hub)
    hub.desk.end()
    hub.time.moment += timedelta(minutes=10)
    hub.read()
    assert phone.write("Myöhässä.", round="1", case="a", table="1").status == 200
    hub.time.moment += timedelta(minutes=30)
    late = phone.write("Liian myöhässä.", round="1", case="a", table="1")
    assert late.status == 400
    assert "Työpaja on päättynyt" in str(late.json["error"])


def test_a_hidden_comment_is_not_shown_to_others(hub):
    key = str(at_table(hub).write("Asiaton.").json["key"])
    hub.desk.tell(CommentHidden(key, True, hub.time.moment))
    hub.read()
    assert "Asiaton." not in at_table(hub, "p2").get("/me").text


@pytest.mark.parametrize(
    ("anonymity", "author"),
    [(Anonymity.NAMED, "p1"), (Anonymity.FACILITATORS, "p1"), (Anonymity.UNNAMED, "")],
)
def test_the_writer_is_stored_only_where_the_workshop_says_so(tmp_path, anonymity, author):
    with running(make_workshop(tmp_path / "a.workshop", anonymity=anonymity)) as hub:
        at_table(hub, "p1").write("Kuka kirjoitti?")
        assert [comment.author for comment in stored(hub)] == [author]


def test_nothing_on_disk_joins_an_unnamed_comment_to_its_writer(hub):
    phone = at_table(hub, "p3")
    phone.write("Kuka kirjoitti?")
    (entry,) = [e for e in hub.desk.log.since(0) if type(e.event).__name__ == "CommentWritten"]
    assert "p3" not in repr(entry)
    assert "Cecilia" not in repr(entry)
    (cookie,) = phone.jar
    device = hub.hub.follower  # what the hub itself keeps of a phone is in memory only
    assert device.comments
    for file in hub.path.parent.iterdir():
        body = file.read_bytes()
        assert cookie.value.encode() not in body
        assert b"127.0.0.1" not in body
