"""Counting terms and weighing them by how telling they are (TF-IDF), in sparse matrices.

Parts of words are counted by way of the words: each different word is taken apart once, and what
a comment holds is a product of two sparse matrices. So long material costs what its vocabulary
costs, not what its letters do. The weights are those usual for text (Salton and Buckley 1988):
1 + ln(times) for a term within a comment, ln((1 + n) / (1 + comments with it)) + 1 over all n.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import numpy as np
    from scipy.sparse import csr_matrix

_PARTS = (3, 4, 5)


def term_counts(
    comments: Iterable[Sequence[str]], columns: Mapping[str, int] | None = None
) -> tuple[csr_matrix, dict[str, int]]:
    """How often each term stands in each comment, and the column of each term.

    Columns are in the order in which terms are first met. Where `columns` are given, they are
    those, and other terms are left out.
    """
    import numpy as np
    from scipy.sparse import csr_matrix

    column: dict[str, int] = {}
    places: list[int] = []
    ends = [0]
    for terms in comments:
        if columns is None:
            places.extend([column.setdefault(term, len(column)) for term in terms])
        else:
            places.extend([columns[term] for term in terms if term in columns])
        ends.append(len(places))
    known = column if columns is None else dict(columns)
    shape = (len(ends) - 1, len(known))
    counts = csr_matrix((np.ones(len(places)), np.asarray(places, dtype=np.int64), ends), shape)
    counts.sum_duplicates()
    return counts, known


def part_counts(
    comments: Iterable[Sequence[str]], columns: Mapping[str, int] | None = None
) -> tuple[csr_matrix, dict[str, int]]:
    """How often each part of a word, three to five letters with its edges, is in each comment,
    and the column of each part; see `term_counts`."""
    from scipy.sparse import csr_matrix

    words, terms = term_counts(comments)
    parts, known = term_counts(map(parts_of, terms), columns)
    return csr_matrix(words @ parts), known


def parts_of(word: str) -> list[str]:
    """The parts of a word; its edges are marked by a space.

    >>> parts_of("koe")
    [' ko', 'koe', 'oe ', ' koe', 'koe ', ' koe ']
    """
    edged = f" {word} "
    return [edged[i : i + n] for n in _PARTS for i in range(len(edged) - n + 1)]


def weighed(counts: csr_matrix, least: int, most: float) -> csr_matrix:
    """The counts as weights, rows of unit length or empty, columns as they were; see `telling`."""
    return scaled(counts, telling(counts, least, most))


def telling(counts: csr_matrix, least: int, most: float) -> np.ndarray[Any, Any]:
    """How telling each column is. Terms in fewer than `least` comments, or in more than the share
    `most` of them, tell nothing."""
    import numpy as np

    total = counts.shape[0]
    often = np.bincount(counts.indices, minlength=counts.shape[1])
    tells = (often >= least) & (often <= most * total)
    return np.where(tells, np.log((1 + total) / (1 + often)) + 1, 0.0)


def scaled(counts: csr_matrix, scale: np.ndarray[Any, Any]) -> csr_matrix:
    """The counts as weights, each column as telling as `scale` says; rows of unit length."""
    import numpy as np

    weights = counts.astype(np.float64)
    weights.data = (1 + np.log(weights.data)) * scale[weights.indices]
    weights.eliminate_zeros()
    return unit_rows(weights)


def unit_rows(rows: csr_matrix) -> csr_matrix:
    """The same rows, each of length one; empty rows stay empty."""
    import numpy as np

    row = np.repeat(np.arange(rows.shape[0]), np.diff(rows.indptr))
    lengths = np.sqrt(np.bincount(row, np.square(rows.data), minlength=rows.shape[0]))
    scaled = rows.copy()
    scaled.data = rows.data / np.where(lengths > 0, lengths, 1.0)[row]
    return scaled
