"""One meeting opened: when and where it is, who comes, and what was agreed there."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import ipywidgets

from parastaminen_nb.core.live import Live
from parastaminen_nb.core.pathway import Meeting, quiet
from parastaminen_nb.i18n import Translator
from parastaminen_nb.ui.blocks import noticed
from parastaminen_nb.ui.button import button
from parastaminen_nb.ui.card import row, stack
from parastaminen_nb.ui.fold import Fold
from parastaminen_nb.ui.form import Field, Form, Option
from parastaminen_nb.ui.html import Markup, Piece
from parastaminen_nb.ui.path.head import Head
from parastaminen_nb.ui.path.replies import COMING, Replies, replies_words
from parastaminen_nb.ui.path.sent import sent_about
from parastaminen_nb.ui.path.words import called
from parastaminen_nb.ui.path.writer import Shared
from parastaminen_nb.ui.plan.sent import under_heading


class MeetingEditor(ipywidgets.VBox):
    """`form` holds its fields, `who` (opened when it is needed) the list of those who come, `sent`
    which letters went out about it."""

    def __init__(
        self,
        shared: Shared,
        key: str,
        *,
        on_close: Callable[[], object],
    ) -> None:
        self._pathing, self._words, self.key = shared.pathing, shared.words, key
        _, notice, live = shared.words, shared.notice, shared.pathing.state
        name = called(live.path.meeting(key), _)
        self.head = Head(name, _("Back to the meetings"), on_close, watch=notice.watch)
        label = _("Meeting: {meeting}", meeting=name)
        about = f"meeting {key}"  # two may have one name
        self.form = Form(_, *_fields(_), label=label, about=about, watch=notice.watch)
        self.form.on_write(self._write)
        self.quiet = Piece()
        self.replies = Replies(_, watch=notice.watch)
        self.replies.when("reply", self._reply)
        self.who = Fold(_("Who comes"), self._open_replies, icon="people", watch=notice.watch)
        self.sent = Piece()
        self.remove = button(_("Remove the meeting"), kind="quiet", icon="delete")
        super().__init__([self.head, self.quiet, self.form, self.who, self.sent, row(self.remove)])
        for classes in ("pa-box", "pa-stack", "pa-xp-editor", "pa-tl-editor"):
            self.add_class(classes)
        self.render(live)

    def render(self, live: Live) -> None:
        _, meeting = self._words, live.path.meeting(self.key)
        self.head.title = called(meeting, _)
        self.form.show(_values(meeting, _))
        away = meeting.held is None and quiet(meeting.day)
        words = _("Many are on holiday on that day. Another day may bring more people together.")
        self.quiet.show(noticed("warn", words) if away else Markup())
        self.sent.show(under_heading(sent_about(live, self.key, _), _))
        self.sent.layout.display = "" if self.sent.value else "none"
        coming = live.path.coming(self.key)
        self.who.note(replies_words(live.workshop, coming, _) if live.workshop.people else "")
        if self.who.part is not None:
            self.replies.show(live.workshop, coming)

    def _open_replies(self) -> ipywidgets.Widget:
        live = self._pathing.state
        self.replies.show(live.workshop, live.path.coming(self.key))
        return stack(self.replies)

    def _write(self, field: str, typed: Mapping[str, str]) -> None:
        value = typed[field]
        if field == "title" and value.strip() == self._usual():
            value = ""
        self._pathing.write_meeting(self.key, {field: value})

    def _usual(self) -> str:
        """What it is called where nobody has given it a name of its own."""
        meeting = self._pathing.state.path.meeting(self.key)
        return called(Meeting(meeting.key, meeting.day), self._words)

    def _reply(self, person: str, answer: str) -> None:
        self._pathing.state.workshop.person(person)  # a browser may send anything
        self._pathing.reply(self.key, person, COMING[answer])


def _fields(_: Translator) -> tuple[Field, ...]:
    held = (
        Option("", _("Not told yet")),
        Option("yes", _("It was held")),
        Option("no", _("It was not held")),
    )
    return (
        Field("title", _("Name of the meeting")),
        Field("day", _("Day"), "date", wide="quarter"),
        Field("starts", _("Begins at"), "time", wide="quarter"),
        Field("minutes", _("Length"), "number", wide="quarter", unit=_("min"), min=1),
        Field("venue", _("Place"), wide="full"),
        Field("held", _("Was it held?"), "select", wide="half", options=held),
        Field("present", _("How many came?"), "number", wide="half", min=0),
        Field(
            "notes",
            _("What was agreed"),
            "area",
            hint=_("Who does what, and by when. The experiments have their own fields."),
        ),
    )


def _values(meeting: Meeting, _: Translator) -> dict[str, str]:
    held = {True: "yes", False: "no", None: ""}
    return {
        "title": called(meeting, _),
        "day": meeting.day.isoformat(),
        "starts": f"{meeting.starts:%H:%M}" if meeting.starts else "",
        "minutes": str(meeting.minutes),
        "venue": meeting.venue,
        "held": held[meeting.held],
        "present": str(meeting.present) if meeting.present else "",
        "notes": meeting.notes,
    }
