"""Reading the workbook of a path, so that nothing vanishes and nothing changes silently."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Any, Final

from parastaminen_nb.core.errors import N_, Sentence, WorkshopError
from parastaminen_nb.core.live import Live
from parastaminen_nb.core.pathway import Pathway, Reading, Report
from parastaminen_nb.exchange.files import File, Source, open_file
from parastaminen_nb.exchange.path_book import experiments as experiments_sheet
from parastaminen_nb.exchange.path_book import meetings as meetings_sheet
from parastaminen_nb.exchange.path_book import readings as readings_sheet
from parastaminen_nb.exchange.path_book import reports as reports_sheet
from parastaminen_nb.exchange.path_book.naming import Naming
from parastaminen_nb.exchange.path_book.path_read import PathRead
from parastaminen_nb.exchange.path_book.writing import ABOUT
from parastaminen_nb.exchange.plan_book import values
from parastaminen_nb.exchange.plan_book.fields import Field, Row, Rows
from parastaminen_nb.exchange.plan_book.sheets import Parts, sheets_of
from parastaminen_nb.exchange.plan_book.size import refuse_large
from parastaminen_nb.exchange.plan_book.trouble import Trouble
from parastaminen_nb.exchange.plan_book.unread import unread
from parastaminen_nb.i18n import translator

_NEEDED: Final = {
    meetings_sheet.NAME: "day",
    experiments_sheet.NAME: "title",
    readings_sheet.NAME: "value",
    reports_sheet.NAME: "text",
}


def read_path_book(source: Source | bytes, live: Live, today: date) -> PathRead:
    """Read a workbook made by `write_path_book`, in whatever language, order and state it is.

    Rows are known again by their keys, or where there are none by their names; a cell that still
    holds what was written stays exactly as it is on the path of `live`. Rows without a key are new.
    Nothing that has no row is taken away, unless the reader takes `PathRead.only_rows`. Raises
    `WorkshopError` where the file is no workbook, too large, protected, or holds nothing of a path.
    Everything else is a trouble, and the rest is read.
    """
    if isinstance(source, bytes):
        source = ("path.xlsx", source)
    refuse_large(source)
    return _Reading(source, open_file(source), live, today).read()


class _Reading:
    def __init__(self, source: Source, file: File, live: Live, today: date) -> None:
        self.source, self.file, self.today = source, file, today
        self.before, self.path = live.path, live.path
        self.missing: list[tuple[str, Any]] = []
        self.troubles: list[Trouble] = []
        self.fields: dict[str, Sequence[Field]] = {
            meetings_sheet.NAME: meetings_sheet.FIELDS,
            experiments_sheet.NAME: experiments_sheet.fields_of(live.workshop),
        }

    def read(self) -> PathRead:
        naming = self._naming(Pathway())
        parts = Parts({**self.fields, **naming}, _NEEDED, (ABOUT,))
        self.sheets, notes = sheets_of(self.file, parts)
        if not self.sheets:
            raise WorkshopError(
                N_(
                    "{file} holds nothing of a path: neither meetings nor experiments. Download "
                    "the path as a workbook and fill that in."
                ),
                file=self.file.name,
            )
        self.troubles += notes
        self.troubles += unread(self.source, self.file, self.sheets, parts)
        self._meetings()
        self._experiments()
        self.fields |= self._naming(self.path)
        self._readings()
        self._reports()
        self.troubles += parts.missing(self.sheets)
        order = [sheet.name for sheet in self.file.sheets]
        self.troubles.sort(key=lambda t: order.index(t.sheet) if t.sheet in order else -1)
        missing = tuple(self.missing)
        return PathRead(self.path, self._only_rows(), len(missing), tuple(self.troubles))

    def _naming(self, path: Pathway) -> dict[str, Sequence[Field]]:
        """The columns of sheets whose cells name something that is on this path."""
        meetings = Naming(self.before.meetings, path.meetings, reports_sheet.NO_MEETING)
        experiments = Naming(
            self.before.experiments, path.experiments, readings_sheet.NO_EXPERIMENT
        )
        return {
            readings_sheet.NAME: readings_sheet.fields_of(experiments),
            reports_sheet.NAME: reports_sheet.fields_of(meetings, experiments),
        }

    def _meetings(self) -> None:
        rows = self._rows(meetings_sheet.NAME, self.before.meetings, _MEETING_COLUMNS)
        for row in self._known(rows, self.before.meetings, "title"):
            assert rows is not None
            meeting = meetings_sheet.read_meeting(rows, row, self.path)
            if meeting is not None:
                self.path = self.path.with_meeting(meeting)

    def _experiments(self) -> None:
        shown = (experiments_sheet.STANDS, experiments_sheet.LATEST)
        rows = self._rows(experiments_sheet.NAME, self.before.experiments, shown)
        for row in self._known(rows, self.before.experiments, "title"):
            assert rows is not None
            one = experiments_sheet.read_experiment(rows, row, self.path, self.today)
            if one is not None:
                self.path = self.path.with_experiment(one)

    def _readings(self) -> None:
        things = readings_sheet.counted(self.before)
        rows = self._rows(readings_sheet.NAME, things, _READING_COLUMNS)
        found: dict[str, Reading] = {}
        for row in self._known(rows, things):
            assert rows is not None
            one = readings_sheet.read_counted(rows, row, self.today)
            if row.old is not None and row.old != one:
                self.path = self.path.with_reading(row.old.experiment, None, row.old.day)
            if one is None or self._twice(rows, row, one.key in found):
                continue
            found[one.key] = one
        for one in found.values():
            self.path = self.path.with_reading(one.experiment, one, one.day)

    def _reports(self) -> None:
        things = reports_sheet.heard(self.before)
        rows = self._rows(reports_sheet.NAME, things)
        found: dict[str, Report] = {}
        for row in self._known(rows, things):
            assert rows is not None
            one = reports_sheet.read_heard(rows, row)
            if row.old is not None and row.old != one:
                nothing = Report(row.old.experiment, row.old.meeting, "")
                self.path = self.path.with_report(nothing)
            if one is None or self._twice(rows, row, one.key in found):
                continue
            found[one.key] = one
        for report in found.values():
            self.path = self.path.with_report(report)

    def _twice(self, rows: Rows, row: Row, twice: bool) -> bool:
        if twice:
            why = N_("A row above tells of the same already, and holds. This one was left out.")
            rows.tell(row.number, "", Sentence(why))
        return twice

    def _rows(self, name: str, things: Sequence[Any], ignored: tuple[str, ...] = ()) -> Rows | None:
        """The rows of a sheet; None where it is not there or lacks the one column it needs."""
        if name not in self.sheets:
            return None
        known = {thing.key: thing for thing in things}
        rows = Rows(
            self.sheets[name], self.fields[name], known, ignored=ignored, troubles=self.troubles
        )
        return rows if rows.can_be_read(_NEEDED[name]) else None

    def _known(self, rows: Rows | None, things: Sequence[Any], name: str = "") -> list[Row]:
        """The rows, each with what it was; and what has none is remembered."""
        if rows is None:
            return []
        found = list(rows.read())
        if not rows.has_keys:
            found = _by_content(rows, found, things, name)
        there = {row.key for row in found if row.key}
        if name:
            # A new row must not get a key that stands further down.
            self.path = replace(self.path, keys_used=self.path.keys_used | there)
        self.missing += [(type(one).__name__, one) for one in things if one.key not in there]
        return found

    def _only_rows(self) -> Pathway:
        path = self.path
        for kind, one in self.missing:
            match kind:
                case "Meeting":
                    path = path.without_meeting(one.key)
                case "Experiment":
                    path = path.without_experiment(one.key)
                case "Reading":
                    path = path.with_reading(one.experiment, None, one.day)
                case _:
                    path = path.with_report(Report(one.experiment, one.meeting, ""))
        return path


def _by_content(rows: Rows, found: list[Row], things: Sequence[Any], name: str) -> list[Row]:
    """Rows of a sheet without keys: known by their names, or by what they are about."""
    left = {one.key: one for one in things}
    known: list[Row] = []
    for row in found:
        key = next((key for key, one in left.items() if _same(rows, row, one, name)), "")
        old = left.pop(key, None)
        given = dict(row.values)
        if old is not None:
            # What has no column in the file is as it was.
            kept = {it.name: it.of(old) for it in rows.fields if it.name not in rows.columns}
            given |= kept
        known.append(replace(row, key=key, old=old, values=given) if old is not None else row)
    return known


def _same(rows: Rows, row: Row, one: Any, name: str) -> bool:
    if not name:
        fields = [it.name for it in rows.fields if it.name not in {"value", "text"}]
        return all(row.values[it] == getattr(one, it) for it in fields)
    field = next(it for it in rows.fields if it.name == name)
    written = values.plain(row.values[name])
    return bool(written) and any(
        values.plain(field.cell(one, _)) == written for _ in map(translator, ("fi", "sv", "en"))
    )


_MEETING_COLUMNS: Final = tuple(one.label for one in meetings_sheet.only_shown({}))
_READING_COLUMNS: Final = tuple(one.label for one in readings_sheet.only_shown(Pathway()))
