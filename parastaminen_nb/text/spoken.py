"""What is said in some comments: how often, where more than elsewhere, and together with what.

Very many comments take seconds to count, so what was counted is kept, and a column is counted once
for all of its values.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from parastaminen_nb.core.errors import N_, Sentence
from parastaminen_nb.core.progress import UNSEEN, Progress
from parastaminen_nb.text.keyness import Counts, keywords
from parastaminen_nb.text.pairs import Pair, pairs
from parastaminen_nb.text.theme import Keyword

if TYPE_CHECKING:
    from parastaminen_nb.text.material import Material


class Spoken:
    """The words of the comments at `rows` of a material."""

    def __init__(self, here: Material, rows: Sequence[int]) -> None:
        self.here, self.rows = here, rows
        self._documents = here.documents
        self._by: dict[str, dict[str, Counts]] = {}
        self._whole: Counts | None = None
        self._pairs: list[Pair] | None = None

    def is_of(self, here: Material, rows: Sequence[int]) -> bool:
        """Whether these are the comments, with their words as they are read now."""
        return here.is_read and self._documents is here.documents and self.rows == rows

    def counts(self, progress: Progress = UNSEEN) -> Counts:
        """How often each base form is said."""
        if self._whole is None:
            progress.doing(Sentence(N_("Counting the words.")))
            whole = Counts()
            for row in progress.each(self.rows):
                whole.add(self._documents[row].lemmas)
            self._whole = whole
        return self._whole

    def by(self, column: str, progress: Progress = UNSEEN) -> dict[str, Counts]:
        """How often each base form is said where a column has each of its values."""
        if column not in self._by:
            progress.doing(Sentence(N_("Counting the words.")))
            cells, counts = self.here.column(column), dict[str, Counts]()
            for row in progress.each(self.rows):
                counts.setdefault(cells[row], Counts()).add(self._documents[row].lemmas)
            self._by[column] = counts
        return self._by[column]

    def knows(self, column: str) -> bool:
        """Whether a column is counted already."""
        return column in self._by

    def keyness(
        self, value: str, column: str = "case", against: str = ""
    ) -> tuple[list[Keyword], list[Keyword]]:
        """The words that are said more where a column has this value, and those said more
        elsewhere (there `here` counts elsewhere), each most telling first.

        `against` is the one other value that it is held against; all others where it is empty.
        """
        here, elsewhere = self._sides(value, column, against)
        sides = keywords(here, elsewhere), keywords(elsewhere, here)
        more, less = (
            [replace(word, word=self.spelled(word.word)) for word in side if word.difference > 0]
            for side in sides
        )
        return more, less

    def sizes(self, value: str, column: str) -> tuple[int, int]:
        """How many words are said where a column has this value, and how many elsewhere."""
        here, elsewhere = self._sides(value, column)
        return here.times.total(), elsewhere.times.total()

    def _sides(self, value: str, column: str, against: str = "") -> tuple[Counts, Counts]:
        by = self.by(column)
        here = by.get(value, Counts())
        elsewhere = by.get(against, Counts()) if against else self.counts().without(here)
        return here, elsewhere

    def spelled(self, word: str) -> str:
        """A base form as people write it: helsinki as Helsinki."""
        return self.here.ground.spelling.of(word)

    def pairs(self, most: int, progress: Progress = UNSEEN) -> list[Pair]:
        """The pairs of base forms that belong together most; see `text.pairs`.

        What is written several times in the same words is one statement, and not a habit.
        """
        if self._pairs is None:
            said = dict.fromkeys(self._documents[row].lemmas for row in self.rows)
            self._pairs = pairs(said, most=most, progress=progress)
        return self._pairs
