"""The sheet of the checklist: what has to be done and how many days before."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Final

from parastaminen_nb.core import plan_words as words
from parastaminen_nb.core.checklist import todo_name
from parastaminen_nb.core.checklist_editing import MOST_DAYS, own_key
from parastaminen_nb.core.errors import N_, Sentence
from parastaminen_nb.core.todos import Todo
from parastaminen_nb.core.workshop import Place
from parastaminen_nb.exchange.plan_book import values
from parastaminen_nb.exchange.plan_book.fields import Field, Row, Rows, number
from parastaminen_nb.exchange.plan_book.reading_rows import read_each
from parastaminen_nb.exchange.table import Cell
from parastaminen_nb.i18n import LANGUAGES, Translator, translator

NAME: Final = N_("Checklist")
DAY: Final = N_("Due on")
_NEW_DAYS: Final = 7


def _shown(todo: Todo, _: Translator) -> Cell:
    return _.say(todo_name(todo, Place.ON_SITE)) or None


FIELDS: Final = (
    Field(
        "title",
        words.TODO["title"],
        N_("Grey are the usual words. Write over them, or add a row with something of your own."),
        52,
        wrap=True,
        shown=_shown,
    ),
    Field(
        "days",
        words.TODO["days"],
        N_("How many days before the workshop it is due, {least}–{most}."),
        14,
        **number(0, MOST_DAYS),
    ),
)


def named(todos: Iterable[Todo], place: Place, _: Translator) -> tuple[Todo, ...]:
    """What is to be done as it stands on the sheet: in words that fit the place."""
    return tuple(replace(todo, title=_.say(todo_name(todo, place))) for todo in todos)


def is_usual(todo: Todo, field: str) -> bool:
    """Whether the usual words stand in a cell."""
    return field == "title" and not _own_words(todo)


def read_todos(rows: Rows, before: tuple[Todo, ...]) -> tuple[Todo, ...]:
    """What the sheet says, in its order; the usual words are no words of their own."""
    return read_each(rows, before, lambda row, taken, _above: _todo(rows, row, taken))


def _todo(rows: Rows, row: Row, taken: set[str]) -> Todo | None:
    days, title = row.values["days"], row.values["title"]
    if days is None:
        days = row.old.days if row.old else _NEW_DAYS
        message = N_("It has no days. It was read as {n} days before the workshop.")
        column = rows.columns.get("days", "")
        rows.tell(row.number, column, Sentence(message, {"n": days}), note=True)
    todo = Todo(row.key or own_key(title, taken), days, title)
    if todo.task is None and not title:
        message = N_("Write what has to be done. The row was left out.")
        rows.tell(row.number, rows.columns.get("title", ""), Sentence(message))
        return None
    return replace(todo, title=_own_words(todo))


def _own_words(todo: Todo) -> str:
    """The title, or nothing where the usual words stand there in any of our languages."""
    if todo.task is None:
        return todo.title
    usual = (todo_name(replace(todo, title=""), place) for place in Place)
    said = [translator(language).say(words) for words in usual for language in LANGUAGES]
    return "" if any(values.same(todo.title, words) for words in said) else todo.title
