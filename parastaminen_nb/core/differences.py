"""What differs between two versions of a plan: part by part, in words, and how to take a part."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from datetime import datetime, time
from enum import Enum, StrEnum
from typing import Any, Final, Generic, NamedTuple, Protocol, TypeVar

from parastaminen_nb.core import plan_words as words
from parastaminen_nb.core.agenda import Agenda
from parastaminen_nb.core.checklist import todo_name
from parastaminen_nb.core.errors import N_, Sentence
from parastaminen_nb.core.segment import Kind, Segment
from parastaminen_nb.core.workshop import Card, Case, GroupSize, Person, Workshop

Said = Sentence | str
"""Words of the program, or somebody's own."""


class Portion(StrEnum):
    """What of a plan can be taken by itself. The time there is belongs to the basics."""

    BASICS = "basics"
    CASES = "cases"
    PROMPTS = "prompts"
    AGENDA = "agenda"
    PEOPLE = "people"
    CHECKLIST = "checklist"


PORTIONS: Final = {
    Portion.BASICS: N_("Basics"),
    Portion.CASES: N_("Cases"),
    Portion.PROMPTS: N_("Prompts"),
    Portion.AGENDA: N_("Agenda"),
    Portion.PEOPLE: N_("People"),
    Portion.CHECKLIST: N_("Checklist"),
}


class Change(Enum):
    """What has become of a thing."""

    ADDED = "added"
    REMOVED = "removed"
    MOVED = "moved"
    CHANGED = "changed"


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


@dataclass(frozen=True)
class Difference:
    """One thing that is otherwise. `of` is the thing ("Aino K.", "Round 2"), `field` what of it;
    both are empty where there is only one. Of what was moved, `after` is where it is now."""

    portion: Portion
    change: Change
    of: Said = ""
    field: Said = ""
    before: Said = ""
    after: Said = ""

    @property
    def said(self) -> Sentence:
        """The difference in one sentence: "Aino K., Unit: Kirjasto → Koulu"."""
        blanks = {
            "of": self.of,
            "field": self.field,
            "before": self.before or NOTHING,
            "after": self.after or NOTHING,
        }
        if self.change is Change.ADDED:
            return Sentence(N_("{of}: added"), blanks)
        if self.change is Change.REMOVED:
            return Sentence(N_("{of}: removed"), blanks)
        if self.change is Change.MOVED:
            return Sentence(N_("{of}: moved, {after}"), blanks)
        if not self.of:
            return Sentence(N_("{field}: {before} → {after}"), blanks)
        return Sentence(N_("{of}, {field}: {before} → {after}"), blanks)


NOTHING: Final = Sentence(N_("nothing"))

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
    yield from _Rows(
        Portion.PROMPTS, old.prompts, new.prompts, words.PROMPT, lambda p: p.said("") or p.key
    ).differences()
    bare = [replace(agenda, segments=(), minutes=0) for agenda in (before.agenda, after.agenda)]
    if bare[0] != bare[1]:
        yield Difference(Portion.AGENDA, Change.CHANGED, "", OTHER)
    yield from _Rows(
        Portion.AGENDA,
        before.agenda.segments,
        after.agenda.segments,
        words.SEGMENT,
        _segment_name,
        _segment_value,
    ).differences()
    yield from _Rows(
        Portion.PEOPLE, old.people, new.people, words.PERSON, lambda p: p.name or p.key
    ).differences()
    # They follow their days: what stands elsewhere because it is due then has not been moved.
    at = {todo.key: place for place, todo in enumerate(old.todos)}
    yield from _Rows(
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


OTHER: Final = Sentence(N_("other details"))
"""A field that nobody has named yet; its change is told all the same."""


def said_value(value: object) -> Said:
    """A value of a plan in words; what is empty stays empty."""
    match value:
        case None:
            said: Said = ""
        case bool():
            said = Sentence(words.YES_NO[value])
        case StrEnum():
            said = words.choice(value)
        case GroupSize():
            ends = dict.fromkeys((value.least, value.most))  # one number where they are one
            said = "–".join(map(str, ends))
        case datetime():
            blanks = {"day": value.date(), "hour": value.time()}
            said = Sentence(N_("{day} at {hour}"), blanks)
        case time():
            said = Sentence("{hour}", {"hour": value})
        case tuple():
            said = ", ".join(str(part) for part in value)
        case _:
            said = str(value)
    return said


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


def _plain_value(field: str, value: object) -> Said:
    if field == "wishes" and isinstance(value, tuple):
        return ", ".join(str(key).upper() for key in value)
    if field == "language" and value in words.LANGUAGES:
        return Sentence(words.LANGUAGES[str(value)])
    return said_value(value)


_Thing = TypeVar("_Thing", Case, Person, Segment, Any)


@dataclass(frozen=True)
class _Rows(Generic[_Thing]):
    """Things of one kind in two versions of a plan."""

    portion: Portion
    before: Sequence[_Thing]
    after: Sequence[_Thing]
    labels: Mapping[str, str]
    name: Callable[[_Thing], Said]
    value: Callable[[str, object], Said] = _plain_value
    untold: Collection[str] = ()
    """Fields that follow from something else."""

    def differences(self) -> Iterator[Difference]:
        if self.before == self.after:
            return
        # A key that is there twice belongs to one thing only; the others are told as new or gone.
        old = {thing.key: place for place, thing in reversed(list(enumerate(self.before)))}
        pairs, taken = [], set()
        for place, thing in enumerate(self.after):
            if thing.key in old and thing.key not in taken:
                taken.add(thing.key)
                pairs.append((old[thing.key], place))
        found = list(self.told(pairs))
        yield from found or [Difference(self.portion, Change.CHANGED, "", OTHER)]

    def told(self, pairs: Sequence[tuple[int, int]]) -> Iterator[Difference]:
        """`pairs` are the places of the same thing before and after, by the place after."""
        stayed = _in_order([was for was, _now in pairs])
        was_at = {now: was for was, now in pairs}
        gone = set(range(len(self.before))) - set(was_at.values())
        for place in sorted(gone):
            name = self.name(self.before[place])
            yield Difference(self.portion, Change.REMOVED, name)
        for place, thing in enumerate(self.after):
            if place not in was_at:
                yield Difference(self.portion, Change.ADDED, self.name(thing))
                continue
            old = self.before[was_at[place]]
            if was_at[place] not in stayed:
                where = Sentence(N_("now first"))
                if place:
                    where = Sentence(
                        N_("now after “{other}”"), {"other": self.name(self.after[place - 1])}
                    )
                yield Difference(self.portion, Change.MOVED, self.name(thing), after=where)
            yield from self._fields(old, thing)

    def _fields(self, old: _Thing, new: _Thing) -> Iterator[Difference]:
        for name, was, now in _changed(old, new):
            if name in self.untold:
                continue
            label = Sentence(self.labels[name]) if name in self.labels else OTHER
            before, after = self.value(name, was), self.value(name, now)
            yield Difference(self.portion, Change.CHANGED, self.name(old), label, before, after)


def _changed(old: Any, new: Any, within: str = "") -> Iterator[tuple[str, object, object]]:
    """The fields that differ, each with its two values; those of a card one by one."""
    if old == new:
        return
    for field in fields(old):
        was, now = getattr(old, field.name), getattr(new, field.name)
        if isinstance(was, Card) and isinstance(now, Card):
            yield from _changed(was, now, f"{field.name}.")
        elif was != now:
            yield f"{within}{field.name}", was, now


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
    rows: _Rows[Case] = _Rows(
        Portion.CASES, old.cases, new.cases, words.CASE, _case_name, untold={"key"}
    )
    pairs = [(partner[now], now) for now in sorted(partner)]
    found = [*rows.told(pairs), *_letters(old, new, pairs)]
    yield from found or [Difference(Portion.CASES, Change.CHANGED, "", OTHER)]


def _letters(
    old: Workshop, new: Workshop, pairs: Sequence[tuple[int, int]]
) -> Iterator[Difference]:
    """Cases that have another letter because others came, went or moved before them."""
    stayed = _in_order([was for was, _now in pairs])
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


def _in_order(places: Sequence[int]) -> set[int]:
    """Of different numbers as many as possible that stand in their order."""
    ends: list[int] = []
    chain: list[int] = []  # for each length of a chain, the place in `places` of its last number
    previous = [-1] * len(places)
    for at, place in enumerate(places):
        length = bisect_left(ends, place)
        if length == len(ends):
            ends.append(place)
            chain.append(at)
        else:
            ends[length], chain[length] = place, at
        previous[at] = chain[length - 1] if length else -1
    kept, at = set(), chain[-1] if chain else -1
    while at >= 0:
        kept.add(places[at])
        at = previous[at]
    return kept
