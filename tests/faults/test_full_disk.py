"""A disk that is full: the facilitator hears of it, phones keep their words, nothing is torn."""

import shutil
import subprocess
from uuid import uuid4

import pytest

from parastaminen_nb.core.workshop import Anonymity
from parastaminen_nb.log import Log
from parastaminen_nb.session import Session
from tests.hub.conftest import running
from tests.hub.stories import make_workshop

PLACE = {"round": "1", "case": "a", "table": "1"}


@pytest.fixture
def small_disk(tmp_path):
    """A disk of 512 kB, where this system lets us make one."""
    place = tmp_path / "small"
    place.mkdir()
    mount = shutil.which("mount")
    command = [mount or "mount", "-t", "tmpfs", "-o", "size=512k", "tmpfs", str(place)]
    if not mount or subprocess.run(command, capture_output=True, check=False).returncode:
        pytest.skip("only an administrator of a Unix system can make a small disk")
    yield place
    subprocess.run(["umount", str(place)], check=True)


@pytest.mark.parametrize("level", [Anonymity.UNNAMED, Anonymity.ANONYMOUS])
def test_a_full_disk_is_said_and_what_was_confirmed_is_there(small_disk, level, caplog):
    path = make_workshop(small_disk / "story.workshop", anonymity=level)
    with running(path) as hub, hub.listen() as stream:
        phone = hub.phone()
        phone.join("p1")
        hub.start("round-1")
        ballast = small_disk / "ballast"
        ballast.write_bytes(bytes(300_000))
        confirmed, refused = [], 0
        for _ in range(120):
            key = uuid4().hex
            answer = phone.write("Ajatus " * 250, key=key, **PLACE)
            if answer.status == 200:
                confirmed.append(key)
            elif answer.status == 503:
                refused += 1
                break
            hub.hub.posts = type(hub.hub.posts)(hub.hub.settings.limits.joins)
        assert confirmed
        assert refused
        assert stream.next("stuck").data == {"stuck": True}
        ballast.unlink()
        assert phone.write("Ajatus " * 250, key=key, **PLACE).status == 200
        assert stream.next("stuck").data == {"stuck": False}
        confirmed.append(key)
    with Log(path) as log:
        stored = [comment.key for comment in Session(log).state.comments]
    assert sorted(stored) == sorted(confirmed)
    caplog.clear()  # told above, so not swallowed
