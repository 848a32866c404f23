"""The step of the checklist: what has to be done before the day, and by when."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from parastaminen_nb.core.checklist import (
    PART_OF,
    SHOWN_BY_PLAN,
    Checklist,
    Due,
    Standing,
    Task,
    checklist,
    task_name,
)
from parastaminen_nb.core.live import Live
from parastaminen_nb.core.workshop import Part
from parastaminen_nb.i18n import Translator
from parastaminen_nb.ui.card import card, row
from parastaminen_nb.ui.download import Download, Made
from parastaminen_nb.ui.html import Markup, Piece
from parastaminen_nb.ui.notice import Notice
from parastaminen_nb.ui.plan.due_list import DueItem, DueList
from parastaminen_nb.ui.plan.step import PlanStep, Writer, noticed

_CHIPS = {
    Standing.DONE: "pa-chip--ok",
    Standing.LATE: "pa-chip--danger",
    Standing.TODAY: "pa-chip--warn",
    Standing.AHEAD: "",
}


class TodoStep(PlanStep):
    """`told` says how it stands, `tasks` are ticked, `dates` is a calendar file of the rest.

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
        self.dates = Download(_("Dates for your calendar (.ics)"), dates, notice)
        lead = _("What the plan shows is ticked by itself. Tick the rest yourself.")
        self.children = (
            self._heading(_("Checklist"), lead),
            self.told,
            card(self.tasks),
            row(self.dates),
        )

    def render(self, live: Live) -> None:
        _, found = self._words, checklist(live, self._now())
        self.told.show(self._summed(found, live))
        self.tasks.show([self._item(due, live) for due in found.due])
        self.dates.disabled = live.workshop.starts_at is None or not found.open
        self.dates.reason = (
            _("Everything is done.") if not found.open else _("Choose the day and the hour.")
        )

    def late(self, live: Live) -> list[str]:
        """What is late, each in a sentence with its day."""
        _, place = self._words, live.workshop.place
        return [
            _("Late since {day}: {task}", day=_.date(due.day), task=_(task_name(due.task, place)))
            for due in checklist(live, self._now()).late
            if due.day
        ]

    def _ticked(self, task: str, done: bool) -> None:
        if task in {known.value for known in Task}:  # a browser may send anything
            self._tick(task, bool(done))

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
                first=_(task_name(found.late[0].task, live.workshop.place)),
            )
            return noticed("warn", late)
        first = found.open[0]
        words = _.plural(
            "{n} thing is to be done.", "{n} things are to be done.", n=len(found.open)
        )
        if first.day:
            words += " " + _("The next is due on {day}.", day=_.date(first.day))
        return noticed("info", words)

    def _item(self, due: Due, live: Live) -> DueItem:
        _ = self._words
        if due.day:
            when = _.date(due.day)
        else:
            when = _.plural("{n} day before", "{n} days before", n=due.days_before)
        part = PART_OF.get(due.task)
        return DueItem(
            due.task.value,
            _(task_name(due.task, live.workshop.place)),
            when,
            self._standing(due),
            due.standing.value,
            _CHIPS[due.standing],
            due.done,
            tick=due.task not in SHOWN_BY_PLAN and not due.by_plan,
            part=part.value if part else "",
        )

    def _standing(self, due: Due) -> str:
        _ = self._words
        if due.standing is Standing.DONE:
            return _("Done")
        if due.count and due.count[0]:
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
