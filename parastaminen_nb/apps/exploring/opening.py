"""How comments come to be explored: a workshop's own, foreign files, the example, a frame."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any, Protocol

from parastaminen_nb.apps.exploring.store import InMemory, InWorkshop, Store, beside
from parastaminen_nb.apps.exploring.work import Work
from parastaminen_nb.apps.mapping import Mapping, Opened
from parastaminen_nb.apps.open import told_session
from parastaminen_nb.apps.outlook import told_unknown
from parastaminen_nb.apps.source import Sources
from parastaminen_nb.core.comments import Comment
from parastaminen_nb.core.edits import Edits
from parastaminen_nb.core.errors import N_, WorkshopError
from parastaminen_nb.core.workshop import Workshop
from parastaminen_nb.i18n import Translator
from parastaminen_nb.own_comments import is_database, read_workshop, workshop_frame
from parastaminen_nb.session import Session
from parastaminen_nb.ui.card import stack
from parastaminen_nb.workshop_file import SUFFIX

if TYPE_CHECKING:
    from parastaminen_nb.exchange.table import Skipped, Table
    from parastaminen_nb.text.material import Material


class Show(Protocol):
    """Shows these comments from now on. `live` is their workshop, where it goes on; `invited` are
    people whose names may stand in them."""

    def __call__(
        self,
        material: Material | None,
        store: Store | None = None,
        live: Session | None = None,
        invited: Sequence[str] = (),
    ) -> None: ...


class Opening:
    """`sources` offers what can be opened, `mapping` asks which column of a foreign file is what.

    `show` is called with what was opened, `asks` when the question comes and when it goes.
    """

    def __init__(
        self,
        work: Work,
        session: Session | None,
        show: Show,
        asks: Callable[[bool], object],
    ) -> None:
        self._work, self._session, self._show, self._asks = work, session, show, asks
        self._words = work.words
        self.sources = Sources(
            self._open_files,
            self._open_example,
            self.open_own if session else None,
            work.notice,
            work.words,
        )
        self.mapping = stack()

    def over(self) -> None:
        """Nothing is asked of a foreign file any more."""
        self.mapping.children = ()

    def open_first(self, source: Any) -> None:
        """What is explored first; nothing where the reader has to choose."""
        if self._session is not None:
            self._show_own(self._session)
        elif source is None:
            self._show(None)
        elif isinstance(source, str | Path):
            from parastaminen_nb.exchange.reading import read_comments
            from parastaminen_nb.text.material import Material

            reading = read_comments([source])
            path = Path(source)
            material = Material(reading.comments, reading.skipped, name=path.name)
            self._show(material, beside(path, material.ids) if path.is_file() else None)
        else:
            from parastaminen_nb.text.material import Material

            self._show(Material(source))

    def _open_files(self, files: Sequence[tuple[str, bytes]]) -> None:
        """Foreign files that were chosen together, or one workshop of ours."""
        workshop = next((name for name, content in files if is_database(content)), "")
        if workshop and len(files) > 1:
            raise WorkshopError(N_("{file} is a workshop. Open it by itself."), file=workshop)
        if workshop:
            self._open_workshop(*files[0])
            return
        from parastaminen_nb.exchange.profiles import NAME, Profiles
        from parastaminen_nb.exchange.reading import open_several
        from parastaminen_nb.tables import natural

        ordered = sorted(files, key=lambda file: natural(file[0]))
        served = os.environ.get("PARASTAMINEN_WORKSHOP", "")
        profiles = Profiles(Path(served).with_name(NAME)) if served else None

        def mapped(found: tuple[list[Table], list[Skipped]]) -> None:
            mapping = Mapping(
                Opened(ordered, *found),
                self._work.working,
                self._read_file,
                self._leave,
                self._words,
                profiles,
            )
            self.mapping.children = (mapping,)
            self._asks(True)
            if self._work.notice.kind == "info":
                self._work.notice.clear()  # it told of what is open

        self._work.working.run("reading", lambda going: open_several(ordered, going), mapped)

    def _open_workshop(self, name: str, content: bytes) -> None:
        """Another workshop's file, such as last year's: what was settled in it is begun from."""
        from parastaminen_nb.text.material import Material

        with TemporaryDirectory(prefix="parastaminen-") as folder:
            path = Path(folder) / Path(name).name
            path.write_bytes(content)
            own = read_workshop(path, self._words)
        material = Material(own.comments, name=own.title)
        store = self._beside(name, material)
        if store.edits == Edits():
            store.keep(own.edits)
        self._show(material, store, invited=own.people)

    def _read_file(self, material: Material) -> None:
        self._show(material, self._beside(material.name, material))
        if unknown := told_unknown(material.texts, material.languages, self._words):
            self._work.notice.say(f"{unknown} {self._work.notice.text}".strip(), "info")

    def _beside(self, name: str, material: Material) -> Store:
        """An opened file has no folder of its own here: its work is kept beside the workshop."""
        served = os.environ.get("PARASTAMINEN_WORKSHOP", "")
        if not served:
            return InMemory()
        return beside(Path(served).with_name(Path(name).name), material.ids)

    def _leave(self) -> None:
        self.over()
        self._asks(False)

    def _open_example(self) -> None:
        self._show(_example(self._words))

    def open_own(self) -> None:
        """The comments of the workshop. Raises `WorkshopError` where it has none yet."""
        if self._session:
            self._session.catch_up()
            if not self._session.state.comments:
                raise WorkshopError(N_("The workshop has no comments yet."))
            self._show_own(self._session)

    def _show_own(self, session: Session) -> None:
        self._show(own_comments(session, self._words), InWorkshop(session), session)


def meant_session(source: Any) -> Session | None:
    """The workshop that is meant: the one given, or the one this page's server serves."""
    if isinstance(source, Session):
        return source
    if isinstance(source, str | Path) and str(source).endswith(SUFFIX):
        return Session.opened(source)
    if source is None and os.environ.get("PARASTAMINEN_WORKSHOP"):
        return told_session()
    return None


def own_comments(session: Session, _: Translator) -> Material:
    """The comments of a workshop as they are now."""
    live = session.state
    return _of(live.workshop, live.comments, _)


def _example(_: Translator) -> Material:
    from parastaminen_nb.example import example_comments, example_workshop
    from parastaminen_nb.workshops import EXAMPLE_DAY

    return _of(example_workshop(EXAMPLE_DAY), list(example_comments(EXAMPLE_DAY)), _)


def _of(workshop: Workshop, comments: Sequence[Comment], _: Translator) -> Material:
    from parastaminen_nb.text.material import Material

    return Material(workshop_frame(workshop, comments, _), name=workshop.title)
