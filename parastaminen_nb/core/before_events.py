"""What happens before the day: letters, the checklist, and organisations that ask to come."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from parastaminen_nb.core.event import Event
from parastaminen_nb.core.letters import Sending


@dataclass(frozen=True, slots=True)
class LetterSent(Event):
    """A letter was given to the mail server, and this became of it."""

    sending: Sending

    @property
    def once(self) -> str:
        it = self.sending
        return f"letter {it.letter.value} {it.person} {it.case} {it.at.isoformat()}"


@dataclass(frozen=True, slots=True)
class TaskTicked(Event):
    """Something on the checklist is done, or (done=False) is not."""

    task: str
    done: bool
    at: datetime


@dataclass(frozen=True, slots=True)
class SignupOpened(Event):
    """Organisations can ask for this workshop, or (open=False) no longer."""

    open: bool
    at: datetime


@dataclass(frozen=True, slots=True)
class SignupCame(Event):
    """Somebody filled the sign-up form. What they wrote is personal and lies elsewhere."""

    key: str
    at: datetime

    @property
    def once(self) -> str:
        return f"signup {self.key}"


@dataclass(frozen=True, slots=True)
class SignupErased(Event):
    """What somebody wrote in the sign-up form was removed for good."""

    key: str
    at: datetime
