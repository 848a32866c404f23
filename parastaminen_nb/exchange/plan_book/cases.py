"""The sheet of cases, one row each with the answers of its card."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from parastaminen_nb.core import plan_words as words
from parastaminen_nb.core.errors import N_, Sentence
from parastaminen_nb.core.workshop import CARD_QUESTIONS, LETTERS, MOST_CASES, Card, Case
from parastaminen_nb.exchange.plan_book import values
from parastaminen_nb.exchange.plan_book.fields import Field, Row, Rows

NAME: Final = N_("Cases")
KEY: Final = N_("Letter")

_SHORT: Final = N_("Two or three sentences: the card is read in two minutes.")

FIELDS: Final = (
    Field("title", words.CASE["title"], N_("What the practice is called, in a few words."), 30),
    Field("presenter", words.CASE["presenter"], N_("Who tells of it. Several: A and B."), 24),
    Field("unit", words.CASE["unit"], N_("Where the practice is in use."), 20),
    Field(
        "description",
        words.CASE["description"],
        N_("Two or three sentences for those who have not heard of it."),
        44,
        wrap=True,
        taken=values.lines,
    ),
    *(
        Field(f"card.{name}", question, _SHORT, 34, wrap=True, taken=values.lines)
        for name, question in CARD_QUESTIONS.items()
    ),
)


def read_cases(rows: Rows) -> tuple[tuple[Case, ...], dict[str, str]]:
    """The cases of the sheet, lettered in their order, and the letter that each letter on the
    sheets has become: a case without a letter there goes by its place, where that is free."""
    found: list[Case] = []
    written: list[str] = []
    for row in rows.read():
        if len(found) == MOST_CASES:
            message = N_(
                "A workshop has at most {most} cases, so “{title}” was left out. Clear another "
                "row, or keep it for another day."
            )
            blanks = {"most": MOST_CASES, "title": row.values["title"]}
            rows.tell(row.number, "", Sentence(message, blanks))
            continue
        found.append(_case(row))
        written.append(row.key)
        if found[-1].title and not found[-1].presenter:
            message = N_("Nobody presents it yet. Write the presenter, or ask who would.")
            rows.tell(row.number, rows.columns.get("presenter", ""), Sentence(message), note=True)
    cases = tuple(replace(case, key=LETTERS[n].lower()) for n, case in enumerate(found))
    letters = {key: case.key for key, case in zip(written, cases, strict=True) if key}
    for key, case in zip(written, cases, strict=True):
        if not key:
            letters.setdefault(case.key, case.key)
    return cases, letters


def _case(row: Row) -> Case:
    old = row.old or Case("", "")
    card, own = {}, {}
    for name, value in row.values.items():
        part, dot, answer = name.partition(".")
        if dot:
            card[answer] = value
        else:
            own[part] = value
    return replace(old, **own, card=replace(old.card or Card(), **card))
