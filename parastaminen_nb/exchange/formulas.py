"""Formulas whose value nobody stored: programs that only write workbooks do not reckon them.

Such a cell looks full in Excel, which reckons it when the file is opened, and is empty to every
reader. It is found in the sheet's own part of the file (ECMA-376, SpreadsheetML, 18.3.1.40).
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from pathlib import PurePosixPath
from typing import Final
from xml.etree import ElementTree

_LINK: Final = "/relationships}id"  # of either kind of such files, transitional or strict
_CELL: Final = re.compile(
    rb"<c\b([^>]*)>\s*<f\b(?:[^>]*/>|[^>]*>[^<]*</f>)\s*(?:<v\s*/>|<v>\s*</v>)?\s*</c>"
)
_AT: Final = re.compile(rb'\br="([A-Z]{1,3}[0-9]{1,7})"')
_EMPTY_TEXT: Final = b't="str"'
"""A formula of this type may well have nothing as its value."""


def unsaved_formulas(content: bytes) -> dict[str, list[str]]:
    """For each sheet of an xlsx file the cells that hold a formula without a stored value.

    Other files, and files that cannot be looked into, have none that could be told.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            return {
                name: cells
                for name, part in sheet_parts(archive)
                if (cells := unsaved_in(archive.read(part)))
            }
    except (zipfile.BadZipFile, KeyError, ElementTree.ParseError, NotImplementedError):
        return {}


def sheet_parts(archive: zipfile.ZipFile) -> Iterator[tuple[str, str]]:
    """The sheets' names with the parts of the file that hold them."""
    book = ElementTree.fromstring(archive.read("xl/workbook.xml"))
    links = ElementTree.fromstring(archive.read("xl/_rels/workbook.xml.rels"))
    target_of = {link.get("Id"): link.get("Target", "") for link in links}
    for sheet in book.iterfind(".//{*}sheet"):
        link = next((value for name, value in sheet.items() if name.endswith(_LINK)), None)
        target = target_of.get(link, "")
        if target:
            yield sheet.get("name", ""), str(PurePosixPath("/xl") / target).lstrip("/")


def unsaved_in(xml: bytes) -> list[str]:
    """The cells of one sheet's part that hold a formula without a stored value."""
    if b"<f" not in xml:
        return []
    found = []
    for match in _CELL.finditer(xml):
        place = _AT.search(match[1])
        if place and _EMPTY_TEXT not in match[1]:
            found.append(place[1].decode())
    return found
