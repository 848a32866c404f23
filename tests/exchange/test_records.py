"""Records in JSON, merged cells and sheets a section: the forms in which platforms export."""

from __future__ import annotations

import io
import json
import re
from zipfile import ZipFile

import pytest
from openpyxl import Workbook

from parastaminen_nb.cli import main
from parastaminen_nb.core.errors import WorkshopError
from parastaminen_nb.exchange.reading import read_comments

COMMENTS = [
    {
        "id": 1,
        "body": {"fi": "Kyyti puuttuu.", "sv": ""},
        "author": {"name": "Aino", "id": 7},
        "created_at": "2027-03-11T13:48:00",
        "tags": ["kyyti", "ilta"],
        "comments": [
            {"id": 2, "body": {"fi": "Samaa mieltä."}, "author": {"name": "Eino"}, "comments": []},
        ],
    },
    {"id": 3, "body": {"fi": "", "sv": "Buss saknas."}, "author": {"name": "Maj"}},
    {"id": 4, "body": None, "author": {"name": "Tom"}},
]


def read(content: object, name: str = "vienti.json"):
    text = content if isinstance(content, str) else json.dumps(content)
    return read_comments([(name, text.encode())])


@pytest.mark.parametrize(
    "content",
    [
        COMMENTS,
        {"results": COMMENTS, "count": 3},
        {"data": {"comments": COMMENTS}},
        "\n".join(json.dumps(record) for record in COMMENTS),
        "\ufeff" + json.dumps(COMMENTS, indent=1),
    ],
)
def test_records_wherever_they_stand(content):
    reading = read(content)
    assert set(reading.comments["text"]) >= {"Kyyti puuttuu.", "Buss saknas."}
    assert "Aino" in set(reading.comments["author"])
    assert any("body" in str(part.why) for part in reading.skipped)


def test_comments_on_comments_are_read_with_them():
    reading = read({"comments": COMMENTS})
    assert reading.comments["text"].tolist() == ["Kyyti puuttuu.", "Buss saknas.", "Samaa mieltä."]
    assert reading.comments["row"].tolist() == [1, 2, 4]
    assert [part.row for part in reading.skipped] == [3]


def test_a_plain_list_of_texts():
    assert read(["Kyyti puuttuu.", "Hyvä!"]).comments["text"].tolist() == [
        "Kyyti puuttuu.",
        "Hyvä!",
    ]


@pytest.mark.parametrize("content", ["[{", '{"a": 1}', "[]", "{}", "[" * 100_000])
def test_what_holds_no_records_is_said(content):
    with pytest.raises(WorkshopError) as refused:
        read(content)
    assert "vienti.json" in str(refused.value)


def test_a_table_that_begins_with_a_bracket_is_no_json():
    reading = read("kommentti\n[sic] hyvä\n", "lista.csv")
    assert reading.comments["text"].tolist() == ["[sic] hyvä"]
    lines = "[sic] Kyläbussi kulkee liian harvoin\n[sic] Kyläbussi kulkee liian usein\n"
    assert read(lines, "lista.txt").rows == 2


def workbook(*sheets: tuple[str, list[list[object]], list[str]]) -> tuple[str, bytes]:
    book = Workbook()
    book.remove(book.active)
    for name, rows, merged in sheets:
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
        for cells in merged:
            sheet.merge_cells(cells)
    content = io.BytesIO()
    book.save(content)
    return "raportti.xlsx", content.getvalue()


def test_a_case_merged_over_its_comments_holds_for_all_of_them():
    rows = [
        ["Tapaus", "Kommentti"],
        ["A Kyyti", "Yksi"],
        [None, "Kaksi"],
        [None, "Kolme"],
        ["B Ruoka", "Neljä"],
        [None, None],
    ]
    reading = read_comments([workbook(("Taulukko", rows, ["A2:A4", "B5:B6"]))])
    assert reading.comments["case"].tolist() == ["A Kyyti"] * 3 + ["B Ruoka"]
    assert reading.comments["text"].tolist() == ["Yksi", "Kaksi", "Kolme", "Neljä"]
    assert reading.comments["row"].tolist() == [2, 3, 4, 5]


def test_a_sheet_a_section():
    def section(*texts: str) -> list[list[object]]:
        title = [["Kuuleminen: Keskustan puisto"], []]
        return [*title, ["Kirjoittaja", "Kommentti"], *([f"N{n}", t] for n, t in enumerate(texts))]

    sheets = (
        ("Kuuleminen", [["Otsikko"], ["Keskustan puisto"]], []),
        ("Leikkipaikka", section("Keinu puuttuu.", "Kiva!"), []),
        ("Tie", section("Liian kapea."), []),
    )
    reading = read_comments([workbook(*sheets)])
    assert reading.comments["text"].tolist() == ["Keinu puuttuu.", "Kiva!", "Liian kapea."]
    assert reading.comments["prompt"].tolist() == ["Leikkipaikka", "Leikkipaikka", "Tie"]
    assert reading.comments["row"].tolist() == [4, 5, 4]
    assert [part.sheet for part in reading.skipped] == ["Kuuleminen"]


class TestFolder:
    def test_every_file_of_a_folder_is_read(self, tmp_path):
        (tmp_path / "ryhmä 10.csv").write_text("kommentti\nKymmenes\n", encoding="utf-8")
        (tmp_path / "ryhmä 2.json").write_text(json.dumps([{"comment": "Toinen"}]))
        (tmp_path / "kuva.png").write_bytes(b"\x89PNG\r\n")
        (tmp_path / "~$ryhmä 2.xlsx").write_bytes(b"lock")
        (tmp_path / "alikansio").mkdir()
        (tmp_path / "desktop.ini").write_text("[.ShellClassInfo]")
        reading = read_comments([tmp_path])
        assert reading.comments["text"].tolist() == ["Toinen", "Kymmenes"]
        assert reading.comments["file"].tolist() == ["ryhmä 2.json", "ryhmä 10.csv"]
        assert [part.file for part in reading.skipped] == ["kuva.png", "alikansio"]

    def test_a_folder_without_comments(self, tmp_path):
        with pytest.raises(WorkshopError) as refused:
            read_comments([tmp_path])
        assert str(tmp_path) in str(refused.value)

    def test_the_result_is_not_written_where_it_would_be_read(self, tmp_path, capsys):
        (tmp_path / "a.csv").write_text("kommentti\nKyyti\n", encoding="utf-8")
        assert main(["comments", str(tmp_path), "--out", str(tmp_path / "b.xlsx")]) == 2
        assert "b.xlsx" in capsys.readouterr().err


def test_formulas_that_nobody_reckoned_are_told():
    rows = [["Kommentti", "Pituus"], ["Kyyti.", "=LEN(A2)"], ["Hyvä!", "=LEN(A3)"], ["Moi", 1]]
    (remark,) = read_comments([workbook(("Taulukko", rows, []))]).skipped
    assert (remark.sheet, remark.row) == ("Taulukko", None)
    assert str(remark.why).startswith("2 formulas have no stored value, the first in cell B2")


def test_formulas_that_were_reckoned_are_not():
    name, content = workbook(("Taulukko", [["Kommentti", "Pituus"], ["Kyyti.", "=LEN(A2)"]], []))
    stored = io.BytesIO()
    with ZipFile(io.BytesIO(content)) as old, ZipFile(stored, "w") as new:
        for part in old.namelist():
            xml = old.read(part)
            if part.endswith("sheet1.xml"):
                assert b"<v" in xml
                xml = re.sub(rb"<v\s*/>|<v></v>", b"<v>6</v>", xml)
            new.writestr(part, xml)
    assert read_comments([(name, stored.getvalue())]).skipped == ()
