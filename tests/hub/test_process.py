"""The hub as a process: says where it is, ends when told, loses nothing when killed."""

import signal
import socket
import subprocess
import sys
import threading
import time
import urllib.error
from contextlib import closing
from uuid import uuid4

import pytest

from parastaminen_nb.core.events import SegmentStarted
from parastaminen_nb.session import Session
from tests.hub.conftest import Phone, Time, process
from tests.hub.stories import make_workshop

needs_signals = pytest.mark.skipif(sys.platform == "win32", reason="Windows ends without asking")


def address_of(made) -> str:
    address = made.stdout.readline().strip()
    assert address.startswith("http://127.0.0.1:"), made.stderr.read()
    return address


@needs_signals
@pytest.mark.parametrize("asked", [signal.SIGTERM, signal.SIGINT])
def test_it_ends_cleanly_when_told(workshop, asked):
    with process(workshop) as made:
        assert Phone(address_of(made)).get("/health").text == "ok"
        made.send_signal(asked)
        assert made.wait(10) == 0
        assert made.stderr.read() == ""


def test_it_ends_when_its_parent_is_gone(workshop):
    with process(workshop) as made:
        address_of(made)
        made.stdin.close()
        made.stdin = None
        assert made.wait(10) == 0


def test_where_its_parent_is_gone_it_leaves_all_in_the_file_itself(workshop):
    with process(workshop) as made, closing(Session.opened(workshop)) as another:
        address_of(made)
        another.open_doors()  # by a page that is not closed in order either
        ahead = workshop.with_name(f"{workshop.name}-wal")
        assert ahead.stat().st_size
        made.stdin.close()
        made.stdin = None
        assert made.wait(10) == 0
        assert ahead.stat().st_size == 0


def test_a_port_in_use_is_one_sentence(workshop):
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        with process(workshop, port) as made:
            said = made.communicate(timeout=60)
    assert made.returncode == 2
    assert said[1].count("\n") == 1
    assert f"Porttia {port} osoitteessa 127.0.0.1 ei voi käyttää" in said[1]


@pytest.mark.parametrize(
    ("name", "body"), [("missing.workshop", None), ("picture.workshop", b"\x89PNG" * 400)]
)
def test_a_file_that_is_none_is_one_sentence(tmp_path, name, body):
    path = tmp_path / name
    if body:
        path.write_bytes(body)
    with process(path) as made:
        out, err = made.communicate(timeout=60)
    assert (made.returncode, out) == (2, "")
    assert err.count("\n") == 1
    assert name in err


def test_settings_that_cannot_be_are_one_sentence(workshop):
    for port in ("many", "99999"):
        with process(workshop, PARASTAMINEN_HUB_PORT=port) as made:
            _, err = made.communicate(timeout=60)
        assert made.returncode == 2
        assert "ei ole portti" in err


def test_it_starts_small(workshop):
    heavy = {"pandas", "plotly", "sklearn", "ipywidgets", "jupyter_server", "voila", "numpy"}
    code = "import parastaminen_nb.hub.process, sys; print(*sys.modules)"
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=30
    )
    assert heavy.isdisjoint(done.stdout.split())


@pytest.mark.slow
def test_kills_while_people_write_lose_nothing_that_was_confirmed(tmp_path):
    path = make_workshop(tmp_path / "story.workshop")
    desk = Session.opened(path, now=Time())
    desk.tell(SegmentStarted("round-1", desk.now(), desk.now()))
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    phones = [Phone(f"http://127.0.0.1:{port}") for _ in range(4)]
    stop, confirmed = threading.Event(), []

    def write(phone: Phone) -> None:
        while not stop.is_set():
            key = uuid4().hex
            # As a phone does: the same key again until it hears that it is stored.
            while not stop.is_set():
                try:
                    answer = phone.write("Ajatus", key=key, round="1", case="a", table="1")
                except (urllib.error.URLError, OSError):
                    time.sleep(0.02)
                    continue
                if answer.status == 200:
                    confirmed.append(key)
                    break
                time.sleep(0.05)

    threads = [threading.Thread(target=write, args=(phone,)) for phone in phones]
    for life in range(3):
        with process(path, port) as made:
            address_of(made)
            if life == 0:
                for phone in phones:
                    phone.join()
                for thread in threads:
                    thread.start()
            enough, until = len(confirmed) + 15, time.monotonic() + 60
            while len(confirmed) < enough and time.monotonic() < until:
                time.sleep(0.01)
            made.kill()
            made.wait(10)
    stop.set()
    for thread in threads:
        thread.join(60)
    desk.catch_up()
    stored = [comment.key for comment in desk.state.comments]
    desk.close()
    assert len(confirmed) >= 45
    assert set(confirmed) <= set(stored)
    assert len(stored) == len(set(stored))
