"""What cannot be in a track, and what is odd about tracks and yet can be."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from parastaminen_nb.core.agenda import Agenda
from parastaminen_nb.core.errors import N_, Sentence, WorkshopError
from parastaminen_nb.core.segment import Segment
from parastaminen_nb.core.tracks import Leg, legs_of

MOST_LETTERS: Final = 40
FOR_EVERYONE: Final = N_(
    "All people change tables in a round, so it cannot be in a track. Choose another kind, such as "
    "a discussion together, or clear the track."
)


def spelled(name: str, others: Iterable[Segment]) -> str:
    """A track as it is written, in the spelling of those that are there already."""
    name = " ".join(name.split())
    known = {other.track.casefold(): other.track for other in others}
    return known.get(name.casefold(), name)


def refuse_in_track(agenda: Agenda, key: str, field: str) -> None:
    """Refuse what would not count where it was just written."""
    segment = agenda.segment(key)
    if field in {"track", "kind"} and segment.track and not segment.held_in:
        raise WorkshopError(FOR_EVERYONE)
    if field == "track" and len(segment.track) > MOST_LETTERS:
        raise WorkshopError(
            N_("Give the track a name of at most {most} letters."), most=MOST_LETTERS
        )
    first = agenda.leg(key).first
    if field == "fixed_start" and segment.fixed_start is not None and first != segment:
        raise WorkshopError(
            N_(
                "Tracks side by side begin together, with “{first}”. Give the fixed hour to that "
                "one."
            ),
            first=first.name,
        )


def remarks(segments: Iterable[Segment]) -> tuple[Sentence, ...]:
    """What is odd about the tracks of an agenda and yet can be: nothing where all is well."""
    return tuple(_remarks(legs_of(segments)))


def _remarks(legs: Iterable[Leg]) -> Iterator[Sentence]:
    for leg in legs:
        if leg.in_tracks and len(leg.tracks) == 1:
            message = N_(
                "“{name}” is in track {track}, and nothing is held at the same time. Put a part "
                "of another track beside it, or clear its track."
            )
            yield Sentence(message, {"name": leg.first.name, "track": leg.first.held_in})
        for segment in leg.segments:
            if segment.track and not segment.held_in:
                message = N_(
                    "“{name}” is for everyone, because all people change tables. Its track "
                    "{track} does not count."
                )
                yield Sentence(message, {"name": segment.name, "track": segment.track})
            if segment.fixed_start is not None and segment is not leg.first:
                message = N_(
                    "The fixed hour of “{name}” does not count: tracks side by side begin with "
                    "“{first}”. Give the hour to that one."
                )
                yield Sentence(message, {"name": segment.name, "first": leg.first.name})
