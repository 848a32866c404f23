"""The plain data that other programs read, and the same bytes everywhere."""

import json
import os
import subprocess
import sys

import msgspec
import pytest

from parastaminen_nb.core.rotation import (
    Away,
    Mode,
    Rotation,
    Rules,
    alternatives,
    as_document,
    bound,
    fields,
    plan,
    plan_rotation,
    rules,
    seats,
    sizing,
    wish_paths,
    wishes,
)
from parastaminen_nb.core.workshop import GroupSize
from tests.core.rotation import judge
from tests.core.rotation.people import CASES, people

PROGRAM = """
import json
from parastaminen_nb.core.rotation import Away, Host, Mode, Pin, Rules, Times, Wish
from parastaminen_nb.core.rotation import as_document, limits_by, plan_rotation
from parastaminen_nb.core.workshop import Case, Person
people = [Person(f"p{i}", f"P {i}", unit="xyz"[i % 3]) for i in range(26)]
cases = [Case(key, key) for key in "abcd"]
limits = limits_by(people, most=4)
rules = Rules(apart=(("p1", "p2", "p5"),), together=(("p3", "p4"),), limits=limits)
day = Rules(away=(Away("p3", (1,)),), pins=(Pin("p9", 2, "c", 1),), wishes=(Wish("p1", ("d",)),))
rotation = plan_rotation(people, cases, rounds=3, rules=day, seed=7)
print(json.dumps(as_document(rotation)))
print(json.dumps(as_document(rotation.repaired(resting=["a"], from_round=2).rotation)))
times = [Times("p2", (1,), ("b",)), Times("p3")]
after = rotation.repaired(times=times, hosts=[Host("p8", "a", (2, 3))], from_round=2)
print(json.dumps(as_document(after.rotation)))
for mode in Mode:
    rotation = plan_rotation(people, cases, mode=mode, rules=rules, seed=7)
    print(json.dumps(as_document(rotation)))
    print(json.dumps(as_document(rotation.repaired(absent=["p9", "p6"], late=["x"]).rotation)))
"""


def printed(hash_seed: str) -> bytes:
    """What the program prints in a process of its own."""
    environment = os.environ | {
        "PYTHONHASHSEED": hash_seed,
        "PYTHONPATH": os.pathsep.join(sys.path),
    }
    return subprocess.run(
        [sys.executable, "-c", PROGRAM], env=environment, check=True, capture_output=True
    ).stdout


def test_the_same_seed_gives_the_same_bytes_in_any_process():
    first, second = printed("1"), printed("4242")
    assert first == second
    assert len(first.splitlines()) == 11


def test_another_seed_gives_another_plan():
    first = plan_rotation(people(30), CASES[:3], seed=1)
    assert first.seats != plan_rotation(people(30), CASES[:3], seed=2).seats
    assert first == plan_rotation(people(30), CASES[:3], seed=1)


def test_the_document_has_its_keys_in_order():
    rotation = plan_rotation(people(12), CASES[:3])
    document = as_document(rotation, {"p1": "Aino Korhonen"})
    assert list(document) == ["people", "cases", "rounds", "case", "table", "quality", "conflicts"]
    assert list(document["quality"]) == [
        "distinct",
        "bound",
        "fair_bound",
        "repeats",
        "most_meetings",
    ]
    assert document["people"][:2] == ["Aino Korhonen", "p2"]
    assert document["cases"] == document["rounds"] == 3
    assert json.loads(json.dumps(document)) == document


def test_tables_are_numbered_through_the_whole_room():
    document = as_document(plan_rotation(people(30), CASES[:3]))
    for cases, tables in zip(document["case"], document["table"], strict=True):
        assert set(tables) == set(range(6))
        assert [table // 2 for table in tables] == cases


def test_who_is_away_has_null():
    rules = Rules(away=(Away("p1", rounds=(2,)),))
    document = as_document(plan_rotation(people(30), CASES[:3], rules=rules))
    assert document["case"][1][0] is document["table"][1][0] is None
    assert document["table"][0][0] is not None


def test_the_tables_of_the_room_stay_when_all_take_the_same_case():
    document = as_document(plan_rotation(people(30), CASES[:3], mode=Mode.SAME_CASE))
    assert document["case"] == [[0] * 30, [1] * 30, [2] * 30]
    assert {table for row in document["table"] for table in row} == set(range(5))


def test_a_conflict_is_said_in_the_readers_words():
    rotation = plan_rotation(people(12), CASES[:3], rules=Rules(apart=(("p1", "p2"),)))
    spoilt = rotation.moved("p1", 1, rotation.seat("p2", 1))
    said = as_document(spoilt, say=lambda sentence: str(sentence).upper())["conflicts"]
    assert "P1 AND P2 WERE TO SIT APART BUT SHARE A TABLE IN ROUND 1." in said


def test_alternatives_stand_side_by_side_with_their_numbers():
    offered = {str(other.name): other for other in alternatives(people(30), CASES[:3])}
    fair = offered["Mixes every round, fairly"].quality
    assert (fair.distinct, fair.most_meetings) == (162, 2)
    assert offered["Mixes every round, most pairs"].quality.distinct == 168
    assert offered["Groups stay together"].quality.distinct == 60
    assert offered["All tables take the same case at a time"].quality.distinct == 180


@pytest.mark.parametrize("seed", range(1, 4))
def test_uneven_tables_are_offered_where_they_are_better(seed):
    size = GroupSize(4, 6)
    offered = alternatives(people(30), CASES[:3], size=size, seed=seed)
    uneven = next(other for other in offered if "larger" in str(other.name))
    met = judge.meetings(as_document(uneven.rotation))
    assert len(met) == uneven.quality.distinct >= 168
    assert max(met.values()) == 2
    assert judge.out_of_size(as_document(uneven.rotation), 4, 6) == 0


def test_what_cannot_be_had_is_not_offered():
    assert alternatives(people(3), CASES[:3]) == ()


def test_a_rotation_survives_being_stored_as_json():
    rules = Rules(apart=(("p1", "p2"),), away=(Away("p3", rounds=(1,), cases=("b",)),))
    rotation = plan_rotation(people(30), CASES[:3], rules=rules)
    assert msgspec.json.decode(msgspec.json.encode(rotation), type=Rotation) == rotation


@pytest.mark.parametrize("module", [plan, seats, rules, bound, sizing, wish_paths, wishes, fields])
def test_what_the_documentation_shows_is_so(module):
    import doctest

    from parastaminen_nb.core import rotation

    names = {name: getattr(rotation, name) for name in rotation.__all__}
    failed, tried = doctest.testmod(module, extraglobs=names)
    assert tried
    assert not failed
