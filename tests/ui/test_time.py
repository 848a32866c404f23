"""Clock, ribbon, plan and keys: what a page shows of time."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest
from traitlets import TraitError

from parastaminen_nb.core.agenda import Agenda, Kind, Segment
from parastaminen_nb.core.clock import Clock
from parastaminen_nb.core.events import AgendaPlanned, SegmentStarted, WorkshopPlanned
from parastaminen_nb.core.live import Live, after
from parastaminen_nb.core.timetable import timetable
from parastaminen_nb.core.workshop import Workshop
from parastaminen_nb.i18n import translator
from parastaminen_nb.log import Log
from parastaminen_nb.session import Session
from parastaminen_nb.ui.chips import Chips
from parastaminen_nb.ui.clock import ClockFace
from parastaminen_nb.ui.news import News
from parastaminen_nb.ui.notice import Notice
from parastaminen_nb.ui.plan_table import plan_table
from parastaminen_nb.ui.ribbon import ribbon
from parastaminen_nb.ui.shortcuts import Shortcuts

NOON = datetime.fromisoformat("2027-03-11T12:00+02:00")
AGENDA = Agenda(
    (
        Segment("welcome", Kind.TOGETHER, 10),
        Segment("move-1", Kind.MOVE, 2, round=1),
        Segment("round-1", Kind.ROUND, 20, round=1, title="<b>Oma</b>"),
        Segment("feedback", Kind.FEEDBACK, 5),
    ),
    minutes=40,
)
_ = translator("en")


def at(minutes: float) -> datetime:
    return NOON + timedelta(minutes=minutes)


@pytest.fixture
def live():
    workshop = Workshop(key="w", title="W", starts_at=NOON, code="KUUSI 42")
    live = Live()
    for event in (WorkshopPlanned(workshop, NOON), AgendaPlanned(AGENDA, NOON)):
        live = after(event, live)
    return live


def test_the_face_is_told_what_was_decided_and_reckons_itself():
    face = ClockFace(_)
    face.show(Clock(ends_at=at(5)), title="Round 1", caption="Ends at 12:05.")
    assert (face.ends_at, face.left) == (at(5).timestamp() * 1000, None)
    face.show(Clock(left=timedelta(seconds=90)))
    assert (face.ends_at, face.left) == (None, 90_000)
    face.show(Clock(), idle="12:00")
    assert (face.ends_at, face.left, face.idle) == (None, None, "12:00")


def test_the_face_has_every_state_in_words():
    words = ClockFace(translator("fi")).words
    assert words["paused"] == "Pysäytetty"
    assert words["left"] == "jäljellä {minutes} min {seconds} s"
    assert {"waiting", "running", "last_minute", "paused", "over", "five"} <= set(words)


def test_only_a_clock_that_was_asked_to_tells_of_minutes():
    told = []
    face = ClockFace(_, on_minute=lambda: told.append(1))
    face._handle_custom_msg("minute", [])
    face._handle_custom_msg({"anything": 1}, [])
    assert (face.tells, told) == (True, [1])
    quiet = ClockFace(_)
    quiet._handle_custom_msg("minute", [])
    assert not quiet.tells


def test_the_ribbon_marks_what_is_done_and_what_is_going_on():
    strip = ribbon(AGENDA, _, here="round-1")
    assert 'class="done" style="--m:10"' in strip
    assert 'class="move" style="--m:2"' in strip
    assert 'class="now" style="--m:20"' in strip
    assert 'class="slack" style="--m:3"' in strip
    assert "&lt;b&gt;Oma&lt;/b&gt;" in strip
    assert "Still to come: Feedback and next steps." in strip


def test_the_ribbon_is_one_sentence_for_those_who_hear_it():
    assert "Agenda: Welcome, &lt;b&gt;Oma&lt;/b&gt;, and Feedback" in ribbon(AGENDA, _)
    assert "is going on and is the last" in ribbon(AGENDA, _, here="feedback")
    assert "all of it is done" in ribbon(AGENDA, _, here="feedback", ended=True)
    assert "No agenda yet" in ribbon(Agenda(()), _)


def test_the_plan_leaves_moves_out_unless_people_are_moving(live):
    assert "Move to the next table" not in plan_table(timetable(live, NOON), _)
    live = after(SegmentStarted("welcome", at(12), at(2)), live)
    live = after(SegmentStarted("move-1", at(15), at(13)), live)
    shown = plan_table(timetable(live, at(13)), _)
    assert "Move to the next table" in shown
    assert shown.count("is-now") == 1
    assert "+3\N{NO-BREAK SPACE}min" in shown
    assert "0\N{NO-BREAK SPACE}min to spare" in shown


def test_a_choice_that_was_not_offered_is_refused():
    chips = Chips("Round", [("1", "1"), ("2", "2 now")], "2")
    with pytest.raises(TraitError):
        chips.value = "9"
    assert chips.value == "2"


def test_a_choice_stays_while_it_is_offered():
    chips = Chips("Round", [("1", "1"), ("2", "2")], "2")
    chips.offer([("1", "1 now"), ("2", "2")])
    assert chips.value == "2"
    chips.offer([("1", "1")])
    assert chips.value == "1"
    chips.offer([])
    assert chips.value == ""


def test_only_keys_that_were_given_press_anything():
    pressed = []
    keys = Shortcuts(_, {"n": lambda: pressed.append("n")})
    for content in ({"key": "n"}, {"key": "x"}, {"key": 3}, "n", None):
        keys._handle_custom_msg(content, [])
    assert pressed == ["n"]


@pytest.fixture
def session(tmp_path):
    with Log(tmp_path / "a.workshop", create=True) as log:
        log.append(WorkshopPlanned(Workshop(key="w", title="W", code="KUUSI 42"), NOON))
        yield Session(log, now=lambda: NOON)


def test_news_read_the_log_when_the_browser_says_so_and_answer_with_the_time(session, tmp_path):
    answers = []
    news = News(session, Notice(_), _, hub="http://127.0.0.1:8420/")
    news.send = answers.append  # what would go to the browser
    with Log(tmp_path / "a.workshop") as another:
        another.append(AgendaPlanned(AGENDA, NOON))
    news._handle_custom_msg("nonsense", [])
    assert session.state.agenda.segments == ()
    news._handle_custom_msg("ask", [])
    assert session.state.agenda == AGENDA
    assert answers == [{"now": NOON.timestamp() * 1000, "seq": 2}]
    assert news.stream == "http://127.0.0.1:8420/stream?code=KUUSI42"


def test_news_answer_even_when_the_log_cannot_be_read(session, caplog):
    answers, notice = [], Notice(_)
    news = News(session, notice, _)
    news.send = answers.append  # what would go to the browser
    session.close()
    news._handle_custom_msg("ask", [])
    assert answers
    assert notice.text
    caplog.clear()  # told to the reader, so not swallowed
