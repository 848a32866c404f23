"""The one thread that writes: what waits together is written together."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from concurrent.futures import Future
from dataclasses import dataclass, field
from pathlib import Path
from queue import SimpleQueue
from threading import Thread

from parastaminen_nb.core.errors import WorkshopError
from parastaminen_nb.core.events import Event
from parastaminen_nb.log import Log


@dataclass(slots=True)
class _Job:
    events: tuple[Event, ...] = ()
    answers: Mapping[str, str | int] | None = None
    form: str = ""
    done: Future[None] = field(default_factory=Future)


class Writer:
    """Writes to the workshop's file from one thread of its own, one transaction for all that wait.

    An awaited `append` or `answer` returns when the disk has it; it raises `WorkshopError` where
    the disk does not take it. One disk flush serves everybody who pressed at the same moment.
    """

    MOST_AT_ONCE = 200

    def __init__(self, path: Path) -> None:
        self._log = Log(path)
        self._jobs: SimpleQueue[_Job | None] = SimpleQueue()
        self._thread = Thread(target=self._work, name="writer", daemon=True)
        self._thread.start()

    async def append(self, *events: Event) -> None:
        await self._told(_Job(events=events))

    async def answer(self, answers: Mapping[str, str | int], form: str) -> None:
        await self._told(_Job(answers=answers, form=form))

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
            jobs = [self._jobs.get()]
            while not self._jobs.empty() and len(jobs) < self.MOST_AT_ONCE:
                jobs.append(self._jobs.get())
            last = None in jobs
            self._write([job for job in jobs if job is not None])

    def _write(self, jobs: list[_Job]) -> None:
        appending = [job for job in jobs if job.answers is None]
        try:
            if appending:
                self._log.append(*(event for job in appending for event in job.events))
        except Exception as error:  # noqa: BLE001 - handed on to those who wait
            self._one_by_one(appending, error)
        else:
            for job in appending:
                job.done.set_result(None)
        for job in jobs:
            if job.answers is not None:
                self._alone(job)

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
            if job.answers is None:
                self._log.append(*job.events)
            else:
                self._log.answer(job.answers, form=job.form)
        except Exception as error:  # noqa: BLE001 - handed on to the one who waits
            job.done.set_exception(error)
        else:
            job.done.set_result(None)
