import pytest

from parastaminen_nb.apps.planner import Planner, planner
from parastaminen_nb.core.agenda import Agenda
from parastaminen_nb.core.events import AgendaPlanned, WorkshopPlanned
from parastaminen_nb.core.workshop import Part, Role, Variant, Workshop
from parastaminen_nb.log import Log
from parastaminen_nb.session import Session
from tests.apps.conftest import NOON, opened


@pytest.fixture
def empty(tmp_path):
    session = Session(Log(tmp_path / "new.workshop", create=True), now=lambda: NOON)
    session.tell(WorkshopPlanned(Workshop("w", ""), NOON))
    yield session
    session.close()


@pytest.fixture
def page(session) -> Planner:
    return planner(session, "en")


def words(page, part):
    return {step["key"]: step["words"] for step in page.steps.steps}[part]


def rows(page):
    return {row["key"]: row for row in page.parts[Part.AGENDA].table.rows}


def test_a_whole_plan_is_told_to_be_ready(page):
    assert {step["words"] for step in page.steps.steps[:5]} == {"Ready"}
    assert page.readiness.checklist.summary == "The plan is ready."
    assert page.readiness.checklist.more == "5 things on the checklist are late."
    for task in ("invitations", "rooms", "test", "printed", "reminder"):
        page.todo.tasks.do("tick", task=task, done=True)
    assert page.readiness.checklist.summary == "Everything is ready."


def test_the_checklist_is_changed_and_taken_back(page, session):
    editor = page.todo.editor
    assert editor.layout.display == "none"
    page.todo.change.click()
    assert editor.layout.display == "" and page.todo.tasks.layout.display == "none"
    editor.do("write", key="test", field="days", value="5")
    assert {line["key"]: line["when"] for line in editor.items}["test"] == "Sat, Mar 6, 2027"
    editor.do("write", key="test", field="days", value="many")
    assert "0–365" in editor.errors["test"]["said"]
    editor.do("add", title="", days="3")
    assert editor.errors[""]["field"] == "title" and not editor.added
    editor.do("add", title="Order the coffee", days="3")
    assert editor.added and "" not in editor.errors
    assert "Order the coffee" in [item["name"] for item in page.todo.tasks.items]
    editor.do("remove", key="printed")
    assert "printed" not in [item["key"] for item in page.todo.tasks.items]
    page.saved.undo.click()
    assert "printed" in [item["key"] for item in page.todo.tasks.items]
    page.todo.usual.click()
    assert {todo.key: todo.days for todo in session.state.workshop.todos}["test"] == 3
    assert page.todo.usual.disabled and not editor.errors


def test_what_is_typed_is_kept_at_once_and_said_so(page, session):
    form = page.parts[Part.BASICS].form
    form.write("title", "Lunch together")
    other = opened(session.log.path)
    assert other.state.workshop.title == "Lunch together"
    other.close()
    assert page.saved.status.words == "Saved at 14:00"
    assert "Lunch together" in page.lead.value


def test_what_cannot_be_stands_beside_its_field_and_stays(page, session):
    form = page.parts[Part.BASICS].form
    form.write("least", "9")
    assert "9 to 7 people" in form.errors["least"]
    assert form.value("least") == "9"
    assert session.state.workshop.group_size.least == 4
    form.write("most", "12")
    assert form.errors == {}
    assert (session.state.workshop.group_size.least, session.state.workshop.group_size.most) == (
        9,
        12,
    )


def test_a_change_is_taken_back(page, session):
    assert page.saved.undo.layout.display == "none"
    page.parts[Part.BASICS].form.write("question", "What would you take home?")
    assert page.saved.undo.layout.display == ""
    page.saved.undo.click()
    assert session.state.workshop.question == "Mikä tässä toimisi meillä?"
    assert page.parts[Part.BASICS].form.values["question"] == "Mikä tässä toimisi meillä?"
    assert page.saved.status.words == "Taken back at 14:00"  # heard by who does not see it
    page.parts[Part.BASICS].form.write("title", "Lunch together")
    assert page.saved.status.words == "Saved at 14:00"


def test_start_times_and_slack_follow_a_length(page):
    table = page.parts[Part.AGENDA].table
    assert (rows(page)["round-1"]["start"], table.slack["amount"]) == ("14:26", "4 min")
    table.do("write", key="welcome", field="minutes", value="18")
    assert rows(page)["round-1"]["start"] == "14:36"
    assert table.slack == {"over": True, "words": "Too long by", "amount": "6 min"}
    assert words(page, "agenda") == "1 thing is missing"


def test_a_length_that_is_none_stays_beside_its_row(page, session):
    table = page.parts[Part.AGENDA].table
    table.do("write", key="welcome", field="minutes", value="")
    assert table.errors == {"welcome": {"minutes": "Enter the length in minutes, 1–1440."}}
    assert session.state.agenda.segment("welcome").minutes == 8
    table.do("write", key="welcome", field="minutes", value="9")
    assert table.errors == {}


def test_segments_are_named_moved_added_and_removed(page, session):
    step = page.parts[Part.AGENDA]
    step.table.do("write", key="welcome", field="title", value="Coffee first")
    step.table.do("move", key="welcome", by=1)
    step.table.after = "round-1"
    step.add_break.click()
    step.table.do("remove", key="feedback")
    keys = [segment.key for segment in session.state.agenda.segments]
    assert keys[:2] == ["cases", "welcome"]
    assert keys[keys.index("round-1") + 1] == "break-1"
    assert "feedback" not in keys
    assert rows(page)["welcome"]["name"] == "Coffee first"


def test_a_case_more_outdates_the_rotation_and_a_new_one_is_offered(page, session):
    cases = page.parts[Part.CASES]
    cases.add.click()
    cases.cards.do("write", key="d", field="title", value="Walking <b>mates</b>")
    assert words(page, "cases") == "2 things are missing"
    rotation = page.parts[Part.ROTATION]
    assert "The cases have changed" in rotation.told.value
    assert words(page, "rotation") == "1 thing is missing"
    rotation.find.click()
    assert session.state.rotation.cases == ("a", "b", "c", "d")
    assert words(page, "rotation") == "Ready"


def test_the_agenda_follows_the_cases_until_somebody_changes_it(page, session):
    basics, cases = page.parts[Part.BASICS].form, page.parts[Part.CASES]
    basics.write("minutes", "180")
    cases.add.click()
    assert session.state.agenda.rounds == 4
    page.parts[Part.AGENDA].table.do("write", key="welcome", field="minutes", value="9")
    cases.cards.do("remove", key="d")
    assert session.state.agenda.rounds == 4
    assert "3 cases and 4 rounds" in page.parts[Part.AGENDA].advice.value
    step = page.parts[Part.AGENDA]
    step.choose.click()
    assert "changed by hand" in step.chooser.sure.value
    step.chooser.use.click()
    assert session.state.agenda.rounds == 3
    page.saved.undo.click()
    assert session.state.agenda.rounds == 4


def test_the_card_counts_its_answers(page):
    cards = page.parts[Part.CASES].cards
    assert cards.cases[0]["answered"] == "7 of 7 answered"
    cards.do("write", key="a", field="card.ask", value="")
    assert cards.cases[0]["answered"] == "6 of 7 answered"


def test_pasted_people_are_added_and_what_is_wrong_stays_in_the_box(page, session):
    table = page.parts[Part.PEOPLE].table
    table.do("add", text="Nimi\tSähköposti\nSiiri Suo\tsiiri@kunta.fi\nOtto Oja\totto@")
    assert session.state.workshop.people[-1].name == "Siiri Suo"
    assert table.added["words"] == "1 person added. Mend 1 line below."
    assert table.added["rest"] == "Nimi\tSähköposti\nOtto Oja\totto@"
    assert table.troubles == ["Row 2: otto@ is not a whole address. Write it as name@place.fi."]
    assert "The people have changed" in page.parts[Part.ROTATION].told.value


def test_a_person_is_written_checked_and_taken_off(page, session):
    table = page.parts[Part.PEOPLE].table
    table.do("write", key="p01", field="role", value="host")
    assert session.state.workshop.person("p01").role is Role.HOST
    table.do("write", key="p01", field="email", value="antti.r@example.org")
    assert "already has the address" in table.errors["p01"]["said"]
    table.do("remove", key="p01")
    assert "p01" not in {person["key"] for person in table.people}


def test_people_come_from_a_file_and_what_was_left_out_is_told(page, session):
    step = page.parts[Part.PEOPLE]
    rows = ("Namn;E-post;Kommer;Önskemål", "Siiri Suo;siiri@kunta.fi;ja;C", "Otto Oja;otto@;;")
    content = "\n".join(rows)
    step.upload.put("lista.csv", content.encode())
    assert step.table.added["words"] == "2 people added."
    siiri = next(p for p in session.state.workshop.people if p.name == "Siiri Suo")
    assert (siiri.accepted, siiri.wishes) == (True, ("c",))
    assert [line for line in step.table.troubles if "otto@" in line]
    step.upload.put("lista.csv", content.encode())
    assert "on the list already, with this address" in page.notice.text
    step.upload.put("answers.csv", b"Name;E-mail;Accepted\nSiiri Suo;siiri@kunta.fi;no\n")
    assert "1 person on the list was brought up to date." in step.table.added["words"]
    assert session.state.workshop.person(siiri.key).accepted is False
    step.upload.put("empty.csv", b"")
    assert page.notice.text


def test_who_has_accepted_and_who_does_not_come(page, session):
    table = page.parts[Part.PEOPLE].table
    moving = len(session.state.workshop.participants)
    table.do("write", key="p01", field="accepted", value="yes")
    table.do("write", key="p02", field="accepted", value="no")
    assert table.answered.startswith(f"1 come, 1 do not, {moving - 2} have not answered.")
    assert "The people have changed" in page.parts[Part.ROTATION].told.value
    table.do("write", key="p01", field="wishes", value="Z")
    assert table.errors["p01"]["field"] == "wishes"


def test_what_somebody_else_plans_is_shown(page, session):
    other = opened(session.log.path)
    planner(other, "en").parts[Part.BASICS].form.write("title", "Elsewhere")
    other.close()
    session.catch_up()
    assert page.parts[Part.BASICS].form.values["title"] == "Elsewhere"
    assert page.notice.text == "Basics: somebody else changed it at 14:00."


def test_a_step_is_made_when_it_is_gone_to_and_knows_what_happened_before(page, session):
    page.parts[Part.BASICS].form.write("title", "Lunch together")
    shown = len(page.parts.box.children)
    page.steps.go("cases")
    assert len(page.parts.box.children) == shown + 1
    cases, basics = page.parts[Part.CASES], page.parts[Part.BASICS]
    assert [panel.layout.display for panel in (cases, basics)] == ["", "none"]
    page.steps.go("basics")
    assert len(page.parts.box.children) == shown + 1
    assert set(page.parts) == set(Part)


def test_an_earlier_workshop_of_the_folder_is_a_beginning(page, session, empty, tmp_path):
    (tmp_path / "torn.workshop").write_bytes(b"nothing")
    other = planner(empty, "en")
    basics = other.parts[Part.BASICS]
    basics.begin.click()
    assert [option["label"] for option in basics.earlier.choices.options] == [
        "Yhdessä vähemmän yksin"
    ]
    assert "torn.workshop" in basics.earlier.told.value
    basics.earlier.use.click()
    assert len(empty.state.workshop.cases) == 3 and not empty.state.workshop.people
    assert empty.state.agenda == session.state.agenda
    assert "Taken from" in other.notice.text
    other.saved.undo.click()
    assert not empty.state.workshop.cases


def test_a_template_of_ones_own_is_kept_and_used_in_another_workshop(page, session, empty):
    step = page.parts[Part.AGENDA]
    step.table.do("write", key="welcome", field="title", value="Coffee")
    step.store.click()
    step.name.write("name", "Our way")
    step.keep.click()
    assert "Our way" in page.notice.text
    other = planner(empty, "en").parts[Part.AGENDA]
    other.other.click()
    own = [option for option in other.chooser.choices.options if option["label"] == "Our way"]
    other.chooser.choices.do("choose", value=own[0]["value"])
    other.chooser.use.click()
    assert empty.state.agenda.segment("welcome").title == "Coffee"
    other.choose.click()
    other.chooser.choices.do("choose", value=own[0]["value"])
    care = other.chooser.care
    care.form.write("name", " Their  way ")
    care.rename.click()
    assert "Their way" in [option["label"] for option in other.chooser.choices.options]
    care.drop.click()
    assert "“Their way” cannot be brought back" in care.asked.value
    care.leave.click()
    assert care.drop.layout.display == ""
    care.drop.click()
    care.sure.click()
    assert "Their way" not in [option["label"] for option in other.chooser.choices.options]


def test_a_template_of_the_same_name_is_replaced_only_when_asked_twice(page):
    step = page.parts[Part.AGENDA]
    step.name.write("name", "Our way")
    step.keep.click()
    step.table.do("write", key="welcome", field="title", value="Coffee")
    step.name.write("name", "our way")
    step.keep.click()
    assert step.keep.description == "Replace the earlier “Our way”"
    step.name.write("name", "another way")
    assert step.keep.description == "Keep"
    step.name.write("name", "our way")
    step.keep.click()
    step.keep.click()
    step.choose.click()
    assert "our way" in [option["label"] for option in step.chooser.choices.options]


def test_how_the_cases_are_heard_and_an_agenda_of_somebodys_own_are_held_together(page):
    step, basics = page.parts[Part.AGENDA], page.parts[Part.BASICS].form
    step.table.do("write", key="welcome", field="minutes", value="9")
    basics.write("variant", "rotating")
    assert "presents them to everyone as well" in step.advice.value
    step.table.do("remove", key="cases")
    assert "presents" not in step.advice.value
    basics.write("variant", "common")
    assert "nobody presents them" in step.advice.value


def test_a_template_is_seen_before_it_is_taken_and_says_how_the_cases_are_heard(page, session):
    step = page.parts[Part.AGENDA]
    step.choose.click()
    step.chooser.choices.do("choose", value="rotating")
    step.chooser.form.write("rounds", "2")
    assert "left over" in step.chooser.preview.value
    assert not step.chooser.sure.value
    step.chooser.use.click()
    assert session.state.agenda.rounds == 2
    assert session.state.workshop.variant is Variant.ROTATING
    assert "3 cases and 2 rounds" in step.advice.value
    step.choose.click()
    step.chooser.form.write("rounds", "20")
    assert step.chooser.form.errors["rounds"] == "Enter the number of rounds, 1–8."
    assert step.chooser.use.disabled


def test_what_does_not_fit_is_laid_anew_or_left_out(page, session):
    step = page.parts[Part.AGENDA]
    assert step.laying.layout.display == "none"
    step.lay.click()
    assert "What would change" in step.laying.told.value
    step.laying.keep.click()
    assert step.laying.layout.display == "none"
    step.table.do("write", key="welcome", field="minutes", value="18")
    assert "6 minutes too long" in step.laying.told.value
    step.laying.accept.click()
    assert session.state.agenda.segment("welcome").minutes == 12
    assert step.laying.layout.display == "none"
    page.parts[Part.BASICS].form.write("minutes", "60")
    assert "missing even then" in step.laying.told.value
    offers = step.laying.offers.offers
    step.laying.offers.do("take", key=offers[0]["key"])
    assert len(session.state.agenda.segments) < 10


def test_two_who_plan_at_once_both_keep_what_they_write(page, session):
    other = opened(session.log.path)
    elsewhere = planner(other, "en")
    elsewhere.parts[Part.AGENDA].table.do("write", key="welcome", field="minutes", value="11")
    page.parts[Part.AGENDA].table.do("write", key="round-1", field="lead", value="Ada")
    page.parts[Part.BASICS].form.write("aim", "Try one thing")
    assert page.notice.text == "Agenda: somebody else changed it at 14:00."
    other.catch_up()
    for state in (session.state, other.state):
        assert state.agenda.segment("welcome").minutes == 11
        assert state.agenda.segment("round-1").lead == "Ada"
        assert state.workshop.aim == "Try one thing"
    assert elsewhere.notice.text == "Basics and Agenda: somebody else changed it at 14:00."
    other.close()


def test_an_empty_plan_says_what_to_do_first_and_grows(empty):
    page = planner(empty, "en")
    assert words(page, "basics") == "Not begun"
    assert page.parts[Part.AGENDA].empty.layout.display == ""
    page.parts[Part.CASES].add.click()
    assert page.parts[Part.AGENDA].empty.layout.display == "none"
    assert empty.state.agenda == Agenda.generated(Variant.COMMON, cases=1)
    page.parts[Part.BASICS].form.write("day", "2027-03-11")
    assert page.parts[Part.BASICS].form.values["start"] == "09:00"


def test_a_rotation_that_cannot_be_is_a_sentence_with_numbers(empty):
    page = planner(empty, "en")
    page.parts[Part.CASES].add.click()
    page.parts[Part.PEOPLE].table.do("add", text="Ada\nBo")
    page.parts[Part.ROTATION].find.click()
    assert "2 people" in page.notice.text
    assert empty.state.rotation is None


def test_steps_are_gone_to_one_after_another(page):
    assert page.onward.description == "Next: Cases"
    page.onward.click()
    assert page.steps.current == "cases"
    page.readiness.checklist.do("go", part="rotation")
    assert page.steps.current == "rotation"
    page.steps.current = "checklist"
    assert page.onward.layout.display == "none"
    page.steps.current = "nowhere"
    assert page.steps.current == "checklist"


def test_words_of_people_are_escaped_in_the_rotation(page, session):
    page.parts[Part.PEOPLE].table.do("write", key="p01", field="name", value="<i>Ada</i>")
    assert "&lt;i&gt;Ada&lt;/i&gt;" in page.parts[Part.ROTATION].tables.value


def test_a_planner_without_a_workshop_says_how_to_open_one(monkeypatch):
    monkeypatch.delenv("PARASTAMINEN_WORKSHOP", raising=False)
    assert "open_workshop" in planner(language="en").notice.text


def test_an_ended_workshop_warns_before_another_rotation(page, session):
    session.open_doors()
    assert "The workshop has begun" in page.parts[Part.ROTATION].told.value


def test_an_agenda_without_rounds_is_missing_something(page, session):
    session.tell(AgendaPlanned(Agenda(), NOON))
    assert words(page, "agenda") == "Not begun"
