"""Themes of comments: found without being told how many, the same on every run.

Languages that many write in are looked at apart; otherwise a language would be the strongest
theme of all. Comments become vectors (`features`), vectors a net of the most alike, the net falls
into groups (`graph`), and a group is named by the words that it says more than the rest
(`keyness`, `naming`). A comment that says nothing, or is tied to several groups and to none of
them well, belongs nowhere. `benchmarks/comments.py` measures it against other methods.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from math import log
from typing import TYPE_CHECKING, Any, Final, Literal

from parastaminen_nb.core.errors import N_, Sentence
from parastaminen_nb.core.progress import UNSEEN, Progress
from parastaminen_nb.tables import spread_columns
from parastaminen_nb.text.assigning import Middles, stratified
from parastaminen_nb.text.different import Different
from parastaminen_nb.text.features import EACH, LOADING, Document, Space, vectors
from parastaminen_nb.text.graph import communities, neighbours, to_nearest
from parastaminen_nb.text.language import LANGUAGES
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
MOST_AT_ONCE: Final = 10_000
"""Above so many different comments the themes are found on a sample and the rest assigned."""

_SMALLEST: Final = 3
_OWN_NET: Final = 50
"""So many comments in a language have themes of their own; fewer are looked at with the rest."""
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
    # What each of them takes, in seconds: loading and base forms, groups, names and quotes.
    n = len(comments)
    reading, finding, telling = progress.split(LOADING + EACH * n, 0.000_2 * n, 0.000_05 * n)
    reading.doing(Sentence(N_("Loading the words…")))
    different = Different.of(comments, lemmas or Lemmas(), reading)
    finding.doing(Sentence(N_("Finding the themes.")))
    strata = _strata(comments, different.first)
    found = _groups(different.documents, strata, how_many, most_at_once, finding)
    telling.doing(Sentence(N_("Naming the themes.")))
    return told(different, found, progress=telling)


def themes_of(
    comments: pd.DataFrame,
    group_of: Sequence[int],
    *,
    names: Mapping[int, str] | None = None,
    lemmas: Lemmas | None = None,
    progress: Progress = UNSEEN,
) -> Themes:
    """The themes that given groups of comments are: numbered by size, named, with words and quotes.

    `group_of` is for each row of the frame the number of its group from 0, and -1 where it belongs
    nowhere. Groups in `names` are called so. The same text is in one group only: its first one.
    """
    import numpy as np

    reading, weighing, telling = progress.split(1, 2, 1)
    different = Different.of(comments, lemmas or Lemmas(), reading)
    documents = different.documents
    group = np.array([group_of[row] for row in different.first], dtype=int)
    beside, sure = _beside(documents), np.zeros(len(documents))
    near = np.zeros(len(documents))
    sizes = np.bincount(beside, minlength=1).tolist()
    for part, own in enumerate(weighing.split(*sizes)):
        places = np.flatnonzero(beside == part)
        rows = vectors([documents[at] for at in places.tolist()])
        near[places] = _nearness(rows, group[places])
        if len(places) <= MOST_AT_ONCE:
            sure[places] = _ties(neighbours(rows, progress=own), group[places])[0]
    telling.doing(Sentence(N_("Naming the themes.")))
    return told(different, Grouped(beside, group, sure, near), names, telling)


def _resolution(comments: int, how_many: HowMany) -> float:
    # 150 comments in a dozen themes are no overview; 1,000 comments in eight hide too much.
    large = (log(max(comments, 1)) - log(150)) / (log(1000) - log(150))
    return RESOLUTION[how_many] * (1 + 0.5 * min(max(large, 0.0), 1.0))


def _strata(comments: pd.DataFrame, rows: Sequence[int]) -> list[tuple[str, ...]]:
    """To which part of the material each row belongs, so that a sample has some of all parts."""
    columns = [comments[name].fillna("").tolist() for name in spread_columns(comments)]
    return [tuple(str(column[row]) for column in columns) for row in rows]


def _beside(documents: Sequence[Document]) -> np.ndarray[Any, Any]:
    """Which documents are looked at together: a number for each language with enough of them."""
    import numpy as np

    often = Counter(document.language for document in documents)
    # The most usual language takes in those that are too few to stand alone, or are none of ours.
    usual = max(LANGUAGES, key=lambda language: (often[language], language == "fi"))
    own = [usual] + [x for x in LANGUAGES if x != usual and often[x] >= _OWN_NET]
    return np.array([own.index(d.language) if d.language in own else 0 for d in documents], int)


def _groups(
    documents: Sequence[Document],
    strata: Sequence[tuple[str, ...]],
    how_many: HowMany,
    most: int,
    progress: Progress,
) -> Grouped:
    import numpy as np

    beside = _beside(documents)
    group = np.full(len(documents), -1)
    sure, near = np.zeros(len(documents)), np.zeros(len(documents))
    sizes = np.bincount(beside, minlength=1).tolist()
    for part, own in enumerate(progress.split(*sizes)):
        places = np.flatnonzero(beside == part).tolist()
        if not places:
            continue
        weighing, net, rest = own.split(
            0.3 * min(len(places), most), 0.7 * min(len(places), most), max(len(places) - most, 0)
        )
        sample = [places[turn] for turn in stratified([strata[place] for place in places], most)]
        space, rows = Space.of([documents[place] for place in sample])
        speaking = np.array([bool(documents[place].lemmas) for place in sample], dtype=bool)
        weighing.finish()
        found, share = _grouped(rows, speaking, _resolution(len(sample), how_many), net)
        above = group.max(initial=-1) + 1
        if len(sample) < len(places):
            middles = Middles.of(rows, found)
            for start in range(0, len(places), most):
                some = places[start : start + most]
                rest.at(start, len(places))
                read = [documents[place] for place in some]
                there, sure[some], near[some] = middles.nearest(space.vectors(read))
                said = np.array([bool(document.lemmas) for document in read], dtype=bool)
                group[some] = np.where(said & (there >= 0), there + above, -1)
        sure[sample], near[sample] = share, _nearness(rows, found)
        group[sample] = np.where(found >= 0, found + above, -1)
    return Grouped(beside, group, sure, near)


def _grouped(
    rows: csr_matrix, speaking: np.ndarray[Any, Any], resolution: float, progress: Progress
) -> tuple[np.ndarray[Any, Any], np.ndarray[Any, Any]]:
    """For rows of one language their group (-1 is nowhere) and how sure it is, from 0 to 1."""
    import numpy as np

    tying, _knots = progress.split(2, 1)
    net = neighbours(rows, progress=tying)
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
