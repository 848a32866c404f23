"""Any file with comments, as sheets of cells. What a file is, its content decides, not its name."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Final

from parastaminen_nb.core.errors import N_, WorkshopError
from parastaminen_nb.core.progress import UNSEEN, Progress
from parastaminen_nb.exchange.delimited import read_delimited
from parastaminen_nb.exchange.encodings import by_mark, decoded
from parastaminen_nb.exchange.locked import OLE, ZIP
from parastaminen_nb.exchange.no_table import NO_TABLE, what_else
from parastaminen_nb.exchange.records import looks_like_json, read_records
from parastaminen_nb.exchange.spreadsheet import read_spreadsheet
from parastaminen_nb.exchange.table import Sheet, Skipped

Source = Path | str | tuple[str, bytes]
"""A file on the disk, or an upload as its name and content."""

_DATABASE: Final = b"SQLite format 3"
_FOREIGN: Final = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"%PDF", _DATABASE, b"\x1f\x8b")


@dataclass(frozen=True, slots=True)
class File:
    """The sheets of a file that can be read, and the sheets that were left out."""

    name: str
    sheets: tuple[Sheet, ...]
    skipped: tuple[Skipped, ...] = ()


def open_file(source: Source, progress: Progress = UNSEEN) -> File:
    """Read a spreadsheet (xlsx, xlsm, xlsb, xls, ods), a CSV file, or records in JSON.

    Raises `WorkshopError` with a sentence that names the file where it is missing, a folder,
    unreadable, empty, password-protected, or something else than a table.
    """
    name, content = _content(source)
    if not content.strip():
        raise WorkshopError(
            N_("{file} is empty. Choose a file that has a header row and rows below it."), file=name
        )
    if trouble := what_else(name, content):
        raise trouble
    if content.startswith((ZIP, OLE)):
        return File(name, *read_spreadsheet(name, content, progress))
    if content.startswith(_DATABASE):
        raise WorkshopError(
            N_(
                "{file} is a workshop or another database, not a table. A workshop is read where "
                "it is chosen by itself, not in a folder."
            ),
            file=name,
        )
    if not is_text(content):
        raise WorkshopError(NO_TABLE, file=name)
    if content.lstrip(b"\xef\xbb\xbf \t\r\n").startswith((b"{", b"[")):
        text = decoded(content)
        if looks_like_json(text):
            return File(name, read_records(text, name))
    sheet = read_delimited(content, name, progress)
    return File(name, (sheet,))


def is_text(content: bytes) -> bool:
    """Whether a file that begins so is text and not something that only programs read."""
    wide = by_mark(content).startswith("utf-16")
    return not content.startswith((ZIP, OLE, *_FOREIGN)) and (wide or b"\x00" not in content[:4096])


def _content(source: Source) -> tuple[str, bytes]:
    if isinstance(source, tuple):
        return source
    path = Path(source)
    try:
        return path.name, path.read_bytes()
    except FileNotFoundError:
        raise WorkshopError(
            N_("There is no file {file}. Check the name and the folder."), file=str(path)
        ) from None
    except IsADirectoryError:
        raise WorkshopError(
            N_("{file} is a folder. Choose a file in it."), file=str(path)
        ) from None
    except PermissionError as error:
        if path.is_dir():  # how Windows answers when a folder is read
            raise WorkshopError(
                N_("{file} is a folder. Choose a file in it."), file=str(path)
            ) from error
        raise WorkshopError(
            N_("{file} cannot be read: you have no right to it. Ask its owner, or copy it."),
            file=str(path),
        ) from error
    except OSError as error:
        raise WorkshopError(
            N_("{file} cannot be read. Copy it to your own disk and try again."), file=str(path)
        ) from error
