"""The rehearsal from door to door: file, hub, people, facilitator, and the count at the end."""

from __future__ import annotations

import asyncio
import shutil
import tempfile
import time
from collections.abc import Callable, Sequence
from contextlib import ExitStack, suppress
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import Final

from parastaminen_nb.core.live import Live
from parastaminen_nb.core.tracks import Leg
from parastaminen_nb.core.workshop import Showing
from parastaminen_nb.example import example_comments
from parastaminen_nb.hub.process import allow_many_files
from parastaminen_nb.i18n import translator
from parastaminen_nb.log import Log
from parastaminen_nb.rehearsal.cast import cast
from parastaminen_nb.rehearsal.conductor import Conductor
from parastaminen_nb.rehearsal.ledger import Ledger
from parastaminen_nb.rehearsal.lines import Lines
from parastaminen_nb.rehearsal.phone import Phone, line_for
from parastaminen_nb.rehearsal.player import ENTERING, Player
from parastaminen_nb.rehearsal.private import rehearsal_file
from parastaminen_nb.rehearsal.report import Listener, Report, audit
from parastaminen_nb.rehearsal.stage import Stage, staged
from parastaminen_nb.serve import Addresses
from parastaminen_nb.session import Session
from parastaminen_nb.workshops import EXAMPLE

DOOR: Final = 10
"""People a second who come in, however fast the clock runs."""
ENTERING_MOST: Final = 30.0
"""Seconds; where very many come they are faster than that."""
LISTENING_ON: Final = 15.0
"""Seconds that phones may take after the end to hear all that was written."""
GATHERING: Final = 15.0
"""Seconds that phones may take to come back before the next part begins without them."""
KILL_EVERY: Final = 10.0
"""Seconds between two falls of the hub, about; twice in the shortest rehearsal."""


@dataclass(frozen=True, slots=True)
class Play:
    """How to rehearse: so many people, so many times faster than real, with falls or without."""

    people: int = 25
    speed: float = 60
    kill: bool = False
    seed: int = 1
    watched: bool = False
    """Whether the facilitator's pages run too, so that others may take part."""


@dataclass(frozen=True, slots=True)
class Watcher:
    """Who is told how a rehearsal goes.

    `ready` is called when the pages can be opened; all begins when it returns. `part` is called
    at the beginning of each part with the people who are in and the comments so far. The pages
    stay until `over` returns.
    """

    ready: Callable[[Addresses], None] = lambda addresses: None
    part: Callable[[Leg, int, int], None] = lambda leg, here, written: None
    over: Callable[[], None] = lambda: None


def rehearse(
    source: str, play: Play, *, language: str = "fi", watcher: Watcher | None = None
) -> Report:
    """Play the whole workshop of `source` (a file, or "example") and count what came of it.

    The real file is never touched: see `rehearsal_file`. Raises `WorkshopError`.
    """
    watcher = watcher or Watcher()
    allow_many_files()
    folder = Path(tempfile.mkdtemp(prefix="parastaminen-rehearsal-"))
    with ExitStack() as after:
        after.callback(shutil.rmtree, folder, ignore_errors=True)
        file = rehearsal_file(source, folder, hours=play.speed == 1 or not play.watched)
        with staged(file, language=language, pages=play.watched) as stage:
            watcher.ready(stage.addresses)
            report = asyncio.run(_played(file, stage, play, watcher, example=source == EXAMPLE))
            watcher.over()
        if not report.fine:
            after.pop_all()
    return report


async def _played(
    file: Path, stage: Stage, play: Play, watcher: Watcher, *, example: bool
) -> Report:
    began = time.perf_counter()
    minute = 60 / play.speed
    desk, line = Session.opened(file), line_for(play.people)
    plan = desk.state
    ledger = Ledger(at_once=plan.how_shown is Showing.AT_ONCE)
    parts = cast(plan.workshop, plan.agenda, people=play.people, seed=play.seed)
    lines = _lines(plan, example=example)
    code = "".join(plan.workshop.code.split())
    players = [
        Player(
            part,
            Phone(
                stage.addresses.hub,
                code,
                line,
                ledger,
                language=part.language or plan.workshop.language,
            ),
            lines,
            minute=minute,
        )
        for part in parts
    ]

    def told(leg: Leg) -> None:
        watcher.part(leg, sum(p.inside.is_set() for p in players), len(ledger.sent))

    conductor = Conductor(
        desk, ledger, minute=minute, gathered=lambda: _gathered(players), tell=told
    )
    entering = max(ENTERING * minute, min(ENTERING_MOST, play.people / DOOR))
    conductor.open_doors()
    playing = [asyncio.create_task(p.play(conductor.begun, entering)) for p in players]
    falling = asyncio.create_task(_fall(stage, play, entering + plan.agenda.planned * minute))
    try:
        await asyncio.gather(*(p.inside.wait() for p in players if p.part.late is None))
        await conductor.lead()
        await asyncio.gather(*playing)
        await falling
        await _all_heard(players, desk)
    finally:
        for task in (falling, *playing):
            task.cancel()
        await asyncio.gather(falling, *playing, return_exceptions=True)
        await asyncio.gather(*(player.leave() for player in players))
        line.close()
        desk.close()
    seconds = time.perf_counter() - began
    with Log(file) as log:
        listeners = [Listener(p.phone.heard, p.phone.since, p.phone.joined_at) for p in players]
        kept = audit(log, ledger, listeners, visitors=play.watched)
    return Report(
        people=play.people,
        unnamed=sum(not part.person for part in parts),
        late=sum(part.late is not None for part in parts),
        away=sum(part.away is not None for part in parts),
        kills=stage.kills,
        seconds=seconds,
        ledger=ledger,
        kept=kept,
        left_at=file,
    )


def _lines(plan: Live, *, example: bool) -> Lines:
    comments = example_comments() if example else ()
    return Lines(comments, translator(plan.workshop.language))


async def _fall(stage: Stage, play: Play, seconds: float) -> None:
    """Knock the hub over now and then, where that is wanted."""
    if not play.kill:
        return
    chance = Random(play.seed)
    count = max(2, round(seconds / KILL_EVERY))
    began = time.perf_counter()
    for moment in sorted(chance.uniform(0, seconds) for _ in range(count)):
        await asyncio.sleep(max(0.0, began + moment - time.perf_counter()))
        await stage.knock_over()


async def _gathered(players: Sequence[Player]) -> None:
    """Wait until all who are in, and within reach, listen: a hub that fell is back, too.

    A fall takes as long however fast the clock runs; without this a whole round would pass.
    """
    with suppress(TimeoutError):
        async with asyncio.timeout(GATHERING):
            while any(player.cut_off for player in players):
                await asyncio.sleep(0.02)


async def _all_heard(players: Sequence[Player], desk: Session) -> None:
    """Wait until every phone has heard all that stands in the file, as long as is reasonable."""
    desk.catch_up()
    with suppress(TimeoutError):  # who has not heard all by then is found in the count
        async with asyncio.timeout(LISTENING_ON):
            while any(_misses(player.phone, desk) for player in players):
                await asyncio.sleep(0.05)


def _misses(phone: Phone, desk: Session) -> bool:
    """Whether a phone has not come to the end of the log, or of what has no place there."""
    if phone.seq < desk.seq:
        return True
    sent = phone.ledger.sent if desk.log.anonymous else {}
    shown = (comment.key for comment in desk.state.shown_comments() if comment.key in sent)
    return any(sent[key].began > phone.joined_at and key not in phone.heard for key in shown)
