"""Which comments are wanted: by their columns, their codes, their time and their theme."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from parastaminen_nb.text.wanted import NOWHERE, Wanted

if TYPE_CHECKING:
    from parastaminen_nb.text.material import Material


def narrowed(here: Material, wanted: Wanted, places: Iterable[int]) -> tuple[int, ...]:
    """Of the places at which the words looked for stand, those of the comments that are wanted."""
    if wanted.cases:
        cases = here.column("case")
        places = [row for row in places if cases[row] in wanted.cases]
    if wanted.rounds:
        rounds = here.column("round")
        places = [row for row in places if rounds[row] in wanted.rounds]
    for column, value in wanted.values:
        if column == "code":
            places = [row for row in places if value in here.codes(row)]
        else:
            cells = here.column(column)
            places = [row for row in places if cells[row] == value]
    if wanted.since or wanted.until:
        places = [row for row in places if _came(here, row, wanted.since, wanted.until)]
    if wanted.theme and here.edited:
        number = None if wanted.theme == NOWHERE else here.edited.number_of(wanted.theme)
        theme_of = here.edited.themes.theme_of
        places = [row for row in places if theme_of[row] == number]
    return tuple(places)


def _came(here: Material, row: int, since: str, until: str) -> bool:
    moment = here.moments[row]
    if moment is None:
        return False
    said = moment.isoformat()
    return said >= since and (not until or said[: len(until)] <= until)
