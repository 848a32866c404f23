"""The meetings of a path in a row, from the workshop on."""

from __future__ import annotations

from datetime import date
from typing import Any

from traitlets import Bool, Dict, List, Unicode

from parastaminen_nb.core.live import Live, Phase
from parastaminen_nb.core.pathway import Meeting, next_meeting, quiet, unmarked
from parastaminen_nb.i18n import Translator
from parastaminen_nb.look import icons
from parastaminen_nb.ui.browser import script, style
from parastaminen_nb.ui.path.aloud import day_aloud
from parastaminen_nb.ui.path.words import ahead_words, called, day_words
from parastaminen_nb.ui.telling import Telling, Watch


class Timeline(Telling):
    """Tells "open" (key), "mark" (key, held: "yes" or "no", present) and "usual" (months).

    `meetings` stand in a row, one of them `opened`; of those in `asked` nobody has said whether
    they were held.
    `errors` holds for the key of one of them what is wrong with how many came.
    """

    _esm = script("field.js", "path/aloud.js", "path/timeline.js")
    _css = style("checklist.css", "path/path.css")
    meetings: List[Any] = List().tag(sync=True)
    asked: List[Any] = List().tag(sync=True)
    errors = Dict().tag(sync=True)
    opened = Unicode().tag(sync=True)
    """The key of the meeting that is opened below; empty mostly."""
    offers = Bool(False).tag(sync=True)
    words = Dict().tag(sync=True)
    icons = Dict().tag(sync=True)

    def __init__(self, _: Translator, *, watch: Watch) -> None:
        self._words = _
        super().__init__(
            watch=watch,
            icons=icons("check", "warn", "close"),
            words={
                "list": _("The meetings in their order"),
                "open": _("Change the meeting"),
                "yes": _("Yes, it was"),
                "no": _("No"),
                "present": _("How many came?"),
                "empty": _("No meetings yet"),
                "why": _(
                    "What was begun lives on when people meet again. The usual meetings are "
                    "counted from the day of the workshop; you can change each of them."
                ),
                "half": _("Plan half a year"),
                "year": _("Plan a year"),
            },
        )

    def lead_to(self, key: str) -> None:
        """Lead the reader back to a meeting in the row."""
        self.send({"focus": key})

    def show(self, live: Live, today: date) -> None:
        _, path = self._words, live.path
        following = next_meeting(path.meetings, today)
        with self.hold_sync():
            self.meetings = [
                *self._workshop(live, today),
                *(self._item(meeting, meeting == following, today) for meeting in path.meetings),
            ]
            self.asked = [
                {
                    "key": meeting.key,
                    "name": called(meeting, _),
                    "words": self._question(meeting, day_words(meeting.day, today, _)),
                    "heard": self._question(meeting, day_aloud(meeting.day, today, _)),
                }
                for meeting in unmarked(path.meetings, today)
            ]
            self.offers = not path.meetings

    def _question(self, meeting: Meeting, day: str) -> str:
        _ = self._words
        return _("{meeting}, {day}: was it held?", meeting=called(meeting, _), day=day)

    def _workshop(self, live: Live, today: date) -> list[dict[str, Any]]:
        """The workshop itself, from which the path begins; none while it has no day."""
        _, day = self._words, live.workshop.day
        if day is None:
            return []
        held = live.phase is Phase.ENDED
        ahead = ahead_words(day, today, _) if day >= today else ""
        return [
            {
                "key": "",
                "day": day_words(day, today, _),
                "heard": day_aloud(day, today, _),
                "name": _("The workshop"),
                "note": _("Held") if held else ahead,
                "state": "done" if held or day < today else "ahead",
                "held": held,
                "warn": "",
            }
        ]

    def _item(self, meeting: Meeting, following: bool, today: date) -> dict[str, Any]:
        _ = self._words
        if meeting.held is not None:
            state = "done" if meeting.held else "dropped"
        elif following:
            state = "next"
        else:
            state = "asked" if meeting.day < today else "ahead"
        away = meeting.held is None and meeting.day >= today and quiet(meeting.day)
        return {
            "key": meeting.key,
            "day": day_words(meeting.day, today, _),
            "heard": day_aloud(meeting.day, today, _),
            "name": called(meeting, _),
            "note": self._note(meeting, following, today),
            "state": state,
            "held": bool(meeting.held),
            "warn": _("Many are on holiday then.") if away else "",
        }

    def _note(self, meeting: Meeting, following: bool, today: date) -> str:
        _ = self._words
        if meeting.held:
            if not meeting.present:
                return _("Held")
            return _.plural("Held, {n} there", "Held, {n} there", n=meeting.present)
        if meeting.held is False:
            return _("Not held")
        if meeting.day < today:
            return _("Was it held?")
        if following or meeting.invited_on < today:
            return ahead_words(meeting.day, today, _)
        return _("The invitation leaves {day}", day=day_words(meeting.invited_on, today, _))
