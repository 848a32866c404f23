"""Tracks side by side: how long they last, how they are laid and written, and the day itself."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, time, timedelta

import pytest

from parastaminen_nb.core.agenda import Agenda, Kind, Segment
from parastaminen_nb.core.agenda_editing import with_segment_written
from parastaminen_nb.core.arranging import (
    with_copy,
    with_move,
    with_segment,
    with_segment_alongside,
    without_segments,
)
from parastaminen_nb.core.catching_up import proposal
from parastaminen_nb.core.errors import WorkshopError
from parastaminen_nb.core.events import (
    AgendaPlanned,
    ClockPaused,
    ClockRunning,
    SegmentStarted,
    SessionEnded,
    WorkshopPlanned,
)
from parastaminen_nb.core.jumping import follows, going_back, skipping
from parastaminen_nb.core.laying import Laying
from parastaminen_nb.core.live import Live, after
from parastaminen_nb.core.timetable import Standing, timetable
from parastaminen_nb.core.track_rules import remarks
from parastaminen_nb.core.turns import tracks_now, turns_at
from parastaminen_nb.core.workshop import Workshop
from parastaminen_nb.i18n import translator

NOON = datetime.fromisoformat("2027-03-11T12:00+02:00")

WELCOME = Segment("welcome", Kind.TOGETHER, 10)
BUDGET = Segment("budget", Kind.TOGETHER, 20, title="Budget", track="Hall")
ASK = Segment("ask", Kind.SUMMARY, 20, title="Questions", track="Hall")
VISIT = Segment("visit", Kind.TOGETHER, 30, title="Visit", track="Yard")
CLOSE = Segment("close", Kind.SUMMARY, 15)
AGENDA = Agenda((WELCOME, BUDGET, ASK, VISIT, CLOSE), 70)


def at(minutes: float) -> datetime:
    return NOON + timedelta(minutes=minutes)


def hours(moments) -> list[str]:
    return [f"{moment:%H:%M}" for moment in moments]


def test_tracks_take_as_long_as_the_longest_of_them():
    assert (AGENDA.planned, AGENDA.slack) == (65, 5)
    assert hours(AGENDA.starts(NOON)) == ["12:00", "12:10", "12:30", "12:10", "12:50", "13:05"]
    assert [leg.key for leg in AGENDA.legs] == ["welcome", "budget", "close"]
    assert [leg.minutes for leg in AGENDA.legs] == [10, 40, 15]
    following = AGENDA.following("ask")
    assert following and following.first is CLOSE


def test_whoever_has_further_to_go_begins_later():
    far = AGENDA.changed(replace(VISIT, move=8)).changed(replace(BUDGET, move=3))
    assert hours(far.starts(NOON))[1:4] == ["12:13", "12:33", "12:18"]
    assert far.planned == 10 + 3 + 40 + 15


def test_moves_within_a_track_are_time_of_its_own():
    far = AGENDA.changed(replace(ASK, move=4)).changed(replace(BUDGET, move=3))
    laying = Laying.of(far, NOON)
    assert (laying.moves, far.planned, laying.late) == (3, 72, 2)


def test_a_round_is_for_everyone_whatever_is_written():
    odd = Agenda((replace(BUDGET, kind=Kind.ROUND), VISIT), 60)
    assert odd.planned == 50
    assert ["does not count" in str(said) for said in remarks(odd.segments)] == [True, False]


def test_only_the_track_that_is_too_long_is_cut():
    late = AGENDA.reflowed(NOON, end=at(57))
    minutes = {s.key: s.minutes for s in late.agenda.segments}
    assert minutes == {"welcome": 7, "budget": 15, "ask": 20, "visit": 30, "close": 15}
    assert late.agenda.planned == 57
    assert late.slack == 0
    tight = AGENDA.reflowed(NOON, end=at(39))
    minutes = {s.key: s.minutes for s in tight.agenda.segments}
    assert (minutes["budget"] + minutes["ask"], minutes["visit"]) == (24, 24)
    assert tight.fits
    assert not AGENDA.reflowed(NOON, end=at(32)).fits


def test_a_short_track_is_no_longer_than_it_wants_to_be_where_there_is_time():
    assert AGENDA.reflowed(NOON, end=at(65)).agenda == AGENDA
    longer = AGENDA.reflowed(NOON, end=at(90)).agenda
    assert longer.leg("visit").minutes == 56
    assert longer.segment("visit").minutes == 45


def test_leaving_out_what_another_track_outlasts_saves_nothing_and_is_not_offered():
    short = AGENDA.reflowed(NOON, end=at(20))
    named = {offer.keys[0]: offer.minutes for offer in short.offers()}
    assert "visit" not in named
    assert named["ask"] == 5  # the visit needs its fifteen, too
    without = short.agenda.without("ask").reflowed(NOON, end=at(20))
    assert short.short - without.short == 5


def test_tracks_wait_together_for_a_fixed_hour():
    fixed = AGENDA.changed(replace(BUDGET, fixed_start=time(12, 20)))
    assert hours(fixed.starts(NOON))[1:5] == ["12:20", "12:40", "12:20", "13:00"]
    laid = fixed.reflowed(NOON, end=at(80))
    assert [hours([block.begins, block.ends]) for block in laid.blocks] == [
        ["12:00", "12:20"],
        ["12:20", "13:20"],
    ]


class TestWriting:
    def test_a_part_alongside_makes_two_tracks_of_one_part(self):
        agenda = with_segment_alongside(Agenda((WELCOME, CLOSE), 60), "welcome")
        assert [(s.key, s.track, s.minutes) for s in agenda.segments] == [
            ("welcome", "A", 10),
            ("together-1", "B", 10),
            ("close", "", 15),
        ]
        third = with_segment_alongside(agenda, "welcome")
        assert [s.track for s in third.segments] == ["A", "B", "C", ""]
        assert third.planned == 25

    def test_new_tracks_are_not_mixed_up_with_those_beside_them(self):
        with pytest.raises(WorkshopError, match="There are tracks right beside “Welcome”"):
            with_segment_alongside(AGENDA, "welcome")
        apart = with_segment(AGENDA, Kind.BREAK, after="welcome")
        assert len(with_segment_alongside(apart, "welcome").legs) == 4

    @pytest.mark.parametrize("kind", [Kind.ROUND, Kind.MOVE])
    def test_a_round_cannot_be_in_a_track(self, kind):
        agenda = Agenda((WELCOME, Segment("r", kind, 20, round=1)), 60)
        with pytest.raises(WorkshopError, match="All people change tables"):
            with_segment_alongside(agenda, "r")
        with pytest.raises(WorkshopError, match="clear the track"):
            with_segment_written(agenda, "r", "track", "A")
        with pytest.raises(WorkshopError, match="clear the track"):
            with_segment_written(AGENDA, "visit", "kind", kind.value)

    def test_a_track_is_written_in_the_spelling_that_is_there(self):
        agenda = with_segment_written(AGENDA, "close", "track", "  yard ")
        assert agenda.segment("close").track == "Yard"
        with pytest.raises(WorkshopError, match="at most 40 letters"):
            with_segment_written(AGENDA, "close", "track", "x" * 41)

    def test_a_fixed_hour_belongs_to_the_first_part(self):
        with pytest.raises(WorkshopError, match="begin together, with “Budget”"):
            with_segment_written(AGENDA, "visit", "fixed_start", "12:20")
        assert with_segment_written(AGENDA, "budget", "fixed_start", "12:20")
        assert "does not count" in str(
            remarks(AGENDA.changed(replace(ASK, fixed_start=time(12, 30))).segments)[0]
        )

    def test_many_tracks_are_counted_and_not_named(self):
        many = Agenda(tuple(replace(VISIT, key=key, track=key) for key in "abcd"))
        assert str(many.legs[0].name) == "4 tracks side by side"

    def test_a_track_alone_is_remarked_upon(self):
        alone = without_segments(AGENDA, ["visit"])
        assert "nothing is held at the same time" in str(remarks(alone.segments)[0])
        assert alone.planned == 65
        assert remarks(AGENDA.segments) == ()

    def test_what_is_for_everyone_moves_past_all_tracks(self):
        down = with_move(AGENDA, "welcome", 1)
        assert [s.key for s in down.segments] == ["budget", "ask", "visit", "welcome", "close"]
        assert with_move(down, "welcome", -2) == AGENDA
        inside = with_move(AGENDA, "visit", -1)
        assert [s.key for s in inside.segments][1:4] == ["budget", "visit", "ask"]
        assert inside.planned == AGENDA.planned

    def test_a_new_part_joins_the_track_in_which_the_reader_is(self):
        agenda = with_segment(AGENDA, Kind.BREAK, after="budget")
        assert agenda.segments[2].track == "Hall"
        assert with_segment(AGENDA, Kind.BREAK, after="visit").segments[4].track == ""
        rounds = with_segment(AGENDA, Kind.ROUND, after="budget")
        assert [s.kind for s in rounds.segments[4:6]] == [Kind.MOVE, Kind.ROUND]
        assert with_copy(AGENDA, "ask").segments[3].track == "Hall"


def lived(*events) -> Live:
    live = Live()
    planned = Workshop("w", "Day", starts_at=NOON, minutes=70)
    for event in (WorkshopPlanned(planned, NOON), AgendaPlanned(AGENDA, NOON), *events):
        live = after(event, live)
    return live


def begun(key: str, minutes: float) -> SegmentStarted:
    length = AGENDA.leg(key).minutes
    return SegmentStarted(key, at(minutes + length), at(minutes))


RUNNING = lived(begun("welcome", 0), begun("budget", 12))


def on(live: Live, now: datetime) -> list[str]:
    return [
        f"{track.name}: {track.on.segment.key} until {track.on.ends:%H:%M}"
        if track.on
        else f"{track.name}: over"
        for track in tracks_now(live, now)
    ]


class TestTheDay:
    def test_all_tracks_begin_with_one_press_and_follow_the_clock(self):
        assert on(RUNNING, at(15)) == ["Hall: budget until 12:32", "Yard: visit until 12:42"]
        assert on(RUNNING, at(33)) == ["Hall: ask until 12:52", "Yard: visit until 12:42"]
        assert on(RUNNING, at(43)) == ["Hall: ask until 12:52", "Yard: over"]
        assert on(RUNNING, at(60)) == ["Hall: ask until 12:52", "Yard: over"]
        assert hours([turns_at(RUNNING, at(15)), turns_at(RUNNING, at(33))]) == ["12:32", "12:42"]
        assert turns_at(RUNNING, at(43)) is None

    def test_outside_of_tracks_there_is_nothing_to_say(self):
        assert tracks_now(lived(begun("welcome", 0)), at(1)) == ()
        assert tracks_now(after(SessionEnded(at(20)), RUNNING), at(20)) == ()

    def test_a_clock_that_stood_still_moves_all_that_is_left_of_the_tracks(self):
        stands = after(ClockPaused(timedelta(minutes=30), at(22)), RUNNING)
        assert on(stands, at(27)) == ["Hall: budget until 12:37", "Yard: visit until 12:47"]
        assert turns_at(stands, at(27)) is None
        runs = after(ClockRunning(at(57), at(27)), stands)
        assert on(runs, at(28)) == ["Hall: budget until 12:37", "Yard: visit until 12:47"]

    def test_nothing_began_before_all_of_it_did(self):
        hurried = after(ClockRunning(at(36), at(14)), RUNNING)
        (hall, yard) = tracks_now(hurried, at(18))
        told = [(f"{t.begins:%H:%M}", f"{t.ends:%H:%M}") for t in (*hall.turns, *yard.turns)]
        assert told == [("12:12", "12:16"), ("12:16", "12:36"), ("12:12", "12:26")]

    def test_the_timetable_tells_each_part_of_the_tracks(self):
        lines = timetable(RUNNING, at(15)).lines
        assert [
            (line.standing.value, f"{line.real:%H:%M}", line.minutes_late) for line in lines
        ] == [
            ("done", "12:00", 0),
            ("now", "12:12", 2),
            ("follows", "12:32", 2),
            ("now", "12:12", 2),
            ("coming", "12:52", 2),
            ("coming", "13:07", -3),
        ]
        assert [line.estimated for line in lines] == [False, False, True, False, True, True]
        assert timetable(RUNNING, at(15)).behind == 2

    def test_parts_that_all_left_behind_were_left_out(self):
        live = after(begun("close", 25), RUNNING)
        standings = [line.standing for line in timetable(live, at(26)).lines]
        assert standings[1:5] == [Standing.DONE, Standing.SKIPPED, Standing.DONE, Standing.NOW]

    def test_what_is_shortened_to_catch_up_comes_after_the_tracks(self):
        late = lived(begun("welcome", 0), begun("budget", 22))
        found = proposal(late, at(23))
        assert found
        assert [(c.segments[0].key, c.by) for c in found.changes] == [("close", -7)]

    def test_a_step_leads_past_all_tracks(self):
        live = lived(begun("welcome", 0))
        step = skipping(live)
        assert step and step.first is CLOSE
        assert translator("en").say(follows(live, step, at(5))[1]) == (
            "Left out: Tracks Hall and Yard."
        )
        back = going_back(lived(begun("close", 50)))
        assert back and back.key == "budget"
        told = [str(said) for said in follows(live, back, at(5))]
        assert "lasts 40 min, until" in told[0]
