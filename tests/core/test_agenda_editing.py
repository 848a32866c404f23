"""An agenda as somebody writes it."""

from dataclasses import replace
from datetime import datetime, time

import pytest

from parastaminen_nb.core.agenda import Agenda, Kind, Segment
from parastaminen_nb.core.agenda_editing import (
    agenda_after,
    fields_of,
    laid_into,
    usual_agenda,
    with_minutes,
    with_segment_written,
    written_by_hand,
)
from parastaminen_nb.core.arranging import (
    numbered,
    with_copy,
    with_move,
    with_moves,
    with_segment,
    without_segments,
)
from parastaminen_nb.core.editing import with_case_added
from parastaminen_nb.core.errors import WorkshopError
from parastaminen_nb.core.workshop import Case, Variant, Workshop

CASES = tuple(Case("", title) for title in ("Kitchen", "Calls", "Walks"))
WORKSHOP = Workshop("w", "Together").with_cases(*CASES)
AGENDA = usual_agenda(WORKSHOP)


def write(agenda, key, **typed):
    for field, value in typed.items():
        agenda = with_segment_written(agenda, key, field, value)
    return agenda


def test_everything_that_is_planned_of_a_part_can_be_written_and_read_back():
    typed = {
        "title": "Coffee first",
        "minutes": "10",
        "kind": "break",
        "least": "8",
        "preferred": "12",
        "most": "20",
        "priority": "4",
        "fixed_start": "13:00",
        "equal": "x",
        "move": "3",
        "lead": "Ada",
        "instructions": "Say hello.\nPour coffee.",
        "materials": "Cups\nCoffee",
        "track": "A",
    }
    written = write(AGENDA, "welcome", **typed)
    assert fields_of(written.segment("welcome")) == typed
    assert written.segment("welcome").bounds == (8, 12, 20)
    plain = write(written, "welcome", **dict.fromkeys(typed.keys() - {"minutes", "kind"}, ""))
    plain = write(plain, "welcome", kind="together", minutes="8")
    assert plain.segment("welcome") == AGENDA.segment("welcome")
    with pytest.raises(KeyError):
        write(AGENDA, "welcome", colour="red")


@pytest.mark.parametrize(
    ("field", "value", "sentence"),
    [
        ("least", "9", "At least 9 min is more than the 8 min"),
        ("most", "7", "At most 7 min is less than the 8 min"),
        ("preferred", "0", "1–1440"),
        ("move", "61", "0–60"),
        ("priority", "5", "from 1 to 4"),
        ("fixed_start", "25:00", "Write the hour"),
    ],
)
def test_what_cannot_be_of_a_part_is_said(field, value, sentence):
    with pytest.raises(WorkshopError, match=sentence):
        write(AGENDA, "welcome", **{field: value})


def test_the_bounds_give_way_to_the_length_that_somebody_writes():
    bound = write(AGENDA, "welcome", least="6", most="9")
    assert with_minutes(bound, "welcome", "5").segment("welcome").least == 5
    assert with_minutes(bound, "welcome", "12").segment("welcome").most == 12


def test_another_hour_asks_anew_which_of_two_is_meant():
    agenda = write(AGENDA, "welcome", fixed_start="03:30", second="second")
    assert agenda.segment("welcome").second is True
    assert write(agenda, "welcome", fixed_start="03:45").segment("welcome").second is None


def test_rounds_are_numbered_in_their_order_and_moves_with_them():
    def rounds(agenda):
        return [(s.key, s.round) for s in agenda.segments if s.round]

    first = [("move-1", 1), ("round-1", 1), ("move-2", 2), ("round-2", 2)]
    third = [("move-3", 3), ("round-3", 3)]
    assert rounds(AGENDA) == first + third
    assert rounds(without_segments(AGENDA, ["move-1", "round-1"])) == [
        ("move-2", 1),
        ("round-2", 1),
        ("move-3", 2),
        ("round-3", 2),
    ]
    assert (
        rounds(with_move(AGENDA, "round-3", -2))[2:]
        == [
            ("move-2", 2),
            ("round-3", 2),
            ("round-2", 3),
            ("move-3", None),
        ][:3]
    )
    more = with_segment(AGENDA, Kind.ROUND, after="round-3")
    assert rounds(more)[-2:] == [("move-4", 4), ("round-4", 4)]
    assert more.segment("round-4").minutes == AGENDA.segment("round-3").minutes
    assert numbered(AGENDA) == AGENDA


def test_a_copy_stands_after_its_model_without_its_fixed_hour():
    fixed = write(AGENDA, "welcome", fixed_start="13:00", lead="Ada")
    copied = with_copy(fixed, "welcome")
    assert [s.key for s in copied.segments[:2]] == ["welcome", "together-1"]
    assert copied.segments[1].lead == "Ada" and copied.segments[1].fixed_start is None


def test_every_round_is_given_time_to_move_where_it_has_none():
    tight = without_segments(AGENDA, ["move-1", "move-2"])
    given = with_moves(tight)
    assert [s.move for s in given.segments if s.kind is Kind.ROUND] == [2, 2, 0]


def test_segments_of_a_template_are_laid_into_the_time_there_is():
    at = datetime.fromisoformat("2027-03-11T09:00+02:00")
    segments = Agenda.template("common", rounds=3).segments
    assert laid_into(segments, 150, at).segments == segments
    short = laid_into(segments, 100, at)
    assert short.planned <= 100
    assert short.segment("round-1").bounds.wanted == 20
    lunch = (*segments, Segment("lunch", Kind.BREAK, 30, fixed_start=time(11, 30)))
    assert laid_into(lunch, 120, at).segment("lunch").fixed_start == time(11, 30)


def test_an_agenda_is_somebodys_own_once_it_was_changed():
    template = Agenda.template("cafe", rounds=3, minutes=120)
    for given in (Agenda(), AGENDA, template):
        assert not written_by_hand(WORKSHOP, given)
    assert written_by_hand(WORKSHOP, with_minutes(template, "welcome", "7"))


def test_segments_are_written_named_and_added():
    agenda = usual_agenda(WORKSHOP)
    assert with_minutes(agenda, "round-1", "25").segment("round-1").minutes == 25
    cut = agenda.changed(agenda.segment("round-1").cut_to(12))
    assert with_minutes(cut, "round-1", "18").segment("round-1").bounds.wanted == 18
    assert write(agenda, "round-1", title=" First ").segment("round-1").name == "First"
    assert not write(agenda, "round-1", title=" ").segment("round-1").title
    longer = with_segment(agenda, Kind.BREAK, after="round-1")
    assert longer.segments[agenda.place("round-1") + 1].kind is Kind.BREAK
    twice = with_segment(longer, Kind.BREAK)
    assert twice.segments[-1].key == "break-2"
    with pytest.raises(WorkshopError, match="1–1440"):
        with_minutes(agenda, "round-1", "0")


def test_an_agenda_nobody_has_touched_follows_the_workshop():
    four = with_case_added(WORKSHOP)
    assert agenda_after(WORKSHOP, WORKSHOP, Agenda()) == usual_agenda(WORKSHOP)
    longer = replace(four, minutes=150)
    assert agenda_after(WORKSHOP, longer, usual_agenda(WORKSHOP)).rounds == 4


def test_an_agenda_somebody_wrote_keeps_its_parts():
    mine = with_minutes(usual_agenda(WORKSHOP), "welcome", "9")
    longer = replace(WORKSHOP, minutes=150)
    assert agenda_after(WORKSHOP, longer, mine) == replace(mine, minutes=150)


def test_an_agenda_that_would_not_fit_is_as_short_as_can_be_and_follows_on():
    crowded = replace(WORKSHOP, minutes=20)
    agenda = agenda_after(WORKSHOP, crowded, usual_agenda(WORKSHOP))
    assert agenda.rounds == 3 and agenda.slack < 0
    assert agenda.segment("round-1").minutes == 10
    assert agenda_after(crowded, WORKSHOP, agenda) == usual_agenda(WORKSHOP)


def test_the_agenda_of_a_new_workshop_follows_before_it_has_a_case():
    new = replace(WORKSHOP, cases=())
    tables = replace(new, variant=Variant.ROTATING)
    agenda = agenda_after(new, tables, usual_agenda(new))
    assert agenda.rounds == 3
    assert Kind.CASES not in {segment.kind for segment in agenda.segments}
    assert agenda_after(tables, with_case_added(tables), agenda).rounds == 1
