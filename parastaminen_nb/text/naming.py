"""What a theme is called and which of its comments tell most: words and quotes, never invented."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Final

from parastaminen_nb.text.features import Document
from parastaminen_nb.text.theme import Keyword
from parastaminen_nb.text.words import SENTENCE_END

_IN_NAME: Final = 3
_LONGEST_NAME: Final = 48
_SAME_BEGINNING: Final = 5
_LONGEST_QUOTE: Final = 280
_SHORTEST_QUOTE: Final = 30
_TOO_ALIKE: Final = 75.0
_FIRST_WORD: Final = re.compile(r"(?:^|[.!?…:\n•*\"”–-])\s*([^\W\d_]\w*)")
_LOWER, _CAPITAL, _UPPER = range(3)


class Spelling:
    """How words are written, so that a name is shown as a name: helsinki as Helsinki.

    Words that begin a sentence tell nothing about that and are left out of account.
    """

    def __init__(self, documents: Iterable[Document]) -> None:
        seen: defaultdict[str, list[int]] = defaultdict(lambda: [0, 0, 0])
        for document in documents:
            first = set(_FIRST_WORD.findall(document.text))
            for lemma, surface in zip(document.lemmas, document.surfaces, strict=True):
                if surface not in first:
                    seen[lemma][_style(surface)] += 1
        self._seen = dict(seen)

    def of(self, lemma: str) -> str:
        """The base form as it would be written within a sentence."""
        seen = self._seen.get(lemma)
        if seen is None:
            return lemma
        if seen[_UPPER] > 0.6 * sum(seen) and len(lemma) <= 6:
            return lemma.upper()
        if seen[_LOWER] < 0.2 * sum(seen):
            return lemma[:1].upper() + lemma[1:]
        return lemma


def _style(surface: str) -> int:
    if surface.islower():
        return _LOWER
    if len(surface) > 1 and surface.isupper():
        return _UPPER
    return _CAPITAL if surface[0].isupper() else _LOWER


def spelled(keywords: Sequence[Keyword], spelling: Spelling) -> tuple[Keyword, ...]:
    """The keywords as people write them."""
    return tuple(replace(keyword, word=spelling.of(keyword.word)) for keyword in keywords)


def by_reach(keywords: Iterable[Keyword], size: int) -> list[Keyword]:
    """The keywords in the order in which they name a theme of `size` comments.

    A word that a third of the comments say names them better than one that two say over and over.
    """
    return sorted(
        keywords,
        key=lambda keyword: (
            -round(keyword.difference * (keyword.comments / size) ** 0.5, 6),
            keyword.word,
        ),
    )


def name_of(keywords: Sequence[Keyword], taken: set[str]) -> str:
    """A name for people: the most telling words that are not forms of each other.

    A word more is added until no other theme has the name. `taken` learns the name.
    """
    chosen: list[str] = []
    for keyword in keywords:
        if not any(_related(keyword.word, other) for other in chosen):
            chosen.append(keyword.word)
        if len(chosen) >= _IN_NAME and ", ".join(chosen) not in taken:
            break
    name = ", ".join(chosen)
    name = name[:1].upper() + name[1:]
    taken.add(", ".join(chosen))
    return name


def quoted_name(texts: Sequence[str]) -> str:
    """A name for a theme that says no word more than the others do, as where nobody knows its
    language: how its first quote begins."""
    said = " ".join("".join(texts[:1]).split())
    if len(said) <= _LONGEST_NAME:
        return said.rstrip(".")
    return said[:_LONGEST_NAME].rsplit(" ", 1)[0].rstrip(",.;:") + " …"


def _related(one: str, other: str) -> bool:
    one, other = one.casefold(), other.casefold()
    return (
        one[:_SAME_BEGINNING] == other[:_SAME_BEGINNING]
        or (len(other) > 3 and other in one)
        or (len(one) > 3 and one in other)
    )


def telling_quotes(
    texts: Sequence[str], nearness: Sequence[float], weights: dict[str, float], count: int = 3
) -> list[tuple[int, str]]:
    """The most telling texts of a theme as (place, passage), at most `count`.

    `nearness` says how near each text is to the theme's middle. A long text is quoted by its most
    telling sentences, word for word; very short texts and repetitions come last. `weights` are
    the theme's words with how telling they are.
    """
    from rapidfuzz.fuzz import token_set_ratio

    def rank(place: int) -> tuple[bool, float, int]:
        return (len(texts[place]) < _SHORTEST_QUOTE, -round(nearness[place], 6), place)

    chosen: list[tuple[int, str]] = []
    for place in sorted(range(len(texts)), key=rank):
        passage = _passage(texts[place].strip(), weights)
        if all(token_set_ratio(passage, other) < _TOO_ALIKE for _, other in chosen):
            chosen.append((place, passage))
        if len(chosen) == count:
            break
    return chosen


def _passage(text: str, weights: dict[str, float]) -> str:
    if len(text) <= _LONGEST_QUOTE:
        return text
    pieces = [piece for piece in SENTENCE_END.split(text) if piece.strip()]
    starts, at = [], 0
    for piece in pieces:
        at = text.index(piece, at)
        starts.append(at)
        at += len(piece)
    best, most = "", -1.0
    for first, start in enumerate(starts):
        for last in range(first, len(pieces)):
            passage = text[start : starts[last] + len(pieces[last])].strip()
            if len(passage) > _LONGEST_QUOTE:
                break
            lower = passage.casefold()
            told = sum(weight for word, weight in weights.items() if word in lower)
            if told > most:
                best, most = passage, told
    return best or text[:_LONGEST_QUOTE].rsplit(" ", 1)[0] + " …"
