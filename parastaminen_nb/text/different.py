"""The different texts of a material: the same words written twice are one comment to a method.

Otherwise copies would tie a theme together that nobody but a copier speaks of.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from parastaminen_nb.core.progress import UNSEEN, Progress
from parastaminen_nb.text.features import Document, documents
from parastaminen_nb.text.language import comment_languages
from parastaminen_nb.text.lemmas import Lemmas

if TYPE_CHECKING:
    import pandas as pd


@dataclass(frozen=True)
class Different:
    """The different texts of a frame of comments, in the order in which they are first met.

    `place` is for each row of the frame the place of its text among `documents`; `first` and
    `labels` are for each document its first row, as a place from 0 and as the frame's label.
    """

    place: Sequence[int]
    first: Sequence[int]
    labels: Sequence[int]
    documents: Sequence[Document]

    @classmethod
    def of(
        cls,
        comments: pd.DataFrame,
        lemmas: Lemmas,
        progress: Progress = UNSEEN,
        languages: Sequence[str] | None = None,
    ) -> Different:
        """Those of a frame of comments (see `parastaminen_nb.tables`), whose languages may be
        known."""
        texts = [str(text) for text in comments["text"]]
        languages = comment_languages(comments) if languages is None else languages
        place_of: dict[str, int] = {}
        place = [place_of.setdefault(plain(text), len(place_of)) for text in texts]
        first = [-1] * len(place_of)
        for row, at in enumerate(place):
            if first[at] < 0:
                first[at] = row
        labels = comments.index.tolist()
        return cls(
            place,
            first,
            [int(labels[row]) for row in first],
            documents(
                [texts[row] for row in first], [languages[row] for row in first], lemmas, progress
            ),
        )


def plain(text: str) -> str:
    """The text as it is compared: two that differ only in capitals and spaces are one comment."""
    return " ".join(text.casefold().split())
