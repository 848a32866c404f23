"""What differs between two versions of a plan, and taking a part of it."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from zoneinfo import ZoneInfo

from hypothesis import given, settings
from hypothesis import strategies as st

from parastaminen_nb.core.agenda import Agenda, Kind, Segment
from parastaminen_nb.core.difference import Change, Difference, Portion
from parastaminen_nb.core.differences import Draft, differences, portions, with_portions
from parastaminen_nb.core.workshop import Case, Person, Variant, Workshop
from parastaminen_nb.i18n import translator
from tests.core.plans import drafts

WORKSHOP = Workshop(
    "w1",
    "Hyvät käytännöt",
    people=(
        Person("p01", "Aino Kettu", "Kirjasto"),
        Person("p02", "Emil Berg"),
        Person("p03", "Pia Ek"),
    ),
).with_cases(Case("", "Kahvit"), Case("", "Portaat", "Olli Suo"), Case("", "Bussi"))
AGENDA = Agenda.generated(Variant.COMMON, cases=3)
PLAN = Draft(WORKSHOP, AGENDA)


def said(before: Draft, after: Draft, language: str = "en") -> list[str]:
    return [translator(language).say(found.said) for found in differences(before, after)]


def plan(**changes: object) -> Draft:
    return Draft(replace(WORKSHOP, **changes), AGENDA)


def test_a_changed_unit_is_told_with_what_it_was():
    people = (replace(WORKSHOP.people[0], unit="Koulu"), *WORKSHOP.people[1:])
    assert said(PLAN, plan(people=people)) == ["Aino Kettu, Unit: Kirjasto → Koulu"]


def test_what_was_empty_is_called_nothing():
    people = (*WORKSHOP.people[:2], replace(WORKSHOP.people[2], email="pia@kunta.fi"))
    assert said(PLAN, plan(people=people), "fi") == ["Pia Ek, Sähköposti: ei mitään → pia@kunta.fi"]


def test_who_came_and_who_left():
    people = (*WORKSHOP.people[1:], Person("p04", "Ola Vik"))
    assert said(PLAN, plan(people=people)) == ["Aino Kettu: removed", "Ola Vik: added"]


def test_a_case_that_moved_is_not_a_case_rewritten():
    a, b, c = WORKSHOP.cases
    moved = Draft(WORKSHOP.with_cases(c, a, b), AGENDA)
    assert said(PLAN, moved) == [
        "Case A “Bussi”: moved, now first",
        "Case A “Kahvit”, Letter: A → B",
        "Case B “Portaat”, Letter: B → C",
    ]


def test_a_retitled_case_is_told_by_its_letter():
    a, b, c = WORKSHOP.cases
    retitled = Draft(WORKSHOP.with_cases(a, replace(b, title="Hissit"), c), AGENDA)
    assert said(PLAN, retitled) == ["Case B “Portaat”, Title: Portaat → Hissit"]


def test_an_answer_of_a_card_is_told_by_its_question():
    a, *rest = WORKSHOP.cases
    answered = replace(a, card=replace(a.card, problem="Aamut"))
    [found] = differences(PLAN, Draft(WORKSHOP.with_cases(answered, *rest), AGENDA))
    assert (str(found.field), found.after) == ("What was the problem?", "Aamut")


def test_a_shorter_round_and_a_moved_break():
    tea = Segment("tea", Kind.BREAK, 10)
    before = Draft(WORKSHOP, replace(AGENDA, segments=(*AGENDA.segments, tea)))
    shorter = before.agenda.changed(before.agenda.segment("round-2").lasting(18))
    after = Draft(WORKSHOP, shorter.moved("tea", by=-2))
    assert said(before, after) == ["Round 2, Minutes: 22 → 18", "Break: moved, now after “Round 3”"]


def test_day_and_hour_are_told_as_the_reader_writes_them():
    starts_at = datetime(2027, 3, 11, 13, tzinfo=ZoneInfo("Europe/Helsinki"))
    after = plan(starts_at=starts_at)
    assert said(PLAN, after, "fi") == ["Päivä ja kellonaika: ei mitään → to 11.3.2027 klo 13.00"]
    assert said(PLAN, after, "sv") == ["Dag och tid: inget → tors 11 mars 2027 kl. 13:00"]


def test_the_time_of_the_agenda_follows_the_length_and_is_told_once():
    after = Draft(replace(WORKSHOP, minutes=90), replace(AGENDA, minutes=90))
    assert said(PLAN, after) == ["Length (min): 120 → 90"]


def test_a_field_that_nobody_named_is_told_all_the_same(monkeypatch):
    monkeypatch.delitem(__import__("parastaminen_nb").core.plan_words.BASICS, "aim")
    assert said(PLAN, plan(aim="Levitetään")) == ["other details: nothing → Levitetään"]


@given(drafts(), drafts(), st.sets(st.sampled_from(Portion)))
@settings(max_examples=40)
def test_nothing_differs_only_where_all_is_equal_and_a_part_taken_changes_only_that_part(
    one, other, chosen
):
    found = differences(one, other)
    assert (found == ()) == (one == other)
    assert differences(one, one) == ()
    assert with_portions(one, other, portions(found)) == other
    taken = with_portions(one, other, chosen)
    assert set(portions(differences(one, taken))) <= chosen
    assert not chosen & set(portions(differences(taken, other)))


@given(st.permutations(range(7)))
@settings(max_examples=60)
def test_as_few_as_possible_are_moved(order):
    people = tuple(Person(f"p{n:02}", f"Nimi {n}") for n in range(7))
    found = differences(plan(people=people), plan(people=tuple(people[n] for n in order)))
    assert {difference.change for difference in found} <= {Change.MOVED}
    stay = longest_rising(order)
    assert len(found) == len(order) - stay


def longest_rising(order: list[int]) -> int:
    best = [1] * len(order)
    for at, number in enumerate(order):
        best[at] += max((best[n] for n in range(at) if order[n] < number), default=0)
    return max(best)


def test_a_difference_says_its_parts_for_a_table():
    [found] = differences(PLAN, plan(title="Toinen"))
    assert isinstance(found, Difference)
    assert (found.portion, found.before, found.after) == (
        Portion.BASICS,
        "Hyvät käytännöt",
        "Toinen",
    )
