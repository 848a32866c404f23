"""Counting terms and weighing them by how telling they are (TF-IDF), in sparse matrices.

Parts of words are counted by way of the words: each different word is taken apart once, and what
a comment holds is a product of two sparse matrices. So long material costs what its vocabulary
costs, not what its letters do. The weights are those usual for text (Salton and Buckley 1988):
1 + ln(times) for a term within a comment, ln((1 + n) / (1 + comments with it)) + 1 over all n.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from scipy.sparse import csr_matrix

_PARTS = (3, 4, 5)


def term_counts(comments: Iterable[Sequence[str]]) -> tuple[csr_matrix, list[str]]:
    """How often each term stands in each comment; columns in the order terms are first met."""
    import numpy as np
    from scipy.sparse import csr_matrix

    column: dict[str, int] = {}
    places: list[int] = []
    ends = [0]
    for terms in comments:
        places.extend([column.setdefault(term, len(column)) for term in terms])
        ends.append(len(places))
    shape = (len(ends) - 1, len(column))
    counts = csr_matrix((np.ones(len(places)), np.asarray(places, dtype=np.int64), ends), shape)
    counts.sum_duplicates()
    return counts, list(column)


def part_counts(comments: Iterable[Sequence[str]]) -> csr_matrix:
    """How often each part of a word, three to five letters with its edges, is in each comment."""
    import numpy as np
    from scipy.sparse import csr_matrix

    words, terms = term_counts(comments)
    parts, _ = term_counts(map(parts_of, terms))
    if not terms:
        return csr_matrix((words.shape[0], 0), dtype=np.float64)
    return csr_matrix(words @ parts)


def parts_of(word: str) -> list[str]:
    """The parts of a word; its edges are marked by a space.

    >>> parts_of("koe")
    [' ko', 'koe', 'oe ', ' koe', 'koe ', ' koe ']
    """
    edged = f" {word} "
    return [edged[i : i + n] for n in _PARTS for i in range(len(edged) - n + 1)]


def weighed(counts: csr_matrix, least: int, most: float) -> csr_matrix:
    """The counts as weights, rows of unit length (or empty), columns as they were.

    Terms in fewer than `least` comments, or in more than the share `most` of them, weigh nothing.
    """
    import numpy as np

    weights = counts.copy().astype(np.float64)
    total = weights.shape[0]
    often = np.bincount(weights.indices, minlength=weights.shape[1])
    telling = (often >= least) & (often <= most * total)
    scale = np.where(telling, np.log((1 + total) / (1 + often)) + 1, 0.0)
    weights.data = (1 + np.log(weights.data)) * scale[weights.indices]
    weights.eliminate_zeros()
    return unit_rows(weights)


def unit_rows(rows: csr_matrix) -> csr_matrix:
    """The same rows, each of length one; empty rows stay empty."""
    import numpy as np

    lengths: Any = np.sqrt(np.asarray(rows.multiply(rows).sum(axis=1)).ravel())
    scaled = rows.copy()
    scaled.data = rows.data / np.repeat(np.where(lengths > 0, lengths, 1.0), np.diff(rows.indptr))
    return scaled
