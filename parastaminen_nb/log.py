"""One workshop in one file: an append-only log of events in SQLite, and what is said anonymously.

Any number of processes may read and append at the same moment. Whoever acts learns of the act
by reading, the same way as all others.
"""

from __future__ import annotations

import random
import secrets
import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import datetime
from hashlib import sha256
from pathlib import Path
from types import TracebackType
from typing import NamedTuple

import msgspec

from parastaminen_nb.core.errors import N_, WorkshopError
from parastaminen_nb.core.events import (
    KINDS,
    DoorsOpened,
    Event,
    SegmentStarted,
    SignupCame,
    SignupErased,
    WorkshopPlanned,
)
from parastaminen_nb.core.signup import Signup
from parastaminen_nb.core.workshop import Anonymity
from parastaminen_nb.signups import SCHEMA as SIGNUPS
from parastaminen_nb.signups import erase, keep_signup, kept
from parastaminen_nb.voices import SCHEMA, Heard, about_comment, forget_order, keep, unheard

SUFFIX = ".workshop"
VERSION = 3
APPLICATION = 0x50415241  # "PARA" in ASCII, in the header of the file
BUSY_SECONDS = 10

_SCHEMA = f"""
CREATE TABLE event (
    seq  INTEGER PRIMARY KEY,
    kind TEXT NOT NULL,
    body BLOB NOT NULL,
    once TEXT UNIQUE
);
-- Feedback leaves no trail: a random key, no time, no order, no address.
CREATE TABLE answer (key BLOB PRIMARY KEY, body BLOB NOT NULL) WITHOUT ROWID;
CREATE TABLE secret (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
{SCHEMA};
{SIGNUPS};
"""
_UPGRADES = {1: SCHEMA, 2: SIGNUPS}
"""What brings a file of each older version to the next one."""
_OPENING = ("DoorsOpened", "SegmentStarted")
_LEVELLING = (WorkshopPlanned, DoorsOpened, SegmentStarted)
"""What can change whether comments are anonymous."""

# A folder that is copied to a cloud while SQLite writes tears the file.
_SYNCED = ("onedrive", "dropbox", "google drive", "icloud", "nextcloud")


class Entry(NamedTuple):
    """An event and its place in the log, counted from 1."""

    seq: int
    event: Event


class Log:
    """The log in one file. Opens what is there; with `create=True` makes a new one.

    Raises `WorkshopError` where the file is missing, torn, somebody else's or newer than this
    program, and where it lies in a place that cannot keep it safe.
    """

    def __init__(self, path: Path | str, *, create: bool = False) -> None:
        self.path = Path(path)
        self._voices = 0
        self._settled: bool | None = None
        self._refuse_unsafe_places()
        if not create and not self.path.is_file():
            raise WorkshopError(
                N_(
                    "There is no workshop file {file}. Check its name and folder, or make a new "
                    "one: parastaminen new {name}"
                ),
                name=self.path.stem,
                file=str(self.path),
            )
        with self._trouble_said():
            self._db = sqlite3.connect(
                self.path,
                timeout=BUSY_SECONDS,
                isolation_level=None,  # we say ourselves where a transaction begins and ends
                check_same_thread=False,
            )
        try:
            with self._trouble_said():
                self._prepare(create)
        except BaseException:
            self._db.close()
            raise

    def append(self, *events: Event) -> int:
        """Write events, all or none, and return the place of the last one in the log.

        What may be kept only once (`Event.once`) and is there already is not written again.
        When this returns, the events are on the disk. What is told about a comment of an
        anonymous workshop is kept without its time and its writer: see `unheard`.
        """
        bare: bool | None = None
        with self._trouble_said(), self._writing():
            for event in events:
                if bare is None and about_comment(event):
                    bare = self.anonymous
                elif isinstance(event, _LEVELLING):
                    bare = None
                if bare and about_comment(event):
                    keep(self._db, event)
                    self._voices += 1
                    continue
                self._write_event(event)
            (last,) = self._db.execute("SELECT coalesce(max(seq), 0) FROM event").fetchone()
        return int(last)

    def since(self, seq: int = 0) -> Iterator[Entry]:
        """The events after a place in the log, in order. An idle look costs microseconds."""
        with self._trouble_said():
            rows = self._db.execute(
                "SELECT seq, kind, body FROM event WHERE seq > ? ORDER BY seq", (seq,)
            )
            for number, kind, body in rows:
                yield Entry(number, _decoded(kind, body))

    def unheard(self, heard: Heard) -> list[Event]:
        """What was said anonymously and is new to a reader, as events without time and order.

        `heard` is the reader's own and belongs to this log. An idle look costs microseconds.
        """
        with self._trouble_said():
            # The number of the disk's state, as this connection sees it, and our own writing.
            (seen,) = self._db.execute("PRAGMA data_version").fetchone()
            if heard.version == (seen, self._voices):
                return []
            fresh = unheard(self._db, heard)
            heard.version = (seen, self._voices)
        return fresh

    @property
    def anonymous(self) -> bool:
        """Whether nothing may be kept that tells who wrote. Settled once the doors are open."""
        if self._settled is None:
            with self._trouble_said():
                opened, plan = self._level()
            anonymous = plan is not None and plan.workshop.anonymity is Anonymity.ANONYMOUS
            if not (opened and plan):
                return anonymous
            self._settled = anonymous
        return self._settled

    def _level(self) -> tuple[int | None, _Plan | None]:
        """When the doors opened, and the plan that counts: the last before, or else the first."""
        (opened,) = self._db.execute(
            f"SELECT min(seq) FROM event WHERE kind IN {_OPENING}"
        ).fetchone()
        planned = self._db.execute(
            "SELECT body FROM event WHERE kind = 'WorkshopPlanned'"
            " ORDER BY seq < ? DESC, iif(seq < ?, -seq, seq) LIMIT 1",
            (opened or 2**62, opened or 2**62),
        ).fetchone()
        return opened, msgspec.json.decode(planned[0], type=_Plan) if planned else None

    def forget_order(self) -> bool:
        """Let no place in the file tell in which order anonymous comments came.

        Returns False where others were reading just then, so that it is to be tried again.
        """
        with self._trouble_said():
            return forget_order(self._db, patience_ms=BUSY_SECONDS * 1000)

    def answer(self, answers: Mapping[str, str | int], *, form: str = "") -> None:
        """Keep one person's anonymous feedback; of the same form only what came first.

        `form` is a random word that the form carried and nobody else knows. Only its digest is
        kept, so that a form sent again after a fall is known, and nothing leads back to it.
        """
        key = sha256(form.encode()).digest()[:16] if form else secrets.token_bytes(16)
        with self._trouble_said(), self._writing():
            self._db.execute(
                "INSERT INTO answer (key, body) VALUES (?, ?) ON CONFLICT DO NOTHING",
                (key, msgspec.json.encode(dict(answers))),
            )

    def answers(self) -> list[dict[str, str | int]]:
        """All anonymous feedback, shuffled anew at every reading."""
        with self._trouble_said():
            rows = self._db.execute("SELECT body FROM answer").fetchall()
        answers = [msgspec.json.decode(body, type=dict[str, str | int]) for (body,) in rows]
        random.SystemRandom().shuffle(answers)
        return answers

    def sign_up(self, signup: Signup) -> None:
        """Keep what somebody wrote in the sign-up form, once; events tell only its key."""
        with self._trouble_said(), self._writing():
            if keep_signup(self._db, signup):
                self._write_event(SignupCame(signup.key, signup.at))

    def signups(self) -> list[Signup]:
        """What was written in the sign-up form and not removed, the first that came first."""
        with self._trouble_said():
            return kept(self._db)

    def erase_signup(self, key: str, at: datetime) -> bool:
        """Remove for good what somebody wrote in the sign-up form.

        Returns False where others were reading the file just then, so that what was removed may
        still lie in what was written ahead; `forget_order` then ends it.
        """
        with self._trouble_said(), self._writing():
            if erase(self._db, key):
                self._write_event(SignupErased(key, at))
        return self.forget_order()

    def secret(self, name: str) -> str:
        """A random word of this file's own, made when it is first asked for."""
        with self._trouble_said(), self._writing():
            self._db.execute(
                "INSERT INTO secret (name, value) VALUES (?, ?) ON CONFLICT DO NOTHING",
                (name, secrets.token_urlsafe(24)),
            )
            (value,) = self._db.execute(
                "SELECT value FROM secret WHERE name = ?", (name,)
            ).fetchone()
        return str(value)

    def close(self) -> None:
        self._db.close()

    def __enter__(self) -> Log:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def _write_event(self, event: Event) -> None:
        self._db.execute(
            "INSERT INTO event (kind, body, once) VALUES (?, ?, ?) ON CONFLICT (once) DO NOTHING",
            (type(event).__name__, msgspec.json.encode(event), event.once),
        )

    def _refuse_unsafe_places(self) -> None:
        for folder in self.path.absolute().parts[:-1]:
            if folder.lower().startswith(_SYNCED):
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
        (version,) = self._db.execute("PRAGMA user_version").fetchone()
        (application,) = self._db.execute("PRAGMA application_id").fetchone()
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
        (sound,) = self._db.execute("PRAGMA quick_check(1)").fetchone()
        if sound != "ok":
            raise _torn(self.path)
        (mode,) = self._db.execute("PRAGMA journal_mode = WAL").fetchone()
        if mode != "wal":
            raise WorkshopError(
                N_(
                    "The folder of {file} cannot keep a workshop safe, as network folders "
                    "cannot. Move the file to a folder on this machine."
                ),
                file=self.path.name,
            )
        self._db.execute("PRAGMA synchronous = FULL")
        # What is overwritten is gone, and what is laid down anew lies in no other file meanwhile.
        self._db.execute("PRAGMA secure_delete = ON")
        self._db.execute("PRAGMA temp_store = MEMORY")
        if 0 < version < VERSION:
            self._upgrade()

    def _upgrade(self) -> None:
        with self._writing():
            (version,) = self._db.execute("PRAGMA user_version").fetchone()
            for older in range(version, VERSION):
                for statement in _UPGRADES[older].split(";"):
                    self._db.execute(statement)
            self._db.execute(f"PRAGMA user_version = {VERSION}")

    def _empty(self) -> bool:
        (things,) = self._db.execute("SELECT count(*) FROM sqlite_schema").fetchone()
        return bool(things == 0)

    def _make(self) -> None:
        self._db.execute("PRAGMA journal_mode = WAL")
        with self._writing():
            # Somebody else may have made it while we waited for our turn.
            if self._empty():
                for statement in _SCHEMA.split(";"):
                    self._db.execute(statement)
                self._db.execute(f"PRAGMA application_id = {APPLICATION}")
                self._db.execute(f"PRAGMA user_version = {VERSION}")

    @contextmanager
    def _writing(self) -> Iterator[None]:
        self._db.execute("BEGIN IMMEDIATE")
        try:
            yield
        except BaseException:
            self._settled = None  # what was read may be what is taken back now
            self._db.execute("ROLLBACK")
            raise
        self._db.execute("COMMIT")

    @contextmanager
    def _trouble_said(self) -> Iterator[None]:
        try:
            yield
        except sqlite3.OperationalError as error:
            raise self._said(error) from error
        except sqlite3.DatabaseError as error:
            raise _torn(self.path) from error

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


class _Level(msgspec.Struct):
    anonymity: Anonymity = Anonymity.UNNAMED


class _Plan(msgspec.Struct):
    """As much of a plan as tells its level of anonymity."""

    workshop: _Level


def _torn(path: Path) -> WorkshopError:
    return WorkshopError(
        N_("{file} is damaged or is no workshop file. Take the newest copy of it that is whole."),
        file=path.name,
    )


def _decoded(kind: str, body: bytes) -> Event:
    return msgspec.json.decode(body, type=KINDS[kind])
