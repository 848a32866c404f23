"""Where the program's own files lie: beside the package in its source tree, or installed."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

_TREE = Path(__file__).resolve().parents[1]
_INSTALLED = Path(sys.prefix) / "share" / "parastaminen"


def shipped(name: str) -> Path:
    """The folder of what comes with the program: "data/example", "notebooks", "voila_apps"."""
    beside = _TREE / name
    return beside if beside.is_dir() else _INSTALLED / name


def workshops() -> Path:
    """Where workshop files are kept unless told otherwise: a folder that no cloud copies."""
    return Path.home() / "Parastaminen"


def caches() -> Iterator[Path]:
    """Folders for what is made once and may be thrown away: beside the installed program, for all
    who use it, then the user's own."""
    if _INSTALLED.is_dir() or sys.prefix != sys.base_prefix:  # not among the system's own files
        yield _INSTALLED / "made"
    told = os.environ.get("LOCALAPPDATA" if os.name == "nt" else "XDG_CACHE_HOME")
    if told and Path(told).is_absolute():
        yield Path(told) / "parastaminen"
        return
    with suppress(RuntimeError):  # nobody's home is known
        yield Path.home() / ".cache" / "parastaminen"
