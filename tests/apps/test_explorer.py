from io import BytesIO

import pytest
from openpyxl import Workbook, load_workbook

from parastaminen_nb import open_workshop
from parastaminen_nb.apps.explorer import Explorer, explorer
from parastaminen_nb.apps.source import Mapping
from parastaminen_nb.core.events import WorkshopPlanned
from parastaminen_nb.core.workshop import Workshop
from parastaminen_nb.log import Log
from parastaminen_nb.session import Session
from parastaminen_nb.workshops import EXAMPLE_DAY

CSV = "Ryhmä;Mielipide;Kierros\nKoti;Koulun pihalla on tilaa;1\nTyö;=SUMMA(A1)<b>;2\nTyö;;2\n"


@pytest.fixture(scope="module")
def session():
    session = open_workshop("example")
    yield session
    session.close()


@pytest.fixture
def page(session) -> Explorer:
    return explorer(session, "en")


@pytest.fixture
def unplanned(tmp_path):
    session = Session(Log(tmp_path / "new.workshop", create=True))
    session.tell(WorkshopPlanned(Workshop("w", "Quiet"), EXAMPLE_DAY))
    yield session
    session.close()


def texts(page):
    return ["".join(part for part, _hit in item["parts"]) for item in page.table.comments]


def hits(page):
    return {part.lower() for item in page.table.comments for part, hit in item["parts"] if hit}


def test_a_workshop_shows_how_much_was_said(page):
    assert "141 comments, 6 tables, 3 rounds" in page.lead.value
    assert len(page.table.comments) == 6
    page.table.do("more")
    assert len(page.table.comments) == 56
    assert page.table.more == "Show 50 more"


def test_a_word_finds_its_inflected_forms_and_marks_them(page):
    page.search.write("query", "koulu")
    assert {"koulun", "koululle"} <= hits(page)
    assert page.result.words.startswith("9 comments with koulu. Forms: alakoulun, koulu")
    page.clear.click()
    assert (page.result.words, page.search.value("query")) == ("", "")


def test_chips_narrow_by_case_and_round(page):
    page.cases.chosen = ["B Soittorinki"]
    page.rounds.chosen = ["2"]
    assert {item["where"].partition(",")[0] for item in page.table.comments} == {"Soittorinki"}
    assert all(item["where"].endswith("round 2") for item in page.table.comments)
    page.search.write("query", "mahdotontasanaa")
    assert page.table.comments == [] and "0 comments" in page.result.words


def test_what_nobody_offered_is_not_chosen(page):
    page.cases.chosen = ["Z"]
    page.themes.chosen = "99"
    assert (page.cases.chosen, page.themes.chosen) == ([], "")


def test_themes_are_found_when_somebody_looks_and_show_their_quotes(page):
    assert page.themes.themes == []
    page.themes.do("shown")
    first = page.themes.themes[0]
    assert first["size"] == sum(bar["n"] for bar in first["spread"])
    page.themes.chosen = first["key"]
    assert first["name"] in page.quotes_heading.value
    assert page.quotes.quotes
    assert {item["theme"] for item in page.table.comments} == {first["name"]}
    assert "pa-keyness" in page.keyness.value


def test_the_chart_is_made_when_somebody_sees_it_and_told_in_words(page):
    assert page.chart.figures == {}
    page.chart.do("shown")
    assert set(page.chart.figures) == {"light", "dark", "contrast"}
    assert "141 comments" in page.chart.told
    assert "Round 1" in page.counts.value


def test_the_table_is_downloaded_with_its_themes(page):
    page.export.click()
    workbook = load_workbook(BytesIO(page.export.made.content))
    assert workbook[workbook.sheetnames[0]].max_row == 142
    assert "Themes" in workbook.sheetnames


def test_a_foreign_file_is_mapped_seen_and_read(page):
    page.sources.upload.put("foreign.csv", CSV.encode("cp1252"))
    (mapping,) = page.mapping.children
    assert isinstance(mapping, Mapping)
    assert mapping.form.values["text"] == "Mielipide"
    assert mapping.form.values["table"] == "Ryhmä"
    assert mapping.sample.comments[0]["parts"] == (("Koulun pihalla on tilaa", False),)
    mapping.form.write("case", "Ryhmä")
    assert mapping.form.values["table"] == "-"
    mapping.go.click()
    assert "foreign.csv: 2 comments, 2 rounds" in page.lead.value
    assert texts(page) == ["Koulun pihalla on tilaa", "=SUMMA(A1)<b>"]
    assert [option["label"] for option in page.cases.options] == ["Koti", "Työ"]
    assert "1 row or sheet was left out" in page.notice.text


def test_a_column_that_is_not_wanted_is_not_guessed_again(page):
    page.sources.upload.put("foreign.csv", CSV.encode())
    (mapping,) = page.mapping.children
    mapping.form.write("round", "-")
    mapping.go.click()
    assert page.rounds.options == []


def test_without_a_text_column_nothing_is_read(page):
    page.sources.upload.put("numbers.csv", b"a;b\n1;2\n3;4\n")
    (mapping,) = page.mapping.children
    assert mapping.go.disabled
    mapping.stay.click()
    assert page.mapping.children == ()
    assert "141 comments" in page.lead.value


@pytest.mark.parametrize(
    ("name", "content", "sentence"),
    [
        ("empty.xlsx", b"", "empty.xlsx is empty"),
        ("picture.xlsx", b"\x89PNG\r\n\x1a\n" + bytes(64), "picture.xlsx"),
        ("only-header.csv", b"a;b\n", "only-header.csv"),
    ],
)
def test_a_file_that_is_none_gets_a_sentence_and_nothing_is_lost(page, name, content, sentence):
    page.sources.upload.put(name, content)
    assert sentence in page.notice.text
    assert "141 comments" in page.lead.value


def test_too_large_a_file_is_told_what_to_do(page):
    page.sources.upload.put("large.csv", bytes(50_000_001))
    assert "parastaminen comments" in page.notice.text


def test_a_workbook_is_explored_by_its_path(tmp_path):
    workbook = Workbook()
    workbook.active.append(["Kommentti", "Tapaus"])
    workbook.active.append(["Bussi ei kulje iltaisin kylille", "A Kyyti"])
    workbook.active.append(["Kyydit pitää sopia ajoissa", "B Ruoka"])
    workbook.save(tmp_path / "out.xlsx")
    page = explorer(tmp_path / "out.xlsx", "en")
    assert "out.xlsx: 2 comments." in page.lead.value
    page.themes.do("shown")
    assert "No themes were found" in page.themes.progress


def test_a_quiet_workshop_says_what_will_come(unplanned):
    page = explorer(unplanned, "en")
    assert page.body.layout.display == "none"
    assert "No comments yet" in page.empty.value
    page.sources.own.click()
    assert "has no comments yet" in page.notice.text
    page.sources.example.click()
    assert page.body.layout.display == ""


def test_nothing_given_and_nothing_served_offers_a_file(monkeypatch):
    monkeypatch.delenv("PARASTAMINEN_WORKSHOP", raising=False)
    page = explorer(language="en")
    assert page.material is None
    assert page.sources.upload.words["open"] == "Open a file"


def test_a_path_that_is_not_there_is_a_sentence(tmp_path):
    assert "nowhere.xlsx" in explorer(tmp_path / "nowhere.xlsx", "en").notice.text
