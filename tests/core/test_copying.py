"""An earlier workshop as the beginning of another."""

from dataclasses import replace

from parastaminen_nb.core.agenda import Agenda
from parastaminen_nb.core.agenda_editing import usual_agenda, with_minutes
from parastaminen_nb.core.copying import USUAL_PIECES, Piece, copied
from parastaminen_nb.core.live import Live, Phase
from parastaminen_nb.core.prompts import Prompt
from parastaminen_nb.core.workshop import (
    Anonymity,
    Case,
    GroupSize,
    Person,
    Variant,
    Workshop,
)

EARLIER = Workshop(
    "old",
    "Lunch together",
    organisation="Kuusivaara",
    minutes=150,
    variant=Variant.ROTATING,
    anonymity=Anonymity.ANONYMOUS,
    group_size=GroupSize(3, 5),
    question="What do you take home?",
    prompts=(Prompt("own-1", fi="Kuka?"),),
    people=(
        Person("p1", "Ada", accepted=True, wishes=("b",)),
        Person("p2", "Bo", email="bo@kunta.fi"),
    ),
).with_cases(Case("", "Kitchen", "Ada"), Case("", "Calls", "Bo"))
OLD = Live(workshop=EARLIER, agenda=with_minutes(usual_agenda(EARLIER), "welcome", "12"))
NEW = Live(workshop=Workshop("new", "Walks"))


def test_cases_agenda_and_prompts_are_taken_and_nothing_else():
    workshop, agenda = copied(NEW, OLD, USUAL_PIECES)
    assert (workshop.key, workshop.title, workshop.people) == ("new", "Walks", ())
    assert workshop.cases == EARLIER.cases
    assert (workshop.prompts, workshop.question) == (EARLIER.prompts, EARLIER.question)
    assert (workshop.minutes, workshop.variant) == (150, Variant.ROTATING)
    assert agenda == OLD.agenda
    assert workshop.organisation == "" and workshop.anonymity is Anonymity.UNNAMED


def test_people_come_once_and_without_their_old_answers():
    here = replace(NEW, workshop=replace(NEW.workshop, people=(EARLIER.people[1],)))
    workshop, _agenda = copied(here, OLD, [Piece.PEOPLE])
    assert [(p.name, p.accepted, p.wishes) for p in workshop.people] == [
        ("Bo", None, ()),
        ("Ada", None, ()),
    ]
    assert len({person.key for person in workshop.people}) == 2
    with_cases, _agenda = copied(NEW, OLD, [Piece.CASES, Piece.PEOPLE])
    assert with_cases.people[0].wishes == ("b",)


def test_the_agenda_here_follows_the_cases_that_are_taken():
    _workshop, agenda = copied(NEW, OLD, [Piece.CASES])
    assert agenda == Agenda.generated(Variant.ROTATING, cases=2, minutes=120)


def test_ways_are_taken_but_not_who_knows_the_writers_once_the_doors_are_open():
    workshop, _agenda = copied(NEW, OLD, [Piece.WAYS])
    assert (workshop.organisation, workshop.group_size) == ("Kuusivaara", GroupSize(3, 5))
    assert workshop.anonymity is Anonymity.ANONYMOUS
    begun, _agenda = copied(replace(NEW, phase=Phase.OPEN), OLD, [Piece.WAYS])
    assert begun.anonymity is Anonymity.UNNAMED
