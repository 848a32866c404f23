"""The path after a workshop: its meetings, its experiments, and how they stand."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parastaminen_nb.core.errors import WorkshopError
from parastaminen_nb.core.events import (
    ExperimentDropped,
    ExperimentPlanned,
    MeetingDropped,
    MeetingPlanned,
    MeetingReplied,
    ReadingTaken,
    ReportHeard,
)
from parastaminen_nb.core.live import Live, after
from parastaminen_nb.core.onward import as_it_is
from parastaminen_nb.core.pathway import (
    Decision,
    Experiment,
    Meeting,
    Pathway,
    Reading,
    Report,
    Stage,
    Standing,
    next_meeting,
    quiet,
    stand,
    unmarked,
    usual_meetings,
)
from parastaminen_nb.core.pathway.holidays import easter_sunday
from parastaminen_nb.core.pathway.writing import experiment_written, meeting_written

TODAY = date(2027, 4, 29)
AT = datetime(2027, 4, 29, 9, tzinfo=UTC)
LUNCH = Experiment("x1", "Lounas koululla", responsible="Katri", next_step="viides lounas")

keys = st.sampled_from(["x1", "x2", "m1", "midway"])
days = st.dates(date(2027, 3, 1), date(2027, 3, 9))
texts = st.sampled_from(["", "Lounas", "Soitto"])
events = st.one_of(
    st.builds(MeetingPlanned, st.builds(Meeting, keys, days, texts), st.just(AT)),
    st.builds(MeetingDropped, keys, st.just(AT)),
    st.builds(MeetingReplied, keys, keys, st.none() | st.booleans(), st.just(AT)),
    st.builds(
        ExperimentPlanned,
        st.builds(Experiment, keys, texts, stage=st.sampled_from(Stage)),
        st.just(AT),
    ),
    st.builds(ExperimentDropped, keys, st.just(AT)),
    st.builds(ReadingTaken, keys, days, st.none() | st.floats(0, 99), st.just(AT)),
    st.builds(ReportHeard, st.builds(Report, keys, keys, texts), st.just(AT)),
)


@given(st.dates(date(2025, 1, 1), date(2035, 12, 31)), st.sampled_from([6, 12]))
def test_usual_meetings_are_on_the_workshops_weekday_when_people_are_there(day, months):
    meetings = usual_meetings(day, months)
    assert [one.day for one in meetings] == sorted({one.day for one in meetings})
    assert {one.day.weekday() for one in meetings} == {day.weekday()}
    assert not any(quiet(one.day) for one in meetings)
    assert meetings[-1].day - day >= timedelta(days=30 * months)


def test_a_path_of_half_a_year_has_four_meetings_and_one_of_a_year_six():
    assert [len(usual_meetings(date(2027, 3, 11), months)) for months in (6, 12)] == [4, 6]


@given(st.lists(events, max_size=12), events)
def test_what_tells_how_a_thing_was_takes_the_next_event_back(told, event):
    live = Live()
    for one in told:
        live = after(one, live)
    was = as_it_is(event, live.path)
    back = after(was, after(event, live)).path
    assert _things(back) == _things(live.path)
    assert as_it_is(event, after(event, live).path) == event


def _things(path: Pathway) -> tuple[frozenset, ...]:
    """What is on a path, in whatever order experiments were thought of."""
    return tuple(
        frozenset(things)
        for things in (path.meetings, path.experiments, path.readings, path.reports, path.replies)
    )


@pytest.mark.parametrize(
    ("fields", "standing"),
    [
        ({"responsible": ""}, Standing.NO_OWNER),
        ({}, Standing.THOUGHT_OF),
        ({"stage": "trying"}, Standing.GOING),
        ({"stage": "trying", "next_step": ""}, Standing.NO_STEP),
        ({"stage": "trying", "next_day": "2027-04-28"}, Standing.LATE),
        ({"stage": "trying", "next_day": "2027-04-29"}, Standing.GOING),
        ({"stage": "decided"}, Standing.UNDECIDED),
        ({"stage": "decided", "decision": "stops", "responsible": ""}, Standing.STOPS),
        ({"stage": "decided", "decision": "continues"}, Standing.CONTINUES),
    ],
)
def test_how_an_experiment_stands(fields, standing):
    assert stand(experiment_written(LUNCH, fields), TODAY).standing is standing


def test_a_late_experiment_says_by_how_much():
    late = experiment_written(LUNCH, {"next_day": "2027-04-22"})
    assert str(stand(late, TODAY).said()) == "1 week late"


def test_nobody_asks_whether_todays_meeting_was_held_before_the_day_is_over():
    today = Meeting("m", TODAY, "Tänään")
    assert unmarked((today,), TODAY) == ()
    assert unmarked((today,), TODAY + timedelta(days=1)) == (today,)


def test_the_next_meeting_is_todays_until_it_was_held():
    meetings = usual_meetings(date(2027, 3, 18))  # 1 April, 29 April, 17 June, 16 September
    today = next_meeting(meetings, TODAY)
    assert today is not None and today.key == "follow_up"
    held = Pathway(meetings).with_meeting(meeting_written(today, {"held": "yes", "present": "21"}))
    following = next_meeting(held.meetings, TODAY)
    assert following is not None and following.key == "midway"
    assert [one.key for one in unmarked(held.meetings, TODAY)] == ["calls"]


@pytest.mark.parametrize(
    ("fields", "trouble"),
    [
        ({"title": "  "}, "Give the experiment a name"),
        ({"title": "x" * 121}, "at most 120"),
        ({"target": "paljon"}, "paljon is no number"),
        ({"target": "nan"}, "is no number"),
        ({"target": "1_000"}, "is no number"),
        ({"next_day": "huomenna"}, "huomenna is no day"),
    ],
)
def test_what_an_experiment_cannot_be_is_said(fields, trouble):
    with pytest.raises(WorkshopError, match=trouble):
        experiment_written(LUNCH, fields)


@pytest.mark.parametrize(
    ("fields", "trouble"),
    [
        ({"day": ""}, "Choose the day"),
        ({"starts": "25.00"}, "no hour"),
        ({"minutes": "0"}, "takes 1 to 1440 minutes"),
        ({"present": "-1"}, "how many people came"),
        ({"title": ""}, "Give the meeting a name"),
    ],
)
def test_what_a_meeting_cannot_be_is_said(fields, trouble):
    with pytest.raises(WorkshopError, match=trouble):
        meeting_written(Meeting("m1", TODAY, "Kahvit"), fields)


def test_a_usual_meeting_needs_no_title_and_an_hour_is_written_as_people_write_it():
    midway = meeting_written(Meeting("midway", TODAY), {"title": "", "starts": "9.30"})
    assert midway.starts == time(9, 30)


def test_there_is_one_reading_a_day_and_they_are_by_day():
    path = Pathway().with_experiment(LUNCH)
    for day, value in [(4, 12.0), (2, 9.0), (4, 17.0)]:
        when = date(2027, 5, day)
        path = path.with_reading("x1", Reading("x1", when, value), when)
    assert [(one.day.day, one.value) for one in path.readings_of("x1")] == [(2, 9.0), (4, 17.0)]


def test_a_decision_is_one_of_those_that_a_standing_can_show():
    for decision in Decision:
        decided = experiment_written(LUNCH, {"stage": "decided", "decision": decision.value})
        assert stand(decided, TODAY).standing.value == decision.value


def test_easter_is_where_another_library_finds_it():
    easter = pytest.importorskip("dateutil.easter").easter
    assert all(easter_sunday(year) == easter(year) for year in range(1900, 2200))


def test_a_meeting_is_not_on_a_public_holiday():
    sunday = usual_meetings(date(2026, 11, 22))[0].day  # two weeks later is Independence Day
    thursday = usual_meetings(date(2027, 4, 22))[0].day  # two weeks later is Ascension Day
    assert (sunday, thursday) == (date(2026, 12, 13), date(2027, 5, 13))
