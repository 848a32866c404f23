"""The look as others take it: whole, safe, and without a word or a colour of its own."""

from __future__ import annotations

import re
import subprocess
import sys
from xml.etree import ElementTree

import pytest

from parastaminen_nb import look

SHEETS = (look.css, look.widget_css, look.notebook_css)
HAND_WRITTEN = sorted(look.DIR.glob("*.css"))


def test_the_themes_have_the_same_names() -> None:
    names = {frozenset(look.theme(name)) for name in look.THEMES}
    assert len(names) == 1


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda sheet: sheet.__name__)
def test_every_variable_that_is_used_is_set(sheet) -> None:
    text = look.css() + sheet()
    used = set(re.findall(r"var\(--([\w-]+)\)", text))
    given = set(re.findall(r"--([\w-]+):", text))
    assert used <= given, sorted(used - given)


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda sheet: sheet.__name__)
def test_a_sheet_is_whole_and_asks_nothing_of_other_hosts(sheet) -> None:
    text = sheet()
    assert text.count("{") == text.count("}")
    assert "://" not in text
    assert "@import" not in text


@pytest.mark.parametrize("path", HAND_WRITTEN, ids=lambda path: path.name)
def test_colours_stand_in_the_tokens_alone(path) -> None:
    text = path.read_text(encoding="utf-8")
    raw = re.findall(r"#[0-9a-fA-F]{3,8}\b(?![^{]*\{)|rgba?\(|hsla?\(", text)
    assert [colour for colour in raw if colour.lower() != "#fff"] == []


def test_no_word_for_people_stands_in_a_sheet() -> None:
    for path in HAND_WRITTEN:
        for content in re.findall(r'content: "([^"]*)"', path.read_text(encoding="utf-8")):
            assert not any(letter.isalpha() for letter in content), (path.name, content)


def test_in_a_notebook_nothing_outside_our_element_is_touched() -> None:
    text = re.sub(r"/\*.*?\*/", "", look.notebook_css(), flags=re.DOTALL)
    depth, selectors, start = 0, [], 0
    for i, letter in enumerate(text):
        if letter == "{":
            if depth == 0:
                selectors.append(text[start:i].strip())
            depth += 1
        elif letter == "}":
            depth -= 1
            start = i + 1
    ours = (".pa-app", look.SCOPE, ".case-", '[data-surface="wall"]', "@keyframes pa-", "@media")
    strangers = [
        one for one in selectors if not one.endswith(".pa-app") and not one.startswith(ours)
    ]
    assert strangers == []


def test_the_sprite_holds_every_case_and_is_well_formed() -> None:
    names = {symbol.get("id") for symbol in ElementTree.fromstring(look.sprite())}
    assert {f"m-{case}" for case in look.CASES} <= names
    assert {"i-check", "i-clock", "i-up", "i-undo", "i-pin", "i-search"} <= names


def test_a_mark_has_colour_letter_and_shape() -> None:
    shapes = set()
    for case in look.CASES:
        svg = ElementTree.fromstring(look.mark(case))
        shape, letter = svg
        assert letter.text == case.upper()
        assert f"case-{case}" in svg.get("class", "")
        shapes.add((shape.tag, shape.get("d")))
    assert len(shapes) == len(look.CASES)


def test_a_label_is_escaped_and_makes_the_picture_speak() -> None:
    svg = ElementTree.fromstring(look.icon("warn", 'Kesken & "auki" <b>'))
    assert svg.get("role") == "img"
    assert svg.get("aria-label") == 'Kesken & "auki" <b>'
    assert ElementTree.fromstring(look.icon("warn")).get("aria-hidden") == "true"


def test_an_unknown_icon_is_a_fault_of_the_page() -> None:
    with pytest.raises(KeyError):
        look.icon("no-such")


def test_markup_is_left_alone_by_template_engines() -> None:
    from markupsafe import escape

    assert escape(look.brand()) == look.brand()


def test_the_look_needs_the_standard_library_only() -> None:
    known = (
        "import sys; before = set(sys.modules); import parastaminen_nb.look;"
        "print(*{m.split('.')[0] for m in set(sys.modules) - before})"
    )
    said = subprocess.run([sys.executable, "-c", known], capture_output=True, text=True, check=True)
    strangers = set(said.stdout.split()) - set(sys.stdlib_module_names) - {"parastaminen_nb"}
    assert strangers == set()
