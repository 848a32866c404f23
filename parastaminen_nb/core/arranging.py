"""The parts of an agenda put in, copied, moved, taken out; rounds are numbered in their order."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import replace
from itertools import count
from string import ascii_uppercase
from typing import Final

from parastaminen_nb.core.agenda import Agenda, Kind, Segment
from parastaminen_nb.core.errors import N_, WorkshopError
from parastaminen_nb.core.track_rules import refuse_in_track

USUAL_MOVE: Final = 2


def with_segment(agenda: Agenda, kind: Kind, minutes: int = 10, *, after: str = "") -> Agenda:
    """The agenda with one segment more, after the segment with that key or at the end.

    A round comes with the move to it, and is as long as the other rounds. Between parts in tracks
    it joins the track of the one before it; a round goes after all tracks.
    """
    taken = {segment.key for segment in agenda.segments}
    if after in taken:
        leg = agenda.leg(after)
        if kind is Kind.ROUND:
            after = leg.segments[-1].key
        elif after != leg.segments[-1].key:
            new = Segment(new_key(kind, taken), kind, minutes, track=leg.track_of(after))
            return _with(agenda, agenda.place(after) + 1, (new,))
    added: tuple[Segment, ...]
    if kind is Kind.ROUND:
        lengths = [s.minutes for s in agenda.segments if s.kind is Kind.ROUND]
        minutes = lengths[-1] if lengths else minutes
        added = (
            Segment(new_key(Kind.MOVE, taken), Kind.MOVE, USUAL_MOVE),
            Segment(new_key(kind, taken), kind, minutes),
        )
    else:
        added = (Segment(new_key(kind, taken), kind, minutes),)
    place = agenda.place(after) + 1 if after in taken else len(agenda.segments)
    return _with(agenda, place, added)


def with_copy(agenda: Agenda, key: str) -> Agenda:
    """The agenda with a segment twice, the second right after the first."""
    segment = agenda.segment(key)
    new = new_key(segment.kind, {other.key for other in agenda.segments})
    # Two parts cannot begin at the same hour.
    copy = replace(segment, key=new, fixed_start=None, second=None)
    return _with(agenda, agenda.place(key) + 1, (copy,))


def with_segment_alongside(agenda: Agenda, key: str) -> Agenda:
    """The agenda with a segment that is held at the same time as another, in a track of its own.

    What was for everyone becomes the first track. Raises `WorkshopError` for a round or a move,
    and where there are tracks right before or after it, for they would all be held together.
    """
    segment, tracks = agenda.segment(key), set(agenda.leg(key).tracks)
    names = (letter for letter in ascii_uppercase if letter not in tracks)
    if not segment.held_in:
        segment = replace(segment, track=next(names))
        agenda = agenda.changed(segment)
        refuse_in_track(agenda, key, "track")
        if len(agenda.leg(key).segments) > 1:
            raise WorkshopError(
                N_(
                    "There are tracks right beside “{name}”, and all of them would begin together. "
                    "Put a part for everyone between them first, such as a break."
                ),
                name=segment.name,
            )
    new = Segment(
        new_key(segment.kind, {other.key for other in agenda.segments}),
        segment.kind,
        segment.minutes,
        track=next(names),
    )
    return _with(agenda, agenda.place(agenda.leg(key).segments[-1].key) + 1, (new,))


def with_move(agenda: Agenda, key: str, by: int) -> Agenda:
    """The agenda with a segment some places later; rounds are numbered in their new order.

    What is for everyone moves past tracks side by side as a whole and never between them.
    """
    moved = agenda.moved(key, by=by)
    if by and not agenda.segment(key).held_in:
        step, last = (1 if by > 0 else -1), len(moved.segments) - 1
        while 0 < moved.place(key) < last and _splits(moved, moved.place(key)):
            moved = moved.moved(key, by=step)
    return numbered(moved)


def _splits(agenda: Agenda, place: int) -> bool:
    """Whether a segment stands between two that were held side by side."""
    before, behind = agenda.segments[place - 1], agenda.segments[place + 1]
    return bool(before.held_in and behind.held_in)


def without_segments(agenda: Agenda, keys: Iterable[str]) -> Agenda:
    """The agenda without these segments; the rounds after them move up. Unknown keys are none."""
    gone = set(keys)
    kept = tuple(segment for segment in agenda.segments if segment.key not in gone)
    return numbered(replace(agenda, segments=kept))


def with_moves(agenda: Agenda, minutes: int = USUAL_MOVE) -> Agenda:
    """The agenda with time to move before every round that has none."""
    segments = []
    before: Segment | None = None
    for segment in agenda.segments:
        walks = before is not None and before.kind is Kind.MOVE
        if segment.kind is Kind.ROUND and not segment.move and not walks:
            segment = replace(segment, move=minutes)  # noqa: PLW2901  the row that is kept
        segments.append(segment)
        before = segment
    return replace(agenda, segments=tuple(segments))


def numbered(agenda: Agenda) -> Agenda:
    """The agenda with its rounds numbered from 1 in their order, and each move with the number of
    the round it leads to."""
    number = agenda.rounds
    segments: list[Segment] = []
    leads_to: int | None = None
    for segment in reversed(agenda.segments):
        if segment.kind is Kind.ROUND:
            leads_to = number
            number -= 1
        holds = segment.kind in {Kind.ROUND, Kind.MOVE}
        segments.append(replace(segment, round=leads_to if holds else None))
    return replace(agenda, segments=tuple(reversed(segments)))


def _with(agenda: Agenda, place: int, added: tuple[Segment, ...]) -> Agenda:
    before, behind = agenda.segments[:place], agenda.segments[place:]
    return numbered(replace(agenda, segments=(*before, *added, *behind)))


def new_key(kind: Kind, taken: Collection[str]) -> str:
    """A key for a new segment, which no other has.

    >>> new_key(Kind.BREAK, {"break-1", "round-1"})
    'break-2'
    """
    numbers = (f"{kind.value}-{number}" for number in count(1))
    return next(key for key in numbers if key not in taken)
