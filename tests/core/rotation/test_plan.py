"""Planning a rotation, as a facilitator meets it."""

import pytest

from parastaminen_nb.core.rotation import Mode, Rules, Seat, plan_rotation
from parastaminen_nb.core.workshop import GroupSize, Person, Role
from tests.core.rotation.people import CASES, people


def test_thirty_people_mix_fairly():
    rotation = plan_rotation(people(30), CASES[:3])
    quality = rotation.quality()
    assert (quality.distinct, quality.fair_bound, quality.bound) == (162, 162, 168)
    assert quality.most_meetings == 2
    assert quality.best
    assert not rotation.conflicts()


def test_quality_says_in_words_what_was_reached():
    quality = plan_rotation(people(30), CASES[:3]).quality()
    said = [str(sentence) for sentence in quality.sentences()]
    assert said[0] == (
        "162 of at most 162 possible pairs meet, and nobody meets anyone more than twice."
    )
    assert said[1] == "No rotation with these tables does better."
    assert said[2] == f"Everyone meets {quality.fewest_new} to {quality.most_new} new people."


def test_who_is_kept_together_is_told_apart_from_who_meets_too_often():
    rules = Rules(together=(("p1", "p2"),))
    quality = plan_rotation(people(30), CASES[:3], rules=rules).quality()
    assert (quality.most_meetings, quality.most_unasked) == (3, 2)
    assert str(quality.sentences()[0]).endswith(
        "nobody meets anyone more than twice but those who are kept together."
    )


def test_what_is_the_same_for_all_is_said_as_one_number():
    said = [str(one) for one in plan_rotation(people(24), CASES[:3]).quality().sentences()]
    assert said == [
        "All 108 pairs that can meet do, and nobody meets anyone twice.",
        "Everyone meets 9 new people.",
    ]


def test_most_pairs_glues_some_people_together():
    quality = plan_rotation(people(30), CASES[:3], mode=Mode.MOST_PAIRS).quality()
    assert (quality.distinct, quality.most_meetings) == (168, 3)


def test_groups_can_stay_together():
    rotation = plan_rotation(people(30), CASES[:3], mode=Mode.TOGETHER)
    groups = [{table.people for table in rotation.tables(round)} for round in (1, 2, 3)]
    assert groups[0] == groups[1] == groups[2]
    assert rotation.quality().distinct == 60


def test_all_tables_can_take_the_same_case():
    rotation = plan_rotation(people(30), CASES[:3], mode=Mode.SAME_CASE, tables_per_case=6)
    assert rotation.quality().distinct == 180
    assert {table.case for table in rotation.tables(2)} == {"b"}


def test_the_presenter_stays_with_the_case():
    presenter = Person("h1", "Elina", role=Role.PRESENTER)
    rotation = plan_rotation([presenter, *people(12)], CASES[:3])
    assert "h1" not in rotation.people
    assert rotation.seat("h1", 1) is None


def test_a_seat_says_where_it_is():
    assert Seat("b", 2).label == "B2"


def test_tables_of_a_round_stand_in_the_order_of_the_cases():
    rotation = plan_rotation(people(30), CASES[:3])
    assert [table.label for table in rotation.tables(1)] == ["A1", "A2", "B1", "B2", "C1", "C2"]
    assert [table.label for table in rotation.groups_at("b", round=2)] == ["B1", "B2"]


def test_seats_and_tables_tell_the_same():
    rotation = plan_rotation(people(23), CASES[:3])
    for round in (1, 2, 3):
        for table in rotation.tables(round):
            for person in table.people:
                assert rotation.seat(person, round) == Seat(table.case, table.table)


def test_an_unknown_person_or_round_has_no_seat():
    rotation = plan_rotation(people(12), CASES[:3])
    assert rotation.seat("nobody", 1) is None
    assert rotation.seat("p1", 0) is None
    assert rotation.seat("p1", 4) is None


def test_ten_people_leave_one_case_idle_each_round():
    rotation = plan_rotation(people(10), CASES[:3])
    assert [len(rotation.tables(round)) for round in (1, 2, 3)] == [2, 2, 2]
    assert not rotation.conflicts()
    assert str(rotation.notes()[0]) == (
        "10 people are too few for every case at once: 1 case has a break in every round."
    )


def test_what_cannot_be_is_told_before_the_day():
    said = [str(note) for note in plan_rotation(people(30), CASES[:3]).notes()]
    assert said == [
        "Everyone cannot meet everyone: 30 people make 435 pairs, and at most 168 of them can "
        "meet at these tables, if some people meet three times."
    ]
    most = plan_rotation(people(30), CASES[:3], mode="most-pairs").notes()
    assert str(most[0]).endswith("and at most 168 of them can meet at these tables.")
    assert not plan_rotation(people(4), CASES[:3]).notes()[1:]


def test_twenty_two_people_need_a_second_table_at_one_case():
    rotation = plan_rotation(people(22), CASES[:3])
    sizes = [sorted(len(table.people) for table in rotation.tables(r)) for r in (1, 2, 3)]
    assert sizes == [[4, 4, 7, 7]] * 3


def test_four_people_are_one_group_that_hears_eight_cases():
    rotation = plan_rotation(people(4), CASES)
    assert rotation.rounds == 8
    assert rotation.quality().distinct == 6
    assert len({seat.case for seat in rotation.itinerary("p1")}) == 8


def test_sizes_that_need_uneven_crowds_are_found():
    rotation = plan_rotation(people(25), CASES[:3], size=GroupSize(5, 6))
    assert not rotation.conflicts()


def test_fewer_rounds_than_cases():
    rotation = plan_rotation(people(24), CASES[:4], rounds=2)
    assert rotation.rounds == 2
    assert not rotation.conflicts()


def test_a_person_moved_by_hand_costs_what_the_quality_tells():
    rotation = plan_rotation(people(30), CASES[:3])
    seat = rotation.seat("p1", 1)
    moved = rotation.moved("p1", 1, Seat(seat.case, 3 - seat.table))
    assert moved.seat("p1", 1) != seat
    assert moved.moved("p1", 1, seat) == rotation
    assert moved.quality().distinct <= moved.quality().bound


def test_two_people_exchanged_by_hand_take_each_others_seats():
    rotation = plan_rotation(people(30), CASES[:3])
    one, other = rotation.groups_at("a", 1)
    changed = rotation.exchanged(one.people[0], other.people[0], 1)
    assert changed.seat(one.people[0], 1) == Seat("a", 2)
    assert changed.exchanged(one.people[0], other.people[0], 1) == rotation
    with pytest.raises(KeyError):
        rotation.exchanged("p1", "nobody", 1)


@pytest.mark.parametrize(("count", "mode"), [(300, Mode.FAIR), (24, Mode.TOGETHER)])
def test_another_seed_is_another_rotation_though_a_rule_makes_the_tables(count, mode):
    first, second, again = (
        plan_rotation(people(count), CASES[:4], mode=mode, seed=seed) for seed in (1, 2, 2)
    )
    assert second.seats != first.seats
    assert second == again
    assert second.quality().distinct == first.quality().distinct
