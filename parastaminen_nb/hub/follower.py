"""The one reader of the log in a hub: folds what is new and tells every open stream of it."""

from __future__ import annotations

import logging
import secrets
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import datetime
from typing import Protocol

from parastaminen_nb.core.comments import Comment
from parastaminen_nb.core.events import (
    CommentEdited,
    CommentTakenBack,
    CommentWritten,
    Event,
)
from parastaminen_nb.core.live import Live, after
from parastaminen_nb.core.workshop import Anonymity
from parastaminen_nb.hub.changes import Changes
from parastaminen_nb.hub.messages import clock_of, comment_of, message, milliseconds
from parastaminen_nb.hub.place import Place
from parastaminen_nb.log import Log
from parastaminen_nb.voices import Heard

logger = logging.getLogger(__name__)


class Listener(Protocol):
    """An open stream: takes bytes now and again, and can be ended."""

    def send(self, chunk: bytes) -> None: ...
    def end(self) -> None: ...


class Follower:
    """Reads the log, holds the workshop as it stands, and tells listeners what changed.

    Everything happens in the one thread of the event loop, so that between the replay a new
    listener gets and the next batch nothing can slip through.
    """

    def __init__(self, log: Log, *, now: Callable[[], datetime]) -> None:
        self._log = log
        self._now = now
        self._heard = Heard()
        self._changes = Changes()
        self._life = secrets.token_hex(4)
        self._voice = 0
        self._listeners: set[Listener] = set()
        self.live = Live()
        self.seq = 0
        self.comments: dict[str, Comment] = {}
        self._counted: tuple[object, Counter[str]] = (None, Counter())
        self.trouble: Exception | None = None
        self.stuck = False
        """Whether what people write cannot be stored just now."""
        self.look()
        if self.trouble:
            raise self.trouble
        self._changes.forget_voices()
        self._voice = 0
        self._flushed, self._clock = self.place, self._state_of_clock()

    @property
    def place(self) -> Place:
        """How far has been read. Only a workshop with anonymous comments has a life in it."""
        if self._heard.rows or self.live.workshop.anonymity is Anonymity.ANONYMOUS:
            return Place(self.seq, self._voice, self._life)
        return Place(self.seq)

    def look(self) -> None:
        """Read what is new. Trouble with the file is kept in `trouble` until a look goes well."""
        live, seq = self.live, self.seq
        try:
            for entry in self._log.since(seq):
                before, live, seq = live, after(entry.event, live), entry.seq
                self._note(Place(seq, self._voice), entry.event, before, live)
            for event in self._log.unheard(self._heard):
                before, live = live, after(event, live)
                self._voice += 1
                self._note(Place(seq, self._voice), event, before, live)
        except Exception as error:  # told by /health, and once in the log file
            if self.trouble is None:
                logger.error("the log cannot be read after %s", seq, exc_info=error)
            self.trouble = error
        else:
            self.trouble = None
        finally:
            self.live, self.seq = live, seq

    def tick(self) -> bool:
        """Read what is new and tell it, in one piece, to all who listen: False for nothing."""
        self.look()
        if self.place == self._flushed:
            return False
        chunk = b"".join(self._news(self._flushed))
        self._flushed, self._clock = self.place, self._state_of_clock()
        for listener in tuple(self._listeners):
            listener.send(chunk)
        return True

    def tell_time(self) -> None:
        """Tell all who listen what time it is here; it also keeps the connections awake."""
        chunk = self._time(self._flushed)
        for listener in tuple(self._listeners):
            listener.send(chunk)

    def join(self, listener: Listener, since: Place | None) -> None:
        """Tell a new listener the time, the clock and all that came after `since`; then go on."""
        self.tick()
        self._listeners.add(listener)
        known = since or self.place
        before = known
        if known.seq > self.seq:
            # A place beyond the end belongs to another file: what the page shows is not ours.
            before, replay = self.place, [message("plan", {}, self.place)]
        elif known.life != self.place.life:
            replay = self._told_since_round(known)
        else:
            replay = self._told_after(known)
        # Until the replay has come through the listener knows no more than it did, and comes
        # back with that place if the connection breaks on the way.
        begin = (self._time(before), self._clock_message(before))
        stuck = [self._stuck_message(before)] if self.stuck else []
        listener.send(b"".join((*begin, *stuck, *replay, self._seq_message())))

    def say_stuck(self, stuck: bool) -> None:
        """Tell all who listen, at once, that nothing can be stored, or that it can again."""
        if stuck == self.stuck:
            return
        self.stuck = stuck
        chunk = self._stuck_message(self._flushed)
        for listener in tuple(self._listeners):
            listener.send(chunk)

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

    def _note(self, place: Place, event: Event, before: Live, live: Live) -> None:
        if isinstance(event, CommentWritten):
            self.comments[event.comment.key] = event.comment
        elif isinstance(event, CommentEdited) and event.comment in self.comments:
            edited = replace(self.comments[event.comment], text=event.text)
            self.comments[event.comment] = edited
        elif isinstance(event, CommentTakenBack):
            self.comments.pop(event.comment, None)
        self._changes.note(place, event, before, live)

    def _news(self, since: Place) -> Iterator[bytes]:
        yield from self._told_after(since)
        if self._state_of_clock() != self._clock:
            yield self._clock_message(self.place)
        yield self._seq_message()

    def _told_after(self, since: Place) -> list[bytes]:
        """What a listener who knows all up to `since` has to be told."""
        return [
            message("plan", {}, self._living(one.place))
            if one.comment is None
            else self._comment_message(one.comment, self._living(one.place))
            for one in self._changes.after(since)
        ]

    def _told_since_round(self, since: Place) -> list[bytes]:
        """The same for one who has listened to another life of this hub."""
        keys, planned = self._changes.since_round(since, self.comments.values())
        # Who writes for a table is anonymous too, and was perhaps told in the other life.
        plan = planned or bool(self.live.secretaries)
        return [
            *([message("plan", {}, since)] if plan else []),
            *(self._comment_message(key, since) for key in keys),
        ]

    def _living(self, place: Place) -> Place:
        """A place as it is told: with the life that its count belongs to, if there is one."""
        return place._replace(life=self.place.life)

    def _comment_message(self, key: str, place: Place) -> bytes:
        comment = self.comments.get(key)
        if comment is None or not self.live.may_be_seen(comment):
            return message("gone", {"key": key}, place)
        return message("comment", comment_of(self.live, comment, self._agreeing()), place)

    def _agreeing(self) -> Counter[str]:
        """Counted once for each state of the workshop, however many comments are told of."""
        marks = self.live.agreements
        if self._counted[0] is not marks:
            self._counted = (marks, self.live.agreeing())
        return self._counted[1]

    def _time(self, place: Place) -> bytes:
        return message("now", {"now": milliseconds(self._now())}, place)

    def _stuck_message(self, place: Place) -> bytes:
        return message("stuck", {"stuck": self.stuck}, place)

    def _seq_message(self) -> bytes:
        return message("news", {"seq": self.seq}, self.place)

    def _clock_message(self, place: Place) -> bytes:
        return message("clock", clock_of(self.live, self._now()), place)

    def _state_of_clock(self) -> object:
        return (self.live.phase, self.live.step, self.live.segment)
