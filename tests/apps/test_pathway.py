"""The page of the path, pressed as a facilitator presses it: on a real file."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest

from parastaminen_nb import pathway as public
from parastaminen_nb.apps.pathway import PathwayPage, pathway
from parastaminen_nb.core.comments import Comment
from parastaminen_nb.core.events import WorkshopPlanned
from parastaminen_nb.core.pathway import Decision, Stage
from parastaminen_nb.core.workshop import Workshop
from parastaminen_nb.log import Log
from parastaminen_nb.session import Session
from parastaminen_nb.text.editing import comment_ids
from tests.apps.conftest import NOON

LATER = NOON + timedelta(weeks=7)
"""A Thursday seven weeks after the example's workshop."""


@pytest.fixture
def session(session) -> Session:
    session.now = lambda: LATER
    return session


@pytest.fixture
def page(session) -> PathwayPage:
    return pathway(session, "en")


def begin(page, **fields):
    """A new experiment, as the few fields of its form tell it; back at the board."""
    page.begin.click()
    page.experiments.composer.do(
        "add", values={"title": "", "responsible": "", "case": "", **fields}
    )
    if page.experiments.editor:
        page.experiments.editor.head.do("close")


def card(page, key="x1"):
    return next(one for one in page.experiments.board.cards if one["key"] == key)


def notes(page):
    return {one["name"]: (one["state"], one["note"]) for one in page.meetings.timeline.meetings}


def test_the_page_opens_without_a_path_and_is_a_public_name(page):
    assert public is pathway
    assert "Today is Thu, Apr 29, 2027" in page.lead.value
    assert page.meetings.timeline.offers
    assert page.experiments.board.cards == []
    assert notes(page) == {"The workshop": ("done", "")}


def test_the_usual_meetings_come_with_one_press_and_go_with_another(page, session):
    page.meetings.timeline.do("usual", months=6)
    assert [one["day"] for one in page.meetings.timeline.meetings][:2] == [
        "Thu, Mar 11",
        "Thu, Mar 25",
    ]
    assert notes(page)["Round of calls"] == ("asked", "Was it held?")
    assert notes(page)["Midway review"] == ("next", "in 6 weeks")
    assert notes(page)["Half-year meeting"] == ("ahead", "The invitation leaves Thu, Aug 12")
    assert "Midway review Thu, Jun 10." in page.meetings.next.value
    assert "27 have not answered." in page.meetings.next.value
    assert page.toast.text == "The usual meetings were added."
    page.toast.do("back")
    assert session.state.path.meetings == ()
    assert (page.toast.text, page.toast.back) == ("It was taken back.", "")


def test_without_a_day_the_page_says_what_to_choose_first(tmp_path):
    path = tmp_path / "a.workshop"
    with Log(path, create=True) as log:
        log.append(WorkshopPlanned(Workshop("w", "Kevät"), NOON))
    session = Session.opened(path, now=lambda: NOON)
    page = pathway(session, "en")
    page.meetings.timeline.do("usual", months=12)
    assert "Choose that first" in page.notice.text
    assert page.meetings.timeline.meetings == []
    session.close()


def test_a_meeting_that_is_over_asks_whether_it_was_held(page, session):
    timeline = page.meetings.timeline
    timeline.do("usual", months=6)
    assert [one["words"] for one in timeline.asked] == [
        "Round of calls, Thu, Mar 25: was it held?",
        "Follow-up meeting, Thu, Apr 22: was it held?",
    ]
    heard = timeline.asked[1]["heard"]
    assert heard == "Follow-up meeting, Thursday, April 22: was it held?"
    timeline.do("mark", key="follow_up", held="yes", present="many")
    assert "from 0 to 10000" in timeline.errors["follow_up"]
    timeline.do("mark", key="follow_up", held="yes", present="21")
    timeline.do("mark", key="calls", held="no", present="")
    assert (timeline.asked, timeline.errors) == ([], {})
    assert notes(page)["Follow-up meeting"] == ("done", "Held, 21 there")
    assert notes(page)["Round of calls"] == ("dropped", "Not held")


def test_a_meeting_is_written_and_a_day_when_many_are_away_is_told(page, session):
    page.meetings.timeline.do("usual", months=6)
    page.meetings.timeline.do("open", key="midway")
    editor = page.meetings.editor
    editor.form.write("starts", "9.00")
    editor.form.write("venue", "Valtuustosali")
    editor.form.write("day", "2027-07-08")
    assert "on holiday" in editor.quiet.value
    warned = {one["key"]: one["warn"] for one in page.meetings.timeline.meetings}
    assert warned["midway"] == "Many are on holiday then."
    editor.form.write("day", "")
    assert editor.form.errors == {"day": "Choose the day of the meeting."}
    editor.form.write("day", "2027-06-17")
    assert "on holiday" not in editor.quiet.value
    assert "Midway review Thu, Jun 17 at 09:00.</b> Valtuustosali." in page.meetings.next.value
    editor.remove.click()
    assert page.meetings.editor is None
    assert page.toast.text == "Midway review was removed."


def test_a_meeting_of_the_path_s_own_is_added_and_opened(page, session):
    page.meetings.add.click()
    page.meetings.composer.do("add", values={"title": "Kahvit", "day": ""})
    assert page.meetings.composer.wrong == "Choose the day of the meeting."
    assert page.meetings.composer.wrong_field == "day"
    page.meetings.composer.do("add", values={"title": "Kahvit", "day": "2027-05-20"})
    assert page.meetings.editor.head.title == "Kahvit"
    assert notes(page)["Kahvit"] == ("next", "in 3 weeks")


def test_answers_are_marked_by_hand(page, session):
    page.meetings.timeline.do("usual", months=6)
    page.meetings.answers.click()
    replies = page.meetings.editor.replies
    first, second = (one["key"] for one in replies.people[:2])
    replies.do("reply", person=first, answer="yes")
    replies.do("reply", person=second, answer="no")
    assert session.state.path.coming("midway") == {first: True, second: False}
    assert (
        "1 person comes. 1 person does not come. 25 have not answered." in page.meetings.next.value
    )
    replies.do("reply", person=first, answer="")
    assert first not in session.state.path.coming("midway")
    assert next(one for one in replies.people if one["key"] == first)["answer"] == ""


def test_an_experiment_is_begun_with_a_name_and_stands_among_the_ideas(page):
    begin(page)
    assert "a name that tells what is tried" in page.experiments.composer.wrong
    begin(page, title="Lounas koululla", case="a")
    assert card(page)["stage"] == "idea"
    assert card(page)["pill"]["words"] == "Nobody is responsible yet"
    assert 'aria-label="Case A"' in card(page)["mark"]
    assert card(page)["needs"]
    assert card(page)["left"] == {}
    assert page.toast.text == "Lounas koululla was added."


def test_what_was_written_while_an_experiment_was_added_is_written_into_that(page, session):
    begin(page, title="Lounas")
    page.begin.click()
    page.experiments.composer.do("also", key="x1", values={"responsible": "Katri", "nonsense": ""})
    assert card(page)["rows"][0] == ["Responsible", "Katri"]
    page.meetings.add.click()
    page.meetings.composer.do("add", values={"title": "Kahvit", "day": "2027-05-20"})
    page.meetings.composer.do("also", key="m1", values={"day": "2027-05-21"})
    assert session.state.path.meeting("m1").day == date(2027, 5, 21)


def test_a_card_is_moved_and_the_move_taken_back(page, session):
    begin(page, title="Lounas", responsible="Katri")
    board = page.experiments.board
    board.do("move", key="x1", stage=card(page)["right"]["stage"])
    assert card(page)["stage"] == "trying"
    assert (page.toast.text, page.toast.back) == (
        "Lounas is being tried now.",
        "Take the move back",
    )
    page.toast.do("back")
    assert card(page)["stage"] == "idea"
    assert session.state.path.experiment("x1").stage is Stage.IDEA


def test_the_toast_never_takes_back_another_step_than_it_tells(page, session):
    begin(page, title="Lounas", responsible="Katri")
    page.experiments.board.do("move", key="x1", stage="trying")
    page.experiments.open_one("x1")
    page.experiments.editor.form.write("next_step", "viides lounas")
    assert page.toast.text == ""
    page.toast.do("back")
    assert session.state.path.experiment("x1").next_step == "viides lounas"
    page.saved.undo.click()
    assert session.state.path.experiment("x1").next_step == ""


def test_what_somebody_else_changed_is_seen_and_not_taken_back(page, session):
    begin(page, title="Lounas", responsible="Katri")
    page.experiments.board.do("move", key="x1", stage="trying")
    other = Session.opened(session.log.path, now=lambda: LATER)
    theirs = pathway(other, "en")
    theirs.experiments.open_one("x1")
    theirs.experiments.editor.form.write("responsible", "Päivi")
    session.catch_up()
    assert card(page)["rows"][0] == ["Responsible", "Päivi"]
    page.toast.do("back")
    assert "Somebody else has changed the path" in page.notice.text
    assert card(page)["stage"] == "trying"
    page.experiments.open_one("x1")
    theirs.experiments.editor.remove.click()
    session.catch_up()
    assert page.experiments.editor is None
    assert page.notice.text == "The experiment that you had open was removed."
    other.close()


def test_what_waits_for_a_decision_asks_for_it_and_why(page, session):
    begin(page, title="Lounas", responsible="Katri")
    board = page.experiments.board
    board.do("move", key="x1", stage="decided")
    assert card(page)["asks"]
    board.do("decide", key="x1", decision="stops", reason="x" * 4001)
    assert "too long" in board.errors["x1"]["said"]
    board.do("decide", key="x1", decision="stops", reason="Tunnit menivät päällekkäin.")
    assert board.errors == {}
    assert not card(page)["asks"]
    assert card(page)["pill"]["words"] == "Ended"
    assert card(page)["rows"][1:] == [
        ["Decided", "Thu, Apr 29", "Thursday, April 29"],
        ["Why", "Tunnit menivät päällekkäin."],
    ]
    assert session.state.path.experiment("x1").decision is Decision.STOPS


def test_each_field_is_kept_as_it_is_written_and_what_cannot_be_is_said_beside_it(page, session):
    begin(page, title="Lounas", responsible="Katri")
    page.experiments.board.do("open", key="x1")
    form = page.experiments.editor.form
    for field, words in {
        "aim": "Yhteinen pöytä",
        "next_day": "2027-04-21",
        "stage": "trying",
    }.items():
        form.write(field, words)
    form.write("target", "paljon")
    assert "paljon is no number" in form.errors["target"]
    form.write("target", "20")
    form.write("title", " ")
    assert "a name" in form.errors["title"]
    assert form.values["title"] == " "
    found = session.state.path.experiment("x1")
    assert (found.title, found.aim, found.target) == ("Lounas", "Yhteinen pöytä", 20)
    assert (found.stage, found.next_day) == (Stage.TRYING, date(2027, 4, 21))
    assert card(page)["pill"]["words"] == "1 week late"
    assert card(page)["rows"][1] == [
        "Next step",
        "Was to happen Wed, Apr 21",
        "Was to happen Wednesday, April 21",
    ]


def test_what_was_counted_is_drawn_and_read_aloud(page, session):
    begin(page, title="Lounas", responsible="Katri")
    page.experiments.board.do("open", key="x1")
    editor = page.experiments.editor
    for field, words in {"measure": "Kävijöitä", "unit": "kävijää", "target": "20"}.items():
        editor.form.write(field, words)
    editor.readings.do("add", day="2027-04-30", value="")
    assert "still to come" in editor.readings.errors["day"]
    assert "as a number" in editor.readings.errors["value"]
    editor.readings.do("add", day="2027-04-20", value="14")
    editor.readings.do("add", day="2027-04-27", value="17,5")
    assert editor.readings.errors == {}
    assert 'aria-label="Before that: 14."' in card(page)["count"]["picture"]
    assert (card(page)["count"]["last"], card(page)["count"]["of"]) == (
        "17.5 kävijää",
        "Kävijöitä, target 20",
    )
    editor.readings.do("drop", day="2027-04-27")
    assert page.toast.text == "Lounas: what was counted was taken away (Tue, Apr 27, 2027)."
    assert card(page)["count"]["last"] == "14 kävijää"
    assert 'aria-hidden="true"' in card(page)["count"]["picture"]  # the words beside it say it all


def test_what_was_told_is_written_for_each_meeting_that_has_been(page, session):
    page.meetings.timeline.do("usual", months=6)
    page.meetings.timeline.do("mark", key="calls", held="no", present="")
    begin(page, title="Lounas")
    page.experiments.board.do("open", key="x1")
    told = page.experiments.editor.told
    assert [field["label"] for field in told.fields] == ["Follow-up meeting, Thu, Apr 22"]
    told.write("follow_up", "Toimi hyvin.")
    told.write("follow_up", "x" * 4001)
    assert "too long" in told.errors["follow_up"]
    assert [one.text for one in session.state.path.reports_of("x1")] == ["Toimi hyvin."]


def test_the_comments_behind_an_experiment_are_shown_without_names_and_only_if_seen(page, session):
    words = ["Lounas kokoaisi saman pöydän ääreen.", "Vitriini koululle!", "Salattu ajatus."]
    writer = session.state.workshop.people[0]
    session.open_doors()
    session.enter(
        *(
            Comment(f"c{place}", text, "a", 1, 1, writer.key, datetime(2027, 3, 11, tzinfo=UTC))
            for place, text in enumerate(words)
        )
    )
    session.end()
    session.hide("c2")
    page.pathing.add_experiment({"title": "Lounas"}, sources=tuple(comment_ids(words)))
    page.experiments.board.do("open", key="x1")
    quotes = page.experiments.editor.sources.quotes
    assert [quote["text"] for quote in quotes] == words[:2]
    assert writer.name not in str(quotes)


def test_forty_experiments_take_no_more_widgets_than_one(page):
    def widgets(widget):
        return 1 + sum(widgets(child) for child in getattr(widget, "children", ()))

    page.pathing.add_experiment({"title": "Lounas"})
    before = widgets(page)
    for number in range(40):
        page.pathing.add_experiment({"title": f"Kokeilu {number}"})
    assert len(page.experiments.board.cards) == 41
    assert widgets(page) == before < 36


def test_the_page_speaks_finnish(session):
    page = pathway(session, "fi")
    page.meetings.timeline.do("usual", months=6)
    assert "<h1>Polku</h1>" in page.lead.value
    assert notes(page)["Väliarvio"] == ("next", "6 viikon päästä")
    assert notes(page)["Puolen vuoden tapaaminen"][1] == "Kutsu lähtee to 12.8."
