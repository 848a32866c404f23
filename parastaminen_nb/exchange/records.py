"""Records in JSON, as the interfaces of platforms give them, brought to sheets of cells.

A list of objects is a table, wherever in the file it stands: at the top, under "results" or
"data", one object a line, or within other records as their replies are. Objects within a record
become columns of their own ("author/name"); a text given in several languages is one cell, in the
first language that has it.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

from parastaminen_nb.core.errors import N_, WorkshopError
from parastaminen_nb.exchange.table import Cell, Sheet

_LANGUAGES = frozenset({"fi", "sv", "en", "se", "no", "da", "de", "et", "ru"})
_DEEPEST = 60


def looks_like_json(text: str) -> bool:
    """Whether a text begins as JSON does, so that it can hardly be a table of cells."""
    start = text.lstrip()[:200]
    return start.startswith("{") or (
        start.startswith("[") and start[1:].lstrip()[:1] in ("{", "[", "]", '"', "")
    )


def read_records(text: str, file: str) -> tuple[Sheet, ...]:
    """The lists of records in a JSON file, each as a sheet that is called by its place there.

    Rows are numbered as the records are, from 1. Raises `WorkshopError` where the file is no JSON
    or holds no records.
    """
    try:
        content = _parsed(text)
        found: dict[str, list[dict[str, Cell]]] = {}
        for place, record in _records(content, "", 0):
            found.setdefault(place, []).append(record)
    except (ValueError, RecursionError) as error:
        raise WorkshopError(
            N_("{file} is not whole: it begins as JSON and does not end as such. Export it again."),
            file=file,
        ) from error
    if not found:
        raise WorkshopError(
            N_("{file} holds no list of records. Choose an export in which each comment is one."),
            file=file,
        )
    return tuple(_sheet(file, place, records) for place, records in found.items())


def _parsed(text: str) -> Any:
    try:
        return json.loads(text)
    except ValueError:
        lines = [line for line in text.split("\n") if line.strip()]
        if len(lines) < 2:
            raise
        return [json.loads(line) for line in lines]  # one record a line


def _records(content: Any, place: str, depth: int) -> Iterator[tuple[str, dict[str, Cell]]]:
    """Every record with the place of its list, the outer before the inner."""
    if depth > _DEEPEST:
        raise ValueError(place)
    if isinstance(content, Mapping):
        for name, part in content.items():
            if isinstance(part, list | Mapping):
                # Comments on comments are one list, however deep they stand.
                inner = place if place.rpartition("/")[2] == name else f"{place}/{name}"
                yield from _records(part, inner.removeprefix("/"), depth + 1)
    elif isinstance(content, list):
        for part in content:
            if isinstance(part, Mapping):
                yield place, dict(_cells(part, "", depth))
            elif depth == 0 and isinstance(part, str):
                yield place, {"text": part}  # a plain list of comments
        for part in content:
            if isinstance(part, Mapping):
                yield from _records(part, place, depth + 1)


def _cells(record: Mapping[str, Any], before: str, depth: int) -> Iterator[tuple[str, Cell]]:
    for name, value in record.items():
        column = f"{before}{name}"
        if isinstance(value, Mapping):
            if value and _LANGUAGES.issuperset(value):
                texts = [text for text in value.values() if isinstance(text, str)]
                yield column, next((text for text in texts if text.strip()), None)
            elif depth <= _DEEPEST:
                yield from _cells(value, f"{column}/", depth + 1)
        elif isinstance(value, list):
            if value and not any(isinstance(part, list | Mapping) for part in value):
                yield column, ", ".join(str(part) for part in value)
        elif value is None or isinstance(value, str | int | float | bool):
            yield column, value


def _sheet(file: str, place: str, records: list[dict[str, Cell]]) -> Sheet:
    columns = list(dict.fromkeys(name for record in records for name in record))
    rows: list[list[Cell]] = [list(columns)]
    rows += [[record.get(name) for name in columns] for record in records]
    return Sheet(file, place, rows, range(len(rows)))
