"""Plans of every kind that a planner can make, for laws that hold for all of them."""

from __future__ import annotations

from datetime import UTC, datetime, time
from zoneinfo import ZoneInfo

from hypothesis import strategies as st

from parastaminen_nb.core.agenda import Agenda
from parastaminen_nb.core.differences import Draft
from parastaminen_nb.core.prompts import USUAL, Prompt
from parastaminen_nb.core.segment import FOR_ALL, Kind, Segment
from parastaminen_nb.core.todos import Task, Todo
from parastaminen_nb.core.usual import PARTS
from parastaminen_nb.core.workshop import (
    Anonymity,
    Card,
    Case,
    GroupSize,
    Person,
    Place,
    Role,
    Showing,
    Variant,
    Workshop,
)

HELSINKI = ZoneInfo("Europe/Helsinki")
LETTERS = "aäöåÅ= +-@\"'<&>_x0041_ 😀ñ,;:.12"

words = st.text(st.sampled_from(LETTERS), max_size=12).map(lambda text: " ".join(text.split()))
some_words = words.filter(bool)
lines = st.lists(words, max_size=2).map(lambda parts: "\n".join(parts).strip())
minutes = st.integers(1, 300)
optional_minutes = st.none() | minutes


@st.composite
def bounds(draw):
    least, most = draw(optional_minutes), draw(optional_minutes)
    if least and most and least > most:
        least, most = most, least
    return least, most


@st.composite
def segments(draw, key):
    kind = draw(st.sampled_from(Kind))
    least, most = draw(bounds())
    fixed = draw(st.none() | st.builds(time, st.integers(0, 23), st.integers(0, 59)))
    return Segment(
        key,
        kind,
        draw(minutes),
        title=draw(words),
        round=draw(st.none() | st.integers(1, 9)),
        least=least,
        most=most,
        lead=draw(words),
        preferred=draw(optional_minutes),
        priority=draw(st.none() | st.integers(1, 5)),
        fixed_start=fixed,
        second=draw(st.none() | st.booleans()) if fixed else None,
        equal=draw(st.none() | words),
        move=draw(st.integers(0, 5)),
        materials=tuple(draw(st.lists(some_words, max_size=3))),
        instructions=draw(lines),
        part=draw(st.sampled_from(["", "", "cafe", "sector"]) if PARTS else st.just("")),
        track=draw(st.sampled_from(["", "", "A", "Yläsali"])) if kind not in FOR_ALL else "",
    )


@st.composite
def agendas(draw, least_minutes=15):
    keys = draw(st.lists(st.sampled_from([f"s{n}" for n in range(12)]), unique=True, max_size=5))
    return Agenda(
        tuple(draw(segments(key)) for key in keys), draw(st.integers(least_minutes, 1440))
    )


cards = st.builds(Card, *[words] * 7)


@st.composite
def workshops(draw, key="w1"):
    cases = draw(
        st.lists(st.builds(Case, st.just(""), words, words, lines, words, cards), max_size=4)
    )
    letters = [chr(ord("a") + place) for place in range(len(cases))]
    keys = draw(st.lists(st.sampled_from([f"p{n:02}" for n in range(9)]), unique=True, max_size=4))
    people = []
    for person in keys:
        wishes = draw(st.lists(st.sampled_from(letters), unique=True)) if letters else []
        people.append(
            Person(
                person,
                f"{draw(some_words)} {person}",
                draw(words),
                draw(st.sampled_from(Role)),
                draw(st.sampled_from(["", f"{person}@kunta.fi"])),
                draw(st.sampled_from(["", "fi", "sv", "en", "se"])),
                draw(lines),
                tuple(wishes),
                draw(st.none() | st.booleans()),
            )
        )
    day = draw(st.datetimes(datetime(2026, 1, 1), datetime(2029, 12, 31)))  # noqa: DTZ001
    starts_at = day.replace(second=0, microsecond=0, tzinfo=UTC).astimezone(HELSINKI)
    starts_at = starts_at.replace(fold=0)
    own = [f"own-{n}" for n in range(3)]
    prompts = draw(st.lists(st.sampled_from([*USUAL, *own]), unique=True, max_size=4))
    todos = draw(st.lists(st.sampled_from([*map(str, Task), *own]), unique=True, max_size=4))
    least = draw(st.integers(1, 6))
    texts = {name: draw(words) for name in ("organisation", "question", "venue", "contact", "code")}
    known = {name: text for name, text in texts.items() if name in Workshop.__dataclass_fields__}
    return Workshop(
        key,
        draw(words),
        aim=draw(lines),
        starts_at=draw(st.none() | st.just(starts_at)),
        minutes=draw(st.integers(15, 1440)),
        language=draw(st.sampled_from(["fi", "sv", "en"])),
        variant=draw(st.sampled_from(Variant)),
        place=draw(st.sampled_from(Place)),
        anonymity=draw(st.sampled_from(Anonymity)),
        group_size=GroupSize(least, draw(st.integers(least, 9))),
        people=tuple(people),
        prompts=tuple(Prompt(one, draw(words), draw(words), draw(words)) for one in prompts),
        rooms=draw(st.integers(0, 20)),
        todos=tuple(
            Todo(one, draw(st.integers(0, 365)), draw(some_words if one in own else words))
            for one in todos
        ),
        showing=draw(st.sampled_from(Showing)),
        secretary=draw(st.booleans()),
        **known,
    ).with_cases(*cases)


@st.composite
def drafts(draw):
    return Draft(draw(workshops()), draw(agendas()))
