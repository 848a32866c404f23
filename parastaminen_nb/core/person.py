"""Somebody who takes part in a workshop, and what they do in it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Role(StrEnum):
    """What a person does in the workshop. Only participants rotate."""

    PARTICIPANT = "participant"
    PRESENTER = "presenter"
    HOST = "host"
    FACILITATOR = "facilitator"


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who takes part. `key` is short, stable and says nothing about them."""

    key: str
    name: str
    unit: str = ""
    role: Role = Role.PARTICIPANT
    email: str = ""
    language: str = ""
    needs: str = ""
    """What they need to take part: an interpreter, a place for a wheelchair."""
    wishes: tuple[str, ...] = ()
    """Keys of the cases that they would rather hear, the dearest first."""
    accepted: bool | None = None
    """Whether they come; None while they have not answered."""
    position: str = ""
    """What they do at work or are to the matter: supervisor, planner, resident."""
    remote: bool = False
    """Whether they take part from elsewhere while others are in the room."""

    @property
    def first_name(self) -> str:
        return self.name.strip().partition(" ")[0]

    @property
    def short_name(self) -> str:
        """First name and initial, as it stands on the wall and on phones: "Antti R."."""
        first, _, rest = self.name.strip().partition(" ")
        last = rest.split()[-1] if rest.split() else ""
        return f"{first} {last[0]}." if last else first
