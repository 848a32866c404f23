"""A whole workshop as one workbook: what was written, how it went, what people thought of it.

Sheets: comments, feedback in numbers and in words, the agenda as planned and as it was, who sat
where, the facilitators' notes, the path after it, and how to read all of it. Sheets without
content are left away.
"""

from __future__ import annotations

import io
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Final

from parastaminen_nb.core.anonymity import AT_THE_DESK
from parastaminen_nb.core.feedback import OPEN, OPEN_QUESTION, SCALES
from parastaminen_nb.core.live import Live
from parastaminen_nb.core.people import told_apart
from parastaminen_nb.core.timetable import Standing, timetable
from parastaminen_nb.exchange.cells import LONGEST, Column, Cut, SheetPlan, Value
from parastaminen_nb.exchange.mixing import mixing_told
from parastaminen_nb.exchange.path_book import path_sheets
from parastaminen_nb.exchange.sheets import write_sheets
from parastaminen_nb.exchange.small_groups import LEAST
from parastaminen_nb.exchange.workbook import comments_sheet
from parastaminen_nb.i18n import Translator

if TYPE_CHECKING:
    import pandas as pd

STEPS: Final = (1, 2, 3, 4, 5)
"""The answers on a scale, from not at all to very much."""

Answers = Mapping[str, str | int]


@dataclass(frozen=True, slots=True)
class Held:
    """What the sheets are made of: a workshop as it stands `now`, and what people said.

    `comments` is a frame as `parastaminen_nb.tables` tells, `answers` the feedback, in an order
    that says nothing. Feedback of fewer than `least` people is not shown: in so small a group
    everybody could be told from it.
    """

    live: Live
    comments: pd.DataFrame
    answers: Sequence[Answers]
    now: datetime
    least: int = LEAST

    @property
    def shown_answers(self) -> Sequence[Answers]:
        return self.answers if len(self.answers) >= self.least else ()


def session_workbook(held: Held, _: Translator) -> bytes:
    """The workbook as the content of an xlsx file."""
    content, cut = io.BytesIO(), Cut()
    write_sheets(content, _sheets(held, cut, _), cut)
    return content.getvalue()


def _sheets(held: Held, cut: Cut, _: Translator) -> Iterator[SheetPlan]:
    live = held.live
    if len(held.comments):
        yield comments_sheet(held.comments, None, _)
    if held.shown_answers:
        yield _scales(held.shown_answers, _)
    if words := [str(one[OPEN]) for one in held.shown_answers if one.get(OPEN)]:
        column = Column(_(OPEN_QUESTION), width=90, wrap=True)
        # By the alphabet, so that no order can be laid beside another.
        rows = [[text] for text in sorted(words, key=str.casefold)]
        yield SheetPlan(_("Feedback in words"), [column], rows, filters=False)
    if live.agenda.segments:
        yield _agenda(live, held.now, _)
    if live.rotation:
        yield _seats(live, _)
    if live.notes:
        yield _notes(live, _)
    yield from path_sheets(live, live.workshop.local(held.now).date(), _)
    about = Column(_("About"), width=110, wrap=True)
    # A generator: it is read last, when it is known what was cut in the other sheets.
    lines = ([line] for line in _about(held, cut, _))
    yield SheetPlan(_("About"), [about], lines, filters=False)


def _scales(answers: Sequence[Answers], _: Translator) -> SheetPlan:
    columns = [
        Column(_("Question"), width=48, wrap=True),
        *(Column(str(step), width=8) for step in STEPS),
        Column(_("Answers"), width=14),
        Column(_("Mean"), width=14, form="0.0"),
    ]
    rows: list[list[Value]] = []
    for name, question in SCALES.items():
        given = Counter(int(one[name]) for one in answers if name in one)
        count = given.total()
        mean = sum(step * n for step, n in given.items()) / count if count else None
        rows.append([_(question), *(given[step] for step in STEPS), count, mean])
    return SheetPlan(_("Feedback"), columns, rows, filters=False)


def _agenda(live: Live, now: datetime, _: Translator) -> SheetPlan:
    columns = [
        Column(_("Part"), width=34, wrap=True),
        Column(_("Minutes"), width=13),
        Column(_("Planned"), width=16, form="h:mm"),
        Column(_("Real"), width=14, form="h:mm"),
        Column(_("Minutes late"), width=18),
    ]
    rows: list[list[Value]] = []
    for line in timetable(live, now).lines:
        # Only what was told to the log: when a track went on is reckoned.
        waits = {Standing.COMING, Standing.FOLLOWS, Standing.SKIPPED}
        real = None if line.standing in waits or line.estimated else line.real
        rows.append(
            [
                _.say(line.segment.full_name) if line.segment else _("End"),
                line.segment.minutes if line.segment else None,
                _bare(line.planned),
                _bare(real),
                line.minutes_late if real else None,
            ]
        )
    return SheetPlan(_("Agenda"), columns, rows, filters=False)


def _seats(live: Live, _: Translator) -> SheetPlan:
    assert live.rotation is not None
    rounds = range(1, live.rotation.rounds + 1)
    columns = [
        Column(_("Name"), width=28, bold=True),
        Column(_("Unit"), width=24),
        *(Column(_("Round {round}", round=number), width=13) for number in rounds),
    ]
    rows: list[list[Value]] = []
    for person in live.people:
        seats = [live.seat(person.key, number) for number in rounds]
        if any(seats):
            labels = [seat.label if seat else None for seat in seats]
            rows.append([person.name, person.unit or None, *labels])
    return SheetPlan(_("Rotation"), columns, rows, frozen=1)


def _notes(live: Live, _: Translator) -> SheetPlan:
    columns = [
        Column(_("Note"), width=80, wrap=True),
        Column(_("Case"), width=11),
        Column(_("Round"), width=12),
    ]
    rows: Iterable[list[Value]] = (
        [note.text, note.case.upper() or None, note.round] for note in live.notes
    )
    return SheetPlan(_("Notes"), columns, rows)


def _about(held: Held, cut: Cut, _: Translator) -> Iterator[str]:
    workshop = held.live.workshop
    yield " · ".join(part for part in (workshop.title, workshop.organisation) if part)
    if workshop.starts_at:
        yield _("Held on {day}.", day=_.date(workshop.local(workshop.starts_at)))
    moment = workshop.local(held.now)
    yield _("Written on {day} at {time}.", day=_.date(moment), time=_.time(moment))
    yield _.plural("{n} comment", "{n} comments", n=len(held.comments))
    yield _(AT_THE_DESK[workshop.anonymity])
    if held.live.rotation:
        yield _("How people mix") + ":"
        yield from mixing_told(held.live.rotation, told_apart(workshop.people), _)
    if held.shown_answers:
        yield _.plural(
            "{n} person gave feedback.", "{n} people gave feedback.", n=len(held.answers)
        )
        yield _("Feedback is anonymous: answers of one person do not stand together anywhere.")
    elif held.answers:
        yield _(
            "Feedback is not shown: fewer than {least} people gave it, and one could tell who.",
            least=held.least,
        )
    for sheet, row, length in cut.cells:
        yield _(
            "Sheet {sheet}, row {row}: the text has {length} characters. Excel keeps "
            "{most}, so its end is only in the original.",
            sheet=sheet,
            row=row,
            length=length,
            most=LONGEST,
        )


def _bare(moment: datetime | None) -> datetime | None:
    """As the clock on the wall showed it: a sheet knows no zones."""
    return moment.replace(tzinfo=None) if moment else None
