"""Cells of a sheet, written so that text stays text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Final

LONGEST: Final = 32_767
"""The most characters that Excel keeps in a cell, as UTF-16 counts them."""

_CONTROLS: Final = {c: chr(0x2400 + c) for c in range(0x20) if chr(c) not in "\t\n"}
_NOT_PLAIN: Final = re.compile("[\x00-\x08\x0b-\x1f\ud800-\udfff\ufffe\uffff]")
_NEVER_XML: Final = re.compile("[\ud800-\udfff\ufffe\uffff]")
_ESCAPE_LIKE: Final = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")

Value = str | int | float | datetime | None


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a sheet: its header and its width in characters; long text is wrapped."""

    header: str
    width: float = 14
    wrap: bool = False
    form: str = "General"
    bold: bool = False


@dataclass(frozen=True, slots=True)
class SheetPlan:
    """A sheet to be written: rows of values below a header. `frozen` columns stay in view."""

    name: str
    columns: Sequence[Column]
    rows: Iterable[Sequence[Value]]
    frozen: int = 0
    filters: bool = True


@dataclass(slots=True)
class Cut:
    """What was too long for a cell: (sheet, row, characters), filled while sheets are written."""

    cells: list[tuple[str, int, int]] = field(default_factory=list)


def cell_text(text: str) -> str:
    """The text as an xlsx file can hold it and gives it back.

    Line ends become one kind, as XML reads them. A control character, which XML forbids, becomes
    its visible picture (U+2400 and on), half a character U+FFFD. What looks like an escape
    (`_x0041_`) is escaped, or a reader would take it for the letter that it names.
    """
    safe = xml_text(text)
    return _ESCAPE_LIKE.sub("_x005F_", safe) if "_x" in safe else safe


def xml_text(text: str) -> str:
    """The text as any XML file can hold it: line ends of one kind, nothing that XML forbids."""
    if not _NOT_PLAIN.search(text):
        return text
    lines = text.replace("\r\n", "\n").replace("\r", "\n")
    return _NEVER_XML.sub("\ufffd", lines.translate(_CONTROLS))


def shortened(text: str) -> str:
    """The beginning of a text that fits into a cell."""
    if 2 * len(text) <= LONGEST:
        return text
    units = text.encode("utf-16-le", errors="replace")
    if len(units) <= 2 * LONGEST:
        return text
    return units[: 2 * (LONGEST - 1)].decode("utf-16-le", errors="ignore") + "…"
