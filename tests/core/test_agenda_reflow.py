"""An agenda laid anew: two days worked out by hand, what does not fit, hours of the night."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, datetime, time, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import msgspec
import pytest

from parastaminen_nb.core.agenda import Agenda, Kind, Segment
from parastaminen_nb.core.errors import WorkshopError
from parastaminen_nb.core.workshop import Variant

HELSINKI = ZoneInfo("Europe/Helsinki")
EXAMPLES = json.loads((Path(__file__).parent / "data/agenda_examples.json").read_text("utf-8"))


def minute(hour: int, minute: int, day: str = "2027-03-11") -> datetime:
    return datetime.combine(datetime.fromisoformat(day), time(hour, minute), HELSINKI)


def segment_of(row: dict) -> Segment:
    return Segment(
        row["id"],
        Kind.TOGETHER,
        row["pref"],
        title=row["id"],
        least=row["min"],
        most=row["max"],
        priority=row["prio"],
        equal=row.get("group", ""),
        move=row.get("move", 0),
        fixed_start=datetime.fromisoformat(row["start"]).time() if "start" in row else None,
    )


def example_of(row: dict) -> tuple[Agenda, datetime]:
    now = datetime.fromisoformat(row["now"]).astimezone(HELSINKI)
    return Agenda(tuple(segment_of(segment) for segment in row["segments"]), 145), now


@pytest.mark.parametrize("row", EXAMPLES, ids=[row["id"] for row in EXAMPLES])
def test_a_day_worked_out_by_hand(row):
    agenda, now = example_of(row)
    laid = agenda.reflowed(now, end=minute(12, 15, "2026-11-21"))
    got = [
        [segment.key, start.isoformat(), segment.minutes]
        for segment, start in zip(laid.agenda.segments, laid.starts, strict=False)
    ]
    assert got == row["expected"]
    assert [str(sentence) for sentence in laid.said()] == row["messages"]


@pytest.mark.parametrize(("late", "short"), [(36, 0), (37, 1), (40, 4), (120, 84)])
def test_lunch_that_cannot_be_reached_is_late_by_what_is_missing(late, short):
    agenda, begins = example_of(EXAMPLES[0])
    laid = agenda.reflowed(begins + timedelta(minutes=late), end=minute(12, 30, "2026-11-21"))
    assert laid.blocks[0].short == short
    lunch = laid.starts[agenda.place("lunch")]
    assert lunch == minute(11, 30, "2026-11-21") + timedelta(minutes=short)


def test_what_does_not_fit_is_said_with_its_numbers_and_with_what_can_be_left_out():
    agenda, begins = example_of(EXAMPLES[0])
    laid = agenda.reflowed(begins + timedelta(minutes=40), end=minute(12, 30, "2026-11-21"))
    assert str(laid.said()[0]) == (
        "The parts need at least 58 min and the moves 6 min, but 60 min are left: "
        "“lunch” would begin 4 min late."
    )
    offers = laid.offers()
    assert offers[0].keys == ("open",)
    assert offers[0].enough
    assert str(offers[0].said()) == "Leave out “open”: it saves 5 min."
    assert agenda.without("open").reflowed(laid.starts[0], end=laid.blocks[-1].ends).fits


def test_a_round_is_left_out_with_its_move():
    agenda = Agenda.generated(Variant.ROTATING, cases=3)
    laid = agenda.reflowed(minute(13, 0), end=minute(13, 40))
    assert ("move-2", "round-2") in [offer.keys for offer in laid.offers()]
    assert not any(offer.keys[-1].startswith("move") for offer in laid.offers())


def test_what_is_done_stays_and_the_rest_takes_what_is_left():
    agenda = Agenda.generated(Variant.COMMON, cases=3)
    laid = agenda.reflowed(minute(13, 30), first="move-1", end=minute(15, 0), stretch=False)
    assert laid.agenda.segments[:2] == agenda.segments[:2]
    assert laid.starts[-1] <= minute(15, 0)
    assert len(laid.starts) == len(agenda.segments) - 2 + 1


def test_what_was_cut_comes_back_when_there_is_time_again():
    agenda = Agenda.generated(Variant.COMMON, cases=3)
    short = agenda.reflowed(minute(13, 0), end=minute(14, 40)).agenda
    assert short.planned == 100
    assert short.reflowed(minute(13, 0), end=minute(15, 0), stretch=False).agenda == agenda


def test_minutes_are_kept_free_before_the_end_but_not_by_cutting_rounds():
    agenda = Agenda.generated(Variant.COMMON, cases=3)
    end = minute(13, 0) + timedelta(minutes=agenda.planned)
    assert agenda.reflowed(minute(13, 0), end=end, reserve=4).slack == 4
    rounds = Agenda(tuple(s for s in agenda.segments if s.kind is Kind.ROUND))
    end = minute(13, 0) + timedelta(minutes=rounds.planned)
    assert rounds.reflowed(minute(13, 0), end=end, reserve=4).slack == 0


def test_rounds_before_and_after_lunch_are_equally_long():
    agenda = Agenda(
        (
            Segment("round-1", Kind.ROUND, 30),
            Segment("round-2", Kind.ROUND, 30),
            Segment("lunch", Kind.BREAK, 45, fixed_start=time(11, 30)),
            Segment("round-3", Kind.ROUND, 30),
        ),
        150,
    )
    laid = agenda.reflowed(minute(10, 50))
    assert [s.minutes for s in laid.agenda.segments if s.kind is Kind.ROUND] == [20, 20, 20]
    assert laid.fits


def test_a_segment_with_a_fixed_start_waits_for_it():
    agenda = Agenda(
        (Segment("a", Kind.TOGETHER, 10), Segment("b", Kind.BREAK, 10, fixed_start=time(13, 30)))
    )
    starts = [f"{moment:%H:%M}" for moment in agenda.starts(minute(13, 0))]
    assert starts == ["13:00", "13:30", "13:40"]


def test_a_workshop_over_midnight_knows_which_day_an_hour_is_of():
    agenda = Agenda(
        (Segment("a", Kind.ROUND, 60), Segment("b", Kind.BREAK, 20, fixed_start=time(0, 30))), 120
    )
    laid = agenda.reflowed(minute(23, 0), stretch=False)
    assert laid.starts[1] == minute(0, 30, "2027-03-12")
    assert laid.slack == 40


@pytest.mark.parametrize(("second", "hour", "asked"), [(None, 0, 1), (False, 0, 0), (True, 1, 0)])
def test_an_hour_that_comes_twice_is_asked_about(second, hour, asked):
    meal = Segment("meal", Kind.BREAK, 20, fixed_start=time(3, 30), second=second)
    agenda = Agenda((Segment("a", Kind.ROUND, 30), meal), 240)
    laid = agenda.reflowed(minute(2, 0, "2027-10-31"), stretch=False)
    assert laid.starts[1].astimezone(UTC) == datetime(2027, 10, 31, hour, 30, tzinfo=UTC)
    assert len(laid.questions) == asked
    for question in laid.questions:
        assert str(question.said()) == (
            "Clocks go back that night and 03:30 comes twice. "
            "Say at which of the two “Break” begins."
        )


def test_an_hour_that_never_comes_is_said():
    meal = Segment("meal", Kind.BREAK, 20, fixed_start=time(3, 30))
    laid = Agenda((Segment("a", Kind.ROUND, 30), meal), 240).reflowed(minute(2, 0, "2027-03-28"))
    assert laid.starts[1] == minute(4, 30, "2027-03-28")
    assert "03:30 never comes" in str(laid.said()[0])


def test_a_naive_moment_is_refused():
    with pytest.raises(ValueError, match="aware"):
        Agenda().reflowed(minute(9, 0), end=datetime(2027, 3, 11, 10))  # noqa: DTZ001


def test_an_agenda_from_an_older_file_is_read_and_a_new_one_comes_back_whole():
    old = b'{"segments":[{"key":"r","kind":"round","minutes":20,"title":"","round":1,"least":10}]}'
    assert msgspec.json.decode(old, type=Agenda).segments[0].bounds == (10, 20, 30)
    full = Segment(
        "lunch",
        Kind.BREAK,
        45,
        fixed_start=time(11, 30),
        second=True,
        materials=("Soup",),
        preferred=50,
        priority=1,
        equal="x",
        move=3,
    )
    agenda = Agenda((full,))
    assert msgspec.json.decode(msgspec.json.encode(agenda), type=Agenda) == agenda


def test_bounds_that_cannot_be_are_refused_and_narrow_ones_give_way_to_what_is_written():
    with pytest.raises(WorkshopError, match="20 to 10 minutes"):
        Segment("a", Kind.ROUND, 15, least=20, most=10)
    narrow = Segment("a", Kind.ROUND, 15, least=12, most=18)
    assert narrow.lasting(10).bounds == (10, 10, 18)
    assert replace(narrow, minutes=25).bounds == (12, 25, 25)


def test_a_title_of_ones_own_stands_and_a_part_of_a_template_has_its_usual_name():
    recap = Segment("recap", Kind.TOGETHER, 10, part="recap")
    assert str(recap.name) == "Where we stand"
    assert replace(recap, title="Missä ollaan").name == "Missä ollaan"
    assert str(replace(recap, part="from a newer program").name) == "Welcome"
    assert str(recap.to_do).startswith("Tell in a few sentences")
    assert [str(thing) for thing in Segment("w", Kind.WRITING, 5).at_hand] == [
        "Sticky notes",
        "Pens",
    ]


def test_minutes_to_spare_lengthen_the_least_important_first_and_only_up_to_its_most():
    agenda = Agenda((Segment("round-1", Kind.ROUND, 20), Segment("break", Kind.BREAK, 10)), 35)
    assert [s.minutes for s in agenda.reflowed(minute(9, 0)).agenda.segments] == [20, 15]
    laid = replace(agenda, minutes=70).reflowed(minute(9, 0))
    assert [s.minutes for s in laid.agenda.segments] == [30, 20]
    assert laid.slack == 20
