"""The basics of a workshop as somebody writes them."""

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from parastaminen_nb.core.basics import basics_of, with_basics
from parastaminen_nb.core.errors import WorkshopError
from parastaminen_nb.core.workshop import (
    Anonymity,
    GroupSize,
    Place,
    Showing,
    Variant,
    Workshop,
)

HELSINKI = ZoneInfo("Europe/Helsinki")
WORKSHOP = Workshop("w", "Together")


def write(workshop, **typed):
    for field in typed:
        workshop = with_basics(workshop, basics_of(workshop) | typed, field)
    return workshop


def test_basics_go_into_a_form_and_come_back():
    full = write(
        WORKSHOP,
        title=" Lunch  together ",
        question="Why?",
        variant="rotating",
        day="2027-03-11",
        start="13:00",
        minutes="90",
        least="3",
        most="5",
        aim="Try one thing.\nTell of it.",
        place="hybrid",
        venue="Kirjasto,  iso sali",
        contact="Ada, 040 123",
        language="sv",
        expected="24",
        anonymity="anonymous",
        showing="after_round",
        secretary="yes",
    )
    assert full.title == "Lunch together"
    assert full.starts_at == datetime(2027, 3, 11, 13, tzinfo=HELSINKI)
    assert (full.variant, full.minutes) == (Variant.ROTATING, 90)
    assert full.group_size == GroupSize(3, 5)
    assert (full.place, full.venue, full.language) == (Place.HYBRID, "Kirjasto, iso sali", "sv")
    assert (full.expected, full.secretary) == (24, True)
    assert (full.anonymity, full.showing) == (Anonymity.ANONYMOUS, Showing.AFTER_ROUND)
    assert write(full, expected=" ").expected == 0
    assert write(full, **basics_of(full)) == full


def test_a_day_without_an_hour_begins_at_nine_and_no_day_is_no_moment():
    morning = write(WORKSHOP, day="2027-03-11")
    assert morning.starts_at == datetime(2027, 3, 11, 9, tzinfo=HELSINKI)
    assert write(morning, day="").starts_at is None


@pytest.mark.parametrize(
    ("field", "value", "sentence"),
    [
        ("minutes", "two hours", "Enter the length in minutes, 15–1440."),
        ("minutes", "5", "Enter the length in minutes, 15–1440."),
        ("least", "", "Enter the number of people, 1–100."),
        ("least", "9", "A group of 9 to 7 people cannot be. "),
        ("day", "2027-02-30", "Choose a day that is in the calendar."),
    ],
)
def test_what_cannot_be_is_said(field, value, sentence):
    with pytest.raises(WorkshopError, match=sentence.replace(".", r"\.")):
        write(WORKSHOP, **{field: value})


def test_an_hour_that_is_none_is_said():
    with pytest.raises(WorkshopError, match="hour"):
        write(WORKSHOP, day="2027-03-11", start="25:00")


def test_who_can_know_the_writers_stays_once_the_doors_are_open():
    anonymous = write(WORKSHOP, anonymity="anonymous")
    for level in Anonymity:
        typed = basics_of(anonymous) | {"anonymity": level.value}
        if level is Anonymity.ANONYMOUS:
            assert with_basics(anonymous, typed, "anonymity", begun=True) == anonymous
        else:
            with pytest.raises(WorkshopError, match="The doors are open"):
                with_basics(anonymous, typed, "anonymity", begun=True)
    typed = basics_of(anonymous) | {"title": "Lunch"}
    assert with_basics(anonymous, typed, "title", begun=True).title == "Lunch"


@pytest.mark.parametrize("day", ["0002-12-12", "0020-12-12", "0202-12-12"])
def test_a_year_that_is_still_being_typed_is_not_kept(day):
    with pytest.raises(WorkshopError, match="four digits"):
        write(WORKSHOP, day=day)
    assert write(WORKSHOP, day="2029-12-12").starts_at.hour == 9
