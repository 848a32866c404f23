"""Several files at once into one folder: all of them or none."""

from __future__ import annotations

import secrets
import shutil
from collections.abc import Mapping
from pathlib import Path

from parastaminen_nb.core.errors import N_, WorkshopError
from parastaminen_nb.whole_file import may_write, write_whole


def may_write_folder(folder: Path) -> None:
    """Raise `WorkshopError` where no folder can be: a file of that name, or nothing to hold it."""
    if folder.exists() and not folder.is_dir():
        raise WorkshopError(
            N_("{file} is a file, not a folder. Give the folder another name."), file=str(folder)
        )
    if not folder.is_dir():
        may_write(folder)


def write_folder(folder: Path, files: Mapping[str, bytes], *, stale: str = "") -> None:
    """Put the files into a folder, which is made where it is missing.

    All are written beside it first. Files of an earlier run that match the pattern `stale` and
    are not written anew go away: they would tell of rounds that are no more. Without a pattern
    everything else stays.
    """
    may_write_folder(folder)
    beside = folder.with_name(f".{folder.name}.{secrets.token_hex(4)}")
    try:
        beside.mkdir()
        for name, content in files.items():
            write_whole(beside / name, content)
        if not folder.exists():
            beside.replace(folder)
            return
        for name in files:
            (beside / name).replace(folder / name)
        for old in folder.glob(stale) if stale else ():
            if old.name not in files:
                old.unlink()
    except OSError as error:
        raise WorkshopError(
            N_(
                "{file} cannot be written. Close it if it is open in another program, or choose "
                "a folder that you may write to."
            ),
            file=str(folder),
        ) from error
    finally:
        shutil.rmtree(beside, ignore_errors=True)
