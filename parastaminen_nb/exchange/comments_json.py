"""The result of `parastaminen comments` for programs."""

from __future__ import annotations

from collections import Counter
from typing import Any

from parastaminen_nb.exchange.findings import Findings
from parastaminen_nb.exchange.small_groups import least_quoted
from parastaminen_nb.i18n import Translator
from parastaminen_nb.text.redaction import Personal
from parastaminen_nb.text.theme import Theme, Themes


def comments_json(findings: Findings, rows: int, _: Translator) -> dict[str, Any]:
    """What was read and found, as JSON holds it.

    `rows` counts the rows below a header. A row is told by its place among them, from 0, in the
    order of the files.
    `theme_of` has one place for each of them: the theme's id, or None where the row was skipped
    or its comment belongs nowhere. `like` are groups of rows that say the same, `sure` and the
    `quotes` of a theme are those of `parastaminen_nb.text.theme.Theme`. `personal` tells which
    kind of personal data stands in which rows, and whether it was taken out. `summaries` are the
    sentences that tell most of each case and theme, each with the row where it stands. `codes`
    are the labels that somebody gave to comments, with their rows, `picked` the rows that are
    quoted in the report, in its order. `language_model` is what one wrote where it was asked:
    `rows` are the comments that a sentence names and shares words with; without any it is not
    `linked`. `voikko` is the version of Voikko that words were read with, None where
    there was none.
    """
    comments = findings.comments
    themes = findings.themes or Themes((), (None,) * len(comments))
    personal = findings.personal or Personal({})
    theme_of: list[int | None] = [None] * rows
    for row, number in zip(comments.index, themes.theme_of, strict=True):
        theme_of[row] = number
    languages = Counter(comments["language"].fillna("none"))
    index = comments.index.tolist()
    return {
        "comments": len(comments),
        "languages": dict(sorted(languages.items(), key=lambda pair: (-pair[1], pair[0]))),
        "voikko": findings.voikko or None,
        "themes": [_theme(theme) for theme in themes.themes],
        "theme_of": theme_of,
        "summaries": [
            {
                "of": part.column,
                "value": part.value,
                "share": part.summary.share,
                "sentences": [
                    {"row": row, "text": said.text}
                    for said, row in zip(part.summary.sentences, part.rows, strict=True)
                ],
            }
            for part in findings.summaries
            if part.size >= least_quoted(findings.least)
        ],
        "codes": [
            {
                "code": code,
                "rows": [index[at] for at, own in enumerate(findings.codes) if code in own],
            }
            for code in sorted({code for own in findings.codes for code in own}, key=str.casefold)
        ],
        "picked": [index[at] for at in findings.picked],
        "language_model": [
            {
                "of": part.what,
                "model": part.model,
                "host": part.host,
                "cut": part.cut,
                "sentences": [
                    {"text": text, "linked": bool(rows), "rows": list(rows)}
                    for text, rows in part.sentences
                ],
            }
            for part in findings.retold
        ],
        "like": [[index[row] for row in group.rows] for group in findings.alike],
        "personal": {
            "redacted": personal.redacted,
            "found": [
                {"kind": kind, "times": personal.times(kind), "rows": list(rows)}
                for kind, rows in personal.rows.items()
            ],
        },
        "skipped": [
            {"file": part.file, "sheet": part.sheet, "row": part.row, "why": _.say(part.why)}
            for part in findings.skipped
            if not part.kept
        ],
    }


def _theme(theme: Theme) -> dict[str, Any]:
    return {
        "id": theme.id,
        "name": theme.name,
        "words": list(theme.words),
        "size": theme.size,
        "sure": theme.sure,
        "quotes": [{"row": quote.row, "text": quote.text} for quote in theme.quotes],
    }
