"""What people have been told of the meetings of a path, and what they still have to be told."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from parastaminen_nb.core.letters import (
    ABOUT_MEETINGS,
    Addressee,
    Letter,
    Outcome,
    Sending,
    meeting_addressees,
)
from parastaminen_nb.core.pathway import Meeting, Pathway
from parastaminen_nb.core.workshop import Workshop

CALENDARS: Final = ""
"""Stands for the person where a file for calendars was taken: nobody knows who has it."""

_MAY_HAVE_REACHED: Final = frozenset({Outcome.SENT, Outcome.UNSURE, Outcome.TAKEN})


@dataclass(frozen=True, slots=True)
class Told:
    """A letter about a meeting, and the meeting as it was then; None where there was none."""

    sending: Sending
    meeting: Meeting | None

    @property
    def who(self) -> tuple[str, str]:
        """The person and the meeting, by their keys."""
        return self.sending.person, self.sending.case

    @property
    def cancels(self) -> bool:
        return self.sending.letter is Letter.MEETING_CANCELLED


@dataclass(frozen=True, slots=True)
class Owed:
    """A meeting of which people know something else than holds: it moved, or is not held.

    `meeting` is as it is now, or as they know it where it is off. `sent` and `taken` are keys of
    people: to the first a letter went, for the others one was made as a file. `in_calendars` is
    whether its entry was taken as a file.
    """

    letter: Letter
    meeting: Meeting
    sent: tuple[str, ...]
    taken: tuple[str, ...]
    in_calendars: bool

    @property
    def people(self) -> tuple[str, ...]:
        return (*self.sent, *self.taken)


def owed(told: Sequence[Told], path: Pathway, today: date) -> tuple[Owed, ...]:
    """What people still have to be told of meetings that are not over, by their days."""
    return tuple(sorted(_owed(told, path, today), key=lambda one: one.meeting.day))


def off_meetings(told: Sequence[Told], path: Pathway, today: date) -> tuple[Meeting, ...]:
    """The meetings of which people were told that are not held after all, as they were told, by
    their days; those whose day is over are left out."""
    found = {one.who[1]: one.meeting for one in told if one.meeting and _reached(one)}
    gone = (one for key, one in found.items() if is_off(key, path) and one.day >= today)
    return tuple(sorted(gone, key=lambda one: (one.day, one.key)))


def is_off(key: str, path: Pathway) -> bool:
    """Whether a meeting was removed from the path, or is said not to be held."""
    return all(one.key != key or one.held is False for one in path.meetings)


def known_meeting(told: Iterable[Told], person: str, key: str) -> Meeting | None:
    """A meeting as this person was last told of it before it was cancelled; as anybody was, where
    they have not been told."""
    found = [one for one in told if one.who[1] == key and one.meeting and not one.cancels]
    own = [one for one in found if one.who[0] == person and _reached(one)]
    return (own or found)[-1].meeting if found else None


def told_people(
    workshop: Workshop, told: Sequence[Told], path: Pathway, letter: Letter, meeting: str
) -> tuple[Addressee, ...]:
    """Who gets a letter about a meeting (a key). That it moved or is off goes to all of the list
    who know it otherwise or have had this letter, whether they meant to come or not."""
    if is_off(meeting, path) is not (letter is Letter.MEETING_CANCELLED):
        return ()
    if letter not in (Letter.MEETING_MOVED, Letter.MEETING_CANCELLED):
        return meeting_addressees(workshop, path, letter, meeting)
    asked = {
        key for (key, about), one in _last(told).items() if about == meeting and _owes(one, path)
    }
    had = (one for one in holding((), told, path) if one.letter is letter)
    asked.update(one.person for one in had if one.case == meeting)
    return tuple(Addressee(one, meeting) for one in workshop.people if one.key in asked)


def holding(letters: Iterable[Sending], told: Iterable[Told], path: Pathway) -> list[Sending]:
    """The letters that need not be sent again: about a meeting only what holds still.

    An invitation to a meeting that was cancelled since is none, and who was told of a move is told
    again when it moves once more.
    """
    found: dict[tuple[str, str], list[Told]] = {}
    for one in told:
        if _reached(one):
            before = found.get(one.who, [])
            over = one.cancels or any(it.cancels for it in before)
            found[one.who] = [one] if over else [*before, one]
    return [one for one in letters if one.letter not in ABOUT_MEETINGS] + [
        one.sending
        for ones in found.values()
        for one in ones
        if one.sending.letter is not Letter.MEETING_MOVED or not _owes(one, path)
    ]


def _owed(told: Sequence[Told], path: Pathway, today: date) -> Iterator[Owed]:
    about: dict[str, list[tuple[Told, Meeting]]] = {}
    for (_person, key), one in _last(told).items():
        if one.meeting and _owes(one, path):
            about.setdefault(key, []).append((one, one.meeting))
    for key, ones in about.items():
        off = is_off(key, path)
        meeting = ones[-1][1] if off else path.meeting(key)
        if meeting.day < today or meeting.held:
            continue
        taken = [one.who[0] for one, _known in ones if one.sending.outcome is Outcome.TAKEN]
        yield Owed(
            Letter.MEETING_CANCELLED if off else Letter.MEETING_MOVED,
            meeting,
            tuple(one.who[0] for one, _known in ones if one.who[0] not in taken),
            tuple(person for person in taken if person != CALENDARS),
            CALENDARS in taken,
        )


def _owes(one: Told, path: Pathway) -> bool:
    """Whether its reader knows something else than holds."""
    if one.meeting is None or one.cancels:
        return False
    key = one.who[1]
    return is_off(key, path) or _facts(one.meeting) != _facts(path.meeting(key))


def _last(told: Iterable[Told]) -> dict[tuple[str, str], Told]:
    """What each person last heard of each meeting."""
    return {one.who: one for one in told if _reached(one)}


def _reached(one: Told) -> bool:
    return one.sending.outcome in _MAY_HAVE_REACHED


def _facts(meeting: Meeting) -> tuple[object, ...]:
    """What a reader has in the calendar."""
    return meeting.day, meeting.starts, meeting.minutes, meeting.venue.strip()
