"""What people were told of meetings, folded from a log, and what they still have to be told."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, time

import pytest

from parastaminen_nb.core.events import LetterSent, MeetingDropped, MeetingPlanned
from parastaminen_nb.core.letters import Letter, Outcome, Sending, unsure, written
from parastaminen_nb.core.live import Live, after
from parastaminen_nb.core.meetings_told import (
    CALENDARS,
    holding,
    known_meeting,
    off_meetings,
    owed,
    told_people,
)
from parastaminen_nb.core.pathway import Meeting
from parastaminen_nb.core.workshop import Person, Workshop

AT = datetime(2027, 4, 1, 9, tzinfo=UTC)
TODAY = date(2027, 4, 1)
MIDWAY = Meeting("midway", date(2027, 6, 10), starts=time(9), venue="Kirjasto")
LATER = replace(MIDWAY, day=date(2027, 6, 17))
PEOPLE = tuple(Person(key, f"Nimi {key}") for key in ("p1", "p2", "p3"))
INVITE, REMIND = Letter.MEETING, Letter.MEETING_REMINDER
MOVE, CANCEL = Letter.MEETING_MOVED, Letter.MEETING_CANCELLED


def planned(meeting=MIDWAY):
    return MeetingPlanned(meeting, AT)


def gone(meeting=MIDWAY):
    return MeetingDropped(meeting.key, AT)


def sent(letter, *people, outcome=Outcome.SENT):
    return [LetterSent(Sending(letter, key, outcome, AT, "midway")) for key in people]


def folded(*events) -> Live:
    live = Live(workshop=Workshop("w", "W", people=PEOPLE))
    for event in events:
        for one in event if isinstance(event, list) else [event]:
            live = after(one, live)
    return live


def owing(live, today=TODAY):
    return [
        (one.letter, one.meeting.day, one.sent, one.taken, one.in_calendars)
        for one in owed(live.meetings_told, live.path, today)
    ]


def to(live, letter):
    people = told_people(live.workshop, live.meetings_told, live.path, letter, "midway")
    return [one.person.key for one in people]


def have(live, letter):
    return {who for who, _case in written(
        holding(live.letters, live.meetings_told, live.path), letter
    )}  # fmt: skip


def test_nobody_is_owed_anything_while_the_meeting_is_as_they_were_told():
    live = folded(
        planned(), sent(INVITE, "p1"), planned(replace(MIDWAY, notes="Sovittiin", present=3))
    )
    assert owing(live) == []
    assert (to(live, INVITE), to(live, MOVE), to(live, CANCEL)) == (["p1", "p2", "p3"], [], [])


@pytest.mark.parametrize(
    "other",
    [{"day": LATER.day}, {"starts": time(10)}, {"minutes": 60}, {"venue": "Koulu"}],
)
def test_who_was_told_otherwise_is_told_of_the_change_and_nobody_else(other):
    live = folded(
        planned(), sent(INVITE, "p1"), sent(INVITE, "p2", outcome=Outcome.FAILED),
        planned(replace(MIDWAY, **other)), sent(INVITE, "p3"),
    )  # fmt: skip
    [(letter, _day, people, taken, _calendars)] = owing(live)
    assert (letter, people, taken) == (MOVE, ("p1",), ())
    assert to(live, MOVE) == ["p1"]
    assert known_meeting(live.meetings_told, "p1", "midway") == MIDWAY
    live = after(sent(MOVE, "p1")[0], live)
    assert owing(live) == []
    assert to(live, MOVE) == ["p1"] and have(live, MOVE) == {"p1"}, "told, and can be told again"


def test_who_was_told_of_a_move_is_told_again_of_the_next():
    live = folded(planned(), sent(INVITE, "p1"), planned(LATER), sent(MOVE, "p1"))
    live = after(planned(replace(LATER, day=date(2027, 6, 24))), live)
    assert [one[0] for one in owing(live)] == [MOVE]
    assert have(live, MOVE) == set() and have(live, INVITE) == {"p1"}


def test_a_meeting_that_moves_back_owes_nobody_anything():
    live = folded(planned(), sent(INVITE, "p1"), planned(LATER), planned())
    assert owing(live) == [] and to(live, MOVE) == []


@pytest.mark.parametrize("off", [gone(), planned(replace(MIDWAY, held=False))])
def test_whoever_was_told_of_a_meeting_that_is_off_is_told_that(off):
    live = folded(
        planned(), sent(INVITE, "p1"), sent(INVITE, "p2", outcome=Outcome.UNSURE),
        sent(INVITE, "p3", outcome=Outcome.REFUSED), off,
    )  # fmt: skip
    assert owing(live) == [(CANCEL, MIDWAY.day, ("p1", "p2"), (), False)]
    assert to(live, CANCEL) == ["p1", "p2"]
    assert (to(live, INVITE), to(live, REMIND), to(live, MOVE)) == ([], [], [])
    assert off_meetings(live.meetings_told, live.path, TODAY) == (MIDWAY,)
    assert owing(live, today=date(2027, 6, 11)) == [], "its day is over"
    live = folded(planned(), sent(INVITE, "p1"), off, sent(CANCEL, "p1", outcome=Outcome.UNSURE))
    assert owing(live) == [] and to(live, CANCEL) == ["p1"]
    assert unsure(holding(live.letters, live.meetings_told, live.path), CANCEL)


def test_it_is_cancelled_as_each_of_them_knows_it():
    live = folded(planned(), sent(INVITE, "p1"), planned(LATER), sent(INVITE, "p2"), gone(LATER))
    assert known_meeting(live.meetings_told, "p1", "midway") == MIDWAY
    assert known_meeting(live.meetings_told, "p2", "midway") == LATER
    assert [one[2] for one in owing(live)] == [("p1", "p2")]


def test_what_was_taken_as_a_file_may_have_reached_somebody():
    files = [
        *sent(INVITE, "p1", "p2", outcome=Outcome.TAKEN),
        *sent(INVITE, CALENDARS, outcome=Outcome.TAKEN),
    ]
    live = folded(planned(), files, sent(INVITE, "p2"), gone())
    assert owing(live) == [(CANCEL, MIDWAY.day, ("p2",), ("p1",), True)]
    assert have(live, INVITE) == {"p2"}, "whether a file left, nobody knows"
    cancelled = sent(CANCEL, "p1", "p2", CALENDARS, outcome=Outcome.TAKEN)
    assert owing(folded(planned(), files, gone(), cancelled)) == []


def test_a_meeting_that_comes_back_is_as_it_was_until_it_was_cancelled():
    live = folded(planned(), sent(INVITE, "p1"), gone(), planned())
    assert owing(live) == [] and have(live, INVITE) == {"p1"}
    live = folded(planned(), sent(INVITE, "p1", "p2"), gone(), sent(CANCEL, "p1"), planned(LATER))
    assert have(live, INVITE) == {"p2"}, "whoever was told that it is off is invited anew"
    assert to(live, MOVE) == ["p2"]
    live = folded(planned(), sent(INVITE, "p1"), gone(), sent(CANCEL, "p1"), planned(),
                  sent(INVITE, "p1"), gone())  # fmt: skip
    assert to(live, CANCEL) == ["p1"] and have(live, CANCEL) == set(), "it is off once more"


def test_a_meeting_that_was_held_is_over():
    live = folded(planned(), sent(INVITE, "p1"), planned(replace(LATER, held=True)))
    assert owing(live) == []
