"""Formulas with the values that they have now.

A program that only writes workbooks stores no value beside a formula. Such a cell is empty in a
preview, on a phone and to every reader that does not reckon; so the value is put beside it.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Mapping
from typing import Final

_CELL: Final = re.compile(
    rb'<c r="([A-Z]{1,3}[0-9]{1,7})"([^>]*)>(<f>[^<]*</f>)<v\s*(?:/>|></v>)</c>'
)


_TALL: Final = re.compile(rb'(<row [^>]*?) customHeight="(?:1|true)"')
_SHEETS: Final = "xl/worksheets/sheet"


def with_values(content: bytes, values: Mapping[str, Mapping[str, float]]) -> bytes:
    """The workbook with values beside its formulas: for each part of the file
    ("xl/worksheets/sheet2.xml") the number of each cell ("B4")."""
    target = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as source, zipfile.ZipFile(target, "w") as result:
        for info in source.infolist():
            part = source.read(info)
            if info.filename.startswith(_SHEETS):
                # A height that nobody set by hand grows with what is written into the row.
                part = _TALL.sub(rb"\1", part)
            known = values.get(info.filename)
            if known:

                def put(match: re.Match[bytes], known: Mapping[str, float] = known) -> bytes:
                    value = known.get(match[1].decode())
                    if value is None:
                        return match[0]
                    number = f"{value:.10g}".encode()
                    return b'<c r="%b"%b>%b<v>%b</v></c>' % (match[1], match[2], match[3], number)

                part = _CELL.sub(put, part)
            result.writestr(info, part)
    return target.getvalue()
