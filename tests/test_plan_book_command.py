"""The command line writes a plan as a workbook and takes one into a workshop."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
from openpyxl import load_workbook

from parastaminen_nb.cli import main
from parastaminen_nb.core.workshop import Workshop
from parastaminen_nb.example import create_example
from parastaminen_nb.session import Session

NOON = datetime(2027, 3, 11, 13, tzinfo=ZoneInfo("Europe/Helsinki"))


@pytest.fixture
def example(tmp_path):
    return create_example(tmp_path / "example.workshop", starts_at=NOON)


@pytest.fixture
def book(tmp_path, example, capsys):
    path = tmp_path / "plan.xlsx"
    assert main(["plan", str(example), "--out", str(path), "--language", "en"]) == 0
    capsys.readouterr()
    return path


def workshop_in(path) -> Workshop:
    session = Session.opened(path)
    try:
        return session.state.workshop
    finally:
        session.close()


def write(book, sheet, cell, value):
    workbook = load_workbook(book)
    workbook[sheet][cell].value = value
    workbook.save(book)


def test_the_workbook_is_written_in_the_language_that_was_asked_for(book):
    assert load_workbook(book).sheetnames[:2] == ["Read this first", "Basics"]


def test_what_would_change_is_told_and_nothing_is_changed(example, book, capsys):
    write(book, "Basics", "B3", "Uusikunta")
    write(book, "People", "D2", "boss")
    before = workshop_in(example)
    assert main(["--in", "en", "plan", str(book), "--into", str(example)]) == 0
    said = capsys.readouterr()
    assert said.out.splitlines() == [
        "Basics:",
        "- Organisation: Kuusivaaran kunta → Uusikunta",
        "Nothing has been changed. Say --yes to accept all of it.",
    ]
    assert "“boss” does not fit" in said.err
    assert workshop_in(example) == before


def test_what_is_accepted_is_in_the_workshop(example, book, capsys):
    write(book, "Basics", "B3", "Uusikunta")
    assert main(["plan", str(book), "--into", str(example), "--yes"]) == 0
    assert "1 ero hyväksyttiin." in capsys.readouterr().out
    assert workshop_in(example).organisation == "Uusikunta"
    assert main(["plan", str(book), "--into", str(example), "--yes"]) == 0
    assert capsys.readouterr().out == "Suunnitelmassa on jo sama.\n"


@pytest.mark.parametrize(
    ("given", "words"),
    [
        (["{workshop}", "--out", "{folder}/plan.csv"], "pääte ei ole"),
        (["{book}", "--out", "{book}"], "luettav"),
        (["{book}", "--into", "{folder}/none.workshop"], "ei ole"),
    ],
)
def test_what_cannot_be_is_said_before_anything_is_done(
    given, words, example, book, tmp_path, capsys
):
    names = {"workshop": example, "book": book, "folder": tmp_path}
    content = book.read_bytes()
    assert main(["plan", *(part.format(**names) for part in given)]) != 0
    assert words in capsys.readouterr().err
    assert book.read_bytes() == content
