"""Which comments are wanted."""

from __future__ import annotations

import pandas as pd
import pytest

from parastaminen_nb.core.edits import Edits
from parastaminen_nb.tables import comment_frame
from parastaminen_nb.text.material import Material
from parastaminen_nb.text.narrowing import narrowed
from parastaminen_nb.text.wanted import Wanted


@pytest.fixture
def here():
    columns = {
        "text": ["Koulun piha", "Bussi ei kulje", "Lounas", "Kyyti"],
        "case": ["A", "A", "B", None],
        "round": ["1", "2", "2", "2"],
        "at": [*pd.date_range("2027-03-11 13:00", periods=3, freq="15min"), None],
    }
    here = Material(comment_frame(columns, range(4)))
    here.edits = Edits().coded(here.ids[1], "Kyyti").coded(here.ids[3], "Kyyti")
    return here


@pytest.mark.parametrize(
    ("wanted", "places"),
    [
        (Wanted(), (0, 1, 2, 3)),
        (Wanted(cases=frozenset("A")), (0, 1)),
        (Wanted(cases=frozenset("AB"), rounds=frozenset("2")), (1, 2)),
        (Wanted(values=(("code", "Kyyti"),)), (1, 3)),
        (Wanted(values=(("case", "B"),)), (2,)),
        (Wanted(since="2027-03-11T13:15", until="2027-03-11T13:15"), (1,)),
        (Wanted(since="2027-03-11T13:15"), (1, 2)),
    ],
)
def test_each_filter_leaves_its_comments_and_what_is_unknown_fits_none(here, wanted, places):
    assert narrowed(here, wanted, range(4)) == places


def test_only_what_was_found_is_narrowed(here):
    assert narrowed(here, Wanted(rounds=frozenset("2")), (0, 3)) == (3,)
