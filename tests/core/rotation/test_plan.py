"""Planning a rotation, as a facilitator meets it."""

import pytest

from parastaminen_nb.core.errors import WorkshopError
from parastaminen_nb.core.rotation import Mode, Seat, plan_rotation
from parastaminen_nb.core.workshop import Case, GroupSize, Person, Role

CASES = [Case(key, f"Case {key}") for key in "abcdefgh"]


def people(count: int) -> list[Person]:
    return [Person(f"p{i}", f"Person {i}") for i in range(1, count + 1)]


def test_thirty_people_mix_fairly():
    rotation = plan_rotation(people(30), CASES[:3])
    quality = rotation.quality()
    assert (quality.distinct, quality.fair_bound, quality.bound) == (162, 162, 168)
    assert quality.most_meetings == 2
    assert not rotation.conflicts()


def test_most_pairs_glues_some_people_together():
    quality = plan_rotation(people(30), CASES[:3], mode=Mode.MOST_PAIRS).quality()
    assert (quality.distinct, quality.most_meetings) == (168, 3)


def test_groups_can_stay_together():
    rotation = plan_rotation(people(30), CASES[:3], mode=Mode.TOGETHER)
    groups = [{table.people for table in rotation.tables(round)} for round in (1, 2, 3)]
    assert groups[0] == groups[1] == groups[2]
    assert rotation.quality().distinct == 60


def test_all_tables_can_take_the_same_case():
    rotation = plan_rotation(
        people(30), CASES[:3], mode=Mode.SAME_CASE, size=GroupSize(5, 5), tables_per_case=6
    )
    assert rotation.quality().distinct == 180
    assert {table.case for table in rotation.tables(2)} == {"b"}


def test_the_presenter_stays_with_the_case():
    presenter = Person("h1", "Elina", role=Role.PRESENTER)
    rotation = plan_rotation([presenter, *people(12)], CASES[:3])
    assert "h1" not in rotation.people
    assert rotation.seat("h1", 1) is None


def test_a_seat_says_where_it_is():
    assert Seat("b", 2).label == "B2"


def test_a_size_that_cannot_be_says_what_would_work():
    with pytest.raises(WorkshopError, match="2 tables hold at most 8 and 3 tables need") as told:
        plan_rotation(people(9), CASES[:3], size=GroupSize(4, 4))
    assert "Tables of 3 to 4 would do." in str(told.value)
    assert "Tables of 4 to 5 would do." in str(told.value)
