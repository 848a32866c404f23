"""The same tally on several machines: parts are counted where there is room, and added up.

Needs the extra `parastaminen-nb[dask]`. What comes out is what a plain call gives, to the last
digit: a tally adds up in any order.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache
from typing import TYPE_CHECKING, Any

from parastaminen_nb.text.tally import Tally, Teller

if TYPE_CHECKING:
    import pandas as pd


def tally_on(
    client: Any,
    parts: Iterable[pd.DataFrame],
    by: Sequence[str] = (),
    *,
    usual: str = "fi",
    at_once: int | None = None,
) -> Tally:
    """The tally of material that comes in parts, counted by the workers of a dask cluster.

    At most `at_once` parts (by default three for each thread of the cluster) are on their way at
    the same moment, so that memory is bounded however large the material is.
    """
    import distributed

    threads: Any = client.nthreads()
    most = at_once or 3 * max(1, sum(threads.values()))
    total, waiting = Tally(), iter(parts)
    done: Any = distributed.as_completed
    running = done([], with_results=True)
    under_way, exhausted = 0, False
    while True:
        while under_way < most and not exhausted:
            part = next(waiting, None)
            if part is None:
                exhausted = True
                break
            running.add(client.submit(_told, part, tuple(by), usual, pure=False))
            under_way += 1
        if not under_way:
            return total
        _future, found = next(running)
        total += found
        under_way -= 1


def _told(part: pd.DataFrame, by: tuple[str, ...], usual: str) -> Tally:
    return _teller(by, usual).tally(part)


@cache
def _teller(by: tuple[str, ...], usual: str) -> Teller:
    """One a worker, so that dictionaries are loaded once in each."""
    return Teller(by, usual=usual)
