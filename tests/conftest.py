"""What every test shares: no exception may disappear into a log."""

import logging

import pytest


@pytest.fixture(autouse=True)
def nothing_swallowed(caplog):
    """Fail a test when something logged an exception that nobody asserted on."""
    yield
    traces = [record for record in caplog.get_records("call") if record.exc_info]
    assert not traces, f"an exception was swallowed: {traces[0].getMessage()}"


@pytest.fixture(autouse=True)
def quiet_loggers():
    logging.getLogger("asyncio").setLevel(logging.WARNING)
