"""What can happen to what people write: comments, their prompts, marks, answers and notes.

`at` is None where the workshop is anonymous and no time is kept.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from parastaminen_nb.core.comments import Comment
from parastaminen_nb.core.event import Event
from parastaminen_nb.core.said import Agreement, Answer, Merge, Note
from parastaminen_nb.core.workshop import Showing


@dataclass(frozen=True, slots=True)
class CommentWritten(Event):
    """Somebody wrote this."""

    comment: Comment

    @property
    def once(self) -> str:
        return f"comment {self.comment.key}"


@dataclass(frozen=True, slots=True)
class CommentEdited(Event):
    """Who wrote a comment has put it into these words; the earlier ones are not shown any more."""

    comment: str
    text: str
    at: datetime | None = None


@dataclass(frozen=True, slots=True)
class CommentTakenBack(Event):
    """Who wrote a comment, or entered it at the desk, has taken it back."""

    comment: str
    at: datetime | None = None


@dataclass(frozen=True, slots=True)
class CommentHidden(Event):
    """A comment is kept from wall and phones, or (hidden=False) shown again."""

    comment: str
    hidden: bool
    at: datetime


@dataclass(frozen=True, slots=True)
class CommentPinned(Event):
    """A comment stays on the wall, or (pinned=False) does no longer."""

    comment: str
    pinned: bool
    at: datetime


@dataclass(frozen=True, slots=True)
class CommentsApproved(Event):
    """These comments may be seen where comments wait for approval, or (False) may not."""

    comments: tuple[str, ...]
    approved: bool
    at: datetime


@dataclass(frozen=True, slots=True)
class CommentsMerged(Event):
    """One comment is shown for several that say the same, or (merged=False) each for itself."""

    merge: Merge
    merged: bool
    at: datetime


@dataclass(frozen=True, slots=True)
class CommentAgreed(Event):
    """Somebody agrees with a comment, or does no longer."""

    agreement: Agreement
    at: datetime | None = None


@dataclass(frozen=True, slots=True)
class CommentAnswered(Event):
    """The presenter of a case answers a comment with this; without text there is no answer."""

    answer: Answer
    at: datetime


@dataclass(frozen=True, slots=True)
class CommentThanked(Event):
    """The presenter of a case thanks for a comment, or (thanked=False) does not."""

    comment: str
    thanked: bool
    at: datetime


@dataclass(frozen=True, slots=True)
class ShowingChosen(Event):
    """From now on others see comments at once, after the round, or after approval."""

    showing: Showing
    at: datetime


@dataclass(frozen=True, slots=True)
class PromptOpened(Event):
    """A key prompt can be answered, or (open=False) can not."""

    prompt: str
    open: bool
    at: datetime


@dataclass(frozen=True, slots=True)
class NoteWritten(Event):
    """A facilitator's own note reads like this; without text it is thrown away."""

    note: Note
    at: datetime
