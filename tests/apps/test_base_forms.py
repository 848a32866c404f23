"""The switch of the explorer that asks Voikko as well."""

from __future__ import annotations

from io import BytesIO
from threading import Event

import pandas as pd
import pytest
from openpyxl import load_workbook

from parastaminen_nb.apps.explorer import Explorer, explorer
from parastaminen_nb.tables import comment_frame
from tests.recorded_voikko import RECORDED, Recorded, WithoutLibrary, voikko_is

TEXTS = ["Koululounaalla on jono", "Eutanasia on vaikea asia", "asiakohta", "simin kuva"]


@pytest.fixture
def recorded():
    with voikko_is(Recorded):
        yield


@pytest.fixture
def file(tmp_path):
    path = tmp_path / "c.csv"
    pd.DataFrame({"kommentti": TEXTS}).to_csv(path, index=False)
    return path


def found(page: Explorer, word: str) -> int:
    page.filters.search.write("query", word)
    return len(page.work.rows)


def shown(page: Explorer) -> bool:
    return page.base_forms.root.layout.display != "none"


def test_is_not_there_where_voikko_is_not():
    with voikko_is(None):
        assert not shown(explorer(comment_frame({"text": TEXTS}, range(4)), "en"))


def test_finds_every_part_of_a_compound_and_no_other_word(recorded):
    page = explorer(comment_frame({"text": TEXTS}, range(4)), "en")
    assert shown(page)
    assert (found(page, "koulu"), found(page, "asia")) == (0, 1)
    page.base_forms.by.value = "voikko"
    assert (found(page, "koulu"), found(page, "asia")) == (1, 2)
    assert page.work.found.forms == ("asia", "asiakohta")
    assert RECORDED in page.base_forms.told.value
    page.base_forms.by.value = ""
    assert (found(page, "koulu"), found(page, "asia")) == (0, 1)


def test_is_kept_beside_the_comments_and_in_what_leaves(recorded, file):
    explorer(file, "en").base_forms.by.value = "voikko"
    page = explorer(file, "en")
    assert page.base_forms.by.value == "voikko"
    assert found(page, "koulu") == 1
    page.tabs.current = "export"
    page.leaving.go.click()
    about = load_workbook(BytesIO(page.leaving.go.made.content)).worksheets[-1]
    assert any(RECORDED in str(row[0]) for row in about.iter_rows(values_only=True))
    page.work.take_back()
    assert page.base_forms.by.value == ""
    assert found(page, "koulu") == 0


def test_a_machine_without_it_reads_on_and_says_so(recorded, file):
    explorer(file, "en").base_forms.by.value = "voikko"
    with voikko_is(None):
        page = explorer(file, "en")
        assert RECORDED in page.base_forms.told.value
        assert "which is not here" in page.base_forms.told.value
        assert page.base_forms.by.value == "voikko"
        assert found(page, "lounas") == 1


def test_another_voikko_than_then_is_told(recorded, file):
    explorer(file, "en").base_forms.by.value = "voikko"
    kept = file.with_name("c.csv.parastaminen.json")
    kept.write_text(kept.read_text(encoding="utf-8").replace("4.3.1", "3.8"), encoding="utf-8")
    page = explorer(file, "en")
    assert "Voikko 3.8 recorded, and here is Voikko 4.3.1" in page.base_forms.told.value
    assert found(page, "koulu") == 1


def test_a_library_that_is_missing_is_told_and_nothing_is_chosen():
    with voikko_is(WithoutLibrary):
        page = explorer(comment_frame({"text": TEXTS}, range(4)), "en")
        page.base_forms.by.value = "voikko"
        assert "voikko-fi" in page.notice.text
        assert page.base_forms.by.value == ""
        assert not page.work.material.edits.voikko


def test_themes_under_way_are_looked_for_anew(recorded):
    texts = [text for n in range(8) for text in (f"Koululounaalla {n}", f"kyläbussille {n} asia")]
    page = explorer(comment_frame({"text": texts}, range(16)), "en")
    working, on = page.work.working, Event()
    working.going.do("here")
    working.run("before", lambda _going: on.wait(10), lambda _none: None)
    page.themes.list.do("shown")
    found(page, "koulu")
    page.base_forms.by.value = "voikko"
    on.set()
    for _turn in range(2000):
        working.going.do("look")
        if not working.going.running:
            break
        Event().wait(0.005)
    assert page.themes.list.themes
    assert page.themes.go_on.layout.display == "none"
    assert found(page, "koulu") == 8
