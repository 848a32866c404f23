"""Voikko, the free library that knows Finnish grammar, for who installed it and asks for it.

It is an extra (`parastaminen-nb[voikko]`, the library `libvoikko` and a Finnish dictionary, which
is GPL), and is never looked for unasked: the same comments give the same result everywhere, with it
as without it, and which of the two it was is told in what is written.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from threading import Lock
from typing import Any, Final

from parastaminen_nb.core.errors import N_, WorkshopError
from parastaminen_nb.text.readings import Reading, reading

FOLDER: Final = "PARASTAMINEN_VOIKKO"
"""The environment names a folder here that holds the library and the dictionary (Windows)."""
_PLACES: Final = (
    *("~/.voikko", "/etc/voikko", "/usr/lib/voikko", "/usr/share/voikko"),
    *("/usr/local/lib/voikko", "/opt/homebrew/lib/voikko"),
)


class Voikko:
    """What Voikko reads in Finnish words. `version` tells which library and dictionary it is.

    One word at a time: the library must not be asked by two threads at once.
    """

    def __init__(self, library: Any, version: str) -> None:
        self._library = library
        self._lock = Lock()
        self.version = version

    def readings(self, word: str) -> tuple[Reading, ...]:
        """The different readings of a word in lower case; none where Voikko does not know it."""
        with self._lock:
            told = self._library.analyze(word)
        return tuple(dict.fromkeys(reading(word, one) for one in told))


@cache
def voikko() -> Voikko:
    """Voikko, begun once in a process. Raises `WorkshopError` with what has to be installed."""
    try:
        import libvoikko
    except ImportError:
        raise WorkshopError(
            N_("Voikko is not installed. Install the extra part «parastaminen-nb[voikko]».")
        ) from None
    folder = os.environ.get(FOLDER) or None
    if folder:
        libvoikko.Voikko.setLibrarySearchPath(folder)
    try:
        version = libvoikko.Voikko.getVersion()  # first: an unfinished instance ends with a noise
        library = libvoikko.Voikko("fi", folder)
        dictionary = next((own for own in library.listDicts(folder) if own.language == "fi"), None)
    except (OSError, libvoikko.VoikkoException) as error:
        raise WorkshopError(
            N_(
                "Voikko's library or its Finnish dictionary is missing. Install libvoikko and "
                "voikko-fi, or tell in {name} the folder where they are."
            ),
            name=FOLDER,
        ) from error
    named = dictionary.description if dictionary else ""
    told = (f"Voikko {version}", named, _dictionary_version(named, folder))
    return Voikko(library, " ".join(part for part in told if part))


def _dictionary_version(named: str, folder: str | None) -> str:
    """The version that stands beside the dictionary, which the library does not tell; empty where
    it is not found."""
    for index in _indexes(folder):
        lines = index.read_text(encoding="utf-8", errors="replace").splitlines()
        told = dict(line.partition(": ")[::2] for line in lines)
        if told.get("Description") == named:
            return told.get("SM-Version", "")
    return ""


def _indexes(folder: str | None) -> Iterator[Path]:
    for place in (folder, os.environ.get("VOIKKO_DICTIONARY_PATH"), *_PLACES):
        if place:
            yield from sorted(Path(place).expanduser().glob("5/mor-*/index.txt"))
