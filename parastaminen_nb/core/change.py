"""A length that becomes another, and how to say so."""

from __future__ import annotations

from dataclasses import dataclass

from parastaminen_nb.core.agenda import Agenda
from parastaminen_nb.core.errors import N_, Sentence
from parastaminen_nb.core.segment import Kind, Segment


@dataclass(frozen=True, slots=True)
class Change:
    """One segment, or several that are equally long, from how many to how many minutes each.

    >>> change = Change((Segment("break", Kind.BREAK, 8),), 8, 6)
    >>> print(change.said(), change.then(), change.act(), sep=". ")
    Shorten the break by 2 min. The break is then 6 min.. Shorten the break
    """

    segments: tuple[Segment, ...]
    """As they were before."""
    before: int
    after: int

    @property
    def by(self) -> int:
        """Minutes that each becomes longer; below zero when it becomes shorter."""
        return self.after - self.before

    @property
    def in_all(self) -> int:
        """Minutes that all together become longer; below zero when they become shorter."""
        return self.by * len(self.segments)

    def said(self) -> Sentence:
        """What to do: "Shorten the break by 2 min"."""
        blanks = {"n": abs(self.by), "name": self._name, "count": len(self.segments)}
        return Sentence(_COMMANDS[self._what, self.by < 0], blanks)

    def then(self) -> Sentence:
        """What follows from it: "The break is then 6 min"."""
        blanks = {"minutes": self.after, "name": self._name, "count": len(self.segments)}
        return Sentence(_THEN[self._what], blanks)

    def act(self) -> Sentence:
        """What stands on the button: "Shorten the break"."""
        return Sentence(_ACTS[self._what, self.by < 0])

    @property
    def _name(self) -> Sentence | str:
        return self.segments[0].name

    @property
    def _what(self) -> str:
        # In Finnish and Swedish a name that somebody wrote cannot be bent; the usual words can.
        if len(self.segments) > 1:
            return "rounds" if all(s.kind is Kind.ROUND for s in self.segments) else "parts"
        alone = self.segments[0]
        return "break" if alone.kind is Kind.BREAK and not alone.title else "part"


_COMMANDS = {
    ("break", True): N_("Shorten the break by {n} min"),
    ("break", False): N_("Lengthen the break by {n} min"),
    ("part", True): N_("Shorten “{name}” by {n} min"),
    ("part", False): N_("Lengthen “{name}” by {n} min"),
    ("rounds", True): N_("Shorten {count} rounds by {n} min each"),
    ("rounds", False): N_("Lengthen {count} rounds by {n} min each"),
    ("parts", True): N_("Shorten {count} parts by {n} min each"),
    ("parts", False): N_("Lengthen {count} parts by {n} min each"),
}
_THEN = {
    "break": N_("The break is then {minutes} min."),
    "part": N_("“{name}” is then {minutes} min."),
    "rounds": N_("Each of them is then {minutes} min."),
    "parts": N_("Each of them is then {minutes} min."),
}
_ACTS = {
    ("break", True): N_("Shorten the break"),
    ("break", False): N_("Lengthen the break"),
    ("part", True): N_("Shorten this part"),
    ("part", False): N_("Lengthen this part"),
    ("rounds", True): N_("Shorten the rounds"),
    ("rounds", False): N_("Lengthen the rounds"),
    ("parts", True): N_("Shorten these parts"),
    ("parts", False): N_("Lengthen these parts"),
}


def changes_between(before: Agenda, after: Agenda) -> tuple[Change, ...]:
    """What became longer or shorter, segment by segment in their order; equal ones are one change.

    Both have the same segments.
    """
    found: dict[tuple[str, int, int], Change] = {}
    for was, becomes in zip(before.segments, after.segments, strict=True):
        if was.minutes == becomes.minutes:
            continue
        # Only what belongs together is said together.
        name = (was.group or f"\0{was.key}", was.minutes, becomes.minutes)
        earlier = found[name].segments if name in found else ()
        found[name] = Change((*earlier, was), was.minutes, becomes.minutes)
    return tuple(found.values())
