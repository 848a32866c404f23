"""simplemma's dictionaries in blocks of sorted words, of which a look reads one.

Laid out as a dict the Finnish one takes 340 MB and six seconds to begin with. In blocks it is a
file of 53 MB that begins at once and of which only what is looked at comes into memory, and that
once for all processes; a look takes two microseconds. `kept.py` says where the file lies.
"""

from __future__ import annotations

import sys
from array import array
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping
from itertools import islice
from mmap import mmap
from struct import Struct
from threading import Lock
from typing import Any, Final
from zlib import crc32

_BLOCK: Final = 64
"""Words of a block: larger ones share fewer letters and take longer to look through."""
# No byte of UTF-8 is one of these.
_END, _IS, _WHOLE = b"\xff", b"\xfe", b"\xfd"
_MOST_SHARED: Final = 0xFC
# A mark with the version of this form, the digest of what it was made from, the check of the
# index, the number of words and of blocks, and where the index begins.
_HEAD: Final = Struct("<8s16sIIII")
_MARK: Final = b"words 1\n"


class Dictionary(Mapping[str, str]):
    """The base forms of one language by word, in what `packed` has made of them.

    Raises `ValueError` where that is something else or damaged, or made from another `source`.
    """

    def __init__(self, packed: bytes | mmap, source: bytes) -> None:
        if len(packed) < _HEAD.size:
            raise ValueError("no words")
        mark, made_from, check, count, blocks, index = _HEAD.unpack_from(packed)
        if (mark, made_from) != (_MARK, source) or crc32(packed[index:]) != check:
            raise ValueError("other words")
        firsts = index + 4 * (blocks + 1)
        self._packed = packed
        self._count: int = count
        self._starts = _turned(array("I", packed[index:firsts]))
        self._firsts = packed[firsts:].split(_END) if blocks else []

    def get(self, word: str, default: Any = None) -> Any:
        wanted = word.encode(errors="surrogatepass")  # half a letter is in no dictionary
        place = bisect_right(self._firsts, wanted) - 1
        if place < 0:
            return default
        block = self._packed[self._starts[place] : self._starts[place + 1]]
        shared = wanted[: block[0]]
        if not self._firsts[place].startswith(shared):
            return default
        entry = _END + wanted[block[0] :] + _IS
        at = block.find(entry)
        if at < 0:
            return default
        at += len(entry)
        return _base(shared, block[at : block.index(_END, at)])

    def __getitem__(self, word: str) -> str:
        found: str | None = self.get(word)
        if found is None:
            raise KeyError(word)
        return found

    def __contains__(self, word: object) -> bool:
        return self.get(word) is not None  # type: ignore[arg-type]

    def __iter__(self) -> Iterator[str]:
        return (word for word, _ in self.entries())

    def __len__(self) -> int:
        return self._count

    def entries(self) -> Iterator[tuple[str, str]]:
        """All words in the order of their letters' bytes, each with its base form."""
        for place, first in enumerate(self._firsts):
            block = self._packed[self._starts[place] : self._starts[place + 1]]
            shared = first[: block[0]]
            for entry in block[2:-1].split(_END):
                rest, _, base = entry.partition(_IS)
                yield (shared + rest).decode(), _base(shared, base)


def packed(entries: Iterable[tuple[bytes, bytes]], source: bytes) -> bytes:
    """Words and their base forms, sorted by word and in UTF-8, in the form that a `Dictionary`
    reads. `source` are 16 bytes that tell what they were made from."""
    rest = iter(entries)
    blocks: list[bytes] = []
    firsts: list[bytes] = []
    starts = array("I", [_HEAD.size])
    count = 0
    while block := list(islice(rest, _BLOCK)):
        first, last = block[0][0], block[-1][0]
        pairs = enumerate(zip(first, last, strict=False))  # what first and last share, all do
        alike = next((at for at, (one, other) in pairs if one != other), len(first))
        shared = first[: min(alike, _MOST_SHARED)]
        size = len(shared)
        lines = [
            word[size:] + _IS + (base[size:] if base.startswith(shared) else _WHOLE + base)
            for word, base in block
        ]
        blocks.append(_END.join([bytes([size]), *lines, b""]))
        firsts.append(first)
        starts.append(starts[-1] + len(blocks[-1]))
        count += len(block)
    index = _turned(starts).tobytes() + _END.join(firsts)
    head = _HEAD.pack(_MARK, source, crc32(index), count, len(blocks), starts[-1])
    return b"".join([head, *blocks, index])


def _base(shared: bytes, written: bytes) -> str:
    return (written[1:] if written[:1] == _WHOLE else shared + written).decode()


def _turned(numbers: array[int]) -> array[int]:
    """Written with the smallest part first, on whatever machine."""
    if sys.byteorder == "big":
        numbers = array("I", numbers)
        numbers.byteswap()
    return numbers


class Dictionaries:
    """Hands simplemma the dictionary of a language, each begun once, when it is first asked for."""

    def __init__(self) -> None:
        self._begun: dict[str, Dictionary] = {}
        self._lock = Lock()

    def get_dictionary(self, lang: str) -> Dictionary:
        """Raises `ValueError` for an unknown language."""
        if lang not in self._begun:
            from parastaminen_nb.text.kept import dictionary

            with self._lock:
                if lang not in self._begun:
                    self._begun[lang] = dictionary(lang)
        return self._begun[lang]
