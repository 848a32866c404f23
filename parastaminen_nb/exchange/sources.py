"""Files and folders that somebody chose to be read, and what of a folder is meant."""

from __future__ import annotations

from pathlib import Path
from typing import Final, TypeGuard

from parastaminen_nb.core.errors import N_, Sentence, WorkshopError
from parastaminen_nb.exchange.files import Source
from parastaminen_nb.exchange.profiles import SUFFIX
from parastaminen_nb.exchange.table import Skipped
from parastaminen_nb.tables import natural

_BESIDE: Final = frozenset({"desktop.ini", "thumbs.db"})


def files_of(source: Source) -> list[Source]:
    """The file itself; of a folder its files in natural order, without what we or other programs
    put beside them. Raises `WorkshopError` where the folder cannot be looked into."""
    if not is_folder(source):
        return [source]
    folder = Path(source)
    try:
        paths = sorted(folder.iterdir(), key=lambda path: natural(path.name))
    except OSError as error:
        raise WorkshopError(
            N_("{file} cannot be read: you have no right to it. Ask its owner, or copy it."),
            file=str(folder),
        ) from error
    foreign = (path for path in paths if not path.name.endswith(SUFFIX))
    return [path for path in foreign if path.is_file() and not _is_hidden(path.name)]


def folders_in(source: Source) -> list[Skipped]:
    """The folders in a folder, which are not looked into; nothing of a file."""
    if not is_folder(source):
        return []
    folders = (path for path in Path(source).iterdir() if path.is_dir())
    names = sorted((path.name for path in folders if not _is_hidden(path.name)), key=natural)
    why = Sentence(N_("This is a folder in the folder. Choose it as well if it holds comments."))
    return [Skipped(name, "", None, why) for name in names]


def _is_hidden(name: str) -> bool:
    """Whether other programs put a file beside those of people."""
    return name.startswith((".", "~$")) or name.casefold() in _BESIDE


def is_folder(source: Source) -> TypeGuard[str | Path]:
    return isinstance(source, str | Path) and Path(source).is_dir()


def bytes_of(source: Source) -> int:
    """How much there is to read of a file, and never nothing; a folder counts as one."""
    if isinstance(source, tuple):
        return 1 + len(source[1])
    path = Path(source)
    return 1 + (path.stat().st_size if path.is_file() else 0)


def name_of(source: Source) -> str:
    """What a file is called, without its folder."""
    return source[0] if isinstance(source, tuple) else Path(source).name
