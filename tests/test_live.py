from dataclasses import replace
from datetime import UTC, datetime, timedelta
from functools import reduce

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from parastaminen_nb.core.agenda import Agenda
from parastaminen_nb.core.choices import Choices
from parastaminen_nb.core.clock import Clock
from parastaminen_nb.core.comments import Comment
from parastaminen_nb.core.edits import Edits
from parastaminen_nb.core.events import (
    KINDS,
    AgendaKept,
    AgendaPlanned,
    Announced,
    ClockPaused,
    ClockRunning,
    CommentAgreed,
    CommentAnswered,
    CommentEdited,
    CommentHidden,
    CommentPinned,
    CommentsApproved,
    CommentsMerged,
    CommentsSorted,
    CommentTakenBack,
    CommentThanked,
    CommentWritten,
    DoorsOpened,
    Event,
    ExperimentDropped,
    ExperimentPlanned,
    GuestArrived,
    LetterSent,
    MeetingDropped,
    MeetingPlanned,
    MeetingReplied,
    NoteWritten,
    PersonArrived,
    PersonLeft,
    PhoneReached,
    PromptOpened,
    ReadingTaken,
    ReportHeard,
    RotationAsked,
    RotationPlanned,
    SecretaryTook,
    SegmentStarted,
    SessionEnded,
    ShowingChosen,
    SignupCame,
    SignupErased,
    SignupOpened,
    SoundMuted,
    StepTakenBack,
    TablesKept,
    TaskTicked,
    WallHeld,
    WordsShown,
    WorkshopPlanned,
)
from parastaminen_nb.core.letters import Letter, Outcome, Sending
from parastaminen_nb.core.live import Live, Phase, after
from parastaminen_nb.core.pathway import Experiment, Meeting, Report, Stage
from parastaminen_nb.core.rotation import Rules, Seat, plan_rotation
from parastaminen_nb.core.said import Agreement, Announcement, Answer, Merge, Note, Secretary
from parastaminen_nb.core.workshop import Case, Person, Showing, Variant, Workshop
from parastaminen_nb.log import Log
from parastaminen_nb.session import Session

NOON = datetime(2027, 3, 11, 10, tzinfo=UTC)
AGENDA = Agenda.generated(Variant.COMMON, cases=3)

moments = st.integers(0, 7200).map(lambda s: NOON + timedelta(seconds=s))
lefts = st.integers(0, 3600).map(lambda s: timedelta(seconds=s))
keys = st.sampled_from(["k1", "k2", "k3", "k4"])
segments = st.sampled_from([segment.key for segment in AGENDA.segments])
people = st.sampled_from(["p01", "p02", "p03"])
texts = st.text(max_size=5)
rounds = st.integers(1, 3)
merges = st.lists(keys, min_size=2, max_size=4, unique=True).map(
    lambda found: Merge(found[0], tuple(found[1:]))
)
SEATED = [
    plan_rotation([Person(f"p{n}", f"P{n}") for n in range(9)], [Case(c, c) for c in "abc"], seed=n)
    for n in (1, 2)
]
rotations = st.sampled_from(SEATED)
comments = st.builds(
    Comment, key=st.uuids().map(str) | keys, text=st.text(max_size=5), case=st.sampled_from("abc"),
    round=st.integers(1, 3), at=moments,
)  # fmt: skip
events: st.SearchStrategy[Event] = st.one_of(
    st.builds(WorkshopPlanned, st.builds(Workshop, key=keys, title=st.text(max_size=5)), moments),
    st.builds(AgendaPlanned, st.just(AGENDA), moments),
    st.builds(RotationPlanned, rotations, moments, st.sampled_from([0, 1, 2])),
    st.builds(RotationAsked, st.none() | st.builds(Choices, rounds=rounds), moments),
    st.builds(AgendaKept, st.integers(-5, 5), st.booleans(), moments),
    st.builds(TablesKept, st.lists(people, max_size=2).map(tuple), st.booleans(), moments),
    st.builds(PhoneReached, moments),
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
    st.builds(
        LetterSent,
        st.builds(Sending, st.sampled_from(Letter), people, st.sampled_from(Outcome), moments),
    ),
    st.builds(TaskTicked, keys, st.booleans(), moments),
    st.builds(SignupOpened, st.booleans(), moments),
    st.builds(SignupCame, keys, moments),
    st.builds(SignupErased, keys, moments),
    st.builds(CommentEdited, keys, texts, st.none() | moments),
    st.builds(CommentTakenBack, keys, st.none() | moments),
    st.builds(CommentsApproved, st.lists(keys, max_size=3).map(tuple), st.booleans(), moments),
    st.builds(CommentsMerged, merges, st.booleans(), moments),
    st.builds(CommentAgreed, st.builds(Agreement, keys, keys, st.booleans())),
    st.builds(CommentAnswered, st.builds(Answer, keys, texts), moments),
    st.builds(CommentThanked, keys, st.booleans(), moments),
    st.builds(ShowingChosen, st.sampled_from(Showing), moments),
    st.builds(PromptOpened, st.sampled_from(["good", "ask"]), st.booleans(), moments),
    st.builds(NoteWritten, st.builds(Note, keys, texts), moments),
    st.builds(GuestArrived, st.builds(Person, people, texts), moments),
    st.builds(Announced, st.builds(Announcement, texts, st.sampled_from(["", "a", "A1"])), moments),
    st.builds(
        SecretaryTook, st.builds(Secretary, st.integers(1, 2), keys, st.just(1), keys), moments
    ),
    st.builds(WordsShown, st.sampled_from(["", "a"]), moments),
    st.builds(WallHeld, st.booleans(), moments),
    st.builds(SoundMuted, st.booleans(), moments),
    st.builds(MeetingPlanned, st.builds(Meeting, keys, st.dates(), texts), moments),
    st.builds(MeetingDropped, keys, moments),
    st.builds(MeetingReplied, keys, people, st.none() | st.booleans(), moments),
    st.builds(
        ExperimentPlanned,
        st.builds(Experiment, keys, texts, stage=st.sampled_from(Stage), next_day=st.dates()),
        moments,
    ),
    st.builds(ExperimentDropped, keys, moments),
    st.builds(
        ReadingTaken, keys, st.dates(), st.none() | st.floats(0, 1e6, allow_nan=False), moments
    ),
    st.builds(ReportHeard, st.builds(Report, keys, keys, texts), moments),
    st.builds(CommentsSorted, st.builds(Edits, st.sampled_from(["fewer", "more"])), moments),
)


def folded(told: list[Event], live: Live | None = None) -> Live:
    return reduce(lambda state, event: after(event, state), told, live or Live())


@given(st.lists(events, max_size=30), st.lists(st.integers(1, 30), max_size=5))
@settings(max_examples=60)
def test_any_split_of_a_log_folds_to_the_same(tmp_path_factory, told, cuts):
    told = [e for n, e in enumerate(told) if not e.once or e.once not in {b.once for b in told[:n]}]
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
    assert replace(twice, agreements=once.agreements) == once
    assert twice.agreeing() == once.agreeing()


def test_the_way_back_from_moves_leads_to_before_them_though_two_desks_made_them():
    first, moved = SEATED
    told = [RotationPlanned(first, NOON)] + [RotationPlanned(moved, NOON, repaired_from=2)] * 2
    assert folded(told).repaired == (first, 2)


def test_a_clock_that_is_stopped_after_the_end_stops_nothing(session):
    session.start_next()
    session.end()
    before = session.state
    session.tell(ClockPaused(minutes(3), NOON), ClockRunning(NOON + minutes(3), NOON))
    assert session.state == before


def test_doors_that_are_opened_once_more_take_nothing_back(session):
    session.start_next()
    before = session.state
    session.tell(DoorsOpened(NOON))
    assert session.state == before


def test_who_is_kept_together_in_the_plan_is_so_in_what_is_asked_of_the_next_one():
    first = SEATED[0]
    ruled = replace(first, rules=Rules(together=(("p1", "p2"),)))
    told = [
        RotationAsked(Choices(rounds=2), NOON),
        RotationPlanned(first, NOON),
        RotationPlanned(ruled, NOON),
    ]
    asked = folded(told).asked
    assert asked is not None
    assert asked.rules.together == (("p1", "p2"),)


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
    assert session.state.next_leg is None
    session.start_next()
    assert session.state.phase is Phase.ENDED


def test_the_round_is_known_while_people_move_to_it(session):
    session.start(AGENDA.segment("move-2"))
    assert (session.state.round, session.state.next_round) == (2, 3)


def write(session, *written: str, round: int = 1, case: str = "a") -> None:
    session.tell(*(CommentWritten(Comment(key=k, text=k, case=case, round=round)) for k in written))


def shown(session) -> list[str]:
    return [comment.key for comment in session.state.shown_comments()]


def test_comments_wait_for_the_end_of_their_round_where_that_was_chosen(session):
    session.tell(ShowingChosen(Showing.AFTER_ROUND, NOON))
    session.start(AGENDA.segment("round-1"))
    write(session, "k1")
    assert shown(session) == []
    session.start(AGENDA.segment("move-2"))
    assert shown(session) == ["k1"]
    session.take_back()
    assert shown(session) == []


def test_what_is_lifted_to_the_wall_waits_for_nothing_until_its_words_change(session):
    session.tell(ShowingChosen(Showing.AFTER_APPROVAL, NOON))
    write(session, "k1", "k2")
    session.tell(CommentPinned("k1", True, NOON), CommentsApproved(("k2",), True, NOON))
    assert shown(session) == ["k2", "k1"]
    assert session.state.waiting() == ()
    session.tell(CommentEdited("k1", "muuta"), CommentEdited("k2", "muuta"))
    assert shown(session) == []
    assert [comment.text for comment in session.state.waiting()] == ["muuta", "muuta"]


def test_a_comment_taken_back_is_gone_and_frees_what_stood_behind_it(session):
    write(session, "k1", "k2", "k3")
    session.tell(CommentsMerged(Merge("k1", ("k2", "k3")), True, NOON))
    assert shown(session) == ["k1"]
    session.tell(CommentTakenBack("k1"))
    assert shown(session) == ["k3", "k2"]
    assert "k1" not in {comment.key for comment in session.state.comments}


def test_merged_comments_come_apart_again(session):
    write(session, "k1", "k2")
    merge = Merge("k2", ("k1",))
    session.tell(CommentsMerged(merge, True, NOON))
    assert shown(session) == ["k2"]
    session.tell(CommentsMerged(merge, False, NOON))
    assert shown(session) == ["k2", "k1"]


def test_one_device_agrees_once_and_may_change_its_mind(session):
    write(session, "k1")
    for mark, agreed in (("x", True), ("y", True), ("x", True), ("y", False)):
        session.tell(CommentAgreed(Agreement("k1", mark, agreed)))
    assert session.state.agreeing() == {"k1": 1}


def test_an_announcement_reaches_those_it_is_for(session):
    session.tell(
        Announced(Announcement("Kaikille"), NOON),
        Announced(Announcement("Tapaukselle", "a"), NOON),
        Announced(Announcement("Pöydälle", "B1"), NOON),
    )
    assert [said.text for said in session.state.told()] == ["Kaikille"]
    assert [said.text for said in session.state.told(Seat("b", 1))] == ["Kaikille", "Pöydälle"]
    session.tell(Announced(Announcement(""), NOON))
    assert [said.text for said in session.state.told(Seat("a", 2))] == ["Tapaukselle"]


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
