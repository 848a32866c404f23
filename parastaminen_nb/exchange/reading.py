"""From files to one frame of comments. Nothing vanishes silently: what was skipped is listed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Final

from parastaminen_nb.core.errors import N_, Sentence, WorkshopError
from parastaminen_nb.core.progress import UNSEEN, Progress
from parastaminen_nb.exchange.columns import (
    Columns,
    no_such_column,
    other_texts,
    settle_columns,
)
from parastaminen_nb.exchange.files import File, Source, open_file
from parastaminen_nb.exchange.gathering import Gathered
from parastaminen_nb.exchange.header import NAMELESS, table_of
from parastaminen_nb.exchange.platforms import highlights, is_taguette
from parastaminen_nb.exchange.table import Cell, Skipped, Table, is_blank
from parastaminen_nb.tables import natural

if TYPE_CHECKING:
    import pandas as pd

SECTION: Final = "\0section"
"""A column that no file has: the name of the sheet, where each sheet is a section."""

READING: Final = Sentence(N_("Reading the comments."))


@dataclass(frozen=True)
class Reading:
    """What was read: the frame (see `parastaminen_nb.tables`), and what is not in it.

    `rows` counts every row below a header, with and without a comment (where a table has several
    columns of texts, once for each); the frame's index is the place among them. `columns` tells
    for each table (file, sheet) how its columns were taken.
    """

    comments: pd.DataFrame
    skipped: tuple[Skipped, ...]
    rows: int
    columns: dict[tuple[str, str], Columns]


def open_tables(
    source: Source, wanted: Sequence[str] = (), progress: Progress = UNSEEN
) -> tuple[list[Table], list[Skipped]]:
    """The tables of one file with their headers found, and the sheets that were left out.

    This is what a page shows before anything is read: for each table its columns, its first rows
    and `guess_columns`. `wanted` are column names that help to find the header.
    """
    file = open_file(source, progress.doing(READING))
    tables, skipped = [], list(file.skipped)
    for sheet in file.sheets:
        table = table_of(sheet, wanted)
        if is_taguette(table.columns):
            table = highlights(table)
        if table.rows:
            tables.append(table)
        else:
            why = Sentence(N_("There is nothing below the header."))
            skipped.append(Skipped(table.file, table.sheet, None, why))
    if not tables:
        raise _nothing(file)
    return tables, skipped


def read_comments(
    sources: Sequence[Source], columns: Columns | None = None, progress: Progress = UNSEEN
) -> Reading:
    """Read the comments of one or several files into one frame.

    `columns` says which column is what; what it leaves open is guessed from the headers, and so
    is all of it where it is None. In a workbook every visible sheet that has the text column is
    read, of a folder every file. Raises `WorkshopError` where a file cannot be read, has no such
    column or no comment.
    """
    parts: list[tuple[Table, Columns]] = []
    skipped: list[Skipped] = []
    opening, taking = progress.doing(READING).split(2, 1)
    for source, own in zip(sources, opening.split(*map(bytes_of, sources)), strict=True):
        if isinstance(source, str | Path) and Path(source).is_dir():
            fitting, left_out = _folder(Path(source), columns, own)
        else:
            fitting, left_out = _file(source, columns, own)
        parts += fitting
        skipped += left_out
    gathered = Gathered()
    shares = taking.split(*(1 + len(table.rows) for table, _ in parts))
    for (table, taken), own in zip(parts, shares, strict=True):
        gathered.add(table, taken, own)
    skipped += gathered.skipped
    if not gathered.index:
        raise no_comment([table.file for table, _ in parts], parts[0][1].text)
    frame = gathered.frame()
    taken_by = {(table.file, table.sheet): taken for table, taken in parts}
    return Reading(frame, tuple(skipped), gathered.rows, taken_by)


def bytes_of(source: Source) -> int:
    """How much there is to read of a file, and never nothing; a folder counts as one."""
    if isinstance(source, tuple):
        return 1 + len(source[1])
    path = Path(source)
    return 1 + (path.stat().st_size if path.is_file() else 0)


def _file(
    source: Source, columns: Columns | None, progress: Progress
) -> tuple[list[tuple[Table, Columns]], list[Skipped]]:
    """The tables of one file that hold comments, and what of it was left out."""
    wanted = [*columns.roles().values(), *columns.groups, *columns.also] if columns else []
    tables, skipped = open_tables(source, wanted, progress)
    fitting, unfit = _fitting(tables, columns)
    untold = _nameless(fitting) + _not_read(fitting, columns)
    return _by_section(fitting), skipped + unfit + untold


def _nameless(fitting: list[tuple[Table, Columns]]) -> list[Skipped]:
    """Columns without a heading, also where one row is wider than all the others."""
    told = []
    for table, taken in fitting:
        used = {*taken.roles().values(), *taken.groups, *taken.also}
        for column in table.nameless:
            if column not in used:
                full = sum(not is_blank(cell) for cell in table.values(column))
                why = Sentence(NAMELESS, {"column": column, "n": full})
                told.append(Skipped(table.file, table.sheet, None, why))
    return told


def _not_read(fitting: list[tuple[Table, Columns]], asked: Columns | None) -> list[Skipped]:
    """Columns of texts that nobody asked for, where it was guessed which one holds comments."""
    if asked is not None and asked.text:
        return []
    why = N_(
        "The column {column} holds texts too and was not read. If they are comments, choose it as "
        "well."
    )
    return [
        Skipped(table.file, table.sheet, None, Sentence(why, {"column": column}))
        for table, taken in fitting
        for column in other_texts(table, taken)
        if column not in table.nameless
    ]


def _folder(
    folder: Path, columns: Columns | None, progress: Progress
) -> tuple[list[tuple[Table, Columns]], list[Skipped]]:
    """The tables of all files in a folder; a file that holds no comments is left out and told."""
    fitting: list[tuple[Table, Columns]] = []
    skipped: list[Skipped] = []
    try:
        paths = sorted(folder.iterdir(), key=lambda path: natural(path.name))
    except OSError as error:
        raise WorkshopError(
            N_("{file} cannot be read: you have no right to it. Ask its owner, or copy it."),
            file=str(folder),
        ) from error
    for path, own in zip(paths, progress.split(*map(bytes_of, paths)), strict=True):
        if path.name.startswith((".", "~$")) or not path.is_file():
            continue
        try:
            found, left_out = _file(path, columns, own)
        except WorkshopError as error:
            skipped.append(Skipped(path.name, "", None, error.sentence))
            continue
        fitting += found
        skipped += left_out
    if not fitting:
        raise WorkshopError(
            N_("There is no file with comments in the folder {folder}. Choose another."),
            folder=str(folder),
        )
    return fitting, skipped


def _by_section(fitting: list[tuple[Table, Columns]]) -> list[tuple[Table, Columns]]:
    """Where several sheets of a file hold comments, what a sheet is called is what was asked."""
    if len(fitting) < 2 or any(taken.prompt or taken.also for _, taken in fitting):
        return fitting
    first = fitting[0][0].sheet
    if all(table.sheet == f"{first} {n}" for n, (table, _) in enumerate(fitting[1:], start=2)):
        return fitting  # one list that was too long for a sheet
    return [
        (
            replace(
                table,
                columns=(*table.columns, SECTION),
                rows=[[*_padded(row, len(table.columns)), table.sheet] for row in table.rows],
            ),
            replace(taken, prompt=SECTION),
        )
        for table, taken in fitting
    ]


def _padded(row: Sequence[Cell], width: int) -> list[Cell]:
    return [*row[:width], *[None] * (width - len(row))]


def _fitting(
    tables: list[Table], columns: Columns | None
) -> tuple[list[tuple[Table, Columns]], list[Skipped]]:
    """The tables of one file that hold comments; the others with the reason why not."""
    fitting: list[tuple[Table, Columns]] = []
    skipped: list[Skipped] = []
    trouble: WorkshopError | None = None
    for table in tables:
        try:
            taken = settle_columns(table, columns)
        except WorkshopError as error:
            # Other sheets of the workbook may do; only a file with none is an error.
            trouble = trouble or error
            skipped.append(Skipped(table.file, table.sheet, None, error.sentence))
            continue
        if taken is None:
            assert columns is not None
            missing = no_such_column(table, columns.text)
            trouble = trouble or missing
            skipped.append(Skipped(table.file, table.sheet, None, missing.sentence))
        else:
            fitting.append((table, taken))
    if not fitting:
        assert trouble is not None
        raise trouble
    if columns is None or not columns.text:
        fitting, weaker = _surest(fitting)
        skipped += weaker
    return fitting, skipped


def _surest(
    fitting: list[tuple[Table, Columns]],
) -> tuple[list[tuple[Table, Columns]], list[Skipped]]:
    """Of the sheets of a workbook those with the same text column as the first.

    A workbook of ours has sheets about the comments beside the comments themselves.
    """
    first = fitting[0][1].text
    why = N_("The sheet has no column {column}, which holds the comments.")
    skipped = [
        Skipped(table.file, table.sheet, None, Sentence(why, {"column": first}))
        for table, taken in fitting
        if taken.text != first
    ]
    return [(table, taken) for table, taken in fitting if taken.text == first], skipped


def no_comment(files: Sequence[str], column: str) -> WorkshopError:
    """The sentence for files whose text column is empty from top to bottom."""
    return WorkshopError(
        N_("{files}: there is no comment in column {column}. Choose another column."),
        files=tuple(dict.fromkeys(files)),
        column=column,
    )


def _nothing(file: File) -> WorkshopError:
    if file.skipped:
        return WorkshopError(
            N_("{file} has nothing to read. Sheet {sheet}: {why}"),
            file=file.name,
            sheet=file.skipped[0].sheet,
            why=file.skipped[0].why,
        )
    return WorkshopError(
        N_("{file} is empty. Choose a file that has a header row and rows below it."),
        file=file.name,
    )
