"""The letters of a workshop: what stands in them, in the reader's language."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Final, NamedTuple

from parastaminen_nb.core.agenda import Kind
from parastaminen_nb.core.checklist import days_before
from parastaminen_nb.core.errors import N_
from parastaminen_nb.core.letters import Addressee, Letter, presenters
from parastaminen_nb.core.live import Live
from parastaminen_nb.core.todos import Task
from parastaminen_nb.core.workshop import (
    CARD_QUESTIONS,
    Anonymity,
    Case,
    Person,
    Place,
    Role,
    Workshop,
)
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
    machine; `words` how many words an answer of a card may have; `uid` and `sequence` go into
    the calendar's entry.
    """

    live: Live
    now: datetime
    join: str = ""
    words: int = 30
    uid: str = "workshop"
    sequence: int = 0

    def text(self, letter: Letter, to: Addressee) -> Text:
        """A letter to one person, in their own language where it is known."""
        _ = translator(self.language_of(to.person))
        parts: Iterator[str]
        if letter is Letter.CARD:
            case = self._workshop.case(to.case)
            subject = _("Good practice card: {case}", case=case.title or case.letter)
            parts = self._card(case, to.person, _)
        elif letter is Letter.REMINDER:
            subject = _("Reminder: {title}, {when}", title=self._title(_), when=self._when(_))
            parts = self._reminder(to.person, _)
        else:
            subject = _("Invitation: {title}, {when}", title=self._title(_), when=self._when(_))
            parts = self._invitation(to.person, _)
        body = "\n\n".join(part for part in parts if part)
        return Text(subject, body, _.language)

    def language_of(self, person: Person) -> str:
        """A person's own language where it is one of ours, else the workshop's."""
        known = person.language if person.language in LANGUAGES else self._workshop.language
        return known if known in LANGUAGES else "fi"

    @property
    def _workshop(self) -> Workshop:
        return self.live.workshop

    def _title(self, _: Translator) -> str:
        return self._workshop.title.strip() or _("A workshop without a title yet")

    def _when(self, _: Translator) -> str:
        """The day and the hour; that they are not known where they are not."""
        starts_at = self._workshop.starts_at
        if starts_at is None:
            return _("the day comes later")
        starts = self._workshop.local(starts_at)
        return _("{day} at {time}", day=_.date(starts.date()), time=_.time(starts))

    def _facts(self, _: Translator) -> str:
        """When, where and how long, each on its line."""
        workshop, lines = self._workshop, []
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

    def _invitation(self, person: Person, _: Translator) -> Iterator[str]:
        workshop = self._workshop
        yield _greeting(person, _)
        title = self._title(_)
        if workshop.organisation:
            yield _(
                "{organisation} invites you to the workshop “{title}”.",
                organisation=workshop.organisation,
                title=title,
            )
        else:
            yield _("You are invited to the workshop “{title}”.", title=title)
        yield workshop.aim.strip()
        yield self._facts(_)
        yield self._cases(_)
        yield self._task(person, _)
        yield _(ANONYMITY[workshop.anonymity])
        yield self._joining(_)
        yield _(
            "Please answer this mail and tell whether you come, and what you need to take part: "
            "an interpreter, a place for a wheelchair, something else."
        )
        yield self._farewell(_)

    def _cases(self, _: Translator) -> str:
        cases = [case for case in self._workshop.cases if case.title.strip()]
        if not cases:
            return ""
        lines = [_("We hear and discuss in small groups what already works:")]
        for case in cases:
            who = ", ".join(part for part in (case.presenter, case.unit) if part.strip())
            lines.append(f"{case.letter}  {case.title.strip()}" + (f" ({who})" if who else ""))
        return "\n".join(lines)

    def _task(self, person: Person, _: Translator) -> str:
        own = self._own_cases(person)
        if own:
            titles = [case.title.strip() or case.letter for case in own]
            return _("You present: {cases}. We write to you about it.", cases=titles)
        if person.role is Role.HOST:
            return _(
                "You host a table: you see to it that everybody is heard. "
                "We go through it with you before the day."
            )
        return _(
            "What we ask of you: come in time, stay to the end, tell what you think and listen. "
            "There is nothing to prepare."
        )

    def _own_cases(self, person: Person) -> list[Case]:
        workshop = self._workshop
        return [case for case in workshop.cases if person in presenters(workshop, case)]

    def _joining(self, _: Translator) -> str:
        workshop = self._workshop
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

    def _card(self, case: Case, person: Person, _: Translator) -> Iterator[str]:
        yield _greeting(person, _)
        yield _(
            "Thank you for presenting “{case}” in the workshop “{title}” ({when}).",
            case=case.title or case.letter,
            title=self._title(_),
            when=self._when(_),
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
        yield self._farewell(_)

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
        workshop = self._workshop
        if workshop.day is None:
            return None
        due = workshop.day - timedelta(days=days_before(workshop, Task.CARDS))
        return due if due > workshop.local(self.now).date() else None

    def _reminder(self, person: Person, _: Translator) -> Iterator[str]:
        yield _greeting(person, _)
        yield _("Welcome to the workshop “{title}”.", title=self._title(_))
        yield self._facts(_)
        own = self._own_cases(person)
        seats = list(self._seats(person, _))
        if seats:
            yield "\n".join([_("Your tables:"), *seats])
        elif own:
            titles = [case.title.strip() or case.letter for case in own]
            yield _("You present: {cases}.", cases=titles)
        yield self._joining(_)
        yield _("If you cannot come after all, tell us at once, so that the groups can be mended.")
        yield self._farewell(_)

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
        starts_at, agenda = self._workshop.starts_at, self.live.agenda
        if starts_at is None:
            return {}
        at = self._workshop.local(starts_at)
        found: dict[int, datetime] = {}
        for segment, begins in zip(agenda.segments, agenda.starts(at), strict=False):
            if segment.kind is Kind.ROUND and segment.round:
                found.setdefault(segment.round, begins)
        return found

    def _farewell(self, _: Translator) -> str:
        workshop = self._workshop
        signed = [part for part in (workshop.contact, workshop.organisation) if part.strip()]
        return "\n".join([_("Best regards,"), *signed]) if signed else _("Welcome.")


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


def where(workshop: Workshop, _: Translator) -> str:
    """The place in words; for a meeting on the net that has no address yet, that it is one."""
    if workshop.venue.strip():
        return workshop.venue.strip()
    if workshop.place is Place.REMOTE:
        return _("On the net; the address comes later")
    return ""


def without_address(to: Sequence[Addressee]) -> list[str]:
    """The names of those who are to be written to and have no address."""
    return [one.person.name for one in to if not one.person.email]


def _greeting(person: Person, _: Translator) -> str:
    first = person.name.strip().partition(" ")[0]
    return _("Hello {name},", name=first) if first else _("Hello,")
