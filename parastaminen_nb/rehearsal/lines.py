"""What people write in a rehearsal: the example's comments, or neutral sentences."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import Final

from parastaminen_nb.core.comments import Comment
from parastaminen_nb.core.errors import N_
from parastaminen_nb.i18n import Translator

NEUTRAL: Final = (
    N_("Rehearsal {n}: this would work for us as it is."),
    N_("Rehearsal {n}: this would work for us if we began small."),
    N_("Rehearsal {n}: I would ask first who has the time for this."),
    N_("Rehearsal {n}: we do something like this already, only by another name."),
    N_("Rehearsal {n}: what did it cost, and who paid?"),
    N_("Rehearsal {n}: I would tell my colleagues about this tomorrow."),
)
"""Sentences that fit every case and that nobody takes for a real comment."""


class Lines:
    """Deals out what to write, table by table; from the beginning again when all is dealt."""

    def __init__(self, comments: Iterable[Comment], _: Translator) -> None:
        self._words = _
        self._at: defaultdict[tuple[str, str, str], list[str]] = defaultdict(list)
        self._about: defaultdict[str, list[str]] = defaultdict(list)
        for comment in comments:
            key = (str(comment.round), comment.case, str(comment.table))
            self._at[key].append(comment.text)
            self._about[comment.case].append(comment.text)
        self._dealt: defaultdict[tuple[str, str, str], int] = defaultdict(int)
        self._neutral = 0

    def next(self, *, round: str, case: str, table: str) -> str:
        """The next comment of a table in a round."""
        key = (round, case, table)
        lines = self._at.get(key) or self._about.get(case)
        if lines:
            self._dealt[key] += 1
            return lines[(self._dealt[key] - 1) % len(lines)]
        self._neutral += 1
        sentence = NEUTRAL[(self._neutral - 1) % len(NEUTRAL)]
        return self._words(sentence, n=self._neutral)
