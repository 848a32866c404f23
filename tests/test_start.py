"""What a double click leads to: where the program is installed, and which workshop is opened."""

from __future__ import annotations

import re
import sys
from pathlib import Path

import pytest

from parastaminen_nb.log import Log

ROOT = Path(__file__).resolve().parents[1]
PROGRAM = [sys.executable, "-m", "parastaminen_nb.cli"]


@pytest.fixture
def start(monkeypatch):
    """The program of the double click, found as where it runs: by the files beside it."""
    monkeypatch.syspath_prepend(str(ROOT / "scripts"))
    import start

    return start


@pytest.fixture
def answers(monkeypatch):
    """What somebody writes at the question, one answer after the other."""

    def written(*lines):
        left = iter(lines)
        monkeypatch.setattr("builtins.input", lambda asked: next(left))

    return written


def test_on_windows_the_environment_lies_where_no_cloud_copies_it(start, tmp_path):
    here, local = tmp_path / "OneDrive - Kunta" / "parastaminen", tmp_path / "AppData" / "Local"
    found = start.environment(here, str(local))
    assert found.is_relative_to(local)
    assert len(str(found)) - len(str(local)) < 30  # the files in it have long names already
    assert found != start.environment(tmp_path / "another", str(local))
    assert start.environment(here, "") == here / ".venv"


def test_an_environment_of_an_earlier_version_is_used_where_it_is(start, tmp_path):
    (tmp_path / ".venv").mkdir()
    assert start.environment(tmp_path, str(tmp_path / "local")) != tmp_path / ".venv"
    (tmp_path / ".venv" / "installed").touch()
    assert start.environment(tmp_path, str(tmp_path / "local")) == tmp_path / ".venv"


def test_a_name_makes_a_workshop_once_and_opens_it_again(start, answers, tmp_path, capfd):
    own, old = tmp_path / "own", tmp_path / "old"
    answers("kevät 27: A", "Kevät")
    made = start.asked([own, old], PROGRAM)
    assert made == str(own / "Kevät.workshop")
    assert "Valitse toinen nimi" in capfd.readouterr().err
    answers("kevät")
    assert start.asked([own, old], PROGRAM) == made
    assert "Työpajasi: Kevät" in capfd.readouterr().out


def test_workshops_of_earlier_versions_are_found_where_they_lie(start, answers, tmp_path):
    own, old = tmp_path / "own", tmp_path / "old"
    old.mkdir()
    Log(old / "syksy.workshop", create=True).close()
    answers("syksy.workshop")
    assert start.asked([own, old], PROGRAM) == str(old / "syksy.workshop")


def test_a_file_dragged_into_the_window_is_opened_and_nothing_opens_the_example(
    start, answers, tmp_path
):
    elsewhere = tmp_path / "muualla päin.workshop"
    Log(elsewhere, create=True).close()
    answers(f'"{elsewhere}"')
    assert start.asked([tmp_path / "own"], PROGRAM) == str(elsewhere)
    answers("  ")
    assert start.asked([tmp_path / "own"], PROGRAM) == ""


@pytest.mark.parametrize(("answer", "told"), [("K", ["--lan"]), ("kyllä", ["--lan"]), ("", [])])
def test_phones_can_join_where_somebody_says_so(start, answers, answer, told):
    answers(answer)
    assert start.reach() == told


def test_the_file_to_click_is_plain_enough_for_every_windows():
    said = (ROOT / "Parastaminen.cmd").read_bytes()
    assert said.isascii()
    lines = said.decode().splitlines()
    jumps = {name for line in lines for name in re.findall(r"goto (\w+)", line)}
    assert jumps <= {line[1:] for line in lines if line.startswith(":")}
    # Whatever happened, the window stays until it was read.
    assert "pause" in lines[lines.index(":end") :]
