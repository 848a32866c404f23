"""What the sheets of an xlsx file hold that their readers do not tell: formulas without a value,
errors, rows that are hidden, and a cell so far away that reading it would fill the memory.

It is found in the sheets' own parts of the file (ECMA-376, SpreadsheetML, 18.3.1).
"""

from __future__ import annotations

import io
import re
import zipfile
from dataclasses import dataclass
from typing import Final
from xml.etree import ElementTree

from parastaminen_nb.exchange.formulas import sheet_parts, unsaved_in
from parastaminen_nb.exchange.table import column_letter

_ERROR: Final = re.compile(rb'<c\b(?=[^>]*\bt="e")[^>]*\br="([A-Z]{1,3}[0-9]{1,7})"')
_HIDDEN: Final = re.compile(rb'<row\b(?=[^>]*\bhidden="(?:1|true)")[^>]*[^/>]>\s*<c\b')
_WIDE: Final = re.compile(rb'<c r="([A-Z]{2,3})[0-9]')
_ROW: Final = re.compile(rb'<row\b[^>]*\br="([0-9]{1,7})"')
_LETTERS: Final = 26
_MOST_CELLS: Final = 10_000_000
_SPARSE: Final = 50


@dataclass(frozen=True, slots=True)
class Facts:
    """`unsaved` are cells with a formula whose value nobody stored, `errors` those with #N/A and
    the like, `hidden` the number of hidden rows that hold cells. `far` is the last cell of a sheet
    that is nearly nothing but empty cells, so many that it cannot be read; empty else."""

    unsaved: tuple[str, ...] = ()
    errors: tuple[str, ...] = ()
    hidden: int = 0
    far: str = ""


def facts_of(content: bytes) -> dict[str, Facts]:
    """The facts about each sheet of an xlsx file; nothing about other files, and files that cannot
    be looked into."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            return {name: _facts(archive.read(part)) for name, part in sheet_parts(archive)}
    except (zipfile.BadZipFile, KeyError, ElementTree.ParseError, NotImplementedError):
        return {}


def _facts(xml: bytes) -> Facts:
    errors = _ERROR.findall(xml) if b't="e"' in xml else []
    hidden = sum(1 for _match in _HIDDEN.finditer(xml)) if b"hidden=" in xml else 0
    return Facts(tuple(unsaved_in(xml)), tuple(cell.decode() for cell in errors), hidden, _far(xml))


def _far(xml: bytes) -> str:
    """The last corner of a sheet whose cells stand so far apart that it is mostly nothing."""
    last = _ROW.match(xml, max(xml.rfind(b"<row "), 0))
    height = int(last[1]) if last else 0
    width = max((_place(letters) for letters in set(_WIDE.findall(xml))), default=_LETTERS)
    cells = height * width
    if cells <= _MOST_CELLS or cells <= _SPARSE * xml.count(b"<c "):
        return ""
    return f"{column_letter(width - 1)}{height}"


def _place(letters: bytes) -> int:
    """The number of a column, from 1."""
    place = 0
    for letter in letters:
        place = place * _LETTERS + letter - ord("A") + 1
    return place
