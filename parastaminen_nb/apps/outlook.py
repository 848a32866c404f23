"""What will be read of a foreign file and what was left out of it, as sentences and first rows."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import islice
from typing import TYPE_CHECKING, Final

from parastaminen_nb.i18n import Translator
from parastaminen_nb.ui.blocks import boxed, listed, scrolled, words_table
from parastaminen_nb.ui.comment_table import CommentItem
from parastaminen_nb.ui.html import Markup, html

if TYPE_CHECKING:
    from parastaminen_nb.exchange.fitting import Outlook
    from parastaminen_nb.exchange.table import Skipped, Table

_SHOWN: Final = 3
_LONGEST: Final = 240
_FIRST_ROWS: Final = 5
_CELL: Final = 60
_SHEETS: Final = 12
_LISTED: Final = 30
_MANY_UNKNOWN: Final = 0.2
"""So large a part of the comments in no language of ours is told; a few are only short."""


def sample(table: Table, taken: Mapping[str, str]) -> list[CommentItem]:
    """The first comments of a table; `taken` tells for each role its column."""
    from parastaminen_nb.exchange.codes_column import one_line
    from parastaminen_nb.exchange.markup import plain_text
    from parastaminen_nb.exchange.table import as_text, is_blank

    texts = table.values(taken["text"]) if "text" in taken else []
    place = table.columns.index(taken["text"]) if texts else 0
    written = (at for at, cell in enumerate(texts) if not is_blank(cell))
    told = (at for at in written if (at, place) not in table.copies)
    rows = list(islice(told, _SHOWN))
    # Only what is shown is made text: there may be a hundred thousand rows.
    held = {
        role: {at: plain_text(as_text(cells[at])) for at in rows}
        for role, cells in ((role, one_line(table, column)) for role, column in taken.items())
    }
    others = [role for role in held if role != "text"]
    return [
        CommentItem(
            str(place),
            ((_short(held["text"][place]), False),),
            " · ".join(held[role][place] for role in others if held[role][place]),
        )
        for place in rows
    ]


def beginning(table: Table, _: Translator) -> Markup:
    """The first rows of a table as they stand, for who has to tell where its comments are."""
    from parastaminen_nb.exchange.table import as_text, is_blank

    written = (row for row in table.rows if not all(map(is_blank, row)))
    words = (
        _("Sheet {sheet} begins like this.", sheet=table.sheet)
        if table.sheet
        else _("The file begins like this.")
    )
    shown = [[_short(as_text(cell), _CELL) for cell in row] for row in islice(written, _FIRST_ROWS)]
    return html("<p>{words}</p>", words=words) + scrolled(
        words, words_table(table.columns, shown), "pa-quiet"
    )


def told_outlook(seen: Outlook, skipped: Sequence[Skipped], _: Translator) -> Markup:
    """How many comments will be read from where, and what is left out."""
    words = []
    if seen.comments:
        words.append(
            _.plural("{n} comment will be read.", "{n} comments will be read.", n=seen.comments)
        )
    if seen.comments and seen.empty:
        words.append(
            _.plural(
                "{n} cell is empty and left out.",
                "{n} cells are empty and left out.",
                n=seen.empty,
            )
        )
    if len(seen.sheets) > 1:
        shown = [_("{sheet} ({n})", sheet=name, n=n) for name, n in seen.sheets[:_SHEETS]]
        if len(seen.sheets) > _SHEETS:
            shown.append(_("{n} more", n=len(seen.sheets) - _SHEETS))
        sheets = ", ".join(shown)
        words.append(
            _("The name of each sheet is taken for the question: {sheets}.", sheets=sheets)
            if seen.asked
            else _("They stand on these sheets: {sheets}.", sheets=sheets)
        )
    told = html("<p>{words}</p>", words=" ".join(words)) if words else Markup()
    parts = [*skipped, *(seen.left_out if seen.comments else ())]
    for title, these in (
        (_("What is not read"), [part for part in parts if not part.kept]),
        (_("Good to know"), [part for part in parts if part.kept]),
    ):
        if these:
            lines = left_out_list(these, _)
            told += html("<p><b>{title}</b></p>{lines}", title=title, lines=lines)
    if not seen.chosen:
        asked = _(
            "No column looks like comments. Choose the column that holds them, or open another "
            "file."
        )
        return boxed("warn", html("<p><b>{words}</b></p>", words=asked) + told)
    return boxed("info", told) if told else told


def told_unknown(texts: Sequence[str], languages: Sequence[str], _: Translator) -> str:
    """That many comments are in no language of ours, and what that means; else nothing. Those of
    signs and numbers alone are in none anyway."""
    unknown = sum(
        not language and any(map(str.isalpha, text))
        for text, language in zip(texts, languages, strict=True)
    )
    if not unknown or unknown < _MANY_UNKNOWN * len(languages):
        return ""
    return _.plural(
        "{n} comment is not in Finnish, Swedish or English. Its words are compared as they are "
        "written, without base forms.",
        "{n} comments are not in Finnish, Swedish or English. Their words are compared as they are "
        "written, without base forms.",
        n=unknown,
    )


def left_out_list(skipped: Sequence[Skipped], _: Translator) -> Markup:
    """What was left out with the reason why, what is more than a row first."""
    ordered = sorted(skipped, key=lambda part: part.row is not None)
    several = len({part.file for part in skipped}) > 1
    lines = [_line(part, several, _) for part in ordered[:_LISTED]]
    if len(ordered) > _LISTED:
        lines.append(_("{n} more", n=len(ordered) - _LISTED))
    return listed(lines, "pa-quiet")


def _line(part: Skipped, several: bool, _: Translator) -> str:
    """Where something was left out, and why; of several files also in which."""
    why, named = _.say(part.why), part.why.blanks
    if part.row is not None and part.sheet:
        why = _("Sheet {sheet}, row {row}: {why}", sheet=part.sheet, row=part.row, why=why)
    elif part.row is not None:
        why = _("Row {row}: {why}", row=part.row, why=why)
    elif part.sheet and "sheet" not in named:
        why = _("Sheet {sheet}: {why}", sheet=part.sheet, why=why)
    if several and "file" not in named:
        return _("{file}: {why}", file=part.file, why=why)
    return why


def _short(text: str, most: int = _LONGEST) -> str:
    """As much of a comment as tells what it is."""
    return text if len(text) <= most else text[:most].rsplit(" ", 1)[0] + " …"
