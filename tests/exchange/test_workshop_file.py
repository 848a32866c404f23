"""A workshop's own file on the command line: what leaves is what leaves from the explorer."""

from __future__ import annotations

import json
from datetime import datetime, timedelta
from io import BytesIO

import pytest
from openpyxl import load_workbook

from parastaminen_nb.apps.explorer import explorer
from parastaminen_nb.cli import main
from parastaminen_nb.core.comments import Comment
from parastaminen_nb.core.edits import CommentsSorted, Edits
from parastaminen_nb.core.events import CommentWritten
from parastaminen_nb.core.workshop import Anonymity
from parastaminen_nb.session import Session
from parastaminen_nb.text.editing import comment_ids
from tests.hub.stories import NOON, PEOPLE, make_workshop

SAID = (
    *("Bussi kulkee kylälle liian harvoin.", "Bussin aikataulu ei sovi kylään."),
    *("Bussi ei kulje iltaisin.", "Ruokalan lounas maistuu vanhuksille."),
    *("Lounas ruokalassa maksaa liikaa.", "Ruokalan lounas maistuu lapsille."),
    f"{PEOPLE[0].name} kertoi tämän hyvin.",
)


def written(path, level):
    """A workshop in which people have commented in the order of `SAID`, each a minute later."""
    session = Session.opened(make_workshop(path, anonymity=level))
    for turn, text in enumerate(SAID):
        author = PEOPLE[turn % len(PEOPLE)].key
        if level in {Anonymity.UNNAMED, Anonymity.ANONYMOUS}:
            author = ""
        at = NOON + timedelta(minutes=turn)
        session.tell(CommentWritten(Comment(f"k{turn * 7 % 10}", text, "a", 1, 1, author, at)))
    return session


def sheets(content):
    book = load_workbook(BytesIO(content))
    return {sheet.title: list(sheet.iter_rows(values_only=True)) for sheet in book}


def columns(book):
    """The sheet of comments by its headings, but for what the page and the command line tell
    differently: themes that the page found before names were taken out."""
    head, *rows = book["Kommentit"]
    told = dict(zip(head, zip(*rows, strict=True), strict=True))
    return {name: cells for name, cells in told.items() if name != "Teema"}


@pytest.mark.parametrize("level", list(Anonymity))
def test_what_leaves_is_what_the_explorer_hands_on(tmp_path, level):
    session = written(tmp_path / "tilaisuus.workshop", level)
    out, told = tmp_path / "tulos.xlsx", tmp_path / "tulos.json"
    asked = [str(session.log.path), "--out", str(out), "--json", str(told)]
    assert main(["comments", *asked, "--redact"]) == 0
    page = explorer(session, "fi")
    page.tabs.current = "export"
    page.leaving.go.click()
    session.close()
    ours, theirs = sheets(out.read_bytes()), sheets(page.leaving.go.made.content)
    assert columns(ours) == columns(theirs)
    assert {*columns(ours)["Kieli"]} == {"Suomi"}
    assert {*ours} == {*theirs}
    # Nobody's name leaves, neither as a writer's nor out of what was said.
    everything = str(ours) + told.read_text(encoding="utf-8")
    assert not [person.name for person in PEOPLE if person.name in everything]
    times = [cell for row in ours["Kommentit"] for cell in row if isinstance(cell, datetime)]
    assert bool(times) == (level is not Anonymity.ANONYMOUS)


@pytest.mark.parametrize("level", list(Anonymity))
def test_a_writer_is_named_only_where_everybody_was_told_so(tmp_path, level):
    session = written(tmp_path / "tilaisuus.workshop", level)
    session.close()
    out = tmp_path / "tulos.xlsx"
    assert main(["comments", str(session.log.path), "--out", str(out)]) == 0
    head, *rows = sheets(out.read_bytes())["Kommentit"]
    writers = {row[head.index("Kirjoittaja")] for row in rows} if "Kirjoittaja" in head else set()
    named = {person.name for person in PEOPLE[: len(SAID)]}
    assert writers - {None} == (named if level is Anonymity.NAMED else set())
    if level is Anonymity.ANONYMOUS:
        assert "Aika" not in head
        assert [row[head.index("Kommentti")] for row in rows] != list(SAID)


def test_what_was_settled_goes_with_the_workshop(tmp_path):
    session = written(tmp_path / "tilaisuus.workshop", Anonymity.UNNAMED)
    edits = Edits().coded(comment_ids(SAID[:1])[0], "Kyyti")
    session.tell(CommentsSorted(edits, NOON))
    session.close()
    out, told = tmp_path / "tulos.xlsx", tmp_path / "tulos.json"
    said = ["comments", str(session.log.path), "--out", str(out), "--json", str(told)]
    assert main(said) == 0
    codes = json.loads(told.read_text(encoding="utf-8"))["codes"]
    assert codes == [{"code": "Kyyti", "rows": [0]}]


def test_workshops_and_tables_are_read_together(tmp_path, capsys):
    session = written(tmp_path / "tilaisuus.workshop", Anonymity.UNNAMED)
    session.close()
    table = tmp_path / "muut.csv"
    table.write_text("Kommentti;Kierros;Alue\nSillalla on liukasta.;2;Itä\n", encoding="utf-8")
    out, told = tmp_path / "tulos.xlsx", tmp_path / "tulos.json"
    said = [str(table), str(session.log.path), "--out", str(out), "--json", str(told)]
    assert main(["comments", *said, "--small-groups", "off"]) == 0
    head, *rows = sheets(out.read_bytes())["Kommentit"]
    files = [row[head.index("Tiedosto")] for row in rows]
    assert files == ["tilaisuus.workshop"] * len(SAID) + ["muut.csv"]
    assert json.loads(told.read_text(encoding="utf-8"))["comments"] == len(SAID) + 1


def test_a_workshop_is_counted(tmp_path, capsys):
    session = written(tmp_path / "tilaisuus.workshop", Anonymity.ANONYMOUS)
    session.close()
    out, told = tmp_path / "sanat.xlsx", tmp_path / "sanat.json"
    said = ["count", str(session.log.path), "--out", str(out), "--json", str(told)]
    assert main([*said, "--group", "Kierros"]) == 0
    assert json.loads(told.read_text(encoding="utf-8"))["comments"] == len(SAID)
    assert main([*said, "--group", "Kaupunginosa"]) == 2
    assert "Kierros" in capsys.readouterr().err


def test_a_workshop_is_read_where_none_could_go_on(tmp_path):
    session = written(tmp_path / "tilaisuus.workshop", Anonymity.UNNAMED)
    session.close()
    synced = tmp_path / "OneDrive - Kuusivaara"
    synced.mkdir()
    file = (tmp_path / "tilaisuus.workshop").rename(synced / "tilaisuus.workshop")
    before = file.read_bytes()
    assert main(["comments", str(file), "--out", str(tmp_path / "ulos.xlsx")]) == 0
    assert sorted(path.name for path in synced.iterdir()) == [file.name]
    assert file.read_bytes() == before


def test_a_workshop_in_which_nobody_spoke_says_so(tmp_path, capsys):
    path = make_workshop(tmp_path / "hiljainen.workshop")
    assert main(["comments", str(path), "--out", str(tmp_path / "tulos.xlsx")]) == 2
    assert "hiljainen.workshop: työpajassa ei ole vielä kommentteja" in capsys.readouterr().err
