"""The one thread that writes: what waits together is written together."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Mapping
from concurrent.futures import Future
from dataclasses import dataclass, field
from pathlib import Path
from queue import Empty, SimpleQueue
from threading import Thread
from time import monotonic

from parastaminen_nb.core.errors import WorkshopError
from parastaminen_nb.core.events import Event
from parastaminen_nb.core.signup import Signup
from parastaminen_nb.log import Log

logger = logging.getLogger(__name__)


@dataclass(slots=True)
class _Job:
    events: tuple[Event, ...] = ()
    answers: Mapping[str, str | int] | None = None
    form: str = ""
    signup: Signup | None = None
    done: Future[None] = field(default_factory=Future)


class Writer:
    """Writes to the workshop's file from one thread of its own, one transaction for all that wait.

    An awaited `append` or `answer` returns when the disk has it; it raises `WorkshopError` where
    the disk does not take it. One disk flush serves everybody who pressed at the same moment.
    """

    MOST_AT_ONCE = 200
    ORDER_SECONDS = 0.5
    """No place in the file tells for longer than about this in which order comments without a
    writer, or answers to the feedback, came."""

    def __init__(self, path: Path) -> None:
        self._log = Log(path)
        # A hub that was killed may have left an order behind.
        self._ordered_since: float | None = monotonic() if self._log.anonymous else None
        self._jobs: SimpleQueue[_Job | None] = SimpleQueue()
        self._thread = Thread(target=self._work, name="writer", daemon=True)
        self._thread.start()

    async def append(self, *events: Event) -> None:
        await self._told(_Job(events=events))

    async def answer(self, answers: Mapping[str, str | int], form: str) -> None:
        await self._told(_Job(answers=answers, form=form))

    async def sign_up(self, signup: Signup) -> None:
        await self._told(_Job(signup=signup))

    def forget_order(self) -> None:
        """Somebody has written anonymously: let the file not tell when, as soon as may be."""
        self._jobs.put(_Job())

    def close(self) -> None:
        """Write what waits, then stop."""
        self._jobs.put(None)
        self._thread.join()
        self._log.close()

    async def _told(self, job: _Job) -> None:
        self._jobs.put(job)
        # A phone that hangs up does not take back what it wrote.
        await asyncio.shield(asyncio.wrap_future(job.done))

    def _work(self) -> None:
        last = False
        while not last:
            jobs = self._waiting()
            last = None in jobs
            self._write([job for job in jobs if job is not None])
            self._forget_order(now=last)

    def _waiting(self) -> list[_Job | None]:
        """What is to be written; nothing where it is time for something else."""
        since = self._ordered_since
        wait = None if since is None else max(0.01, since + self.ORDER_SECONDS - monotonic())
        try:
            jobs = [self._jobs.get(timeout=wait)]
        except Empty:
            return []
        while not self._jobs.empty() and len(jobs) < self.MOST_AT_ONCE:
            jobs.append(self._jobs.get())
        return jobs

    def _note_order(self) -> None:
        if self._ordered_since is None:
            self._ordered_since = monotonic()

    def _forget_order(self, *, now: bool) -> None:
        since = self._ordered_since
        if since is None or (not now and monotonic() < since + self.ORDER_SECONDS):
            return
        try:
            done = self._log.forget_order()
        except WorkshopError as error:
            # A full disk cannot be laid down anew either; what is stored stays stored.
            logger.warning("the order of comments stays in the file for now: %s", error)
            done = False
        # Somebody was reading, or there is no room: in a moment again.
        self._ordered_since = None if done or now else monotonic()

    def _write(self, jobs: list[_Job]) -> None:
        appending = [job for job in jobs if job.answers is None and job.signup is None]
        try:
            if appending:
                self._append(*(event for job in appending for event in job.events))
        except Exception as error:  # noqa: BLE001 - handed on to those who wait
            self._one_by_one(appending, error)
        else:
            for job in appending:
                job.done.set_result(None)
        for job in jobs:
            if job.answers is not None or job.signup is not None:
                self._alone(job)

    def _append(self, *events: Event) -> None:
        self._log.append(*events)
        if self._log.anonymous:
            self._note_order()

    def _one_by_one(self, jobs: list[_Job], error: Exception) -> None:
        # What cannot be written must not take its neighbours with it. A disk that takes
        # nothing takes them one by one no better.
        if isinstance(error, WorkshopError) or len(jobs) == 1:
            for job in jobs:
                job.done.set_exception(error)
        else:
            for job in jobs:
                self._alone(job)

    def _alone(self, job: _Job) -> None:
        try:
            if job.signup is not None:
                self._log.sign_up(job.signup)
            elif job.answers is None:
                self._append(*job.events)
            else:
                self._log.answer(job.answers, form=job.form)
                self._note_order()
        except Exception as error:  # noqa: BLE001 - handed on to the one who waits
            job.done.set_exception(error)
        else:
            job.done.set_result(None)
