"""Which letters about the meetings of a path were sent so far."""

from __future__ import annotations

from datetime import date
from typing import Final

from parastaminen_nb.core.errors import N_
from parastaminen_nb.core.letters import Letter
from parastaminen_nb.core.live import Live
from parastaminen_nb.core.meetings_told import off_meetings
from parastaminen_nb.i18n import Translator
from parastaminen_nb.ui.html import Markup, html
from parastaminen_nb.ui.path.words import called
from parastaminen_nb.ui.plan.sent import sent_so_far, under_heading

LETTERS: Final = {
    Letter.MEETING: N_("Invitation"),
    Letter.MEETING_REMINDER: N_("Reminder"),
    Letter.MEETING_MOVED: N_("Change of the meeting"),
    Letter.MEETING_CANCELLED: N_("Cancellation"),
}
"""The letters about a meeting, by their names."""


def sent_about(live: Live, key: str, _: Translator) -> Markup:
    """What was sent about a meeting, a paragraph for each letter; nothing where nothing was."""
    about = [sending for sending in live.letters if sending.case == key]
    return sent_so_far(about, LETTERS, live.workshop, _)


def sent_about_all(live: Live, today: date, _: Translator) -> Markup:
    """The same for every meeting, under its name and day, and after them for those that were
    removed and whose day is still to come; nothing where nothing was sent."""
    told = Markup()
    there = {one.key for one in live.path.meetings}
    off = off_meetings(live.meetings_told, live.path, today)
    for meeting in (*live.path.meetings, *(one for one in off if one.key not in there)):
        rows = sent_about(live, meeting.key, _)
        if rows:
            name = f"{called(meeting, _)} {_.date(meeting.day)}"
            told += html("<h4>{name}</h4>{rows}", name=name, rows=rows)
    return under_heading(told, _)
