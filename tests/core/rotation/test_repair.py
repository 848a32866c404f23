"""The day itself: as few sheets change as possible, and the past never."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from parastaminen_nb.core.errors import WorkshopError
from parastaminen_nb.core.rotation import Mode, Pin, Rules, Seat, plan_rotation
from parastaminen_nb.core.workshop import GroupSize
from tests.core.rotation.people import CASES, people

calm = settings(max_examples=20, derandomize=True)
THIRTY = plan_rotation(people(30), CASES[:3])


def test_repair_of_nothing_is_nothing():
    proposal = THIRTY.repaired()
    assert proposal.rotation == THIRTY
    assert proposal.moves == proposal.gaps == proposal.offers == ()


@pytest.mark.parametrize("person", THIRTY.people)
def test_one_no_show_moves_nobody(person):
    proposal = THIRTY.repaired(absent=[person])
    assert proposal.movers == ()
    assert len(proposal.gaps) == 3
    assert proposal.rotation.itinerary(person) == (None, None, None)
    assert not proposal.conflicts()


def test_two_newcomers_move_nobody_and_hear_every_case():
    proposal = THIRTY.repaired(late=["x1", "x2"])
    assert proposal.movers == ()
    assert [str(sentence) for sentence in proposal.sentences()] == ["Nobody else moves."]
    for person in ("x1", "x2"):
        assert {seat.case for seat in proposal.rotation.itinerary(person)} == {"a", "b", "c"}
    assert not proposal.conflicts()


def test_who_comes_for_the_second_round_keeps_the_seats_that_were_told():
    proposal = THIRTY.repaired(late={"p4": 2})
    assert proposal.moves == ()
    assert proposal.rotation.itinerary("p4") == (None, *THIRTY.itinerary("p4")[1:])
    assert not proposal.conflicts()


def test_who_was_absent_and_comes_after_all_gets_cases_not_heard_yet():
    gone = THIRTY.repaired(absent=["p4"]).rotation
    back = gone.repaired(late=["p4"], from_round=2)
    seats = back.rotation.itinerary("p4")
    assert seats[0] is None
    assert len({seat.case for seat in seats[1:]}) == 2
    assert not back.conflicts()


def test_who_leaves_early_keeps_the_rounds_before():
    proposal = THIRTY.repaired(leaving={"p1": 2})
    assert proposal.rotation.itinerary("p1") == (*THIRTY.itinerary("p1")[:2], None)
    assert [gap.round for gap in proposal.gaps] == [3]


@pytest.mark.parametrize("seed", range(1, 11))
def test_three_no_shows_at_one_table_move_one_person_in_that_round(seed):
    rotation = plan_rotation(people(30), CASES[:3], seed=seed)
    table = rotation.tables(1)[0]
    proposal = rotation.repaired(absent=table.people[:2])
    assert len([move for move in proposal.moves if move.round == 1]) == 1
    assert not proposal.conflicts()


def test_it_is_tried_anew_without_those_whom_it_need_not_move():
    # Step by step three people would move.
    gone = ["p2", "p7", "p21", "p24", "p29", "p30"]
    proposal = plan_rotation(people(30), CASES[:3]).repaired(absent=gone)
    assert len({move.person for move in proposal.moves}) == 2


def test_a_closed_table_sends_its_people_to_the_others():
    rotation = plan_rotation(people(24), CASES[:2])
    proposal = rotation.repaired(closed=[(1, Seat("a", 2))], from_round=1)
    assert not any(table.label == "A2" for table in proposal.rotation.tables(1))
    assert any(table.label == "A2" for table in proposal.rotation.tables(2))
    assert {move.before for move in proposal.moves} == {Seat("a", 2)}


def test_a_table_that_is_closed_for_good_is_so_from_that_round_to_the_last():
    rotation = plan_rotation(people(24), CASES[:3], size=GroupSize(3, 8), tables_per_case=2)
    closed = rotation.repaired(closed=[Seat("a", 2)], from_round=2).rotation
    there = [any(one.label == "A2" for one in closed.tables(number)) for number in (1, 2, 3)]
    assert there == [True, False, False]


def test_the_last_table_of_a_case_cannot_be_closed():
    rotation = plan_rotation(people(15), CASES[:3])
    with pytest.raises(WorkshopError, match="Case A has no table left in round 1"):
        rotation.repaired(closed=[Seat("a", 1)])


def test_where_moving_does_not_help_other_ways_are_offered():
    rotation = plan_rotation(people(24), CASES[:3], size=GroupSize(4, 7), tables_per_case=2)
    gone = rotation.groups_at("a", 1)[0].people[0]
    proposal = rotation.repaired(absent=[gone])
    said = [str(offer.sentence) for offer in proposal.offers]
    assert proposal.movers == ()
    assert "Round 1: close table A1; its people fit at the others." in said
    assert "Round 1: accept 3 people at table A1." in said
    assert not [offer for offer in said if "accept 4" in offer]  # a table of four needs nothing
    closing = next(offer.close for offer in proposal.offers if offer.close)
    done = proposal.rotation.repaired(closed=[closing])
    assert len(done.rotation.groups_at("a", 1)) == 1
    assert len(done.rotation.groups_at("a", 1)[0].people) == 7


def test_pinned_people_stay():
    rotation = plan_rotation(people(30), CASES[:3])
    one, other = rotation.groups_at("a", 1)
    free = other.people[0]
    proposal = rotation.repaired(absent=one.people[:2], pinned=other.people[1:])
    assert {move.person for move in proposal.moves if move.round == 1} == {free}


def test_pins_of_the_plan_stay_in_their_round():
    rotation = plan_rotation(people(30), CASES[:3])
    one, other = rotation.groups_at("a", 1)
    pins = tuple(Pin(person, 1, "a", other.table) for person in other.people[1:])
    pinned = replace(rotation, rules=Rules(pins=pins))
    proposal = pinned.repaired(absent=one.people[:2])
    assert {move.person for move in proposal.moves if move.round == 1} == {other.people[0]}


def test_apart_is_kept_when_somebody_moves():
    rules = Rules(apart=(("p1", "p2"), ("p1", "p3"), ("p4", "p5", "p6")))
    rotation = plan_rotation(people(30), CASES[:3], rules=rules)
    absent = [p for p in rotation.groups_at("a", 1)[0].people if p not in {"p1", "p2", "p3"}][:2]
    assert not rotation.repaired(absent=absent).conflicts()


def test_sixty_leaving_three_hundred_move_few():
    rotation = plan_rotation(people(300), CASES[:4])
    gone = [f"p{i}" for i in range(3, 301, 5)]
    proposal = rotation.repaired(absent=gone)
    assert not proposal.conflicts()
    assert len(proposal.movers) <= 2 * needed(rotation, gone)


def needed(rotation, gone) -> int:
    """People who must move in the worst round: tables are filled up, or given up."""
    least = rotation.size.least
    rounds = range(1, rotation.rounds + 1)
    left = [[len(set(t.people) - set(gone)) for t in rotation.tables(r)] for r in rounds]
    return max(sum(min(n, least - n) for n in row if n < least) for row in left)


@calm
@given(st.data())
def test_the_past_never_changes_and_nobody_is_lost(data):
    modes = st.sampled_from(list(Mode))
    rotation = plan_rotation(
        people(data.draw(st.integers(12, 40))), CASES[:3], mode=data.draw(modes), seed=3
    )
    some = st.lists(st.sampled_from(rotation.people), max_size=5, unique=True)
    absent = data.draw(some)
    from_round = data.draw(st.integers(1, 3))
    newcomers = data.draw(st.lists(st.sampled_from(["x1", "x2", "x3"]), unique=True))
    proposal = rotation.repaired(absent=absent, late=newcomers, from_round=from_round)
    after = proposal.rotation
    for round in range(1, from_round):
        assert after.tables(round) == rotation.tables(round)
    for person in rotation.people:
        for round in range(from_round, 4):
            assert (after.seat(person, round) is None) == (
                person in absent or rotation.seat(person, round) is None
            )
            if person not in {move.person for move in (*proposal.moves, *proposal.gaps)}:
                assert after.seat(person, round) == rotation.seat(person, round)
    twice = [str(s) for s in proposal.conflicts() if "hears case" in str(s)]
    assert not twice


@calm
@given(st.lists(st.sampled_from(THIRTY.people), max_size=8, unique=True))
def test_a_second_repair_finds_nothing_more_to_do(absent):
    once = THIRTY.repaired(absent=absent).rotation
    assert once.repaired(absent=absent).rotation.seats == once.seats


def test_strangers_and_rounds_that_are_not_held_are_refused():
    with pytest.raises(WorkshopError, match="nobody is not among the participants"):
        THIRTY.repaired(absent=["nobody"])
    with pytest.raises(WorkshopError, match="Round 4 is not in the plan, which has 3 rounds"):
        THIRTY.repaired(from_round=4)


def test_a_table_with_one_person_left_is_left_rather_than_filled():
    """One person moves instead of three, whether or not the table would have been laid."""
    rotation = plan_rotation(people(45), CASES[:3], size=GroupSize(4, 7))
    small, *others = rotation.groups_at("a", 1)
    assert len(small.people) == len(others[0].people) == 5
    proposal = rotation.repaired(absent=small.people[:4])
    assert {move.person for move in proposal.moves if move.round == 1} == {small.people[4]}
    assert len(proposal.rotation.groups_at("a", 1)) == 2


def test_a_case_without_a_presenter_rests_and_others_take_its_people():
    """With fewer rounds than cases everybody still hears something new."""
    rotation = plan_rotation(people(30), CASES[:4], rounds=2, size=GroupSize(3, 7))
    stayed = {p for table in rotation.groups_at("b", 2) for p in table.people}
    proposal = rotation.repaired(resting=["b"], from_round=2)
    assert proposal.rotation.groups_at("b", 2) == ()
    assert proposal.rotation.tables(1) == rotation.tables(1)
    assert set(proposal.movers) == stayed
    assert not proposal.conflicts()
    said = [str(sentence) for sentence in proposal.sentences()]
    assert said[0] == f"Case B rests from round 2 on: {len(stayed)} people go to other cases."
    assert "If somebody else presents case B, nobody moves." in said
    assert not [sentence for sentence in said if "again" in sentence]


def test_who_must_hear_a_case_again_is_told():
    rotation = plan_rotation(people(24), CASES[:3], size=GroupSize(3, 7))
    said = [str(s) for s in rotation.repaired(resting={"a": 3}, from_round=2).sentences()]
    assert said[:2] == [
        "Case A rests from round 3 on: 8 people go to other cases.",
        "8 of them hear a case again, for no other is left.",
    ]
    with pytest.raises(WorkshopError, match="There is no case x"):
        rotation.repaired(resting=["x"])
    with pytest.raises(WorkshopError, match="No case is left in round 2"):
        rotation.repaired(resting=["a", "b", "c"], from_round=2)
