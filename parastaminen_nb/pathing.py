"""One path as one page writes it: every change is kept at once and can be taken back."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import Final, TypeVar

from traitlets import Bool, HasTraits, Instance

from parastaminen_nb.core.errors import N_, Sentence, WorkshopError
from parastaminen_nb.core.events import (
    ExperimentDropped,
    ExperimentPlanned,
    MeetingDropped,
    MeetingPlanned,
    MeetingReplied,
    ReadingTaken,
    ReportHeard,
)
from parastaminen_nb.core.live import Live
from parastaminen_nb.core.onward import PathEvent, as_it_is
from parastaminen_nb.core.path_differences import path_changes
from parastaminen_nb.core.pathway import (
    Decision,
    Experiment,
    Meeting,
    Pathway,
    Report,
    Stage,
    meeting_name,
    usual_meetings,
)
from parastaminen_nb.core.pathway.writing import (
    MOST_EXPERIMENTS,
    MOST_MEETINGS,
    experiment_written,
    meeting_written,
    new_key,
    report_written,
)
from parastaminen_nb.core.workshop import Anonymity
from parastaminen_nb.session import Session

STEPS_BACK = 50

ONE_STROKE = timedelta(seconds=8)
"""Within this time changes of one field are one step: a word, not its letters."""


@dataclass(frozen=True, slots=True)
class Step:
    """What was done, in words, and the events that tell how things were and how they are.

    `of` names the field that was written, `at` when. `moved` is whether a card was put into
    another column: taking that back is called so.
    """

    said: Sentence
    before: tuple[PathEvent, ...]
    done: tuple[PathEvent, ...]
    at: datetime
    of: str = ""
    moved: bool = False


class Pathing(HasTraits):
    """Writes a path into a session and remembers the way back. Views observe its traits.

    `last` is the last step that can be taken back, None where there is none; `saved_at` is when
    this page last wrote something (aware), None before that.
    """

    state = Instance(Live)
    last = Instance(Step, allow_none=True)
    saved_at = Instance(datetime, allow_none=True)
    can_take_back = Bool()

    def __init__(self, session: Session) -> None:
        super().__init__(state=session.state)
        self.session = session
        self._steps: list[Step] = []
        session.observe(self._learn, "state")

    @property
    def path(self) -> Pathway:
        return self.session.state.path

    @property
    def today(self) -> date:
        """The day on the workshop's wall."""
        return self.session.state.workshop.local(self.session.now()).date()

    # Meetings.

    def plan_usual(self, months: int) -> None:
        """The meetings that usually follow, for a path of 6 or 12 months; those there are stay.

        Raises `WorkshopError` where the workshop has no day yet.
        """
        day = self.session.state.workshop.day
        if day is None:
            raise WorkshopError(
                N_("The meetings are counted from the day of the workshop. Choose that first.")
            )
        known = {meeting.key for meeting in self.path.meetings}
        new = [one for one in usual_meetings(day, months) if one.key not in known]
        self._write(
            Sentence(N_("The usual meetings were added.")),
            *(MeetingPlanned(one, self.session.now()) for one in new),
        )

    def add_meeting(self, fields: Mapping[str, str]) -> str:
        """A meeting of these fields (see `core.pathway.writing`); its key."""
        self.session.catch_up()
        if len(self.path.meetings) >= MOST_MEETINGS:
            raise WorkshopError(
                N_("More than {most} meetings are too many for one path."), most=MOST_MEETINGS
            )
        meeting = meeting_written(Meeting("", date.min), {"title": "", "day": "", **fields})
        said = Sentence(N_("{meeting} was added."), {"meeting": meeting.title})
        now = self.session.now()
        return self._add("m", said, lambda key: MeetingPlanned(replace(meeting, key=key), now))

    def write_meeting(self, key: str, fields: Mapping[str, str]) -> None:
        """These fields of a meeting, as text. Raises `WorkshopError` where they cannot be."""
        self.session.catch_up()
        meeting = meeting_written(_there(self.path.meetings, key), fields)
        said = Sentence(N_("{meeting} was changed."), {"meeting": meeting_name(meeting)})
        of = f"{key} {' '.join(fields)}"
        self._write(said, MeetingPlanned(meeting, self.session.now()), of=of)

    def drop_meeting(self, key: str) -> None:
        self.session.catch_up()
        meeting = _there(self.path.meetings, key)
        said = Sentence(N_("{meeting} was removed."), {"meeting": meeting_name(meeting)})
        self._write(said, MeetingDropped(key, self.session.now()))

    def reply(self, meeting: str, person: str, coming: bool | None) -> None:
        """Somebody on the list comes to a meeting, does not, or has not answered."""
        self.session.catch_up()
        _there(self.path.meetings, meeting)
        said = Sentence(N_("The answer was kept."))
        self._write(said, MeetingReplied(meeting, person, coming, self.session.now()))

    # Experiments.

    def add_experiment(self, fields: Mapping[str, str], sources: tuple[str, ...] = ()) -> str:
        """An experiment of these fields (see `core.pathway.writing`), which stands on these
        comments (digests); its key."""
        self.session.catch_up()
        if len(self.path.experiments) >= MOST_EXPERIMENTS:
            raise WorkshopError(
                N_("More than {most} experiments are too many for one path."),
                most=MOST_EXPERIMENTS,
            )
        if self.session.state.workshop.anonymity is Anonymity.ANONYMOUS:
            sources = tuple(sorted(sources))  # else their order could tell which was written first
        begun = experiment_written(Experiment("", "", sources=sources), {"title": "", **fields})
        said = Sentence(N_("{experiment} was added."), _named(begun))
        now = self.session.now()
        return self._add("x", said, lambda key: ExperimentPlanned(replace(begun, key=key), now))

    def write_experiment(self, key: str, fields: Mapping[str, str]) -> None:
        """These fields of an experiment, as text. Raises `WorkshopError` where they cannot be."""
        self.session.catch_up()
        experiment = experiment_written(_there(self.path.experiments, key), fields)
        said = Sentence(N_("{experiment} was changed."), _named(experiment))
        of = f"{key} {' '.join(fields)}"
        self._write(said, ExperimentPlanned(experiment, self.session.now()), of=of)

    def move(self, key: str, stage: Stage) -> None:
        """Put an experiment into another column. What was decided of it goes when it is tried
        again."""
        self.session.catch_up()
        experiment = _there(self.path.experiments, key)
        if stage is not Stage.DECIDED:
            experiment = replace(experiment, decision=None, decided_on=None, reason="")
        self._write(
            Sentence(_MOVED[stage], _named(experiment)),
            ExperimentPlanned(replace(experiment, stage=stage), self.session.now()),
            moved=True,
        )

    def decide(self, key: str, decision: Decision, reason: str = "") -> None:
        """What becomes of an experiment, today, and why."""
        self.session.catch_up()
        experiment = experiment_written(_there(self.path.experiments, key), {"reason": reason})
        self._write(
            Sentence(N_("What becomes of {experiment} was kept."), _named(experiment)),
            ExperimentPlanned(
                replace(experiment, stage=Stage.DECIDED, decision=decision, decided_on=self.today),
                self.session.now(),
            ),
        )

    def drop_experiment(self, key: str) -> None:
        self.session.catch_up()
        experiment = _there(self.path.experiments, key)
        said = Sentence(N_("{experiment} was removed."), _named(experiment))
        self._write(said, ExperimentDropped(key, self.session.now()))

    def read(self, key: str, day: date, value: float | None) -> None:
        """What was counted of an experiment on a day; None takes it away."""
        self.session.catch_up()
        experiment = _there(self.path.experiments, key)
        if day > self.today:
            raise WorkshopError(N_("That day is still to come. Write what has been counted."))
        words = (
            N_("{experiment}: what was counted was taken away ({day}).")
            if value is None
            else N_("What was counted for {experiment} was kept.")
        )
        said = Sentence(words, {**_named(experiment), "day": day})
        self._write(said, ReadingTaken(key, day, value, self.session.now()))

    def tell(self, key: str, meeting: str, text: str) -> None:
        """What was told of an experiment at a meeting; without words nothing was."""
        self.session.catch_up()
        experiment = _there(self.path.experiments, key)
        report = report_written(Report(key, _there(self.path.meetings, meeting).key, ""), text)
        said = Sentence(N_("What was told of {experiment} was kept."), _named(experiment))
        self._write(said, ReportHeard(report, self.session.now()), of=f"{key} told {meeting}")

    def take(self, base: Pathway, other: Pathway) -> None:
        """What another version of the path changed of `base`, as one step. What others wrote
        meanwhile in other fields stays."""
        self.session.catch_up()
        changes = path_changes(base, other, self.path, self.session.now())
        self._write(Sentence(N_("What the workbook says was taken.")), *changes)

    # The way back.

    def take_back(self) -> None:
        """Undo the last step of this page.

        Raises `WorkshopError` where somebody else has changed the same things since: their work
        is not thrown away.
        """
        if not self._steps:
            return
        self.session.catch_up()
        step = self._steps[-1]
        self._keep(self._steps[:-1])
        if any(as_it_is(event, self.path) != event for event in step.done):
            raise WorkshopError(
                N_("Somebody else has changed the path meanwhile. Nothing was taken back.")
            )
        now = self.session.now()
        self.session.tell(*(replace(event, at=now) for event in step.before))
        self.saved_at = now

    def _add(
        self,
        letter: str,
        said: Sentence,
        planned: Callable[[str], MeetingPlanned | ExperimentPlanned],
    ) -> str:
        """Tell something new under a key of its own, and remember the way back.

        Of two pages that add at the same moment the log takes what comes first under a key, and
        the other goes on to the next: what is typed into one never becomes another's.
        """
        while True:
            key = new_key(letter, self.path.keys_used)
            event = planned(key)
            before = as_it_is(event, self.path)
            self.session.tell(replace(event, new=True))
            if as_it_is(event, self.path) == event:
                self._keep([*self._steps, Step(said, (before,), (event,), event.at)])
                self.saved_at = event.at
                return key

    def _write(self, said: Sentence, *events: PathEvent, of: str = "", moved: bool = False) -> None:
        """Tell what differs from how things are, and remember how they were. What is written of
        one field within a moment is one step."""
        path, now = self.path, self.session.now()
        new = tuple(event for event in events if as_it_is(event, path) != event)
        if not new:
            return
        was, steps = tuple(as_it_is(event, path) for event in new), self._steps
        last = steps[-1] if steps else None
        goes_on = last and of and last.of == of and now - last.at < ONE_STROKE
        if last and goes_on and all(as_it_is(event, path) == event for event in last.done):
            was, steps = last.before, steps[:-1]
        self.session.tell(*new)
        self._keep([*steps, Step(said, was, new, now, of, moved)])
        self.saved_at = now

    def _keep(self, steps: list[Step]) -> None:
        self._steps = steps[-STEPS_BACK:]
        self.last = self._steps[-1] if self._steps else None
        self.can_take_back = bool(self._steps)

    def _learn(self, _change: dict[str, Live]) -> None:
        self.state = self.session.state


_Keyed = TypeVar("_Keyed", Meeting, Experiment)


def _there(things: tuple[_Keyed, ...], key: str) -> _Keyed:
    """Raises `WorkshopError` where somebody else has removed it meanwhile."""
    found = next((thing for thing in things if thing.key == key), None)
    if found is None:
        raise WorkshopError(N_("Somebody else has removed it meanwhile. Nothing was written."))
    return found


def _named(experiment: Experiment) -> dict[str, object]:
    return {"experiment": experiment.title}


_MOVED: Final = {
    Stage.IDEA: N_("{experiment} moved back to the ideas."),
    Stage.TRYING: N_("{experiment} is being tried now."),
    Stage.DECIDED: N_("{experiment} is to be decided."),
}
