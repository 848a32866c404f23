"""What goes into a workbook comes out of it: text stays text, for readers no one here wrote."""

from __future__ import annotations

import io
from datetime import datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from python_calamine import CalamineWorkbook

from parastaminen_nb.core.errors import N_, Sentence
from parastaminen_nb.core.progress import Progress, Stopped
from parastaminen_nb.exchange import sheets
from parastaminen_nb.exchange.comments_json import comments_json
from parastaminen_nb.exchange.findings import Findings
from parastaminen_nb.exchange.reading import read_comments
from parastaminen_nb.exchange.table import Skipped, is_blank
from parastaminen_nb.exchange.workbook import write_comments, write_findings
from parastaminen_nb.i18n import translator
from parastaminen_nb.tables import comment_frame
from parastaminen_nb.text.theme import Keyword, Quote, Theme, Themes
from tests.exchange.office import converted

AWKWARD = [
    "=1+1",
    "=HYPERLINK(A1)",
    "+358 40 123",
    "-5",
    "@nimi",
    "00123",
    "1.5",
    "11.3.2027",
    "#N/A",
    "TRUE",
    "Emoji 🚌👵🏽 ja 👨‍👩‍👧",
    "Rivi yksi\nrivi kaksi",
    "  alussa ja lopussa  ",
    "_x0041_ ei ole A",
    "Sarkain\tkeskellä",
    "Väli\u00a0joka ei katkea",
    "<b>ei lihava</b> & \"lainaus\" 'heitto'",
]


def frame(texts: list[str], **columns: list[str]):
    return comment_frame({"text": texts, **columns}, range(len(texts)))


def written(comments, themes=None, language: str = "fi", **more) -> bytes:
    target = io.BytesIO()
    write_comments(target, comments, themes, _=translator(language), **more)
    return target.getvalue()


def first_column(content: bytes, sheet: int = 0) -> list[object]:
    book = CalamineWorkbook.from_filelike(io.BytesIO(content))
    return [row[0] for row in book.get_sheet_by_index(sheet).to_python()][1:]


def test_text_stays_text():
    assert first_column(written(frame(AWKWARD))) == AWKWARD


@given(st.lists(st.text(min_size=1).filter(lambda t: not is_blank(t)), min_size=1))
@settings(max_examples=60)
def test_any_text_stays_text_but_for_what_a_workbook_cannot_hold(texts):
    expected = [text.replace("\r\n", "\n").replace("\r", "\n") for text in texts]
    for code in {*range(0x20)} - {9, 10}:
        expected = [text.replace(chr(code), chr(0x2400 + code)) for text in expected]
    expected = [text.replace("\ufffe", "\ufffd").replace("\uffff", "\ufffd") for text in expected]
    assert first_column(written(frame(texts))) == expected


@pytest.mark.parametrize("language", ["fi", "sv", "en"])
def test_our_workbook_is_read_back_in_every_language(language):
    comments = frame(
        ["Kyyti ratkaisee.", "Kuka soittaa?"],
        case=["A Kyläkeittiö", "B Soittorinki"],
        round=["1", "2"],
        table=["A1", "B2"],
        author=["Aino", "Eino"],
    )
    times = ["2027-03-11 13:48", "2027-03-11 14:08:30"]
    comments["at"] = [datetime.fromisoformat(time) for time in times]
    themes = Themes(
        (
            Theme(
                1,
                "Kyyti",
                ("kyyti",),
                1,
                (Quote(0, "Kyyti ratkaisee."),),
                (Keyword("kyyti", 1, 0, 1, 2.5),),
            ),
        ),
        (1, None),
    )
    skipped = [Skipped("a.csv", "", 4, Sentence(N_("The sheet is empty.")))]
    content = written(comments, themes, language, skipped=skipped)

    reading = read_comments([("kommentit.xlsx", content)])

    again = reading.comments
    for role in ("text", "case", "round", "table", "author"):
        assert list(again[role]) == list(comments[role]), role
    assert list(again["at"]) == list(comments["at"])
    assert reading.rows == 2


def test_the_sheets_tell_the_whole_story():
    comments = frame(["Kyyti", "Ruoka", "Kyyti taas"], case=["A", "A", "B"])
    themes = Themes((Theme(1, "Kyyti", ("kyyti",), 2, (Quote(0, "Kyyti"),)),), (1, None, 1))
    book = CalamineWorkbook.from_filelike(io.BytesIO(written(comments, themes, "en")))
    assert book.sheet_names == ["Comments", "Themes", "Counts", "Words", "About"]
    assert book.get_sheet_by_name("Counts").to_python() == [
        ["Divided by", "Value", "Comments", "Kyyti", "No theme"],
        ["Case", "A", 2, 1, 1],
        ["Case", "B", 1, 1, 0],
    ]


def test_a_text_too_long_for_a_cell_is_said():
    content = written(frame(["lyhyt", "😀" * 20_000]), language="en")
    texts = first_column(content)
    assert texts[0] == "lyhyt"
    assert texts[1].endswith("…")
    assert len(texts[1].encode("utf-16-le")) // 2 <= 32_767
    about = " ".join(str(line) for line in first_column(content, sheet=-1 + 2))
    assert "row 3" in about
    assert "20000" in about


def test_comments_without_themes_are_told_to_programs_as_well():
    comments = comment_frame({"text": ["Kyyti", "Ruoka"], "language": ["fi", None]}, [0, 2])
    told = comments_json(Findings(comments), 3, translator("en"))
    assert told["comments"] == 2
    assert told["languages"] == {"fi": 1, "none": 1}
    assert told["theme_of"] == [None, None, None]
    assert told["themes"] == told["like"] == told["skipped"] == []
    assert told["personal"] == {"redacted": False, "found": []}


def test_numbers_are_numbers_and_languages_have_their_names():
    columns = {
        "text": ["12", "13"],
        "author": ["7", "8"],
        "likes": ["3", None],
        "language": ["fi", "sv"],
        "Alue": ["00100", "00120"],
        "Ikä": ["31", "alle 20"],
    }
    comments = comment_frame(columns, [0, 1])
    book = CalamineWorkbook.from_filelike(io.BytesIO(written(comments)))
    head, *rows = book.get_sheet_by_index(0).to_python()
    told = dict(zip(head, zip(*rows, strict=True), strict=True))
    assert told["Kannatukset"] == (3, "")
    assert told["Kommentti"] == ("12", "13")
    assert told["Kirjoittaja"] == ("7", "8")
    assert told["Alue"] == ("00100", "00120")
    assert told["Ikä"] == ("31", "alle 20")
    assert told["Kieli"] == ("Suomi", "Ruotsi")
    again = read_comments([("k.xlsx", written(comments))]).comments
    assert again["likes"].tolist()[0] == "3"


@pytest.mark.slow
def test_libreoffice_reads_the_same_text(tmp_path: Path):
    source = tmp_path / "kommentit.xlsx"
    source.write_bytes(written(frame(AWKWARD)))
    filters = "csv:Text - txt - csv (StarCalc):59,34,76,1,,0,true,false,false"
    converted(source, filters, tmp_path)
    reading = read_comments([tmp_path / "kommentit.csv"])
    assert list(reading.comments["text"]) == AWKWARD


class TestLargeTables:
    def test_rows_beyond_a_sheet_go_on_in_the_next(self, tmp_path, monkeypatch):
        monkeypatch.setattr(sheets, "MOST_ROWS", 4)
        frame = comment_frame({"text": [f"Kommentti {n}" for n in range(8)]}, range(8))
        write_comments(tmp_path / "a.xlsx", frame, _=translator("fi"))
        book = CalamineWorkbook.from_path(str(tmp_path / "a.xlsx"))
        assert book.sheet_names == ["Kommentit", "Kommentit 2", "Kommentit 3", "Selite"]
        read = [book.get_sheet_by_name(name).to_python() for name in book.sheet_names[:3]]
        assert [len(rows) for rows in read] == [4, 4, 3]
        assert [row[0] for rows in read for row in rows[1:]] == frame["text"].tolist()

    def test_it_tells_how_far_it_is_and_stops_without_a_file(self, tmp_path):
        frame = comment_frame({"text": ["Bussi ei kulje."] * 2500}, range(2500))
        heard = []

        def tell(done, _doing):
            heard.append(done)
            if done > 0.5:
                raise Stopped

        with pytest.raises(Stopped):
            write_findings(tmp_path / "a.xlsx", Findings(frame), translator("fi"), Progress(tell))
        assert heard[0] == 0
        assert heard == sorted(heard)
        assert list(tmp_path.iterdir()) == []
