"""One workshop as one reader sees it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

from traitlets import HasTraits, Instance

from parastaminen_nb.core.agenda import Segment
from parastaminen_nb.core.events import (
    ClockPaused,
    ClockRunning,
    DoorsOpened,
    Event,
    SegmentStarted,
    SessionEnded,
    StepTakenBack,
)
from parastaminen_nb.core.live import Live, Phase, after
from parastaminen_nb.log import Log
from parastaminen_nb.voices import Heard


def _now() -> datetime:
    return datetime.now(UTC)


class Session(HasTraits):
    """Reads a log into `state` and tells it what happens. Views observe `state`.

    Nothing changes `state` but reading the log: who acts learns of the act as all others do.
    """

    state: Live = Instance(Live)  # type: ignore[assignment]

    def __init__(self, log: Log, *, now: Callable[[], datetime] = _now) -> None:
        super().__init__(state=Live())
        self.log = log
        self.now = now
        self.seq = 0
        self._heard = Heard()
        self.catch_up()

    @classmethod
    def opened(cls, path: Path | str, *, now: Callable[[], datetime] = _now) -> Session:
        return cls(Log(path), now=now)

    def catch_up(self) -> int:
        """Read what is new in the log; returns how many events there were."""
        live, last, count = self.state, self.seq, 0
        for entry in self.log.since(self.seq):
            live, last, count = after(entry.event, live), entry.seq, count + 1
        for event in self.log.unheard(self._heard):
            live, count = after(event, live), count + 1
        if count:
            self.seq = last
            self.state = live
        return count

    def tell(self, *events: Event) -> None:
        """Write what happened, then learn of it."""
        self.log.append(*events)
        self.catch_up()

    # What a facilitator does. Each sentence reckons from what is decided and tells how things are.

    def open_doors(self) -> None:
        self.tell(DoorsOpened(self.now()))

    def start(self, segment: Segment) -> None:
        """Begin a segment of the agenda; it takes its planned minutes."""
        now = self.now()
        self.tell(SegmentStarted(segment.key, now + timedelta(minutes=segment.minutes), now))

    def start_next(self) -> None:
        """Begin what comes next in the agenda, or end the workshop after the last segment."""
        following = self.state.next_segment
        if following is None:
            self.end()
        else:
            self.start(following)

    def pause(self) -> None:
        now = self.now()
        if self.state.phase is Phase.RUNNING and not self.state.clock.paused:
            self.tell(ClockPaused(self.state.clock.remaining(now), now))

    def resume(self) -> None:
        now = self.now()
        if self.state.clock.left is not None:
            self.tell(ClockRunning(now + self.state.clock.left, now))

    def lengthen(self, by: timedelta) -> None:
        """Give the segment more time, or less; never less than none."""
        now, clock = self.now(), self.state.clock
        if self.state.phase is not Phase.RUNNING:
            return
        left = max(timedelta(0), clock.remaining(now) + by)
        self.tell(ClockPaused(left, now) if clock.paused else ClockRunning(now + left, now))

    def take_back(self) -> None:
        """Undo the last step: go back to the segment and clock before it, or before the end."""
        ended = self.state.phase is Phase.ENDED
        if ended or self.state.earlier:
            step = self.state.step if ended else self.state.earlier[-1]
            self.tell(StepTakenBack(step.segment, step.clock.ends_at, step.clock.left, self.now()))

    def end(self) -> None:
        self.tell(SessionEnded(self.now()))

    def close(self) -> None:
        self.log.close()
