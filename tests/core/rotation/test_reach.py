"""The numbers that a rotation should reach, against reference instances and proved bounds."""

import json
from pathlib import Path

import pytest

from parastaminen_nb.core.rotation import Mode, Rotation, Seat, plan_rotation
from parastaminen_nb.core.workshop import GroupSize
from tests.core.rotation.people import CASES, people

DATA = Path(__file__).parent / "data"
WORKSHOPS = [json.loads(path.read_text()) for path in sorted(DATA.glob("workshop_*.json"))]
GOLFERS = json.loads((DATA / "social_golfer.json").read_text())
ANY_SIZE = GroupSize(1, 50)


def witness(instance: dict) -> Rotation:
    """The plan that stands with an instance, as a rotation."""
    asked = instance["input"]
    per_case = asked["tables_per_case"]
    keys = [case.key for case in CASES[: asked["cases"]]]
    return Rotation(
        people=tuple(person.key for person in people(asked["people"])),
        cases=tuple(keys),
        seats=tuple(
            tuple(Seat(keys[table // per_case], table % per_case + 1) for table in row)
            for row in instance["witness_table_of_person_by_round"]
        ),
        size=ANY_SIZE,
    )


def planned(instance: dict, mode: Mode, seed: int = 1) -> Rotation:
    asked = instance["input"]
    return plan_rotation(
        people(asked["people"]),
        CASES[: asked["cases"]],
        size=ANY_SIZE,
        tables_per_case=asked["tables_per_case"],
        mode=mode,
        seed=seed,
    )


@pytest.mark.parametrize("instance", WORKSHOPS, ids=lambda i: i["id"])
def test_the_witness_is_judged_as_its_maker_did(instance):
    quality = witness(instance).quality()
    assert quality.bound == instance["upper_bound"]
    assert quality.slots == instance["pair_slots"]
    assert quality.distinct == instance["best_known"]
    assert quality.most_meetings == instance["max_meetings_of_a_pair_in_witness"]
    fair = instance["fair_variant"]["no_pair_more_than_twice_upper_bound"]
    assert quality.fair_bound == fair
    assert not witness(instance).conflicts()


@pytest.mark.parametrize("instance", WORKSHOPS, ids=lambda i: i["id"])
def test_most_pairs_reaches_the_best_known(instance):
    quality = planned(instance, Mode.MOST_PAIRS).quality()
    assert quality.distinct == instance["best_known"] == quality.bound


@pytest.mark.parametrize("instance", WORKSHOPS, ids=lambda i: i["id"])
def test_fair_is_as_fair_as_was_found(instance):
    quality = planned(instance, Mode.FAIR).quality()
    fair = instance["fair_variant"]
    assert quality.distinct >= fair["best_found_distinct"]
    assert quality.most_meetings <= fair["best_found_max_meetings"]


EASY = [g for g in GOLFERS if g["id"] not in {"sgp_5-3-7", "sgp_8-4-10"}]
HARD = [g for g in GOLFERS if g["id"] in {"sgp_5-3-7", "sgp_8-4-10"}]


def golfer(instance: dict) -> int:
    asked = instance["input"]
    rotation = plan_rotation(
        people(asked["people"]),
        CASES[: min(8, asked["rounds"])],
        size=GroupSize(asked["size"], asked["size"]),
        rounds=asked["rounds"],
        mode=Mode.SAME_CASE,
    )
    assert not rotation.conflicts()
    return rotation.quality().distinct


@pytest.mark.parametrize("instance", EASY, ids=lambda i: i["id"])
def test_social_golfers_all_meet(instance):
    assert golfer(instance) == instance["upper_bound"]


@pytest.mark.slow
@pytest.mark.parametrize("instance", HARD, ids=lambda i: i["id"])
def test_hard_social_golfers_are_no_worse_than_known(instance):
    assert golfer(instance) >= instance["our_best"]


FEASIBLE = [
    (n, cases, tables)
    for cases in (3, 4)
    for tables in (1, 2, 3)
    for n in range(9, 37)
    if n >= 3 * cases * tables
]


def reached(n: int, cases: int, tables: int, seed: int) -> bool:
    quality = plan_rotation(
        people(n),
        CASES[:cases],
        size=ANY_SIZE,
        tables_per_case=tables,
        mode=Mode.MOST_PAIRS,
        seed=seed,
    ).quality()
    return quality.distinct == quality.bound


@pytest.mark.parametrize(("cases", "tables"), sorted({(c, t) for _, c, t in FEASIBLE}))
def test_every_small_workshop_reaches_the_bound(cases, tables):
    missed = [
        n for n, c, t in FEASIBLE if (c, t) == (cases, tables) and not reached(n, c, t, seed=n)
    ]
    assert not missed


@pytest.mark.slow
def test_every_small_workshop_reaches_the_bound_with_any_seed():
    missed = [
        (*instance, seed)
        for instance in FEASIBLE
        for seed in range(1, 21)
        if not reached(*instance, seed)
    ]
    assert not missed


@pytest.mark.parametrize(
    ("n", "cases", "tables", "distinct"),
    [(100, 5, 4, 1000), (300, 4, 11, 3504), (1000, 4, 36, 11904), (40, 4, 2, 320)],
)
def test_large_workshops_are_perfect(n, cases, tables, distinct):
    quality = plan_rotation(
        people(n), CASES[:cases], size=ANY_SIZE, tables_per_case=tables
    ).quality()
    assert quality.distinct == quality.bound == distinct
    assert quality.most_meetings == 1


@pytest.mark.slow
@pytest.mark.parametrize(("n", "cases", "least"), [(60, 5, 738), (60, 6, 719)])
def test_tight_workshops_come_close_to_perfect(n, cases, least):
    quality = plan_rotation(people(n), CASES[:cases], size=ANY_SIZE, tables_per_case=2).quality()
    assert quality.distinct >= least


@pytest.mark.parametrize(("n", "distinct"), [(62, 525), (59, 480)])
def test_three_cases_with_three_tables_each_are_woven_to_the_fair_bound(n, distinct):
    quality = plan_rotation(people(n), CASES[:3]).quality()
    assert quality.distinct == quality.fair_bound == distinct
    assert quality.most_meetings == 2
