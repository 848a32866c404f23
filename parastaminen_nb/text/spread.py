"""The same tally on several machines: parts are counted where there is room, and added up.

Needs the extra `parastaminen-nb[dask]`. What comes out is what a plain call gives, to the last
digit: a tally adds up in any order.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache
from typing import TYPE_CHECKING, Any

from parastaminen_nb.core.errors import N_, WorkshopError
from parastaminen_nb.text.lemmas import Lemmas
from parastaminen_nb.text.tally import Tally, Teller
from parastaminen_nb.text.voikko import voikko

if TYPE_CHECKING:
    import pandas as pd


def tally_on(  # noqa: PLR0913  who counts, what, and how words are read
    client: Any,
    parts: Iterable[pd.DataFrame],
    by: Sequence[str] = (),
    *,
    usual: str = "fi",
    at_once: int | None = None,
    voikko: str = "",
) -> Tally:
    """The tally of material that comes in parts, counted by the workers of a dask cluster.

    At most `at_once` parts (by default three for each thread of the cluster) are on their way at
    the same moment, so that memory is bounded however large the material is. `voikko` is the
    version of Voikko that words are read with, empty where they are read without it. Raises
    `WorkshopError` where a worker has not that one: it would count other words.
    """
    if voikko:
        have: Any = client.run(_voikko_here)
        for theirs in sorted(set(have.values()) - {voikko}):
            raise WorkshopError(
                N_(
                    "A machine of the cluster reads words with {theirs}, and this one with {ours}. "
                    "Install the same on all of them."
                ),
                theirs=theirs,
                ours=voikko,
            )

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
            running.add(client.submit(_told, part, tuple(by), usual, bool(voikko), pure=False))
            under_way += 1
        if not under_way:
            return total
        _future, found = next(running)
        total += found
        under_way -= 1


def _told(part: pd.DataFrame, by: tuple[str, ...], usual: str, by_voikko: bool) -> Tally:
    return _teller(by, usual, by_voikko).tally(part)


@cache
def _teller(by: tuple[str, ...], usual: str, by_voikko: bool) -> Teller:
    """One a worker, so that dictionaries are loaded once in each."""
    return Teller(by, usual=usual, lemmas=Lemmas(voikko=voikko() if by_voikko else None))


def _voikko_here() -> str:
    """Which Voikko a worker has, or what it says where there is none."""
    try:
        return voikko().version
    except WorkshopError as missing:
        return str(missing)
