"""A plan as a workbook: it comes back as it left, and what people do to it is understood."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from dataclasses import fields, replace
from datetime import date, datetime, time
from functools import cache
from zoneinfo import ZoneInfo

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from parastaminen_nb.core.agenda import Agenda, Kind, Segment
from parastaminen_nb.core.crowd import crowd_of
from parastaminen_nb.core.difference import Portion
from parastaminen_nb.core.differences import Draft, differences, portions
from parastaminen_nb.core.errors import WorkshopError
from parastaminen_nb.core.prompts import Prompt
from parastaminen_nb.core.rotation import plan_rotation
from parastaminen_nb.core.todos import Todo
from parastaminen_nb.core.workshop import Card, Case, Person, Place, Role, Variant, Workshop
from parastaminen_nb.exchange.formulas import unsaved_formulas
from parastaminen_nb.exchange.plan_book import (
    MOST_BYTES,
    PlanRead,
    agenda,
    basics,
    cases,
    people,
    prompts,
    read_plan_book,
    size,
    todos,
    values,
    write_plan_book,
)
from parastaminen_nb.exchange.plan_book.tables import listed
from parastaminen_nb.i18n import translator
from tests.core.plans import drafts

EN = translator("en")
TODAY = date(2027, 1, 4)
HELSINKI = ZoneInfo("Europe/Helsinki")
WORKSHOP = Workshop(
    "w1",
    "Hyvät käytännöt",
    starts_at=datetime(2027, 3, 11, 13, tzinfo=HELSINKI),
    people=(
        Person("p01", "Aino Kettu", "Kirjasto", email="aino@kunta.fi", wishes=("b", "a")),
        Person("p02", "Emil Berg", language="sv", accepted=True),
        Person("p03", "Pia Ek", role=Role.HOST),
    ),
).with_cases(
    Case("", "Kahvit", "Olli Suo", card=Card(problem="Aamut")),
    Case("", "Portaat", "Ida Vuori"),
    Case("", "Bussi", "Matti Tie"),
)
PLAN = Draft(WORKSHOP, Agenda.generated(Variant.COMMON, cases=3))


@cache
def book(plan: Draft = PLAN, language: str = "en") -> bytes:
    return write_plan_book(plan.workshop, plan.agenda, None, translator(language))


def edited(edit: Callable[[openpyxl.Workbook], object], plan: Draft = PLAN) -> bytes:
    """The workbook after somebody changed it and saved it anew."""
    workbook = openpyxl.load_workbook(io.BytesIO(book(plan)))
    edit(workbook)
    content = io.BytesIO()
    workbook.save(content)
    return content.getvalue()


def place(sheet, field: str, row: int = 0):
    """The cell of a field: below a heading, or beside a field of the basics."""
    for head in sheet[1]:
        if head.value == field:
            return sheet.cell(row, head.column)
    for line in sheet.iter_rows():
        if line[0].value == field:
            return line[1]
    raise KeyError(field)


def wrote(sheet: str, field: str, value: object, row: int = 0):
    def edit(workbook):
        cell = place(workbook[sheet], field, row)
        cell.value = value
        if isinstance(value, str):
            cell.data_type = "s"

    return edit


def said(read: PlanRead) -> list[str]:
    return [EN.say(trouble.said) for trouble in read.troubles]


def changed(read: PlanRead) -> list[str]:
    return [EN.say(difference.said) for difference in differences(PLAN, read)]


# --- there and back -------------------------------------------------------------------------


@given(drafts(), st.sampled_from(["fi", "sv", "en"]))
@settings(max_examples=15)
def test_what_is_written_is_read_back_and_nothing_is_said(plan, language):
    read = read_plan_book(book(plan, language))
    crowd = crowd_of(plan.workshop)
    told = {EN.say(sentence) for sentence in crowd.sentences} if crowd else set()
    rest = [trouble for trouble in said(read) if trouble not in told]
    assert [trouble for trouble in rest if "Nobody presents" not in trouble] == []
    assert (read.workshop, read.agenda) == plan
    against = read_plan_book(book(plan, language), plan)
    assert differences(plan, against) == ()


def test_a_prompt_of_ones_own_that_has_no_words_yet_is_kept():
    plan = Draft(Workshop("w", "", prompts=(Prompt("own-1"),)), Agenda())
    assert read_plan_book(book(plan)).workshop.prompts == plan.workshop.prompts


@given(drafts())
@settings(max_examples=4)
def test_a_workbook_that_was_saved_anew_is_the_same_plan(plan):
    content = io.BytesIO()
    openpyxl.load_workbook(io.BytesIO(book(plan))).save(content)
    read = read_plan_book(content.getvalue())
    assert differences(plan, read) == ()
    assert [trouble for trouble in said(read) if "Nobody presents" not in trouble] == []


@pytest.mark.parametrize(
    "words", ["=1+1", "+358 40 1234567", "@kaikki", "-", "_x0041_", "'x", '=HYPERLINK("a")', "007"]
)
def test_what_looks_like_a_formula_stays_text(words):
    plan = Draft(replace(WORKSHOP, title=words, aim=f"{words}\n{words}"), PLAN.agenda)
    content = book(plan)
    assert read_plan_book(content).workshop == plan.workshop
    cell = place(openpyxl.load_workbook(io.BytesIO(content))["Basics"], "Title of the workshop")
    assert cell.data_type == "s"


def test_what_no_cell_can_hold_is_unchanged_against_its_plan():
    people = (replace(WORKSHOP.people[0], needs="a\x07b \r\n" + "x" * 40_000),)
    plan = Draft(replace(WORKSHOP, people=people), PLAN.agenda)
    read = read_plan_book(book(plan), plan)
    assert (read.workshop, read.troubles) == (plan.workshop, ())


def test_the_same_plan_gives_the_same_bytes():
    assert book() == book.__wrapped__()


def test_every_formula_has_its_value_beside_it():
    assert unsaved_formulas(book()) == {}
    values = openpyxl.load_workbook(io.BytesIO(book()), data_only=True)
    assert place(values["Basics"], "Minutes left over").value == PLAN.agenda.slack
    assert [values["Agenda"].cell(row, 1).value for row in (2, 3, 4)] == [
        time(13, 0),
        time(13, 8),
        time(13, 23),
    ]


def test_a_drop_down_list_fits_into_excel():
    for language in ("fi", "sv", "en"):
        workbook = openpyxl.load_workbook(io.BytesIO(book(language=language)))
        rules = [rule for sheet in workbook for rule in sheet.data_validations.dataValidation]
        lists = [rule.formula1 for rule in rules if rule.type == "list"]
        assert len(lists) >= 9
        for one in lists:
            assert len(one) <= 255
        for rule in rules:
            assert len(rule.prompt or "") <= 255
            assert len(rule.promptTitle or "") <= 32
        kinds = next(one for one in lists if one.count(",") == len(Kind) - 1)
        assert kinds.startswith('"')


def test_a_name_in_a_list_keeps_its_quotation_marks():
    assert listed(['say "yes"', "no"]) == '"say ""yes"",no"'


def test_the_rotation_is_only_shown():
    people = tuple(Person(f"p{n:02}", f"Nimi {n}") for n in range(12))
    workshop = replace(WORKSHOP, people=people)
    rotation = plan_rotation(people, workshop.cases, size=workshop.group_size)
    content = write_plan_book(workshop, PLAN.agenda, rotation, EN)
    sheet = openpyxl.load_workbook(io.BytesIO(content))["Rotation"]
    assert "not read back" in sheet["A1"].value
    assert sheet.protection.sheet
    assert [row[0].value for row in sheet["A3:A14"]] == [person.name for person in people]
    assert sheet["A15"].value is None
    assert read_plan_book(content, Draft(workshop, PLAN.agenda)).troubles == ()


# --- what people do to it -------------------------------------------------------------------


def test_a_renamed_person_is_a_rename():
    read = read_plan_book(edited(wrote("People", "Name", "Aino Mäki", 2)), PLAN)
    assert changed(read) == ["Aino Kettu, Name: Aino Kettu → Aino Mäki"]
    assert read.troubles == ()


def test_rows_come_go_and_change_places():
    def edit(workbook):
        people = workbook["People"]
        people.delete_rows(3)
        people.cell(5, 1, "Ola Vik")
        place(people, "Role", 5).value = "esittelijä"

    read = read_plan_book(edited(edit), PLAN)
    assert changed(read) == ["Emil Berg: removed", "Ola Vik: added"]
    assert read.workshop.people[-1].role is Role.PRESENTER
    assert read.workshop.people[-1].key not in {person.key for person in WORKSHOP.people}


def test_wishes_follow_a_case_to_its_new_letter():
    def edit(workbook):
        cases = workbook["Cases"]
        rows = [[cell.value for cell in row] for row in cases.iter_rows(min_row=2)]
        for number, row in enumerate([rows[2], rows[0], rows[1]], start=2):
            for column, value in enumerate(row, start=1):
                cases.cell(number, column).value = value

    read = read_plan_book(edited(edit), PLAN)
    assert [case.title for case in read.workshop.cases] == ["Bussi", "Kahvit", "Portaat"]
    assert read.workshop.person("p01").wishes == ("c", "b")


def test_sheets_and_columns_in_any_order_and_language():
    content = book(language="fi")
    workbook = openpyxl.load_workbook(io.BytesIO(content))
    workbook.move_sheet("Osallistujat", -5)
    people = workbook["Osallistujat"]
    people["A1"].value, people["B1"].value = "E-post:", " NAMN "
    for row in range(2, 5):
        people.cell(row, 1).value, people.cell(row, 2).value = (
            people.cell(row, 2).value,
            people.cell(row, 1).value,
        )
    saved = io.BytesIO()
    workbook.save(saved)
    read = read_plan_book(saved.getvalue(), PLAN)
    assert (changed(read), said(read)) == ([], [])


def test_another_length_is_what_is_wanted():
    row = 2 + PLAN.agenda.place("round-2")
    read = read_plan_book(edited(wrote("Agenda", "Minutes", 18, row)), PLAN)
    assert changed(read) == ["Round 2, Minutes: 22 → 18"]


def test_usual_words_stay_usual_when_the_kind_changes():
    row = 2 + PLAN.agenda.place("summary")
    read = read_plan_book(edited(wrote("Agenda", "Kind", "Tauko", row)), PLAN)
    assert changed(read) == ["What do we try at home?, Kind: Summary → Break"]
    assert read.agenda.segment("summary").title == ""


def test_an_own_prompt_and_a_new_one():
    def edit(workbook):
        prompts = workbook["Prompts"]
        prompts["A2"].value = "Mikä toimii?"
        prompts["A6"].value = "Kuka jatkaa?"

    read = read_plan_book(edited(edit), PLAN)
    assert read.workshop.prompts[0] == Prompt("good", fi="Mikä toimii?")
    assert read.workshop.prompts[-1] == Prompt("own-1", fi="Kuka jatkaa?")
    assert portions(differences(PLAN, read)) == (Portion.PROMPTS,)


def test_the_checklist_comes_back_in_any_language_with_other_days_and_something_new():
    plan = PLAN._replace(workshop=replace(WORKSHOP, place=Place.REMOTE))
    for language in ("fi", "sv", "en"):
        content = write_plan_book(plan.workshop, plan.agenda, None, translator(language))
        assert read_plan_book(content, plan).workshop.todos == plan.workshop.todos

    def edit(workbook):
        sheet = workbook["Checklist"]
        assert [cell.value for cell in sheet[7]][1:] == [
            "The meeting link and its small rooms are ready",
            7,
            "rooms",
        ]
        sheet["C7"].value = "12"
        sheet["B8"].value, sheet["C8"].value = "Try the sound", "often"
        sheet["B11"].value, sheet["C11"].value = "Order coffee", 3
        sheet["B12"].value = "Thank them"
        sheet["C13"].value = 4

    read = read_plan_book(edited(edit, plan), plan)
    assert [(todo.title, todo.days) for todo in read.workshop.todos if todo.title] == [
        ("Try the sound", 3),
        ("Order coffee", 3),
        ("Thank them", 7),
    ]
    assert str(differences(plan, read)[0].said).endswith(
        "are ready, Days before the workshop: 7 → 12"
    )
    assert [words.split(":")[0] for words in said(read)] == [
        "Sheet Checklist, row 8, Days before the workshop",
        "Sheet Checklist, row 12, Days before the workshop",
        "Sheet Checklist, row 13, What has to be done",
    ]


def test_a_day_and_an_hour_typed_as_text():
    def edit(workbook):
        wrote("Basics", "Day", "11.4.2027")(workbook)
        wrote("Basics", "Begins at", "klo 9.30")(workbook)

    read = read_plan_book(edited(edit), PLAN)
    assert read.workshop.starts_at == datetime(2027, 4, 11, 9, 30, tzinfo=HELSINKI)
    assert read.troubles == ()


def test_a_day_without_a_year_is_guessed_and_told():
    read = read_plan_book(edited(wrote("Basics", "Day", "ti 13.4.")), PLAN, today=TODAY)
    assert read.workshop.day == date(2027, 4, 13)
    assert ["has no year" in words for words in said(read)] == [True]


DAYS = [
    ("11.4.2027", date(2027, 4, 11), False),
    ("to 11.3.2027", date(2027, 3, 11), False),
    ("2027-04-11", date(2027, 4, 11), False),
    (datetime(2027, 4, 11, 0, 0), date(2027, 4, 11), False),  # noqa: DTZ001
    ("su 11.4.", date(2027, 4, 11), True),
    ("11.4.", date(2027, 4, 11), True),
    ("3.1.", date(2028, 1, 3), True),
    ("ke 12.4.", date(2028, 4, 12), True),
    ("tis 29.2", date(2028, 2, 29), True),
]


@pytest.mark.parametrize(("written", "found", "guessed"), DAYS)
def test_a_day_however_it_is_written(written, found, guessed):
    assert values.day(written, TODAY) == (found, guessed)


@pytest.mark.parametrize("written", ["31.2.2027", "maaliskuussa", "11/3/2027", "", 5])
def test_a_day_that_is_none(written):
    with pytest.raises(values.UnfitError):
        values.day(written, TODAY)


HOURS = ["9.30", "9:30", "klo 9.30", "kl. 09:30", 9.3, time(9, 30), (9 * 60 + 30) / 1440]
HOURS += [datetime(1900, 1, 8, 7, 12), datetime(2027, 1, 8, 9, 30)]  # noqa: DTZ001


@pytest.mark.parametrize("written", HOURS)
def test_an_hour_however_it_is_written(written):
    assert values.clock(written) == time(9, 30)


@pytest.mark.parametrize("written", ["25.00", "9.75", "aamulla", "", True])
def test_an_hour_that_is_none(written):
    with pytest.raises(values.UnfitError):
        values.clock(written)


def test_an_end_that_is_written_over_gives_the_length():
    read = read_plan_book(edited(wrote("Basics", "Ends at", "15.30")), PLAN)
    assert (changed(read), said(read)) == (["Length (min): 120 → 150"], [])


# --- what does not fit: a sentence each, and the rest is read ---------------------------------


def copied(workbook):
    people = workbook["People"]
    for column in range(1, people.max_column + 1):
        people.cell(5, column).value = people.cell(3, column).value


def merged(workbook):
    people = workbook["People"]
    people["A1"].value = "Name"
    people["B1"].value = None
    people.merge_cells("A1:B1")


def nine_cases(workbook):
    for row in range(5, 11):
        workbook["Cases"].cell(row, 2, f"Tapaus {row}")


def empty_sheet(workbook):
    workbook.remove(workbook["People"])
    workbook.create_sheet("People")


def without_names(workbook):
    workbook["People"]["A1"].value = "Foo"


def without_people(workbook):
    workbook.remove(workbook["People"])


BAD = {
    "an end before the start": (
        wrote("Basics", "Ends at", time(12, 0)),
        "Sheet Basics, row 7, Ends at: The end 12:00 is before the start 13:00. Write a later "
        "hour, or the length: it stays 120 min.",
    ),
    "a day that is none": (
        wrote("Basics", "Day", "31.2.2027"),
        "“31.2.2027” does not fit. Write the day with its year, such as 11.3.2027. Until then it "
        "stays as it was.",
    ),
    "an hour that is none": (
        wrote("Basics", "Begins at", "25.00"),
        "Sheet Basics, row 6, Begins at: “25.00” does not fit. Write the hour as 9:00 or 13:30.",
    ),
    "a length in words": (
        wrote("Basics", "Length (min)", "kaksi tuntia"),
        "“kaksi tuntia” does not fit. Write a whole number, 15–1440.",
    ),
    "a group the wrong way round": (
        wrote("Basics", "A table has at least", 9),
        "A group of 9 to 7 people cannot be.",
    ),
    "an unknown role": (
        wrote("People", "Role", "pomo", 2),
        "Sheet People, row 2, Role: “pomo” does not fit. Choose one of: Participant, Presenter, "
        "Table host, and Facilitator. Until then it stays as it was.",
    ),
    "an e-mail twice": (
        wrote("People", "E-mail", "AINO@kunta.fi", 3),
        "Sheet People, row 3, E-mail: Aino Kettu already has the address AINO@kunta.fi. Emil Berg "
        "is left without one: write their own.",
    ),
    "a broken address": (
        wrote("People", "E-mail", "aino.kunta.fi", 2),
        "“aino.kunta.fi” does not fit. Write the whole address, such as name@place.fi.",
    ),
    "no name": (
        wrote("People", "Name", None, 2),
        "Sheet People, row 2, Name: Write a name, or clear the whole row. Until then it stays",
    ),
    "a copied row": (copied, "Sheet People, row 5: This row is a copy of another"),
    "a wish for no case": (
        wrote("People", "Wishes", "B, G", 2),
        "There is no case G, so that wish was left out. The cases are: A, B, and C.",
    ),
    "a case without presenter": (
        wrote("Cases", "Presenter", None, 3),
        "Sheet Cases, row 3, Presenter: Nobody presents it yet.",
    ),
    "nine cases": (
        nine_cases,
        "Sheet Cases, row 10: A workshop has at most 8 cases, so “Tapaus 10” was left out.",
    ),
    "no minutes": (
        wrote("Agenda", "Minutes", "paljon", 3),
        "Sheet Agenda, row 3, Minutes: “paljon” does not fit. Write a whole number, 1–1440.",
    ),
    "least above most": (
        lambda book: (
            wrote("Agenda", "At least (min)", 30, 3)(book),
            wrote("Agenda", "At most (min)", 20, 3)(book),
        ),
        "Sheet Agenda, row 3, At least (min): 30 to 20 minutes cannot be.",
    ),
    "a merged heading": (merged, "Column B has no heading, so 1 cell in it was not read."),
    "an empty sheet": (empty_sheet, "Sheet People: The sheet is empty. What belongs in it stays"),
    "no column of names": (
        without_names,
        "Sheet People: There is no column “Name”, so the sheet was not read",
    ),
    "no sheet": (without_people, "There is no sheet People in the workbook."),
    "a column of their own": (
        wrote("People", "Key", "Allergies", 1),
        "The program does not know the column “Allergies”, so 3 cells in it were not read.",
    ),
}


@pytest.mark.parametrize("what", BAD)
def test_what_does_not_fit_is_told_and_the_rest_is_read(what):
    edit, words = BAD[what]

    def with_another_change(workbook):
        edit(workbook)
        place(workbook["Basics"], "Organisation").value = "Kuusivaara"

    read = read_plan_book(edited(with_another_change), PLAN)
    assert [told for told in said(read) if words in told], said(read)
    assert read.workshop.organisation == "Kuusivaara"
    for trouble in read.troubles:
        for language in ("fi", "sv"):
            assert translator(language).say(trouble.said) != EN.say(trouble.said)
    assert set(read.workshop.people) >= set(WORKSHOP.people) or what in {
        "an e-mail twice",
        "a wish for no case",
    }


def test_two_hundred_people_in_three_cases_are_read_and_their_tables_counted():
    people = tuple(Person(f"p{n:03}", f"Nimi {n}") for n in range(200))
    crowd = Draft(replace(WORKSHOP, people=people), PLAN.agenda)
    read = read_plan_book(book(crowd))
    assert read.workshop.people == people
    first, second, *offers = said(read)
    assert first.startswith("200 people and 3 cases need 30 tables of 6–7 people: 10 tables")
    assert "at 10 tables at once" in second
    assert [words.split(" ")[0] for words in offers] == ["Take", "Hold"]


def test_every_field_of_a_plan_is_in_the_workbook():
    inside = {
        Workshop: {one.name.split(".")[1] for one in basics.FIELDS if "workshop." in one.name},
        Case: {one.name.split(".")[0] for one in cases.FIELDS} | {"key"},
        Card: {one.name.split(".")[1] for one in cases.FIELDS if "card." in one.name},
        Segment: {one.name for one in agenda.FIELDS} | {"key"},
        Person: {one.name for one in people.FIELDS} | {"key"},
        Prompt: {one.name for one in prompts.FIELDS} | {"key"},
        Todo: {one.name for one in todos.FIELDS} | {"key"},
    }
    inside[Workshop] |= {"starts_at", "cases", "people", "prompts", "todos"}
    for kind, names in inside.items():
        assert {field.name for field in fields(kind)} - names == set(), kind


def test_a_list_of_people_adds_to_the_plan_and_takes_nobody_off():
    text = "Nimi;Yksikkö;Sähköposti\nAino Kettu;Koulu;aino@kunta.fi\nUusi Tulija;Sote;\n"
    read = read_plan_book(("lista.csv", text.encode()), PLAN)
    assert read.sheets == ("People",)
    assert "is a list of 2 people, not a whole plan" in said(read)[0]
    assert changed(read) == ["Aino Kettu, Unit: Kirjasto → Koulu", "Uusi Tulija: added"]


def test_a_workbook_that_is_really_a_csv_is_read_as_the_sheet_it_is():
    text = "Minutes;Kind;Name;Key\n10;Round;;round-1\n"
    read = read_plan_book(("plan.xlsx", text.encode()), PLAN)
    assert "is a text file with columns (CSV)" in " ".join(said(read))
    assert [segment.minutes for segment in read.agenda.segments] == [10]


NO_BOOK = {
    "a picture": (b"\x89PNG\r\n\x1a\n" + b"\0" * 50, "is not a table"),
    "nothing": (b"", "is empty"),
    "a protected workbook": (
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"),
        "is protected by a password",
    ),
    "a letter": (b"Hei!\n\nTervetuloa.\n", "holds nothing of a plan"),
    "too large a file": (b"PK\x03\x04" + b"\0" * MOST_BYTES, "is 20 MB, and a workbook of this"),
}


@pytest.mark.parametrize("what", NO_BOOK)
def test_what_is_no_workbook_of_a_plan_is_refused_with_a_reason(what):
    content, words = NO_BOOK[what]
    with pytest.raises(WorkshopError, match=words.replace("(", "\\(")):
        read_plan_book(("plan.xlsx", content), PLAN)


def test_a_large_file_is_refused_before_it_is_read(tmp_path, monkeypatch):
    path = tmp_path / "suuri.xlsx"
    with path.open("wb") as file:
        file.truncate(50_000_000)
    monkeypatch.setattr("pathlib.Path.read_bytes", lambda _path: pytest.fail("it was read"))
    with pytest.raises(WorkshopError, match="50 MB"):
        read_plan_book(path, PLAN)


def test_a_file_that_swells_is_refused_before_it_is_read(monkeypatch):
    monkeypatch.setattr(size, "MOST_UNPACKED", 3_000_000)
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("1.xml", bytes(4_000_000))
    with pytest.raises(WorkshopError, match="4 MB"):
        read_plan_book(("pommi.xlsx", content.getvalue()), PLAN)


def test_another_workshops_workbook_is_told():
    other = Draft(replace(WORKSHOP, key="other"), PLAN.agenda)
    read = read_plan_book(book(other), PLAN)
    assert "made of another workshop" in said(read)[0]
    assert read.workshop.key == "w1"
