"""The comments that somebody explores, and what is reckoned from them when it is asked for."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from functools import cached_property
from typing import TYPE_CHECKING, Final

from parastaminen_nb.core.edits import Edits, HowMany
from parastaminen_nb.core.errors import N_, Sentence
from parastaminen_nb.core.progress import UNSEEN, Progress
from parastaminen_nb.tables import case_keys, group_columns, natural
from parastaminen_nb.text.editing import Edited, apply, comment_ids, parts_of, taken_in_hand
from parastaminen_nb.text.features import Document, documents, vectors
from parastaminen_nb.text.keyness import Counts, counted, keywords
from parastaminen_nb.text.language import comment_languages
from parastaminen_nb.text.lemmas import Lemmas
from parastaminen_nb.text.search import Found, Search
from parastaminen_nb.text.theme import Keyword, Theme, Themes
from parastaminen_nb.text.themes import find_themes

if TYPE_CHECKING:
    import pandas as pd
    from scipy.sparse import csr_matrix

    from parastaminen_nb.exchange.table import Skipped

FEW: Final = 10_000
"""Comments whose words are listed, to be searched, in less than a second."""
_WHY_WORDS: Final = 5
_NEAREST: Final = 2
_SUGGESTED: Final = 3


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which comments are wanted: what was looked for, and the values of the columns that may be.

    An empty query or an empty set leaves nothing out. `theme` is the key of a theme, "" where any
    may be; `values` are (column, value) pairs, where the column may be "language" or "code";
    `since` and `until` are ISO times ("2027-03-11T13:00"), both included.
    """

    query: str = ""
    cases: frozenset[str] = frozenset()
    rounds: frozenset[str] = frozenset()
    theme: str = ""
    values: tuple[tuple[str, str], ...] = ()
    since: str = ""
    until: str = ""

    @property
    def everything(self) -> bool:
        return self == Wanted()


NOWHERE: Final = "-"
"""The key of what belongs to no theme, where a theme is wanted."""


@dataclass(frozen=True, slots=True)
class Why:
    """Why a comment belongs to its theme: words that both say, the comments of it that are most
    like it (their places), and whether somebody put it there."""

    words: tuple[str, ...]
    near: tuple[int, ...]
    by_hand: bool


class Material:
    """A frame of comments (see `parastaminen_nb.tables`) as an analyst meets it.

    Nothing is reckoned before it is asked for: base forms take seconds to load, themes to find.
    `edits` is what was settled by hand; setting it settles the themes anew.
    """

    def __init__(
        self,
        comments: pd.DataFrame,
        skipped: Sequence[Skipped] = (),
        *,
        name: str = "",
        lemmas: Lemmas | None = None,
    ) -> None:
        self.comments = comments
        self.skipped = tuple(skipped)
        self.name = name
        self.edited: Edited | None = None
        self._lemmas = lemmas or Lemmas()
        self._edits = Edits()
        self._codes: dict[str, tuple[str, ...]] = {}
        self.picked: frozenset[str] = frozenset()
        self._found: dict[tuple[HowMany, str], Themes] = {}
        self._reckoned: tuple[Edits, Edited] | None = None
        self._columns: dict[str, list[str]] = {}

    def __len__(self) -> int:
        return len(self.comments)

    @property
    def themes(self) -> Themes | None:
        """The themes as they stand; None until they were looked for."""
        return self.edited.themes if self.edited else None

    @property
    def edits(self) -> Edits:
        return self._edits

    @edits.setter
    def edits(self, edits: Edits) -> None:
        before = self._edits
        self._edits, self._codes = edits, dict(edits.codes)
        self.picked = frozenset(edits.picked)
        # Codes and picks leave the themes as they are.
        if self.edited is not None and _of_themes(edits) != _of_themes(before):
            self.edited = None
            self.find_themes()

    @property
    def lemmas(self) -> Lemmas:
        """Who knows the base forms. With another one what was reckoned is forgotten."""
        return self._lemmas

    @lemmas.setter
    def lemmas(self, lemmas: Lemmas) -> None:
        if lemmas is self._lemmas:
            return
        self._lemmas = lemmas
        for reckoned in ("documents", "vectors", "search"):
            self.__dict__.pop(reckoned, None)
        self.edited = self._reckoned = None

    def in_hand(self) -> Edits:
        """The edits with every theme as it stands now: what a change by hand begins from."""
        self.find_themes()
        assert self.edited is not None
        return taken_in_hand(self._edits, self.edited, self.ids)

    @cached_property
    def texts(self) -> list[str]:
        return [str(text) for text in self.comments["text"]]

    @cached_property
    def ids(self) -> list[str]:
        """How edits know each comment."""
        return comment_ids(self.texts)

    @cached_property
    def case_keys(self) -> dict[str, str]:
        """Which colour, letter and shape each case has, in natural order; see `tables`."""
        return case_keys(self.values("case"))

    @cached_property
    def groups(self) -> list[str]:
        """The columns that the analyst chose as groups."""
        return group_columns(self.comments)

    def values(self, column: str) -> list[str]:
        """The different values of a column in natural order."""
        if column == "code":
            return list(self._edits.all_codes)
        return sorted({value for value in self.column(column) if value}, key=natural)

    def column(self, name: str) -> list[str]:
        """The cells of a column from the first comment to the last; empty where missing."""
        if name == "language":
            return self.languages
        if name not in self._columns:
            cells = self.comments[name].tolist() if name in self.comments else []
            texts = [cell if isinstance(cell, str) else "" for cell in cells]
            self._columns[name] = texts or [""] * len(self)
        return self._columns[name]

    @cached_property
    def moments(self) -> list[datetime | None]:
        """When each comment came, as the clock on the wall showed it; None where nobody knows."""
        import pandas as pd

        if "at" not in self.comments:
            return [None] * len(self)
        return [None if pd.isna(at) else at.to_pydatetime() for at in self.comments["at"]]

    def codes(self, row: int) -> tuple[str, ...]:
        """The codes that a comment was given."""
        return self._codes.get(self.ids[row], ())

    def picked_rows(self) -> list[int]:
        """The places of the comments that are quoted in the report, in their order there. What
        is not in this copy of the material is left out."""
        first: dict[str, int] = {}
        for row, id in enumerate(self.ids):
            if id in self.picked:
                first.setdefault(id, row)
        return [first[id] for id in self._edits.picked if id in first]

    def rows(self, wanted: Wanted) -> tuple[tuple[int, ...], Found | None]:
        """The places of the wanted comments, from 0, and where the words looked for stand."""
        found = self.search.find(wanted.query) if wanted.query.strip() else None
        places: Iterable[int] = found.rows if found else range(len(self))
        if wanted.cases:
            cases = self.column("case")
            places = [row for row in places if cases[row] in wanted.cases]
        if wanted.rounds:
            rounds = self.column("round")
            places = [row for row in places if rounds[row] in wanted.rounds]
        for column, value in wanted.values:
            if column == "code":
                places = [row for row in places if value in self.codes(row)]
            else:
                cells = self.column(column)
                places = [row for row in places if cells[row] == value]
        if wanted.since or wanted.until:
            places = [row for row in places if self._came(row, wanted.since, wanted.until)]
        if wanted.theme and self.edited:
            number = None if wanted.theme == NOWHERE else self.edited.number_of(wanted.theme)
            theme_of = self.edited.themes.theme_of
            places = [row for row in places if theme_of[row] == number]
        return tuple(places), found

    def _came(self, row: int, since: str, until: str) -> bool:
        moment = self.moments[row]
        if moment is None:
            return False
        said = moment.isoformat()
        return said >= since and (not until or said[: len(until)] <= until)

    def find_themes(self) -> Themes:
        """The themes, found once and as the edits have them."""
        if self.edited is None:
            self.edited = self.reckoned(self._edits)
        return self.edited.themes

    def reckoned(self, edits: Edits, progress: Progress = UNSEEN) -> Edited:
        """The themes as these edits would have them; the last ones are remembered.

        What is shown stays as it is, so this may go on beside the page.
        """
        known, lemmas = self._reckoned, self.lemmas
        if known is None or known[0] != edits:
            found = Themes((), ())
            if not edits.themes:
                kind = (edits.how_many, lemmas.voikko_version)
                if kind not in self._found:
                    self._found[kind] = find_themes(
                        self.comments, how_many=edits.how_many, lemmas=lemmas, progress=progress
                    )
                found = self._found[kind]
            settled = apply(self.comments, found, edits, self.ids, lemmas, progress)
            known = (edits, settled)
            if lemmas is self.lemmas:
                self._reckoned = known
        return known[1]

    @property
    def is_read(self) -> bool:
        """Whether the base forms of all words are known."""
        return "documents" in self.__dict__

    def read(self, progress: Progress = UNSEEN) -> None:
        """Find the base forms of all words now; see `documents`."""
        if not self.is_read:
            lemmas = self.lemmas
            read = documents(self.texts, self.languages, lemmas, progress)
            if lemmas is self.lemmas:
                self.documents = read

    def tell_languages(self, progress: Progress = UNSEEN) -> None:
        """Tell the language of every comment now, which takes a while for very many."""
        if "languages" not in self.__dict__:
            progress.doing(Sentence(N_("Telling the language of each comment.")))
            self.languages = comment_languages(self.comments, progress)

    @property
    def is_searchable(self) -> bool:
        """Whether a search is at once; making it so takes a while for very many comments."""
        return "search" in self.__dict__ or len(self) <= FEW

    def make_searchable(self, progress: Progress = UNSEEN) -> None:
        """List all words now; see `Search`."""
        if "search" not in self.__dict__:
            progress.doing(Sentence(N_("Listing the words.")))
            self.search = Search(self.texts, self.languages, self.lemmas, progress)

    def key_of(self, row: int) -> str:
        """The key of the theme of a comment; empty where it belongs nowhere."""
        assert self.edited is not None
        return self.edited.key_of(self.edited.themes.theme_of[row])

    def theme(self, key: str) -> Theme | None:
        """The theme with this key; None where there is none."""
        number = self.edited.number_of(key) if self.edited else None
        return self.edited.themes.theme(number) if self.edited and number else None

    def split(self, key: str) -> Edits:
        """The edits with one theme in the parts into which it falls; see `editing.parts_of`."""
        edits = self.in_hand()
        rows = [row for row in range(len(self)) if self.key_of(row) == key]
        ids = [self.ids[row] for row in rows]
        return edits.split(key, parts_of(self.comments.iloc[rows], ids, self.lemmas))

    def why(self, row: int) -> Why:
        """Why a comment belongs to its theme."""
        key = self.key_of(row)
        theme = self.theme(key)
        by_hand = self.ids[row] in self._edits.by_hand
        if theme is None:
            return Why((), (), by_hand)
        said = set(self.documents[row].lemmas)
        words = [word.word for word in theme.keywords if word.word.casefold() in said]
        likeness = (self.vectors[row] @ self.vectors.T).toarray().ravel().round(6)
        others = [
            other
            for other in range(len(self))
            if self.key_of(other) == key and self.ids[other] != self.ids[row] and likeness[other]
        ]
        near = sorted(others, key=lambda other: (-likeness[other], other))[:_NEAREST]
        return Why(tuple(words[:_WHY_WORDS]), tuple(near), by_hand)

    def suggested_codes(self, row: int) -> list[str]:
        """At most three codes that a comment might be given: those of the comments most like it,
        then the name of its theme."""
        own = set(self.codes(row))
        likeness = (self.vectors[row] @ self.vectors.T).toarray().ravel().round(6)
        weights: dict[str, float] = {}
        for other in range(len(self)):
            if other != row and likeness[other] > 0:
                for code in self.codes(other):
                    weights[code] = weights.get(code, 0.0) + float(likeness[other])
        ordered = sorted(weights, key=lambda code: (-weights[code], code))
        theme = self.theme(self.key_of(row)) if self.edited else None
        names = [theme.name] if theme and len(theme.name) <= 40 else []
        return [code for code in [*ordered, *names] if code not in own][:_SUGGESTED]

    def frequencies(self, rows: Sequence[int]) -> Counts:
        """How often each base form is said in some of the comments."""
        return counted(self.documents[row].lemmas for row in rows)

    def keyness(
        self, value: str, column: str = "case", rows: Sequence[int] | None = None, against: str = ""
    ) -> tuple[list[Keyword], list[Keyword]]:
        """The words that are said more where a column has this value, and those said more
        elsewhere (there `here` counts elsewhere), each most telling first.

        `against` is the one other value that it is held against; all others where it is empty.
        """
        here, elsewhere = Counts(), Counts()
        cells = self.column(column)
        for row in range(len(self)) if rows is None else rows:
            if cells[row] == value:
                here.add(self.documents[row].lemmas)
            elif not against or cells[row] == against:
                elsewhere.add(self.documents[row].lemmas)
        return (
            [word for word in keywords(here, elsewhere) if word.difference > 0],
            [word for word in keywords(elsewhere, here) if word.difference > 0],
        )

    @cached_property
    def languages(self) -> list[str]:
        return comment_languages(self.comments)

    @cached_property
    def documents(self) -> list[Document]:
        return documents(self.texts, self.languages, self.lemmas)

    @cached_property
    def vectors(self) -> csr_matrix:
        return vectors(self.documents)

    @cached_property
    def search(self) -> Search:
        return Search(self.texts, self.languages, self.lemmas)


def _of_themes(edits: Edits) -> Edits:
    """What of the edits the themes depend on."""
    return replace(edits, codes=(), picked=(), voikko="")
