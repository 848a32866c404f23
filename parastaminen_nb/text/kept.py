"""Where the dictionaries lie that were made from simplemma's: made once, read by every process.

One file a language, beside the installed program; where nobody may write there, in the user's own
cache. It tells what it was made from, so that another simplemma, or a damaged file, only means that
it is made anew, in some three seconds for Finnish. Where it can be put nowhere a process keeps its
own. The files are data alone: whoever could change one could change what words are counted as.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from contextlib import suppress
from hashlib import blake2b
from mmap import ACCESS_READ, mmap
from pathlib import Path

from parastaminen_nb.core.errors import WorkshopError
from parastaminen_nb.places import caches
from parastaminen_nb.text.dictionary import Dictionary, packed
from parastaminen_nb.text.lemmas import LANGUAGES
from parastaminen_nb.whole_file import write_whole


def dictionary(language: str, folders: Iterable[Path] | None = None) -> Dictionary:
    """The dictionary of a language, made first where none of these folders has it and put into the
    first that takes it. Raises `ValueError` where simplemma has none."""
    from simplemma.strategies.dictionaries.dictionary_factory import (
        DATA_FOLDER,
        SUPPORTED_LANGUAGES,
    )

    if language not in SUPPORTED_LANGUAGES:
        raise ValueError(f"no dictionary for {language}")
    shipped = (DATA_FOLDER / f"{language}.plzma").read_bytes()
    source = blake2b(shipped, digest_size=16).digest()
    files = [folder / _name(language) for folder in (caches() if folders is None else folders)]
    for file in files:
        if (found := _opened(file, source)) is not None:
            return found
    made = packed(_entries(language), source)
    for file in files:
        with suppress(OSError, WorkshopError):  # the next one, or nowhere
            file.parent.mkdir(parents=True, exist_ok=True)
            write_whole(file, made)
            if (found := _opened(file, source)) is not None:
                return found
    return Dictionary(made, source)


def missing(
    languages: Iterable[str] = LANGUAGES, folders: Iterable[Path] | None = None
) -> list[str]:
    """The languages whose dictionaries lie nowhere yet: `python -m parastaminen_nb.text.kept` makes
    them before anybody waits for them."""
    places = list(caches() if folders is None else folders)
    return [
        language
        for language in languages
        if not any(os.access(folder / _name(language), os.R_OK) for folder in places)
    ]


def _name(language: str) -> str:
    return f"{language}.words"


def _opened(path: Path, source: bytes) -> Dictionary | None:
    """The dictionary in this file; None where there is none that is whole and of this source."""
    with suppress(OSError, ValueError), path.open("rb") as file:
        return Dictionary(mmap(file.fileno(), 0, access=ACCESS_READ), source)
    return None


def _entries(language: str) -> Iterator[tuple[bytes, bytes]]:
    """What simplemma ships, sorted by word.

    Read as its own dictionary of little memory reads it, which has no name for others to use. A
    simplemma that does it otherwise is asked for all of it as a dict.
    """
    from simplemma.strategies.dictionaries import (
        DefaultDictionaryFactory,
        dictionary_factory,
        frontcode,
    )

    try:
        data = dictionary_factory._read_decompressed(language)
        backwards, _, at = frontcode._read_header(data)
        records = frontcode._iter_records
    except (AttributeError, TypeError, ValueError):
        backwards = True
    if backwards:
        known = DefaultDictionaryFactory().get_dictionary(language)
        yield from sorted((word.encode(), base.encode()) for word, base in known.items())
    else:
        yield from ((word, base) for _, word, base in records(data, at))


if __name__ == "__main__":
    for language in LANGUAGES:
        dictionary(language)
