"""What an anonymous workshop writes to the disk: words, case, round and table, and no more."""

import sqlite3
from datetime import UTC, datetime, timedelta
from itertools import permutations

import pytest

from parastaminen_nb.core.comments import Comment
from parastaminen_nb.core.events import (
    CommentAgreed,
    CommentEdited,
    CommentHidden,
    CommentPinned,
    CommentsApproved,
    CommentTakenBack,
    CommentWritten,
    DoorsOpened,
    SecretaryTook,
    WorkshopPlanned,
)
from parastaminen_nb.core.said import Agreement, Secretary
from parastaminen_nb.core.workshop import Anonymity, Workshop
from parastaminen_nb.log import Log
from parastaminen_nb.session import Session
from parastaminen_nb.voices import Heard

NOON = datetime(2027, 3, 11, 10, tzinfo=UTC)
LATER = NOON + timedelta(minutes=7, seconds=13)
PLAN = Workshop(key="w", title="Kevät", anonymity=Anonymity.ANONYMOUS)


def written(name: str, text: str = "", at: datetime = NOON) -> CommentWritten:
    said = text or f"huomio {name}"
    return CommentWritten(Comment(f"key-{name}", said, "a", 1, author="p07", at=at))


@pytest.fixture
def path(tmp_path):
    path = tmp_path / "kevät.workshop"
    with Log(path, create=True) as log:
        log.append(WorkshopPlanned(PLAN, NOON), DoorsOpened(NOON))
    return path


@pytest.fixture
def log(path):
    with Log(path) as log:
        yield log


def all_bytes(path) -> bytes:
    """Everything on the disk that begins with the name of the file."""
    return b"".join(file.read_bytes() for file in sorted(path.parent.glob(f"{path.name}*")))


def without_counters(file: bytes) -> bytes:
    """A file but for SQLite's own counters of changes (bytes 24, 40 and 92 of its header)."""
    kept = bytearray(file)
    for start, end in ((24, 28), (40, 44), (92, 100)):
        kept[start:end] = bytes(end - start)
    return bytes(kept)


def test_an_anonymous_comment_is_no_event_and_every_reader_learns_of_it(log, path):
    other = Session.opened(path)
    log.append(written("1"))
    assert [type(event).__name__ for _, event in log.since(0)] == ["WorkshopPlanned", "DoorsOpened"]
    assert other.catch_up() == 1
    (comment,) = other.state.comments
    assert (comment.text, comment.author, comment.at) == ("huomio 1", "", None)
    assert other.catch_up() == 0
    other.close()


def test_who_acts_learns_of_it_too(path):
    session = Session.opened(path)
    session.tell(written("1"))
    session.tell(CommentHidden("key-1", hidden=True, at=NOON))
    session.tell(CommentPinned("key-1", pinned=True, at=NOON))
    assert len(session.state.comments) == 1
    assert session.state.hidden == session.state.pinned == {"key-1"}
    again = Session.opened(path)
    assert (again.state.hidden, again.state.pinned) == ({"key-1"}, {"key-1"})
    session.close()
    again.close()


def test_a_comment_sent_twice_is_stored_once(log):
    log.append(written("1"), written("1"))
    assert len(log.unheard(Heard())) == 1


def test_of_a_comment_sent_twice_the_first_words_stay(log, path):
    log.append(written("1", "ensin"))
    log.append(written("1", "toiseksi"))
    assert [event.comment.text for event in log.unheard(Heard())] == ["ensin"]
    assert b"toiseksi" not in all_bytes(path)


def test_what_is_told_about_a_comment_says_no_time(log):
    log.append(
        written("1"),
        CommentHidden("key-1", hidden=True, at=LATER),
        CommentPinned("key-1", pinned=True, at=LATER),
        CommentsApproved(("key-1",), approved=True, at=LATER),
        CommentAgreed(Agreement("key-1", "mark"), at=LATER),
    )
    told = log.unheard(Heard())
    assert len(told) == 5
    assert isinstance(told[0], CommentWritten)  # and then what is told about it
    assert not any(getattr(event, "at", None) == LATER for event in told)
    assert len(list(log.since(0))) == 2


def test_which_phone_writes_for_a_table_says_no_time_and_the_last_one_counts(log, path):
    for holder in ("first", "second"):
        log.append(SecretaryTook(Secretary(1, "a", 1, holder), at=LATER))
    log.append(SecretaryTook(Secretary(1, "b", 1, "third"), at=LATER))
    assert len(list(log.since(0))) == 2
    told = log.unheard(Heard())
    assert sorted(event.secretary.holder for event in told) == ["second", "third"]
    assert not any(event.at == LATER for event in told)
    session = Session.opened(path)
    assert {one.holder for one in session.state.secretaries} == {"second", "third"}
    session.close()


def test_words_that_were_changed_or_taken_back_are_gone_from_the_disk(log, path):
    log.append(written("1", "Naapurini Veikko"), written("2", "Serkkuni Tuula"))
    heard = Heard()
    log.unheard(heard)
    log.append(CommentEdited("key-1", "Muuan naapuri"), CommentTakenBack("key-2"))
    assert [type(event).__name__ for event in log.unheard(heard)] == [
        "CommentEdited",
        "CommentTakenBack",
    ]
    assert log.forget_order()
    assert b"Muuan naapuri" in all_bytes(path)
    assert b"Veikko" not in all_bytes(path)
    assert b"Tuula" not in all_bytes(path)
    log.append(written("2", "Serkkuni Tuula"))  # a phone that did not hear the answer
    with Log(path) as other:
        assert [comment.text for comment in Session(other).state.comments] == ["Muuan naapuri"]
    assert b"Tuula" not in all_bytes(path)


def test_the_file_is_the_same_whatever_the_order_and_the_times(tmp_path, path):
    files = set()
    base = path.read_bytes()
    for place, order in enumerate(permutations("1234")):
        copy = tmp_path / f"{place}.workshop"
        copy.write_bytes(base)
        with Log(copy) as log:
            for seconds, name in enumerate(order):
                log.append(written(name, at=NOON + timedelta(seconds=11 * seconds)))
            assert log.forget_order()
            assert copy.with_name(f"{copy.name}-wal").stat().st_size == 0
            files.add(without_counters(copy.read_bytes()))
    assert len(files) == 1


def test_before_the_order_is_forgotten_the_file_does_tell_it(tmp_path, path):
    # Or the test above would hold whatever the program did.
    files = set()
    base = path.read_bytes()
    for name, order in {"x": "1234", "y": "4321"}.items():
        copy = tmp_path / f"{name}.workshop"
        copy.write_bytes(base)
        with Log(copy) as log:
            for one in order:
                log.append(written(one))
        files.add(without_counters(copy.read_bytes()))
    assert len(files) == 2


def test_nothing_on_the_disk_tells_writer_or_time(log, path):
    before = all_bytes(path)
    log.append(written("1", at=LATER), CommentHidden("key-1", hidden=True, at=LATER))
    for _ in range(2):
        everything = all_bytes(path)
        assert b"huomio 1" in everything
        assert b"p07" not in everything
        assert everything.count(b"2027-03-11T10:07") == before.count(b"2027-03-11T10:07") == 0
        assert log.forget_order()


def test_the_order_is_not_forgotten_while_somebody_reads(log, path):
    log.append(written("1"))
    reader = sqlite3.connect(path, isolation_level=None)
    reader.execute("BEGIN")
    reader.execute("SELECT * FROM event").fetchone()
    log.append(written("2"))
    assert not log.forget_order()
    reader.execute("COMMIT")
    assert log.forget_order()
    reader.close()


def test_the_order_is_not_forgotten_while_somebody_writes(log, path):
    log.append(written("1"))
    writer = sqlite3.connect(path, isolation_level=None)
    writer.execute("BEGIN IMMEDIATE")
    assert not log.forget_order()
    writer.execute("ROLLBACK")
    assert log.forget_order()
    writer.close()


def test_the_level_is_settled_when_the_doors_open(tmp_path):
    for level, later, kept in (
        (Anonymity.ANONYMOUS, Anonymity.NAMED, ""),
        (Anonymity.NAMED, Anonymity.ANONYMOUS, "p07"),
    ):
        with Log(tmp_path / f"{level}.workshop", create=True) as log:
            session = Session(log)
            plan = Workshop(key="w", title="Kevät", anonymity=level)
            session.tell(WorkshopPlanned(plan, NOON))
            session.open_doors()
            changed = Workshop(key="w", title="Kevät 2", anonymity=later)
            session.tell(WorkshopPlanned(changed, NOON))
            session.tell(written("1"))
            assert session.state.workshop.title == "Kevät 2"
            assert session.state.workshop.anonymity is level
            assert [comment.author for comment in session.state.comments] == [kept]


def test_before_the_doors_open_the_level_may_change(tmp_path):
    with Log(tmp_path / "a.workshop", create=True) as log:
        session = Session(log)
        for level in (Anonymity.ANONYMOUS, Anonymity.NAMED):
            plan = Workshop(key="w", title="Kevät", anonymity=level)
            session.tell(WorkshopPlanned(plan, NOON))
            assert session.state.workshop.anonymity is level
        session.open_doors()
        session.tell(written("1"))
        assert [comment.author for comment in session.state.comments] == ["p07"]


def test_a_file_of_the_version_before_is_read_and_goes_on(tmp_path):
    path = tmp_path / "old.workshop"
    with Log(path, create=True) as log:
        log.append(WorkshopPlanned(PLAN, NOON))
    old = sqlite3.connect(path)
    old.execute("DROP TABLE voice")
    old.execute("PRAGMA user_version = 1")
    old.commit()
    old.close()
    with Log(path) as log:
        log.append(DoorsOpened(NOON), written("1"))
        assert len(log.unheard(Heard())) == 1
