"""The checklist as it is written: other days, other words, things of one's own."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace
from hashlib import blake2s
from itertools import chain, count
from typing import Final

from parastaminen_nb.core.editing import whole
from parastaminen_nb.core.errors import N_, WorkshopError
from parastaminen_nb.core.todos import USUAL_TODOS, Todo
from parastaminen_nb.core.workshop import Workshop

MOST_DAYS: Final = 365
MOST_TODOS: Final = 40


def with_todo_added(workshop: Workshop, title: str, days: str) -> Workshop:
    """The workshop with one more thing to do, `days` before it.

    >>> bare = Workshop("w", "W", todos=())
    >>> [(todo.title, todo.days) for todo in with_todo_added(bare, " Order  coffee ", "3").todos]
    [('Order coffee', 3)]
    """
    words = _words(title)
    if len(workshop.todos) >= MOST_TODOS:
        raise WorkshopError(
            N_("More than {most} things are too many for one checklist. Take one away first."),
            most=MOST_TODOS,
        )
    todo = Todo(own_key(words, {todo.key for todo in workshop.todos}), _days(days), words)
    return _in_order(workshop, [*workshop.todos, todo])


def with_todo_written(workshop: Workshop, key: str, field: str, value: str) -> Workshop:
    """The workshop after the "title" or the "days" of something to do were written.

    What is usual has its usual words again where its title is emptied.
    """
    todos = []
    for todo in workshop.todos:
        if todo.key == key and field == "days":
            todos.append(replace(todo, days=_days(value)))
        elif todo.key == key and field == "title":
            empty = todo.task is not None and not value.strip()
            todos.append(replace(todo, title="" if empty else _words(value)))
        else:
            todos.append(todo)
    return _in_order(workshop, todos)


def without_todo(workshop: Workshop, key: str) -> Workshop:
    """The workshop with one thing less to do. An unknown key is none."""
    return replace(workshop, todos=tuple(todo for todo in workshop.todos if todo.key != key))


def with_usual_todos(workshop: Workshop) -> Workshop:
    """The workshop with all that is usual, on its usual days; what is its own stays."""
    return _in_order(workshop, [*USUAL_TODOS, *_own(workshop.todos)])


def is_usual(todos: Sequence[Todo]) -> bool:
    """Whether all that is usual is there, in its words and on its days, whatever else is."""
    own = _own(todos)
    return {todo for todo in todos if todo not in own} == set(USUAL_TODOS)


def own_key(title: str, taken: Collection[str]) -> str:
    """A key for something of one's own. It follows from the words, so that a tick belongs to what
    was ticked and not to what is added after it was taken away."""
    key = f"own-{blake2s(title.encode(), digest_size=4).hexdigest()}"
    numbered = (f"{key}-{n}" for n in count(2))
    return next(one for one in chain((key,), numbered) if one not in taken)


def _in_order(workshop: Workshop, todos: Sequence[Todo]) -> Workshop:
    """The workshop with these, what is due first before the others."""
    return replace(workshop, todos=tuple(sorted(todos, key=lambda todo: -todo.days)))


def _own(todos: Sequence[Todo]) -> tuple[Todo, ...]:
    return tuple(todo for todo in todos if todo.task is None)


def _words(title: str) -> str:
    words = " ".join(title.split())
    if not words:
        raise WorkshopError(N_("Write what has to be done."))
    return words


def _days(value: str) -> int:
    return whole(value, 0, MOST_DAYS, N_("Enter how many days before, {least}–{most}."))
