"""Comments that a platform wrote as pieces of web pages are read as people wrote them."""

from __future__ import annotations

import pytest
from openpyxl import load_workbook

from parastaminen_nb.cli import main
from parastaminen_nb.exchange.markup import plain_text
from parastaminen_nb.exchange.reading import read_comments


@pytest.mark.parametrize(
    ("cell", "said"),
    [
        (
            "<p>Hyvä &amp; halpa.</p>\n<p>a &lt; b<br />ja <b>c</b></p>",
            "Hyvä & halpa.\n\na < b\nja c",
        ),
        ("<ul><li>yksi</li><li>kaksi</li></ul>loppu", "– yksi\n– kaksi\n\nloppu"),
        ('<p class="ql-align">Koulun <strong>piha</strong>&nbsp;on</p>', "Koulun piha on"),
        ('<a href="https://a.fi?x=1&amp;y=2" title="a > b">linkki</a>', "linkki"),
        ("rivi 1\nrivi 2 <em>tärkeä</em>\nrivi 3", "rivi 1\nrivi 2 tärkeä\nrivi 3"),
        ("&#128077; hei &auml;iti", "👍 hei äiti"),
        ("&lt;b&gt; on lihavointi", "<b> on lihavointi"),  # once, not twice
        ("<!-- x --><script>alert('<p>')</script><style>p{}</style><p>hei</p>", "hei"),
        ("<p>kissa <3 koira, 1 < 2</p>", "kissa <3 koira, 1 < 2"),
        ("<table><tr><td>a</td><td>b</td></tr><tr><td>c</td></tr></table>", "a b\nc"),
        ('<img src="k.png" alt="kartta rannasta"> tähän', "kartta rannasta tähän"),
        ("<p>&nbsp;</p>", ""),
    ],
)
def test_tags_become_the_paragraphs_that_they_show(cell, said):
    assert plain_text(cell) == said


@pytest.mark.parametrize(
    "words",
    [
        *("a < b", "<3", "3 > 2 <br", "a<b ja c>d", "Kysy <a> tai <b>", "x <nimi> y", "<!-- auki"),
        *("AT&T; R&D & muut", "&ei;", "  reunat  ", "<script> ei lopu", "1 &lt 2"),
    ],
)
def test_what_only_looks_like_tags_stays(words):
    assert plain_text(words) is words


@pytest.mark.parametrize("piece", ["<a ", "<p ", "<!--", "<script>", "<p a='", "</", "<br>", "&"])
def test_a_megabyte_of_it_is_read_in_time(piece):
    plain_text(piece * (100_000 // len(piece)))  # what is quadratic would take minutes


def test_what_was_turned_into_text_is_counted_and_told(tmp_path, capsys):
    path, out = tmp_path / "ehdotukset.csv", tmp_path / "tulos.xlsx"
    path.write_text(
        'body;locale\n"<p>Lisää busseja.</p><p>Kiitos &amp; hei</p>";fi\na < b <3;fi\n<p></p>;fi\n',
        encoding="utf-8",
    )
    read = read_comments([path])
    assert read.comments["text"].tolist() == ["Lisää busseja.\n\nKiitos & hei", "a < b <3"]
    assert [(part.row, part.kept) for part in read.skipped] == [(None, True), (4, False)]
    assert main(["comments", str(path), "--out", str(out)]) == 0
    told = capsys.readouterr().err
    assert "1 kohta ohitettu" in told
    assert "2 kommentissa sarakkeessa body oli verkkosivun merkintöjä" in told
    book = load_workbook(out)
    about = [row[0] for row in book.worksheets[-1].iter_rows(values_only=True)]
    assert any("verkkosivun merkintöjä" in line for line in about)
    assert book["Ohitetut"].max_row == 2


def test_a_lone_tag_of_bold_is_what_somebody_wrote(tmp_path):
    path = tmp_path / "k.csv"
    path.write_text("Kommentti\n<b>ei lihava</b> & muut\nhei\n", encoding="utf-8")
    assert read_comments([path]).comments["text"].tolist() == ["<b>ei lihava</b> & muut", "hei"]
    path.write_text("Kommentti\n<b>Lihava</b> & muut\n<p>hei</p>\n", encoding="utf-8")
    assert read_comments([path]).comments["text"].tolist() == ["Lihava & muut", "hei"]
