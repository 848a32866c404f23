"""What says the same in nearly the same words is one statement; what differs is not."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from parastaminen_nb.text.likeness import ENOUGH, find_alike

BUS = "Kyläbussi kulkee liian harvoin aamuisin ja iltaisin."


def rows(texts: list[str]) -> list[tuple[int, ...]]:
    return [group.rows for group in find_alike(texts)]


@pytest.mark.parametrize(
    "again",
    [
        BUS,
        BUS.upper().replace(".", "!!"),
        f"  {BUS}\n",
        "Aamuisin ja iltaisin kyläbussi kulkee liian harvoin",
        BUS.replace("harvoin", "harvon"),
        BUS.replace("liian ", ""),
        BUS.replace("kulkee", "kulkee nyt"),
    ],
)
def test_the_same_in_other_dress(again):
    assert rows([BUS, "Lounas maistuu vanhuksille ruokalassa.", again]) == [(0, 2)]


@pytest.mark.parametrize(
    "other",
    [
        "Kyläbussi kulkee liian usein kesällä ja viikonloppuisin.",
        "Kyläbussi on hyvä.",
        BUS.replace("harvoin", "usein"),
        BUS.replace("aamuisin", "kesäisin"),
        "Kulkee.",
    ],
)
def test_what_differs_stays_apart(other):
    assert rows([BUS, other]) == []


def test_what_has_no_words_is_like_only_the_same():
    assert rows(["👍", "👎", "👍 ", "123", "124", "123", ""]) == [(0, 2), (3, 5)]


def test_nothing_and_one():
    assert find_alike([]) == []
    assert find_alike([BUS]) == []


def test_likeness_is_not_handed_on():
    whole = "yksi kaksi kolme neljä viisi kuusi seitsemän kahdeksan yhdeksän kymmenen"
    said = [whole.split(" ", turn)[turn] for turn in range(5)]
    (first, *more) = find_alike(said)
    assert len(said) - 1 not in first.rows
    assert all(set(first.rows).isdisjoint(group.rows) for group in more)


words = st.sampled_from(["koulu", "piha", "bussi", "kyyti", "lounas", "hinta", "aika", "paikka"])


@given(st.lists(st.lists(words, min_size=1, max_size=8).map(" ".join), max_size=20))
@settings(max_examples=60)
def test_every_comment_is_in_one_group_at_most_and_like_its_first(texts):
    groups = find_alike(texts)
    placed = [row for group in groups for row in group.rows]
    assert len(placed) == len(set(placed))
    assert [group.rows[0] for group in groups] == sorted(group.rows[0] for group in groups)
    for group in groups:
        assert len(group.rows) > 1
        assert list(group.rows) == sorted(group.rows)
        assert group.likeness[0] == 100
        assert min(group.likeness) >= ENOUGH
    # Exact copies are never apart, wherever they stand.
    of = {row: number for number, group in enumerate(groups) for row in group.rows}
    for row, text in enumerate(texts):
        if texts.index(text) != row:
            assert of[row] == of[texts.index(text)]
