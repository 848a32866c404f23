"""A rotation: who sits where in every round."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import TYPE_CHECKING

from parastaminen_nb.core.errors import Sentence
from parastaminen_nb.core.rotation.rules import Host, Pin, Rules
from parastaminen_nb.core.workshop import GroupSize

if TYPE_CHECKING:
    from parastaminen_nb.core.rotation.quality import Quality
    from parastaminen_nb.core.rotation.repair import Proposal
    from parastaminen_nb.core.rotation.times import Times


class Mode(StrEnum):
    """How people are mixed from round to round."""

    FAIR = "fair"
    """Nobody meets the same person more than twice where that is possible."""
    MOST_PAIRS = "most-pairs"
    """As many different pairs as possible, even if some people meet every round."""
    TOGETHER = "together"
    """Groups stay together and go from case to case."""
    SAME_CASE = "same-case"
    """All tables take the same case at a time."""


@dataclass(frozen=True, slots=True, order=True)
class Seat:
    """Where one person sits in one round. `table` counts from 1 within the case."""

    case: str
    table: int

    @property
    def label(self) -> str:
        """As it stands on the table and on the sheet: "A1"."""
        return f"{self.case.upper()}{self.table}"


@dataclass(frozen=True, slots=True)
class Table:
    """The people of one table in one round, in the order of the list of people."""

    case: str
    table: int
    people: tuple[str, ...]

    @property
    def label(self) -> str:
        return Seat(self.case, self.table).label


@dataclass(frozen=True)
class Rotation:
    """Who sits where in every round. Only those who rotate are in it; presenters stay put.

    `seats[round][person]` counts both from 0 and is None when the person is away (or hosts).
    The rules it was asked to respect go with it, so that it can be checked at any time.
    """

    people: tuple[str, ...]
    cases: tuple[str, ...]
    seats: tuple[tuple[Seat | None, ...], ...]
    seed: int = 1
    mode: Mode = Mode.FAIR
    size: GroupSize = GroupSize()
    rules: Rules = field(default_factory=Rules)

    @property
    def rounds(self) -> int:
        return len(self.seats)

    def seat(self, person: str, round: int) -> Seat | None:
        """Where this person sits. Rounds count from 1; None when away or not known."""
        if person not in self.people or not 1 <= round <= self.rounds:
            return None
        return self.seats[round - 1][self.people.index(person)]

    def tables(self, round: int) -> tuple[Table, ...]:
        """All tables of a round (from 1) where somebody sits, in the order of the cases."""
        members: dict[Seat, list[str]] = {}
        for person, seat in zip(self.people, self.seats[round - 1], strict=True):
            if seat is not None:
                members.setdefault(seat, []).append(person)
        order = {case: place for place, case in enumerate(self.cases)}
        return tuple(
            Table(seat.case, seat.table, tuple(members[seat]))
            for seat in sorted(members, key=lambda seat: (order[seat.case], seat.table))
        )

    def groups_at(self, case: str, round: int) -> tuple[Table, ...]:
        """The tables of one case in one round."""
        return tuple(table for table in self.tables(round) if table.case == case)

    def itinerary(self, person: str) -> tuple[Seat | None, ...]:
        """Where this person sits, round by round. An unknown person raises KeyError."""
        if person not in self.people:
            raise KeyError(person)
        place = self.people.index(person)
        return tuple(row[place] for row in self.seats)

    def quality(self) -> Quality:
        """How well people are mixed, next to the proved best.

        >>> from parastaminen_nb.core.rotation import plan_rotation
        >>> from parastaminen_nb.core.workshop import Case, Person
        >>> people = [Person(f"p{n}", f"Person {n}") for n in range(1, 25)]
        >>> quality = plan_rotation(people, [Case(key, key) for key in "abc"]).quality()
        >>> quality.distinct, quality.bound, quality.most_meetings, quality.new_faces[0]
        (108, 108, 1, 9)
        """
        from parastaminen_nb.core.rotation.quality import quality_of

        return quality_of(self)

    def conflicts(self, names: Mapping[str, str] | None = None) -> tuple[Sentence, ...]:
        """Every rule that this rotation does not keep, the gravest first. Empty is good.

        `names` tells how the sentences call people; otherwise they are called by their keys.
        """
        from parastaminen_nb.core.rotation.check import conflicts_of

        return conflicts_of(self, names)

    def notes(self) -> tuple[Sentence, ...]:
        """What to know before the day though nothing is wrong: idle cases, who cannot meet."""
        from parastaminen_nb.core.rotation.notes import notes_of

        return notes_of(self)

    def repaired(  # noqa: PLR0913 - each is something that happens on the day
        self,
        *,
        absent: Iterable[str] = (),
        late: Iterable[str] | Mapping[str, int] = (),
        leaving: Mapping[str, int] | None = None,
        closed: Iterable[Seat | tuple[int, Seat]] = (),
        resting: Iterable[str] | Mapping[str, int] = (),
        times: Iterable[Times] = (),
        hosts: Iterable[Host] = (),
        pinned: Iterable[str] = (),
        from_round: int = 1,
    ) -> Proposal:
        """What could be done now that the day did not go as planned; nothing is changed yet.

        `absent` are away from `from_round` on. `late` maps a person to the first round they
        are there (a plain list means `from_round`); a person who was not on the list joins it.
        `leaving` maps a person to their last round. `closed` tables are not used any more, or
        not in one round: (round, table). `resting` cases have nobody to present them from
        `from_round` on, or from the round that a mapping tells: others take their people.
        `times` say anew when some people are there and what they hear: they leave their seats
        and take others accordingly. `hosts` leave their seats to present a case.
        `pinned` people are moved only if their table is closed. Earlier rounds stay as they are.

        >>> from parastaminen_nb.core.rotation import plan_rotation
        >>> from parastaminen_nb.core.workshop import Case, Person
        >>> people = [Person(f"p{n}", f"Person {n}") for n in range(1, 31)]
        >>> rotation = plan_rotation(people, [Case(key, key) for key in "abc"])
        >>> proposal = rotation.repaired(absent=["p7"], from_round=2)
        >>> print(proposal.sentences()[0])
        Nobody else moves.
        >>> proposal.rotation.seat("p7", 2) is None, rotation.seat("p7", 2) is None
        (True, False)
        """
        from parastaminen_nb.core.rotation.repair import Change, proposal

        arriving = dict(late) if isinstance(late, Mapping) else dict.fromkeys(late, from_round)
        change = Change(
            absent=tuple(absent),
            late=tuple(arriving.items()),
            leaving=tuple((leaving or {}).items()),
            closed=tuple(
                place
                for one in closed
                for place in (
                    [(number, one) for number in range(from_round, self.rounds + 1)]
                    if isinstance(one, Seat)
                    else [one]
                )
            ),
            pinned=tuple(pinned),
            from_round=from_round,
            resting=tuple(
                resting.items()
                if isinstance(resting, Mapping)
                else ((case, from_round) for case in resting)
            ),
            times=tuple(times),
            hosts=tuple(hosts),
        )
        return proposal(self, change)

    def moved(self, person: str, round: int, to: Seat) -> Rotation:
        """The same rotation, but this person sits here in this round. Nothing else changes.

        An unknown person raises KeyError; what the move breaks stands in `conflicts`.
        """
        if person not in self.people:
            raise KeyError(person)
        return self._with({(round, person): to})

    def exchanged(self, one: str, other: str, round: int) -> Rotation:
        """The same rotation, but these two have changed places in this round."""
        for person in (one, other):
            if person not in self.people:
                raise KeyError(person)
        return self._with(
            {(round, one): self.seat(other, round), (round, other): self.seat(one, round)}
        )

    def pinned(self, person: str, round: int, *, there: bool = True) -> Rotation:
        """The same rotation, which keeps this person at their table in this round (or no more).

        Another rotation that is found with its rules has them there, too. An unknown person
        raises KeyError; where the person has no seat nothing is kept.
        """
        if person not in self.people:
            raise KeyError(person)
        seat = self.seat(person, round)
        pins = tuple(p for p in self.rules.pins if (p.person, p.round) != (person, round))
        if there and seat is not None:
            pins = (*pins, Pin(person, round, seat.case, seat.table))
        return replace(self, rules=replace(self.rules, pins=pins))

    def _with(self, changes: Mapping[tuple[int, str], Seat | None]) -> Rotation:
        return replace(
            self,
            seats=tuple(
                tuple(
                    changes.get((number, person), seat)
                    for person, seat in zip(self.people, row, strict=True)
                )
                for number, row in enumerate(self.seats, 1)
            ),
        )
