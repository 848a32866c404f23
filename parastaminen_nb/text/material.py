"""The comments that somebody explores, and what is reckoned from them when it is asked for."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from threading import RLock
from typing import TYPE_CHECKING, Final

from parastaminen_nb.core.edits import Codes, Edits, HowMany
from parastaminen_nb.core.errors import N_, Sentence
from parastaminen_nb.core.progress import UNSEEN, Progress
from parastaminen_nb.text.comment_columns import CommentColumns
from parastaminen_nb.text.editing import Edited, apply, of_themes, parts_of, taken_in_hand
from parastaminen_nb.text.features import EACH, LOADING, Document
from parastaminen_nb.text.ground import Ground
from parastaminen_nb.text.language import comment_languages
from parastaminen_nb.text.lemmas import Lemmas
from parastaminen_nb.text.narrowing import narrowed
from parastaminen_nb.text.search import Found, Search
from parastaminen_nb.text.theme import Theme, Themes
from parastaminen_nb.text.themes import themes_on
from parastaminen_nb.text.wanted import NOWHERE, Wanted

if TYPE_CHECKING:
    import pandas as pd

    from parastaminen_nb.exchange.table import Skipped

FEW: Final = 10_000
"""Comments whose words are listed, to be searched, in less than a second."""


class Material(CommentColumns):
    """A frame of comments (see `parastaminen_nb.tables`) as an analyst meets it.

    Nothing is reckoned before it is asked for: base forms and themes take their time.
    `edits` is what was settled by hand; setting it settles the themes anew. `brought` are the
    codes that the comments brought along from where they were read.
    """

    def __init__(
        self,
        comments: pd.DataFrame,
        skipped: Sequence[Skipped] = (),
        *,
        name: str = "",
        lemmas: Lemmas | None = None,
    ) -> None:
        super().__init__(comments)
        self.skipped = tuple(skipped)
        self.name = name
        self.brought: Codes = ()
        self.edited: Edited | None = None
        self._lemmas = lemmas or Lemmas()
        self._edits = Edits()
        self._codes: dict[str, tuple[str, ...]] = {}
        self.picked: frozenset[str] = frozenset()
        self._found: dict[tuple[HowMany, str], Themes] = {}
        self._reckoned: tuple[Edits, Edited] | None = None
        self._reckoning = RLock()
        self._last: tuple[tuple[str, bool, Search], Found] | None = None

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
        if self.edited is not None and of_themes(edits) != of_themes(before):
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
        for reckoned in ("ground", "documents", "search"):
            self.__dict__.pop(reckoned, None)
        self.edited = self._reckoned = None

    def in_hand(self, progress: Progress = UNSEEN) -> Edits:
        """The edits with every theme as it stands now: what a change by hand begins from."""
        return taken_in_hand(self._edits, self.reckoned(self._edits, progress), self.ids)

    def codes(self, row: int) -> tuple[str, ...]:
        """The codes that a comment was given."""
        return self._codes.get(self.ids[row], ())

    def coded_rows(self) -> list[int]:
        """The places of the comments that were given codes."""
        return [row for row, id in enumerate(self.ids) if id in self._codes] if self._codes else []

    def picked_rows(self) -> list[int]:
        """The places of the comments that are quoted in the report, in their order there. What
        is not in this copy of the material is left out."""
        first: dict[str, int] = {}
        for row, id in enumerate(self.ids):
            if id in self.picked:
                first.setdefault(id, row)
        return [first[id] for id in self._edits.picked if id in first]

    def values(self, column: str) -> list[str]:
        if column == "code":
            return list(self._edits.all_codes)
        return super().values(column)

    def column(self, name: str) -> list[str]:
        return self.languages if name == "language" else super().column(name)

    def rows(self, wanted: Wanted) -> tuple[tuple[int, ...], Found | None]:
        """The places of the wanted comments, from 0, and where the words looked for stand."""
        found = self.find(wanted.query, near=wanted.near) if wanted.query.strip() else None
        places = found.rows if found else range(len(self))
        return narrowed(self, wanted, places), found

    def find(self, query: str, *, near: bool = False) -> Found:
        """Where something was said; see `Search`. What was found last is remembered: it is asked
        for again at every change."""
        asked = (query, near, self.search)
        if self._last is None or self._last[0] != asked:
            self._last = asked, self.search.find(query, near=near)
        return self._last[1]

    def find_themes(self) -> Themes:
        """The themes, found once and as the edits have them."""
        if self.edited is None:
            self.edited = self.reckoned(self._edits)
        return self.edited.themes

    def knows(self, edits: Edits) -> bool:
        """Whether the themes as these edits would have them are reckoned already."""
        return self._reckoned is not None and self._reckoned[0] == of_themes(edits)

    def reckoned(self, edits: Edits, progress: Progress = UNSEEN) -> Edited:
        """The themes as these edits would have them; the last ones are remembered.

        What is shown stays as it is, so this may go on beside the page. Who asks while it goes on
        waits for it.
        """
        with self._reckoning:
            known, lemmas = self._reckoned, self.lemmas
            if known is None or known[0] != of_themes(edits):
                reading, finding = progress.split(LOADING + EACH * len(self), 2 * EACH * len(self))
                self.read(reading)
                found, ground = Themes((), ()), self.ground
                if not edits.themes:
                    kind = (edits.how_many, lemmas.voikko_version)
                    if kind not in self._found:
                        self._found[kind] = themes_on(ground, edits.how_many, finding)
                    found = self._found[kind]
                settled = apply(self.comments, found, edits, self.ids, lemmas, finding, ground)
                known = (of_themes(edits), settled)
                if lemmas is self.lemmas:
                    self._reckoned = known
            return known[1]

    @property
    def is_read(self) -> bool:
        """Whether the base forms of all words are known."""
        return "ground" in self.__dict__

    def read(self, progress: Progress = UNSEEN) -> None:
        """Find the base forms of all words now."""
        if not self.is_read:
            lemmas, (telling, reading) = self.lemmas, progress.split(1, 4)
            self.tell_languages(telling)
            ground = Ground.of(self.comments, lemmas, reading, languages=self.languages)
            if lemmas is self.lemmas:
                self.ground = ground

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

    def rows_of(self, key: str) -> list[int]:
        """The places of the comments of a theme; `NOWHERE` is the key of what belongs to none."""
        assert self.edited is not None
        number = self.edited.number_of(key)
        if number is None and key != NOWHERE:
            return []
        return [row for row, of in enumerate(self.edited.themes.theme_of) if of == number]

    def theme(self, key: str) -> Theme | None:
        """The theme with this key; None where there is none."""
        number = self.edited.number_of(key) if self.edited else None
        return self.edited.themes.theme(number) if self.edited and number else None

    def parts_of(self, key: str, progress: Progress = UNSEEN) -> list[list[str]]:
        """The ids of one theme's comments in the parts into which it falls; see `editing`."""
        edited = self.reckoned(self._edits, progress)
        number = edited.number_of(key)
        rows = [row for row, of in enumerate(edited.themes.theme_of) if of == number]
        return parts_of([self.documents[row] for row in rows], [self.ids[row] for row in rows])

    @cached_property
    def languages(self) -> list[str]:
        return comment_languages(self.comments)

    @cached_property
    def ground(self) -> Ground:
        """What themes stand on."""
        return Ground.of(self.comments, self.lemmas, languages=self.languages)

    @cached_property
    def documents(self) -> list[Document]:
        """Each comment as its words. Those that say the same, but for capitals, are read once."""
        different = self.ground.different
        return [different.documents[place] for place in different.place]

    @cached_property
    def search(self) -> Search:
        return Search(self.texts, self.languages, self.lemmas)
