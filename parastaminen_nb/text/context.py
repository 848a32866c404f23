"""Key word in context: every place where a word was said, with what stands before and after it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, Literal

from parastaminen_nb.text.search import Found

By = Literal["order", "before", "after"]
WIDTH: Final = 60


@dataclass(frozen=True, slots=True)
class Line:
    """A word as it was said in the text of `row`, with at most `WIDTH` characters each side."""

    row: int
    before: str
    word: str
    after: str


def in_context(
    texts: Sequence[str], found: Found, rows: Sequence[int] | None = None, by: By = "order"
) -> list[Line]:
    """The places of what was found, words that follow each other as one.

    `rows` are the texts that are looked at; all where it is None. In the order of the texts, or
    sorted by the words nearest before, or after.

    >>> from parastaminen_nb.text.search import Search
    >>> texts = ["Bussi ei kulje iltaisin", "Ilman bussia ei pääse"]
    >>> for line in in_context(texts, Search(texts, ["fi", "fi"]).find("bussi"), by="after"):
    ...     print(f"{line.before:>6} | {line.word:^6} | {line.after}")
           | Bussi  | ei kulje iltaisin
     Ilman | bussia | ei pääse
    """
    wanted = found.rows if rows is None else sorted(set(rows) & set(found.rows))
    lines = [
        Line(
            row,
            _end(" ".join(texts[row][:start].split())),
            " ".join(texts[row][start:end].split()),
            _beginning(" ".join(texts[row][end:].split())),
        )
        for row in wanted
        for start, end in _runs(texts[row], found.spans[row])
    ]
    if by == "before":
        return sorted(lines, key=lambda line: (line.before.casefold().split()[::-1], line.row))
    if by == "after":
        return sorted(lines, key=lambda line: (line.after.casefold().split(), line.row))
    return lines


def _runs(text: str, spans: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Spans with nothing but spaces between them are one."""
    runs: list[tuple[int, int]] = []
    for start, end in spans:
        if runs and not text[runs[-1][1] : start].strip():
            runs[-1] = (runs[-1][0], end)
        else:
            runs.append((start, end))
    return runs


def _end(text: str) -> str:
    return text if len(text) <= WIDTH else "… " + text[-WIDTH:].partition(" ")[2]


def _beginning(text: str) -> str:
    return text if len(text) <= WIDTH else text[:WIDTH].rpartition(" ")[0] + " …"
