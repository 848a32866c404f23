"""One workshop in one file: an append-only log of events, and beside it what is no event.

Any number of processes may read and append at the same moment. Whoever acts learns of the act
by reading, the same way as all others.
"""

from __future__ import annotations

import secrets
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from types import TracebackType
from typing import NamedTuple

import msgspec

from parastaminen_nb.answers import all_answers, keep_answers
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
from parastaminen_nb.signups import erase, keep_signup, kept
from parastaminen_nb.voices import Heard, about_comment, forget_order, keep, unheard
from parastaminen_nb.workshop_file import BUSY_SECONDS, WorkshopFile

_OPENING = ("DoorsOpened", "SegmentStarted")
_LEVELLING = (WorkshopPlanned, DoorsOpened, SegmentStarted)
"""What can change whether comments are anonymous."""


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
        self._file = WorkshopFile(self.path, create=create)
        self._db = self._file.db

    def append(self, *events: Event) -> int:
        """Write events, all or none, and return the place of the last one in the log.

        What may be kept only once (`Event.once`) and is there already is not written again.
        When this returns, the events are on the disk. What is told about a comment of an
        anonymous workshop is kept without its time and its writer: see `unheard`.
        """
        bare: bool | None = None
        with self._writing():
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
        with self._file.trouble_said():
            rows = self._db.execute(
                "SELECT seq, kind, body FROM event WHERE seq > ? ORDER BY seq", (seq,)
            )
            for number, kind, body in rows:
                yield Entry(number, _decoded(kind, body))

    def unheard(self, heard: Heard) -> list[Event]:
        """What was said anonymously and is new to a reader, as events without time and order.

        `heard` is the reader's own and belongs to this log. An idle look costs microseconds.
        """
        with self._file.trouble_said():
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
            with self._file.trouble_said():
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
        with self._file.trouble_said():
            return forget_order(self._db, patience_ms=BUSY_SECONDS * 1000)

    def answer(self, answers: Mapping[str, str | int], *, form: str = "") -> None:
        """Keep one person's anonymous feedback; of the same `form` only what came first."""
        with self._writing():
            keep_answers(self._db, answers, form=form)

    def answers(self) -> list[dict[str, str | int]]:
        """All anonymous feedback, shuffled anew at every reading."""
        with self._file.trouble_said():
            return all_answers(self._db)

    def sign_up(self, signup: Signup) -> None:
        """Keep what somebody wrote in the sign-up form, once; events tell only its key."""
        with self._writing():
            if keep_signup(self._db, signup):
                self._write_event(SignupCame(signup.key, signup.at))

    def signups(self) -> list[Signup]:
        """What was written in the sign-up form and not removed, the first that came first."""
        with self._file.trouble_said():
            return kept(self._db)

    def erase_signup(self, key: str, at: datetime) -> bool:
        """Remove for good what somebody wrote in the sign-up form.

        Returns False where others were reading the file just then, so that what was removed may
        still lie in what was written ahead; `forget_order` then ends it.
        """
        with self._writing():
            if erase(self._db, key):
                self._write_event(SignupErased(key, at))
        return self.forget_order()

    def secret(self, name: str) -> str:
        """A random word of this file's own, made when it is first asked for."""
        with self._writing():
            self._db.execute(
                "INSERT INTO secret (name, value) VALUES (?, ?) ON CONFLICT DO NOTHING",
                (name, secrets.token_urlsafe(24)),
            )
            (value,) = self._db.execute(
                "SELECT value FROM secret WHERE name = ?", (name,)
            ).fetchone()
        return str(value)

    def settle(self) -> None:
        """Lay what is written ahead into the file, so that a copy of it alone has everything."""
        with self._file.trouble_said():
            self._db.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()

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

    @contextmanager
    def _writing(self) -> Iterator[None]:
        try:
            with self._file.writing():
                yield
        except BaseException:
            self._settled = None  # what was read may be what is taken back now
            raise


class _Level(msgspec.Struct):
    anonymity: Anonymity = Anonymity.UNNAMED


class _Plan(msgspec.Struct):
    """As much of a plan as tells its level of anonymity."""

    workshop: _Level


def _decoded(kind: str, body: bytes) -> Event:
    return msgspec.json.decode(body, type=KINDS[kind])
