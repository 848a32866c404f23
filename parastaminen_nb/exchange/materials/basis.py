"""A plan as materials are made from it: in the workshop's words, with names, hours and places."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from functools import cached_property

from parastaminen_nb.core.agenda import Kind, Segment
from parastaminen_nb.core.errors import N_, Sentence
from parastaminen_nb.core.joining import join_link, typed_address
from parastaminen_nb.core.live import Live
from parastaminen_nb.core.names import names_of
from parastaminen_nb.core.people import told_apart
from parastaminen_nb.core.readiness import outdated
from parastaminen_nb.core.reflow import starts_of
from parastaminen_nb.core.rotation import Rotation
from parastaminen_nb.core.workshop import Case, Workshop
from parastaminen_nb.core.workshop import Place as Where
from parastaminen_nb.exchange.printed import Printed
from parastaminen_nb.i18n import Translator, translator

PLACES = {
    Where.ON_SITE: N_("On site"),
    Where.REMOTE: N_("Remote"),
    Where.HYBRID: N_("On site and remote"),
}

MINUTE = timedelta(minutes=1)
_ZERO = datetime(2000, 1, 1, tzinfo=UTC)


@dataclass(frozen=True)
class Part:
    """A part of the agenda with its hours: "13.00" where the day is known, else "0.08" from the
    beginning."""

    segment: Segment
    starts: str
    ends: str

    @property
    def span(self) -> str:
        return f"{self.starts}–{self.ends}"


@dataclass(frozen=True)
class Basis:
    """What all materials of one workshop share. `site` is the address of the participants'
    pages as phones reach it, empty where it is not known."""

    live: Live
    words: Translator
    site: str = ""

    @classmethod
    def of(cls, live: Live, *, site: str = "", language: str = "") -> Basis:
        """In the workshop's own language unless another is named."""
        return cls(live, translator(language or live.workshop.language), site)

    @property
    def workshop(self) -> Workshop:
        return self.live.workshop

    @cached_property
    def title(self) -> str:
        return self.workshop.title.strip() or self.words("A workshop without a title yet")

    @cached_property
    def day(self) -> str:
        """ "to 11.3.2027"; empty while it is not chosen."""
        return self.words.date(self.workshop.day) if self.workshop.day else ""

    @cached_property
    def hours(self) -> str:
        """From the beginning to the end that people are told: "13.00–15.00"."""
        starts_at = self.workshop.starts_at
        if starts_at is None:
            return ""
        agenda = self.live.agenda
        minutes = agenda.minutes if agenda.segments else self.workshop.minutes
        ends = starts_at.astimezone(UTC) + minutes * MINUTE
        return "–".join(self._clock(at) for at in (starts_at, ends))

    @property
    def where(self) -> str:
        return self.words(PLACES[self.workshop.place])

    @cached_property
    def names(self) -> dict[str, str]:
        """By key, short as on the wall and on phones."""
        return names_of(self.workshop.people)

    @cached_property
    def whole_names(self) -> dict[str, str]:
        """By key, for what is handed to one person."""
        return told_apart(self.workshop.people)

    @cached_property
    def no_seats(self) -> Sentence | None:
        """Why nothing can be told of seats; None where it can."""
        if self.live.rotation is None:
            return Sentence(N_("Find a rotation, so that everyone has a seat."))
        return outdated(self.live)

    @property
    def rotation(self) -> Rotation | None:
        """The rotation where it belongs to the plan."""
        return None if self.no_seats else self.live.rotation

    @cached_property
    def seating(self) -> Printed:
        """The rotation with short names. Ask for it only where there is one."""
        assert self.rotation is not None
        printed = Printed.of(self.rotation, self.workshop.people, self.workshop.cases)
        return replace(printed, names=printed.names | self.names)

    @cached_property
    def parts(self) -> tuple[Part, ...]:
        """The agenda, part by part."""
        return tuple(
            Part(segment, self._clock(start), self._clock(start + segment.minutes * MINUTE))
            for segment, start in zip(self.live.agenda.segments, self._starts[:-1], strict=True)
        )

    @property
    def over(self) -> str:
        """When all of the agenda is over."""
        return self._clock(self._starts[-1])

    @property
    def left(self) -> int:
        """Minutes from the end of the agenda to the end of the workshop; below zero it is late."""
        return self.live.agenda.minutes - (self._starts[-1] - self._begins) // MINUTE

    @property
    def _begins(self) -> datetime:
        starts_at = self.workshop.starts_at
        return _ZERO if starts_at is None else starts_at.astimezone(UTC)

    @cached_property
    def _starts(self) -> tuple[datetime, ...]:
        segments, starts_at = self.live.agenda.segments, self.workshop.starts_at
        if starts_at is None:
            # An hour on the wall means nothing while the day has no hour to begin at.
            loose = tuple(replace(segment, fixed_start=None) for segment in segments)
            return starts_of(loose, _ZERO)
        starts = starts_of(segments, self.workshop.local(starts_at))
        return tuple(start.astimezone(UTC) for start in starts)

    def _clock(self, moment: datetime) -> str:
        if self.workshop.starts_at is not None:
            return self.words.time(self.workshop.local(moment))
        hours, minutes = divmod((moment - _ZERO) // MINUTE, 60)
        return f"{hours}.{minutes:02}" if self.words.language == "fi" else f"{hours}:{minutes:02}"

    @cached_property
    def rounds(self) -> dict[int, Part]:
        """The parts that are rounds, by their number."""
        found = (part for part in self.parts if part.segment.kind is Kind.ROUND)
        return {part.segment.round: part for part in found if part.segment.round}

    def round_name(self, number: int) -> str:
        """As it is called in the agenda: "Kierros 1", "Kahvilakierros 1"."""
        part = self.rounds.get(number)
        return (
            self.words.say(part.segment.name) if part else self.words("Round {round}", round=number)
        )

    def case(self, key: str) -> Case | None:
        return next((case for case in self.workshop.cases if case.key == key), None)

    def case_title(self, case: Case) -> str:
        return case.title.strip() or self.words("Case {letter}", letter=case.letter)

    @cached_property
    def prompts(self) -> tuple[str, ...]:
        """What the tables are asked about a case."""
        prompts = self.workshop.prompts
        said = (self.words.say(prompt.said(self.words.language)) for prompt in prompts)
        return tuple(words for words in said if words)

    @property
    def join_link(self) -> str:
        """What the picture leads to; empty where no address or no code is known."""
        code = self.workshop.code
        return join_link(self.site, code) if self.site and code else ""

    @property
    def typed_address(self) -> str:
        return typed_address(self.site)
