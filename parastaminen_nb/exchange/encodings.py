"""Which letters the bytes of a text file mean. The file itself decides, not its name.

Excel's CSV in Finland is Windows-1252, everybody else's UTF-8. Lists that somebody put together
from several exports hold both, line by line.
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
_SURELY: Final = re.compile(rb"\xc3[\x80-\xbf]|\xe2\x80[\x80-\xbf]|\xf0\x9f[\x80-\xbf]{2}")
"""Our letters, dashes, quotation marks and emoji in UTF-8: in Windows-1252 they would be “Ã¤”,
“â€“” and “ðŸ˜€”, which nobody writes."""


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
        return content.decode("cp1252", errors="replace")


def by_mark(content: bytes) -> str:
    """The encoding that a byte order mark tells; empty where there is none."""
    return next((name for mark, name in _BOMS if content.startswith(mark)), "")


def encoding_of(head: bytes) -> str:
    """The encoding of a file that begins so, cut off anywhere; with `errors=MIXED` it reads on."""
    if marked := by_mark(head):
        return marked
    # The cut may go through a letter; what does not end there is not UTF-8.
    whole = head.rpartition(b"\n")[0]
    try:
        whole.decode("utf-8")
    except UnicodeDecodeError:
        return "utf-8" if _SURELY.search(whole) else "cp1252"
    return "utf-8"
