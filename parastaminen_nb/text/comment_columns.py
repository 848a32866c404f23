"""The columns of comments as an analyst compares by them: as text, from the first to the last."""

from __future__ import annotations

from datetime import datetime
from functools import cached_property
from typing import TYPE_CHECKING

from parastaminen_nb.tables import case_keys, group_columns, natural
from parastaminen_nb.text.editing import comment_ids

if TYPE_CHECKING:
    import pandas as pd


class CommentColumns:
    """A frame of comments (see `parastaminen_nb.tables`), whose columns are read when asked for."""

    def __init__(self, comments: pd.DataFrame) -> None:
        self.comments = comments
        self._columns: dict[str, list[str]] = {}
        self._values: dict[str, list[str]] = {}

    def __len__(self) -> int:
        return len(self.comments)

    @cached_property
    def texts(self) -> list[str]:
        return [str(text) for text in self.comments["text"]]

    @cached_property
    def ids(self) -> list[str]:
        """How edits know each comment."""
        return comment_ids(self.texts)

    @cached_property
    def case_keys(self) -> dict[str, str]:
        """Which colour, letter and shape each case has, in natural order; see `tables`."""
        return case_keys(self.values("case"))

    @cached_property
    def groups(self) -> list[str]:
        """The columns that the analyst chose as groups."""
        return group_columns(self.comments)

    def values(self, column: str) -> list[str]:
        """The different values of a column in natural order."""
        if column not in self._values:
            self._values[column] = sorted(set(self.column(column)) - {""}, key=natural)
        return self._values[column]

    def column(self, name: str) -> list[str]:
        """The cells of a column from the first comment to the last; empty where missing."""
        if name not in self._columns:
            cells = self.comments[name].tolist() if name in self.comments else []
            texts = [cell if isinstance(cell, str) else "" for cell in cells]
            self._columns[name] = texts or [""] * len(self)
        return self._columns[name]

    @cached_property
    def moments(self) -> list[datetime | None]:
        """When each comment came, as the clock on the wall showed it; None where nobody knows."""
        import pandas as pd

        if "at" not in self.comments:
            return [None] * len(self)
        return [None if pd.isna(at) else at.to_pydatetime() for at in self.comments["at"]]

    @cached_property
    def quarters(self) -> list[datetime]:
        """The different quarters of an hour in which comments came, in order."""
        if "at" not in self.comments:
            return []
        known = self.comments["at"].dropna()
        return sorted(at.to_pydatetime() for at in known.dt.floor("15min").unique())
