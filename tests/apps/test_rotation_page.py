"""The rotation's page, pressed as a facilitator presses it: on a real file."""

from __future__ import annotations

import json
from dataclasses import replace
from io import BytesIO
from zipfile import ZipFile

import pytest
from openpyxl import load_workbook

from parastaminen_nb import rotation as public
from parastaminen_nb.apps.planner import planner
from parastaminen_nb.apps.rotation import RotationPage, rotation
from parastaminen_nb.core.agenda import Agenda
from parastaminen_nb.core.choices import Choices
from parastaminen_nb.core.events import AgendaPlanned, RotationPlanned, WorkshopPlanned
from parastaminen_nb.core.rotation import Away, Host, Limit, Mode, Pool, Rules, Wish, plan_rotation
from parastaminen_nb.core.workshop import GroupSize, Part, Person, Workshop
from parastaminen_nb.i18n import Translator
from parastaminen_nb.log import Log
from parastaminen_nb.session import Session
from parastaminen_nb.ui.rotation.preview import Preview
from tests.apps.conftest import NOON, add, rules


@pytest.fixture
def page(session) -> RotationPage:
    return rotation(session, "en")


def mix(page, number, whom="unit|", how="most"):
    add(page, "mix", how=how, number=number, whom=whom)


def places(page):
    return [option["key"] for group in page.moving.picker.places for option in group["options"]]


def choose(page, person, round="1", place=""):
    page.moving.picker.do("choose", person=person, round=round, place=place)


def test_the_quality_is_told_in_words_first_of_all(page):
    assert "All 108 pairs that can meet do, and nobody meets anyone twice." in page.told.value
    assert "24 participants, 3 cases, 6 tables, 3 rounds" in page.lead.value
    assert "pa-notice--ok" in page.told.value


def test_the_plan_is_seen_by_table_and_by_person(page):
    assert "Tables in rows, rounds in columns" in page.seating.tables.value
    assert "14:26–14:48" in page.seating.tables.value
    page.seating.view.value = "people"
    assert "People in rows, rounds in columns" in page.seating.tables.value
    assert page.seating.tables.value.count("<tr>") == 25


def test_a_size_is_asked_for_and_kept_with_the_rotation(page, session):
    before = session.state.rotation
    page.asking.form.write("least", "8")
    assert "8 to 7 people" in page.asking.form.errors["least"]
    page.asking.form.write("most", "8")
    assert page.asking.changed.words == "Your choices are not in the rotation yet."
    assert session.state.rotation == before
    page.asking.find.click()
    assert {len(table.people) for table in session.state.rotation.tables(1)} == {8}
    assert session.state.workshop.group_size.least == 8
    assert page.asking.changed.words == ""
    assert "Find the rotation anew" not in page.told.value


def test_each_mode_is_found_and_stays_the_choice(page, session):
    for mode in Mode:
        page.asking.form.write("mode", mode.value)
        page.asking.find.click()
        assert session.state.rotation.mode is mode
        assert page.asking.form.values["mode"] == mode.value
        assert not page.asking.differs


def test_fewer_rounds_change_an_agenda_that_nobody_has_touched(page, session):
    page.asking.form.write("rounds", "2")
    page.asking.find.click()
    assert (session.state.rotation.rounds, session.state.agenda.rounds) == (2, 2)
    page.asking.form.write("rounds", "3")
    page.asking.find.click()
    assert (session.state.rotation.rounds, session.state.agenda.rounds) == (3, 3)


def test_an_agenda_written_by_hand_is_not_thrown_away(page, session):
    agenda = session.state.agenda
    longer = agenda.changed(replace(agenda.segment("welcome"), minutes=9))
    session.tell(AgendaPlanned(longer, NOON))
    page.asking.form.write("rounds", "2")
    page.asking.find.click()
    assert "written by hand" in page.asking.outcome.value
    assert session.state.agenda == longer
    assert session.state.rotation.rounds == 3


def test_people_are_kept_apart_and_together(page, session):
    add(page, "apart", ["p01", "p02"])
    add(page, "together", ["p03", "p04"])
    assert rules(page) == ["Apart: Aino K. and Antti R.", "Together: Amina S. and Birgitta W."]
    page.asking.find.click()
    found = session.state.rotation
    assert found.conflicts() == ()
    assert all(found.seat("p01", n) != found.seat("p02", n) for n in (1, 2, 3))
    assert all(found.seat("p03", n) == found.seat("p04", n) for n in (1, 2, 3))
    assert rules(RotationPage(session, page._words)) == rules(page)


def test_units_are_mixed(page, session):
    mix(page, "2")
    assert rules(page)[0].startswith("At most 2 at a table from each:")
    mix(page, "3")
    assert len(rules(page)) == 1, "a rule about the same units takes the place of the other"
    page.asking.find.click()
    assert session.state.rotation.conflicts() == ()
    page.asking.rules.do("remove", key=page.asking.rules.rules[0]["key"])
    assert rules(page) == []


def test_what_cannot_be_a_rule_is_a_sentence(page):
    add(page, "apart", ["p01"])
    assert page.notice.text == "Choose at least two people."
    add(page, "apart", ["p01", "nobody"])
    assert page.notice.text == "Choose at least two people."
    mix(page, "many")
    assert page.notice.text == "Enter the number of people, 1–100."
    mix(page, "50")
    assert "would change nothing" in page.notice.text
    assert rules(page) == []


def test_wishes_that_exclude_each_other_are_named_with_what_would_help(page, session):
    before = session.state.rotation
    add(page, "apart", ["p01", "p02"])
    add(page, "together", ["p01", "p02"])
    page.asking.find.click()
    assert "cannot be both kept together and kept apart" in page.asking.outcome.value
    assert "Do not keep these apart" in page.asking.outcome.value
    assert session.state.rotation == before
    page.asking.rules.do("remove", key="apart 0")
    assert "All of this can be had" in page.asking.outcome.value


def test_another_rotation_says_first_who_would_sit_elsewhere(page, session):
    before, find = session.state.rotation, page.asking.find
    assert page.asking.take.layout.display == "none"
    find.click()
    assert page.asking.take.layout.display == ""
    offered, told = page.asking.offered, page.asking.outcome.value
    assert "Another rotation:" in told and "would sit elsewhere than now" in told
    assert session.state.rotation == before, "nothing changes before it is taken"
    find.click()
    assert page.asking.offered.seed == offered.seed + 1, "every press looks at one more"
    page.asking.forget.click()
    assert (page.asking.outcome.value, page.asking.offered) == ("", None)
    find.click()
    assert page.asking.offered == offered
    page.asking.take.click()
    assert session.state.rotation == offered
    assert page.asking.take.layout.display == "none"
    page.asking.take.click()
    assert session.state.rotation == offered


def test_with_very_many_people_the_effect_is_told_when_it_is_asked_for(session):
    live = session.state
    many = tuple(Person(f"x{n}", f"Person {n}") for n in range(1001))
    live = replace(live, workshop=replace(live.workshop, people=many), rotation=None)
    live = replace(live, rotation=Choices.of(live).planned(live.workshop))
    preview = Preview(Translator("en"))
    preview.look(live, Choices.of(live), 2)
    assert preview.value == ""
    preview.look(live, Choices.of(live), 2, asked=True)
    assert "people of 1001 would sit elsewhere" in preview.value


def test_what_is_asked_is_kept_before_a_rotation_is_found_and_can_be_taken_back(page, session):
    before = session.state.rotation
    add(page, "together", ["p01", "p02"])
    assert "Pairs that meet: 108 → 10" in page.asking.outcome.value
    assert session.state.rotation == before
    again = RotationPage(session, page._words)
    assert rules(again) == rules(page) == ["Together: Aino K. and Antti R."]
    assert "Pairs that meet" in again.asking.outcome.value
    choose(page, "p05", "1")
    page.moving.pin.click()
    assert len(rules(page)) == 2, "who is pinned meanwhile stays pinned"
    page.saved.undo.click()
    page.saved.undo.click()
    assert (rules(page), session.state.asked, page.asking.outcome.value) == ([], None, "")
    add(page, "together", ["p01", "p02"])
    page.asking.find.click()
    assert session.state.asked is None
    page.saved.undo.click()
    assert (session.state.rotation, rules(page)) == (before, ["Together: Aino K. and Antti R."])


def test_rules_of_every_kind_are_told_and_can_be_removed(page, session):
    everything = Rules(
        limits=(Limit("Sote", ("p01", "p02"), least=1), Limit("X", ("p03",), most=2, least=1)),
        pools=(Pool("Svenska", ("p01", "p02", "p03", "p04")),),
        away=(Away("p01", rounds=(2, 3)), Away("p02", cases=("a",))),
        wishes=(Wish("p03", ("b", "a")),),
        hosts=(Host("p04", "c", (1,)),),
    )
    asked = replace(session.state.rotation, rules=everything)
    session.tell(RotationPlanned(asked, NOON))
    assert rules(page) == [
        "At least 1 at a table from each: Sote",
        "1 to 2 at a table from each: X",
        "Svenska: 4 people at own tables",
        "Aino K. is away in rounds 2 and 3",
        "Antti R. does not hear case A",
        "Amina S. would like to hear B and A",
        "Birgitta W. hosts case C in round 1",
    ]
    while page.asking.rules.rules:
        page.asking.rules.do("remove", key=page.asking.rules.rules[0]["key"])
    assert page.asking.choices.rules == Rules()


def test_alternatives_stand_side_by_side_with_their_numbers(page, session):
    assert page.comparing.cards == []
    page.comparing.do("compare")
    cards = {card["name"]: card for card in page.comparing.cards}
    assert cards["Mixes every round, fairly"]["chosen"]
    assert cards["Groups stay together"]["pairs"] == "36"
    assert ["New people for each", "3"] in cards["Groups stay together"]["facts"]
    page.comparing.do("choose", place=int(cards["Groups stay together"]["key"]))
    assert session.state.rotation.mode is Mode.TOGETHER
    page.comparing.do("compare")
    assert [card["name"] for card in page.comparing.cards if card["chosen"]] == [
        "Groups stay together"
    ]
    page.comparing.do("choose", place=99)
    assert session.state.rotation.mode is Mode.TOGETHER


def test_other_groups_and_rounds_are_chosen_with_their_size_and_agenda(page, session):
    page.comparing.do("compare")
    places = {card["name"]: int(card["key"]) for card in page.comparing.cards}
    page.comparing.do("choose", place=places["4 groups of 6"])
    assert session.state.workshop.group_size == GroupSize(6, 6)
    assert len(session.state.rotation.tables(1)) == 4
    page.saved.undo.click()
    page.comparing.do("compare")
    page.comparing.do("choose", place=places["2 rounds"])
    assert session.state.rotation.rounds == session.state.agenda.rounds == 2
    page.comparing.do("compare")
    assert ["Rounds", "2"] in next(c["facts"] for c in page.comparing.cards if c["chosen"])


def test_the_matrix_says_in_words_what_it_draws(page):
    assert "Meets once: 108 pairs" in page.matrix.value
    assert "Never at the same table: 168 pairs" in page.matrix.value
    assert 'tabindex="0" role="region"' in page.matrix.value
    assert page.matrix.value.count('<th scope="row">') == 24
    # The table beside it says whom each one meets.
    assert "9: Birgitta W., Eero S." in page.matrix.value


def test_a_person_is_found_with_their_way_and_whom_they_meet(page, session):
    choose(page, "p01")
    assert page.moving.picker.said.startswith("Aino K.: ")
    assert "Meets 9 people:" in page.moving.picker.said
    assert page.seating.tables.value.count("pa-hit") == 3
    choose(page, "")
    assert "pa-hit" not in page.seating.tables.value


def test_a_move_shows_its_cost_before_it_is_made(page, session):
    before = session.state.rotation
    choose(page, "p01", "2")
    assert page.moving.move.disabled
    here = before.seat("p01", 2)
    choose(page, "p01", "2", places(page)[0])
    assert "3 people, but 4 to 7 were asked" in page.moving.cost.value
    assert "Pairs that meet: 108" in page.moving.cost.value
    assert session.state.rotation == before
    page.moving.keep.click()
    assert page.moving.cost.value == ""
    choose(page, "p01", "2", places(page)[0])
    page.moving.move.click()
    after = session.state.rotation
    assert after.seat("p01", 2) != here
    assert after.seats[0] == before.seats[0]
    assert "1 wish is not met" in page.told.value
    assert page.told.value.index("not met") < page.told.value.index("pairs meet")
    page.saved.undo.click()
    assert session.state.rotation == before
    assert "All 108 pairs" in page.told.value


def test_two_people_exchange_places(page, session):
    before = session.state.rotation
    choose(page, "p01", "1")
    other = next(key for key in places(page) if key.startswith("with ")).removeprefix("with ")
    choose(page, "p01", "1", f"with {other}")
    page.moving.move.click()
    assert session.state.rotation.seat("p01", 1) == before.seat(other, 1)
    assert session.state.rotation.seat(other, 1) == before.seat("p01", 1)
    assert "have changed places in round 1" in page.notice.text


@pytest.mark.parametrize("place", ["at z 9", "with nobody", "with p01", "rubbish"])
def test_a_place_that_nobody_was_offered_is_no_place(page, place):
    choose(page, "p01", "1", place)
    assert page.moving.proposed is None
    choose(page, "somebody", "9", "at a 1")
    assert page.moving.person == ""


def test_rounds_that_have_begun_are_closed_and_the_next_can_be_changed(page, session):
    session.start(session.state.agenda.segment("round-1"))
    assert page.asking.find.disabled
    assert "from round 2 on" in page.asking.find.reason
    choose(page, "p01", "1")
    assert [each["key"] for each in page.moving.picker.rounds] == ["2", "3"]
    page.comparing.do("compare")
    assert all(card["closed"] for card in page.comparing.cards)
    before = session.state.rotation
    page.comparing.do("choose", place=2)
    assert "Rounds have begun" in page.notice.text
    assert session.state.rotation == before
    session.end()
    choose(page, "p01")
    assert page.moving.picker.rounds == []
    assert "No round is left" in page.told.value


def test_a_rotation_that_no_longer_fits_says_so_and_is_found_anew(page, session):
    planned = session.state.workshop
    fewer = replace(planned, people=tuple(p for p in planned.people if p.key != "p01"))
    session.tell(WorkshopPlanned(fewer, NOON))
    assert "The people have changed" in page.told.value
    page.asking.find.click()
    assert "The people have changed" not in page.told.value
    assert len(session.state.rotation.people) == 23


def test_a_rule_about_somebody_who_left_the_list_says_nothing_any_more(page, session):
    add(page, "apart", ["p01", "p02"])
    add(page, "together", ["p03", "p04", "p05"])
    page.asking.find.click()
    planned = session.state.workshop
    left = tuple(p for p in planned.people if p.key not in {"p01", "p03"})
    session.tell(WorkshopPlanned(replace(planned, people=left), NOON))
    asked = Choices.of(session.state).rules
    assert (asked.apart, asked.together) == ((), (("p04", "p05"),))


def test_the_planner_keeps_the_rules_when_it_tries_again(page, session):
    add(page, "apart", ["p01", "p02"])
    page.asking.find.click()
    page = planner(session, "en")
    step = page.parts[Part.ROTATION]
    step.find.click()
    assert "people of 24 sit elsewhere than before" in page.notice.text
    assert session.state.rotation.rules.apart == (("p01", "p02"),)
    assert 'href="rotation?lang=en"' in step.more.value


def test_an_empty_workshop_says_what_is_missing(tmp_path):
    session = Session(Log(tmp_path / "new.workshop", create=True), now=lambda: NOON)
    session.tell(WorkshopPlanned(Workshop("w", ""), NOON))
    page = rotation(session, "en")
    assert page.moving.layout.display == "none"
    assert "No rotation yet" in page.seating.empty.value
    page.asking.find.click()
    assert "Add at least one case" in page.asking.outcome.value
    page.comparing.do("compare")
    assert page.comparing.cards == [{"key": "none"}]
    session.close()


def test_hundreds_of_people_get_a_table_instead_of_a_picture(session):
    planned = session.state.workshop
    many = tuple(Person(f"q{n}", f"Nimi {n}", unit=f"U{n % 7}") for n in range(100))
    crowd = replace(planned, people=many)
    session.tell(
        WorkshopPlanned(crowd, NOON), RotationPlanned(plan_rotation(many, planned.cases), NOON)
    )
    page = rotation(session, "en")
    assert "<svg" not in page.matrix.value
    assert page.matrix.value.count('<th scope="row">') == 100


def test_words_of_people_stay_words(page, session):
    planned = session.state.workshop
    named = replace(
        planned, people=(replace(planned.people[0], name="<i>Ada</i>"), *planned.people[1:])
    )
    session.tell(WorkshopPlanned(named, NOON))
    for piece in (page.seating.tables, page.matrix):
        assert "&lt;i&gt;Ada" in piece.value
        assert "<i>Ada" not in piece.value


def test_the_rotation_leaves_as_a_workbook_with_slips(page, session):
    page.export.click()
    assert page.export.made.name == "rotation 2027-03-11 Yhdessä vähemmän yksin.xlsx"
    sheets = load_workbook(BytesIO(page.export.made.content)).sheetnames
    assert sheets[:3] == ["Quality", "People", "Tables"]
    planned = session.state.workshop
    session.tell(WorkshopPlanned(replace(planned, people=planned.people[1:]), NOON))
    page.export.click()
    assert page.export.made.content


def test_the_page_has_a_public_name():
    assert public is rotation


def test_an_agenda_of_another_length_is_no_trouble_without_rounds(page, session):
    session.tell(AgendaPlanned(Agenda(), NOON))
    page.asking.find.click()
    assert session.state.rotation.rounds == 3


def test_the_picture_threads_everyone_from_table_to_table(page, session):
    page.seating.view.value = "flow"
    assert page.seating.tables.layout.display == "none"
    rotation = session.state.rotation
    assert [person["key"] for person in page.seating.flow.people] == list(rotation.people)
    first = page.seating.flow.columns[0]["tables"][0]
    seated = {page.seating.flow.people[place]["key"] for place in first["people"]}
    assert seated == set(rotation.groups_at("a", 1)[0].people)
    assert first["said"].startswith("Round 1, table A1: ")
    everyone = [
        place for table in page.seating.flow.columns[1]["tables"] for place in table["people"]
    ]
    assert sorted(everyone) == list(range(24))


def test_somebody_pressed_in_the_picture_is_chosen_and_let_go(page):
    page.seating.view.value = "flow"
    page.seating.flow.do("choose", person="p01")
    assert (page.moving.person, page.seating.flow.lit) == ("p01", "p01")
    page.seating.flow.do("choose", person="p01")
    assert (page.moving.person, page.seating.flow.lit) == ("", "")


def test_a_name_that_is_dragged_says_its_cost_before_anything_moves(page, session):
    before = session.state.rotation
    here = before.seat("p01", 1)
    other = next(t for t in before.groups_at(here.case, 1) if t.table != here.table)
    assert f'data-place="at {other.case} {other.table}"' in page.seating.tables.value
    assert page.seating.tables.open_from == 1
    page.seating.tables.do("drop", person="p01", round="1", place=f"at {other.case} {other.table}")
    assert "What the move costs" in page.moving.cost.value
    assert session.state.rotation == before
    page.moving.move.click()
    assert session.state.rotation.seat("p01", 1).table == other.table
    page.saved.undo.click()
    assert session.state.rotation == before


def test_who_is_pinned_stays_when_another_rotation_is_found(page, session):
    choose(page, "p01", "2")
    seat = session.state.rotation.seat("p01", 2)
    assert page.moving.pin.description == f"Pin to table {seat.label} in round 2"
    page.moving.pin.click()
    assert rules(page) == [f"Aino K. stays at table {seat.label} in round 2"]
    assert "pa-pinned" in page.seating.tables.value
    before = session.state.rotation
    for _ in range(3):
        page.asking.find.click()
        page.asking.take.click()
        assert session.state.rotation.seat("p01", 2) == seat
    assert session.state.rotation.seats != before.seats
    choose(page, "p01", "2")
    assert page.moving.pin.description == f"Unpin from table {seat.label} in round 2"
    page.moving.pin.click()
    assert rules(page) == []


def test_tables_at_each_case_can_be_told(page, session):
    page.asking.form.write("least", "3")
    page.asking.form.write("tables", "many")
    assert "or leave it empty" in page.asking.form.errors["tables"]
    page.asking.form.write("most", "9")
    page.asking.form.write("tables", "1")
    page.asking.find.click()
    assert [len(table.people) for table in session.state.rotation.tables(1)] == [8, 8, 8]


def test_the_rotation_leaves_for_meetings_on_the_net_and_for_programs(page):
    page.rooms.click()
    with ZipFile(BytesIO(page.rooms.made.content)) as archive:
        names = archive.namelist()
        assert archive.read("zoom-round-1.csv").startswith(b"Pre-assign Room Name,Email Address")
    assert "teams-list.txt" in names
    page.document.click()
    assert json.loads(page.document.made.content)["quality"]["distinct"] == 108
    assert page.document.made.name == "rotation 2027-03-11 Yhdessä vähemmän yksin.json"


def test_a_table_that_drops_out_says_who_moves_before_it_is_confirmed(page, session):
    before = session.state.rotation
    page.dropping.form.write("what", "table a 2")
    page.dropping.form.write("first", "2")
    assert "From round 2 on" in page.dropping.told.value
    assert session.state.rotation == before
    page.dropping.keep.click()
    assert page.dropping.told.value == ""
    page.dropping.form.write("what", "case b")
    assert "Case B rests from round 1 on: 24 people go to other cases." in page.dropping.told.value
    page.dropping.form.write("first", "3")
    assert "If somebody else presents case B, nobody moves." in page.dropping.told.value
    page.dropping.move.click()
    assert session.state.rotation.groups_at("b", 3) == ()
    assert session.state.rotation.groups_at("b", 2) == before.groups_at("b", 2)
    page.saved.undo.click()
    assert session.state.rotation == before
