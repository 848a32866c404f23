"""The step of the checklist: what has to be done before the day, and by when."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime

from parastaminen_nb.core import checklist_editing as editing
from parastaminen_nb.core.checklist import (
    PART_OF,
    SHOWN_BY_PLAN,
    Checklist,
    Due,
    Standing,
    checklist,
    todo_name,
)
from parastaminen_nb.core.crowd import Crowd
from parastaminen_nb.core.errors import WorkshopError
from parastaminen_nb.core.live import Live
from parastaminen_nb.core.todos import Task
from parastaminen_nb.core.workshop import Part, Workshop
from parastaminen_nb.i18n import Translator
from parastaminen_nb.ui.blocks import noticed
from parastaminen_nb.ui.button import button
from parastaminen_nb.ui.card import card, row
from parastaminen_nb.ui.download import Download, Made
from parastaminen_nb.ui.html import Markup, Piece
from parastaminen_nb.ui.notice import Notice
from parastaminen_nb.ui.plan.due_editor import DueEditor, DueLine
from parastaminen_nb.ui.plan.due_list import DueItem, DueList
from parastaminen_nb.ui.plan.step import PlanStep, Writer

_CHIPS = {
    Standing.DONE: "pa-chip--ok",
    Standing.LATE: "pa-chip--danger",
    Standing.TODAY: "pa-chip--warn",
    Standing.AHEAD: "",
}


class TodoStep(PlanStep):
    """`told` says how it stands, `tasks` are ticked, `dates` is a calendar file of the rest.
    `change` shows in their place an `editor` of words and days, and `usual` beside it.

    `tick(task, done)` keeps what somebody ticks, `go(part)` leads to a part of the plan.
    """

    part = Part.CHECKLIST

    def __init__(  # noqa: PLR0913
        self,
        planning: Writer,
        notice: Notice,
        _: Translator,
        *,
        now: Callable[[], datetime],
        tick: Callable[[str, bool], object],
        go: Callable[[str], object],
        dates: Callable[[], Made],
    ) -> None:
        super().__init__(planning, notice, _)
        self._now, self._tick = now, tick
        self.told = Piece()
        self.tasks = DueList(watch=notice.watch)
        self.tasks.when("tick", self._ticked)
        self.tasks.when("go", go)
        self.editor = DueEditor(_, watch=notice.watch)
        self.editor.when("write", self._write)
        self.editor.when("remove", self._remove)
        self.editor.when("add", self._add)
        self.change = button("", self._turn, kind="sec", icon="edit")
        self.usual = button(_("Back to the usual"), self._usual, kind="quiet", icon="undo")
        self.dates = Download(_("Dates for your calendar (.ics)"), dates, notice)
        lead = _("What the plan shows is ticked by itself. Tick the rest yourself.")
        self.children = (
            self._heading(_("Checklist"), lead),
            self.told,
            card(self.tasks, self.editor),
            row(self.change, self.usual, self.dates),
        )
        self.show_editor(False)

    def show_editor(self, changing: bool) -> None:
        """Show the list as it is changed, or as it is ticked."""
        _ = self._words
        self.changing = changing
        self.tasks.layout.display = self.dates.layout.display = "none" if changing else ""
        self.editor.layout.display = self.usual.layout.display = "" if changing else "none"
        self.change.description = _("Ready with the changes") if changing else _("Change the list")
        self.change.show_icon("check" if changing else "edit")

    def render(self, live: Live) -> None:
        _, found = self._words, checklist(live, self._now())
        self.told.show(self._summed(found, live))
        self.tasks.show([self._item(due, live) for due in found.due])
        self.editor.show([self._line(due, live) for due in found.due])
        self.usual.disabled = editing.is_usual(live.workshop.todos)
        self.usual.reason = _("All is as usual already.")
        self.dates.disabled = live.workshop.starts_at is None or not found.open
        self.dates.reason = (
            _("Everything is done.") if not found.open else _("Choose the day and the hour.")
        )

    def late(self, live: Live) -> list[str]:
        """What is late, each in a sentence with its day."""
        _ = self._words
        return [
            _("Late since {day}: {task}", day=_.date(due.day), task=self._name(due, live))
            for due in checklist(live, self._now()).late
            if due.day
        ]

    def _ticked(self, task: str, done: bool) -> None:
        if task in {todo.key for todo in self._workshop.todos}:  # a browser may send anything
            self._tick(task, bool(done))

    def _turn(self, _button: object) -> None:
        with self._notice.watch():
            self.show_editor(not self.changing)

    def _write(self, key: str, field: str, value: str) -> None:
        self._keep(key, field, lambda: editing.with_todo_written(self._workshop, key, field, value))

    def _add(self, title: str, days: str) -> None:
        field = "days" if title.strip() else "title"
        if self._keep("", field, lambda: editing.with_todo_added(self._workshop, title, days)):
            self.editor.tell_added()

    def _keep(self, key: str, field: str, written: Callable[[], Workshop]) -> bool:
        """Write what was typed into a field, or say beside it what is wrong."""
        errors = {other: said for other, said in self.editor.errors.items() if other != key}
        try:
            workshop = written()
        except WorkshopError as trouble:
            errors[key] = {"field": field, "said": self._words.say(trouble)}
            self.editor.errors = errors
            return False
        self._planning.write(workshop=workshop, of=f"{key} {field}" if key else "")
        self.editor.errors = errors
        return True

    def _remove(self, key: str) -> None:
        self._planning.write(workshop=editing.without_todo(self._workshop, key))

    def _usual(self, _button: object) -> None:
        with self._notice.watch():
            self._planning.write(workshop=editing.with_usual_todos(self._workshop))
            self.editor.errors = {}

    def standing(self, live: Live) -> tuple[str, str]:
        """The state of the step, and it in words: what is late, or how much is done."""
        _, found = self._words, checklist(live, self._now())
        if not found.open:
            return "ok", _("Ready")
        if found.late:
            return "warn", _.plural("{n} thing is late", "{n} things are late", n=len(found.late))
        done = len(found.due) - len(found.open)
        return "", _("{done} of {all} done", done=done, all=len(found.due))

    def _summed(self, found: Checklist, live: Live) -> Markup:
        _ = self._words
        if not found.open:
            return noticed("ok", _("Everything is done. Only the workshop itself is left."))
        if found.late:
            late = _.plural(
                "{n} thing is late: {first}.",
                "{n} things are late. First: {first}.",
                n=len(found.late),
                first=self._name(found.late[0], live),
            )
            return noticed("warn", late)
        first = found.open[0]
        words = _.plural(
            "{n} thing is to be done.", "{n} things are to be done.", n=len(found.open)
        )
        if first.day:
            words += " " + _("The next is due on {day}.", day=_.date(first.day))
        return noticed("info", words)

    def _name(self, due: Due, live: Live) -> str:
        return self._words.say(todo_name(due.todo, live.workshop.place))

    def _when(self, due: Due) -> str:
        _ = self._words
        if due.day:
            return _.date(due.day)
        return _.plural("{n} day before", "{n} days before", n=due.todo.days)

    def _item(self, due: Due, live: Live) -> DueItem:
        part = PART_OF.get(due.task) if due.task else None
        return DueItem(
            due.todo.key,
            self._name(due, live),
            self._when(due),
            self._standing(due),
            due.standing.value,
            _CHIPS[due.standing],
            due.done,
            tick=due.task not in SHOWN_BY_PLAN and not due.by_plan,
            part=part.value if part else "",
        )

    def _line(self, due: Due, live: Live) -> DueLine:
        _, todo, place = self._words, due.todo, live.workshop.place
        usual = _.say(todo_name(replace(todo, title=""), place))
        when = _.date(due.day) if due.day else ""
        return DueLine(todo.key, todo.title, usual, str(todo.days), when)

    def _standing(self, due: Due) -> str:
        _ = self._words
        if due.standing is Standing.DONE:
            return _("Done")
        found = Crowd.of(self._workshop) if due.task is Task.ROOMS else None
        if found:
            so_far = _.plural("{n} table", "{n} tables", n=found.tables)
        elif due.count and due.count[0]:
            done, of_all = due.count
            so_far = _("{done} of {all} done", done=done, all=of_all)
        else:
            so_far = ""
        said = {
            Standing.LATE: _("Late"),
            Standing.TODAY: _("Due today"),
            Standing.AHEAD: _("To do"),
        }[due.standing]
        return f"{said}, {so_far}" if so_far else said
