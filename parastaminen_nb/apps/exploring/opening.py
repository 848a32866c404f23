"""How comments come to be explored: a workshop's own, foreign files, the example, a frame."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any, Protocol

from parastaminen_nb.apps.exploring.foreign import Files, Opened, paths_of
from parastaminen_nb.apps.exploring.panel import there
from parastaminen_nb.apps.exploring.store import InMemory, InWorkshop, Store, beside
from parastaminen_nb.apps.exploring.work import Work
from parastaminen_nb.apps.mapping import Mapping
from parastaminen_nb.apps.open import told_session
from parastaminen_nb.apps.outlook import told_unknown
from parastaminen_nb.apps.source import Sources
from parastaminen_nb.core.comments import Comment
from parastaminen_nb.core.edits import Edits
from parastaminen_nb.core.errors import N_, WorkshopError
from parastaminen_nb.core.workshop import Workshop
from parastaminen_nb.i18n import Translator
from parastaminen_nb.in_notebook import is_shown
from parastaminen_nb.own_comments import is_database, read_workshop, workshop_frame
from parastaminen_nb.session import Session
from parastaminen_nb.ui.card import stack
from parastaminen_nb.workshop_file import SUFFIX

if TYPE_CHECKING:
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
        self.columns = self.sources.columns
        self.columns.on_click(self._ask_again)
        self.mapping = stack()
        self._files: Files | None = None
        self.over()

    def over(self) -> None:
        """Nothing is asked of a foreign file any more, and none is explored."""
        self.mapping.children = ()
        self._files = None
        there(self.columns, False)

    def open_first(self, source: Any) -> None:
        """What is explored first; nothing where the reader has to choose."""
        if self._session is not None:
            self._show_own(self._session)
        elif source is None:
            self._show(None)
        elif paths := paths_of(source):
            self._show(None)
            self._read_files(Files.at(paths))
        else:
            self._show(_of_frame(source))

    def _read_files(self, files: Files) -> None:
        """Files that a notebook names: what their columns are is asked only where it is unclear."""
        import parastaminen_nb.exchange.reading
        import parastaminen_nb.text.material  # noqa: F401  or the thread had to wait for it

        def take(found: Material | Opened) -> None:
            self._asks(False)
            if isinstance(found, Opened):
                self._ask(found)
            else:
                self._read_file(files, found)

        self._asks(True)
        self._work.working.run(
            "reading",
            files.material_or_tables,
            take,
            lambda: self._asks(False),
            awaited=is_shown(),
        )

    def _open_files(self, files: Sequence[tuple[str, bytes]]) -> None:
        """Foreign files that were chosen together, or one workshop of ours."""
        workshop = next((name for name, content in files if is_database(content)), "")
        if workshop and len(files) > 1:
            raise WorkshopError(N_("{file} is a workshop. Open it by itself."), file=workshop)
        if workshop:
            self._open_workshop(*files[0])
            return
        self._work.working.run("reading", Files.uploaded(files, _folder()).opened, self._ask)

    def _ask(self, opened: Opened) -> None:
        """Ask which column is what."""
        files = opened.files
        mapping = Mapping(
            opened,
            self._work.working,
            lambda material: self._read_file(files, material),
            self._leave,
            self._words,
        )
        self.mapping.children = (mapping,)
        self._asks(True)
        if self._work.notice.kind == "info":
            self._work.notice.clear()  # it told of what is open
        if opened.unclear is not None:
            raise opened.unclear

    def _open_workshop(self, name: str, content: bytes) -> None:
        """Another workshop's file, such as last year's: what was settled in it is begun from."""
        from parastaminen_nb.text.material import Material

        with TemporaryDirectory(prefix="parastaminen-") as folder:
            path = Path(folder) / Path(name).name
            path.write_bytes(content)
            own = read_workshop(path, self._words)
        material = Material(own.comments, name=own.title)
        store = _store(_folder(), name, material)
        if store.edits == Edits():
            store.keep(own.edits)
        self._show(material, store, invited=own.people)

    def _read_file(self, files: Files, material: Material) -> None:
        store = _store(files.folder, material.name, material)
        store.bring(material.brought)
        self._show(material, store)
        self._files = files
        there(self.columns, True)
        if unknown := told_unknown(material.texts, material.languages, self._words):
            self._work.notice.say(f"{unknown} {self._work.notice.text}".strip(), "info")

    def _leave(self) -> None:
        self.mapping.children = ()
        self._asks(False)

    def _ask_again(self, _button: object) -> None:
        with self._work.notice.watch():
            if self._files is not None:
                self._work.working.run("reading", self._files.opened, self._ask)

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


def _folder() -> Path | None:
    """Where work on a file that a browser brings is kept, for it has no folder of its own here:
    beside the workshop."""
    served = os.environ.get("PARASTAMINEN_WORKSHOP", "")
    return Path(served).parent if served else None


def _store(folder: Path | None, name: str, material: Material) -> InMemory:
    return beside(folder / Path(name).name, material.ids) if folder else InMemory()


def own_comments(session: Session, _: Translator) -> Material:
    """The comments of a workshop as they are now."""
    live = session.state
    return _of(live.workshop, live.comments, _)


def _of_frame(frame: Any) -> Material:
    from parastaminen_nb.text.material import Material

    if "text" not in getattr(frame, "columns", ()):
        raise WorkshopError(
            N_(
                "What can be explored is a workshop, a file, a folder, several files in a list, or "
                "a table of comments with a column text."
            )
        )
    return Material(frame)


def _example(_: Translator) -> Material:
    from parastaminen_nb.example import example_comments, example_workshop
    from parastaminen_nb.workshops import EXAMPLE_DAY

    return _of(example_workshop(EXAMPLE_DAY), list(example_comments(EXAMPLE_DAY)), _)


def _of(workshop: Workshop, comments: Sequence[Comment], _: Translator) -> Material:
    from parastaminen_nb.text.material import Material

    return Material(workshop_frame(workshop, comments, _), name=workshop.title)
