"""Letters about a meeting: whom to invite or remind next, and the letters once somebody asks."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, Protocol

import ipywidgets

from parastaminen_nb.core.errors import N_
from parastaminen_nb.core.letters import Addressee, Letter, meeting_addressees, written
from parastaminen_nb.core.live import Live
from parastaminen_nb.core.pathway import Meeting, meeting_name, next_meeting
from parastaminen_nb.i18n import Translator
from parastaminen_nb.ui.button import button
from parastaminen_nb.ui.card import heading, row
from parastaminen_nb.ui.chips import Chips
from parastaminen_nb.ui.download import Download, Made
from parastaminen_nb.ui.html import Piece, html
from parastaminen_nb.ui.notice import Notice
from parastaminen_nb.ui.path.sent import LETTERS, sent_about_all
from parastaminen_nb.ui.path.writer import Writer
from parastaminen_nb.ui.plan.letter_preview import LetterPreview
from parastaminen_nb.ui.plan.posting import Post
from parastaminen_nb.ui.plan.sending import Sending

_FOR: Final = {
    Letter.MEETING: N_("To everybody on the list who has not declined the meeting."),
    Letter.MEETING_REMINDER: N_("To those who have not answered yet."),
}


class MeetingPost(Post, Protocol):
    """A post that knows the meetings of a path as well."""

    def meetings(self, keys: Sequence[str]) -> Made:
        """The calendar's entries of these meetings."""


class Inviting(ipywidgets.VBox):
    """`asks` is the button that opens it, which stands elsewhere: it says whom to write to next.

    `letters` are made when it is first opened.
    """

    def __init__(self, pathing: Writer, notice: Notice, _: Translator, post: MeetingPost) -> None:
        self._pathing, self._notice, self._words, self._post = pathing, notice, _, post
        self.letters: MeetingLetters | None = None
        self.asks = button("", self._opened, kind="sec", icon="send", size="small")
        super().__init__()
        for name in ("pa-box", "pa-card"):
            self.add_class(name)
        self.layout.display = "none"

    def render(self, live: Live) -> None:
        """Whom to write to about the next meeting; the letters while they are open."""
        following = next_meeting(live.path.meetings, self._pathing.today)
        self.asks.layout.display = "" if following and live.workshop.people else "none"
        if following is None:
            self.layout.display = "none"
            return
        self.asks.description = self._next_words(live, following)
        if self.letters is not None and self.layout.display != "none":
            self.letters.render(live)

    def _next_words(self, live: Live, meeting: Meeting) -> str:
        _, letter = self._words, _next_letter(live, meeting)
        n = len(meeting_addressees(live.workshop, live.path, letter, meeting.key))
        if not n:
            return _("Letters about the meeting")
        if letter is Letter.MEETING_REMINDER:
            return _.plural("Remind {n} person", "Remind {n} people", n=n)
        return _.plural("Invite {n} person", "Invite {n} people", n=n)

    def _opened(self, _button: object) -> None:
        with self._notice.watch():
            live = self._pathing.state
            following = next_meeting(live.path.meetings, self._pathing.today)
            if following is None:
                return
            if self.letters is None:
                pathing, notice = self._pathing, self._notice
                self.letters = MeetingLetters(pathing, notice, self._words, self._post)
                self.letters.close_it.on_click(self._closed)
                self.children = (self.letters,)
            self.layout.display = ""
            self.letters.turn_to(live, following, _next_letter(live, following))

    def _closed(self, _button: object) -> None:
        self.layout.display = "none"


class MeetingLetters(ipywidgets.VBox):
    """`meeting` and `letter` to choose from, the letter's `preview`, files, `sending`, and the
    `history` of what was sent about each meeting."""

    def __init__(self, pathing: Writer, notice: Notice, _: Translator, post: MeetingPost) -> None:
        self._pathing, self._notice, self._words, self._post = pathing, notice, _, post
        self._reader = "0"
        self.meeting = Chips(_("Meeting"))
        self.letter = Chips(
            _("Which of the letters"), [(it.value, _(name)) for it, name in LETTERS.items()]
        )
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
            lambda: post.meetings([one.key for one in pathing.state.path.meetings]),
            notice,
            busy_words=_("Making the file"),
        )
        self.sending = Sending(post, notice, _)
        self.history = Piece()
        self.close_it = button(_("Close"), kind="quiet")
        super().__init__(
            [
                heading(_("Letters about the meeting")),
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
        """The meetings that are still to come, and the letter about the chosen one."""
        today = self._pathing.today
        ahead = [one for one in live.path.meetings if one.held is None and one.day >= today]
        with self.meeting.hold_trait_notifications():
            self.meeting.offer([(one.key, self._called(one)) for one in ahead])
        self.meeting.layout.display = "" if len(ahead) > 1 else "none"
        self.history.show(sent_about_all(live, self._words))
        if ahead:
            self._render_letter(live)

    def turn_to(self, live: Live, meeting: Meeting, letter: Letter) -> None:
        """Show this letter about this meeting."""
        self.render(live)
        self.meeting.value, self.letter.value = meeting.key, letter.value

    @property
    def _letter(self) -> Letter:
        return Letter(self.letter.value)

    def _to(self) -> tuple[Addressee, ...]:
        live = self._pathing.state
        return meeting_addressees(live.workshop, live.path, self._letter, self.meeting.value)

    def _called(self, meeting: Meeting) -> str:
        _ = self._words
        return f"{_.say(meeting_name(meeting))} {_.date(meeting.day)}"

    def _render_letter(self, live: Live) -> None:
        """The letter as it stands, to the reader who is chosen, or else the first."""
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


def _next_letter(live: Live, meeting: Meeting) -> Letter:
    """A reminder once somebody was invited or has answered."""
    invited = any(key == meeting.key for _person, key in written(live.letters, Letter.MEETING))
    begun = invited or live.path.coming(meeting.key)
    return Letter.MEETING_REMINDER if begun else Letter.MEETING
