"""Themes of comments: found without being told how many, the same on every run.

Languages that many write in are looked at apart; otherwise a language would be the strongest
theme of all. Comments become vectors (`features`), vectors a net of the most alike, the net falls
into groups (`graph`), and a group is named by the words that it says more than the rest
(`keyness`, `naming`). A comment that says nothing, or is tied to several groups and to none of
them well, belongs nowhere. `benchmarks/comments.py` measures it against other methods.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from math import log
from typing import TYPE_CHECKING, Any, Final, Literal

from parastaminen_nb.core.errors import N_, Sentence
from parastaminen_nb.core.progress import UNSEEN, Progress
from parastaminen_nb.text.assigning import Middles
from parastaminen_nb.text.features import EACH, LOADING
from parastaminen_nb.text.graph import communities, to_nearest
from parastaminen_nb.text.ground import MOST_AT_ONCE, Ground, Part
from parastaminen_nb.text.lemmas import Lemmas
from parastaminen_nb.text.telling import Grouped, told
from parastaminen_nb.text.theme import Themes

if TYPE_CHECKING:
    import numpy as np
    import pandas as pd
    from scipy.sparse import csr_matrix

HowMany = Literal["fewer", "normal", "more"]

RESOLUTION: Final[dict[HowMany, float]] = {"fewer": 0.5, "normal": 1.15, "more": 2.0}
"""Leiden's resolution for a workshop's worth of comments; larger material has half as much more."""
_SMALLEST: Final = 3
_FINDING: Final = 0.000_13
"""Seconds for a comment, where its base forms take `EACH`."""
_TYING: Final = 5
"""So many times longer it takes to hold a comment against all others than against the groups."""
_LEAST_SHARE: Final = 0.2
_LEAST_HOLD: Final = 0.3


def find_themes(
    comments: pd.DataFrame,
    *,
    how_many: HowMany = "normal",
    lemmas: Lemmas | None = None,
    progress: Progress = UNSEEN,
    most_at_once: int = MOST_AT_ONCE,
) -> Themes:
    """The themes of a frame of comments (see `parastaminen_nb.tables`).

    The language of each comment is taken from `language` where it is fi, sv or en, and told from
    the text otherwise. Few comments, or comments without words in common, have no themes.
    """
    reading, finding = progress.split(LOADING + EACH * len(comments), _FINDING * len(comments))
    ground = Ground.of(comments, lemmas or Lemmas(), reading, most=most_at_once)
    return themes_on(ground, how_many, finding)


def themes_on(ground: Ground, how_many: HowMany = "normal", progress: Progress = UNSEEN) -> Themes:
    """The themes that are found on this ground."""
    finding, telling = progress.split(4, 1)
    finding.doing(Sentence(N_("Finding the themes.")))
    found = _groups(ground, how_many, finding)
    telling.doing(Sentence(N_("Naming the themes.")))
    return told(ground, found, progress=telling)


def themes_of(
    ground: Ground,
    group_of: Sequence[int],
    *,
    names: Mapping[int, str] | None = None,
    progress: Progress = UNSEEN,
) -> Themes:
    """The themes that given groups of comments are: numbered by size, named, with words and quotes.

    `group_of` is for each comment the number of its group from 0, and -1 where it belongs
    nowhere. Groups in `names` are called so. The same text is in one group only: its first one.
    Groups that were found have the words and quotes with which they were found.
    """
    import numpy as np

    weighing, telling = progress.split(3, 2)
    weighing.doing(Sentence(N_("Looking at the themes anew.")))
    group = np.array([group_of[row] for row in ground.different.first], dtype=int)
    groups = int(group.max(initial=-1)) + 1
    sure, near = np.full(len(group), np.nan), np.zeros(len(group))
    for part, (tying, rest) in _shares(ground, weighing):
        sample, rows = part.sample, part.rows
        sure[sample] = _ties(part.net(tying), group[sample])[0]
        near[sample] = _nearness(rows, group[sample])
        if part.rest:
            middles = Middles.of(rows, group[sample], groups)
            for some, vectors in part.rest_by_and_by(rest):
                near[some] = middles.near(vectors, group[some])
    telling.doing(Sentence(N_("Naming the themes.")))
    return told(ground, Grouped(group, sure, near), names, telling)


def _resolution(comments: int, how_many: HowMany) -> float:
    # 150 comments in a dozen themes are no overview; 1,000 comments in eight hide too much.
    large = (log(max(comments, 1)) - log(150)) / (log(1000) - log(150))
    return RESOLUTION[how_many] * (1 + 0.5 * min(max(large, 0.0), 1.0))


def _shares(ground: Ground, progress: Progress) -> Iterator[tuple[Part, tuple[Progress, Progress]]]:
    """The parts one after another, each with the progress of its sample and that of its rest."""
    sizes = [len(part.places) for part in ground.parts]
    for part, own in zip(ground.parts, progress.split(*sizes), strict=True):
        if part.places:
            tying, rest = own.split(_TYING * len(part.sample), len(part.rest))
            yield part, (tying, rest)


def _groups(ground: Ground, how_many: HowMany, progress: Progress) -> Grouped:
    import numpy as np

    documents = ground.different.documents
    group = np.full(len(documents), -1)
    sure, near = np.full(len(documents), np.nan), np.zeros(len(documents))
    for part, (tying, rest) in _shares(ground, progress):
        sample, rows = part.sample, part.rows
        speaking = np.array([bool(documents[place].lemmas) for place in sample], dtype=bool)
        resolution = _resolution(len(sample), how_many)
        found, share = _grouped(rows, part.net(tying), speaking, resolution)
        above = group.max(initial=-1) + 1
        if part.rest:
            middles = Middles.of(rows, found)
            for some, vectors in part.rest_by_and_by(rest):
                there, _share, near[some] = middles.nearest(vectors)
                said = np.array([bool(documents[place].lemmas) for place in some], dtype=bool)
                group[some] = np.where(said & (there >= 0), there + above, -1)
        sure[sample], near[sample] = share, _nearness(rows, found)
        group[sample] = np.where(found >= 0, found + above, -1)
    return Grouped(group, sure, near)


def _grouped(
    rows: csr_matrix, net: csr_matrix, speaking: np.ndarray[Any, Any], resolution: float
) -> tuple[np.ndarray[Any, Any], np.ndarray[Any, Any]]:
    """For rows of one language their group (-1 is nowhere) and how sure it is, from 0 to 1."""
    import numpy as np

    group = to_nearest(rows, communities(net, resolution))
    share, hold = _ties(net, group)
    usual = float(np.median(hold[speaking])) if speaking.any() else 0.0
    belongs = speaking & (share >= _LEAST_SHARE) & (hold >= _LEAST_HOLD * usual)
    group = np.where(belongs, group, -1)
    sizes = np.bincount(group[group >= 0], minlength=1)
    return np.where((group >= 0) & (sizes[np.maximum(group, 0)] >= _SMALLEST), group, -1), share


def _ties(net: csr_matrix, group: np.ndarray[Any, Any]) -> tuple[Any, Any]:
    """For each row the share of its likeness that stays in its group, and the mean of the five
    strongest ties within it."""
    import numpy as np

    ties = net.tocoo()
    inside = group[ties.row] == group[ties.col]
    count = net.shape[0]
    every = np.bincount(ties.row, ties.data, minlength=count)
    own = np.bincount(ties.row[inside], ties.data[inside], minlength=count)
    order = np.lexsort((-ties.data[inside], ties.row[inside]))
    row, tie = ties.row[inside][order], ties.data[inside][order]
    turn = np.arange(len(row)) - np.searchsorted(row, row)
    hold = np.bincount(row[turn < 5], tie[turn < 5], minlength=count) / 5
    return own / np.maximum(every, 1e-9), hold


def _nearness(rows: csr_matrix, group: np.ndarray[Any, Any]) -> np.ndarray[Any, Any]:
    """How near each row is to the middle of its group, as a cosine; 0 where it has none."""
    import numpy as np

    near = np.zeros(len(group))
    for number in range(int(group.max(initial=-1)) + 1):
        members = np.flatnonzero(group == number)
        if len(members):
            own = rows[members]
            middle = np.asarray(own.sum(axis=0)).ravel()
            near[members] = own @ (middle / np.sqrt(np.square(middle).sum()))
    return near
