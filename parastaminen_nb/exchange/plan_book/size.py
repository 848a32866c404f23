"""A file that is too large is refused before it is read."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path
from typing import Final

from parastaminen_nb.core.errors import N_, WorkshopError
from parastaminen_nb.exchange.files import Source

MOST_BYTES: Final = 20_000_000
MOST_UNPACKED: Final = 300_000_000
"""Such a workbook is far below a megabyte; more is another file that was chosen by mistake."""


def refuse_large(source: Source) -> None:
    """Say no before a large file is read."""
    if isinstance(source, tuple):
        name, size, content = source[0], len(source[1]), io.BytesIO(source[1])
    else:
        path = Path(source)
        if not path.is_file():
            return  # whoever opens it says why it cannot be
        name, size, content = path.name, path.stat().st_size, None
    if size > MOST_BYTES:
        raise _too_large(name, size)
    target = content or Path(source)  # type: ignore[arg-type]
    if zipfile.is_zipfile(target):
        with zipfile.ZipFile(target) as archive:
            unpacked = sum(info.file_size for info in archive.infolist())
        if unpacked > MOST_UNPACKED:
            raise _too_large(name, unpacked)


def _too_large(name: str, size: int) -> WorkshopError:
    return WorkshopError(
        N_(
            "{file} is {size} MB, and a workbook of this kind is never more than {most} MB. Choose "
            "another, or take pictures and other sheets out of it."
        ),
        file=name,
        size=max(1, size // 1_000_000),
        most=MOST_BYTES // 1_000_000,
    )
