"""Pairs of words that are said in the same comments more often than chance would have it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations
from math import log
from typing import Final

from parastaminen_nb.core.errors import N_, Sentence
from parastaminen_nb.core.progress import UNSEEN, Progress

LEAST: Final = 3
_MOST_WORDS: Final = 600
_EACH: Final = 3


@dataclass(frozen=True, slots=True)
class Pair:
    """Two words: in how many comments they stand `together`, and each of them in all.

    `difference` is the log-likelihood ratio (G2) of the two standing together; above 3.8 it is
    hardly chance.
    """

    one: str
    other: str
    together: int
    in_one: int
    in_other: int
    difference: float


def pairs(
    comments: Iterable[Sequence[str]],
    *,
    least: int = LEAST,
    most: int = 40,
    progress: Progress = UNSEEN,
) -> list[Pair]:
    """The pairs of base forms that belong together most, of those in `least` comments or more.

    `comments` are given as their telling base forms. The 600 most usual words are looked at.

    >>> [(p.one, p.other, p.together) for p in pairs([["a", "b"], ["b", "a"], ["c"]], least=2)]
    [('a', 'b', 2)]
    """
    sets = [frozenset(lemmas) for lemmas in comments]
    often = Counter(word for said in sets for word in said)
    usual = sorted((w for w in often if often[w] >= least), key=lambda w: (-often[w], w))
    known = frozenset(usual[:_MOST_WORDS])
    together: Counter[tuple[str, str]] = Counter()
    progress.doing(Sentence(N_("Looking for words that go together.")))
    for said in progress.each(sets):
        together.update(combinations(sorted(said & known), 2))
    found = [
        Pair(one, other, n, often[one], often[other], _g2(n, often[one], often[other], len(sets)))
        for (one, other), n in together.items()
        if n >= least and n * len(sets) > often[one] * often[other]
    ]
    return sorted(found, key=lambda pair: (-round(pair.difference, 6), pair.one, pair.other))[:most]


def varied(found: Iterable[Pair], most: int, *, each: int = _EACH) -> list[Pair]:
    """The first of these pairs in which no word stands more often than `each`."""
    times: Counter[str] = Counter()
    kept: list[Pair] = []
    for pair in found:
        if len(kept) == most:
            break
        if times[pair.one] < each and times[pair.other] < each:
            times.update((pair.one, pair.other))
            kept.append(pair)
    return kept


def _g2(both: int, one: int, other: int, all_of: int) -> float:
    """The log-likelihood ratio of a table of two by two (Dunning 1993)."""
    ratio = 0.0
    for seen, row, column in (
        (both, one, other),
        (one - both, one, all_of - other),
        (other - both, all_of - one, other),
        (all_of - one - other + both, all_of - one, all_of - other),
    ):
        if seen:
            ratio += seen * log(seen * all_of / (row * column))
    return max(0.0, 2 * ratio)
