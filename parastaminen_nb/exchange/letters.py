"""The letters of a workshop: what stands in them, in the reader's language."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Final, NamedTuple

from parastaminen_nb.core.agenda import Kind
from parastaminen_nb.core.checklist import days_before
from parastaminen_nb.core.errors import N_
from parastaminen_nb.core.letters import ABOUT_MEETINGS, Addressee, Letter
from parastaminen_nb.core.live import Live
from parastaminen_nb.core.todos import Task
from parastaminen_nb.core.workshop import (
    CARD_QUESTIONS,
    Anonymity,
    Case,
    Person,
    Role,
)
from parastaminen_nb.exchange.letter_parts import Parts, titles_of
from parastaminen_nb.exchange.meeting_calendar import Entries
from parastaminen_nb.exchange.meeting_letters import meeting_letter
from parastaminen_nb.i18n import LANGUAGES, Translator, translator


class Text(NamedTuple):
    """A letter: its subject, and its paragraphs with an empty line between them."""

    subject: str
    body: str
    language: str


@dataclass(frozen=True)
class Letters:
    """Writes the letters of a workshop as it stands at `now` (aware).

    `join` is the address of the participants' page, empty where it is not known outside this
    machine; `words` how many words an answer of a card may have; `uid`, `sequence` and `sender`
    (the address that letters come from) go into the calendar's entry.
    """

    live: Live
    now: datetime
    join: str = ""
    words: int = 30
    uid: str = "workshop"
    sequence: int = 0
    sender: str = ""

    def text(self, letter: Letter, to: Addressee) -> Text:
        """A letter to one person, in their own language where it is known."""
        _ = translator(self.language_of(to.person))
        said = Parts(self.live.workshop, self.join, _)
        parts: Iterator[str]
        if letter is Letter.CARD:
            case = said.workshop.case(to.case)
            subject = _("Good practice card: {case}", case=case.title or case.letter)
            parts = self._card(case, to.person, said)
        elif letter in ABOUT_MEETINGS:
            subject, parts = meeting_letter(self.live, letter, to, said)
        elif letter is Letter.REMINDER:
            subject = _("Reminder: {title}, {when}", title=said.title, when=said.when)
            parts = self._reminder(to.person, said)
        else:
            subject = _("Invitation: {title}, {when}", title=said.title, when=said.when)
            parts = self._invitation(to.person, said)
        body = "\n\n".join(part for part in parts if part)
        return Text(subject, body, _.language)

    def language_of(self, person: Person) -> str:
        """A person's own language where it is one of ours, else the workshop's."""
        known = person.language if person.language in LANGUAGES else self.live.workshop.language
        return known if known in LANGUAGES else "fi"

    def entries(self, _: Translator) -> Entries:
        """The entries of meetings for a calendar, in one language."""
        return Entries(
            self.live.workshop, _, self.uid, self.now, sequence=self.sequence, sender=self.sender
        )

    def _invitation(self, person: Person, said: Parts) -> Iterator[str]:
        _, workshop = said.words, said.workshop
        yield said.greeting(person)
        if workshop.organisation:
            yield _(
                "{organisation} invites you to the workshop “{title}”.",
                organisation=workshop.organisation,
                title=said.title,
            )
        else:
            yield _("You are invited to the workshop “{title}”.", title=said.title)
        yield workshop.aim.strip()
        yield said.facts()
        yield _cases(said)
        yield _task(person, said)
        yield _(ANONYMITY[workshop.anonymity])
        yield said.joining()
        yield _(
            "Please answer this mail and tell whether you come, and what you need to take part: "
            "an interpreter, a place for a wheelchair, something else."
        )
        yield said.farewell()

    def _card(self, case: Case, person: Person, said: Parts) -> Iterator[str]:
        _ = said.words
        yield said.greeting(person)
        yield _(
            "Thank you for presenting “{case}” in the workshop “{title}” ({when}).",
            case=case.title or case.letter,
            title=said.title,
            when=said.when,
        )
        yield _(
            "We ask you for a good practice card: one page that is read in two minutes. It has "
            "seven questions. Answer each with at most {words} words, as you would tell a "
            "colleague.",
            words=self.words,
        )
        yield "\n\n".join(self._questions(case, _))
        due = self._card_due()
        if due:
            yield _("Please answer this mail by {day}.", day=_.date(due))
        else:
            yield _("Please answer this mail as soon as you can.")
        yield said.farewell()

    def _questions(self, case: Case, _: Translator) -> Iterator[str]:
        for number, (name, question) in enumerate(CARD_QUESTIONS.items(), start=1):
            asked = _(
                "{number}. {question} (at most {words} words)",
                number=number,
                question=_(question),
                words=self.words,
            )
            answer = str(getattr(case.card, name)).strip()
            have = _("We have this:")
            yield f"{asked}\n{have} {answer}" if answer else asked

    def _card_due(self) -> date | None:
        workshop = self.live.workshop
        if workshop.day is None:
            return None
        due = workshop.day - timedelta(days=days_before(workshop, Task.CARDS))
        return due if due > workshop.local(self.now).date() else None

    def _reminder(self, person: Person, said: Parts) -> Iterator[str]:
        _ = said.words
        yield said.greeting(person)
        yield _("Welcome to the workshop “{title}”.", title=said.title)
        yield said.facts()
        own = said.own_cases(person)
        seats = list(self._seats(person, _))
        if seats:
            yield "\n".join([_("Your tables:"), *seats])
        elif own:
            yield _("You present: {cases}.", cases=titles_of(own))
        yield said.joining()
        yield _("If you cannot come after all, tell us at once, so that the groups can be mended.")
        yield said.farewell()

    def _seats(self, person: Person, _: Translator) -> Iterator[str]:
        """A line for each round: its hour, the table and the case."""
        live = self.live
        if live.rotation is None or person.key not in live.rotation.people:
            return
        titles = {case.key: case.title.strip() for case in live.workshop.cases}
        hours = self._hours()
        for number, seat in enumerate(live.rotation.itinerary(person.key), start=1):
            if seat is None:
                continue
            case, hour = titles.get(seat.case, ""), hours.get(number)
            blanks = {"round": number, "table": seat.label, "case": case}
            if hour:
                line = _("{time}  Round {round}: table {table}", time=_.time(hour), **blanks)
            else:
                line = _("Round {round}: table {table}", **blanks)
            yield f"{line}, {case}" if case else line

    def _hours(self) -> dict[int, datetime]:
        """When each round begins, where the day is known."""
        workshop, agenda = self.live.workshop, self.live.agenda
        if workshop.starts_at is None:
            return {}
        at = workshop.local(workshop.starts_at)
        found: dict[int, datetime] = {}
        for segment, begins in zip(agenda.segments, agenda.starts(at), strict=False):
            if segment.kind is Kind.ROUND and segment.round:
                found.setdefault(segment.round, begins)
        return found


ANONYMITY: Final = {
    Anonymity.NAMED: N_("Your name is stored with what you write in the workshop."),
    Anonymity.FACILITATORS: N_(
        "Only the facilitators see your name with what you write in the workshop."
    ),
    Anonymity.UNNAMED: N_("What you write in the workshop is stored without your name."),
    Anonymity.ANONYMOUS: N_(
        "What you write in the workshop is anonymous: neither your name nor the time is stored."
    ),
}
"""What an invitation says of it."""


def _cases(said: Parts) -> str:
    _ = said.words
    cases = [case for case in said.workshop.cases if case.title.strip()]
    if not cases:
        return ""
    lines = [_("We hear and discuss in small groups what already works:")]
    for case in cases:
        who = ", ".join(part for part in (case.presenter, case.unit) if part.strip())
        lines.append(f"{case.letter}  {case.title.strip()}" + (f" ({who})" if who else ""))
    return "\n".join(lines)


def _task(person: Person, said: Parts) -> str:
    """What the reader is asked to do in the workshop."""
    _, own = said.words, said.own_cases(person)
    if own:
        return _("You present: {cases}. We write to you about it.", cases=titles_of(own))
    if person.role is Role.HOST:
        return _(
            "You host a table: you see to it that everybody is heard. "
            "We go through it with you before the day."
        )
    return _(
        "What we ask of you: come in time, stay to the end, tell what you think and listen. "
        "There is nothing to prepare."
    )
