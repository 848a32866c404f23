"""The command line tells a plan and makes its materials, without a page."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
from openpyxl import load_workbook

from parastaminen_nb.cli import main
from parastaminen_nb.core.events import AgendaPlanned, RotationPlanned, WorkshopPlanned
from parastaminen_nb.core.workshop import Workshop
from parastaminen_nb.example import create_example, example_events
from parastaminen_nb.exchange.plan_book import write_plan_book
from parastaminen_nb.i18n import translator
from parastaminen_nb.log import Log

NOON = datetime(2027, 3, 11, 13, tzinfo=ZoneInfo("Europe/Helsinki"))


@pytest.fixture
def example(tmp_path):
    return create_example(tmp_path / "example.workshop", starts_at=NOON)


def written(path, *events):
    with Log(path, create=True) as log:
        log.append(*events)
    return path


def test_it_tells_the_plan_hour_by_hour_and_the_minutes_left_over(example, capsys):
    assert main(["--in", "en", "plan", str(example)]) == 0
    said = capsys.readouterr().out.splitlines()
    assert said[0] == "Yhdessä vähemmän yksin"
    assert said[1].endswith("· 13:00–15:00 · On site")
    assert said[2] == "3 cases, 24 participants, 6 tables, 3 rounds"
    assert "120 min: 4 minutes are left over." in said
    assert "  13:26   22 min  Round 1" in said
    assert said[-1] == "Everything is ready."
    assert any(line.startswith("All 108 pairs that can meet do") for line in said)


def test_it_says_what_is_missing_and_that_is_no_failure(tmp_path, capsys):
    path = written(tmp_path / "new.workshop", WorkshopPlanned(Workshop("w", ""), NOON))
    assert main(["plan", str(path)]) == 0
    said = capsys.readouterr().out
    assert "6 asiaa puuttuu." in said
    assert "- Anna työpajalle nimi." in said


def test_a_plan_too_long_says_how_much(tmp_path, capsys):
    workshop, agenda, _rotation = example_events(NOON)
    short = replace(agenda.agenda, minutes=100)
    path = written(tmp_path / "w.workshop", workshop, AgendaPlanned(short, NOON))
    main(["plan", str(path)])
    assert "100 min: Lyhennä ohjelmaa 16 minuuttia." in capsys.readouterr().out


def test_materials_are_written_in_the_workshops_language_and_told(tmp_path, example, capsys):
    folder = tmp_path / "aineisto"
    asked = ["--in", "en", "plan", str(example), "--materials", str(folder)]
    assert main([*asked, "--address", "tyopaja.kuusi.fi"]) == 0
    names = {path.name for path in folder.iterdir()}
    assert {"ajolista.docx", "diat.pptx", "qr-koodi.png"} <= names
    told = capsys.readouterr().err
    assert told == f"Written to {folder}: {len(names)} files.\n"


def test_another_language_can_be_asked_for(tmp_path, example):
    folder = tmp_path / "material"
    main(["plan", str(example), "--materials", str(folder), "--language", "sv"])
    assert (folder / "korschema.docx").exists()


def test_what_was_left_out_is_said_and_an_earlier_one_is_not_taken_for_new(tmp_path, capsys):
    workshop, agenda, rotation = example_events(NOON)
    folder = tmp_path / "aineisto"
    whole = written(tmp_path / "whole.workshop", workshop, agenda, rotation)
    main(["plan", str(whole), "--materials", str(folder)])
    (folder / "zoom-kierros-7.csv").touch()
    less = written(tmp_path / "less.workshop", workshop, agenda)
    capsys.readouterr()
    assert main(["plan", str(less), "--materials", str(folder)]) == 0
    told = capsys.readouterr().err
    assert "Jäi pois: Pöytäkortit. Etsi kierto, niin jokaisella on paikka." in told
    assert "Aiemmalta kerralta, ei tehty uudelleen: omat-laput.docx, poytakortit.docx" in told
    assert "zoom-kierros-7.csv" in told
    assert (folder / "poytakortit.docx").exists(), "nothing is thrown away"


def test_of_an_empty_plan_nothing_is_made(tmp_path, capsys):
    path = written(tmp_path / "new.workshop", WorkshopPlanned(Workshop("w", ""), NOON))
    folder = tmp_path / "aineisto"
    assert main(["plan", str(path), "--materials", str(folder)]) == 0
    assert "Tästä suunnitelmasta ei voi vielä tehdä mitään." in capsys.readouterr().err
    assert not folder.exists()


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["puuttuu.workshop"], "ei ole"),
        (["puuttuu.xlsx"], "puuttuu.xlsx"),
        (["kuva.png"], "ei ole työpaja (.workshop)"),
        (["rikki.workshop"], "rikki.workshop"),
        (["example", "--address", "localhost:8420"], "johtaa vain tälle koneelle"),
        (["example", "--address", "jossain"], "ei ole osoite"),
        (["example", "--materials", "rikki.workshop"], "on tiedosto eikä kansio"),
        (["example", "--materials", "ei/ole/näin"], "ei ole"),
    ],
)
def test_bad_input_is_one_sentence_and_nothing_is_written(
    tmp_path, monkeypatch, capsys, arguments, sentence
):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "rikki.workshop").write_text("no workshop", encoding="utf-8")
    assert main(["plan", *arguments]) == 2
    said = capsys.readouterr()
    assert sentence in said.err
    assert said.err.count("\n") == 1
    assert said.out == ""
    assert [path.name for path in tmp_path.iterdir()] == ["rikki.workshop"]


def test_a_rotation_that_keeps_not_every_rule_says_so(tmp_path, capsys):
    workshop, agenda, rotation = example_events(NOON)
    first, second = rotation.rotation.people[:2]
    rules = replace(rotation.rotation.rules, together=((first, second),))
    other = replace(rotation.rotation, rules=rules)
    path = written(tmp_path / "w.workshop", workshop, agenda, RotationPlanned(other, NOON))
    main(["plan", str(path)])
    assert "Aino K." in capsys.readouterr().out


class TestWorkbook:
    """A plan in Excel has no seats of its own: they are found for it."""

    @pytest.fixture
    def book(self, tmp_path):
        workshop, agenda, _rotation = example_events(NOON)
        path = tmp_path / "suunnitelma.xlsx"
        path.write_bytes(write_plan_book(workshop.workshop, agenda.agenda, None, translator("fi")))
        return path

    def test_it_becomes_the_same_materials_as_its_workshop(self, tmp_path, book, example, capsys):
        assert main(["plan", str(book), "--materials", str(tmp_path / "a")]) == 0
        told = capsys.readouterr()
        assert "Kaikki on valmista." in told.out
        assert told.err.startswith("Työkirjassa ei ole paikkoja: niille etsittiin kierto.")
        main(["plan", str(example), "--materials", str(tmp_path / "b")])
        for name in ("poytakortit.docx", "diat.pptx", "ajolista.docx"):
            assert (tmp_path / "a" / name).read_bytes() == (tmp_path / "b" / name).read_bytes()

    def test_what_could_not_be_read_is_said_with_its_place(self, book, capsys):
        workbook = load_workbook(book)
        sheet = workbook["Ohjelma"]
        column = next(c.column for c in sheet[1] if c.value == "Minuutit")
        sheet.cell(3, column).value = "pitkään"
        workbook.save(book)
        assert main(["plan", str(book)]) == 0
        assert "Taulukko Ohjelma, rivi 3, Minuutit:" in capsys.readouterr().err

    def test_seats_that_cannot_be_found_are_told(self, tmp_path, capsys):
        workshop, agenda, _rotation = example_events(NOON)
        same = [replace(case, presenter="Katri L.") for case in workshop.workshop.cases]
        one = workshop.workshop.with_cases(*same)
        path = tmp_path / "sama.xlsx"
        path.write_bytes(write_plan_book(one, agenda.agenda, None, translator("fi")))
        assert main(["plan", str(path)]) == 0
        told = capsys.readouterr()
        assert told.err.startswith("Katri L. esittelee")
        assert "Etsi kierto" in told.out
