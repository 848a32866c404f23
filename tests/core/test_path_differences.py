"""Another version of a path: what differs, and how it is taken."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

from hypothesis import given, settings

from parastaminen_nb.core.live import Live, after
from parastaminen_nb.core.path_differences import path_changes, path_differences
from parastaminen_nb.core.pathway import Experiment, Meeting, Pathway, Reading, Report, Stage
from tests.core.paths import paths

AT = datetime(2027, 4, 29, 9, tzinfo=UTC)
DAY = date(2027, 4, 20)
LUNCH = Experiment("x1", "Lounas", stage=Stage.TRYING, responsible="Katri")
BASE = Pathway().with_meeting(Meeting("m1", DAY, "Kahvit")).with_experiment(LUNCH)


def told(base: Pathway, other: Pathway, now: Pathway) -> Pathway:
    live = Live(path=now)
    for event in path_changes(base, other, now, AT):
        live = after(event, live)
    return live.path


@given(paths(), paths())
@settings(max_examples=40)
def test_taking_another_version_gives_that_version_and_then_nothing_differs(base, other):
    other = replace(other, keys_used=base.keys_used | other.keys_used)
    taken = told(base, other, base)
    assert taken.meetings == other.meetings
    assert set(taken.experiments) == set(other.experiments)
    assert set(taken.readings) == set(other.readings)
    assert set(taken.reports) == set(other.reports)
    assert not [one for one in path_differences(Live(path=taken), other) if one.before]


def test_what_somebody_wrote_meanwhile_in_another_field_stays():
    other = BASE.with_experiment(replace(LUNCH, responsible="Päivi"))
    now = BASE.with_experiment(replace(LUNCH, next_step="viides lounas"))
    assert told(BASE, other, now).experiment("x1") == replace(
        LUNCH, responsible="Päivi", next_step="viides lounas"
    )


def test_a_new_name_is_told_once_and_not_of_all_that_is_called_by_it():
    base = BASE.with_reading("x1", Reading("x1", DAY, 17.0), DAY)
    base = base.with_report(Report("x1", "m1", "Toimi."))
    other = base.with_experiment(replace(LUNCH, title="Päivällinen"))
    other = other.with_meeting(Meeting("m1", DAY, "Teet"))
    assert [str(one.said) for one in path_differences(Live(path=base), other)] == [
        "Kahvit, Meeting: Kahvit → Teet",
        "Lounas, Experiment: Lounas → Päivällinen",
    ]


def test_differences_are_told_in_words():
    other = (
        BASE.with_experiment(replace(LUNCH, stage=Stage.DECIDED, target=20.0))
        .with_meeting(Meeting("m1", date(2027, 5, 4), "Kahvit"))
        .with_reading("x1", Reading("x1", DAY, 17.0), DAY)
        .with_report(Report("x1", "m1", "Toimi."))
    )
    assert [str(one.said) for one in path_differences(Live(path=BASE), other)] == [
        "Kahvit, Day: 2027-04-20 → 2027-05-04",
        "Lounas, Stage: Being tried → Decided",
        "Lounas, Target: nothing → 20.0",
        "Lounas, 2027-04-20: added",
        "Kahvit, Lounas: added",
    ]
