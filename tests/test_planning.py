from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from parastaminen_nb.core.agenda import Agenda
from parastaminen_nb.core.choices import Choices
from parastaminen_nb.core.errors import WorkshopError
from parastaminen_nb.core.events import WorkshopPlanned
from parastaminen_nb.core.rotation import Mode, Rules
from parastaminen_nb.core.workshop import Part, Variant, Workshop
from parastaminen_nb.log import Log
from parastaminen_nb.planning import Planning
from parastaminen_nb.session import Session

NOON = datetime(2027, 3, 11, 12, tzinfo=UTC)


class Hands:
    """A clock whose hands are turned by the test."""

    def __init__(self):
        self.now = NOON

    def __call__(self):
        return self.now


@pytest.fixture
def hands():
    return Hands()


@pytest.fixture
def planning(tmp_path, hands):
    session = Session(Log(tmp_path / "plan.workshop", create=True), now=hands)
    session.tell(WorkshopPlanned(Workshop("w", "Together"), NOON))
    yield Planning(session)
    session.close()


def retitle(planning, title):
    workshop = replace(planning.state.workshop, title=title)
    planning.write(workshop=workshop, of="title")


def test_a_change_is_kept_at_once_and_can_be_taken_back(planning, hands):
    assert not planning.can_take_back
    retitle(planning, "Together again")
    other = Session.opened(planning.session.log.path)
    assert other.state.workshop.title == "Together again"
    other.close()
    assert (planning.saved_at, planning.can_take_back) == (NOON, True)
    planning.take_back()
    assert planning.state.workshop.title == "Together"
    assert not planning.can_take_back


def test_nothing_is_written_where_nothing_differs(planning):
    seq = planning.session.seq
    retitle(planning, "Together")
    assert planning.session.seq == seq and planning.saved_at is None


def test_a_word_is_one_stroke_and_a_later_word_another(planning, hands):
    for title in ("L", "Lu", "Lunch"):
        retitle(planning, title)
        hands.now += timedelta(seconds=1)
    hands.now += timedelta(minutes=1)
    retitle(planning, "Lunch together")
    planning.take_back()
    assert planning.state.workshop.title == "Lunch"
    planning.take_back()
    assert planning.state.workshop.title == "Together"


def test_workshop_and_agenda_changed_together_go_back_together(planning):
    agenda = Agenda.generated(Variant.ROTATING, cases=2)
    workshop = replace(planning.state.workshop, variant=Variant.ROTATING)
    planning.write(workshop=workshop, agenda=agenda)
    planning.take_back()
    assert planning.state.agenda == Agenda()
    assert planning.state.workshop.variant is Variant.COMMON


def test_the_work_of_somebody_else_is_not_thrown_away(planning):
    retitle(planning, "Lunch")
    other = Session.opened(planning.session.log.path)
    other.tell(WorkshopPlanned(replace(other.state.workshop, question="Why?"), NOON))
    other.close()
    planning.session.catch_up()
    with pytest.raises(WorkshopError, match="Somebody else"):
        planning.take_back()
    assert planning.state.workshop.question == "Why?"
    assert planning.state.workshop.title == "Lunch"


def test_a_change_of_another_part_by_somebody_else_stays(planning):
    retitle(planning, "Lunch")
    agenda = Agenda.generated(Variant.COMMON, cases=2)
    Planning(planning.session).write(agenda=agenda)
    planning.take_back()
    assert planning.state.workshop.title == "Together"
    assert planning.state.agenda == agenda


class Faster(Log):
    """A log into which somebody else always writes a moment before we do."""

    def __init__(self, path):
        super().__init__(path)
        self.first = None

    def append(self, *events):
        if self.first:
            told, self.first = self.first, None
            super().append(told)
        return super().append(*events)


def test_two_who_write_in_the_same_moment_both_keep_their_words(planning, tmp_path, hands):
    other = Planning(Session(Log(tmp_path / "plan.workshop"), now=hands))
    retitle(other, "Lunch")  # this planner has not heard of it yet
    workshop = replace(planning.state.workshop, aim="Try one thing")
    planning.write(workshop=workshop, of="aim")
    assert (planning.state.workshop.title, planning.state.workshop.aim) == (
        "Lunch",
        "Try one thing",
    )
    assert planning.elsewhere.parts == (Part.BASICS,)
    planning.take_back()
    assert (planning.state.workshop.title, planning.state.workshop.aim) == ("Lunch", "")
    other.session.close()


def test_who_is_a_moment_faster_loses_nothing(planning, tmp_path, hands):
    log = Faster(tmp_path / "plan.workshop")
    mine = Planning(Session(log, now=hands))
    theirs = replace(mine.state.workshop, question="Why?")
    log.first = WorkshopPlanned(theirs, NOON)
    retitle(mine, "Lunch")
    planning.session.catch_up()
    for state in (mine.state, planning.state):
        assert (state.workshop.title, state.workshop.question) == ("Lunch", "Why?")
    assert mine.elsewhere.parts == (Part.BASICS,)
    mine.session.close()


def test_only_what_others_do_is_heard_from_elsewhere(planning):
    retitle(planning, "Lunch")
    assert planning.elsewhere is None
    other = Planning(Session.opened(planning.session.log.path))
    other.write(agenda=Agenda.generated(Variant.COMMON, cases=2))
    assert planning.elsewhere is None
    planning.session.catch_up()
    assert (planning.elsewhere.parts, planning.elsewhere.at) == ((Part.AGENDA,), NOON)
    other.session.close()


def test_two_who_ask_of_a_rotation_at_once_both_get_what_they_asked(planning):
    other = Session.opened(planning.session.log.path)
    theirs = Planning(other)
    apart, together = Rules(apart=(("p1", "p2"),)), Rules(together=(("p3", "p4"),))
    theirs.write(asked=Choices(rules=apart, rounds=2))
    planning.write(asked=Choices(rules=together))
    assert planning.state.asked.rules == Rules(apart=apart.apart, together=together.together)
    assert planning.elsewhere.parts == (Part.ROTATION,)
    other.catch_up()
    theirs.write(asked=replace(theirs.state.asked, mode=Mode.TOGETHER))
    planning.write(asked=planning.state.asked.without("apart 0"))
    assert planning.state.asked.rules == together
    assert planning.state.asked.mode is Mode.TOGETHER
    planning.take_back()
    assert planning.state.asked.rules.apart == apart.apart
    other.close()
