"""Whom a workshop writes to, who has been written to, and who has answered."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, fields
from datetime import datetime
from enum import StrEnum
from typing import Final

from parastaminen_nb.core.errors import N_, NN_, Sentence
from parastaminen_nb.core.pathway import Pathway
from parastaminen_nb.core.workshop import Card, Case, Person, Role, Workshop


class Letter(StrEnum):
    """A letter that is written before the day, or before a meeting after it."""

    INVITATION = "invitation"
    CARD = "card"
    """Asks whoever presents a case for its good-practice card."""
    REMINDER = "reminder"
    """The day before, with the reader's own tables."""
    MEETING = "meeting"
    """Invites to a meeting of the path."""
    MEETING_REMINDER = "meeting_reminder"
    """Asks those who have not answered whether they come to a meeting."""
    MEETING_MOVED = "meeting_moved"
    """Tells those who know another time or place of a meeting what holds now."""
    MEETING_CANCELLED = "meeting_cancelled"
    """Tells those who were told of a meeting that it is not held."""


class Outcome(StrEnum):
    """What became of a letter that was sent."""

    SENT = "sent"
    """The organisation's mail server took it."""
    REFUSED = "refused"
    """The server does not take mail to this address."""
    FAILED = "failed"
    """It did not leave, and can be tried again."""
    UNSURE = "unsure"
    """The connection broke in its middle: it may have left."""
    TAKEN = "taken"
    """It was taken along as a file: whether it left, nobody here knows."""


ABOUT_MEETINGS: Final = frozenset(
    {
        Letter.MEETING,
        Letter.MEETING_REMINDER,
        Letter.MEETING_MOVED,
        Letter.MEETING_CANCELLED,
    }
)


@dataclass(frozen=True, slots=True)
class Sending:
    """One letter to one person, and what became of it. Holds a key, never an address.

    `case` is the key of the case, or of the meeting, that it is about.
    """

    letter: Letter
    person: str
    outcome: Outcome
    at: datetime
    case: str = ""


@dataclass(frozen=True, slots=True)
class Addressee:
    """Who is written to, and about which case or which meeting (its key) where it is about one.

    Whoever is named with a case and not on the list of people has an empty key and no address.
    """

    person: Person
    case: str = ""


@dataclass(frozen=True, slots=True)
class Answers:
    """How many of those who rotate come, do not come, and have not answered.

    >>> print(Answers(accepted=10, declined=2, waiting=3, least=12).said())
    2 more have to accept, so that every table has people enough.
    """

    accepted: int
    declined: int
    waiting: int
    least: int
    """How many the tables need at the least."""

    @property
    def lacking(self) -> int:
        return max(0, self.least - self.accepted)

    @property
    def asked(self) -> int:
        return self.accepted + self.declined + self.waiting

    def said(self) -> Sentence:
        """What follows from the answers."""
        if not self.asked:
            return Sentence(N_("Nobody is on the list yet. Add the people first."))
        if not self.lacking:
            return Sentence(N_("Enough people have accepted for every table."))
        if self.accepted + self.waiting < self.least:
            return Sentence(
                NN_(
                    "Invite {n} more: even if all who have not answered come, the tables "
                    "do not have people enough.",
                    "Invite {n} more: even if all who have not answered come, the tables "
                    "do not have people enough.",
                ),
                {"n": self.least - self.accepted - self.waiting},
            )
        return Sentence(
            NN_(
                "{n} more has to accept, so that every table has people enough.",
                "{n} more have to accept, so that every table has people enough.",
            ),
            {"n": self.lacking},
        )


def answers(workshop: Workshop) -> Answers:
    """The answers of those who are asked to rotate."""
    said = [person.accepted for person in workshop.invited]
    least = workshop.group_size.least * len(workshop.cases)
    return Answers(said.count(True), said.count(False), said.count(None), least)


def addressees(workshop: Workshop, letter: Letter) -> tuple[Addressee, ...]:
    """Who gets this letter: for the card whoever presents a case whose card is not full, else
    all who were not the ones to invite and have not declined."""
    if letter is Letter.CARD:
        return tuple(
            Addressee(person, case.key)
            for case in workshop.cases
            if not is_full(case.card)
            for person in presenters(workshop, case)
        )
    return tuple(
        Addressee(person)
        for person in workshop.people
        if person.role is not Role.FACILITATOR and person.accepted is not False
    )


def meeting_addressees(
    workshop: Workshop, path: Pathway, letter: Letter, meeting: str
) -> tuple[Addressee, ...]:
    """Who gets a letter about a meeting (a key): of those whom the workshop writes to, all who
    have not declined it; the reminder only those who have not answered."""
    said = path.coming(meeting)
    asked = [one.person for one in addressees(workshop, Letter.INVITATION)]
    if letter is Letter.MEETING_REMINDER:
        return tuple(Addressee(person, meeting) for person in asked if person.key not in said)
    return tuple(Addressee(person, meeting) for person in asked if said.get(person.key, True))


def presenters(workshop: Workshop, case: Case) -> tuple[Person, ...]:
    """The people who present a case: those on the list whose name stands with it, else only by
    their names."""
    return tuple(_presenters(workshop, case))


def is_full(card: Card) -> bool:
    """Whether every question of the card has an answer."""
    return len(tuple(card.filled())) == len(fields(card))


def written(sendings: Iterable[Sending], letter: Letter) -> dict[tuple[str, str], datetime]:
    """When each person (key, case) was last sent this letter; only what a server took."""
    return {
        (sending.person, sending.case): sending.at
        for sending in sendings
        if sending.letter is letter and sending.outcome is Outcome.SENT
    }


def unsure(sendings: Sequence[Sending], letter: Letter) -> dict[tuple[str, str], datetime]:
    """Whom (person, case) this letter may have reached, and nobody knows; when it was sent."""
    have = written(sendings, letter)
    return {
        (sending.person, sending.case): sending.at
        for sending in sendings
        if sending.letter is letter
        and sending.outcome is Outcome.UNSURE
        and (sending.person, sending.case) not in have
    }


def _presenters(workshop: Workshop, case: Case) -> Iterator[Person]:
    for name in _NAMES.split(case.presenter):
        called = " ".join(name.split())
        if not called:
            continue
        listed = [p for p in workshop.people if called.casefold() in _called(p)]
        # Of namesakes the one who presents is meant.
        listed.sort(key=lambda person: person.role is not Role.PRESENTER)
        yield listed[0] if listed else Person("", called)


def _called(person: Person) -> set[str]:
    return {person.name.casefold(), person.short_name.casefold()}


_NAMES = re.compile(r"[,;/&+]|\b(?:ja|och|and|sekä|samt)\b")
