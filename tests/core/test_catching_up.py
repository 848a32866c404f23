"""A workshop that runs late, and what is proposed so that it ends when it was told to end."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, time, timedelta

import pytest

from parastaminen_nb.core.agenda import Agenda, Kind, Segment
from parastaminen_nb.core.catching_up import proposal
from parastaminen_nb.core.events import (
    AgendaPlanned,
    ClockPaused,
    Event,
    SegmentStarted,
    SessionEnded,
    WorkshopPlanned,
)
from parastaminen_nb.core.live import Live, after
from parastaminen_nb.core.workshop import Workshop
from parastaminen_nb.i18n import translator

ONE = datetime.fromisoformat("2027-03-11T13:00+02:00")
AGENDA = Agenda(
    (
        Segment("welcome", Kind.TOGETHER, 8),
        Segment("cases", Kind.CASES, 15),
        Segment("move-1", Kind.MOVE, 3, round=1),
        Segment("round-1", Kind.ROUND, 20, round=1),
        Segment("move-2", Kind.MOVE, 2, round=2),
        Segment("round-2", Kind.ROUND, 18, round=2),
        Segment("move-3", Kind.MOVE, 2, round=3),
        Segment("round-3", Kind.ROUND, 18, round=3),
        Segment("break", Kind.BREAK, 8),
        Segment("summary", Kind.SUMMARY, 14),
        Segment("feedback", Kind.FEEDBACK, 6),
    ),
    minutes=120,
)


def at(minutes: float) -> datetime:
    return ONE + timedelta(minutes=minutes)


def lived(*events: Event, agenda: Agenda = AGENDA, starts_at: datetime | None = ONE) -> Live:
    live = Live()
    workshop = Workshop(key="w", title="W", starts_at=starts_at)
    for event in (WorkshopPlanned(workshop, ONE), AgendaPlanned(agenda, ONE), *events):
        live = after(event, live)
    return live


def begun(key: str, minute: float, agenda: Agenda = AGENDA) -> SegmentStarted:
    return SegmentStarted(key, at(minute + agenda.segment(key).minutes), at(minute))


def said(live: Live, now: datetime, language: str = "en") -> list[str]:
    found, _ = proposal(live, now), translator(language)
    if found is None:
        return []
    return [_.say(s) for s in (found.state(), found.headline(), *found.consequences())]


def test_four_minutes_behind_are_caught_up_in_the_break():
    live = lived(begun("round-2", 52))
    assert said(live, at(58), "fi") == [
        "4 min jäljessä",
        "Lyhennä taukoa 2 min",
        "Tauko on silloin 6 min.",
        "Pelivaraa jää 4 min, ja lopetatte viimeistään klo 15.00.",
    ]
    found = proposal(live, at(58))
    assert found is not None
    assert (found.slack_before, found.slack_after) == (2, 4)
    assert found.agenda == AGENDA.changed(AGENDA.segment("break").cut_to(6))


def test_a_proposal_that_was_taken_is_not_made_again():
    live = lived(begun("round-2", 52))
    found = proposal(live, at(58))
    assert found is not None
    assert proposal(after(AgendaPlanned(found.agenda, at(58)), live), at(59)) is None


@pytest.mark.parametrize("late", [0, 1, 3])
def test_a_minute_or_two_are_not_worth_a_word(late):
    assert proposal(lived(begun("round-2", 48 + late)), at(50 + late)) is None


def test_the_rounds_to_come_give_minutes_only_together_and_last():
    live = lived(begun("round-1", 47))
    found = proposal(live, at(50))
    assert found is not None
    cut = {change.segments[0].key: change for change in found.changes}
    assert [s.key for s in cut["round-2"].segments] == ["round-2", "round-3"]
    assert found.agenda.segment("break").minutes == 6
    assert found.agenda.segment("summary").minutes == 7
    assert found.ends_after <= found.target == at(120)
    assert said(live, at(50))[:2] == ["21 min behind", "Shorten 5 parts, 16 min in all"]


def test_what_is_going_on_keeps_its_clock_and_what_is_done_its_length():
    found = proposal(lived(begun("round-1", 47)), at(50))
    assert found is not None
    assert found.agenda.segments[:4] == AGENDA.segments[:4]


def test_where_nothing_more_can_be_shortened_something_can_be_left_out():
    live = lived(begun("round-2", 95))
    found = proposal(live, at(110))
    assert found is not None
    assert str(found.troubles[0]) == (
        "The parts need at least 26 min and the moves 2 min, but 7 min are left: "
        "you would end 21 min late."
    )
    assert ("move-3", "round-3") in [offer.keys for offer in found.offers]
    assert said(live, at(110))[-1] == str(found.troubles[0])


def test_when_even_the_least_is_planned_only_the_trouble_is_said():
    live = lived(begun("round-2", 95))
    found = proposal(live, at(110))
    assert found is not None
    again = proposal(after(AgendaPlanned(found.agenda, at(110)), live), at(110))
    assert again is not None
    assert again.changes == ()
    assert again.act() is None
    assert str(again.headline()) == "Nothing more can be shortened"


def test_time_goes_on_while_the_clock_stands():
    paused = lived(begun("round-2", 48), ClockPaused(timedelta(minutes=10), at(56)))
    assert proposal(paused, at(57)) is None
    assert said(paused, at(60))[1] == "Shorten the break by 2 min"


def test_what_was_shortened_is_given_back_when_there_is_time_again():
    cut = AGENDA.changed(AGENDA.segment("break").cut_to(6))
    behind = lived(begun("round-2", 52), agenda=cut)
    assert proposal(behind, at(60)) is None
    ahead = lived(begun("round-3", 64), agenda=cut)
    assert said(ahead, at(70))[:2] == ["4 min ahead", "Lengthen the break by 2 min"]


def test_lunch_is_reached_in_time_though_the_end_is_far():
    lunch = Segment("lunch", Kind.BREAK, 45, title="Lunch", fixed_start=time(14, 0))
    agenda = Agenda((*AGENDA.segments[:6], lunch, *AGENDA.segments[6:]), 240)
    live = lived(begun("welcome", 5, agenda), agenda=agenda)
    found = proposal(live, at(6))
    assert found is not None
    assert found.agenda.reflowed(at(13), first="cases", end=at(240)).starts[-7:-6] == (at(60),)


@pytest.mark.parametrize(
    "live",
    [
        lived(),
        lived(starts_at=None),
        lived(begun("feedback", 118)),
        lived(begun("feedback", 118), SessionEnded(at(125))),
        lived(agenda=Agenda()),
    ],
    ids=["before", "no hour", "last part", "over", "no agenda"],
)
def test_where_there_is_nothing_to_propose_nothing_is_proposed(live):
    assert proposal(live, at(-30) if not live.started else at(120)) is None


def test_a_part_that_somebody_named_keeps_its_name():
    named = AGENDA.changed(replace(AGENDA.segment("break"), title="Kahvit"))
    assert said(lived(begun("round-2", 52), agenda=named), at(58), "fi")[1:3] == [
        "Lyhennä vaihetta ”Kahvit” 2 min",
        "”Kahvit” on silloin 6 min.",
    ]
