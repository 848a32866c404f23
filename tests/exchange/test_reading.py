"""Any table a municipality may have is read, and what could not be read is told."""

from __future__ import annotations

import io
import struct
import zipfile
from datetime import date
from pathlib import Path

import pytest
from openpyxl import Workbook

from parastaminen_nb.core.errors import WorkshopError
from parastaminen_nb.exchange.columns import Columns, guess_columns
from parastaminen_nb.exchange.fitting import outlook
from parastaminen_nb.exchange.reading import open_tables, read_comments

ROWS = [
    ("Kommentti", "Nimi", "Kierros"),
    ("Hyvä, että kyyti järjestyy; kiitos äidille", "Åke", "1"),
    ('Hän sanoi: "tulen"\nja tuli', "Väinö", "2"),
]


def as_csv(delimiter: str, encoding: str) -> bytes:
    def quoted(cell: str) -> str:
        return '"' + cell.replace('"', '""') + '"'

    lines = [delimiter.join(quoted(cell) for cell in row) for row in ROWS]
    return "\r\n".join(lines).encode(encoding)


def as_xlsx(sheets: dict[str, list[tuple]], hidden: str = "", merged: str = "") -> bytes:
    book = Workbook()
    book.remove(book.active)
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
        if name == hidden:
            sheet.sheet_state = "hidden"
        for cells in merged.split():
            sheet.merge_cells(cells)
    target = io.BytesIO()
    book.save(target)
    return target.getvalue()


def trouble(*sources, columns: Columns | None = None) -> str:
    with pytest.raises(WorkshopError) as caught:
        read_comments(sources, columns)
    return str(caught.value)


@pytest.mark.parametrize("delimiter", [";", ",", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_csv_in_every_encoding_and_delimiter(delimiter, encoding):
    comments = read_comments([("k.csv", as_csv(delimiter, encoding))]).comments
    assert list(comments["text"]) == [ROWS[1][0], ROWS[2][0]]
    assert list(comments["author"]) == ["Åke", "Väinö"]
    assert list(comments["round"]) == ["1", "2"]


def test_a_plain_list_keeps_its_commas_and_its_first_line():
    content = b"Bussi kulkee, mutta harvoin.\nKuka avaa oven, ja milloin?\n"
    reading = read_comments([("lista.csv", content)])
    assert list(reading.comments["text"]) == [
        "Bussi kulkee, mutta harvoin.",
        "Kuka avaa oven, ja milloin?",
    ]


def test_a_stray_quotation_mark_swallows_nothing():
    content = 'kommentti;nimi\n"Hyvä idea;Aino\nToinen;Eino\nKolmas;Irja\n'.encode()
    comments = read_comments([("k.csv", content)]).comments
    assert list(comments["author"]) == ["Aino", "Eino", "Irja"]
    assert comments["text"].iloc[0] == '"Hyvä idea'


POLIS = (
    "timestamp,datetime,comment-id,author-id,agrees,disagrees,moderated,comment-body\n"
    '1518501496471,Tue Feb 13 2018,895,1756,48,8,1,Widen the road, "now", please\n'
    "1518499107516,Tue Feb 13 2018,894,1480,27,16,1,First line\nsecond, line\n"
)


def test_polis_without_quotes():
    comments = read_comments([("comments.csv", POLIS.encode())]).comments
    assert list(comments["text"]) == ['Widen the road, "now", please', "First line\nsecond, line"]
    assert list(comments["author"]) == ["1756", "1480"]
    assert str(comments["at"].iloc[0]) == "2018-02-13 05:58:16.471000"


def test_real_polis_comments():
    folder = Path(__file__).parents[2] / "data" / "polis"
    reading = read_comments([folder / "bowling_green_2018.csv"])
    assert reading.rows == len(reading.comments) == 896
    assert reading.skipped == ()
    assert reading.comments["text"].str.len().max() > 100


def test_a_messy_workbook():
    content = as_xlsx(
        {
            "Vastaukset": [
                ("Työpajan kommentit 11.3.2027",),
                (),
                ("Aika", "Pöytä", "Kommentti"),
                (date(2027, 3, 11), "A1", "00123"),
                (None, "A1", None),
                (None, "B2", 42),
            ],
            "Salaisuus": [("Kommentti",), ("piilossa",)],
            "Tyhjä": [],
            "Muu": [("Kunta", "Asukkaita"), ("Salo", 51_000)],
        },
        hidden="Salaisuus",
    )
    reading = read_comments([("työpaja.xlsx", content)])
    assert list(reading.comments["text"]) == ["00123", "42"]
    assert list(reading.comments["row"]) == [4, 6]
    assert list(reading.comments.index) == [0, 2]
    assert reading.rows == 3
    assert {(part.sheet, part.row) for part in reading.skipped} == {
        ("Salaisuus", None),
        ("Tyhjä", None),
        ("Muu", None),
        ("Vastaukset", 5),
    }


def test_a_header_of_two_merged_rows():
    content = as_xlsx(
        {"K": [("Ryhmä", "Palaute", None), (None, "Hyvää", "Huonoa"), ("1", "kyyti", "aika")]},
        merged="B1:C1",
    )
    tables, _ = open_tables(("k.xlsx", content))
    assert tables[0].columns == ("Ryhmä", "Palaute – Hyvää", "Palaute – Huonoa")


@pytest.mark.parametrize(
    ("above", "merged"),
    [
        ([("Palaute",), ()], ""),
        ([("Palaute",)], ""),
        ([("Palaute", None, None)], "A1:C1"),
        ([("Kommentit",), ("Vastaajia 12",), ()], ""),
    ],
)
def test_a_title_is_no_header_even_where_it_is_called_like_one(above, merged):
    rows = [*above, ("Kunta", "Mielipide", "Vuosi"), ("Salo", "Kyyti", 2027), ("Turku", "Aika", 1)]
    comments = read_comments([("k.xlsx", as_xlsx({"K": rows}, merged=merged))]).comments
    assert comments["text"].tolist() == ["Kyyti", "Aika"]


def test_a_header_of_one_word_above_wider_rows_stays_the_header():
    rows = [("Kommentti",), ("Kyyti", "Salo"), ("Aika", "Turku")]
    reading = read_comments([("k.xlsx", as_xlsx({"K": rows}))])
    assert reading.comments["text"].tolist() == ["Kyyti", "Aika"]
    assert "Column B has no heading, so 2 cells" in str(reading.skipped[0].why)


def test_what_was_asked_in_a_header_of_two_rows_is_read_for_each():
    rows = [
        ("Kyläpäivän palautteet",),
        (),
        ("Nimi", "Palaute", None, "Kierros"),
        (None, "Hyvää", "Kehitettävää", None),
        ("Aino", "Kyyti toimi.", "Ruoka jäähtyi.", 1),
        ("Eino", "Seura.", None, 2),
    ]
    content = as_xlsx({"K": rows}, merged="A3:A4 B3:C3 D3:D4")
    reading = read_comments([("k.xlsx", content)])
    assert reading.comments["text"].tolist() == ["Kyyti toimi.", "Seura.", "Ruoka jäähtyi."]
    assert reading.comments["author"].tolist() == ["Aino", "Eino", "Aino"]
    asked = ["Palaute – Hyvää", "Palaute – Hyvää", "Palaute – Kehitettävää"]
    assert reading.comments["prompt"].tolist() == asked
    assert [part.row for part in reading.skipped] == [6]


def test_two_columns_of_the_same_name_are_both_read():
    content = b"kommentti;nimi;kommentti\nYksi;Aino;Kaksi\n;Eino;Kolme\n"
    reading = read_comments([("k.csv", content)])
    assert reading.comments["text"].tolist() == ["Yksi", "Kaksi", "Kolme"]


def test_commas_that_nobody_quoted_cut_no_comment():
    rows = "Aino;Hyvä; mutta kallis\nEino;Ok;;\nIrja;Jaa\n"
    whole = read_comments([("k.csv", f"Nimi;Kommentti\n{rows}".encode())])
    assert whole.comments["text"].tolist() == ["Hyvä; mutta kallis", "Ok", "Jaa"]
    assert whole.skipped == ()
    cut = read_comments([("k.csv", "Kommentti;Nimi\nHyvä; mutta;Aino\nOk;Eino\n".encode())])
    assert "Column C has no heading, so 1 cell in it" in str(cut.skipped[0].why)


def test_times_are_read_as_people_and_platforms_write_them_and_others_are_told():
    written = [
        "ke 11.3.2027 klo 13.48",
        "2027-03-11 kl. 13.48",
        "2027/03/11 13:48",
        "2027-03-11 13:48:00 UTC",
        "2027-03-11 13:48:00 +0200",
        "1804772880",
        "maanantaina",
        " ",
    ]
    rows = "".join(f"{time};Kyyti\n" for time in written)
    reading = read_comments([("k.csv", f"Aika;Kommentti\n{rows}".encode())])
    assert {str(time) for time in reading.comments["at"].dropna()} == {
        "2027-03-11 13:48:00",
    }
    assert reading.comments["at"].isna().sum() == 2
    (told,) = reading.skipped
    assert str(told.why).startswith("1 time in column Aika was not understood, in row 8")


def test_columns_are_guessed_in_three_languages():
    def guessed(header: str) -> Columns:
        tables, _ = open_tables(("k.csv", f"{header}\na;b;c;d;e\n".encode()))
        return guess_columns(tables[0])

    assert guessed("Tapaus;Kierros;Ryhmä;Vastaaja;Kommentti") == Columns(
        text="Kommentti", author="Vastaaja", case="Tapaus", round="Kierros", table="Ryhmä"
    )
    assert guessed("Fall;Runda;Grupp;Namn;Kommentar") == Columns(
        text="Kommentar", author="Namn", case="Fall", round="Runda", table="Grupp"
    )
    assert guessed("created_at;body;locale;author/name;id") == Columns(
        text="body", author="author/name", at="created_at", language="locale"
    )


def test_several_files_are_one_frame_and_groups_are_kept():
    one = "kommentti;alue\nYksi;Itä\n;Itä\n".encode()
    two = "kommentti;alue\nKaksi;Länsi\n".encode()
    reading = read_comments(
        [("1.csv", one), ("2.csv", two)], Columns(text="kommentti", groups=("alue",))
    )
    assert list(reading.comments["alue"]) == ["Itä", "Länsi"]
    assert list(reading.comments.index) == [0, 2]
    assert [(part.file, part.row) for part in reading.skipped] == [("1.csv", 3)]


def test_a_megabyte_in_one_cell():
    long = "a" * 1_000_000
    comments = read_comments([("k.csv", f"kommentti\n{long}\n".encode())]).comments
    assert comments["text"].iloc[0] == long


def test_what_will_be_read_is_told_before_it_is():
    rows = [("Kommentti", "Alue"), ("Hei", "Itä"), (None, "Itä"), ("Moi", "Länsi")]
    content = as_xlsx({"Ranta": rows, "Tori": rows[:2], "Luvut": [("Vuosi", "n"), (2027, 1)]})
    tables, _skipped = open_tables(("k.xlsx", content))
    seen = outlook(tables, Columns(text="Kommentti"))
    assert seen.sheets == (("Ranta", 2), ("Tori", 1))
    assert (seen.comments, seen.empty, seen.asked) == (3, 1, True)
    assert [part.sheet for part in seen.left_out] == ["Luvut"]
    reading = read_comments([("k.xlsx", content)], Columns(text="Kommentti"))
    assert len(reading.comments) == seen.comments
    assert outlook(tables, Columns(text="Kommentti", also=("Alue",))).comments == 7
    assert outlook(tables, Columns()).comments == 0


class TestBadInput:
    def test_no_such_file(self, tmp_path):
        assert "no file" in trouble(tmp_path / "puuttuu.xlsx")

    def test_a_folder(self, tmp_path):
        with pytest.raises(WorkshopError, match="is a folder"):
            open_tables(tmp_path)

    def test_a_picture_named_xlsx(self):
        assert "kuva.xlsx is not a table" in trouble(
            ("kuva.xlsx", b"\x89PNG\r\n\x1a\n" + b"0" * 99)
        )

    @pytest.mark.parametrize(
        "begin", ["<html>", "\ufeff\r\n<!DOCTYPE html>", '<?xml version="1.0"?>']
    )
    def test_a_web_page_named_xls(self, begin):
        page = f"{begin}<table><tr><td>Kommentti</td></tr></table>"
        assert "a web page inside" in trouble(("raportti.xls", page.encode()))

    def test_a_workshop_in_a_folder_says_to_choose_it_by_itself(self):
        assert "chosen by itself" in trouble(("a.workshop", b"SQLite format 3\0" + b"\0" * 99))

    def test_a_broken_workbook(self):
        whole = as_xlsx({"K": [("Kommentti",), ("Hei",)]})
        assert "its end is missing" in trouble(("rikki.xlsx", whole[:-500]))
        letter = io.BytesIO()
        with zipfile.ZipFile(letter, "w") as archive:
            archive.writestr("word/document.xml", "<w:document/>")
        assert "is not a table" in trouble(("kirje.xlsx", letter.getvalue()))

    def test_empty(self):
        assert "tyhjä.csv is empty" in trouble(("tyhjä.csv", b" \n\n"))
        assert "nothing to read. Sheet K" in trouble(("tyhjä.xlsx", as_xlsx({"K": []})))
        assert "a header and nothing below" in trouble(("k.csv", b"kommentti;alue\n"))

    def test_formulas_that_nobody_reckoned_are_told_where_all_comments_are_such(self):
        rows = [("Kommentti", "Ryhmä"), ('="a"&B2', "A"), ('="b"&B3', "B")]
        said = trouble(("kaavat.xlsx", as_xlsx({"K": rows})))
        assert "no comment in column Kommentti. 2 formulas have no stored value" in said

    def test_a_password(self):
        locked = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le")
        assert "protected by a password" in trouble(("salattu.xlsx", locked))

    def test_a_password_of_an_old_workbook(self):
        def record(kind, length):
            return struct.pack("<HH", kind, length) + bytes(length)

        begin = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".ljust(512, b"\0") + record(0x0809, 16)
        locked = begin + record(0x0086, 0) + record(0x002F, 54) + bytes(600)
        assert "protected by a password" in trouble(("salattu.xls", locked))
        open_one = begin + record(0x0042, 2) + record(0x002F, 54) + bytes(600)
        assert "is not a table" in trouble(("rikki.xls", open_one))

    def test_a_password_of_libreoffice(self):
        locked = io.BytesIO()
        with zipfile.ZipFile(locked, "w") as archive:
            archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
            archive.writestr("content.xml", b"\x8f\x01" * 99)
            archive.writestr("META-INF/manifest.xml", "<manifest:encryption-data/>")
        assert "protected by a password" in trouble(("salattu.ods", locked.getvalue()))

    def test_no_text_column_tells_the_columns_there_are(self):
        said = trouble(("k.csv", b"kunta;vuosi\nSalo;2027\n"))
        assert "k.csv" in said
        assert "kunta" in said
        assert "vuosi" in said

    def test_a_column_that_is_not_there(self):
        said = trouble(
            ("k.xlsx", as_xlsx({"Taul": [("a", "b"), ("c", "d")]})), columns=Columns(text="puuttuu")
        )
        assert all(word in said for word in ("k.xlsx", "Taul", "puuttuu", "a", "b"))

    def test_a_group_that_is_not_there(self):
        columns = Columns(text="kommentti", groups=("alue",))
        assert "alue" in trouble(("k.csv", b"kommentti;nimi\nHei;Aino\n"), columns=columns)

    def test_a_text_column_without_text(self):
        assert "no comment in column kommentti" in trouble(("k.csv", b"kommentti;nimi\n;Aino\n"))


def test_a_form_whose_columns_are_questions_has_a_header(tmp_path):
    path = tmp_path / "form.csv"
    path.write_text(
        "Nimi;Mikä toimi?;Mitä muuttaisit?\n"
        + "".join(
            f"Aino;Kyyti {n} toimi hyvin;Lisää aikaa {n}\nEero;Ruoka {n} maistui;Lyhyt päivä {n}\n"
            for n in range(3)
        ),
        encoding="utf-8",
    )
    comments = read_comments([path]).comments
    assert len(comments) == 12
    assert set(comments["prompt"]) == {"Mikä toimi?", "Mitä muuttaisit?"}
    assert set(comments["author"]) == {"Aino", "Eero"}


def test_questions_that_people_wrote_are_no_header(tmp_path):
    path = tmp_path / "list.csv"
    path.write_text("Miksi näin?;Milloin bussi?\nKuka maksaa?;Missä?\n" * 3, encoding="utf-8")
    assert "Miksi näin?" in read_comments([path], Columns(text="A")).comments["text"].tolist()


def test_a_second_column_of_texts_is_told(tmp_path):
    path = tmp_path / "two.csv"
    rows = "".join(
        f"Kyyti numero {n} toimi hyvin;Lisää aikaa kierrokselle {n};Itä\n" for n in range(6)
    )
    path.write_text("Kommentti;Palaute;Alue\n" + rows, encoding="utf-8")
    (told,) = read_comments([path]).skipped
    assert told.row is None and "Palaute holds texts too" in str(told.why)
    both = read_comments([path], Columns(text="Kommentti", also=("Palaute",)))
    assert len(both.comments) == 12 and both.skipped == ()


def test_a_file_put_together_of_two_encodings_keeps_every_letter():
    both = "kommentti;nimi\nHyvää työtä – “näin” 🚌;Äijä\n".encode()
    both += "Pöytä oli täynnä;Škoda\n".encode("cp1252") + b"Ok;\x81\n"
    comments = read_comments([("koottu.csv", both)]).comments
    assert comments["text"].tolist() == ["Hyvää työtä – “näin” 🚌", "Pöytä oli täynnä", "Ok"]
    assert comments["author"].tolist() == ["Äijä", "Škoda", "\ufffd"]
    only = "kommentti;nimi\n„HYVÄ”;Šk\n".encode("cp1252")
    assert read_comments([("excel.csv", only)]).comments["text"].tolist() == ["„HYVÄ”"]


def test_lines_of_a_comment_that_look_like_rows_stay_one_comment():
    long = "Hyvä; mutta kallis\nKoska; en tiedä\n\nToinen; ajatus"
    short = "".join(f"Aino;Kyyti {n} toimi\n" for n in range(300))
    content = f'Nimi;Kommentti\n{short}Eino;"{long}"\n'.encode()
    reading = read_comments([("k.csv", content)])
    assert reading.rows == 301
    assert reading.comments["text"].iloc[-1] == long
