from datetime import UTC, datetime

import pytest

from parastaminen_nb import (
    agenda_frame,
    context_frame,
    in_words,
    keyness_frame,
    now_in_words,
    open_workshop,
    seating_frame,
)
from parastaminen_nb.core.agenda import Agenda
from parastaminen_nb.core.errors import Sentence
from parastaminen_nb.core.events import AgendaPlanned, WorkshopPlanned
from parastaminen_nb.core.readiness import readiness
from parastaminen_nb.core.workshop import Variant, Workshop
from parastaminen_nb.log import Log
from parastaminen_nb.session import Session
from parastaminen_nb.tables import comment_frame

NOON = datetime(2027, 3, 11, 12, tzinfo=UTC)


@pytest.fixture(scope="module")
def workshop():
    session = open_workshop("example")
    yield session
    session.close()


@pytest.fixture
def undated(tmp_path):
    session = Session(Log(tmp_path / "new.workshop", create=True), now=lambda: NOON)
    agenda = Agenda.generated(Variant.COMMON, cases=1)
    session.tell(WorkshopPlanned(Workshop("w", "Soon"), NOON), AgendaPlanned(agenda, NOON))
    yield session
    session.close()


def test_the_agenda_is_a_table_with_times_as_the_language_writes_them(workshop):
    frame = agenda_frame(workshop)
    assert frame.index[:2].tolist() == ["13.00", "13.08"]
    assert frame["Kesto"].sum() == workshop.state.agenda.planned
    assert agenda_frame(workshop, "sv").index[0] == "13:00"


def test_without_a_day_the_parts_are_numbered(undated):
    assert agenda_frame(undated).index[0] == 0


def test_everyone_sits_once_in_every_round(workshop):
    frame = seating_frame(workshop, "en")
    assert frame.columns.tolist() == ["Round 1", "Round 2", "Round 3"]
    for column in frame:
        names = [name for cell in frame[column] for name in cell.split(", ")]
        assert sorted(names) == sorted(p.short_name for p in workshop.state.workshop.participants)


def test_without_a_rotation_there_are_no_seats(undated):
    assert seating_frame(undated).empty


def test_sentences_are_said_in_the_language(workshop):
    assert in_words(Sentence("Round {round}", {"round": 2})) == "Kierros 2"
    assert in_words(readiness(workshop.state).missing) == ""
    assert in_words(workshop.state.rotation.quality(), "en").startswith("All 108 pairs")


def test_where_the_workshop_is(undated):
    assert now_in_words(undated, "en") == "Not started"
    undated.open_doors()
    assert now_in_words(undated, "en") == "Doors are open"
    undated.start_next()
    assert now_in_words(undated, "en") == "Welcome: Running"
    undated.end()
    assert now_in_words(undated, "en") == "Ended"


def test_a_word_in_context_and_what_sets_a_case_apart():
    frame = comment_frame(
        {
            "text": [
                "Koulun piha on auki",
                "Koulussa on tilaa",
                "Bussi ei kulje",
                "Bussi on kallis",
            ],
            "case": ["A", "A", "B", "B"],
        },
        range(4),
    )
    context = context_frame(frame, "koulu", "en")
    assert context.columns.tolist() == ["Before", "Word", "After"]
    assert context["Word"].tolist() == ["Koulun", "Koulussa"]
    words = keyness_frame(frame, "B", language="en")
    assert words.loc["bussi"].tolist()[:2] == [2, 0]
