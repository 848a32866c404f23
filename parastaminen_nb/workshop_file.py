"""The file of a workshop: where it may lie, how it is laid out, what is said where it cannot be.

A file is ours by the number in its header, and is brought to the newest layout when it is opened.
"""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from parastaminen_nb.answers import SCHEMA as ANSWERS
from parastaminen_nb.core.errors import N_, WorkshopError
from parastaminen_nb.signups import SCHEMA as SIGNUPS
from parastaminen_nb.unsafe_places import across_a_network, copied_folder
from parastaminen_nb.voices import SCHEMA as VOICES

SUFFIX: Final = ".workshop"
VERSION: Final = 3
APPLICATION: Final = 0x50415241  # "PARA" in ASCII, in the header of the file
BUSY_SECONDS: Final = 10

_SCHEMA: Final = f"""
CREATE TABLE event (
    seq  INTEGER PRIMARY KEY,
    kind TEXT NOT NULL,
    body BLOB NOT NULL,
    once TEXT UNIQUE
);
{ANSWERS};
CREATE TABLE secret (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
{VOICES};
{SIGNUPS};
"""
_UPGRADES: Final = {1: VOICES, 2: SIGNUPS}
"""What brings a file of each older version to the next one."""


@contextmanager
def only_to_read(path: Path) -> Iterator[Path]:
    """Where a workshop can be read of which nothing will be written: itself, or a copy for so long.

    No workshop goes on in a folder that is copied to a cloud or lies across a network, so a copy
    made there is whole; and SQLite would write beside the file that it reads.
    """
    if not copied_folder(path) and not across_a_network(path):
        yield path
        return
    with TemporaryDirectory(prefix="parastaminen-") as folder:
        copy = Path(folder) / path.name
        for ending in ("", "-wal"):  # what was not folded into the file when its program stopped
            beside = path.with_name(path.name + ending)
            if beside.is_file():
                try:
                    shutil.copyfile(beside, copy.with_name(beside.name))
                except OSError as error:
                    raise WorkshopError(
                        N_("{file} cannot be read. Copy it to your own disk and try again."),
                        file=str(path),
                    ) from error
        yield copy


class WorkshopFile:
    """An open file. `db` runs no transaction by itself: see `writing`.

    Raises `WorkshopError` where the file is missing, torn, somebody else's or newer than this
    program, and where it lies in a place that cannot keep it safe.
    """

    def __init__(self, path: Path, *, create: bool) -> None:
        self.path = path
        self._refuse_unsafe_places()
        if not create and not path.is_file():
            raise WorkshopError(
                N_(
                    "There is no workshop file {file}. Check its name and folder, or make a new "
                    "one: parastaminen new {name}"
                ),
                name=path.stem,
                file=str(path),
            )
        with self.trouble_said():
            self.db = sqlite3.connect(
                path,
                timeout=BUSY_SECONDS,
                isolation_level=None,  # we say ourselves where a transaction begins and ends
                check_same_thread=False,
            )
        try:
            with self.trouble_said():
                self._prepare(create)
        except BaseException:
            self.db.close()
            raise

    @contextmanager
    def writing(self) -> Iterator[None]:
        """All that is written within, or nothing; when it is left, it is on the disk."""
        with self.trouble_said():
            self.db.execute("BEGIN IMMEDIATE")
            try:
                yield
            except BaseException:
                self.db.execute("ROLLBACK")
                raise
            self.db.execute("COMMIT")

    @contextmanager
    def trouble_said(self) -> Iterator[None]:
        """What SQLite cannot do becomes a `WorkshopError` that tells what to do."""
        try:
            yield
        except sqlite3.OperationalError as error:
            raise self._said(error) from error
        except sqlite3.DatabaseError as error:
            raise self._torn() from error

    def _refuse_unsafe_places(self) -> None:
        if across_a_network(self.path):
            raise self._not_here()
        if folder := copied_folder(self.path):
            raise WorkshopError(
                N_(
                    "The folder {folder} is copied to a cloud while it is written, which "
                    "tears a workshop file. Move {file} to a folder that is only on this "
                    "machine."
                ),
                folder=folder,
                file=self.path.name,
            )

    def _prepare(self, create: bool) -> None:
        (version,) = self.db.execute("PRAGMA user_version").fetchone()
        (application,) = self.db.execute("PRAGMA application_id").fetchone()
        if create and version == 0 and application == 0 and self._empty():
            self._make()
        elif application != APPLICATION:
            raise WorkshopError(
                N_("{file} is not a workshop file. Choose a file made by this program."),
                file=self.path.name,
            )
        elif version > VERSION:
            raise WorkshopError(
                N_(
                    "{file} was made by a newer version of this program ({theirs}; this one "
                    "reads {ours}). Update the program, then open the file again."
                ),
                file=self.path.name,
                theirs=version,
                ours=VERSION,
            )
        (sound,) = self.db.execute("PRAGMA quick_check(1)").fetchone()
        if sound != "ok":
            raise self._torn()
        (mode,) = self.db.execute("PRAGMA journal_mode = WAL").fetchone()
        if mode != "wal":
            raise self._not_here()
        self.db.execute("PRAGMA synchronous = FULL")
        # What is overwritten is gone, and what is laid down anew lies in no other file meanwhile.
        self.db.execute("PRAGMA secure_delete = ON")
        self.db.execute("PRAGMA temp_store = MEMORY")
        if 0 < version < VERSION:
            self._upgrade()

    def _upgrade(self) -> None:
        with self.writing():
            (version,) = self.db.execute("PRAGMA user_version").fetchone()
            for older in range(version, VERSION):
                for statement in _UPGRADES[older].split(";"):
                    self.db.execute(statement)
            self.db.execute(f"PRAGMA user_version = {VERSION}")

    def _empty(self) -> bool:
        (things,) = self.db.execute("SELECT count(*) FROM sqlite_schema").fetchone()
        return bool(things == 0)

    def _make(self) -> None:
        self.db.execute("PRAGMA journal_mode = WAL")
        with self.writing():
            # Somebody else may have made it while we waited for our turn.
            if self._empty():
                for statement in _SCHEMA.split(";"):
                    self.db.execute(statement)
                self.db.execute(f"PRAGMA application_id = {APPLICATION}")
                self.db.execute(f"PRAGMA user_version = {VERSION}")

    def _said(self, error: sqlite3.OperationalError) -> WorkshopError:
        what = error.sqlite_errorcode & 0xFF
        if what == sqlite3.SQLITE_FULL:
            return WorkshopError(
                N_("The disk is full: nothing more can be stored. Free some space, then go on.")
            )
        if what == sqlite3.SQLITE_BUSY:
            return WorkshopError(
                N_(
                    "{file} has been busy for {seconds} seconds. Close other programs that "
                    "use it, then try again."
                ),
                file=self.path.name,
                seconds=BUSY_SECONDS,
            )
        return WorkshopError(
            N_(
                "{file} cannot be read or written in the folder {folder}. Check that you may "
                "write there, or choose another folder."
            ),
            file=self.path.name,
            folder=str(self.path.absolute().parent),
        )

    def _not_here(self) -> WorkshopError:
        return WorkshopError(
            N_(
                "The folder of {file} cannot keep a workshop safe, as network folders "
                "cannot. Move the file to a folder on this machine."
            ),
            file=self.path.name,
        )

    def _torn(self) -> WorkshopError:
        return WorkshopError(
            N_(
                "{file} is damaged or is no workshop file. Take the newest copy of it that is "
                "whole."
            ),
            file=self.path.name,
        )
