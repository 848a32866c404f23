"""What is said anonymously: kept without writer, device, time or order.

A file whose workshop was announced as anonymous keeps everything about a comment here and not
among the events, whose places would tell the order and whose neighbours the time. A row is one
thing about one comment: that it was written, that it is hidden now. Its key is a digest, so that
the rows stand in an order that says nothing; what is told anew takes the place of what was told,
and words that somebody changed or took back are gone.

Where a row came to lie while it was written still tells something, in the pages of the file and
in what SQLite writes ahead. `forget_order` lays all down anew, in the order of the keys.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from hashlib import sha256
from typing import Final

import msgspec

from parastaminen_nb.core.events import (
    KINDS,
    CommentAgreed,
    CommentAnswered,
    CommentEdited,
    CommentHidden,
    CommentPinned,
    CommentsApproved,
    CommentsMerged,
    CommentTakenBack,
    CommentThanked,
    CommentWritten,
    Event,
    SecretaryTook,
)

SCHEMA: Final = """
CREATE TABLE IF NOT EXISTS voice (
    key  BLOB PRIMARY KEY,
    kind TEXT NOT NULL,
    body BLOB NOT NULL
) WITHOUT ROWID
"""
TIMELESS: Final = datetime(1970, 1, 1, tzinfo=UTC)
"""Stands where an event needs a time and none may be kept."""
PATIENCE_MS: Final = 500
"""How long laying down anew waits for other readers; then it is tried again later."""


@dataclass(slots=True)
class Heard:
    """What one reader has read of it. A new one has heard nothing."""

    rows: dict[bytes, bytes] = field(default_factory=dict)
    version: object = None


def about_comment(event: Event) -> bool:
    """Whether an event is about a comment, so that it is no event where all is anonymous.

    Which phone writes for a table is about comments, too: a moment after somebody has come, it
    would tell who writes there.
    """
    return any(_told(event))


def keep(db: sqlite3.Connection, event: Event) -> None:
    """Keep what an event says about comments, within a transaction of the caller.

    The first telling of a comment counts, of everything else the last one.
    """
    for comment, which, bare in _told(event):
        if isinstance(bare, CommentWritten):
            if not _stands(db, CommentTakenBack, comment):
                _put(db, comment, which, bare, "DO NOTHING")
            continue
        if isinstance(bare, CommentEdited):
            _forget_words(db, comment, bare.text)
            _forget(db, comment, CommentPinned, CommentsApproved)  # they were of the old words
        elif isinstance(bare, CommentTakenBack):
            _forget(db, comment, CommentWritten, CommentEdited, CommentPinned)
        _put(db, comment, which, bare, "DO UPDATE SET body = excluded.body")


def unheard(db: sqlite3.Connection, heard: Heard) -> list[Event]:
    """What has been said that this reader has not heard, comments first, otherwise in no order."""
    rows = db.execute("SELECT key, kind, body FROM voice").fetchall()
    fresh = [
        (kind, body)
        for key, kind, body in rows
        if heard.rows.get(key) != body and not (kind == _WRITTEN and key in heard.rows)
    ]
    if len(rows) != len(heard.rows) or fresh:
        heard.rows = {key: body for key, _kind, body in rows}
    fresh.sort(key=lambda one: _PLACES[one[0]])
    return [msgspec.json.decode(body, type=KINDS[kind]) for kind, body in fresh]


def forget_order(db: sqlite3.Connection, *, patience_ms: int) -> bool:
    """Lay the whole file down anew, so that no place in it tells what was written when.

    Nothing stays in the file of what was written ahead. Returns False where another program was
    reading just then: try again later. `patience_ms` is what the connection waits otherwise.
    """
    db.execute(f"PRAGMA busy_timeout = {PATIENCE_MS}")
    try:
        db.execute("VACUUM")
        (busy, _left, _done) = db.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
    except sqlite3.OperationalError as error:
        if error.sqlite_errorcode & 0xFF in {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED}:
            return False
        raise
    finally:
        db.execute(f"PRAGMA busy_timeout = {patience_ms}")
    return not busy


_WRITTEN: Final = CommentWritten.__name__
_PLACES: Final = {kind: place for place, kind in enumerate(KINDS)}


def _told(event: Event) -> Iterator[tuple[str, str, Event]]:
    """What an event says about each comment, without anything that leads to a writer or a moment.

    Yields the key of the comment, what tells this telling from others of its kind, the event.
    """
    match event:
        case CommentWritten(comment):
            yield comment.key, "", CommentWritten(replace(comment, author="", at=None))
        case CommentEdited(comment) | CommentTakenBack(comment):
            yield comment, "", replace(event, at=None)
        case CommentHidden(comment) | CommentPinned(comment) | CommentThanked(comment):
            yield comment, "", replace(event, at=TIMELESS)
        case CommentsApproved(comments, approved):
            for comment in comments:
                yield comment, "", CommentsApproved((comment,), approved, TIMELESS)
        case CommentsMerged(merge):
            yield merge.shown, "", replace(event, at=TIMELESS)
        case CommentAgreed(agreement):
            yield agreement.comment, agreement.mark, replace(event, at=None)
        case CommentAnswered(answer):
            yield answer.comment, "", replace(event, at=TIMELESS)
        case SecretaryTook(secretary):
            yield "", "/".join(map(str, secretary.place)), replace(event, at=TIMELESS)


def _key(kind: type[Event], comment: str, which: str = "") -> bytes:
    """Where a row stands: the same for the same thing about the same comment."""
    return sha256("\n".join((kind.__name__, comment, which)).encode()).digest()[:16]


def _put(db: sqlite3.Connection, comment: str, which: str, event: Event, clash: str) -> None:
    db.execute(
        f"INSERT INTO voice (key, kind, body) VALUES (?, ?, ?) ON CONFLICT {clash}",
        (
            _key(type(event), comment, which),
            type(event).__name__,
            msgspec.json.encode(event),
        ),
    )


def _stands(db: sqlite3.Connection, kind: type[Event], comment: str) -> bytes | None:
    row = db.execute("SELECT body FROM voice WHERE key = ?", (_key(kind, comment),)).fetchone()
    return row[0] if row else None


def _forget(db: sqlite3.Connection, comment: str, *kinds: type[Event]) -> None:
    for kind in kinds:
        db.execute("DELETE FROM voice WHERE key = ?", (_key(kind, comment),))


def _forget_words(db: sqlite3.Connection, comment: str, text: str) -> None:
    """Let the earlier words of a comment be gone from the file."""
    if body := _stands(db, CommentWritten, comment):
        first = msgspec.json.decode(body, type=CommentWritten)
        later = CommentWritten(replace(first.comment, text=text))
        db.execute(
            "UPDATE voice SET body = ? WHERE key = ?",
            (msgspec.json.encode(later), _key(CommentWritten, comment)),
        )
