"""What holds for every agenda, however it is laid."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, time, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

from hypothesis import example, given, settings
from hypothesis import strategies as st

from parastaminen_nb.core.agenda import Agenda, Kind, Segment
from parastaminen_nb.core.segment import LONGEST

HELSINKI = ZoneInfo("Europe/Helsinki")
MINUTE = timedelta(minutes=1)
law = settings(max_examples=60)
NIGHTS = (
    datetime(2027, 3, 27, 18, tzinfo=UTC),  # clocks go forward at 01:00 UTC
    datetime(2027, 10, 30, 18, tzinfo=UTC),  # clocks go back at 01:00 UTC
    datetime(2027, 3, 11, 18, tzinfo=UTC),
    datetime(2027, 12, 31, 18, tzinfo=UTC),
)

moments = st.builds(
    lambda night, minutes, seconds: (
        night + timedelta(minutes=minutes, seconds=seconds)
    ).astimezone(HELSINKI),
    st.sampled_from(NIGHTS),
    st.integers(0, 12 * 60),
    st.sampled_from((0, 0, 24)),
)


@st.composite
def segments(draw, key, fixed):
    kind = draw(st.sampled_from(Kind))
    minutes = draw(st.integers(1, 60))
    least = draw(st.none() | st.integers(1, minutes))
    most = draw(st.none() | st.integers(minutes, 120))
    return Segment(
        key,
        kind,
        draw(st.integers(1, 60)),
        least=least,
        most=most,
        preferred=draw(st.none() | st.just(minutes)),
        priority=draw(st.none() | st.integers(1, 4)),
        equal=draw(st.sampled_from((None, None, "", "x", "y"))),
        move=draw(st.sampled_from((0, 0, 2, 5))),
        fixed_start=draw(st.times().map(_whole)) if fixed else None,
        second=draw(st.none() | st.booleans()),
        track=draw(st.sampled_from(("", "", "A", "B", "C"))),
    )


def _whole(hour: time) -> time:
    return hour.replace(second=0, microsecond=0)


@st.composite
def agendas(draw, most_fixed=2):
    count = draw(st.integers(1, 9))
    fixed = draw(st.sets(st.integers(0, count - 1), max_size=most_fixed))
    return Agenda(tuple(draw(segments(f"s{n}", n in fixed)) for n in range(count)))


lays = st.fixed_dictionaries(
    {"reserve": st.sampled_from((0, 0, 4, 30)), "stretch": st.booleans()},
)
lengths = st.integers(0, LONGEST)


@law
@given(agendas(), moments, lengths, lays)
def test_nothing_is_shorter_than_its_least_or_longer_than_its_most(agenda, now, minutes, lay):
    laid = agenda.reflowed(now, end=after(now, minutes), **lay)
    for segment, now_laid in zip(agenda.segments, laid.agenda.segments, strict=True):
        assert segment.bounds.least <= now_laid.minutes <= segment.bounds.most
        if not lay["stretch"] and not segment.group:  # equal ones may need more than one wants
            assert now_laid.minutes <= segment.bounds.wanted
        assert now_laid.bounds == segment.bounds


@law
@given(agendas(), moments, lengths, lays)
def test_every_minute_there_is_is_planned_or_slack(agenda, now, minutes, lay):
    laid = agenda.reflowed(now, end=after(now, minutes), **lay)
    for block in laid.blocks:
        assert block.available + block.short == block.planned + block.moves + block.slack
        assert (
            block.available == (block.ends.astimezone(UTC) - block.begins.astimezone(UTC)) // MINUTE
        )
        assert not (block.short and block.slack)
    assert sum(block.planned + block.moves for block in laid.blocks) == laid.agenda.planned


def after(now: datetime, minutes: int) -> datetime:
    """So many true minutes later, whatever the clocks on the wall do meanwhile."""
    return (now.astimezone(UTC) + minutes * MINUTE).astimezone(HELSINKI)


@law
@given(agendas(), moments, lengths, lays)
def test_what_is_equal_is_equal(agenda, now, minutes, lay):
    laid = agenda.reflowed(now, end=after(now, minutes), **lay)
    for group in {s.group for s in agenda.segments} - {""}:
        members = [s for s in agenda.segments if s.group == group]
        if max(s.bounds.least for s in members) <= min(s.bounds.most for s in members):
            assert len({s.minutes for s in laid.agenda.segments if s.group == group}) == 1


@law
@given(agendas(), moments, lengths, lays)
def test_starts_follow_one_another_in_true_time(agenda, now, minutes, lay):
    laid = agenda.reflowed(now, end=after(now, minutes), **lay)
    starts = [moment.astimezone(UTC) for moment in laid.starts]
    assert len(starts) == len(agenda.segments) + 1
    begins = dict(zip((s.key for s in laid.agenda.segments), starts, strict=False))
    over = now.astimezone(UTC)
    for leg in laid.agenda.legs:
        ends = []
        assert begins[leg.key] >= over
        for track in leg.tracks.values():
            assert begins[track[0].key] >= begins[leg.key]
            for segment, following in pairwise(track):
                length = (segment.minutes + following.move) * MINUTE
                assert begins[following.key] - begins[segment.key] == length
            ends.append(begins[track[-1].key] + track[-1].minutes * MINUTE)
        over = max(ends)
    assert starts[-1] == over


@law
@given(agendas(most_fixed=0), moments, st.integers(0, 600), lays)
def test_parts_that_are_all_in_one_track_are_laid_as_parts_one_after_another(
    agenda, now, minutes, lay
):
    kinds = (replace(s, kind=Kind.TOGETHER, move=0, equal="") for s in agenda.segments)
    row = replace(agenda, segments=tuple(replace(s, track="") for s in kinds))
    track = replace(row, segments=tuple(replace(s, track="A") for s in row.segments))
    end = after(now, minutes)
    one, other = row.reflowed(now, end=end, **lay), track.reflowed(now, end=end, **lay)
    assert [s.minutes for s in one.agenda.segments] == [s.minutes for s in other.agenda.segments]
    assert (one.starts, one.slack, one.short) == (other.starts, other.slack, other.short)


@law
@given(agendas(), moments, lengths, lays)
def test_a_fixed_start_is_kept_unless_what_comes_before_cannot_fit(agenda, now, minutes, lay):
    laid = agenda.reflowed(now, end=after(now, minutes), **lay)
    by_key = dict(zip((s.key for s in agenda.segments), laid.starts, strict=False))
    for block in laid.blocks:
        if block.before is None:
            continue
        begins = by_key[block.before.key].astimezone(UTC)
        late = begins - block.ends.astimezone(UTC)
        if block.short:  # a minute that has begun counts as missing
            assert (block.short - 1) * MINUTE < late <= block.short * MINUTE
        else:
            assert late == timedelta(0)


@law
@given(agendas(), moments, lengths, lays)
def test_laying_twice_changes_nothing(agenda, now, minutes, lay):
    end = after(now, minutes)
    once = agenda.reflowed(now, end=end, **lay).agenda
    assert once.reflowed(now, end=end, **lay).agenda == once


@law
@given(agendas(most_fixed=0), moments, st.integers(0, 600), st.integers(1, 60))
def test_more_time_makes_nothing_in_sum_shorter(agenda, now, minutes, more):
    short = agenda.reflowed(now, end=after(now, minutes))
    longer = agenda.reflowed(now, end=after(now, minutes + more))
    assert longer.short <= short.short
    assert longer.agenda.planned + longer.slack >= short.agenda.planned + short.slack


@law
@given(agendas(), moments, lengths, st.integers(0, 8))
@example(Agenda((Segment("s0", Kind.ROUND, 20),)), NIGHTS[0].astimezone(HELSINKI), 0, 0)
def test_what_is_done_stays(agenda, now, minutes, place):
    first = agenda.segments[min(place, len(agenda.segments) - 1)].key
    laid = agenda.reflowed(now, first=first, end=after(now, minutes))
    done = agenda.place(first)
    assert laid.agenda.segments[:done] == agenda.segments[:done]
    assert [s.key for s in laid.agenda.segments] == [s.key for s in agenda.segments]
