"""Paragraphs that stand in several letters: greeting, time and place, how to join, farewell."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, timedelta

from parastaminen_nb.core.letters import presenters
from parastaminen_nb.core.workshop import Case, Person, Place, Workshop
from parastaminen_nb.i18n import Translator


@dataclass(frozen=True)
class Parts:
    """What letters in one language say of a workshop. A paragraph may be empty.

    `join` is the address of the participants' page, empty where it is not known.
    """

    workshop: Workshop
    join: str
    words: Translator

    @property
    def title(self) -> str:
        _ = self.words
        return self.workshop.title.strip() or _("A workshop without a title yet")

    @property
    def when(self) -> str:
        """The day and the hour; that they are not known where they are not."""
        _, starts_at = self.words, self.workshop.starts_at
        if starts_at is None:
            return _("the day comes later")
        starts = self.workshop.local(starts_at)
        return _("{day} at {time}", day=_.date(starts.date()), time=_.time(starts))

    def greeting(self, person: Person) -> str:
        _ = self.words
        name = person.first_name
        return _("Hello {name},", name=name) if name else _("Hello,")

    def facts(self) -> str:
        """When, where and how long, each on its line."""
        _, workshop = self.words, self.workshop
        lines = []
        if workshop.starts_at:
            starts = workshop.local(workshop.starts_at)
            ends = workshop.local(starts.astimezone(UTC) + timedelta(minutes=workshop.minutes))
            lines.append(
                _(
                    "When: {day}, {start}–{end} ({minutes} min)",
                    day=_.date(starts.date()),
                    start=_.time(starts),
                    end=_.time(ends),
                    minutes=workshop.minutes,
                )
            )
        else:
            lines.append(_("When: the day comes later ({minutes} min)", minutes=workshop.minutes))
        place = where(workshop, _)
        lines.append(_("Where: {place}", place=place or _("the place comes later")))
        return "\n".join(lines)

    def own_cases(self, person: Person) -> list[Case]:
        """The cases that somebody presents."""
        workshop = self.workshop
        return [case for case in workshop.cases if person in presenters(workshop, case)]

    def joining(self) -> str:
        _, workshop = self.words, self.workshop
        told = [
            _(
                "Take a phone with you: you write with it what you notice. "
                "You need no app and no account."
            )
            if workshop.place is not Place.REMOTE
            else _(
                "You write what you notice in the browser of your phone or computer. "
                "You need no app and no account."
            )
        ]
        if self.join:
            told.append(_("On the day you join here: {address}", address=self.join))
        if workshop.code:
            told.append(_("The code is {code}.", code=workshop.code))
        return "\n".join(told)

    def farewell(self) -> str:
        _, workshop = self.words, self.workshop
        signed = [part for part in (workshop.contact, workshop.organisation) if part.strip()]
        return "\n".join([_("Best regards,"), *signed]) if signed else _("Welcome.")


def titles_of(cases: list[Case]) -> list[str]:
    """What to call cases in a letter: by their letter where they have no title yet."""
    return [case.title.strip() or case.letter for case in cases]


def where(workshop: Workshop, _: Translator) -> str:
    """The place in words; for a meeting on the net that has no address yet, that it is one."""
    if workshop.venue.strip():
        return workshop.venue.strip()
    if workshop.place is Place.REMOTE:
        return _("On the net; the address comes later")
    return ""
