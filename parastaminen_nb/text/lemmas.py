"""Base forms of words: kouluissa, koulun, kouluihin are all said as koulu.

The dictionaries are simplemma's (MIT; A. Barbaresi), kept in a form that begins at once; see
`dictionary`. A language is begun when its first word is asked for, once in a process, and only
words not met before are looked up. What the Finnish one says is mended by `finnish`. Where somebody
asked for Voikko, it chooses where those two do not know, and takes compounds apart; see `readings`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache
from typing import TYPE_CHECKING, Any, Final

from parastaminen_nb.text.dictionary import Dictionaries
from parastaminen_nb.text.finnish import finnish, is_listed
from parastaminen_nb.text.readings import chosen

if TYPE_CHECKING:
    from parastaminen_nb.text.voikko import Voikko

LANGUAGES: Final = ("fi", "sv", "en")

_LONGEST: Final = 60
"""Longer runs of letters are no words, and looking for their parts would take minutes."""
_ENDING_ROOM: Final = 6


class Lemmas:
    """The base forms of words, in lower case, remembered from call to call.

    `exceptions` are words with the base form that somebody wants for them. `protected` are names
    that are never taken apart: their inflected forms give the name as it was given. `voikko` is
    asked for Finnish words as well, where it is given.

    >>> lemmas = Lemmas(protected=["Mätäjoki"])
    >>> lemmas.of(["kouluissa", "Mätäjoella"], "fi")
    ['koulu', 'mätäjoki']
    """

    def __init__(
        self,
        exceptions: Mapping[str, str] | None = None,
        protected: Iterable[str] = (),
        voikko: Voikko | None = None,
    ) -> None:
        self.voikko = voikko
        self._exceptions = {
            word.casefold(): lemma.casefold() for word, lemma in (exceptions or {}).items()
        }
        # The last letters of a name change when it is inflected: joki, joella.
        self._protected = sorted(
            ((name.casefold()[:-2], name.casefold()) for name in protected if len(name) > 3),
            key=lambda pair: -len(pair[0]),
        )
        self._known: dict[tuple[str, str], str] = {}
        self._within: dict[str, frozenset[str] | None] = {}
        self.telling: dict[str, dict[str, str]] = {}
        """For each language what is known of its words by now; see `telling_words`."""

    def of(self, words: Iterable[str], language: str) -> list[str]:
        """The base form of each word, in order. A language that is none of ours keeps its words."""
        known = self._known
        found = []
        for word in words:
            key = (word, language)
            lemma = known.get(key)
            if lemma is None:
                lemma = known[key] = self._lemma(word, language)
            found.append(lemma)
        return found

    def load(self, languages: Iterable[str]) -> None:
        """Begin the dictionaries of these languages now; the first time on a machine each takes
        seconds."""
        for language in sorted(set(languages) & set(LANGUAGES)):
            _dictionary(language)

    def one(self, word: str, language: str) -> str:
        """The base form of one word."""
        return self.of([word], language)[0]

    def knows(self, word: str, language: str) -> bool:
        """Whether the dictionary of the language holds this form of a word.

        >>> Lemmas().knows("kouluissa", "fi"), Lemmas().knows("koulluissa", "fi")
        (True, False)
        """
        return language in LANGUAGES and word.casefold() in _dictionary(language)

    @property
    def voikko_version(self) -> str:
        """Which Voikko is asked; empty where none is."""
        return self.voikko.version if self.voikko else ""

    def within(self, word: str, language: str) -> frozenset[str] | None:
        """The base forms of the words that a compound is put together from, without its own: lounas
        and koulu for koululounaalla. None where nobody knows, as without Voikko."""
        if self.voikko is None or language != "fi":
            return None
        lower = word.casefold()
        if lower not in self._within:
            lemma, readings = self.one(word, language), self.voikko.readings(lower)
            found = [one.within() for one in readings if lemma in one.bases]
            self._within[lower] = frozenset().union(*found) if found else None
        return self._within[lower]

    def _lemma(self, word: str, language: str) -> str:
        lower = word.casefold()
        if lower in self._exceptions:
            return self._exceptions[lower]
        for stem, name in self._protected:
            if lower.startswith(stem) and len(lower) <= len(name) + _ENDING_ROOM:
                return name
        if language not in LANGUAGES or len(word) > _LONGEST:
            return lower
        if ":" in word:  # an abbreviation carries its ending behind a colon: EU:n, Kela:lla
            return lower.partition(":")[0]
        return self._finnish(word, lower) if language == "fi" else _looked_up(word, language)

    def _finnish(self, word: str, lower: str) -> str:
        known = _dictionary("fi")
        ours = finnish(lower, lambda: _looked_up(word, "fi"), known)
        if self.voikko is None or is_listed(lower):
            return ours
        return chosen(lower, ours, self.voikko.readings(lower), known, _looked_up(word, "fi"))


def _looked_up(word: str, language: str) -> str:
    lemma: str = _lemmatizer().lemmatize(word, lang=language).casefold()
    # The dictionaries hold some abbreviations with their point; a token never has one.
    return lemma if word.endswith(".") else lemma.rstrip(".")


@cache
def _lemmatizer() -> Any:
    from simplemma import Lemmatizer
    from simplemma.strategies import DefaultStrategy

    return Lemmatizer(
        cache_max_size=1, lemmatization_strategy=DefaultStrategy(dictionary_factory=_DICTIONARIES)
    )


_DICTIONARIES: Final = Dictionaries()


def _dictionary(language: str) -> Mapping[str, str]:
    return _DICTIONARIES.get_dictionary(language)
