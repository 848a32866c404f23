"""A workshop as it stands now: one frozen value, and what can be asked of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from functools import singledispatch

from parastaminen_nb.core.agenda import Agenda, Kind, Segment
from parastaminen_nb.core.choices import Choices
from parastaminen_nb.core.clock import Clock
from parastaminen_nb.core.comments import Comment, Row
from parastaminen_nb.core.edits import Edits
from parastaminen_nb.core.events import Event
from parastaminen_nb.core.letters import Sending
from parastaminen_nb.core.meetings_told import Told
from parastaminen_nb.core.pathway import Pathway
from parastaminen_nb.core.prompts import Prompt
from parastaminen_nb.core.rotation import Rotation, Seat
from parastaminen_nb.core.said import Agreement, Announcement, Answer, Merge, Note, Secretary
from parastaminen_nb.core.tracks import Leg
from parastaminen_nb.core.workshop import Person, Showing, Workshop


class Phase(StrEnum):
    """Where a workshop is between its plan and its end."""

    PLANNED = "planned"
    OPEN = "open"
    RUNNING = "running"
    ENDED = "ended"


@dataclass(frozen=True, slots=True)
class Step:
    """A segment of the agenda (None before the first) and what its clock says."""

    segment: str | None = None
    clock: Clock = Clock()


@dataclass(frozen=True, slots=True)
class Live:
    """Everything that a page may show. It holds what was decided, never what can be reckoned.

    `started` holds when each segment really began, `earlier` the steps that can be taken back,
    `hidden`, `pinned`, `approved` and `thanked` keys of comments, `present` keys of people,
    `guests` those who came without being on the list, `edits_before` what `edits` were before
    each of the last changes. `showing` is None until the desk chooses other than was planned;
    `words_of` is the case whose words are on the wall.
    """

    workshop: Workshop = Workshop(key="", title="")
    agenda: Agenda = Agenda()
    rotation: Rotation | None = None
    repaired: tuple[Rotation, int] | None = None
    """The rotation before people were moved on the day, and from which round on they were; None
    where the last one was planned."""
    asked: Choices | None = None
    """What is asked of a rotation that nobody has found yet."""
    phase: Phase = Phase.PLANNED
    step: Step = Step()
    earlier: tuple[Step, ...] = ()
    started: tuple[tuple[str, datetime], ...] = ()
    ended_at: datetime | None = None
    present: frozenset[str] = frozenset()
    reached_at: datetime | None = None
    """When a phone last opened the test page."""
    comments: Row[Comment] = field(default_factory=Row)
    hidden: frozenset[str] = frozenset()
    pinned: frozenset[str] = frozenset()
    approved: frozenset[str] = frozenset()
    thanked: frozenset[str] = frozenset()
    merges: tuple[Merge, ...] = ()
    answers: tuple[Answer, ...] = ()
    agreements: Row[Agreement] = field(default_factory=Row)
    showing: Showing | None = None
    open_prompts: frozenset[str] = frozenset()
    announcements: tuple[Announcement, ...] = ()
    secretaries: tuple[Secretary, ...] = ()
    notes: tuple[Note, ...] = ()
    guests: tuple[Person, ...] = ()
    words_of: str = ""
    tables_kept: frozenset[str] | None = None
    """Who may be missing, or without a seat, and the tables stay as they are all the same; None
    where nobody has said so of the rotation there is."""
    agenda_kept: int | None = None
    """With how many minutes to spare the agenda stays as it is; None where nobody has said so."""
    wall_held: bool = False
    muted: bool = False
    edits: Edits = field(default_factory=Edits)
    edits_before: tuple[Edits, ...] = ()
    letters: Row[Sending] = field(default_factory=Row)
    meetings_told: Row[Told] = field(default_factory=Row)
    """The letters about meetings of the path, each with the meeting as it was then."""
    ticked: frozenset[str] = frozenset()
    """Tasks of the checklist that somebody said to be done."""
    signup_open: bool = False
    signups: tuple[str, ...] = ()
    """Keys of what came by the sign-up form and was not removed."""
    path: Pathway = field(default_factory=Pathway)
    """What follows the workshop: meetings, experiments, and what came of them."""

    @property
    def clock(self) -> Clock:
        return self.step.clock

    @property
    def segment(self) -> Segment | None:
        """The part of the agenda that is going on, or the one that stands for tracks side by side;
        None before the first."""
        known = {segment.key: segment for segment in self.agenda.segments}
        return known.get(self.step.segment or "")

    @property
    def leg(self) -> Leg | None:
        """What is going on with all that is held at the same time; None before the first."""
        return self.agenda.leg(self.segment.key) if self.segment else None

    @property
    def next_leg(self) -> Leg | None:
        """What comes after; None after the last."""
        return self.agenda.following(self.segment.key if self.segment else None)

    @property
    def round(self) -> int | None:
        """The round that is going on or that people are moving to; None outside the rounds."""
        segment = self.segment
        return segment.round if segment and segment.kind in {Kind.ROUND, Kind.MOVE} else None

    @property
    def next_round(self) -> int | None:
        """The first round after the segment that is going on; None when there is no more."""
        place = self.agenda.place(self.segment.key) + 1 if self.segment else 0
        later = (s.round for s in self.agenda.segments[place:] if s.kind is Kind.ROUND)
        return next((number for number in later if number != self.round), None)

    def seat(self, person: str, round: int | None = None) -> Seat | None:
        """Where somebody sits, in the round that is going on unless another is named; a host at
        the table that they host."""
        number, rotation = round or self.round, self.rotation
        if rotation is None or not number:
            return None
        host = rotation.rules.hosted(person, number)
        if host is not None and host.table is not None:
            return Seat(host.case, host.table)
        return rotation.seat(person, number)

    @property
    def people(self) -> tuple[Person, ...]:
        """Those on the list, and guests after them."""
        return (*self.workshop.people, *self.guests)

    @property
    def how_shown(self) -> Showing:
        """When others see a comment, as it was planned or chosen since."""
        return self.showing or self.workshop.showing

    @property
    def prompts(self) -> tuple[Prompt, ...]:
        """The key prompts that can be answered now, in their order."""
        return tuple(p for p in self.workshop.prompts if p.key in self.open_prompts)

    def told(self, seat: Seat | None = None) -> tuple[Announcement, ...]:
        """What everyone is told now, and those who sit there."""
        case = seat.case if seat else ""
        label = seat.label if seat else ""
        return tuple(said for said in self.announcements if said.reaches(case, label))

    def secretary(self, round: int, seat: Seat) -> Secretary | None:
        """Which phone writes for a table in a round; None where none has taken it."""
        place = (round, seat.case, seat.table)
        return next((one for one in self.secretaries if one.place == place), None)

    def answer(self, comment: str) -> str:
        """What the presenter of its case answers to a comment; mostly empty."""
        return next((one.text for one in self.answers if one.comment == comment), "")

    def round_over(self, round: int) -> bool:
        """Whether what was written in a round need not wait for its end any more."""
        if self.phase is Phase.ENDED:
            return True
        places = [
            place
            for place, segment in enumerate(self.agenda.segments)
            if segment.kind is Kind.ROUND and segment.round == round
        ]
        here = self.agenda.place(self.segment.key) if self.segment else -1
        return not places or here > places[-1]

    def waits(self, comment: Comment) -> bool:
        """Whether a comment is not shown to others yet, as comments are shown in this workshop.

        One that was lifted to the wall does not wait.
        """
        if comment.key in self.pinned or self.how_shown is Showing.AT_ONCE:
            return False
        if self.how_shown is Showing.AFTER_ROUND:
            return not self.round_over(comment.round)
        return comment.key not in self.approved

    def may_be_seen(self, comment: Comment) -> bool:
        """Whether a comment may stand on the wall and on the phones of others."""
        return self._sight()(comment)

    def _sight(self) -> Callable[[Comment], bool]:
        """`may_be_seen` for many comments: what holds for all of them is reckoned once."""
        away = self.hidden.union(*(merge.sources for merge in self.merges))
        if self.how_shown is Showing.AFTER_ROUND:
            over = {n: self.round_over(n) for n in range(self.agenda.rounds + 1)}

            def waits(comment: Comment) -> bool:
                return not over.get(comment.round, True) and comment.key not in self.pinned
        elif self.how_shown is Showing.AT_ONCE:
            return lambda comment: comment.key not in away
        else:
            waits = self.waits
        return lambda comment: comment.key not in away and not waits(comment)

    def waiting(self) -> tuple[Comment, ...]:
        """What the desk has to approve, oldest first."""
        if self.how_shown is not Showing.AFTER_APPROVAL:
            return ()
        return tuple(c for c in self.comments if c.key not in self.hidden and self.waits(c))

    def shown_comments(self, *, case: str | None = None) -> Iterator[Comment]:
        """What may be seen on wall and phones, newest first."""
        may_be_seen = self._sight()
        for comment in reversed(self.comments):
            if case in {None, comment.case} and may_be_seen(comment):
                yield comment

    def agreeing(self) -> Counter[str]:
        """How many agree with each comment, by its key."""
        last = {(one.comment, one.mark): one.agreed for one in self.agreements}
        return Counter(comment for (comment, _mark), agreed in last.items() if agreed)


@singledispatch
def after(event: Event, live: Live) -> Live:
    """The workshop as it stands after an event. Pure, and in constant time for a comment.

    Law: any split of a log over any number of readings folds to the same `Live`.
    """
    raise TypeError(f"nothing says what {type(event).__name__} does to a workshop")
