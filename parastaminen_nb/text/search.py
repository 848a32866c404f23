"""Finding what was said: by base form, so that "koulu" finds "kouluissa", and by phrase.

What is looked for is written as people write it: several words must all be in the comment, words
in quotation marks must follow each other, a star stands for the rest of a word ("koulu*"). A word
also finds the compounds that end in it: "bussi" finds "kyläbussilla". Where Voikko takes compounds
apart a word finds those that it is a part of, wherever in them, and no others: "asia" then finds
"asiakohta" and no longer "eutanasia".
"""

from __future__ import annotations

import re
from array import array
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from parastaminen_nb.core.progress import UNSEEN, Progress
from parastaminen_nb.text.language import LANGUAGES, languages_of, usual_language
from parastaminen_nb.text.lemmas import Lemmas
from parastaminen_nb.text.words import forms, tokens

_PART: Final = re.compile(r'["”“»]([^"”“»«]*)["”“«»]|(\S+)')
_SHORTEST_TAIL: Final = 4

_Form = tuple[str, str]
"""A word as it is written, and the language of the text that it is in."""


@dataclass(frozen=True, slots=True)
class Found:
    """Where something was said.

    `rows` are places among the texts, in order; `spans` the found words of each, as (start, end)
    in the text; `forms` all forms in which it was found, in lower case and alphabetical order.
    """

    rows: tuple[int, ...]
    spans: dict[int, tuple[tuple[int, int], ...]]
    forms: tuple[str, ...]


class Search:
    """Texts made ready to be searched, each word with its base form.

    >>> search = Search(["Kyläbussilla kouluun", "Koulut kiinni"], ["fi", "fi"])
    >>> search.find("koulu").rows, search.find("bussi").forms
    ((0, 1), ('kyläbussilla',))
    """

    def __init__(
        self,
        texts: Sequence[str],
        languages: Sequence[str] | None = None,
        lemmas: Lemmas | None = None,
        progress: Progress = UNSEEN,
    ) -> None:
        self._lemmas = lemmas or Lemmas()
        self._texts = list(texts)
        known = list(languages) if languages is not None else languages_of(texts)
        usual = usual_language(known)
        self._read_in = [language if language in LANGUAGES else usual for language in known]
        self._languages = sorted(set(self._read_in))
        listing, reading = progress.split(3, 1)
        # Where each word stands: a query looks at every word once, not at every comment.
        self._rows_of: dict[_Form, array[int]] = {}
        listed = list(enumerate(zip(self._texts, self._read_in, strict=True)))
        for row, (text, language) in listing.each(listed):
            for word in forms(text):
                rows = self._rows_of.get((word, language))
                if rows is None:
                    rows = self._rows_of[word, language] = array("L")
                rows.append(row)
        self._words = [
            (form, form[0].casefold(), self._lemmas.one(*form), self._lemmas.within(*form))
            for form in reading.each(list(self._rows_of))
        ]

    def find(self, query: str) -> Found:
        """The texts in which all parts of the query are; nothing where the query has no word."""
        parts = [part for part in map(self._part, _PART.finditer(query)) if part]
        met = [[self._met(wanted) for wanted in part] for part in parts]
        spans: dict[int, tuple[tuple[int, int], ...]] = {}
        said: set[str] = set()
        for row in self._candidates([words for part in met for words in part]):
            written, language = list(tokens(self._texts[row])), self._read_in[row]
            here: set[int] = set()
            for part in met:
                hits = _hits([(token.text, language) for token in written], part)
                if not hits:
                    break
                here |= hits
            else:
                found = [written[place] for place in sorted(here)]
                spans[row] = tuple((token.start, token.end) for token in found)
                said.update(token.text.casefold() for token in found)
        return Found(tuple(spans), spans, tuple(sorted(said)))

    def _met(self, wanted: _Wanted) -> set[_Form]:
        """The words that are what is wanted, each with its language."""
        return {
            form for form, word, lemma, within in self._words if wanted.is_met(word, lemma, within)
        }

    def _candidates(self, met: Sequence[set[_Form]]) -> list[int]:
        """The texts in which all of these are, in order; phrases are looked at later."""
        common: set[int] | None = None
        for words in met:
            rows = {row for form in words for row in self._rows_of[form]}
            common = rows if common is None else common & rows
        return sorted(common or ())

    def _part(self, match: re.Match[str]) -> list[_Wanted]:
        """The words of a phrase, or one word alone."""
        if match[1] is None and match[2].endswith("*"):
            return [_Wanted(match[2].rstrip("*").casefold(), frozenset(), starts=True)]
        said = [token.text for token in tokens(match[1] if match[1] is not None else match[2])]
        return [
            _Wanted(
                word.casefold(),
                frozenset(self._lemmas.one(word, language) for language in self._languages),
            )
            for word in said
        ]


def _hits(written: Sequence[_Form], part: Sequence[set[_Form]]) -> set[int]:
    """The places of the words in a text where the part of a query stands."""
    hits: set[int] = set()
    for start in range(len(written) - len(part) + 1):
        if all(written[start + turn] in words for turn, words in enumerate(part)):
            hits.update(range(start, start + len(part)))
    return hits


@dataclass(frozen=True, slots=True)
class _Wanted:
    word: str
    lemmas: frozenset[str]
    starts: bool = False

    def is_met(self, word: str, lemma: str, within: frozenset[str] | None) -> bool:
        """`within` are the words that it is put together from; None where nobody knows."""
        if self.starts:
            return word.startswith(self.word)
        if word == self.word or lemma in self.lemmas:
            return True
        if within is not None:
            return any(own.replace("-", "") in within for own in self.lemmas)
        return any(len(own) >= _SHORTEST_TAIL and lemma.endswith(own) for own in self.lemmas)
