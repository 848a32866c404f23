"""A rehearsal plays the whole workshop through a real hub and counts what came of it."""

from __future__ import annotations

import json
import sqlite3
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from parastaminen_nb.cli import main
from parastaminen_nb.core.agenda import Agenda, Kind, Segment
from parastaminen_nb.core.comments import Comment
from parastaminen_nb.core.events import (
    AgendaPlanned,
    CommentWritten,
    SegmentStarted,
    WorkshopPlanned,
)
from parastaminen_nb.core.timetable import timetable
from parastaminen_nb.core.workshop import Anonymity, Variant
from parastaminen_nb.example import create_example, example_comments, example_workshop
from parastaminen_nb.i18n import translator
from parastaminen_nb.log import Log
from parastaminen_nb.rehearsal.cast import cast
from parastaminen_nb.rehearsal.ledger import Heard, Ledger
from parastaminen_nb.rehearsal.lines import Lines
from parastaminen_nb.rehearsal.private import rehearsal_file
from parastaminen_nb.rehearsal.report import Kept, Listener, Report, audit, percentile
from parastaminen_nb.rehearsal.wire import message, page
from parastaminen_nb.session import Session

NOON = datetime(2027, 3, 11, 12, tzinfo=UTC)
KEYS = ["people", "seconds", "posted", "stored", "lost", "duplicated", "delay_ms", "join_ms"]


@pytest.fixture
def workshop(tmp_path):
    """The example, in its first round, with a comment in it."""
    path = create_example(tmp_path / "kevät.workshop", starts_at=NOON)
    with Log(path) as log:
        log.append(
            SegmentStarted("round-1", NOON + timedelta(minutes=20), NOON),
            CommentWritten(Comment("oikea-kommentti-1", "tämä on oikea", "a", 1)),
        )
    return path


def rehearsed(tmp_path, capsys, *arguments: str) -> tuple[int, dict, str]:
    file = tmp_path / "report.json"
    status = main(["--in", "en", "rehearse", *arguments, "--json", str(file)])
    return status, json.loads(file.read_text(encoding="utf-8")), capsys.readouterr().out


def test_the_example_is_played_and_nothing_is_lost(tmp_path, capsys):
    status, said, out = rehearsed(tmp_path, capsys, "example", "--people", "8", "--speed", "3600")
    assert status == 0
    assert list(said) == KEYS
    assert said["people"] == 8
    assert said["posted"] == said["stored"] >= 10
    assert said["lost"] == said["duplicated"] == 0
    assert 0 < said["delay_ms"]["p50"] <= said["delay_ms"]["p95"] <= said["delay_ms"]["p99"]
    assert 0 < said["join_ms"]["p50"] <= said["join_ms"]["p95"]
    assert "Nothing was lost and nothing is there twice." in out
    assert "Feedback: 8 sent, 8 stored." in out


def test_a_hub_that_falls_on_the_way_loses_nothing(tmp_path, capsys, workshop):
    before = workshop.read_bytes()
    arguments = [str(workshop), "--people", "8", "--speed", "1800", "--kill", "--seed", "3"]
    status, said, out = rehearsed(tmp_path, capsys, *arguments)
    assert status == 0
    assert said["posted"] == said["stored"] >= 5
    assert said["lost"] == said["duplicated"] == 0
    assert "The hub was ended by force 2 times" in out
    assert workshop.read_bytes() == before, "the real file is never touched"
    assert [path.name for path in workshop.parent.iterdir() if "work" in path.name] == [
        workshop.name
    ]


def test_an_anonymous_workshop_is_rehearsed_as_well(tmp_path, capsys):
    path = tmp_path / "nimetön.workshop"
    plan = replace(example_workshop(NOON), anonymity=Anonymity.ANONYMOUS)
    with Log(path, create=True) as log:
        agenda = Agenda.generated(Variant.COMMON, cases=len(plan.cases))
        tracks = [Segment(key, Kind.TOGETHER, 9, track=key.upper()) for key in "ab"]
        agenda = replace(agenda, segments=(*tracks, *agenda.segments))
        log.append(WorkshopPlanned(plan, NOON), AgendaPlanned(agenda, NOON))
    file = tmp_path / "report.json"
    arguments = [str(path), "--people", "5", "--speed", "7200", "--json", str(file)]
    status = main(["--in", "en", "rehearse", *arguments])
    said, told = json.loads(file.read_text(encoding="utf-8")), capsys.readouterr().err
    assert status == 0
    assert "Tracks A and B: " in told  # begun as one
    assert said["posted"] == said["stored"] >= 5
    assert said["lost"] == said["duplicated"] == 0


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["example", "--people", "0"], "kirjoita kokonaisluku"),
        (["example", "--people", "monta"], "kirjoita kokonaisluku"),
        (["example", "--speed", "0"], "kirjoita luku"),
        (["example", "--speed", "nan"], "kirjoita luku"),
        (["puuttuu.workshop"], "Työpajatiedostoa puuttuu.workshop ei ole"),
    ],
)
def test_bad_input_is_one_sentence(arguments, said, capsys):
    assert main(["rehearse", *arguments]) == 2
    err = capsys.readouterr().err
    assert said in err.splitlines()[-1]
    assert "Traceback" not in err


def test_a_file_of_another_kind_is_one_sentence(tmp_path, capsys):
    other = tmp_path / "lista.workshop"
    other.write_text("nimi;yksikkö\n", encoding="utf-8")
    assert main(["rehearse", str(other)]) == 2
    assert "lista.workshop" in capsys.readouterr().err.splitlines()[-1]


def test_an_agenda_without_rounds_cannot_be_rehearsed(workshop, capsys):
    with Log(workshop) as log:
        log.append(AgendaPlanned(Agenda((Segment("welcome", Kind.TOGETHER, 8),)), NOON))
    assert main(["rehearse", str(workshop)]) == 2
    assert "ei ole yhtään kierrosta" in capsys.readouterr().err


def test_the_report_cannot_overwrite_the_workshop(workshop, capsys):
    before = workshop.read_bytes()
    assert main(["rehearse", str(workshop), "--json", str(workshop)]) == 2
    assert workshop.read_bytes() == before


def test_a_rehearsal_begins_with_the_plan_and_nothing_that_happened(workshop, tmp_path):
    with Log(rehearsal_file(str(workshop), tmp_path / "made")) as log:
        begun, planned = Session(log).state, example_workshop(NOON)
    assert not begun.comments
    assert begun.segment is None
    assert begun.rotation is not None
    assert begun.workshop == replace(planned, starts_at=begun.workshop.starts_at)


def test_the_plan_is_read_while_the_real_workshop_goes_on(workshop, tmp_path):
    with Log(workshop) as log:
        log.append(AgendaPlanned(Agenda.generated(Variant.COMMON, cases=2), NOON))
        with Log(rehearsal_file(str(workshop), tmp_path / "made")) as copy:
            assert Session(copy).state.agenda.rounds == 2
        log.append(AgendaPlanned(Agenda.generated(Variant.COMMON, cases=3), NOON))
    with sqlite3.connect(workshop) as file:
        assert file.execute("PRAGMA quick_check").fetchone() == ("ok",)
    file.close()


def test_some_come_late_some_are_away_some_have_no_name():
    planned, agenda = example_workshop(NOON), Agenda.generated(Variant.COMMON, cases=3)
    parts = cast(planned, agenda, people=25, seed=1)
    assert parts == cast(planned, agenda, people=25, seed=1)
    assert parts != cast(planned, agenda, people=25, seed=2)
    named = [part.person for part in parts if part.person]
    assert len(set(named)) == len(named) == 20
    assert sum(part.late is not None for part in parts) == 3
    assert sum(part.away is not None for part in parts) == 4
    assert all(0 < goes < back <= 120 for goes, back in filter(None, (p.away for p in parts)))


def test_more_people_than_names_join_without_one():
    parts = cast(
        example_workshop(NOON), Agenda.generated(Variant.COMMON, cases=3), people=40, seed=1
    )
    assert sum(bool(part.person) for part in parts) == 24


def test_the_example_speaks_its_own_words_and_any_other_workshop_neutral_ones():
    lines = Lines(example_comments(), translator("fi"))
    first = [lines.next(round="1", case="a", table="1") for _ in range(2)]
    assert first[0].startswith("Kuljetus ratkaisee.")
    assert first[1] == "Hyvä!"
    assert lines.next(round="1", case="f", table="1").startswith("Harjoitus 1: ")
    neutral = Lines((), translator("sv"))
    said = [neutral.next(round="1", case="a", table="1") for _ in range(20)]
    assert len(set(said)) == 20
    assert said[0].startswith("Övning 1: ")


# The count is only worth something if it finds what went wrong.


@pytest.fixture
def sent():
    ledger = Ledger()
    for key in ("first", "second"):
        ledger.begin(key, f"{key} comment")
    return ledger


def kept(tmp_path, ledger, comments, *, heard=("first", "second"), answers=0):
    one = Heard(ledger)
    for key in heard:
        one.hear(key, 1.0, here_since=0)
    with Log(create_example(tmp_path / "kept.workshop")) as log:
        since = log.append(*(CommentWritten(Comment(key, text, "a", 1)) for key, text in comments))
        for _ in range(answers):
            log.answer({"idea": 5})
        return audit(log, ledger, [Listener(one, since - len(comments))])


BOTH = [("first", "first comment"), ("second", "second comment")]


def test_what_was_sent_and_stored_and_heard_is_fine(tmp_path, sent):
    found = kept(tmp_path, sent, BOTH)
    assert (found.stored, found.lost, found.duplicated) == (2, 0, 0)


def test_a_comment_that_is_not_in_the_file_is_lost(tmp_path, sent):
    assert kept(tmp_path, sent, BOTH[:1]).lost == 1


def test_a_comment_with_other_words_is_lost(tmp_path, sent):
    assert kept(tmp_path, sent, [BOTH[0], ("second", "something else")]).lost == 1


def test_a_comment_that_a_phone_did_not_hear_is_lost(tmp_path, sent):
    assert kept(tmp_path, sent, BOTH, heard=["first"]).lost == 1


def test_a_comment_stored_under_a_second_key_is_there_twice(tmp_path, sent):
    found = kept(tmp_path, sent, [*BOTH, ("third", "second comment")])
    assert (found.stored, found.duplicated) == (3, 1)


def test_a_comment_told_twice_is_there_twice(tmp_path, sent):
    assert kept(tmp_path, sent, BOTH, heard=["first", "second", "first"]).duplicated == 1


def test_answers_are_counted_too(tmp_path, sent):
    assert kept(tmp_path, sent, BOTH, answers=1).duplicated == 1
    sent.answers = 3
    (tmp_path / "other").mkdir()
    assert kept(tmp_path / "other", sent, BOTH, answers=1).lost == 2


def test_percentiles_are_measured_values():
    assert percentile([], 95) is None
    assert percentile([3.0], 50) == 3.0
    assert percentile([float(n) for n in range(1, 101)], 95) == 95.0


def test_a_message_of_the_stream_is_read():
    said = message(b'id: 7\nevent: comment\ndata: {"key":"k","text":"a: b"}')
    assert (said.kind, said.seq, said.data["text"]) == ("comment", 7, "a: b")
    assert message(b"retry: 750").retry == 0.75


def test_another_page_than_ones_own_offers_nothing():
    assert page("<p>hei</p>").seq == 0
    assert not page("<p>hei</p>").seated


def test_a_report_of_trouble_says_what_and_keeps_the_file(tmp_path, sent):
    sent.refused.append("400 Kierros 3 ei ole alkanut.")
    report = Report(
        people=8,
        unnamed=1,
        late=1,
        away=1,
        kills=1,
        seconds=61.2,
        ledger=sent,
        kept=Kept(stored=1, answers=0, lost=1, duplicated=0),
        left_at=tmp_path / "rehearsal.workshop",
    )
    assert not report.fine
    said = report.in_words(translator("en"))
    assert "Lost: 1. There twice: 0. Not taken: 1." in said
    assert "1 × 400 Kierros 3 ei ole alkanut." in said
    assert str(tmp_path / "rehearsal.workshop") in said
    assert "ended by force 1 time " in said
    assert report.as_json()["delay_ms"] == {"p50": None, "p95": None, "p99": None}


def test_a_rehearsal_that_runs_fast_is_not_said_to_be_hours_ahead(tmp_path):
    for hours in (True, False):
        folder = tmp_path / str(hours)
        folder.mkdir()
        with Log(rehearsal_file("example", folder, hours=hours)) as log:
            live = Session(log).state
        table = timetable(live, datetime.now(UTC))
        assert (table.behind is not None) is hours
