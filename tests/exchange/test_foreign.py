"""Files as platforms and people make them: the right column is taken, and nothing else for it."""

from __future__ import annotations

import io
import json
import zipfile

import pytest
from openpyxl import Workbook

from parastaminen_nb.core.errors import WorkshopError
from parastaminen_nb.exchange.columns import Columns, few_values, guess_columns
from parastaminen_nb.exchange.encodings import decoded
from parastaminen_nb.exchange.fitting import outlook
from parastaminen_nb.exchange.moments import moment
from parastaminen_nb.exchange.reading import open_tables, read_comments

SAID = [
    "Kyläbussi kulkee liian harvoin iltaisin.",
    "Yhteinen lounas koululla toi sukupolvet yhteen.",
    "Kirjaston aukioloja pitäisi laajentaa viikonloppuihin.",
    "Tietoa on vaikea löytää kunnan sivuilta.",
    "Nuorisotila tarvitsee uuden ohjaajan, mutta kuka maksaa?",
    "Pyörätiet ovat talvella auraamatta.",
]


def book(rows: list[tuple], merged: str = "") -> bytes:
    workbook = Workbook()
    sheet = workbook.active
    sheet.title = "Taul1"
    for row in rows:
        sheet.append(row)
    for cells in merged.split():
        sheet.merge_cells(cells)
    content = io.BytesIO()
    workbook.save(content)
    return content.getvalue()


def read(rows: list[tuple], merged: str = ""):
    return read_comments([("k.xlsx", book(rows, merged))])


def told(reading) -> str:
    return " ".join(str(part.why) for part in reading.skipped)


def test_a_column_that_counts_comments_holds_none():
    """Padlet, IdeaScale and Decidim count the comments on each idea under “Comments”."""
    rows = [("Title", "Description", "Votes", "Comments")]
    rows += [(f"Idea {n}", said, n, n % 3) for n, said in enumerate(SAID)]
    assert read(rows).comments["text"].tolist() == SAID


def test_an_export_of_decidim_is_read_by_its_bodies():
    header = "id;title/fi;title/sv;body/fi;body/sv;answer/fi;comments"
    rows = [
        f'{n};Otsikko tälle ehdotukselle {n};;"{said}";;"Kiitos, viemme sen eteenpäin.";{n}'
        for n, said in enumerate(SAID)
    ]
    reading = read_comments([("ehdotukset.csv", "\n".join([header, *rows]).encode())])
    assert reading.comments["text"].tolist() == SAID
    assert "answer/fi holds texts too" in told(reading)


def test_a_nearly_empty_column_of_comments_gives_way_to_the_full_one():
    rows = [("Vastaus", "Kommentti")]
    rows += [(said, None if n else "ok, siirretty") for n, said in enumerate(SAID)]
    reading = read(rows)
    assert reading.comments["text"].tolist() == SAID
    assert "Kommentti holds texts too" in told(reading)


def test_answers_chosen_from_a_list_are_no_comments_and_are_told():
    scale = ["Erittäin tyytyväinen", "Melko tyytyväinen", "Hyvä ruoka, mukava seura"]
    rows = [("Nro", "Kuinka tyytyväinen olet?", "Mikä oli parasta?", "Terveisiä järjestäjille")]
    rows += [(n, scale[n % 3], said, f"Kiitos teille kaikille {n}") for n, said in enumerate(SAID)]
    reading = read(rows)
    assert len(reading.comments) == 12
    assert set(reading.comments["prompt"]) == {"Mikä oli parasta?", "Terveisiä järjestäjille"}
    assert "Kuinka tyytyväinen olet? holds the same few answers" in told(reading)


def test_numbered_questions_below_the_title_of_a_report_are_its_header():
    header = ("Vastaajan numero", "1. Ikäryhmä", "2. Miten hyvin palvelut toimivat alueellanne")
    rows = [("Webropol",), ("Vastaajia: 6",), (), (*header, "3. Perustele vastauksesi")]
    rows += [(n, "18-29", ["Oikein hyvin", "Huonosti"][n % 2], t) for n, t in enumerate(SAID)]
    assert read(rows).comments["text"].tolist() == SAID


def test_a_report_with_its_makers_and_totals_around_the_table():
    rows = [
        ("Palauteraportti",),
        ("Laatija", "Aino"),
        ("Päiväys", "11.3.2027"),
        ("Vastauksia", 6),
        ("Nro", "Alue", "Palaute", "Arvosana", "Arvosana"),
        *((n, "Itä", said, 3, 4) for n, said in enumerate(SAID)),
        ("Yhteensä", None, 6, 18, 24),
    ]
    content = book(rows)
    reading = read_comments([("k.xlsx", content)])
    assert reading.comments["text"].tolist() == SAID
    assert "4 rows above the header in row 5" in told(reading)
    assert [part.row for part in reading.skipped if part.row] == [12]
    assert len(reading.comments) + 1 == reading.rows
    seen = outlook(open_tables(("k.xlsx", content))[0], Columns(text="Palaute"))
    assert (seen.comments, [part.row for part in seen.left_out if part.row]) == (6, [12])


def test_the_same_parts_below_two_merged_headings_are_told_apart():
    rows = [
        ("Pöytä", "Tapaus A", None, "Tapaus B", None),
        (None, *("Onnistui", "Kehitettävää") * 2),
    ]
    rows += [(n, *SAID[n : n + 4]) for n in range(3)]
    reading = read(rows, "A1:A2 B1:C1 D1:E1")
    assert len(reading.comments) == 12
    assert "Tapaus B – Onnistui" in set(reading.comments["prompt"])


def test_a_column_for_each_language_is_one_comment_a_row():
    header = ("Kommentti (fi)", "Kommentar (sv)", "Kysymys")
    rows = [header, (SAID[0], None, "Mitä opit?"), (None, "Bussen går för sällan.", "Mitä opit?")]
    comments = read(rows).comments
    assert comments["text"].tolist() == [SAID[0], "Bussen går för sällan."]
    assert set(comments["prompt"]) == {"Mitä opit?"}
    translated = [header, *((said, f"På svenska {said}", "Mitä opit?") for said in SAID)]
    reading = read(translated)
    assert reading.comments["text"].tolist() == SAID
    assert "Kommentar (sv) holds texts too" in told(reading)


def test_names_and_addresses_are_not_taken_for_comments():
    rows = [("Nimi ja osoite", "Havainto lyhyesti")]
    rows += [(f"Maija Meikäläinen, Pitkäkatu {n} A 12, Kokkola", f"kuoppa {n}") for n in range(6)]
    with pytest.raises(WorkshopError, match="not clear which column"):
        read(rows)


@pytest.mark.parametrize("encoding", ["cp1252", "mac_roman", "cp850", "utf-16-le", "utf-16-be"])
def test_letters_of_old_programs_are_told_by_the_words_they_make(encoding):
    text = "Pöytä;Kommentti\r1;Kyläbussi ei kulje Åbosta – ÄÄNI!\r".replace("–", "-")
    assert decoded(text.encode(encoding)) == text


def test_quotation_marks_at_the_end_of_words_tell_no_old_program():
    text = "He said “yes” and “no”… it’s fine – really"
    assert decoded(text.encode("cp1252")) == text


@pytest.mark.parametrize(
    "written",
    [
        46457.575,
        "2027/03/11 1:48:00 ip. EET",
        "2027/03/11 1:48:00 PM GMT+2",
        "3/11/2027 1:48 PM",
        "2027-03-11T13:48:00Z",
        "2027-03-11 13:48:00 GMT+2",
    ],
)
def test_times_of_forms_and_of_cells_that_lost_their_form(written):
    assert str(moment(written)) == "2027-03-11 13:48:00"


@pytest.mark.parametrize("written", [5.0, 46457, "13/3/2027 25:48 PM", "3/11/2027 13:48 PM"])
def test_what_is_no_time_for_sure_is_none(written):
    assert moment(written) is None


def sheet_xml(content: bytes, old: bytes, new: bytes) -> bytes:
    """The workbook with something written otherwise in its parts."""
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as before, zipfile.ZipFile(made, "w") as after:
        for entry in before.infolist():
            after.writestr(entry.filename, before.read(entry).replace(old, new))
    return made.getvalue()


def test_a_cell_far_away_fills_no_memory():
    """A stray cell in the last corner would be seventeen thousand million cells."""
    content = book([("Kommentti", "A"), (SAID[0], 1)])
    far = b'</row><row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData>'
    content = sheet_xml(content, b"</row></sheetData>", far)
    with pytest.raises(WorkshopError, match="reaches to cell XFD1048576"):
        read_comments([("k.xlsx", content)])


def test_errors_and_hidden_rows_are_told():
    rows = [("Kommentti", "Alue"), *((said, "#N/A") for said in SAID)]
    content = book(rows)
    content = sheet_xml(content, b'<row r="3"', b'<row r="3" hidden="1"')
    reading = read_comments([("k.xlsx", content)])
    assert len(reading.comments) == 6
    assert "6 cells hold an error such as #N/A, the first cell B2" in told(reading)
    assert [str(part.why)[:15] for part in reading.skipped if part.kept] == ["1 row is hidden"]


def test_a_strict_workbook_is_looked_into_as_well():
    """Excel's "Strict Open XML Spreadsheet" calls everything otherwise."""
    content = book([("Kommentti", "Pituus"), (SAID[0], "=LEN(A2)")])
    usual = b"http://schemas.openxmlformats.org/"
    for old, new in (
        (usual + b"spreadsheetml/2006/main", b"http://purl.oclc.org/ooxml/spreadsheetml/main"),
        (
            usual + b"officeDocument/2006/relationships",
            b"http://purl.oclc.org/ooxml/officeDocument/relationships",
        ),
    ):
        content = sheet_xml(content, old, new)
    reading = read_comments([("k.xlsx", content)])
    assert reading.comments["text"].tolist() == SAID[:1]
    assert "1 formula has no stored value" in told(reading)


def packed(**parts: bytes) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, part in parts.items():
            archive.writestr(name.replace("_", "/"), part)
    return made.getvalue()


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (packed(**{"xl_workbook.xml": b"<workbook"}), "is damaged and cannot be read"),
        (packed(**{"word_document.xml": b"<w/>"}), "but a document"),
        (packed(mimetype=b"application/vnd.oasis.opendocument.text"), "but a document"),
        (b"%PDF-1.7\n", "but a document"),
        (
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "WordDocument".encode("utf-16-le"),
            "but a document",
        ),
        (packed(**{"comments.csv": b"Kommentti\nHei"}), "Unpack it"),
        (b"\x1f\x8b\x08", "Unpack it"),
        (b'<?xml version="1.0"?><office:document office:version="1.2">', "as XML"),
        (b"<html><table>", "a web page inside"),
    ],
)
def test_what_is_no_table_is_told_with_what_to_do(content, said):
    with pytest.raises(WorkshopError, match=said):
        read_comments([("kommentit.xlsx", content)])


def test_what_unpacks_to_more_than_the_memory_is_not_unpacked(monkeypatch):
    from parastaminen_nb.exchange import no_table

    content = packed(**{"xl_workbook.xml": b" " * 1_000_000})
    monkeypatch.setattr(no_table, "_MOST_UNPACKED", 500_000)
    with pytest.raises(WorkshopError, match="would not fit into memory"):
        read_comments([("pommi.xlsx", content)])


def test_verbs_say_which_columns_they_read_and_what_they_left_out(tmp_path, capsys):
    from parastaminen_nb.cli import main

    path, out, data = (tmp_path / name for name in ("k.xlsx", "o.xlsx", "o.json"))
    path.write_bytes(book([("Palaute", "Luku"), *((said, 1) for said in SAID), ("Yhteensä", 6)]))
    for verb in ("comments", "count"):
        assert main(["--in", "fi", verb, str(path), "--out", str(out), "--json", str(data)]) == 0
        said = capsys.readouterr().err
        assert "Luettu sarakkeesta Palaute." in said
        assert "1 kohta ohitettu." in said
    assert json.loads(data.read_text(encoding="utf-8"))["skipped"] == 1


def test_a_large_file_tells_what_was_left_out_as_it_streams(tmp_path, monkeypatch):
    from parastaminen_nb.exchange import parts

    monkeypatch.setattr(parts, "_HEAD", 2_000)
    path = tmp_path / "k.csv"
    rows = [f"{said} {n};Toinen kommentti numero {n};{n}" for n in range(20) for said in SAID]
    path.write_text("\n".join(["Kommentti;Palaute;Nro", *rows, ";;7"]), encoding="utf-8")
    heard: list = []
    assert (
        sum(len(part) for part, _ in parts.read_parts([path], rows=50, skipped=heard.extend)) == 120
    )
    assert [part.row for part in heard] == [None, 122]
    assert "Palaute holds texts too" in str(heard[0].why)


def test_what_is_another_in_each_row_is_offered_as_no_group():
    rows = [("Tunnus", "Sähköposti", "Alue", "Kommentti")]
    rows += [(n, f"a{n}@example.org", ["Itä", "Länsi"][n % 2], said) for n, said in enumerate(SAID)]
    (table,), _skipped = open_tables(("k.xlsx", book(rows)))
    assert few_values(table, guess_columns(table)) == ["Alue"]


def test_the_answer_of_the_office_is_not_the_feedback():
    rows = [("Palaute", "Vastaus")]
    rows += [(said, f"Kiitos palautteesta numero {n}.") for n, said in enumerate(SAID)]
    assert read(rows).comments["text"].tolist() == SAID


def test_a_time_in_words_is_no_comment():
    rows = [("#", "Submitted on", "Mikä jäi mieleen?")]
    rows += [(n, f"Mar 11, 2027 13:0{n}:00", said) for n, said in enumerate(SAID)]
    assert read(rows).comments["text"].tolist() == SAID


def test_headings_that_say_more_than_one_word_are_known():
    rows = [("KOMMENTTI\n(vapaa teksti)", "Pöytä / Bord", "Taustatieto henkilöstä, jos haluat")]
    rows += [(said, "A", f"Asun kylällä ja käyn töissä {n}") for n, said in enumerate(SAID)]
    comments = read(rows).comments
    assert comments["text"].tolist() == SAID
    assert set(comments["table"]) == {"A"}


def test_the_same_form_in_two_languages_is_read_as_one():
    finnish = "Kommentti;Pöytä\nKyyti toimi;1\n".encode()
    swedish = b"Kommentar;Bord\nLunchen var god;2\n"
    chosen = Columns(text="Kommentti", table="Pöytä")
    reading = read_comments([("fi.csv", finnish), ("sv.csv", swedish)], chosen, together=True)
    assert reading.comments["text"].tolist() == ["Kyyti toimi", "Lunchen var god"]
    assert reading.comments["table"].tolist() == ["1", "2"]
    with pytest.raises(WorkshopError, match="no column Teksti"):
        read_comments([("fi.csv", finnish)], Columns(text="Teksti"))
    both = Workbook()
    both.active.append(("Kommentti", "Pöytä"))
    both.active.append((SAID[0], 1))
    other = both.create_sheet("Svenska")
    other.append(("Kommentar", "Bord"))
    other.append(("Lunchen var god.", 2))
    content = io.BytesIO()
    both.save(content)
    assert len(read_comments([("k.xlsx", content.getvalue())]).comments) == 2


def test_bars_between_cells_are_no_headings_of_two_words():
    rows = "".join(f"{n}|Maija|{said}\n" for n, said in enumerate(SAID))
    reading = read_comments([("k.txt", f"Nro|Nimi|Viesti\n{rows}".encode())])
    assert reading.comments["text"].tolist() == SAID


@pytest.mark.parametrize("verb", ["comments", "count"])
def test_the_command_line_says_how_a_column_is_chosen(verb, tmp_path, capsys):
    from parastaminen_nb.cli import main

    path, out = tmp_path / "k.csv", tmp_path / "o.xlsx"
    path.write_text("Ryhmä;Plussat\n1;kyyti\n2;ruoka\n", encoding="utf-8")
    said = ["--in", "fi", verb, str(path), "--out", str(out)]
    assert main(said) == 2
    assert "Kirjoita sen nimi valitsimen --text perään." in capsys.readouterr().err
    assert main([*said, "--text", "plussat"]) == 0


@pytest.mark.parametrize(
    ("header", "cells"),
    [
        ("Päivämäärä;Kellonaika", "11.3.2027;13.48"),
        ("Date;Time", "2027-03-11;13:48:00"),
        ("Aika;Pvm", "klo 13.48;11.3.2027"),
    ],
)
def test_a_day_and_an_hour_in_two_columns_are_one_time(header, cells):
    content = f"{header};Kommentti\n{cells};Kyyti\n{cells};Ruoka\n"
    reading = read_comments([("k.csv", content.encode())])
    assert {str(time) for time in reading.comments["at"]} == {"2027-03-11 13:48:00"}
    assert reading.skipped == ()


def test_an_hour_without_a_day_is_told():
    reading = read_comments([("k.csv", b"Aika;Kommentti\n13.48;Kyyti\n25.99;Ruoka\n")])
    assert "2 times in column Aika were not understood" in told(reading)


def test_replies_are_read_with_the_comments_though_they_tell_less():
    told_of = {"author": "Aino", "message": SAID[0], "replies": [{"message": SAID[1]}]}
    content = json.dumps([told_of], ensure_ascii=False).encode()
    chosen = Columns(text="message", author="author")
    tables, _skipped = open_tables(("k.json", content))
    seen = outlook(tables, chosen)
    assert seen.comments == 2
    reading = read_comments([("k.json", content)], chosen)
    assert reading.comments["text"].tolist() == SAID[:2]
    assert reading.comments["author"].isna().tolist() == [False, True]
    (part,) = reading.skipped
    assert part.kept
    assert str(part.why) == "There is no column author here. The comments are read without it."


@pytest.mark.parametrize(
    "chat",
    [
        "13:40:02\t From  Aino Virtanen to  Everyone : Kyyti: toimi\nhyvin\n"
        "13:41:02\t From  Eino to  Everyone : Ruoka maistui\n",
        "13:40:02 From Aino Virtanen to Everyone:\n\tKyyti: toimi\n\thyvin\n"
        "13:41:02 From Eino to Everyone:\n\tRuoka maistui\n",
        "[11.3.2027 13.40] Aino Virtanen\nKyyti: toimi\nhyvin\n\n"
        "[11.3.2027 klo 13.41] Eino\nRuoka maistui\n",
    ],
)
def test_the_chat_of_a_meeting_is_read_message_by_message(chat):
    """Otherwise names stand in the comments, and a line that tells who speaks would be one."""
    reading = read_comments([("keskustelu.txt", chat.encode())])
    assert reading.comments["text"].tolist() == ["Kyyti: toimi\nhyvin", "Ruoka maistui"]
    assert reading.comments["author"].tolist() == ["Aino Virtanen", "Eino"]
    assert reading.comments["row"].iloc[0] == 1
    assert len(reading.comments) == reading.rows


def test_to_whom_a_message_went_is_told():
    chat = "13:40:02 From A to Everyone: Kyyti\n13:41:02 From A to B (Direct Message): Ruoka\n"
    ((table,), _skipped) = open_tables(("chat.txt", chat.encode()))
    assert table.values(table.columns[-1]) == ["Everyone", "B (Direct Message)"]
    assert table.columns[-1] in few_values(table, guess_columns(table))


def test_one_line_like_a_chat_makes_no_chat():
    plain = "13:40:02 From home to work: tunti\nToinen kommentti\n"
    assert len(read_comments([("k.txt", plain.encode())]).comments) == 2
