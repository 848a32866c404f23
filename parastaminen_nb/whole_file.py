"""Writing a file: whoever reads it, also after a fall, finds the old one or the new one whole."""

from __future__ import annotations

import errno
import os
import secrets
import time
from contextlib import suppress
from pathlib import Path
from typing import Final

from parastaminen_nb.core.errors import N_, WorkshopError

_DEVICES: Final = {"con", "prn", "aux", "nul"} | {
    f"{a}{n}" for a in ("com", "lpt") for n in "123456789"
}


def may_be_called(name: str) -> None:
    """Raise `WorkshopError` for a name of a file that Windows cannot keep: what follows a colon
    becomes a part of another file there, which no copy of it takes along."""
    if (
        any(letter in '<>:"/\\|?*' or letter < " " for letter in name)
        or name.endswith((".", " "))
        or name.split(".", maxsplit=1)[0].strip().lower() in _DEVICES
    ):
        raise WorkshopError(
            N_(
                "A file cannot be called “{name}” on Windows. Choose another name, without "
                'these: : ? * " < > | / \\'
            ),
            name=name,
        )


def may_write(path: Path) -> None:
    """Raise `WorkshopError` where a file can never be put: a folder, no such folder, or a name
    that this machine cannot keep."""
    if os.name == "nt":
        may_be_called(path.name)
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
        _put(beside, path)
    except BaseException as error:  # also when the writing is stopped: no half file stays
        with suppress(OSError):
            beside.unlink()
        if not isinstance(error, OSError):
            raise
        raise WorkshopError(_why_not(error), file=str(path)) from error


def _patience() -> tuple[float, ...]:
    """How long to wait between two tries, in seconds."""
    return (0.05, 0.1, 0.2, 0.4, 0.8) if os.name == "nt" else ()


def _put(beside: Path, path: Path) -> None:
    """Let a file take the place of another. On Windows that waits while another program holds it,
    as one that looks for viruses or copies to a cloud does for a moment."""
    for pause in _patience():
        with suppress(PermissionError):
            beside.replace(path)
            return
        time.sleep(pause)
    beside.replace(path)


def _why_not(error: OSError) -> str:
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return N_("{file} cannot be written: the disk is full. Make room, or choose another disk.")
    if error.errno == errno.EROFS:
        return N_("{file} cannot be written: the disk is for reading only. Choose another place.")
    return N_(
        "{file} cannot be written. Close it if it is open in another program, or choose a folder "
        "that you may write to."
    )
