"""What went wrong, told so that it says where in the program, and nothing that anybody wrote.

The words of an exception often quote the value that it stumbled over: a name, a comment. They are
left out, but for those of the operating system and of SQLite, which tell of files and columns.
"""

from __future__ import annotations

import logging
import sqlite3
import sys
import threading
import traceback
from collections.abc import Iterator
from copy import copy
from types import TracebackType
from typing import Any, Final

FORMAT: Final = "%(asctime)s %(name)s %(message)s"


def trace(trouble: BaseException) -> str:
    """Where an exception came from and of what kind it is, those that led to it first."""
    return "\n".join(_told(trouble, set()))


def _told(trouble: BaseException, known: set[int]) -> Iterator[str]:
    known.add(id(trouble))
    before = trouble.__cause__ or (None if trouble.__suppress_context__ else trouble.__context__)
    if before is not None and id(before) not in known:
        yield from _told(before, known)
        yield "\nFrom this came:\n"
    for inner in trouble.exceptions if isinstance(trouble, BaseExceptionGroup) else ():
        yield from _told(inner, known)
        yield "\nIn a group with:\n"
    yield "".join(traceback.format_tb(trouble.__traceback__)) + _kind(trouble)


def _kind(trouble: BaseException) -> str:
    kind = type(trouble).__qualname__
    if isinstance(trouble, OSError) and trouble.strerror:
        return f"{kind}: {trouble.strerror}"
    return f"{kind}: {trouble}" if isinstance(trouble, sqlite3.Error) else kind


class Traces(logging.Formatter):
    """A line of a log, and below it where an exception came from."""

    def format(self, record: logging.LogRecord) -> str:
        record = copy(record)
        record.exc_text = None  # another formatter may have told it already
        if not record.name.startswith("parastaminen"):
            # Others fill their blanks with addresses and requests, and show a task with all that
            # it holds below their first line.
            record.msg, record.args = str(record.msg).partition("\n")[0], None
        return super().format(record)

    def formatException(self, ei: Any) -> str:
        return trace(ei[1])


def keep_to_traces() -> None:
    """Tell of everything that goes wrong in this process in this way, on its standard error."""
    logging.basicConfig(level=logging.WARNING)
    retell(logging.getLogger())
    sys.excepthook = _uncaught
    threading.excepthook = lambda told: _uncaught(told.exc_type, told.exc_value, told.exc_traceback)


def retell(log: logging.Logger) -> None:
    """Let a log that somebody else has set up tell its exceptions in this way."""
    for handler in log.handlers:
        handler.setFormatter(Traces(FORMAT))


def _uncaught(
    kind: type[BaseException], trouble: BaseException | None, _where: TracebackType | None
) -> None:
    if trouble is None or issubclass(kind, KeyboardInterrupt):
        return
    sys.stderr.write(f"{trace(trouble)}\n")
