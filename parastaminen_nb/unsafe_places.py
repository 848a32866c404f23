"""Folders where no workshop goes on: what is copied to a cloud, and what lies across a network.

A copy made while SQLite writes is torn, and what comes back from it tears the file. Over a network
its locks and its shared memory cannot be relied on; Windows, unlike others, does not refuse them.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import Final

_NAMES: Final = (
    *("onedrive", "dropbox", "google drive", "nextcloud", "icloud"),
    *("mobile documents", "googledrive"),  # on a Mac
)
_TOLD: Final = ("OneDrive", "OneDriveCommercial", "OneDriveConsumer")
_REMOTE: Final = 4  # DRIVE_REMOTE of GetDriveTypeW


def copied_folder(path: Path, clouds: Iterable[Path] | None = None) -> str:
    """The folder above a file that is copied to a cloud; empty where none is.

    `clouds` are the folders that this machine says are copied, whatever they are called: those of
    a team are called after it.
    """
    above = path.absolute().parents
    for folder in _clouds() if clouds is None else clouds:
        if folder in above:
            return folder.name
    return next((one.name for one in above if one.name.lower().startswith(_NAMES)), "")


def across_a_network(path: Path) -> bool:
    """Whether Windows keeps the file on another machine; others refuse it themselves."""
    if sys.platform != "win32":
        return False
    import ctypes

    anchor = path.absolute().anchor
    named = anchor.startswith("\\\\") and anchor[2:3] not in {"?", "."}
    return named or bool(ctypes.windll.kernel32.GetDriveTypeW(anchor) == _REMOTE)


@cache
def _clouds() -> tuple[Path, ...]:
    told = [os.environ.get(name, "") for name in _TOLD]
    return tuple(Path(folder) for folder in (*told, *_mounted()) if folder)


def _mounted() -> Iterator[str]:
    """The folders that OneDrive keeps for Windows, shared ones included."""
    if sys.platform != "win32":
        return
    import winreg

    at = r"Software\SyncEngines\Providers\OneDrive"
    # Where there is no OneDrive, or it keeps them otherwise, names must do.
    with suppress(OSError), winreg.OpenKey(winreg.HKEY_CURRENT_USER, at) as all_:
        for number in range(winreg.QueryInfoKey(all_)[0]):
            # An account that lies nowhere hides none of the others.
            with suppress(OSError), winreg.OpenKey(all_, winreg.EnumKey(all_, number)) as one:
                yield str(winreg.QueryValueEx(one, "MountPoint")[0])
