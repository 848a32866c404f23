"""The day itself: the fewest changes that make the tables work again.

Past rounds stay. Whoever is missing leaves a gap; whoever is late gets the cheapest chair, and
nobody else moves for that. Then, while a table is too small or too large, the one move within
the case that helps most is made. Nothing is changed here: a `Proposal` shows who would move.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from parastaminen_nb.core.errors import N_, NN_, Sentence
from parastaminen_nb.core.rotation.floor import Floor
from parastaminen_nb.core.rotation.rules import Host
from parastaminen_nb.core.rotation.steps import clear_closed, even_out, rest_cases, seat_late
from parastaminen_nb.core.rotation.times import Times

if TYPE_CHECKING:
    from parastaminen_nb.core.rotation.seats import Rotation, Seat


TRIES = 24
"""How often the repair is made anew with one of its movers spared, to need fewer of them."""


@dataclass(frozen=True, slots=True)
class Change:
    """What happened. Rounds count from 1; see `Rotation.repaired`."""

    absent: tuple[str, ...] = ()
    late: tuple[tuple[str, int], ...] = ()
    leaving: tuple[tuple[str, int], ...] = ()
    closed: tuple[tuple[int, Seat], ...] = ()
    """(round, table) of the tables that are not used."""
    pinned: tuple[str, ...] = ()
    from_round: int = 1
    resting: tuple[tuple[str, int], ...] = ()
    """(case, first round) of the cases that nobody presents any more."""
    hosts: tuple[Host, ...] = ()
    """Who presents a case from now on, and leaves their seat for that."""
    times: tuple[Times, ...] = ()
    """What is so now of when these people are there, in place of what was known of each."""


@dataclass(frozen=True, slots=True)
class Move:
    """One person sits elsewhere in one round than was told. `before` is None for a newcomer."""

    person: str
    round: int
    before: Seat | None
    after: Seat | None


@dataclass(frozen=True, slots=True)
class Offer:
    """Something else that would do; `close` is the (round, table) to close, if it is that."""

    sentence: Sentence
    close: tuple[int, Seat] | None = None


@dataclass(frozen=True, slots=True)
class Proposal:
    """What could be done. `rotation` is the plan after it, `before` the one that was told.

    `moves` are changes for people who are there; `gaps` are the seats that people leave empty.
    `offers` say what else would do where the tables do not work even so.
    """

    before: Rotation
    rotation: Rotation
    moves: tuple[Move, ...]
    gaps: tuple[Move, ...]
    offers: tuple[Offer, ...] = ()
    rests: tuple[Sentence, ...] = ()
    """What becomes of the cases that nobody presents."""

    @property
    def movers(self) -> tuple[str, ...]:
        """People whose sheet changes although they did nothing: they had another seat."""
        return tuple(dict.fromkeys(m.person for m in self.moves if m.before is not None))

    def conflicts(self) -> tuple[Sentence, ...]:
        """What is still not as asked after the proposal."""
        return self.rotation.conflicts()

    def sentences(self) -> tuple[Sentence, ...]:
        """The proposal in words: how many move, and what is offered besides."""
        count = len(self.movers)
        if count == 0:
            first = Sentence(N_("Nobody else moves."))
        else:
            first = Sentence(
                NN_("{n} person gets another seat.", "{n} people get another seat."), {"n": count}
            )
        return (*self.rests, first, *(offer.sentence for offer in self.offers))


def proposal(rotation: Rotation, change: Change) -> Proposal:
    """The cheapest way found to seat everyone after a change. Deterministic."""
    floor = _fewest_movers(rotation, change)
    after = replace(
        rotation,
        people=tuple(floor.people),
        seats=tuple(tuple(row) for row in floor.seats),
        rules=replace(rotation.rules, away=floor.away(), hosts=floor.hosts),
    )
    changed = tuple(_changed(rotation, after))
    return Proposal(
        before=rotation,
        rotation=after,
        moves=tuple(move for move in changed if move.after is not None),
        gaps=tuple(move for move in changed if move.after is None),
        offers=tuple(_offers(floor)),
        rests=tuple(_rests(rotation, after, change)),
    )


def _rests(before: Rotation, after: Rotation, change: Change) -> Iterator[Sentence]:
    """Who goes elsewhere, who then hears a case again, and what would move nobody."""
    for case, first in change.resting:
        rounds = range(max(first, change.from_round), before.rounds + 1)
        gone = {p for number in rounds for t in before.groups_at(case, number) for p in t.people}
        blanks = {"case": case.upper(), "round": first, "n": len(gone)}
        yield Sentence(
            NN_(
                "Case {case} rests from round {round} on: {n} person goes to another case.",
                "Case {case} rests from round {round} on: {n} people go to other cases.",
            ),
            blanks,
        )
        again = sum(_twice(after, person) for person in gone)
        if again and before.mode != "same-case":
            yield Sentence(
                NN_(
                    "{n} of them hears a case again, for no other is left.",
                    "{n} of them hear a case again, for no other is left.",
                ),
                blanks | {"n": again},
            )
        yield Sentence(N_("If somebody else presents case {case}, nobody moves."), blanks)


def _twice(rotation: Rotation, person: str) -> bool:
    heard = [seat.case for seat in rotation.itinerary(person) if seat]
    return len(set(heard)) < len(heard)


def _fewest_movers(rotation: Rotation, change: Change) -> Floor:
    """The floor after the steps, tried again and again without those who moved least."""
    best = _stepped(rotation, change, frozenset())
    spared: frozenset[int] = frozenset()
    tried: set[int] = set()
    for _ in range(TRIES):
        left = sorted((times, person) for person, times in best.moved.items())
        person = next((p for _, p in left if p not in tried), None)
        if person is None or len(best.moved) < 2:
            break
        tried.add(person)
        other = _stepped(rotation, change, spared | {person})
        if other.rank() < best.rank():
            best, spared = other, spared | {person}
    return best


def _stepped(rotation: Rotation, change: Change, spared: frozenset[int]) -> Floor:
    floor = Floor(rotation, change, spared)
    floor.take_out()
    rest_cases(floor)
    clear_closed(floor)
    seat_late(floor)
    even_out(floor)
    return floor


def _changed(before: Rotation, after: Rotation) -> Iterator[Move]:
    for place, person in enumerate(after.people):
        for round in range(1, after.rounds + 1):
            was, now = before.seat(person, round), after.seats[round - 1][place]
            if was != now:
                yield Move(person, round, was, now)


def _offers(floor: Floor) -> Iterator[Offer]:
    """What a facilitator could do about tables that are still too small or too large."""
    size = floor.size
    for row, case in floor.blocks():
        tables = floor.tables_of(row, case)
        people = sum(len(members) for members in tables.values())
        blanks = {"round": row + 1, "case": case.upper(), "people": people}
        small = [seat for seat, members in tables.items() if len(members) < size.least]
        if small:
            smallest = min(small, key=lambda seat: (len(tables[seat]), -seat.table))
            here = blanks | {"table": smallest.label, "n": len(tables[smallest])}
            if len(tables) > 1 and people <= (len(tables) - 1) * size.most:
                sentence = N_("Round {round}: close table {table}; its people fit at the others.")
                yield Offer(Sentence(sentence, here), close=(row + 1, smallest))
            accept = NN_(
                "Round {round}: accept {n} person at table {table}.",
                "Round {round}: accept {n} people at table {table}.",
            )
            yield Offer(Sentence(accept, here))
        elif any(len(members) > size.most for members in tables.values()):
            more = N_("Round {round}: open one table more at case {case} for {people} people.")
            yield Offer(Sentence(more, blanks))
