"""Base forms that say nothing about the matter: they name no theme and count in no keyness.

The lists are written for comments about services and everyday life: beside function words they
hold the verbs of wishing and being ("tarvita", "voida", "saada"), which every proposal uses. Each
has base forms, and forms that a lemmatiser leaves as they are; one file a language, UTF-8.
"""

from __future__ import annotations

from functools import cache
from importlib.resources import files

from parastaminen_nb.text.language import LANGUAGES


@cache
def stopwords(language: str) -> frozenset[str]:
    """The words of one of our languages, in lower case."""
    source = files("parastaminen_nb.text") / "stopwords" / f"{language}.txt"
    return frozenset(source.read_text(encoding="utf-8").split())


def is_telling(word: str, language: str) -> bool:
    """Whether a word can say what a comment is about.

    Where the language is not known, no language's function words count.
    """
    if len(word) < 2:
        return False
    if language in LANGUAGES:
        return word not in stopwords(language)
    return all(word not in stopwords(known) for known in LANGUAGES)
