"""What themes stand on, whatever they are: all that is reckoned from the comments alone.

Themes that are found, found fewer or more, or settled by hand share it, so that it is reckoned once
for a material. Comments are looked at in parts, one for each language that many write in, and the
rest with the most usual one. Of a part with very many comments a sample is held against each
other, and the rest against the groups of the sample.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from copy import copy
from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING, Any, Final

from parastaminen_nb.core.errors import N_, Sentence
from parastaminen_nb.core.progress import UNSEEN, Progress
from parastaminen_nb.tables import spread_columns
from parastaminen_nb.text.assigning import stratified
from parastaminen_nb.text.different import Different
from parastaminen_nb.text.features import Document, Space, Weighable, documents
from parastaminen_nb.text.graph import neighbours
from parastaminen_nb.text.keyness import Counts
from parastaminen_nb.text.language import LANGUAGES, usual_language
from parastaminen_nb.text.lemmas import Lemmas
from parastaminen_nb.text.naming import Spelling

if TYPE_CHECKING:
    import numpy as np
    import pandas as pd
    from scipy.sparse import csr_matrix

MOST_AT_ONCE: Final = 10_000
"""Of so many different comments each is held against all others."""
_OWN_PART: Final = 50
"""So many comments in a language have themes of their own; fewer are looked at with the rest."""


class Part:
    """Different texts that are looked at together: `places` among all of them, of which those of
    `sample` are held against each other and those of `rest` against what is found in it."""

    def __init__(
        self, documents: Sequence[Document], places: Sequence[int], sample: Sequence[int], most: int
    ) -> None:
        self._documents, self._most = documents, most
        self.places, self.sample = places, sample
        sampled = set(sample)
        self.rest = [place for place in places if place not in sampled]

    @cached_property
    def _weighed(self) -> tuple[Space, csr_matrix]:
        return Space.of([self._documents[place] for place in self.sample])

    @property
    def rows(self) -> csr_matrix:
        """The sample as vectors, rows of unit length."""
        return self._weighed[1]

    @property
    def space(self) -> Space:
        """That of the sample."""
        return self._weighed[0]

    def net(self, progress: Progress = UNSEEN) -> csr_matrix:
        """How alike the comments of the sample are; see `graph.neighbours`."""
        if "_net" not in self.__dict__:
            self._net = neighbours(self.rows, progress=progress)
        progress.finish()
        return self._net

    @cached_property
    def _weighable(self) -> Weighable:
        return self.space.weighable([self._documents[place] for place in self.rest])

    def rest_by_and_by(
        self, progress: Progress = UNSEEN
    ) -> Iterator[tuple[Sequence[int], csr_matrix]]:
        """The rest as vectors of the same space, so many at once as the sample has at most."""
        for start in range(0, len(self.rest), self._most):
            progress.at(start, len(self.rest))
            end = min(start + self._most, len(self.rest))
            yield self.rest[start:end], self._weighable.vectors(start, end)
        progress.finish()


class Ground:
    """The `different` texts of a material and the `parts` in which they are looked at; `beside`
    is for each text the number of its part. `whole` holds the words of each part, `spelling` how
    words are written."""

    def __init__(
        self, different: Different, strata: Sequence[tuple[str, ...]], most: int = MOST_AT_ONCE
    ) -> None:
        self.different = different
        self.beside = _beside(different.documents)
        self.parts = [
            _part(different.documents, (self.beside == number).nonzero()[0].tolist(), strata, most)
            for number in range(int(self.beside.max(initial=-1)) + 1)
        ]

    @classmethod
    def of(
        cls,
        comments: pd.DataFrame,
        lemmas: Lemmas,
        progress: Progress = UNSEEN,
        *,
        most: int = MOST_AT_ONCE,
        languages: Sequence[str] | None = None,
    ) -> Ground:
        """That of a frame of comments (see `parastaminen_nb.tables`), whose languages may be
        known."""
        progress.doing(Sentence(N_("Loading the words…")))
        different = Different.of(comments, lemmas, progress, languages)
        columns = [comments[name].fillna("").tolist() for name in spread_columns(comments)]
        strata = [tuple(str(column[row]) for column in columns) for row in different.first]
        return cls(different, strata, most)

    def told_by(self, texts: Sequence[str], lemmas: Lemmas) -> Ground:
        """The same ground where each row is told by another text, such as one without names: how
        alike the comments are stays as it was written, and no word of what was written is told."""
        before, told = self.different, list(self.different.documents)
        anew = [at for at, row in enumerate(before.first) if told[at].text != texts[row]]
        if not anew:
            return self
        said = [texts[before.first[at]] for at in anew]
        languages = [told[at].language for at in anew]
        usual = usual_language(document.language for document in told)
        for at, document in zip(anew, documents(said, languages, lemmas, usual=usual), strict=True):
            told[at] = document
        ground = copy(self)
        ground.different = replace(before, documents=told)
        for reckoned in ("whole", "spelling"):
            ground.__dict__.pop(reckoned, None)
        return ground

    @cached_property
    def whole(self) -> list[Counts]:
        counts = [Counts() for _ in self.parts]
        for document, part in zip(self.different.documents, self.beside.tolist(), strict=True):
            counts[part].add(document.lemmas)
        return counts

    @cached_property
    def spelling(self) -> Spelling:
        return Spelling(self.different.documents)


def _part(
    documents: Sequence[Document],
    places: Sequence[int],
    strata: Sequence[tuple[str, ...]],
    most: int,
) -> Part:
    # Some of all parts of the material are in the sample.
    turns = stratified([strata[place] for place in places], most)
    return Part(documents, places, [places[turn] for turn in turns], most)


def _beside(documents: Sequence[Document]) -> np.ndarray[Any, Any]:
    """Which documents are looked at together: a number for each language with enough of them."""
    import numpy as np

    often = Counter(document.language for document in documents)
    # The most usual language takes in those that are too few to stand alone, or are none of ours.
    usual = usual_language(often.elements())
    own = [usual] + [x for x in LANGUAGES if x != usual and often[x] >= _OWN_PART]
    return np.array([own.index(d.language) if d.language in own else 0 for d in documents], int)
