"""How an organisation asks for a workshop: what its contact person is asked, and has agreed to."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256

from parastaminen_nb.core.errors import N_, Sentence

CONSENT = (
    N_(
        "I agree that what I write here is stored, so that this workshop can be planned with my "
        "organisation."
    ),
    N_("Only those who plan the workshop see it. It is kept in one file on their machine."),
    N_("I can ask them to remove my data at any time; they then remove it for good."),
)
"""What whoever sends the form agrees to, as it is shown above its button."""

LONGEST = 1_000
"""Characters in one answer."""


@dataclass(frozen=True, slots=True)
class Signup:
    """What one contact person wrote. `key` is random; `consent` is the text they agreed to, word
    for word as it stood on their page, in their language.

    It holds personal data, so it is no event: it lies in a table of its own and can be removed.
    """

    key: str
    name: str
    organisation: str
    email: str
    at: datetime
    phone: str = ""
    dates: str = ""
    hear: str = ""
    bring: str = ""
    people: str = ""
    words: str = ""
    language: str = "fi"
    consent: str = ""

    @property
    def digest(self) -> str:
        """Tells consent texts apart: the first sixteen signs of the text's SHA-256."""
        return sha256(self.consent.encode()).hexdigest()[:16]


def consent_sentences(organisation: str) -> tuple[Sentence, ...]:
    """What is agreed to; last who keeps it, where that is known."""
    said = tuple(Sentence(text) for text in CONSENT)
    if not organisation.strip():
        return said
    kept = Sentence(N_("The data is kept by {organisation}."), {"organisation": organisation})
    return (*said, kept)
