"""Any file with comments, as sheets of cells. What a file is, its content decides, not its name."""

from __future__ import annotations

import io
import zipfile
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from parastaminen_nb.core.errors import N_, NN_, Sentence, WorkshopError
from parastaminen_nb.core.progress import UNSEEN, Progress
from parastaminen_nb.exchange.delimited import read_delimited
from parastaminen_nb.exchange.encodings import decoded
from parastaminen_nb.exchange.formulas import unsaved_formulas
from parastaminen_nb.exchange.records import looks_like_json, read_records
from parastaminen_nb.exchange.table import Sheet, Skipped

Source = Path | str | tuple[str, bytes]
"""A file on the disk, or an upload as its name and content."""

_ZIP: Final = b"PK\x03\x04"
_OLE: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
# An encrypted xlsx is an OLE container with a stream of this name (MS-OFFCRYPTO 2.3.4).
_ENCRYPTED: Final = "EncryptedPackage".encode("utf-16-le")
_DATABASE: Final = b"SQLite format 3"
_FOREIGN: Final = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"%PDF", _DATABASE, b"\x1f\x8b")
_MARKUP: Final = (b"<?xml", b"<!doctype", b"<html", b"<table", b"<head", b"<meta")
"""How files begin that some systems call .xls and that are web pages."""


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
    if content.startswith((_ZIP, _OLE)):
        return _workbook(name, content, progress)
    if content.startswith(_DATABASE):
        raise WorkshopError(
            N_(
                "{file} is a workshop or another database, not a table. A workshop is read where "
                "it is chosen by itself, not in a folder."
            ),
            file=name,
        )
    if not is_text(content):
        raise _no_table(name)
    if content[:1024].lstrip(b"\xef\xbb\xbf \t\r\n").lower().startswith(_MARKUP):
        raise WorkshopError(
            N_(
                "{file} is a web page inside, whatever its name says. Open it in Excel or "
                "LibreOffice, save it as a workbook (.xlsx), and choose that."
            ),
            file=name,
        )
    if content.lstrip(b"\xef\xbb\xbf \t\r\n").startswith((b"{", b"[")):
        text = decoded(content)
        if looks_like_json(text):
            return File(name, read_records(text, name))
    sheet = read_delimited(content, name, progress)
    return File(name, (sheet,))


def is_text(content: bytes) -> bool:
    """Whether a file that begins so is text and not something that only programs read."""
    wide = content.startswith((b"\xff\xfe", b"\xfe\xff"))
    return not content.startswith((_ZIP, _OLE, *_FOREIGN)) and (
        wide or b"\x00" not in content[:4096]
    )


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


def _workbook(name: str, content: bytes, progress: Progress) -> File:
    import python_calamine as calamine

    locked = WorkshopError(
        N_(
            "{file} is protected by a password. Open it in Excel or LibreOffice, save a copy "
            "without the password, and choose the copy."
        ),
        file=name,
    )
    if (content.startswith(_OLE) and _ENCRYPTED in content) or _is_locked_ods(content):
        raise locked
    try:
        workbook = calamine.CalamineWorkbook.from_filelike(io.BytesIO(content))
    except calamine.PasswordError:
        raise locked from None
    except calamine.CalamineError as error:
        raise _no_table(name) from error
    sheets, skipped = [], []
    unsaved = unsaved_formulas(content) if content.startswith(_ZIP) else {}
    for meta in progress.each(workbook.sheets_metadata, 1):
        if meta.typ != calamine.SheetTypeEnum.WorkSheet:
            skipped.append(_left_out(name, meta.name, N_("The sheet is not a table of cells.")))
            continue
        if meta.visible != calamine.SheetVisibleEnum.Visible:
            skipped.append(
                _left_out(
                    name, meta.name, N_("The sheet is hidden. Make it visible to have it read.")
                )
            )
            continue
        try:
            cells = workbook.get_sheet_by_name(meta.name)
        except calamine.CalamineError as error:
            raise WorkshopError(
                N_(
                    "{file}, sheet {sheet} is damaged and cannot be read. Open the file in Excel "
                    "or LibreOffice, save it again, and choose the new file."
                ),
                file=name,
                sheet=meta.name,
            ) from error
        if meta.name in unsaved:
            skipped.append(_unsaved(name, meta.name, unsaved[meta.name]))
        rows = cells.to_python(skip_empty_area=False)
        if not any(cell != "" for row in rows for cell in row):
            skipped.append(_left_out(name, meta.name, N_("The sheet is empty.")))
            continue
        merged = tuple(cells.merged_cell_ranges or ())
        sheets.append(Sheet(name, meta.name, rows, range(1, len(rows) + 1), merged))
    return File(name, tuple(sheets), tuple(skipped))


def _is_locked_ods(content: bytes) -> bool:
    """Whether the list of parts of an OpenDocument file says that some are encrypted (OpenDocument
    1.3, part 2, 4.4)."""
    if not content.startswith(_ZIP):
        return False
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            return b"encryption-data" in archive.read("META-INF/manifest.xml")
    except (zipfile.BadZipFile, KeyError, NotImplementedError):
        return False  # no OpenDocument file, or none at all, which its reader will say


def _unsaved(file: str, sheet: str, cells: list[str]) -> Skipped:
    why = NN_(
        "{n} formula has no stored value, in cell {cell}, and was read as empty. Open the file in "
        "Excel or LibreOffice, save it, and choose it again.",
        "{n} formulas have no stored value, the first in cell {cell}, and were read as empty. "
        "Open the file in Excel or LibreOffice, save it, and choose it again.",
    )
    return Skipped(file, sheet, None, Sentence(why, {"n": len(cells), "cell": cells[0]}))


def _left_out(file: str, sheet: str, why: str) -> Skipped:
    return Skipped(file, sheet, None, Sentence(why))


def _no_table(name: str) -> WorkshopError:
    return WorkshopError(
        N_(
            "{file} is not a table. Choose a spreadsheet (.xlsx, .xls, .ods) or a text file with "
            "columns (.csv)."
        ),
        file=name,
    )
