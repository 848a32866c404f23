"""Exports as known platforms write them: which column is what, without anybody asking."""

from __future__ import annotations

import io

import pytest
from openpyxl import Workbook

from parastaminen_nb.core.edits import Edits
from parastaminen_nb.exchange.columns import Columns, guess_columns
from parastaminen_nb.exchange.reading import open_tables, read_comments
from parastaminen_nb.text.editing import codes_of, comment_ids

DECIDIM = """id;created_at;body;locale;author/id;author/name;alignment;depth;commentable_type
12;2024-01-03 10:00:01 +0200;Hyvä ehdotus puistoon;fi;5;Maija;0;0;Decidim::Proposals::Proposal
13;2024-01-03 10:02:01 +0200;Inte så här dyrt;sv;6;Matti;-1;1;Decidim::Comments::Comment
"""
TALK_TO_THE_CITY = """comment-id,comment-body,interview,video,timestamp
1,Bus is late every day,Anna,,0:10
2,"We need more parks, and shade",Ben,,0:20
"""
TAGUETTE = """id,document,tag,content
1,Haastattelu 1,kyyti,Bussi kulkee liian harvoin
2,Haastattelu 2,kyyti.hinta,Lippu on kallis
"""
SLIDO = """Question ID,Question text,Question author,Question score,Question status,Created at
1,Milloin rahaa tulee?,Maija,5,published,2024-01-03 10:00
2,Kuka päättää lopulta?,Anonymous,2,published,2024-01-03 10:04
"""
MENTIMETER = """Session,Voter,Question,Answer
1,1,Mikä toimii?,Kyläbussi kulkee
1,2,Mikä toimii?,Yhteinen lounas koululla
"""
HOWSPACE = """Page;Widget;Author;Comment;Created;Likes;Reply to
Tapaus A;Mitä opit?;Maija M;Hyvä idea kokeilla;3.1.2024 10:00;2;
Tapaus A;Mitä opit?;Matti M;Samaa mieltä tästä;3.1.2024 10:05;0;17
"""
KERROKANTASI = """Author,Author organization,Created,Label,Content,Votes,Map comment
Maija,,2020-01-01 10:00,Liikenne,Pyörätie tarvitaan tänne,3,
Matti,,2020-01-01 10:20,Liikenne,Hidasteita lisää kadulle,1,
"""
FORM = """Tunnus,Aloitusaika,Nimi,Mitä opit tänään?,Mitä otat mukaasi omaan työhön?
1,1.2.2024 10:00,,Kyläbussi on hyvä keksintö,Kokeilen lounasta omalla kylällä
2,1.2.2024 10:02,,Yhteinen lounas toimii,
"""
POLL = """Voters,Question 1: Mikä toimii?,Question 2: Mitä kehittäisit?
1,Kyläbussi kulkee hyvin,Enemmän vuoroja iltaan
2,Lounas koululla on mukava,Hinta saisi olla halvempi
"""


@pytest.mark.parametrize(
    ("export", "roles"),
    [
        (DECIDIM, {"text": "body", "author": "author/name", "at": "created_at"}),
        (TALK_TO_THE_CITY, {"text": "comment-body", "at": "timestamp"}),
        (TAGUETTE, {"text": "content", "prompt": "document", "codes": "tag"}),
        (SLIDO, {"text": "Question text", "author": "Question author", "likes": "Question score"}),
        (MENTIMETER, {"text": "Answer", "prompt": "Question", "author": "Voter"}),
        (HOWSPACE, {"text": "Comment", "case": "Page", "prompt": "Widget", "reply_to": "Reply to"}),
        (KERROKANTASI, {"text": "Content", "author": "Author", "likes": "Votes"}),
        (FORM, {"text": "Mitä opit tänään?", "author": "Nimi", "at": "Aloitusaika"}),
        (POLL, {"text": "Question 1: Mikä toimii?"}),
    ],
)
def test_the_columns_of_an_export_are_known(export, roles):
    (table,), _skipped = open_tables(("vienti.csv", export.encode()))
    assert guess_columns(table).roles().items() >= roles.items()


@pytest.mark.parametrize(("export", "answers"), [(FORM, 3), (POLL, 4)])
def test_each_question_of_a_form_is_what_was_asked(export, answers):
    reading = read_comments([("lomake.csv", export.encode())])
    assert len(reading.comments) == answers
    assert reading.comments["prompt"].nunique() == 2
    assert reading.comments["prompt"].iloc[0].endswith("?")
    assert reading.comments.index.is_unique
    assert len(reading.comments) + len(reading.skipped) == reading.rows


def test_addresses_of_pages_and_kinds_of_records_are_offered_as_no_texts():
    header, *rows = DECIDIM.splitlines()
    more = (f";https://kunta.example/proposals/{n}/comments" for n in range(2))
    lines = [f"{header};url", *map(str.__add__, rows, more)]
    assert read_comments([("vienti.csv", "\n".join(lines).encode())]).skipped == ()


def test_a_highlight_with_several_tags_is_one_comment():
    rows = "1,Haastattelu 1,hinta,Bussi kulkee liian harvoin\n"
    reading = read_comments(
        [("highlights.csv", (TAGUETTE + rows).encode())], Columns(groups=("tag",))
    )
    texts = ["Bussi kulkee liian harvoin", "Lippu on kallis"]
    assert reading.comments["text"].tolist() == texts
    assert reading.comments["tag"].tolist() == ["kyyti, hinta", "kyyti.hinta"]
    assert reading.codes == ()
    assert [(part.kept, part.why.blanks["n"]) for part in reading.skipped] == [(True, 1)]


ODD = (
    TAGUETTE
    + '3,Haastattelu 2,"puut, pensaat; niityt","=SUMMA(A1) <b>Puita</b> on ""liian"" vähän 🙂"\n'
    + "4,Haastattelu 2,,Tästä ei ole tagia\n"
    + "5,Haastattelu 3,Kyyti.hinta,Lippu on kallis\n"
)


def test_the_tags_of_a_highlight_are_its_codes():
    reading = read_comments([("highlights.csv", ODD.encode())])
    codes = dict(zip(reading.comments["text"], reading.codes, strict=True))
    assert reading.columns["highlights.csv", ""].codes == "tag"
    assert codes["Bussi kulkee liian harvoin"] == ("kyyti",)
    assert codes['=SUMMA(A1) <b>Puita</b> on "liian" vähän 🙂'] == ("puut, pensaat; niityt",)
    assert codes["Tästä ei ole tagia"] == ()
    assert reading.comments["prompt"].tolist()[0].startswith("Haastattelu")
    # The same words twice, once with other capitals of the tag: one comment with one code.
    brought = codes_of(comment_ids(reading.comments["text"].tolist()), reading.codes)
    edits = Edits().brought(brought)
    assert edits.codes_of(comment_ids(["Lippu on kallis"])[0]) == ("kyyti.hinta",)
    assert len(edits.all_codes) == 3


@pytest.mark.parametrize(
    ("header", "cell", "codes"),
    [
        ("Tagit", "kyyti, ruoka", ("kyyti", "ruoka")),
        ("Koodit", "puut, pensaat; kyyti", ("puut, pensaat", "kyyti")),
        ("Koodit", "puut, pensaat", ("puut, pensaat",)),
        ("Avainsanat", " kyyti |ruoka|kyyti ", ("kyyti", "ruoka")),
        ("Tags", "kyyti\nruoka", ("kyyti", "ruoka")),
    ],
)
def test_a_column_of_codes_is_known_however_it_is_written(header, cell, codes):
    content = f'Kommentti\t{header}\nBussi ei kulje\t"{cell}"\nHyvä\t\n'
    assert read_comments([("a.tsv", content.encode())]).codes == (codes, ())


def book(**sheets: list[tuple]) -> bytes:
    workbook = Workbook()
    workbook.remove(workbook.active)
    for name, rows in sheets.items():
        sheet = workbook.create_sheet(name.replace("_", " "))
        for row in rows:
            sheet.append(row)
    content = io.BytesIO()
    workbook.save(content)
    return content.getvalue()


def test_a_report_of_kerrokantasi_is_read_section_by_section():
    header = ("Author", "Author Organization", "Content", "Subcontent", "Created", "Votes", "Label")

    def section(title: str, *comments: tuple) -> list[tuple]:
        return [("Section", title), ("Abstract", "Reunat uudistetaan."), (), header, *comments]

    report = book(
        Hearing=[("Title", "Keskustan puisto"), ("Created", "2024-01-01"), ("Comments", "3")],
        Pääosio=section(
            "Puisto",
            ("Aino", None, "Keinu puuttuu.", None, "2024-01-02 10:00", "3", "Leikki"),
            ("Eino", "Yhdistys", "Kiva!", None, "2024-01-02 11:00", "1", None),
        ),
        Tie=section("Tie", ("Irja", None, "Liian kapea, mutta hyvä.", None, "x", "0", None)),
    )
    reading = read_comments([("report.xlsx", report)])
    assert reading.comments["text"].tolist() == [
        "Keinu puuttuu.",
        "Kiva!",
        "Liian kapea, mutta hyvä.",
    ]
    assert reading.comments["prompt"].tolist() == ["Pääosio", "Pääosio", "Tie"]
    assert reading.comments["likes"].tolist() == ["3", "1", "0"]
    assert {part.sheet for part in reading.skipped} == {"Hearing", "Tie"}  # a section; its time


def test_a_sheet_for_each_question_or_page_is_read():
    def question(asked: str, *answers: str) -> list[tuple]:
        voters = [(f"Voter {n}", answer) for n, answer in enumerate(answers, start=1)]
        return [(asked,), ("Question type", "Open ended"), (), ("Voter", "Response"), *voters]

    votes = book(
        Summary=[("Mentimeter",), ("Presentation name", "Työpaja"), ("Voters", "2")],
        Mikä_toimii=question("Mikä toimii?", "Kyläbussi", "Yhteinen lounas"),
        Mitä_muuttaisit=question("Mitä muuttaisit?", "Vuoroja iltaan"),
    )
    comments = read_comments([("menti.xlsx", votes)]).comments
    assert comments["text"].tolist() == ["Kyläbussi", "Yhteinen lounas", "Vuoroja iltaan"]
    assert comments["prompt"].tolist() == ["Mikä toimii", "Mikä toimii", "Mitä muuttaisit"]

    header = ("Sivu", "Widgetti", "Kirjoittaja", "Kommentti", "Luotu", "Tykkäykset")
    rows = [(page, "Opit?", "Aino", f"Idea {page}", "3.1.2024 10:00", 2) for page in "AB"]
    pages = book(**{f"Sivu_{row[0]}": [("Howspace",), (), header, row] for row in rows})
    comments = read_comments([("howspace.xlsx", pages)]).comments
    assert comments["case"].tolist() == ["A", "B"]
    assert comments["prompt"].tolist() == ["Opit?", "Opit?"]


def test_a_list_that_went_on_in_the_next_sheet_is_one_list():
    rows = [("Kommentti", "Kierros"), ("Kyyti", "1")]
    comments = read_comments([("k.xlsx", book(Kommentit=rows, Kommentit_2=rows))]).comments
    assert len(comments) == 2
    assert comments["prompt"].isna().all()


def test_likes_and_replies_are_kept():
    comments = read_comments([("howspace.csv", HOWSPACE.encode())]).comments
    assert comments["likes"].tolist() == ["2", "0"]
    assert comments["reply_to"].iloc[1] == "17"


POLIS = """timestamp,datetime,comment-id,author-id,agrees,disagrees,moderated,comment-body
1518501496471,Tue Feb 13 2018,895,1756,48,8,1,{}
1518501496472,Tue Feb 13 2018,896,1757,4,0,-1,{}
"""


@pytest.mark.parametrize(
    "bodies",
    [
        ("Widen the road, now", "First, a line\n\nand a second, last"),
        ('"Widen" the road', 'Say "yes"\nto it'),
        ('"Widen the road', "Never closed"),
    ],
)
def test_polis_is_read_however_it_was_quoted(bodies):
    """Not at all, as its server writes; where a text needs it; and everywhere, out of Excel."""

    def quoted(body: str) -> str:
        return '"' + body.replace('"', '""') + '"'

    bare = POLIS.format(*bodies)
    by_need = POLIS.format(*map(quoted, bodies))
    cells = (line.split(",", 7) for line in POLIS.splitlines())
    rows = (",".join(cell if cell == "{}" else quoted(cell) for cell in row) for row in cells)
    everywhere = "\n".join(rows).format(*map(quoted, bodies))
    for export in (bare, bare.replace("\n", "\r\n"), by_need, everywhere):
        reading = read_comments([("comments.csv", export.encode())])
        assert [text.replace("\r", "") for text in reading.comments["text"]] == list(bodies)
        assert reading.comments["author"].tolist() == ["1756", "1757"]
        assert reading.skipped == ()


def test_a_plain_list_needs_no_header():
    reading = read_comments([("lista.txt", "Bussi myöhässä\nLounas on hyvä\n".encode())])
    assert reading.comments["text"].tolist() == ["Bussi myöhässä", "Lounas on hyvä"]


def test_text_columns_that_somebody_names_are_all_read(tmp_path):
    from parastaminen_nb.exchange.columns import columns_asked

    rows = "Hyvää;Huonoa;Nro\nlounas;kyyti;1\nseura;hinta;2\n"
    columns = columns_asked(["hyvää", "huonoa"])
    comments = read_comments([("k.csv", rows.encode())], columns).comments
    assert comments["text"].tolist() == ["lounas", "seura", "kyyti", "hinta"]
    assert comments["prompt"].tolist() == ["Hyvää"] * 2 + ["Huonoa"] * 2
