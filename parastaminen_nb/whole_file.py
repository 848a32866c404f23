"""Writing a file: whoever reads it, also after a fall, finds the old one or the new one whole."""

from __future__ import annotations

import errno
import os
import secrets
from contextlib import suppress
from pathlib import Path

from parastaminen_nb.core.errors import N_, WorkshopError


def may_write(path: Path) -> None:
    """Raise `WorkshopError` where a file can never be put: a folder, or no such folder."""
    if path.is_dir():
        raise WorkshopError(N_("{file} is a folder. Give the file a name."), file=str(path))
    if not path.parent.is_dir():
        raise WorkshopError(
            N_("There is no folder {folder}. Make it, or choose another place for {file}."),
            folder=str(path.parent),
            file=path.name,
        )


def write_whole(path: Path, content: bytes) -> None:
    """Put the content where the path says, all of it or nothing.

    Raises `WorkshopError` with a sentence where the folder is missing or may not be written.
    """
    may_write(path)
    # A name of its own beside the target: the same disk, so that replacing is one step.
    beside = path.with_name(f".{path.name}.{secrets.token_hex(4)}")
    try:
        with beside.open("xb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        if path.exists():
            beside.chmod(path.stat().st_mode & 0o777)
        beside.replace(path)
    except BaseException as error:  # also when the writing is stopped: no half file stays
        with suppress(OSError):
            beside.unlink()
        if not isinstance(error, OSError):
            raise
        raise WorkshopError(_why_not(error), file=str(path)) from error


def _why_not(error: OSError) -> str:
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return N_("{file} cannot be written: the disk is full. Make room, or choose another disk.")
    if error.errno == errno.EROFS:
        return N_("{file} cannot be written: the disk is for reading only. Choose another place.")
    return N_(
        "{file} cannot be written. Close it if it is open in another program, or choose a folder "
        "that you may write to."
    )
