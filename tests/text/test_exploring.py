"""What the explorer reckons: words in context, trees, pairs, time, pictures, maps, edits."""

from __future__ import annotations

import subprocess
import sys
from datetime import datetime, timedelta

import pytest

from parastaminen_nb.core.edits import Edits, Kept
from parastaminen_nb.core.errors import WorkshopError
from parastaminen_nb.example import example_comments, example_workshop
from parastaminen_nb.tables import workshop_comments
from parastaminen_nb.text.context import WIDTH, in_context
from parastaminen_nb.text.editing import apply, comment_ids, fitting, parts_of, taken_in_hand
from parastaminen_nb.text.features import documents, vectors
from parastaminen_nb.text.lemmas import Lemmas
from parastaminen_nb.text.map import layout
from parastaminen_nb.text.over_time import over_time, quiet_groups
from parastaminen_nb.text.pairs import pairs
from parastaminen_nb.text.picture import HEIGHT, picture
from parastaminen_nb.text.picture import WIDTH as WIDE
from parastaminen_nb.text.search import Search
from parastaminen_nb.text.themes import find_themes
from parastaminen_nb.text.tree import word_tree
from parastaminen_nb.workshops import EXAMPLE_DAY

LEMMAS = Lemmas()
NOON = datetime(2027, 3, 11, 12)  # noqa: DTZ001 - as the clock on the wall shows it
TEXTS = [
    "Bussi kulkee vain aamulla. Kyyti puuttuu.",
    "Meiltä bussi kulkee vain kerran!",
    "Bussilla pääsee kouluun",
    "Ilman bussia\nei pääse",
]


@pytest.fixture(scope="module")
def comments():
    workshop = example_workshop(EXAMPLE_DAY)
    return workshop_comments(workshop, example_comments(EXAMPLE_DAY))


@pytest.fixture(scope="module")
def found(comments):
    return find_themes(comments, lemmas=LEMMAS)


@pytest.fixture(scope="module")
def ids(comments):
    return comment_ids(comments["text"].tolist())


@pytest.fixture(scope="module")
def in_hand(comments, found, ids):
    return taken_in_hand(Edits(), apply(comments, found, Edits(), ids, LEMMAS), ids)


def searched(query, texts=TEXTS):
    return Search(texts, ["fi"] * len(texts), LEMMAS).find(query)


def test_a_word_stands_between_what_was_said_before_and_after():
    lines = in_context(TEXTS, searched("bussi"), by="after")
    assert [line.word for line in lines] == ["bussia", "Bussi", "bussi", "Bussilla"]
    assert (lines[0].before, lines[0].after) == ("Ilman", "ei pääse")
    phrase = in_context(TEXTS, searched('"bussi kulkee"'), rows=[1])
    assert [(line.before, line.word) for line in phrase] == [("Meiltä", "bussi kulkee")]


def test_context_is_cut_between_words():
    text = "alku " * 40 + "bussi" + " loppu" * 40
    (line,) = in_context([text], searched("bussi", [text]))
    assert line.before.startswith("… alku") and line.after.endswith("loppu …")
    assert len(line.before) <= WIDTH + 2 and len(line.after) <= WIDTH + 2


def test_a_tree_joins_what_goes_on_alike_and_stops_at_the_end_of_a_sentence():
    tree = word_tree(TEXTS, searched("bussi"))
    assert (tree.times, tree.branches[0].words, tree.branches[0].times) == (4, "kulkee vain", 2)
    assert {leaf.words for leaf in tree.branches[0].branches} == {"aamulla", "kerran"}
    back = word_tree(TEXTS, searched("bussi"), forwards=False)
    assert {branch.words for branch in back.branches} == {"meiltä", "ilman"}


def test_pairs_are_words_of_the_same_comments():
    said = [["bussi", "kyyti"]] * 5 + [["koulu", "ruoka"]] * 4 + [["bussi"], ["koulu", "kyyti"]]
    first, second = pairs(said)
    assert {first.one, first.other} == {"koulu", "ruoka"}
    assert (second.one, second.other, second.together) == ("bussi", "kyyti", 5)
    assert pairs([]) == []


def test_time_is_cut_into_five_minutes_and_more_coarsely_where_it_is_long():
    day = over_time([NOON, NOON + timedelta(minutes=4), NOON + timedelta(minutes=11)])
    assert [bar.n for bar in day] == [2, 0, 1]
    year = over_time([NOON, NOON + timedelta(days=300)])
    assert len(year) <= 60 and sum(bar.n for bar in year) == 2
    assert over_time([None]) == []


def test_a_table_that_said_nothing_is_told():
    said = [("1", "A1")] * 9 + [("1", "B1")] * 8 + [("1", "C1")] * 2
    quiet = quiet_groups(said, [("1", "A1"), ("1", "B2")])
    assert [(one.group, one.n) for one in quiet] == [("B2", 0), ("C1", 2)]


def test_words_of_a_picture_do_not_overlap_and_stay_within():
    placed = picture([(f"sana{n}", max(1, 40 - 4 * n)) for n in range(40)])
    assert len(placed) >= 25
    for turn, one in enumerate(placed):
        assert 0 <= one.x <= WIDE and 0 <= one.y <= HEIGHT
        for other in placed[:turn]:
            assert (one.x, one.y) != (other.x, other.y)
    assert picture([]) == []


def test_a_map_puts_the_comments_of_a_theme_near_each_other(comments, found):
    rows = vectors(documents(comments["text"].tolist(), None, LEMMAS))
    places = layout(rows, found.theme_of)
    assert places == layout(rows, found.theme_of)
    assert all(0 <= x <= 1 and 0 <= y <= 1 for x, y in places)

    def far(one, other):
        return (one[0] - other[0]) ** 2 + (one[1] - other[1]) ** 2

    own = [p for p, n in zip(places, found.theme_of, strict=True) if n == 1]
    others = [p for p, n in zip(places, found.theme_of, strict=True) if n not in (1, None)]
    within = sum(far(a, b) for a in own for b in own) / len(own) ** 2
    between = sum(far(a, b) for a in own for b in others) / (len(own) * len(others))
    assert within * 3 < between
    assert layout(rows[:1], [None]) == [(0.0, 0.0)]


def test_taking_in_hand_changes_nothing(comments, found, ids, in_hand):
    edited = apply(comments, found, in_hand, ids, LEMMAS)
    assert edited.themes.theme_of == found.theme_of
    assert [theme.name for theme in edited.themes.themes] == [t.name for t in found.themes]
    assert edited.new == frozenset()


def test_a_rename_a_join_a_split_and_a_move_are_kept(comments, found, ids, in_hand):
    rows = [row for row, number in enumerate(found.theme_of) if number == 1]
    texts = [comments["text"].iloc[row] for row in rows]
    parts = parts_of(documents(texts, None, LEMMAS), [ids[row] for row in rows])
    assert len(parts) > 1 and {id for part in parts for id in part} == {ids[row] for row in rows}
    edits = in_hand.renamed("t2", "  Soitot ").joined("t2", "t3").split("t1", parts)
    moved = edits.moved([ids[rows[0]]], "t2").moved([ids[rows[1]]], "")
    edited = apply(comments, found, moved, ids, LEMMAS)
    soitot = edited.themes.theme(edited.number_of("t2"))
    assert soitot.name == "Soitot"
    assert soitot.size == found.theme(2).size + found.theme(3).size + 1
    assert edited.key_of(edited.themes.theme_of[rows[0]]) == "t2"
    assert edited.themes.theme_of[rows[1]] is None
    assert sum(theme.size for theme in edited.themes.themes) + edited.themes.nowhere == len(ids)


def test_new_comments_are_put_where_they_belong_and_edited_themes_stay(comments, found, ids):
    earlier = comments.iloc[:100]
    before = find_themes(earlier, lemmas=LEMMAS)
    edited = apply(earlier, before, Edits(), ids[:100], LEMMAS)
    edits = taken_in_hand(Edits(), edited, ids[:100]).renamed("t1", "Oma nimi")
    later = apply(comments, found, edits, ids, LEMMAS)
    assert later.themes.theme(later.number_of("t1")).name == "Oma nimi"
    members = set(edits.theme("t1").comments)
    for row, id in enumerate(ids):
        if id in members:
            assert later.key_of(later.themes.theme_of[row]) == "t1"
    assert later.new == set(ids) - set(ids[:100])
    assert any(later.themes.theme_of[row] for row, id in enumerate(ids) if id in later.new)
    settled = taken_in_hand(edits, later, ids)
    assert settled.theme("t1").name == "Oma nimi"
    assert apply(comments, found, settled, ids, LEMMAS).new == frozenset()


def test_edits_of_other_material_do_not_fit(ids):
    edits = Edits(themes=(Kept("t1", "", ("x", "y", ids[0])),))
    assert not fitting(edits, ids)
    assert fitting(Edits(), ids)


def test_what_cannot_be_done_is_a_sentence(in_hand):
    with pytest.raises(WorkshopError, match="too long"):
        in_hand.renamed("t1", "a" * 81)
    with pytest.raises(WorkshopError, match="Choose another theme"):
        in_hand.joined("t1", "t1")
    with pytest.raises(WorkshopError, match="already"):
        in_hand.renamed("t1", "Sama").renamed("t2", "Sama")
    with pytest.raises(WorkshopError, match="Write the code"):
        in_hand.coded("a", "  ")


def test_a_code_is_one_however_it_is_capitalised():
    edits = Edits().coded("a", "Kyyti").coded("b", "kyyti").coded("b", "ruoka")
    assert edits.all_codes == ("Kyyti", "ruoka")
    assert edits.uncoded("b", "Kyyti").uncoded("b", "ruoka").codes == (("a", ("Kyyti",)),)


SAME = """
from parastaminen_nb.example import example_comments
from parastaminen_nb.text.features import Document, vectors
from parastaminen_nb.text.map import layout
from parastaminen_nb.text.pairs import pairs
from parastaminen_nb.text.words import words
from parastaminen_nb.workshops import EXAMPLE_DAY
said = [tuple(words(c.text.casefold())) for c in example_comments(EXAMPLE_DAY)][:60]
made = [Document(" ".join(one), "fi", one, one) for one in said]
print(pairs(said), layout(vectors(made), [n % 4 or None for n in range(60)]))
"""


def test_every_process_reckons_the_same():
    runs = [
        subprocess.run(
            [sys.executable, "-c", SAME],
            env={"PYTHONHASHSEED": seed, "OMP_NUM_THREADS": threads, "PATH": ""},
            capture_output=True,
            check=True,
        ).stdout
        for seed, threads in (("1", "1"), ("2", "2"))
    ]
    assert runs[0] == runs[1] and len(runs[0]) > 1000
