"""Large material: themes are found on a sample, and the rest is put where it belongs.

Each remaining comment goes to the theme whose middle is nearest, unless it is farther from it than
nearly all of the sample's own comments are from theirs; then it belongs nowhere.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
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


@dataclass(frozen=True)
class Middles:
    """The middles of groups in a space of vectors, and how far from them one may be."""

    at: np.ndarray[Any, Any]
    """Shape (features, groups), columns of unit length."""
    least: float
    """What is less like the middle than this belongs nowhere."""

    @classmethod
    def of(cls, rows: csr_matrix, group: np.ndarray[Any, Any], groups: int = 0) -> Middles:
        """Those of rows of unit length with their groups (-1 is nowhere), so many `groups` or
        more; one that has no row here has no middle, and nothing is like it."""
        import numpy as np
        from scipy.sparse import csr_matrix

        themes = max(int(group.max(initial=-1)) + 1, groups)
        members = np.flatnonzero(group >= 0)
        ones = (np.ones(len(members)), (group[members], members))
        belongs = csr_matrix(ones, shape=(themes, len(group)))
        at = unit_rows(csr_matrix(belongs @ rows)).T.toarray()
        own = (rows @ at).round(6)[members, group[members]]
        return cls(at, float(np.quantile(own, _FARTHEST)) if len(own) else 1.0)

    def nearest(
        self, rows: csr_matrix
    ) -> tuple[np.ndarray[Any, Any], np.ndarray[Any, Any], np.ndarray[Any, Any]]:
        """For rows of the same space their group (-1 is nowhere), how sure that is, from 0 to 1,
        and how near its middle they are, as a cosine."""
        import numpy as np

        if not self.at.shape[1]:
            nothing = np.zeros(rows.shape[0])
            return np.full(rows.shape[0], -1), nothing, nothing
        likeness = (rows @ self.at).round(6)
        nearest = likeness.argmax(axis=1)
        near = likeness[np.arange(len(nearest)), nearest]
        group = np.where(near > self.least, nearest, -1)
        return group, near / np.maximum(likeness.sum(axis=1), 1e-9), near

    def near(self, rows: csr_matrix, group: np.ndarray[Any, Any]) -> np.ndarray[Any, Any]:
        """How near the middle of their groups rows of the same space are, as a cosine; 0 for those
        that are nowhere."""
        import numpy as np

        near = np.zeros(len(group))
        for number in np.unique(group[group >= 0]):
            members = np.flatnonzero(group == number)
            near[members] = (rows[members] @ self.at[:, number]).round(6)
        return near


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
    chosen = list(sample)
    found, share, _near = Middles.of(rows[chosen], group).nearest(rows)
    found[chosen] = group
    share[chosen] = sure
    return found, share
