"""A path as it is written: what somebody typed into a field becomes what follows.

Every function takes plain text, as a page or a sheet has it. What cannot be is a `WorkshopError`
that says what to write instead.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import replace
from datetime import date, time
from itertools import count
from typing import Any, Final

from parastaminen_nb.core.editing import whole
from parastaminen_nb.core.errors import N_, WorkshopError
from parastaminen_nb.core.pathway.experiments import Decision, Experiment, Report, Stage
from parastaminen_nb.core.pathway.meetings import Meeting

MOST_EXPERIMENTS: Final = 100
MOST_MEETINGS: Final = 40
LONGEST_TITLE: Final = 120
LONGEST_TEXT: Final = 4_000
LARGEST: Final = 1_000_000_000
LONGEST_MEETING: Final = 24 * 60
MOST_PRESENT: Final = 10_000

WORDS_OF_EXPERIMENT: Final = (
    *("title", "aim", "responsible", "next_step", "measure", "unit", "reason"),
)
"""The fields of an experiment that are plain words."""
WORDS_OF_MEETING: Final = ("title", "venue", "notes")


def new_key(letter: str, taken: Collection[str]) -> str:
    """The first free key: "x1", "x2" ... for experiments, "m1" ... for meetings."""
    return next(key for key in (f"{letter}{n}" for n in count(1)) if key not in taken)


def experiment_written(experiment: Experiment, fields: Mapping[str, str]) -> Experiment:
    """The experiment after these fields were written. Days are ISO ("2027-05-04") or empty,
    `target` a number with comma or point or empty, `stage` and `decision` their values.

    >>> experiment_written(Experiment("x1", "Lounas"), {"target": "2,5", "unit": "paria"}).target
    2.5
    """
    changed: dict[str, Any] = {}
    for field, text in fields.items():
        if field in WORDS_OF_EXPERIMENT:
            changed[field] = _words(text, LONGEST_TITLE if field == "title" else LONGEST_TEXT)
        elif field in {"next_day", "decided_on"}:
            changed[field] = day_of(text)
        elif field == "target":
            changed[field] = number_of(text) if text.strip() else None
        elif field == "stage":
            changed[field] = Stage(text)
        elif field == "decision":
            changed[field] = Decision(text) if text else None
        elif field == "case":
            changed[field] = text.strip()
        else:
            raise KeyError(field)
    if not changed.get("title", experiment.title):
        raise WorkshopError(N_("Give the experiment a name that tells what is tried."))
    return replace(experiment, **changed)


def meeting_written(meeting: Meeting, fields: Mapping[str, str]) -> Meeting:
    """The meeting after these fields were written. `day` is ISO, `starts` "9:00", "9.00" or empty,
    `held` "yes", "no" or empty."""
    changed: dict[str, Any] = {}
    for field, text in fields.items():
        if field in WORDS_OF_MEETING:
            changed[field] = _words(text, LONGEST_TITLE if field == "title" else LONGEST_TEXT)
        elif field == "day":
            changed[field] = day_of(text)
        elif field == "starts":
            changed[field] = hour_of(text)
        elif field == "minutes":
            changed[field] = whole(text, 1, LONGEST_MEETING, _MINUTES)
        elif field == "present":
            changed[field] = whole(text or "0", 0, MOST_PRESENT, _PRESENT)
        elif field == "held":
            changed[field] = {"yes": True, "no": False, "": None}[text]
        else:
            raise KeyError(field)
    if changed.get("day", meeting.day) is None:
        raise WorkshopError(N_("Choose the day of the meeting.")).about("day")
    if meeting.occasion is None and not changed.get("title", meeting.title):
        raise WorkshopError(N_("Give the meeting a name.")).about("title")
    return replace(meeting, **changed)


def report_written(report: Report, text: str) -> Report:
    """What was told, after these words were written."""
    return replace(report, text=_words(text, LONGEST_TEXT))


def day_of(text: str) -> date | None:
    """A day from its ISO form; None from nothing.

    >>> day_of("2027-05-04")
    datetime.date(2027, 5, 4)
    """
    if not text.strip():
        return None
    try:
        return date.fromisoformat(text.strip())
    except ValueError as error:
        raise WorkshopError(
            N_("{text} is no day. Choose it from the calendar."), text=text.strip()[:40]
        ) from error


def hour_of(text: str) -> time | None:
    """An hour as people write it; None from nothing.

    >>> hour_of("9.30"), hour_of("13")
    (datetime.time(9, 30), datetime.time(13, 0))
    """
    hours, _colon, minutes = text.strip().replace(".", ":").partition(":")
    if not hours:
        return None
    try:
        return time(int(hours), int(minutes or 0))
    except ValueError as error:
        raise WorkshopError(
            N_("{text} is no hour. Write it as 9.00 or 13.30."), text=text.strip()[:40]
        ) from error


def number_of(text: str) -> float:
    """A number as people write it, with comma or point, digits in groups or not.

    >>> number_of("1 250,5"), number_of("−3")
    (1250.5, -3.0)
    """
    plain = "".join(text.split()).replace("−", "-").replace(",", ".")
    try:
        number = float(plain)
    except ValueError:
        number = float("nan")
    # Not a number and the infinities are numbers to Python, and nothing that anybody counted.
    if not abs(number) <= LARGEST or "_" in plain:
        raise WorkshopError(
            N_("{text} is no number. Write only digits, such as 17 or 2,5."), text=text.strip()[:40]
        )
    return number


def _words(text: str, longest: int) -> str:
    words = text.strip()
    if len(words) > longest:
        raise WorkshopError(
            N_("The text is too long. Write at most {most} characters."), most=longest
        )
    return words


_MINUTES = N_("A meeting takes {least} to {most} minutes. Write a whole number.")
_PRESENT = N_("Write how many people came, from {least} to {most}.")
