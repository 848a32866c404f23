"""Hints at the tone of a comment, with the words that made them."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from parastaminen_nb.text.language import language_of
from parastaminen_nb.text.tone import ACCURACY, Tone, hints

HERE = Path(__file__).parent
LETTERS = {"+": Tone.POSITIVE, "c": Tone.CONCERN, "q": Tone.QUESTION, "p": Tone.PROPOSAL}


def found(text, language="fi"):
    return {hint.tone.value: hint.words for hint in hints(text, language)}


def test_a_hint_is_told_with_its_words():
    said = found("Hieno idea. Kuka maksaa? Ehdotan, että kokeillaan.")
    assert said["positive"] == ("Hieno",)
    assert said["question"] == ("?",)
    assert said["proposal"] == ("Ehdotan", "kokeillaan")


@pytest.mark.parametrize(
    ("text", "language"),
    [("Tämä ei ole hyvä.", "fi"), ("Det är inte bra.", "sv"), ("This is not good.", "en")],
)
def test_what_is_denied_is_no_praise(text, language):
    assert "positive" not in found(text, language)


@pytest.mark.parametrize("text", ["", "123", "Kylätalo on tiistaina auki."])
def test_where_nothing_hints_there_is_no_hint(text):
    assert found(text) == {}


def test_the_stated_accuracy_is_what_is_measured():
    example = Path(__file__).parents[2] / "data" / "example" / "comments.csv"
    with example.open(encoding="utf-8-sig", newline="") as file:
        texts = [row["kommentti"] for row in csv.DictReader(file, delimiter=";")]
    labels = (HERE / "tone_labels.txt").read_text(encoding="utf-8").split("\n")[: len(texts)]
    told = [{hint.tone for hint in hints(t, language_of(t) or "fi")} for t in texts]
    for letter, tone in LETTERS.items():
        pairs = list(zip(labels, told, strict=True))
        hinted = [letter in label for label, tones in pairs if tone in tones]
        meant = [tone in tones for label, tones in pairs if letter in label]
        measured = (round(100 * sum(hinted) / len(hinted)), round(100 * sum(meant) / len(meant)))
        assert measured == tuple(ACCURACY[tone])
