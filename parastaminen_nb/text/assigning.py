"""Comments beyond a sample, put where their words belong.

Themes found on a sample have a middle: the weighted base forms of their comments. Each remaining
comment goes to the nearest middle, unless it is farther from it than nearly all of the sample's
own comments are from theirs. Base forms alone suffice for that, so that time grows with the words.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, Final

from parastaminen_nb.text.features import Document, as_it_is

if TYPE_CHECKING:
    import numpy as np

_FARTHEST: Final = 0.1
"""The share of the sample's own comments that may be farther from their middle."""


def assigned(
    documents: Sequence[Document],
    sample: Sequence[int],
    group: np.ndarray[Any, Any],
    sure: np.ndarray[Any, Any],
) -> tuple[np.ndarray[Any, Any], np.ndarray[Any, Any], np.ndarray[Any, Any]]:
    """For all documents their group (-1 is nowhere), how sure that is, how near the middle.

    `sample` are the places of the documents whose `group` and `sure` are known; they keep them.
    """
    import numpy as np
    from scipy.sparse import csr_matrix
    from sklearn.feature_extraction.text import TfidfVectorizer
    from sklearn.preprocessing import normalize

    weighing = TfidfVectorizer(analyzer=as_it_is, sublinear_tf=True, min_df=2)
    weighing.fit([documents[place].lemmas for place in sample])
    rows = weighing.transform([document.lemmas for document in documents])
    themes = int(group.max(initial=-1)) + 1
    everywhere = np.full(len(documents), -1)
    if themes == 0:
        return everywhere, np.zeros(len(documents)), np.zeros(len(documents))
    members = np.flatnonzero(group >= 0)
    belongs = csr_matrix(
        (np.ones(len(members)), (group[members], members)), shape=(themes, len(sample))
    )
    middles = normalize(belongs @ rows[np.asarray(sample)])
    nearness = np.asarray((rows @ middles.T).todense()).round(6)
    nearest = nearness.argmax(axis=1)
    near = nearness.max(axis=1)
    own = nearness[np.asarray(sample)[members], group[members]]
    everywhere[near > max(float(np.quantile(own, _FARTHEST)), 0.0)] = 0
    everywhere = np.where(everywhere == 0, nearest, -1)
    everywhere[np.asarray(sample)] = group
    confidence = near / np.maximum(nearness.sum(axis=1), 1e-9)
    confidence[np.asarray(sample)] = sure
    known = everywhere >= 0
    near = np.where(known, nearness[np.arange(len(documents)), np.maximum(everywhere, 0)], 0.0)
    return everywhere, confidence, near
