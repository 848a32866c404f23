"""What the verbs on comments read: tables of any kind, and workshops of ours among them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from parastaminen_nb.core.edits import Codes, Edits
from parastaminen_nb.core.errors import N_, WorkshopError
from parastaminen_nb.core.progress import Progress
from parastaminen_nb.exchange.columns import Columns, UnclearColumnError, no_such_column
from parastaminen_nb.exchange.frame_cells import role_names
from parastaminen_nb.exchange.headings import RANKS, bare
from parastaminen_nb.exchange.parts import ROWS, read_parts
from parastaminen_nb.exchange.reading import READING, Reading, read_comments
from parastaminen_nb.exchange.table import Skipped, Table
from parastaminen_nb.i18n import Translator
from parastaminen_nb.own_comments import OwnComments, is_workshop, read_workshop
from parastaminen_nb.tables import SPREADS, group_columns

if TYPE_CHECKING:
    import pandas as pd


@dataclass(frozen=True)
class Source:
    """What was read; the people who were invited to the workshops among it, and what was settled
    by hand where it is one workshop and nothing else."""

    reading: Reading
    people: tuple[str, ...] = ()
    edits: Edits | None = None

    @property
    def brought(self) -> Codes:
        """The codes that the comments bring along."""
        if not self.reading.codes:
            return ()
        from parastaminen_nb.text.editing import codes_of, comment_ids

        return codes_of(comment_ids(self.reading.comments["text"].tolist()), self.reading.codes)


def read_sources(
    files: Sequence[Path], columns: Columns, progress: Progress, _: Translator
) -> Source:
    """The comments of tables and of workshops, those of workshops first.

    Raises `WorkshopError` as `read_comments` and `read_workshop` do.
    """
    progress.doing(READING)
    tables = [path for path in files if not is_workshop(path)]
    own = [_own(path, columns, _)[0] for path in files if is_workshop(path)]
    if len(files) > 1:
        own = [_named(one, path) for one, path in zip(own, filter(is_workshop, files), strict=True)]
    with _told_how():
        reading = read_comments(tables, columns, progress) if tables else None
    people = tuple(dict.fromkeys(name for one in own for name in one.people))
    edits = own[0].edits if len(own) == 1 and not tables else None
    return Source(_together([one.comments for one in own], reading), people, edits)


def parts_of_sources(
    files: Sequence[Path],
    columns: Columns,
    progress: Progress,
    _: Translator,
    skipped: Callable[[Sequence[Skipped]], object],
) -> Iterator[tuple[pd.DataFrame, Columns]]:
    """The same part by part; see `read_parts`."""
    for path in filter(is_workshop, files):
        own, taken = _own(path, columns, _)
        for start in range(0, len(own.comments), ROWS):
            yield own.comments.iloc[start : start + ROWS], taken
    tables = [path for path in files if not is_workshop(path)]
    if tables:
        with _told_how():
            yield from read_parts(tables, columns, progress, skipped=skipped)


@contextmanager
def _told_how() -> Iterator[None]:
    """Where somebody has to choose a column, say how that is done on a command line."""
    try:
        yield
    except UnclearColumnError as unclear:
        raise WorkshopError(
            N_("{why} Write its name after --text."), why=unclear.sentence
        ) from unclear


def _own(path: Path, columns: Columns, _: Translator) -> tuple[OwnComments, Columns]:
    """The comments of a workshop, and which of their columns are meant by the groups that were
    asked for."""
    own = read_workshop(path, _)
    frame = own.comments
    # Columns are asked for by what the downloaded workbook calls them, in any of our languages.
    told = [name for name in SPREADS if frame[name].notna().any()]
    asked = []
    for group in columns.groups:
        meant = [name for name in told if bare(group) == name or bare(group) in RANKS[name]]
        if not meant:
            names = tuple(role_names(_)[name] for name in told)
            raise no_such_column(Table(path.name, "", names, (), ()), group)
        asked += meant
    roles: dict[str, Any] = {name: name for name in told}
    return own, Columns(text="text", **roles, groups=tuple(asked))


def _named(own: OwnComments, path: Path) -> OwnComments:
    """Where there are several files, each comment tells which one it is from."""
    import pandas as pd

    file = pd.Series(path.name, own.comments.index, dtype="str")
    return replace(own, comments=own.comments.assign(file=file))


def _together(own: Sequence[pd.DataFrame], reading: Reading | None) -> Reading:
    import pandas as pd

    if not own:
        assert reading is not None
        return reading
    frames, rows = [], 0
    for frame in own:
        frames.append(frame.set_axis(frame.index + rows))
        rows += len(frame)
    if reading is None:
        return Reading(pd.concat(frames), (), rows, {})
    frames.append(reading.comments.set_axis(reading.comments.index + rows))
    whole = pd.concat(frames)
    groups = group_columns(whole)  # no workshop has them: what is not there is missing text
    codes = ((),) * rows + reading.codes if reading.codes else ()
    ordered = whole[list(reading.comments.columns)].astype(dict.fromkeys(groups, "str"))
    return replace(reading, comments=ordered, rows=rows + reading.rows, codes=codes)
