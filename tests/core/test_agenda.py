from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parastaminen_nb.core.agenda import Agenda, Kind, Segment
from parastaminen_nb.core.errors import WorkshopError
from parastaminen_nb.core.workshop import Variant

HELSINKI = ZoneInfo("Europe/Helsinki")


def test_two_hours_hold_three_cases_with_minutes_to_spare():
    agenda = Agenda.generated(Variant.COMMON, cases=3)
    assert agenda.rounds == 3
    assert 0 < agenda.slack <= 10


def test_the_rotating_variant_has_no_common_presentations():
    kinds = {s.kind for s in Agenda.generated(Variant.ROTATING, cases=3).segments}
    assert Kind.CASES not in kinds


@given(st.sampled_from(Variant), st.integers(1, 8), st.integers(30, 480))
def test_an_agenda_fits_or_says_why_not(variant, cases, minutes):
    try:
        agenda = Agenda.generated(variant, cases=cases, minutes=minutes)
    except WorkshopError as error:
        assert "do not fit" in str(error)
    else:
        assert agenda.slack >= 0
        assert len({s.minutes for s in agenda.segments if s.kind is Kind.ROUND}) == 1


def test_a_round_of_ten_minutes_is_long_enough():
    fits = Agenda.generated(Variant.COMMON, cases=3, minutes=81)
    assert [s.minutes for s in fits.segments if s.kind is Kind.ROUND] == [10, 10, 10]
    with pytest.raises(WorkshopError, match="30 minutes are left for them, and a round needs at"):
        Agenda.generated(Variant.COMMON, cases=3, minutes=80)


@pytest.mark.parametrize(("cases", "rounds"), [(0, 1), (0, 3), (2, -1)])
def test_an_agenda_of_nothing_is_refused(cases, rounds):
    with pytest.raises(WorkshopError, match="at least one case and one round"):
        Agenda.generated(Variant.COMMON, cases=cases, rounds=rounds)


def test_a_template_leaves_more_time_over_rather_than_filling_it():
    usual, longer = Agenda.template("common"), Agenda.template("common", minutes=200)
    assert longer.segments == usual.segments
    assert longer.slack == 200 - usual.planned


def test_a_template_has_three_rounds_unless_told():
    rounds = [s.round for s in Agenda.template("common").segments if s.kind is Kind.ROUND]
    assert rounds == [1, 2, 3]


def test_a_night_when_clocks_change_keeps_its_true_length():
    agenda = Agenda((Segment("a", Kind.TOGETHER, 90),), 90)
    start = datetime(2027, 3, 28, 2, 30, tzinfo=HELSINKI)  # 03:00 becomes 04:00
    assert agenda.starts(start)[-1].strftime("%H.%M") == "05.00"


def test_a_segment_moves_among_the_others():
    agenda = Agenda(tuple(Segment(k, Kind.TOGETHER, 5) for k in "abc"))
    assert [s.key for s in agenda.moved("a", by=1).segments] == ["b", "a", "c"]
    assert [s.key for s in agenda.moved("a", by=9).segments] == ["b", "c", "a"]


def test_no_length_is_refused():
    with pytest.raises(WorkshopError, match="0 minutes"):
        Segment("a", Kind.ROUND, 0)
