"""When comments came, and which groups have said little or nothing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from parastaminen_nb.tables import natural

_STEPS: Final = tuple(
    timedelta(minutes=m) for m in (5, 15, 60, 6 * 60, 24 * 60, 7 * 24 * 60, 30 * 24 * 60)
)
_MOST_BARS: Final = 60


@dataclass(frozen=True, slots=True)
class Bar:
    """How many comments came from `start` on, within `length`."""

    start: datetime
    length: timedelta
    n: int


def over_time(moments: Iterable[datetime | None]) -> list[Bar]:
    """Comments per five minutes, none left out between the first and the last.

    Where that would be more than sixty bars, the time is cut more coarsely. Comments without a
    time are not counted; without any there is no bar.

    >>> noon = datetime(2027, 3, 11, 12)
    >>> [bar.n for bar in over_time([noon, noon + timedelta(minutes=12), None])]
    [1, 0, 1]
    """
    known = sorted(moment for moment in moments if moment is not None)
    if not known:
        return []
    day = known[0].replace(hour=0, minute=0, second=0, microsecond=0)
    for length in _STEPS:
        first, last = ((moment - day) // length for moment in (known[0], known[-1]))
        if last - first < _MOST_BARS or length == _STEPS[-1]:
            break
    places = Counter((moment - day) // length for moment in known)
    return [Bar(day + length * turn, length, places[turn]) for turn in range(first, last + 1)]


@dataclass(frozen=True, slots=True)
class Quiet:
    """A group of which a round has few comments or none: `usual` is the middle of its round."""

    group: str
    round: str
    n: int
    usual: float


def quiet_groups(
    said: Iterable[tuple[str, str]], planned: Sequence[tuple[str, str]] = ()
) -> list[Quiet]:
    """Groups that were silent in a round, or said less than half of what is usual in it.

    `said` has (round, group) for each comment; `planned` the groups of each round that were to
    speak, so that one that said nothing is known. Nobody is looked at alone: a group is a table.

    >>> [(q.group, q.n) for q in quiet_groups([("1", "A1")] * 4 + [("1", "B1")] * 6,
    ...     [("1", "C1")])]
    [('C1', 0)]
    """
    counts = Counter((round, group) for round, group in said if round and group)
    every = sorted({*counts, *planned}, key=lambda key: (natural(key[0]), natural(key[1])))
    by_round: dict[str, list[int]] = {}
    for round, group in every:
        by_round.setdefault(round, []).append(counts[round, group])
    found = []
    for round, group in every:
        ordered = sorted(by_round[round])
        middle = (ordered[(len(ordered) - 1) // 2] + ordered[len(ordered) // 2]) / 2
        n = counts[round, group]
        if n == 0 or 2 * n < middle:
            found.append(Quiet(group, round, n, middle))
    return found
