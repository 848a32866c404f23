"""One press at the end: a workbook with all that a workshop left."""

from datetime import timedelta
from io import BytesIO

import pytest
from openpyxl import load_workbook

from parastaminen_nb.apps.export import comments_workbook, everything
from parastaminen_nb.core.comments import Comment
from parastaminen_nb.core.errors import WorkshopError
from parastaminen_nb.core.events import CommentWritten, NoteWritten
from parastaminen_nb.core.said import Note
from parastaminen_nb.core.workshop import Anonymity
from parastaminen_nb.exchange.reading import read_comments
from parastaminen_nb.i18n import translator
from parastaminen_nb.log import Log
from parastaminen_nb.session import Session
from tests.hub.stories import NOON, make_workshop

_ = translator("fi")


def held(path, level=Anonymity.UNNAMED, *, answers=6, order="abcdef") -> Session:
    make_workshop(path, anonymity=level)
    moment = [NOON]
    session = Session.opened(path, now=lambda: moment[0])
    session.open_doors()
    session.start(session.state.agenda.segment("round-1"))
    for letter in order:
        moment[0] += timedelta(seconds=47)
        comment = Comment(f"key-{letter}", f"=huomio {letter}", "a", 1, author="p1", at=moment[0])
        session.tell(CommentWritten(comment))
    moment[0] = NOON + timedelta(minutes=20)
    session.tell(NoteWritten(Note("n1", "Muista kahvi.", "b", 2), moment[0]))
    for number in range(answers):
        session.log.answer({"idea": number % 5 + 1, "first": f"Kokeilu {number}"})
    session.end()
    return session


def sheets(content: bytes) -> dict[str, list[tuple]]:
    book = load_workbook(BytesIO(content))
    return {sheet.title: list(sheet.iter_rows(values_only=True)) for sheet in book}


def test_everything_stands_in_one_workbook(tmp_path):
    found = sheets(everything(held(tmp_path / "a.workshop"), _))
    assert list(found) == [
        *("Kommentit", "Palaute", "Palaute sanoin", "Ohjelma", "Kierto", "Muistiinpanot"),
        "Selite",
    ]
    assert [row[0] for row in found["Kommentit"][1:]] == [f"=huomio {c}" for c in "abcdef"]
    question, *counted = found["Palaute"][1]
    assert "idean" in question
    assert counted == [2, 1, 1, 1, 1, 6, pytest.approx(16 / 6)]
    assert len(found["Palaute sanoin"]) == 7
    began = next(row for row in found["Ohjelma"] if row[0] == "Kierros 1")
    assert [at.strftime("%H:%M") for at in began[2:4]] == ["14:11", "14:00"]
    assert found["Kierto"][1] == ("Aino Koski", "Sivistys", "A1", "B1", "C1")
    assert found["Muistiinpanot"][1] == ("Muista kahvi.", "B", 2)


def test_feedback_of_few_is_not_shown_and_that_is_said(tmp_path):
    found = sheets(everything(held(tmp_path / "a.workshop", answers=4), _))
    assert "Palaute" not in found
    assert any("Palautetta ei näytetä" in row[0] for row in found["Selite"])
    assert "Kokeilu" not in repr(found)


def test_answers_of_one_person_stand_nowhere_together(tmp_path):
    found = sheets(everything(held(tmp_path / "a.workshop"), _))
    assert [row for row in found["Palaute sanoin"] if len(row) > 1] == []


def test_anonymous_comments_leave_alike_whatever_their_order_and_times(tmp_path):
    books = []
    for name, order in (("one", "abcdef"), ("two", "fbdace")):
        session = held(tmp_path / f"{name}.workshop", Anonymity.ANONYMOUS, order=order)
        # A page that was open all the time has seen them come in their order.
        assert [comment.key[-1] for comment in session.state.comments] == list(order)
        books.append((sheets(everything(session, _)), sheets(comments_workbook(session.state, _))))
        session.close()
    assert books[0] == books[1]
    names, *rows = books[0][0]["Kommentit"]
    assert set(names) <= {"Kommentti", "Tapaus", "Kierros", "Pöytä", "Kysymys", "Teksti"}
    assert len(rows) == 6
    assert "Aino" not in repr(rows)


def test_an_empty_workshop_has_nothing_to_download(tmp_path):
    with Log(tmp_path / "b.workshop", create=True) as log, pytest.raises(WorkshopError):
        everything(Session(log), _)


def test_an_ended_workshop_can_be_opened_again_within_the_day(tmp_path):
    session = held(tmp_path / "a.workshop")
    end = session.now()
    session.now = lambda: end + timedelta(hours=3)
    session.reopen()
    assert session.state.segment.key == "round-1"
    assert session.state.ended_at is None
    assert session.state.clock.remaining(session.now()) == timedelta(minutes=5)
    session.reopen()  # pressed twice
    session.end()
    session.now = lambda: end + timedelta(hours=28)
    with pytest.raises(WorkshopError, match="within 24 hours"):
        session.reopen()


@pytest.mark.parametrize("language", ["fi", "sv", "en"])
def test_what_was_exported_is_read_again_by_our_own_reader(tmp_path, language):
    session = held(tmp_path / "a.workshop", Anonymity.NAMED)
    said = sorted(comment.text for comment in session.state.comments)
    for book in (
        everything(session, translator(language)),
        comments_workbook(session.state, translator(language)),
    ):
        reading = read_comments([("työpaja.xlsx", book)])
        assert sorted(reading.comments["text"]) == said
        assert reading.rows == len(said)
        assert reading.comments["at"].notna().all()
        assert set(reading.comments["case"]) == {"A Kyläkeittiö"}
        assert set(reading.comments["round"]) == {"1"}
        assert set(reading.comments["author"]) == {"Aino Koski"}
        assert all(part.row is None for part in reading.skipped)
