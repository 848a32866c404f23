"""A small workshop that hub tests play: three cases, nine people, three rounds."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

from parastaminen_nb.core.agenda import Agenda, Kind, Segment
from parastaminen_nb.core.events import AgendaPlanned, RotationPlanned, WorkshopPlanned
from parastaminen_nb.core.rotation import Rotation, Seat
from parastaminen_nb.core.workshop import (
    Anonymity,
    Card,
    Case,
    Person,
    Role,
    Workshop,
)
from parastaminen_nb.log import Log

NOON = datetime(2027, 3, 11, 12, 0, tzinfo=UTC)

CASES = (
    Case("a", "Kyläkeittiö", "Katri L.", "Ruokapalvelut ruokkivat koko kylän.", "Ruokapalvelut"),
    Case("b", "Soittorinki", "Päivi N.", "Vapaaehtoinen soittaa joka viikko.", "Kotihoito"),
    Case(
        "c",
        "Kävelykaveri",
        "Lauri A.",
        "Kirjasto yhdistää kävelyparit.",
        "Kirjasto",
        Card(problem="Moni haluaa kävellä, mutta ei yksin.", takes="Tunnin viikossa."),
    ),
)

PEOPLE = tuple(
    Person(f"p{number}", name, unit, role)
    for number, (name, unit, role) in enumerate(
        (
            ("Aino Koski", "Sivistys", Role.PARTICIPANT),
            ("Bertel Lund", "Tekninen", Role.PARTICIPANT),
            ("Cecilia Öst", "Kirjasto", Role.PARTICIPANT),
            ("Daavid Mäki", "Kotihoito", Role.PARTICIPANT),
            ("Eeva Niemi", "Sivistys", Role.PARTICIPANT),
            ("Farid Aho", "Tekninen", Role.PARTICIPANT),
            ("Gun Holm", "Kirjasto", Role.PARTICIPANT),
            ("Heikki Salo", "Kotihoito", Role.PARTICIPANT),
            ("Inka Virta", "Sivistys", Role.PARTICIPANT),
            ("Katri Laine", "Ruokapalvelut", Role.PRESENTER),
        ),
        start=1,
    )
)

AGENDA = Agenda(
    (
        Segment("welcome", Kind.TOGETHER, 8),
        Segment("move-1", Kind.MOVE, 3, round=1),
        Segment("round-1", Kind.ROUND, 20, round=1),
        Segment("move-2", Kind.MOVE, 2, round=2),
        Segment("round-2", Kind.ROUND, 20, round=2),
        Segment("move-3", Kind.MOVE, 2, round=3),
        Segment("round-3", Kind.ROUND, 20, round=3),
        Segment("summary", Kind.SUMMARY, 14),
        Segment("feedback", Kind.FEEDBACK, 6),
    )
)


def rotation() -> Rotation:
    """Three at each case; the group of case a goes to b, then to c."""
    cases = ("a", "b", "c")
    keys = tuple(person.key for person in PEOPLE if person.role is Role.PARTICIPANT)
    seats = tuple(
        tuple(Seat(cases[(place // 3 + round) % 3], 1) for place in range(len(keys)))
        for round in range(3)
    )
    return Rotation(people=keys, cases=cases, seats=seats)


def make_workshop(
    path: Path,
    *,
    anonymity: Anonymity = Anonymity.UNNAMED,
    people: tuple[Person, ...] = PEOPLE,
    code: str = "KUUSI 42",
    starts_at: datetime = NOON,
) -> Path:
    """Write the workshop's plan to a new file."""
    workshop = Workshop(
        key="story",
        title="Yhdessä vähemmän yksin",
        organisation="Kuusivaaran kunta",
        starts_at=starts_at,
        anonymity=anonymity,
        cases=CASES,
        people=people,
        question="Mikä tässä toimisi meillä?",
        code=code,
    )
    before = starts_at - timedelta(days=1)
    with Log(path, create=True) as log:
        log.append(
            WorkshopPlanned(workshop, before),
            AgendaPlanned(AGENDA, before),
            RotationPlanned(rotation(), before),
        )
    return path
