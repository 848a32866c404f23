"""Finding what was said: by base form, so that "koulu" finds "kouluissa", and by phrase.

What is looked for is written as people write it: several words must all be in the comment, words
in quotation marks must follow each other, a star stands for the rest of a word ("koulu*"). A word
also finds the compounds that end in it: "bussi" finds "kyläbussilla". Where Voikko takes compounds
apart a word finds those that it is a part of, wherever in them, and no others: "asia" then finds
"asiakohta" and no longer "eutanasia". What is written nearly so is found where that is asked for,
and where nobody has written it just so; see `near_spelling`.
"""

from __future__ import annotations

import re
from array import array
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from parastaminen_nb.core.progress import UNSEEN, Progress
from parastaminen_nb.text.language import LANGUAGES, languages_of, usual_language
from parastaminen_nb.text.lemmas import Lemmas
from parastaminen_nb.text.near_spelling import near as written_near
from parastaminen_nb.text.words import forms, tokens

_PART: Final = re.compile(r'["”“»]([^"”“»«]*)["”“«»]|(\S+)')
_SHORTEST_TAIL: Final = 4
_USUAL_FORMS: Final = 5
"""Forms of a word whose slips are looked for: of very many comments each takes 20 ms."""

_Form = tuple[str, str]
"""A word as it is written, and the language of the text that it is in."""


@dataclass(frozen=True, slots=True)
class Found:
    """Where something was said.

    `rows` are places among the texts, in order; `spans` the found words of each, as (start, end)
    in the text; `forms` all forms in which it was found, in lower case and alphabetical order.
    `near` tells that words are among them that are only written nearly so; `nearly` are forms that
    could be found so too.
    """

    rows: tuple[int, ...]
    spans: dict[int, tuple[tuple[int, int], ...]]
    forms: tuple[str, ...]
    near: bool = False
    nearly: tuple[str, ...] = ()


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
        self._written: tuple[list[str], list[str]] | None = None
        self._words = [
            (form, form[0].casefold(), self._lemmas.one(*form), self._lemmas.within(*form))
            for form in reading.each(list(self._rows_of))
        ]

    def find(self, query: str, *, near: bool = False) -> Found:
        """The texts in which all parts of the query are; nothing where the query has no word.

        Words that are written `near` it count as well, where that is asked for or where no text
        has all parts just so.

        >>> Search(["Kyläbussilla kouluun", "Koulut kiinni"], ["fi", "fi"]).find("kolu").forms
        ('koulut', 'kouluun')
        """
        parts = [part for part in map(self._part, _PART.finditer(query)) if part]
        met = [[self._met(wanted) for wanted in part] for part in parts]
        found = self._found(met)
        nearly = [
            [self._near(wanted, words) for wanted, words in zip(part, known, strict=True)]
            for part, known in zip(parts, met, strict=True)
        ]
        more = {word for part in nearly for words in part for word, _language in words}
        if not more:
            return found
        if near or not found.rows:
            wider = [
                [words | others for words, others in zip(known, part, strict=True)]
                for known, part in zip(met, nearly, strict=True)
            ]
            return replace(self._found(wider), near=True)
        return replace(found, nearly=tuple(sorted({word.casefold() for word in more})))

    def _found(self, met: Sequence[Sequence[set[_Form]]]) -> Found:
        """The texts that have a word of each of these sets, those of one part in a row."""
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

    def _near(self, wanted: _Wanted, met: set[_Form]) -> set[_Form]:
        """The words that are written nearly as what is wanted, or as a form of it that is met.

        Where it is met, another word that the dictionary knows is another word, and no slip.
        """
        if wanted.starts:
            return set()
        if self._written is None:
            self._written = (
                [word for _form, word, _lemma, _within in self._words],
                [lemma for _form, _word, lemma, _within in self._words],
            )
        words, lemmas = self._written
        usual = sorted(met, key=lambda form: (-len(self._rows_of[form]), form))[:_USUAL_FORMS]
        said = {wanted.word, *wanted.lemmas, *(word.casefold() for word, _language in usual)}
        most = 1 if met else 2
        places = written_near(said, words, most)
        places |= written_near({wanted.word, *wanted.lemmas}, lemmas, most)
        others = {self._words[place][0] for place in places} - met
        if met:
            return {form for form in others if not self._lemmas.knows(*form)}
        # What was meant is found as if it had been written: in all its forms and compounds.
        meant = frozenset(self._lemmas.one(*form) for form in others)
        return others | self._met(replace(wanted, lemmas=meant)) if meant else others

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
