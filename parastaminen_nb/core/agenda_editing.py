"""An agenda as it is written: what a reader typed into a row becomes the agenda that follows.

Every function takes plain text, as a table has it, and gives a new value. What cannot be is a
`WorkshopError` that says what to write instead.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, time
from typing import Any, Final

from parastaminen_nb.core.agenda import Agenda, Kind, Segment
from parastaminen_nb.core.arranging import numbered
from parastaminen_nb.core.editing import LONGEST_DAY, whole
from parastaminen_nb.core.errors import N_, WorkshopError
from parastaminen_nb.core.segment import SHORTEST_ROUND
from parastaminen_nb.core.templates import TEMPLATES
from parastaminen_nb.core.track_rules import refuse_in_track, spelled
from parastaminen_nb.core.workshop import Workshop

LEAST_IMPORTANT: Final = 4
LONGEST_MOVE: Final = 60
USUAL_CASES: Final = 3
"""For so many cases an agenda is made while there are none yet."""

_LENGTH: Final = N_("Enter the length in minutes, {least}–{most}.")


def fields_of(segment: Segment) -> dict[str, str]:
    """A segment as the texts of a row; what is as usual for its kind is empty."""
    return {
        "title": segment.title,
        "minutes": str(segment.minutes),
        "kind": segment.kind.value,
        "least": _text(segment.least),
        "preferred": _text(segment.preferred),
        "most": _text(segment.most),
        "priority": _text(segment.priority),
        "fixed_start": f"{segment.fixed_start:%H:%M}" if segment.fixed_start else "",
        "equal": segment.group,
        "move": _text(segment.move or None),
        "lead": segment.lead,
        "instructions": segment.instructions,
        "materials": "\n".join(segment.materials),
        "track": segment.track,
    }


def with_segment_written(agenda: Agenda, key: str, field: str, value: str) -> Agenda:
    """The agenda after one field of a segment (a name of `fields_of`) was written.

    An empty text gives back what is usual. Raises `KeyError` where there is no such field.
    """
    if field == "minutes":
        return with_minutes(agenda, key, value)
    if field == "track":
        value = spelled(value, (other for other in agenda.segments if other.key != key))
    changed = replace(agenda.segment(key), **_changes(agenda.segment(key), field, value))
    refuse_in_track(agenda.changed(changed), key, field)
    if field in {"least", "preferred", "most"}:
        _check_bounds(changed)
    agenda = agenda.changed(changed)
    return numbered(agenda) if field == "kind" else agenda


def with_minutes(agenda: Agenda, key: str, value: str) -> Agenda:
    """The agenda after the length of a segment was written. Its bounds give way to it."""
    minutes = whole(value, 1, LONGEST_DAY, _LENGTH)
    segment = agenda.segment(key)
    least = None if segment.least is None else min(segment.least, minutes)
    most = None if segment.most is None else max(segment.most, minutes)
    return agenda.changed(replace(segment.lasting(minutes), least=least, most=most))


def laid_into(segments: tuple[Segment, ...], minutes: int, at: datetime) -> Agenda:
    """The agenda of these segments, shortened where it must be, for a beginning at `at` (aware)."""
    agenda = numbered(Agenda(segments, minutes))
    if agenda.slack >= 0:
        return agenda
    return agenda.reflowed(at, stretch=False).agenda


def usual_agenda(workshop: Workshop, rounds: int | None = None) -> Agenda:
    """The agenda that this workshop would get by itself, by default with a round for each case.

    Raises where it does not fit.
    """
    cases = len(workshop.cases) or USUAL_CASES
    return Agenda.generated(workshop.variant, cases=cases, rounds=rounds, minutes=workshop.minutes)


def agenda_after(before: Workshop, workshop: Workshop, agenda: Agenda) -> Agenda:
    """The agenda after the workshop changed: made anew while nobody has touched it, else kept.

    The minutes there are follow the workshop in either case.
    """
    if not agenda.segments or untouched(before, agenda):
        return _made(workshop)
    return replace(agenda, minutes=workshop.minutes)


def untouched(workshop: Workshop, agenda: Agenda) -> bool:
    """Whether the agenda is just what this workshop would get by itself."""
    return agenda == _made(workshop)


def _made(workshop: Workshop) -> Agenda:
    """The usual agenda, or the shortest of its kind where even that is too long: it is told where
    the agenda stands, with what would fit, and follows the workshop as before."""
    try:
        return usual_agenda(workshop)
    except WorkshopError:
        roomy = usual_agenda(replace(workshop, minutes=LONGEST_DAY))
        segments = (
            s.lasting(SHORTEST_ROUND) if s.kind is Kind.ROUND else s for s in roomy.segments
        )
        return Agenda(tuple(segments), workshop.minutes)


def written_by_hand(workshop: Workshop, agenda: Agenda) -> bool:
    """Whether something in the agenda is somebody's own, and not as usual or from a template."""
    if not agenda.segments or untouched(workshop, agenda):
        return False
    rounds, minutes = max(1, agenda.rounds), agenda.minutes
    as_given = (Agenda.template(name, rounds=rounds, minutes=minutes) for name in TEMPLATES)
    return all(agenda != given for given in as_given)


def _changes(segment: Segment, field: str, value: str) -> dict[str, Any]:
    text = " ".join(value.split())
    changed: Any = text
    match field:
        case "title" | "lead" | "track":
            pass
        case "instructions":
            changed = value.strip()
        case "materials":
            lines = (" ".join(line.split()) for line in value.splitlines())
            changed = tuple(line for line in lines if line)
        case "least" | "most" | "preferred":
            minutes = whole(text, 1, LONGEST_DAY, _LENGTH) if text else None
            same = field == "preferred" and minutes == segment.minutes
            changed = None if same else minutes
        case "move":
            message = N_("Enter the minutes of the move, {least}–{most}.")
            changed = whole(text, 0, LONGEST_MOVE, message) if text else 0
        case "priority":
            message = N_("Choose an importance from {least} to {most}.")
            changed = whole(text, 1, LEAST_IMPORTANT, message) if text else None
        case "equal":
            changed = None if text == replace(segment, equal=None).group else text
        case "kind":
            changed = Kind(text)
        case "second":
            changed = text == "second"
        case "fixed_start":
            return {field: _hour(text), "second": None}
        case _:
            raise KeyError(field)
    return {field: changed}


def _hour(text: str) -> time | None:
    try:
        return time.fromisoformat(text) if text else None
    except ValueError as error:
        raise WorkshopError(N_("Write the hour as 9:00 or 13:30.")) from error


def _check_bounds(segment: Segment) -> None:
    wanted = segment.preferred or segment.minutes
    if segment.least is not None and segment.least > wanted:
        raise WorkshopError(
            N_("At least {least} min is more than the {wanted} min that it should have."),
            least=segment.least,
            wanted=wanted,
        )
    if segment.most is not None and segment.most < wanted:
        raise WorkshopError(
            N_("At most {most} min is less than the {wanted} min that it should have."),
            most=segment.most,
            wanted=wanted,
        )


def _text(number: int | None) -> str:
    return "" if number is None else str(number)
