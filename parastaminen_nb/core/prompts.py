"""The key prompts of a discussion, in each language of the people who answer them."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from itertools import count

from parastaminen_nb.core.errors import N_, Sentence

LANGUAGES = ("fi", "sv", "en")

USUAL = {
    "good": N_("What is good here?"),
    "ask": N_("What would you ask?"),
    "develop": N_("What could be developed?"),
    "take": N_("What do you take to your own work?"),
}


@dataclass(frozen=True, slots=True)
class Prompt:
    """Something that a table is asked about a case. What is empty is said as usual.

    >>> Prompt("good").said("fi").message
    'What is good here?'
    >>> Prompt("own", fi="Kuka tekisi tämän meillä?").said("sv")
    'Kuka tekisi tämän meillä?'
    """

    key: str
    fi: str = ""
    sv: str = ""
    en: str = ""

    def said(self, language: str) -> Sentence | str:
        """Its words in a language; the usual ones, or those of another language, where it has
        none of its own in that one."""
        own = {"fi": self.fi, "sv": self.sv, "en": self.en}
        if words := own.get(language, "").strip():
            return words
        if self.key in USUAL:
            return Sentence(USUAL[self.key])
        return next((words for words in own.values() if words.strip()), "")


def own_key(taken: Collection[str]) -> str:
    """A key for a prompt of one's own, which no other has."""
    return next(key for n in count(1) if (key := f"own-{n}") not in taken)


USUAL_PROMPTS = tuple(Prompt(key) for key in USUAL)
