"""Large files part by part, and the verb that counts them."""

from __future__ import annotations

import csv
import json

import pytest
from python_calamine import CalamineWorkbook

from parastaminen_nb.cli import main
from parastaminen_nb.core.errors import WorkshopError
from parastaminen_nb.exchange import parts
from parastaminen_nb.exchange.columns import Columns
from parastaminen_nb.exchange.parts import read_parts
from parastaminen_nb.exchange.reading import read_comments


@pytest.fixture(scope="module")
def large(tmp_path_factory):
    """More than what is looked at to tell the kind of a file, with all that csv may hold."""
    path = tmp_path_factory.mktemp("large") / "kommentit.csv"
    with path.open("w", newline="", encoding="utf-8-sig") as file:
        out = csv.writer(file, delimiter=";")
        out.writerow(["Kommentti", "Tapaus", "Alue"])
        for n in range(9_000):
            said = f'Bussi numero {n}; kulkee\n”harvoin”, sanoi äiti "näin"' if n % 50 else " "
            out.writerow([said, "AB"[n % 2], f"Alue {n % 3}"])
    return path


def test_what_streams_is_what_is_read_whole(large):
    whole = read_comments([large]).comments
    streamed = [part for part, _taken in read_parts([large], rows=1_000)]
    assert len(streamed[0]) < 1_000  # empty cells are no comments
    for column in ("text", "case", "row"):
        assert [x for part in streamed for x in part[column]] == whole[column].tolist()


def test_a_highlight_of_several_tags_is_counted_once_in_a_large_file_too(tmp_path):
    path = tmp_path / "highlights.csv"
    rows = [f"{n},haastattelu.txt,{tag},Bussi numero {n}" for tag in "ab" for n in range(9_000)]
    path.write_text("\n".join(["id,document,tag,content", *rows]), encoding="utf-8")
    assert path.stat().st_size > parts._HEAD
    assert sum(len(part) for part, _taken in read_parts([path])) == 9_000


@pytest.mark.parametrize("encoding", ["utf-8", "cp1252", "utf-16"])
def test_a_letter_cut_in_the_middle_tells_no_wrong_encoding(tmp_path, encoding, monkeypatch):
    path = tmp_path / "k.csv"
    path.write_bytes(("kommentti,tapaus\n" + "äöå ruoka on hyvää,A\n" * 400).encode(encoding))
    for head in (2_001, 2_002, 2_003):
        monkeypatch.setattr(parts, "_HEAD", head)
        read = [part for part, _taken in read_parts([path], rows=150)]
        assert {text for part in read for text in part["text"]} == {"äöå ruoka on hyvää"}
        assert sum(map(len, read)) == 400


def test_a_missing_column_is_told_with_those_there_are(large):
    with pytest.raises(WorkshopError) as told:
        list(read_parts([large], Columns(text="Teksti")))
    assert "Alue" in told.value.sentence.blanks["columns"]


def test_a_large_file_is_counted(large, tmp_path):
    book, data = tmp_path / "sanat.xlsx", tmp_path / "sanat.json"
    said = ["count", str(large), "--group", "alue", "--out", str(book), "--json", str(data)]
    assert main(said) == 0
    found = json.loads(data.read_text(encoding="utf-8"))
    assert found["comments"] == 8_820
    assert found["words"][0][1:] == [8_820, 8_820]
    assert set(found["groups"]["Alue"]) == {"Alue 0", "Alue 1", "Alue 2"}
    sheets = CalamineWorkbook.from_path(str(book)).sheet_names
    assert sheets[0] == "Sanat"


def test_few_voices_do_not_leave(tmp_path):
    path, data = tmp_path / "k.csv", tmp_path / "k.json"
    lines = ["kommentti,alue"] + ["Bussi kulkee harvoin,Keskusta"] * 20 + ["Pertti huutaa,Perä"] * 2
    path.write_text("\n".join(lines), encoding="utf-8")
    said = ["count", str(path), "--group", "alue", "--json", str(data)]
    assert main([*said, "--out", str(tmp_path / "k.xlsx")]) == 0
    text = data.read_text(encoding="utf-8")
    assert "huutaa" not in text and "Perä" not in text


@pytest.mark.parametrize(
    ("name", "content", "told"),
    [
        ("k.csv", b"", "tyhjä"),
        ("k.parquet", b"PAR1 and no more", "parquet"),
        ("k.png", b"\x89PNG\r\n\x1a\n", "taulukko"),
    ],
)
def test_what_cannot_be_counted_gets_a_sentence(tmp_path, capsys, name, content, told):
    path = tmp_path / name
    path.write_bytes(content)
    assert main(["count", str(path), "--out", str(tmp_path / "ulos.xlsx")]) == 2
    assert told in capsys.readouterr().err
    assert not (tmp_path / "ulos.xlsx").exists()
