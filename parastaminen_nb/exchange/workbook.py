"""Comments as a workbook that opens in Excel and LibreOffice and reads as a report.

Sheets: the comments, the themes with quotes, how often each theme is met where, the words behind
each theme, what was skipped, and how all of it came about.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, Final

from parastaminen_nb.core.errors import N_, Sentence
from parastaminen_nb.core.progress import UNSEEN, Progress
from parastaminen_nb.exchange.about_sheet import about_sheet
from parastaminen_nb.exchange.cells import Column, Cut, SheetPlan, Value
from parastaminen_nb.exchange.codes_sheet import codes_sheet
from parastaminen_nb.exchange.context_sheet import context_sheet
from parastaminen_nb.exchange.counts_sheet import counts_sheet
from parastaminen_nb.exchange.findings import Findings
from parastaminen_nb.exchange.frame_cells import for_readers, nowhere_name, role_names
from parastaminen_nb.exchange.likeness_sheet import likeness_sheet
from parastaminen_nb.exchange.personal_sheet import personal_sheet
from parastaminen_nb.exchange.picked_sheet import picked_sheet
from parastaminen_nb.exchange.retold_sheet import retold_sheet
from parastaminen_nb.exchange.sheets import write_sheets
from parastaminen_nb.exchange.small_groups import least_quoted, without_small_groups
from parastaminen_nb.exchange.summary_sheet import summary_sheet
from parastaminen_nb.exchange.table import Skipped
from parastaminen_nb.exchange.tones import told_hints
from parastaminen_nb.i18n import Translator
from parastaminen_nb.tables import group_columns
from parastaminen_nb.text.theme import Themes
from parastaminen_nb.text.tone import Hint

if TYPE_CHECKING:
    import pandas as pd

WRITING: Final = Sentence(N_("Writing the workbook."))


def write_comments(
    target: Path | str | BinaryIO,
    comments: pd.DataFrame,
    themes: Themes | None = None,
    *,
    skipped: Sequence[Skipped] = (),
    _: Translator,
) -> None:
    """Write a frame of comments (see `parastaminen_nb.tables`) as `write_findings` does."""
    write_findings(target, Findings(comments, themes, skipped=tuple(skipped)), _)


def write_findings(
    target: Path | str | BinaryIO, findings: Findings, _: Translator, progress: Progress = UNSEEN
) -> None:
    """Write comments and what was found in them as an xlsx workbook.

    What people wrote stays text: no formula, no number, no date is made of it. A path is replaced
    only when everything is written. Sheets without content are left away. Raises `WorkshopError`
    where the path cannot be written.
    """
    if isinstance(target, str):
        target = Path(target)
    cut = Cut()
    rows = len(findings.comments) + sum(len(group.rows) for group in findings.alike)
    write_sheets(target, _sheets(findings, cut, _), cut, progress.doing(WRITING), expected=rows)


def _sheets(findings: Findings, cut: Cut, _: Translator) -> Iterator[SheetPlan]:
    comments, themes = findings.comments, findings.themes
    shown, withheld = without_small_groups(comments, least_quoted(findings.least), _)
    yield comments_sheet(shown, themes, _, findings.codes, findings.tones)
    if themes is not None and themes.themes:
        yield _themes_sheet(comments, themes, _)
    summary = summary_sheet(comments, findings.summaries, least_quoted(findings.least), _)
    if summary.rows:
        yield summary
    if findings.picked:
        yield picked_sheet(shown, themes, findings.picked, _)
    if findings.retold:
        yield retold_sheet(comments, findings.retold, _)
    counts = counts_sheet(comments, themes, _, findings.least)
    if counts.rows:
        yield counts
    if themes is not None and themes.themes:
        yield _words_sheet(themes, _)
    if any(findings.codes):
        yield codes_sheet(shown, findings.codes, _)
    if findings.context:
        yield context_sheet(shown, findings.searched, findings.context, _)
    if findings.alike:
        yield likeness_sheet(shown, findings.alike, _)
    if findings.personal is not None and findings.personal.rows:
        yield personal_sheet(comments, findings.personal, _)
    if skipped := [part for part in findings.skipped if not part.kept]:
        yield _skipped_sheet(skipped, _)
    yield about_sheet(findings, withheld, cut, _)


def comments_sheet(
    comments: pd.DataFrame,
    themes: Themes | None,
    _: Translator,
    codes: Sequence[Sequence[str]] = (),
    tones: Sequence[Sequence[Hint]] = (),
) -> SheetPlan:
    """The sheet of comments alone; columns in which nothing is known are left away."""
    names = role_names(_)
    wide = {"prompt": 30.0, "case": 22.0, "at": 17.0, "file": 22.0, "author": 18.0}
    order = [
        *("text", "case", "round", "table", "role"),
        *group_columns(comments),
        *("author", "at", "prompt", "likes", "reply_to", "language", "file", "sheet", "row"),
    ]
    known = [name for name in order if name == "text" or comments[name].notna().any()]
    columns = [
        Column(
            names.get(name, name),
            width=70 if name == "text" else wide.get(name, 14),
            wrap=name in ("text", "prompt"),
            form="d.m.yyyy h:mm" if name == "at" else "General",
        )
        for name in known
    ]
    cells = [for_readers(name, comments[name], _) for name in known]
    if any(tones):
        columns.insert(1, Column(_("Hint at the tone"), width=26, wrap=True))
        cells.insert(1, [told_hints(own, _) or None for own in tones])
    if any(codes):
        columns.insert(1, Column(_("Codes"), width=24, wrap=True))
        cells.insert(1, ["; ".join(own) or None for own in codes])
    if themes is not None and themes.themes:
        columns.insert(1, Column(_("Theme"), width=26, wrap=True))
        called = {theme.id: theme.name for theme in themes.themes}
        nowhere = nowhere_name(_)
        cells.insert(1, [called[n] if n else nowhere for n in themes.theme_of])
    return SheetPlan(_("Comments"), columns, zip(*cells, strict=True))


def _themes_sheet(comments: pd.DataFrame, themes: Themes, _: Translator) -> SheetPlan:
    columns = [
        Column(_("Number"), width=9),
        Column(_("Theme"), width=30, wrap=True, bold=True),
        Column(_("Comments"), width=12),
        Column(_("Share"), width=10, form="0 %"),
        Column(_("Words"), width=40, wrap=True),
        Column(_("Quotes"), width=80, wrap=True),
        Column(_("Coherence"), width=12, form="0 %"),
    ]
    rows: list[list[Value]] = []
    for theme in themes.themes:
        quotes = "\n\n".join(_("“{text}”", text=quote.text) for quote in theme.quotes)
        share = theme.size / len(comments)
        words = ", ".join(theme.words)
        rows.append([theme.id, theme.name, theme.size, share, words, quotes, theme.sure])
    if themes.nowhere:
        share = themes.nowhere / len(comments)
        rows.append([None, nowhere_name(_), themes.nowhere, share, None, None, None])
    return SheetPlan(_("Themes"), columns, rows, frozen=2)


def _words_sheet(themes: Themes, _: Translator) -> SheetPlan:
    columns = [
        Column(_("Theme"), width=30, wrap=True),
        Column(_("Word"), width=24, bold=True),
        Column(_("Times in the theme"), width=14),
        Column(_("Times elsewhere"), width=14),
        Column(_("In how many comments"), width=16),
        Column(_("Difference (log-likelihood)"), width=18, form="0.0"),
    ]
    rows: list[list[Value]] = [
        [
            theme.name,
            keyword.word,
            keyword.here,
            keyword.elsewhere,
            keyword.comments,
            keyword.difference,
        ]
        for theme in themes.themes
        for keyword in theme.keywords
    ]
    return SheetPlan(_("Words"), columns, rows)


def _skipped_sheet(skipped: Sequence[Skipped], _: Translator) -> SheetPlan:
    columns = [
        Column(_("File"), width=30),
        Column(_("Sheet"), width=20),
        Column(_("Row"), width=9),
        Column(_("Reason"), width=80, wrap=True),
    ]
    rows = ([part.file, part.sheet or None, part.row, _.say(part.why)] for part in skipped)
    return SheetPlan(_("Skipped"), columns, rows)
