from dataclasses import replace
from datetime import datetime
from zoneinfo import ZoneInfo

from parastaminen_nb.core.agenda import Agenda
from parastaminen_nb.core.live import Live
from parastaminen_nb.core.readiness import outdated, readiness
from parastaminen_nb.core.rotation import plan_rotation
from parastaminen_nb.core.workshop import Case, GroupSize, Part, Person, Variant, Workshop

NOON = datetime(2027, 3, 11, 12, tzinfo=ZoneInfo("Europe/Helsinki"))
PEOPLE = tuple(Person(f"p{n}", f"Person {n}") for n in range(10))
CASES = (
    Case("", "Kitchen", "Ada", "They eat together."),
    Case("", "Calls", "Bo", "They talk together."),
)


def planned() -> Live:
    workshop = Workshop("w", "Together", starts_at=NOON, people=PEOPLE).with_cases(*CASES)
    rotation = plan_rotation(workshop.people, workshop.cases, size=workshop.group_size)
    return Live(workshop, Agenda.generated(Variant.COMMON, cases=2), rotation)


def test_nothing_planned_lacks_everything():
    lacking = readiness(Live())
    assert {gap.part for gap in lacking.missing} == {
        Part.BASICS,
        Part.CASES,
        Part.AGENDA,
        Part.PEOPLE,
        Part.ROTATION,
    }
    assert lacking.begun == frozenset()


def test_a_whole_plan_is_ready():
    assert readiness(planned()).ready


def test_a_case_knows_what_it_lacks():
    live = planned()
    nameless = live.workshop.with_cases(CASES[0], replace(CASES[1], presenter=" "))
    lacking = readiness(replace(live, workshop=nameless))
    assert not lacking.of_case("a")
    (gap,) = lacking.of_case("b")
    assert str(gap) == "Case B: name the person who presents it."
    assert lacking.of(Part.CASES) == (gap,)


def test_too_long_an_agenda_says_by_how_much():
    live = planned()
    first = live.agenda.segments[0]
    long = live.agenda.changed(replace(first, minutes=first.minutes + live.agenda.slack + 1))
    (gap,) = readiness(replace(live, agenda=long)).missing
    assert str(gap) == "Shorten the agenda by 1 minute."


def test_a_rotation_is_outdated_by_people_cases_rounds_and_size():
    live = planned()
    workshop = live.workshop
    changes = {
        "people": replace(live, workshop=replace(workshop, people=PEOPLE[1:])),
        "cases": replace(live, workshop=workshop.with_cases(*CASES, CASES[0])),
        "rounds": replace(live, agenda=live.agenda.without("round-2")),
        "groups": replace(live, workshop=replace(workshop, group_size=GroupSize(3, 7))),
    }
    assert outdated(live) is None
    for word, changed in changes.items():
        gap = outdated(changed)
        assert gap is not None and word in str(gap)
        assert readiness(changed).of(Part.ROTATION) == (gap,)
