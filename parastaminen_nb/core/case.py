"""A case: a good practice that is presented and discussed, and its card."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from parastaminen_nb.core.errors import N_, Sentence


@dataclass(frozen=True, slots=True)
class Card:
    """A good practice on one page: seven short answers that can be read in two minutes."""

    problem: str = ""
    did: str = ""
    for_whom: str = ""
    result: str = ""
    takes: str = ""
    differently: str = ""
    ask: str = ""

    def filled(self) -> Iterator[tuple[Sentence, str]]:
        """The questions that have an answer, each with its answer, in the order of the card."""
        for name, question in CARD_QUESTIONS.items():
            if answer := getattr(self, name).strip():
                yield Sentence(question), answer


CARD_QUESTIONS = {
    "problem": N_("What was the problem?"),
    "did": N_("What did you do?"),
    "for_whom": N_("For whom?"),
    "result": N_("What came of it?"),
    "takes": N_("What does it take?"),
    "differently": N_("What would you do differently?"),
    "ask": N_("What do you ask of us?"),
}


@dataclass(frozen=True, slots=True)
class Case:
    """One good practice that is presented and discussed.

    `key` is its letter in lower case ("a"), the same in the file, the pictures and the styles.
    """

    key: str
    title: str
    presenter: str = ""
    description: str = ""
    unit: str = ""
    card: Card = Card()

    @property
    def letter(self) -> str:
        return self.key.upper()

    @property
    def full_name(self) -> str:
        """As it is called in lists: "A Kyläkeittiö"; its letter alone while it has no title."""
        return f"{self.letter} {self.title}".strip()
