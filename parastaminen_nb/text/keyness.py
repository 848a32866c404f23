"""Keyness: which words one part of the material says more than the rest, with the counts.

The measure is the log-likelihood ratio G2 of Dunning (1993) for two corpora, as Rayson and
Garside (2000) reckon it from the word's counts alone. Counts add up: those of two halves of the
material, taken together, are those of the whole, so that large material can be counted in parts.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from math import log

from parastaminen_nb.text.theme import Keyword


@dataclass(slots=True)
class Counts:
    """How often each word stands in some comments, and in how many of them."""

    times: Counter[str] = field(default_factory=Counter)
    comments: Counter[str] = field(default_factory=Counter)

    def add(self, lemmas: Sequence[str]) -> None:
        """Count one comment more."""
        self.times.update(lemmas)
        self.comments.update(set(lemmas))

    def __add__(self, other: Counts) -> Counts:
        return Counts(self.times + other.times, self.comments + other.comments)

    def without(self, part: Counts) -> Counts:
        """The counts of the rest, where `part` is a part of these."""
        return Counts(self.times - part.times, self.comments - part.comments)


def counted(comments: Iterable[Sequence[str]]) -> Counts:
    """The counts of comments that are given as their base forms."""
    counts = Counts()
    for lemmas in comments:
        counts.add(lemmas)
    return counts


def difference(here: int, elsewhere: int, all_here: int, all_elsewhere: int) -> float:
    """The log-likelihood ratio of a word, negative where it is rarer here than elsewhere.

    `all_here` and `all_elsewhere` are the numbers of words. Above 3.84 chance alone would do it
    in one case of twenty, above 6.63 in one of a hundred (chi square, one degree of freedom).

    >>> round(difference(17, 2, 1240, 2310), 1), round(difference(1, 15, 1240, 2310), 1)
    (24.7, -7.5)
    """
    together, all_words = here + elsewhere, all_here + all_elsewhere
    if not together or not all_here or not all_elsewhere:
        return 0.0
    ratio = 0.0
    for seen, size in ((here, all_here), (elsewhere, all_elsewhere)):
        if seen:
            ratio += seen * log(seen / (together * size / all_words))
    ratio = max(0.0, 2 * ratio)  # not below nothing by rounding
    return ratio if here * all_elsewhere >= elsewhere * all_here else -ratio


def keywords(here: Counts, elsewhere: Counts, *, least: int = 2) -> list[Keyword]:
    """The words of one part, most telling first, each with its counts and its difference.

    Words in fewer than `least` comments of the part are left out: they are one person's. Equal
    words stand in the order of the alphabet, so that the list is always the same.
    """
    return _told(here, elsewhere.times, elsewhere.times.total(), least)


def keywords_within(part: Counts, whole: Counts, *, least: int = 2) -> list[Keyword]:
    """The same for a part of some material, held against all the rest of it. What the part does
    not say is not looked at, so that a small part of very much material costs little."""
    rest = Counter({word: whole.times[word] - times for word, times in part.times.items()})
    return _told(part, rest, whole.times.total() - part.times.total(), least)


def _told(here: Counts, elsewhere: Counter[str], all_elsewhere: int, least: int) -> list[Keyword]:
    all_here = here.times.total()
    found = [
        Keyword(
            word,
            times,
            elsewhere[word],
            here.comments[word],
            difference(times, elsewhere[word], all_here, all_elsewhere),
        )
        for word, times in here.times.items()
        if here.comments[word] >= least
    ]
    return sorted(found, key=lambda keyword: (-keyword.difference, keyword.word))


def keyness(parts: Mapping[str, Counts]) -> dict[str, list[Keyword]]:
    """For each part the words that set it apart from all other parts together."""
    whole = sum(parts.values(), Counts())
    return {name: keywords_within(part, whole) for name, part in parts.items()}
