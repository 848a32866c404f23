"""The tone of a comment as a hint: positive, concern, question or proposal, or several of them.

A hint is a word that was seen, and the word is told with it. It is no measure of feeling: irony is
not understood, and many comments have no hint at all. The words are listed in `tone.txt`.

Measured against one reader's labels of the example's 141 comments (Finnish, some Swedish); how
often a hint is right, and how many of that tone are found, is in `ACCURACY`. Whoever listed the
words had read those comments, so expect less elsewhere.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib.resources import files
from typing import Final, NamedTuple


class Tone(StrEnum):
    """What a comment seems to be."""

    POSITIVE = "positive"
    CONCERN = "concern"
    QUESTION = "question"
    PROPOSAL = "proposal"


class Accuracy(NamedTuple):
    """How often a hint is right, and which share of that tone is found, in per cent."""

    right: int
    found: int


ACCURACY: Final = {
    Tone.POSITIVE: Accuracy(88, 79),
    Tone.CONCERN: Accuracy(69, 66),
    Tone.QUESTION: Accuracy(96, 98),
    Tone.PROPOSAL: Accuracy(81, 70),
}

_NOT: Final = {
    "fi": {"ei", "en", "et", "emme", "ette", "eivät", "eikä", "älä", "tuskin"},
    "sv": {"inte", "ej", "aldrig", "knappast"},
    "en": {"not", "no", "never", "don't", "doesn't", "isn't", "hardly"},
}
_NEAR: Final = 3
"""A word of praise so many words behind a "not" is none."""

_WORD: Final = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*|[?❤👍👏😊🎉]")


@dataclass(frozen=True, slots=True)
class Hint:
    """A tone and the words that made it so, as they stand in the comment."""

    tone: Tone
    words: tuple[str, ...]


def hints(text: str, language: str) -> tuple[Hint, ...]:
    """The hints of a comment in one of our languages, in the order of `Tone`.

    >>> [(hint.tone.value, hint.words) for hint in hints("Hyvä! Voisiko hinta laskea?", "fi")]
    [('positive', ('Hyvä',)), ('question', ('?',)), ('proposal', ('Voisiko',))]
    """
    said = _WORD.findall(text)
    lower = [word.casefold() for word in said]
    found: dict[Tone, list[str]] = {}
    for tone, cue in _cues(language if language in _NOT else "fi"):
        for start in range(len(lower) - len(cue) + 1):
            if not all(_fits(lower[start + at], part) for at, part in enumerate(cue)):
                continue
            if tone is Tone.POSITIVE and _negated(lower, start, language):
                continue
            words = " ".join(said[start : start + len(cue)])
            if words not in found.setdefault(tone, []):
                found[tone].append(words)
    return tuple(Hint(tone, tuple(found[tone])) for tone in Tone if tone in found)


def tones(texts: Sequence[str], languages: Sequence[str]) -> Iterator[tuple[Hint, ...]]:
    """The hints of each comment."""
    return map(hints, texts, languages)


def _fits(word: str, part: str) -> bool:
    if part.endswith("*"):
        return word.startswith(part[:-1])
    if part.startswith("*"):
        return word.endswith(part[1:])
    return word == part


def _negated(lower: Sequence[str], place: int, language: str) -> bool:
    no = _NOT.get(language, _NOT["fi"])
    return any(word in no for word in lower[max(0, place - _NEAR) : place])


@cache
def _cues(language: str) -> tuple[tuple[Tone, tuple[str, ...]], ...]:
    """The cues of a language; those without one are of all."""
    lines = (files("parastaminen_nb.text") / "tone.txt").read_text(encoding="utf-8").splitlines()
    cues: list[tuple[Tone, tuple[str, ...]]] = []
    of: tuple[str, Tone] | None = None
    for line in lines:
        if line.startswith("["):
            spoken, tone = line.strip("[] ").split()
            of = spoken, Tone(tone)
        elif line.strip() and not line.startswith("#") and of and of[0] in (language, "all"):
            cues += [(of[1], tuple(cue.split())) for cue in line.split(",") if cue.strip()]
    return tuple(cues)
