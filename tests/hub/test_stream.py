"""The stream: everything once, in order, to whoever may hear it, and nothing about who wrote."""

import threading
from datetime import timedelta
from urllib.parse import quote

import pytest

from parastaminen_nb.core.comments import Comment
from parastaminen_nb.core.events import (
    CommentHidden,
    CommentWritten,
    PersonArrived,
    WorkshopPlanned,
)
from parastaminen_nb.core.workshop import Anonymity
from parastaminen_nb.hub.messages import milliseconds
from parastaminen_nb.log import Log
from tests.hub.conftest import Listening, running
from tests.hub.stories import make_workshop


def written(name: str, text: str = "Hyvä ajatus.", **more) -> CommentWritten:
    return CommentWritten(Comment(key=f"comment-{name:0>12}", text=text, case="a", round=1, **more))


def keys(messages, kind="comment"):
    return [message.data["key"] for message in messages if message.kind == kind]


def test_a_code_or_a_cookie_opens_the_stream(hub):
    for query in ("", "code=KIVI11"):
        with hub.listen(query) as stream:
            assert stream.status == 403
    phone = hub.phone()
    phone.join("p1")
    (cookie,) = phone.jar
    with hub.listen("", Cookie=f"{cookie.name}={cookie.value}") as stream:
        assert stream.status == 200
        assert stream.answer.headers["Content-Type"].startswith("text/event-stream")


def test_pages_of_the_other_server_may_read_it_and_no_others(workshop):
    with running(workshop, origins=("http://127.0.0.1:8866",)) as hub:
        for origin, allowed in (
            ("http://127.0.0.1:8866", "http://127.0.0.1:8866"),
            ("http://evil.example", None),
        ):
            with hub.listen(Origin=origin) as stream:
                assert stream.answer.headers["Access-Control-Allow-Origin"] == allowed


def test_it_begins_with_the_time_and_the_clock(hub):
    hub.start("round-1")
    with hub.listen() as stream:
        first = stream.until(hub.desk.seq)
    noon = milliseconds(hub.time.moment)
    assert [message.kind for message in first] == ["now", "clock", "news"]
    assert first[0].data == {"now": noon}
    assert first[1].data == {
        "now": noon,
        "phase": "running",
        "segment": "round-1",
        "kind": "round",
        "round": 1,
        "ends_at": noon + 20 * 60_000,
        "left": None,
        "pace": "running",
    }


def test_a_comment_comes_without_anything_about_its_writer(tmp_path):
    path = make_workshop(tmp_path / "a.workshop", anonymity=Anonymity.NAMED)
    with running(path) as hub, hub.listen() as stream:
        hub.desk.tell(written("1", author="p1", at=hub.time.moment))
        assert stream.next("comment").data == {
            "key": "comment-000000000001",
            "case": "a",
            "round": 1,
            "table": 1,
            "label": "A1",
            "text": "Hyvä ajatus.",
        }


def test_who_comes_is_nobodys_business(hub):
    with hub.listen() as stream:
        hub.desk.tell(PersonArrived("p1", hub.time.moment))
        messages = stream.until(hub.desk.seq)
    assert "p1" not in repr([message for message in messages if message.kind != "news"])


def test_the_clock_tells_of_each_change(hub):
    hub.start("round-1")
    with hub.listen() as stream:
        stream.until(hub.desk.seq)
        hub.time.moment += timedelta(minutes=5)
        hub.desk.pause()
        paused = stream.next("clock").data
        assert (paused["pace"], paused["left"], paused["ends_at"]) == ("paused", 900_000, None)
        hub.desk.resume()
        assert stream.next("clock").data["pace"] == "running"
        hub.desk.end()
        assert stream.next("clock").data["phase"] == "ended"


def test_a_new_plan_is_told(hub):
    with hub.listen() as stream:
        hub.desk.tell(WorkshopPlanned(hub.desk.state.workshop, hub.time.moment))
        assert stream.next("plan").data == {}


def test_a_hidden_comment_goes_and_comes_back(hub):
    key = written("1").comment.key
    with hub.listen() as stream:
        hub.desk.tell(written("1"))
        stream.next("comment")
        hub.desk.tell(CommentHidden(key, True, hub.time.moment))
        assert stream.next("gone").data == {"key": key}
        hub.desk.tell(CommentHidden(key, False, hub.time.moment))
        assert stream.next("comment").data["key"] == key


def test_what_was_missed_is_told_again(hub):
    hub.desk.tell(written("1"))
    known = hub.desk.seq
    hub.desk.tell(written("2"), written("3"))
    hub.read()
    for query, headers in (
        (f"code=KUUSI42&since={known}", {}),
        ("code=KUUSI42&since=0", {"Last-Event-ID": str(known)}),
    ):
        with hub.listen(query, **headers) as stream:
            replayed = stream.until(hub.desk.seq)
        assert keys(replayed) == [written(name).comment.key for name in "23"]


def test_the_words_of_a_hidden_comment_are_not_replayed(hub):
    hub.desk.tell(written("1", "Asiaton."))
    hub.desk.tell(CommentHidden(written("1").comment.key, True, hub.time.moment))
    hub.read()
    with hub.listen("code=KUUSI42&since=0") as stream:
        replayed = stream.until(hub.desk.seq)
    assert keys(replayed, "gone") == [written("1").comment.key]
    assert "Asiaton" not in repr(replayed)


def test_a_place_beyond_the_end_means_another_file(hub):
    with hub.listen("code=KUUSI42&since=99999") as stream:
        assert "plan" in {message.kind for message in stream.until(hub.desk.seq)}


@pytest.mark.parametrize("since", ["-1", "x", "1e9", "9" * 40, "٣"])
def test_a_place_that_is_no_number_replays_nothing(hub, since):
    hub.desk.tell(written("1"))
    hub.read()
    with hub.listen(f"code=KUUSI42&since={quote(since)}") as stream:
        assert keys(stream.until(hub.desk.seq)) == []


def test_nothing_is_missed_or_told_twice_while_others_write(hub):
    writers, each = 4, 60

    def write(writer: int) -> None:
        with Log(hub.path) as log:
            for number in range(each):
                log.append(written(f"{writer}{number:03}"))

    threads = [threading.Thread(target=write, args=(writer,)) for writer in range(writers)]
    heard: list[str] = []
    last = hub.desk.seq
    with hub.listen(f"code=KUUSI42&since={last}") as steady:
        for thread in threads:
            thread.start()
        # A phone with a bad network: hears a few messages, is gone, comes back where it was.
        while len(heard) < writers * each:
            with Listening(hub.address, f"code=KUUSI42&since={last}") as stream:
                for count, message in enumerate(stream):
                    last = max(last, message.seq)
                    if message.kind == "comment":
                        heard.append(str(message.data["key"]))
                    if count > 15 or len(heard) >= writers * each:
                        break
        for thread in threads:
            thread.join()
        hub.desk.catch_up()
        steadily = keys(steady.until(hub.desk.seq))
    told = [comment.key for comment in hub.desk.state.comments]
    assert heard == told
    assert steadily == told
