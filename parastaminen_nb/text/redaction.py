"""Personal data in a frame of comments: counted, told by row, and taken out where that is asked."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from parastaminen_nb.core.progress import UNSEEN, Progress
from parastaminen_nb.text.names import Names
from parastaminen_nb.text.personal import MARKS, find_personal, redacted

if TYPE_CHECKING:
    import pandas as pd

_NEVER = ("author", "language", "file", "sheet")


@dataclass(frozen=True, slots=True)
class Personal:
    """How often each kind of personal data stands in which row; never the data itself.

    `rows` holds for each kind of `personal.MARKS` that was met the label of the row in the
    frame's index with the number of times. `authors` tells that the writers' names were there
    and have been taken out.
    """

    rows: Mapping[str, Mapping[int, int]]
    redacted: bool = False
    authors: bool = False

    def times(self, kind: str) -> int:
        """How often this kind was met."""
        return sum(self.rows.get(kind, {}).values())


def personal_data(
    comments: pd.DataFrame,
    people: Iterable[str] = (),
    marks: Mapping[str, str] | None = None,
    progress: Progress = UNSEEN,
) -> tuple[pd.DataFrame, Personal]:
    """A frame of comments with its personal data taken out, and what was found where.

    `people` are names that may be meant; the writers' own are looked for besides. `marks` hold
    for each kind what is put in its place, and then writers are left out as well; without them
    the frame stays as it is.
    """
    import pandas as pd

    authors = comments["author"].dropna().unique().tolist() if "author" in comments else []
    names = Names([*people, *authors])
    rows: dict[str, dict[int, int]] = {}
    clean = comments.copy() if marks is not None else comments
    columns = [str(name) for name in comments.columns]
    sizes = [10 if name == "text" else 1 for name in columns]  # the others say less, and again
    for column, own in zip(columns, progress.split(*sizes), strict=True):
        if column in _NEVER or comments[column].dtype != "str":
            continue
        # A text that many rows share, such as a question, is looked at once.
        known = {
            text: found
            for text in own.each(comments[column].dropna().unique().tolist())
            if (found := find_personal(text, names))
        }
        if not known:
            continue
        for label, text in zip(comments.index.tolist(), comments[column].tolist(), strict=True):
            for one in known.get(text, ()):
                of_kind = rows.setdefault(one.kind, {})
                of_kind[label] = of_kind.get(label, 0) + 1
        if marks is not None:
            without = {text: redacted(text, found, marks) for text, found in known.items()}
            said = [without.get(text, text) for text in comments[column].tolist()]
            clean[column] = pd.Series(said, index=comments.index, dtype="str")
    if marks is not None and authors:
        clean["author"] = pd.Series(None, index=comments.index, dtype="str")
    ordered = {kind: dict(sorted(rows[kind].items())) for kind in MARKS if kind in rows}
    return clean, Personal(ordered, marks is not None, bool(authors) and marks is not None)
