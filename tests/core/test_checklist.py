from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from parastaminen_nb.core.checklist import Standing, checklist, days_before, todo_name
from parastaminen_nb.core.checklist_editing import (
    is_usual,
    own_key,
    with_todo_added,
    with_todo_written,
    with_usual_todos,
    without_todo,
)
from parastaminen_nb.core.errors import WorkshopError
from parastaminen_nb.core.events import LetterSent, TaskTicked
from parastaminen_nb.core.letters import Letter, Outcome, Sending
from parastaminen_nb.core.live import Live, Phase, after
from parastaminen_nb.core.todos import DAYS_BEFORE, Task, Todo
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
    assert len({str(todo_name(Todo("rooms", 7), place)) for place in Place}) == 3


def test_a_thing_moves_to_its_new_day_and_keeps_its_tick():
    later = with_todo_written(workshop(), "test", "days", " 5 ")
    live = after(TaskTicked("test", True, DAY), Live(workshop=later))
    due = of(live, DAY, Task.TEST)
    assert (due.day, due.by_hand) == (date(2027, 3, 24), True)
    assert days_before(later, Task.TEST) == 5
    assert [todo.key for todo in later.todos][4:7] == ["rotation", "rooms", "test"]
    earlier = with_todo_written(later, "test", "days", "60")
    assert checklist(Live(workshop=earlier), DAY).due[0].task is Task.TEST


@pytest.mark.parametrize("days", ["", "soon", "-1", "366", "2.5"])
def test_days_that_cannot_be_are_refused(days):
    with pytest.raises(WorkshopError, match="0–365"):
        with_todo_written(workshop(), "test", "days", days)


def test_something_of_ones_own_is_ticked_by_hand_and_taken_away():
    planned = with_todo_added(workshop(), "  Order  the coffee", "3")
    key = own_key("Order the coffee", ())
    assert Todo(key, 3, "Order the coffee") in planned.todos
    live = after(TaskTicked(key, True, DAY), Live(workshop=planned))
    assert [due.todo.key for due in checklist(live, DAY).due if due.by_hand] == [key]
    twice = with_todo_added(planned, "Order the coffee", "1")
    assert len({todo.key for todo in twice.todos}) == len(twice.todos)
    assert without_todo(planned, key) == workshop()
    with pytest.raises(WorkshopError, match="what has to be done"):
        with_todo_added(planned, "  ", "3")
    with pytest.raises(WorkshopError, match="what has to be done"):
        with_todo_written(planned, key, "title", "")


def test_the_usual_comes_back_and_what_is_own_stays():
    changed = with_todo_written(without_todo(workshop(), "printed"), "cards", "title", "Cards!")
    changed = with_todo_added(changed, "Coffee", "3")
    assert not is_usual(changed.todos)
    assert days_before(changed, Task.PRINTED) == DAYS_BEFORE[Task.PRINTED]
    back = with_usual_todos(changed)
    assert is_usual(back.todos) and back.todos[-3].title == "Coffee"
    assert with_todo_written(changed, "cards", "title", "").todos[2] == Todo("cards", 14)


def test_a_checklist_holds_no_hundred_things():
    full = workshop()
    for n in range(31):
        full = with_todo_added(full, f"Thing {n}", "3")
    with pytest.raises(WorkshopError, match="40"):
        with_todo_added(full, "One more", "3")
