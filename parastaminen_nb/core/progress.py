"""How far long work has come, how long it will take, and how it is stopped.

Work is handed a `Progress` and tells it what it is doing and how far it is; it knows nothing of
who listens. A bar on the command line and a bar on a page listen in the same way, and either may
answer with `Stopped`, which ends the work where it stands. So work that is stopped must not have
changed anything yet: it gives its result at its end, or none.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from math import ceil
from typing import Final, TypeVar

from parastaminen_nb.core.errors import NN_, Sentence

T = TypeVar("T")

SOON: Final = 2.0
"""Seconds. Work that is over sooner needs no bar."""

_TOO_EARLY: Final = 0.02
"""Before so much is done nobody can tell how long the rest will take."""
_STEPS: Final = (5, 10, 15, 20, 30, 45, 60)
"""Seconds that people say; above a minute whole minutes."""


class Stopped(BaseException):
    """Somebody wants the work to end: no error, so nothing that catches errors may hold it up."""


@dataclass(frozen=True, slots=True)
class Way:
    """How far work has come: the share that is `done` (0 to 1), what it is `doing`, and the
    seconds since it began."""

    done: float = 0.0
    doing: Sentence | None = None
    seconds: float = 0.0

    @property
    def left(self) -> float | None:
        """The seconds that the rest takes if it goes on as it went; None while nobody can tell."""
        if self.done < _TOO_EARLY or not self.seconds:
            return None
        return self.seconds * (1 - self.done) / self.done

    @property
    def long(self) -> bool:
        """Whether the whole takes longer than anybody waits without asking."""
        left = self.left
        return self.seconds > SOON / 4 and (left is None or self.seconds + left > SOON)

    @property
    def told_left(self) -> Sentence | None:
        """How long the rest takes, in the round numbers in which people say it.

        >>> str(Way(0.25, seconds=6).told_left)
        'About 20 s left'
        >>> str(Way(0.5, seconds=200).told_left)
        'About 4 min left'
        """
        left = self.left
        if left is None:
            return None
        for step in _STEPS:
            if left <= step:
                return Sentence(NN_("About {n} s left", "About {n} s left"), {"n": step})
        return Sentence(NN_("About {n} min left", "About {n} min left"), {"n": ceil(left / 60)})


class Progress:
    """What work tells while it goes on. `tell` hears the share that is done, from 0 to 1, and what
    is being done; it may raise `Stopped`.

    >>> heard = []
    >>> reading, counting = Progress(lambda done, _: heard.append(done)).split(1, 3)
    >>> reading.at(5, 10), counting.at(1, 3), counting.finish()
    (None, None, None)
    >>> heard
    [0.125, 0.5, 1.0]
    """

    def __init__(
        self,
        tell: Callable[[float, Sentence | None], object],
        begins: float = 0.0,
        ends: float = 1.0,
        doing: Sentence | None = None,
    ) -> None:
        self._tell = tell
        self._begins, self._ends, self._doing = begins, ends, doing

    def split(self, *weights: float) -> list[Progress]:
        """The parts of the work, one after another: each takes so much of its time."""
        whole = sum(weights) or 1.0
        parts, begins = [], self._begins
        for weight in weights:
            ends = begins + (self._ends - self._begins) * weight / whole
            parts.append(Progress(self._tell, begins, ends, self._doing))
            begins = ends
        return parts

    def doing(self, what: Sentence) -> Progress:
        """Begin this, and say so."""
        self._doing = what
        self.at(0)
        return self

    def at(self, done: float, of: float = 1.0, doing: Sentence | None = None) -> None:
        """So much of this work is done. Raises `Stopped` where it is to end."""
        self._doing = doing or self._doing
        share = min(max(done / of, 0.0), 1.0) if of else 1.0
        # Rounded, or where one part ends and the next begins might differ in the last digit.
        self._tell(round(self._begins + (self._ends - self._begins) * share, 9), self._doing)

    def finish(self) -> None:
        """All of this work is done."""
        self.at(1)

    def each(self, items: Sequence[T], every: int = 500) -> Iterator[T]:
        """The items one after another; it is told how far they have come."""
        for number, item in enumerate(items):
            if not number % every:
                self.at(number, len(items))
            yield item
        self.finish()


UNSEEN: Final = Progress(lambda _done, _doing: None)
"""For work at which nobody looks."""
