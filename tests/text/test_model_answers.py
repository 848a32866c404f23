"""How much of what a language model said stands on the comments that it was asked about."""

from __future__ import annotations

from parastaminen_nb.text.lemmas import Lemmas
from parastaminen_nb.text.model import Answer, answered

TEXTS = [
    "Koulun lounas tiistaisin tuo vanhukset saman pöydän ääreen.",
    "Kyläbussi kulkee iltaisin liian harvoin.",
    "Bussi voisi kulkea iltaisin useammin.",
]


def told(said: str, texts: list[str] = TEXTS) -> Answer:
    return answered(said, texts, Lemmas(), ["fi"] * len(texts))


def test_a_sentence_without_numbers_is_found_in_the_comment_that_says_it():
    (lunch,) = told("Vanhukset tulevat koulun lounaalle tiistaisin.").sentences
    assert lunch.places == (0,)


def test_a_sentence_that_no_comment_says_is_not_linked():
    (pool,) = told("Uimahallin aukioloaikoja pitäisi pidentää viikonloppuisin.").sentences
    assert pool.places == ()


def test_two_words_in_common_are_too_few_to_find_a_comment_by():
    (buses,) = told("Bussi kulkee.").sentences
    assert buses.places == ()
    (named,) = told("Bussi kulkee [2].").sentences
    assert named.places == (1,)


def test_what_is_said_again_and_again_is_kept_once_with_all_that_it_names():
    answer = told("Bussi kulkee iltaisin [2]. Jotain muuta. BUSSI kulkee iltaisin [3].")
    assert [one.text for one in answer.sentences] == ["Bussi kulkee iltaisin.", "Jotain muuta."]
    assert answer.sentences[0].places == (1, 2)
    assert len(told("Lisää busseja. " * 200).sentences) == 1
