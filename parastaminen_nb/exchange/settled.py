"""Office files whose bytes depend on nothing but what is in them."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Mapping
from typing import Any, Final

_MOMENT: Final = re.compile(rb"(<dcterms:(?:created|modified)[^>]*>)[^<]*")
CORE: Final = "docProps/core.xml"
NO_DAY: Final = (1980, 1, 1, 0, 0, 0)
"""The first moment that a zip file knows."""


def settled(workbook: Any) -> bytes:
    """An openpyxl workbook as a file that is the same on every machine and at every moment."""
    workbook.properties.creator = "Parastaminen"
    saved = io.BytesIO()
    workbook.save(saved)
    return settled_package(saved.getvalue())


def settled_package(saved: bytes) -> bytes:
    """A saved office file (xlsx, docx, pptx) without what tells when and where it was written."""
    with zipfile.ZipFile(io.BytesIO(saved)) as source:
        parts = {name: source.read(name) for name in source.namelist()}
    parts[CORE] = timeless(parts[CORE])
    return settled_zip(parts)


def timeless(core: bytes) -> bytes:
    """What an office file tells about itself, without when it was written."""
    return _MOMENT.sub(rb"\g<1>2000-01-01T00:00:00Z", core)


def settled_zip(files: Mapping[str, bytes]) -> bytes:
    """A zip file of these files, the same bytes wherever and whenever it is made.

    They are stored as they are: how well they are compressed differs from library to library.
    """
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as target:
        for name, part in files.items():
            info = zipfile.ZipInfo(name, NO_DAY)
            info.create_system = 3  # or it would tell which system wrote it
            info.external_attr = 0o644 << 16
            target.writestr(info, part)
    return content.getvalue()
