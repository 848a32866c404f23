"""Things by their places, against a dictionary; and what folding many of them costs."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from parastaminen_nb.core.events import ReadingTaken
from parastaminen_nb.core.live import Live, after
from parastaminen_nb.core.placed import Placed

AT = datetime(2027, 4, 29, 9, tzinfo=UTC)

places = st.tuples(st.sampled_from("abc"), st.integers(0, 40))
changes = st.lists(st.tuples(places, st.none() | st.integers(0, 9), st.booleans()), max_size=90)


def by_place(thing):
    return thing[0]


@given(changes, changes)
def test_it_is_a_dictionary_in_order_and_no_value_ever_changes(first, second):
    seen = []
    for told in (first, second):
        placed, known = Placed(by_place, [(("a", 1), 1)]), {("a", 1): 1}
        for place, number, look in told:
            placed = placed.with_at(place, None if number is None else (place, number))
            known = {**known, place: number}
            seen.append((placed, {at: n for at, n in known.items() if n is not None}))
            if look:
                assert len(placed) == len(seen[-1][1])
    for placed, known in reversed(seen):
        assert list(placed) == sorted(known.items())
        assert placed == Placed(by_place, known.items())
        for letter in "abc":
            assert placed.under(letter) == tuple(it for it in placed if it[0][0] == letter)


@given(changes)
def test_two_successors_of_one_value_know_nothing_of_each_other(told):
    root = Placed(by_place).with_at(("a", 0), (("a", 0), 0))
    left = right = root
    for place, number, looks in told:
        if looks:
            left = left.with_at(place, (place, number))
        else:
            right = right.with_at(place, (place, number))
    assert dict(left) == {("a", 0): 0} | {place: n for place, n, looks in told if looks}
    assert dict(right) == {("a", 0): 0} | {place: n for place, n, looks in told if not looks}
    assert list(root) == [(("a", 0), 0)]


def test_each_reading_of_a_long_log_is_looked_at_a_few_times_and_no_more():
    asked = 0

    def place_of(thing):
        nonlocal asked
        asked += 1
        return thing[0]

    many = 4_000
    placed = Placed(place_of)
    for number in range(many):
        place = (number * 7 % 100, -number)
        placed = placed.with_at(place, (place, number))
    assert asked == 0, "nothing is put in order before somebody looks"
    assert len(placed) == many and asked == 0
    placed = placed.with_at((3, 0), ((3, 0), 0))
    assert len(placed) == many + 1
    assert asked < 20, "one thing more is found by halving"


def test_what_was_counted_is_told_by_experiment_and_day_however_it_came():
    live = Live()
    for number in range(300):
        day = date(2027, 4, 1) + timedelta(days=number * 7 % 30)
        event = ReadingTaken(f"x{number % 3}", day, float(number), AT)
        live = after(event, live)
    days = [one.day for one in live.path.readings_of("x1")]
    assert days == sorted(set(days)) and len(days) == 10
    assert {one.experiment for one in live.path.readings_of("x1")} == {"x1"}
