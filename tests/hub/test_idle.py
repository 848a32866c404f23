"""A hub to which nothing happens looks at its file less often."""

from __future__ import annotations

import asyncio

from parastaminen_nb.core.events import DoorsOpened
from parastaminen_nb.example import create_example
from parastaminen_nb.hub.app import BATCH_MS, IDLE_LOOKS, IDLE_MS, Hub
from parastaminen_nb.hub.settings import Settings


def test_it_looks_less_often_until_something_comes(tmp_path) -> None:
    path = create_example(tmp_path / "example.workshop")

    async def story() -> list[float]:
        hub = Hub(Settings(workshop=path))
        for _ in range(IDLE_LOOKS):
            hub.tick()
        waits = [hub._look.callback_time]
        hub.tick()
        waits.append(hub._look.callback_time)
        await hub.store(DoorsOpened(hub.now()))
        hub.tick()
        waits.append(hub._look.callback_time)
        await hub.close()
        return waits

    assert asyncio.run(story()) == [BATCH_MS, IDLE_MS, BATCH_MS]
