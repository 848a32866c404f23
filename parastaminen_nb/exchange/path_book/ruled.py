"""Columns whose cells follow the rules that a page follows as well (`core.pathway.writing`)."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any, Final

from parastaminen_nb.core.errors import N_, Sentence, WorkshopError
from parastaminen_nb.core.pathway import Experiment, Meeting, Report
from parastaminen_nb.core.pathway.writing import (
    LARGEST,
    experiment_written,
    meeting_written,
    number_of,
    report_written,
)
from parastaminen_nb.exchange.plan_book import values
from parastaminen_nb.exchange.plan_book.fields import Check, Row, Rows
from parastaminen_nb.exchange.plan_book.trouble import UnfitError
from parastaminen_nb.exchange.table import Cell, as_text

_SOME_EXPERIMENT: Final = Experiment("x", "x")
_SOME_MEETING: Final = Meeting("m", date.min, "m")

A_NUMBER: Final = Sentence(N_("Write a number, such as 17 or 2,5."))


def of_experiment(name: str, text: Callable[[Cell], str] = values.line) -> dict[str, Any]:
    """What a `Field` needs for words of an experiment."""
    return {"taken": _by_rules(name, text, lambda it: experiment_written(_SOME_EXPERIMENT, it))}


def of_meeting(name: str, text: Callable[[Cell], str] = values.line) -> dict[str, Any]:
    """What a `Field` needs for words of a meeting."""
    return {"taken": _by_rules(name, text, lambda it: meeting_written(_SOME_MEETING, it))}


def of_report() -> dict[str, Any]:
    """What a `Field` needs for what was told."""
    some = Report("x", "m", "")
    return {"taken": _by_rules("text", values.lines, lambda it: report_written(some, it["text"]))}


def a_day() -> dict[str, Any]:
    """What a `Field` needs to be a day, with its year."""
    return {
        "taken": lambda cell: values.day(cell, None)[0],
        "empty": None,
        "check": Check("date"),
    }


def a_number() -> dict[str, Any]:
    """What a `Field` needs to be any number."""
    return {
        "taken": _number,
        "empty": None,
        "check": Check("decimal", least=-LARGEST, most=LARGEST),
    }


def cannot_be(rows: Rows, row: Row, name: str, expected: Sentence) -> None:
    """Tell of a row without something that it needs: a new one is left out, another stays."""
    column = rows.columns.get(name, "")
    if row.old is None:
        why = Sentence(N_("{why} The row was left out."), {"why": expected})
        rows.tell(row.number, column, why)
    elif not any((it.row, it.column) == (row.number, column) for it in rows.troubles):
        rows.told(row, name, expected)


def _number(cell: Cell) -> float:
    if isinstance(cell, bool):
        raise UnfitError(A_NUMBER)
    try:
        return number_of(as_text(cell))
    except WorkshopError as wrong:
        raise UnfitError(A_NUMBER) from wrong


def _by_rules(
    name: str, text: Callable[[Cell], str], written: Callable[[Mapping[str, str]], Any]
) -> Callable[[Cell], Any]:
    def taken(cell: Cell) -> Any:
        try:
            return getattr(written({name: text(cell)}), name)
        except WorkshopError as wrong:
            raise UnfitError(wrong.sentence) from wrong

    return taken
