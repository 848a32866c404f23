"""What is counted by case, round and table: tables, what changed between rounds, who was silent."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from parastaminen_nb.apps.findings import column_names
from parastaminen_nb.apps.titles import value_title
from parastaminen_nb.i18n import Translator
from parastaminen_nb.ui.blocks import listed, numbers_table, scrolled
from parastaminen_nb.ui.exploring.tables import word_list
from parastaminen_nb.ui.html import Markup, html, joined

if TYPE_CHECKING:
    import pandas as pd

    from parastaminen_nb.text.material import Material
    from parastaminen_nb.text.spoken import Spoken

_CHANGED: Final = 8
_NOT_CHANCE: Final = 3.84
"""Chance alone would do more in one case of twenty; see `text.keyness`."""


def counts_table(here: Material, comments: pd.DataFrame, _: Translator) -> Markup:
    """The counts behind the chart: cases in rows, rounds in columns."""
    from parastaminen_nb.tables import counts

    by = "case" if here.values("case") else "round"
    across = "round" if by == "case" and here.values("round") else None
    table = counts(comments, by, across)
    heads = [_("Round {round}", round=c) if across else _("Comments") for c in table.columns]
    first = _("Case") if by == "case" else _("Round")
    rows = zip(table.index, table.to_numpy().tolist(), strict=True)
    shown = numbers_table([first, *heads], ((name, *map(int, numbers)) for name, numbers in rows))
    words = _("Show as a table")
    return html(
        '<details class="pa-fold"><summary>{words}</summary>{table}</details>',
        words=words,
        table=scrolled(words, shown),
    )


def value_counts_table(here: Material, rows: Sequence[int], column: str, _: Translator) -> Markup:
    """How many comments have each value of a column, and their share."""
    counted = Counter(here.column(column)[row] for row in rows)
    known = sum(n for value, n in counted.items() if value)
    lines = [
        (
            value_title(here, column, value, _),
            counted[value],
            f"{_.decimal(100 * counted[value] / max(known, 1))} %",
        )
        for value in here.values(column)
    ]
    words = _("Show as a table")
    heads = (column_names(here, _).get(column, column), _("Comments"), _("Share"))
    return html(
        '<details class="pa-fold"><summary>{words}</summary>{table}</details>',
        words=words,
        table=scrolled(words, numbers_table(heads, lines)),
    )


def changes(spoken: Spoken, rounds: Sequence[str], _: Translator) -> Markup:
    """From each round to the next: the words said more and said less, with both counts."""
    parts = []
    for before, after in pairwise(rounds):
        more, less = spoken.keyness(after, "round", against=before)
        new = [k for k in more if k.difference >= _NOT_CHANCE][:_CHANGED]
        gone = [k for k in less if k.difference >= _NOT_CHANCE][:_CHANGED]
        parts.append(
            html(
                "<section><h3>{title}</h3><p>{more}</p>{new}<p>{less}</p>{gone}</section>",
                title=_("From round {before} to round {after}", before=before, after=after),
                more=_("Said more"),
                new=word_list([(k.word, k.here, k.elsewhere) for k in new], _none(_), _),
                less=_("Said less"),
                gone=word_list([(k.word, k.elsewhere, k.here) for k in gone], _none(_), _),
            )
        )
    note = _(
        "The first number is the later round, the second the earlier one. Only words are shown "
        "whose difference is hardly chance (log-likelihood above 3.8)."
    )
    return html(
        '<div class="pa-change">{parts}</div><p class="pa-small pa-muted">{note}</p>',
        parts=joined(parts),
        note=note,
    )


def quiet(
    here: Material, rows: Sequence[int], planned: Sequence[tuple[str, str]], _: Translator
) -> Markup:
    """Tables that wrote nothing or little in a round. Never people: nobody is watched here."""
    from parastaminen_nb.text.over_time import quiet_groups

    rounds, tables = here.column("round"), here.column("table")
    found = quiet_groups(((rounds[row], tables[row]) for row in rows), planned)
    note = _("Only tables are looked at, never people. Few comments may mean a good discussion.")
    if not found:
        words = _("No table wrote less than half of what was usual in its round.")
        return html('<p>{words}</p><p class="pa-small pa-muted">{note}</p>', words=words, note=note)
    lines = []
    for one in found:
        if one.n == 0:
            said = _("Round {round}, table {table}: no comments.", round=one.round, table=one.group)
        else:
            said = _.plural(
                "Round {round}, table {table}: {n} comment, usually {usual}.",
                "Round {round}, table {table}: {n} comments, usually {usual}.",
                n=one.n,
                round=one.round,
                table=one.group,
                usual=_.number(one.usual),
            )
        lines.append(said)
    return html(
        '{lines}<p class="pa-small pa-muted">{note}</p>',
        lines=listed(lines, "pa-quiet"),
        note=note,
    )


def _none(_: Translator) -> str:
    return _("No word stands out.")
