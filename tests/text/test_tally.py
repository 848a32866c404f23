"""Counting: parts that add up to the whole, on one machine or several."""

from __future__ import annotations

import logging

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from parastaminen_nb.tables import comment_frame
from parastaminen_nb.text.lemmas import Lemmas
from parastaminen_nb.text.tally import Tally, Teller, tally

SAID = (
    "Kyläbussi kulkee liian harvoin.",
    "Bussi ei kulje illalla, ja pysäkit ovat kaukana.",
    "Biblioteket kunde ha öppet längre.",
    "The bus does not stop here.",
    "👍 123",
    "Koulun ruokala auki kaikille!",
)
LEMMAS = Lemmas()


def frame(rows):
    texts, cases = [SAID[n] for n, _ in rows], [case for _, case in rows]
    return comment_frame({"text": texts, "case": cases}, range(len(rows)))


rows = st.lists(
    st.tuples(st.integers(0, len(SAID) - 1), st.sampled_from(["A", "B", None])), max_size=30
)


@settings(max_examples=20)
@given(rows, st.integers(1, 7))
def test_parts_of_any_size_add_up_to_the_whole(rows, size):
    teller = Teller(["case"], lemmas=LEMMAS)
    parts = [frame(rows[start : start + size]) for start in range(0, len(rows), size)]
    together = tally(parts, teller)
    assert together.comments == len(rows)
    if rows:
        assert together == teller.tally(frame(rows))


@given(rows, rows)
@settings(max_examples=20)
def test_the_order_of_the_parts_does_not_matter(some, others):
    teller = Teller(["case"], lemmas=LEMMAS)
    one, other = teller.tally(frame(some)), teller.tally(frame(others))
    assert one + other == other + one


def test_a_group_is_counted_and_compared_with_the_rest():
    rows = [(0, "A"), (1, "A"), (5, "B"), (4, None)] * 9 + [(1, "B")] * 2
    found = Teller(["case"], lemmas=LEMMAS).tally(frame(rows))
    assert found.sizes["case"] == {"A": 18, "B": 11, "": 9}
    assert found.groups["case"]["A"].comments["kulkea"] == 18
    told = [word.word for word in found.keyness("case", "B")]
    assert "ruokala" in told
    assert "bussi" not in told  # what the others say more tells nothing of this one
    assert found.languages == {"fi": 29, "": 9}


def test_a_word_twice_in_one_comment_is_one_comment():
    said = comment_frame({"text": ["Bussi, bussi ja bussit"]}, [0])
    words = Teller(lemmas=LEMMAS).tally(said).words
    assert (words.times["bussi"], words.comments["bussi"]) == (3, 1)


def test_a_part_without_the_column_is_of_no_group():
    found = Teller(["alue"], lemmas=LEMMAS).tally(comment_frame({"text": list(SAID)}, range(6)))
    assert found.sizes == {"alue": {"": 6}}


def test_nothing_is_counted_as_nothing():
    assert tally([], Teller()) == Tally()


@pytest.mark.slow
@pytest.mark.filterwarnings("ignore::DeprecationWarning")
def test_two_workers_count_the_same_to_the_last_digit(monkeypatch):
    # A cluster that ends tells in its log how its own connections close; that is no trouble.
    monkeypatch.setattr(logging.getLogger("distributed"), "propagate", False)
    import dask
    from distributed import Client, LocalCluster

    from parastaminen_nb.text.spread import tally_on

    said = [f"The {word} bus does not stop here." for word in ("red", "last", "school")] * 20
    cases = ["AB"[n % 2] for n in range(60)]
    whole = comment_frame({"text": said, "case": cases}, range(60))
    parts = [whole.iloc[start : start + 7] for start in range(0, 60, 7)]
    patient = {f"distributed.comm.timeouts.{way}": "120s" for way in ("connect", "tcp")}
    with (
        dask.config.set(patient),
        LocalCluster(
            n_workers=2, threads_per_worker=1, dashboard_address=None, silence_logs=50
        ) as cluster,
        Client(cluster) as client,
    ):
        spread = tally_on(client, iter(parts), ["case"], at_once=3)
    assert spread == tally(parts, Teller(["case"], lemmas=LEMMAS))
