"""Text files with a delimiter: which delimiter, which rows.

Excel's CSV in Finland has semicolons, everybody else's commas; both carry the same name. The file
itself decides.
"""

from __future__ import annotations

import csv
import io
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from parastaminen_nb.core.progress import UNSEEN, Progress
from parastaminen_nb.exchange.chats import chat_rows, is_chat
from parastaminen_nb.exchange.encodings import MIXED, decoded, encoding_of
from parastaminen_nb.exchange.headings import means_text, words_known
from parastaminen_nb.exchange.platforms import is_polis, polis_rows
from parastaminen_nb.exchange.table import Sheet

DELIMITERS: Final = (";", ",", "\t", "|")
_SAMPLE = 200
_LONGEST_FIELD = 100_000_000
_TELL_EVERY = 5_000  # rows


def delimiter_of(text: str) -> str | None:
    """The delimiter that parts known headers, else the one that cuts most rows to the same number
    of cells; None for a single column.

    A comma or semicolon that is always followed by a space is punctuation of a plain list, unless
    it parts known headers.
    """
    first = text.partition("\n")[0]
    named = {delimiter: words_known(first.split(delimiter)) for delimiter in DELIMITERS}
    if max(named.values()) > 1:
        return max(named, key=named.__getitem__)
    best: tuple[float, int, str] | None = None
    for delimiter in DELIMITERS:
        if _is_punctuation(text, delimiter):
            continue
        for quotes in (True, False):  # one stray quotation mark must not hide the delimiter
            widths = [len(row) for row in _rows(text, delimiter, quotes=quotes, limit=_SAMPLE)]
            if not widths:
                continue
            width, times = Counter(widths).most_common(1)[0]
            score = (times / len(widths), width, delimiter)
            if width > 1 and score[0] >= 0.6 and (best is None or score[:2] > best[:2]):
                best = score
    return best[2] if best else None


@dataclass(frozen=True, slots=True)
class Dialect:
    """How a text file with a delimiter is written, so that it can be read as it streams."""

    encoding: str
    delimiter: str
    named: bool
    """Whether its first line names the delimiter, as Excel understands it ("sep=;")."""

    @property
    def errors(self) -> str:
        """How to read on where the bytes are no letter of this encoding."""
        return MIXED if self.encoding.startswith("utf-8") else "replace"

    def rows(self, lines: Iterator[str]) -> Iterator[list[str]]:
        """The rows of an open file, blank lines left out; the header is a row like others."""
        if self.named:
            next(lines, "")
        csv.field_size_limit(_LONGEST_FIELD)
        rows = (row for row in csv.reader(lines, delimiter=self.delimiter) if row)
        return _whole_last(rows, self.delimiter)


def dialect_of(head: bytes) -> Dialect | None:
    """How a file is written that begins so, cut off anywhere; None where only the whole tells:
    a plain list, records, an export that quotes nothing."""
    encoding = encoding_of(head)
    text = decoded(head.rpartition(b"\n")[0])
    first, _, rest = text.partition("\n")
    named = _named_delimiter(first)
    delimiter = named or delimiter_of(text)
    rows = _rows(rest if named else text, delimiter or "\x1f")
    if (
        delimiter is None
        or is_chat(text)
        or is_polis(first)
        or _ragged(rows)
        or _swallowed(rows, delimiter)
    ):
        return None
    return Dialect(encoding, delimiter, bool(named))


def _named_delimiter(line: str) -> str:
    said = line.strip()
    return said[4] if said.lower().startswith("sep=") and len(said) == 5 else ""


def _is_punctuation(text: str, delimiter: str) -> bool:
    head = text[:20_000]
    spaced = head.count(delimiter + " ")
    return spaced > 0.9 * head.count(delimiter) and not words_known(
        text.partition("\n")[0].split(delimiter)
    )


def read_delimited(content: bytes, file: str, progress: Progress = UNSEEN) -> Sheet:
    """The rows of a CSV file. A wholly blank line is no row, as for spreadsheets and pandas."""
    text = decoded(content)
    if is_chat(text):
        chat, numbers = chat_rows(text)
        return Sheet(file, "", chat, numbers)
    if is_polis(text.partition("\n")[0]):
        quoted = _rows(text, ",") if _well_quoted(text, ",") else []
        rows = polis_rows(text, quoted)
        return Sheet(file, "", rows, range(1, len(rows) + 1))
    first, _, rest = text.partition("\n")
    delimiter: str | None = _named_delimiter(first) or None
    if delimiter:
        text = rest
    else:
        delimiter = delimiter_of(text)
    # A single column still obeys quotes; a delimiter that cannot occur keeps its commas whole.
    first_way, other_way = progress.split(3, 1)
    rows = _rows(text, delimiter or "\x1f", progress=first_way)
    if _ragged(rows) or (
        _swallowed(rows, delimiter) and not _well_quoted(text, delimiter or "\x1f")
    ):
        unquoted = _rows(text, delimiter or "\x1f", quotes=False, progress=other_way)
        # One stray quotation mark swallows rows to the next one; then quotes mean nothing here.
        if len(unquoted) > len(rows) and not _ragged(unquoted):
            rows = unquoted
    if delimiter:
        rows = list(_whole_last(rows, delimiter))
    return Sheet(file, "", rows, range(1, len(rows) + 1))


def _whole_last(rows: Iterable[list[str]], delimiter: str) -> Iterator[list[str]]:
    """The rows as they are; but where the last column holds the comments and somebody wrote them
    without quotation marks, what their commas have cut is put together again."""
    width = 0
    for place, row in enumerate(rows):
        if place == 0 and len(row) > 1 and means_text(row[-1]):
            width = len(row)
        if width and len(row) > width and any(row[width:]):
            yield [*row[: width - 1], delimiter.join(row[width - 1 :])]
        else:
            yield row


def _rows(
    text: str,
    delimiter: str,
    *,
    quotes: bool = True,
    limit: int | None = None,
    progress: Progress = UNSEEN,
) -> list[list[str]]:
    before = csv.field_size_limit(_LONGEST_FIELD)
    try:
        rows: list[list[str]] = []
        lines = io.StringIO(text, newline="")
        for row in csv.reader(
            lines, delimiter=delimiter, quoting=csv.QUOTE_MINIMAL if quotes else csv.QUOTE_NONE
        ):
            if row:
                rows.append(row)
                if not len(rows) % _TELL_EVERY:
                    progress.at(lines.tell(), len(text))
            if limit is not None and len(rows) >= limit:
                break
        return rows
    finally:
        csv.field_size_limit(before)


def _ragged(rows: list[list[str]]) -> bool:
    widths = Counter(len(row) for row in rows)
    return bool(rows) and widths.most_common(1)[0][1] < 0.98 * len(rows)


def _swallowed(rows: list[list[str]], delimiter: str | None) -> bool:
    """Whether a cell holds what look like whole rows: a quotation mark was opened, never closed."""
    if delimiter is None or not rows:
        return False
    most = len(rows[0]) - 1
    return any(
        sum(line.count(delimiter) == most for line in cell.split("\n")) > 1
        for row in rows
        for cell in row
        if "\n" in cell and delimiter in cell
    )


def _well_quoted(text: str, delimiter: str) -> bool:
    """Whether every quotation mark of a file does what it should and all rows are equally wide, so
    that a comment of several lines is one for certain."""
    before = csv.field_size_limit(_LONGEST_FIELD)
    try:
        lines = io.StringIO(text, newline="")
        return (
            len({len(row) for row in csv.reader(lines, delimiter=delimiter, strict=True) if row})
            == 1
        )
    except csv.Error:
        return False
    finally:
        csv.field_size_limit(before)
