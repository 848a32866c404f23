"""Themes: found without being told how many, traceable, and the same on every run."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from statistics import mean

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from parastaminen_nb.exchange.reading import read_comments
from parastaminen_nb.tables import comment_frame
from parastaminen_nb.text.ground import Ground
from parastaminen_nb.text.lemmas import Lemmas
from parastaminen_nb.text.themes import find_themes, themes_of, themes_on

EXAMPLE = Path(__file__).parents[2] / "data" / "example" / "comments.csv"
LEMMAS = Lemmas()

BUS = [
    "Bussi kulkee liian harvoin kylälle.",
    "Kyläbussin aikataulu ei sovi koululaisille.",
    "Bussilla ei pääse illalla kotiin.",
    "Lisää busseja kyliin, aikataulut selviksi.",
    "Bussipysäkki on kaukana kylältä.",
]
FOOD = [
    "Ruoka on koulussa hyvää.",
    "Kouluruoka maistuu vanhuksillekin.",
    "Lounas koulun ruokalassa maksaa viisi euroa.",
    "Ruokalassa on tyhjiä tuoleja lounaalla.",
    "Keittiö tekee ruokaa liikaa, hävikki lounaalle.",
]


def frame(texts: list[str]):
    return comment_frame({"text": texts}, range(len(texts)))


@pytest.fixture(scope="module")
def example():
    return read_comments([EXAMPLE]).comments


@pytest.fixture(scope="module")
def found(example):
    return find_themes(example, lemmas=LEMMAS)


def test_two_matters_are_two_themes():
    themes = find_themes(frame(BUS + FOOD + ["👍"]), lemmas=LEMMAS)
    of = themes.theme_of
    assert len(set(of[:5])) == len(set(of[5:10])) == 1
    assert of[0] != of[5]
    assert of[10] is None
    names = {themes.theme(of[0]).name.casefold(), themes.theme(of[5]).name.casefold()}
    assert any("bussi" in name for name in names)
    assert any("ruoka" in name or "lounas" in name for name in names)


def test_every_comment_is_in_one_theme_or_nowhere(example, found):
    assert len(found.theme_of) == len(example)
    for theme in found.themes:
        assert theme.size == found.theme_of.count(theme.id)
    assert sum(theme.size for theme in found.themes) + found.nowhere == len(example)
    assert [theme.id for theme in found.themes] == list(range(1, len(found.themes) + 1))
    sizes = [theme.size for theme in found.themes]
    assert sizes == sorted(sizes, reverse=True)


def test_a_quote_is_word_for_word_from_its_theme(example, found):
    place = {row: turn for turn, row in enumerate(example.index)}
    for theme in found.themes:
        assert theme.quotes
        for quote in theme.quotes:
            assert quote.text.removesuffix(" …") in example["text"][quote.row]
            assert found.theme_of[place[quote.row]] == theme.id


def test_the_example_has_a_handful_of_themes_with_different_names(found):
    assert 5 <= len(found.themes) <= 10
    assert len({theme.name for theme in found.themes}) == len(found.themes)
    assert found.nowhere <= 10


def test_fewer_and_more(example, found):
    fewer = find_themes(example, how_many="fewer", lemmas=LEMMAS)
    more = find_themes(example, how_many="more", lemmas=LEMMAS)
    assert len(fewer.themes) < len(found.themes) < len(more.themes)


def test_what_says_nothing_belongs_nowhere(example, found):
    said = dict(zip(example["text"], found.theme_of, strict=True))
    assert said["samaa mieltä"] is None
    assert said["❤️"] is None


@pytest.mark.parametrize(
    "texts",
    [[], ["Yksi kommentti."], ["Sama."] * 20, ["👍", "❤️", "!!!"], ["a" * 100_000], BUS[:2]],
    ids=["none", "one", "all the same", "only emoji", "one long word", "two"],
)
def test_too_little_has_no_themes(texts):
    themes = find_themes(frame(texts), lemmas=LEMMAS)
    assert themes.themes == ()
    assert themes.theme_of == (None,) * len(texts)


@given(st.lists(st.sampled_from(BUS + FOOD + ["", "👍", "=1+1", "Hyvä!"]), max_size=30))
@settings(max_examples=25)
def test_one_place_for_each_row_and_equal_texts_together(texts):
    themes = find_themes(frame(texts), lemmas=LEMMAS)
    assert len(themes.theme_of) == len(texts)
    where = {}
    for text, number in zip(texts, themes.theme_of, strict=True):
        assert where.setdefault(text, number) == number


def test_a_theme_in_a_language_that_nobody_knows_has_a_name():
    said = (
        *("Koolihoov on mängimiseks hea koht.", "Raamatukogu peaks olema kauem avatud."),
        *("Buss sõidab liiga harva.", "Õpetajad vajavad rohkem aega."),
        "Linnaosas on liiga vähe parke.",
    )
    others = ("学校の庭は遊ぶのに良い場所です。", "図書館はもっと長く開いているべきです。")
    texts = [*said * 6, *others * 5]
    found = find_themes(comment_frame({"text": texts}, range(len(texts))))
    assert found.themes
    assert all(theme.name for theme in found.themes)


def test_languages_that_many_write_in_are_looked_at_apart():
    english = [
        f"{thing} {place}, please."
        for thing in ("More buses", "A new bus stop", "Better bus timetables", "Bus tickets")
        for place in ("to the library", "near the school", "for the village", "by the lake")
    ]
    said = [f"{text} {n}" for text in BUS + FOOD for n in "abcdef"]
    comments = frame(said + [f"{text} {n}" for text in english for n in "abcd"])
    themes = find_themes(comments, lemmas=LEMMAS)
    finnish, other = set(themes.theme_of[: len(said)]), set(themes.theme_of[len(said) :])
    assert not (finnish - {None}) & (other - {None})
    parts = Ground.of(comments, LEMMAS).parts
    assert len(parts) == 2
    assert sorted(place for part in parts for place in part.places) == list(range(len(comments)))


def test_a_sample_and_the_rest_are_all_of_a_part(example):
    for part in Ground.of(example, LEMMAS, most=60).parts:
        assert len(part.sample) == 60
        assert sorted([*part.sample, *part.rest]) == sorted(part.places)


@pytest.mark.parametrize("most", [60, 1_000])
def test_groups_that_were_found_are_told_as_when_they_were_found(example, most):
    ground = Ground.of(example, LEMMAS, most=most)
    found = themes_on(ground)
    groups = [-1 if number is None else number - 1 for number in found.theme_of]
    assert len(found.themes) > 2
    again = themes_of(ground, groups)
    assert again == themes_of(Ground.of(example, LEMMAS, most=most), groups)
    assert again.theme_of == found.theme_of
    for one, other in zip(found.themes, again.themes, strict=True):
        # How sure one is was told before what belongs nowhere had left it.
        assert replace(other, sure=one.sure) == one
        assert other.sure == pytest.approx(one.sure, abs=0.15)


def test_themes_told_by_other_words_stand_as_they_were_written():
    said = ["Bussi tulee liian harvoin, sanoi Aino.", "Bussi myöhästyy aina."] * 4
    said += ["Puisto on roskainen, sanoi Aino.", "Puiston penkit ovat rikki."] * 4
    texts = [f"{text} {'abcdefgh'[turn % 8]}" for turn, text in enumerate(said)]
    ground = Ground.of(frame(texts), Lemmas())
    found = themes_on(ground)
    groups = [(number or 0) - 1 for number in found.theme_of]
    told = ground.told_by([text.replace("Aino", "[nimi]") for text in texts], Lemmas())
    written, leaves = themes_of(ground, groups), themes_of(told, groups)
    assert "Aino" in repr(written)
    assert "aino" not in repr(leaves).casefold()
    assert any("aino" in counts.times for counts in ground.whole)
    assert not any("aino" in counts.times for counts in told.whole)
    assert [theme.sure for theme in leaves.themes] == [theme.sure for theme in written.themes]
    assert leaves.theme_of == found.theme_of
    assert ground.told_by(texts, Lemmas()) is ground


def test_beyond_a_sample_the_rest_is_assigned(example, found):
    themes = find_themes(example, lemmas=LEMMAS, most_at_once=100)
    assert len(themes.theme_of) == len(example)
    assert themes.nowhere < len(example) / 2
    # Where both ways put two comments into themes, they mostly agree who belongs together.
    pairs = [
        (a[0] == b[0], a[1] == b[1])
        for turn, a in enumerate(zip(found.theme_of, themes.theme_of, strict=True))
        for b in list(zip(found.theme_of, themes.theme_of, strict=True))[:turn]
        if None not in (*a, *b)
    ]
    assert sum(one == other for one, other in pairs) > 0.75 * len(pairs)
    # How well a theme holds together is told by the same measure.
    whole, sampled = (mean(theme.sure for theme in one.themes) for one in (found, themes))
    assert sampled == pytest.approx(whole, abs=0.1)


SCRIPT = """
import json, sys
from parastaminen_nb.exchange.reading import read_comments
from parastaminen_nb.text.themes import find_themes
themes = find_themes(read_comments([sys.argv[1]]).comments)
print(json.dumps([themes.theme_of, [(t.name, t.words, t.sure, [q.text for q in t.quotes])
                                    for t in themes.themes]]))
"""


@pytest.mark.slow
def test_the_same_in_every_process(found):
    ours = [
        list(found.theme_of),
        [[t.name, list(t.words), t.sure, [q.text for q in t.quotes]] for t in found.themes],
    ]
    done = subprocess.run(
        [sys.executable, "-c", SCRIPT, str(EXAMPLE)],
        env={
            **os.environ,
            "PYTHONPATH": os.pathsep.join(p for p in sys.path if p),
            "PYTHONHASHSEED": "4711",
            "OMP_NUM_THREADS": "1",
            "OPENBLAS_NUM_THREADS": "1",
        },
        capture_output=True,
        text=True,
        check=True,
        timeout=120,
    )
    assert json.loads(done.stdout) == ours


def test_the_package_is_light_to_import():
    heavy = "import sys, parastaminen_nb, parastaminen_nb.text.themes, parastaminen_nb.charts, "
    heavy += "parastaminen_nb.exchange.workbook, parastaminen_nb.commands.comments; "
    heavy += "print([m for m in ('pandas', 'sklearn', 'plotly', 'openpyxl', 'simplemma') "
    heavy += "if m in sys.modules])"
    done = subprocess.run(
        [sys.executable, "-c", heavy],
        env={**os.environ, "PYTHONPATH": os.pathsep.join(p for p in sys.path if p)},
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
    )
    assert done.stdout.strip() == "[]"
