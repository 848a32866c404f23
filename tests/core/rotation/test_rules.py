"""What a facilitator may ask of a rotation."""

from dataclasses import replace
from itertools import combinations

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
    Seat,
    Wish,
    limits_by,
    plan_rotation,
    pools_by_language,
    ways_out,
)
from parastaminen_nb.core.rotation.wish_paths import assigned
from parastaminen_nb.core.rotation.wishes import wished_paths, worths
from parastaminen_nb.core.workshop import GroupSize, Person
from tests.core.rotation.people import CASES, people


@pytest.mark.parametrize("seed", range(1, 4))
def test_units_apart_and_together_at_once(seed):
    crowd = people(30, units=3)
    rules = Rules(
        apart=(("p1", "p2", "p3"),),
        together=(("p4", "p15"),),
        limits=limits_by(crowd, most=2, least=1),
    )
    rotation = plan_rotation(crowd, CASES[:3], rules=rules, seed=seed)
    quality = rotation.quality()
    assert not rotation.conflicts()
    assert quality.most_unasked == 2
    assert quality.distinct == quality.fair_bound == 163


def test_people_kept_together_share_every_table():
    rules = Rules(together=(("p1", "p2"), ("p2", "p9"), ("p20", "p21")))
    for mode in Mode:
        rotation = plan_rotation(people(30), CASES[:3], rules=rules, mode=mode)
        assert not rotation.conflicts()
        for one, other in (("p1", "p9"), ("p2", "p9"), ("p20", "p21")):
            assert rotation.itinerary(one) == rotation.itinerary(other)


def test_people_kept_apart_never_meet():
    group = tuple(f"p{i}" for i in range(1, 7))
    for mode in Mode:
        rotation = plan_rotation(
            people(30),
            CASES[:3],
            rules=Rules(apart=(group,)),
            mode=mode,
            tables_per_case=6 if mode is Mode.SAME_CASE else 2,
        )
        for one, other in combinations(group, 2):
            for round in (1, 2, 3):
                assert rotation.seat(one, round) != rotation.seat(other, round)


def test_a_large_workshop_keeps_its_rules():
    crowd = people(400, units=5)
    rules = Rules(
        together=(("p1", "p100"), ("p7", "p300"), ("p399", "p42")),
        apart=(("p1", "p2"), ("p9", "p10", "p11")),
        limits=limits_by(crowd, most=3),
    )
    rotation = plan_rotation(crowd, CASES[:4], rules=rules)
    assert not rotation.conflicts()


def test_units_are_spread_without_being_asked():
    crowd = people(30, units=3)
    rotation = plan_rotation(crowd, CASES[:3])
    unit = {person.key: person.unit for person in crowd}
    counts = [
        max(sum(unit[p] == name for p in table.people) for name in set(unit.values()))
        for round in (1, 2, 3)
        for table in rotation.tables(round)
    ]
    assert max(counts) <= 3
    assert rotation.quality().distinct == 162


def test_who_comes_late_sits_from_then_on_and_hears_the_rest():
    rules = Rules(away=tuple(Away(f"p{i}", rounds=(1,)) for i in (3, 14, 25)))
    rotation = plan_rotation(people(30), CASES[:3], rules=rules)
    assert rotation.seat("p3", 1) is None
    assert None not in rotation.itinerary("p3")[1:]
    assert not rotation.conflicts()


def test_late_people_are_missing_at_different_cases():
    rules = Rules(away=tuple(Away(f"p{i}", rounds=(1,)) for i in range(1, 10)))
    rotation = plan_rotation(people(30), CASES[:3], rules=rules)
    first = [sum(len(t.people) for t in rotation.groups_at(case, 1)) for case in "abc"]
    assert sum(first) == 21
    assert max(first) - min(first) <= 1


def test_who_hears_only_some_cases_never_sits_at_the_others():
    rules = Rules(away=(Away("p1", cases=("b",)), Away("p2", cases=("a", "c"))))
    rotation = plan_rotation(people(30), CASES[:3], rules=rules)
    assert {seat.case for seat in rotation.itinerary("p1") if seat} == {"a", "c"}
    assert {seat.case for seat in rotation.itinerary("p2") if seat} == {"b"}
    assert not rotation.conflicts()


def test_a_cohost_hosts_and_hears_the_other_cases():
    rules = Rules(hosts=(Host("p1", "b", (2,)), Host("p2", "a", (1, 3))))
    rotation = plan_rotation(people(30), CASES[:3], rules=rules)
    assert rotation.seat("p1", 2) is None
    assert {seat.case for seat in rotation.itinerary("p1") if seat} == {"a", "c"}
    assert [seat is None for seat in rotation.itinerary("p2")] == [True, False, True]
    assert not rotation.conflicts()


def test_languages_sit_among_themselves():
    crowd = [
        Person(f"p{i}", f"Person {i}", language="sv" if i <= 7 else "fi") for i in range(1, 31)
    ]
    pools = pools_by_language(crowd, either=["p8", "p9"])
    assert [len(pool.people) for pool in pools] == [9, 21]
    rotation = plan_rotation(crowd, CASES[:3], rules=Rules(pools=pools))
    assert not rotation.conflicts()
    swedish = set(pools[0].people)
    for round in (1, 2, 3):
        for table in rotation.tables(round):
            assert swedish.isdisjoint(table.people) or swedish.issuperset(table.people)


def test_remote_people_keep_a_remote_table():
    remote = tuple(f"p{i}" for i in range(1, 9))
    rules = Rules(pools=(Pool("remote", remote),))
    rotation = plan_rotation(people(30), CASES[:3], rules=rules)
    assert not rotation.conflicts()
    quality = rotation.quality()
    assert quality.distinct <= quality.bound


def test_wishes_are_kept_when_there_are_fewer_rounds():
    wishes = tuple(Wish(f"p{i}", ("a", "b") if i % 2 else ("c", "d")) for i in range(1, 25))
    rotation = plan_rotation(people(24), CASES[:4], rounds=2, rules=Rules(wishes=wishes))
    assert {seat.case for seat in rotation.itinerary("p1")} == {"a", "b"}
    assert {seat.case for seat in rotation.itinerary("p2")} == {"c", "d"}
    assert not rotation.conflicts()
    assert str(rotation.notes()[0]) == ("The case they wish for most is heard by 24 of 24 people.")


def worth(path, wish) -> int:
    return sum({0: 100, 1: 60, 2: 40}[place] for place, case in enumerate(wish) if case in path)


@pytest.mark.parametrize("seed", range(20))
def test_no_other_choice_pleases_people_more(seed):
    """Against every choice of two cases out of three for five people, balanced alike."""
    import random
    from itertools import product

    rng = random.Random(seed)
    wishes = [rng.sample(range(3), rng.randint(0, 3)) for _ in range(5)]
    got = wished_paths(worths(wishes, 3), 2)
    best = 0
    for choice in product([(0, 1), (0, 2), (1, 2)], repeat=5):
        counts = [sum(case in own for own in choice) for case in range(3)]
        if max(counts) - min(counts) <= 1:
            best = max(best, sum(map(worth, choice, wishes)))
    assert sum(map(worth, got, wishes)) == best
    for row in zip(*got, strict=True):
        counts = [row.count(case) for case in range(3)]
        assert max(counts) - min(counts) <= 2


def test_a_rule_that_cannot_be_kept_stands_in_the_conflicts():
    """Three of one unit at three tables with at most one: possible at no table of a crowd."""
    rules = Rules(limits=(Limit("Sote", tuple(f"p{i}" for i in range(1, 7)), most=1),))
    rotation = plan_rotation(people(24), CASES[:3], rules=rules)
    assert not rotation.conflicts()
    spoilt = rotation.moved("p1", 1, rotation.seat("p2", 1))
    said = [str(sentence) for sentence in spoilt.conflicts()]
    assert any("2 from Sote, at most 1 were asked." in sentence for sentence in said)


def test_conflicts_call_people_by_their_names():
    rotation = plan_rotation(people(12), CASES[:3], rules=Rules(apart=(("p1", "p2"),)))
    spoilt = rotation.moved("p1", 1, rotation.seat("p2", 1))
    said = [str(s) for s in spoilt.conflicts({"p1": "Aino", "p2": "Bo"})]
    assert "Aino and Bo were to sit apart but share a table in round 1." in said


def test_a_seat_at_a_case_that_is_not_heard_is_told():
    rules = Rules(away=(Away("p1", rounds=(1,)), Away("p2", cases=("a",))))
    rotation = plan_rotation(people(24), CASES[:3], rules=rules)
    spoilt = rotation.moved("p1", 1, Seat("a", 1)).moved("p2", 1, Seat("a", 1))
    said = " ".join(str(s) for s in spoilt.conflicts())
    assert "p1 is away in round 1 but has a table." in said
    assert "p2 does not hear case A but sits there in round 1." in said


def test_ways_out_are_told_when_rules_cannot_all_be_kept():
    unit = Limit("Sote", tuple(f"p{i}" for i in range(1, 26)), most=4)
    rules = Rules(limits=(unit,), apart=(("p26", "p27"),))
    said = [str(way) for way in ways_out(people(30), CASES[:3], rules=rules)]
    assert "Sote: allow 5 at a table." in said
    assert not any("apart" in way for way in said)
    looser = Rules(limits=(Limit("Sote", unit.people, most=5),), apart=rules.apart)
    assert not plan_rotation(people(30), CASES[:3], rules=looser).conflicts()


def test_no_way_out_is_told_where_everything_can_be_had():
    assert ways_out(people(30), CASES[:3], rules=Rules(apart=(("p1", "p2"),))) == ()


def test_a_case_that_is_not_heard_excuses_one_round_only():
    rotation = plan_rotation(people(24), CASES[:3], rules=Rules(away=(Away("p2", cases=("a",)),)))
    free = rotation.itinerary("p2").index(None) + 1
    other = 1 if free != 1 else 2
    spoilt = replace(
        rotation,
        seats=tuple(
            tuple(None if (number, place) == (other, 1) else seat for place, seat in enumerate(row))
            for number, row in enumerate(rotation.seats, 1)
        ),
    )
    said = [str(sentence) for sentence in spoilt.conflicts()]
    assert f"p2 has no table in round {max(free, other)}." in said


def test_crowds_fit_the_tables_though_somebody_is_away_and_somebody_hosts():
    """23 of 24 people: 7 sit at no tables of 4 to 6, so a case takes 6 or 9 instead."""
    rules = Rules(away=(Away("p3", (1,)),), hosts=(Host("p5", "a", (2,)),))
    rotation = plan_rotation(people(24), CASES[:3], size=GroupSize(4, 6), rules=rules)
    assert not rotation.conflicts()


def test_a_case_has_a_break_when_too_few_are_there_in_one_round():
    rules = Rules(away=(Away("p3", (1,)),))
    rotation = plan_rotation(people(16), CASES[:4], size=GroupSize(4, 6), rules=rules)
    assert not rotation.conflicts()


def wishing(count, cases, seed=1):
    import random

    rng = random.Random(seed)
    return tuple(Wish(f"p{i}", tuple(rng.sample(cases, 2))) for i in range(1, count + 1))


def first_wishes(rotation) -> int:
    return sum(
        wish.cases[0] in {seat.case for seat in rotation.itinerary(wish.person) if seat}
        for wish in rotation.rules.wishes
    )


@pytest.mark.parametrize(("count", "cases", "rounds"), [(30, 4, 2), (60, 6, 3), (300, 4, 2)])
def test_wishes_cost_next_to_nothing_of_the_mix(count, cases, rounds):
    wishes = wishing(count, "abcdef"[:cases])
    plain = plan_rotation(people(count), CASES[:cases], rounds=rounds).quality()
    rotation = plan_rotation(
        people(count), CASES[:cases], rounds=rounds, rules=Rules(wishes=wishes)
    )
    assert not rotation.conflicts()
    assert first_wishes(rotation) == count
    assert rotation.quality().distinct >= 0.95 * plain.distinct
    assert rotation.quality().most_meetings <= 2


@pytest.mark.parametrize(
    ("count", "cases", "size"), [(14, 4, GroupSize()), (23, 3, GroupSize(4, 6))]
)
def test_wishes_count_though_a_case_rests_or_crowds_are_uneven(count, cases, size):
    rules = Rules(wishes=wishing(count, "abcd"[:cases]))
    rotation = plan_rotation(people(count), CASES[:cases], rounds=2, size=size, rules=rules)
    assert not rotation.conflicts()
    assert first_wishes(rotation) == count


def test_an_assignment_is_as_cheap_as_the_best_of_all():
    import random
    from itertools import permutations

    rng = random.Random(5)
    for _ in range(20):
        cost = [[rng.randint(-9, 9) for _ in range(5)] for _ in range(5)]
        best = min(sum(cost[i][j] for i, j in enumerate(order)) for order in permutations(range(5)))
        assert sum(cost[row][column] for row, column in enumerate(assigned(cost))) == best


def test_wishes_of_a_few_leave_the_mix_of_all_as_it_is():
    crowd = [replace(p, wishes=("c", "b")) if n < 3 else p for n, p in enumerate(people(24))]
    rotation = plan_rotation(crowd, CASES[:3], rounds=2)
    for number in (1, 2, 3):
        assert {seat.case for seat in rotation.itinerary(f"p{number}")} == {"b", "c"}
    assert rotation.quality().distinct == rotation.quality().bound == 72
    told = plan_rotation(crowd, CASES[:3], rounds=2, rules=Rules(wishes=(Wish("p1", ("a",)),)))
    assert "a" in {seat.case for seat in told.itinerary("p1")}, "what is asked here comes first"


def test_own_tables_are_as_many_as_they_are_told():
    pools = (Pool("remote", ("p1", "p2", "p3", "p4", "p5", "p6"), 1, "remote"),)
    rotation = plan_rotation(people(30), CASES[:3], rules=Rules(pools=pools))
    remote = set(pools[0].people)
    for number in (1, 2, 3):
        assert [set(t.people) & remote for t in rotation.tables(number)].count(remote) == 1
    assert not rotation.conflicts()
    broken = replace(rotation, rules=Rules(pools=(replace(pools[0], people=("p1", "p30")),)))
    assert any("share a table with others" in str(said) for said in broken.conflicts())
    split = rotation.moved("p1", 1, Seat("c", 9))
    assert any("Remote people sit at 2 tables, but 1 were" in str(s) for s in split.conflicts())


def test_who_hosts_all_day_takes_no_seat_and_costs_the_others_nothing():
    hosts = tuple(Host(f"p{n}", "abc"[n % 3], (1, 2, 3), n // 3 + 1) for n in range(1, 6))
    hosts = (*hosts, Host("p6", "a", (1, 2, 3)))
    rotation = plan_rotation(people(30), CASES[:3], rules=Rules(hosts=hosts))
    assert not rotation.conflicts()
    assert all(rotation.itinerary(host.person) == (None,) * 3 for host in hosts)
    quality = rotation.quality()
    assert quality.distinct == quality.bound == 108
    assert (quality.fewest_new, quality.most_new, len(quality.seatless)) == (9, 9, 6)
    assert "24 people make 276 pairs" in str(rotation.notes()[-1])
    far = replace(rotation, rules=Rules(hosts=(Host("p1", "a", (1, 2, 3), 7),)))
    assert any("hosts table A7 in round 1, but nobody" in str(said) for said in far.conflicts())


def test_the_bound_holds_though_a_wish_to_be_together_cannot_be_kept():
    # Four people at five cases sit alone, so nobody is together with anyone.
    alone = plan_rotation(
        people(4),
        CASES[:5],
        size=GroupSize(1, 5),
        rules=Rules(together=(("p1", "p3", "p4"),)),
    )
    assert alone.conflicts()
    assert 0 == alone.quality().distinct == alone.quality().bound
    # Those who are away for a round are together in the others, and no bound forgets it.
    rules = Rules(together=(("p1", "p2", "p3"),), away=(Away("p2", (2,)), Away("p3", (1,))))
    kept = plan_rotation(people(44), CASES[:4], rules=rules)
    quality = kept.quality()
    assert not kept.conflicts()
    assert quality.fair and quality.distinct <= quality.fair_bound


def test_groups_that_stay_together_are_even_though_people_are_away():
    rules = Rules(
        away=(Away("p15", (3,)), Away("p12", (), ("d",)), Away("p1", (1, 2, 3, 4))),
        hosts=(Host("p7", "b", (1, 3, 4)),),
    )
    rotation = plan_rotation(
        people(24), CASES[:4], size=GroupSize(2, 3), mode=Mode.TOGETHER, rules=rules
    )
    assert not rotation.conflicts()
    only = Rules(away=(Away("p1", (1,)),))
    alone = plan_rotation(
        people(1), CASES[:1], size=GroupSize(1, 2), mode=Mode.TOGETHER, rules=only
    )
    assert alone.seats == ((None,),)


def test_a_limit_of_one_case_leaves_the_others_free():
    crowd = people(30, units=3)
    sote = {person.key for person in crowd if person.unit == "Sote"}
    (first, *_others) = limits_by(crowd, least=1, most=2, cases=("b",))
    rotation = plan_rotation(crowd, CASES[:3], rules=Rules(limits=(first,)))
    assert not rotation.conflicts()
    assert rotation.quality().distinct == 162
    told = [len(sote & set(t.people)) for r in (1, 2, 3) for t in rotation.groups_at("b", r)]
    assert all(1 <= number <= 2 for number in told)
    # Two from Sote at the tables of A break nothing, at those of B they do.
    mixed = plan_rotation(crowd, CASES[:3])
    strict = replace(mixed, rules=Rules(limits=(replace(first, most=0, least=None),)))
    assert {str(s.blanks["table"])[0] for s in strict.conflicts()} == {"B"}


@pytest.mark.parametrize(
    ("limits", "said"),
    [
        ((Limit("Sote", ("p1", "p2"), least=1, cases=("b",)),), "over the day case B has 6 tables"),
        ((Limit("All", tuple(f"p{n}" for n in range(1, 31)), 4, cases=("c",)),), "Allow 5"),
        ((Limit("S", ("p1", "p2"), 1), Limit("S", ("p1", "p2"), least=2)), "cannot both be"),
        ((Limit("S", ("p1",), 1, cases=("x",)),), "names case x"),
    ],
)
def test_a_limit_that_cannot_be_is_refused_with_the_numbers(limits, said):
    with pytest.raises(WorkshopError, match=said):
        plan_rotation(people(30), CASES[:3], rules=Rules(limits=limits))


def test_who_comes_late_takes_a_chair_where_a_limit_of_that_case_allows_it():
    crowd = people(30, units=3)
    rules = Rules(limits=limits_by(crowd, most=2, cases=("a",)), away=(Away("p30", (1, 2, 3)),))
    rotation = plan_rotation(crowd, CASES[:3], rules=rules)
    assert not rotation.repaired(late=["p30"], from_round=1).conflicts()


def test_who_presents_one_case_and_wishes_for_others_has_a_seat_in_every_other_round():
    rules = Rules(
        wishes=tuple(Wish(f"p{n}", ("a", "b") if n % 2 else ("d",)) for n in range(1, 25)),
        hosts=(Host("p4", "c", (1, 2)),),
        pins=(Pin("p5", 2, "d", 1),),
    )
    for seed in range(1, 6):
        rotation = plan_rotation(people(32), CASES[:4], rounds=3, rules=rules, seed=seed)
        assert not rotation.conflicts()


def test_a_host_who_is_kept_together_with_somebody_misses_nothing_else():
    rules = Rules(together=(("p3", "p9"),), hosts=(Host("p3", "c", (1, 2, 4)),))
    rotation = plan_rotation(people(28), CASES[:4], size=GroupSize(3, 5), rules=rules)
    assert not rotation.conflicts()
