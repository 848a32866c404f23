"""A plan as it is written: what a reader typed into a field becomes the plan that follows.

Every function takes plain text, as a page or a command line has it, and gives a new value.
What cannot be is a `WorkshopError` that says what to write instead.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any, Final

from parastaminen_nb.core.errors import N_, WorkshopError
from parastaminen_nb.core.joining import site_of
from parastaminen_nb.core.people import ADDRESS
from parastaminen_nb.core.person_row import wishes_of
from parastaminen_nb.core.prompts import LANGUAGES, USUAL, Prompt, own_key
from parastaminen_nb.core.workshop import (
    CARD_QUESTIONS,
    Case,
    Person,
    Role,
    Workshop,
)

LONGEST_DAY: Final = 24 * 60
MOST_PROMPTS: Final = 8

_OF_A_CASE: Final = ("title", "presenter", "unit", "description")


def whole(value: str, least: int, most: int, message: str) -> int:
    """A whole number from a text; the message (blanks: least, most) says what else to enter."""
    text = value.strip()
    if not text.isdecimal() or not least <= int(text) <= most:
        raise WorkshopError(message, least=least, most=most)
    return int(text)


def with_site(workshop: Workshop, value: str) -> Workshop:
    """The workshop after the address was written where phones join; empty: what the server knows.

    Raises `WorkshopError` where it is no address, or one that no phone reaches.
    """
    return replace(workshop, site=site_of(value))


def with_case_written(workshop: Workshop, key: str, field: str, value: str) -> Workshop:
    """The workshop after a field of a case was written: title, presenter, unit, description, or
    an answer of its card ("card.problem")."""
    part, _, answer = field.partition(".")
    if answer not in CARD_QUESTIONS if part == "card" else field not in _OF_A_CASE:
        raise KeyError(field)
    text: dict[str, Any] = {answer or field: value.strip()}
    if answer:
        text = {"card": replace(workshop.case(key).card, **text)}
    cases = (replace(case, **text) if case.key == key else case for case in workshop.cases)
    return workshop.with_cases(*cases)


def with_case_added(workshop: Workshop) -> Workshop:
    """The workshop with one empty case more, at the end."""
    return workshop.with_cases(*workshop.cases, Case("", ""))


def with_case_moved(workshop: Workshop, key: str, by: int) -> Workshop:
    """The workshop with a case some places later (earlier below zero); letters follow places, and
    what people wish follows the letters."""
    moved = workshop.case(key)
    place = min(max(0, workshop.cases.index(moved) + by), len(workshop.cases) - 1)
    rest = [case for case in workshop.cases if case.key != key]
    return _lettered(workshop, [*rest[:place], moved, *rest[place:]])


def without_case(workshop: Workshop, key: str) -> Workshop:
    """The workshop without a case; the letters of those after it move up."""
    return _lettered(workshop, [case for case in workshop.cases if case.key != key])


def _lettered(workshop: Workshop, cases: list[Case]) -> Workshop:
    after = workshop.with_cases(*cases)
    letters = {was.key: now.key for was, now in zip(cases, after.cases, strict=True)}
    return replace(after, people=relettered(workshop.people, letters))


def relettered(people: Iterable[Person], letters: Mapping[str, str]) -> tuple[Person, ...]:
    """People whose wishes follow the cases to their new letters."""
    return tuple(
        replace(person, wishes=tuple(letters[key] for key in person.wishes if key in letters))
        for person in people
    )


def with_prompt_written(workshop: Workshop, key: str, language: str, value: str) -> Workshop:
    """The workshop after a prompt was written in one language; an empty text is as usual."""
    if language not in LANGUAGES:
        raise KeyError(language)
    words = {language: " ".join(value.split())}
    prompts = (replace(p, **words) if p.key == key else p for p in workshop.prompts)
    return replace(workshop, prompts=tuple(prompts))


def with_prompt_added(workshop: Workshop) -> Workshop:
    """The workshop with one more prompt at the end: a usual one that is not asked, else an empty
    one of its own."""
    taken = {prompt.key for prompt in workshop.prompts}
    if len(taken) >= MOST_PROMPTS:
        raise WorkshopError(
            N_("More than {most} prompts are too many for one table. Take one away first."),
            most=MOST_PROMPTS,
        )
    key = next((key for key in USUAL if key not in taken), None) or own_key(taken)
    return replace(workshop, prompts=(*workshop.prompts, Prompt(key)))


def with_prompt_moved(workshop: Workshop, key: str, by: int) -> Workshop:
    """The workshop with a prompt some places later (earlier below zero)."""
    place = [prompt.key for prompt in workshop.prompts].index(key)
    prompts = list(workshop.prompts)
    moved = prompts.pop(place)
    prompts.insert(min(max(0, place + by), len(prompts)), moved)
    return replace(workshop, prompts=tuple(prompts))


def without_prompt(workshop: Workshop, key: str) -> Workshop:
    return replace(workshop, prompts=tuple(p for p in workshop.prompts if p.key != key))


def person_fields(person: Person) -> dict[str, str]:
    """A person as the texts of a row."""
    return {
        "name": person.name,
        "unit": person.unit,
        "role": person.role.value,
        "email": person.email,
        "accepted": {True: "yes", False: "no", None: ""}[person.accepted],
        "language": person.language,
        "needs": person.needs,
        "wishes": ", ".join(key.upper() for key in person.wishes),
        "position": person.position,
        "remote": "yes" if person.remote else "",
    }


def with_person_written(workshop: Workshop, key: str, field: str, value: str) -> Workshop:
    """The workshop after a field of a person (a name of `person_fields`) was written."""
    text = " ".join(value.split())
    changed: Any = text
    match field:
        case "name" | "unit" | "email" | "needs" | "position":
            pass
        case "language":
            changed = text if text in LANGUAGES else ""
        case "role":
            changed = Role(text)
        case "accepted":
            changed = {"yes": True, "no": False}.get(text)
        case "remote":
            changed = text == "yes"
        case "wishes":
            changed = _wishes(text, workshop)
        case _:
            raise KeyError(field)
    person = replace(workshop.person(key), **{field: changed})
    _check(person, workshop)
    return replace(workshop, people=tuple(person if p.key == key else p for p in workshop.people))


def without_person(workshop: Workshop, key: str) -> Workshop:
    return replace(workshop, people=tuple(p for p in workshop.people if p.key != key))


def _wishes(text: str, workshop: Workshop) -> tuple[str, ...]:
    wishes, cases = wishes_of(text), {case.key for case in workshop.cases}
    if text and (not wishes or set(wishes) - cases):
        raise WorkshopError(
            N_("Write the letters of the cases that they would rather hear: {letters}."),
            letters=tuple(case.letter for case in workshop.cases),
        )
    return wishes


def _check(person: Person, workshop: Workshop) -> None:
    if not person.name:
        raise WorkshopError(N_("Write a name, or take the person off the list."))
    if person.email and not ADDRESS.fullmatch(person.email):
        raise WorkshopError(
            N_("{email} is not a whole address. Write it as name@place.fi."), email=person.email
        )
    for other in workshop.people:
        same = person.email and other.email.casefold() == person.email.casefold()
        if same and other.key != person.key:
            raise WorkshopError(
                N_("{name} already has the address {email}. Write another one, or none."),
                name=other.name,
                email=person.email,
            )
