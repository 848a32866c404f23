"""What every test shares: no exception may disappear into a log."""

from __future__ import annotations

import logging
from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, settings
from playwright.sync_api import Browser

from tests.browser_tools import launched

# A law is no slower for a machine that is busy with something else.
settings.register_profile("laws", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("laws")


@pytest.fixture(autouse=True)
def nothing_swallowed(caplog):
    """Fail a test when something logged an exception that nobody asserted on."""
    yield
    traces = [record for record in caplog.get_records("call") if record.exc_info]
    assert not traces, f"an exception was swallowed: {traces[0].getMessage()}"


@pytest.fixture(autouse=True)
def quiet_loggers():
    logging.getLogger("asyncio").setLevel(logging.WARNING)


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """The one browser of a module. Playwright keeps a loop while it is open, so two cannot
    overlap, and no other test of the thread may run a loop of its own meanwhile."""
    with launched() as browser:
        yield browser
