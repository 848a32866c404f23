"""A summary is made of sentences that people wrote, and of as few as tell most."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from parastaminen_nb.tables import comment_frame
from parastaminen_nb.text.lemmas import Lemmas
from parastaminen_nb.text.summary import summaries, summary
from parastaminen_nb.text.theme import Theme, Themes

LEMMAS = Lemmas()
SAID = (
    "Bussi kulkee liian harvoin. Se on harmi.",
    "Iltaisin bussi ei kulje lainkaan!",
    "Hinta on hyvä, ja bussi on siisti.",
    "Pysäkki on kaukana kotoa.",
    "Pysäkin valot puuttuvat.",
    "Kiitos!",
    "👍",
)


def told(texts):
    return summary(texts, ["fi"] * len(texts), LEMMAS)


@settings(max_examples=30)
@given(st.lists(st.sampled_from(SAID), max_size=25))
def test_every_sentence_stands_word_for_word_in_its_comment(texts):
    found = told(texts)
    assert all(said.text and said.text in texts[said.place] for said in found.sentences)
    assert len({said.text for said in found.sentences}) == len(found.sentences)
    assert 0 <= found.share <= 1


def test_a_second_sentence_says_something_else():
    texts = ["Bussi kulkee harvoin.", "Bussi kulkee harvoin nyt."]
    texts += ["Pysäkin valot puuttuvat.", "Pysäkin valot puuttuvat yhä."]
    texts += ["Lapset leikkivät rannalla.", "Lapset leikkivät rannalla taas."]
    said = [sentence.text.split()[0] for sentence in told(texts).sentences]
    assert len(said) > 1
    assert len(said) == len(set(said))


@pytest.mark.parametrize("texts", [[], [""], ["Kerran sanottu asia vain."], ["👍", "123"]])
def test_where_nothing_is_said_twice_there_is_no_summary(texts):
    assert told(texts).sentences == ()


def test_each_case_and_theme_has_its_own_with_the_rows_it_came_from():
    texts = [*SAID[:3], *SAID[3:5]]
    cases = ["A Bussi"] * 3 + ["B Pysäkki"] * 2
    comments = comment_frame({"text": texts, "case": cases}, [10, 11, 12, 20, 21])
    themes = Themes((Theme(1, "Bussi", ("bussi",), 3),), (1, 1, 1, None, None))
    parts = {(part.column, part.value): part for part in summaries(comments, themes, LEMMAS)}
    assert set(parts) == {("case", "A Bussi"), ("case", "B Pysäkki"), ("theme", "Bussi")}
    assert set(parts["case", "B Pysäkki"].rows) <= {20, 21}
    assert parts["theme", "Bussi"].rows == parts["case", "A Bussi"].rows
