"""Words that are written nearly as another one: leikipuisto for leikkipuisto.

Near is a letter too many, too few, another one or two that changed places (optimal string
alignment, by rapidfuzz): one such slip in a word of four letters, two from eight letters on.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Final

_SHORTEST: Final = 4
_LONG: Final = 8


def near(words: Collection[str], choices: Sequence[str], most: int = 2) -> set[int]:
    """The places of the choices that are written nearly as one of these words, or just so.

    With `most` no word may have more slips than that. Letters are compared as they are: give all
    of them in lower case.

    >>> sorted(near(["leikkpuisto"], ["leikkipuisto", "leikkipaikka", "puisto"]))
    [0]
    """
    from rapidfuzz.distance import OSA
    from rapidfuzz.process import extract

    found: set[int] = set()
    for word in words:
        if slips := min(_slips(word), most):
            hits = extract(word, choices, scorer=OSA.distance, score_cutoff=slips, limit=None)
            found.update(place for _choice, _distance, place in hits)
    return found


def _slips(word: str) -> int:
    return 0 if len(word) < _SHORTEST else 1 if len(word) < _LONG else 2
