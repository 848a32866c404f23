"""Where somebody sits: as planned, as they said, at the case that they present. Plain functions."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from parastaminen_nb.core.errors import N_, WorkshopError
from parastaminen_nb.core.live import Live, Phase
from parastaminen_nb.core.rotation import Seat, Table
from parastaminen_nb.core.workshop import Case
from parastaminen_nb.hub.called import name_of
from parastaminen_nb.hub.seen import presents
from parastaminen_nb.hub.who import Who


@dataclass(frozen=True, slots=True)
class Spot:
    """A table in a round, with its case and the names of those who sit there."""

    seat: Seat
    case: Case
    others: tuple[str, ...] = ()


class Holds(StrEnum):
    """Who writes for the table, where one phone writes for each."""

    NOT_NEEDED = "not_needed"
    FREE = "free"
    ME = "me"
    OTHER = "other"


def round_now(live: Live) -> int | None:
    """The round that is going on or that people are moving to, while the workshop runs."""
    return live.round if live.phase is Phase.RUNNING else None


def tables(live: Live, round: int) -> tuple[Table, ...]:
    """The tables of a round. Without a rotation each case has one, where anybody may sit."""
    if live.rotation is None:
        return tuple(Table(case.key, 1, ()) for case in live.workshop.cases)
    return live.rotation.tables(round) if 1 <= round <= live.rotation.rounds else ()


def seat_of(live: Live, who: Who, round: int) -> Seat | None:
    """Where somebody sits in a round: as planned, else where they said they sit, else at the one
    table of the case that they present."""
    planned = live.seat(who.person, round) if who.person else None
    if planned:
        return planned
    if who.chosen and who.chosen.round == round:
        chosen = Seat(who.chosen.case, who.chosen.table)
        if chosen in {Seat(t.case, t.table) for t in tables(live, round)}:
            return chosen
    own = _presented_at(live, who, round)
    return own[0] if len(own) == 1 else None


def spot_of(live: Live, who: Who, round: int) -> Spot | None:
    """The table of somebody in a round, and who else sits there."""
    seat = seat_of(live, who, round)
    return _spot(live, seat, round, but=who.person) if seat else None


def _spot(live: Live, seat: Seat, round: int, *, but: str = "") -> Spot:
    people = next(
        (t.people for t in tables(live, round) if (t.case, t.table) == (seat.case, seat.table)), ()
    )
    others = tuple(name for key in people if key != but and (name := name_of(live, key)))
    return Spot(seat, live.workshop.case(seat.case), others)


def _presented_at(live: Live, who: Who, round: int) -> tuple[Seat, ...]:
    """The tables of a round at which the case is discussed that somebody presents."""
    if not (who.person or who.presents):
        return ()
    cases = {case.key for case in presents(live, who)}
    return tuple(Seat(t.case, t.table) for t in tables(live, round) if cases and t.case in cases)


def stays_of(live: Live, who: Who, round: int) -> tuple[Spot, ...]:
    """The tables of a round at which their case is discussed, of whoever presents."""
    return tuple(_spot(live, seat, round) for seat in _presented_at(live, who, round))


def choices_of(live: Live, who: Who, round: int) -> tuple[Spot, ...]:
    """The tables among which somebody chooses: of whoever presents, those of the case."""
    if who.person and live.seat(who.person, round):
        return ()
    own = _presented_at(live, who, round)
    if len(own) == 1:
        return ()
    there = own or [Seat(table.case, table.table) for table in tables(live, round)]
    return tuple(_spot(live, seat, round) for seat in there)


def written_at(live: Live, who: Who, *, round: str, case: str, table: str) -> tuple[int, Seat]:
    """The round and table of a comment: what its form says, else where the writer sits now.

    A comment belongs to the round it was written in, even if that is over when it arrives.
    Raises `WorkshopError` where there is no such table or the round has not begun.
    """
    number = int(round) if round.isascii() and round.isdigit() else round_now(live)
    if number is None:
        raise WorkshopError(N_("No round is going on. Write when the next one starts."))
    if number not in _begun(live):
        raise WorkshopError(N_("Round {round} has not begun yet."), round=number)
    if case and table.isascii() and table.isdigit():
        said = Seat(case, int(table))
        if said in {Seat(there.case, there.table) for there in tables(live, number)}:
            return number, said
    planned = seat_of(live, who, number)
    if planned is None:
        raise WorkshopError(N_("Choose first the table where you sit."))
    return number, planned


def holds(live: Live, who: Who, round: int, seat: Seat) -> Holds:
    """Whether this phone writes for the table where it sits."""
    if not live.workshop.secretary:
        return Holds.NOT_NEEDED
    taken = live.secretary(round, seat)
    if taken is None:
        return Holds.FREE
    mine = who.pen is not None and tuple(who.pen) == (*taken.place, taken.holder)
    return Holds.ME if mine else Holds.OTHER


def _begun(live: Live) -> set[int]:
    began = {key for key, _ in live.started}
    return {s.round for s in live.agenda.segments if s.key in began and s.round is not None}
