"""Words that tell something of the matter, and their base forms, looked up once each."""

from __future__ import annotations

from parastaminen_nb.text.lemmas import Lemmas
from parastaminen_nb.text.stopwords import is_telling


def telling_words(lemmas: Lemmas, language: str) -> dict[str, str]:
    """The base form of each word in one language, or nothing where the word tells nothing.

    It is filled as words are asked for, and is the same for all who share the lemmas.

    >>> telling = telling_words(Lemmas(), "fi")
    >>> telling["kouluissa"], telling["ja"]
    ('koulu', '')
    """
    return lemmas.telling.setdefault(language, _Telling(lemmas, language))


class _Telling(dict[str, str]):
    def __init__(self, lemmas: Lemmas, language: str) -> None:
        super().__init__()
        self._lemmas, self._language = lemmas, language

    def __missing__(self, word: str) -> str:
        lemma = self._lemmas.one(word, self._language)
        tells = is_telling(lemma, self._language) and is_telling(word.casefold(), self._language)
        self[word] = lemma if tells else ""
        return self[word]
