"""A tally as a workbook and as JSON: words, what each group says more than the others, languages.

What leaves shows no group, and no word of a group, that fewer than `least` comments stand behind.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any, BinaryIO, Final

from parastaminen_nb.exchange.about_sheet import told_voikko
from parastaminen_nb.exchange.cells import Column, Cut, SheetPlan, Value
from parastaminen_nb.exchange.frame_cells import role_names
from parastaminen_nb.exchange.sheets import write_sheets
from parastaminen_nb.exchange.small_groups import small, small_name
from parastaminen_nb.i18n import Translator
from parastaminen_nb.tables import natural
from parastaminen_nb.text.keyness import Counts
from parastaminen_nb.text.tally import NO_VALUE, Tally
from parastaminen_nb.text.theme import Keyword

MOST_WORDS: Final = 5_000
MOST_KEYWORDS: Final = 40
"""Rows of a group in the sheet of keyness."""


def write_tally(
    target: Path | BinaryIO,
    tally: Tally,
    least: int,
    _: Translator,
    voikko: str = "",
    skipped: int = 0,
) -> None:
    """Write a tally as an xlsx workbook, which tells the version of Voikko where words were read
    with it, and how many places were skipped. Raises `WorkshopError` where it cannot be written."""
    write_sheets(target, _sheets(tally, least, _, voikko, skipped), Cut())


def tally_json(
    tally: Tally, least: int, _: Translator, voikko: str = "", skipped: int = 0
) -> dict[str, Any]:
    """The same for programs: `comments`, how many places were `skipped`, `languages`, `voikko`,
    `words` as [word, times, comments], and for each column its `groups` with their size and
    keywords."""
    return {
        "comments": tally.comments,
        "skipped": skipped,
        "languages": dict(sorted(tally.languages.items())),
        "voikko": voikko or None,
        "words": [list(row) for row in _words(tally.words, least)],
        "groups": {
            column: {
                value: {
                    "comments": size,
                    "words": [
                        [word.word, word.here, word.elsewhere, round(word.difference, 3)]
                        for word in keywords
                    ],
                }
                for value, size, keywords in _groups(tally, column, least, _)
            }
            for column in tally.groups
        },
    }


def _sheets(
    tally: Tally, least: int, _: Translator, voikko: str, skipped: int
) -> Iterator[SheetPlan]:
    names = role_names(_)
    heads = [Column(_("Word"), width=28, bold=True), Column(_("Times"), width=12)]
    heads.append(Column(_("In how many comments"), width=22))
    yield SheetPlan(_("Words"), heads, _words(tally.words, least), frozen=1)
    if tally.groups:
        columns = [
            *(Column(_("Divided by"), width=18), Column(_("Value"), width=28, wrap=True)),
            *(Column(_("Comments"), width=12), Column(_("Word"), width=26, bold=True)),
            *(Column(_("Times here"), width=12), Column(_("Times elsewhere"), width=14)),
            Column(_("Difference (log-likelihood)"), width=18, form="0.0"),
        ]
        rows: list[list[Value]] = [
            [names.get(column, column), value, size, *_cells(word)]
            for column in tally.groups
            for value, size, keywords in _groups(tally, column, least, _)
            for word in keywords
        ]
        yield SheetPlan(_("Said more than elsewhere"), columns, rows, frozen=2)
    languages: list[list[Value]] = [
        [language or _("none of ours"), size] for language, size in sorted(tally.languages.items())
    ]
    columns = [Column(_("Language"), width=20, bold=True), Column(_("Comments"), width=12)]
    yield SheetPlan(_("Languages"), columns, languages)
    said = [_.plural("{n} comment", "{n} comments", n=tally.comments)]
    if skipped:
        said.append(_.plural("{n} place skipped.", "{n} places skipped.", n=skipped))
    said.append(
        _("Words are counted in their base forms; words that say nothing of the matter are not.")
    )
    if voikko:
        said.append(told_voikko(voikko, _))
    if least:
        said.append(
            _(
                "Groups and words that fewer than {least} comments stand behind are shown "
                "together or not at all.",
                least=least,
            )
        )
    yield SheetPlan(
        _("About"), [Column(_("About"), width=100, wrap=True)], [[line] for line in said]
    )


def _cells(word: Keyword) -> list[Value]:
    return [word.word, word.here, word.elsewhere, word.difference]


def _words(counts: Counts, least: int) -> list[list[Value]]:
    known = [word for word in counts.times if counts.comments[word] >= max(least, 1)]
    known.sort(key=lambda word: (-counts.times[word], word))
    return [[word, counts.times[word], counts.comments[word]] for word in known[:MOST_WORDS]]


def _groups(
    tally: Tally, column: str, least: int, _: Translator
) -> Iterator[tuple[str, int, list[Keyword]]]:
    """The groups of a column in natural order, each with its size and what it says more."""
    sizes = {value: size for value, size in tally.sizes[column].items() if value != NO_VALUE}
    few = small(sizes, least) if least else frozenset()
    for value in sorted(sizes.keys() - few, key=natural):
        keywords = [word for word in tally.keyness(column, value) if word.comments >= least]
        yield value, sizes[value], keywords[:MOST_KEYWORDS]
    if few:
        yield small_name(_), sum(sizes[value] for value in few), []
