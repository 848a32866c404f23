"""A word tree: how people go on after a word, or how they come to it, with the counts.

After Wattenberg and Viégas (2008): from a word branch the words that stand next to it, from those
the next ones. What is said once is told to the end of its sentence.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from parastaminen_nb.text.search import Found
from parastaminen_nb.text.words import words

_SENTENCE_END: Final = re.compile(r"[.!?…]+(?:\s|$)|\n")
_TOLD: Final = 8
"""Words of a branch that is met once."""
_MOST: Final = 10
_DEEP: Final = 4


@dataclass(frozen=True, slots=True)
class Branch:
    """Words, how often they stand there, and what goes on from them."""

    words: str
    times: int
    branches: tuple[Branch, ...] = ()


def word_tree(
    texts: Sequence[str],
    found: Found,
    rows: Sequence[int] | None = None,
    *,
    forwards: bool = True,
) -> Branch:
    """What follows what was found (or goes before it), each branch the most usual first.

    At most ten branches leave one place, and four words part them; equal ones stand in the
    order of the alphabet. What has no more words in its sentence ends there.
    """
    wanted = found.rows if rows is None else sorted(set(rows) & set(found.rows))
    runs: list[tuple[str, ...]] = []
    for row in wanted:
        for start, end in found.spans[row]:
            if forwards:
                said = words(_SENTENCE_END.split(texts[row][end:])[0])
            else:
                said = words(_SENTENCE_END.split(texts[row][:start])[-1])[::-1]
            runs.append(tuple(word.casefold() for word in said))
    return Branch("", len(runs), _branches(runs, forwards, _DEEP))


def _branches(runs: Sequence[tuple[str, ...]], forwards: bool, deep: int) -> tuple[Branch, ...]:
    groups: dict[str, list[tuple[str, ...]]] = {}
    for run in runs:
        if run:
            groups.setdefault(run[0], []).append(run[1:])
    ordered = sorted(groups, key=lambda word: (-len(groups[word]), word))
    return tuple(_branch(word, groups[word], forwards, deep) for word in ordered[:_MOST])


def _branch(word: str, rest: Sequence[tuple[str, ...]], forwards: bool, deep: int) -> Branch:
    said = [word]
    if len(rest) == 1 or deep <= 1:
        if len(rest) == 1:
            said += rest[0][: _TOLD - 1]
        return Branch(_told(said, forwards), len(rest))
    # As long as all go on alike they are one branch.
    while all(rest) and len({run[0] for run in rest}) == 1:
        said.append(rest[0][0])
        rest = [run[1:] for run in rest]
    branches = _branches(rest, forwards, deep - 1)
    return Branch(_told(said, forwards), len(rest), branches)


def _told(said: Sequence[str], forwards: bool) -> str:
    return " ".join(said if forwards else reversed(said))
