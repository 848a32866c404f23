"""The tables while a day is being repaired: who can sit where, and what it costs."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from functools import cached_property
from itertools import permutations
from typing import TYPE_CHECKING

from parastaminen_nb.core.errors import N_, WorkshopError
from parastaminen_nb.core.rotation.rules import Away

if TYPE_CHECKING:
    from parastaminen_nb.core.rotation.repair import Change
    from parastaminen_nb.core.rotation.seats import Rotation, Seat

Cost = tuple[int, ...]


class Floor:
    """Seats that may still change: those of the rounds to come."""

    def __init__(self, rotation: Rotation, change: Change) -> None:
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
        self.moved: set[int] = set()
        self.pinned = {self.place[person] for person in change.pinned}

    def _check(self) -> None:
        change = self.change
        if not 1 <= change.from_round <= self.rotation.rounds:
            raise WorkshopError(
                N_("Round {round} is not in the plan, which has {rounds} rounds."),
                round=change.from_round,
                rounds=self.rotation.rounds,
            )
        named = (*change.absent, *change.pinned, *(person for person, _ in change.leaving))
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
        return found

    def take_out(self) -> None:
        """Whoever is missing leaves a gap."""
        for r, person in sorted(self.gone):
            if self.seats[r][person] is not None:
                self._put(r, person, None)

    def away(self) -> tuple[Away, ...]:
        """The rules for who is away, with what is known now."""
        arriving = {person for person, _ in self.change.late}
        kept = [away for away in self.rotation.rules.away if away.person not in arriving]
        missing: dict[int, list[int]] = {}
        for r, person in sorted(self.gone):
            missing.setdefault(person, []).append(r + 1)
        for name in arriving:
            place = self.place[name]
            past = [r + 1 for r, row in enumerate(self.seats) if row[place] is None]
            missing[place] = sorted({*missing.get(place, []), *past})
        added = [
            Away(self.people[person], tuple(rounds))
            for person, rounds in sorted(missing.items())
            if rounds
        ]
        return (*kept, *(away for away in added if away not in kept))

    # -- moves ------------------------------------------------------------------------------

    def _put(self, r: int, person: int, seat: Seat | None) -> None:
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
            self._broken(person, there),
            sum(self.met.get((person, other), 0) for other in there),
            len(there),
        )

    def _broken(self, person: int, there: list[int]) -> int:
        """How many rules this person would break at a table with these people."""
        apart, limit_of, pool_of = self._rules
        broken = sum((person, other) in apart for other in there)
        broken += sum(
            sum(other in members for other in there) >= most
            for members, most in limit_of
            if person in members
        )
        return broken + (len({pool_of.get(p) for p in (person, *there)}) > 1)

    @cached_property
    def _rules(
        self,
    ) -> tuple[set[tuple[int, int]], list[tuple[set[int], int]], dict[int, int]]:
        rules, place = self.rotation.rules, self.place
        apart = {
            (place[one], place[other])
            for group in rules.apart
            for one, other in permutations(group, 2)
            if one in place and other in place
        }
        limits = [
            ({place[person] for person in limit.people if person in place}, limit.most)
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

    # -- the steps of a repair -----------------------------------------------------------------

    def clear_closed(self) -> None:
        """People of a closed table go to the cheapest other table of the case."""
        for round, seat in sorted(self.closed):
            r = round - 1
            if r in self.future:
                for person in list(self.members[r].get(seat, [])):
                    others = self.open_tables(r, seat.case)
                    if not others:
                        raise WorkshopError(
                            N_(
                                "Case {case} has no table left in round {round}. Keep one table "
                                "of the case, or plan the remaining rounds again without it."
                            ),
                            case=seat.case.upper(),
                            round=r + 1,
                        )
                    self._put(r, person, min(others, key=lambda s: self.chair_cost(r, person, s)))
                    self.moved.add(person)

    def seat_late(self) -> None:
        """Whoever is late hears the cases they have not heard, at the cheapest tables."""
        for name, first in self.change.late:
            person = self.place[name]
            rounds = [r for r in self.future if r + 1 >= first and self.seats[r][person] is None]
            if not rounds:
                continue
            for r, seat in zip(rounds, self._cheapest_path(person, rounds), strict=True):
                self._put(r, person, seat)

    def _cheapest_path(self, person: int, rounds: list[int]) -> list[Seat | None]:
        chair: dict[tuple[int, str], tuple[Cost, Seat]] = {}
        for r in rounds:
            for case in self.rotation.cases:
                options = self.open_tables(r, case)
                if options:
                    chair[r, case] = min((self.chair_cost(r, person, s), s) for s in options)
        if self.rotation.mode == "same-case":
            return [
                min(chair[r, case] for case in self.rotation.cases if (r, case) in chair)[1]
                for r in rounds
            ]
        heard = {seat.case for row in self.seats if (seat := row[person]) is not None}
        best: dict[frozenset[str], tuple[Cost, list[Seat | None]]] = {
            frozenset(heard): ((0, 0, 0, 0, 0), [])
        }
        for r in rounds:
            after: dict[frozenset[str], tuple[Cost, list[Seat | None]]] = {}
            for known, (cost, path) in best.items():
                for case in self.rotation.cases:
                    if case in known or (r, case) not in chair:
                        continue
                    price, seat = chair[r, case]
                    total = _plus(cost, (0, *price))
                    _keep_cheaper(after, known | {case}, (total, [*path, seat]))
                _keep_cheaper(after, known, (_plus(cost, (1, 0, 0, 0, 0)), [*path, None]))
            best = after
        return min(best.values(), key=lambda found: (found[0], str(found[1])))[1]

    def even_out(self) -> None:
        """Move one person at a time from table to table within a case until sizes are right.

        Whoever moves once had better move again than somebody else, so those come first who can
        help in most rounds.
        """
        short = [
            (sum(map(self._wrong, map(len, self.tables_of(r, case).values()))), r, case)
            for r, case in self.blocks()
        ]
        wrong = sorted((block for block in short if block[0]), reverse=True)
        self.helpful: Counter[int] = Counter(
            person
            for _, r, case in wrong
            for members in self.tables_of(r, case).values()
            if self._wrong(len(members) - 1) <= self._wrong(len(members))
            for person in members
        )
        for _, r, case in wrong:
            while (found := self._best_move(r, self.tables_of(r, case))) is not None:
                person, seat = found
                self._put(r, person, seat)
                self.moved.add(person)

    def _best_move(self, r: int, tables: dict[Seat, list[int]]) -> tuple[int, Seat] | None:
        wrong = {seat: self._wrong(len(members)) for seat, members in tables.items()}
        if not any(wrong.values()):
            return None
        best: tuple[Cost, int, Seat] | None = None
        for home, members in tables.items():
            for seat, others in tables.items():
                helps = (
                    wrong[home]
                    + wrong[seat]
                    - self._wrong(len(members) - 1)
                    - self._wrong(len(others) + 1)
                )
                if seat == home or helps <= 0:
                    continue
                for person in members:
                    if person in self.pinned:
                        continue
                    again = person in self.moved
                    cost = (
                        -helps,
                        not again,
                        -self.helpful[person],
                        *self.chair_cost(r, person, seat),
                    )
                    if best is None or (cost, person, seat) < best:
                        best = (cost, person, seat)
        return best[1:] if best else None

    def _wrong(self, people: int) -> int:
        return max(0, self.size.least - people) + max(0, people - self.size.most)


def _plus(one: Cost, other: Cost) -> Cost:
    return tuple(a + b for a, b in zip(one, other, strict=True))


def _keep_cheaper(
    table: dict[frozenset[str], tuple[Cost, list[Seat | None]]],
    key: frozenset[str],
    found: tuple[Cost, list[Seat | None]],
) -> None:
    if key not in table or (found[0], str(found[1])) < (table[key][0], str(table[key][1])):
        table[key] = found
