"""What the panels of the explorer share: the comments, what is wanted of them, what is settled."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import suppress
from typing import TYPE_CHECKING

from parastaminen_nb.apps.exploring.store import InMemory, Store
from parastaminen_nb.apps.working import Working
from parastaminen_nb.core.edits import Edits
from parastaminen_nb.core.errors import N_, Sentence, WorkshopError
from parastaminen_nb.core.progress import Progress
from parastaminen_nb.i18n import Translator
from parastaminen_nb.session import Session
from parastaminen_nb.ui.notice import Notice

if TYPE_CHECKING:
    from parastaminen_nb.text.material import Material
    from parastaminen_nb.text.model import Retold
    from parastaminen_nb.text.search import Found
    from parastaminen_nb.text.wanted import Wanted


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
        self._settled = 0
        self._awaiting: list[tuple[Callable[[], object], Callable[[], object]]] = []

    @property
    def material(self) -> Material:
        """The comments that are explored. Raises `WorkshopError` before there are any."""
        if self._material is None:
            raise WorkshopError(N_("There are no comments yet."))
        return self._material

    @property
    def wanted(self) -> Wanted:
        from parastaminen_nb.text.wanted import Wanted

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
        self._awaiting = []
        self.retold = ()
        self._read_with = ""
        if material is not None:
            self._read_words(material, store.edits)
            material.edits = store.edits
        self._look()

    def find(self, query: str, here: Material) -> Found:
        """Where a word was said, also where it is written nearly so if that is wanted of it."""
        near = self.wanted.near and query == self.wanted.query.strip()
        return here.find(query, near=near)

    def narrow(self, wanted: Wanted) -> None:
        """Want only these of the comments."""
        self._wanted = wanted
        self._look()

    def with_themes(
        self, then: Callable[[], object], stopped: Callable[[], object] = lambda: None
    ) -> None:
        """Call `then` when the themes are found, at once where they are."""
        if self.material.themes is not None:
            then()
            return
        self._awaiting.append((then, stopped))
        if len(self._awaiting) == 1:
            self._find_themes()

    def _find_themes(self) -> None:
        here, edits = self.material, self.material.edits

        def found(_found: object) -> None:
            if here.edits != edits:
                self._find_themes()  # something was settled meanwhile
                return
            here.find_themes()
            self._awaiting, awaiting = [], self._awaiting
            for then, _stopped in awaiting:
                then()

        def over() -> None:
            self._awaiting, awaiting = [], self._awaiting
            for _then, stopped in awaiting:
                stopped()

        self.working.run("themes", lambda going: here.reckoned(edits, going), found, over)

    def settle(self, change: Callable[[Edits], Edits]) -> None:
        """Keep what somebody settled beside the themes, and show it everywhere."""
        self.store.keep(change(self.store.edits))
        self.heard()

    def settle_themes(self, change: Callable[[Edits], Edits], *, slow: bool = False) -> None:
        """Keep what somebody settled of the themes as they stand, once they are reckoned anew.

        What is settled meanwhile waits its turn, and stopping settles nothing. Raises
        `WorkshopError` where it cannot be settled; later, where the change itself is `slow`.
        """
        here = self.material
        if not slow:
            change(here.in_hand())
        self._settled += 1

        def reckoned(going: Progress) -> tuple[Edits, Edits]:
            going.doing(Sentence(N_("Looking at the themes anew.")))
            finding, telling = going.split(2, 1) if here.themes is None else going.split(0, 1)
            before = here.edits
            edits = change(here.in_hand(finding))
            here.reckoned(edits, telling)
            return before, edits

        def take(found: tuple[Edits, Edits]) -> None:
            before, edits = found
            if here is not self._material:
                return
            if of_themes(self.store.edits) != of_themes(before):
                self.settle_themes(change)  # somebody else was faster
            else:
                self.settle(lambda now: beside_themes(edits, now))

        from parastaminen_nb.text.editing import beside_themes, of_themes

        self.working.run(f"settled-{self._settled}", reckoned, take, self.show)

    def show(self) -> None:
        """Show everything as it is now."""
        self._changed()

    def on(self, show: Callable[[], object]) -> Callable[[object], None]:
        """What to call when a choice changes: shows it, once there are comments."""

        def act(_change: object) -> None:
            with self.notice.watch():
                if self.begun:
                    show()

        return act

    def pick(self, row: int) -> None:
        """Quote this comment in the report, or no more."""
        id, here = self.material.ids[row], self.material.picked
        self.settle(lambda edits: edits.without_pick(id) if id in here else edits.with_pick(id))

    def take_back(self) -> None:
        """What was settled last is as it was before."""
        here, before = self.material, self.store.before
        if before is None:
            return

        def take(_found: object) -> None:
            if here is self._material and self.store.before == before:
                self.store.take_back()
                self.heard()

        self._reckon(here, before, take, self.show)

    def heard(self) -> None:
        """Somebody may have settled something: here, or on another page of the same workshop."""
        here, edits = self._material, self.store.edits
        if here is None or here.edits == edits:
            return
        self._read_words(here, edits)

        def take(found: object) -> None:
            if here is not self._material:
                return
            if edits != self.store.edits:
                self.heard()
                return
            if found is None:
                here.edited = None  # they are found when somebody wants to see them
            here.edits = edits
            self._look()
            self._changed()

        self._reckon(here, edits, take, lambda: take(None))

    def _reckon(
        self,
        here: Material,
        edits: Edits,
        take: Callable[[object], object],
        stopped: Callable[[], object],
    ) -> None:
        """Reckon the themes as these edits have them, where themes are shown at all."""
        if here.themes is None or here.knows(edits):
            take(edits)
        else:
            self.working.run("taken", lambda going: here.reckoned(edits, going), take, stopped)

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
            rows, self.found = self._material.rows(self.wanted)
            if rows != self.rows:  # the same ones are known again by who has counted them
                self.rows = rows
