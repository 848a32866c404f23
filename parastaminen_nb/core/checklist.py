"""What has to be done before the day, by when, and whether it is done."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Final

from parastaminen_nb.core.errors import N_, Sentence
from parastaminen_nb.core.letters import Letter, addressees, is_full, written
from parastaminen_nb.core.live import Live, Phase
from parastaminen_nb.core.readiness import outdated
from parastaminen_nb.core.todos import DAYS_BEFORE, Task, Todo
from parastaminen_nb.core.workshop import Part, Place, Workshop

PART_OF: Final = {
    Task.CASES: Part.CASES,
    Task.INVITATIONS: Part.INVITATIONS,
    Task.CARDS: Part.CASES,
    Task.PEOPLE: Part.PEOPLE,
    Task.ROTATION: Part.ROTATION,
    Task.REMINDER: Part.INVITATIONS,
    Task.PRINTED: Part.MATERIALS,
}
"""Where in the plan it is done; what is not here is done elsewhere."""

SHOWN_BY_PLAN: Final = frozenset({Task.CASES, Task.PEOPLE, Task.ROTATION})
"""What the plan shows better than anybody could say; nobody ticks it."""


class Standing(StrEnum):
    """How a task stands at a moment."""

    DONE = "done"
    LATE = "late"
    TODAY = "today"
    AHEAD = "ahead"


@dataclass(frozen=True, slots=True)
class Due:
    """One thing to do: its day on the workshop's wall (None without a day), and whether it is done.

    `count` is how much of it is done, of how much, where the plan can tell.
    """

    todo: Todo
    day: date | None
    by_plan: bool
    by_hand: bool
    standing: Standing
    count: tuple[int, int] | None = None

    @property
    def task(self) -> Task | None:
        """What of the usual it is; None for something of the plan's own."""
        return self.todo.task

    @property
    def done(self) -> bool:
        return self.by_plan or self.by_hand


@dataclass(frozen=True, slots=True)
class Checklist:
    """All that is to be done, first due first.

    >>> [due.todo.key for due in checklist(Live(), datetime(2027, 3, 1)).due][:3]
    ['cases', 'invitations', 'cards']
    """

    due: tuple[Due, ...]

    @property
    def open(self) -> tuple[Due, ...]:
        return tuple(due for due in self.due if not due.done)

    @property
    def late(self) -> tuple[Due, ...]:
        return tuple(due for due in self.due if due.standing is Standing.LATE)


def checklist(live: Live, now: datetime) -> Checklist:
    """What is to be done before a workshop, as it stands at `now` (aware). Once it is over nothing
    is late."""
    return Checklist(tuple(_due(live, now)))


def todo_name(todo: Todo, place: Place) -> Sentence | str:
    """What it is called: somebody's own words, or the usual ones, which for the rooms depend on
    the place.

    >>> str(todo_name(Todo("rooms", 7), Place.REMOTE))
    'The meeting link and its small rooms are ready'
    """
    if todo.title or todo.task is None:
        return todo.title
    return Sentence(_ROOMS[place] if todo.task is Task.ROOMS else _NAMES[todo.task])


def days_before(workshop: Workshop, task: Task) -> int:
    """How many days before the workshop something is due; as usual where it is not on its list."""
    found = (todo.days for todo in workshop.todos if todo.task is task)
    return next(found, DAYS_BEFORE[task])


def _due(live: Live, now: datetime) -> Iterator[Due]:
    workshop = live.workshop
    today = workshop.local(now).date() if workshop.day else None
    over = live.phase is Phase.ENDED or (today and workshop.day and today > workshop.day)
    for todo in sorted(workshop.todos, key=lambda todo: -todo.days):
        day = workshop.day - timedelta(days=todo.days) if workshop.day else None
        count = _count(live, todo.task)
        by_plan = bool(count and count[1] and count[0] >= count[1])
        by_hand = todo.key in live.ticked and todo.key not in SHOWN_BY_PLAN
        standing = Standing.AHEAD
        if by_plan or by_hand:
            standing = Standing.DONE
        elif day and today and today >= day and not over:
            standing = Standing.TODAY if today == day else Standing.LATE
        yield Due(todo, day, by_plan, by_hand, standing, count)


def _count(live: Live, task: Task | None) -> tuple[int, int] | None:
    """How much of a task the plan shows to be done, of how much."""
    workshop = live.workshop
    match task:
        case Task.CASES:
            named = [case.title.strip() and case.presenter.strip() for case in workshop.cases]
            return sum(map(bool, named)), len(named)
        case Task.CARDS:
            return sum(is_full(case.card) for case in workshop.cases), len(workshop.cases)
        case Task.PEOPLE:
            least = workshop.group_size.least * len(workshop.cases)
            return min(len(workshop.participants), least), least
        case Task.ROTATION:
            return int(live.rotation is not None and outdated(live) is None), 1
        case Task.INVITATIONS | Task.REMINDER:
            letter = Letter.INVITATION if task is Task.INVITATIONS else Letter.REMINDER
            have = written(live.letters, letter)
            asked = addressees(workshop, letter)
            return sum((one.person.key, "") in have for one in asked), len(asked)
    return None


_NAMES: Final = {
    Task.CASES: N_("The cases and their presenters are agreed"),
    Task.INVITATIONS: N_("The invitations are sent"),
    Task.CARDS: N_("The case cards have come"),
    Task.PEOPLE: N_("It is known who takes part"),
    Task.ROTATION: N_("Everyone has a seat in every round"),
    Task.TEST: N_("Screen, sound and network are tried out"),
    Task.PRINTED: N_("The materials are printed"),
    Task.REMINDER: N_("The reminder is sent"),
}

_ROOMS: Final = {
    Place.ON_SITE: N_("The rooms and tables are booked"),
    Place.REMOTE: N_("The meeting link and its small rooms are ready"),
    Place.HYBRID: N_("The rooms are booked and the meeting link is ready"),
}
