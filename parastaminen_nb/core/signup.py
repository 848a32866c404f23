"""How an organisation asks for a workshop: what its contact person is asked, and has agreed to."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime, time
from hashlib import sha256
from zoneinfo import ZoneInfo

from parastaminen_nb.core.errors import N_, Sentence
from parastaminen_nb.core.workshop import MOST_CASES, Case, Workshop

CONSENT = (
    N_(
        "I agree that what I write here is stored, so that this workshop can be planned with my "
        "organisation."
    ),
    N_("Only those who plan the workshop see it. It is kept in one file on their machine."),
    N_("I can ask them to remove my data at any time; they then remove it for good."),
)
"""What whoever sends the form agrees to, as it is shown above its button."""

MOST = 300
"""So many answers lie in the file at once; then whoever asks is told to write instead."""

USUAL_START = time(9, 0)


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
    days: tuple[date, ...] = ()
    """Days that suit, the best first; `when` says more of them in their own words."""
    when: str = ""
    hear: tuple[str, ...] = ()
    """Titles of the cases that they want to hear."""
    bring: str = ""
    """Good practices of their own, one a line."""
    people: int | None = None
    words: str = ""
    language: str = "fi"
    consent: str = ""

    @property
    def digest(self) -> str:
        """Tells consent texts apart: the first sixteen signs of the text's SHA-256."""
        return digest_of(self.consent)


def digest_of(text: str) -> str:
    """A short sign by which a text is known again."""
    return sha256(text.encode()).hexdigest()[:16]


def consent_sentences(organisation: str) -> tuple[Sentence, ...]:
    """What is agreed to; last who keeps it, where that is known."""
    said = tuple(Sentence(text) for text in CONSENT)
    if not organisation.strip():
        return said
    kept = Sentence(N_("The data is kept by {organisation}."), {"organisation": organisation})
    return (*said, kept)


def taken_into(workshop: Workshop, signup: Signup) -> Workshop:
    """The workshop with what was asked for: its organisation, its best day where none is chosen
    yet (at the hour that is chosen, else at nine), and the cases that they bring, as many as fit.

    Nothing about the contact person goes along: the plan is never forgotten, their data can be.
    """
    starts_at = workshop.starts_at
    if starts_at is None and signup.days:
        zone = ZoneInfo(workshop.zone)
        starts_at = datetime.combine(signup.days[0], USUAL_START, zone)
    known = {case.title.strip().casefold() for case in workshop.cases}
    titles = [" ".join(line.split()) for line in signup.bring.splitlines()]
    fresh: dict[str, str] = {}
    for title in titles:
        if title and title.casefold() not in known:
            fresh.setdefault(title.casefold(), title)
    room = MOST_CASES - len(workshop.cases)
    added = (
        Case("", title[:200], unit=signup.organisation) for title in list(fresh.values())[:room]
    )
    taken = replace(
        workshop, organisation=workshop.organisation or signup.organisation, starts_at=starts_at
    )
    return taken.with_cases(*workshop.cases, *added)
