"""Small things that are said around the comments: to the room, about a comment, for oneself."""

from __future__ import annotations

from dataclasses import dataclass

EVERYONE = ""
"""Whom an announcement is for: everyone, a case by its key ("a"), or a table ("A1")."""


@dataclass(frozen=True, slots=True)
class Announcement:
    """What the facilitator tells everyone, those at one case, or those at one table.

    A new one for the same people takes the place of the old; without `text` there is none.

    >>> Announcement("Ikkunat auki.").reaches("b", "B2")
    True
    >>> Announcement("Tulkaa etupöytään.", "A1").reaches("a", "A2")
    False
    """

    text: str
    to: str = EVERYONE

    def reaches(self, case: str, table: str) -> bool:
        """Whether those who sit at this case and table (its label) are told."""
        return self.to in {EVERYONE, case, table}


@dataclass(frozen=True, slots=True)
class Merge:
    """Comments that say the same: `shown` stands for all, `sources` are kept behind it."""

    shown: str
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Agreement:
    """Somebody agrees with a comment, or does no longer.

    `mark` tells one mark from another and never whose it is: it is made of the device and the
    comment together, so that two marks of one device have nothing in common. Where the workshop
    is anonymous it is random.
    """

    comment: str
    mark: str
    agreed: bool = True


@dataclass(frozen=True, slots=True)
class Answer:
    """What the presenter of the case answers to a comment."""

    comment: str
    text: str


@dataclass(frozen=True, slots=True)
class Note:
    """A facilitator's own note, seen at the desk and in what is exported, and nowhere else."""

    key: str
    text: str
    case: str = ""
    round: int | None = None


@dataclass(frozen=True, slots=True)
class Secretary:
    """Which phone writes for a table in a round. `holder` is a random word that it was given."""

    round: int
    case: str
    table: int
    holder: str

    @property
    def place(self) -> tuple[int, str, int]:
        return self.round, self.case, self.table
