"""From files to one frame of comments. Nothing vanishes silently: what was skipped is listed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from parastaminen_nb.core.errors import N_, Sentence, WorkshopError
from parastaminen_nb.core.progress import UNSEEN, Progress
from parastaminen_nb.exchange.columns import Columns
from parastaminen_nb.exchange.files import Source, open_file
from parastaminen_nb.exchange.fitting import fitting
from parastaminen_nb.exchange.gathering import Gathered
from parastaminen_nb.exchange.header import table_of
from parastaminen_nb.exchange.left_out import Part
from parastaminen_nb.exchange.platforms import highlights, is_taguette
from parastaminen_nb.exchange.sources import bytes_of, files_of, folders_in, is_folder, name_of
from parastaminen_nb.exchange.spreadsheet import UNSAVED
from parastaminen_nb.exchange.table import Skipped, Table

if TYPE_CHECKING:
    import pandas as pd

READING: Final = Sentence(N_("Reading the comments."))


@dataclass(frozen=True)
class Reading:
    """What was read: the frame (see `parastaminen_nb.tables`), and what is not in it.

    `rows` counts every row below a header, with and without a comment (where a table has several
    columns of texts, once for each); the frame's index is the place among them. `columns` tells
    for each table (file, sheet) how its columns were taken. `codes` are the labels that each
    comment brings along, in the order of the frame; nothing at all where none has any.
    """

    comments: pd.DataFrame
    skipped: tuple[Skipped, ...]
    rows: int
    columns: dict[tuple[str, str], Columns]
    codes: tuple[tuple[str, ...], ...] = ()


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
        raise _nothing(file.name, skipped)
    return tables, skipped


def open_several(
    sources: Sequence[Source], progress: Progress = UNSEEN
) -> tuple[list[Table], list[Skipped]]:
    """The same of several files that somebody chose together: one that cannot be opened is left
    out and told. Raises its trouble where none can."""
    tables, skipped = [], []
    trouble: WorkshopError | None = None
    for source, own in zip(sources, progress.split(*map(bytes_of, sources)), strict=True):
        try:
            found, left_out = open_tables(source, (), own)
        except WorkshopError as error:
            trouble = trouble or error
            skipped.append(Skipped(name_of(source), "", None, error.sentence))
            continue
        tables += found
        skipped += left_out
    if not tables and trouble is not None:
        raise trouble
    return tables, skipped


def read_comments(
    sources: Sequence[Source],
    columns: Columns | None = None,
    progress: Progress = UNSEEN,
    *,
    together: bool = False,
) -> Reading:
    """Read the comments of one or several files into one frame.

    `columns` says which column is what; what it leaves open is guessed from the headers, and so
    is all of it where it is None. In a workbook every visible sheet that has the text column is
    read, of a folder every file. Files that were chosen `together` are read as those of a folder:
    one that holds no comments is left out and told. Raises `WorkshopError` where a file cannot be
    read, has no such column or no comment.
    """
    parts: list[Part] = []
    skipped: list[Skipped] = []
    opening, taking = progress.doing(READING).split(2, 1)
    if together and len(sources) > 1:
        parts, skipped = _those_that_hold(sources, columns, opening)
        if not parts:
            raise WorkshopError(
                N_("None of these files holds comments. {file}: {why}"),
                file=skipped[0].file,
                why=skipped[0].why,
            )
        sources = ()
    for source, own in zip(sources, opening.split(*map(bytes_of, sources)), strict=True):
        if is_folder(source):
            found, left_out = _folder(Path(source), columns, own)
        else:
            found, left_out = _file(source, columns, own)
        parts += found
        skipped += left_out
    gathered = Gathered()
    shares = taking.split(*(1 + len(table.rows) for table, _ in parts))
    for (table, taken), own in zip(parts, shares, strict=True):
        gathered.add(table, taken, own)
    skipped += gathered.skipped
    if not gathered.index:
        raise _all_blank(parts, skipped)
    frame = gathered.frame()
    taken_by = {(table.file, table.sheet): taken for table, taken in parts}
    codes = tuple(gathered.codes) if any(gathered.codes) else ()
    return Reading(frame, tuple(skipped), gathered.rows, taken_by, codes)


def _file(
    source: Source, columns: Columns | None, progress: Progress
) -> tuple[list[Part], list[Skipped]]:
    """The tables of one file that hold comments, and what of it was left out."""
    wanted = [*columns.roles().values(), *columns.groups, *columns.also] if columns else []
    tables, skipped = open_tables(source, wanted, progress)
    parts, left_out = fitting(tables, columns)
    return parts, skipped + left_out


def _folder(
    folder: Path, columns: Columns | None, progress: Progress
) -> tuple[list[Part], list[Skipped]]:
    """The tables of all files in a folder; a file that holds no comments is left out and told."""
    parts, skipped = _those_that_hold(files_of(folder), columns, progress)
    skipped += folders_in(folder)
    if not parts:
        raise WorkshopError(
            N_("There is no file with comments in the folder {folder}. Choose another."),
            folder=str(folder),
        )
    return parts, skipped


def _those_that_hold(
    sources: Sequence[Source], columns: Columns | None, progress: Progress
) -> tuple[list[Part], list[Skipped]]:
    """The tables of those files that hold comments; of the others it is told why they do not."""
    parts: list[Part] = []
    skipped: list[Skipped] = []
    for source, own in zip(sources, progress.split(*map(bytes_of, sources)), strict=True):
        try:
            found, left_out = _file(source, columns, own)
        except WorkshopError as error:
            skipped.append(Skipped(name_of(source), "", None, error.sentence))
            continue
        parts += found
        skipped += left_out
    return parts, skipped


def no_comment(files: Sequence[str], column: str) -> WorkshopError:
    """The sentence for files whose text column is empty from top to bottom."""
    return WorkshopError(
        N_("{files}: there is no comment in column {column}. Choose another column."),
        files=tuple(dict.fromkeys(files)),
        column=column,
    )


def _all_blank(parts: list[Part], skipped: Sequence[Skipped]) -> WorkshopError:
    """The same where a reason is known: the texts are formulas that nobody reckoned."""
    files = tuple(dict.fromkeys(table.file for table, _taken in parts))
    unsaved = next((part.why for part in skipped if part.why.message == UNSAVED), None)
    if unsaved is None:
        return no_comment(files, parts[0][1].text)
    return WorkshopError(
        N_("{files}: there is no comment in column {column}. {why}"),
        files=files,
        column=parts[0][1].text,
        why=unsaved,
    )


def _nothing(file: str, skipped: Sequence[Skipped]) -> WorkshopError:
    if skipped and skipped[0].sheet:
        return WorkshopError(
            N_("{file} has nothing to read. Sheet {sheet}: {why}"),
            file=file,
            sheet=skipped[0].sheet,
            why=skipped[0].why,
        )
    if skipped:
        return WorkshopError(
            N_("{file} has a header and nothing below it. Choose a file that has rows as well."),
            file=file,
        )
    return WorkshopError(
        N_("{file} is empty. Choose a file that has a header row and rows below it."), file=file
    )
