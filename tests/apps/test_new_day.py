"""Pages that are left open over midnight tell of the new day, and ask nothing of a timer."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from parastaminen_nb.apps.pathway import pathway
from parastaminen_nb.apps.planner import planner
from parastaminen_nb.core.events import WorkshopPlanned
from parastaminen_nb.core.letters import Letter
from parastaminen_nb.core.pathway import Stage

LATE = datetime.fromisoformat("2027-04-21T23:59:50+03:00")
"""Ten seconds before a midnight six weeks after the example's workshop."""


class Moment:
    """The time of a story, which goes on when it is told to."""

    def __init__(self, now: datetime) -> None:
        self.now = now

    def __call__(self) -> datetime:
        return self.now


@pytest.fixture
def moment(session) -> Moment:
    session.now = Moment(LATE)
    return session.now


def ask(page) -> None:
    """What the browser says at least every ten seconds."""
    page.news._handle_custom_msg("ask", [])


def meeting(page, key):
    return next(one for one in page.meetings.timeline.meetings if one["key"] == key)


def test_the_path_tells_what_is_late_and_which_meeting_is_next(session, moment):
    page = pathway(session, "en")
    page.pathing.plan_usual(6)
    key = page.pathing.add_experiment({"title": "Lounas", "responsible": "Katri"})
    page.pathing.write_experiment(key, {"next_day": "2027-04-21"})
    page.pathing.move(key, Stage.TRYING)
    page.experiments.open_one(key)
    page.inviting.asks.click()
    seen = (page.experiments.board, "cards"), (page.meetings.timeline, "meetings")
    drawn = []
    for widget, trait in seen:
        widget.observe(drawn.append, trait)
    ask(page)
    assert drawn == [], "nothing is drawn anew within a day"
    assert meeting(page, "follow_up")["note"] == "tomorrow"
    assert page.experiments.board.cards[0]["needs"] is False

    moment.now += timedelta(seconds=20)
    ask(page)
    assert "Today is Thu, Apr 22, 2027" in page.lead.value
    assert "6 weeks since the workshop, next Follow-up meeting today." in page.lead.value
    assert meeting(page, "follow_up")["note"] == "today"
    assert page.experiments.board.cards[0]["pill"]["words"] == "1 day late"
    assert page.experiments.editor.head.pill["words"] == "1 day late"
    assert page.experiments.editor.readings.today == "2027-04-22"

    moment.now += timedelta(days=1)
    ask(page)
    assert meeting(page, "follow_up")["note"] == "Was it held?"
    assert meeting(page, "midway")["state"] == "next"
    letters = [option["key"] for option in page.inviting.letters.meeting.options]
    assert letters == ["midway", "half_year"]
    assert page.inviting.letters.letter.value == Letter.MEETING.value


@pytest.mark.parametrize(
    ("day", "said"),
    [
        ("2027-03-10", "Työpaja on huomenna, seuraavaksi Soittokierros 2 viikon päästä."),
        ("2027-03-11", "Työpaja on tänään, seuraavaksi Soittokierros 2 viikon päästä."),
        ("2027-03-12", "1 päivä työpajasta, seuraavaksi Soittokierros 13 päivän päästä."),
        ("2027-06-01", "12 viikkoa työpajasta, seuraavaksi Väliarvio 9 päivän päästä."),
        ("2027-12-24", "41 viikkoa työpajasta.</p>"),
    ],
)
def test_the_path_says_how_far_it_has_come_and_what_is_next(session, moment, day, said):
    moment.now = datetime.fromisoformat(f"{day}T12:00+02:00")
    page = pathway(session, "fi")
    page.pathing.plan_usual(6)
    assert said in page.lead.value


def test_without_a_day_the_path_says_no_distance(session, moment):
    plan = replace(session.state.workshop, starts_at=None)
    session.tell(WorkshopPlanned(plan, LATE))
    assert "Today is Wed, Apr 21, 2027.</p>" in pathway(session, "en").lead.value


def test_the_planner_tells_what_is_due_today_and_what_is_late(session, moment):
    moment.now = datetime.fromisoformat("2027-03-09T23:59:50+02:00")
    page = planner(session, "en")

    def states():
        return {item["key"]: item["state"] for item in page.todo.tasks.items}

    assert states()["reminder"] == "ahead"
    moment.now += timedelta(seconds=20)
    assert states()["reminder"] == "ahead", "nobody has asked yet"
    ask(page)
    assert states()["reminder"] == "today"
    moment.now += timedelta(days=1)
    ask(page)
    assert states()["reminder"] == "late"
    step = next(step for step in page.steps.steps if step["key"] == "checklist")
    assert "late" in step["words"]
