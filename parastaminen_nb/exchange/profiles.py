"""How the columns of files were taken before, so that the next file of that kind is not asked
about: a monthly export has the same headers each month.

Kept in a small JSON file; headers only, and nobody's words.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Final

import msgspec

from parastaminen_nb.core.errors import N_, WorkshopError
from parastaminen_nb.exchange.columns import Columns
from parastaminen_nb.exchange.headings import plain
from parastaminen_nb.whole_file import write_whole

SUFFIX: Final = ".parastaminen.json"
"""What ends the names of files that are ours and lie beside those that are read."""

NAME: Final = f"columns{SUFFIX}"
MOST: Final = 200
"""Kinds of files that are remembered; the one used longest ago goes first."""


class Profile(msgspec.Struct, frozen=True):
    """The headers of a kind of file, without regard to order and writing, and what they are."""

    headers: tuple[str, ...]
    columns: Columns


class Profiles:
    """The profiles in one file, the last used last. A missing file holds none."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def find(self, headers: Sequence[str]) -> Columns | None:
        """How a file with these headers was taken; None where none such was.

        Raises `WorkshopError` where the file of profiles is damaged.
        """
        # Beside each header as it is written now, as it was then.
        now = {plain(header): header for header in headers}
        for profile in reversed(self._read()):
            if profile.headers == _key(headers):
                return _renamed(profile.columns, now)
        return None

    def keep(self, headers: Sequence[str], columns: Columns) -> None:
        """Remember how a file with these headers is taken. Raises `WorkshopError` where the file
        of profiles is damaged or cannot be written."""
        key = _key(headers)
        others = [profile for profile in self._read() if profile.headers != key]
        kept = [*others, Profile(key, columns)][-MOST:]
        write_whole(self.path, msgspec.json.format(msgspec.json.encode(kept), indent=1))

    def _read(self) -> list[Profile]:
        if not self.path.exists():
            return []
        try:
            return msgspec.json.decode(self.path.read_bytes(), type=list[Profile])
        except (msgspec.DecodeError, OSError) as error:
            raise WorkshopError(
                N_(
                    "{file} remembers how columns were taken and cannot be read. Delete it, and "
                    "choose the columns once more."
                ),
                file=str(self.path),
            ) from error


def _key(headers: Sequence[str]) -> tuple[str, ...]:
    return tuple(sorted(plain(header) for header in headers))


def _renamed(columns: Columns, now: dict[str, str]) -> Columns:
    def there(header: str) -> str:
        return now.get(plain(header), header)

    roles = {role: there(header) for role, header in columns.roles().items()}
    groups = tuple(there(header) for header in columns.groups)
    return Columns(**roles, groups=groups, also=tuple(there(header) for header in columns.also))
