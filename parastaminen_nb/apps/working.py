"""Long work beside a page, so that the page goes on and a press stops it.

The work runs in a thread of its own and touches no widget: it takes values and gives a value, which
is taken up when the browser looks next. Where no browser looks (a test, a script) it is done at
once, as a plain call; what a notebook begins before its cell is shown awaits the browser, and a
program that runs the notebook without one waits itself.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from threading import Thread
from typing import Any, Final, TypeVar

from parastaminen_nb.core.errors import Sentence
from parastaminen_nb.core.progress import UNSEEN, Progress, Stopped, Way
from parastaminen_nb.i18n import Translator
from parastaminen_nb.ui.going import Going
from parastaminen_nb.ui.notice import Notice

T = TypeVar("T")

_AT_ONCE: Final = 0.3
"""Seconds that the page waits for work that may be over before anybody could read of it."""


@dataclass(slots=True)
class _Job:
    """Work in line or under way. Its thread writes `way`, then `result` or `error`, `over` last."""

    what: str
    work: Callable[[Progress], Any]
    then: Callable[[Any], object]
    stopped: Callable[[], object]
    began: float = 0.0
    thread: Thread | None = None
    way: Way = field(default_factory=Way)
    wanted: bool = True
    over: bool = False
    result: Any = None
    error: BaseException | None = None

    def begin(self) -> Thread:
        """Its thread, under way."""
        if self.thread is None:
            self.began = time.monotonic()
            self.thread = Thread(target=self._run, daemon=True)
            self.thread.start()
        return self.thread

    def now(self) -> Way:
        """How far it has come; the clock goes on through a step that takes long."""
        return Way(self.way.done, self.way.doing, time.monotonic() - self.began)

    def _hear(self, done: float, doing: Sentence | None) -> None:
        if not self.wanted:
            raise Stopped
        self.way = Way(done, doing)

    def _run(self) -> None:
        try:
            self.result = self.work(Progress(self._hear))
        except BaseException as error:  # noqa: BLE001  raised anew where the reader is told
            self.error = error
        self.over = True


class Working:
    """Does one long work after another; `going` shows the one under way."""

    def __init__(self, notice: Notice, _: Translator) -> None:
        self.notice, self._words = notice, _
        self.going = Going(_, watch=self._watch)
        self.going.add_class("pa-going-place")
        self.going.when("here", self._here)
        self.going.when("look", self._look)
        self.going.when("stop", self._stop)
        self._seen = False
        self._line: list[_Job] = []

    def run(
        self,
        what: str,
        work: Callable[[Progress], T],
        then: Callable[[T], object],
        stopped: Callable[[], object] = lambda: None,
        *,
        awaited: bool = False,
    ) -> None:
        """Do the work, then call `then` with what came of it; `stopped` where it was stopped or
        went wrong. It takes the place of other work for the same `what`, and waits for the rest.
        `awaited`: a browser will look, though none has yet. Call it within `notice.watch()`."""
        if not (self._seen or awaited):
            try:
                result = work(UNSEEN)
            except BaseException:
                stopped()
                raise
            then(result)
            return
        _ = self._words
        if self.notice.text == _("Stopped. Everything is as it was."):
            self.notice.clear()  # it goes on
        for other in [job for job in self._line if job.what == what]:
            self._drop(other)
        job = _Job(what, work, then, stopped)
        self._line.append(job)
        if self._line[0] is job:
            job.begin().join(_AT_ONCE)
        self._show()

    def wait(self) -> None:
        """Go on when all of it is over and taken up. Call it within `notice.watch()`."""
        while self._line:
            self._line[0].begin().join()
            self._show()

    def leave(self) -> None:
        """Nobody wants any of it any more: other comments are looked at."""
        self._line, line = [], self._line
        for job in line:
            job.wanted = False
        self.going.end()

    def _watch(self) -> AbstractContextManager[None]:
        """A browser that looks is nobody's press, so what was wrong with one stays to be read until
        work has come to its end."""
        return self.notice.watch(unasked=not (self._line and self._line[0].over))

    def _here(self) -> None:
        self._seen = True

    def _look(self) -> None:
        self.going.answer()
        self._show()

    def _show(self) -> None:
        if not self._line:
            self.going.end()
            return
        job = self._line[0]
        if not job.over:
            job.begin()
            self.going.show(job.now())
            return
        del self._line[0]
        try:
            if job.error is not None:
                job.stopped()
                raise job.error
            job.then(job.result)
        finally:
            self._go_on()

    def _go_on(self) -> None:
        """The next begins when what came of the one before is taken up: it may build on that."""
        if not self._line:
            self.going.end()
        elif self._line[0].thread is None:
            self._line[0].begin()
            self.going.show(self._line[0].now())

    def _stop(self) -> None:
        if self._line:
            _ = self._words
            self.notice.say(_("Stopped. Everything is as it was."), "info")
            self._drop(self._line[0])

    def _drop(self, job: _Job) -> None:
        """It ends at its next step, and what comes of it is not taken up."""
        job.wanted = False
        self._line.remove(job)
        self._go_on()
        job.stopped()
