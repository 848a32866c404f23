from datetime import UTC, datetime, timedelta
from functools import reduce

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from parastaminen_nb.core.agenda import Agenda
from parastaminen_nb.core.clock import Clock
from parastaminen_nb.core.comments import Comment
from parastaminen_nb.core.edits import Edits
from parastaminen_nb.core.events import (
    KINDS,
    AgendaPlanned,
    ClockPaused,
    ClockRunning,
    CommentHidden,
    CommentPinned,
    CommentsSorted,
    CommentWritten,
    DoorsOpened,
    Event,
    PersonArrived,
    PersonLeft,
    SegmentStarted,
    SessionEnded,
    StepTakenBack,
    WorkshopPlanned,
)
from parastaminen_nb.core.live import Live, Phase, after
from parastaminen_nb.core.workshop import Variant, Workshop
from parastaminen_nb.log import Log
from parastaminen_nb.session import Session

NOON = datetime(2027, 3, 11, 10, tzinfo=UTC)
AGENDA = Agenda.generated(Variant.COMMON, cases=3)

moments = st.integers(0, 7200).map(lambda s: NOON + timedelta(seconds=s))
lefts = st.integers(0, 3600).map(lambda s: timedelta(seconds=s))
keys = st.sampled_from(["k1", "k2", "k3", "k4"])
segments = st.sampled_from([segment.key for segment in AGENDA.segments])
people = st.sampled_from(["p01", "p02", "p03"])
comments = st.builds(
    Comment, key=st.uuids().map(str), text=st.text(max_size=5), case=st.sampled_from("abc"),
    round=st.integers(1, 3), at=moments,
)  # fmt: skip
events: st.SearchStrategy[Event] = st.one_of(
    st.builds(WorkshopPlanned, st.builds(Workshop, key=keys, title=st.text(max_size=5)), moments),
    st.builds(AgendaPlanned, st.just(AGENDA), moments),
    st.builds(DoorsOpened, moments),
    st.builds(SegmentStarted, segments, moments, moments),
    st.builds(ClockRunning, moments, moments),
    st.builds(ClockPaused, lefts, moments),
    st.builds(StepTakenBack, st.none() | segments, st.none() | moments, st.none(), moments),
    st.builds(SessionEnded, moments),
    st.builds(PersonArrived, people, moments),
    st.builds(PersonLeft, people, moments),
    st.builds(CommentWritten, comments),
    st.builds(CommentHidden, keys, st.booleans(), moments),
    st.builds(CommentPinned, keys, st.booleans(), moments),
    st.builds(CommentsSorted, st.builds(Edits, st.sampled_from(["fewer", "more"])), moments),
)


def folded(told: list[Event], live: Live | None = None) -> Live:
    return reduce(lambda state, event: after(event, state), told, live or Live())


@given(st.lists(events, max_size=30), st.lists(st.integers(1, 30), max_size=5))
@settings(max_examples=60, deadline=None)
def test_any_split_of_a_log_folds_to_the_same(tmp_path_factory, told, cuts):
    path = tmp_path_factory.mktemp("split") / "a.workshop"
    with Log(path, create=True) as log:
        reader = Session(log)
        for start, end in zip([0, *sorted(cuts)], [*sorted(cuts), len(told)], strict=True):
            log.append(*told[start:end])
            reader.catch_up()
        assert reader.state == folded(told) == Session(log).state


@given(st.lists(events, max_size=20), events)
@settings(deadline=None)
def test_an_event_says_how_things_are_so_telling_it_twice_changes_nothing(told, event):
    if event.once:
        return  # the log itself keeps these once
    once = after(event, folded(told))
    twice = after(event, once)
    assert (twice.step, twice.phase, twice.present) == (once.step, once.phase, once.present)


def test_every_kind_of_event_is_known_to_the_fold():
    assert {kind for kind in after.registry if kind is not object} >= set(KINDS.values())


@pytest.fixture
def session(tmp_path):
    moment = [NOON]
    with Log(tmp_path / "a.workshop", create=True) as log:
        log.append(AgendaPlanned(AGENDA, NOON), DoorsOpened(NOON))
        session = Session(log, now=lambda: moment[0])
        session.later = lambda minutes: moment.__setitem__(0, moment[0] + minutes)
        yield session


def minutes(n: float) -> timedelta:
    return timedelta(minutes=n)


def test_two_facilitators_pressing_together_start_one_round(session):
    other = Session(session.log, now=session.now)
    session.start_next()
    other.start(AGENDA.segments[0])
    session.catch_up()
    assert session.state == other.state
    assert session.state.segment == AGENDA.segments[0]
    assert len(session.state.started) == 1


def test_a_pause_keeps_what_is_left(session):
    session.start_next()
    session.later(minutes(3))
    session.pause()
    session.later(minutes(10))
    assert session.state.clock.remaining(session.now()) == minutes(5)
    session.resume()
    assert session.state.clock == Clock(ends_at=session.now() + minutes(5))


def test_two_more_minutes_are_two_more_minutes_also_while_paused(session):
    session.start_next()
    session.pause()
    session.lengthen(minutes(2))
    assert session.state.clock == Clock(left=minutes(10))


def test_time_is_given_from_now_once_it_is_up(session):
    session.start_next()
    session.later(minutes(30))
    session.lengthen(minutes(2))
    assert session.state.clock.remaining(session.now()) == minutes(2)


def test_a_step_taken_back_is_as_if_it_had_not_been(session):
    session.start_next()
    before = session.state
    session.later(minutes(2))
    session.start_next()
    session.take_back()
    assert session.state == before


def test_steps_are_taken_back_to_the_open_doors(session):
    opened = session.state
    session.start_next()
    session.lengthen(minutes(2))
    session.take_back()
    session.take_back()
    assert session.state == opened


def test_after_the_last_segment_the_workshop_ends(session):
    for _ in AGENDA.segments:
        session.start_next()
    assert session.state.next_segment is None
    session.start_next()
    assert session.state.phase is Phase.ENDED


def test_the_round_is_known_while_people_move_to_it(session):
    session.start(AGENDA.segment("move-2"))
    assert (session.state.round, session.state.next_round) == (2, 3)


def test_a_hidden_comment_is_not_shown_and_not_lost(session):
    session.tell(
        *(CommentWritten(Comment(key=k, text=k, case="a", round=1)) for k in ("k1", "k2")),
        CommentHidden("k1", hidden=True, at=NOON),
    )
    assert [comment.key for comment in session.state.shown_comments()] == ["k2"]
    assert len(session.state.comments) == 2


@pytest.mark.slow
def test_a_hundred_thousand_events_fold_in_linear_time(tmp_path):
    # No clock in a test: linear means that no comment is copied for another one's sake.
    with Log(tmp_path / "a.workshop", create=True) as log:
        log.append(
            *(
                CommentWritten(Comment(key=str(n), text="huomio", case="a", round=1, at=NOON))
                for n in range(100_000)
            )
        )
        state = Session(log).state
    assert len(state.comments) == 100_000
    assert state.comments._items is state.comments.grown(state.comments[0])._items
