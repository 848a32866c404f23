"""Anonymous feedback: a random key and the answers; no time, no order, no address."""

from __future__ import annotations

import random
import secrets
import sqlite3
from collections.abc import Mapping
from hashlib import sha256
from typing import Final

import msgspec

SCHEMA: Final = """
CREATE TABLE answer (key BLOB PRIMARY KEY, body BLOB NOT NULL) WITHOUT ROWID
"""


def keep_answers(
    db: sqlite3.Connection, answers: Mapping[str, str | int], *, form: str = ""
) -> None:
    """Keep what one person answered, once for each form. Within a transaction of the caller.

    `form` is a random word that the form carried and nobody else knows. Only its digest is
    kept, so that a form sent again after a fall is known, and nothing leads back to it.
    """
    key = sha256(form.encode()).digest()[:16] if form else secrets.token_bytes(16)
    db.execute(
        "INSERT INTO answer (key, body) VALUES (?, ?) ON CONFLICT DO NOTHING",
        (key, msgspec.json.encode(dict(answers))),
    )


def all_answers(db: sqlite3.Connection) -> list[dict[str, str | int]]:
    """All that was answered, shuffled anew at every reading."""
    rows = db.execute("SELECT body FROM answer").fetchall()
    answers = [msgspec.json.decode(body, type=dict[str, str | int]) for (body,) in rows]
    random.SystemRandom().shuffle(answers)
    return answers
