"""Who comes late, leaves early or hears only some cases, told on the rotation's page."""

from __future__ import annotations

import re

import pytest

from parastaminen_nb.apps.rotation import RotationPage, rotation
from parastaminen_nb.core.rotation import Times

ALL = ["1", "2", "3"]
ABC = ["a", "b", "c"]


@pytest.fixture
def page(session) -> RotationPage:
    return rotation(session, "en")


@pytest.fixture
def person(session) -> str:
    return session.state.rotation.people[0]


def tick(page, person, rounds=ALL, cases=ABC):
    page.times.form.do("tick", person=person, rounds=rounds, cases=cases)


def lines(page):
    return [line["text"] for line in page.times.form.lines]


def test_times_are_shown_kept_and_taken_back(page, session, person):
    before = session.state.rotation
    tick(page, person, rounds=["2", "3"])
    assert session.state.rotation == before, "nothing is written by a tick"
    assert page.times.form.lines[0]["pending"]
    # Tables of four: whoever comes late leaves a table of three, and it says so.
    assert page.times.told.value.count("3 people, but 4 to 7 were asked") == 1
    page.times.keep.click()
    after = session.state.rotation
    assert after.itinerary(person) == (None, *before.itinerary(person)[1:])
    assert Times.of(after.rules, person) == Times(person, (1,))
    assert len(lines(page)) == 1
    assert lines(page)[0].endswith("comes for round 2")
    assert not page.times.form.lines[0]["pending"]
    assert "comes for round 2" in page.notice.text
    page.saved.undo.click()
    assert session.state.rotation == before
    assert lines(page) == []


def test_a_table_is_closed_with_it_when_asked(page, session, person):
    tick(page, person, rounds=["2", "3"])
    page.times.offers.do("take", key=page.times.offers.offers[0]["key"])
    assert page.times.keep.description == "Move 3 people"
    page.times.keep.click()
    assert not session.state.rotation.conflicts()
    assert sorted(len(table.people) for table in session.state.rotation.tables(1))[-1] == 7


def test_everyone_is_seated_anew_with_it(page, session, person):
    before = session.state.rotation
    tick(page, person, cases=["a", "b"])
    said = re.search(r"(\d+) people of 24 would sit elsewhere", page.times.seated.value)
    page.times.anew.click()
    after = session.state.rotation
    moved = sum(before.itinerary(one) != after.itinerary(one) for one in before.people)
    assert said is not None, "what it does is told before it is pressed"
    assert int(said[1]) == moved
    assert "c" not in {seat.case for seat in after.itinerary(person) if seat}
    assert not after.conflicts()
    assert lines(page)[0].endswith("hears cases A and B only")
    page.times.form.do("whole", person=person)
    assert lines(page)[0].endswith("is there all the time")
    page.times.keep.click()
    assert lines(page) == []
    assert {seat.case for seat in session.state.rotation.itinerary(person)} == {"a", "b", "c"}


def test_several_are_told_before_they_are_kept_and_all_can_be_forgotten(page, session):
    before = session.state.rotation
    for person in before.people[:3]:
        tick(page, person, rounds=["1", "2"])
    assert len(lines(page)) == 3
    page.times.forget.click()
    assert lines(page) == []
    assert page.times.proposal is None
    for person in before.people[:3]:
        tick(page, person, rounds=["1", "2"])
    page.times.keep.click()
    assert page.notice.text == "The times of 3 people are kept."
    assert all(session.state.rotation.seat(p, 3) is None for p in before.people[:3])


def test_somebody_who_would_sit_nowhere_is_a_sentence_and_stays_as_they_were(page, person):
    tick(page, person, rounds=[])
    assert "would sit at no table" in page.notice.text
    assert page.times.proposal is None
    tick(page, "nobody", rounds=["1"])
    assert lines(page) == []


def test_rounds_that_have_begun_are_fixed(page, session, person):
    session.open_doors()
    session.start(session.state.agenda.segment("move-1"))
    page.times.form.do("choose", person=person)
    boxes = page.times.form.chosen
    assert [box["fixed"] for box in boxes["rounds"]] == [True, False, False]
    heard = session.state.rotation.seat(person, 1).case
    assert [box["key"] for box in boxes["cases"] if box["fixed"]] == [heard]
    tick(page, person, rounds=["1", "2"])
    assert page.times.anew.layout.display != ""
    page.times.keep.click()
    assert session.state.rotation.seat(person, 3) is None
    assert session.state.rotation.seat(person, 1) is not None


def test_times_are_told_to_what_was_asked_and_not_found_yet(page, session, person):
    page.asking.form.write("most", "6")
    assert session.state.asked is not None
    tick(page, person, rounds=["2", "3"])
    page.times.keep.click()
    assert Times.of(session.state.asked.rules, person) == Times(person, (1,))
    page.asking.find.click()
    assert session.state.asked is None
    assert session.state.rotation.seat(person, 1) is None
    assert Times.of(session.state.rotation.rules, person) == Times(person, (1,))


def test_somebody_else_presents_and_nobody_moves(page, session):
    before = session.state.rotation
    page.dropping.form.write("what", "case b")
    page.dropping.stand_in.write("presenter", "Joku Muu")
    assert "Nobody else moves." in page.dropping.told.value
    page.dropping.move.click()
    assert session.state.workshop.case("b").presenter == "Joku Muu"
    assert session.state.rotation == before
    assert "Joku Muu presents case B now." in page.notice.text
