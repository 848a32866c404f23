"""What cannot be is told in a sentence with the numbers and with what would work."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from parastaminen_nb.core.errors import WorkshopError
from parastaminen_nb.core.rotation import (
    Away,
    Host,
    Limit,
    Mode,
    Pin,
    Pool,
    Rules,
    limits_by,
    plan_rotation,
    rules_from,
    ways_out,
)
from parastaminen_nb.core.workshop import Case, GroupSize
from tests.core.rotation.people import CASES, people

UNIT_OF_25 = Limit("Sote", tuple(f"p{i}" for i in range(1, 26)), most=4)


def told(count=30, cases=3, **choices) -> str:
    with pytest.raises(WorkshopError) as error:
        plan_rotation(people(count), CASES[:cases], **choices)
    return str(error.value)


def test_nine_people_in_three_groups_of_four():
    said = told(9, size=GroupSize(4, 4), tables_per_case=1)
    assert said == (
        "9 people at 3 tables would make tables of 3, but 4 were asked for. "
        "Tables of 3 to 4 would do."
    )


def test_sizes_that_no_number_of_tables_meets():
    said = told(11, size=GroupSize(4, 5))
    assert said == (
        "11 people cannot sit at tables of 4 to 5: 2 tables hold at most 10 and 3 tables need "
        "at least 12. Tables of 3 to 5 would do. Tables of 4 to 6 would do. "
        "So would 1 person more."
    )


@pytest.mark.parametrize("count", [9, 10, 11, 13, 14, 17, 23, 29])
def test_the_advice_about_sizes_is_true(count):
    """What is offered as a way out lets the plan succeed."""
    import re

    size = GroupSize(6, 6)
    said = told(count, size=size)
    offers = re.findall(r"Tables of (\d+) to (\d+) would do", said)
    assert offers
    for least, most in offers:
        wider = GroupSize(int(least), int(most))
        assert not plan_rotation(people(count), CASES[:3], size=wider).conflicts()
    more = int(re.search(r"So would (\d+)", said)[1])
    assert not plan_rotation(people(count + more), CASES[:3], size=size).conflicts()


def test_too_many_tables_say_how_many_would_do():
    said = told(30, tables_per_case=3)
    assert "9 tables would make tables of 3 to 4, but 4 to 7 were asked" in said
    assert "2 tables at each case would do." in said


def test_nobody_and_far_too_many():
    assert told(0) == "Nobody rotates yet. Add the participants first."
    assert told(5000) == (
        "5000 people are too many for one rotation: the most is 2000. "
        "Hold 3 workshops of about 1667 people."
    )


def test_too_few_for_one_table():
    assert told(3).startswith("3 people do not fill one table of at least 4.")


def test_no_case_no_round_or_too_many_rounds():
    assert told(12, 0) == "Add at least one case."
    assert told(12, 3, rounds=0) == "Hold at least one round."
    assert "4 rounds are too many for 3 cases" in told(12, 3, rounds=4)


def test_a_rule_about_somebody_unknown():
    said = told(rules=Rules(apart=(("p1", "p99"),)))
    assert said == "A rule names p99, who is not a participant. Do you mean p9?"


def test_a_rule_about_an_unknown_case():
    said = told(rules=Rules(away=(Away("p1", cases=("x",)),)))
    assert said == "A rule names case x, but the cases are A, B, C."


def test_together_and_apart_for_the_same_pair():
    said = told(rules=Rules(apart=(("p1", "p3"),), together=(("p1", "p2"), ("p2", "p3"))))
    assert "Person 1 and Person 3 cannot be both kept together and kept apart." in said


def test_a_group_that_fits_no_table():
    said = told(rules=Rules(together=(tuple(f"p{i}" for i in range(1, 9)),)))
    assert "8 people are to be kept together" in said
    assert "Person 8), but a table holds 7." in said


def test_a_unit_that_is_too_large_for_its_limit():
    said = told(rules=Rules(limits=(UNIT_OF_25,)))
    assert said == (
        "Sote has 25 people, but 6 tables with at most 4 from Sote hold 24: 1 too few. "
        "Allow 5 at a table, or use 7 tables."
    )


def test_a_unit_that_is_too_small_for_every_table():
    limits = (Limit("Sote", ("p1", "p2", "p3", "p4"), least=1),)
    said = told(rules=Rules(limits=limits))
    assert "6 tables with at least 1 from Sote need 6" in said


def test_more_people_apart_than_tables():
    said = told(rules=Rules(apart=(tuple(f"p{i}" for i in range(1, 8)),)))
    assert said.startswith("7 people are to be kept apart, but there are 6 tables.")


def test_a_presenter_of_two_cases_at_once():
    cases = [Case("a", "One", "Elina"), Case("b", "Two", "Elina")]
    with pytest.raises(WorkshopError, match="Elina presents cases A and B at the same time"):
        plan_rotation(people(20), cases)
    assert not plan_rotation(people(20), cases, mode=Mode.SAME_CASE).conflicts()


def test_a_host_of_two_cases_in_one_round():
    said = told(rules=Rules(hosts=(Host("p1", "a", (1,)), Host("p1", "b", (1, 2)))))
    assert said.startswith("Person 1 hosts cases A and B in round 1.")


def test_a_person_in_two_pools_or_kept_with_another_pool():
    pools = (Pool("fi", ("p1", "p2")), Pool("sv", ("p2", "p3")))
    assert "Person 2 is in two pools, fi and sv." in told(rules=Rules(pools=pools))
    split = Rules(
        pools=(Pool("sv", tuple(f"p{i}" for i in range(1, 6))),), together=(("p1", "p30"),)
    )
    assert "are to be kept together but sit in different pools" in told(rules=split)


def test_everything_that_is_wrong_is_told_at_once():
    said = told(rules=Rules(apart=(("p1", "p99"), ("p1", "p2")), together=(("p1", "p2"),)))
    assert "p99" in said
    assert "both kept together and kept apart" in said


def test_reference_sizes_that_cannot_be():
    path = Path(__file__).parent / "data" / "sizing_infeasible.json"
    asked = [entry["input"] for entry in json.loads(path.read_text())]
    assert asked[5]["unit_count"] == len(UNIT_OF_25.people)
    assert told(asked[1]["people"], size=GroupSize(asked[1]["min"], asked[1]["max"]))
    for entry in (asked[0], asked[2], asked[3]):
        rotation = plan_rotation(people(entry["people"]), CASES[: entry["cases"]])
        assert not rotation.conflicts()


def test_rules_are_read_by_names_and_letters():
    crowd = people(12, units=2)
    rules = rules_from(
        {
            "together": [["Person 1", "p2"]],
            "apart": [["Person 3", "Person 4"]],
            "limit": [{"trait": "unit", "most": 3}, {"value": "Sote", "least": 1}],
            "away": [{"person": "Person 5", "rounds": [1], "cases": ["B"]}],
            "wish": [{"person": "Person 6", "cases": ["C", "A"]}],
            "host": [{"person": "Person 7", "case": "A", "rounds": [1, 2]}],
            "pool": [{"name": "etänä", "people": ["Person 8"]}],
            "pin": [{"person": "Person 9", "rounds": [1], "table": "B2"}],
        },
        crowd,
        CASES[:3],
    )
    assert rules.together == (("p1", "p2"),)
    assert rules.apart == (("p3", "p4"),)
    assert rules.limits == (*limits_by(crowd, most=3), limits_by(crowd, least=1)[0])
    assert rules.away == (Away("p5", (1,), ("b",)),)
    assert rules.wishes[0].cases == ("c", "a")
    assert rules.hosts == (Host("p7", "a", (1, 2)),)
    assert rules.pools == (Pool("etänä", ("p8",)),)
    assert rules.pins == (Pin("p9", 1, "b", 2),)


@pytest.mark.parametrize(
    ("document", "said"),
    [
        ({"togther": []}, "togther is not a rule. The rules are together, apart"),
        ({"together": ["Aino"]}, "The rule together is not written as it should be."),
        ({"limit": [{"atmost": 3}]}, "The rule limit has no atmost. It has cases, least, most"),
        ({"limit": [{"trait": "email"}]}, "A limit can be about unit, role, language, not"),
        (
            {"pin": [{"person": "p1", "rounds": [1], "table": "front"}]},
            "The rule pin: front is no table.",
        ),
        ({"limit": [{"value": "Soto"}]}, "Nobody has the unit Soto. There are Sote, Sivistys."),
    ],
)
def test_rules_that_cannot_be_read_say_why(document, said):
    with pytest.raises(WorkshopError) as error:
        rules_from(document, people(12, units=2), CASES[:3])
    assert str(error.value).startswith(said)


def test_many_small_groups_at_every_table_are_told_in_one_sentence():
    crowd = [replace(p, unit=f"U{n // 3}") for n, p in enumerate(people(24))]
    rules = Rules(limits=limits_by(crowd, least=1))
    with pytest.raises(WorkshopError) as error:
        plan_rotation(crowd, CASES[:3], rules=rules)
    assert str(error.value).count("have fewer than 6 people each") == 1
    assert "Ask for 0" not in str(error.value)
    ways = [str(way) for way in ways_out(crowd, CASES[:3], rules=rules)]
    assert any(way.startswith("Leave out the rule: At least 1 at a table") for way in ways)


def test_a_host_cannot_be_pinned_to_a_seat_of_the_same_round():
    rules = Rules(hosts=(Host("p1", "a", (1,), 2),), pins=(Pin("p1", 1, "b", 1),))
    with pytest.raises(WorkshopError, match="pinned to B1 in round 1 but hosts A2 then"):
        plan_rotation(people(24), CASES[:3], rules=rules)


def test_a_presenter_of_two_cases_may_be_relieved_in_every_round():
    cases = [replace(case, presenter="Elina") for case in CASES[:2]]
    with pytest.raises(WorkshopError, match="Elina presents cases A and B at the same time"):
        plan_rotation(people(24), cases, rules=Rules(hosts=(Host("p1", "a", (1,)),)))
    relieved = Rules(hosts=(Host("p1", "a", (1,)), Host("p2", "b", (2,))))
    assert plan_rotation(people(24), cases, rules=relieved).conflicts() == ()
