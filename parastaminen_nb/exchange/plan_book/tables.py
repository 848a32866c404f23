"""A sheet of the plan as a table of Excel: headings, drop-down lists, checks, widths, printing."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from copy import copy
from dataclasses import dataclass
from datetime import date, time
from typing import Any, Final

from openpyxl.styles import Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.table import Table, TableStyleInfo

from parastaminen_nb.core.errors import N_
from parastaminen_nb.exchange.cells import cell_text, shortened
from parastaminen_nb.exchange.paper import Paper, Style
from parastaminen_nb.exchange.plan_book.fields import KEY, Check, Field
from parastaminen_nb.exchange.plan_book.spreadsheet_time import day_number
from parastaminen_nb.exchange.table import Cell
from parastaminen_nb.i18n import Translator

SPARE: Final = 200
"""Rows below the last one in which drop-down lists and checks hold as well."""

GREY: Final = "6B6560"
_DAYS: Final = {"fi": "d.m.yyyy", "sv": "yyyy-mm-dd", "en": "d mmm yyyy"}
_LONGEST_TITLE, _LONGEST_WORDS = 32, 255

HEAD: Final = Style(head=True, wrap=True)
PLAIN: Final = Style(line=True, wrap=True)
MIDDLE: Final = Style(line=True, wrap=True, centred=True)
_LINE_HEIGHT: Final = 15.0
_MOST_LINES: Final = 26
"""Excel's rows are at most 409 points tall."""
_BETWEEN: Final = {
    "time": ("0", "0.99999"),
    "date": (str(day_number(date(2000, 1, 1))), str(day_number(date(2100, 1, 1)))),
}
_LOOK: Final = TableStyleInfo(name="TableStyleLight1", showRowStripes=False)


@dataclass(frozen=True)
class Rows:
    """The things of one sheet. `key_of` gives the key, which stands first where `letters`."""

    fields: Sequence[Field]
    things: Sequence[Any]
    key_of: Callable[[Any], str]
    key_label: str = KEY
    letters: bool = False
    grey: Callable[[Any, str], bool] = lambda _thing, _field: False
    """Whether the usual words stand in a cell."""


def put(  # noqa: PLR0913, PLR0917  where, what and how
    paper: Paper, row: int, column: int, value: Cell, style: Style, form: str = ""
) -> Any:
    """Write a cell of any kind; gives it back."""
    cell = paper.sheet.cell(row, column)
    paper.put(row, column, None, style)
    if isinstance(value, str):
        cell.value = shortened(cell_text(value))
        cell.data_type = "s"  # what people wrote is no formula, whatever it begins with
    else:
        cell.value = value
    if isinstance(value, time):
        form = form or "h:mm"
    if form and form != "General":
        cell.number_format = form
    return cell


def day_form(_: Translator) -> str:
    """How days are written in the language of the sheet."""
    return _DAYS.get(_.language, _DAYS["en"])


def faint(cell: Any, *, italic: bool = False) -> None:
    """Grey: nothing to write here, or the usual words."""
    font = copy(cell.font)
    cell.font = Font(name=font.name, size=font.size, color=GREY, italic=italic)


def written(one: Field, things: Sequence[Any], _: Translator) -> bool:
    """Whether a column is needed: always, or where some row says something in it."""
    return not one.seldom or any(one.cell(thing, _) is not None for thing in things)


def fill(paper: Paper, rows: Rows, name: str, _: Translator, *, before: int = 0) -> list[Field]:
    """Write the table; `before` columns at its left are left for what is only shown.

    Gives the fields that were written, in their order.
    """
    fields = [one for one in rows.fields if written(one, rows.things, _)]
    first = 1 + before + rows.letters
    key_at = 1 if rows.letters else first + len(fields)
    put(paper, 1, key_at, _(rows.key_label), HEAD)
    count = max(1, len(rows.things))
    widths = {key_at: 9.0 if rows.letters else 12.0}
    for place, one in enumerate(fields, start=first):
        put(paper, 1, place, _(one.label), HEAD)
        widths[place] = one.width
    for row in range(2, 2 + count):
        thing = rows.things[row - 2] if rows.things else None
        for place, one in enumerate(fields, start=first):
            value = one.cell(thing, _) if thing is not None else None
            middle = isinstance(value, int | float) or _is_short(one)
            cell = put(paper, row, place, value, MIDDLE if middle else PLAIN, one.form)
            if thing is not None and rows.grey(thing, one.name):
                faint(cell, italic=True)
        faint(put(paper, row, key_at, rows.key_of(thing) if thing else None, PLAIN))
        shown = [(one.cell(thing, _), one.width) for one in fields] if thing is not None else []
        fit_height(paper, row, shown)
    for place, width in widths.items():
        paper.sheet.column_dimensions[get_column_letter(place)].width = width
    last = max(key_at, first + len(fields) - 1)
    as_table(paper, name, 1 + count, last)
    check_columns(paper, fields, first, 1 + count + SPARE, _)
    paper.tall(1, 34)
    paper.pages(upright=False, fitted=True, head=1)
    return fields


def _is_short(one: Field) -> bool:
    """Whether a column holds numbers, days or hours."""
    return one.check is not None and one.check.kind in {"whole", "decimal", "time", "date"}


def fit_height(paper: Paper, row: int, cells: Sequence[tuple[Cell, float]]) -> None:
    """As tall as its longest text needs: nobody else reckons it where text is wrapped."""
    tallest = 1
    for value, width in cells:
        if isinstance(value, str):
            parts = value.split("\n")
            tallest = max(tallest, sum(1 + int(len(part) / (1.05 * width)) for part in parts))
    paper.tall(row, 4 + _LINE_HEIGHT * min(tallest, _MOST_LINES))


def as_table(paper: Paper, name: str, rows: int, columns: int) -> None:
    """Make the rows a table, so that it grows with what is written below, and readers who do not
    see it are told its headings."""
    table = Table(displayName=name, ref=f"A1:{get_column_letter(columns)}{rows}")
    table.tableStyleInfo = _LOOK
    paper.sheet.add_table(table)


def check_columns(
    paper: Paper, fields: Sequence[Field], first: int, last_row: int, _: Translator
) -> None:
    for place, one in enumerate(fields, start=first):
        letter = get_column_letter(place)
        check_cells(paper, one, f"{letter}2:{letter}{last_row}", _)


def check_cells(paper: Paper, one: Field, cells: str, _: Translator) -> None:
    """A drop-down list or a check on some cells, with what is expected in words."""
    check = one.check or Check("")
    corner = cells.partition(":")[0]
    made = DataValidation(allow_blank=True, **_rule(check, corner, _))
    expected = expected_words(one, _)
    made.promptTitle, made.prompt = _(one.label)[:_LONGEST_TITLE], expected[:_LONGEST_WORDS]
    made.errorTitle = _(N_("This does not fit"))[:_LONGEST_TITLE]
    made.error = expected[:_LONGEST_WORDS]
    made.errorStyle = "stop" if check.strict else "warning"
    made.showInputMessage = bool(expected)
    made.showErrorMessage = bool(check.kind)
    made.add(cells)
    paper.sheet.add_data_validation(made)


def expected_words(one: Field, _: Translator) -> str:
    """What to write, with the bounds where there are some."""
    check = one.check or Check("")
    return _(one.expected, least=check.least, most=check.most) if one.expected else ""


def _rule(check: Check, corner: str, _: Translator) -> dict[str, Any]:
    match check.kind:
        case "list":
            return {"type": "list", "formula1": listed([_(name) for name in check.choices])}
        case "cells":
            return {"type": "list", "formula1": check.choices[0]}
        case "whole" | "decimal":
            bounds = {"formula1": str(check.least), "formula2": str(check.most)}
            return {"type": check.kind, "operator": "between", **bounds}
        case "time" | "date":
            least, most = _BETWEEN[check.kind]
            bounds = {"formula1": least, "formula2": most}
            return {"type": check.kind, "operator": "between", **bounds}
        case "mail":
            column = "".join(filter(str.isalpha, corner))
            alone = f"COUNTIF(${column}$2:${column}$2000,{corner})=1"
            return {
                "type": "custom",
                "formula1": f'AND(ISNUMBER(SEARCH("?*@?*.?*",{corner})),{alone})',
            }
    return {"type": None}


def listed(names: Sequence[str]) -> str:
    """The formula of a drop-down list. Excel cuts it at commas and takes 255 characters."""
    return '"' + ",".join(name.replace('"', '""') for name in names) + '"'


def only_shown(paper: Paper) -> None:
    """Nothing on the sheet can be changed by mistake; there is no password."""
    paper.sheet.protection.sheet = True
    paper.sheet.protection.formatColumns = False
    paper.sheet.protection.formatRows = False
