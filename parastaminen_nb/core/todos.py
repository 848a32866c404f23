"""What has to be done before the day: what usually is, and what a plan has of its own."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Final


class Task(StrEnum):
    """Something that usually has to be done, in the order in which it is due."""

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


@dataclass(frozen=True, slots=True)
class Todo:
    """One line of the checklist, due `days` before the workshop.

    `key` is the value of a `Task`, or its own. An empty title is the usual words of the task.

    >>> Todo("cards", 21).task, Todo("coffee", 3, "Order the coffee").task
    (<Task.CARDS: 'cards'>, None)
    """

    key: str
    days: int
    title: str = ""

    @property
    def task(self) -> Task | None:
        """What of the usual it is; None for something of the plan's own."""
        return Task(self.key) if self.key in _TASKS else None


_TASKS: Final = frozenset(Task)
USUAL_TODOS: Final = tuple(Todo(task.value, days) for task, days in DAYS_BEFORE.items())
