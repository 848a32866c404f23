"""What a file is that is no table, told by its content, and what to do with it."""

from __future__ import annotations

import io
import zipfile
from typing import Final

from parastaminen_nb.core.errors import N_, WorkshopError
from parastaminen_nb.exchange.locked import OLE, ZIP

NO_TABLE: Final = N_(
    "{file} is not a table. Choose a spreadsheet (.xlsx, .xls, .ods) or a text file with "
    "columns (.csv)."
)
_DOCUMENT: Final = N_(
    "{file} is not a table but a document. Copy its comments into a spreadsheet, one to a row (a "
    "table in it can be copied as it is), and choose that."
)
_ARCHIVE: Final = N_(
    "{file} is not a table but packed files. Unpack it, and choose the files in it."
)
_ONE_XML: Final = N_(
    "{file} is a spreadsheet or other data as XML. Open it in LibreOffice or Excel, save it as a "
    "workbook (.xlsx), and choose that."
)
_PAGE: Final = N_(
    "{file} is a web page inside, whatever its name says. Open it in Excel or LibreOffice, save it "
    "as a workbook (.xlsx), and choose that."
)
_TOO_LARGE: Final = N_(
    "{file} is packed so tightly that it would not fit into memory. Open it in Excel or "
    "LibreOffice, delete what is empty in it, save it, and choose it again."
)

_DOCUMENTS: Final = (b"%PDF", b"{\\rtf")
_PACKED: Final = (b"\x1f\x8b", b"7z\xbc\xaf", b"Rar!")
_PAGES: Final = (b"<!doctype", b"<html", b"<table", b"<head", b"<meta")
"""How files begin that some systems call .xls and that are web pages."""
_XML: Final = b"<?xml"
_WORD: Final = "WordDocument".encode("utf-16-le")
_SLIDES: Final = "PowerPoint Document".encode("utf-16-le")
_OF_DOCUMENTS: Final = ("word/document.xml", "ppt/presentation.xml")
_OF_TABLES: Final = ("xl/", "content.xml", "[Content_Types].xml", "META-INF/", "mimetype")
_MOST_UNPACKED: Final = 1_000_000_000  # bytes
_TIGHTEST: Final = 150  # times; sheets are packed to a tenth of their size, hardly to a hundredth


def what_else(name: str, content: bytes) -> WorkshopError | None:
    """What is wrong with a file that is known to be no table; None where it may well be one.

    Told of documents, packed files, web pages, XML, and workbooks that would fill the memory.
    """
    begin = content[:1024].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    message = None
    if content.startswith(_DOCUMENTS):
        message = _DOCUMENT
    elif content.startswith(_PACKED):
        message = _ARCHIVE
    elif begin.startswith(_PAGES) or (begin.startswith(_XML) and b"<table" in begin):
        message = _PAGE
    elif begin.startswith(_XML):
        message = _ONE_XML
    elif content.startswith(OLE) and (_WORD in content or _SLIDES in content):
        message = _DOCUMENT
    elif content.startswith(ZIP):
        message = _of_zip(content)
    return WorkshopError(message, file=name) if message else None


def _of_zip(content: bytes) -> str | None:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            names = {entry.filename for entry in archive.infolist()}
            unpacked = sum(entry.file_size for entry in archive.infolist())
            kind = archive.read("mimetype") if "mimetype" in names else b""
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError):
        return None  # damaged or locked, which its reader will say
    if unpacked > max(_MOST_UNPACKED, _TIGHTEST * len(content)):
        return _TOO_LARGE
    if not names.isdisjoint(_OF_DOCUMENTS) or kind.endswith((b".text", b".presentation")):
        return _DOCUMENT
    return None if any(name.startswith(_OF_TABLES) for name in names) else _ARCHIVE
