"""The facilitator of a rehearsal: opens the doors, starts every part in its time, ends."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Awaitable, Callable
from datetime import timedelta

from parastaminen_nb.core.events import SegmentStarted
from parastaminen_nb.core.tracks import Leg
from parastaminen_nb.rehearsal.ledger import Ledger
from parastaminen_nb.session import Session


class Conductor:
    """Leads by the workshop's file, as the desk does, whether the hub stands or not.

    `minute` is how many seconds a minute of the agenda takes; every clock runs that fast.
    No part begins before `gathered` returns: who leads looks whether people are there. `tell` is
    called with each part as it begins.
    """

    def __init__(
        self,
        desk: Session,
        ledger: Ledger,
        *,
        minute: float,
        gathered: Callable[[], Awaitable[None]],
        tell: Callable[[Leg], None],
    ) -> None:
        self._desk, self._ledger = desk, ledger
        self._minute, self._gathered, self._tell = minute, gathered, tell
        self.begun = asyncio.Event()

    def open_doors(self) -> None:
        self._desk.open_doors()

    async def lead(self) -> None:
        """Take the workshop from its first part to its end."""
        for leg in self._desk.state.agenda.legs:
            if leg.move:
                await asyncio.sleep(leg.move * self._minute)
            await self._gathered()
            self._start(leg)
            self.begun.set()
            await asyncio.sleep(leg.minutes * self._minute)
        self._desk.end()
        self._desk.catch_up()

    def _start(self, leg: Leg) -> None:
        now = self._desk.now()
        # Not `Session.start`, which gives it its planned minutes: here a minute is shorter.
        ends_at = now + timedelta(seconds=leg.minutes * self._minute)
        self._ledger.pressed[leg.key] = time.perf_counter()
        self._desk.tell(SegmentStarted(leg.key, ends_at, now))
        self._tell(leg)
