"""The comments that somebody explores, and what is reckoned from them when it is asked for."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from parastaminen_nb.core.errors import Sentence
from parastaminen_nb.tables import case_keys, natural
from parastaminen_nb.text.features import Document, documents
from parastaminen_nb.text.keyness import Counts, keywords
from parastaminen_nb.text.language import comment_languages
from parastaminen_nb.text.lemmas import Lemmas
from parastaminen_nb.text.search import Found, Search
from parastaminen_nb.text.theme import Keyword, Themes
from parastaminen_nb.text.themes import find_themes

if TYPE_CHECKING:
    import pandas as pd

    from parastaminen_nb.exchange.table import Skipped


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which comments are wanted: what was looked for, and the values of the columns that may be.

    An empty query or an empty set leaves nothing out. `theme` is the id of a theme.
    """

    query: str = ""
    cases: frozenset[str] = frozenset()
    rounds: frozenset[str] = frozenset()
    theme: int | None = None

    @property
    def everything(self) -> bool:
        return self == Wanted()


class Material:
    """A frame of comments (see `parastaminen_nb.tables`) as an analyst meets it.

    Nothing is reckoned before it is asked for: base forms take seconds to load, themes to find.
    """

    def __init__(
        self, comments: pd.DataFrame, skipped: Sequence[Skipped] = (), *, name: str = ""
    ) -> None:
        self.comments = comments
        self.skipped = tuple(skipped)
        self.name = name
        self.themes: Themes | None = None
        self._lemmas = Lemmas()
        self._columns: dict[str, list[str]] = {}

    def __len__(self) -> int:
        return len(self.comments)

    @cached_property
    def texts(self) -> list[str]:
        return [str(text) for text in self.comments["text"]]

    @cached_property
    def case_keys(self) -> dict[str, str]:
        """Which colour, letter and shape each case has, in natural order; see `tables`."""
        return case_keys(self.values("case"))

    def values(self, column: str) -> list[str]:
        """The different values of a column in natural order."""
        return sorted({value for value in self.column(column) if value}, key=natural)

    def column(self, name: str) -> list[str]:
        """The cells of a column from the first comment to the last; empty where missing."""
        if name not in self._columns:
            cells = self.comments[name].tolist() if name in self.comments else []
            texts = [cell if isinstance(cell, str) else "" for cell in cells]
            self._columns[name] = texts or [""] * len(self)
        return self._columns[name]

    def rows(self, wanted: Wanted) -> tuple[tuple[int, ...], Found | None]:
        """The places of the wanted comments, from 0, and where the words looked for stand."""
        found = self.search.find(wanted.query) if wanted.query.strip() else None
        places = found.rows if found else range(len(self))
        theme_of = self.themes.theme_of if self.themes else ()
        cases, rounds = self.column("case"), self.column("round")
        kept = (
            row
            for row in places
            if (not wanted.cases or cases[row] in wanted.cases)
            and (not wanted.rounds or rounds[row] in wanted.rounds)
            and (wanted.theme is None or theme_of[row] == wanted.theme)
        )
        return tuple(kept), found

    def find_themes(self, tell: Callable[[Sentence], None] | None = None) -> Themes:
        """The themes, found once. `tell` hears what is being done."""
        if self.themes is None:
            self.themes = find_themes(self.comments, lemmas=self._lemmas, tell=tell)
        return self.themes

    def keyness(self, value: str, column: str = "case") -> tuple[list[Keyword], list[Keyword]]:
        """The words that are said more where a column has this value, and those said more
        elsewhere (there `here` counts elsewhere), each most telling first."""
        here, elsewhere = Counts(), Counts()
        for other, document in zip(self.column(column), self.documents, strict=True):
            (here if other == value else elsewhere).add(document.lemmas)
        return (
            [word for word in keywords(here, elsewhere) if word.difference > 0],
            [word for word in keywords(elsewhere, here) if word.difference > 0],
        )

    @cached_property
    def languages(self) -> list[str]:
        return comment_languages(self.comments)

    @cached_property
    def documents(self) -> list[Document]:
        return documents(self.texts, self.languages, self._lemmas)

    @cached_property
    def search(self) -> Search:
        return Search(self.texts, self.languages, self._lemmas)
