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
        # Longest first: a full name goes before the family name in it.
        ordered = sorted(forms, key=lambda form: (-len(form), form))
        self._listed = re.compile(rf"(?<![\w-])(?:{'|'.join(ordered)})(?!\w)") if ordered else None

    def places(self, text: str) -> Iterator[tuple[int, int]]:
        """Where names stand in a text, the surest first; they may overlap."""
        if self._listed is not None:
            yield from (match.span() for match in self._listed.finditer(text))
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
