"""The one reader of the log in a hub: folds what is new and tells every open stream of it."""

from __future__ import annotations

import json
import logging
from bisect import bisect_right
from collections.abc import Callable, Iterator, Mapping
from datetime import datetime, timedelta
from typing import NamedTuple, Protocol

from parastaminen_nb.core.comments import Comment
from parastaminen_nb.core.events import (
    AgendaPlanned,
    CommentHidden,
    CommentWritten,
    Event,
    RotationPlanned,
    WorkshopPlanned,
)
from parastaminen_nb.core.live import Live, after
from parastaminen_nb.log import Log

logger = logging.getLogger(__name__)

MILLISECOND = timedelta(milliseconds=1)
_PLANS = (WorkshopPlanned, AgendaPlanned, RotationPlanned)


class Listener(Protocol):
    """An open stream: takes bytes now and again, and can be ended."""

    def send(self, chunk: bytes) -> None: ...
    def end(self) -> None: ...


class Told(NamedTuple):
    """Something in the log that streams tell: a comment (by its key), or a new plan (None)."""

    seq: int
    comment: str | None


class Follower:
    """Reads the log, holds the workshop as it stands, and tells listeners what changed.

    Everything happens in the one thread of the event loop, so that between the replay a new
    listener gets and the next batch nothing can slip through.
    """

    def __init__(self, log: Log, *, now: Callable[[], datetime]) -> None:
        self._log = log
        self._now = now
        self._told: list[Told] = []
        self._flushed = 0
        self._listeners: set[Listener] = set()
        self.live = Live()
        self.seq = 0
        self.comments: dict[str, Comment] = {}
        self.trouble: Exception | None = None
        self.look()
        if self.trouble:
            raise self.trouble
        self._flushed, self._clock = self.seq, self._state_of_clock()

    def look(self) -> None:
        """Read what is new. Trouble with the file is kept in `trouble` until a look goes well."""
        live, seq = self.live, self.seq
        try:
            for entry in self._log.since(seq):
                live, seq = after(entry.event, live), entry.seq
                self._note(seq, entry.event)
        except Exception as error:  # told by /health, and once in the log file
            if self.trouble is None:
                logger.error("the log cannot be read after %s", seq, exc_info=error)
            self.trouble = error
        else:
            self.trouble = None
        finally:
            self.live, self.seq = live, seq

    def tick(self) -> None:
        """Read what is new and tell it, in one piece, to all who listen."""
        self.look()
        if self.seq == self._flushed:
            return
        chunk = b"".join(self._news(self._flushed))
        self._flushed, self._clock = self.seq, self._state_of_clock()
        for listener in tuple(self._listeners):
            listener.send(chunk)

    def tell_time(self) -> None:
        """Tell all who listen what time it is here; it also keeps the connections awake."""
        chunk = self._time(self._flushed)
        for listener in tuple(self._listeners):
            listener.send(chunk)

    def join(self, listener: Listener, since: int | None) -> None:
        """Tell a new listener the time, the clock and all that came after `since`; then go on."""
        self.tick()
        self._listeners.add(listener)
        known = self.seq if since is None else since
        # A place beyond the end belongs to another file: whatever the page shows is not ours.
        foreign = known > self.seq
        replay = [self._message("plan", {}, self.seq)] if foreign else self._told_after(known)
        # Until the replay has come through the listener knows no more than it did, and comes
        # back with that number if the connection breaks on the way.
        begin = (self._time(min(known, self.seq)), self._clock_message(min(known, self.seq)))
        listener.send(b"".join((*begin, *replay, self._seq_message())))

    def leave(self, listener: Listener) -> None:
        self._listeners.discard(listener)

    @property
    def listening(self) -> int:
        return len(self._listeners)

    def close(self) -> None:
        """End all streams; phones come back by themselves when somebody listens again."""
        for listener in tuple(self._listeners):
            listener.end()
        self._log.close()

    def _note(self, seq: int, event: Event) -> None:
        if isinstance(event, CommentWritten):
            self.comments[event.comment.key] = event.comment
            self._told.append(Told(seq, event.comment.key))
        elif isinstance(event, CommentHidden):
            self._told.append(Told(seq, event.comment))
        elif isinstance(event, _PLANS):
            self._told.append(Told(seq, None))

    def _news(self, since: int) -> Iterator[bytes]:
        yield from self._told_after(since)
        if self._state_of_clock() != self._clock:
            yield self._clock_message(self.seq)
        yield self._seq_message()

    def _told_after(self, since: int) -> list[bytes]:
        """What a listener who knows all up to `since` has to be told, each thing once."""
        told = self._told[bisect_right(self._told, since, key=lambda told: told.seq) :]
        last = {one.comment: one.seq for one in told}
        return [
            self._message("plan", {}, one.seq)
            if one.comment is None
            else self._comment_message(one.comment, one.seq)
            for one in told
            if last[one.comment] == one.seq
        ]

    def _comment_message(self, key: str, seq: int) -> bytes:
        comment = self.comments.get(key)
        if comment is None or key in self.live.hidden:
            return self._message("gone", {"key": key}, seq)
        said = {
            "key": comment.key,
            "case": comment.case,
            "round": comment.round,
            "table": comment.table,
            "label": comment.label,
            "text": comment.text,
        }
        return self._message("comment", said, seq)

    def _time(self, seq: int) -> bytes:
        return self._message("now", {"now": milliseconds(self._now())}, seq)

    def _seq_message(self) -> bytes:
        return self._message("news", {"seq": self.seq}, self.seq)

    def _clock_message(self, seq: int) -> bytes:
        return self._message("clock", clock_of(self.live, self._now()), seq)

    def _state_of_clock(self) -> object:
        return (self.live.phase, self.live.step, self.live.segment)

    @staticmethod
    def _message(event: str, data: Mapping[str, object], seq: int) -> bytes:
        body = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
        return f"id: {seq}\nevent: {event}\ndata: {body}\n\n".encode()


def clock_of(live: Live, now: datetime) -> dict[str, object]:
    """What a screen must know to show the clock by itself. Times in milliseconds (UTC epoch)."""
    segment, clock = live.segment, live.clock
    return {
        "now": milliseconds(now),
        "phase": live.phase.value,
        "segment": segment.key if segment else None,
        "kind": segment.kind.value if segment else None,
        "round": live.round,
        "ends_at": milliseconds(clock.ends_at) if clock.ends_at else None,
        "left": clock.left // MILLISECOND if clock.left is not None else None,
        "pace": clock.pace(now).value,
    }


def milliseconds(moment: datetime) -> int:
    """An aware moment in milliseconds since 1970."""
    return round(moment.timestamp() * 1000)
