"""The card of the meetings: their row, what the next one needs, and one of them opened."""

from __future__ import annotations

import ipywidgets

from parastaminen_nb.core.errors import WorkshopError
from parastaminen_nb.core.live import Live
from parastaminen_nb.core.pathway import Meeting, next_meeting
from parastaminen_nb.ui.blocks import boxed
from parastaminen_nb.ui.button import button
from parastaminen_nb.ui.card import heading, row, stack
from parastaminen_nb.ui.form import Field
from parastaminen_nb.ui.html import Markup, Piece, html
from parastaminen_nb.ui.path.composer import Composer
from parastaminen_nb.ui.path.meeting import MeetingEditor
from parastaminen_nb.ui.path.replies import replies_words
from parastaminen_nb.ui.path.timeline import Timeline
from parastaminen_nb.ui.path.words import called, day_words
from parastaminen_nb.ui.path.writer import Shared


class MeetingsCard(ipywidgets.VBox):
    """`timeline` shows them all, `editor` the one that is open (None mostly).

    `beside` takes what leaves for the people of the next meeting: its buttons stand under what
    is told of it. `owing` takes what people have to be told of meetings that moved or are off.
    """

    def __init__(self, shared: Shared) -> None:
        self._shared, self._pathing, self._notice = shared, shared.pathing, shared.notice
        self._words = _ = shared.words
        self.editor: MeetingEditor | None = None
        self.composer: Composer | None = None
        self.timeline = Timeline(_, watch=self._notice.watch)
        self.timeline.when("open", self._go)
        self.timeline.when("mark", self._mark)
        self.timeline.when("usual", self._plan)
        self.next = Piece()
        self.answers = button(
            _("Mark the answers"), self._open_answers, kind="sec", icon="people", size="small"
        )
        self.add = button(_("Add a meeting"), self._begin, kind="quiet", icon="plus", size="small")
        self.beside, self.owing = row(), stack()
        self._acts = row(self.answers, self.beside, self.add)
        self._opened = stack()
        self._open()
        super().__init__(
            [
                heading(_("Meetings")),
                self.timeline,
                self.owing,
                self.next,
                self._acts,
                self._opened,
            ]
        )
        for name in ("pa-box", "pa-card", "pa-stack"):
            self.add_class(name)

    def render(self, live: Live) -> None:
        today = self._pathing.today
        self.timeline.show(live, today)
        following = next_meeting(live.path.meetings, today)
        self.next.show(self._said(following, live) if following else Markup())
        self.next.layout.display = "" if following else "none"
        asks = bool(following and live.workshop.people)
        self.answers.layout.display = "" if asks else "none"
        self.beside.layout.display = "" if following else "none"
        if self.editor is None:
            return
        if any(one.key == self.editor.key for one in live.path.meetings):
            self.editor.render(live)
        else:
            _ = self._words
            self._close()
            self._notice.say(_("The meeting that you had open was removed."), "info")

    def open_one(self, key: str) -> None:
        """Show one meeting to be changed."""
        self._pathing.state.path.meeting(key)  # a browser may send anything
        self.editor = MeetingEditor(self._shared, key, on_close=self._close)
        self.editor.remove.on_click(lambda _button: self._remove(key))
        self._open(self.editor)

    def _go(self, key: str) -> None:
        self._shared.going()
        self.open_one(key)

    def _open_answers(self, _button: object) -> None:
        with self._notice.watch():
            following = next_meeting(self._pathing.state.path.meetings, self._pathing.today)
            if following:
                self._go(following.key)
                assert self.editor is not None
                self.editor.who.turn()

    def _begin(self, _button: object) -> None:
        _ = self._words
        with self._notice.watch():
            self._shared.going()
            self.editor = None
            if self.composer is None:
                self.composer = Composer(
                    _,
                    _("A new meeting"),
                    Field("title", _("Name of the meeting"), wide="half"),
                    Field("day", _("Day"), "date", wide="half"),
                    add_word=_("Add the meeting"),
                    add=self._pathing.add_meeting,
                    write=self._pathing.write_meeting,
                    then=self._added,
                    on_close=self._close,
                    watch=self._notice.watch,
                )
            else:
                self.composer.enter()
            self._open(self.composer)

    def _added(self, key: str) -> None:
        self._shared.told()
        self.open_one(key)

    def _close(self) -> None:
        if self.editor:
            # Before it goes: a screen reader says nothing of a focus that was lost before it moved.
            self.timeline.lead_to(self.editor.key)
        self.editor = None
        self._open()

    def _open(self, *parts: ipywidgets.Widget) -> None:
        """Show these under the row; nothing takes no place."""
        self.timeline.opened = self.editor.key if self.editor else ""
        self._opened.children = parts
        self._opened.layout.display = "" if parts else "none"

    def _remove(self, key: str) -> None:
        with self._notice.watch():
            self._close()
            self._pathing.drop_meeting(key)
            self._shared.told()

    def _plan(self, months: int) -> None:
        self._pathing.plan_usual(12 if months == 12 else 6)
        self._shared.told()

    def _mark(self, key: str, held: str, present: str) -> None:
        errors = {other: said for other, said in self.timeline.errors.items() if other != key}
        self.timeline.errors = errors  # who presses again is led again to what is still wrong
        fields = {"held": "yes" if held == "yes" else "no", "present": present}
        try:
            self._pathing.write_meeting(key, fields)
        except WorkshopError as trouble:
            self.timeline.errors = {**errors, key: self._words.say(trouble)}
        else:
            self._shared.told()

    def _said(self, meeting: Meeting, live: Live) -> Markup:
        """When the next meeting is, and who has answered."""
        _, workshop = self._words, live.workshop
        day = day_words(meeting.day, self._pathing.today, _)
        name = called(meeting, _)
        if meeting.starts:
            when = _(
                "{meeting} {day} at {time}.", meeting=name, day=day, time=_.time(meeting.starts)
            )
        else:
            when = _("{meeting} {day}.", meeting=name, day=day)
        answered = (
            replies_words(workshop, live.path.coming(meeting.key), _)
            if workshop.people
            else _("Nobody is on the list yet. Add people on the planning page.")
        )
        where = f"{meeting.venue}." if meeting.venue else ""
        return boxed(
            "info",
            html(
                "<p><b>{when}</b> {where} {answered}</p>",
                when=when,
                where=where,
                answered=answered,
            ),
        )
