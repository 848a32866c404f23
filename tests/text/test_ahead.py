"""What is loaded ahead is loaded once, however many ask for it at the same moment."""

from concurrent.futures import ThreadPoolExecutor

import pandas as pd

from parastaminen_nb.text.ahead import load_ahead
from parastaminen_nb.text.dictionary import Dictionaries
from parastaminen_nb.text.lemmas import Lemmas


def test_a_dictionary_is_begun_once():
    dictionaries = Dictionaries()
    with ThreadPoolExecutor(4) as pool:
        first, *others = pool.map(dictionaries.get_dictionary, ["en"] * 4)
    assert all(one is first for one in others)


def test_words_are_the_same_while_their_dictionary_is_loaded():
    loading = load_ahead(pd.DataFrame({"text": ["The buses were late again this morning."]}))
    assert Lemmas().of(["buses", "were"], "en") == ["bus", "be"]
    loading.join(60)
    assert not loading.is_alive()
