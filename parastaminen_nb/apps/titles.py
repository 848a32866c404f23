"""What things of the comments are called: a case, a table, a value, the place of a comment."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from parastaminen_nb.exchange.frame_cells import language_name
from parastaminen_nb.i18n import Translator

if TYPE_CHECKING:
    from parastaminen_nb.text.material import Material

LONGEST_CHIP: Final = 40
_NAMED_TABLE: Final = re.compile(r"[^\W\d_]{3,}\W*\d")


def case_title(here: Material, case: str) -> str:
    """A case without the letter that its mark shows already."""
    key = here.case_keys.get(case, "")
    return case.removeprefix(f"{key.upper()} ") if key else case


def value_title(here: Material, column: str, value: str, _: Translator) -> str:
    """What a value of a column is called on a chip."""
    if column == "case":
        return case_title(here, value)
    if column == "language":
        return language_name(value, _)
    return value if len(value) <= LONGEST_CHIP else value[: LONGEST_CHIP - 1].rstrip() + "…"


def where_and_when(here: Material, row: int, _: Translator) -> str:
    """Where and when a comment was written, as far as anybody knows: at least its row."""
    case, table, number = (here.column(name)[row] for name in ("case", "table", "round"))
    told = [
        case_title(here, case),
        table_title(table, _),
        _("round {round}", round=number) if number else "",
    ]
    # Material without cases is told apart by who wrote, and by what they were asked.
    columns = here.groups if case else ["role", "prompt", *here.groups]
    told += [
        value_title(here, column, here.column(column)[row], _)
        for column in columns
        if len(here.values(column)) > 1
    ]
    moment = here.moments[row]
    if moment is not None and not number:
        told.append(f"{_.short_date(moment)}\u00a0{_.time(moment)}")
    known = [part for part in told if part]
    return ", ".join(known) if known else place_title(here, row, _)


def table_title(table: str, _: Translator) -> str:
    """A table as one speaks of it: table A1, but "Pöytä 12" where its name says so already.

    >>> from parastaminen_nb.i18n import translator
    >>> table_title("A1", translator("fi")), table_title("Ryhmä 3", translator("fi"))
    ('pöytä A1', 'Ryhmä 3')
    """
    if not table or _NAMED_TABLE.match(table):
        return table
    return _("table {table}", table=table)


def place_title(here: Material, row: int, _: Translator) -> str:
    """The row as the source numbers it; without a source the comment's own number."""
    import pandas as pd

    number = here.comments["row"].iloc[row] if "row" in here.comments else None
    if pd.isna(number):
        return _("Comment {n}", n=row + 1)
    sheet = here.column("sheet")[row]
    if sheet:
        return _("Sheet {sheet}, row {row}", sheet=sheet, row=int(number))
    return _("Row {row}", row=int(number))
