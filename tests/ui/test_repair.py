"""The day does not go as planned: what the desk proposes, and what happens when it is accepted."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from parastaminen_nb.core.agenda import Agenda
from parastaminen_nb.core.catching_up import proposal
from parastaminen_nb.core.events import (
    AgendaPlanned,
    DoorsOpened,
    PersonArrived,
    PersonLeft,
    RotationPlanned,
    WorkshopPlanned,
)
from parastaminen_nb.core.rotation import Away, Rules, plan_rotation
from parastaminen_nb.core.workshop import Case, Person, Variant, Workshop
from parastaminen_nb.i18n import translator
from parastaminen_nb.log import Log
from parastaminen_nb.session import Session
from parastaminen_nb.ui.desk.proposals import Proposals
from parastaminen_nb.ui.notice import Notice
from parastaminen_nb.ui.reflow import ReflowCard
from parastaminen_nb.ui.repair import Repair
from parastaminen_nb.ui.situation import Situation

NO_RULES = Rules()
NOON = datetime.fromisoformat("2027-03-11T12:00+02:00")
_ = translator("en")


def workshop(people: int) -> Workshop:
    return Workshop(
        key="w",
        title="W",
        starts_at=NOON,
        people=tuple(Person(f"p{n:02}", f"Nimi<{n:02}> Koe") for n in range(people)),
    ).with_cases(Case("", "Kyläkeittiö", "Katri"), Case("", "Soittorinki", "Päivi"))


def opened(tmp_path, people: int, rules: Rules = NO_RULES) -> Session:
    """A workshop whose doors are open and to which everybody has come."""
    planned = workshop(people)
    session = Session(Log(tmp_path / "a.workshop", create=True), now=lambda: NOON)
    session.tell(
        WorkshopPlanned(planned, NOON),
        AgendaPlanned(Agenda.generated(Variant.COMMON, cases=2, minutes=120), NOON),
        RotationPlanned(plan_rotation(planned.people, planned.cases, rules=rules), NOON),
        DoorsOpened(NOON),
        *(PersonArrived(person.key, NOON) for person in planned.people),
    )
    return session


@pytest.fixture
def session(tmp_path):
    """Twenty people: two tables of five at each of two cases."""
    session = opened(tmp_path, 20)
    yield session
    session.close()


@pytest.fixture
def notice():
    return Notice(_)


@pytest.fixture
def repair(session, notice):
    repair = Repair(session, notice, _)
    session.observe(lambda change: repair.render(change["new"]), "state")
    repair.render(session.state)
    return repair


def sizes(session, round):
    return sorted(len(table.people) for table in session.state.rotation.tables(round))


def two_of_a_table(session, round=1):
    return session.state.rotation.tables(round)[0].people[:2]


def leave(session, *people):
    session.tell(*(PersonLeft(person, NOON) for person in people))


def seen(part):
    return part.layout.display != "none"


def test_nothing_is_proposed_while_the_tables_work(repair, session):
    assert not seen(repair)
    leave(session, session.state.rotation.people[0])
    assert not seen(repair), "a table of four is as asked"


def test_two_who_leave_a_table_too_small_bring_a_proposal_that_waits(repair, session):
    told = session.state.rotation
    leave(session, *two_of_a_table(session))
    assert seen(repair)
    assert "2 people are missing" in repair.told.value
    assert repair.move.description.startswith("Move ")
    assert "too few" in repair.told.value
    assert repair.headline
    assert repair.headline in repair.told.value
    assert session.state.rotation is told, "nothing moves by itself"


def test_what_is_accepted_is_what_was_shown_and_the_tables_work(repair, session, notice):
    gone = two_of_a_table(session)
    leave(session, *gone)
    shown = repair.proposal
    repair.move.click()
    assert session.state.rotation == shown.rotation
    assert all(size >= 4 for number in (1, 2) for size in sizes(session, number))
    assert all(session.state.rotation.seat(person, 1) is None for person in gone)
    assert "Wall and phones" in notice.text
    assert seen(repair.back)
    assert not seen(repair.move)


def test_accepted_moves_are_taken_back_and_proposed_again(repair, session):
    told = session.state.rotation
    leave(session, *two_of_a_table(session))
    repair.move.click()
    repair.back.click()
    assert session.state.rotation == told
    assert seen(repair.move)
    assert not seen(repair.back)


def test_accepted_moves_are_taken_back_after_a_new_start_and_at_another_desk(repair, session):
    told = session.state.rotation
    leave(session, *two_of_a_table(session))
    repair.move.click()
    other = Session(Log(session.log.path), now=lambda: NOON)
    second = Repair(other, Notice(_), _)
    second.render(other.state)
    assert seen(second.back)
    second.back.click()
    session.catch_up()
    assert session.state.rotation == told
    assert not seen(repair.back)
    assert seen(repair.move)
    repair.move.click()
    session.tell(RotationPlanned(told, NOON))
    assert not seen(repair.back), "what was planned since is not thrown away"
    other.close()


def test_what_is_kept_as_it_is_comes_again_only_with_something_new(repair, session):
    people = session.state.rotation.tables(1)[0].people
    leave(session, *people[:2])
    repair.keep.click()
    assert not seen(repair.move)
    assert repair.proposal is None
    session.tell(PersonArrived(people[4], NOON))
    assert not seen(repair.move)
    session.start(session.state.agenda.segment("round-1"))
    assert not seen(repair.move), "a round that begins is nothing new about those who are missing"
    leave(session, *two_of_a_table(session, round=2))
    assert seen(repair.move)


def test_what_is_kept_as_it_is_stays_so_after_a_new_start_and_is_looked_at_again(repair, session):
    leave(session, *two_of_a_table(session))
    repair.keep.click()
    other = Session(Log(session.log.path), now=lambda: NOON)
    second = Repair(other, Notice(_), _)
    second.render(other.state)
    assert not seen(second.move)
    assert "stay as they are" in second.told.value
    assert second.headline == ""
    second.again.click()
    session.catch_up()
    assert seen(repair.move), "every desk looks again"
    repair.keep.click()
    repair.again.click()
    repair.move.click()
    assert session.state.tables_kept is None
    other.close()


def test_rounds_that_have_begun_stay_as_they_are(repair, session):
    session.start(session.state.agenda.segment("move-1"))
    before = session.state.rotation
    leave(session, *two_of_a_table(session, round=2))
    assert "From round 2 on" in repair.told.value
    repair.move.click()
    assert session.state.rotation.seats[0] == before.seats[0]
    assert session.state.rotation.seats[1] != before.seats[1]
    session.start(session.state.agenda.segment("round-2"))
    assert not seen(repair), "what has happened is not taken back"
    leave(session, *session.state.rotation.tables(2)[0].people[:3])
    assert not seen(repair), "no round is left"


def test_who_comes_after_all_gets_a_seat_and_nobody_else_moves(repair, session):
    gone = two_of_a_table(session)
    leave(session, *gone)
    repair.move.click()
    session.tell(PersonArrived(gone[0], NOON))
    assert "1 person has no seat" in repair.told.value
    assert repair.move.description == "Seat 1 person"
    assert repair.proposal.movers == ()
    repair.move.click()
    assert session.state.rotation.seat(gone[0], 1) is not None
    assert session.state.rotation.conflicts() == ()


def test_somebody_added_at_the_door_gets_a_seat(repair, session):
    planned = session.state.workshop
    added = replace(planned, people=(*planned.people, Person("new", "Uusi Tulija")))
    session.tell(WorkshopPlanned(added, NOON), PersonArrived("new", NOON))
    assert "Uusi T." in repair.told.value
    repair.move.click()
    assert all(session.state.rotation.seat("new", number) for number in (1, 2))


def test_a_small_table_is_closed_when_asked_and_shown_before_it_is_told(tmp_path, notice):
    session = opened(tmp_path, 16)  # tables of four: one missing makes three
    repair = Repair(session, notice, _)
    session.observe(lambda change: repair.render(change["new"]), "state")
    told = session.state.rotation
    leave(session, told.people[0])
    assert not seen(repair.move), "nobody can move without making another table too small"
    assert "3 people, but 4 to 7 were asked" in repair.told.value
    first = repair.offers.offers[1]
    assert first["label"].startswith("Close table ")
    repair.offers.do("take", key="9 z 9")
    repair.offers.do("take", key=first["key"])
    assert repair.move.description == "Move 3 people"
    assert session.state.rotation == told
    repair.move.click()
    assert sorted(sizes(session, 1)) == [4, 4, 7]
    session.close()


def test_all_tables_that_are_too_small_are_joined_with_others_by_one_press(tmp_path, notice):
    session = opened(tmp_path, 16)
    repair = Repair(session, notice, _)
    session.observe(lambda change: repair.render(change["new"]), "state")
    leave(session, session.state.rotation.people[0])
    assert repair.offers.offers[0]["label"] == "Join all tables that are too small with others"
    repair.offers.do("take", key="every")
    assert repair.offers.offers == []
    repair.move.click()
    after = session.state.rotation
    sizes = [len(table.people) for n in (1, 2) for table in after.tables(n) if table.people]
    assert min(sizes) >= 4
    assert max(sizes) <= 7


def test_two_desks_do_not_accept_one_another_s_past(repair, session, notice):
    leave(session, *two_of_a_table(session))
    other = Session(Log(session.log.path), now=lambda: NOON)
    other.start(other.state.agenda.segment("round-1"))
    told = session.state.rotation
    repair.move.click()
    assert session.state.rotation == told
    assert "changed meanwhile" in notice.text
    other.close()


def test_names_are_escaped_and_said_short(repair, session):
    leave(session, *two_of_a_table(session))
    assert "&lt;" in repair.told.value
    assert "Nimi<" not in repair.told.value


def test_whoever_is_planned_to_leave_early_needs_no_repair_before_that(tmp_path):
    rules = Rules(away=(Away("p00", rounds=(2,)),))
    session = opened(tmp_path, 20, rules)
    situation = Situation.of(session.state)
    assert situation.late == ()
    assert situation.absent == ()
    session.close()


def test_a_comment_or_a_minute_reckons_nothing_anew(repair, session):
    leave(session, *two_of_a_table(session))
    shown = repair.proposal
    repair.render(session.state)
    session.start(session.state.agenda.segment("welcome"))
    assert repair.proposal is shown


def test_whoever_is_to_come_late_is_not_missing_before_that(tmp_path):
    """Eight of sixteen are to come for the second round: nobody has to move for that."""
    late = [f"p{n:02}" for n in range(4)]
    rules = Rules(away=tuple(Away(person, rounds=(1,)) for person in late))
    session = opened(tmp_path, 20, rules)
    leave(session, *late)
    assert Situation.of(session.state).absent == ()
    session.start(session.state.agenda.segment("round-1"))
    assert Situation.of(session.state).absent == ()
    session.close()


def test_whoever_was_to_leave_is_offered_no_seat_after_that_but_who_comes_back_is(tmp_path):
    rules = Rules(away=(Away("p00", rounds=(2,)),))
    session = opened(tmp_path, 20, rules)
    repair = Repair(session, Notice(_), _)
    session.observe(lambda change: repair.render(change["new"]), "state")
    session.start(session.state.agenda.segment("round-1"))
    assert Situation.of(session.state).late == ()
    gone = two_of_a_table(session, round=2)
    leave(session, *gone)
    repair.move.click()
    session.tell(PersonArrived(gone[0], NOON))
    assert Situation.of(session.state).late == (gone[0],)
    session.close()


def test_a_proposal_that_comes_later_stands_below_and_is_told(repair, session, notice):
    reflow = ReflowCard(print, print, notice, _)
    proposals = Proposals(reflow, repair, _)
    proposals.arrange()
    assert not seen(proposals)
    assert proposals.waiting.said == []
    leave(session, *two_of_a_table(session))
    proposals.arrange()
    session.start(session.state.agenda.segments[1])
    session.lengthen(timedelta(minutes=60))
    reflow.show(proposal(session.state, NOON))
    proposals.arrange()
    assert seen(proposals)
    assert (repair.layout.order, reflow.layout.order) == ("0", "1")
    assert proposals.waiting.said == [f"Proposal: {one.headline}." for one in (repair, reflow)]
    repair.keep.click()
    proposals.arrange()
    assert proposals.waiting.said == [f"Proposal: {reflow.headline}."]
