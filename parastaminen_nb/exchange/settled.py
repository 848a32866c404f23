"""Workbooks whose bytes depend on nothing but what is in them."""

from __future__ import annotations

import io
import re
import zipfile
from typing import Any, Final

_MOMENT: Final = re.compile(rb"(<dcterms:(?:created|modified)[^>]*>)[^<]*")
_NO_DAY: Final = (1980, 1, 1, 0, 0, 0)
"""The first moment that a zip file knows."""


def settled(workbook: Any) -> bytes:
    """An openpyxl workbook as a file that is the same on every machine and at every moment.

    The parts are stored as they are: how well they are compressed differs from library to library.
    """
    workbook.properties.creator = "Parastaminen"
    saved, content = io.BytesIO(), io.BytesIO()
    workbook.save(saved)
    with zipfile.ZipFile(saved) as source, zipfile.ZipFile(content, "w") as target:
        for name in source.namelist():
            part = source.read(name)
            if name == "docProps/core.xml":
                part = _MOMENT.sub(rb"\g<1>2000-01-01T00:00:00Z", part)
            info = zipfile.ZipInfo(name, _NO_DAY)
            info.create_system = 3  # or it would tell which system wrote it
            info.external_attr = 0o644 << 16
            target.writestr(info, part)
    return content.getvalue()
