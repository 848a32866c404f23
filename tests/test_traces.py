"""What goes wrong is told without a word that anybody wrote."""

from __future__ import annotations

import logging
import sqlite3
import subprocess
import sys

from parastaminen_nb.traces import FORMAT, Traces, trace

NAME = "Aino Aalto"


def stumbled() -> BaseException:
    try:
        try:
            int(NAME)
        except ValueError as trouble:
            raise KeyError(NAME) from trouble
    except KeyError as trouble:
        return trouble


def test_a_trace_tells_where_and_of_what_kind_and_quotes_nothing() -> None:
    told = trace(stumbled())
    assert NAME not in told
    assert told.index("ValueError") < told.index("From this came") < told.index("KeyError")
    assert "in stumbled" in told
    assert "int(NAME)" in told  # a line of the program, and no value


def test_each_of_a_group_is_told() -> None:
    told = trace(ExceptionGroup(NAME, [ValueError(NAME), TypeError(NAME)]))
    assert NAME not in told
    assert all(kind in told for kind in ("ExceptionGroup", "ValueError", "TypeError"))


def test_what_the_disk_says_stays() -> None:
    assert trace(OSError(28, "No space left on device", NAME)) == "OSError: No space left on device"
    assert trace(sqlite3.OperationalError("database is locked")).endswith("database is locked")


def record(log: str, words: str, *blanks: object) -> logging.LogRecord:
    trouble = stumbled()
    told = (type(trouble), trouble, trouble.__traceback__)
    return logging.LogRecord(log, logging.ERROR, "", 1, words, blanks, told)


def test_our_lines_are_filled_in_and_those_of_others_are_not() -> None:
    traces = Traces(FORMAT)
    assert "its code is PQRST" in traces.format(
        record("parastaminen_nb", "its code is %s", "PQRST")
    )
    told = traces.format(record("tornado.application", "Uncaught %s\n%r", f"GET /{NAME}", NAME))
    assert "Uncaught" in told
    assert NAME not in told


def test_another_log_of_the_same_line_changes_nothing() -> None:
    line = record("parastaminen_nb", "failed")
    assert NAME in logging.Formatter().format(line)
    assert NAME not in Traces(FORMAT).format(line)
    assert NAME in logging.Formatter().format(line)


PROCESS = f"""
import asyncio, threading
from parastaminen_nb.traces import keep_to_traces
keep_to_traces()
async def fail(): raise ValueError({NAME!r})
async def forgotten():
    task = asyncio.ensure_future(fail())
    await asyncio.sleep(0)
    await asyncio.sleep(0)
asyncio.run(forgotten())
thread = threading.Thread(target=lambda: int({NAME!r}))
thread.start(); thread.join()
raise KeyError({NAME!r})
"""


def test_a_process_tells_of_tasks_threads_and_its_own_end_so() -> None:
    process = subprocess.run(
        [sys.executable, "-c", PROCESS], capture_output=True, text=True, check=False
    )
    assert process.returncode == 1
    assert NAME not in process.stderr
    assert "never retrieved" in process.stderr
    assert process.stderr.count("ValueError") == 2
    assert "KeyError" in process.stderr
