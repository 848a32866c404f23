"""Large files, part by part: a million comments without a million rows in memory.

Text files with a delimiter are read as they stream from the disk, and parquet files (with the
extra `parastaminen-nb[parquet]`) by their row groups. Everything else is read whole and then cut.
The columns are found as they are for any other file; see `reading`.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator, Sequence
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from parastaminen_nb.core.errors import N_, NN_, Sentence, WorkshopError
from parastaminen_nb.core.progress import UNSEEN, Progress
from parastaminen_nb.exchange.columns import Columns, no_such_column, settle_columns
from parastaminen_nb.exchange.delimited import Dialect, dialect_of
from parastaminen_nb.exchange.files import is_text
from parastaminen_nb.exchange.gathering import Gathered
from parastaminen_nb.exchange.header import table_of
from parastaminen_nb.exchange.left_out import not_taken
from parastaminen_nb.exchange.platforms import is_taguette
from parastaminen_nb.exchange.reading import no_comment, read_comments
from parastaminen_nb.exchange.sources import bytes_of
from parastaminen_nb.exchange.table import Cell, Sheet, Skipped, Table

if TYPE_CHECKING:
    import pandas as pd

ROWS: Final = 20_000
"""Rows in a part: some ten megabytes, and enough work to be worth sending to another machine."""

_HEAD: Final = 400_000  # bytes in which a header and the kind of the file show
_PARQUET: Final = b"PAR1"

_Read = tuple["pd.DataFrame", Columns, float, Sequence[Skipped]]


def read_parts(
    sources: Sequence[Path],
    columns: Columns | None = None,
    progress: Progress = UNSEEN,
    *,
    rows: int = ROWS,
    skipped: Callable[[Sequence[Skipped]], object] = len,
) -> Iterator[tuple[pd.DataFrame, Columns]]:
    """The comments of files in frames of at most so many rows, in order, each with how the columns
    of its file were taken. `skipped` hears what is left out of each part. Raises `WorkshopError`
    as `reading.read_comments` does.
    """
    so_far = 0
    for source, own in zip(sources, progress.split(*map(bytes_of, sources)), strict=True):
        before = so_far
        for part, taken, share, left_out in _parts(Path(source), columns, rows):
            skipped(left_out)
            so_far += len(part)
            told = NN_("{n} comment so far.", "{n} comments so far.")
            own.at(share, doing=Sentence(told, {"n": so_far}))
            if len(part):
                yield part, taken
        if so_far == before:
            raise no_comment([Path(source).name], columns.text if columns else "")


def _parts(path: Path, columns: Columns | None, rows: int) -> Iterator[_Read]:
    """The parts of a file, which share of the file they and those before them are, and what of
    the file is not in them."""
    head = b""
    if path.is_file():
        with path.open("rb") as file:
            head = file.read(_HEAD)
    if head.startswith(_PARQUET):
        yield from _parquet(path, columns, rows)
    elif len(head) == _HEAD and is_text(head) and (dialect := dialect_of(head)):
        yield from _delimited(path, head, dialect, columns, rows)
    else:
        yield from _whole(path, columns, rows)


def _whole(path: Path, columns: Columns | None, rows: int) -> Iterator[_Read]:
    reading = read_comments([path], columns)
    taken = next(iter(reading.columns.values()))
    for start in range(0, len(reading.comments), rows):
        part = reading.comments.iloc[start : start + rows]
        left_out = () if start else reading.skipped
        yield part, taken, (start + len(part)) / len(reading.comments), left_out


def _delimited(
    path: Path, head: bytes, dialect: Dialect, columns: Columns | None, rows: int
) -> Iterator[_Read]:
    size = bytes_of(path)
    with (
        path.open("rb") as raw,
        io.TextIOWrapper(raw, dialect.encoding, dialect.errors, newline="") as file,
    ):
        lines = dialect.rows(file)
        first = list(islice(lines, rows))
        table = table_of(Sheet(path.name, "", first, range(1, len(first) + 1)), _wanted(columns))
        if is_taguette(table.columns):
            # A highlight stands there once for each of its tags, and those may be anywhere.
            yield from _whole(path, columns, rows)
            return
        taken = _settled(table, columns)
        comments, left_out = _comments(table, taken)
        yield comments, taken, raw.tell() / size, [*not_taken([(table, taken)], columns), *left_out]
        number = len(first)
        while some := list(islice(lines, rows)):
            numbers = range(number + 1, number + len(some) + 1)
            number += len(some)
            below = Table(path.name, "", table.columns, some, numbers)
            comments, left_out = _comments(below, taken)
            yield comments, taken, raw.tell() / size, left_out


def _parquet(path: Path, columns: Columns | None, rows: int) -> Iterator[_Read]:
    try:
        from pyarrow import parquet
    except ImportError:
        raise WorkshopError(
            N_(
                "{file} is a parquet file. Install the extra part «parastaminen-nb[parquet]», or "
                "save the comments as csv."
            ),
            file=path.name,
        ) from None
    try:
        file: Any = parquet.ParquetFile(path)
    except (OSError, ValueError) as error:
        raise WorkshopError(
            N_("{file} is damaged and cannot be read. Export it again."), file=path.name
        ) from error
    number, taken = 0, None
    for batch in file.iter_batches(batch_size=rows):
        cells = [column.to_pylist() for column in batch.columns]
        some: list[Sequence[Cell]] = list(zip(*cells, strict=True))
        numbers = range(number + 1, number + len(some) + 1)
        number += len(some)
        table = Table(path.name, "", tuple(batch.schema.names), some, numbers)
        before: list[Skipped] = []
        if taken is None:
            taken = _settled(table, columns)
            before = not_taken([(table, taken)], columns)
        comments, left_out = _comments(table, taken)
        yield comments, taken, number / max(file.metadata.num_rows, 1), [*before, *left_out]


def _wanted(columns: Columns | None) -> list[str]:
    return [*columns.roles().values(), *columns.groups, *columns.also] if columns else []


def _settled(table: Table, columns: Columns | None) -> Columns:
    taken = settle_columns(table, columns)
    if taken is None:
        assert columns is not None
        raise no_such_column(table, columns.text)
    return taken


def _comments(table: Table, columns: Columns) -> tuple[pd.DataFrame, list[Skipped]]:
    gathered = Gathered()
    gathered.add(table, columns)
    return gathered.frame(), gathered.skipped
