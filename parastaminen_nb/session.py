"""One workshop as one reader sees it."""

from __future__ import annotations

import secrets
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

from traitlets import HasTraits, Instance

from parastaminen_nb.core.agenda import Segment
from parastaminen_nb.core.comments import Comment
from parastaminen_nb.core.errors import N_, WorkshopError
from parastaminen_nb.core.events import (
    Announced,
    ClockPaused,
    ClockRunning,
    CommentHidden,
    CommentPinned,
    CommentsApproved,
    CommentsMerged,
    CommentTakenBack,
    CommentWritten,
    DoorsOpened,
    Event,
    NoteWritten,
    PromptOpened,
    SegmentStarted,
    SessionEnded,
    ShowingChosen,
    SignupOpened,
    SoundMuted,
    StepTakenBack,
    WallHeld,
    WordsShown,
    WorkshopPlanned,
)
from parastaminen_nb.core.joining import join_code
from parastaminen_nb.core.live import Live, Phase, after
from parastaminen_nb.core.said import EVERYONE, Announcement, Merge, Note
from parastaminen_nb.core.workshop import Showing
from parastaminen_nb.log import Log
from parastaminen_nb.voices import Heard

REOPENS = timedelta(hours=24)
"""How long after its end a workshop can be opened again."""


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
        """Let people in. A workshop without a code, which nobody could join, gets one first."""
        now, workshop = self.now(), self.state.workshop
        coded = replace(workshop, code=workshop.code or join_code(secrets.choice))
        first = [WorkshopPlanned(coded, now)] if coded != workshop else []
        self.tell(*first, DoorsOpened(now))

    def start(self, segment: Segment) -> None:
        """Begin a segment of the agenda, with all that is held at the same time; it takes its
        planned minutes."""
        now, leg = self.now(), self.state.agenda.leg(segment.key)
        self.tell(SegmentStarted(leg.key, now + timedelta(minutes=leg.minutes), now))

    def start_next(self) -> None:
        """Begin what comes next in the agenda, or end the workshop after the last segment."""
        following = self.state.next_leg
        if following is None:
            self.end()
        else:
            self.start(following.first)

    def pause(self) -> None:
        self.catch_up()  # another desk may have stopped it a moment ago: one step to take back
        now = self.now()
        if self.state.phase is Phase.RUNNING and not self.state.clock.paused:
            self.tell(ClockPaused(self.state.clock.remaining(now), now))

    def resume(self) -> None:
        self.catch_up()
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

    # What is said around the comments.

    def announce(self, text: str, to: str = EVERYONE) -> None:
        """Tell everyone, one case (its key) or one table (its label); without text, nothing."""
        self.tell(Announced(Announcement(text.strip(), to), self.now()))

    def show_comments(self, showing: Showing) -> None:
        self.tell(ShowingChosen(showing, self.now()))

    def approve(self, *comments: str, approved: bool = True) -> None:
        """Let others see comments that wait for it, by their keys."""
        if comments:
            self.tell(CommentsApproved(comments, approved, self.now()))

    def open_prompt(self, prompt: str, open: bool = True) -> None:
        self.tell(PromptOpened(prompt, open, self.now()))

    def hide(self, comment: str, hidden: bool = True) -> None:
        """Keep a comment from wall and phones, or show it again."""
        self.tell(CommentHidden(comment, hidden, self.now()))

    def pin(self, comment: str, pinned: bool = True) -> None:
        """Lift a comment to the wall, or take it off."""
        self.tell(CommentPinned(comment, pinned, self.now()))

    def merge(self, shown: str, sources: tuple[str, ...]) -> None:
        """Show one comment for several that say the same; all are kept."""
        self.tell(CommentsMerged(Merge(shown, sources), True, self.now()))

    def part(self, merge: Merge) -> None:
        """Show each of them by itself again."""
        self.tell(CommentsMerged(merge, False, self.now()))

    def note(self, note: Note) -> None:
        """Keep a note of one's own; one without text is thrown away."""
        self.tell(NoteWritten(note, self.now()))

    def enter(self, *comments: Comment) -> None:
        """Store what was written on paper."""
        self.tell(*(CommentWritten(comment) for comment in comments))

    def withdraw(self, *comments: str) -> None:
        """Take back what was entered, by the keys of the comments."""
        self.tell(*(CommentTakenBack(comment, self.now()) for comment in comments))

    def show_words(self, case: str) -> None:
        """Put the words about a case on the wall; without one, take them off."""
        self.tell(WordsShown(case, self.now()))

    def hold_wall(self, held: bool) -> None:
        self.tell(WallHeld(held, self.now()))

    def mute(self, muted: bool) -> None:
        self.tell(SoundMuted(muted, self.now()))

    @property
    def reopens_until(self) -> datetime | None:
        """Until when an ended workshop can be opened again; None where it has not ended, or where
        it ended before anything had begun."""
        ended, step = self.state.ended_at, self.state.step
        if self.state.phase is not Phase.ENDED or ended is None or step.segment is None:
            return None
        return ended + REOPENS

    def reopen(self, by: timedelta = timedelta(minutes=5)) -> None:
        """Go on after the end, within the day: in the part that was the last, with time for it.

        What was left on its clock when it ended is there again, and never less than `by`. Raises
        `WorkshopError` where it is too late for that.
        """
        now, until = self.now(), self.reopens_until
        if self.state.phase is not Phase.ENDED:
            return  # somebody else pressed at the same moment
        if until is None or now > until:
            raise WorkshopError(
                N_("A workshop can be opened again within {hours} hours of its end."),
                hours=REOPENS // timedelta(hours=1),
            )
        assert self.state.ended_at is not None
        left = max(by, self.state.clock.remaining(self.state.ended_at))
        self.tell(StepTakenBack(self.state.step.segment, now + left, None, now))

    def open_signup(self, open: bool = True) -> None:
        """Let organisations ask for this workshop, or no longer."""
        self.tell(SignupOpened(open, self.now()))

    def erase_signup(self, key: str) -> bool:
        """Remove for good what somebody wrote in the sign-up form; see `Log.erase_signup`."""
        gone = self.log.erase_signup(key, self.now())
        self.catch_up()
        return gone

    def close(self) -> None:
        self.log.close()
