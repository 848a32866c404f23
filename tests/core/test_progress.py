"""Work tells how far it has come; how long the rest takes is reckoned, and it can be stopped."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parastaminen_nb.core.errors import Sentence
from parastaminen_nb.core.progress import Progress, Stopped, Way

SHARES = st.lists(st.floats(0.01, 100), min_size=1, max_size=6)


@pytest.fixture
def heard():
    return []


@pytest.fixture
def progress(heard):
    return Progress(lambda done, doing: heard.append((done, doing and str(doing))))


@given(SHARES, st.integers(1, 5))
def test_parts_follow_each_other_from_nothing_to_all(weights, steps):
    heard = []
    for part in Progress(lambda done, _doing: heard.append(done)).split(*weights):
        for inner in part.split(1, 2):
            for step in range(steps):
                inner.at(step, steps)
            inner.finish()
    assert heard == sorted(heard)
    assert heard[0] == 0
    assert heard[-1] == pytest.approx(1)


def test_a_part_says_what_it_does_until_another_does_something_else(progress, heard):
    reading, writing = progress.split(1, 1)
    list(reading.doing(Sentence("Reading.")).each("abcd", every=2))
    writing.doing(Sentence("Writing."))
    assert heard == [
        *((0.0, "Reading."), (0.0, "Reading."), (0.25, "Reading."), (0.5, "Reading.")),
        (0.5, "Writing."),
    ]


def test_nothing_to_do_is_done_at_once(progress, heard):
    assert list(progress.each([])) == []
    progress.split()
    progress.at(0, 0)
    assert heard == [(1.0, None), (1.0, None)]


def test_who_listens_can_stop_the_work():
    done = []

    def tell(share, _doing):
        if share >= 0.5:
            raise Stopped

    with pytest.raises(Stopped):
        done.extend(Progress(tell).each(range(10), every=1))
    assert done == [0, 1, 2, 3, 4]


@pytest.mark.parametrize(
    ("way", "said"),
    [
        (Way(0.01, seconds=5), None),
        (Way(0.5, seconds=3), "About 5 s left"),
        (Way(0.5, seconds=31), "About 45 s left"),
        (Way(0.1, seconds=9), "About 2 min left"),
        (Way(0.01 + 0.01, seconds=600), "About 490 min left"),
        (Way(1.0, seconds=9), "About 5 s left"),
    ],
)
def test_time_left_in_round_numbers(way, said):
    assert (way.told_left and str(way.told_left)) == said


def test_what_is_over_soon_needs_no_bar():
    assert not Way(0.0, seconds=0.1).long
    assert not Way(0.8, seconds=1.0).long
    assert Way(0.0, seconds=1.0).long
    assert Way(0.2, seconds=1.0).long
