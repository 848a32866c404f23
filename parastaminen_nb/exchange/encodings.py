"""Which letters the bytes of a text file mean. The file itself decides, not its name.

Excel's CSV in Finland is Windows-1252, everybody else's UTF-8. Lists that somebody put together
from several exports hold both, line by line. Excel on a Mac writes its CSV in Mac Roman, and its
"CSV (MS-DOS)" is code page 850: there our letters would become signs that nobody writes in a word.
"""

from __future__ import annotations

import codecs
import re
from typing import Final

MIXED: Final = "parastaminen-windows-1252"
"""For `errors=` beside UTF-8: a byte that is none is the letter of Windows-1252, or U+FFFD where
that leaves it open."""

_BOMS: Final = (
    (b"\xef\xbb\xbf", "utf-8-sig"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
)
_WIDE: Final = 4096  # bytes that are looked at
_SURELY: Final = re.compile(rb"\xc3[\x80-\xbf]|\xe2\x80[\x80-\xbf]|\xf0\x9f[\x80-\xbf]{2}")
"""Our letters, dashes, quotation marks and emoji in UTF-8: in Windows-1252 they would be “Ã¤”,
“â€“” and “ðŸ˜€”, which nobody writes."""

_OURS: Final = "åäöÅÄÖé"
_OLD: Final = tuple(
    (name, re.compile(b"(?<=[A-Za-z%b])[%b](?=[A-Za-z%b])" % ((_OURS.encode(name),) * 3)))
    for name in ("cp1252", "mac_roman", "cp850")
)
"""Our letters within a word, in each encoding that an old program writes. At its end the same byte
may be a quotation mark in another of them."""


def _as_windows(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeDecodeError):
        raise error
    wrong = error.object[error.start : error.end]
    return wrong.decode("cp1252", errors="replace"), error.end


codecs.register_error(MIXED, _as_windows)


def decoded(content: bytes) -> str:
    """The text of a file: by its byte order mark, else UTF-8, else Windows-1252, else both.

    >>> decoded("Hyvä".encode() + b"\\n" + "Pöytä".encode("cp1252"))
    'Hyvä\\nPöytä'
    """
    if marked := by_mark(content):
        return content.decode(marked, errors="replace")
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError:
        if _SURELY.search(content):
            return content.decode("utf-8", errors=MIXED)
        return content.decode(_old(content), errors="replace")


def _old(content: bytes) -> str:
    """The encoding of one byte a letter in which most of our letters are in words."""
    counts = {name: len(words.findall(content)) for name, words in _OLD}
    return max(counts, key=counts.__getitem__)


def by_mark(content: bytes) -> str:
    """The encoding that a byte order mark tells, or letters two bytes wide; else empty."""
    marked = next((name for mark, name in _BOMS if content.startswith(mark)), "")
    return marked or _wide(content[:_WIDE])


def _wide(head: bytes) -> str:
    """UTF-16 whose mark somebody lost: of our letters every second byte is nothing."""
    if len(head) < 4 or b"\0" not in head:
        return ""
    half = len(head) // 2
    ends = {"utf-16-le": head[1::2].count(0), "utf-16-be": head[::2].count(0)}
    name = max(ends, key=ends.__getitem__)
    return name if ends[name] > 0.8 * half and sum(ends.values()) < 1.05 * half else ""


def encoding_of(head: bytes) -> str:
    """The encoding of a file that begins so, cut off anywhere; with `errors=MIXED` it reads on."""
    if marked := by_mark(head):
        return marked
    # The cut may go through a letter; what does not end there is not UTF-8.
    whole = head.rpartition(b"\n")[0]
    try:
        whole.decode("utf-8")
    except UnicodeDecodeError:
        return "utf-8" if _SURELY.search(whole) else _old(whole)
    return "utf-8"
