"""Every kind of rule, as a facilitator makes it on the rotation's page."""

from __future__ import annotations

from dataclasses import replace

import pytest

from parastaminen_nb.apps.rotation import RotationPage, rotation
from parastaminen_nb.core.events import WorkshopPlanned
from parastaminen_nb.core.workshop import Person, Role
from tests.apps.conftest import NOON, add, rules


@pytest.fixture
def session(session):
    """With people of two languages, a host and some who are elsewhere."""
    planned = session.state.workshop
    people = tuple(
        replace(
            person,
            language="sv" if number % 3 == 0 else "fi",
            position="Supervisor" if number % 4 == 0 else "Planner",
            remote=person.role is Role.PARTICIPANT and number in {1, 5, 9, 14, 18},
        )
        for number, person in enumerate(planned.people)
    )
    host = Person("h9", "Ilse Isäntä", role=Role.HOST)
    session.tell(WorkshopPlanned(replace(planned, people=(*people, host)), NOON))
    return session


@pytest.fixture
def page(session) -> RotationPage:
    return rotation(session, "en")


def fields(page, kind):
    told = next(one for one in page.asking.rules.kinds if one["key"] == kind)
    return {field["key"]: field for field in told["fields"]}


def found(page, session):
    page.asking.find.click()
    assert session.state.asked is None
    return session.state.rotation


def having(session, **traits):
    people = session.state.workshop.participants
    return {p.key for p in people if all(getattr(p, k) == v for k, v in traits.items())}


def counts(rotation, people):
    rounds = range(1, rotation.rounds + 1)
    return [len(people & set(t.people)) for number in rounds for t in rotation.tables(number)]


def test_the_form_offers_what_the_people_have(page):
    whom = [option["label"] for option in fields(page, "mix")["whom"]["options"]]
    assert {"each unit", "each position", "each language", "Swedish: 8 people"} <= set(whom)
    assert len(fields(page, "remote")["people"]["value"]) == 5, "who is remote is ticked"
    assert {"tables fi", "tables sv"} <= set(fields(page, "language"))
    assert [o["value"] for o in fields(page, "host")["table"]["options"]][:3] == ["A1", "A2", "B1"]


def test_at_least_one_speaker_of_a_language_sits_at_every_table(page, session):
    add(page, "mix", how="least", number="1", whom="language|sv")
    assert rules(page) == ["At least 1 at a table from each: Swedish"]
    assert "All of this can be had" in page.asking.outcome.value
    assert min(counts(found(page, session), having(session, language="sv"))) >= 1


def test_positions_are_mixed_at_most_and_at_least(page, session):
    add(page, "mix", how="most", number="3", whom="role|")
    add(page, "mix", how="least", number="1", whom="role|Supervisor")
    assert len(rules(page)) == 2
    rotation = found(page, session)
    supervisors = counts(rotation, having(session, position="Supervisor"))
    assert (min(supervisors), max(supervisors)) == (1, 3) or min(supervisors) == 1
    assert max(counts(rotation, having(session, position="Planner"))) <= 3
    assert rotation.conflicts() == ()


def test_a_unit_can_be_at_every_table_of_one_case_only(page, session):
    language, case = having(session, language="sv"), session.state.workshop.cases[1]
    add(page, "mix", how="least", number="1", whom="language|sv", case=case.key)
    add(page, "mix", how="most", number="2", whom="language|sv")
    assert rules(page) == [
        "Case B: At least 1 at a table from each: Swedish",
        "At most 2 at a table from each: Swedish",
    ]
    rotation = found(page, session)
    assert rotation.conflicts() == ()
    tables = [table for number in (1, 2, 3) for table in rotation.groups_at(case.key, number)]
    assert all(language & set(table.people) for table in tables)
    page.asking.rules.do("remove", key=f"limits language 1-None {case.key}")
    assert len(rules(page)) == 1


def test_more_than_there_are_is_refused_with_the_numbers_at_once(page, session):
    before = session.state.rotation
    add(page, "mix", how="least", number="2", whom="language|sv")
    said = page.asking.outcome.value
    assert "Swedish has 8 people, but 6 tables with at least 2 from Swedish need 12" in said
    assert "Swedish: ask for 1 at a table." in said
    page.asking.find.click()
    assert session.state.rotation == before
    page.saved.undo.click()
    assert (rules(page), page.asking.outcome.value) == ([], "")


def test_each_language_has_its_tables_and_who_speaks_both_fills_up(page, session):
    add(page, "language", ["p02"], **{"tables sv": "2", "tables fi": "3"})
    assert rules(page) == [
        "Swedish: 9 people at own tables, 2 tables at a time",
        "Finnish: 15 people at own tables, 3 tables at a time",
    ]
    rotation = found(page, session)
    swedish = having(session, language="sv") | {"p02"}
    assert all(swedish.isdisjoint(t.people) or swedish >= set(t.people) for t in rotation.tables(2))
    assert sum(not swedish.isdisjoint(t.people) for t in rotation.tables(2)) == 2
    add(page, "language", **{"tables sv": "5"})
    assert "Swedish: 8 people do not fit at 5 tables of 4 to 7." in page.asking.outcome.value
    assert "would do: 2" in page.asking.outcome.value


def test_a_remote_table_stays_remote(page, session):
    remote = having(session, remote=True)
    add(page, "remote", sorted(remote), tables="1")
    assert rules(page) == ["Remote people: 5 people at own tables, 1 table at a time"]
    rotation = found(page, session)
    for number in (1, 2, 3):
        assert sum(set(t.people) == remote for t in rotation.tables(number)) == 1
    add(page, "own", ["p02", "p03"], name="")
    assert page.notice.text == "Name these tables, such as Remote people."
    add(page, "own", ["p03", "p04", "p06", "p07"], name="Council")
    assert rules(page)[1] == "Council: 4 people at own tables"
    assert found(page, session).conflicts() == ()


def test_somebody_else_presents_in_some_rounds_and_hears_the_other_cases(page, session):
    page.asking.presenters.turn()
    assert page.asking.presenting.cases[0]["rounds"][1]["label"] == "Round 2"
    page.asking.presenting.do("present", case="a", round="2", person="p03")
    assert rules(page) == ["Amina S. hosts case A in round 2"]
    rotation = found(page, session)
    assert rotation.seat("p03", 2) is None
    assert {rotation.seat("p03", number).case for number in (1, 3)} == {"b", "c"}
    assert "Presents: Amina" in page.seating.tables.value
    page.asking.presenting.do("present", case="b", round="2", person="p03")
    assert "hosts cases A and B in round 2" in page.asking.outcome.value
    assert "Name another host" in page.asking.outcome.value
    page.asking.presenting.do("present", case="b", round="2", person="")
    page.asking.presenting.do("present", case="a", round="2", person="")
    assert rules(page) == []


def test_a_host_stays_at_a_table_whether_they_would_rotate_or_not(page, session):
    add(page, "host", person="h9", table="A1")
    assert rules(page) == ["Ilse I. hosts table A1 in rounds 1, 2, and 3"]
    assert len(found(page, session).people) == 24
    assert session.state.seat("h9", 2).label == "A1"
    assert page.seating.tables.value.count("Host: Ilse") == 3
    add(page, "host", person="p03", table="B1")
    rotation = found(page, session)
    assert rotation.itinerary("p03") == (None, None, None)
    assert (rotation.conflicts(), session.state.seat("p03", 1).label) == ((), "B1")
    add(page, "host", person="p03", table="B2")
    assert "hosts table B2 in round" in page.asking.outcome.value, "a table that is laid no more"
    add(page, "host", person="", table="B2")
    assert page.notice.text == "Choose a person and a table."


def test_a_presenter_who_goes_round_as_well_is_told_first(page, session):
    planned = session.state.workshop
    name = planned.person("p03").name
    cases = (replace(planned.cases[0], presenter=name), *planned.cases[1:])
    session.tell(WorkshopPlanned(replace(planned, cases=cases), NOON))
    assert f"{name} presents case A but sits at a table in rounds 1, 2, and 3" in page.told.value
    assert page.told.value.index(name) < page.told.value.index("pairs that can meet")
    for number in ("1", "2", "3"):
        page.asking.presenting.do("present", case="a", round=number, person="p03")
    page.asking.find.click()
    assert name not in page.told.value


def test_wishes_of_the_list_are_followed_with_fewer_rounds_than_cases(page, session):
    planned = session.state.workshop
    people = tuple(
        replace(p, wishes=("c", "b")) if p.key in {"p01", "p02", "p03"} else p
        for p in planned.people
    )
    session.tell(WorkshopPlanned(replace(planned, people=people), NOON))
    assert page.asking.rules.note == ""
    page.asking.form.write("rounds", "2")
    assert page.asking.rules.note.startswith("3 people have told what they would rather hear")
    add(page, "wish", person="p04", first="a", second="b")
    assert rules(page) == ["Birgitta W. would like to hear A and B"]
    rotation = found(page, session)
    for person in ("p01", "p02", "p03"):
        assert {seat.case for seat in rotation.itinerary(person)} == {"c", "b"}
    assert {seat.case for seat in rotation.itinerary("p04")} == {"a", "b"}
    assert "wish for most is heard by 4 of 4 people" in page.told.value
    assert rules(page) == ["Birgitta W. would like to hear A and B"]
    assert not page.asking.differs


def test_the_rules_leave_as_a_file_and_come_back(page, session):
    add(page, "together", ["p01", "p02"])
    add(page, "mix", how="most", number="2", whom="unit|")
    add(page, "remote", sorted(having(session, remote=True)), tables="1")
    add(page, "host", person="h9", table="A1")
    page.asking.on_file.turn()
    before, told = page.asking.choices, rules(page)
    page.asking.file.download.click()
    made = page.asking.file.download.made
    assert made.name == "rotation rules.toml"
    page.saved.undo.click()
    page.asking.rules.do("remove", key="together 0")
    page.asking.file.upload.put(made.name, made.content)
    assert (page.asking.choices, rules(page)) == (before, told)
    assert "rules were read from rotation rules.toml" in page.notice.text
    page.asking.file.upload.put("wrong.toml", b'[[limit]]\nmost = 2\n\n[[limit]]\nmost = "few"\n')
    assert page.notice.text.startswith("wrong.toml, line 5: The rule limit: most is few.")
    assert rules(page) == told


def test_a_kind_nobody_offered_is_refused_and_changes_nothing(page, session):
    add(page, "mix", how="most", number="2", whom="email|")
    assert page.notice.text == "Choose whom the rule is about."
    page.asking.presenting.do("present", case="z", round="2", person="p03")
    page.asking.presenting.do("present", case="a", round="9", person="p03")
    assert rules(page) == []
