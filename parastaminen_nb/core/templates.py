"""Agendas that have worked elsewhere, to begin with."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import Final

from parastaminen_nb.core.errors import N_
from parastaminen_nb.core.segment import Kind, Segment


@dataclass(frozen=True, slots=True)
class Template:
    """What comes before the rounds, in each round and after them.

    `name` and `about` are marked sentences. A segment of kind CASES has the minutes of one case.
    """

    name: str
    about: str
    before: tuple[Segment, ...]
    each: tuple[Segment, ...]
    after: tuple[Segment, ...]

    def segments(self, rounds: int) -> tuple[Segment, ...]:
        """The whole row with so many rounds, at least one, every segment with its own key."""
        rounds = max(1, rounds)
        before = tuple(
            replace(s, minutes=s.minutes * rounds) if s.kind is Kind.CASES else s
            for s in self.before
        )
        middle = (
            replace(segment, key=f"{segment.key}-{number}", round=number)
            for number in range(1, rounds + 1)
            for segment in self.each
        )
        return (*before, *middle, *self.after)


@dataclass(frozen=True, slots=True)
class OwnTemplate:
    """An agenda that a facilitator has kept under a name, to begin another workshop with."""

    name: str
    segments: tuple[Segment, ...]


_WELCOME = Segment("welcome", Kind.TOGETHER, 8)
_WRITING = Segment("writing", Kind.WRITING, 5)
_MOVE = Segment("move", Kind.MOVE, 2)
_BREAK = Segment("break", Kind.BREAK, 15)
_SUMMARY = Segment("summary", Kind.SUMMARY, 14)
_FEEDBACK = Segment("feedback", Kind.FEEDBACK, 6)


def _part(name: str, kind: Kind, minutes: int) -> Segment:
    return Segment(name, kind, minutes, part=name)


TEMPLATES: Final[Mapping[str, Template]] = MappingProxyType(
    {
        "common": Template(
            N_("Parastaminen, common"),
            N_("All hear all cases together. Then tables discuss one case after another."),
            (_WELCOME, Segment("cases", Kind.CASES, 5), _WRITING),
            (_MOVE, Segment("round", Kind.ROUND, 20)),
            (_SUMMARY, _FEEDBACK),
        ),
        "rotating": Template(
            N_("Parastaminen, rotating"),
            N_("Each group hears a case when it reaches it, and discusses it at once."),
            (_WELCOME,),
            (_MOVE, Segment("round", Kind.ROUND, 25)),
            (_WRITING, _SUMMARY, _FEEDBACK),
        ),
        "sectors": Template(
            N_("Strategy round with sector hosts"),
            N_("After a recap people go round the sectors. A host in each gathers what they say."),
            (
                _part("recap", Kind.TOGETHER, 15),
                _part("sectors", Kind.TOGETHER, 6),
                _WRITING,
            ),
            (_MOVE, _part("sector", Kind.ROUND, 18)),
            (
                _BREAK,
                _part("sector-news", Kind.SUMMARY, 12),
                _part("priorities", Kind.SUMMARY, 15),
                _FEEDBACK,
            ),
        ),
        "cafe": Template(
            N_("Question café"),
            N_(
                "People raise the questions they can do something about themselves, look at what "
                "already works, and build small experiments."
            ),
            (
                _WELCOME,
                _part("questions", Kind.WRITING, 10),
                _part("choose-questions", Kind.TOGETHER, 10),
            ),
            (_MOVE, _part("cafe", Kind.ROUND, 18)),
            (
                _BREAK,
                _part("experiments", Kind.WRITING, 20),
                _part("told", Kind.SUMMARY, 12),
                _FEEDBACK,
            ),
        ),
        "reconvening": Template(
            N_("Reconvening"),
            N_("Some months later: what was done, what was learnt, and what others copy."),
            (
                _part("welcome-back", Kind.TOGETHER, 8),
                _part("done", Kind.WRITING, 8),
            ),
            (_MOVE, _part("learnt", Kind.ROUND, 15)),
            (_part("copy", Kind.SUMMARY, 15), _FEEDBACK),
        ),
        "shares": Template(
            N_("Shift and share"),
            N_("Small groups go from one share to the next. Each hears all of them in short."),
            (_WELCOME, _part("shares", Kind.TOGETHER, 5)),
            (_MOVE, _part("share", Kind.ROUND, 10)),
            (_part("pairs", Kind.SUMMARY, 8), _FEEDBACK),
        ),
    }
)
"""The templates by the name that `Agenda.template` takes."""
