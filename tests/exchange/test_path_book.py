"""A path as a workbook: it comes back as it left, and what people do to it is understood."""

from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, time
from typing import Any

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from parastaminen_nb.apps.export import comments_frame
from parastaminen_nb.core.errors import Sentence, WorkshopError
from parastaminen_nb.core.live import Live
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
from parastaminen_nb.core.workshop import Case, Person, Workshop
from parastaminen_nb.exchange.path_book import read_path_book, write_path_book
from parastaminen_nb.exchange.plan_book.values import called, plain
from parastaminen_nb.exchange.session_book import Held, session_workbook
from parastaminen_nb.i18n import translator
from tests.core.paths import TODAY, paths

EN, FI = translator("en"), translator("fi")
WORKSHOP = Workshop("w", "Kevät", people=(Person("p1", "Aino"), Person("p2", "Emil"))).with_cases(
    Case("", "Kyläkeittiö"), Case("", "Soittorinki")
)
DAY = date(2027, 4, 20)
PATH = (
    Pathway()
    .with_meeting(Meeting("midway", date(2027, 6, 10), starts=time(9), notes="=SUM(A1)"))
    .with_meeting(Meeting("m1", DAY, "Kahvit", held=True, present=21))
    .with_experiment(
        Experiment("x1", "Lounas", "a", Stage.TRYING, responsible="Katri", target=20.0)
    )
    .with_experiment(Experiment("x2", "Soittorinki", next_day=date(2027, 4, 22), responsible="P"))
    .with_reading("x1", Reading("x1", DAY, 17.0), DAY)
    .with_report(Report("x1", "m1", "Toimi hyvin.\nKeittiö jaksaa."))
    .with_reply("midway", "p1", True)
    .with_reply("midway", "gone", True)
)
LIVE = Live(workshop=WORKSHOP, path=PATH)


def opened(live: Live = LIVE, language: str = "en") -> openpyxl.Workbook:
    return openpyxl.load_workbook(io.BytesIO(write_path_book(live, TODAY, translator(language))))


def read(book: openpyxl.Workbook, live: Live = LIVE):
    file = io.BytesIO()
    book.save(file)
    return read_path_book(file.getvalue(), live, TODAY)


def column(sheet: Any, name: str) -> int:
    return next(cell.column for cell in sheet[1] if cell.value == name)


def put(book: openpyxl.Workbook, sheet: str, row: int, **cells: Any) -> None:
    for name, value in cells.items():
        place = column(book[sheet], name.replace("_", " "))
        book[sheet].cell(row, place).value = value


@given(paths(), st.sampled_from(["fi", "sv", "en"]))
@settings(max_examples=15)
def test_what_is_written_is_read_back_and_nothing_is_said(path, language):
    live = Live(workshop=WORKSHOP, path=path)
    found = read_path_book(write_path_book(live, TODAY, translator(language)), live, TODAY)
    assert [str(trouble.said) for trouble in found.troubles] == []
    assert (found.path, found.only_rows, found.missing) == (path, path, 0)


@pytest.mark.parametrize("titles", [("0", "X1", "5"), ("Lounas", "lounas", "Lounas (x1)")])
def test_a_title_that_looks_like_the_key_of_another_is_no_other(titles):
    path = Pathway()
    for place, title in enumerate(titles, 1):
        path = path.with_experiment(Experiment(f"x{place}", title, responsible="K"))
        path = path.with_reading(f"x{place}", Reading(f"x{place}", DAY, float(place)), DAY)
    content = write_path_book(Live(workshop=WORKSHOP, path=path), TODAY, FI)
    found = read_path_book(content, Live(workshop=WORKSHOP), TODAY)
    assert found.troubles == () and found.path.readings == path.readings


@given(paths())
@settings(max_examples=15)
def test_a_path_comes_whole_into_a_workshop_that_has_none(path):
    live = Live(workshop=WORKSHOP, path=path)
    # What stands on comments is told by their digests, which are in no workbook.
    told = path
    for one in path.experiments:
        told = told.with_experiment(_consistent(replace(one, sources=())))
    for meeting in path.meetings:
        told = told.with_meeting(_called_as_usual(meeting))
    content = write_path_book(replace(live, path=told), TODAY, FI)
    found = read_path_book(content, Live(workshop=WORKSHOP), TODAY).path
    assert found == told


def _called_as_usual(meeting: Meeting) -> Meeting:
    """A title that is the usual words, in whichever capitals, is none of its own."""
    usual = meeting_name(replace(meeting, title=""))
    same = isinstance(usual, Sentence) and plain(meeting.title) in called(str(usual.message))
    return replace(meeting, title="") if same else meeting


def _consistent(one: Experiment) -> Experiment:
    if one.stage is not Stage.DECIDED:
        return replace(one, decision=None)
    return replace(one, decided_on=one.decided_on or TODAY) if one.decision else one


def test_how_an_experiment_stands_and_who_comes_is_told_in_words_and_numbers():
    book = opened(language="fi")
    experiments, meetings = book["Kokeilut"], book["Tapaamiset"]
    stands = column(experiments, "Tilanne")
    assert [experiments.cell(row, stands).value for row in (2, 3)] == [
        "Seuraava askel puuttuu",
        "1 viikko myöhässä",
    ]
    # Somebody who is no longer on the list is not counted.
    assert meetings.cell(3, column(meetings, "Ilmoittanut tulevansa")).value == 1


def test_days_hours_and_numbers_are_such_and_text_is_no_formula():
    book = opened()
    meetings = book["Meetings"]
    assert meetings.cell(3, column(meetings, "Day")).value == datetime.combine(
        date(2027, 6, 10), time()
    )
    assert meetings.cell(3, column(meetings, "Hour")).value == time(9)
    notes = meetings.cell(3, column(meetings, "What was agreed"))
    assert (notes.value, notes.data_type) == ("=SUM(A1)", "s")
    assert book["Readings"].cell(2, column(book["Readings"], "Counted")).value == 17
    for name in ("Meetings", "Experiments", "Readings", "Told at meetings"):
        sheet = book[name]
        (table,) = sheet.tables.values()
        assert table.autoFilter.ref == table.ref
        assert sheet.freeze_panes


def test_rows_are_new_changed_and_never_taken_away_unasked():
    book = opened()
    put(book, "Experiments", 2, Who_is_responsible="Päivi", Experiment="Lounas koululla")
    put(book, "Experiments", 4, Experiment="Kävely", Stage="kokeilussa", Case="kyläkeittiö")
    book["Experiments"].delete_rows(3)  # Soittorinki
    put(book, "Readings", 3, Experiment="Lounas koululla", Day="27.4.2027", Counted="12,5")
    put(
        book, "Told at meetings", 3, Meeting="Väliarvio", Experiment="Kävely", What_was_told="Alku."
    )
    found = read(book)
    assert [str(trouble.said) for trouble in found.troubles] == []
    path = found.path
    assert [one.title for one in path.experiments] == ["Lounas koululla", "Soittorinki", "Kävely"]
    assert path.experiment("x1").responsible == "Päivi"
    walk = path.experiments[2]
    assert (walk.key, walk.stage, walk.case) == ("x3", Stage.TRYING, "a")
    assert [one.value for one in path.readings_of("x1")] == [17, 12.5]
    assert [one.text for one in path.reports_of("x3")] == ["Alku."]
    assert (found.missing, [one.key for one in found.only_rows.experiments]) == (1, ["x1", "x3"])


def test_a_usual_meeting_that_is_written_by_its_name_is_that_meeting():
    book = opened()
    put(book, "Meetings", 4, Meeting="Årsträff", Day=date(2028, 3, 9))
    assert read(book).path.meeting("year").title == ""


def test_sheets_and_columns_in_any_order_and_language_and_without_keys():
    book = opened(language="sv")
    made = openpyxl.Workbook()
    made.remove(made.active)
    for name in reversed(book.sheetnames[1:]):
        rows = list(zip(*book[name].values, strict=True))
        sheet = made.create_sheet(name)
        for row in zip(*(one for one in reversed(rows) if one[0] != "Nyckel"), strict=True):
            sheet.append(row)
        for cell in [cell for row in sheet for cell in row if isinstance(cell.value, str)]:
            cell.data_type = "s"
    found = read(made)
    assert [str(trouble.said) for trouble in found.troubles] == []
    assert (found.path, found.missing) == (PATH, 0)


def test_a_decision_and_its_stage_belong_together():
    book = opened()
    put(book, "Experiments", 2, What_becomes_of_it="Jatkuu pysyvästi")
    found = read(book)
    one = found.path.experiment("x1")
    assert (one.stage, one.decision, one.decided_on) == (Stage.DECIDED, Decision.CONTINUES, TODAY)
    (note,) = found.troubles
    assert note.note and "read as “Decided”" in str(note.said)
    again = opened(replace(LIVE, path=found.path))
    put(again, "Experiments", 2, Stage="Being tried")
    back = read(again, replace(LIVE, path=found.path)).path.experiment("x1")
    assert (back.stage, back.decision, back.decided_on) == (Stage.TRYING, None, None)


def wrong(sheet: str, row: int, **cells: Any) -> Callable[[openpyxl.Workbook], None]:
    return lambda book: put(book, sheet, row, **cells)


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (
            wrong("Meetings", 2, Day="huomenna"),
            "Sheet Meetings, row 2, Day: “huomenna” does not fit. Write the day with its year, "
            "such as 11.3.2027. Until then it stays as it was.",
        ),
        (
            wrong("Meetings", 4, Meeting="Kirje"),
            "Sheet Meetings, row 4, Day: Write the day with its year, such as 11.3.2027. "
            "The row was left out.",
        ),
        (
            wrong("Experiments", 2, Target="paljon"),
            "Sheet Experiments, row 2, Target: “paljon” does not fit. Write a number, such as 17 "
            "or 2,5. Until then it stays as it was.",
        ),
        (
            wrong("Experiments", 2, Case="Z"),
            "Sheet Experiments, row 2, Case: “Z” does not fit. There is no such case. The cases "
            "are: A and B. Until then it stays as it was.",
        ),
        (
            wrong("Experiments", 2, Experiment="x" * 121),
            f"Sheet Experiments, row 2, Experiment: “{'x' * 59}…” does not fit. The text is too "
            "long. Write at most 120 characters. Until then it stays as it was.",
        ),
        (
            wrong("Readings", 3, Experiment="Lounas", Day=DAY, Counted=3),
            "Sheet Readings, row 3: A row above tells of the same already, and holds. This one "
            "was left out.",
        ),
        (
            wrong("Readings", 3, Experiment="Lounas", Day=date(2027, 5, 1), Counted=3),
            "Sheet Readings, row 3, Day: That day is still to come. Write what has been counted. "
            "The row was left out.",
        ),
    ],
)
def test_what_does_not_fit_is_told_and_nothing_is_lost(change, said):
    book = opened()
    change(book)
    found = read(book)
    assert [EN.say(trouble.said) for trouble in found.troubles] == [said]
    assert found.path == PATH


def test_a_reading_of_an_experiment_that_is_nowhere_is_told():
    book = opened()
    put(book, "Readings", 3, Experiment="Sauna", Day=DAY, Counted=3)
    said = [str(trouble.said) for trouble in read(book).troubles]
    assert said[0].startswith("Sheet Readings, row 3, Experiment: “Sauna” does not fit. Write the")
    assert said[1].endswith("The row was left out.")


def test_a_workbook_of_something_else_is_refused_with_a_reason():
    book = openpyxl.Workbook()
    book.active.append(["Nimi", "Puhelin"])
    book.active.append(["Aino", "040"])
    with pytest.raises(WorkshopError, match="holds nothing of a path"):
        read(book)


def test_the_same_sheets_are_in_the_workbook_of_the_whole_workshop():
    now = datetime(2027, 4, 29, 9, tzinfo=UTC)
    content = session_workbook(Held(LIVE, comments_frame(LIVE, FI), (), now), FI)
    assert read_path_book(content, LIVE, TODAY).path == PATH


def test_the_same_path_gives_the_same_bytes():
    assert write_path_book(LIVE, TODAY, FI) == write_path_book(LIVE, TODAY, FI)


@pytest.mark.parametrize("language", ["fi", "sv", "en"])
def test_no_two_columns_have_one_name_and_every_list_fits_into_excel(language):
    for sheet in opened(language=language).worksheets[1:]:
        heads = [str(cell.value).casefold() for cell in sheet[1]]
        assert len(set(heads)) == len(heads)
        for check in sheet.data_validations.dataValidation:
            assert len(check.formula1 or "") <= 255


def test_a_list_of_experiments_in_a_text_file_is_read_as_their_sheet():
    content = "Kokeilu;Kuka vastaa;Tavoite\nLounas;Päivi;25\nSauna;Sami;\n".encode()
    found = read_path_book(("kokeilut.csv", content), LIVE, TODAY)
    assert "(CSV)" in EN.say(found.troubles[0].said)
    assert [it.responsible for it in found.path.experiments] == ["Päivi", "P", "Sami"]
    assert (found.path.experiment("x1").target, found.missing) == (25, 1)
