"""Groups of comments told as themes: numbered, named, with their words and quotes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from parastaminen_nb.core.progress import UNSEEN, Progress
from parastaminen_nb.text.ground import Ground
from parastaminen_nb.text.keyness import counted, keywords_within
from parastaminen_nb.text.naming import by_reach, name_of, quoted_name, spelled, telling_quotes
from parastaminen_nb.text.theme import Quote, Theme, Themes

if TYPE_CHECKING:
    import numpy as np

_KEYWORDS: Final = 12
_WORDS: Final = 8


@dataclass(frozen=True, slots=True)
class Grouped:
    """Groups of different texts: for each its group (-1 is nowhere), how surely it is there (no
    number where it was not held against others), and how near the middle of it."""

    group: np.ndarray[Any, Any]
    sure: np.ndarray[Any, Any]
    near: np.ndarray[Any, Any]


@dataclass(frozen=True)
class _Telling:
    """What is needed to tell a group as a theme: the material as a whole."""

    ground: Ground
    found: Grouped
    taken: set[str]

    def theme(self, number: int, size: int, places: Sequence[int], name: str = "") -> Theme:
        """The theme of the documents at these places; its words name it where nobody has."""
        documents, labels = self.ground.different.documents, self.ground.different.labels
        own = counted(documents[at].lemmas for at in places)
        whole = self.ground.whole[int(self.ground.beside[places[0]])]
        telling = [word for word in keywords_within(own, whole) if word.difference > 0]
        shown = spelled(telling[:_KEYWORDS], self.ground.spelling)
        naming = by_reach(shown, len(places))
        weights = {word.word: word.difference for word in telling[:_KEYWORDS]}
        texts = [documents[at].text for at in places]
        near = [float(self.found.near[at]) for at in places]
        quotes = telling_quotes(texts, near, weights)
        return Theme(
            id=number,
            name=name or name_of(naming, self.taken) or quoted_name([text for _at, text in quotes]),
            words=tuple(keyword.word for keyword in naming[:_WORDS]),
            size=size,
            quotes=tuple(Quote(labels[places[turn]], passage) for turn, passage in quotes),
            keywords=shown,
            sure=_mean(self.found.sure[places]),
        )


def _mean(shares: np.ndarray[Any, Any]) -> float:
    """The mean of those that are numbers, of four decimals; 0 where none is."""
    known = shares[shares == shares]  # noqa: PLR0124  what is no number is unlike itself
    return round(float(known.sum()) / len(known), 4) if len(known) else 0.0


def told(
    ground: Ground,
    found: Grouped,
    names: Mapping[int, str] | None = None,
    progress: Progress = UNSEEN,
) -> Themes:
    """The groups as themes: numbered by size, named, with their words and quotes.

    Groups in `names` are called so.
    """
    sizes: Counter[int] = Counter()
    for at in ground.different.place:
        sizes[int(found.group[at])] += 1
    places: dict[int, list[int]] = {}
    for at, group in enumerate(found.group.tolist()):
        if group >= 0:
            places.setdefault(group, []).append(at)
    ordered = sorted(places, key=lambda group: (-sizes[group], places[group][0]))
    number_of = {group: number for number, group in enumerate(ordered, start=1)}
    telling = _Telling(ground, found, set())
    themes = tuple(
        telling.theme(number, sizes[group], places[group], (names or {}).get(group, ""))
        for group, number in progress.each(list(number_of.items()), 1)
    )
    return Themes(
        themes, tuple(number_of.get(int(found.group[at])) for at in ground.different.place)
    )
