"""Letters about a meeting: whom to write to next, and the letters once somebody asks."""

from __future__ import annotations

import ipywidgets

from parastaminen_nb.core.letters import Letter
from parastaminen_nb.core.live import Live
from parastaminen_nb.core.meetings_told import CALENDARS, holding, told_people
from parastaminen_nb.core.pathway import Meeting, next_meeting
from parastaminen_nb.i18n import Translator
from parastaminen_nb.ui.button import button
from parastaminen_nb.ui.notice import Notice
from parastaminen_nb.ui.path.head import Head
from parastaminen_nb.ui.path.meeting_letters import MeetingLetters, MeetingPost
from parastaminen_nb.ui.path.owing import Owing
from parastaminen_nb.ui.path.writer import Writer


class Inviting(ipywidgets.VBox):
    """`asks` is the button that opens it, which stands elsewhere: it says whom to write to next.
    So does `owing`, which says who knows something else of a meeting than holds.

    `letters` are made when it is first opened.
    """

    def __init__(self, pathing: Writer, notice: Notice, _: Translator, post: MeetingPost) -> None:
        self._pathing, self._notice, self._words, self._post = pathing, notice, _, post
        self.letters: MeetingLetters | None = None
        self._head: Head | None = None
        self.asks = button("", self._asked, kind="sec", icon="send", size="small")
        self.owing = Owing(pathing, _, self._owed)
        super().__init__()
        for name in ("pa-box", "pa-card", "pa-stack"):
            self.add_class(name)
        self.layout.display = "none"

    def render(self, live: Live) -> None:
        """Whom to write to about the next meeting; the letters while they are open."""
        self.owing.render(live)
        following = next_meeting(live.path.meetings, self._pathing.today)
        self.asks.layout.display = "" if following and live.workshop.people else "none"
        if following:
            self.asks.description = self._next_words(live, following)
        if self.letters is not None and self.layout.display != "none":
            self.letters.render(live)
            if not self.letters.meeting.value:
                self.layout.display = "none"  # there is no meeting any more to write about

    def _next_words(self, live: Live, meeting: Meeting) -> str:
        _, letter = self._words, _next_letter(live, meeting)
        n = len(told_people(live.workshop, live.meetings_told, live.path, letter, meeting.key))
        if not n:
            return _("Letters about the meeting")
        if letter is Letter.MEETING_REMINDER:
            return _.plural("Remind {n} person", "Remind {n} people", n=n)
        return _.plural("Invite {n} person", "Invite {n} people", n=n)

    def _asked(self, _button: object) -> None:
        with self._notice.watch():
            live = self._pathing.state
            following = next_meeting(live.path.meetings, self._pathing.today)
            if following is not None:
                self._open(following.key, _next_letter(live, following))

    def _owed(self, meeting: str, letter: Letter) -> None:
        with self._notice.watch():
            self._open(meeting, letter)

    def _open(self, meeting: str, letter: Letter) -> None:
        if self.letters is None:
            pathing, notice = self._pathing, self._notice
            self.letters = MeetingLetters(pathing, notice, self._words, self._post)
            self.letters.close_it.on_click(lambda _button: self._close())
        _ = self._words
        # Made anew each time: it leads the reader here, where the button is above.
        title, back = _("Letters about the meeting"), _("Back to the meetings")
        head = Head(title, back, self._close, watch=self._notice.watch)
        self._head, self.children = head, (head, self.letters)
        self.layout.display = ""
        self.letters.turn_to(self._pathing.state, meeting, letter)

    def _close(self) -> None:
        if self._head:
            self._head.lead_back()
        self.layout.display = "none"


def _next_letter(live: Live, meeting: Meeting) -> Letter:
    """A reminder once somebody was invited or has answered."""
    invited = any(
        one.case == meeting.key and one.person != CALENDARS
        for one in holding((), live.meetings_told, live.path)
        if one.letter is not Letter.MEETING_CANCELLED
    )
    begun = invited or live.path.coming(meeting.key)
    return Letter.MEETING_REMINDER if begun else Letter.MEETING
