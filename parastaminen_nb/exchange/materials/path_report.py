"""What of a workshop came to life, on paper: its experiments case by case, and its meetings."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any, Final

from parastaminen_nb.core import path_words as words
from parastaminen_nb.core.errors import N_, Sentence, WorkshopError
from parastaminen_nb.core.live import Live
from parastaminen_nb.core.pathway import (
    Experiment,
    Meeting,
    Reading,
    Stage,
    Stand,
    meeting_name,
    stand,
)
from parastaminen_nb.core.workshop import Case
from parastaminen_nb.exchange.materials.basis import Basis
from parastaminen_nb.exchange.materials.marks import mark
from parastaminen_nb.exchange.materials.office import Text
from parastaminen_nb.exchange.materials.word import Word
from parastaminen_nb.exchange.materials.word_parts import Edge, cell, line, row, table
from parastaminen_nb.i18n import Translator

_LABELS: Final = 38
"""Millimetres of what stands before each fact."""
_RULE: Final = {"bottom": Edge(ink="line")}


def path_report(live: Live, today: date, _: Translator) -> bytes:
    """A Word document of the path as it stands on a day, in the translator's language.

    Raises `WorkshopError` while there is neither a meeting nor an experiment.
    """
    path, basis = live.path, Basis(live, _)
    if not path.meetings and not path.experiments:
        raise WorkshopError(
            N_("There is nothing to tell yet. Plan a meeting or begin an experiment first.")
        )
    title = _("What the workshop brought to life")
    whole = _("{title}: {workshop}", title=title, workshop=basis.title)
    word = Word(whole, _.language, margins=(18, 20), foot=whole)
    told_by = " · ".join(filter(None, (basis.title, basis.workshop.organisation, basis.day)))
    word.put(
        line(Text(title, size=26), style="Title"),
        line(Text(told_by, size=12, ink="ink-muted"), after=2),
        line(Text(_("As it stands on {day}.", day=today), ink="ink-muted"), after=10),
        line(Text(summary(path.experiments, today, _), size=13), after=6),
    )
    for case, experiments in _by_case(basis):
        word.put(*_heading(case, _))
        for one in experiments:
            word.put(*_experiment(one, basis, today, word.wide))
    if path.meetings:
        word.put(line(Text(_("Meetings")), style="Heading1", before=16, keep=True))
        word.put(_meetings(path.meetings, today, word.wide, _))
    return word.saved()


def summary(experiments: Sequence[Experiment], today: date, _: Translator) -> str:
    """How many experiments there are, and how many stand how."""
    if not experiments:
        return _("No experiment has been begun yet.")
    # Several that are late are one kind, by however much they are.
    standings = Counter(stand(one, today).standing for one in experiments)
    parts = [f"{_.say(_said(Stand(standing)))} {n}" for standing, n in standings.most_common()]
    many = _.plural("{n} experiment", "{n} experiments", n=len(experiments))
    return f"{many}: {', '.join(part[:1].lower() + part[1:] for part in parts)}."


def _said(standing: Stand) -> Sentence:
    return Sentence(_LATE) if standing.said().blanks else standing.said()


def _by_case(basis: Basis) -> Iterator[tuple[Case | None, list[Experiment]]]:
    """The experiments of each case, in the order of the cases; last those of none."""
    experiments = basis.live.path.experiments
    for case in basis.workshop.cases:
        mine = [one for one in experiments if one.case == case.key]
        if mine:
            yield case, mine
    keys = {case.key for case in basis.workshop.cases}
    if others := [one for one in experiments if one.case not in keys]:
        yield None, others


def _heading(case: Case | None, _: Translator) -> list[Any]:
    if case is None:
        return [line(Text(_("Of no one case")), style="Heading1", before=16, keep=True)]
    label = _("Case {letter}", letter=case.letter)
    words_ = Text(f"  {case.title.strip() or label}")
    return [line(mark(case.key, 7, label), words_, style="Heading1", before=16, keep=True)]


def _experiment(one: Experiment, basis: Basis, today: date, wide: float) -> Iterator[Any]:
    _ = basis.words
    standing = _.say(stand(one, today).said())
    by = [Text(f"  ·  {one.responsible}", ink="ink-muted")] if one.responsible else []
    rows = [
        row(
            cell(_LABELS, line(Text(label, ink="ink-muted")), edges=_RULE),
            cell(wide - _LABELS, *(line(Text(said), after=2) for said in told), edges=_RULE),
        )
        for label, told in facts(one, basis)
    ]
    yield line(Text(one.title), style="Heading2", before=10, keep=True)
    yield line(Text(standing, bold=True), *by, after=3, keep=bool(rows))
    if rows:
        yield table((_LABELS, wide - _LABELS), *rows, pad=(1.2, 1.5))


def facts(one: Experiment, basis: Basis) -> Iterator[tuple[str, list[str]]]:
    """What is known of an experiment, each with its label: a line for each thing."""
    _, path = basis.words, basis.live.path
    if one.aim:
        yield _label("aim", _), [one.aim]
    readings = path.readings_of(one.key)
    if one.measure or readings or one.target is not None:
        yield _label("measure", _), list(counted(one, readings, _))
    names = {meeting.key: _.say(meeting_name(meeting)) for meeting in path.meetings}
    told = [
        _("{meeting}: {text}", meeting=names[report.meeting], text=report.text)
        for report in path.reports_of(one.key)
    ]
    if told:
        yield _(_TOLD), told
    if one.decision is not None:
        decided = _(words.DECISIONS[one.decision])
        if one.decided_on:
            decided = _("{decision}, decided on {day}", decision=decided, day=one.decided_on)
        yield _label("decision", _), [part for part in (decided, one.reason) if part]
    elif one.stage is not Stage.DECIDED and (one.next_step or one.next_day):
        day = [_.date(one.next_day)] if one.next_day else []
        yield _label("next_step", _), [": ".join([*day, one.next_step]).rstrip(": ")]


def _label(name: str, _: Translator) -> str:
    label = words.EXPERIMENT[name]
    return _(label)


def counted(one: Experiment, readings: Sequence[Reading], _: Translator) -> Iterator[str]:
    """What is counted, the last number against the target, and all of them by their days."""
    if one.measure:
        yield one.measure
    target = None if one.target is None else number(one.target, _)
    if readings:
        last = " ".join(filter(None, (number(readings[-1].value, _), one.unit)))
        if target is None:
            yield _("Last: {value}", value=last)
        else:
            yield _("Last: {value}, target {target}", value=last, target=target)
    elif target is not None:
        yield _("Target {target}", target=" ".join(filter(None, (target, one.unit))))
    if len(readings) > 1:
        yield " · ".join(f"{_.date(it.day)}: {number(it.value, _)}" for it in readings)


def number(value: float, _: Translator) -> str:
    """A number that was counted, as the reader writes it."""
    return _.number(value, digits=3)


def _meetings(meetings: Sequence[Meeting], today: date, wide: float, _: Translator) -> Any:
    widths = (32.0, 46.0, 34.0, wide - 112)
    heads = [_("Day"), _("Meeting"), _("How it went"), _(_AGREED)]
    head = row(
        *(
            cell(width, line(Text(name, bold=True)), edges=_RULE)
            for width, name in zip(widths, heads, strict=True)
        ),
        head=True,
    )
    rows = []
    for one in meetings:
        said = (_.date(one.day), _.say(meeting_name(one)), _went(one, today, _), one.notes)
        cells = zip(widths, said, strict=True)
        rows.append(row(*(cell(width, line(Text(it)), edges=_RULE) for width, it in cells)))
    return table(widths, head, *rows, pad=(1.2, 1.5))


def _went(one: Meeting, today: date, _: Translator) -> str:
    if one.held is None:
        return _("Still to come") if one.day >= today else _("Nobody told yet")
    if not one.held:
        return _("Not held")
    if one.present:
        return _.plural("Held, {n} there", "Held, {n} there", n=one.present)
    return _("Held")


_LATE: Final = N_("Late")
_TOLD: Final = words.REPORT["text"]
_AGREED: Final = words.MEETING["notes"]
