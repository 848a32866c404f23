"""A command tells how far it is: a bar on a terminal, lines elsewhere, a sentence when stopped."""

from __future__ import annotations

import io
import os

import pytest

from parastaminen_nb.commands.bar import Bar
from parastaminen_nb.core.errors import NN_, Sentence
from parastaminen_nb.i18n import translator
from parastaminen_nb.whole_file import write_whole


class Terminal(io.StringIO):
    encoding = "utf-8"

    def isatty(self):
        return True


class OldTerminal(Terminal):
    encoding = "cp1252"


class Clock:
    now = 0.0

    def __call__(self):
        return self.now


@pytest.fixture
def clock():
    return Clock()


def drawn(terminal):
    """What stands on the line now: each drawing begins it anew."""
    return terminal.getvalue().rpartition("\r")[2].rstrip()


def test_a_bar_with_what_is_done_and_the_time_left(clock):
    terminal = Terminal()
    bar = Bar(translator("fi"), terminal, clock)
    clock.now = 10.0
    bar.progress.at(0.25, doing=Sentence("Naming the themes."))
    bar.draw()
    assert drawn(terminal) == "█████░░░░░░░░░░░░░░░  25 %  Noin 30 s jäljellä  Nimetään teemat."
    bar.say("Valmista.")
    assert terminal.getvalue().endswith("\rValmista.\n")


def test_an_old_console_shows_plain_signs(clock):
    terminal = OldTerminal()
    bar = Bar(translator("fi"), terminal, clock)
    clock.now = 10.0
    bar.progress.at(0.5)
    bar.draw()
    assert drawn(terminal).startswith("##########..........  50 %")


def test_short_work_shows_no_bar(clock):
    terminal = Terminal()
    bar = Bar(translator("fi"), terminal, clock)
    clock.now = 0.4
    bar.progress.at(0.5, doing=Sentence("Naming the themes."))
    bar.draw()
    assert terminal.getvalue() == ""


def test_steps_are_lines_where_there_is_no_terminal(clock):
    out = io.StringIO()
    bar = Bar(translator("fi"), out, clock)
    bar.progress.at(0.1, doing=Sentence("Reading the comments."))  # it may be over at once
    so_far = NN_("{n} comment so far.", "{n} comments so far.")
    for second in range(3, 16):
        clock.now = float(second)
        bar.progress.at(second / 20, doing=Sentence(so_far, {"n": 1000 * second}))
    assert out.getvalue() == (
        "3000 kommenttia tähän mennessä.\n13\N{NO-BREAK SPACE}000 kommenttia tähän mennessä.\n"
    )


def test_ctrl_c_takes_the_bar_away_and_says_what_became_of_it(clock):
    terminal = Terminal()
    with pytest.raises(KeyboardInterrupt), Bar(translator("fi"), terminal, clock) as bar:
        clock.now = 9.0
        bar.progress.at(0.5)
        bar.draw()
        raise KeyboardInterrupt
    assert terminal.getvalue().endswith("\rKeskeytetty. Mitään ei tallennettu.\n")
    bar.draw()  # whatever is still under way draws no more
    assert terminal.getvalue().endswith("ei tallennettu.\n")


def test_a_file_whose_writing_is_stopped_stays_as_it_was(tmp_path, monkeypatch):
    file = tmp_path / "tulos.xlsx"
    file.write_bytes(b"old")

    def stopped(_file):
        raise KeyboardInterrupt

    monkeypatch.setattr(os, "fsync", stopped)
    with pytest.raises(KeyboardInterrupt):
        write_whole(file, b"new")
    assert [path.name for path in tmp_path.iterdir()] == ["tulos.xlsx"]
    assert file.read_bytes() == b"old"
