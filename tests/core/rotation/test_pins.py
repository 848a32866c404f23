"""People who stay where they are when another rotation is found."""

from dataclasses import replace

import pytest

from parastaminen_nb.core.errors import WorkshopError
from parastaminen_nb.core.rotation import Away, Mode, Pin, Rules, Seat, plan_rotation
from tests.core.rotation.people import CASES, people


@pytest.mark.parametrize("mode", Mode)
@pytest.mark.parametrize("seed", range(1, 4))
def test_a_pinned_person_stays_whatever_else_is_found(mode, seed):
    case = "b" if mode is not Mode.SAME_CASE else "a"
    pins = (Pin("p7", 1, case, 2), Pin("p20", 1, case, 2))
    rotation = plan_rotation(people(30), CASES[:3], mode=mode, rules=Rules(pins=pins), seed=seed)
    assert rotation.seat("p7", 1) == rotation.seat("p20", 1) == Seat(case, 2)
    assert not rotation.conflicts()


def test_a_plan_whose_every_seat_of_a_person_is_pinned_mixes_as_well_as_before():
    first = plan_rotation(people(30), CASES[:3])
    pins = tuple(
        Pin(person, round, seat.case, seat.table)
        for person in ("p3", "p14", "p30")
        for round, seat in enumerate(first.itinerary(person), 1)
        if seat
    )
    again = plan_rotation(people(30), CASES[:3], rules=Rules(pins=pins), seed=2)
    assert again.seats != first.seats
    assert all(again.itinerary(p) == first.itinerary(p) for p in ("p3", "p14", "p30"))
    assert not again.conflicts()
    assert again.quality().distinct == first.quality().distinct == 162


def test_a_pin_follows_a_move_and_can_be_taken_out():
    first = plan_rotation(people(30), CASES[:3])
    kept = first.pinned("p1", 1).pinned("p2", 2)
    away = kept.moved("p1", 1, Seat("c", 2)).pinned("p1", 1)
    assert [pin for pin in away.rules.pins if pin.person == "p1"] == [Pin("p1", 1, "c", 2)]
    assert away.pinned("p1", 1, there=False).rules.pins == kept.rules.pins[1:]
    assert first.pinned("p1", 1, there=False) == first
    with pytest.raises(KeyError):
        first.pinned("nobody", 1)


def test_a_perfect_rotation_stays_perfect_with_a_pin():
    rules = Rules(pins=(Pin("p50", 2, "c", 3),))
    rotation = plan_rotation(people(300), CASES[:4], tables_per_case=11, rules=rules)
    assert rotation.seat("p50", 2) == Seat("c", 3)
    assert rotation.quality().distinct == rotation.quality().bound == 3504


def test_people_who_are_kept_together_stay_together_at_the_table_of_the_pin():
    rules = Rules(pins=(Pin("p1", 2, "c", 1),), together=(("p1", "p2"),), apart=(("p1", "p3"),))
    rotation = plan_rotation(people(30), CASES[:3], rules=rules)
    assert rotation.seat("p1", 2) == rotation.seat("p2", 2) == Seat("c", 1)
    assert not rotation.conflicts()


@pytest.mark.parametrize(
    ("rules", "said"),
    [
        (
            Rules(pins=(Pin("p1", 1, "a", 1), Pin("p1", 1, "b", 1))),
            "Person 1 is pinned to B1 and to A1 in round 1. Keep one.",
        ),
        (
            Rules(pins=(Pin("p1", 1, "a", 1), Pin("p1", 2, "a", 1))),
            "Person 1 is pinned to case A in rounds 1 and 2, but hears each case once. "
            "Keep one of the two.",
        ),
        (
            Rules(pins=tuple(Pin(f"p{i}", 1, "a", 1) for i in range(1, 9))),
            "More than 7 people are pinned to A1 in round 1.",
        ),
        (
            Rules(pins=(Pin("p1", 1, "a", 1), Pin("p2", 1, "a", 1)), apart=(("p1", "p2"),)),
            "Person 1 and Person 2 are kept apart but pinned to A1.",
        ),
        (
            Rules(pins=(Pin("p1", 1, "a", 1), Pin("p2", 1, "a", 2)), together=(("p1", "p2"),)),
            "Person 1 and Person 2 are kept together but pinned to A1 and A2.",
        ),
        (
            Rules(pins=(Pin("p1", 1, "a", 1),), away=(Away("p1", (1,)),)),
            "Person 1 is pinned to A1 in round 1 but is away then.",
        ),
        (Rules(pins=(Pin("p1", 5, "a", 1),)), "A rule names round 5, but there are 3 rounds."),
    ],
)
def test_pins_that_cannot_all_be_kept_are_told(rules, said):
    with pytest.raises(WorkshopError) as error:
        plan_rotation(people(30), CASES[:3], rules=rules)
    assert str(error.value) == said


def test_a_pin_to_a_table_that_is_not_laid_is_told_in_the_conflicts():
    rotation = plan_rotation(people(30), CASES[:3], rules=Rules(pins=(Pin("p1", 1, "a", 9),)))
    said = [str(sentence) for sentence in rotation.conflicts()]
    assert len(said) == 1
    assert said[0].startswith("p1 was to stay at A9 in round 1 but sits at ")


def test_whoever_is_moved_away_from_a_pin_is_told():
    rotation = plan_rotation(people(30), CASES[:3], rules=Rules(pins=(Pin("p1", 1, "a", 1),)))
    moved = replace(rotation.moved("p1", 1, Seat("a", 2)))
    said = [str(sentence) for sentence in moved.conflicts()]
    assert "p1 was to stay at A1 in round 1 but sits at A2." in said
