from dataclasses import replace
from io import BytesIO
from pathlib import Path
from threading import Event
from types import SimpleNamespace

import IPython
import pytest
from openpyxl import Workbook, load_workbook

from parastaminen_nb import open_workshop, workshop_comments
from parastaminen_nb.apps.explorer import Explorer, explorer
from parastaminen_nb.apps.mapping import Mapping
from parastaminen_nb.core.comments import Comment
from parastaminen_nb.core.errors import WorkshopError
from parastaminen_nb.core.events import CommentWritten, WorkshopPlanned
from parastaminen_nb.core.progress import UNSEEN
from parastaminen_nb.core.workshop import Workshop
from parastaminen_nb.example import create_example
from parastaminen_nb.log import Log
from parastaminen_nb.session import Session
from parastaminen_nb.text.material import Material
from parastaminen_nb.text.spoken import Spoken
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
    return ["".join(part for part, _hit in item["parts"]) for item in table(page).comments]


def hits(page):
    return {part.lower() for item in table(page).comments for part, hit in item["parts"] if hit}


def table(page):
    page.tabs.current = "comments"
    return page.comments.settling.table


def themes(page):
    page.tabs.current = "themes"
    page.themes.list.do("shown")
    return page.themes


def names(page):
    return {item["key"]: (item["name"], item["size"]) for item in page.themes.list.themes}


def downloaded(page):
    page.tabs.current = "export"
    page.leaving.go.click()
    return load_workbook(BytesIO(page.leaving.go.made.content))


def test_a_workshop_shows_how_much_was_said(page):
    assert "141 comments, 6 tables, 3 rounds" in page.lead.value
    assert "141 comments, 6 tables, 3 rounds" in page.heard.words  # by who does not see it
    assert len(table(page).comments) == 6
    table(page).do("more")
    assert len(table(page).comments) == 56
    assert table(page).more == "Show 50 more"


def test_a_word_finds_its_inflected_forms_and_marks_them(page):
    page.filters.search.write("query", "koulu")
    assert {"koulun", "koululle"} <= hits(page)
    assert page.filters.result.words.startswith(
        "9 comments with koulu. Forms: koululle, koululla, alakoulun, koulu"
    )
    page.filters.clear.click()
    assert (page.filters.result.words, page.filters.search.value("query")) == ("", "")


def test_what_is_written_nearly_so_is_found(tmp_path):
    path = tmp_path / "slips.csv"
    lines = ["Leikkipuistossa on tilaa", "Leikipuistossa ei ole", "Bussi ei kulje"]
    path.write_text("\n".join(["Kommentti", *lines]), encoding="utf-8")
    page = explorer(path, "en").wait()
    near = page.filters.near
    page.filters.search.write("query", "leikkipuisto")
    assert (len(texts(page)), page.filters.near_row.layout.display) == (1, "")
    assert near.description.endswith(": leikipuistossa")
    near.click()
    assert hits(page) == {"leikkipuistossa", "leikipuistossa"}
    page.filters.search.write("query", "bussi")
    assert (len(texts(page)), page.filters.near_row.layout.display, near.pressed) == (
        1,
        "none",
        "false",
    )
    page.filters.search.write("query", "bussu")
    assert page.filters.result.words == (
        "No comment has bussu just so. Written nearly so it is in 1. Forms: bussi."
    )
    assert hits(page) == {"bussi"}


def test_chips_narrow_by_case_and_round(page):
    page.filters.cases.chosen = ["B Soittorinki"]
    page.filters.rounds.chosen = ["2"]
    assert {item["where"].partition(",")[0] for item in table(page).comments} == {"Soittorinki"}
    assert all(item["where"].endswith("round 2") for item in table(page).comments)
    page.filters.search.write("query", "mahdotontasanaa")
    assert table(page).comments == [] and "0 comments" in page.filters.result.words


def test_more_filters_narrow_by_table_language_and_time(page):
    page.filters.more.click()
    fields = {field["label"]: field for field in page.filters.form.fields}
    page.filters.form.write(fields["Language"]["key"], "sv")
    assert page.filters.result.words == "15 comments fit."
    page.filters.form.write(fields["Table"]["key"], "B1")
    few = len(page.work.rows)
    assert 0 < few < 15
    page.filters.clear.click()
    times = fields["Until"]["options"]
    page.filters.form.write(fields["Until"]["key"], times[2]["value"])
    assert 0 < len(page.work.rows) < 141


def test_what_nobody_offered_is_not_chosen(page):
    page.filters.cases.chosen = ["Z"]
    themes(page)
    chosen = page.themes.list.chosen
    page.themes.list.chosen = "99"
    assert (page.filters.cases.chosen, page.themes.list.chosen) == ([], "")
    assert chosen == "t1"


def test_themes_are_found_when_somebody_looks_and_show_their_quotes(page):
    assert page.themes.list.themes == []
    first = themes(page).list.themes[0]
    assert first["size"] == sum(bar["n"] for bar in first["spread"])
    assert page.themes.list.chosen == first["key"]
    assert first["name"] in page.themes.portrait.title.value
    assert page.themes.portrait.quotes.quotes
    keys = {page.work.material.key_of(int(c["key"])) for c in page.themes.settling.table.comments}
    assert keys == {first["key"]}
    assert "holds together" in page.themes.portrait.facts.value
    assert "Of all there" in page.themes.portrait.spread.value


def test_a_theme_quotes_what_the_filters_let_through(page):
    shown = themes(page)
    page.filters.cases.chosen = [page.filters.cases.options[0]["key"]]
    assert shown.portrait.quotes.quotes
    told = [*shown.portrait.quotes.quotes, *shown.portrait.brief.quotes]
    assert {quote["of"] for quote in told} == {"a"}
    assert "fit the filters." in shown.portrait.facts.value
    page.filters.clear.click()
    assert "fit the filters." not in shown.portrait.facts.value


def test_comments_without_a_case_say_who_wrote_when_and_what_they_were_asked(tmp_path):
    path = tmp_path / "survey.csv"
    path.write_text(
        "Kommentti;Rooli;Kysymys;Aika\n"
        "Bussi ei kulje;Asukas;Mikä ei toimi?;3.11.2026 klo 9.05\n"
        "Kirjasto on hyvä;Työntekijä;Mikä toimii?;3.11.2026 klo 10.00\n",
        encoding="utf-8",
    )
    page = explorer(path, "fi").wait()
    where = table(page).comments[0]["where"]
    assert where == "Asukas, Mikä ei toimi?, 3.11.2026\xa009.05"
    path = tmp_path / "plain.csv"
    path.write_text("Kommentti\nBussi ei kulje\nKirjasto on hyvä\n", encoding="utf-8")
    assert table(explorer(path, "fi").wait()).comments[1]["where"] == "Rivi 3"


def test_bars_of_tables_are_called_by_what_tells_them_apart(tmp_path):
    path = tmp_path / "tables.csv"
    said = ["Bussi kulkee harvoin illalla", "Kirjaston ovet auki illalla"] * 12
    lines = [f"{text} {n};Pöytä {1 + n % 11}" for n, text in enumerate(said)]
    path.write_text("\n".join(["Kommentti;Pöytä", *lines]), encoding="utf-8")
    page = explorer(path, "fi").wait()
    assert table(page).comments[3]["where"] == "Pöytä 4"
    bars = themes(page).list.themes[0]["spread"]
    assert [bar["label"] for bar in bars] == [str(n) for n in range(1, 12)]


def test_filters_hold_for_themes(page):
    whole = themes(page).list.themes[0]["size"]
    page.filters.rounds.chosen = ["1"]
    first = page.themes.list.themes[0]
    assert 0 < first["size"] < whole
    assert first["unit"] == f"of {whole} comments"


def test_a_theme_is_renamed_joined_split_and_all_of_it_is_taken_back(page):
    themes(page)
    before = names(page)
    page.themes.changing.name.write("name", "Oma nimi")
    assert names(page)["t1"][0] == "Oma nimi"
    page.themes.changing.joining.form.write("with", "t2")
    page.themes.changing.joining.join.click()
    assert names(page)["t1"] == ("Oma nimi", before["t1"][1] + before["t2"][1])
    page.themes.list.chosen = "t3"
    page.themes.changing.split.click()
    assert sum(size for _name, size in names(page).values()) == 141
    assert len(names(page)) >= len(before)
    while page.work.store.before is not None:
        page.themes.undo.click()
    assert names(page) == before


def test_a_theme_that_has_no_second_name_of_its_own_says_so(page):
    themes(page)
    page.themes.changing.name.write("name", "Sama")
    page.themes.list.chosen = "t2"
    page.themes.changing.name.write("name", "Sama")
    assert "already" in page.themes.changing.name.errors["name"]
    while page.work.store.before is not None:
        page.themes.undo.click()


def test_what_is_settled_while_themes_are_reckoned_waits_and_is_kept(page, monkeypatch):
    themes(page)
    going, there, on = page.work.working.going, Event(), Event()
    slow = Material.reckoned

    def reckoned(material, edits, progress=UNSEEN):
        there.set()
        assert on.wait(10)
        return slow(material, edits, progress)

    going.do("here")
    monkeypatch.setattr(Material, "reckoned", reckoned)
    on.set()
    page.themes.list.chosen = "t2"
    on.clear()
    page.work.settle_themes(lambda edits: edits.renamed("t2", "Ensin"), slow=True)
    page.work.settle_themes(lambda edits: edits.renamed("t3", "Sitten"), slow=True)
    page.work.settle(lambda edits: edits.coded(page.material.ids[0], "Kyyti"))
    assert there.wait(10) and going.running
    assert names(page)["t2"][0] != "Ensin"
    on.set()
    looked(going)
    assert (names(page)["t2"][0], names(page)["t3"][0]) == ("Ensin", "Sitten")
    assert page.material.codes(0) == ("Kyyti",)
    on.clear()
    page.work.settle_themes(lambda edits: edits.renamed("t2", "Ei näin"), slow=True)
    going.do("stop")
    on.set()
    looked(going)
    assert names(page)["t2"][0] == "Ensin"
    while page.work.store.before is not None:
        page.themes.undo.click()
        looked(going)


def test_counting_words_is_stopped_and_begun_again_from_the_tab(page, monkeypatch):
    going, on = page.work.working.going, Event()
    counts = Spoken.counts

    def slow(spoken, progress=UNSEEN):
        assert on.wait(10)
        return counts(spoken, progress)

    monkeypatch.setattr(Spoken, "counts", slow)
    going.do("here")
    page.tabs.current = "words"
    assert going.running
    going.do("stop")
    assert page.spoken.context.result.words == "The words have not been counted."
    on.set()
    page.spoken.again.click()
    looked(going)
    assert page.spoken.again.layout.display == "none"
    assert "Write a word" in page.spoken.context.result.words
    assert "koulu" in page.spoken.usual.value


def looked(going):
    """Look as a browser does until all work is over; a bounded wait."""
    for _turn in range(2000):
        going.do("look")
        if not going.running:
            return
        Event().wait(0.005)
    raise AssertionError("the work never ended")


def test_fewer_themes_are_asked_for_and_taken_back(page):
    normal = len(themes(page).list.themes)
    page.themes.many.value = "more"
    assert len(page.themes.list.themes) > normal
    page.themes.undo.click()
    assert len(page.themes.list.themes) == normal
    assert page.themes.many.value == "normal"


def test_a_comment_is_moved_and_coded_and_says_why_it_belongs(page):
    themes(page)
    opened = table(page)
    opened.do("open", key="0")
    assert "shares these words with the theme" in opened.opened["why"]
    target = next(key for key, _name in opened.opened["themes"] if key != opened.opened["theme"])
    opened.do("move", key="0", to=target)
    assert opened.opened["theme"] == target
    assert "Somebody has put it into this theme." in opened.opened["why"]
    opened.do("move", key="0", to="+")
    assert opened.opened["theme"] not in {target, ""}
    assert page.work.material.theme(opened.opened["theme"]).size == 1
    opened.do("code", key="0", code="Kyyti")
    assert opened.comments[0]["codes"] == ("Kyyti",)
    code = next(f["key"] for f in page.filters.form.fields if f["label"] == "Code")
    page.filters.form.write(code, "Kyyti")
    assert len(page.work.rows) == 1
    assert "Codes" in downloaded(page).sheetnames
    while page.work.store.before is not None:
        page.themes.undo.click()
    assert page.work.material.codes(0) == ()


def test_a_browser_cannot_settle_what_is_not_shown(page, caplog):
    table(page).do("code", key="140", code="x")
    assert "Something went wrong" in page.notice.text
    caplog.clear()
    assert page.work.store.edits.codes == ()


def test_what_is_settled_stays_in_the_workshop_s_file(tmp_path):
    path = create_example(tmp_path / "a.workshop", starts_at=EXAMPLE_DAY, with_comments=True)
    page = explorer(path, "en")
    themes(page)
    page.themes.changing.name.write("name", "Meidän teema")
    page.session.close()
    again = explorer(path, "en")
    themes(again)
    assert names(again)["t1"][0] == "Meidän teema"
    comment = Comment("new-1", "Koulun kyyti ja koulun ruokala kuntoon", "a", 3)
    with Log(path) as log:
        log.append(CommentWritten(comment))
    again.session.catch_up()
    assert again.fresh.read.description == "1 new comment: read it"
    again.fresh.read.click()
    assert "142 comments" in again.lead.value
    assert names(again)["t1"][0] == "Meidän teema"
    assert again.fresh.read.layout.display == "none"
    again.session.close()


def test_what_is_settled_of_a_file_stays_beside_it(tmp_path):
    path = tmp_path / "oma.csv"
    path.write_text("Kommentti\nKoulun piha\nBussi puuttuu\n", encoding="utf-8")
    page = explorer(path, "en")
    table(page).do("open", key="0")
    table(page).do("code", key="0", code="Piha")
    beside = tmp_path / "oma.csv.parastaminen.json"
    assert "Koulun" not in beside.read_text(encoding="utf-8")
    again = explorer(path, "en")
    assert table(again).comments[0]["codes"] == ("Piha",)
    beside.write_text("{", encoding="utf-8")
    assert "cannot be read" in explorer(path, "en").notice.text


def test_two_windows_on_one_file_keep_what_either_settles(tmp_path):
    path = tmp_path / "oma.csv"
    said = [f"Koulun pihalla on tilaa {n}" for n in range(9)]
    said += [f"Bussi kulkee harvoin illalla {n}" for n in range(9)]
    path.write_text("\n".join(["Kommentti", *said]), encoding="utf-8")
    one, other = explorer(path, "en").wait(), explorer(path, "en").wait()
    for page in (one, other):
        themes(page)
        page.wait()
    key = one.themes.list.chosen
    one.themes.changing.name.write("name", "Piha ja koulu")
    one.wait()
    table(other).do("open", key="3")
    table(other).do("code", key="3", code="Liikenne")
    other.wait()
    again = explorer(path, "en").wait()
    edits = again.work.store.edits
    assert (edits.theme(key).name, edits.all_codes) == ("Piha ja koulu", ("Liikenne",))
    shown = themes(other)
    assert names(other)[key][0] == "Piha ja koulu"
    shown.undo.click()
    assert again.work.store.edits.all_codes == ()
    assert again.work.store.edits.theme(key).name == "Piha ja koulu"


def test_work_on_another_file_of_the_same_name_is_not_written_over(tmp_path):
    path = tmp_path / "oma.csv"
    path.write_text("Kommentti\nKoulun piha\nBussi puuttuu\n", encoding="utf-8")
    first = explorer(path, "en")
    table(first).do("code", key="0", code="Piha")
    path.write_text("Kommentti\nAivan muuta\nToinen aihe\n", encoding="utf-8")
    other = explorer(path, "en")
    assert other.work.store.edits.codes == ()
    table(other).do("code", key="0", code="Muu")
    assert {one.name for one in tmp_path.glob("*.json")} == {
        "oma.csv.parastaminen.json",
        "oma.csv.2.parastaminen.json",
    }


def test_what_is_settled_of_an_opened_file_stays_beside_the_workshop(tmp_path, monkeypatch):
    workshop = create_example(tmp_path / "a.workshop", starts_at=EXAMPLE_DAY)
    monkeypatch.setenv("PARASTAMINEN_WORKSHOP", str(workshop))
    page = explorer(language="en")
    page.sources.upload.put("../foreign.csv", CSV.encode())
    page.mapping.children[0].go.click()
    table(page).do("code", key="0", code="Piha")
    assert (tmp_path / "foreign.csv.parastaminen.json").exists()
    page.session.close()


def test_parts_are_compared_of_which_there_are_very_many(tmp_path):
    path = tmp_path / "districts.csv"
    lines = [f"Puisto on hyvä;Alue {n % 30}" for n in range(60)]
    lines += ["Uimahalli on kylmä;Alue 7"] * 9
    path.write_text("\n".join(["Kommentti;Pöytä", *lines]), encoding="utf-8")
    page = explorer(path, "en").wait()
    page.tabs.current = "words"
    comparing = page.spoken.comparing
    assert (comparing.value.layout.display, comparing.many.layout.display) == ("none", None)
    comparing.many.write("value", "Alue 7")
    assert "uimahalli" in comparing.keyness.value
    page.filters.form.write("column-0", "Alue 7")
    assert "nothing to compare" in comparing.keyness.value
    page.filters.search.write("query", "xyzzy")
    assert "No comment fits" in comparing.keyness.value


def test_comments_are_counted_by_what_the_analyst_asks_for(tmp_path, page):
    path = tmp_path / "roles.csv"
    lines = ["Bussi ei kulje;Asukas", "Kirjasto on hyvä;Asukas", "Koulu on pieni;Opettaja"]
    path.write_text("\n".join(["Kommentti;Rooli", *lines]), encoding="utf-8")
    survey = explorer(path, "en").wait()
    survey.tabs.current = "when"
    assert survey.when.chart.told == "3 comments: Asukas: 2 and Opettaja: 1."
    assert "66.7\xa0%" in survey.when.counts.value
    page.tabs.current = "when"
    assert "By case" in page.when.chart.told
    page.when.by.value = "table"
    assert page.when.chart.told.startswith("141 comments: A1: ")


def test_words_are_seen_in_context_as_a_tree_and_in_pairs(page):
    page.filters.search.write("query", "koulu")
    page.tabs.current = "words"
    assert page.spoken.context.result.words.startswith("koulu: 10 times.")
    assert {line["word"].lower() for line in page.spoken.context.table.lines} >= {
        "koulun",
        "koululle",
    }
    assert page.spoken.context.tree.tree["times"] == 10
    page.spoken.context.word.write("word", "bussi")
    assert page.spoken.context.tree.root == "bussi"
    rows = list(downloaded(page)["Word in context"].values)
    assert {row[0] for row in rows[1:]} == {"bussi"} and len(rows) > 5
    page.tabs.current = "words"
    page.filters.clear.click()
    assert "pa-wordpicture" in page.spoken.picture.value
    assert "pa-keyness" in page.spoken.comparing.keyness.value
    assert "From round 1 to round 2" in page.spoken.changes.value
    page.spoken.comparing.by.value = "round"
    assert [option["key"] for option in page.spoken.comparing.value.options] == ["1", "2", "3"]


def test_what_was_said_several_times_is_one_statement_with_all_its_places(tmp_path):
    path = tmp_path / "same.csv"
    said = ["Lisää busseja!;A", "Kirjasto auki;A", "Busseja lisää;B", "LISÄÄ BUSSEJA;C"]
    said += ["Kirjasto auki.;C"]
    path.write_text("\n".join(["Kommentti;Pöytä", *said]), encoding="utf-8")
    page = explorer(path, "en").wait()
    table(page)
    repeated = page.comments.repeated
    repeated.find.click()
    page.wait()
    assert repeated.told.words == "2 statements were made several times."
    first = repeated.statements.quotes[0]
    assert first["parts"] == (("Lisää busseja!", False),)
    assert first["where"] == "3 times: table A; table B; table C"
    repeated.statements.do("pick", key=first["key"])
    assert repeated.statements.quotes[0]["picked"]
    page.filters.search.write("query", "kirjasto")
    assert [item["where"] for item in repeated.statements.quotes] == ["2 times: table A; table C"]
    page.filters.search.write("query", "xyzzyq")
    assert repeated.told.words.startswith("Nothing was said several times")


def test_names_of_places_are_written_as_names(tmp_path):
    path = tmp_path / "places.csv"
    said = ["Tästä pääsee Helsinkiin bussilla"] * 4 + ["Bussi ajaa Turun ohi"] * 4
    lines = [f"{text} {n};{n // 4}" for n, text in enumerate(said)]
    path.write_text("\n".join(["Kommentti;Kierros", *lines]), encoding="utf-8")
    page = explorer(path, "en").wait()
    page.tabs.current = "words"
    words = page.spoken
    for shown in (words.picture, words.usual, words.changes, words.comparing.keyness):
        assert "Helsinki" in shown.value
        assert "helsinki" not in shown.value


def test_where_nothing_fits_nothing_is_said_of_it(page):
    page.filters.search.write("query", "xyzzyq")
    for key, shown in (("when", page.when.time), ("words", page.spoken.comparing.keyness)):
        page.tabs.current = key
        assert "No comment fits the filters." in shown.value
    assert page.when.silent.layout.display == "none"
    page.tabs.current = "map"
    assert page.map.busy.words == "No comment fits the filters."
    page.filters.clear.click()
    page.tabs.current = "when"
    assert (page.when.silent.layout.display, page.map.busy.words) != ("none", "")
    assert "48" in page.when.time.value


def test_time_is_shown_with_a_table_and_no_person(page):
    page.tabs.current = "when"
    assert "comments between" in page.when.time.value
    assert "never people" in page.when.quiet.value
    assert page.when.chart.figures == {}
    page.when.chart.do("shown")
    assert set(page.when.chart.figures) == {"light", "dark", "contrast"}
    assert "141 comments" in page.when.chart.told
    assert "Round 1" in page.when.counts.value


def test_without_times_the_course_of_the_workshop_is_not_shown(page, session):
    frame = workshop_comments(session.state.workshop, session.state.comments)
    frame["at"] = None
    frame["at"] = frame["at"].astype("datetime64[us]")
    timeless = explorer(frame, "en")
    timeless.tabs.current = "when"
    assert "without the time" in timeless.when.time.value


def test_the_chosen_theme_has_rings_on_the_map(page):
    keys = [item["key"] for item in themes(page).list.themes]
    page.themes.list.chosen = keys[2]
    page.tabs.current = "map"
    drawn = page.map.map
    ringed = [point for point in drawn.points if point["group"] == drawn.ringed]
    assert drawn.ringed == keys[2]
    assert len(ringed) == names(page)[keys[2]][1]
    assert [place["group"] for place in drawn.places].count(keys[2]) == 1
    page.map.ring.write("theme", keys[0])
    assert (drawn.ringed, page.themes.list.chosen) == (keys[0], keys[0])
    page.map.ring.write("theme", "-")
    assert drawn.ringed == ""
    page.map.ring.write("theme", "no such theme")
    assert drawn.ringed == ""


def test_every_comment_has_its_place_on_the_map(page):
    page.tabs.current = "map"
    assert len(page.map.map.points) == 141
    assert len(page.map.map.places) == len(page.work.material.themes.themes)
    page.filters.cases.chosen = ["A Kyläkeittiö"]
    assert {point["of"] for point in page.map.map.points} == {"a"}


def test_the_table_is_downloaded_with_its_themes(page):
    page.export.click()
    assert page.tabs.current == "export"
    page.filters.search.write("query", "koulu")
    workbook = downloaded(page)
    assert workbook[workbook.sheetnames[0]].max_row == 142
    assert {"Themes", "Word in context"} <= set(workbook.sheetnames)
    page.leaving.choice.write("which", "wanted")
    assert downloaded(page)["Comments"].max_row == 10


PERSONAL = (
    "Kommentti;Alue\n"
    "Soita 040 123 4567 niin sovitaan kyydistä;Pohjoinen\n"
    "Kirjoita aino@example.org kyydistä;Pohjoinen\n"
    "Soita 040 123 4567 niin sovitaan kyydistä!;Etelä\n"
)


def test_personal_data_is_seen_first_and_does_not_leave_unless_it_is_told_to(tmp_path):
    path = tmp_path / "a.csv"
    path.write_text(PERSONAL, encoding="utf-8")
    page = explorer(path, "en")
    themes(page)
    page.themes.list.do("shown")
    page.tabs.current = "export"
    assert "Phone number" in page.leaving.summary.value
    marked = [part for item in page.leaving.found.comments for part, hit in item["parts"] if hit]
    assert marked == ["040 123 4567", "aino@example.org", "040 123 4567"]
    assert page.leaving.found.comments[0]["where"] == "Row 2 · Phone number"
    workbook = downloaded(page)
    said = [str(c) for sheet in workbook for row in sheet.values for c in row if c]
    assert not any("040 123" in cell or "aino@" in cell for cell in said)
    assert any("[phone]" in cell for cell in said)
    assert "Same statements" in workbook.sheetnames
    page.leaving.choice.write("personal", "stays")
    said = [str(c) for sheet in downloaded(page) for row in sheet.values for c in row if c]
    assert any("aino@example.org" in cell for cell in said)


def test_a_foreign_file_is_mapped_seen_and_read(page):
    page.sources.upload.put("foreign.csv", CSV.encode("cp1252"))
    (mapping,) = page.mapping.children
    assert isinstance(mapping, Mapping)
    assert mapping.form.values["text"] == "Mielipide"
    assert mapping.form.values["table"] == "Ryhmä"
    assert mapping.sample.comments[0]["parts"] == (("Koulun pihalla on tilaa", False),)
    mapping.form.write("case", "Ryhmä")
    assert mapping.form.values["table"] == "-"
    assert "2 comments will be read. 1 cell is empty and left out." in mapping.told.value
    assert page.body.layout.display == "none"
    mapping.go.click()
    assert "foreign.csv: 2 comments, 2 rounds" in page.lead.value
    assert page.body.layout.display == ""
    assert texts(page) == ["Koulun pihalla on tilaa", "=SUMMA(A1)<b>"]
    assert [option["label"] for option in page.filters.cases.options] == ["Koti", "Työ"]
    (left_out,) = page.left_out.children
    assert left_out.head.words == "1 row or sheet was left out"
    left_out.turn()
    assert "Row 4: There is no text in column Mielipide." in left_out.part.value
    page.sources.example.click()
    assert page.left_out.layout.display == "none"


def test_files_that_are_chosen_together_are_read_as_one(page):
    header, *rows = CSV.splitlines(keepends=True)
    files = [
        ("b10.csv", (header + rows[0]).encode()),
        ("b9.csv", (header + rows[1]).encode()),
        ("kuva.png", b"\x89PNG\r\n\x1a\n" + bytes(64)),
        ("luvut.csv", b"a;b\n1;2\n3;4\n"),
    ]
    page.sources.upload.put_all(files)
    (mapping,) = page.mapping.children
    assert "They stand on these sheets: b9.csv (1), b10.csv (1)." in mapping.told.value
    assert "kuva.png is not a table" in mapping.told.value
    assert "luvut.csv has no column Mielipide" in mapping.told.value
    mapping.go.click()
    assert "b9.csv + 3: 2 comments" in page.lead.value
    assert page.material.column("file") == ["b9.csv", "b10.csv"]
    assert len(page.material.skipped) == 2
    page.sources.upload.put_all([files[3], files[2]])
    page.mapping.children[0].stay.click()
    assert "b9.csv + 3" in page.lead.value
    page.sources.upload.put_all([files[0], ("a.workshop", b"SQLite format 3\0")])
    assert "a.workshop is a workshop. Open it by itself." in page.notice.text


def test_a_language_that_nobody_knows_is_told(page):
    page.sources.upload.put("viro.csv", "Kommentti\nKoolihoov on hea koht.\nДобро\n学校\n".encode())
    page.mapping.children[0].go.click()
    assert "2 comments are not in Finnish, Swedish or English." in page.notice.text


def test_a_column_that_is_not_wanted_is_not_guessed_again(page):
    page.sources.upload.put("foreign.csv", CSV.encode())
    (mapping,) = page.mapping.children
    mapping.form.write("round", "-")
    mapping.go.click()
    assert page.filters.rounds.options == []


def test_without_a_text_column_nothing_is_read(page):
    page.sources.upload.put("numbers.csv", b"a;b\n1;2\n3;4\n")
    (mapping,) = page.mapping.children
    assert mapping.go.disabled
    assert "No column looks like comments." in mapping.told.value
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
    page.themes.list.do("shown")
    assert "No themes were found" in page.themes.list.progress


@pytest.fixture
def in_a_notebook(monkeypatch):
    """As far as a cell knows: a kernel runs it, and a browser will show what it gives."""
    monkeypatch.setattr(IPython, "get_ipython", lambda: SimpleNamespace(kernel=True))


@pytest.fixture
def slow_file(tmp_path, monkeypatch):
    """A file that is read when it is let."""
    on, told = Event(), Material.tell_languages

    def tell_languages(material, progress=UNSEEN):
        assert on.wait(10)
        progress.at(0.5)
        return told(material, progress)

    monkeypatch.setattr(Material, "tell_languages", tell_languages)
    path = tmp_path / "iso.csv"
    path.write_text(CSV, encoding="utf-8")
    yield path, on
    on.set()


def test_a_notebook_shows_a_page_at_once_and_the_file_when_it_is_read(in_a_notebook, slow_file):
    path, on = slow_file
    page = explorer(path, "en")
    assert page.work.working.going.running
    assert page.material is None
    assert page.empty.layout.display == page.body.layout.display == "none"
    page.work.working.going.do("here")
    on.set()
    looked(page.work.working.going)
    assert "iso.csv: 2 comments" in page.lead.value
    assert page.body.layout.display == ""


def test_reading_is_stopped_and_another_file_opened(in_a_notebook, slow_file):
    path, on = slow_file
    page = explorer(path, "en")
    page.work.working.going.do("here")
    page.work.working.going.do("stop")
    on.set()
    assert "Stopped" in page.notice.text
    assert "Open a file or look at the example." in page.empty.value
    assert page.empty.layout.display == ""
    page.sources.upload.put("foreign.csv", CSV.encode())
    page.mapping.children[0].go.click()
    assert "foreign.csv: 2 comments" in page.wait().lead.value


def test_a_program_that_runs_a_notebook_waits_for_the_file(in_a_notebook, slow_file):
    path, on = slow_file
    page = explorer(path, "en")
    on.set()
    assert len(page.wait().material) == 2


def test_a_small_file_is_there_when_the_notebook_shows_its_page(in_a_notebook, tmp_path):
    path = tmp_path / "oma.csv"
    path.write_text(CSV, encoding="utf-8")
    assert "oma.csv: 2 comments" in explorer(path, "en").wait().lead.value


def test_several_files_and_a_folder_are_explored_by_their_paths(tmp_path, monkeypatch):
    folder = tmp_path / "pöydät"
    folder.mkdir()
    for name in ("a.csv", "b.csv"):
        (folder / name).write_text(CSV, encoding="utf-8")
    (folder / "kuva.png").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(64))
    (folder / "a.csv.parastaminen.json").write_text("{}", encoding="utf-8")
    several = explorer([folder / "a.csv", str(folder / "b.csv"), tmp_path / "c.csv"], "en")
    assert "a.csv + 2: 4 comments" in several.lead.value
    several.left_out.children[0].turn()
    assert "There is no file" in several.left_out.children[0].part.value
    monkeypatch.chdir(folder)
    whole = explorer(Path(), "en")
    assert "pöydät: 4 comments" in whole.lead.value
    left_out = [part.file for part in whole.material.skipped if part.row is None]
    assert left_out == ["kuva.png"]
    table(whole).do("code", key="0", code="Piha")
    assert (tmp_path / "pöydät.parastaminen.json").is_file()


HIGHLIGHTS = (
    "id,document,tag,content\n"
    "1,Haastattelu 1,kyyti,Bussi kulkee liian harvoin\n"
    "1,Haastattelu 1,hinta.lippu,Bussi kulkee liian harvoin\n"
    "2,Haastattelu 2,hinta.lippu,Lippu on kallis\n"
    "3,Haastattelu 2,,Ei tagia\n"
)


def codes_shown(page):
    return [item["codes"] for item in table(page).comments]


def test_tags_of_highlights_are_codes_that_are_edited_by_hand(tmp_path):
    path = tmp_path / "highlights.csv"
    path.write_text(HIGHLIGHTS, encoding="utf-8")
    page = explorer(path, "en")
    assert codes_shown(page) == [("hinta.lippu", "kyyti"), ("hinta.lippu",), ()]
    assert page.work.store.before is None and not list(tmp_path.glob("*.json"))
    page.filters.more.click()
    code = next(f["key"] for f in page.filters.form.fields if f["label"] == "Code")
    page.filters.form.write(code, "kyyti")
    assert len(page.work.rows) == 1
    page.filters.clear.click()
    table(page).do("uncode", key="0", code="kyyti")
    table(page).do("code", key="2", code="Oma")
    assert [row[0] for row in downloaded(page)["Codes"].values][1:] == ["hinta.lippu"] * 2 + ["Oma"]
    # A newer export: what was settled stays, and what came since is added.
    path.write_text(HIGHLIGHTS + "3,Haastattelu 2,aika,Ei tagia\n", encoding="utf-8")
    again = explorer(path, "en")
    assert codes_shown(again) == [("hinta.lippu",), ("hinta.lippu",), ("aika", "Oma")]
    again.work.take_back()
    assert codes_shown(again) == [("hinta.lippu",), ("hinta.lippu",), ("aika",)]


def test_tags_are_shown_as_codes_and_can_be_chosen_otherwise(page):
    page.sources.upload.put("highlights.csv", HIGHLIGHTS.encode())
    (mapping,) = page.mapping.children
    assert mapping.form.values["codes"] == "tag"
    assert mapping.sample.comments[0]["where"] == "Haastattelu 1 · kyyti, hinta.lippu"
    assert mapping.sample.comments[1]["where"] == "Haastattelu 2 · hinta.lippu"
    mapping.form.write("case", "tag")
    assert mapping.form.values["codes"] == "-"
    mapping.go.click()
    assert codes_shown(page) == [(), (), ()]
    assert page.material.values("case") == ["hinta.lippu", "kyyti, hinta.lippu"]
    page.sources.upload.put("highlights.csv", HIGHLIGHTS.encode())
    page.mapping.children[0].go.click()
    assert codes_shown(page)[0] == ("hinta.lippu", "kyyti")


def test_columns_of_an_open_file_are_changed_and_taken_so_again(tmp_path):
    path = tmp_path / "oma.csv"
    path.write_text(CSV, encoding="utf-8")
    page = explorer(path, "en")
    assert [option["label"] for option in page.filters.cases.options] == []
    page.sources.columns.click()
    (mapping,) = page.mapping.children
    mapping.stay.click()
    assert page.mapping.children == ()
    page.sources.columns.click()
    (mapping,) = page.mapping.children
    mapping.form.write("case", "Ryhmä")
    mapping.form.write("round", "-")
    mapping.go.click()
    assert [option["label"] for option in page.filters.cases.options] == ["Koti", "Työ"]
    again = explorer(path, "en")
    assert [option["label"] for option in again.filters.cases.options] == ["Koti", "Työ"]
    assert again.filters.rounds.options == []
    again.sources.example.click()
    assert again.sources.columns.layout.display == "none"


def test_many_cases_are_chosen_from_a_list(tmp_path):
    path = tmp_path / "alueet.csv"
    rows = [f"Alue {n};Täällä {n} bussi ei kulje;Osa {n % 30}" for n in range(60)]
    path.write_text("\n".join(["Tapaus;Kommentti;Kaupunginosa", *rows]), encoding="utf-8")
    page = explorer(path, "en")
    assert page.filters.cases.options == []
    case = next(f["key"] for f in page.filters.form.fields if f["label"] == "Case")
    page.filters.form.write(case, "Alue 7")
    assert page.work.rows == (7,)
    page.sources.columns.click()
    (mapping,) = page.mapping.children
    assert [option["key"] for option in mapping.groups.options] == ["Kaupunginosa"]


def test_where_the_columns_are_unclear_they_are_asked_about(tmp_path):
    path = tmp_path / "luvut.csv"
    path.write_text("a;b\n1;ei\n2;ei\n", encoding="utf-8")
    page = explorer(path, "en")
    assert "not clear which column of luvut.csv" in page.notice.text
    (mapping,) = page.mapping.children
    # Who has to choose sees what there is; no sentence about filters where there is no comment.
    assert "<td>1</td><td>ei</td>" in mapping.beginning.value
    assert (mapping.beginning.layout.display, mapping.sample.layout.display) == ("", "none")
    mapping.form.write("text", "b")
    assert (mapping.beginning.layout.display, mapping.sample.layout.display) == ("none", "")
    mapping.go.click()
    assert "luvut.csv: 2 comments" in page.lead.value
    assert page.notice.text == ""
    table(page).do("code", key="0", code="Piha")
    assert (tmp_path / "luvut.csv.parastaminen.json").is_file()


def test_what_is_no_source_gets_a_sentence():
    assert "What can be explored is a workshop" in explorer(5, "en").notice.text


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


def test_who_wrote_is_filtered_by_and_small_roles_leave_together(tmp_path):
    path = tmp_path / "answers.csv"
    roles = ["Asukas"] * 12 + ["Järjestö"] * 11 + ["Yrittäjä"] * 2
    path.write_text(
        "Vastaajaryhmä;Mielipide\n"
        + "\n".join(f"{role};Bussi {n} kulkee harvoin" for n, role in enumerate(roles)),
        encoding="utf-8",
    )
    page = explorer(path, "en")
    page.filters.more.click()
    field = next(f for f in page.filters.form.fields if f["label"] == "Role of the writer")
    page.filters.form.write(field["key"], "Yrittäjä")
    assert page.filters.result.words == "2 comments fit."
    rows = list(downloaded(page)["Comments"].iter_rows(values_only=True))
    place = rows[0].index("Role")
    assert {row[place] for row in rows[1:]} == {"Asukas", "Small groups together"}


def test_quotes_are_picked_put_in_order_and_leave_with_their_row(page):
    quotes = themes(page).portrait.quotes
    first, second = quotes.quotes[0]["key"], quotes.quotes[1]["key"]
    quotes.do("pick", key=first)
    quotes.do("pick", key=second)
    assert [item["picked"] for item in quotes.quotes][:2] == [True, True]
    page.tabs.current = "report"
    picks = page.report.picks
    assert [pick["key"] for pick in picks.picks] == [first, second]
    picks.do("move", key=second, by=-1)
    assert [pick["key"] for pick in picks.picks] == [second, first]
    picks.do("move", key=second, by=1)
    picks.do("move", key=second, by=1)  # it is last already
    assert [pick["key"] for pick in picks.picks] == [first, second]
    rows = list(downloaded(page)["Picked quotes"].iter_rows(values_only=True))
    texts = [page.material.texts[int(key)] for key in (first, second)]
    assert [row[:2] for row in rows[1:]] == [(1, texts[0]), (2, texts[1])]
    sheet = downloaded(page)["Comments"]
    assert sheet.cell(rows[1][-1], 1).value == texts[0]
    picks.do("drop", key=first)
    page.themes.undo.click()
    assert [pick["key"] for pick in picks.picks] == [first, second]
    kept = [item["picked"] for item in table(page).comments]
    place = kept.index(False)
    for now in (True, False):
        table(page).do("pick", key=table(page).comments[place]["key"])
        assert table(page).comments[place]["picked"] is now


def test_what_a_search_found_is_marked_in_quotes(page):
    word = themes(page).list.themes[0]["words"].split(", ")[0]
    page.filters.search.write("query", word)
    shown = [*page.themes.portrait.quotes.quotes, *page.themes.portrait.brief.quotes]
    assert any(hit for item in shown for _part, hit in item["parts"])
    texts = page.material.texts
    for item in shown:
        assert "".join(part for part, _hit in item["parts"]) in texts[int(item["key"])]


def test_small_groups_are_told_before_anything_leaves(tmp_path):
    path = tmp_path / "areas.csv"
    areas = ["Keskusta"] * 14 + ["Ranta"] * 11 + ["Saari"] * 3 + ["Harju"] * 2
    path.write_text(
        "Pöytä;Kommentti\n" + "\n".join(f"{a};Bussi {n} myöhässä" for n, a in enumerate(areas)),
        encoding="utf-8",
    )
    page = explorer(path, "en")
    page.tabs.current = "export"
    guard = page.leaving.guard
    assert "Small groups are protected." in guard.value
    assert "Table, together: Harju, Ranta, Saari." in guard.value
    page.leaving.choice.write("groups", "all")
    assert "Small groups are not protected." in guard.value
    assert "Table: Harju, Ranta, Saari" in guard.value


def test_further_columns_are_read_and_kept_where_the_reader_says_so(session):
    page = explorer(session, "en")
    rows = "\n".join(
        f"Kyyti numero {n} toimi hyvin;Lisää aikaa kierrokselle {n};{'Itä' if n % 2 else 'Länsi'}"
        for n in range(6)
    )
    content = f"Kommentti;Parannettavaa;Alue\n{rows}\n".encode()
    page.sources.upload.put("form.csv", content)
    (mapping,) = page.mapping.children
    assert [one["key"] for one in mapping.also.options] == ["Parannettavaa"]
    assert [one["key"] for one in mapping.groups.options] == ["Alue"]
    mapping.also.chosen, mapping.groups.chosen = ["Parannettavaa"], ["Alue"]
    mapping.form.write("author", "-")
    assert mapping.also.chosen == ["Parannettavaa"], "another choice leaves this one as it is"
    mapping.go.click()
    assert len(page.material) == 12
    assert page.material.values("Alue") == ["Itä", "Länsi"]
    assert page.material.values("prompt") == ["Kommentti", "Parannettavaa"]


def test_comments_that_all_say_the_same_and_one_that_fills_a_page_are_told(tmp_path):
    path = tmp_path / "same.csv"
    path.write_text("Kommentti\n" + "Bussi kulkee harvoin\n" * 12, encoding="utf-8")
    assert "all comments say the same" in themes(explorer(path, "en")).list.progress
    long = "Bussi kulkee liian harvoin kylälle. " * 30_000
    path = tmp_path / "long.csv"
    path.write_text(f'Kommentti\n"{long}"\nHyvä!\n', encoding="utf-8")
    page = explorer(path, "en")
    assert len(texts(page)[0]) < 6_000 and texts(page)[0].endswith(" …")


def test_another_workshop_is_opened_from_its_file(page, session, tmp_path):
    old = create_example(tmp_path / "viime.workshop", starts_at=EXAMPLE_DAY, with_comments=True)
    with Log(old) as log:
        log.append(WorkshopPlanned(Workshop("w", "Last year"), EXAMPLE_DAY))
    page.sources.upload.put("viime.workshop", old.read_bytes())
    assert page.lead.value.count("Last year: 141 comments") == 1
    assert page.work.live is None  # nothing of it is written into the workshop that goes on


def test_very_many_comments_can_be_searched_once_they_are_read(page, monkeypatch):
    monkeypatch.setattr("parastaminen_nb.text.material.FEW", 1)
    page.sources.upload.put("k.csv", CSV.encode())
    page.mapping.children[0].go.click()
    assert "search" in vars(page.work.material)
    page.filters.search.write("query", "piha")
    assert texts(page) == ["Koulun pihalla on tilaa"]


def test_a_search_of_very_many_comments_that_is_stopped_was_never_asked(page, monkeypatch):
    monkeypatch.setattr("parastaminen_nb.text.material.FEW", 1)
    monkeypatch.setattr("parastaminen_nb.text.search.Search.__init__", _stopped)
    page.filters.search.write("query", "bussi")
    assert page.filters.search.values["query"] == ""
    assert len(page.work.rows) == 141


def _stopped(*_given):
    raise WorkshopError("Stopped.")


def test_a_theme_begins_an_experiment_that_stands_on_what_tells_most(page, session):
    panel = themes(page)
    name, _size = names(page)[panel.list.chosen]
    assert panel.experimenting.root.layout.display == ""
    panel.experimenting.begin.click()
    (begun,) = session.state.path.experiments
    assert begun.title == name
    quoted = [int(quote["key"]) for quote in panel.portrait.quotes.quotes]
    assert begun.sources == tuple(dict.fromkeys(page.material.ids[row] for row in quoted))
    assert "among the ideas of the path" in panel.experimenting.told.words
    assert 'href="pathway?lang=en"' in panel.experimenting.lead.value
    panel.list.chosen = list(names(page))[1]
    assert panel.experimenting.told.words == ""


def test_picked_comments_begin_an_experiment_of_the_case_that_they_share(page, session):
    known = len(session.state.path.experiments)
    page.work.settle(lambda edits: replace(edits, picked=()))
    page.tabs.current = "report"
    assert page.report.experimenting.root.layout.display == "none"
    cases = page.material.comments["case"].tolist()
    first = cases[0]
    same = [row for row, case in enumerate(cases) if case == first][:2]
    page.tabs.current = "comments"
    for row in same:
        page.work.pick(row)
    page.tabs.current = "report"
    page.report.experimenting.begin.click()
    begun = session.state.path.experiments[known]
    assert begun.sources == tuple(page.material.ids[row] for row in same)
    assert begun.case == page.material.case_keys[first]
    other = next(row for row, case in enumerate(cases) if case != first)
    page.work.pick(other)
    page.report.experimenting.begin.click()
    assert session.state.path.experiments[known + 1].case == ""


def test_a_file_has_no_path_to_begin_anything_on(tmp_path):
    path = tmp_path / "kommentit.csv"
    path.write_text(
        "Mielipide\n" + "Koulun pihalla on tilaa.\nBussi kulkee harvoin.\n" * 9, "utf-8"
    )
    page = explorer(path, "en").wait()
    page.work.pick(0)
    page.tabs.current = "report"
    assert page.report.experimenting.root.layout.display == "none"
