"""Tables, people and the picture for the camera."""

from __future__ import annotations

import re
from dataclasses import replace

import segno

from parastaminen_nb.core.live import Live
from parastaminen_nb.core.rotation import plan_rotation
from parastaminen_nb.core.workshop import Case, Person, Role, Workshop
from parastaminen_nb.i18n import translator
from parastaminen_nb.ui.joining import joining
from parastaminen_nb.ui.qr import qr
from parastaminen_nb.ui.seating import missing_people, seating

_ = translator("en")
PEOPLE = tuple(Person(f"p{n}", f"Nimi<{n}> Koe") for n in range(8))
WORKSHOP = Workshop(
    key="w", title="W", people=(*PEOPLE, Person("h", "Host", role=Role.HOST))
).with_cases(Case("", "A"), Case("", "B"))
LIVE = Live(workshop=WORKSHOP, rotation=plan_rotation(PEOPLE, WORKSHOP.cases))


def test_every_person_of_a_round_sits_somewhere_and_their_names_are_escaped():
    shown = seating(LIVE, 1, _)
    assert shown.count("pa-nobr") == 8
    assert "Nimi&lt;3&gt; K." in shown
    assert "Table A1 · 4" in shown


def test_nobody_is_missing_before_anybody_has_come():
    assert missing_people(LIVE) == frozenset()
    assert "<s>" not in seating(LIVE, 1, _)


def test_who_is_missing_is_struck_out_and_said():
    live = replace(LIVE, present=frozenset(person.key for person in PEOPLE[1:]))
    shown = seating(live, 1, _)
    assert "<s>Nimi&lt;0&gt; K.</s>" in shown
    assert "(missing)" in shown
    assert "3 / 4" in shown


def test_a_round_that_is_not_there_is_a_sentence():
    assert "no such round" in seating(LIVE, 7, _)
    assert "no such round" in seating(LIVE, None, _)
    assert "No rotation yet" in seating(Live(), 1, _)


def test_the_picture_has_every_dark_module_of_the_code():
    text = "http://127.0.0.1:8420/j/KUUSI42"
    drawn = qr(text, "Join")
    lengths = re.findall(r"M\d+ \d+h(\d+)v1", drawn.partition('fill="#000"')[2])
    dark = sum(sum(row) for row in segno.make(text, error="m", micro=False).matrix)
    assert sum(int(length) for length in lengths) == dark


def test_joining_without_a_hub_is_a_sentence():
    assert "participants&#39; pages" in joining("", "", "KUUSI 42", _)
    assert "KUUSI 42" in joining("http://h/j/KUUSI42", "h", "KUUSI 42", _)


def test_people_are_missing_once_half_are_here():
    everyone = [person.key for person in LIVE.workshop.participants]
    half = -(-len(everyone) // 2)
    few = replace(LIVE, present=frozenset(everyone[: half - 1]))
    many = replace(LIVE, present=frozenset(everyone[:half]))
    assert missing_people(few) == frozenset()
    assert missing_people(many) == frozenset(everyone[half:])
