"""Foreign files on their way to the explorer: read where they are clear, else asked about."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from parastaminen_nb.core.errors import WorkshopError
from parastaminen_nb.core.progress import Progress

if TYPE_CHECKING:
    from parastaminen_nb.exchange.columns import Columns
    from parastaminen_nb.exchange.files import Source
    from parastaminen_nb.exchange.profiles import Profiles
    from parastaminen_nb.exchange.table import Skipped, Table
    from parastaminen_nb.text.material import Material


ASKED: Final = ("text", "case", "prompt", "round", "table", "role", "author", "at", "codes")
"""What a reader is asked about a foreign file; the rest is taken as it is guessed."""


@dataclass(frozen=True)
class Files:
    """Foreign files that were chosen together. What is settled of them is kept in `folder`, under
    their name, and how their columns were taken; nowhere where there is none."""

    sources: Sequence[Source]
    names: Sequence[str]
    folder: Path | None = None

    @classmethod
    def at(cls, paths: Sequence[Path]) -> Files:
        """Files and folders on the disk."""
        # A folder may be told as "." or "..", which is no name.
        whole = [path.resolve() if path.is_dir() else path.absolute() for path in paths]
        return cls(paths, [path.name for path in whole], whole[0].parent)

    @classmethod
    def uploaded(cls, files: Sequence[tuple[str, bytes]], folder: Path | None) -> Files:
        """Files as a browser brings them, in natural order."""
        from parastaminen_nb.tables import natural

        ordered = sorted(files, key=lambda file: natural(file[0]))
        return cls(ordered, [Path(name).name for name, _content in ordered], folder)

    @property
    def name(self) -> str:
        """What they are called.

        >>> Files((), ["a.csv"]).name, Files((), ["a.csv", "b.csv", "c.csv"]).name
        ('a.csv', 'a.csv + 2')
        """
        first, *others = self.names
        return f"{first} + {len(others)}" if others else first

    @property
    def profiles(self) -> Profiles | None:
        """How the columns of such files were taken before."""
        from parastaminen_nb.exchange.profiles import NAME, Profiles

        return Profiles(self.folder / NAME) if self.folder else None

    def opened(self, progress: Progress) -> Opened:
        """The tables in them; of a folder, of all its files. Raises `WorkshopError` where there
        are none."""
        from parastaminen_nb.exchange.reading import open_several
        from parastaminen_nb.exchange.sources import files_of, folders_in

        sources = [file for source in self.sources for file in files_of(source)]
        unseen = [folder for source in self.sources for folder in folders_in(source)]
        tables, skipped = open_several(sources, progress)
        return Opened(self, tables, skipped + unseen)

    def material(
        self,
        progress: Progress,
        columns: Columns | None = None,
        unwanted: Sequence[str] = (),
    ) -> Material:
        """Their comments with their languages, without the roles that nobody wants; very many are
        made ready to be searched, while the reader waits anyway. Without `columns` they are
        guessed. Raises `WorkshopError` as `read_comments` does."""
        import pandas as pd

        from parastaminen_nb.exchange.reading import read_comments
        from parastaminen_nb.text.editing import codes_of
        from parastaminen_nb.text.material import Material

        reading, telling, listing = progress.split(4, 2, 3)
        read = read_comments(self.sources, columns, reading, together=True)
        comments = read.comments
        for role in set(unwanted) - {"codes"}:
            kept = comments[role].dtype
            comments[role] = pd.Series(None, index=comments.index, dtype=kept)
        material = Material(comments, read.skipped, name=self.name)
        if "codes" not in unwanted:
            material.brought = codes_of(material.ids, read.codes)
        material.tell_languages(telling)
        if not material.is_searchable:
            material.make_searchable(listing)
        return material

    def material_or_tables(self, progress: Progress) -> Material | Opened:
        """Their comments where it is clear what is what, or was settled before; else the tables
        about which somebody has to be asked. Raises `WorkshopError` where there are none."""
        profiles = self.profiles
        try:
            if profiles is None or not profiles.path.exists():
                return self.material(progress)
            looking, reading = progress.split(1, 2)
            table, guess = likeliest(self.opened(looking).tables)
            columns = profiles.find(table.columns)
            if columns is None:
                return self.material(reading)
            return self.material(reading, columns, unwanted(guess, columns))
        except WorkshopError as unclear:
            try:
                opened = self.opened(progress)
            except WorkshopError:
                raise unclear from None
            return replace(opened, unclear=unclear)


@dataclass(frozen=True)
class Opened:
    """The tables in foreign files, what of them is no table, and why what stands in the tables is
    not clear where somebody tried to read them already."""

    files: Files
    tables: list[Table]
    skipped: Sequence[Skipped] = ()
    unclear: WorkshopError | None = None


def likeliest(tables: Sequence[Table]) -> tuple[Table, Columns]:
    """The table on which comments are found, else the first, and what its columns may be."""
    from parastaminen_nb.exchange.columns import guess_columns

    guesses = [(table, guess_columns(table)) for table in tables]
    return next((pair for pair in guesses if pair[1].text), guesses[0])


def unwanted(guess: Columns, chosen: Columns) -> list[str]:
    """The roles that were guessed and for which nobody wants a column. What no column told may
    have been told otherwise: the name of a sheet is the question on it."""
    return [role for role in ASKED if getattr(guess, role) and not getattr(chosen, role)]


def paths_of(source: Any) -> list[Path]:
    """The files and folders that are meant; none where `source` is something else."""
    if isinstance(source, str | Path):
        return [Path(source).expanduser()]
    if isinstance(source, list | tuple):
        return [Path(one).expanduser() for one in source if isinstance(one, str | Path)]
    return []
