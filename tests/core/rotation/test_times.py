"""When people are there: told before the day, or on it, with as few other sheets changed."""

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from parastaminen_nb.core.errors import WorkshopError
from parastaminen_nb.core.rotation import Away, Host, Rules, Seat, Times, plan_rotation
from parastaminen_nb.i18n import translator
from tests.core.rotation.people import CASES, people

calm = settings(max_examples=20, derandomize=True)
THIRTY = plan_rotation(people(30), CASES[:3])
ABC = ("a", "b", "c")


@pytest.mark.parametrize(
    ("away", "unheard", "said"),
    [
        ((), (), "Aino is there all the time"),
        ((1,), (), "Aino comes for round 2"),
        ((3,), (), "Aino leaves after round 2"),
        ((2,), (), "Aino is away in round 2"),
        ((1, 2, 3), (), "Aino is not there"),
        ((1, 3), (), "Aino is there in round 2 only"),
        ((), ("b",), "Aino hears cases A and C only"),
        ((1,), ("a", "b"), "Aino comes for round 2, hears case C only"),
    ],
)
def test_times_are_said_in_a_sentence(away, unheard, said):
    assert translator("en").say(Times("p1", away, unheard).said("Aino", 3, ABC)) == said


def test_who_comes_and_leaves_within_the_day_is_told_both():
    said = str(Times("p1", (1, 4)).said("Aino", 4, ABC))
    assert said == "Aino comes for round 2 and leaves after round 3"


def test_somebody_who_would_sit_nowhere_is_a_sentence():
    for times in (Times("p1", (1, 2, 3)), Times("p1", unheard=ABC)):
        with pytest.raises(WorkshopError, match="Aino would sit at no table"):
            times.check("Aino", 3, ABC)
    Times("p1", (1, 2), ("a", "b")).check("Aino", 3, ABC)


@calm
@given(st.data())
def test_times_are_kept_nobody_else_is_lost_and_back_is_back(data):
    """Told, checked by the checker, and untold: rules and everybody's cases are as before."""
    person = data.draw(st.sampled_from(THIRTY.people))
    away = data.draw(st.lists(st.sampled_from([1, 2, 3]), max_size=2, unique=True).map(sorted))
    unheard = data.draw(st.lists(st.sampled_from(ABC), max_size=2, unique=True).map(sorted))
    times = Times(person, tuple(away), tuple(unheard))
    proposal = THIRTY.repaired(times=[times])
    after = proposal.rotation
    assert set(proposal.movers) <= {person}, "who hears a missed case in the gap of another"
    assert not after.conflicts()
    assert Times.of(after.rules, person) == times
    seats = dict(enumerate(after.itinerary(person), start=1))
    assert not any(seats[number] for number in away)
    assert not {seat.case for seat in seats.values() if seat} & set(unheard)
    for other in set(THIRTY.people) - {person}:
        assert after.itinerary(other) == THIRTY.itinerary(other)
    assert after.quality().distinct <= after.quality().bound
    back = after.repaired(times=[Times(person)])
    assert back.movers == ()
    assert back.rotation.rules == THIRTY.rules
    assert {seat.case for seat in back.rotation.itinerary(person)} == set(ABC)


def test_rounds_that_have_begun_keep_who_sat_in_them():
    person = THIRTY.people[0]
    after = THIRTY.repaired(times=[Times(person, (1, 2, 3))], from_round=2).rotation
    assert after.itinerary(person) == (THIRTY.seat(person, 1), None, None)
    assert Times.of(after.rules, person).away == (2, 3)
    assert not after.conflicts()


def test_a_co_host_who_is_told_to_be_there_gets_no_seat_while_hosting():
    rules = Rules(hosts=(Host("p1", "a", (1,)),), away=(Away("p1", (3,)),))
    rotation = plan_rotation(people(30), CASES[:3], rules=rules)
    after = rotation.repaired(times=[Times("p1")]).rotation
    first, *rest = after.itinerary("p1")
    assert first is None
    assert {seat.case for seat in rest if seat} <= {"b", "c"}
    assert not [s for s in after.conflicts() if "host" in str(s)]


def test_who_comes_late_and_hears_not_all_hears_only_that():
    rules = Rules(away=(Away("p1", cases=("b",)),))
    rotation = plan_rotation(people(30), CASES[:3], rules=rules)
    after = rotation.repaired(late={"p1": 2}).rotation
    assert "b" not in {seat.case for seat in after.itinerary("p1") if seat}
    assert not after.conflicts()


def test_a_stranger_has_no_times():
    with pytest.raises(WorkshopError, match="nobody is not among the participants"):
        THIRTY.repaired(times=[Times("nobody", (1,))])


def test_a_participant_who_presents_from_now_on_leaves_their_seats_and_nobody_else_moves():
    person = THIRTY.groups_at("b", 2)[0].people[0]
    proposal = THIRTY.repaired(hosts=[Host(person, "a", (2, 3))], from_round=2)
    after = proposal.rotation
    assert proposal.movers == ()
    assert after.itinerary(person) == (THIRTY.seat(person, 1), None, None)
    assert not [s for s in after.conflicts() if "no table" in str(s) or "sits" in str(s)]
    assert after.rules.hosts == (Host(person, "a", (2, 3)),)
    assert after.rules.away == ()


@calm
@given(st.data())
def test_a_closed_table_is_empty_and_everybody_hears_what_they_heard(data):
    """Whatever is closed and whoever is missing: cases, rounds and the past stay as they were."""
    rotation = plan_rotation(people(data.draw(st.integers(24, 42))), CASES[:3], seed=2)
    from_round = data.draw(st.integers(1, 3))
    spare = [t for t in rotation.tables(from_round) if len(rotation.groups_at(t.case, 1)) > 1]
    assume(spare)
    chosen = data.draw(st.sampled_from(spare))
    closed = Seat(chosen.case, chosen.table)
    absent = data.draw(st.lists(st.sampled_from(rotation.people), max_size=3, unique=True))
    try:
        proposal = rotation.repaired(closed=[closed], absent=absent, from_round=from_round)
    except WorkshopError:
        assume(False)
        raise
    after = proposal.rotation
    for number in range(1, rotation.rounds + 1):
        if number < from_round:
            assert after.tables(number) == rotation.tables(number)
        else:
            assert closed not in after.seats[number - 1]
        for person in set(rotation.people) - set(absent):
            now, was = after.seat(person, number), rotation.seat(person, number)
            assert (now and now.case) == (was and was.case)
    again = after.repaired(closed=[closed], absent=absent, from_round=from_round).rotation
    assert again.seats == after.seats
