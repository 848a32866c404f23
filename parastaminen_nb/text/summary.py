"""A summary by extraction: the fewest real sentences that cover most of what was said.

Nothing is written anew. Each sentence stands word for word in a comment and is told with its row.
The method is greedy coverage: a word that several comments say weighs the number of those
comments, and the sentence that adds most weight for its length comes next (Filatova and
Hatzivassiloglou 2004; the bound of greedy choice is that of Khuller, Moss and Naor 1999). A word
that is covered adds nothing, so the second sentence says something else than the first.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from heapq import heapify, heappop, heappush
from typing import TYPE_CHECKING, Final

from parastaminen_nb.core.progress import UNSEEN, Progress
from parastaminen_nb.tables import natural
from parastaminen_nb.text.features import told_words
from parastaminen_nb.text.language import LANGUAGES, comment_languages
from parastaminen_nb.text.lemmas import Lemmas
from parastaminen_nb.text.theme import Themes
from parastaminen_nb.text.words import words

if TYPE_CHECKING:
    import pandas as pd

MOST: Final = 5
"""Sentences in one summary."""
ENOUGH: Final = 0.5
"""The share of what several people said at which a summary may stop."""

_SENTENCE: Final = re.compile(r"(?<=[.!?…])\s+(?=[\"”»(–-]?\s?[A-ZÅÄÖ0-9])|\n+")
_SHORTEST: Final = 4  # words
_LONGEST: Final = 45
_LEAST_GAIN: Final = 0.025


@dataclass(frozen=True, slots=True)
class Said:
    """A sentence of a summary: the place of its comment among the texts, and its words."""

    place: int
    text: str


@dataclass(frozen=True, slots=True)
class Summary:
    """The sentences that tell most, and how much of what several comments say they cover (0–1)."""

    sentences: tuple[Said, ...] = ()
    share: float = 0.0


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the material and its summary: those with this `value` in this `column`, or the
    comments of a theme (`column` is "theme", `value` its name). `rows` are labels of the frame
    for each sentence, `size` its number of comments."""

    column: str
    value: str
    size: int
    summary: Summary
    rows: tuple[int, ...]


def summaries(
    comments: pd.DataFrame,
    themes: Themes | None = None,
    lemmas: Lemmas | None = None,
    progress: Progress = UNSEEN,
) -> tuple[Part, ...]:
    """A summary of each case and of each theme of a frame of comments; empty ones are left out."""
    known = lemmas or Lemmas()
    texts = [str(text) for text in comments["text"]]
    languages = comment_languages(comments)
    usual = max(LANGUAGES, key=lambda language: (languages.count(language), language == "fi"))
    parts: list[tuple[str, str, list[int]]] = []
    cases = comments["case"].tolist()
    named = sorted({case for case in cases if isinstance(case, str)}, key=natural)
    parts += [("case", c, [at for at, case in enumerate(cases) if case == c]) for c in named]
    for theme in themes.themes if themes else ():
        assert themes is not None
        own = [at for at, number in enumerate(themes.theme_of) if number == theme.id]
        parts.append(("theme", theme.name, own))
    labels = comments.index.tolist()
    found = []
    shares = progress.split(*(len(places) for _column, _value, places in parts))
    for (column, value, places), share in zip(parts, shares, strict=True):
        share.at(0)
        told = summary(
            [texts[at] for at in places], [languages[at] for at in places], known, usual=usual
        )
        if told.sentences:
            rows = tuple(int(labels[places[one.place]]) for one in told.sentences)
            found.append(Part(column, value, len(places), told, rows))
    return tuple(found)


def summary(
    texts: Sequence[str],
    languages: Sequence[str],
    lemmas: Lemmas,
    *,
    usual: str = "fi",
    most: int = MOST,
) -> Summary:
    """The summary of some comments; empty where no word is said by two of them.

    Linear in the number of comments, but for the sentences that are chosen.

    >>> said = ["Bussi kulkee liian harvoin.", "Iltaisin bussi ei kulje. Hinta on hyvä."]
    >>> [one.text for one in summary(said, ["fi", "fi"], Lemmas()).sentences]
    ['Bussi kulkee liian harvoin.']
    """
    sentences: list[tuple[int, str, frozenset[str], int]] = []
    heard: Counter[str] = Counter()
    for place, (text, language) in enumerate(zip(texts, languages, strict=True)):
        told: set[str] = set()
        for piece in _SENTENCE.split(text):
            said = words(piece)
            own = frozenset(told_words(said, lemmas, language, usual)[0])
            told |= own
            if own and len(said) <= _LONGEST:
                sentences.append((place, piece.strip(), own, len(said)))
        heard.update(told)
    weight = {word: times for word, times in heard.items() if times > 1}
    whole = sum(weight.values())
    chosen: list[Said] = []
    covered: set[str] = set()
    got = 0

    def rank(at: int) -> tuple[float, int]:
        place, _text, own, length = sentences[at]
        gain = sum(weight.get(word, 0) for word in own - covered)
        # A long sentence covers more only because it is long; a stump of two words tells nothing.
        return -gain / max(length, _SHORTEST) ** 0.5, place

    # What a sentence adds only shrinks while others are chosen: whoever is first when it is
    # reckoned anew is first of all (Minoux 1978), so that few are reckoned anew.
    line = [(rank(at), at) for at in range(len(sentences))]
    heapify(line)
    while line and len(chosen) < most and got < ENOUGH * whole:
        _old, at = heappop(line)
        now = rank(at)
        if line and now > line[0][0]:
            heappush(line, (now, at))
            continue
        place, text, own, _length = sentences[at]
        gain = sum(weight.get(word, 0) for word in own - covered)
        if gain < max(2, _LEAST_GAIN * whole):
            break
        got += gain
        covered |= own
        chosen.append(Said(place, text))
    return Summary(tuple(chosen), round(got / whole, 4) if whole else 0.0)
