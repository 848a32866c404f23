import sqlite3
import subprocess
import sys
from datetime import UTC, datetime, timedelta

import pytest

from parastaminen_nb.core.comments import Comment
from parastaminen_nb.core.events import CommentWritten, DoorsOpened, PersonArrived
from parastaminen_nb.log import Log

NOON = datetime(2027, 3, 11, 10, tzinfo=UTC)


def written(n: int) -> CommentWritten:
    return CommentWritten(Comment(key=f"k{n}", text=f"huomio {n}", case="a", round=1, at=NOON))


@pytest.fixture
def path(tmp_path):
    return tmp_path / "kevät.workshop"


@pytest.fixture
def log(path):
    with Log(path, create=True) as log:
        yield log


def test_what_is_told_is_read_in_order(log):
    log.append(DoorsOpened(NOON), written(1))
    assert [(seq, event) for seq, event in log.since(0)] == [
        (1, DoorsOpened(NOON)),
        (2, written(1)),
    ]


def test_another_reader_learns_of_the_act(log, path):
    with Log(path) as other:
        log.append(written(1))
        assert [event for _, event in other.since(0)] == [written(1)]


def test_a_comment_sent_twice_is_stored_once(log):
    log.append(written(1))
    log.append(written(1), written(2))
    assert [event for _, event in log.since(0)] == [written(1), written(2)]


def test_events_of_one_append_are_written_together_or_not_at_all(log):
    with pytest.raises(TypeError):
        log.append(written(1), object())
    assert list(log.since(0)) == []


def test_feedback_keeps_no_order_and_no_time(log, path):
    for number in range(40):
        log.answer({"idea": number})
    stored = [answer["idea"] for answer in log.answers()]
    assert sorted(stored) == list(range(40))
    assert stored != list(range(40))
    rows = sqlite3.connect(path).execute("SELECT * FROM answer").fetchall()
    assert [len(row) for row in rows] == [2] * 40
    assert [body for _, body in rows] != [b'{"idea":%d}' % number for number in range(40)]


def test_a_secret_is_the_same_for_every_reader(log, path):
    with Log(path) as other:
        assert log.secret("hub") == other.secret("hub") != log.secret("desk")


WRITER = """
import sys
from datetime import UTC, datetime
from parastaminen_nb.core.events import PersonArrived
from parastaminen_nb.log import Log
path, who = sys.argv[1:]
with Log(path) as log:
    for number in range(50):
        log.append(PersonArrived(f"{who}-{number}", datetime.now(UTC)))
"""


def test_twelve_processes_writing_at_once_lose_nothing(log, path):
    writers = [
        subprocess.Popen([sys.executable, "-c", WRITER, str(path), f"w{n}"]) for n in range(12)
    ]
    assert [writer.wait(60) for writer in writers] == [0] * 12
    told = [event.person for _, event in log.since(0)]
    assert sorted(told) == sorted(f"w{n}-{i}" for n in range(12) for i in range(50))
    for n in range(12):
        own = [person for person in told if person.startswith(f"w{n}-")]
        assert own == [f"w{n}-{i}" for i in range(50)]


def test_times_come_back_as_they_were(log):
    moment = datetime.fromisoformat("2027-03-11T13:48:05.123456+02:00") + timedelta(minutes=1)
    log.append(PersonArrived("p01", moment))
    ((_, event),) = log.since(0)
    assert event.at == moment
