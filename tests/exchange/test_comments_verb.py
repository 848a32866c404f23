"""The command line does the same without a page: files in, a workbook and JSON out."""

from __future__ import annotations

import json
from pathlib import Path

import msgspec
import pytest
from python_calamine import CalamineWorkbook

from parastaminen_nb.apps.exploring.store import Held
from parastaminen_nb.cli import main
from parastaminen_nb.core.edits import Edits, Kept
from parastaminen_nb.exchange.reading import read_comments
from parastaminen_nb.text.editing import comment_ids

EXAMPLE = Path(__file__).parents[2] / "data" / "example" / "comments.csv"

ROWS = [
    *(f"Bussi kulkee kylälle liian harvoin {n}." for n in ("aamulla", "illalla", "talvella")),
    "Bussin aikataulu ei sovi kylään.",
    "",
    *(f"Ruokalan lounas maistuu {n}." for n in ("vanhuksille", "lapsille", "vieraille")),
    "Lounas ruokalassa maksaa liikaa.",
    "👍",
]


@pytest.fixture
def source(tmp_path):
    path = tmp_path / "lähde.csv"
    lines = [
        "mielipide;alue",
        *(f'"{row}";{"Itä" if n % 2 else "Länsi"}' for n, row in enumerate(ROWS)),
    ]
    path.write_text("\n".join(lines), encoding="cp1252", errors="xmlcharrefreplace")
    return path


def test_from_files_to_themes(source, tmp_path, capsys):
    out, summary = tmp_path / "tulos.xlsx", tmp_path / "tulos.json"
    arguments = [
        "--text",
        "mielipide",
        "--group",
        "alue",
        "--out",
        str(out),
        "--json",
        str(summary),
        *("--small-groups", "off"),
    ]
    assert main(["comments", str(source), *arguments]) == 0

    told = json.loads(summary.read_text(encoding="utf-8"))
    assert list(told) == [
        "comments",
        "languages",
        "voikko",
        "themes",
        "theme_of",
        "summaries",
        "codes",
        "picked",
        "language_model",
        "like",
        "personal",
        "skipped",
    ]
    assert told["comments"] == 9
    assert told["languages"]["fi"] == 8
    assert len(told["theme_of"]) == len(ROWS)
    assert told["theme_of"][4] is None
    assert told["theme_of"][9] is None
    bus, food = set(told["theme_of"][:4]), set(told["theme_of"][5:9])
    assert len(bus) == len(food) == 1
    assert bus != food
    assert [(part["file"], part["row"]) for part in told["skipped"]] == [("lähde.csv", 6)]
    for theme in told["themes"]:
        assert set(theme) == {"id", "name", "words", "size", "sure", "quotes"}
        assert theme["size"] == told["theme_of"].count(theme["id"])
        assert 0 < theme["sure"] <= 1
        for quote in theme["quotes"]:
            assert quote["text"] in ROWS[quote["row"]]
            assert told["theme_of"][quote["row"]] == theme["id"]
    assert told["like"] == []

    book = CalamineWorkbook.from_path(str(out))
    sheets = ["Kommentit", "Teemat", "Tiivistelmä", "Määrät", "Sanat", "Ohitetut", "Selite"]
    assert book.sheet_names == sheets
    counts = book.get_sheet_by_name("Määrät").to_python()
    assert ["alue", "Itä"] in [row[:2] for row in counts]
    printed, progress = capsys.readouterr()
    assert printed == ""
    assert "9 kommenttia luettu." in progress


def test_what_was_said_twice_is_joined_with_its_sources(tmp_path):
    source = tmp_path / "lähde.csv"
    said = ["Kylälle tarvitaan oma ruokala.", "Bussi kulkee liian harvoin.", "Ei riitä."]
    again = [*said, "BUSSI kulkee liian harvoin!", "bussi kulke liian harvoin", said[1]]
    lines = [f"{text};{place}" for text, place in zip(again, "ABBCAA", strict=True)]
    source.write_text("\n".join(["mielipide;alue", *lines]), encoding="utf-8")
    out, summary = tmp_path / "tulos.xlsx", tmp_path / "tulos.json"
    where = ["--out", str(out), "--json", str(summary)]
    assert main(["comments", str(source), "--group", "alue", *where, "--small-groups", "off"]) == 0
    assert json.loads(summary.read_text(encoding="utf-8"))["like"] == [[1, 3, 4, 5]]
    book = CalamineWorkbook.from_path(str(out))
    header, *rows = book.get_sheet_by_name("Samat lausumat").to_python()
    assert header == [
        *("Numero", "Lausuma", "Lähteitä", "Näin kirjoitettu", "Samanlaisuus"),
        *("alue", "Tiedosto", "Rivi"),
    ]
    assert [row[:3] for row in rows] == [[1, said[1], 4]] * 4
    assert [row[3] for row in rows] == [said[1], *again[3:5], "sama teksti"]
    assert [row[5:] for row in rows] == [
        ["B", "lähde.csv", 3],
        ["C", "lähde.csv", 5],
        ["A", "lähde.csv", 6],
        ["A", "lähde.csv", 7],
    ]


class TestPersonalData:
    SECRETS = ("040 123 4567", "aino@kunta.example", "131052-308T", "Keskuskatu 5", "Virta", "Aino")

    @pytest.fixture
    def told(self, tmp_path, capsys):
        texts = [
            "Soittakaa 040 123 4567 tai aino@kunta.example, kyyti puuttuu.",
            "Kyyti puuttuu. Tunnus 131052-308T, asun Keskuskatu 5:ssä.",
            "Virtanen lupasi kyydin kylään.",
            *("Kyyti kylään puuttuu yhä." for _ in range(3)),
        ]
        lines = ["kommentti;kirjoittaja", *(f"{text};Aino Virtanen" for text in texts)]
        source = tmp_path / "lähde.csv"
        source.write_text("\n".join(lines), encoding="utf-8")

        def run(*arguments: str) -> tuple[dict, dict[str, list], str]:
            out, summary = tmp_path / "tulos.xlsx", tmp_path / "tulos.json"
            where = ["--out", str(out), "--json", str(summary)]
            assert main(["comments", str(source), *where, *arguments]) == 0
            book = CalamineWorkbook.from_path(str(out))
            sheets = {name: book.get_sheet_by_name(name).to_python() for name in book.sheet_names}
            told = json.loads(summary.read_text(encoding="utf-8"))
            return told, sheets, capsys.readouterr().err

        return run

    def test_it_is_told_and_stays_where_nobody_asked(self, told):
        summary, sheets, progress = told()
        assert summary["personal"] == {
            "redacted": False,
            "found": [
                {"kind": "email", "times": 1, "rows": [0]},
                {"kind": "phone", "times": 1, "rows": [0]},
                {"kind": "identity", "times": 1, "rows": [1]},
                {"kind": "address", "times": 1, "rows": [1]},
                {"kind": "name", "times": 1, "rows": [2]},
            ],
        }
        assert "Puhelinnumero: 1" in progress
        assert sheets["Henkilötiedot"][2] == ["Puhelinnumero", 1, "lähde.csv", "", 2]
        assert "040 123 4567" in sheets["Kommentit"][1][0]

    def test_it_leaves_nowhere_when_redacted(self, told):
        summary, sheets, progress = told("--redact")
        assert summary["personal"]["redacted"]
        assert len(summary["personal"]["found"]) == 5
        everything = f"{summary}{sheets}{progress}"
        assert [secret for secret in self.SECRETS if secret in everything] == []
        assert sheets["Kommentit"][1][0] == ("Soittakaa [puhelin] tai [sähköposti], kyyti puuttuu.")
        assert "hakasulkeissa" in str(sheets["Selite"])

    def test_nothing_found_is_not_nothing_there(self, tmp_path, capsys):
        source = tmp_path / "a.csv"
        source.write_text("kommentti\nKyyti puuttuu.\n", encoding="utf-8")
        assert main(["comments", str(source), "--redact", "--out", str(tmp_path / "b.xlsx")]) == 0
        said = capsys.readouterr().err
        assert "ei löytynyt mitään" in said
        assert "hakasulkeissa" not in said

    def test_a_list_of_people(self, told, tmp_path):
        people = tmp_path / "osallistujat.csv"
        people.write_text("Nimi\nOnni Kyyti\n", encoding="utf-8")
        summary, _, _ = told("--participants", str(people))
        (names,) = (part for part in summary["personal"]["found"] if part["kind"] == "name")
        assert names["rows"] == [1, 2, 3, 4, 5]


def test_the_language_can_be_given(source, tmp_path):
    out, summary = tmp_path / "tulos.xlsx", tmp_path / "tulos.json"
    where = ["--out", str(out), "--json", str(summary)]
    assert main(["comments", str(source), "--text", "mielipide", "--language", "sv", *where]) == 0
    assert json.loads(summary.read_text(encoding="utf-8"))["languages"] == {"sv": 9}


class TestBadInput:
    @pytest.fixture
    def refused(self, capsys, tmp_path):
        def run(*arguments: str) -> str:
            before = sorted(tmp_path.iterdir())
            assert main(["comments", *arguments]) == 2
            out, err = capsys.readouterr()
            assert out == ""
            assert err.count("\n") == 1
            assert sorted(tmp_path.iterdir()) == before, "something was written"
            return err

        return run

    def test_no_such_column(self, refused, source, tmp_path):
        said = refused(str(source), "--text", "puuttuu", "--out", str(tmp_path / "t.xlsx"))
        assert "lähde.csv" in said
        assert "puuttuu" in said
        assert "mielipide ja alue" in said

    def test_no_such_group(self, refused, source, tmp_path):
        where = ["--out", str(tmp_path / "t.xlsx")]
        assert "kunta" in refused(str(source), "--text", "mielipide", "--group", "kunta", *where)

    def test_no_such_file(self, refused, tmp_path):
        said = refused(str(tmp_path / "ei.csv"), "--text", "a", "--out", str(tmp_path / "t.xlsx"))
        assert "ei.csv" in said

    def test_a_folder_that_is_not_there(self, refused, source, tmp_path):
        said = refused(
            str(source), "--text", "mielipide", "--out", str(tmp_path / "puuttuu" / "t.xlsx")
        )
        assert "puuttuu" in said

    def test_a_workbook_that_is_none(self, refused, source, tmp_path):
        assert ".xlsx" in refused(
            str(source), "--text", "mielipide", "--out", str(tmp_path / "t.csv")
        )

    def test_the_source_itself(self, refused, source, tmp_path):
        same = source.rename(tmp_path / "sama.xlsx")
        assert "sama.xlsx" in refused(str(same), "--text", "mielipide", "--out", str(same))


def test_what_was_settled_in_the_explorer_is_taken(source, tmp_path):
    """Themes, codes and picks of the explorer hold on the command line; names leave redacted."""
    rows = [row for row in ROWS if row]
    ids = comment_ids(rows)
    edits = Edits(
        themes=(Kept("t1", "Matti Meikäläisen bussi", tuple(ids[:3])),),
        nowhere=tuple(ids[3:]),
        codes=((ids[0], ("aamu", "kyyti")), (ids[4], ("kyyti",))),
        picked=(ids[4], ids[0]),
    )
    work = tmp_path / "lähde.csv.parastaminen.json"
    work.write_bytes(msgspec.json.encode(Held(edits)))
    out, summary = tmp_path / "tulos.xlsx", tmp_path / "tulos.json"
    asked = ["--text", "mielipide", "--out", str(out), "--json", str(summary), "--redact"]
    assert main(["comments", str(source), *asked, "--settled", str(work)]) == 0
    told = json.loads(summary.read_text(encoding="utf-8"))
    assert [theme["name"] for theme in told["themes"]] == ["[nimi] bussi"]
    assert told["codes"] == [{"code": "aamu", "rows": [0]}, {"code": "kyyti", "rows": [0, 5]}]
    assert told["picked"] == [5, 0]
    picked = CalamineWorkbook.from_path(str(out)).get_sheet_by_name("Poimitut lainaukset")
    assert [row[1] for row in picked.to_python()[1:]] == [ROWS[5], ROWS[0]]


def codes_sheet(path):
    rows = CalamineWorkbook.from_path(str(path)).get_sheet_by_name("Koodit").to_python()
    return [(code, text) for code, _often, text in rows[1:]]


def test_codes_that_comments_bring_along_leave_in_the_workbook(tmp_path):
    source, out = tmp_path / "highlights.csv", tmp_path / "out.xlsx"
    rows = [
        "id,document,tag,content",
        '1,H1,kyyti,"Bussi, ei kulje"',
        '1,H1,hinta,"Bussi, ei kulje"',
    ]
    source.write_text("\n".join([*rows, "2,H2,hinta,Lippu maksaa liikaa"]), encoding="utf-8")
    assert main(["comments", str(source), "--out", str(out)]) == 0
    codes = [
        ("hinta", "Bussi, ei kulje"),
        ("hinta", "Lippu maksaa liikaa"),
        ("kyyti", "Bussi, ei kulje"),
    ]
    assert codes_sheet(out) == codes
    again = read_comments([out])
    assert again.codes == (("hinta", "kyyti"), ("hinta",))
    # What was settled since stays: a code that was taken away does not come back.
    bus, _ticket = comment_ids(["Bussi, ei kulje", "Lippu maksaa liikaa"])
    held = Held().with_codes(((bus, ("kyyti", "hinta")),))
    work = tmp_path / "highlights.csv.parastaminen.json"
    work.write_bytes(msgspec.json.encode(held.kept(held.edits.uncoded(bus, "kyyti"))))
    assert main(["comments", str(source), "--out", str(out), "--settled", str(work)]) == 0
    assert codes_sheet(out) == codes[:2]


def test_a_file_of_settled_work_that_is_none_is_said_before_anything_is_read(tmp_path, capsys):
    missing = tmp_path / "none.json"
    asked = ["--out", str(tmp_path / "b.xlsx"), "--settled", str(missing)]
    assert main(["comments", str(tmp_path / "none.csv"), *asked]) == 2
    assert "none.json" in capsys.readouterr().err


@pytest.mark.parametrize(
    "said",
    [
        ["Vain yksi."],
        ["Kyyti puuttuu."] * 30,
        ["👍", "🚌🚌", "👵🏽"] * 4,
        ["Добрый день всем", "你好 世界", "مرحبا بالجميع"] * 4,
        ["Pitkä sana. " * 9_000, "Lyhyt."],
    ],
    ids=["one", "all the same", "only emoji", "languages we do not know", "longer than a cell"],
)
def test_little_or_strange_material_gives_a_workbook_with_every_comment(tmp_path, said):
    source, out = tmp_path / "lähde.csv", tmp_path / "tulos.xlsx"
    source.write_text("\n".join(["Kommentti", *said]), encoding="utf-8")
    assert main(["comments", str(source), "--out", str(out), "--small-groups", "off"]) == 0
    again = read_comments([out]).comments["text"].tolist()
    assert [text[:30_000] for text in again] == [text[:30_000] for text in said]
