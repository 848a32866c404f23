"""What leaves a rotation: a workbook to read and print, rooms for Zoom and Teams."""

from __future__ import annotations

import csv
import io
import zipfile
from itertools import pairwise

import pytest
from openpyxl import Workbook, load_workbook

from parastaminen_nb.core.rotation import Mode, Rules, plan_rotation
from parastaminen_nb.core.rotation.rules import Host
from parastaminen_nb.core.workshop import Case, GroupSize, Person, Role, Workshop
from parastaminen_nb.exchange.people import read_people_file
from parastaminen_nb.exchange.rotation_book import rotation_workbook
from parastaminen_nb.exchange.zoom import HEADER, room_files, without_address
from parastaminen_nb.i18n import translator

FI = translator("fi")
CASES = Workshop(key="", title="").with_cases(*[Case("", f"Tapaus {n}") for n in range(3)]).cases


def crowd(n=24):
    return [
        Person(f"p{i:02}", f"Ihminen {i}", unit="Sote", email=f"i{i}@kunta.fi" if i % 6 else "")
        for i in range(1, n + 1)
    ]


def opened(content):
    return load_workbook(io.BytesIO(content))


def texts(sheet):
    return [str(c.value) for row in sheet.iter_rows() for c in row if c.value is not None]


class TestWorkbook:
    def test_every_person_and_round_is_as_planned(self):
        people = crowd()
        rotation = plan_rotation(people, CASES)
        sheet = opened(rotation_workbook(rotation, people, CASES, FI))["Osallistujat"]
        rows = [[cell.value for cell in row] for row in sheet.iter_rows()]
        assert rows[0][:3] == ["Nimi", "Yksikkö", "Kierros 1"]
        for person, row in zip(people, rows[1:], strict=True):
            seats = [seat.label if seat else "–" for seat in rotation.itinerary(person.key)]
            assert row[0] == person.name
            assert row[2:5] == seats

    def test_a_host_stands_at_the_table_that_they_host(self):
        people = [*crowd(), Person("h1", "Ilse Isäntä", role=Role.HOST)]
        rules = Rules(hosts=(Host("h1", "a", (1, 2), 2), Host("p01", "b", (1, 2, 3), 1)))
        rotation = plan_rotation(people, CASES, rules=rules, size=GroupSize(3, 4))
        book = opened(rotation_workbook(rotation, people, CASES, FI))
        cells = {row[0].value: [cell.value for cell in row[1:]] for row in book["Pöydät"].rows}
        assert [str(c).startswith("Isäntä: Ilse Isäntä\n") for c in cells["A2"]] == [1, 1, 0]
        assert all(str(cell).startswith("Isäntä: Ihminen 1\n") for cell in cells["B1"])
        seats = {row[0].value: [c.value for c in row[2:5]] for row in book["Osallistujat"].rows}
        assert seats["Ihminen 1"] == ["isännöi pöytää B1"] * 3

    def test_every_table_has_its_page_with_everybody_who_sits_there(self):
        people = crowd()
        rotation = plan_rotation(people, CASES)
        book = opened(rotation_workbook(rotation, people, CASES, FI))
        sheet = book["Pöytälaput"]
        tables = rotation.tables(1)
        assert [t for t in texts(sheet) if t.startswith("Pöytä ")] == [
            f"Pöytä {table.label}" for table in tables
        ]
        assert len(sheet.row_breaks.brk) == len(tables) - 1
        written = texts(sheet)
        assert all(written.count(person.name) == rotation.rounds for person in people)

    def test_slips_are_cut_by_no_page(self):
        people = crowd(60)
        rotation = plan_rotation(people, CASES)
        sheet = opened(rotation_workbook(rotation, people, CASES, FI))["Omat laput"]
        ends = [0, *(page.id for page in sheet.row_breaks.brk), sheet.max_row]
        for above, below in pairwise(ends):
            tall = sum(sheet.row_dimensions[row].height for row in range(above + 1, below + 1))
            assert tall <= 842 - 2 * 0.59 * 72, "a page of A4 is not so tall"
            assert str(sheet.cell(above + 1, 1).value).startswith("Ihminen")

    def test_it_is_printed_on_a4(self):
        people = crowd()
        book = opened(rotation_workbook(plan_rotation(people, CASES), people, CASES, FI))
        assert {sheet.page_setup.paperSize for sheet in book} == {9}
        assert all(len(sheet.row_breaks.brk) == 0 or not fitted(sheet) for sheet in book)

    def test_a_name_is_text_whatever_it_begins_with(self):
        people = [*crowd(23), Person("x", "=HYPERLINK(1)", unit="+358")]
        book = opened(rotation_workbook(plan_rotation(people, CASES), people, CASES, FI))
        cells = [c for sheet in book for row in sheet.iter_rows() for c in row if c.value]
        assert all(cell.data_type != "f" for cell in cells)
        assert any(cell.value == "=HYPERLINK(1)" for cell in cells)

    def test_a_rule_that_is_not_kept_comes_before_all_else(self):
        people = crowd()
        kept = plan_rotation(people, CASES)
        seat = kept.seat("p01", 1)
        other = next(p for p in kept.people if kept.seat(p, 1) == seat and p != "p01")
        broken = type(kept)(
            kept.people, kept.cases, kept.seats, rules=Rules(apart=(("p01", other),))
        )
        said = texts(opened(rotation_workbook(broken, people, CASES, FI)).worksheets[0])
        assert said[1] == "1 sääntö ei toteudu:"
        assert "Ihminen 1" in said[2]

    def test_a_host_is_told_to_host(self):
        people = crowd()
        rules = Rules(hosts=(Host("p01", "a", (1,)),))
        rotation = plan_rotation(people, CASES, rules=rules)
        sheet = opened(rotation_workbook(rotation, people, CASES, FI))["Osallistujat"]
        assert sheet.cell(2, 3).value == "isännöi tapausta A"

    def test_tables_keep_their_number_when_all_take_the_same_case(self):
        people = crowd()
        rotation = plan_rotation(people, CASES, mode=Mode.SAME_CASE, size=GroupSize(6, 6))
        sheet = opened(rotation_workbook(rotation, people, CASES, FI))["Pöydät"]
        assert [sheet.cell(row, 1).value for row in range(2, 6)] == ["1", "2", "3", "4"]
        assert str(sheet.cell(2, 3).value).startswith("B1\n")

    @pytest.mark.parametrize("language", ["fi", "sv", "en"])
    def test_it_speaks_the_readers_language(self, language):
        people = crowd()
        words = translator(language)
        book = opened(rotation_workbook(plan_rotation(people, CASES), people, CASES, words))
        assert book.worksheets[1].cell(1, 3).value == words("Round {round}", round=1)

    def test_nothing_in_it_tells_when_or_where_it_was_made(self):
        people = crowd()
        content = rotation_workbook(plan_rotation(people, CASES), people, CASES, FI)
        with zipfile.ZipFile(io.BytesIO(content)) as parts:
            assert {info.date_time for info in parts.infolist()} == {(1980, 1, 1, 0, 0, 0)}
            assert b"2000-01-01T00:00:00Z" in parts.read("docProps/core.xml")


def fitted(sheet):
    setup = sheet.sheet_properties.pageSetUpPr
    return bool(setup and setup.fitToPage)


class TestRooms:
    def test_zoom_gets_every_address_once_a_round_in_the_right_room(self):
        people = crowd()
        rotation = plan_rotation(people, CASES)
        files = room_files(rotation, people, FI)
        by_mail = {person.email: person.key for person in people if person.email}
        for number in (1, 2, 3):
            text = files[f"zoom-kierros-{number}.csv"].decode()
            assert text.splitlines()[0] == "Pre-assign Room Name,Email Address"
            rows = list(csv.reader(io.StringIO(text)))
            assert tuple(rows[0]) == HEADER
            assert sorted(mail for _, mail in rows[1:]) == sorted(by_mail)
            assert all(
                room == rotation.seat(by_mail[mail], number).label for room, mail in rows[1:]
            )

    def test_who_has_no_address_is_told_with_the_rooms(self):
        people = crowd()
        rotation = plan_rotation(people, CASES)
        lost = without_address(rotation, people)
        assert lost == ["Ihminen 6", "Ihminen 12", "Ihminen 18", "Ihminen 24"]
        said = room_files(rotation, people, FI)["ilman-osoitetta.txt"].decode("utf-8-sig")
        assert said.startswith("4 ihmisellä ei ole osoitetta.")
        labels = ", ".join(seat.label for seat in rotation.itinerary("p06"))
        assert f"Ihminen 6: {labels}" in said

    def test_no_such_file_where_all_have_an_address(self):
        people = [Person(f"p{i}", f"I {i}", email=f"i{i}@a.fi") for i in range(12)]
        files = room_files(plan_rotation(people, CASES), people, FI)
        assert sorted(files) == [
            "teams-lista.txt",
            *(f"zoom-kierros-{n}.csv" for n in (1, 2, 3)),
        ]

    def test_teams_list_has_everybody_in_every_round(self):
        people = crowd()
        said = room_files(plan_rotation(people, CASES), people, FI)["teams-lista.txt"]
        lines = said.decode("utf-8-sig").splitlines()
        assert lines.count("  Ihminen 7 <i7@kunta.fi>") == 3
        assert lines.count("  Ihminen 6") == 3


COLUMN_B = "(Column B: Osallistujan nimi.) The row was left out."


class TestPeople:
    MESSY = (
        "Kuusivaaran työpaja;;;;\n"
        "Nro;Osallistujan nimi;Yksikkö / osasto;Rooli;Sähköposti (työ);Kieli\n"
        "1;Rantala, Antti;Sivistys;osallistuja;antti@kunta.fi;suomi\n"
        "2;Åke  Öberg ;sivistys ;;ake@kommun.fi;ruotsi\n"
        "3;Rantala, Antti;Sivistys;;;\n"
        "4;;Sote;;joku@kunta.fi;\n"
        "5;Eero Salo;Tekninen;;eero@;\n"
        "6;Pia Mäki;Sote;Esittelijä;;\n"
    )

    @pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252"])
    def test_a_messy_list(self, encoding):
        read = read_people_file(("lista.csv", self.MESSY.encode(encoding)))
        assert [(p.name, p.unit, p.role, p.email, p.language) for p in read.people] == [
            ("Antti Rantala", "Sivistys", Role.PARTICIPANT, "antti@kunta.fi", "fi"),
            ("Åke Öberg", "Sivistys", Role.PARTICIPANT, "ake@kommun.fi", "sv"),
            ("Eero Salo", "Tekninen", Role.PARTICIPANT, "", ""),
            ("Pia Mäki", "Sote", Role.PRESENTER, "", ""),
        ]
        assert [(remark.row, str(remark.why)) for remark in read.remarks] == [
            (5, f"Row 5: Antti Rantala is on the list already. {COLUMN_B}"),
            (6, f"Row 6 has no name. Write the name first. {COLUMN_B}"),
            (
                7,
                "Row 7: eero@ is not a whole address. Write it as name@place.fi. "
                "(Column E: Sähköposti (työ).) Eero Salo takes part without an address.",
            ),
        ]

    def test_who_is_on_the_list_already_is_told_with_the_row(self):
        known = (Person("p01", "Pia Mäki", "Sote", email="pia@kunta.fi"),)
        content = "Nimi;Sähköposti;Yksikkö\nPia M.;PIA@kunta.fi;sote\nOlli Pelto;;sote\n"
        read = read_people_file(("l.csv", content.encode()), known)
        assert [(p.key, p.name, p.unit) for p in read.people] == [("p02", "Olli Pelto", "Sote")]
        assert "Row 2: Pia Mäki already has the address" in str(read.remarks[0].why)

    def test_a_workbook_tells_the_sheet(self):
        from openpyxl import Workbook

        book, content = Workbook(), io.BytesIO()
        book.active.title = "Ohje"
        book.active.append(["Täytä toinen taulukko."])
        sheet = book.create_sheet("Ilmoittautuneet")
        for row in (["Namn", "Enhet"], ["Ada", "X"], ["Ada", "X"], ["Bo", 5]):
            sheet.append(row)
        book.save(content)
        read = read_people_file(("lista.xlsx", content.getvalue()))
        assert [(p.name, p.unit) for p in read.people] == [("Ada", "X"), ("Bo", "5")]
        said = {remark.sheet: FI.say(remark.why) for remark in read.remarks}
        assert "nimisaraketta" in said["Ohje"]
        assert "Taulukko Ilmoittautuneet, sarake A: Namn" in said["Ilmoittautuneet"]

    def test_a_plain_list_of_names_needs_no_header(self):
        read = read_people_file(("l.csv", "Antti Rantala;osallistuja\nPia Mäki;värd\n".encode()))
        assert [(p.name, p.role) for p in read.people] == [
            ("Antti Rantala", Role.PARTICIPANT),
            ("Pia Mäki", Role.HOST),
        ]

    def test_a_column_of_family_names_first_stays_whole(self):
        read = read_people_file(("l.csv", "Nimi\nRantala, Antti\nMäki, Pia\n".encode()))
        assert [person.name for person in read.people] == ["Antti Rantala", "Pia Mäki"]


def test_a_heading_merged_over_two_columns_hides_nobodys_first_name(tmp_path):
    book = Workbook()
    sheet = book.active
    for row in (["Nimi", None, "Yksikkö"], ["Aalto", "Aino", "Sote"], ["Oja", "Otto", ""]):
        sheet.append(row)
    sheet.merge_cells("A1:B1")
    book.save(tmp_path / "list.xlsx")
    read = read_people_file(tmp_path / "list.xlsx")
    assert [person.name for person in read.people] == ["Aalto", "Oja"]
    assert "Column B has no heading, so 2 cells" in str(read.remarks[0].why)
