"""Feedback: anonymous, once from a phone, only when it is asked."""

import sqlite3

from tests.hub.conftest import running

KEY = "abcdefabcdef01234567"


def at_feedback(hub):
    phone = hub.phone()
    phone.join("p1")
    hub.start("feedback")
    return phone


def answers(hub):
    return hub.desk.log.answers()


def test_feedback_is_asked_in_its_segment(hub):
    phone = hub.phone()
    phone.join("p1")
    hub.start("round-1")
    assert phone.get("/feedback").headers["location"] == "/me"
    assert phone.post("/feedback", {"key": KEY, "idea": "5"}).status == 409
    hub.start("feedback")
    assert "Anna palautetta, 2 minuuttia" in phone.get("/me").text
    page = phone.get("/feedback").text
    assert "Sain idean, jota voin kokeilla työssäni" in page
    assert "Vastaukset ovat nimettömiä." in page


def test_the_answers_are_kept_and_thanked(hub):
    phone = at_feedback(hub)
    sent = phone.post(
        "/feedback", {"key": KEY, "idea": "4", "heard": "5", "first": " Kysyn koululta. "}
    )
    assert sent.headers["location"] == "/feedback"
    assert "Kiitos, palaute tuli perille" in phone.get("/feedback").text
    assert answers(hub) == [{"idea": 4, "heard": 5, "first": "Kysyn koululta."}]


def test_a_double_press_and_a_second_try_count_once(hub):
    phone = at_feedback(hub)
    other = hub.phone()
    other.join("p2")
    for one in (phone, other, phone):  # the same form, from before the cookie said so
        one.post("/feedback", {"key": KEY, "idea": "4"})
    phone.post("/feedback", {"key": KEY[::-1], "idea": "1"})
    assert answers(hub) == [{"idea": 4}]


def test_a_form_sent_again_to_a_hub_that_started_anew_counts_once(workshop):
    for idea in ("4", "2"):
        with running(workshop) as hub:
            at_feedback(hub).post("/feedback", {"key": KEY, "idea": idea})
            found = answers(hub)
    assert found == [{"idea": 4}]


def test_one_answer_is_enough_and_none_is_too_few(hub):
    phone = at_feedback(hub)
    refused = phone.post("/feedback", {"key": KEY, "idea": "9", "first": " "})
    assert refused.status == 400
    assert "Vastaa ainakin yhteen kysymykseen." in refused.text
    assert answers(hub) == []
    phone.post("/feedback", {"key": KEY, "heard": "1"})
    assert answers(hub) == [{"heard": 1}]


def test_what_was_typed_stays_when_something_is_mended(hub):
    page = at_feedback(hub).post("/feedback", {"key": KEY, "idea": "3", "first": "x" * 5000})
    assert page.status == 400
    assert "x" * 5000 in page.text
    assert 'value="3" checked' in page.text


def test_feedback_leaves_no_trail(hub):
    before = list(hub.desk.log.since(0))
    phone = at_feedback(hub)
    started = len(list(hub.desk.log.since(0)))
    phone.post("/feedback", {"key": KEY, "idea": "4"})
    assert len(list(hub.desk.log.since(0))) == started > len(before)
    file = sqlite3.connect(hub.path)
    ((_, body),) = file.execute("SELECT * FROM answer").fetchall()
    file.close()
    assert body == b'{"idea":4}'


def test_feedback_can_still_be_given_right_after_the_end(hub):
    phone = at_feedback(hub)
    hub.desk.end()
    hub.read()
    assert phone.post("/feedback", {"key": KEY, "idea": "4"}).status == 303
    assert answers(hub) == [{"idea": 4}]
