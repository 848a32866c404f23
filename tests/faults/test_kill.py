"""What was confirmed on a screen is there, whatever was killed meanwhile."""

from __future__ import annotations

import random
import sqlite3
import threading
import time
from collections import Counter
from datetime import UTC, datetime, timedelta
from uuid import uuid4

import pytest

from parastaminen_nb.core.events import CommentWritten, DoorsOpened, SegmentStarted
from parastaminen_nb.log import Log
from tests.browser.running import Running, gone, started
from tests.hub.conftest import Phone

pytestmark = [pytest.mark.slow, pytest.mark.timeout(120)]


class Writer(Phone):
    """A participant who writes until it is confirmed, as the script on a phone does."""

    def __init__(self, running: Running) -> None:
        super().__init__(running.hub)
        self.code = running.code.replace(" ", "")
        self.confirmed: list[str] = []

    def sit(self, table: str) -> None:
        assert self.join(code=self.code).status == 303
        for _ in range(100):  # the hub reads twenty times a second that a round has begun
            if self.post("/table", {"table": table}).status == 303:
                return
            time.sleep(0.05)
        raise AssertionError("the round did not begin")

    def write_surely(self, text: str) -> None:
        """The same key again until the hub says that it is stored."""
        key = uuid4().hex
        for _ in range(200):
            try:
                answer = self.write(text, key=key)
            except OSError:
                time.sleep(0.05)  # the hub is down; it comes back
                continue
            if answer.status == 200:
                self.confirmed.append(str(answer.json["key"]))
                return
            assert answer.status == 429, answer.text
            time.sleep(0.2)
        raise AssertionError("the hub did not come back")


def in_round_one(path) -> None:
    now = datetime.now(UTC)
    with Log(path) as log:
        log.append(DoorsOpened(now), SegmentStarted("round-1", now + timedelta(minutes=20), now))


def stored(path) -> Counter[str]:
    with Log(path) as log:
        return Counter(e.comment.key for _, e in log.since(0) if isinstance(e, CommentWritten))


@pytest.fixture
def running(tmp_path):
    running = started(tmp_path)
    yield running
    numbers = [running.process.pid, *running.children().values()]
    if running.process.poll() is None:
        running.end()
    assert gone(numbers)


def test_a_killed_hub_loses_no_confirmed_comment_and_stores_none_twice(running):
    in_round_one(running.workshop)
    phones = [Writer(running) for _ in range(6)]
    for phone, table in zip(phones, ["A1", "A2", "B1", "B2", "C1", "C2"], strict=True):
        phone.sit(table)
    writers = [
        threading.Thread(target=lambda p=phone: [p.write_surely(f"huomio {n}") for n in range(15)])
        for phone in phones
    ]
    for writer in writers:
        writer.start()
    chance = random.Random(7)
    for _ in range(4):
        time.sleep(chance.uniform(0.05, 0.4))
        if "hub" in running.children():
            running.kill("hub")
    for writer in writers:
        writer.join(60)
    confirmed = [key for phone in phones for key in phone.confirmed]
    assert len(confirmed) == 6 * 15
    assert stored(running.workshop) == Counter(confirmed)


def test_a_killed_part_is_up_again_by_itself(running):
    for name in ("hub", "voila"):
        before = running.kill(name)
        until = time.monotonic() + 60
        while running.children().get(name, before) == before:
            assert time.monotonic() < until, f"{name} did not come back"
            time.sleep(0.05)


def test_a_killed_parent_leaves_nothing_running(running):
    children = list(running.children().values())
    running.kill_parent()
    assert gone(children)


def test_ctrl_c_ends_everything_it_started_and_is_no_failure(running, tmp_path):
    children = list(running.children().values())
    in_round_one(running.workshop)
    reader = sqlite3.connect(running.workshop)  # as a kernel that is killed never closes it
    reader.execute("SELECT count(*) FROM event").fetchall()
    assert running.end() == 0
    assert gone(children)
    copy = tmp_path / "copy.workshop"
    copy.write_bytes(running.workshop.read_bytes())
    reader.close()
    with Log(copy) as log:
        assert any(isinstance(event, SegmentStarted) for _, event in log.since(0))


def test_started_again_everything_is_as_it_was(tmp_path):
    first = started(tmp_path)
    in_round_one(first.workshop)
    phone = Writer(first)
    phone.sit("B1")
    phone.write_surely("tämä jää")
    first.end()
    second = started(tmp_path)
    try:
        assert second.key == first.key
        assert list(stored(second.workshop)) == phone.confirmed
        assert sqlite3.connect(second.workshop).execute("PRAGMA quick_check").fetchone() == ("ok",)
    finally:
        second.end()
