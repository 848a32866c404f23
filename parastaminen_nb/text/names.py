"""Names of people in a text: those on a list, and those that the text itself shows to be names."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from importlib.resources import files
from typing import Final

from parastaminen_nb.text.name_forms import inflected

_NAME: Final = r"[A-ZÅÄÖÉÜ][a-zåäöéü]{1,20}(?:-[A-ZÅÄÖÉÜ][a-zåäöéü]{1,20})?"
_SIGNED: Final = re.compile(
    r"(?:\b(?:[Tt]erveisin|[Tt]erv\.?|[Tt]ervehtien|[Kk]unnioittavasti|[Nn]imim\.?|"
    r"[Hh]älsningar|[Hh]älsar|[Mm]vh|[Mm]ed vänlig hälsning|[Vv]änliga hälsningar|"
    r"[Rr]egards|[Ss]incerely)|(?:^|\s)[Tt][.:](?=\s))[,:]?[ \u00a0]?\n?\s{0,2}"
    rf"({_NAME}(?: {_NAME}){{0,2}})(?=\s*(?:$|[\n.,!(/&\d])|\s+(?:ja|och) )"
)
_CALLED: Final = re.compile(
    r"\b(?:[Nn]imeni on|[Mm]un nimi on|[Jj]ag heter|[Mm]itt namn är|[Mm]y name is|"
    r"(?:[Ee]hdottaja(?:n nimi)?|[Yy]hteyshenkilö|[Ll]isätiedot|[Ff]örslagsställare|"
    r"[Kk]ontaktperson|[Cc]ontact):)"
    rf" ({_NAME}(?: {_NAME}){{0,2}})"
)

# What stands in every text in which a pattern is found: most texts have none of it, and to look for
# it costs a fraction of the pattern.
_SIGNING: Final = (
    *("erv", "unnioittavasti", "imim", "älsning", "älsar", "vh", "egards", "incerely"),
    *("t.", "T.", "t:", "T:"),
)
_CALLING: Final = ("imi on", "imeni on", "heter", "namn är", "name is", ":")
_TWO_CAPITALS: Final = re.compile("[A-ZÅÄÖÉÜ][a-zåäöéü]+ [A-ZÅÄÖÉÜ]")

# Parks, statues and streets are called after people: Katri Valan puisto.
_NO_PLACE: Final = (
    r"(?! ?-?(?:puisto|puiston|patsa|muistom|muisto|huvila|aukio|tori|torin|kat[ue]|kadu|tie|"
    r"kent|polku|polu|talo|park))"
)
_LETTERS: Final = re.compile(r"[^\W\d_]+")
_KEY: Final = 3  # letters by which a name is looked for


class _Listed:
    """Patterns of names, each of which begins with a capital and is looked for at the words that
    begin as it does: of a list of thousands only a few."""

    def __init__(self, forms: Iterable[str]) -> None:
        # Longest first: a full name goes before the family name in it.
        self._forms = sorted(forms, key=lambda form: (-len(form), form))
        capitals = "".join(sorted({form[0] for form in self._forms}))
        self._start = re.compile(rf"[{capitals}](?<![\w-].)[^\W\d_]{{0,{_KEY - 1}}}")
        self._turns: dict[str, list[int]] = {}
        for turn, form in enumerate(self._forms):
            self._turns.setdefault(_LETTERS.findall(form)[0][:_KEY], []).append(turn)
        self._known: dict[str, re.Pattern[str] | None] = {}

    def places(self, text: str) -> Iterator[tuple[int, int]]:
        end = 0
        for word in self._start.finditer(text):
            begin, start = word[0], word.start()
            if begin not in self._known:
                self._known[begin] = self._of(begin)
            pattern = self._known[begin]
            if start >= end and pattern and (match := pattern.match(text, start)):
                end = match.end()
                yield match.span()

    def _of(self, begin: str) -> re.Pattern[str] | None:
        shorter = (begin[:letters] for letters in range(1, len(begin) + 1))
        turns = sorted(turn for key in shorter for turn in self._turns.get(key, ()))
        forms = "|".join(self._forms[turn] for turn in turns)
        return re.compile(rf"(?:{forms})(?!\w)") if forms else None


class Names:
    """People who may be meant in a text.

    A full name of the list is found in either order, a family name of five letters or more also
    alone, both with Finnish and Swedish endings (Virtanen, Virtasen; Lahti, Lahden). A first name
    alone is found after a signature, not elsewhere: Toivo and Meri are words as well.

    >>> text = "Kiitos Virtaselle! Terveisin Matti"
    >>> [text[start:end] for start, end in Names(["Aino Virtanen"]).places(text)]
    ['Virtaselle', 'Matti']
    """

    def __init__(self, people: Iterable[str] = ()) -> None:
        forms: set[str] = set()
        for person in people:
            forms.update(_forms(person))
        self._listed = _Listed(forms) if forms else None

    def places(self, text: str) -> Iterator[tuple[int, int]]:
        """Where names stand in a text, the surest first; they may overlap."""
        if self._listed is not None:
            yield from self._listed.places(text)
        for pattern, needed in ((_SIGNED, _SIGNING), (_CALLED, _CALLING)):
            if any(part in text for part in needed):
                yield from (match.span(1) for match in pattern.finditer(text))
        if _TWO_CAPITALS.search(text):
            yield from (match.span() for match in _usual().finditer(text))


NOBODY: Final = Names()


def _forms(person: str) -> Iterator[str]:
    """Patterns for a person's name as it may stand in a text."""
    last, comma, first = person.partition(",")
    parts = (first.split() + last.split()) if comma else person.split()
    parts = [part for part in parts if len(part) > 1 and part[0].isupper() and part[1:].islower()]
    if len(parts) < 2:
        return
    given, family = parts[0], parts[-1]
    yield f"{re.escape(given)} {inflected(family)}"
    yield f"{re.escape(family)},? {inflected(given)}"
    if len(family) > 4:
        yield inflected(family)


@cache
def _usual() -> re.Pattern[str]:
    """A usual first name, perhaps a second one, and a family name behind it."""
    source = files("parastaminen_nb.text") / "first_names.txt"
    first = "|".join(sorted(set(source.read_text(encoding="utf-8").split())))
    follows = r"(?!Helsin|Espoo|Vantaa|Tampere|Turu|Oulu|Suom|Finland|\w+(?:tie|kat[ue]|kadu))"
    given = rf"(?<![\w-])(?:{first})(?:-(?:{first}))? (?:(?:{first}) )?"
    return re.compile(rf"{given}{follows}{_NAME}(?!\w){_NO_PLACE}")
