"""How often what was said, counted in parts that add up.

A tally of one half of the material and a tally of the other, added, are the tally of the whole, to
the last digit and in any order. So the same function counts a workshop on a laptop, a million
comments part by part in little memory, and parts of them on several machines (see `spread`).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import chain
from typing import TYPE_CHECKING, Final

from parastaminen_nb.text.keyness import Counts, keywords
from parastaminen_nb.text.language import LANGUAGES, comment_languages
from parastaminen_nb.text.lemmas import Lemmas
from parastaminen_nb.text.telling_words import telling_words
from parastaminen_nb.text.theme import Keyword
from parastaminen_nb.text.words import words

if TYPE_CHECKING:
    import pandas as pd

NO_VALUE: Final = ""
"""The group of those comments whose cell in the column is empty."""


@dataclass(slots=True)
class Tally:
    """Counts of a material: all of it, and each group of each column that it is divided by.

    `languages` counts comments by language ("" where it is none of ours); `groups` holds for each
    column and each value in it how many comments there are and what they say.
    """

    comments: int = 0
    languages: Counter[str] = field(default_factory=Counter)
    sizes: dict[str, Counter[str]] = field(default_factory=dict)
    groups: dict[str, dict[str, Counts]] = field(default_factory=dict)
    words: Counts = field(default_factory=Counts)

    def __add__(self, other: Tally) -> Tally:
        total = Tally()
        total += self
        total += other
        return total

    def __iadd__(self, other: Tally) -> Tally:
        """Add in place. Linear in what is added, so that many parts cost what the whole costs."""
        self.comments += other.comments
        self.languages.update(other.languages)
        _add(self.words, other.words)
        for column, sizes in other.sizes.items():
            self.sizes.setdefault(column, Counter()).update(sizes)
        for column, values in other.groups.items():
            mine = self.groups.setdefault(column, {})
            for value, counts in values.items():
                _add(mine.setdefault(value, Counts()), counts)
        return self

    def keyness(self, column: str, value: str) -> list[Keyword]:
        """The words that one group says more than the others, most telling first."""
        here = self.groups[column][value]
        return [word for word in keywords(here, self.words.without(here)) if word.difference > 0]


class Teller:
    """Counts frames of comments, and remembers the base forms of words from frame to frame.

    `by` are the columns that the material is divided by. A comment whose language is none of ours
    is read in `usual`: which one that is must not depend on the part that happens to be counted.
    """

    def __init__(
        self, by: Sequence[str] = (), *, usual: str = "fi", lemmas: Lemmas | None = None
    ) -> None:
        self.by = tuple(by)
        self.usual = usual
        base = lemmas or Lemmas()
        self._telling = {language: telling_words(base, language) for language in LANGUAGES}

    def tally(self, comments: pd.DataFrame) -> Tally:
        """The tally of one frame (see `parastaminen_nb.tables`)."""
        languages = comment_languages(comments)
        said: list[list[str]] = []
        for text, language in zip(comments["text"].tolist(), languages, strict=True):
            telling = self._telling[language or self.usual]
            said.append([lemma for word in words(text) if (lemma := telling[word])])
        found = Tally(len(said), Counter(languages), words=_counted(said))
        for column in self.by:
            rows: dict[str, list[list[str]]] = {}
            for value, lemmas in zip(_values(comments, column), said, strict=True):
                rows.setdefault(value, []).append(lemmas)
            found.sizes[column] = Counter({value: len(part) for value, part in rows.items()})
            found.groups[column] = {value: _counted(part) for value, part in rows.items()}
        return found


def tally(parts: Iterable[pd.DataFrame], teller: Teller) -> Tally:
    """The tally of material that comes in parts; only one of them is in memory at a time."""
    total = Tally()
    for part in parts:
        total += teller.tally(part)
    return total


def _values(comments: pd.DataFrame, column: str) -> list[str]:
    cells = comments[column].tolist() if column in comments else [None] * len(comments)
    return [cell if isinstance(cell, str) else NO_VALUE for cell in cells]


def _counted(said: Sequence[Sequence[str]]) -> Counts:
    return Counts(
        Counter(chain.from_iterable(said)),
        Counter(chain.from_iterable(map(set, said))),
    )


def _add(to: Counts, counts: Counts) -> None:
    to.times.update(counts.times)
    to.comments.update(counts.comments)
