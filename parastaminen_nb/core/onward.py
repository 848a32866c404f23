"""What the events of the path do to a workshop as it stands, and which would tell it as it is."""

from __future__ import annotations

from dataclasses import replace

from parastaminen_nb.core.path_events import (
    ExperimentDropped,
    ExperimentPlanned,
    MeetingDropped,
    MeetingPlanned,
    MeetingReplied,
    ReadingTaken,
    ReportHeard,
)
from parastaminen_nb.core.pathway import Pathway, Reading, Report
from parastaminen_nb.core.state import Live, after

PathEvent = (
    MeetingPlanned
    | MeetingDropped
    | MeetingReplied
    | ExperimentPlanned
    | ExperimentDropped
    | ReadingTaken
    | ReportHeard
)


def as_it_is(event: PathEvent, path: Pathway) -> PathEvent:
    """The event that tells how the thing which an event is about is on this path.

    Equal to the event where it changes nothing; told after it, it takes the event back.
    """
    at = event.at
    match event:
        case MeetingPlanned() | MeetingDropped():
            key = event.meeting.key if isinstance(event, MeetingPlanned) else event.meeting
            meeting = next((one for one in path.meetings if one.key == key), None)
            return MeetingPlanned(meeting, at) if meeting else MeetingDropped(key, at)
        case ExperimentPlanned() | ExperimentDropped():
            key = event.experiment.key if isinstance(event, ExperimentPlanned) else event.experiment
            found = next((one for one in path.experiments if one.key == key), None)
            return ExperimentPlanned(found, at) if found else ExperimentDropped(key, at)
        case MeetingReplied(meeting=where, person=person):
            return MeetingReplied(where, person, path.coming(where).get(person), at)
        case ReadingTaken(experiment=key, day=day):
            values = {one.day: one.value for one in path.readings_of(key)}
            return ReadingTaken(key, day, values.get(day), at)
        case ReportHeard(report=report):
            there = (report.experiment, report.meeting)
            texts = {(one.experiment, one.meeting): one.text for one in path.reports}
            return ReportHeard(Report(*there, texts.get(there, "")), at)


@after.register
def _(event: MeetingPlanned, live: Live) -> Live:
    return replace(live, path=live.path.with_meeting(event.meeting))


@after.register
def _(event: MeetingDropped, live: Live) -> Live:
    return replace(live, path=live.path.without_meeting(event.meeting))


@after.register
def _(event: MeetingReplied, live: Live) -> Live:
    return replace(live, path=live.path.with_reply(event.meeting, event.person, event.coming))


@after.register
def _(event: ExperimentPlanned, live: Live) -> Live:
    return replace(live, path=live.path.with_experiment(event.experiment))


@after.register
def _(event: ExperimentDropped, live: Live) -> Live:
    return replace(live, path=live.path.without_experiment(event.experiment))


@after.register
def _(event: ReadingTaken, live: Live) -> Live:
    key, day, value = event.experiment, event.day, event.value
    reading = None if value is None else Reading(key, day, value)
    return replace(live, path=live.path.with_reading(key, reading, day))


@after.register
def _(event: ReportHeard, live: Live) -> Live:
    return replace(live, path=live.path.with_report(event.report))
