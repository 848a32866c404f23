"""Workbooks that a password protects, known by their content: their readers only say that they
are no workbooks."""

from __future__ import annotations

import io
import struct
import zipfile
from typing import Final

ZIP: Final = b"PK\x03\x04"
OLE: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"

# An encrypted xlsx is an OLE container with a stream of this name (MS-OFFCRYPTO 2.3.4).
_ENCRYPTED: Final = "EncryptedPackage".encode("utf-16-le")
# The records with which the stream of an xls may begin (MS-XLS 2.1.7.20.3 and 2.3.1).
_BEGINS, _WRITE_PROTECTED, _PASSWORD = 0x0809, 0x0086, 0x002F
_SECTOR: Final = 512  # bytes; a stream begins with one (MS-CFB 2.2)


def is_locked(content: bytes) -> bool:
    """Whether a spreadsheet of any kind asks for a password before it is read."""
    if content.startswith(OLE):
        return _ENCRYPTED in content or _is_locked_xls(content)
    return content.startswith(ZIP) and _is_locked_ods(content)


def _is_locked_xls(content: bytes) -> bool:
    begins = struct.pack("<H", _BEGINS)
    return any(
        content.startswith(begins, place) and _asks_for_password(content, place)
        for place in range(_SECTOR, len(content), _SECTOR)
    )


def _asks_for_password(content: bytes, place: int) -> bool:
    """Whether the records of a stream say so, which they do at once or not at all."""
    while place + 4 <= len(content):
        kind, length = struct.unpack_from("<HH", content, place)
        if kind == _PASSWORD:
            return True
        if kind not in {_BEGINS, _WRITE_PROTECTED}:
            return False
        place += 4 + length
    return False


def _is_locked_ods(content: bytes) -> bool:
    """Whether the list of parts of an OpenDocument file says that some are encrypted (OpenDocument
    1.3, part 2, 4.4)."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            return b"encryption-data" in archive.read("META-INF/manifest.xml")
    except (zipfile.BadZipFile, KeyError, NotImplementedError):
        return False  # no OpenDocument file, or none at all, which its reader will say
