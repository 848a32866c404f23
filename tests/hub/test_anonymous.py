"""An anonymous workshop: all that is written to the disk and sent on the wire, read by a snoop."""

import asyncio
import base64
import json
import logging
import re
import shutil
import sqlite3
import time
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from parastaminen_nb.core.comments import Comment
from parastaminen_nb.core.events import CommentHidden, CommentWritten, WorkshopPlanned
from parastaminen_nb.core.workshop import Anonymity
from parastaminen_nb.hub.place import Place
from parastaminen_nb.hub.writer import Writer
from parastaminen_nb.log import Log
from tests.hub.conftest import Listening, Running, running
from tests.hub.stories import make_workshop
from tests.test_voices import all_bytes, without_counters

PLACE = {"round": "1", "case": "a", "table": "1"}
SAID = {f"salaisuus-{n:0>12}": f"Ajatus numero {n}." for n in range(6)}


@pytest.fixture
def path(tmp_path) -> Path:
    path = make_workshop(tmp_path / "story.workshop", anonymity=Anonymity.ANONYMOUS)
    with Log(path) as log:
        log.secret("hub")
    return path


def cookie_of(phone) -> dict[str, object]:
    (cookie,) = phone.jar
    value = cookie.value.strip('"').split("|")[4].partition(":")[2]
    return json.loads(base64.b64decode(value))


def in_round_one(hub: Running, people: int = 2) -> list:
    phones = [hub.phone() for _ in range(people)]
    for number, phone in enumerate(phones, start=1):
        phone.join(f"p{number}")
    hub.start("round-1")
    return phones


def test_neither_disk_nor_wire_nor_log_tells_who_wrote_or_when(path, caplog):
    caplog.set_level(logging.DEBUG)
    with running(path) as hub, hub.listen() as stream:
        phones = in_round_one(hub)
        before = all_bytes(path)
        answers = []
        for number, (key, text) in enumerate(SAID.items()):
            hub.time.moment += timedelta(seconds=71)
            answers.append(phones[number % 2].write(text, key=key, **PLACE))
        assert [answer.status for answer in answers] == [200] * 6
        heard = [stream.next("comment") for _ in SAID]
        while_open = all_bytes(path)
        devices = [str(cookie_of(phone)["d"]) for phone in phones]
        mine = [cookie_of(phone)["m"] for phone in phones]
    for everything in (while_open, all_bytes(path)):
        for text in SAID.values():
            assert text.encode() in everything
        for device in devices:
            assert device.encode() not in everything
        # No name, no key of a person and no minute that was not there before anybody wrote.
        for trace in (rb"p1\b", rb"p2\b", rb"T12:0[1-9]"):
            assert len(re.findall(trace, everything)) <= len(re.findall(trace, before)), trace
    for message in heard:
        assert set(message.data) == {"key", "case", "round", "table", "label", "text"}
        assert message.data["text"] == SAID[str(message.data["key"])]
    said = "\n".join(record.getMessage() for record in caplog.records)
    assert not [trace for trace in (*SAID, *SAID.values(), *devices) if trace in said]
    # Which comments are one's own is known by one's own phone and by nobody else.
    assert mine == [list(SAID)[::2], list(SAID)[1::2]]


def played(path: Path, order: list[str], pause: timedelta) -> bytes:
    with running(path) as hub:
        phones = in_round_one(hub)
        begun = hub.time.moment
        for number, key in enumerate(order):
            hub.time.moment += pause
            assert phones[number % 2].write(SAID[key], key=key, **PLACE).status == 200
        hub.time.moment = begun
        for times, key in enumerate((order[0], order[-1]), start=1):
            at = hub.time.moment + times * pause
            hub.desk.tell(CommentHidden(key, hidden=True, at=at))
        hub.start("move-2")
    return path.read_bytes()


def test_whoever_wrote_what_when_and_in_which_order_the_file_is_the_same(path, tmp_path):
    orders = {"one": (sorted(SAID), 3), "two": (sorted(SAID)[::-1], 47)}
    files = {}
    for name, (order, seconds) in orders.items():
        copy = tmp_path / name / "story.workshop"
        copy.parent.mkdir()
        shutil.copy(path, copy)
        files[name] = without_counters(played(copy, order, timedelta(seconds=seconds)))
        assert not copy.with_name("story.workshop-wal").exists()
    assert files["one"] == files["two"]


def test_soon_after_nobody_writes_the_file_tells_no_order_though_the_hub_runs(path):
    with running(path) as hub:
        (phone,) = in_round_one(hub, 1)
        for key, text in SAID.items():
            phone.write(text, key=key, **PLACE)
        wal = path.with_name(f"{path.name}-wal")
        until = time.monotonic() + 30
        while wal.stat().st_size and time.monotonic() < until:
            time.sleep(0.05)
        assert wal.stat().st_size == 0
        places = [path.read_bytes().index(text.encode()) for text in SAID.values()]
        assert places not in (sorted(places), sorted(places, reverse=True))


def test_the_order_is_forgotten_too_where_a_neighbour_could_not_be_written(path, monkeypatch):
    monkeypatch.setattr(Writer, "ORDER_SECONDS", 0.01)
    wal = path.with_name(f"{path.name}-wal")

    def settled() -> bool:
        until = time.monotonic() + 10
        while wal.stat().st_size and time.monotonic() < until:
            time.sleep(0.01)
        return wal.stat().st_size == 0

    def said(key: str, text: str) -> CommentWritten:
        return CommentWritten(Comment(key, text, "a", 1, 1))

    async def story() -> list[object]:
        writer, other = Writer(path), sqlite3.connect(path, isolation_level=None)
        await writer.append(said("first", "Ensin."))
        assert settled()
        other.execute("BEGIN IMMEDIATE")  # so that all that follow wait together
        words = {"broken": "\ud800", "fine": "Sitten.", "too": "\ud800"}
        told = asyncio.gather(
            *(writer.append(said(key, text)) for key, text in words.items()),
            return_exceptions=True,
        )
        await asyncio.sleep(0)
        other.execute("ROLLBACK")
        came = await told
        assert settled()
        assert b"Sitten." in path.read_bytes()
        other.close()
        writer.close()
        return came

    broken, fine, too = asyncio.run(story())
    assert fine is None
    assert isinstance(broken, Exception) and isinstance(too, Exception)


def test_who_writes_for_a_table_leaves_neither_a_moment_nor_a_place_in_the_log(path):
    with running(path) as hub:
        one_pen = replace(hub.desk.state.workshop, secretary=True)
        hub.desk.tell(WorkshopPlanned(one_pen, hub.time.moment))
        first, second = in_round_one(hub)
        hub.desk.catch_up()
        seq = hub.desk.seq
        for phone in (first, second, first):
            hub.time.moment += timedelta(minutes=3)
            assert phone.post("/pen", {}).status == 303
        assert "Sinä kirjoitat pöydällesi" in first.get("/me").text
        assert first.write("Yhdessä.", **PLACE).status == 200
        hub.desk.catch_up()
        assert hub.desk.seq == seq
        assert not re.search(rb"T12:0[3-9]", all_bytes(path))


def test_a_phone_that_was_away_is_told_what_it_missed_and_nothing_twice(path):
    with running(path) as hub:
        (phone,) = in_round_one(hub, 1)
        keys = list(SAID)
        with hub.listen() as stream:
            phone.write(SAID[keys[0]], key=keys[0], **PLACE)
            place = stream.next("comment").id
        for key in keys[1:]:
            phone.write(SAID[key], key=key, **PLACE)
        with Listening(hub.address, "code=KUUSI42", **{"Last-Event-ID": place}) as stream:
            told = [m.data["key"] for m in stream.until(hub.desk.seq) if m.kind == "comment"]
        assert sorted(map(str, told)) == keys[1:]


def test_a_hub_that_starts_anew_tells_the_round_again_in_no_order(path):
    keys = list(SAID)
    with running(path) as hub:
        (phone,) = in_round_one(hub, 1)
        for key in keys[:5]:
            phone.write(SAID[key], key=key, **PLACE)
        with hub.listen("code=KUUSI42&since=0") as stream:
            place = stream.until(hub.desk.seq)[-1].id
        assert Place.read(place).voice == 5
    with running(path) as hub:
        phone.hub = hub.address
        with Listening(hub.address, "code=KUUSI42", **{"Last-Event-ID": place}) as stream:
            told = [m.data["key"] for m in stream.until(hub.desk.seq) if m.kind == "comment"]
            assert sorted(map(str, told)) == keys[:5]
            hub.start("move-2")
            place = stream.next("clock").id
    with (
        running(path) as hub,
        Listening(hub.address, "code=KUUSI42", **{"Last-Event-ID": place}) as stream,
    ):
        assert "comment" not in {m.kind for m in stream.until(hub.desk.seq)}


@pytest.mark.parametrize("said", ["", "x", "1.2", "1.2.a.b", "1.x.a", "-1.2.a", "9" * 16])
def test_what_is_no_place_is_none(said):
    assert Place.read(said) is None


def test_a_place_reads_as_it_is_written():
    for place in (Place(7), Place(7, 3, "5f2a")):
        assert Place.read(str(place)) == place
