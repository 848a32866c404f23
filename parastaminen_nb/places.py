"""Where the program's own files lie: beside the package in its source tree, or installed."""

from __future__ import annotations

import sys
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
