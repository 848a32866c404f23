"""Long work beside a page: the page goes on, the bar tells how far it is, a press stops it."""

from __future__ import annotations

from threading import Event

import pytest

from parastaminen_nb.apps.working import Working
from parastaminen_nb.core.errors import N_, Sentence, WorkshopError
from parastaminen_nb.core.progress import Stopped
from parastaminen_nb.i18n import translator
from parastaminen_nb.ui.notice import Notice


@pytest.fixture
def working():
    _ = translator("fi")
    working = Working(Notice(_), _)
    working.going.do("here")
    return working


class Slow:
    """Work that goes on when it is let, and says when it is there."""

    def __init__(self):
        self.there, self.on, self.over = Event(), Event(), Event()

    def __call__(self, progress):
        try:
            progress.at(0.25, doing=Sentence("Naming the themes."))
            self.there.set()
            assert self.on.wait(10)
            progress.at(0.5)
            return "done"
        finally:
            self.over.set()


@pytest.fixture
def slow():
    slow = Slow()
    yield slow
    slow.on.set()


def looked(working, until):
    """Look as a browser does until the work is over; a bounded wait, no sleep."""
    assert until.wait(10)
    for _turn in range(2000):
        working.going.do("look")
        if not working.going.running:
            return
        Event().wait(0.005)
    raise AssertionError("the work never ended")


def test_where_no_browser_looks_it_is_done_at_once():
    _, got = translator("fi"), []
    working = Working(Notice(_), _)
    working.run("a", lambda progress: progress.finish() or 7, got.append)
    assert got == [7]
    assert not working.going.running


def test_short_work_shows_no_bar(working):
    got, shown = [], []
    working.going.observe(lambda change: shown.append(change["new"]), "running")
    working.run("a", lambda _progress: 7, got.append)
    assert (got, shown) == ([7], [])


def test_the_bar_says_what_is_done_and_gives_the_result(working, slow):
    got = []
    working.run("a", slow, got.append)
    assert slow.there.wait(10)
    working.going.do("look")
    assert (working.going.running, working.going.percent) == (True, 25)
    assert working.going.doing == "Nimetään teemat."
    assert got == []
    slow.on.set()
    looked(working, slow.over)
    assert got == ["done"]


def test_what_is_begun_before_a_browser_is_there_awaits_it(slow):
    _, got = translator("fi"), []
    working = Working(Notice(_), _)
    working.run("a", slow, got.append, awaited=True)
    assert slow.there.wait(10)
    assert working.going.running
    working.going.do("here")
    slow.on.set()
    looked(working, slow.over)
    assert got == ["done"]


def test_a_program_waits_where_no_browser_looks(slow):
    _, got = translator("fi"), []
    working = Working(Notice(_), _)
    working.run("a", slow, got.append, awaited=True)
    working.run("b", lambda _progress: "and this", got.append, awaited=True)
    slow.on.set()
    working.wait()
    assert got == ["done", "and this"]
    assert not working.going.running


def test_a_look_takes_no_trouble_away(working, slow):
    working.run("a", slow, lambda _result: None)
    working.notice.say("Something else was wrong.", "warn")
    working.going.do("here")
    working.going.do("look")
    assert working.notice.text == "Something else was wrong."


def test_a_press_stops_it_at_once_and_nothing_comes_of_it(working, slow):
    got, stopped = [], []
    working.run("a", slow, got.append, lambda: stopped.append(True))
    working.going.do("stop")
    assert not working.going.running
    assert stopped == [True]
    assert working.notice.text == "Keskeytetty. Kaikki on ennallaan."
    slow.on.set()
    assert slow.over.wait(10)
    working.going.do("look")
    working.going.do("stop")  # a second press of a slow hand
    assert (got, stopped) == ([], [True])


def test_the_work_itself_ends_at_its_next_step(working):
    ended, slow = Event(), Slow()

    def work(progress):
        try:
            slow(progress)
        except Stopped:
            ended.set()
            raise

    working.run("a", work, lambda _result: None)
    working.going.do("stop")
    slow.on.set()
    assert ended.wait(10)


def test_what_is_asked_anew_takes_the_place_and_other_work_waits(working, slow):
    got, stopped, second = [], [], Slow()
    working.run("themes", slow, got.append, lambda: stopped.append("themes"))
    working.run("words", second, got.append)
    working.run("themes", lambda _progress: "anew", got.append)
    assert stopped == ["themes"]
    second.on.set()
    looked(working, second.over)
    assert got == ["done", "anew"]


def test_what_waits_begins_when_what_came_before_it_is_taken_up(working, slow):
    told = []
    working.run("a", slow, lambda _result: told.append("taken up"))
    working.run("b", lambda _progress: told.append("begun"), lambda _result: None)
    slow.on.set()
    looked(working, slow.over)
    assert told == ["taken up", "begun"]


def test_trouble_is_told_and_the_next_work_goes_on(working, slow):
    stopped = []

    def broken(progress):
        slow(progress)
        raise WorkshopError(N_("There are no comments yet."))

    working.run("a", broken, lambda _result: None, lambda: stopped.append(True))
    slow.on.set()
    looked(working, slow.over)
    assert stopped == [True]
    assert working.notice.kind == "warn"
    working.run("b", lambda _progress: None, lambda _result: stopped.append("b"))
    assert stopped == [True, "b"]


def test_nobody_wants_it_any_more(working, slow):
    got = []
    working.run("a", slow, got.append)
    working.leave()
    slow.on.set()
    assert slow.over.wait(10)
    working.going.do("look")
    assert (got, working.going.running) == ([], False)
