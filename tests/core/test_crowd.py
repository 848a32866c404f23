"""What a number of people asks of tables and presenters."""

from dataclasses import replace

import pytest

from parastaminen_nb.core.crowd import Crowd, crowd_of
from parastaminen_nb.core.live import Live
from parastaminen_nb.core.readiness import readiness
from parastaminen_nb.core.workshop import Case, GroupSize, Part, Person, Variant, Workshop


def workshop(people=200, cases=3, presenter="Ada", **basics) -> Workshop:
    made = Workshop("w", "W", expected=people, **basics)
    return made.with_cases(*[Case("", f"Case {n}", presenter) for n in range(cases)])


def offers(found):
    return [str(offer) for offer in found.offers]


def test_two_hundred_people_in_three_rooms_are_told_with_numbers_and_offers():
    found = crowd_of(workshop(rooms=3))
    assert str(found.said) == (
        "200 people and 3 cases need 30 tables of 6–7 people: 10 tables for each case at a time."
    )
    assert "only 3 tables or small rooms for at most 21 people. 30 are needed" in str(found.rooms)
    assert "10 tables at once" in str(found.presenters)
    assert offers(found) == [
        "Book 27 tables or small rooms more.",
        "Take 8 cases; then each has 4 tables at a time.",
    ]


def test_rooms_that_do_not_hold_the_people_are_told_before_there_is_a_case():
    found = crowd_of(workshop(cases=0, rooms=3))
    assert "only 3 tables or small rooms for at most 21 people" in str(found.rooms)
    assert offers(found) == ["Book 26 tables or small rooms more."]
    assert crowd_of(workshop(20, cases=0, rooms=3)) is None
    assert crowd_of(workshop(cases=0)) is None


def test_what_is_offered_helps():
    found = crowd_of(workshop())
    assert offers(found)[-1].startswith("Hold the workshop 4 times for about 50 people")
    assert not crowd_of(workshop(50)).wrong
    assert crowd_of(workshop(24, rooms=5)).rooms
    assert "Take 4 cases; then each has 1 table at a time." in offers(
        crowd_of(workshop(24, rooms=5))
    )
    assert not crowd_of(workshop(24, cases=4, rooms=5)).wrong
    assert "Let 8 people sit at a table." in offers(crowd_of(workshop(24, rooms=3)))
    assert not crowd_of(workshop(24, rooms=3, group_size=GroupSize(4, 8))).wrong


def test_one_presenter_is_not_at_two_tables_where_groups_hear_a_case_in_turn():
    rotating = workshop(24, variant=Variant.ROTATING)
    found = crowd_of(rotating)
    assert "at 2 tables at once. Cases" in str(found.presenters)
    assert "Find 2 presenters for each case, one for each table." in offers(found)
    assert not crowd_of(workshop(24)).wrong
    two = workshop(24, presenter="Ada ja Bo", variant=Variant.ROTATING)
    assert not crowd_of(two).wrong
    one_less = two.with_cases(replace(two.cases[0], presenter="Ada"), *two.cases[1:])
    assert "Case ('A',) has" in str(crowd_of(one_less).presenters)


def test_too_few_people_leave_cases_idle_or_fill_no_table():
    assert "2 cases would have a break" in str(crowd_of(workshop(5)).idle)
    assert "do not fill one table" in str(crowd_of(workshop(3)).seats)
    assert crowd_of(workshop(0)) is None
    assert crowd_of(workshop(24, cases=0)) is None


@pytest.mark.parametrize(("expected", "people"), [(0, 12), (3, 12), (30, 30)])
def test_as_many_as_are_expected_or_listed_are_counted(expected, people):
    listed = tuple(Person(f"p{n}", f"P {n}") for n in range(12))
    found = Crowd.of(replace(workshop(expected), people=listed))
    assert found.people == people


def test_lacking_tables_are_missing_from_the_plan():
    gaps = readiness(Live(workshop=workshop(24, rooms=4))).of(Part.BASICS)
    assert "only 4 tables" in str(gaps[-1])
    assert len(readiness(Live(workshop=workshop(24, rooms=6))).of(Part.BASICS)) == len(gaps) - 1
