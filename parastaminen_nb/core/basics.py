"""The basics of a workshop as they are written: the texts of a form, and the plan that follows."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime, time
from typing import Any, Final
from zoneinfo import ZoneInfo

from parastaminen_nb.core.editing import LONGEST_DAY, whole
from parastaminen_nb.core.errors import N_, WorkshopError
from parastaminen_nb.core.prompts import LANGUAGES
from parastaminen_nb.core.workshop import (
    Anonymity,
    GroupSize,
    Place,
    Showing,
    Variant,
    Workshop,
)

USUAL_START: Final = time(9, 0)
MOST_EXPECTED: Final = 2000
MOST_ROOMS: Final = 500
EARLIEST_YEAR: Final = 2000


def basics_of(workshop: Workshop) -> dict[str, str]:
    """The basics of a workshop as the texts of a form."""
    starts = workshop.local(workshop.starts_at) if workshop.starts_at else None
    return {
        "title": workshop.title,
        "organisation": workshop.organisation,
        "aim": workshop.aim,
        "question": workshop.question,
        "day": starts.date().isoformat() if starts else "",
        "start": f"{starts or USUAL_START:%H:%M}",
        "minutes": str(workshop.minutes),
        "place": workshop.place.value,
        "venue": workshop.venue,
        "contact": workshop.contact,
        "language": workshop.language,
        "expected": str(workshop.expected or ""),
        "rooms": str(workshop.rooms or ""),
        "variant": workshop.variant.value,
        "least": str(workshop.group_size.least),
        "most": str(workshop.group_size.most),
        "anonymity": workshop.anonymity.value,
        "showing": workshop.showing.value,
        "secretary": "yes" if workshop.secretary else "no",
    }


def with_basics(
    workshop: Workshop, typed: Mapping[str, str], changed: str, *, begun: bool = False
) -> Workshop:
    """The workshop after one field of its basics was written; `typed` holds all of them.

    Once it has `begun` (the doors are open) who can know the writers stays as people were told.
    """
    if changed == "anonymity" and begun and Anonymity(typed[changed]) is not workshop.anonymity:
        raise WorkshopError(
            N_(
                "The doors are open and people have been told who can know what they wrote. "
                "That stays as it is."
            )
        )
    return replace(workshop, **_changes(workshop, typed, changed))


def _changes(workshop: Workshop, typed: Mapping[str, str], changed: str) -> dict[str, Any]:
    value = typed[changed]
    new: Any = value
    match changed:
        case "title" | "organisation" | "question" | "venue" | "contact":
            new = " ".join(value.split())
        case "aim":
            new = value.strip()
        case "language":
            new = value if value in LANGUAGES else workshop.language
        case "variant" | "place" | "anonymity" | "showing":
            new = _CHOICES[changed](value)
        case "secretary":
            new = value == "yes"
        case "minutes":
            message = N_("Enter the length in minutes, {least}–{most}.")
            new = whole(value, 15, LONGEST_DAY, message)
        case "expected":
            message = N_("Enter the number of people, {least}–{most}.")
            new = whole(value, 0, MOST_EXPECTED, message) if value.strip() else 0
        case "rooms":
            message = N_("Enter the number of tables, {least}–{most}.")
            new = whole(value, 0, MOST_ROOMS, message) if value.strip() else 0
        case "day" | "start":
            return {"starts_at": _moment(workshop.zone, typed)}
        case "least" | "most":
            message = N_("Enter the number of people, {least}–{most}.")
            least, most = (whole(typed[end], 1, 100, message) for end in ("least", "most"))
            return {"group_size": GroupSize(least, most)}
        case _:
            raise KeyError(changed)
    return {changed: new}


_CHOICES: Final = {
    "variant": Variant,
    "place": Place,
    "anonymity": Anonymity,
    "showing": Showing,
}


def _moment(zone: str, typed: Mapping[str, str]) -> datetime | None:
    if not typed["day"]:
        return None
    try:
        day = date.fromisoformat(typed["day"])
    except ValueError as error:
        raise WorkshopError(N_("Choose a day that is in the calendar.")) from error
    if day.year < EARLIEST_YEAR:  # 2027 is 2, 20 and 202 while it is typed
        raise WorkshopError(N_("Write the year with four digits, such as 2027."))
    try:
        start = time.fromisoformat(typed["start"]) if typed["start"] else USUAL_START
    except ValueError as error:
        raise WorkshopError(N_("Write the hour as 9:00 or 13:30.")) from error
    return datetime.combine(day, start, ZoneInfo(zone))
