"""Finding what was said: by base form, so that "koulu" finds "kouluissa", and by phrase.

What is looked for is written as people write it: several words must all be in the comment, words
in quotation marks must follow each other, a star stands for the rest of a word ("koulu*"). A word
also finds the compounds that end in it: "bussi" finds "kyläbussilla". Where Voikko takes compounds
apart a word finds those that it is a part of, wherever in them, and no others: "asia" then finds
"asiakohta" and no longer "eutanasia".
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from parastaminen_nb.text.language import LANGUAGES, languages_of
from parastaminen_nb.text.lemmas import Lemmas
from parastaminen_nb.text.words import Token, tokens

_PART: Final = re.compile(r'["”“»]([^"”“»«]*)["”“«»]|(\S+)')
_SHORTEST_TAIL: Final = 4


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
    ) -> None:
        self._lemmas = lemmas or Lemmas()
        self._texts = list(texts)
        known = list(languages) if languages is not None else languages_of(texts)
        usual = max(LANGUAGES, key=lambda language: (known.count(language), language == "fi"))
        self._read_in = [language if language in LANGUAGES else usual for language in known]
        self._tokens: list[list[Token]] = [list(tokens(text)) for text in self._texts]
        self._lemmas_of = [
            self._lemmas.of([token.text for token in row], language)
            for row, language in zip(self._tokens, self._read_in, strict=True)
        ]
        self._within_of = self._lemmas.voikko and [
            [self._lemmas.within(token.text, language) for token in row]
            for row, language in zip(self._tokens, self._read_in, strict=True)
        ]
        self._languages = sorted(set(self._read_in))

    def find(self, query: str) -> Found:
        """The texts in which all parts of the query are; nothing where the query has no word."""
        parts = [part for part in map(self._part, _PART.finditer(query)) if part]
        rows: list[int] = []
        spans: dict[int, tuple[tuple[int, int], ...]] = {}
        forms: set[str] = set()
        for row in range(len(self._texts) if parts else 0):
            here: set[int] = set()
            for part in parts:
                hits = self._hits(row, part)
                if not hits:
                    break
                here |= hits
            else:
                found = [self._tokens[row][place] for place in sorted(here)]
                rows.append(row)
                spans[row] = tuple((token.start, token.end) for token in found)
                forms.update(token.text.casefold() for token in found)
        return Found(tuple(rows), spans, tuple(sorted(forms)))

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

    def _hits(self, row: int, part: Sequence[_Wanted]) -> set[int]:
        """The places of the words in a text where the part of the query stands."""
        said, lemmas = self._tokens[row], self._lemmas_of[row]
        within = self._within_of[row] if self._within_of else [None] * len(said)
        hits: set[int] = set()
        for start in range(len(said) - len(part) + 1):
            if all(
                wanted.is_met(
                    said[start + turn].text.casefold(), lemmas[start + turn], within[start + turn]
                )
                for turn, wanted in enumerate(part)
            ):
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
