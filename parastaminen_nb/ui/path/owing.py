"""What people still have to be told of meetings that moved or are off, each with the way to it."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator

import ipywidgets

from parastaminen_nb.core.letters import Letter
from parastaminen_nb.core.live import Live
from parastaminen_nb.core.meetings_told import Owed, owed
from parastaminen_nb.core.pathway import Meeting
from parastaminen_nb.i18n import Translator
from parastaminen_nb.ui.blocks import boxed
from parastaminen_nb.ui.button import Button, button
from parastaminen_nb.ui.card import row, stack
from parastaminen_nb.ui.html import Markup, Piece, html, joined
from parastaminen_nb.ui.path.words import called, day_words, people_named
from parastaminen_nb.ui.path.writer import Writer


class Owing(ipywidgets.VBox):
    """A notice for each meeting of which people know something else than holds; no place without.

    `write(meeting, letter)` is called with a key when the reader wants to tell them.
    """

    def __init__(
        self, pathing: Writer, _: Translator, write: Callable[[str, Letter], object]
    ) -> None:
        self._pathing, self._words, self._write = pathing, _, write
        self.notes: dict[str, tuple[Piece, Button]] = {}
        super().__init__()
        for name in ("pa-box", "pa-stack"):
            self.add_class(name)
        self.layout.display = "none"

    def render(self, live: Live) -> None:
        found = owed(live.meetings_told, live.path, self._pathing.today)
        self._hold({f"{one.meeting.key} {one.letter.value}": one for one in found})
        for one, (said, act) in zip(found, self.notes.values(), strict=True):
            said.show(boxed("warn", self._said(one, live), live=True))
            act.description = self._acts(one, live)

    def _hold(self, found: dict[str, Owed]) -> None:
        """A notice stays the same widget, and its button focused, for as long as it is there."""
        if list(found) == list(self.notes):
            return
        self.notes = {key: self.notes.get(key) or self._made(one) for key, one in found.items()}
        self.children = [stack(said, row(act)) for said, act in self.notes.values()]
        self.layout.display = "" if found else "none"

    def _made(self, one: Owed) -> tuple[Piece, Button]:
        key, letter = one.meeting.key, one.letter
        act = button("", lambda _button: self._write(key, letter), kind="sec", size="small")
        act.show_icon("send")
        return Piece(), act

    def _said(self, one: Owed, live: Live) -> Markup:
        _, meeting = self._words, one.meeting
        blanks = {"meeting": called(meeting, _), "day": self._day(meeting)}
        if one.letter is Letter.MEETING_CANCELLED:
            told = [_("{meeting} {day} is not held after all.", **blanks)]
        elif meeting.starts:
            told = [_("{meeting} is now {day} at {time}.", **blanks, time=_.time(meeting.starts))]
        else:
            told = [_("{meeting} is now {day}.", **blanks)]
        told += self._whom(one, live)
        if one.in_calendars:
            told.append(
                _("Its entry was taken as a file: whoever got it still has it in the calendar.")
            )
        head, *rest = told
        return html("<p><b>{head}</b> {rest}</p>", head=head, rest=joined(rest, between=" "))

    def _whom(self, one: Owed, live: Live) -> Iterator[str]:
        """Who knows it otherwise, by letter or by what was made as a file."""
        _ = self._words
        sent, taken = self._names(one.sent, live), self._names(one.taken, live)
        if one.letter is Letter.MEETING_CANCELLED:
            if sent:
                yield _("The invitation went to: {names}.", names=sent)
            if taken:
                yield _("The invitation was made as a file for: {names}.", names=taken)
            return
        if sent:
            yield _("What held before went to: {names}.", names=sent)
        if taken:
            yield _("What held before was made as a file for: {names}.", names=taken)

    def _acts(self, one: Owed, live: Live) -> str:
        _, known = self._words, {person.key for person in live.workshop.people}
        n = len(known.intersection(one.people))
        if one.letter is Letter.MEETING_CANCELLED:
            if not n:
                return _("Cancel it in calendars")
            return _.plural("Cancel it for {n} person", "Cancel it for {n} people", n=n)
        if not n:
            return _("Change it in calendars")
        return _.plural("Tell {n} person of the change", "Tell {n} people of the change", n=n)

    def _names(self, keys: Collection[str], live: Live) -> list[str]:
        return people_named([one for one in live.workshop.people if one.key in keys], self._words)

    def _day(self, meeting: Meeting) -> str:
        return day_words(meeting.day, self._pathing.today, self._words)
