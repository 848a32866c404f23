from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from parastaminen_nb.core.checklist import DAYS_BEFORE, Standing, Task, checklist, task_name
from parastaminen_nb.core.events import LetterSent, TaskTicked
from parastaminen_nb.core.letters import Letter, Outcome, Sending
from parastaminen_nb.core.live import Live, Phase, after
from parastaminen_nb.core.workshop import Card, Case, Person, Place, Workshop

DAY = datetime.fromisoformat("2027-03-29T00:30+03:00")  # the night after clocks went forward


def workshop(**basics) -> Workshop:
    people = tuple(Person(f"p{n}", f"Person {n}", email=f"p{n}@x.fi") for n in range(1, 5))
    case = Case("a", "Kyläkeittiö", "Katri")
    return Workshop("w", "W", starts_at=DAY, cases=(case,), people=people, **basics)


def of(live, now, task):
    return next(due for due in checklist(live, now).due if due.task is task)


def test_a_task_is_due_on_the_workshops_own_days():
    due = of(Live(workshop=workshop()), DAY, Task.REMINDER)
    assert due.day == date(2027, 3, 28)
    assert [d.task for d in checklist(Live(workshop=workshop()), DAY).due] == list(DAYS_BEFORE)


@pytest.mark.parametrize(
    ("now", "standing"),
    [
        ("2027-03-27T21:59+00:00", Standing.AHEAD),  # 23.59 at the workshop
        ("2027-03-27T22:01+00:00", Standing.TODAY),  # 0.01 at the workshop
        ("2027-03-28T21:30+00:00", Standing.LATE),  # half past midnight of the day itself
        ("2027-03-30T12:00+00:00", Standing.AHEAD),  # over: nothing is late any more
    ],
)
def test_late_is_told_by_the_clock_on_the_workshops_wall(now, standing):
    moment = datetime.fromisoformat(now)
    assert of(Live(workshop=workshop()), moment, Task.REMINDER).standing is standing


def test_what_the_plan_shows_needs_no_tick_and_takes_none():
    live = after(TaskTicked("rotation", True, DAY), Live(workshop=workshop()))
    assert not of(live, DAY, Task.ROTATION).done
    assert of(live, DAY, Task.CASES).by_plan
    assert of(live, DAY, Task.PEOPLE).count == (4, 4)
    bare = replace(live, workshop=replace(workshop(), people=workshop().people[:3]))
    assert of(bare, DAY, Task.PEOPLE).count == (3, 4)


def test_cards_have_come_when_every_question_is_answered():
    live = Live(workshop=workshop())
    assert of(live, DAY, Task.CARDS).count == (0, 1)
    card = Card(*["Sana."] * 7)
    full = live.workshop.with_cases(replace(live.workshop.cases[0], card=card))
    assert of(replace(live, workshop=full), DAY, Task.CARDS).standing is Standing.DONE


def test_what_is_done_elsewhere_is_ticked_and_unticked():
    live = Live(workshop=workshop())
    assert not of(live, DAY, Task.TEST).done
    live = after(TaskTicked("test", True, DAY), live)
    assert of(live, DAY, Task.TEST).by_hand
    assert not of(after(TaskTicked("test", False, DAY), live), DAY, Task.TEST).done


def test_invitations_are_sent_when_all_whom_they_are_for_have_theirs():
    live = Live(workshop=workshop())
    for n in range(1, 5):
        assert not of(live, DAY, Task.INVITATIONS).done
        outcome = Sending(Letter.INVITATION, f"p{n}", Outcome.FAILED, DAY)
        live = after(LetterSent(outcome), live)
        live = after(LetterSent(replace(outcome, outcome=Outcome.SENT)), live)
    assert of(live, DAY, Task.INVITATIONS).by_plan
    assert not of(live, DAY, Task.REMINDER).done


def test_nothing_is_late_without_a_day_or_after_the_end():
    nowhere = Live(workshop=replace(workshop(), starts_at=None))
    assert not checklist(nowhere, DAY).late
    assert {due.day for due in checklist(nowhere, DAY).due} == {None}
    ended = Live(workshop=workshop(), phase=Phase.ENDED)
    assert checklist(replace(ended, phase=Phase.PLANNED), DAY - timedelta(days=9)).late
    assert not checklist(ended, DAY - timedelta(days=9)).late


def test_an_empty_plan_has_nothing_done():
    assert (
        checklist(Live(), datetime(2027, 1, 1, tzinfo=UTC)).open
        == checklist(Live(), datetime(2027, 1, 1, tzinfo=UTC)).due
    )


def test_rooms_are_called_after_the_place():
    assert len({task_name(Task.ROOMS, place) for place in Place}) == 3
