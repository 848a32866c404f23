"""The example workshop is whole, hangs together, and names nobody who could be real."""

from __future__ import annotations

import csv
import json
import re
from collections import Counter
from itertools import product
from pathlib import Path
from typing import Any

import pytest

from parastaminen_nb.core.live import Live
from parastaminen_nb.core.readiness import readiness
from parastaminen_nb.core.workshop import Case, Part, Person, Place, Role, Variant, Workshop

DATA = Path(__file__).parents[2] / "data"
EXAMPLE = DATA / "example"
CARD = ["problem", "did", "for_whom", "result", "takes", "differently", "ask"]
MOST_SIGNS = 280
"""What the field on a participant's phone takes."""

PHONE_NUMBER = re.compile(r"\+?\d(?:[ \-()]?\d){5,}")
IDENTITY_CODE = re.compile(r"\b\d{6}[-+A-FU-Y]\d{3}[0-9A-Z]\b")
ADDRESS = re.compile(r"\S+@\S+")


def rows_of(name: str) -> list[dict[str, str]]:
    with (EXAMPLE / name).open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file, delimiter=";", strict=True))


@pytest.fixture(scope="module")
def plan() -> dict[str, Any]:
    loaded: dict[str, Any] = json.loads((EXAMPLE / "workshop.json").read_text("utf-8"))
    return loaded


@pytest.fixture(scope="module")
def comments() -> list[dict[str, str]]:
    return rows_of("comments.csv")


@pytest.fixture(scope="module")
def feedback() -> list[dict[str, str]]:
    return rows_of("feedback.csv")


def test_the_plan_lacks_only_its_day(plan: dict[str, Any]) -> None:
    workshop = Workshop(
        key="example",
        title=plan["title"],
        organisation=plan["organisation"],
        aim=plan["aim"],
        question=plan["question"],
        language=plan["language"],
        variant=Variant(plan["variant"]),
        place=Place(plan["place"]),
        minutes=plan["minutes"],
        code=plan["code"],
        people=tuple(
            Person(f"p{number}", **{**person, "role": Role(person["role"])})
            for number, person in enumerate(plan["people"], 1)
        ),
    ).with_cases(
        *(
            Case("", case["title"], case["presenter"], case["description"], case["unit"])
            for case in plan["cases"]
        )
    )
    lacking = readiness(Live(workshop=workshop))
    gaps = [gap for part in (Part.BASICS, Part.CASES, Part.PEOPLE) for gap in lacking.of(part)]
    assert [str(gap) for gap in gaps] == ["Choose the day and the hour."]
    assert len(workshop.participants) == 24
    assert re.fullmatch(r"[A-ZÅÄÖ]+ \d\d", workshop.code)


def test_no_two_people_look_the_same_on_the_wall(plan: dict[str, Any]) -> None:
    names = [Person("", person["name"]).short_name for person in plan["people"]]
    assert names == [person["name"] for person in plan["people"]], "no surnames"
    assert len(set(names)) == len(names) == 28


def test_every_case_is_presented_by_its_own_presenter(plan: dict[str, Any]) -> None:
    presenters = {
        person["name"]: person["unit"]
        for person in plan["people"]
        if person["role"] == Role.PRESENTER
    }
    assert {case["presenter"]: case["unit"] for case in plan["cases"]} == presenters


def test_staff_elected_and_residents_meet_in_both_languages(plan: dict[str, Any]) -> None:
    participants = [person for person in plan["people"] if person["role"] == Role.PARTICIPANT]
    units = {person["unit"] for person in participants}
    assert {"Asukas", "Valtuusto", "Sivistyspalvelut"} <= units
    languages = Counter(person["language"] for person in participants)
    assert set(languages) == {"fi", "sv"}
    assert languages["sv"] == 4


def test_addresses_are_reserved_ones_and_some_are_missing(plan: dict[str, Any]) -> None:
    given = [person["email"] for person in plan["people"] if person["email"]]
    assert all(re.fullmatch(r"[a-z]+\.[a-z]@example\.org", email) for email in given)
    assert len(set(given)) == len(given) < len(plan["people"])


def test_a_card_is_short_and_answers_every_question(plan: dict[str, Any]) -> None:
    for case in plan["cases"]:
        assert list(case["card"]) == CARD
        lengths = {part: len(text.split()) for part, text in case["card"].items()}
        assert all(15 <= words <= 30 for words in lengths.values()), (case["title"], lengths)


def test_every_table_of_every_case_wrote_in_every_round(
    plan: dict[str, Any], comments: list[dict[str, str]]
) -> None:
    at = Counter((row["tapaus"], row["kierros"], row["poyta"]) for row in comments)
    letters = "abcdefgh"[: len(plan["cases"])]
    assert set(at) == set(product(letters, "123", "12"))
    assert all(6 <= written <= 9 for written in at.values()), at


def test_each_comment_fits_a_phone_and_is_written_once(comments: list[dict[str, str]]) -> None:
    texts = [row["kommentti"] for row in comments]
    assert all(0 < len(text) <= MOST_SIGNS and text == text.strip() for text in texts)
    assert [text for text, times in Counter(texts).items() if times > 1] == []


def test_about_a_tenth_of_the_comments_is_in_swedish(comments: list[dict[str, str]]) -> None:
    languages = Counter(row["kieli"] for row in comments)
    assert set(languages) == {"fi", "sv"}
    assert 0.10 <= languages["sv"] / len(comments) <= 0.12
    assert {row["tapaus"] for row in comments if row["kieli"] == "sv"} == {"a", "b", "c"}


def test_comments_hold_what_breaks_careless_readers(comments: list[dict[str, str]]) -> None:
    texts = [row["kommentti"] for row in comments]
    for sign in ['"', ";", "\n", "👍"]:
        assert any(sign in text for text in texts), sign
    assert {"+", "-"} <= {text[0] for text in texts}


def test_feedback_has_scores_of_one_to_five_and_some_words(feedback: list[dict[str, str]]) -> None:
    assert len(feedback) == 20
    assert {row[column] for row in feedback for column in ("idea", "kuultu")} <= set("12345")
    written = [row["teksti"] for row in feedback if row["teksti"]]
    assert 0 < len(written) < len(feedback)
    assert len(set(written)) == len(written)


@pytest.mark.parametrize(
    ("name", "columns"),
    [
        ("comments.csv", ["tapaus", "kierros", "poyta", "kommentti", "kieli"]),
        ("feedback.csv", ["idea", "kuultu", "teksti"]),
    ],
)
def test_excel_opens_it_without_asking(name: str, columns: list[str]) -> None:
    assert (EXAMPLE / name).read_bytes().startswith(b"\xef\xbb\xbf")
    rows = rows_of(name)
    assert list(rows[0]) == columns
    assert all(value is not None for row in rows for value in row.values()), "a cell is missing"


def test_nobody_is_named_and_nothing_looks_like_personal_data(
    plan: dict[str, Any], comments: list[dict[str, str]], feedback: list[dict[str, str]]
) -> None:
    said = [row["kommentti"] for row in comments] + [row["teksti"] for row in feedback]
    cards = [
        text for case in plan["cases"] for text in (case["description"], *case["card"].values())
    ]
    first_names = "|".join(person["name"].split()[0] for person in plan["people"])
    for text in [*said, *cards]:
        for trail in (PHONE_NUMBER, IDENTITY_CODE, ADDRESS, re.compile(rf"\b({first_names})\b")):
            assert not trail.search(text), text


@pytest.mark.parametrize("trail", ["040 123 4567", "+358401234567", "09-1234567"])
def test_the_look_for_phone_numbers_finds_them(trail: str) -> None:
    assert PHONE_NUMBER.search(f"Soita {trail} illalla")


@pytest.mark.parametrize("code", ["131052-308T", "010203A123B"])
def test_the_look_for_identity_codes_finds_them(code: str) -> None:
    assert IDENTITY_CODE.search(f"Tunnus {code}.")


def test_the_readme_tells_of_every_file_and_counts_right(comments: list[dict[str, str]]) -> None:
    told = (DATA / "README.md").read_text("utf-8")
    assert all(f"`{file.name}`" in told for file in EXAMPLE.iterdir())
    swedish = sum(row["kieli"] == "sv" for row in comments)
    assert f"{len(comments)} comments, {swedish} of them in Swedish" in told
    assert "**invented**" in told
