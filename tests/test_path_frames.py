"""What a notebook shows of a path."""

from __future__ import annotations

import openpyxl
import pytest

from parastaminen_nb import (
    Pathing,
    Stage,
    WorkshopError,
    day_of,
    experiments_frame,
    meetings_frame,
    open_workshop,
    readings_frame,
    save_path_book,
)


@pytest.fixture(scope="module")
def workshop():
    session = open_workshop("example", today="2027-04-29")
    path = Pathing(session)
    path.plan_usual(6)
    path.write_meeting("follow_up", {"held": "yes", "present": "21"})
    lunch = path.add_experiment({"title": "Lounas", "responsible": "Katri", "target": "20"})
    path.move(lunch, Stage.TRYING)
    path.write_experiment(lunch, {"next_day": "2027-04-27"})
    path.add_experiment({"title": "Soittorinki"})
    path.read(lunch, day_of("2027-04-20"), 12.5)
    yield session
    session.close()


def test_meetings_tell_their_days_and_how_many_came(workshop):
    frame = meetings_frame(workshop)
    assert frame.index[:2].tolist() == ["to 25.3.2027", "to 22.4.2027"]
    assert frame["Montako tuli"].tolist() == [0, 21, 0, 0]
    assert meetings_frame(workshop, "en")["Was held"].tolist() == ["", "Yes", "", ""]


def test_experiments_tell_how_they_stand_on_the_day_the_clock_shows(workshop):
    frame = experiments_frame(workshop)
    assert frame.loc["Lounas"].tolist() == ["2 päivää myöhässä", "Katri", "12,5", "20"]
    assert frame.loc["Soittorinki"].tolist() == ["Vastuuhenkilö puuttuu", "", "", ""]


def test_readings_have_a_column_for_each_experiment_that_has_some(workshop):
    frame = readings_frame(workshop, "sv")
    assert (frame.columns.tolist(), frame["Lounas"].tolist()) == (["Lounas"], ["12,5"])


def test_a_workbook_without_a_folder_lies_beside_the_workshop(workshop):
    assert save_path_book(workshop, "polku.xlsx") == "polku.xlsx"
    book = openpyxl.load_workbook(workshop.log.path.with_name("polku.xlsx"))
    assert "Kokeilut" in book.sheetnames


def test_without_anything_the_frames_are_empty():
    session = open_workshop("example")
    assert len(meetings_frame(session)) == len(experiments_frame(session)) == 0
    assert readings_frame(session).empty
    session.close()


def test_a_day_that_is_none_is_said():
    with pytest.raises(WorkshopError, match="is no day"):
        open_workshop("example", today="huomenna")
