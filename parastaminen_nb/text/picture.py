"""A picture of words: the oftener one is said, the larger it stands, always in the same place."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import cos, pi, sin, sqrt
from typing import Final

WIDTH: Final = 640
HEIGHT: Final = 360
_SMALLEST: Final = 14.0
_LARGEST: Final = 50.0
_LETTER: Final = 0.61
_NARROW, _BROAD = dict.fromkeys("fijlrt-'", 0.37), dict.fromkeys("mwMW", 0.9)
_LETTERS: Final = {**_NARROW, **_BROAD}
"""The width of a bold letter, as a share of its size: of most, and of those that differ."""
_EDGE: Final = 6
"""So much is left free at the edges: not every machine has the same letters."""
_TURNS: Final = 2400


@dataclass(frozen=True, slots=True)
class Placed:
    """A word with its middle and its size in the picture's own units."""

    word: str
    n: int
    x: float
    y: float
    size: float


def picture(counted: Sequence[tuple[str, int]]) -> list[Placed]:
    """Words put from the middle outwards along a spiral, the most usual first.

    `counted` are words with how often they are said, the most usual first. What finds no place is
    left out. The area of a word follows its count.

    >>> [(p.word, p.x, p.y) for p in picture([("bussi", 9), ("kyyti", 4)])][0]
    ('bussi', 320.0, 180.0)
    """
    if not counted:
        return []
    most = counted[0][1]
    placed: list[Placed] = []
    boxes: list[tuple[float, float, float, float]] = []
    for word, n in counted:
        size = round(max(_SMALLEST, _LARGEST * sqrt(n / most)), 1)
        wide = (sum(_LETTERS.get(letter, _LETTER) for letter in word) * size + 10) / 2
        high = size * 0.62
        for turn in range(_TURNS):
            angle, far = turn * 0.61, 4.8 * sqrt(turn)
            x = WIDTH / 2 + far * 1.5 * cos(angle + len(placed) * pi / 5)
            y = HEIGHT / 2 + far * 0.75 * sin(angle + len(placed) * pi / 5)
            box = (x - wide, y - high, x + wide, y + high)
            if min(box[0], box[1], WIDTH - box[2], HEIGHT - box[3]) < _EDGE:
                continue
            if all(
                box[2] <= b[0] or box[0] >= b[2] or box[3] <= b[1] or box[1] >= b[3] for b in boxes
            ):
                placed.append(Placed(word, n, round(x, 1), round(y, 1), size))
                boxes.append(box)
                break
    return placed
