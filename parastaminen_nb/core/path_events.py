"""What happens on the path after a workshop. An event says how a thing is, whole."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from parastaminen_nb.core.event import Event
from parastaminen_nb.core.pathway import Experiment, Meeting, Report


@dataclass(frozen=True, slots=True)
class MeetingPlanned(Event):
    """A meeting of the path is this. One that is `new` is kept only where its key is free."""

    meeting: Meeting
    at: datetime
    new: bool = False

    @property
    def once(self) -> str | None:
        return f"path {self.meeting.key}" if self.new else None


@dataclass(frozen=True, slots=True)
class MeetingDropped(Event):
    """There is no such meeting (a key)."""

    meeting: str
    at: datetime


@dataclass(frozen=True, slots=True)
class MeetingReplied(Event):
    """Somebody on the list comes to a meeting, does not, or (None) has not answered."""

    meeting: str
    person: str
    coming: bool | None
    at: datetime


@dataclass(frozen=True, slots=True)
class ExperimentPlanned(Event):
    """An experiment is this. One that is `new` is kept only where its key is free."""

    experiment: Experiment
    at: datetime
    new: bool = False

    @property
    def once(self) -> str | None:
        return f"path {self.experiment.key}" if self.new else None


@dataclass(frozen=True, slots=True)
class ExperimentDropped(Event):
    """There is no such experiment (a key)."""

    experiment: str
    at: datetime


@dataclass(frozen=True, slots=True)
class ReadingTaken(Event):
    """On that day this was counted of an experiment (a key); nothing where it is None."""

    experiment: str
    day: date
    value: float | None
    at: datetime


@dataclass(frozen=True, slots=True)
class ReportHeard(Event):
    """This was told of an experiment at a meeting; without words nothing was."""

    report: Report
    at: datetime
