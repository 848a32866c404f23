"""Paths that please as much as before, but take the people of a crowd apart.

Who goes the same two steps (this case in this round, that case in that round) cannot be spread
over more tables than these cases have, and wishes leave many free to go other ways. So steps are
made rare: two people exchange what they hear in one round, or a ring of people (A then B, B then
C, C then A) hears the two cases the other way round. Nobody hears other cases than they are
pleased with, and every crowd stays as large as it is.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations, permutations

from parastaminen_nb.core.rotation.paths import Path

PASSES = 8
"""Times that everyone is looked at; mostly two or three are enough."""
MOST_PEOPLE = 200
"""In larger crowds there are tables enough to spread over."""
RING = (3, 4)
"""So many people make a ring: two that hear two cases the other way round change nothing."""

Step = tuple[int, int, int, int]
"""(round, later round, case, case then)"""


def spread(paths: Sequence[Path], worth: Sequence[Sequence[int]]) -> tuple[Path, ...]:
    """The paths after such exchanges. `worth[person][case]` tells how dear a case is.

    >>> sorted(set(spread([(0, 1)] * 2 + [(1, 2)] * 2 + [(2, 0)] * 2, [[0] * 3] * 6)))
    [(0, 1), (0, 2), (1, 0), (1, 2), (2, 0), (2, 1)]
    """
    if not paths or len(paths) > MOST_PEOPLE:
        return tuple(paths)
    ways = _Ways(paths)
    for _ in range(PASSES):
        rings = ways.turn_rings()
        if not ways.exchange(worth) and not rings:
            break
    return tuple(tuple(path) for path in ways.paths)


class _Ways:
    """What everyone hears, and how many go each step."""

    def __init__(self, paths: Sequence[Path]) -> None:
        self.paths = [list(path) for path in paths]
        self._going: dict[Step, int] = {}
        for path in self.paths:
            for step in _steps(path):
                self._going[step] = self._going.get(step, 0) + 1

    def exchange(self, worth: Sequence[Sequence[int]]) -> bool:
        """Let two exchange what they hear in one round, wherever that helps."""
        better = False
        for one, other in combinations(range(len(self.paths)), 2):
            for r in range(len(self.paths[one])):
                a, b = self.paths[one][r], self.paths[other][r]
                if b in self.paths[one] or a in self.paths[other]:
                    continue
                gain = worth[one][b] - worth[one][a] + worth[other][a] - worth[other][b]
                if gain >= 0:
                    new = {one: _with(self.paths[one], {r: b})}
                    better |= self._try(new | {other: _with(self.paths[other], {r: a})})
        return better

    def turn_rings(self) -> bool:
        """Let rings of people hear two cases the other way round, wherever that helps."""
        better = False
        cases = sorted({case for path in self.paths for case in path})
        for r, later in combinations(range(len(self.paths[0])), 2):
            for length in RING:
                for ring in permutations(cases, length):
                    if ring[0] == min(ring):
                        while self._turned(r, later, ring):
                            better = True
        return better

    def _turned(self, r: int, later: int, ring: Sequence[int]) -> bool:
        new: dict[int, list[int]] = {}
        for place, case in enumerate(ring):
            then = ring[(place + 1) % len(ring)]
            if not self._going.get((r, later, case, then)):
                return False
            person = next(
                p for p, path in enumerate(self.paths) if (path[r], path[later]) == (case, then)
            )
            new[person] = _with(self.paths[person], {r: then, later: case})
        return self._try(new)

    def _try(self, new: dict[int, list[int]]) -> bool:
        """Take these paths if fewer pairs go the same steps then: k people make k(k - 1)/2."""
        left = [step for person in new for step in _steps(self.paths[person])]
        taken = [step for path in new.values() for step in _steps(path)]
        saved = 0
        for step in left:
            self._going[step] -= 1
            saved += self._going[step]
        for step in taken:
            saved -= self._going.get(step, 0)
            self._going[step] = self._going.get(step, 0) + 1
        if saved > 0:
            for person, path in new.items():
                self.paths[person] = path
            return True
        for step in taken:
            self._going[step] -= 1
        for step in left:
            self._going[step] += 1
        return False


def _steps(path: Sequence[int]) -> Iterator[Step]:
    for r, case in enumerate(path):
        for later in range(r + 1, len(path)):
            yield r, later, case, path[later]


def _with(path: Sequence[int], heard: dict[int, int]) -> list[int]:
    """The path with other cases in some rounds."""
    return [heard.get(r, case) for r, case in enumerate(path)]
