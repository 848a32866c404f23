"""Tracks side by side in the workbook of a plan, and in what is made of a plan."""

from __future__ import annotations

import io
from dataclasses import replace
from datetime import datetime, time
from pathlib import Path

import openpyxl
import pytest

from parastaminen_nb.commands.plan import plan_words
from parastaminen_nb.core.agenda import Agenda, Kind, Segment
from parastaminen_nb.core.differences import Draft
from parastaminen_nb.core.laying import Laying
from parastaminen_nb.core.live import Live
from parastaminen_nb.core.workshop import Case, Workshop
from parastaminen_nb.exchange.materials.basis import Basis
from parastaminen_nb.exchange.materials.runsheet import RunSheet
from parastaminen_nb.exchange.materials.runsheet_page import run_sheet_page
from parastaminen_nb.exchange.plan_book import read_plan_book, write_plan_book
from parastaminen_nb.i18n import translator
from tests.exchange.office import converted

STARTS = datetime.fromisoformat("2027-03-11T13:00+02:00")
WORKSHOP = Workshop("w", "Day", starts_at=STARTS, minutes=200, cases=(Case("a", "Lunch", "Ada"),))
AGENDA = Agenda(
    (
        Segment("welcome", Kind.TOGETHER, 10),
        Segment("budget", Kind.TOGETHER, 20, title="Budget", track="Hall", move=3),
        Segment("ask", Kind.SUMMARY, 15, title="Questions", track="Hall", move=2),
        Segment("visit", Kind.TOGETHER, 30, title="Visit", track="Yard", move=8),
        Segment("talk", Kind.TOGETHER, 5, title="Talk", track="Café"),
        Segment("tour", Kind.TOGETHER, 12, title="Tour", track="Yard"),
        Segment("lunch", Kind.BREAK, 30, fixed_start=time(14, 30)),
        Segment("one", Kind.TOGETHER, 20, track="Hall", fixed_start=time(15, 10)),
        Segment("other", Kind.TOGETHER, 25, track="Yard"),
        Segment("close", Kind.SUMMARY, 10, move=2),
    ),
    200,
)
EN = translator("en")
BASIS = Basis(Live(workshop=WORKSHOP, agenda=AGENDA), EN)


PLAIN = Agenda((Segment("talk", Kind.TOGETHER, 80, move=5), AGENDA.segment("lunch")), 200)
LATE = Agenda((Segment("talk", Kind.TOGETHER, 95, move=5), AGENDA.segment("lunch")), 200)


def book(agenda: Agenda = AGENDA) -> bytes:
    return write_plan_book(WORKSHOP, agenda, None, EN)


def reckoned(content: bytes) -> tuple[list[str], int]:
    """The starts that stand beside the formulas, and the minutes left over."""
    workbook = openpyxl.load_workbook(io.BytesIO(content), data_only=True)
    starts = [row[0].value for row in workbook["Agenda"].iter_rows(min_row=2) if row[0].value]
    left = next(
        row for row in workbook["Basics"].iter_rows() if row[0].value == "Minutes left over"
    )
    return [f"{start:%H:%M}" for start in starts], round(left[1].value)


def test_the_workbook_shows_when_the_parts_of_each_track_begin():
    assert reckoned(book()) == ([f"{at:%H:%M}" for at in AGENDA.starts(STARTS)[:-1]], 73)


def test_the_minutes_left_over_are_those_of_the_planner():
    for agenda, left in ((AGENDA, 73), (PLAIN, 85), (LATE, -10)):
        assert reckoned(book(agenda))[1] == Laying.of(agenda, STARTS).left == left


@pytest.mark.slow
@pytest.mark.parametrize("agenda", [AGENDA, LATE], ids=["tracks", "late"])
def test_a_spreadsheet_reckons_the_same_hours(agenda, tmp_path: Path):
    source = tmp_path / "plan.xlsx"
    workbook = openpyxl.load_workbook(io.BytesIO(book(agenda)))  # what stood beside them is gone
    workbook.save(source)
    converted(source, "xlsx:Calc MS Excel 2007 XML", tmp_path / "made")
    assert reckoned((tmp_path / "made/plan.xlsx").read_bytes()) == reckoned(book(agenda))


def edited(column: str, row: int, value: str) -> bytes:
    workbook = openpyxl.load_workbook(io.BytesIO(book()))
    sheet = workbook["Agenda"]
    place = next(cell.column for cell in sheet[1] if cell.value == column)
    sheet.cell(row, place).value = value
    content = io.BytesIO()
    workbook.save(content)
    return content.getvalue()


class TestReading:
    def test_a_track_that_is_written_is_read_in_the_spelling_of_the_others(self):
        read = read_plan_book(edited("Track", 11, " yard"), Draft(WORKSHOP, AGENDA))
        assert read.agenda == AGENDA.changed(replace(AGENDA.segment("close"), track="Yard"))
        assert not read.troubles

    def test_a_round_in_a_track_is_told_and_read_as_for_everyone(self):
        read = read_plan_book(edited("Kind", 3, "Round"), Draft(WORKSHOP, AGENDA))
        assert "All people change tables" in EN.say(read.troubles[0].said)
        assert (read.troubles[0].row, read.troubles[0].column) == (3, "Track")
        assert read.agenda.segment("budget").track == ""
        assert read.agenda.segment("ask").track == "Hall"

    def test_a_name_that_is_too_long_for_a_wall_is_told(self):
        read = read_plan_book(edited("Track", 3, "x" * 41), Draft(WORKSHOP, AGENDA))
        assert "at most 40 letters" in EN.say(read.troubles[0].said)
        assert read.agenda == AGENDA


def test_the_run_sheet_says_which_track_and_when_all_is_over():
    sheet = RunSheet.of(BASIS)
    assert [(line.starts, line.name, line.track) for line in sheet.lines][2:4] == [
        ("13:35", "Questions", "Track Hall"),
        ("13:18", "Visit", "Track Yard"),
    ]
    assert sheet.ends == "All is over at 15:47. 33 minutes are left over."
    assert b'<span class="track">Track Yard</span>Visit' in run_sheet_page(BASIS)


def test_the_plan_in_words_names_the_track_of_each_part():
    lines = [line.strip() for line in plan_words(BASIS.live, EN)]
    assert "13:18   30 min  Track Yard: Visit" in lines
    assert any(line.startswith("15:47") and line.endswith("End") for line in lines)
