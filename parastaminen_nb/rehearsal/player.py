"""One person of a rehearsal: comes, sits, writes in the rounds, is away, gives feedback."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Awaitable, Mapping
from random import Random
from typing import Any, Final

from parastaminen_nb.rehearsal.cast import Part
from parastaminen_nb.rehearsal.lines import Lines
from parastaminen_nb.rehearsal.phone import Phone, RefusedError
from parastaminen_nb.rehearsal.wire import Page

MOST_A_ROUND: Final = 3
"""Comments of one person in one round: as people write, and within the limit of a phone."""
ENTERING: Final = 5.0
"""Minutes that the doors are open before the beginning."""


class Player:
    """Plays one part with one phone. `minute` is how many seconds a workshop's minute takes."""

    def __init__(self, part: Part, phone: Phone, lines: Lines, *, minute: float) -> None:
        self.part, self.phone = part, phone
        self.inside = asyncio.Event()
        self._lines, self._minute = lines, minute
        self._chance = Random(part.seed)
        self._clocks: asyncio.Queue[Mapping[str, Any]] = asyncio.Queue()
        self._tasks: set[asyncio.Task[None]] = set()
        self._listening: asyncio.Task[None] | None = None
        phone.on_clock = self._clocks.put_nowait

    async def play(self, begins: asyncio.Event, entering: float) -> None:
        """Play until the workshop is over and all that was written is confirmed.

        Who is on time comes within `entering` seconds; the others after the beginning.
        """
        try:
            await self._told(self._play(begins, entering))
        finally:
            self.inside.set()  # nobody waits for one who could not come in
        while self._tasks:
            await asyncio.gather(*self._tasks)

    async def _play(self, begins: asyncio.Event, entering: float) -> None:
        if self.part.late is None:
            await asyncio.sleep(self._chance.uniform(0, entering))
        else:
            await begins.wait()
            await asyncio.sleep(self.part.late * self._minute)
        page = await self.phone.join(self.part.person)
        self._clocks.put_nowait(page.clock)
        self._listen()
        self.inside.set()
        if self.part.away:
            self._do(self._be_away(*self.part.away, begins))
        await self._live()

    @property
    def cut_off(self) -> bool:
        """Whether the phone is within reach and yet hears nothing."""
        phone = self.phone
        return self._listening is not None and phone.online.is_set() and not phone.ready.is_set()

    async def leave(self) -> None:
        """Hang up."""
        if self._listening:
            self._listening.cancel()
            await asyncio.gather(self._listening, return_exceptions=True)

    async def _live(self) -> None:
        at, answered = None, False
        while True:
            clock = await self._clocks.get()
            phase, kind = clock["phase"], clock["kind"]
            where = (phase, clock["segment"])
            if where == at:
                continue
            at = where
            if not answered and (kind == "feedback" or phase == "ended"):
                answered = True
                self._do(self._answer())
            if phase == "ended":
                return
            page = await self._page()
            if page.seated and kind == "round" and phase == "running":
                self._do(self._write_in_round(page.fields, clock["ends_at"]))

    async def _page(self) -> Page:
        page = await self.phone.page()
        if page.tables and not page.seated:
            page = await self.phone.sit(self._chance.choice(page.tables))
        return page

    async def _write_in_round(self, fields: Mapping[str, str], ends_at: int | None) -> None:
        place = {name: fields[name] for name in ("round", "case", "table")}
        left = max(0.0, (ends_at or 0) / 1000 - time.time())
        count = self._chance.randint(1, MOST_A_ROUND)
        for moment in sorted(self._chance.uniform(0, 0.9 * left) for _ in range(count)):
            self._do(self._write_at(time.time() + moment, place))

    async def _write_at(self, moment: float, place: Mapping[str, str]) -> None:
        await asyncio.sleep(max(0.0, moment - time.time()))
        await self.phone.write(self._lines.next(**place), place)

    async def _answer(self) -> None:
        scales = {name: str(self._chance.randint(2, 5)) for name in ("idea", "heard")}
        await self.phone.answer(scales)

    async def _be_away(self, goes: float, returns: float, begins: asyncio.Event) -> None:
        """Out of reach, as in a lift: nothing is heard, what is written waits on the phone."""
        await begins.wait()
        await asyncio.sleep(goes * self._minute)
        self.phone.online.clear()
        await self.leave()
        await asyncio.sleep((returns - goes) * self._minute)
        self.phone.here_since = time.perf_counter()
        self.phone.online.set()
        self._listen()

    def _listen(self) -> None:
        self._listening = asyncio.create_task(self.phone.listen())

    def _do(self, what: Awaitable[None]) -> None:
        task = asyncio.create_task(self._told(what))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def _told(self, what: Awaitable[None]) -> None:
        try:
            await what
        except RefusedError as error:
            self.phone.ledger.refused.append(str(error))
