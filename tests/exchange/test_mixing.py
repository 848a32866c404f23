"""How well people mix stands, in the same words, in everything that tells who sits where."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from io import BytesIO
from zoneinfo import ZoneInfo

import docx
import pandas as pd
import pytest
from openpyxl import load_workbook

from parastaminen_nb.core.agenda import Agenda
from parastaminen_nb.core.live import Live
from parastaminen_nb.core.rotation import Rules, plan_rotation
from parastaminen_nb.core.workshop import GroupSize, Place
from parastaminen_nb.example import example_workshop
from parastaminen_nb.exchange.materials import Materials
from parastaminen_nb.exchange.mixing import mixing_told
from parastaminen_nb.exchange.plan_book import write_plan_book
from parastaminen_nb.exchange.rotation_book import rotation_workbook
from parastaminen_nb.exchange.session_book import Held, session_workbook
from parastaminen_nb.exchange.zoom import room_files
from parastaminen_nb.i18n import translator

NOON = datetime(2027, 3, 11, 13, tzinfo=ZoneInfo("Europe/Helsinki"))
FI = translator("fi")


def planned() -> Live:
    workshop = replace(example_workshop(NOON), place=Place.HYBRID)
    agenda = Agenda.generated(workshop.variant, cases=len(workshop.cases), minutes=120)
    rotation = plan_rotation(workshop.people, workshop.cases, size=workshop.group_size)
    return Live(workshop=workshop, agenda=agenda, rotation=rotation)


def book(content: bytes) -> str:
    sheets = load_workbook(BytesIO(content))
    rows = (row for sheet in sheets for row in sheet.iter_rows(values_only=True))
    return "\n".join(str(value) for row in rows for value in row if value is not None)


def rotation_book(live: Live) -> str:
    return book(rotation_workbook(live.rotation, live.workshop.people, live.workshop.cases, FI))


def session_book(live: Live) -> str:
    return book(session_workbook(Held(live, pd.DataFrame(), (), NOON), FI))


def plan_book(live: Live) -> str:
    return book(write_plan_book(live.workshop, live.agenda, live.rotation, FI))


def teams_list(live: Live) -> str:
    return room_files(live.rotation, live.workshop.people, FI)["teams-lista.txt"].decode()


def run_sheet(live: Live) -> str:
    first = next(file for file in Materials.of(live).files if file.name.endswith(".docx"))
    return "\n".join(one.text for one in docx.Document(BytesIO(first.make())).paragraphs)


@pytest.mark.parametrize("told", [rotation_book, session_book, plan_book, teams_list, run_sheet])
def test_the_quality_in_words_goes_along(told):
    live = planned()
    said = list(mixing_told(live.rotation, {}, FI))
    assert said[0] == "Kaikki 108 mahdollista paria tapaavat, eikä kukaan tapaa ketään kahdesti."
    text = told(live)
    for sentence in said:
        assert sentence in text


def test_a_size_with_equal_ends_is_said_as_one_number():
    rotation = replace(planned().rotation, size=GroupSize(4, 4))
    gone = rotation.repaired(absent=rotation.people[:1]).rotation
    said = list(mixing_told(gone, {}, translator("en")))
    assert said[1].endswith("3 people, but 4 were asked.")
    made = rotation_workbook(gone, example_workshop(NOON).people, example_workshop(NOON).cases, FI)
    assert "Ihmisiä pöydässä: 4." in book(made)


def test_rules_that_are_not_kept_come_first_and_long_lists_are_cut():
    rotation = planned().rotation
    group = rotation.tables(1)[0].people
    rules = Rules(apart=(group, rotation.tables(1)[1].people))
    first, *rest = mixing_told(replace(rotation, rules=rules), {}, translator("en"))
    assert first == "12 rules are not kept:"
    assert rest[0].startswith("• ")
    assert rest[6] == "and 6 more"
    assert rest[7].startswith("All 108 pairs")
