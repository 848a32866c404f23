"""A workshop as it is planned: its basics, its cases and its people.

All that a workshop is made of is imported from here.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum
from typing import TypeVar
from zoneinfo import ZoneInfo

from parastaminen_nb.core.case import CARD_QUESTIONS, Card, Case
from parastaminen_nb.core.errors import N_, WorkshopError
from parastaminen_nb.core.missing import Missing, Part, lacking
from parastaminen_nb.core.person import Person, Role
from parastaminen_nb.core.prompts import USUAL_PROMPTS, Prompt
from parastaminen_nb.core.todos import USUAL_TODOS, Todo

__all__ = [
    "CARD_QUESTIONS",
    "LETTERS",
    "MOST_CASES",
    "Anonymity",
    "Card",
    "Case",
    "GroupSize",
    "Missing",
    "Part",
    "Person",
    "Place",
    "Role",
    "Showing",
    "Variant",
    "Workshop",
]

LETTERS = "ABCDEFGH"
MOST_CASES = len(LETTERS)


class Variant(StrEnum):
    """How the cases are heard."""

    COMMON = "common"
    """All hear all presentations together; the rounds are only discussion."""
    ROTATING = "rotating"
    """Each group hears a case when it reaches it."""


class Place(StrEnum):
    """Where the people are."""

    ON_SITE = "on_site"
    REMOTE = "remote"
    HYBRID = "hybrid"


class Anonymity(StrEnum):
    """Who can know who wrote a comment. Chosen before the doors open and told to every writer."""

    NAMED = "named"
    FACILITATORS = "facilitators"
    UNNAMED = "unnamed"
    """The comment is stored without its writer, with the time it came."""
    ANONYMOUS = "anonymous"
    """Nothing is stored that could tell who wrote: no writer, no device, no time but the round,
    no order within it. It cannot be taken back."""


class Showing(StrEnum):
    """When the others see a comment."""

    AT_ONCE = "at_once"
    AFTER_ROUND = "after_round"
    AFTER_APPROVAL = "after_approval"


@dataclass(frozen=True, slots=True)
class GroupSize:
    """How many people sit at one table, both ends included."""

    least: int = 4
    most: int = 7

    def __post_init__(self) -> None:
        if not 1 <= self.least <= self.most:
            raise WorkshopError(
                N_(
                    "A group of {least} to {most} people cannot be. "
                    "Give the smaller number first, at least 1."
                ),
                least=self.least,
                most=self.most,
            )

    def __contains__(self, people: int) -> bool:
        return self.least <= people <= self.most


@dataclass(frozen=True, slots=True)
class Workshop:
    """What is decided before the day. Times are aware; `minutes` is the whole length.

    >>> workshop = Workshop(key="w1", title="Yhdessä vähemmän yksin")
    >>> workshop.variant, workshop.minutes, workshop.group_size
    (<Variant.COMMON: 'common'>, 120, GroupSize(least=4, most=7))
    """

    key: str
    title: str
    organisation: str = ""
    aim: str = ""
    starts_at: datetime | None = None
    zone: str = "Europe/Helsinki"
    minutes: int = 120
    language: str = "fi"
    venue: str = ""
    """Where people go, in words: the house, street and room, or the address of the meeting."""
    contact: str = ""
    """Who answers questions about it, as it stands under the letters."""
    variant: Variant = Variant.COMMON
    place: Place = Place.ON_SITE
    anonymity: Anonymity = Anonymity.UNNAMED
    group_size: GroupSize = GroupSize()
    cases: tuple[Case, ...] = ()
    people: tuple[Person, ...] = ()
    expected: int = 0
    """How many participants are expected; 0 while nobody has said."""
    rooms: int = 0
    """How many tables, or small rooms on the net, there are; 0 while nobody has said."""
    question: str = ""
    """The question that the tables discuss."""
    prompts: tuple[Prompt, ...] = USUAL_PROMPTS
    showing: Showing = Showing.AT_ONCE
    secretary: bool = False
    """Whether one person writes for each table."""
    code: str = ""
    """The join code that stands on the wall: a word and two digits, "KUUSI 42"."""
    site: str = ""
    """Where phones open the participants' pages, as somebody wrote it ("https://kuusi.fi");
    empty: what the server knows itself."""
    todos: tuple[Todo, ...] = USUAL_TODOS
    """What has to be done before the day, by when."""

    def __post_init__(self) -> None:
        if self.starts_at is not None and self.starts_at.tzinfo is None:
            raise ValueError("starts_at needs a time zone")
        if len(self.cases) > MOST_CASES:
            raise WorkshopError(
                N_(
                    "{cases} cases do not fit into one workshop. The most is {most}: "
                    "leave some for another day."
                ),
                cases=len(self.cases),
                most=MOST_CASES,
            )

    def local(self, moment: datetime) -> datetime:
        """The moment as the clock on the workshop's wall shows it."""
        return moment.astimezone(ZoneInfo(self.zone))

    @property
    def day(self) -> date | None:
        return self.local(self.starts_at).date() if self.starts_at else None

    @property
    def invited(self) -> tuple[Person, ...]:
        """Those who are asked to rotate, whatever they have answered."""
        return tuple(person for person in self.people if person.role is Role.PARTICIPANT)

    @property
    def participants(self) -> tuple[Person, ...]:
        """Those who rotate, in the order of the list: not who has said that they do not come."""
        return tuple(person for person in self.invited if person.accepted is not False)

    def case(self, key: str) -> Case:
        return _found(self.cases, key)

    def person(self, key: str) -> Person:
        return _found(self.people, key)

    def with_cases(self, *cases: Case) -> Workshop:
        """The same workshop with these cases, lettered in their order."""
        lettered = tuple(
            replace(case, key=LETTERS[place].lower() if place < MOST_CASES else case.key)
            for place, case in enumerate(cases)
        )
        return replace(self, cases=lettered)

    def missing(self) -> tuple[Missing, ...]:
        """What still has to be decided before the workshop can be held, most basic first.

        `readiness` says the same of the whole plan, with its agenda and rotation.

        >>> [gap.message for gap in Workshop("w1", "Kevät").missing()][:2]
        ['Choose the day and the hour.', 'Add at least one case.']
        """
        return tuple(lacking(self))


_Keyed = TypeVar("_Keyed", Case, Person)


def _found(things: tuple[_Keyed, ...], key: str) -> _Keyed:
    for thing in things:
        if thing.key == key:
            return thing
    raise KeyError(key)
