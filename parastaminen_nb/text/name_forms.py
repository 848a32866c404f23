"""Family names as they stand in Finnish and Swedish sentences: Lahti, Lahden, Lahdelle, Lahtis.

What happens to stems: Iso suomen kielioppi, sections 41 to 50 (consonant gradation) and 55 to 75.
More stems are tried than one name can have; the others are hardly words with a capital.
"""

from __future__ import annotations

import re
from itertools import takewhile
from typing import Final


def _grades(told: str) -> dict[str, tuple[str, ...]]:
    """From "ht:hd lk:l,lj st" what the ends of stems change to; "st" does not."""
    pairs = (part.partition(":") for part in told.split())
    return {end: tuple(others.split(",")) if colon else () for end, colon, others in pairs}


_VOWELS: Final = "aeiouyäöå"
_WEAK: Final = _grades(
    "st sk tk kk:k pp:p tt:t nk:ng nt:nn lt:ll rt:rr mp:mm ht:hd lk:l,lj rk:r,rj hk:h,hj "
    "t:d p:v k:,v"
)
"""How a stem ends, longest first, and what becomes of it in a closed syllable."""

_STRONG: Final = _grades("nn:nt ll:lt rr:rt mm:mp ng:nk hd:ht d:t v:p k:kk t:tt p:pp")
_CASES: Final = "(?:n|t?t?[aä]|l[lt][aä]|lle|s[st][aä]|n[aä]|ksi|h?[aeiouyäö]n|seen)"


def inflected(name: str) -> str:
    """A pattern that matches a family name in any form of the singular.

    >>> [bool(re.fullmatch(inflected("Lahti"), form)) for form in ("Lahden", "Lahtea", "Lahja")]
    [True, True, False]
    """
    if name.endswith("nen"):
        return rf"{re.escape(name[:-3])}(?:nen|s(?:en|ta|tä|een|ella|ellä|elle|elta|eltä|et|ia|iä))"
    stems = _stems(name)
    # What all stems share stands first, so that a long list of names is looked through quickly.
    same = takewhile(lambda letters: len(set(letters)) == 1, zip(name, *stems, strict=False))
    shared = "".join(letters[0] for letters in same)
    tails = sorted({stem[len(shared) :] for stem in stems}, key=lambda tail: (-len(tail), tail))
    rest = "|".join(map(re.escape, tails))
    return rf"{re.escape(shared)}(?:(?:{rest}){_CASES}|{re.escape(name[len(shared) :])}s?)"


def _stems(name: str) -> list[str]:
    """What the endings of the cases are put behind."""
    body, last = name[:-1], name[-1]
    if name.endswith(("as", "äs")):  # Kangas, Kankaan
        body = name[:-2]
        return [name, *(stem + 2 * name[-2] for stem in (body, *_other(body, _STRONG)))]
    if last not in _VOWELS:
        more = [body + "kse"] if last == "s" else []  # Paulus, Pauluksen
        return [name + "i", *more]
    if last == "e":  # Rinne, Rinteen
        return [name, *(stem + "ee" for stem in (body, *_other(body, _STRONG)))]
    ends = ("i", "e") if last == "i" else (last,)  # Niemi, Niemen; Kärki, Kärjen
    return [stem + end for stem in (body, *_other(body, _WEAK)) for end in ends]


def _other(body: str, grades: dict[str, tuple[str, ...]]) -> list[str]:
    """The stem in its other grade; nothing where it has none."""
    end = next((end for end in grades if body.endswith(end)), None)
    return [] if end is None else [body[: -len(end)] + other for other in grades[end]]
