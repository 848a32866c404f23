"""Where what was settled by hand is kept: in the workshop's file, beside a foreign file, or here.

Beside `comments.csv` it is `comments.csv.parastaminen.json`. It holds digests of comments, names
of themes and codes, and nobody's words.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Final, Protocol

import msgspec

from parastaminen_nb.core.edits import Codes, CommentsSorted, Edits
from parastaminen_nb.core.errors import N_, WorkshopError
from parastaminen_nb.exchange.profiles import SUFFIX
from parastaminen_nb.session import Session

_MOST_BEFORE: Final = 20
_MOST_FILES: Final = 9


class Store(Protocol):
    """Keeps edits and the steps before them; `before` is what would be taken back to."""

    @property
    def edits(self) -> Edits: ...
    @property
    def before(self) -> Edits | None: ...
    def keep(self, edits: Edits) -> None: ...
    def take_back(self) -> None: ...


class Held(msgspec.Struct, frozen=True):
    """Edits with what they were before each of the last changes. `brought` are the codes that the
    comments themselves brought along when they were read last."""

    edits: Edits = msgspec.field(default_factory=Edits)
    before: tuple[Edits, ...] = ()
    brought: Codes = ()

    def kept(self, edits: Edits) -> Held:
        if edits == self.edits:
            return self
        return Held(edits, (*self.before, self.edits)[-_MOST_BEFORE:], self.brought)

    def with_codes(self, codes: Codes) -> Held:
        """The same, with the codes that the comments bring along now; no step back loses them."""
        edits, *before = (
            edits.brought(codes, self.brought) for edits in (self.edits, *self.before)
        )
        return Held(edits, tuple(before), codes)


class InMemory:
    """Kept as long as the page is open: for the example and for a frame in a notebook."""

    def __init__(self) -> None:
        self._held = Held()

    @property
    def edits(self) -> Edits:
        return self._held.edits

    @property
    def before(self) -> Edits | None:
        return self._held.before[-1] if self._held.before else None

    def keep(self, edits: Edits) -> None:
        self._held = self._held.kept(edits)
        self._written()

    def take_back(self) -> None:
        if self._held.before:
            *before, edits = self._held.before
            self._held = Held(edits, tuple(before), self._held.brought)
            self._written()

    def bring(self, codes: Codes) -> None:
        """Begin with the codes that the comments bring along; written with the first change."""
        self._held = self._held.with_codes(codes)

    def _written(self) -> None:
        """Nothing is written."""


class InFile(InMemory):
    """Kept in a small file, which two windows may have open: each change begins from what stands
    there. Raises `WorkshopError` where it is damaged or cannot be written."""

    def __init__(self, path: Path) -> None:
        super().__init__()
        self.path = path
        self._seen: tuple[int, ...] = ()
        self._brought: Codes = ()
        self._look()

    @property
    def edits(self) -> Edits:
        self._look()
        return super().edits

    @property
    def before(self) -> Edits | None:
        self._look()
        return super().before

    def take_back(self) -> None:
        self._look()
        super().take_back()

    def bring(self, codes: Codes) -> None:
        self._brought = codes
        super().bring(codes)

    def _look(self) -> None:
        """Read the file where somebody else has written it since."""
        if (stamp := self._stamp()) == self._seen or not stamp:
            return
        self._held, self._seen = read_held(self.path), stamp
        if self._brought:
            self._held = self._held.with_codes(self._brought)

    def _written(self) -> None:
        from parastaminen_nb.whole_file import write_whole

        write_whole(self.path, msgspec.json.format(msgspec.json.encode(self._held), indent=1))
        self._seen = self._stamp()

    def _stamp(self) -> tuple[int, ...]:
        """Tells one writing of the file from another; empty where there is no file."""
        try:
            told = self.path.stat()
        except FileNotFoundError:
            return ()
        return told.st_mtime_ns, told.st_size, told.st_ino


class InWorkshop:
    """Kept in the workshop's own log, so that it goes where the workshop goes."""

    def __init__(self, session: Session) -> None:
        self._session = session

    @property
    def edits(self) -> Edits:
        return self._session.state.edits

    @property
    def before(self) -> Edits | None:
        steps = self._session.state.edits_before
        return steps[-1] if steps else None

    def keep(self, edits: Edits) -> None:
        if edits != self.edits:
            self._session.tell(CommentsSorted(edits, self._session.now()))

    def take_back(self) -> None:
        self._session.catch_up()
        before = self._session.state.edits_before
        if before:
            self._session.tell(CommentsSorted(before[-1], self._session.now()))


def beside(source: Path, ids: Sequence[str]) -> InFile:
    """The store beside a file of comments, of which these are the ids.

    Where another file of that name was worked on before, the next free name is taken, so that
    nobody's work is written over.
    """
    from parastaminen_nb.text.editing import fitting

    for turn in range(1, _MOST_FILES + 1):
        number = f".{turn}" if turn > 1 else ""
        path = source.with_name(f"{source.name}{number}{SUFFIX}")
        if not path.exists():
            return InFile(path)
        store = InFile(path)
        if fitting(store.edits, ids):
            return store
    raise WorkshopError(
        N_("There are many saved works for {file} already. Move the old ones away."),
        file=source.name,
    )


def read_held(path: Path) -> Held:
    """What was settled by hand, from its file. Raises `WorkshopError` where it is damaged."""
    try:
        return msgspec.json.decode(path.read_bytes(), type=Held)
    except (msgspec.DecodeError, OSError) as error:
        raise WorkshopError(
            N_(
                "{file} holds what was settled by hand and cannot be read. Move it away to begin "
                "anew, or take a copy of it that is whole."
            ),
            file=path.name,
        ) from error
