"""What came to life, on paper and on slides, read back by libraries that others wrote."""

from __future__ import annotations

import io
from dataclasses import replace
from datetime import date

import docx
import pptx
import pytest

from parastaminen_nb.core.errors import WorkshopError
from parastaminen_nb.core.live import Live
from parastaminen_nb.core.pathway import (
    Decision,
    Experiment,
    Meeting,
    Pathway,
    Reading,
    Report,
    Stage,
)
from parastaminen_nb.core.workshop import Case, Workshop
from parastaminen_nb.exchange.materials.path_report import path_report
from parastaminen_nb.exchange.materials.path_slides import path_slides
from parastaminen_nb.i18n import translator

TODAY, DAY, FI = date(2027, 4, 29), date(2027, 4, 20), translator("fi")
WORKSHOP = Workshop("w", "Kevät", organisation="Kuusivaara").with_cases(
    Case("", "Kyläkeittiö"), Case("", "Soittorinki")
)
LUNCH = Experiment(
    "x1", "Lounas", "b", Stage.DECIDED, "Syömään yhdessä.", "Katri L.", measure="Kävijöitä",
    unit="kävijää", target=20.0, decision=Decision.CONTINUES, reason="Toimi.", decided_on=DAY,
)  # fmt: skip
PATH = (
    Pathway()
    .with_meeting(
        Meeting("follow_up", date(2027, 4, 22), held=True, present=21, notes="Jatketaan.")
    )
    .with_meeting(Meeting("midway", date(2027, 6, 10)))
    .with_experiment(Experiment("x2", "Kävely", next_day=date(2027, 4, 22), responsible="Lauri"))
    .with_experiment(LUNCH)
    .with_reading("x1", Reading("x1", date(2027, 4, 13), 12.5), date(2027, 4, 13))
    .with_reading("x1", Reading("x1", DAY, 17.0), DAY)
    .with_report(Report("x1", "follow_up", "Keittiö jaksaa."))
)
LIVE = Live(workshop=WORKSHOP, path=PATH)


def paper(live=LIVE, _=FI) -> list[str]:
    """The lines of the document from top to bottom."""
    document = docx.Document(io.BytesIO(path_report(live, TODAY, _)))
    return [
        "".join(it.text or "" for it in one.iter("{*}t")) for one in document.element.iter("{*}p")
    ]


def slides(live=LIVE, _=FI):
    return list(pptx.Presentation(io.BytesIO(path_slides(live, TODAY, _))).slides)


def words(slide) -> str:
    return "\n".join(shape.text_frame.text for shape in slide.shapes if shape.has_text_frame)


def test_the_paper_tells_what_was_tried_counted_told_and_decided():
    lines = paper()
    assert lines[0] == "Mitä työpajasta jäi elämään"
    assert "2 kokeilua: myöhässä 1, jatkuu pysyvästi 1." in lines
    for said in (
        "Syömään yhdessä.", "Viimeksi 17 kävijää, tavoite 20", "Jatkotapaaminen: Keittiö jaksaa.",
        "ti 13.4.2027: 12,5 · ti 20.4.2027: 17", "Jatkuu pysyvästi, päätetty ti 20.4.2027",
        "Toimi.", "Pidetty, 21 paikalla", "Vielä edessä", "Jatketaan.",
    ):  # fmt: skip
        assert said in lines


def test_experiments_stand_by_their_cases_and_those_of_none_last():
    lines = paper()
    order = [lines.index(one) for one in ("Lounas", "Ei yhdestä tapauksesta", "Kävely")]
    assert order == sorted(order)
    assert not any("Kyläkeittiö" in line for line in lines), "it has no experiment"


def test_each_experiment_has_a_slide_with_its_number_and_notes():
    opening, _walk, lunch = slides(_=translator("sv"))
    assert opening.shapes.title.text == "Vad workshoppen lämnade efter sig"
    assert lunch.shapes.title.text == "Lounas"
    assert {"17", "kävijää", "Mål 20"} <= set(words(lunch).split("\n"))
    assert "tis 13 apr. 2027: 12,5" in lunch.notes_slide.notes_text_frame.text


def test_a_long_story_is_cut_on_its_slide_and_whole_in_the_notes():
    story = "Keittiö jaksaa, ja naapurit tulevat. " * 20
    path = PATH.with_report(Report("x1", "follow_up", story.strip()))
    lunch = slides(replace(LIVE, path=path))[-1]
    assert story.strip() not in words(lunch) and "…" in words(lunch)
    assert story.strip() in lunch.notes_slide.notes_text_frame.text


@pytest.mark.parametrize("make", [path_report, path_slides])
def test_the_same_path_gives_the_same_bytes_and_an_empty_one_a_reason(make):
    assert make(LIVE, TODAY, FI) == make(LIVE, TODAY, FI)
    with pytest.raises(WorkshopError, match="There is no"):
        make(Live(workshop=WORKSHOP), TODAY, FI)
