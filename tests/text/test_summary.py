"""A summary is made of sentences that people wrote, and of as few as tell most."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from parastaminen_nb.tables import comment_frame
from parastaminen_nb.text.lemmas import Lemmas
from parastaminen_nb.text.summary import summaries, summary
from parastaminen_nb.text.telling_words import telling_words
from parastaminen_nb.text.theme import Theme, Themes
from parastaminen_nb.text.words import SENTENCE_END, words

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


@settings(max_examples=30)
@given(st.lists(st.sampled_from(SAID), min_size=2, max_size=25))
def test_each_sentence_adds_most_for_its_length(texts):
    telling = telling_words(LEMMAS, "fi")
    sentences = [piece.strip() for text in texts for piece in SENTENCE_END.split(text)]
    own = {one: {telling[word] for word in words(one)} - {""} for one in sentences}
    heard = Counter(word for text in texts for word in {telling[w] for w in words(text)} - {""})
    weight = {word: times for word, times in heard.items() if times > 1}

    def gain(sentence):
        length = max(len(words(sentence)), 4)
        return sum(weight.get(word, 0) for word in own[sentence]) / length**0.5

    for said in told(texts).sentences:
        assert gain(said.text) == max(map(gain, sentences))
        for word in own[said.text]:
            weight.pop(word, None)


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
