"""Does the day need another plan than the one that was told? Who is missing, who has no seat."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from parastaminen_nb.core.choices import first_open_round
from parastaminen_nb.core.live import Live, Phase
from parastaminen_nb.core.rotation import Proposal, Rotation, Seat
from parastaminen_nb.ui.seating import missing_people


@dataclass(frozen=True)
class Situation:
    """Who is `absent` though they have seats to come, and who is here and has none (`late`),
    as keys. `from_round` is the first round that may still change."""

    rotation: Rotation
    from_round: int
    absent: tuple[str, ...] = ()
    late: tuple[str, ...] = ()

    @classmethod
    def of(cls, live: Live) -> Situation | None:
        """The situation, or None where nothing is left to change or the day has not begun."""
        rotation, first = live.rotation, first_open_round(live)
        if rotation is None or first is None or live.phase is Phase.PLANNED:
            return None
        if first > rotation.rounds:
            return None
        missing = missing_people(live)
        hosts = {host.person for host in rotation.rules.hosts}
        seated = {
            person
            for row in rotation.seats[first - 1 :]
            for person, seat in zip(rotation.people, row, strict=True)
            if seat is not None
        }
        gone = _gone(rotation, first)
        participants = [person.key for person in live.workshop.participants]
        return cls(
            rotation,
            first,
            tuple(key for key in participants if key in missing and key in seated),
            tuple(
                key
                for key in participants
                if key in live.present and key not in seated and key not in hosts | gone
            ),
        )

    @property
    def people(self) -> frozenset[str]:
        """Everyone whom it is about."""
        return frozenset((*self.absent, *self.late))

    def proposal(self, closed: Iterable[tuple[int, Seat]] = ()) -> Proposal | None:
        """What could be done, with these tables closed besides (round, table). None where the
        tables work as they are. Raises `WorkshopError` where it cannot be done."""
        closed = tuple(closed)
        if not closed and not self.late and not self._troubled():
            return None
        return self.rotation.repaired(
            absent=self.absent, late=self.late, closed=closed, from_round=self.from_round
        )

    def _troubled(self) -> bool:
        """Whether a table to come is too small or too large without those who are missing."""
        gone = set(self.absent)
        size = self.rotation.size
        return any(
            sum(person not in gone for person in table.people) not in size
            for number in range(self.from_round, self.rotation.rounds + 1)
            for table in self.rotation.tables(number)
        )


def _gone(rotation: Rotation, first: int) -> set[str]:
    """Who was to leave before this round, and is not waited for though nobody saw them go."""
    away: dict[str, set[int]] = {}
    for rule in rotation.rules.away:
        if rule.planned:
            away.setdefault(rule.person, set()).update(rule.rounds)
    to_come = set(range(first, rotation.rounds + 1))
    return {person for person, rounds in away.items() if to_come <= rounds}


def left_alone(proposal: Proposal) -> Rotation:
    """The plan if nobody moves: those who are missing leave gaps. To compare a proposal with."""
    gone = {(gap.round, gap.person) for gap in proposal.gaps}
    before = proposal.before
    return replace(
        before,
        rules=proposal.rotation.rules,
        seats=tuple(
            tuple(
                None if (number, person) in gone else seat
                for person, seat in zip(before.people, row, strict=True)
            )
            for number, row in enumerate(before.seats, start=1)
        ),
    )
