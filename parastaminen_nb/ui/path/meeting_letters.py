"""The letters about the meetings of a path: read, taken along as files, and sent."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, Protocol

import ipywidgets

from parastaminen_nb.core.errors import N_
from parastaminen_nb.core.letters import Addressee, Letter
from parastaminen_nb.core.live import Live
from parastaminen_nb.core.meetings_told import is_off, off_meetings, told_people
from parastaminen_nb.core.pathway import Meeting
from parastaminen_nb.i18n import Translator
from parastaminen_nb.ui.button import button
from parastaminen_nb.ui.card import row
from parastaminen_nb.ui.chips import Chips
from parastaminen_nb.ui.download import Download, Made
from parastaminen_nb.ui.html import Piece, html
from parastaminen_nb.ui.notice import Notice
from parastaminen_nb.ui.path.sent import LETTERS, sent_about_all
from parastaminen_nb.ui.path.words import called
from parastaminen_nb.ui.path.writer import Writer
from parastaminen_nb.ui.plan.letter_preview import LetterPreview
from parastaminen_nb.ui.plan.posting import Post
from parastaminen_nb.ui.plan.sending import Sending

_FOR: Final = {
    Letter.MEETING: N_("To everybody on the list who has not declined the meeting."),
    Letter.MEETING_REMINDER: N_("To those who have not answered yet."),
    Letter.MEETING_MOVED: N_("To those who were told another time or place."),
    Letter.MEETING_CANCELLED: N_("To everybody who was invited."),
}


class MeetingPost(Post, Protocol):
    """A post that knows the meetings of a path as well."""

    def meetings(self, keys: Sequence[str]) -> Made:
        """The calendar's entries of these meetings."""


class MeetingLetters(ipywidgets.VBox):
    """`meeting` and `letter` to choose from, the letter's `preview`, files, `sending`, and the
    `history` of what was sent about each meeting."""

    def __init__(self, pathing: Writer, notice: Notice, _: Translator, post: MeetingPost) -> None:
        self._pathing, self._notice, self._words, self._post = pathing, notice, _, post
        self._reader = "0"
        self.meeting = Chips(_("Meeting"))
        self.letter = Chips(_("Which of the letters"))
        self.about = Piece()
        self.preview = LetterPreview(_, watch=notice.watch)
        self.drafts = Download(
            _("Drafts for your mail program (.eml)"),
            lambda: post.drafts(self._letter, self._to()),
            notice,
            busy_words=_("Making the file"),
        )
        self.table = Download(
            _("Table for mail merge (.xlsx)"),
            lambda: post.table(self._letter, self._to()),
            notice,
            busy_words=_("Making the file"),
        )
        self.calendar = Download(
            _("Meeting for calendars (.ics)"),
            lambda: post.meetings([self.meeting.value]),
            notice,
            busy_words=_("Making the file"),
        )
        self.all_meetings = Download(
            _("All meetings for calendars (.ics)"),
            lambda: post.meetings([one.key for one in self._all()]),
            notice,
            busy_words=_("Making the file"),
        )
        self.sending = Sending(post, notice, _)
        self.history = Piece()
        self.close_it = button(_("Close"), kind="quiet")
        super().__init__(
            [
                self.meeting,
                self.letter,
                self.about,
                self.preview,
                row(self.drafts, self.table, self.calendar, self.all_meetings),
                self.sending,
                self.history,
                row(self.close_it),
            ]
        )
        for name in ("pa-box", "pa-stack"):
            self.add_class(name)
        self.meeting.observe(self._another, "value")
        self.letter.observe(self._another, "value")
        self.preview.when("read", self._read)

    def render(self, live: Live) -> None:
        """The meetings that are still to come, those that are off, and the letter about one."""
        today = self._pathing.today
        ahead = [one for one in live.path.meetings if one.held is None and one.day >= today]
        off = off_meetings(live.meetings_told, live.path, today)
        with self.meeting.hold_trait_notifications():
            self.meeting.offer([(one.key, self._called(one)) for one in (*ahead, *off)])
        self.meeting.layout.display = "" if len(self.meeting.options) > 1 else "none"
        self.history.show(sent_about_all(live, today, self._words))
        self._render_letter(live)

    def turn_to(self, live: Live, meeting: str, letter: Letter) -> None:
        """Show this letter about this meeting (a key)."""
        self.render(live)
        self.meeting.value = meeting
        self.letter.value = letter.value

    def _all(self) -> tuple[Meeting, ...]:
        """The meetings of the path, and those that people were told of and that are off."""
        live, today = self._pathing.state, self._pathing.today
        return (*live.path.meetings, *off_meetings(live.meetings_told, live.path, today))

    @property
    def _letter(self) -> Letter:
        return Letter(self.letter.value)

    def _to(self) -> tuple[Addressee, ...]:
        live = self._pathing.state
        return self._people(live, self._letter)

    def _people(self, live: Live, letter: Letter) -> tuple[Addressee, ...]:
        key = self.meeting.value
        return told_people(live.workshop, live.meetings_told, live.path, letter, key)

    def _called(self, meeting: Meeting) -> str:
        _ = self._words
        name = f"{called(meeting, _)} {_.date(meeting.day)}"
        off = is_off(meeting.key, self._pathing.state.path)
        return _("{meeting} (cancelled)", meeting=name) if off else name

    def _offer_letters(self, live: Live) -> None:
        """Which letters there are about the chosen meeting."""
        _ = self._words
        if is_off(self.meeting.value, live.path):
            fit = [Letter.MEETING_CANCELLED]
        else:
            fit = [Letter.MEETING, Letter.MEETING_REMINDER]
            if self._people(live, Letter.MEETING_MOVED):
                fit.append(Letter.MEETING_MOVED)
        with self.letter.hold_trait_notifications():
            self.letter.offer([(it.value, _(LETTERS[it])) for it in fit])

    def _render_letter(self, live: Live) -> None:
        """The letter as it stands, to the reader who is chosen, or else the first."""
        if not self.meeting.value:
            return
        self._offer_letters(live)
        _, to = self._words, self._to()
        nobody = _("Nobody gets this letter now.")
        told = html('<p class="pa-muted">{words}</p>', words=_(_FOR[self._letter]))
        self.about.show(told if to else told + html("<p>{words}</p>", words=nobody))
        readers = [(str(place), one.person.name) for place, one in enumerate(to)]
        if self._reader not in dict(readers):
            self._reader = "0"
        if to:
            one = to[int(self._reader)]
            address = one.person.email or _("no address")
            mailed = _("To: {name} <{email}>", name=one.person.name, email=address)
            self.preview.show(readers, self._reader, mailed, self._post.text(self._letter, one))
        else:
            self.preview.show((), "", "", ("", "", ""))
        for download in (self.drafts, self.table):
            download.disabled, download.reason = not to, nobody
        self.sending.render(live, self._letter, to)

    def _another(self, _change: object) -> None:
        if self.meeting.value:
            with self._notice.watch():
                self._reader = "0"
                self._render_letter(self._pathing.state)

    def _read(self, key: str) -> None:
        self._reader = key
        self._render_letter(self._pathing.state)
