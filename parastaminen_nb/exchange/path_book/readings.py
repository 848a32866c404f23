"""The sheet of what was counted: one row for each experiment and day."""

from __future__ import annotations

from datetime import date
from typing import Any, Final

from parastaminen_nb.core import path_words as words
from parastaminen_nb.core.errors import N_, Sentence
from parastaminen_nb.core.pathway import Pathway, Reading
from parastaminen_nb.exchange.path_book.naming import Naming
from parastaminen_nb.exchange.path_book.ruled import A_NUMBER, a_day, a_number, cannot_be
from parastaminen_nb.exchange.plan_book.fields import Check, Field, Row, Rows
from parastaminen_nb.exchange.plan_book.values import WRITE_DAY

NAME: Final = N_("Readings")
NO_EXPERIMENT: Final = N_("Write the name of an experiment as it stands on its own sheet.")


def counted(path: Pathway) -> tuple[Reading, ...]:
    """The rows: what was counted of each experiment of the path, day by day."""
    return tuple(
        reading for experiment in path.experiments for reading in path.readings_of(experiment.key)
    )


def fields_of(experiments: Naming, cells: str = "") -> tuple[Field, ...]:
    """The columns; `cells` is the range in which the names of the experiments stand."""
    names = Check("cells", (cells,), strict=False) if cells else None
    return (
        Field("experiment", words.READING["experiment"], NO_EXPERIMENT, 34, wrap=True,
              shown=experiments.shown("experiment"), taken=experiments.found, check=names),
        Field("day", words.READING["day"], N_("The day with its year, such as 11.3.2027."), 13,
              **a_day()),
        Field("value", words.READING["value"], N_("The number that was counted."), 13,
              **a_number()),
    )  # fmt: skip


def only_shown(path: Pathway) -> tuple[Field, ...]:
    """A column to look at: what is counted."""
    units = {one.key: one.unit for one in path.experiments}
    shown: Any = lambda row, _: units.get(row.experiment) or None  # noqa: E731 - it needs a type
    return (Field("unit", words.EXPERIMENT["unit"], "", 18, shown=shown),)


def read_counted(rows: Rows, row: Row, today: date) -> Reading | None:
    """What a row says was counted; None where it cannot be taken."""
    given = row.values
    for name, expected in (
        ("experiment", Sentence(NO_EXPERIMENT)),
        ("day", WRITE_DAY),
        ("value", A_NUMBER),
    ):
        if given[name] is None or given[name] == "":
            cannot_be(rows, row, name, expected)
            return row.old  # type: ignore[no-any-return]
    if given["day"] > today and (row.old is None or given["day"] != row.old.day):
        why = N_("That day is still to come. Write what has been counted.")
        cannot_be(rows, row, "day", Sentence(why))
        return row.old  # type: ignore[no-any-return]
    return Reading(given["experiment"], given["day"], given["value"])
