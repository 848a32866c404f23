"""What a language model is asked about comments, and how much of its answer stands on them.

The model gets numbered comments and is asked to name the numbers behind each sentence. What it
names is checked: a comment counts as a source of a sentence when both share telling words, by
their base forms or a part of a compound. A sentence whose sources hold less than a third of its
telling words does not stand on them. Small models name no numbers at all, so such a sentence is
looked for among all comments: those that hold three fifths of its telling words by themselves are
its sources. Without any it is not linked. That shows where to look, and no more: whether the
sentence says what the comments say, only a reader can tell.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from parastaminen_nb.text.features import told_words
from parastaminen_nb.text.language import languages_of
from parastaminen_nb.text.lemmas import Lemmas
from parastaminen_nb.text.words import words

LONGEST: Final = 8_000
"""Characters of an answer that are read: it was asked for a few sentences."""
_MOST: Final = 20
"""Sentences of an answer that are kept."""
_SHARED: Final = 2
_COVERED: Final = 1 / 3
_SOUGHT: Final = 3
"""The fewest telling words that a comment must share with a sentence that does not name it, and
the most such comments that are told."""
_HELD: Final = 3 / 5
_PART: Final = 5
"""The fewest letters by which a part of a compound is known in it."""

_THOUGHT: Final = re.compile(r"<think>.*?(?:</think>|\Z)", re.DOTALL)
_CITED: Final = re.compile(r"\[\s*(\d[\d\s,;–-]*)\]")
_RANGE: Final = re.compile(r"(\d{1,6})(?:\s*[–-]\s*(\d{1,6}))?")
_LISTED: Final = re.compile(r"^(?:[-*•–#>]+|\d{1,2}[.)])\s+")
# A sentence ends at its stop or at the numbers behind it, and the next begins like one.
_BETWEEN: Final = re.compile(r"(?<=[.!?…\]])\s+(?=[\"”»(*–-]*[A-ZÅÄÖ0-9<])")


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of the answer, and the places among the comments asked about on which it stands;
    none where it is not linked."""

    text: str
    places: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Answer:
    """What was answered. `cut` tells that its end is missing."""

    sentences: tuple[Sentence, ...]
    cut: bool = False

    @property
    def linked(self) -> int:
        """How many of the sentences are linked to comments."""
        return sum(bool(one.places) for one in self.sentences)


@dataclass(frozen=True, slots=True)
class Retold:
    """An answer as it is kept and leaves: `what` it was about, which `model` of which `host` wrote
    it, and for each of its sentences the labels of the comments on which it stands."""

    what: str
    model: str
    host: str
    sentences: tuple[tuple[str, tuple[int, ...]], ...]
    cut: bool = False


def that_fit(texts: Sequence[str], characters: int) -> list[int]:
    """The places of the comments that fit into one question: all, or as many as fit when every
    second, every third ... is taken. One that would fill a quarter of it alone is left out.

    >>> that_fit(["aaa", "bb", "cccc"], 1000), that_fit(["a" * 90, "b" * 90, "c" * 90], 400)
    ([0, 1, 2], [0, 1, 2])
    >>> that_fit(["a" * 90, *["b" * 20] * 5], 100)
    [1, 3, 5]
    """
    lengths = [len(line) + 1 for line in _lines(texts)]
    short = [place for place, length in enumerate(lengths) if length <= characters / 4]
    short = short or [place for place, length in enumerate(lengths) if length <= characters][:1]
    for step in range(1, len(short) + 1):
        places = short[::step]
        if sum(lengths[place] for place in places) <= characters:
            return places
    return []


def material(texts: Sequence[str]) -> str:
    """The comments as the model reads them: one on a line with its number, from 1.

    >>> material(["Bussi ei\\nkulje.", "Hyvä!"])
    '[1] Bussi ei kulje.\\n[2] Hyvä!'
    """
    return "\n".join(_lines(texts))


def answered(
    said: str, texts: Sequence[str], lemmas: Lemmas, languages: Sequence[str], *, cut: bool = False
) -> Answer:
    """The sentences of what was said about `texts`, each with the places on which it stands.

    Empty where nothing was said in words. Of a text that was cut the last sentence is left out, and
    what is said again and again, as by a model that has lost its way, is kept once.

    >>> said = "Bussi kulkee harvoin [1]. Kaikki ovat tyytyväisiä kouluun [1]."
    >>> [s.places for s in answered(said, ["Bussi kulkee."], Lemmas(), ["fi"]).sentences]
    [(0,), ()]
    """
    said = _THOUGHT.sub("", said).strip()
    cut = cut or len(said) > LONGEST
    found = _sentences(said[:LONGEST])
    if cut and len(found) > 1:
        found = found[:-1]
    found = _once(found)
    cut, found = cut or len(found) > _MOST, found[:_MOST]
    usual = max(set(languages) or {"fi"}, key=lambda one: (list(languages).count(one), one))
    known = [
        set(told_words(words(text), lemmas, language, usual)[0])
        for text, language in zip(texts, languages, strict=True)
    ]
    sentences = []
    for text, cited in found:
        language = languages_of([text])[0]
        own = set(told_words(words(text), lemmas, language, usual)[0])
        sentences.append(Sentence(text, _sources(own, cited, known) or _sought(own, known)))
    return Answer(tuple(sentences), cut)


def _lines(texts: Sequence[str]) -> list[str]:
    # A comment with line breaks could look like several, one of them with another's number.
    return [f"[{number}] {' '.join(text.split())}" for number, text in enumerate(texts, 1)]


def _sentences(said: str) -> list[tuple[str, list[int]]]:
    """Sentences without their marks, each with the numbers that it names."""
    found: list[tuple[str, list[int]]] = []
    for line in said.splitlines():
        plain = _LISTED.sub("", line.strip()).replace("**", "").strip()
        for part in _BETWEEN.split(plain):
            cited = [n for group in _CITED.findall(part) for n in _numbers(group)]
            text = " ".join(_CITED.sub(" ", part).split())
            text = re.sub(r"\s+([.,;:!?…])", r"\1", text)
            if any(letter.isalpha() for letter in text):
                found.append((text, cited))
            elif cited and found:  # the numbers stood on a line of their own
                found[-1][1].extend(cited)
    return found


def _once(found: Sequence[tuple[str, list[int]]]) -> list[tuple[str, list[int]]]:
    """Each sentence where it was said first, with all the numbers that were named for it."""
    said: dict[str, tuple[str, list[int]]] = {}
    for text, cited in found:
        said.setdefault(text.casefold(), (text, []))[1].extend(cited)
    return list(said.values())


def _numbers(group: str) -> list[int]:
    numbers: list[int] = []
    for first, last in _RANGE.findall(group):
        begin, end = int(first), int(last or first)
        numbers += range(begin, min(end, begin + 50) + 1)
    return numbers


def _sources(own: set[str], cited: Sequence[int], known: Sequence[set[str]]) -> tuple[int, ...]:
    if not own:
        return ()
    places, covered = [], set()
    for number in dict.fromkeys(cited):
        if not 1 <= number <= len(known):
            continue
        shared = {word for word in own if _said(word, known[number - 1])}
        if len(shared) >= min(_SHARED, len(own)):
            places.append(number - 1)
            covered |= shared
    return tuple(places) if len(covered) >= _COVERED * len(own) else ()


def _sought(own: set[str], known: Sequence[set[str]]) -> tuple[int, ...]:
    """The comments that hold most of a sentence, fullest first, the earlier of equals before."""
    held = [sum(_said(word, others) for word in own) for others in known]
    least = max(_SOUGHT, _HELD * len(own))
    full = sorted((-count, place) for place, count in enumerate(held) if count >= least)
    return tuple(place for _count, place in full[:_SOUGHT])


def _said(word: str, others: set[str]) -> bool:
    """Whether a comment says this word, or one that is a part of it or has it as a part."""
    if word in others:
        return True
    return any(
        (len(word) >= _PART and word in other) or (len(other) >= _PART and other in word)
        for other in others
    )
