"""Figures in the house's look, and the sentences that tell the same."""

from __future__ import annotations

import re
from importlib.resources import files

import pytest

from parastaminen_nb import charts
from parastaminen_nb.i18n import translator
from parastaminen_nb.look.tokens import theme
from parastaminen_nb.plotly_js import plotly_js
from parastaminen_nb.tables import comment_frame, counts

_ = translator("fi")


@pytest.fixture
def comments():
    return comment_frame(
        {
            "text": list("abcdef"),
            "case": [*(["A Kyläkeittiö", "B Soittorinki"] * 2), "A Kyläkeittiö", None],
            "round": ["1", "1", "2", "10", "2", "2"],
        },
        range(6),
    )


def test_counts_are_in_natural_order(comments):
    table = counts(comments, "round", "case")
    assert list(table.index) == ["1", "2", "10"]
    assert table.loc["2"].to_dict() == {"A Kyläkeittiö": 2, "B Soittorinki": 0}


@pytest.mark.parametrize("look", ["light", "dark", "contrast"])
def test_a_case_has_its_colour_letter_and_shape(comments, look):
    figure = charts.counts_figure(comments, _, look)
    first, second = figure.data
    assert (first.name, second.name) == ("● A Kyläkeittiö", "■ B Soittorinki")
    assert first.marker.color == theme(look)["a"]
    assert second.marker.line.color == theme(look)["b-edge"]
    assert list(first.x) == ["Kierros 1", "Kierros 2", "Kierros 10"]
    assert list(first.y) == [1, 2, 0]
    assert first.text[1] == "A<br>2"


def test_the_figure_is_told_in_words(comments):
    assert charts.counts_sentence(comments, _) == (
        "6 kommenttia. Tapauksittain: A Kyläkeittiö: 3 ja B Soittorinki: 2. "
        "Kierroksittain: 1: 2, 2: 3 ja 10: 1. Eniten kierroksella 2 tapauksesta A Kyläkeittiö: 2."
    )


def test_without_cases_there_are_rounds(comments):
    comments["case"] = None
    figure = charts.counts_figure(comments, _)
    assert list(figure.data[0].x) == [2, 3, 1]


def test_of_many_values_the_largest_are_shown_and_the_rest_are_one():
    districts = [f"Alue {n}" for n in range(1, 31) for _again in range(n)]
    comments = comment_frame({"text": districts, "alue": districts}, range(len(districts)))
    figure = charts.bars_figure(comments, "alue", _)
    assert len(figure.data[0].x) == 21
    assert sum(figure.data[0].x) == len(districts)
    assert figure.layout.yaxis.ticktext[-1] == "Muut"
    assert figure.data[0].x[-1] == 55


def test_a_label_is_text_whatever_stands_in_it():
    comments = comment_frame(
        {"text": ["a", "b", "c"], "alue": ["<b>Kyyti</b>"] * 2 + ["7"]}, range(3)
    )
    figure = charts.bars_figure(comments, "alue", _)
    assert list(figure.data[0].x) == [1, 2]
    assert list(figure.layout.yaxis.ticktext) == ["7", "&lt;b&gt;Kyyti&lt;/b&gt;"]


def test_the_library_in_the_browser_is_of_the_release_that_makes_the_figures():
    whole = (files("plotly") / "package_data" / "plotly.min.js").read_text(encoding="utf-8")
    release = re.search(r"plotly\.js \(basic - minified\) (v[\d.]+)", plotly_js()[:200].decode())
    assert release is not None
    assert f"plotly.js {release[1]}\n" in whole[:200]


def test_numbers_are_written_as_the_language_writes_them(comments):
    assert charts.counts_figure(comments, _).layout.separators == ",\u00a0"
    assert charts.counts_figure(comments, translator("en")).layout.separators == ".,"
