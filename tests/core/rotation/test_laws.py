"""Laws that every rotation obeys, checked by a judge that knows only the JSON document."""

from collections import Counter
from dataclasses import replace
from itertools import combinations

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from parastaminen_nb.core.errors import WorkshopError
from parastaminen_nb.core.rotation import (
    Away,
    Limit,
    Mode,
    Rotation,
    Rules,
    Seat,
    as_document,
    plan_rotation,
)
from parastaminen_nb.core.workshop import GroupSize
from tests.core.rotation import judge
from tests.core.rotation.people import CASES, people

SIZE = GroupSize(3, 7)
calm = settings(max_examples=15, derandomize=True)


@st.composite
def rotations(draw, modes=tuple(Mode), most=40):
    """A rotation as a facilitator might plan it."""
    count = draw(st.integers(3, most))
    cases = draw(st.integers(1, 5))
    rounds = draw(st.integers(1, cases))
    mode = draw(st.sampled_from(modes))
    try:
        return plan_rotation(
            people(count),
            CASES[:cases],
            size=SIZE,
            rounds=rounds,
            mode=mode,
            seed=draw(st.integers(0, 99)),
        )
    except WorkshopError:
        assume(False)
        raise


@calm
@given(rotations())
def test_everyone_hears_each_case_once_at_tables_of_the_right_size(rotation):
    document = as_document(rotation)
    if rotation.mode is not Mode.SAME_CASE:
        assert not judge.cases_heard_twice(document)
    assert not judge.tables_of_two_cases(document)
    assert judge.out_of_size(document, SIZE.least, SIZE.most) == 0
    assert not rotation.conflicts()


@calm
@given(rotations())
def test_tables_of_one_case_differ_by_one_person_at_most(rotation):
    for round in range(1, rotation.rounds + 1):
        for case in rotation.cases:
            sizes = [len(table.people) for table in rotation.groups_at(case, round)]
            assert not sizes or max(sizes) - min(sizes) <= 1


@calm
@given(rotations())
def test_the_quality_counts_what_the_judge_counts(rotation):
    met = judge.meetings(as_document(rotation))
    quality = rotation.quality()
    assert quality.distinct == len(met)
    assert quality.repeats == sum(met.values()) - len(met)
    assert quality.most_meetings == max(met.values())
    assert sum(quality.new_faces) == 2 * quality.distinct


@calm
@given(rotations())
def test_nothing_beats_the_bound(rotation):
    quality = rotation.quality()
    assert quality.distinct <= quality.bound <= quality.slots
    if quality.most_meetings <= 2:
        assert quality.distinct <= quality.fair_bound


@st.composite
def asked(draw, keys, cases, rounds):
    """Rules that may well contradict each other or be too much to ask."""
    some = st.lists(st.sampled_from(keys), min_size=2, max_size=3, unique=True).map(tuple)
    away = st.builds(Away, st.sampled_from(keys), st.tuples(st.integers(1, rounds)))
    trait = st.sets(st.sampled_from(keys), min_size=1).map(lambda found: tuple(sorted(found)))
    held = st.lists(st.sampled_from(cases), unique=True).map(tuple)
    bounds = draw(st.sampled_from([{"most": 2}, {"most": 1}, {"least": 1}]))
    limits = [Limit("Some", draw(trait), cases=draw(held), **bounds)]
    return Rules(
        apart=tuple(draw(st.lists(some, max_size=2))),
        together=tuple(draw(st.lists(some, max_size=2))),
        limits=tuple(limits[: draw(st.integers(0, 1))]),
        away=tuple(draw(st.lists(away, max_size=3))),
    )


@settings(calm, max_examples=40)
@given(st.data(), st.integers(6, 26), st.integers(1, 4), st.sampled_from(tuple(Mode)))
def test_every_rule_is_kept_or_told_and_the_bound_holds(data, count, cases, mode):
    keys = [f"p{n}" for n in range(1, count + 1)]
    letters = [case.key for case in CASES[:cases]]
    rules = data.draw(asked(keys, letters, cases))
    try:
        rotation = plan_rotation(
            people(count), CASES[:cases], size=GroupSize(2, 6), mode=mode, rules=rules
        )
    except WorkshopError:
        return
    document = as_document(rotation)
    quality = rotation.quality()
    assert quality.distinct <= quality.bound
    assert not quality.fair or quality.distinct <= quality.fair_bound
    assert mode is Mode.SAME_CASE or not judge.cases_heard_twice(document)
    assert not judge.tables_of_two_cases(document)
    unmet = judge.out_of_size(document, 2, 6) + judge.unmet(document, rules, keys, letters)
    assert unmet == len(rotation.conflicts())


@calm
@given(rotations(most=24), st.data())
def test_no_change_by_hand_beats_the_bound(rotation, data):
    one, other = data.draw(st.sampled_from(list(combinations(rotation.people, 2))))
    round = data.draw(st.integers(1, rotation.rounds))
    changed = rotation.exchanged(one, other, round)
    assume(not judge.cases_heard_twice(as_document(changed)))
    assert changed.quality().distinct <= changed.quality().bound


@calm
@given(st.integers(9, 30), st.integers(0, 5))
def test_renaming_people_changes_nothing(count, seed):
    crowd = people(count)
    renamed = [replace(person, key=f"x{person.key}", name=f"Z {person.name}") for person in crowd]
    first = plan_rotation(crowd, CASES[:3], size=SIZE, seed=seed)
    second = plan_rotation(renamed, CASES[:3], size=SIZE, seed=seed)
    assert first.seats == second.seats


@calm
@given(rotations(most=30), st.randoms(use_true_random=False))
def test_giving_the_places_to_others_keeps_how_often_pairs_meet(rotation, random):
    order = list(range(len(rotation.people)))
    random.shuffle(order)
    relabelled = replace(
        rotation, seats=tuple(tuple(row[place] for place in order) for row in rotation.seats)
    )
    before = Counter(judge.meetings(as_document(rotation)).values())
    assert before == Counter(judge.meetings(as_document(relabelled)).values())
    assert relabelled.quality().bound == rotation.quality().bound


@calm
@given(rotations(), st.data())
def test_removing_a_person_removes_exactly_their_pairs(rotation, data):
    gone = data.draw(st.integers(0, len(rotation.people) - 1))
    without = replace(
        rotation,
        seats=tuple(
            tuple(None if place == gone else seat for place, seat in enumerate(row))
            for row in rotation.seats
        ),
    )
    before = judge.meetings(as_document(rotation))
    after = judge.meetings(as_document(without))
    assert after == Counter({pair: n for pair, n in before.items() if gone not in pair})


def broken_by_judge(document: dict, rotation: Rotation) -> set[str]:
    """The kinds of rule that the judge finds broken, by hand."""
    place = {person: number for number, person in enumerate(rotation.people)}
    kinds = set()
    if judge.cases_heard_twice(document):
        kinds.add("hears case")
    if judge.out_of_size(document, rotation.size.least, rotation.size.most):
        kinds.add("were asked")
    if any(table is None for row in document["table"] for table in row):
        kinds.add("has no table")
    met = judge.meetings(document)
    for group in rotation.rules.apart:
        for one, other in combinations(sorted(place[person] for person in group), 2):
            if met[one, other]:
                kinds.add("sit apart")
    for group in rotation.rules.together:
        for one, other in combinations(sorted(place[person] for person in group), 2):
            both = sum(row[one] is not None and row[other] is not None for row in document["table"])
            if met[one, other] < both:
                kinds.add("sit together")
    return kinds


@calm
@given(rotations(modes=(Mode.FAIR,), most=20), st.data())
def test_the_checker_finds_what_the_judge_finds_in_spoilt_plans(rotation, data):
    """Seats are spoilt at random; every kind of conflict is found, and no other."""
    count = len(rotation.people)
    someone = st.sampled_from(rotation.people)
    rules = Rules(
        apart=((data.draw(someone), data.draw(someone)),),
        together=((data.draw(someone), data.draw(someone)),),
    )
    assume(all(len(set(group)) == 2 for group in (*rules.apart, *rules.together)))
    seats = [list(row) for row in rotation.seats]
    places = st.tuples(st.integers(0, rotation.rounds - 1), st.integers(0, count - 1))
    for r, person in data.draw(st.lists(places, max_size=4)):
        seats[r][person] = data.draw(
            st.sampled_from([None, *(Seat(case, 1) for case in rotation.cases)])
        )
    spoilt = replace(rotation, seats=tuple(map(tuple, seats)), rules=rules)
    said = " ".join(map(str, spoilt.conflicts()))
    kinds = {"hears case", "were asked", "has no table", "sit apart", "sit together"}
    found = {kind for kind in kinds if kind in said}
    assert found == broken_by_judge(as_document(spoilt), spoilt)
