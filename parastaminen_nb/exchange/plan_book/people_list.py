"""A list of people that is given where a whole plan could be."""

from __future__ import annotations

from dataclasses import replace

from parastaminen_nb.core.agenda import Agenda
from parastaminen_nb.core.differences import Planned
from parastaminen_nb.core.errors import N_, NN_, Sentence, WorkshopError
from parastaminen_nb.core.people import Listed, by_content, filled_in
from parastaminen_nb.core.workshop import Person, Role, Workshop
from parastaminen_nb.exchange.files import Source
from parastaminen_nb.exchange.people import read_people_file
from parastaminen_nb.exchange.plan_book import people as people_sheet
from parastaminen_nb.exchange.plan_book.plan_read import PlanRead
from parastaminen_nb.exchange.plan_book.sheets import PARTS
from parastaminen_nb.exchange.plan_book.trouble import Trouble
from parastaminen_nb.exchange.table import Skipped


def read_people_list(source: Source, name: str, base: Planned | None) -> PlanRead:
    """A list of people: it adds to those who are in the plan and takes nobody off.

    `name` is what the file is called. Raises `WorkshopError` where it is no list of people.
    """
    try:
        read = read_people_file(source)
    except WorkshopError as trouble:
        raise WorkshopError(
            N_(
                "{file} holds nothing of a plan: none of its sheets is called {sheets}, and "
                "it is no list of people. Download the plan as a workbook and fill that in."
            ),
            file=name,
            sheets=tuple(Sentence(name) for name in PARTS),
        ) from trouble
    workshop = base.workshop if base else Workshop("workshop", "")
    agenda = base.agenda if base else Agenda(minutes=workshop.minutes)
    message = NN_(
        "{file} is a list of {n} person, not a whole plan. They are added to the plan or "
        "brought up to date in it; nobody is taken off, and all else stays as it is.",
        "{file} is a list of {n} people, not a whole plan. They are added to the plan or "
        "brought up to date in it; nobody is taken off, and all else stays as it is.",
    )
    blanks = {"file": name, "n": len(read.people)}
    first = Trouble.remark(Sentence(message, blanks))
    remarks = [_remark(part) for part in read.remarks]
    people = _joined(workshop.people, read.people)
    return PlanRead(
        replace(workshop, people=people),
        agenda,
        (first, *remarks),
        (people_sheet.NAME,),
    )


def _remark(part: Skipped) -> Trouble:
    # A remark about a row tells its place itself.
    return Trouble(part.sheet if part.row is None else "", 0, "", part.why)


def _joined(known: tuple[Person, ...], read: tuple[Person, ...]) -> tuple[Person, ...]:
    """The people of the plan with what a list says of them, and then those who are new."""
    people = {person.key: person for person in known}
    before = by_content(known)
    new = Listed(known)
    for number, person in enumerate(read, start=1):
        marks = (person.email.casefold(), person.name.casefold())
        old = next((before[mark] for mark in marks if mark and mark in before), None)
        if old is None:
            new.add(person, number)
            continue
        now = people[old.key]
        people[old.key] = replace(
            filled_in(now, person),
            name=person.name,
            unit=person.unit or now.unit,
            email=person.email or now.email,
            role=person.role if person.role is not Role.PARTICIPANT else now.role,
        )
    return (*people.values(), *new.people)
