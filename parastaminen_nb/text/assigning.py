"""Large material: themes are found on a sample, and the rest is put where it belongs.

Each remaining comment goes to the theme whose middle is nearest, unless it is farther from it than
nearly all of the sample's own comments are from theirs; then it belongs nowhere.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, Final

from parastaminen_nb.text.weighing import unit_rows

if TYPE_CHECKING:
    import numpy as np
    from scipy.sparse import csr_matrix

_FARTHEST: Final = 0.1
"""The share of the sample's own comments that are farther from their middle than is allowed."""


def stratified(strata: Sequence[tuple[str, ...]], most: int) -> list[int]:
    """At most so many places, of each stratum its share: every n-th in the order of the strata.

    Nothing is left to chance, so the same material gives the same sample.
    """
    if len(strata) <= most:
        return list(range(len(strata)))
    order = sorted(range(len(strata)), key=lambda place: (strata[place], place))
    step = len(order) / most
    return sorted(order[int(turn * step)] for turn in range(most))


def assigned(
    rows: csr_matrix,
    sample: Sequence[int],
    group: np.ndarray[Any, Any],
    sure: np.ndarray[Any, Any],
) -> tuple[np.ndarray[Any, Any], np.ndarray[Any, Any]]:
    """For all rows their group (-1 is nowhere) and how sure that is, from 0 to 1.

    `rows` are of unit length; `sample` are the places of those whose `group` and `sure` are known
    and kept.
    """
    import numpy as np
    from scipy.sparse import csr_matrix

    count, themes = rows.shape[0], int(group.max(initial=-1)) + 1
    found, share = np.full(count, -1), np.zeros(count)
    if themes:
        members = np.flatnonzero(group >= 0)
        belongs = csr_matrix(
            (np.ones(len(members)), (group[members], members)), shape=(themes, len(sample))
        )
        middles = unit_rows(csr_matrix(belongs @ rows[list(sample)]))
        likeness = (rows @ middles.T.tocsr()).toarray().round(6)
        nearest = likeness.argmax(axis=1)
        near = likeness[np.arange(count), nearest]
        own = likeness[np.asarray(sample)[members], group[members]]
        found = np.where(near > float(np.quantile(own, _FARTHEST)), nearest, -1)
        share = near / np.maximum(likeness.sum(axis=1), 1e-9)
    found[list(sample)] = group
    share[list(sample)] = sure
    return found, share
