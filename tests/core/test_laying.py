"""A planned agenda against the time there is."""

from dataclasses import replace
from datetime import datetime, time

from hypothesis import given, settings
from hypothesis import strategies as st

from parastaminen_nb.core.agenda import Agenda, Kind, Segment
from parastaminen_nb.core.agenda_editing import with_minutes
from parastaminen_nb.core.laying import Laying
from parastaminen_nb.core.live import Live
from parastaminen_nb.core.readiness import readiness
from parastaminen_nb.core.workshop import Variant

AT = datetime.fromisoformat("2027-03-11T10:00+02:00")
USUAL = Agenda.generated(Variant.COMMON, cases=3)


def test_what_is_left_over_and_what_laying_anew_would_change():
    laying = Laying.of(with_minutes(USUAL, "welcome", "18"), AT)
    assert (laying.left, laying.late) == (-6, 6)
    assert str(laying.shares()) == "120 min: 119 min for the parts and 7 min for moves."
    assert [str(change.said()) for change in laying.changes] == ["Shorten “Welcome” by 6 min"]
    assert str(laying.then()) == "0 min are left over then."


def test_what_cannot_fit_is_said_with_numbers_and_offers():
    laying = Laying.of(replace(USUAL, minutes=60), AT)
    assert laying.laid.short and "60 min are left" in str(laying.laid.said()[0])
    assert laying.offers
    assert str(laying.then()).endswith("missing even then.")


def test_a_fixed_start_that_would_be_late_counts_though_minutes_are_left_over():
    lunch = Segment("lunch", Kind.BREAK, 30, fixed_start=time(11, 0))
    talk, end = Segment("talk", Kind.TOGETHER, 70), Segment("end", Kind.SUMMARY, 10)
    laying = Laying.of(Agenda((talk, lunch, end), 180), AT)
    assert (laying.late, laying.left) == (10, -10)
    waits = Laying.of(Agenda((lunch, end), 90), AT)
    assert (waits.late, waits.left) == (10, -10)  # lunch at eleven, and half past eleven is over
    live = Live(agenda=Agenda((lunch, Segment("one", Kind.ROUND, 20, round=1)), 100))
    at_ten = replace(live, workshop=replace(live.workshop, starts_at=AT))
    assert "Shorten the agenda by 10 minutes." in map(str, (m for m in readiness(at_ten).missing))


def test_what_is_waited_before_a_fixed_hour_is_told_of_what_is_left_over():
    talk, lunch = Segment("talk", Kind.TOGETHER, 50), Segment("lunch", Kind.BREAK, 30, move=4)
    agenda = Agenda((talk, replace(lunch, fixed_start=time(11, 15))), 120)
    assert agenda.waits(AT) == {"lunch": 21}
    laying = Laying.of(agenda, AT)
    assert (laying.left, laying.over) == (36, 105)
    assert str(laying.shares()).endswith("36 min left over, of which 21 min before a fixed hour.")


def test_nobody_walks_in_no_time():
    still = tuple(s for s in USUAL.segments if s.kind is not Kind.MOVE)
    assert Laying.of(replace(USUAL, segments=still), AT).walks_are_missing
    assert not Laying.of(USUAL, AT).walks_are_missing


@settings(max_examples=60)
@given(st.lists(st.integers(1, 60), min_size=1, max_size=9), st.integers(1, 400))
def test_what_is_late_or_left_is_what_the_minutes_say(lengths, minutes):
    parts = (Segment(f"s{n}", Kind.TOGETHER, length) for n, length in enumerate(lengths))
    laying = Laying.of(Agenda(tuple(parts), minutes), AT)
    assert laying.left == minutes - sum(lengths)
    assert laying.late == max(0, -laying.left)
    assert not Laying.of(laying.laid.agenda, AT).late or laying.laid.short
