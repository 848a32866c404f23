"""Which columns of a table hold what people wrote: told by their headings, and by what is in them.

A heading alone can mislead. A column “Comments” of an export of ideas often counts them, and a
question of a form is as often answered by a choice from a list as in somebody's own words.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from typing import Final

from parastaminen_nb.exchange.headings import BETWEEN, means_text, text_rank, words_known
from parastaminen_nb.exchange.headings import language_of as told_language
from parastaminen_nb.exchange.table import Cell, Table, is_blank, is_count

_ASKS: Final = re.compile(r"\?\s*\W*$|^(?:kysymys|fråga|question)\s*\d|^\d+[.)]\s", re.IGNORECASE)
_ABOUT_SOMEBODY: Final = re.compile(
    r"nimi\b|namn\b|\bname\b|osoite|adress|sähköposti|e-?post\b|e-?mail|puhelin|telefon|phone"
    r"|yhteystie|kontaktuppg|\bcontact|suostumus|samtycke|consent|\burl\b|linkki|länk\b|\blink\b",
    re.IGNORECASE,
)
"""Headings of long texts that are no comments: a name with its address, a consent, a link."""

_SEEN: Final = 500
"""Cells of a column that are looked at to tell what it holds, from all over it."""
_SHORTEST: Final = 20.0
_FEWEST_ANSWERS: Final = 5
_MOST_CHOICES: Final = 60
_SELDOM: Final = 0.2
_DIGITS: Final = 0.3  # of all characters; in moments and numbers of telephones they are more
_BOTH: Final = 0.1


def seen(table: Table, column: str) -> list[Cell]:
    """The cells of a column, of a long one some from all over it."""
    place, step = table.columns.index(column), 1 + len(table.rows) // _SEEN
    return [row[place] if place < len(row) else None for row in table.rows[::step]]


def worded(table: Table, column: str) -> int:
    """How many of the cells seen hold words, and not a number or a moment."""
    return sum(
        isinstance(cell, str) and not is_blank(cell) and not is_count(cell)
        for cell in seen(table, column)
    )


def named_texts(table: Table) -> list[str]:
    """The columns that a heading calls comments, the most telling first.

    One that holds numbers is left out where others hold words, and so is one that is nearly empty
    where another such column is full. Nothing where all are numbers and other columns are texts.
    """
    ranked = [(text_rank(column), place) for place, column in enumerate(table.columns)]
    named = [table.columns[place] for rank, place in sorted(ranked) if rank >= 0]
    words = {column: worded(table, column) for column in named}
    most = max(words.values(), default=0)
    if most:
        return [column for column in named if words[column] > _SELDOM * most]
    return [] if longest(table, set(named)) else named


def other_languages(table: Table, text: str) -> list[str]:
    """Columns of the same comments as `text` for those who wrote in another language: “Kommentti
    (fi)”, “Kommentar (sv)”. Not where both are filled, as the one is then a translation."""
    if not told_language(text):
        return []
    own, found = seen(table, text), []
    for column in table.columns:
        if column == text or not told_language(column) or text_rank(column) < 0:
            continue
        pairs = list(zip(own, seen(table, column), strict=True))
        both = sum(not is_blank(one) and not is_blank(other) for one, other in pairs)
        if worded(table, column) and both <= _BOTH * len(pairs):
            found.append(column)
    return found


def under(table: Table, without: Collection[str]) -> list[str]:
    """The columns of a header of two rows that hold comments: “Palaute – Hyvää”, “Kierros 1 –
    Kommentti”; where none is called so, those that hold texts."""
    found, texts = [], []
    for column in table.columns:
        upper, _, lower = column.partition(BETWEEN)
        if not lower or column in without:
            continue
        named = means_text(lower) or (means_text(upper) and not words_known([lower]))
        if named and any(isinstance(c, str) and not is_blank(c) for c in seen(table, column)):
            found.append(column)
        if text_length(table, column):
            texts.append(column)
    return found or (texts if len(texts) > 1 else [])


def questions(table: Table, without: Collection[str]) -> list[str]:
    """The columns of a form whose headers ask something and whose cells answer in words, with
    those for free words beside them; see `choices`."""
    asked = [column for column in _asking(table, without) if not _is_choice(table, column)]
    if not asked:
        return []
    return [
        column
        for column in table.columns
        if column in asked or (column not in without and _free(table, column))
    ]


def choices(table: Table, without: Collection[str]) -> list[str]:
    """The columns whose headers ask something and that hold the same few answers again and
    again, as where people choose from a list."""
    return [column for column in _asking(table, without) if _is_choice(table, column)]


def longest(table: Table, without: Collection[str]) -> str:
    """The column with the longest texts, where it is clear that these are texts."""
    lengths = {c: text_length(table, c) for c in table.columns if c not in without}
    told = [column for column in lengths if _free(table, column)]
    return max(told, key=lambda column: lengths[column], default="")


def text_length(table: Table, column: str) -> float:
    """How long the texts of a column are on average; 0 where it holds no texts, or few of its
    own, or only names that programs write (addresses of pages, kinds of records)."""
    texts = [v for v in seen(table, column) if isinstance(v, str) and not is_blank(v)]
    mean = sum(map(len, texts)) / len(texts) if texts else 0.0
    spaced = sum(" " in text.strip() or not text.isascii() for text in texts)
    told = len(set(texts)) > len(texts) / 2 and spaced > len(texts) / 2
    if sum(map(str.isdecimal, "".join(texts))) > _DIGITS * sum(map(len, texts)):
        return 0.0
    return mean if told and mean > _SHORTEST else 0.0


def _free(table: Table, column: str) -> bool:
    return bool(text_length(table, column)) and not _ABOUT_SOMEBODY.search(column)


def _asking(table: Table, without: Collection[str]) -> list[str]:
    return [
        column
        for column in table.columns
        if column not in without and _ASKS.search(column) and _answers(table, column)
    ]


def _answers(table: Table, column: str) -> list[str]:
    """The answers in words; nothing where they are mostly numbers or single words."""
    cells = [cell for cell in seen(table, column) if not is_blank(cell)]
    texts = [c for c in cells if isinstance(c, str) and not is_count(c)]
    spaced = any(" " in text.strip() for text in texts)
    return texts if spaced and 2 * len(texts) > len(cells) else []


def _is_choice(table: Table, column: str) -> bool:
    answers = _answers(table, column)
    # Where several may be chosen, their names follow each other in one cell.
    chosen = {part.strip() for answer in answers for part in re.split("[,;]", answer)}
    different = min(len(set(answers)), len(chosen - {""}))
    return len(answers) >= _FEWEST_ANSWERS and different <= min(len(answers) // 2, _MOST_CHOICES)
