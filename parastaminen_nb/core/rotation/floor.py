"""The tables while a day is being repaired: who can sit where, and what it costs."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from functools import cached_property
from itertools import permutations
from typing import TYPE_CHECKING

from parastaminen_nb.core.errors import N_, WorkshopError
from parastaminen_nb.core.rotation.rules import Away, Host
from parastaminen_nb.core.rotation.times import Times

if TYPE_CHECKING:
    from parastaminen_nb.core.rotation.repair import Change
    from parastaminen_nb.core.rotation.seats import Rotation, Seat

Cost = tuple[int, ...]


class Floor:
    """Seats that may still change: those of the rounds to come."""

    def __init__(
        self, rotation: Rotation, change: Change, spared: frozenset[int] = frozenset()
    ) -> None:
        self.spared = spared
        """People whom nobody moves as long as somebody else will do."""
        self.rotation, self.change, self.size = rotation, change, rotation.size
        newcomers = [person for person, _ in change.late if person not in rotation.people]
        self.people = [*rotation.people, *dict.fromkeys(newcomers)]
        self.place = {person: place for place, person in enumerate(self.people)}
        self.seats: list[list[Seat | None]] = [
            [*row, *[None] * (len(self.people) - len(row))] for row in rotation.seats
        ]
        self.future = range(max(0, change.from_round - 1), rotation.rounds)
        self.closed = set(change.closed)
        self._check()
        self._presenting = {host.person for host in change.hosts}
        known = {seat for row in rotation.seats for seat in row if seat is not None}
        self.every = sorted(known)
        self.held = [{seat for seat in row if seat is not None} for row in rotation.seats]
        self.members: list[dict[Seat, list[int]]] = []
        for row in self.seats:
            tables: dict[Seat, list[int]] = {}
            for person, seat in enumerate(row):
                if seat is not None:
                    tables.setdefault(seat, []).append(person)
            self.members.append(tables)
        self.met: dict[tuple[int, int], int] = {}
        for tables in self.members:
            for people in tables.values():
                for one in people:
                    for other in people:
                        if one != other:
                            self.met[one, other] = self.met.get((one, other), 0) + 1
        self.moved: Counter[int] = Counter()
        """How often a person who is there has been given another seat."""
        self.pinned = {(r, self.place[person]) for person in change.pinned for r in self.future}
        self.pinned |= {
            (pin.round - 1, self.place[pin.person])
            for pin in rotation.rules.pins
            if pin.person in self.place
        }
        """(round, person) of those who stay at their table."""

    def _check(self) -> None:
        change = self.change
        for case, _first in change.resting:
            if case not in self.rotation.cases:
                raise WorkshopError(N_("There is no case {case}."), case=case)
        if not 1 <= change.from_round <= self.rotation.rounds:
            raise WorkshopError(
                N_("Round {round} is not in the plan, which has {rounds} rounds."),
                round=change.from_round,
                rounds=self.rotation.rounds,
            )
        named = (
            *change.absent,
            *change.pinned,
            *(person for person, _ in change.leaving),
            *(times.person for times in change.times),
            *(host.person for host in change.hosts),
        )
        for person in named:
            if person not in self.place:
                raise WorkshopError(N_("{person} is not among the participants."), person=person)

    # -- who is there ---------------------------------------------------------------------

    @cached_property
    def gone(self) -> set[tuple[int, int]]:
        """(round, person), both from 0, of those who will not be there."""
        found = {(r, self.place[person]) for person in self.change.absent for r in self.future}
        for person, first in self.change.late:
            found |= {(r, self.place[person]) for r in self.future if r + 1 < first}
        for person, last in self.change.leaving:
            found |= {(r, self.place[person]) for r in self.future if r + 1 > last}
        for times in self.change.times:
            found |= {(r, self.place[times.person]) for r in self.future if r + 1 in times.away}
        return found

    @property
    def hosts(self) -> tuple[Host, ...]:
        """Who presents: as was planned, and those who do so from now on."""
        return (*self.rotation.rules.hosts, *self.change.hosts)

    @cached_property
    def hosting(self) -> set[tuple[int, int]]:
        """(round, person), both from 0, of those who host a case then."""
        return {
            (round - 1, self.place[host.person])
            for host in self.hosts
            for round in host.rounds
            if host.person in self.place
        }

    def unheard(self, name: str) -> set[str]:
        """The cases at which this person does not sit: not to be heard, or hosted."""
        told = {times.person: times for times in self.change.times}
        known = told.get(name) or Times.of(self.rotation.rules, name)
        own = {host.case for host in self.hosts if host.person == name}
        return own.union(known.unheard)

    def take_out(self) -> None:
        """Whoever is missing leaves a gap."""
        for r, person in sorted(self.gone):
            if self.seats[r][person] is not None:
                self.put(r, person, None)
        for name in {times.person for times in self.change.times} | self._presenting:
            person, unheard = self.place[name], self.unheard(name)
            for r in self.future:
                seat = self.seats[r][person]
                if seat is not None and (seat.case in unheard or (r, person) in self.hosting):
                    self.put(r, person, None)

    def away(self) -> tuple[Away, ...]:
        """The rules for who is away, with what is known now."""
        arriving = {person for person, _ in self.change.late}
        told = {times.person: times for times in self.change.times}
        kept = [
            away
            for away in self.rotation.rules.away
            if away.person not in arriving and away.person not in told
        ]
        missing: dict[int, set[int]] = {self.place[person]: set() for person in told}
        for r, person in sorted(self.gone):
            missing.setdefault(person, set()).add(r + 1)
        for name in arriving:
            place = self.place[name]
            past = {r + 1 for r, row in enumerate(self.seats) if row[place] is None}
            missing[place] = missing.get(place, set()) | past
        for name, times in told.items():
            place = self.place[name]
            begun = {r for r in times.away if r <= self.future.start}
            missing[place] |= {r for r in begun if self.seats[r - 1][place] is None}
        added: list[Away] = []
        for place, rounds in sorted(missing.items()):
            name = self.people[place]
            known = told.get(name) or Times.of(self.rotation.rules, name)
            unheard = known.unheard if name in told or name in arriving else ()
            found = Times(name, tuple(sorted(rounds)), unheard).rules()
            planned = name not in self.change.absent
            added += [replace(away, planned=planned) for away in found]
        return (*kept, *(away for away in added if away not in kept))

    def rank(self) -> tuple[int, int, int]:
        """Lower is better: people whom no table holds rightly, movers, moves."""
        wrong = sum(
            self.wrong(len(members))
            for r, case in self.blocks()
            for members in self.tables_of(r, case).values()
        )
        return wrong, len(self.moved), self.moved.total()

    # -- moves ------------------------------------------------------------------------------

    def put(self, r: int, person: int, seat: Seat | None) -> None:
        """Seat a person in round r (from 0), and keep count of who meets whom."""
        old = self.seats[r][person]
        if old is not None:
            self.members[r][old].remove(person)
            for other in self.members[r][old]:
                self.met[person, other] -= 1
                self.met[other, person] -= 1
        if seat is not None:
            there = self.members[r].setdefault(seat, [])
            for other in there:
                self.met[person, other] = self.met.get((person, other), 0) + 1
                self.met[other, person] = self.met.get((other, person), 0) + 1
            there.append(person)
        self.seats[r][person] = seat

    def open_tables(self, r: int, case: str) -> list[Seat]:
        """Tables of a case in a round (from 0) that are laid and not closed."""
        return [
            seat
            for seat in self.every
            if seat.case == case and seat in self.held[r] and (r + 1, seat) not in self.closed
        ]

    def tables_of(self, r: int, case: str) -> dict[Seat, list[int]]:
        """Who sits at the tables of a case in a round; a table that nobody is left at is out."""
        return {
            seat: self.members[r][seat]
            for seat in self.open_tables(r, case)
            if self.members[r].get(seat)
        }

    def blocks(self) -> Iterator[tuple[int, str]]:
        """Every (round from 0, case) that can still change."""
        for r in self.future:
            for case in self.rotation.cases:
                yield r, case

    def chair_cost(self, r: int, person: int, seat: Seat) -> Cost:
        """How dear a chair is: too many there, rules broken, old faces, how full it is."""
        there = self.members[r].get(seat, [])
        return (
            max(0, len(there) + 1 - self.size.most),
            self._broken(person, there, seat.case),
            sum(self.met.get((person, other), 0) for other in there),
            len(there),
        )

    def _broken(self, person: int, there: list[int], case: str) -> int:
        """How many rules this person would break at a table of a case with these people."""
        apart, limit_of, pool_of = self._rules
        broken = sum((person, other) in apart for other in there)
        broken += sum(
            sum(other in members for other in there) >= most
            for members, most, cases in limit_of
            if person in members and (not cases or case in cases)
        )
        return broken + (len({pool_of.get(p) for p in (person, *there)}) > 1)

    @cached_property
    def _rules(
        self,
    ) -> tuple[set[tuple[int, int]], list[tuple[set[int], int, tuple[str, ...]]], dict[int, int]]:
        rules, place = self.rotation.rules, self.place
        apart = {
            (place[one], place[other])
            for group in rules.apart
            for one, other in permutations(group, 2)
            if one in place and other in place
        }
        limits = [
            ({place[person] for person in limit.people if person in place}, limit.most, limit.cases)
            for limit in rules.limits
            if limit.most is not None
        ]
        pools = {
            place[person]: number
            for number, pool in enumerate(rules.pools)
            for person in pool.people
            if person in place
        }
        return apart, limits, pools

    def wrong(self, people: int) -> int:
        """By how many people a table of this many is too small or too large."""
        return max(0, self.size.least - people) + max(0, people - self.size.most)
