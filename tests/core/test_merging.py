"""Two people change one plan at the same time."""

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from parastaminen_nb.core.agenda import Agenda, Kind, Segment
from parastaminen_nb.core.agenda_editing import with_minutes, with_segment_written
from parastaminen_nb.core.arranging import (
    with_move,
    with_segment,
    without_segments,
)
from parastaminen_nb.core.checklist_editing import (
    with_todo_added,
    with_todo_written,
    without_todo,
)
from parastaminen_nb.core.choices import Choices
from parastaminen_nb.core.editing import (
    with_case_added,
    with_case_moved,
    with_case_written,
    with_person_written,
    without_case,
    without_person,
)
from parastaminen_nb.core.live import Live
from parastaminen_nb.core.merging import merged, parts_changed
from parastaminen_nb.core.workshop import Case, Part, Person, Variant, Workshop

PEOPLE = (Person("p1", "Ada"), Person("p2", "Bo"), Person("p3", "Cai"))
CASES = tuple(Case("", title) for title in ("Kitchen", "Calls", "Walks"))
BASE = Workshop("w", "Together", people=PEOPLE).with_cases(*CASES)
AGENDA = Agenda.generated(Variant.COMMON, cases=3)


def titles(workshop):
    return [case.title for case in workshop.cases]


def test_different_fields_of_one_thing_are_both_kept():
    ours = with_person_written(BASE, "p1", "unit", "Sote")
    theirs = with_person_written(BASE, "p1", "email", "ada@kunta.fi")
    both = merged(BASE, ours, theirs).person("p1")
    assert (both.unit, both.email) == ("Sote", "ada@kunta.fi")
    ours = with_case_written(BASE, "a", "card.ask", "Where?")
    theirs = with_case_written(BASE, "a", "card.result", "A lot")
    card = merged(BASE, ours, theirs).case("a").card
    assert (card.ask, card.result) == ("Where?", "A lot")


def test_the_later_writer_holds_where_both_wrote_the_same():
    ours, theirs = replace(BASE, title="Ours"), replace(BASE, title="Theirs", aim="Try")
    assert (merged(BASE, ours, theirs).title, merged(BASE, ours, theirs).aim) == ("Ours", "Try")


def test_the_checklists_of_two_planners_are_put_together():
    ours = with_todo_added(with_todo_written(BASE, "test", "days", "5"), "Coffee", "3")
    theirs = with_todo_added(without_todo(BASE, "printed"), "Coffee", "2")
    both = merged(BASE, ours, theirs)
    assert sorted(todo.days for todo in both.todos if todo.title == "Coffee") == [2, 3]
    assert len({todo.key for todo in both.todos}) == len(both.todos) == 10
    assert {todo.key: todo.days for todo in both.todos}["test"] == 5
    assert parts_changed(Live(workshop=BASE), Live(workshop=both)) == (Part.CHECKLIST,)


def test_a_title_goes_to_its_case_though_the_other_moved_it():
    ours = with_case_written(BASE, "b", "presenter", "Bo")
    theirs = with_case_moved(BASE, "c", -2)
    both = merged(BASE, ours, theirs)
    assert titles(both) == ["Walks", "Kitchen", "Calls"]
    assert [case.presenter for case in both.cases] == ["", "", "Bo"]
    assert [case.letter for case in both.cases] == ["A", "B", "C"]
    assert titles(merged(BASE, theirs, ours)) == titles(both)


def test_what_one_deleted_is_gone_unless_the_other_wrote_in_it():
    gone = without_person(BASE, "p2")
    wrote = with_person_written(BASE, "p2", "unit", "Sote")
    other = with_person_written(BASE, "p1", "unit", "Sote")
    for ours, theirs in ((gone, wrote), (wrote, gone)):
        assert [p.key for p in merged(BASE, ours, theirs).people] == ["p1", "p2", "p3"]
    assert [p.key for p in merged(BASE, gone, other).people] == ["p1", "p3"]
    assert titles(merged(BASE, without_case(BASE, "a"), without_case(BASE, "c"))) == ["Calls"]


def test_who_deletes_something_leaves_the_others_order_as_it_is():
    ada, bo, cai = PEOPLE
    gone = without_person(BASE, "p1")
    moved = replace(BASE, people=(cai, ada, bo))
    for ours, theirs in ((gone, moved), (moved, gone)):
        assert merged(BASE, ours, theirs).people == (cai, bo)


def test_both_may_add_something_under_one_key():
    ours = replace(BASE, people=(*PEOPLE, Person("p4", "Dan")))
    theirs = replace(BASE, people=(*PEOPLE, Person("p4", "Eva")))
    people = merged(BASE, ours, theirs).people
    assert {person.name for person in people} >= {"Dan", "Eva"}
    assert len({person.key for person in people}) == len(people) == 5
    cases = merged(BASE, with_case_added(BASE), with_case_written(BASE, "a", "title", "X"))
    assert titles(cases) == ["X", "Calls", "Walks", ""]


def test_an_agenda_is_merged_part_by_part():
    ours = with_minutes(AGENDA, "welcome", "10")
    theirs = with_segment(with_segment_written(AGENDA, "welcome", "lead", "Ada"), Kind.BREAK)
    both = merged(AGENDA, ours, theirs)
    assert both.segment("welcome") == replace(ours.segment("welcome"), lead="Ada")
    assert both.segments[-1].kind is Kind.BREAK


def test_the_parts_that_changed_are_named():
    before = Live(workshop=BASE, agenda=AGENDA)
    after = replace(
        before,
        workshop=replace(with_case_written(BASE, "a", "title", "X"), aim="Try"),
        agenda=with_minutes(AGENDA, "welcome", "9"),
    )
    assert parts_changed(before, after) == (Part.BASICS, Part.CASES, Part.AGENDA)
    assert parts_changed(before, before) == ()
    asked = replace(before, asked=Choices(rounds=2))
    assert parts_changed(before, asked) == (Part.ROTATION,)


KEYS = [segment.key for segment in AGENDA.segments]
edits = st.lists(
    st.one_of(
        st.tuples(st.just("minutes"), st.sampled_from(KEYS), st.integers(1, 60)),
        st.tuples(st.just("move"), st.sampled_from(KEYS), st.integers(-5, 5)),
        st.tuples(st.just("remove"), st.sampled_from(KEYS), st.just(0)),
        st.tuples(st.just("add"), st.sampled_from(KEYS), st.just(0)),
    ),
    max_size=4,
)


def edited(steps):
    agenda = AGENDA
    for what, key, n in steps:
        known = {segment.key for segment in agenda.segments}
        if what == "add":
            agenda = with_segment(agenda, Kind.BREAK, after=key)
        elif key not in known:
            continue
        elif what == "minutes":
            agenda = with_minutes(agenda, key, str(n))
        elif what == "move":
            agenda = with_move(agenda, key, n)
        else:
            agenda = without_segments(agenda, [key])
    return agenda


@settings(max_examples=100)
@given(edits, edits)
def test_whatever_two_do_to_an_agenda(mine, yours):
    ours, theirs = edited(mine), edited(yours)
    both = merged(AGENDA, ours, theirs)
    keys = [segment.key for segment in both.segments]
    assert len(set(keys)) == len(keys)
    added = [len({s.key for s in one.segments} - set(KEYS)) for one in (ours, theirs)]
    assert sum(s.key not in KEYS for s in both.segments) in {sum(added), max(added)}
    for key in KEYS:
        was = AGENDA.segment(key)
        wrote = [s for one in (ours, theirs) for s in one.segments if s.key == key and s != was]
        assert key in keys or not wrote
    assert merged(AGENDA, ours, AGENDA) == ours
    assert merged(AGENDA, AGENDA, theirs) == theirs
    assert merged(AGENDA, ours, ours) == ours
    assert isinstance(both.segments[0], Segment) if both.segments else not keys
