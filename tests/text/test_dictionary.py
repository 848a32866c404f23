"""The dictionaries say the same however they are read."""

from __future__ import annotations

import pytest

from parastaminen_nb.text.dictionary import Dictionaries, Dictionary

WORDS = ["and", "houses", "went", "kouluissa", "ĳzer", "", "zzz", "Children's", "&"]


def test_many_words_change_how_it_is_read_and_nothing_else() -> None:
    dictionary = Dictionary("en", many=len(WORDS) + 1)
    first = [dictionary.get(word) for word in WORDS]
    packed = dictionary._words
    assert [dictionary.get(word) for word in WORDS] == first
    assert dictionary._words is not packed
    assert first[:4] == ["and", "house", "go", None]
    assert len(dictionary) == len(packed)


def test_it_is_a_mapping() -> None:
    dictionary = Dictionary("en")
    assert dictionary["houses"] == "house"
    assert "houses" in dictionary
    assert "kouluissa" not in dictionary
    assert dictionary.get("kouluissa", "?") == "?"
    with pytest.raises(KeyError):
        dictionary["kouluissa"]
    assert next(iter(dictionary)) in dictionary


def test_each_language_is_read_once_and_an_unknown_one_refused() -> None:
    dictionaries = Dictionaries()
    assert dictionaries.get_dictionary("en") is dictionaries.get_dictionary("en")
    with pytest.raises(ValueError, match="klingon"):
        dictionaries.get_dictionary("klingon")
