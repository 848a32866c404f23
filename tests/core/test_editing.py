from dataclasses import replace
from zoneinfo import ZoneInfo

import pytest

from parastaminen_nb.core.editing import (
    person_fields,
    with_case_added,
    with_case_moved,
    with_case_written,
    with_person_written,
    with_prompt_added,
    with_prompt_moved,
    with_prompt_written,
    without_case,
    without_person,
    without_prompt,
)
from parastaminen_nb.core.errors import WorkshopError
from parastaminen_nb.core.workshop import Case, Person, Role, Workshop

HELSINKI = ZoneInfo("Europe/Helsinki")
CASES = tuple(Case("", title) for title in ("Kitchen", "Calls", "Walks"))
WORKSHOP = Workshop("w", "Together", people=(Person("p1", "Ada"),)).with_cases(*CASES)


def titles(workshop):
    return {case.letter: case.title for case in workshop.cases}


def test_cases_are_added_moved_written_and_removed_and_lettered_in_order():
    assert titles(with_case_moved(WORKSHOP, "c", -2)) == {
        "A": "Walks",
        "B": "Kitchen",
        "C": "Calls",
    }
    assert titles(with_case_moved(WORKSHOP, "a", 9)) == {"A": "Calls", "B": "Walks", "C": "Kitchen"}
    assert titles(without_case(WORKSHOP, "a")) == {"A": "Calls", "B": "Walks"}
    assert with_case_added(WORKSHOP).cases[-1] == Case("d", "")
    assert with_case_written(WORKSHOP, "b", "presenter", " Bo ").case("b").presenter == "Bo"
    asked = with_case_written(WORKSHOP, "b", "card.ask", "Where would you begin?")
    assert asked.case("b").card.ask == "Where would you begin?"
    for field in ("key", "card", "card.", "card.price"):
        with pytest.raises(KeyError):
            with_case_written(WORKSHOP, "b", field, "a")


def test_a_ninth_case_is_refused():
    full = WORKSHOP.with_cases(*(Case("", str(n)) for n in range(8)))
    with pytest.raises(WorkshopError, match="9 cases"):
        with_case_added(full)


def test_people_are_written_and_checked():
    two = replace(WORKSHOP, people=(Person("p1", "Ada", email="ada@kunta.fi"), Person("p2", "Bo")))
    assert with_person_written(two, "p2", "role", "host").person("p2").role is Role.HOST
    assert [person.key for person in without_person(two, "p1").people] == ["p2"]
    for field, value, word in [
        ("name", " ", "Write a name"),
        ("email", "bo@kunta", "bo@kunta is not a whole address"),
        ("email", "ADA@kunta.fi", "Ada already has"),
    ]:
        with pytest.raises(WorkshopError, match=word):
            with_person_written(two, "p2", field, value)


def test_what_is_planned_of_a_person_can_be_written_and_read_back():
    typed = {
        "name": "Ada Berg",
        "unit": "Sote",
        "role": "host",
        "email": "ada@kunta.fi",
        "accepted": "no",
        "language": "sv",
        "needs": "Interpreter",
        "wishes": "C, A",
        "position": "Supervisor",
        "remote": "yes",
    }
    plan = WORKSHOP
    for field, value in typed.items():
        plan = with_person_written(plan, "p1", field, value)
    assert person_fields(plan.person("p1")) == typed
    assert with_person_written(plan, "p1", "accepted", "").person("p1").accepted is None
    for wrong in ("D", "all of them"):
        with pytest.raises(WorkshopError, match="Write the letters"):
            with_person_written(plan, "p1", "wishes", wrong)
    with pytest.raises(KeyError):
        with_person_written(plan, "p1", "key", "p9")


def test_wishes_follow_their_cases():
    plan = with_person_written(WORKSHOP, "p1", "wishes", "C, A")
    assert with_case_moved(plan, "c", -2).person("p1").wishes == ("a", "b")
    assert without_case(plan, "a").person("p1").wishes == ("b",)


def test_prompts_are_written_added_moved_and_taken_away():
    asked = with_prompt_written(WORKSHOP, "ask", "sv", " Vad  undrar du? ")
    assert asked.prompts[1].said("sv") == "Vad undrar du?"
    assert with_prompt_written(asked, "ask", "sv", "").prompts == WORKSHOP.prompts
    fewer = without_prompt(asked, "good")
    assert [prompt.key for prompt in fewer.prompts] == ["ask", "develop", "take"]
    assert with_prompt_moved(fewer, "take", -5).prompts[0].key == "take"
    assert with_prompt_added(fewer).prompts[-1].key == "good"
    more = with_prompt_added(with_prompt_added(asked))
    assert [prompt.key for prompt in more.prompts[-2:]] == ["own-1", "own-2"]
    full = with_prompt_added(with_prompt_added(more))
    with pytest.raises(WorkshopError, match="8 prompts"):
        with_prompt_added(full)
    with pytest.raises(KeyError):
        with_prompt_written(asked, "ask", "de", "Warum?")
