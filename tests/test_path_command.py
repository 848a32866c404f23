"""The command line tells a path, writes its files, and takes its workbook in."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
import vobject
from openpyxl import load_workbook

from parastaminen_nb.cli import main
from parastaminen_nb.core.events import LetterSent, WorkshopPlanned
from parastaminen_nb.core.letters import Letter, Outcome, Sending
from parastaminen_nb.core.pathway import Decision
from parastaminen_nb.core.workshop import Workshop
from parastaminen_nb.log import Log
from parastaminen_nb.pathing import Pathing
from parastaminen_nb.session import Session

NOW = datetime.now(UTC)
STARTS = NOW.replace(minute=0, second=0, microsecond=0) - timedelta(weeks=7)


@pytest.fixture
def workshop(tmp_path):
    """Seven weeks after a workshop, as the clock of this machine goes."""
    path = tmp_path / "spring.workshop"
    with Log(path, create=True) as log:
        log.append(WorkshopPlanned(Workshop("w", "Kevät", starts_at=STARTS, language="en"), NOW))
    session = Session.opened(path)
    pathing = Pathing(session)
    pathing.plan_usual(6)
    pathing.add_experiment({"title": "Lounas", "responsible": "Katri", "next_step": "viides"})
    pathing.add_experiment({"title": "Kävely"})
    pathing.decide(pathing.add_experiment({"title": "Vitriini"}), Decision.STOPS)
    session.close()
    return path


def titles(path) -> list[str]:
    session = Session.opened(path)
    try:
        return [one.title for one in session.state.path.experiments]
    finally:
        session.close()


def test_who_was_invited_to_a_meeting_that_moved_or_is_off_is_told_and_the_calendar_says_so(
    workshop, tmp_path, capsys
):
    session = Session.opened(workshop)
    pathing = Pathing(session)
    for key, people in (("midway", ("p1",)), ("half_year", ("p1", "p2"))):
        for person in people:
            sending = Sending(Letter.MEETING, person, Outcome.SENT, NOW, key)
            session.tell(LetterSent(sending))
    later = pathing.path.meeting("midway").day + timedelta(days=1)
    pathing.write_meeting("midway", {"day": later.isoformat()})
    pathing.drop_meeting("half_year")
    session.close()
    file = tmp_path / "m.ics"
    assert main(["--in", "en", "path", str(workshop), "--calendar", str(file)]) == 0
    said = capsys.readouterr().out
    assert "1 person has not been told of this change: Midway review" in said
    assert "2 people have not been told that this is cancelled: Half-year meeting" in said
    entries = vobject.readOne(file.read_text(encoding="utf-8")).vevent_list
    off = [one.summary.value for one in entries if "status" in one.contents]
    assert off == ["Half-year meeting: Kevät"]


def test_what_needs_attention_and_what_comes_next_is_told(workshop, capsys):
    assert main(["--in", "en", "path", str(workshop)]) == 0
    said = capsys.readouterr().out.splitlines()
    assert said[0] == "Kevät"
    assert said[1].startswith("Next: ")
    assert "1 experiment needs attention: Kävely (Nobody is responsible yet)." in said
    assert said[-3:] == [
        "- Lounas: Not begun, Katri",
        "- Kävely: Nobody is responsible yet",
        "- Vitriini: Ended",
    ]


def test_workbook_paper_and_calendar_are_written(workshop, tmp_path, capsys):
    book, paper, dates = (tmp_path / name for name in ("p.xlsx", "p.docx", "p.ics"))
    asked = ["--out", book, "--report", paper, "--calendar", dates]
    assert main(["path", str(workshop), *map(str, asked), "--language", "sv"]) == 0
    assert "Experiment" in load_workbook(book).sheetnames
    assert len(vobject.readOne(dates.read_text(encoding="utf-8")).vevent_list) == 4
    assert paper.read_bytes().startswith(b"PK")


def test_a_workbook_is_told_first_and_taken_when_that_is_said(workshop, tmp_path, capsys):
    book = tmp_path / "p.xlsx"
    assert main(["path", str(workshop), "--out", str(book)]) == 0
    edited = load_workbook(book)
    edited["Experiments"]["A2"].value = "Lounas koululla"
    edited["Experiments"].delete_rows(3)
    edited.save(book)
    capsys.readouterr()
    take = ["--in", "en", "path", str(workshop), "--from", str(book)]
    assert main(take) == 0
    assert capsys.readouterr().out.splitlines() == [
        "Experiments:",
        "- Lounas, Experiment: Lounas → Lounas koululla",
        "1 thing on the path has no row in the workbook and stays. Say --only-rows to take it out.",
        "Nothing has been changed. Say --yes to accept all of it.",
    ]
    assert titles(workshop) == ["Lounas", "Kävely", "Vitriini"]
    assert main([*take, "--yes"]) == 0
    assert titles(workshop) == ["Lounas koululla", "Kävely", "Vitriini"]
    assert main([*take, "--yes", "--only-rows"]) == 0
    assert titles(workshop) == ["Lounas koululla", "Vitriini"]


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        (["--out", "p.pdf"], "p.pdf does not end in .xlsx"),
        (["--report", "p.xlsx"], "p.xlsx does not end in .docx"),
        (["--from", "gone.xlsx"], "gone.xlsx"),
    ],
)
def test_what_cannot_be_is_said_before_anything_is_written(
    workshop, asked, said, tmp_path, monkeypatch, capsys
):
    monkeypatch.chdir(tmp_path)
    assert main(["--in", "en", "path", str(workshop), *asked]) == 2
    assert said in capsys.readouterr().err


def test_nothing_is_written_where_one_of_the_files_cannot_be_made(tmp_path, capsys):
    path, book = tmp_path / "empty.workshop", tmp_path / "p.xlsx"
    with Log(path, create=True) as log:
        log.append(WorkshopPlanned(replace(Workshop("w", "Kevät"), starts_at=STARTS), NOW))
    asked = ["--out", str(book), "--calendar", str(tmp_path / "p.ics")]
    assert main(["--in", "en", "path", str(path), *asked]) == 2
    assert "no meeting yet" in capsys.readouterr().err
    assert not book.exists()
