"""What has to be done before the day, by when, and whether it is done."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Final

from parastaminen_nb.core.errors import N_
from parastaminen_nb.core.letters import Letter, addressees, is_full, written
from parastaminen_nb.core.live import Live, Phase
from parastaminen_nb.core.readiness import outdated
from parastaminen_nb.core.workshop import Part, Place


class Task(StrEnum):
    """Something to do before the day, in the order in which it is due."""

    CASES = "cases"
    INVITATIONS = "invitations"
    CARDS = "cards"
    PEOPLE = "people"
    ROTATION = "rotation"
    ROOMS = "rooms"
    TEST = "test"
    PRINTED = "printed"
    REMINDER = "reminder"


DAYS_BEFORE: Final = {
    Task.CASES: 42,
    Task.INVITATIONS: 28,
    Task.CARDS: 14,
    Task.PEOPLE: 10,
    Task.ROTATION: 7,
    Task.ROOMS: 7,
    Task.TEST: 3,
    Task.PRINTED: 2,
    Task.REMINDER: 1,
}
"""Days before the workshop. Presenters need two weeks for a card, people four for their diaries."""

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
    """One task: its day on the workshop's wall (None without a day), and whether it is done.

    `count` is how much of it is done, of how much, where the plan can tell.
    """

    task: Task
    days_before: int
    day: date | None
    by_plan: bool
    by_hand: bool
    standing: Standing
    count: tuple[int, int] | None = None

    @property
    def done(self) -> bool:
        return self.by_plan or self.by_hand


@dataclass(frozen=True, slots=True)
class Checklist:
    """All tasks, first due first.

    >>> [due.task.value for due in checklist(Live(), datetime(2027, 3, 1)).due][:3]
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
    """The tasks of a workshop as they stand at `now` (aware). Once it is over nothing is late."""
    return Checklist(tuple(_due(live, now)))


def task_name(task: Task, place: Place) -> str:
    """What a task is called: a marked sentence, which for the rooms depends on the place."""
    return _ROOMS[place] if task is Task.ROOMS else _NAMES[task]


def _due(live: Live, now: datetime) -> Iterator[Due]:
    workshop = live.workshop
    today = workshop.local(now).date() if workshop.day else None
    over = live.phase is Phase.ENDED or (today and workshop.day and today > workshop.day)
    for task, days in DAYS_BEFORE.items():
        day = workshop.day - timedelta(days=days) if workshop.day else None
        count = _count(live, task)
        by_plan = bool(count and count[1] and count[0] >= count[1])
        by_hand = task.value in live.ticked and task not in SHOWN_BY_PLAN
        standing = Standing.AHEAD
        if by_plan or by_hand:
            standing = Standing.DONE
        elif day and today and today >= day and not over:
            standing = Standing.TODAY if today == day else Standing.LATE
        yield Due(task, days, day, by_plan, by_hand, standing, count)


def _count(live: Live, task: Task) -> tuple[int, int] | None:
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
