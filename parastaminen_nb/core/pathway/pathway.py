"""The path of a workshop: its meetings, its experiments, and what is told of them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date
from typing import TypeVar

from parastaminen_nb.core.pathway.experiments import Experiment, Reading, Report
from parastaminen_nb.core.pathway.meetings import Meeting, in_order
from parastaminen_nb.core.placed import Placed


@dataclass(frozen=True, slots=True)
class Reply:
    """Whether somebody on the list (a key) comes to a meeting (a key)."""

    meeting: str
    person: str
    coming: bool


def _when(reading: Reading) -> tuple[str, date]:
    return reading.experiment, reading.day


def _where(report: Report) -> tuple[str, str]:
    return report.experiment, report.meeting


def _whose(reply: Reply) -> tuple[str, str]:
    return reply.meeting, reply.person


@dataclass(frozen=True, slots=True)
class Pathway:
    """Six to twelve months after a workshop. Each method gives a successor.

    Meetings are in the order of their days, experiments in that in which they were thought of,
    readings by their experiments and days.

    >>> path = Pathway().with_experiment(Experiment("x1", "Lounas koululla"))
    >>> path.experiment("x1").title
    'Lounas koululla'
    """

    meetings: tuple[Meeting, ...] = ()
    experiments: tuple[Experiment, ...] = ()
    readings: Placed[Reading] = field(default_factory=lambda: Placed(_when))
    reports: Placed[Report] = field(default_factory=lambda: Placed(_where))
    replies: Placed[Reply] = field(default_factory=lambda: Placed(_whose))
    keys_used: frozenset[str] = frozenset()
    """Keys of all meetings and experiments there ever were: what was told of one that is gone
    must not become another's."""

    def meeting(self, key: str) -> Meeting:
        return _found(self.meetings, key)

    def experiment(self, key: str) -> Experiment:
        return _found(self.experiments, key)

    def readings_of(self, experiment: str) -> tuple[Reading, ...]:
        """What was counted, by day."""
        return self.readings.under(experiment)

    def reports_of(self, experiment: str) -> tuple[Report, ...]:
        """What was told at the meetings, in their order."""
        told = {one.meeting: one for one in self.reports.under(experiment)}
        return tuple(told[it.key] for it in self.meetings if it.key in told)

    def coming(self, meeting: str) -> dict[str, bool]:
        """Who has said whether they come to a meeting, by the keys of the people."""
        return {one.person: one.coming for one in self.replies.under(meeting)}

    def with_meeting(self, meeting: Meeting) -> Pathway:
        return replace(
            self,
            meetings=in_order(_with(self.meetings, meeting)),
            keys_used=self.keys_used | {meeting.key},
        )

    def without_meeting(self, key: str) -> Pathway:
        """Without the meeting. Who comes and what was told there stays, so that it is there again
        when the meeting is."""
        return replace(self, meetings=tuple(it for it in self.meetings if it.key != key))

    def with_experiment(self, experiment: Experiment) -> Pathway:
        return replace(
            self,
            experiments=_with(self.experiments, experiment),
            keys_used=self.keys_used | {experiment.key},
        )

    def without_experiment(self, key: str) -> Pathway:
        """Without the experiment. What was counted and told of it stays, so that it is there
        again when the experiment is taken back."""
        return replace(self, experiments=tuple(it for it in self.experiments if it.key != key))

    def with_reading(self, experiment: str, reading: Reading | None, day: date) -> Pathway:
        """With this as what was counted on `day`; without anything counted then for None."""
        return replace(self, readings=self.readings.with_at((experiment, day), reading))

    def with_report(self, report: Report) -> Pathway:
        """With this as what was told; a report without words is taken away."""
        told = self.reports.with_at(_where(report), report if report.text else None)
        return replace(self, reports=told)

    def with_reply(self, meeting: str, person: str, coming: bool | None) -> Pathway:
        """With this answer; None where somebody has not answered after all."""
        reply = None if coming is None else Reply(meeting, person, coming)
        return replace(self, replies=self.replies.with_at((meeting, person), reply))


_Keyed = TypeVar("_Keyed", Meeting, Experiment)


def _found(things: Iterable[_Keyed], key: str) -> _Keyed:
    for thing in things:
        if thing.key == key:
            return thing
    raise KeyError(key)


def _with(things: Iterable[_Keyed], thing: _Keyed) -> tuple[_Keyed, ...]:
    """The things with this one in the place of the one of its key, else after them."""
    keyed = {other.key: other for other in things}
    keyed[thing.key] = thing
    return tuple(keyed.values())
