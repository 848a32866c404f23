"""Paths of all kinds, for tests that hold whatever a path is."""

from __future__ import annotations

from datetime import date, time

from hypothesis import strategies as st

from parastaminen_nb.core.pathway import (
    Decision,
    Experiment,
    Meeting,
    Pathway,
    Reading,
    Report,
    Stage,
)

TODAY = date(2027, 4, 29)

_letters = st.characters(blacklist_categories=("Cs", "Cc", "Zs", "Zl", "Zp", "Cf", "Cn", "Co"))
titles = st.text(_letters, min_size=1, max_size=12) | st.sampled_from(
    ["Lounas", "lounas", "=1+1", "Väliarvio", "x1", "5", "Kahvit (m1)"]
)
texts = st.just("") | titles | st.just("Kaksi\nriviä, ja pilkku")
days = st.dates(date(2027, 1, 1), TODAY)
hours = st.builds(time, st.integers(0, 23), st.integers(0, 59))
values = st.floats(-1e9, 1e9).map(lambda value: round(value, 3))


@st.composite
def paths(draw: st.DrawFn) -> Pathway:
    """Meetings, experiments, what was counted and what was told of them."""
    path = Pathway()
    for key in draw(st.lists(st.sampled_from(["midway", "year", "m1", "m2"]), unique=True)):
        title = draw(titles if key.startswith("m") and key != "midway" else texts)
        path = path.with_meeting(
            Meeting(
                key,
                draw(days),
                title.replace("\n", " "),
                draw(st.none() | hours),
                draw(st.integers(1, 600)),
                draw(texts).replace("\n", " "),
                draw(st.none() | st.booleans()),
                draw(st.integers(0, 99)),
                draw(texts),
            )
        )
    for key in draw(st.lists(st.sampled_from(["x1", "x2", "x7"]), unique=True)):
        path = path.with_experiment(
            Experiment(
                key,
                draw(titles),
                draw(st.sampled_from(["", "a", "b"])),
                draw(st.sampled_from(Stage)),
                aim=draw(texts),
                responsible=draw(texts).replace("\n", " "),
                next_step=draw(texts),
                next_day=draw(st.none() | days),
                measure=draw(texts).replace("\n", " "),
                target=draw(st.none() | values),
                decision=draw(st.none() | st.sampled_from(Decision)),
                reason=draw(texts),
                decided_on=draw(st.none() | days),
                sources=draw(st.sampled_from([(), ("d1", "d2")])),
            )
        )
        for day in draw(st.lists(days, unique=True, max_size=2)):
            path = path.with_reading(key, Reading(key, day, draw(values)), day)
        for meeting in path.meetings:
            path = path.with_report(Report(key, meeting.key, draw(texts)))
    return path
