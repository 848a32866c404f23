"""Why a comment belongs to its theme, and which codes it might be given: the comments like it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from parastaminen_nb.text.material import Material

_WORDS: Final = 5
_NEAREST: Final = 2
_SUGGESTED: Final = 3
_LONGEST: Final = 40
"""Characters of a theme's name that may be a code."""


@dataclass(frozen=True, slots=True)
class Why:
    """Why a comment belongs to its theme: words that both say, the comments of it that are most
    like it (their places), and whether somebody put it there."""

    words: tuple[str, ...]
    near: tuple[int, ...]
    by_hand: bool


def why(here: Material, row: int) -> Why:
    """Why a comment belongs to its theme."""
    key = here.key_of(row)
    theme = here.theme(key)
    by_hand = here.ids[row] in here.edits.by_hand
    if theme is None:
        return Why((), (), by_hand)
    said = set(here.documents[row].lemmas)
    words = [word.word for word in theme.keywords if word.word.casefold() in said]
    others = [other for other in here.rows_of(key) if here.ids[other] != here.ids[row]]
    alike = {other: n for other, n in zip(others, likeness(here, row, others), strict=True) if n}
    near = sorted(alike, key=lambda other: (-alike[other], other))[:_NEAREST]
    return Why(tuple(words[:_WORDS]), tuple(near), by_hand)


def suggested_codes(here: Material, row: int) -> list[str]:
    """At most three codes that a comment might be given: those of the comments most like it, then
    the name of its theme."""
    own = set(here.codes(row))
    weights: dict[str, float] = {}
    coded = [other for other in here.coded_rows() if other != row]
    for other, n in zip(coded, likeness(here, row, coded), strict=True):
        for code in here.codes(other) if n > 0 else ():
            weights[code] = weights.get(code, 0.0) + n
    ordered = sorted(weights, key=lambda code: (-weights[code], code))
    theme = here.theme(here.key_of(row)) if here.edited else None
    names = [theme.name] if theme and len(theme.name) <= _LONGEST else []
    return [code for code in [*ordered, *names] if code not in own][:_SUGGESTED]


def likeness(here: Material, row: int, others: Sequence[int]) -> list[float]:
    """How alike a comment is to some others, as cosines of six decimals. What is telling is told
    by the comments among which it is looked at."""
    if not others:
        return []
    ground = here.ground
    space = ground.parts[int(ground.beside[ground.different.place[row]])].space
    rows = space.vectors([here.documents[place] for place in (row, *others)])
    return [float(n) for n in (rows[1:] @ rows[0].T).toarray().ravel().round(6)]
