"""What people wrote in the sign-up form: personal, and so kept where it can be removed for good.

An event is never forgotten, so only the key of an answer is told among the events. The answer
itself is a row of a table of its own. Where it is removed, SQLite writes zeros over it, and the
file is laid down anew, so that no page of it and nothing written ahead holds a trace.
"""

from __future__ import annotations

import sqlite3
from typing import Final

import msgspec

from parastaminen_nb.core.signup import Signup

SCHEMA: Final = """
CREATE TABLE IF NOT EXISTS signup (key TEXT PRIMARY KEY, body BLOB NOT NULL) WITHOUT ROWID
"""


def keep_signup(db: sqlite3.Connection, signup: Signup) -> bool:
    """Keep an answer, once; returns whether it was new. Within a transaction of the caller."""
    done = db.execute(
        "INSERT INTO signup (key, body) VALUES (?, ?) ON CONFLICT DO NOTHING",
        (signup.key, msgspec.json.encode(signup)),
    )
    return done.rowcount > 0


def kept(db: sqlite3.Connection) -> list[Signup]:
    """All answers, the first that came first."""
    rows = db.execute("SELECT body FROM signup").fetchall()
    return sorted(
        (msgspec.json.decode(body, type=Signup) for (body,) in rows),
        key=lambda signup: (signup.at, signup.key),
    )


def erase(db: sqlite3.Connection, key: str) -> bool:
    """Remove an answer; returns whether there was one. Within a transaction of the caller."""
    return db.execute("DELETE FROM signup WHERE key = ?", (key,)).rowcount > 0
