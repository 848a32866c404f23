"""Likeness: comments that say the same in the same words, found in time that grows as they do.

Candidates are those that share telling words (TF-IDF of words, cosine), and a candidate is taken
where the words, put in order, agree to 85 of 100 letters (the token sort ratio of rapidfuzz: the
longest common subsequence against both lengths). In a short comment one word exchanged for another
makes another statement. Every comment of a group is that like its first
one; likeness is never handed on from one to the next, so that a chain of small changes does not
join what differs.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from parastaminen_nb.core.progress import UNSEEN, Progress
from parastaminen_nb.text.weighing import term_counts, weighed
from parastaminen_nb.text.words import words

if TYPE_CHECKING:
    from scipy.sparse import csr_matrix

ENOUGH: Final = 85.0
"""From 0 to 100: how like the first comment of its group a comment is at least."""

_CANDIDATES: Final = 10
_SHARED: Final = 0.5
_RAREST: Final = 8
"""So many of a comment's rarest words find its like; usual ones cost much and part nobody."""
_ALWAYS: Final = 3
_USUAL: Final = 500
"""Words in more comments than this are looked at only among the rarest three of a comment."""

_SHORT: Final = 12
_SLIP: Final = 70.0
"""Words less alike than this, from 0 to 100, are not one word written wrong."""


@dataclass(frozen=True, slots=True)
class Alike:
    """Comments that say the same. `rows` are their places in the order given, at least two.

    `likeness` is for each of them from 0 to 100, how like the first it is; the first has 100.
    """

    rows: tuple[int, ...]
    likeness: tuple[float, ...]


def find_alike(texts: Sequence[str], progress: Progress = UNSEEN) -> list[Alike]:
    """The groups of texts that are the same or nearly so, in the order of their first ones.

    Punctuation, capitals, spaces and the order of words make no difference. What has no words
    (emoji, numbers) is like only what is written the same. A text is in one group at most.

    >>> [group.rows for group in find_alike(["Lisää busseja!", "Hyvä.", "Busseja lisää", "hyvä"])]
    [(0, 2), (1, 3)]
    """
    place_of: dict[tuple[str, ...], int] = {}
    reading, comparing = progress.split(1, 3)
    place = [place_of.setdefault(_plain(text), len(place_of)) for text in reading.each(texts)]
    different = list(place_of)
    first, likeness = _firsts(different, comparing)
    rows_of: dict[int, list[int]] = {}
    for row, at in enumerate(place):
        rows_of.setdefault(first[at], []).append(row)
    return [
        Alike(tuple(rows), tuple(likeness[place[row]] for row in rows))
        for rows in rows_of.values()
        if len(rows) > 1
    ]


def _plain(text: str) -> tuple[str, ...]:
    """The words of a text in order of the alphabet; a text without words as it is written."""
    said = sorted(words(text.casefold()))
    return tuple(said) if said else ("", *text.casefold().split())


def _firsts(
    different: Sequence[tuple[str, ...]], progress: Progress
) -> tuple[list[int], list[float]]:
    """For each text the place of the first of its group, and how like that one it is."""
    from rapidfuzz.fuzz import ratio

    joined = [" ".join(text) for text in different]
    first = list(range(len(different)))
    likeness = [100.0] * len(different)
    finding, holding = progress.split(2, 1)
    near = _candidates(different)
    finding.finish()
    indptr, indices = near.indptr.tolist(), near.indices.tolist()
    for at, text in enumerate(holding.each(different)):
        if not text[0]:
            continue
        before = {first[other] for other in indices[indptr[at] : indptr[at + 1]] if other < at}
        best, most = at, ENOUGH
        for leader in sorted(before):
            agreed = ratio(joined[at], joined[leader], score_cutoff=most)
            better = agreed >= ENOUGH and (best == at or agreed > most)
            if better and not _says_other(text, different[leader]):
                best, most = leader, agreed
        if best != at:
            first[at], likeness[at] = best, round(most, 1)
    return first, likeness


def _says_other(one: Sequence[str], other: Sequence[str]) -> bool:
    """Whether a short text has another word in the place of one: aamulla for illalla.

    Letters alone would join them. In a long text one word makes no other statement.
    """
    if min(len(one), len(other)) > _SHORT:
        return False
    fewer, more = sorted((set(one) - set(other), set(other) - set(one)), key=len)
    return any(not any(_slip(word, another) for another in more) for word in fewer)


def _slip(one: str, other: str) -> bool:
    """Whether one is the other written wrong, or another form of it."""
    from rapidfuzz.distance import OSA
    from rapidfuzz.fuzz import ratio

    return OSA.distance(one, other) <= 1 or ratio(one, other) >= _SLIP


def _candidates(different: Sequence[tuple[str, ...]]) -> csr_matrix:
    """For each text the others that share most of its telling words, both ways round."""
    import numpy as np
    from scipy.sparse import csr_matrix
    from sparse_dot_topn import sp_matmul_topn

    counts, _ = term_counts(text if text[0] else () for text in different)
    if not counts.nnz:
        return csr_matrix((len(different), len(different)))
    rows = weighed(_rarest(counts), 1, 1.0)
    near = sp_matmul_topn(
        rows, rows.T.tocsr(), top_n=_CANDIDATES, threshold=_SHARED, sort=True, n_threads=1
    )
    near.data = np.ones(len(near.data))
    both = csr_matrix(near + near.T)
    both.sort_indices()
    return both


def _rarest(counts: csr_matrix) -> csr_matrix:
    """The counts of each row's rarest terms alone; of equally rare ones the first in order."""
    import numpy as np
    from scipy.sparse import csr_matrix

    often = np.bincount(counts.indices, minlength=counts.shape[1])
    row = np.repeat(np.arange(counts.shape[0]), np.diff(counts.indptr))
    order = np.lexsort((counts.indices, often[counts.indices], row))
    turn = np.arange(len(order)) - counts.indptr[row]
    rare = often[counts.indices[order]] <= _USUAL
    kept = order[(turn < _ALWAYS) | ((turn < _RAREST) & rare)]
    return csr_matrix((counts.data[kept], (row[kept], counts.indices[kept])), shape=counts.shape)
