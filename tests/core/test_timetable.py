"""The plan beside what happened: a story of one workshop that runs late and catches up."""

from __future__ import annotations

from datetime import datetime, time, timedelta

import pytest

from parastaminen_nb.core.agenda import Agenda, Kind, Segment
from parastaminen_nb.core.events import (
    AgendaPlanned,
    ClockPaused,
    ClockRunning,
    DoorsOpened,
    Event,
    SegmentStarted,
    SessionEnded,
    WorkshopPlanned,
)
from parastaminen_nb.core.live import Live, after
from parastaminen_nb.core.timetable import Standing, timetable
from parastaminen_nb.core.workshop import Workshop

NOON = datetime.fromisoformat("2027-03-11T12:00+02:00")
AGENDA = Agenda(
    (
        Segment("welcome", Kind.TOGETHER, 10),
        Segment("round-1", Kind.ROUND, 20, round=1),
        Segment("feedback", Kind.FEEDBACK, 5),
    ),
    minutes=40,
)


def at(minutes: float) -> datetime:
    return NOON + timedelta(minutes=minutes)


def lived(*events: Event, starts_at: datetime | None = NOON) -> Live:
    live = Live()
    workshop = Workshop(key="w", title="W", starts_at=starts_at)
    for event in (WorkshopPlanned(workshop, NOON), AgendaPlanned(AGENDA, NOON), *events):
        live = after(event, live)
    return live


def begun(key: str, minute: float) -> SegmentStarted:
    return SegmentStarted(
        key, at(minute) + timedelta(minutes=AGENDA.segment(key).minutes), at(minute)
    )


def clock(moment: datetime | None) -> str:
    return "" if moment is None else f"{moment:%H:%M}"


def said(live: Live, now: datetime) -> list[str]:
    return [str(sentence) for sentence in timetable(live, now).said()]


def test_before_the_day_the_plan_is_expected_to_hold():
    table = timetable(lived(), at(-60))
    assert [clock(line.planned) for line in table.lines] == ["12:00", "12:10", "12:30", "12:40"]
    assert [clock(line.real) for line in table.lines] == ["12:00", "12:10", "12:30", "12:35"]
    assert all(line.estimated for line in table.lines)
    assert (table.behind, table.slack) == (0, 5)
    assert said(lived(), at(-60)) == ["You are on time.", "5 min of slack left."]


def test_not_beginning_in_time_is_being_late():
    table = timetable(lived(DoorsOpened(at(-10))), at(3))
    assert (table.behind, table.slack) == (3, 2)


def test_a_late_round_makes_all_that_follows_late():
    live = lived(begun("welcome", 1), begun("round-1", 14))
    table = timetable(live, at(20))
    assert [clock(line.real) for line in table.lines] == ["12:01", "12:14", "12:34", "12:39"]
    assert [line.minutes_late for line in table.lines] == [1, 4, 4, -1]
    assert [line.standing for line in table.lines] == [
        Standing.DONE,
        Standing.NOW,
        Standing.COMING,
        Standing.COMING,
    ]
    assert said(live, at(20)) == ["You are 4 min behind.", "1 min of slack left."]


def test_two_minutes_more_are_late_from_the_moment_they_are_given():
    live = lived(begun("welcome", 0), begun("round-1", 10), ClockRunning(at(32), at(25)))
    assert said(live, at(25)) == ["You are 2 min behind.", "3 min of slack left."]


@pytest.mark.parametrize(("minute", "behind"), [(7, 0), (9, 2), (12, 5)])
def test_time_goes_on_while_the_clock_stands(minute, behind):
    live = lived(begun("welcome", 0), ClockPaused(timedelta(minutes=3), at(7)))
    assert timetable(live, at(minute)).behind == behind


def test_a_clock_that_is_over_makes_late_minute_by_minute():
    live = lived(begun("welcome", 0))
    assert timetable(live, at(10)).behind == 0
    assert timetable(live, at(13)).behind == 3


def test_the_last_part_is_late_for_its_own_planned_end():
    live = lived(begun("welcome", 0), begun("round-1", 10), begun("feedback", 36))
    table = timetable(live, at(37))
    assert (table.behind, table.slack) == (6, -1)
    assert said(live, at(37)) == ["You are 6 min behind.", "You would end 1 min late."]


def test_ahead_is_said_too():
    live = lived(begun("welcome", 0), begun("round-1", 7))
    assert said(live, at(8))[0] == "You are 3 min ahead."


def test_a_part_that_was_left_out_is_not_done():
    live = lived(begun("welcome", 0), begun("feedback", 10))
    lines = timetable(live, at(11)).lines
    assert lines[1].standing is Standing.SKIPPED
    assert lines[1].real is None
    assert lines[1].late is None


def test_after_the_end_the_real_end_stands_and_nothing_more_is_said():
    live = lived(
        begun("welcome", 0), begun("round-1", 10), begun("feedback", 30), SessionEnded(at(38))
    )
    table = timetable(live, at(90))
    assert clock(table.lines[-1].real) == "12:38"
    assert not table.lines[-1].estimated
    assert table.lines[2].standing is Standing.DONE
    assert table.said() == ()


def test_without_an_hour_there_is_nothing_to_be_late_for():
    live = lived(begun("welcome", 0), starts_at=None)
    table = timetable(live, at(5))
    assert (table.behind, table.slack) == (None, None)
    assert table.said() == ()
    assert [clock(line.real) for line in table.lines][:2] == ["12:00", "12:10"]


def test_a_rehearsal_on_another_day_takes_the_plan_with_it():
    live = lived(begun("welcome", -60 * 24 * 7), begun("round-1", -60 * 24 * 7 + 12))
    table = timetable(live, at(-60 * 24 * 7 + 13))
    assert [line.minutes_late for line in table.lines] == [0, 2, 2, -3]
    assert table.behind == 2


def test_long_after_its_hour_a_workshop_that_never_began_is_not_days_late():
    assert said(lived(), at(60 * 24)) == ["You are on time.", "5 min of slack left."]


def test_a_workshop_over_the_night_when_clocks_change_keeps_its_true_length():
    starts = datetime.fromisoformat("2027-03-28T02:55+02:00")
    table = timetable(lived(starts_at=starts), starts - timedelta(hours=1))
    assert [clock(line.planned) for line in table.lines] == ["02:55", "04:05", "04:25", "04:35"]
    assert [clock(line.real) for line in table.lines] == ["02:55", "04:05", "04:25", "04:30"]


def test_what_is_late_still_waits_for_an_hour_that_stands():
    lunch = Segment("lunch", Kind.BREAK, 30, fixed_start=time(12, 45))
    live = after(
        AgendaPlanned(Agenda((*AGENDA.segments, lunch), 80), NOON), lived(begun("welcome", 4))
    )
    table = timetable(live, at(5))
    assert [line.minutes_late for line in table.lines] == [4, 4, 4, 0, -5]
    assert clock(table.lines[-2].real) == "12:45"
