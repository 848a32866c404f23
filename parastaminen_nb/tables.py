"""Comments as a frame: the one form that every source is brought to and every step reads.

The columns of a frame of comments, all of them text (`str`, missing where unknown) but `at`:

========== =====================================================================================
`text`     what somebody wrote, unchanged; never missing
`author`   who wrote it, as the source names them
`at`       when, as the clock on the wall showed it (datetime64 without a zone; missing if unknown)
`case`     the case it is about, as people see it: "A Kyläkeittiö"
`round`    the round: "1", or what the source calls it
`table`    the table or group: "A1"
`role`     what kind of person wrote it: "presenter", "resident", "organisation"
`prompt`   the question that was answered
`language` fi, sv, en, or what the source says; missing until known
`likes`    how many have agreed with it, as the source counts them
`reply_to` what it answers, as the source says it
`file`     the name of the file it came from
`sheet`    the sheet of that file; empty where a file has none
`row`      the row there, as a spreadsheet numbers it (Int64)
========== =====================================================================================

Any further column is a group that the analyst chose ("district"). The index is the place of the
comment among all rows that were read, from 0, so that it has gaps where a row was skipped.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any, Final

from parastaminen_nb.core.anonymity import as_they_leave
from parastaminen_nb.core.workshop import Anonymity

if TYPE_CHECKING:
    import pandas as pd

    from parastaminen_nb.core.comments import Comment
    from parastaminen_nb.core.workshop import Workshop

ROLES: Final = (
    *("text", "author", "at", "case", "round", "table", "role", "prompt", "language"),
    *("likes", "reply_to"),
)
"""What a column of a source can be."""

ORIGIN: Final = ("file", "sheet", "row")
COLUMNS: Final = ROLES + ORIGIN
SPREADS: Final = ("case", "round", "table", "role", "prompt", "language")
"""The columns whose values people compare."""

_WRITERS_ARE_KNOWN: Final = (Anonymity.NAMED, Anonymity.FACILITATORS)
_SEVERAL: Final = 2
_DIGITS = re.compile(r"(\d+)")
_LETTER = re.compile(r"([A-H])(?:[ .:–-]|\d*$)")


def comment_frame(columns: dict[str, Sequence[object]], index: Sequence[int]) -> pd.DataFrame:
    """A frame of comments from columns of equal length; roles that are not given are missing."""
    import pandas as pd

    frame = pd.DataFrame(index=pd.Index(list(index), dtype="int64"))
    for name in (*ROLES, *(n for n in columns if n not in COLUMNS), *ORIGIN):
        values: Any = columns.get(name)
        if name == "at":
            frame[name] = pd.Series(values, index=frame.index, dtype="datetime64[us]")
        elif name == "row":
            frame[name] = pd.Series(values, index=frame.index, dtype="Int64")
        else:
            frame[name] = pd.Series(values, index=frame.index, dtype="str")
    return frame


def group_columns(frame: pd.DataFrame) -> list[str]:
    """The columns that the analyst chose as groups."""
    return [name for name in frame.columns if name not in COLUMNS]


def spread_columns(frame: pd.DataFrame) -> list[str]:
    """The columns by which this frame can be counted: those that tell at least one value."""
    candidates = [name for name in SPREADS if name in frame.columns]
    return [name for name in candidates + group_columns(frame) if frame[name].notna().any()]


def natural(label: object) -> tuple[tuple[int, int | str], ...]:
    """A sort key as people sort: "2" before "10", "A2" before "A10".

    >>> sorted(["A10", "A2", "b1"], key=natural)
    ['A2', 'A10', 'b1']
    """
    parts = (part for part in _DIGITS.split(str(label).casefold()) if part)
    return tuple((0, int(part)) if part.isdecimal() else (1, part) for part in parts)


def case_keys(labels: Iterable[str]) -> dict[str, str]:
    """Which colour, letter and shape each case has: its key "a" to "h", in natural order.

    Labels that begin with their letter ("A Kyläkeittiö") keep it; others are lettered in order.
    Cases after the eighth have no key of their own.

    >>> case_keys(["B Soittorinki", "A Kyläkeittiö"])
    {'A Kyläkeittiö': 'a', 'B Soittorinki': 'b'}
    >>> case_keys(["Ruoka", "Kyyti"])
    {'Kyyti': 'a', 'Ruoka': 'b'}
    """
    ordered = sorted(set(labels), key=natural)
    matches = [_LETTER.match(label) for label in ordered]
    letters = [match.group(1).lower() for match in matches if match]
    if len(letters) == len(ordered) == len(set(letters)):
        return dict(zip(ordered, letters, strict=True))
    return dict(zip(ordered, "abcdefgh", strict=False))


def counts(frame: pd.DataFrame, by: str, across: str | None = None) -> pd.DataFrame:
    """How many comments there are: rows are the values of `by`, columns those of `across`.

    Both are in natural order. A comment without a value of either is left out, so that the sum
    tells how many are counted. Without `across` there is one column, "comments".
    """
    import pandas as pd

    known = frame[frame[by].notna()]
    if across is None:
        counted = known.groupby(by, sort=False).size().to_frame("comments")
    else:
        counted = pd.crosstab(known[by], known[across])
        counted = counted[sorted(counted.columns, key=natural)]
    return counted.loc[sorted(counted.index, key=natural)]


def workshop_comments(
    workshop: Workshop, comments: Iterable[Comment], *, names: bool | None = None
) -> pd.DataFrame:
    """The comments of a workshop of ours as a frame.

    Writers are named only where everybody was told so beforehand; `names` overrides that for a
    facilitator who keeps the frame to themselves. Their roles (`core.workshop.Role`) are told where
    the workshop knows its writers and they have more than one.
    """
    gathered = as_they_leave(workshop, comments)
    if names is None:
        names = workshop.anonymity is Anonymity.NAMED
    people = {person.key: person.name for person in workshop.people} if names else {}
    role_of = {person.key: person.role.value for person in workshop.people}
    roles = [role_of.get(comment.author) for comment in gathered]
    if workshop.anonymity not in _WRITERS_ARE_KNOWN or len({*roles} - {None}) < _SEVERAL:
        roles = [None] * len(gathered)
    cases = {case.key: case.full_name for case in workshop.cases}
    columns: dict[str, Sequence[object]] = {
        "text": [comment.text for comment in gathered],
        "author": [people.get(comment.author) for comment in gathered],
        "at": [
            workshop.local(comment.at).replace(tzinfo=None) if comment.at else None
            for comment in gathered
        ],
        "case": [cases.get(comment.case, comment.case.upper()) for comment in gathered],
        "round": [str(comment.round) for comment in gathered],
        "table": [comment.label for comment in gathered],
        "role": roles,
    }
    return comment_frame(columns, range(len(gathered)))
