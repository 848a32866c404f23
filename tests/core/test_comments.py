import pytest
from hypothesis import given
from hypothesis import strategies as st

from parastaminen_nb.core.comments import LONGEST, Row, cleaned
from parastaminen_nb.core.errors import WorkshopError


def test_words_stay_words():
    assert cleaned("  <b>Hyvä!</b>\r\n=1+1 👩‍🏫 ") == "<b>Hyvä!</b>\n=1+1 👩‍🏫"


def test_marks_that_turn_the_text_around_are_dropped():
    assert cleaned("kyllä\u202e ei\u200b") == "kyllä ei"


def test_a_hard_space_stays_a_space():
    assert cleaned("5\u00a0euroa\tpäivä") == "5 euroa päivä"


@pytest.mark.parametrize("nothing", ["", "   \n", "\u200d \u200b"])
def test_nothing_is_no_comment(nothing):
    with pytest.raises(WorkshopError, match="at least one word"):
        cleaned(nothing)


def test_too_long_says_by_how_much():
    with pytest.raises(WorkshopError, match="by 5 characters"):
        cleaned("a" * (LONGEST + 5))


@given(st.lists(st.tuples(st.integers(0, 9), st.integers())))
def test_a_row_never_changes_whoever_grows_it(steps):
    rows, copies = [Row[int]()], [[]]
    for which, item in steps:
        row, copy = rows[which % len(rows)], copies[which % len(copies)]
        rows.append(row.grown(item))
        copies.append([*copy, item])
    assert [list(row) for row in rows] == copies
