"""What has changed and where in the log, so that whoever comes back is told what they missed."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from typing import NamedTuple

from parastaminen_nb.core.comments import Comment
from parastaminen_nb.core.events import (
    AgendaPlanned,
    Announced,
    Event,
    GuestArrived,
    PromptOpened,
    RotationPlanned,
    SecretaryTook,
    ShowingChosen,
    WorkshopPlanned,
)
from parastaminen_nb.core.live import Live
from parastaminen_nb.core.talk import touched
from parastaminen_nb.hub.place import Place

_PLANS = (
    WorkshopPlanned,
    AgendaPlanned,
    RotationPlanned,
    Announced,
    GuestArrived,
    PromptOpened,
    SecretaryTook,
    ShowingChosen,
)
"""After these every phone draws its page anew."""


class Change(NamedTuple):
    """Something that streams tell: a comment (by its key), or a new plan (None)."""

    place: Place
    comment: str | None


class Changes:
    """Every change since the log began, in the order of their places."""

    def __init__(self) -> None:
        self._all: list[Change] = []
        self._rounds: list[tuple[int, int]] = []
        """The place in the log at which a round began, and its number."""

    def note(self, place: Place, event: Event, before: Live, live: Live) -> None:
        """Keep what an event at this place changes for those who look on."""
        self._all.extend(Change(place, key) for key in touched(event, before, live))
        if isinstance(event, _PLANS):
            self._all.append(Change(place, None))
        if live.round and live.round != before.round:
            self._rounds.append((place.seq, live.round))

    def forget_voices(self) -> None:
        """Leave out the anonymous comments: no listener has counted them yet."""
        self._all = [change for change in self._all if not change.place.voice]

    def after(self, since: Place) -> list[Change]:
        """What came after a place, each thing once, where it was changed last."""
        fresh = self._all[bisect_right(self._all, since[:2], key=lambda one: one.place[:2]) :]
        last = {one.comment: one.place for one in fresh}
        return [one for one in fresh if last[one.comment] == one.place]

    def since_round(self, since: Place, comments: Iterable[Comment]) -> tuple[list[str], bool]:
        """The same for one who counted the anonymous comments of another life of this hub.

        Which of them it knows nobody can say: it is told again all that were written in the round
        where it was, or later. What it shows already it does not show twice. Returns the keys of
        comments, and whether the plan has changed.
        """
        fresh = self._all[bisect_right(self._all, (since.seq,), key=lambda one: one.place[:1]) :]
        begun = [round for seq, round in self._rounds if seq <= since.seq]
        first = max(begun[-1:] or [0])
        bare = (one.key for one in comments if one.at is None and one.round >= first)
        keys = dict.fromkeys((*bare, *(one.comment for one in fresh if one.comment)))
        return list(keys), any(one.comment is None for one in fresh)
