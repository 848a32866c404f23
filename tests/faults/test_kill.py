"""What was confirmed on a screen is there, whatever was killed meanwhile."""

from __future__ import annotations

import http.cookiejar
import json
import random
import sqlite3
import threading
import time
import urllib.error
import urllib.parse
import urllib.request
from collections import Counter
from datetime import UTC, datetime, timedelta
from uuid import uuid4

import pytest

from parastaminen_nb.core.events import CommentWritten, DoorsOpened, SegmentStarted
from parastaminen_nb.log import Log
from tests.browser.running import Running, gone, started

pytestmark = [pytest.mark.slow, pytest.mark.timeout(120)]


class Phone:
    """A participant's phone without a browser: joins, sits down, writes until it is confirmed."""

    def __init__(self, running: Running) -> None:
        self.hub, self.code = running.hub, running.code.replace(" ", "")
        jar = urllib.request.HTTPCookieProcessor(http.cookiejar.CookieJar())
        self.web = urllib.request.build_opener(jar)
        self.confirmed: list[str] = []

    def post(self, path: str, **fields: str) -> bytes:
        request = urllib.request.Request(
            self.hub + path,
            urllib.parse.urlencode(fields).encode(),
            {"Accept": "application/json", "Origin": self.hub},
        )
        with self.web.open(request, timeout=5) as answer:
            return answer.read()

    def join(self, table: str) -> None:
        self.post(f"/j/{self.code}", unnamed="1")
        self.post("/table", table=table)

    def write(self, text: str) -> None:
        """As the script on the phone does: the same key again until the hub says it is stored."""
        key = uuid4().hex
        for _ in range(200):
            try:
                answer = json.loads(self.post("/comment", key=key, text=text))
            except urllib.error.HTTPError as error:
                assert error.code == 429, error.read()
            except OSError:
                pass  # the hub is down; it comes back
            else:
                self.confirmed.append(answer["key"])
                return
            time.sleep(0.05)
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
    running.process.poll() is None and running.end()
    assert gone(numbers)


def test_a_killed_hub_loses_no_confirmed_comment_and_stores_none_twice(running):
    in_round_one(running.workshop)
    phones = [Phone(running) for _ in range(6)]
    for phone, table in zip(phones, ["A1", "A2", "B1", "B2", "C1", "C2"], strict=True):
        phone.join(table)
    writers = [
        threading.Thread(target=lambda p=phone: [p.write(f"huomio {n}") for n in range(15)])
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
        until = time.monotonic() + 15
        while running.children().get(name, before) == before:
            assert time.monotonic() < until, f"{name} did not come back"
            time.sleep(0.05)


def test_a_killed_parent_leaves_nothing_running(running):
    children = list(running.children().values())
    running.process.kill()
    running.process.wait()
    assert gone(children)


def test_ctrl_c_ends_everything_it_started_and_is_no_failure(running):
    children = list(running.children().values())
    assert running.end() == 0
    assert gone(children, within=1)


def test_started_again_everything_is_as_it_was(tmp_path):
    first = started(tmp_path)
    in_round_one(first.workshop)
    phone = Phone(first)
    phone.join("B1")
    phone.write("tämä jää")
    first.end()
    second = started(tmp_path)
    try:
        assert second.key == first.key
        assert list(stored(second.workshop)) == phone.confirmed
        assert sqlite3.connect(second.workshop).execute("PRAGMA quick_check").fetchone() == ("ok",)
    finally:
        second.end()
