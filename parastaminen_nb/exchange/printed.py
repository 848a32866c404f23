"""A rotation with the names and the places that stand on paper."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from parastaminen_nb.core.people import told_apart
from parastaminen_nb.core.rotation import Mode, Rotation, Seat, Table
from parastaminen_nb.core.workshop import Case, Person
from parastaminen_nb.i18n import Translator

Place = tuple[str, tuple[Table | None, ...]]
"""A table in the room: its label, and who sits there in every round."""


@dataclass(frozen=True)
class Printed:
    """A rotation, what its people are called, and their units and cases."""

    rotation: Rotation
    names: dict[str, str]
    units: dict[str, str]
    titles: dict[str, str]
    seats: dict[str, tuple[Seat | None, ...]]

    @classmethod
    def of(cls, rotation: Rotation, people: Sequence[Person], cases: Sequence[Case]) -> Printed:
        """`people` may hold more than those who rotate; somebody who is not in it is called by
        the key."""
        columns = zip(*rotation.seats, strict=True)
        return cls(
            rotation,
            names=dict(zip(rotation.people, rotation.people, strict=True)) | told_apart(people),
            units={person.key: person.unit for person in people},
            titles={case.key: case.title.strip() for case in cases},
            seats=dict(zip(rotation.people, columns, strict=True)),
        )

    def seat_words(self, person: str, round: int, _: Translator) -> str:
        """Where a person sits: "A1"; who hosts then is told so, who is away gets a dash."""
        seat = self.seats[person][round - 1]
        if seat is not None:
            return seat.label
        host = self.rotation.rules.hosted(person, round)
        if host is None:
            return "–"
        if host.table is not None:
            return _("hosts table {table}", table=host.label)
        return _("hosts {case}", case=host.label)

    def hosts_at(self, label: str, round: int, _: Translator) -> list[str]:
        """Who hosts this table ("A1") in a round, a line for each."""
        return [
            _("Host: {names}", names=self.names.get(host.person, host.person))
            for host in self.rotation.rules.hosts
            if host.table is not None and host.label == label and round in host.rounds
        ]

    def case_at(self, person: str, round: int) -> str:
        """The key of the case that a person hears then; empty when none."""
        seat = self.seats[person][round - 1]
        return seat.case if seat else ""

    def places(self) -> Iterator[Place]:
        """The tables of the room: "A1"; only "1" when all take the same case at a time."""
        rotation = self.rotation
        same = rotation.mode is Mode.SAME_CASE
        order = {case: 0 if same else index for index, case in enumerate(rotation.cases)}
        found: dict[tuple[int, int], list[Table | None]] = {}
        for number in range(1, rotation.rounds + 1):
            for table in rotation.tables(number):
                at = found.setdefault((order[table.case], table.table), [None] * rotation.rounds)
                at[number - 1] = table
        for (case, place), at in sorted(found.items(), key=lambda item: item[0]):
            label = str(place) if same else Seat(rotation.cases[case], place).label
            yield label, tuple(at)


def unmet_words(count: int, _: Translator) -> str:
    """The line above the rules that a rotation does not keep."""
    return _.plural("{n} rule is not kept:", "{n} rules are not kept:", n=count)
