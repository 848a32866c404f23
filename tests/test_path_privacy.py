"""What a path keeps of people, and what it must not tell of an anonymous workshop."""

from __future__ import annotations

import io
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import permutations

import openpyxl
import pytest

from parastaminen_nb.core.comments import Comment
from parastaminen_nb.core.events import CommentWritten, DoorsOpened, WorkshopPlanned
from parastaminen_nb.core.pathway import usual_meetings
from parastaminen_nb.core.workshop import Anonymity, Person, Workshop
from parastaminen_nb.exchange.path_book import read_path_book, write_path_book
from parastaminen_nb.i18n import translator
from parastaminen_nb.log import Log
from parastaminen_nb.pathing import Pathing
from parastaminen_nb.session import Session
from parastaminen_nb.text.editing import comment_ids
from tests.test_voices import all_bytes, without_counters

NOON = datetime(2027, 3, 11, 10, tzinfo=UTC)
LATER = NOON + timedelta(weeks=7)
PEOPLE = (Person("p07", "Tuula Tuisku", email="tuula@kunta.fi"), Person("p08", "Veikko Vaara"))
PLAN = Workshop("w", "Kevät", anonymity=Anonymity.ANONYMOUS, starts_at=NOON, people=PEOPLE)


@pytest.fixture
def path(tmp_path):
    path = tmp_path / "kevät.workshop"
    with Log(path, create=True) as log:
        log.append(WorkshopPlanned(PLAN, NOON), DoorsOpened(NOON))
    return path


def begin(session: Session) -> None:
    """An experiment that stands on all comments, in the order in which they were heard."""
    texts = [comment.text for comment in session.state.comments]
    Pathing(session).add_experiment({"title": "Lounas"}, sources=tuple(comment_ids(texts)))


def test_an_experiment_tells_neither_writers_nor_times_nor_the_order_of_anonymous_comments(
    tmp_path, path
):
    files, base = set(), path.read_bytes()
    for place, order in enumerate(permutations("123")):
        copy = tmp_path / f"{place}.workshop"
        copy.write_bytes(base)
        with Log(copy) as log:
            session = Session(log, now=lambda: LATER)
            for minutes, name in enumerate(order, start=7):
                at = NOON + timedelta(minutes=minutes)
                said = Comment(f"key-{name}", f"huomio {name}", "a", 1, author="p07", at=at)
                log.append(CommentWritten(said))
                session.catch_up()
            begin(session)
            assert log.forget_order()
            kept = all_bytes(copy)
            files.add(without_counters(copy.read_bytes()))
        assert b"huomio 1" in kept and b"Lounas" in kept
        assert b"2027-03-11T10:07" not in kept
        assert kept.count(b"p07") == base.count(b"p07"), "only where the list of people has it"
    assert len(files) == 1


def test_an_answer_is_kept_by_a_key_and_goes_from_every_count_with_its_person(path):
    session = Session.opened(path, now=lambda: LATER)
    pathing = Pathing(session)
    pathing.plan_usual(6)
    pathing.reply("midway", "p07", True)
    *_before, told = session.log.since(0)
    assert "p07" in str(told.event)
    assert "Tuula" not in str(told.event) and "kunta.fi" not in str(told.event)
    assert coming(session) == 1
    session.tell(WorkshopPlanned(replace(PLAN, people=PEOPLE[1:]), LATER))
    assert coming(session) is None
    session.close()


def coming(session: Session) -> object:
    """How many come to the midway review, as the workbook of the path tells."""
    book = openpyxl.load_workbook(
        io.BytesIO(write_path_book(session.state, LATER.date(), translator("en")))
    )
    heads, *rows = book["Meetings"].values
    midway = next(row for row in rows if row[0] == "Midway review")
    return dict(zip(heads, midway, strict=True))["Say they come"]


def test_a_path_goes_into_a_new_file_without_the_answers_and_names_of_the_old_one(path, tmp_path):
    """How a single person is erased: what is wanted is taken along as workbooks."""
    session = Session.opened(path, now=lambda: LATER)
    pathing = Pathing(session)
    pathing.plan_usual(6)
    key = pathing.add_experiment({"title": "Lounas", "responsible": "Tuula Tuisku"})
    pathing.write_experiment(key, {"responsible": "ruokapalvelu"})
    pathing.reply("midway", "p07", True)
    book = write_path_book(session.state, pathing.today, translator("fi"))
    session.close()
    new = tmp_path / "uusi.workshop"
    with Log(new, create=True) as log:
        log.append(WorkshopPlanned(Workshop("w2", "Kevät", starts_at=NOON), NOON))
        session = Session(log, now=lambda: LATER)
        pathing = Pathing(session)
        pathing.take(pathing.path, read_path_book(book, session.state, pathing.today).path)
        path_ = session.state.path
        assert path_.experiment(key).responsible == "ruokapalvelu"
        assert path_.meetings == usual_meetings(NOON.date(), 6)
        assert b"Tuula" not in all_bytes(new) and b"p07" not in all_bytes(new)
