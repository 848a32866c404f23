"""What differs between two versions of a path, in words, and how another version is taken."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from functools import partial
from typing import TypeVar

from parastaminen_nb.core import path_words as words
from parastaminen_nb.core.difference import Difference, PathPortion, Said, said_value
from parastaminen_nb.core.differing_rows import Rows
from parastaminen_nb.core.errors import N_, Sentence
from parastaminen_nb.core.merging import merged
from parastaminen_nb.core.onward import PathEvent
from parastaminen_nb.core.path_events import (
    ExperimentDropped,
    ExperimentPlanned,
    MeetingDropped,
    MeetingPlanned,
    ReadingTaken,
    ReportHeard,
)
from parastaminen_nb.core.pathway import (
    Decision,
    Experiment,
    Meeting,
    Pathway,
    Reading,
    Report,
    Stage,
    meeting_name,
)
from parastaminen_nb.core.pathway.writing import new_key
from parastaminen_nb.core.state import Live, after

_Thing = TypeVar("_Thing", Meeting, Experiment, Reading, Report)


def path_differences(live: Live, other: Pathway) -> tuple[Difference, ...]:
    """What is otherwise in another version of the path of `live`, part by part.

    >>> from parastaminen_nb.core.pathway import Experiment
    >>> live = Live(path=Pathway().with_experiment(Experiment("x1", "Lounas")))
    >>> other = Pathway().with_experiment(Experiment("x1", "Lounas", responsible="Katri"))
    >>> [str(one.said) for one in path_differences(live, other)]
    ['Lounas, Who is responsible: nothing → Katri']
    """
    return tuple(_differences(live, other))


def path_changes(
    base: Pathway, other: Pathway, now: Pathway, at: datetime
) -> tuple[PathEvent, ...]:
    """The events that make what `other` changed of `base` hold on the path as it is `now`.

    What somebody wrote since in another field of the same thing stays, and what somebody added
    since under the key that something new of `other` has stays another thing.
    """
    return tuple(_changes(base, _apart(base, other, now), now, at))


def path_merged(base: Pathway, other: Pathway, now: Pathway) -> Pathway:
    """The path as it would be with what `other` changed of `base`."""
    live = Live(path=now)
    for event in path_changes(base, other, now, datetime.min.replace(tzinfo=UTC)):
        live = after(event, live)
    return live.path


def _apart(base: Pathway, other: Pathway, now: Pathway) -> Pathway:
    """The other version, with new keys for what is new in it where the path has them meanwhile."""
    taken = now.keys_used - base.keys_used
    used, keys = set(now.keys_used | other.keys_used), dict[str, str]()
    own = [it for it in other.meetings if it.occasion is None]
    for letter, things in (("m", own), ("x", other.experiments)):
        for thing in things:
            if thing.key in taken:
                keys[thing.key] = new_key(letter, used)
                used.add(keys[thing.key])
    if not keys:
        return other
    return replace(
        other,
        meetings=tuple(_renamed(it, keys, "key") for it in other.meetings),
        experiments=tuple(_renamed(it, keys, "key") for it in other.experiments),
        readings=other.readings.of(_renamed(it, keys, "experiment") for it in other.readings),
        reports=other.reports.of(
            _renamed(it, keys, "experiment", "meeting") for it in other.reports
        ),
    )


def _renamed(thing: _Thing, keys: Mapping[str, str], *fields: str) -> _Thing:
    named = {field: getattr(thing, field) for field in fields}
    return replace(thing, **{field: keys.get(key, key) for field, key in named.items()})


def _changes(base: Pathway, other: Pathway, now: Pathway, at: datetime) -> Iterator[PathEvent]:
    meetings = {it.key: it for it in base.meetings}
    today = {it.key: it for it in now.meetings}
    for it in other.meetings:
        was = meetings.pop(it.key, None)
        if it != was:
            yield MeetingPlanned(merged(was or it, it, today.get(it.key) or was or it), at)
    yield from (MeetingDropped(key, at) for key in meetings)
    experiments = {one.key: one for one in base.experiments}
    current = {one.key: one for one in now.experiments}
    for one in other.experiments:
        old = experiments.pop(one.key, None)
        if one != old:
            both = merged(old or one, one, current.get(one.key) or old or one)
            yield ExperimentPlanned(both, at)
    yield from (ExperimentDropped(key, at) for key in experiments)
    values = {(it.experiment, it.day): it.value for it in base.readings}
    for reading in other.readings:
        if values.pop((reading.experiment, reading.day), None) != reading.value:
            yield ReadingTaken(reading.experiment, reading.day, reading.value, at)
    yield from (ReadingTaken(key, day, None, at) for key, day in values)
    texts = {(it.experiment, it.meeting): it.text for it in base.reports}
    for report in other.reports:
        if texts.pop((report.experiment, report.meeting), None) != report.text:
            yield ReportHeard(report, at)
    yield from (ReportHeard(Report(*place, ""), at) for place in texts)


def _differences(live: Live, other: Pathway) -> Iterator[Difference]:
    before = live.path
    yield from Rows(
        PathPortion.MEETINGS,
        before.meetings,
        # They follow their days: what stands elsewhere because of that has not been moved.
        _as_before(before.meetings, other.meetings),
        words.MEETING,
        meeting_name,
    ).differences()
    yield from Rows(
        PathPortion.EXPERIMENTS,
        before.experiments,
        other.experiments,
        words.EXPERIMENT,
        lambda one: one.title,
        partial(_value, live),
    ).differences()
    # By the names they have now: a new name is told once, with the thing that has it.
    titles = {one.key: one.title for one in (*other.experiments, *before.experiments)}
    names = {one.key: meeting_name(one) for one in (*other.meetings, *before.meetings)}
    yield from Rows(
        PathPortion.READINGS,
        _counted(before, titles),
        _counted(other, titles),
        words.READING,
        _name,
        untold={"name"},
    ).differences()
    yield from Rows(
        PathPortion.REPORTS,
        _told(before, titles, names),
        _told(other, titles, names),
        words.REPORT,
        _name,
        untold={"name"},
    ).differences()


@dataclass(frozen=True, slots=True)
class _Counted:
    key: tuple[str, date]
    name: Said
    value: float


@dataclass(frozen=True, slots=True)
class _Told:
    key: tuple[str, str]
    name: Said
    text: str


def _counted(path: Pathway, titles: Mapping[str, str]) -> list[_Counted]:
    return [
        _Counted(
            (it.experiment, it.day),
            Sentence(
                N_("{experiment}, {day}"), {"experiment": titles[it.experiment], "day": it.day}
            ),
            it.value,
        )
        for it in sorted(path.readings, key=lambda it: (it.experiment, it.day))
        if it.experiment in titles
    ]


def _told(path: Pathway, titles: Mapping[str, str], names: Mapping[str, Said]) -> list[_Told]:
    found = []
    for it in sorted(path.reports, key=lambda it: (it.meeting, it.experiment)):
        if it.experiment in titles and it.meeting in names:
            blanks = {"meeting": names[it.meeting], "experiment": titles[it.experiment]}
            name = Sentence(N_("{meeting}, {experiment}"), blanks)
            found.append(_Told((it.experiment, it.meeting), name, it.text))
    return found


def _name(row: _Counted | _Told) -> Said:
    return row.name


def _as_before(before: tuple[Meeting, ...], after: tuple[Meeting, ...]) -> tuple[Meeting, ...]:
    at = {one.key: place for place, one in enumerate(before)}
    return tuple(sorted(after, key=lambda one: at.get(one.key, len(at))))


def _value(live: Live, field: str, value: object) -> Said:
    if isinstance(value, Stage):
        return Sentence(words.STAGES[value])
    if isinstance(value, Decision):
        return Sentence(words.DECISIONS[value])
    if field == "case":
        names = {case.key: case.full_name for case in live.workshop.cases}
        return names.get(str(value), str(value).upper())
    return said_value(value)
