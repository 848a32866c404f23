"""What people are called where everybody can read it: short, never two alike, and in order."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from typing import Final
from unicodedata import combining, normalize

from parastaminen_nb.core.people import told_apart
from parastaminen_nb.core.workshop import Person

_LAST: Final = str.maketrans({"å": "{", "ä": "|", "æ": "|", "ö": "}", "ø": "}"})
"""The letters after z: in their order, as the characters that come after z."""
_INITIAL: Final = re.compile(r" (?=\w\.(?!\w))")


def names_of(people: Sequence[Person]) -> dict[str, str]:
    """First name and initial by key; where two share that, the whole name and what parts them.

    >>> names_of([Person("a", "Anna Koski"), Person("b", "Anna Kuusi"), Person("c", "Bo Ek")])
    {'a': 'Anna Koski', 'b': 'Anna Kuusi', 'c': 'Bo E.'}

    An address is not for everybody to read:

    >>> names_of([Person("a", "Ada", email="ada@kunta.example"), Person("b", "Ada")])
    {'a': 'Ada (1)', 'b': 'Ada (2)'}
    """
    times = Counter(person.short_name for person in people)
    whole = told_apart(people, addresses=False)
    return {
        person.key: person.short_name if times[person.short_name] == 1 else whole[person.key]
        for person in people
    }


def unbroken(name: str) -> str:
    """A name as it is shown in running words: no line ends before an initial.

    >>> unbroken("Anna Maria K.")
    'Anna Maria\\xa0K.'
    """
    return _INITIAL.sub("\N{NO-BREAK SPACE}", name)


def in_order(name: str) -> str:
    """What to sort a name by, as Finnish and Swedish do: å, ä and ö come last, é is an e.

    >>> sorted(["Örjan", "Äiti", "Åsa", "Yrjö", "Élise"], key=in_order)
    ['Élise', 'Yrjö', 'Åsa', 'Äiti', 'Örjan']
    """
    plain = normalize("NFC", name).casefold().translate(_LAST)
    return "".join(letter for letter in normalize("NFD", plain) if not combining(letter))
