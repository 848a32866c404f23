"""What one phone shows, reckoned from the workshop as it stands. Plain functions, no web."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from parastaminen_nb.core.agenda import Kind
from parastaminen_nb.core.clock import Pace
from parastaminen_nb.core.errors import N_, Sentence
from parastaminen_nb.core.live import Live, Phase
from parastaminen_nb.core.prompts import Prompt
from parastaminen_nb.core.rotation import Seat
from parastaminen_nb.core.turns import Track, tracks_now, turns_at
from parastaminen_nb.core.workshop import Anonymity, Case
from parastaminen_nb.hub.called import name_of
from parastaminen_nb.hub.seats import (
    Holds,
    Spot,
    choices_of,
    holds,
    round_now,
    spot_of,
    stays_of,
)
from parastaminen_nb.hub.seen import Mine, Seen, others, own, presented, presents
from parastaminen_nb.hub.who import Who

LATE: Final = timedelta(minutes=30)
"""How long after the workshop a phone that was without network may still send."""


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
    here = spot_of(live, who, round) if round else None
    over, agreeing = live.phase is Phase.ENDED, live.agreeing()
    present, before = (
        others(live, who, here.case.key, round, agreeing) if here and round else ((), ())
    )
    cases = presents(live, who)
    held = round or (None if over else following)
    stays = stays_of(live, who, held) if held and not spot_of(live, who, held) else ()
    seats = (here.seat,) if here else tuple(spot.seat for spot in stays if round)
    return Phone(
        round=round,
        name=name_of(live, who.person) or _presenter(who, cases),
        here=here,
        there=spot_of(live, who, following) if following and not over else None,
        leaves_at=_leaves_at(live, now),
        choices=choices_of(live, who, round) if round else (),
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


def _presenter(who: Who, cases: tuple[Case, ...]) -> str:
    """The name of somebody who joined as the presenter of a case, and is not on the list."""
    return next((case.presenter for case in cases if case.key == who.presents), "")


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


def _told(live: Live, seats: tuple[Seat, ...]) -> tuple[str, ...]:
    """What everyone is told and those at any of these tables, in the order it was said."""
    reached = {said for seat in (seats or (None,)) for said in live.told(seat)}
    return tuple(said.text for said in live.announcements if said in reached)


def _leaves_at(live: Live, now: datetime) -> datetime | None:
    """When people leave their table, if a round is going on and its clock runs."""
    segment, ends_at = live.segment, live.clock.ends_at
    if segment is None or segment.kind is not Kind.ROUND or ends_at is None or ends_at <= now:
        return None
    return live.workshop.local(ends_at)
