"""What the panels of the explorer share: the comments, what is wanted of them, what is settled."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import suppress
from typing import TYPE_CHECKING

from parastaminen_nb.apps.exploring.store import InMemory, Store
from parastaminen_nb.apps.working import Working
from parastaminen_nb.core.edits import Edits
from parastaminen_nb.core.errors import N_, WorkshopError
from parastaminen_nb.i18n import Translator
from parastaminen_nb.session import Session
from parastaminen_nb.ui.notice import Notice

if TYPE_CHECKING:
    from parastaminen_nb.text.material import Material, Wanted
    from parastaminen_nb.text.model import Retold
    from parastaminen_nb.text.search import Found


class Work:
    """One reader's work on some comments. `changed` is called whenever a panel may show otherwise.

    `rows` are the places of the wanted comments, `found` where the words looked for stand.
    `live` is the workshop whose own comments these are, where they are; `word` is the one that is
    looked at in its context, and leaves so. `retold` is what a language model wrote of them.
    """

    def __init__(self, notice: Notice, _: Translator, changed: Callable[[], object]) -> None:
        self.notice, self.words = notice, _
        self.working = Working(notice, _)
        self.store: Store = InMemory()
        self.live: Session | None = None
        self.word = ""
        self.retold: tuple[Retold, ...] = ()
        self.rows: tuple[int, ...] = ()
        self.found: Found | None = None
        self._changed = changed
        self._material: Material | None = None
        self._wanted: Wanted | None = None
        self._invited: tuple[str, ...] = ()
        self._read_with = ""

    @property
    def material(self) -> Material:
        """The comments that are explored. Raises `WorkshopError` before there are any."""
        if self._material is None:
            raise WorkshopError(N_("There are no comments yet."))
        return self._material

    @property
    def wanted(self) -> Wanted:
        from parastaminen_nb.text.material import Wanted

        return self._wanted or Wanted()

    @property
    def begun(self) -> bool:
        """Whether there are comments to explore."""
        return self._material is not None

    def people(self) -> list[str]:
        """Those who were invited or came: they may be named in the comments."""
        return [person.name for person in self.live.state.people] if self.live else [*self._invited]

    def take(
        self,
        material: Material | None,
        store: Store,
        live: Session | None,
        invited: Sequence[str] = (),
    ) -> None:
        """Work on these comments from now on, with what is settled of them."""
        self._material, self.store, self.live = material, store, live
        self._invited = tuple(invited)
        self.working.leave()
        self.retold = ()
        self._read_with = ""
        if material is not None:
            self._read_words(material, store.edits)
            material.edits = store.edits
        self._look()

    def narrow(self, wanted: Wanted) -> None:
        """Want only these of the comments."""
        self._wanted = wanted
        self._look()

    def settle(self, edits: Edits) -> None:
        """Keep what somebody settled, and show it everywhere."""
        self.store.keep(edits)
        self.heard()

    def pick(self, row: int) -> None:
        """Quote this comment in the report, or no more."""
        here = self.material
        id = here.ids[row]
        edits = here.edits
        self.settle(edits.without_pick(id) if id in here.picked else edits.with_pick(id))

    def take_back(self) -> None:
        """What was settled last is as it was before."""
        self.store.take_back()
        self.heard()

    def heard(self) -> None:
        """Somebody may have settled something: here, or on another page of the same workshop."""
        if self._material is not None and self._material.edits != self.store.edits:
            self._read_words(self._material, self.store.edits)
            self._material.edits = self.store.edits
            self._look()
            self._changed()

    def _read_words(self, material: Material, edits: Edits) -> None:
        """Base forms with Voikko or without it, as it is settled; without it where it is not here
        (`base_forms` tells that), for the work goes on."""
        if edits.voikko == self._read_with:
            return
        from parastaminen_nb.text.lemmas import Lemmas
        from parastaminen_nb.text.voikko import voikko

        self._read_with = edits.voikko
        here = None
        if edits.voikko:
            with suppress(WorkshopError):
                here = voikko()
        if material.lemmas.voikko is not here:
            material.lemmas = Lemmas(voikko=here)

    def _look(self) -> None:
        if self._material is None:
            self.rows, self.found = (), None
        else:
            self.rows, self.found = self._material.rows(self.wanted)
