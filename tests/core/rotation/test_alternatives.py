"""Side by side: what else could be had, with rounds and groups other than was asked."""

import pytest

from parastaminen_nb.core.rotation import alternatives
from parastaminen_nb.core.workshop import GroupSize
from tests.core.rotation.people import CASES, people


def named(*args, **choices):
    return {str(other.name): other for other in alternatives(*args, **choices)}


def test_groups_of_another_size_are_offered_that_share_everyone_evenly():
    offered = named(people(24), CASES[:3])
    eight, six = offered["3 groups of 8"].rotation, offered["4 groups of 6"].rotation
    assert eight.size == GroupSize(8, 8)
    assert [len(table.people) for table in six.tables(1)] == [6, 6, 6, 6]
    assert offered["3 groups of 8"].quality.distinct > offered["4 groups of 6"].quality.distinct
    assert not eight.conflicts()
    assert not six.conflicts()


def test_a_round_less_and_a_round_more_are_offered_as_far_as_there_are_cases():
    offered = named(people(24), CASES[:4], rounds=3)
    assert offered["4 rounds"].rotation.rounds == 4
    assert offered["2 rounds"].rotation.rounds == 2
    assert "4 rounds" not in named(people(24), CASES[:3])
    assert "1 round" not in named(people(24), CASES[:3], rounds=2)


@pytest.mark.parametrize(("count", "cases"), [(13, 4), (30, 3), (300, 4)])
def test_no_two_of_them_are_the_same_and_all_keep_the_rules(count, cases):
    found = alternatives(people(count), CASES[:cases])
    sizes = [
        (
            o.mode,
            [[len(t.people) for t in o.tables(r + 1)] for r in range(o.rounds)],
        )
        for other in found
        for o in [other.rotation]
    ]
    assert len({str(size) for size in sizes}) == len(sizes) <= 12
    assert not any(other.rotation.conflicts() for other in found)
