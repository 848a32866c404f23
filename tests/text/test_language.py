"""Short comments are told apart: Finnish, Swedish, English, none of them."""

from __future__ import annotations

from pathlib import Path

import pytest

from parastaminen_nb.exchange.reading import read_comments
from parastaminen_nb.tables import comment_frame
from parastaminen_nb.text.language import comment_languages, language_of, languages_of

DATA = Path(__file__).parents[2] / "data"


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Hyvä!", "fi"),
        ("Kuka maksaa?", "fi"),
        ("Kannatan", "fi"),
        ("Bra idé", "sv"),
        ("Vem ringer?", "sv"),
        ("Jag ringer gärna, men bara på svenska.", "sv"),
        ("Good idea", "en"),
        ("More buses to the library", "en"),
        ("Wo ist das Haus und wer bezahlt?", ""),
        ("👍👍", ""),
        ("123 / 45", ""),
        ("", ""),
        ("Где библиотека?", ""),
    ],
)
def test_short_comments(text, language):
    assert language_of(text) == language


def test_the_example_workshop_is_told_apart():
    comments = read_comments([DATA / "example" / "comments.csv"]).comments
    told = languages_of(comments["text"])
    right = sum(own == said for own, said in zip(told, comments["language"], strict=True))
    assert right >= 0.97 * len(comments)


@pytest.mark.parametrize(
    ("file", "language"),
    [("bowling_green_2018", "en"), ("scoop_biodiversity", "en"), ("austria_climate_2", "")],
)
def test_real_comments_in_english_and_in_none_of_ours(file, language):
    comments = read_comments([DATA / "polis" / f"{file}.csv"]).comments
    told = languages_of(comments["text"])
    assert told.count(language) >= 0.98 * len(told)


def test_what_the_source_says_goes_first():
    comments = comment_frame({"text": ["OK", "Hyvä"], "language": ["sv-FI", "muu"]}, range(2))
    assert comment_languages(comments) == ["sv", "fi"]
