"""What the number of people asks of the rooms and of those who present: how many tables at once,
how large, how many for each case, and what would help where that is too much."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from parastaminen_nb.core.errors import N_, NN_, Sentence, WorkshopError
from parastaminen_nb.core.letters import presenters
from parastaminen_nb.core.rotation.sizing import MOST_PEOPLE, crowds
from parastaminen_nb.core.workshop import MOST_CASES, GroupSize, Variant, Workshop

MANY_TABLES: Final = 4
"""At so many tables of one case nobody follows the case any more, whoever presents it."""

_LARGEST_TABLE: Final = 10
"""At a larger table half of the people only listen."""
_MOST_TIMES: Final = 5


@dataclass(frozen=True, slots=True)
class Crowd:
    """How many people sit at how many tables at a time, at most `each` of them at one case.

    >>> Crowd(200, 3, 30, 10, GroupSize(6, 7)).each
    10
    """

    people: int
    cases: int
    tables: int
    each: int
    made: GroupSize
    """The smallest and the largest table that comes of it."""

    @classmethod
    def at(cls, people: int, cases: int, size: GroupSize) -> Crowd:
        """For these numbers. Raises `WorkshopError` where nobody can be seated so."""
        found = [crowd for crowd in crowds(people, cases, size) if crowd.tables]
        least = min(crowd.people // crowd.tables for crowd in found)
        most = max(-(-crowd.people // crowd.tables) for crowd in found)
        tables = sum(crowd.tables for crowd in found)
        each = max(crowd.tables for crowd in found)
        return cls(people, cases, tables, each, GroupSize(least, most))

    @classmethod
    def of(cls, workshop: Workshop) -> Crowd | None:
        """For the people and cases of a workshop; None while they are not known or do not fit."""
        people = expected_people(workshop)
        return _tried(people, len(workshop.cases), workshop.group_size) if people else None

    def said(self) -> Sentence:
        """The numbers in one sentence."""
        size = N_("{least}–{most}") if self.made.least != self.made.most else "{most}"
        blanks = {"least": self.made.least, "most": self.made.most}
        return Sentence(
            N_(
                "{people} people and {cases} cases need {tables} of {size} people: {each} for "
                "each case at a time."
            ),
            {
                "people": self.people,
                "cases": self.cases,
                "tables": Sentence(_TABLES, {"n": self.tables}),
                "each": Sentence(_TABLES, {"n": self.each}),
                "size": Sentence(size, blanks),
            },
        )


_TABLES: Final = NN_("{n} table", "{n} tables")


@dataclass(frozen=True, slots=True)
class CrowdFound:
    """What is to be known of a crowd: the numbers, what is wrong with them, and what would help.

    Nothing is wrong where `seats`, `idle`, `rooms` and `presenters` are None.
    """

    said: Sentence | None = None
    seats: Sentence | None = None
    """Why nobody can be seated so."""
    idle: Sentence | None = None
    """Cases that would have nobody."""
    rooms: Sentence | None = None
    """Tables that are lacking."""
    presenters: Sentence | None = None
    """Presenters who would have to be at several tables."""
    offers: tuple[Sentence, ...] = ()

    @property
    def sentences(self) -> tuple[Sentence, ...]:
        """All of it, one after another."""
        return (*((self.said,) if self.said else ()), *self.wrong, *self.offers)

    @property
    def wrong(self) -> tuple[Sentence, ...]:
        """What cannot be as it is, the gravest first; nothing where all is well."""
        found = (self.seats, self.idle, self.rooms, self.presenters)
        return tuple(sentence for sentence in found if sentence)


def expected_people(workshop: Workshop) -> int:
    """How many rotate: those on the list, or as many as are expected while that is more."""
    return max(workshop.expected, len(workshop.participants))


def crowd_of(workshop: Workshop) -> CrowdFound | None:
    """What the people of a workshop ask for; None while people or cases are not known.

    Before there is a case it is told whether the rooms hold them.
    """
    people, cases = expected_people(workshop), len(workshop.cases)
    if people and not cases:
        return _held(workshop, people)
    if not people:
        return None
    try:
        crowd = Crowd.at(people, cases, workshop.group_size)
    except WorkshopError as trouble:
        return CrowdFound(seats=trouble.sentence)
    rooms, presenting = _rooms(workshop, crowd), _presenting(workshop, crowd)
    offers = tuple(_offers(workshop, crowd)) if rooms or presenting else ()
    return CrowdFound(crowd.said(), None, _idle(workshop, crowd), rooms, presenting, offers)


def _held(workshop: Workshop, people: int) -> CrowdFound | None:
    crowd = _tried(people, 1, workshop.group_size)
    rooms = crowd and _rooms(workshop, crowd)
    if not crowd or not rooms:
        return None
    return CrowdFound(rooms=rooms, offers=tuple(_more_rooms(workshop, crowd)))


def _idle(workshop: Workshop, crowd: Crowd) -> Sentence | None:
    least = workshop.group_size.least
    idle = crowd.cases - min(crowd.cases, crowd.people // least)
    message = NN_(
        "{n} case would have a break in every round: {cases} cases need at least {needed} people.",
        "{n} cases would have a break in every round: {cases} cases need at least {needed} people.",
    )
    blanks = {"n": idle, "cases": crowd.cases, "needed": crowd.cases * least}
    return Sentence(message, blanks) if idle else None


def _rooms(workshop: Workshop, crowd: Crowd) -> Sentence | None:
    rooms = workshop.rooms
    message = NN_(
        "There is only {n} table or small room for at most {hold} people. {tables} are needed.",
        "There are only {n} tables or small rooms for at most {hold} people. {tables} are needed.",
    )
    blanks = {"n": rooms, "hold": rooms * workshop.group_size.most, "tables": crowd.tables}
    return Sentence(message, blanks) if 0 < rooms < crowd.tables else None


def _presenting(workshop: Workshop, crowd: Crowd) -> Sentence | None:
    alone = tuple(c.letter for c in workshop.cases if len(presenters(workshop, c)) < crowd.each)
    if workshop.variant is Variant.ROTATING and crowd.each > 1 and alone:
        message = NN_(
            "Nobody can present at {each} tables at once. Case {letters} has too few presenters.",
            "Nobody can present at {each} tables at once. Cases {letters} have too few presenters.",
        )
        return Sentence(message, {"each": crowd.each, "letters": alone, "n": len(alone)})
    if crowd.each >= MANY_TABLES:
        message_for_many = N_("A presenter cannot answer questions at {tables} tables at once.")
        return Sentence(message_for_many, {"tables": crowd.each})
    return None


def _more_rooms(workshop: Workshop, crowd: Crowd) -> Iterator[Sentence]:
    lacking = crowd.tables - workshop.rooms if workshop.rooms else 0
    if lacking > 0:
        message = NN_("Book {n} table or small room more.", "Book {n} tables or small rooms more.")
        yield Sentence(message, {"n": lacking})
        largest = -(-crowd.people // workshop.rooms)
        if workshop.group_size.most < largest <= _LARGEST_TABLE:
            yield Sentence(N_("Let {most} people sit at a table."), {"most": largest})


def _offers(workshop: Workshop, crowd: Crowd) -> Iterator[Sentence]:
    yield from _more_rooms(workshop, crowd)
    if crowd.each > 1:
        if workshop.variant is Variant.ROTATING:
            yield Sentence(
                N_("Find {tables} presenters for each case, one for each table."),
                {"tables": crowd.each},
            )
            yield Sentence(N_("Hear the cases all together; then the tables need no presenter."))
        yield from _more_cases(workshop, crowd)
    yield from _more_times(workshop, crowd)


def _more_cases(workshop: Workshop, crowd: Crowd) -> Iterator[Sentence]:
    for cases in range(crowd.cases + 1, MOST_CASES + 1):
        other = _tried(crowd.people, cases, workshop.group_size)
        if other and other.each < min(crowd.each, MANY_TABLES):
            yield _with_cases(cases, other)
            return
    other = _tried(crowd.people, MOST_CASES, workshop.group_size)
    if other and other.each < crowd.each:
        yield _with_cases(MOST_CASES, other)


def _with_cases(cases: int, crowd: Crowd) -> Sentence:
    message = NN_(
        "Take {cases} cases; then each has {n} table at a time.",
        "Take {cases} cases; then each has {n} tables at a time.",
    )
    return Sentence(message, {"cases": cases, "n": crowd.each})


def _more_times(workshop: Workshop, crowd: Crowd) -> Iterator[Sentence]:
    """The fewest workshops, one after another, in which the tables suffice."""
    alone = workshop.variant is Variant.ROTATING and crowd.each < MANY_TABLES
    wanted = 1 if alone else MANY_TABLES - 1
    if crowd.each <= wanted and not 0 < workshop.rooms < crowd.tables:
        return
    for times in range(2, _MOST_TIMES + 1):
        people = -(-crowd.people // times)
        other = _tried(people, crowd.cases, workshop.group_size)
        if other is None or other.each > wanted or 0 < workshop.rooms < other.tables:
            continue
        yield Sentence(
            NN_(
                "Hold the workshop {times} times for about {people} people; then each case has "
                "{n} table at a time.",
                "Hold the workshop {times} times for about {people} people; then each case has "
                "{n} tables at a time.",
            ),
            {"times": times, "people": people, "n": other.each},
        )
        return


def _tried(people: int, cases: int, size: GroupSize) -> Crowd | None:
    if not cases or people > MOST_PEOPLE:
        return None
    try:
        return Crowd.at(people, cases, size)
    except WorkshopError:
        return None
