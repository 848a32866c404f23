"""The one clock: what was decided, from which every screen reckons what is left."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from parastaminen_nb.core.errors import N_, Sentence

LAST_MINUTE = timedelta(minutes=1)


class Pace(StrEnum):
    """How the clock stands. Said in words on every screen, never by colour alone."""

    WAITING = "waiting"
    RUNNING = "running"
    LAST_MINUTE = "last_minute"
    PAUSED = "paused"
    OVER = "over"

    @property
    def words(self) -> Sentence:
        return Sentence(_WORDS[self])


_WORDS = {
    Pace.WAITING: N_("Not started"),
    Pace.RUNNING: N_("Running"),
    Pace.LAST_MINUTE: N_("One minute left"),
    Pace.PAUSED: N_("Paused"),
    Pace.OVER: N_("Time is up"),
}


@dataclass(frozen=True, slots=True)
class Clock:
    """Runs towards `ends_at`, or stands with `left` on it, or waits with neither.

    It holds what was decided and never what can be reckoned: time is handed in.

    >>> noon = datetime.fromisoformat("2027-03-11T12:00+02:00")
    >>> clock = Clock(ends_at=noon + timedelta(minutes=20))
    >>> clock.remaining(noon + timedelta(minutes=5))
    datetime.timedelta(seconds=900)
    """

    ends_at: datetime | None = None
    left: timedelta | None = None

    def remaining(self, now: datetime) -> timedelta:
        """What is left of the segment, never below zero."""
        if self.left is not None:
            return self.left
        if self.ends_at is None:
            return timedelta(0)
        return max(timedelta(0), self.ends_at - now)

    def over(self, now: datetime) -> timedelta:
        """How far past its end the clock is, never below zero."""
        return max(timedelta(0), now - self.ends_at) if self.ends_at else timedelta(0)

    def pace(self, now: datetime) -> Pace:
        if self.left is not None:
            return Pace.PAUSED
        if self.ends_at is None:
            return Pace.WAITING
        remaining = self.remaining(now)
        if not remaining:
            return Pace.OVER
        return Pace.LAST_MINUTE if remaining <= LAST_MINUTE else Pace.RUNNING

    @property
    def paused(self) -> bool:
        return self.left is not None
