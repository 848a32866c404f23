"""Small groups: what leaves shows no group so small that its people could be told from it.

A group is all comments that share a value of a column: a table, a district. Groups under a
threshold are shown together, and as many larger ones with them as it takes for the whole to reach
the threshold; where nothing would be left apart, the column is withheld. Each column is looked at
by itself: whoever puts two columns side by side may still meet few people. The language of a
comment and its theme are told from its own words and hide nothing that the comment does not show.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from parastaminen_nb.i18n import Translator
from parastaminen_nb.tables import natural, spread_columns

if TYPE_CHECKING:
    import pandas as pd

LEAST: Final = 5
"""The fewest comments of a group that is counted by itself."""

_QUOTED: Final = 2
"""A group must be so many times larger for its comments to be shown as its own."""


@dataclass(frozen=True, slots=True)
class Withheld:
    """What is not shown of a column: these `values` of it, which have so many `comments`.

    `least` is the threshold. `whole` tells that the column is not shown at all. The values are for
    who decides what leaves, and do not leave themselves.
    """

    column: str
    values: tuple[str, ...]
    comments: int
    least: int
    whole: bool

    @property
    def groups(self) -> int:
        return len(self.values)


def small(counts: Mapping[str, int], least: int) -> frozenset[str]:
    """The groups that are shown together: the small ones, with larger ones where they are too few.

    One small group is never alone among them: its count would be what is missing from the sum.

    >>> sorted(small({"A": 20, "B": 6, "C": 3}, 5)), sorted(small({"A": 20, "B": 6}, 5))
    (['B', 'C'], [])
    """
    ordered = sorted(counts, key=lambda value: (counts[value], natural(value)))
    chosen, total = 0, 0
    for value in ordered:
        if counts[value] >= least and (not chosen or (total >= least and chosen > 1)):
            break
        chosen += 1
        total += counts[value]
    return frozenset(ordered[:chosen])


def grouped_columns(comments: pd.DataFrame) -> list[str]:
    """The columns whose values tell where a comment comes from."""
    return [name for name in spread_columns(comments) if name != "language"]


def small_groups(comments: pd.DataFrame, least: int) -> list[Withheld]:
    """What of the frame would not be shown, column by column."""
    withheld = []
    for column in grouped_columns(comments):
        counts = {str(value): int(n) for value, n in comments[column].value_counts().items()}
        few = small(counts, least)
        if few:
            hidden = sum(counts[value] for value in few)
            values = tuple(sorted(few, key=natural))
            withheld.append(Withheld(column, values, hidden, least, len(few) == len(counts)))
    return withheld


def without_small_groups(
    comments: pd.DataFrame, least: int, _: Translator
) -> tuple[pd.DataFrame, list[Withheld]]:
    """The frame with the groups under `least` comments under one name, and what is not shown."""
    import pandas as pd

    shown, withheld = comments.copy(), small_groups(comments, least)
    for part in withheld:
        few = frozenset(part.values)
        together = None if part.whole else small_name(_)
        values = [together if value in few else value for value in comments[part.column].tolist()]
        shown[part.column] = pd.Series(values, index=comments.index, dtype="str")
    return shown, withheld


def least_quoted(least: int) -> int:
    """How many comments a group needs for them to be shown as its own."""
    return _QUOTED * least


def covered(table: Sequence[Sequence[int]], least: int) -> list[list[bool]]:
    """Which counts of a table are not shown: those from 1 to under `least`, and some beside them.

    In a row or a column with one such count a second is covered as well, the smallest that is not
    nothing where there is one; or the first could be reckoned from the sum.
    """
    hidden = [[0 < n < least for n in row] for row in table]
    lines = [[(r, c) for c in range(len(row))] for r, row in enumerate(table)]
    if table:
        lines += [[(r, c) for r in range(len(table))] for c in range(len(table[0]))]
    changed = True
    while changed:  # every turn covers one more count at least
        changed = False
        for line in lines:
            if sum(hidden[r][c] for r, c in line) != 1 or len(line) == 1:
                continue
            free = [(table[r][c] == 0, table[r][c], r, c) for r, c in line if not hidden[r][c]]
            *_zero, r, c = min(free)
            hidden[r][c] = changed = True
    return hidden


def small_name(_: Translator) -> str:
    """What small groups are called together."""
    return _("Small groups together")


def told_withheld(
    withheld: Sequence[Withheld], names: Mapping[str, str], _: Translator
) -> Iterator[str]:
    """Sentences that say what is not shown, and why."""
    for part in withheld:
        column = names.get(part.column, part.column)
        if part.whole:
            yield _(
                "{column} is left out of the comments: its groups have fewer than {least} "
                "comments, and single people could be told from them.",
                column=column,
                least=part.least,
            )
        else:
            yield _.plural(
                "{column}: {n} group is shown together with others, because groups of fewer than "
                "{least} comments could tell who wrote them.",
                "{column}: {n} groups are shown together, because groups of fewer than {least} "
                "comments could tell who wrote them.",
                n=part.groups,
                column=column,
                least=part.least,
            )
