"""What one phone shows, reckoned from the workshop as it stands. Plain functions, no web."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Final

from parastaminen_nb.core.agenda import Kind
from parastaminen_nb.core.clock import Pace
from parastaminen_nb.core.errors import N_, Sentence, WorkshopError
from parastaminen_nb.core.live import Live, Phase
from parastaminen_nb.core.names import in_order, names_of
from parastaminen_nb.core.prompts import Prompt
from parastaminen_nb.core.rotation import Seat, Table
from parastaminen_nb.core.turns import Track, tracks_now, turns_at
from parastaminen_nb.core.workshop import Anonymity, Case, Person
from parastaminen_nb.hub.seen import Mine, Seen, others, own, presented, presents
from parastaminen_nb.hub.who import Who

LATE: Final = timedelta(minutes=30)
"""How long after the workshop a phone that was without network may still send."""


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


@dataclass(frozen=True, slots=True)
class Phone:
    """Everything on a participant's page.

    `here` is where they sit now (or are moving to), `there` where they go next and `leaves_at`
    when, if that is known. `choices` are the tables of this round, for one who has no seat in the
    plan; `stays` are those of the case that they present, now or in the next round, where they have
    none and there are several. `before`
    is what groups before wrote about the case of `here`; `presented` what was written about the
    cases that they present; `told` is what the facilitator announces; `tracks` are held side by
    side just now, and something in them changes at `turns_at`.
    """

    name: str = ""
    round: int | None = None
    here: Spot | None = None
    there: Spot | None = None
    leaves_at: datetime | None = None
    choices: tuple[Spot, ...] = ()
    stays: tuple[Spot, ...] = ()
    mine: tuple[Mine, ...] = ()
    others: tuple[Seen, ...] = ()
    before: tuple[Seen, ...] = ()
    presents: tuple[Case, ...] = ()
    presented: tuple[Seen, ...] = ()
    told: tuple[str, ...] = ()
    prompts: tuple[Prompt, ...] = ()
    pen: Holds = Holds.NOT_NEEDED
    feedback: bool = False
    tracks: tuple[Track, ...] = ()
    turns_at: datetime | None = None


def phone(live: Live, who: Who, now: datetime) -> Phone:
    """What the phone of `who` shows at `now`."""
    round, following = round_now(live), live.next_round
    here = _here(live, who, round) if round else None
    over, agreeing = live.phase is Phase.ENDED, live.agreeing()
    present, before = (
        others(live, who, here.case.key, round, agreeing) if here and round else ((), ())
    )
    cases = presents(live, who)
    held = round or (None if over else following)
    stays = _stays(live, who, held) if held and not _here(live, who, held) else ()
    seats = (here.seat,) if here else tuple(spot.seat for spot in stays if round)
    return Phone(
        round=round,
        name=name_of(live, who.person) or _presenter(who, cases),
        here=here,
        there=_here(live, who, following) if following and not over else None,
        leaves_at=_leaves_at(live, now),
        choices=_choices(live, who, round) if round else (),
        stays=stays,
        mine=own(live, who, agreeing),
        others=present,
        before=before,
        presents=cases,
        presented=presented(live, who, cases, agreeing) if cases else (),
        told=_told(live, seats),
        prompts=live.prompts,
        pen=holds(live, who, round, here.seat) if here and round else Holds.NOT_NEEDED,
        feedback=feedback_open(live, now),
        tracks=tracks_now(live, now),
        turns_at=turns_at(live, now),
    )


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


def name_of(live: Live, key: str) -> str:
    """A person as they stand on the wall, or nothing."""
    return next((p.short_name for p in live.people if p.key == key), "")


def _presenter(who: Who, cases: tuple[Case, ...]) -> str:
    """The name of somebody who joined as the presenter of a case, and is not on the list."""
    return next((case.presenter for case in cases if case.key == who.presents), "")


def names(people: tuple[Person, ...]) -> tuple[tuple[str, str], ...]:
    """Keys and names to choose one's own from, in order; longer where two would look alike."""
    return tuple(sorted(names_of(people).items(), key=lambda item: in_order(item[1])))


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


def refuses_late(live: Live, now: datetime) -> bool:
    """Whether the workshop has been over for so long that nothing more is taken."""
    return live.phase is Phase.ENDED and live.ended_at is not None and now - live.ended_at > LATE


def feedback_open(live: Live, now: datetime) -> bool:
    """Whether feedback can be given: in its segment, and for a while after the workshop."""
    if live.phase is Phase.ENDED:
        return not refuses_late(live, now)
    return live.leg is not None and any(s.kind is Kind.FEEDBACK for s in live.leg.segments)


def headline(live: Live) -> Sentence | str:
    """What is going on, for the line at the top."""
    if live.phase is Phase.ENDED:
        return Sentence(N_("The workshop is over"))
    segment, leg = live.segment, live.leg
    if segment is None or leg is None:
        return Sentence(N_("The workshop has not begun"))
    if segment.kind is Kind.ROUND:
        return Sentence(
            N_("Round {round} / {rounds}"), {"round": segment.round, "rounds": live.agenda.rounds}
        )
    return leg.name


def clock_words(live: Live, now: datetime) -> Sentence | None:
    """The clock for a page that cannot tick. None where no clock runs."""
    if live.phase is not Phase.RUNNING:
        return None
    pace = live.clock.pace(now)
    if pace in {Pace.RUNNING, Pace.LAST_MINUTE} and live.clock.ends_at:
        return None
    return pace.words


def author_of(live: Live, who: Who) -> str:
    """Who a comment is stored under: nobody, where the workshop keeps no names."""
    kept = live.workshop.anonymity in {Anonymity.NAMED, Anonymity.FACILITATORS}
    return who.person if kept else ""


def _here(live: Live, who: Who, round: int) -> Spot | None:
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


def _stays(live: Live, who: Who, round: int) -> tuple[Spot, ...]:
    return tuple(_spot(live, seat, round) for seat in _presented_at(live, who, round))


def _told(live: Live, seats: tuple[Seat, ...]) -> tuple[str, ...]:
    """What everyone is told and those at any of these tables, in the order it was said."""
    reached = {said for seat in (seats or (None,)) for said in live.told(seat)}
    return tuple(said.text for said in live.announcements if said in reached)


def _choices(live: Live, who: Who, round: int) -> tuple[Spot, ...]:
    """The tables among which somebody chooses: of whoever presents, those of the case."""
    if who.person and live.seat(who.person, round):
        return ()
    own = _presented_at(live, who, round)
    if len(own) == 1:
        return ()
    there = own or [Seat(table.case, table.table) for table in tables(live, round)]
    return tuple(_spot(live, seat, round) for seat in there)


def _leaves_at(live: Live, now: datetime) -> datetime | None:
    """When people leave their table, if a round is going on and its clock runs."""
    segment, ends_at = live.segment, live.clock.ends_at
    if segment is None or segment.kind is not Kind.ROUND or ends_at is None or ends_at <= now:
        return None
    return live.workshop.local(ends_at)


def _begun(live: Live) -> set[int]:
    began = {key for key, _ in live.started}
    return {s.round for s in live.agenda.segments if s.key in began and s.round is not None}
