"""The example workshop: an invented municipality that carries its strategy into practice."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from uuid import NAMESPACE_URL, uuid5

from parastaminen_nb.core.agenda import Agenda
from parastaminen_nb.core.before_events import TaskTicked
from parastaminen_nb.core.checklist import SHOWN_BY_PLAN
from parastaminen_nb.core.comments import Comment
from parastaminen_nb.core.events import (
    AgendaPlanned,
    CommentWritten,
    Event,
    RotationPlanned,
    WorkshopPlanned,
)
from parastaminen_nb.core.rotation import plan_rotation
from parastaminen_nb.core.todos import Task
from parastaminen_nb.core.workshop import Card, Case, Person, Place, Role, Variant, Workshop
from parastaminen_nb.log import Log
from parastaminen_nb.places import shipped


def example_workshop(starts_at: datetime) -> Workshop:
    """The workshop as planned, with 24 participants and three cases."""
    planned = json.loads((shipped("data/example") / "workshop.json").read_text(encoding="utf-8"))
    people = tuple(
        Person(
            key=f"p{number:02}",
            name=person["name"],
            unit=person["unit"],
            role=Role(person["role"]),
            email=person["email"],
            language=person["language"],
        )
        for number, person in enumerate(planned["people"], start=1)
    )
    return Workshop(
        key="example",
        title=planned["title"],
        organisation=planned["organisation"],
        aim=planned["aim"],
        starts_at=starts_at,
        minutes=planned["minutes"],
        language=planned["language"],
        variant=Variant(planned["variant"]),
        place=Place(planned["place"]),
        people=people,
        question=planned["question"],
        code=planned["code"],
    ).with_cases(*(_case(case) for case in planned["cases"]))


def example_events(starts_at: datetime) -> Iterator[Event]:
    """The example's plan: workshop, agenda and rotation."""
    workshop = example_workshop(starts_at)
    agenda = Agenda.generated(workshop.variant, cases=len(workshop.cases), minutes=workshop.minutes)
    rotation = plan_rotation(workshop.people, workshop.cases, size=workshop.group_size)
    yield WorkshopPlanned(workshop, starts_at)
    yield AgendaPlanned(agenda, starts_at)
    yield RotationPlanned(rotation, starts_at)


def example_comments(starts_at: datetime | None = None) -> Iterator[Comment]:
    """The comments that were written, case by case and round by round."""
    with (shipped("data/example") / "comments.csv").open(encoding="utf-8-sig", newline="") as file:
        for number, row in enumerate(csv.DictReader(file, delimiter=";")):
            yield Comment(
                key=uuid5(NAMESPACE_URL, f"example-comment-{number}").hex,
                text=row["kommentti"],
                case=row["tapaus"],
                round=int(row["kierros"]),
                table=int(row["poyta"]),
                at=starts_at + timedelta(minutes=26 + 20 * int(row["kierros"]), seconds=number)
                if starts_at
                else None,
            )


def create_example(
    path: Path, *, starts_at: datetime | None = None, with_comments: bool = False
) -> Path:
    """Write the example workshop to a new file. Unless told it starts in some minutes, and what had
    to be done before is done."""
    ready, starts_at = starts_at is None, starts_at or _next_five_minutes()
    with Log(path, create=True) as log:
        log.append(*example_events(starts_at))
        if ready:
            log.append(
                *(
                    TaskTicked(task.value, True, starts_at)
                    for task in Task
                    if task not in SHOWN_BY_PLAN
                )
            )
        if with_comments:
            log.append(*(CommentWritten(comment) for comment in example_comments(starts_at)))
    return path


def _next_five_minutes() -> datetime:
    """So that who tries the example is in time, not an hour ahead."""
    now = datetime.now(UTC).replace(second=0, microsecond=0)
    return now + timedelta(minutes=5 - now.minute % 5)


def _case(case: dict[str, Any]) -> Case:
    return Case(
        key="",
        title=case["title"],
        presenter=case["presenter"],
        unit=case["unit"],
        description=case["description"],
        card=Card(**case["card"]),
    )
