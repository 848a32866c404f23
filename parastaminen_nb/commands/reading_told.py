"""What verbs on comments say of their reading: from which columns, and what was left out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from parastaminen_nb.exchange.table import Skipped
from parastaminen_nb.i18n import Translator

_TOLD: Final = 5


class Heard:
    """The columns that were read, and what was left out, counted as it comes. Of single rows only
    the number is kept, as they may be very many; sheets and columns may be half of the material."""

    def __init__(self, columns: Iterable[str] = ()) -> None:
        self.columns = list(columns)
        self.places = 0
        self._told: list[Skipped] = []

    def skipped(self, parts: Sequence[Skipped]) -> None:
        """Hear what was left out of one part of what is read."""
        self.places += sum(not part.kept for part in parts)
        self._told += [part for part in parts if part.row is None][: _TOLD - len(self._told)]

    def lines(self, _: Translator) -> Iterator[str]:
        """What there is to say, a sentence a line."""
        columns = tuple(dict.fromkeys(self.columns))
        if columns and len(columns) <= _TOLD:
            yield _.plural(
                "Read from the column {columns}.",
                "Read from {n} columns: {columns}.",
                n=len(columns),
                columns=columns,
            )
        if self.places:
            yield _.plural("{n} place skipped.", "{n} places skipped.", n=self.places)
        for part in self._told:
            place = f"{part.file}, {part.sheet}" if part.sheet else part.file
            yield f"{place}: {_.say(part.why)}"
