"""One experiment opened: all that is known of it, each field kept as it is written."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import Final

import ipywidgets

from parastaminen_nb.core.errors import N_, WorkshopError
from parastaminen_nb.core.live import Live
from parastaminen_nb.core.pathway import Experiment, Meeting, Stage, stand
from parastaminen_nb.core.pathway.writing import day_of, number_of
from parastaminen_nb.ui.button import button
from parastaminen_nb.ui.card import card, heading, row, stack
from parastaminen_nb.ui.form import Field, Form
from parastaminen_nb.ui.html import Piece, html
from parastaminen_nb.ui.path.cards import mark_of, pill
from parastaminen_nb.ui.path.experiment_fields import (
    decision_fields,
    decision_values,
    fields_of,
    values_of,
)
from parastaminen_nb.ui.path.head import Head
from parastaminen_nb.ui.path.readings import Readings
from parastaminen_nb.ui.path.sources import Digests, Sources, comments_behind
from parastaminen_nb.ui.path.words import called, day_words
from parastaminen_nb.ui.path.writer import Shared

_NO_DAY: Final = N_("Choose the day on which it was counted.")
_NO_NUMBER: Final = N_("Write what was counted, as a number.")


class ExperimentEditor(ipywidgets.VBox):
    """`form` holds what is tried, `decision` what became of it, `readings` what was counted,
    `told` what was said of it at each meeting, `sources` the comments that it stands on."""

    def __init__(
        self,
        shared: Shared,
        key: str,
        *,
        digests: Digests,
        on_close: Callable[[], object],
    ) -> None:
        self._pathing, self._notice, _ = shared.pathing, shared.notice, shared.words
        self._words, self.key, self._digests = _, key, digests
        self._told_back = shared.told
        live = self._pathing.state
        title = live.path.experiment(key).title
        watch = self._notice.watch
        self.head = Head(title, _("Back to the board"), on_close, watch=watch)
        label = _("Experiment: {title}", title=title)
        about = f"experiment {key}"  # two may have one title
        self.form = Form(_, *fields_of(live.workshop, _), label=label, about=about, watch=watch)
        self.form.on_write(self._write)
        label = _("Decision: {title}", title=title)
        self.decision = Form(_, *decision_fields(_), label=label, about=about, watch=watch)
        self.decision.on_write(self._decide)
        self.readings = Readings(key, _, watch=watch)
        self.readings.when("add", self._count)
        self.readings.when("drop", self._uncount)
        self.told: Form | None = None
        self._meetings: tuple[str, ...] = ()
        self.sources = Sources(_, watch=watch)
        self.remove = button(_("Remove the experiment"), kind="quiet", icon="delete")
        self._decided = card(heading(_("What was decided")), self.decision)
        self._telling = stack()
        self._behind = card(heading(_("What people said")), self.sources)
        self._sources: tuple[object, ...] = ()
        first = card(heading(_("What is tried")), self.form)
        counted = card(heading(_("What was counted")), self.readings)
        told = card(heading(_("What was told at the meetings")), self._telling)
        columns = stack(
            stack(self._decided, first),
            stack(counted, told, self._behind),
            classes="pa-xp-columns",
        )
        super().__init__([self.head, columns, row(self.remove)])
        for name in ("pa-box", "pa-xp-editor"):
            self.add_class(name)
        self.render(live)

    def render(self, live: Live) -> None:
        _, path, today = self._words, live.path, self._pathing.today
        experiment = path.experiment(self.key)
        with self.head.hold_sync():
            self.head.title = experiment.title
            self.head.mark = mark_of(experiment.case, live.workshop, _)
            self.head.pill = pill(stand(experiment, today), _)
        self.form.show(values_of(experiment, _))
        self.decision.show(decision_values(experiment))
        self._decided.layout.display = "" if experiment.stage is Stage.DECIDED else "none"
        self.readings.show(experiment, path.readings_of(self.key), today)
        self._show_told(live, today)
        self._show_sources(experiment, live)

    def _show_told(self, live: Live, today: date) -> None:
        """A field for each meeting that was, or is today, or of which something is told."""
        _, path = self._words, live.path
        reports = {one.meeting: one.text for one in path.reports_of(self.key)}
        past = [one for one in path.meetings if _has_been(one, today) or one.key in reports]
        keys = tuple(one.key for one in past)
        if self.told is None or keys != self._meetings:
            self._meetings = keys
            fields = (
                Field(
                    one.key,
                    f"{called(one, _)}, {day_words(one.day, today, _)}",
                    "area",
                    rows=2,
                )
                for one in past
            )
            label = _("Told at the meetings: {title}", title=path.experiment(self.key).title)
            about = f"told of {self.key}"
            self.told = Form(_, *fields, label=label, about=about, watch=self._notice.watch)
            self.told.on_write(self._tell)
            nothing = html(
                '<p class="pa-muted">{words}</p>',
                words=_("No meeting has been held yet. What is told there is written here."),
            )
            self._telling.children = (self.told,) if past else (Piece(nothing),)
        self.told.show({key: reports.get(key, "") for key in keys})

    def _show_sources(self, experiment: Experiment, live: Live) -> None:
        """The words are looked up when they, or who may see them, have changed."""
        self._behind.layout.display = "" if experiment.sources else "none"
        what = (experiment.sources, live.comments, live.hidden, live.how_shown, live.approved)
        if not experiment.sources or what == self._sources:
            return
        self._sources = what
        self.sources.show(comments_behind(experiment.sources, live, self._digests), live)

    def _write(self, field: str, typed: Mapping[str, str]) -> None:
        if field == "stage":
            self._pathing.move(self.key, Stage(typed[field]))
        else:
            self._pathing.write_experiment(self.key, {field: typed[field]})

    def _decide(self, field: str, typed: Mapping[str, str]) -> None:
        written = {field: typed[field]}
        if field == "decision" and typed[field] and not typed["decided_on"]:
            written["decided_on"] = self._pathing.today.isoformat()
        self._pathing.write_experiment(self.key, written)

    def _tell(self, meeting: str, typed: Mapping[str, str]) -> None:
        self._pathing.tell(self.key, meeting, typed[meeting])

    def _count(self, day: str, value: str) -> None:
        errors: dict[str, str] = {}
        when, number = None, None
        try:
            when = day_of(day)
            if when is None:
                raise WorkshopError(_NO_DAY)
            if when > self._pathing.today:
                raise WorkshopError(N_("That day is still to come. Write what has been counted."))
        except WorkshopError as trouble:
            errors["day"] = self._words.say(trouble)
        try:
            if not value.strip():
                raise WorkshopError(_NO_NUMBER)
            number = number_of(value)
        except WorkshopError as trouble:
            errors["value"] = self._words.say(trouble)
        if when and number is not None and not errors:
            self._pathing.read(self.key, when, number)
        self.readings.tell(errors)

    def _uncount(self, day: str) -> None:
        when = day_of(day)
        if when:
            self._pathing.read(self.key, when, None)
            self._told_back()


def _has_been(meeting: Meeting, today: date) -> bool:
    return bool(meeting.held) or (meeting.held is None and meeting.day <= today)
