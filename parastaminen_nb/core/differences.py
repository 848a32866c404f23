"""What differs between two versions of a plan: part by part, in words, and how to take a part."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import fields, replace
from datetime import datetime
from typing import Any, Final, NamedTuple, Protocol

from parastaminen_nb.core import plan_words as words
from parastaminen_nb.core.agenda import Agenda
from parastaminen_nb.core.checklist import todo_name
from parastaminen_nb.core.difference import OTHER, Change, Difference, Portion, Said, said_value
from parastaminen_nb.core.differing_rows import Rows, in_order
from parastaminen_nb.core.errors import N_, Sentence
from parastaminen_nb.core.segment import Kind, Segment
from parastaminen_nb.core.workshop import Case, Workshop


class Planned(Protocol):
    """Anything that holds a plan: `Draft`, `Live`, what was read from a workbook."""

    @property
    def workshop(self) -> Workshop: ...
    @property
    def agenda(self) -> Agenda: ...


class Draft(NamedTuple):
    """A workshop and its agenda."""

    workshop: Workshop
    agenda: Agenda


_APART: Final = {
    "cases": Portion.CASES,
    "people": Portion.PEOPLE,
    "prompts": Portion.PROMPTS,
    "todos": Portion.CHECKLIST,
}
"""Fields of a workshop that are no basics."""


def differences(before: Planned, after: Planned) -> tuple[Difference, ...]:
    """What is otherwise in the later plan, in the order of its parts; nothing where all is equal.

    A case is known by its title, and by its letter where the title is new or there twice. Other
    things are known by their keys. Of what changed its order, as few as possible are "moved"
    (longest increasing subsequence). Cost: the number of things, times its logarithm.

    >>> old = Draft(Workshop("w1", "Kahvit"), Agenda())
    >>> new = Draft(replace(old.workshop, title="Teet"), Agenda())
    >>> [str(difference.said) for difference in differences(old, new)]
    ['Title of the workshop: Kahvit → Teet']
    """
    return tuple(_differences(before, after))


def portions(found: Sequence[Difference]) -> tuple[Portion, ...]:
    """The parts in which something differs, in their usual order."""
    there = {difference.portion for difference in found}
    return tuple(portion for portion in Portion if portion in there)


def with_portions(before: Planned, after: Planned, chosen: Collection[Portion]) -> Draft:
    """The earlier plan with these parts as they are in the later one.

    >>> old = Draft(Workshop("w1", "Kahvit"), Agenda())
    >>> new = Draft(Workshop("w1", "Teet", minutes=90), Agenda())
    >>> with_portions(old, new, {Portion.PEOPLE}) == old
    True
    >>> with_portions(old, new, set(Portion)) == new
    True
    """
    workshop, agenda = before.workshop, before.agenda
    taken: dict[str, Any] = {
        field.name: getattr(after.workshop, field.name)
        for field in fields(Workshop)
        if _APART.get(field.name, Portion.BASICS) in chosen
    }
    if Portion.BASICS in chosen:
        agenda = replace(agenda, minutes=after.agenda.minutes)
    if Portion.AGENDA in chosen:
        agenda = replace(after.agenda, minutes=agenda.minutes)
    return Draft(replace(workshop, **taken), agenda)


def _differences(before: Planned, after: Planned) -> Iterator[Difference]:
    old, new = before.workshop, after.workshop
    yield from _basics(before, after)
    yield from _cases(old, new)
    yield from Rows(
        Portion.PROMPTS, old.prompts, new.prompts, words.PROMPT, lambda p: p.said("") or p.key
    ).differences()
    bare = [replace(agenda, segments=(), minutes=0) for agenda in (before.agenda, after.agenda)]
    if bare[0] != bare[1]:
        yield Difference(Portion.AGENDA, Change.CHANGED, "", OTHER)
    yield from Rows(
        Portion.AGENDA,
        before.agenda.segments,
        after.agenda.segments,
        words.SEGMENT,
        _segment_name,
        _segment_value,
    ).differences()
    yield from Rows(
        Portion.PEOPLE, old.people, new.people, words.PERSON, lambda p: p.name or p.key
    ).differences()
    # They follow their days: what stands elsewhere because it is due then has not been moved.
    at = {todo.key: place for place, todo in enumerate(old.todos)}
    yield from Rows(
        Portion.CHECKLIST,
        old.todos,
        tuple(sorted(new.todos, key=lambda todo: at.get(todo.key, len(at)))),
        words.TODO,
        lambda todo: todo_name(todo, old.place),
    ).differences()


def _basics(before: Planned, after: Planned) -> Iterator[Difference]:

    def differs(field: Said, was: Said, now: Said) -> Difference:
        return Difference(Portion.BASICS, Change.CHANGED, "", field, was, now)

    old, new = before.workshop, after.workshop
    for field in fields(Workshop):
        was, now = getattr(old, field.name), getattr(new, field.name)
        if field.name not in _APART and was != now:
            label = Sentence(words.BASICS[field.name]) if field.name in words.BASICS else OTHER
            if isinstance(was, datetime):
                was = old.local(was)
            if isinstance(now, datetime):
                now = new.local(now)
            yield differs(label, said_value(was), said_value(now))
    minutes = before.agenda.minutes, after.agenda.minutes
    if minutes[0] != minutes[1] and minutes != (old.minutes, new.minutes):
        yield differs(Sentence(N_("Minutes for the agenda")), str(minutes[0]), str(minutes[1]))


def _segment_name(segment: Segment) -> Said:
    if segment.kind is Kind.MOVE and segment.round and not segment.title:
        return Sentence(N_("Move to round {round}"), {"round": segment.round})
    return segment.name


def _segment_value(field: str, value: object) -> Said:
    if field == "equal" and value == "":
        return Sentence(words.ON_ITS_OWN)
    if field == "second" and isinstance(value, bool):
        return Sentence(words.FIRST_SECOND[value])
    return said_value(value)


def _cases(old: Workshop, new: Workshop) -> Iterator[Difference]:
    if old.cases == new.cases:
        return
    places = {place for place, _case in enumerate(old.cases)}
    partner: dict[int, int] = {}

    def pair(known: Callable[[Case], str]) -> None:
        was = [known(old.cases[place]) for place in range(len(old.cases)) if place in places]
        times = Counter(was)
        at = {known(old.cases[place]): place for place in places}
        free = [n for n in range(len(new.cases)) if n not in partner]
        now = Counter(known(new.cases[n]) for n in free)
        for n in free:
            mark = known(new.cases[n])
            if mark and times[mark] == 1 and now[mark] == 1:
                partner[n] = at[mark]
                places.discard(at[mark])

    pair(lambda case: f"{case.key} {case.title.strip().casefold()}" if case.title.strip() else "")
    pair(lambda case: case.title.strip().casefold())
    pair(lambda case: case.key)
    rows: Rows[Case] = Rows(
        Portion.CASES, old.cases, new.cases, words.CASE, _case_name, untold={"key"}
    )
    pairs = [(partner[now], now) for now in sorted(partner)]
    found = [*rows.told(pairs), *_letters(old, new, pairs)]
    yield from found or [Difference(Portion.CASES, Change.CHANGED, "", OTHER)]


def _letters(
    old: Workshop, new: Workshop, pairs: Sequence[tuple[int, int]]
) -> Iterator[Difference]:
    """Cases that have another letter because others came, went or moved before them."""
    stayed = in_order([was for was, _now in pairs])
    for was, now in pairs:
        before, after = old.cases[was], new.cases[now]
        if was in stayed and before.letter != after.letter:
            label = Sentence(N_("Letter"))
            letters = before.letter, after.letter
            yield Difference(Portion.CASES, Change.CHANGED, _case_name(before), label, *letters)


def _case_name(case: Case) -> Sentence:
    if case.title.strip():
        blanks = {"letter": case.letter, "title": case.title.strip()}
        return Sentence(N_("Case {letter} “{title}”"), blanks)
    return Sentence(N_("Case {letter}"), {"letter": case.letter})
