"""The agenda: when each part starts, how long it takes, and first of all what is left over."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from typing import Any, Final

from traitlets import Dict, List, Unicode

from parastaminen_nb.core.agenda import Agenda, Kind, Segment
from parastaminen_nb.core.agenda_editing import fields_of
from parastaminen_nb.core.errors import N_, Sentence
from parastaminen_nb.core.laying import Laying
from parastaminen_nb.core.workshop import Workshop
from parastaminen_nb.i18n import Translator
from parastaminen_nb.look import icons
from parastaminen_nb.ui.agenda_fields import segment_fields
from parastaminen_nb.ui.browser import script, style
from parastaminen_nb.ui.ribbon import ribbon
from parastaminen_nb.ui.telling import Telling, Watch

ICONS = ("up", "down", "delete", "copy", "edit", "pin", "warn", "plus")

LEADS: Final = {
    Kind.TOGETHER: N_("Facilitator"),
    Kind.CASES: N_("Presenters"),
    Kind.WRITING: N_("Everyone alone"),
    Kind.MOVE: N_("–"),
    Kind.ROUND: N_("Everyone at the tables"),
    Kind.BREAK: N_("–"),
    Kind.SUMMARY: N_("Facilitator"),
    Kind.FEEDBACK: N_("Everyone by phone"),
}
"""Who is usually busy, where nobody is named."""


EVERYONE: Final = N_("All people together")
"""Where a part is in no track."""


class AgendaTable(Telling):
    """Tells "write" (key, field, value), "move" (key, by), "alongside", "copy", "remove" (key).

    `errors` holds for each key of a segment what is wrong in which of its fields.
    """

    _esm = script("field.js", "opening.js", "agenda_table.js")
    _css = style("field.css", "agenda_table.css")
    heading = Unicode().tag(sync=True)
    shares = Unicode().tag(sync=True)
    slack = Dict().tag(sync=True)
    strip = Unicode().tag(sync=True)
    ticks: List[Any] = List().tag(sync=True)
    rows: List[Any] = List().tag(sync=True)
    fields: List[Any] = List().tag(sync=True)
    errors = Dict().tag(sync=True)
    words = Dict().tag(sync=True)
    icons = Dict().tag(sync=True)
    after = Unicode().tag(sync=True)
    """The key of the segment in which the reader was last."""

    def __init__(self, _: Translator, *, watch: Watch) -> None:
        self._words = _
        super().__init__(
            watch=watch,
            icons=icons(*ICONS),
            fields=[field.spec(_) for field in segment_fields(_)],
            words={
                "caption": _("The parts of the agenda. Change a length and the times follow."),
                "head": {
                    "start": _("Starts"),
                    "part": _("Part"),
                    "who": _("Who leads"),
                    "length": _("Length"),
                    "act": _("Move or open"),
                },
                "legend": {
                    "round": _("Round"),
                    "together": _("All together"),
                    "move": _("Moving"),
                    "slack": _("Slack"),
                },
                "unit": _("min"),
                "title": _("{name}: its name", name="{name}"),
                "lead": _("{name}: who leads it", name="{name}"),
                "minutes": _("{name}: its length in minutes", name="{name}"),
                "up": _("{name}: move it up", name="{name}"),
                "down": _("{name}: move it down", name="{name}"),
                "more": _("{name}: more", name="{name}"),
                "fixed": _("begins at a fixed hour"),
                "drag": _("Drag to another place"),
                "moved": _(
                    "{name} is now {place} of {count} and begins at {time}.",
                    name="{name}",
                    place="{place}",
                    count="{count}",
                    time="{time}",
                ),
                "alongside": _("Add a part alongside"),
                "copy": _("Make another like this"),
                "remove": _("Delete this part"),
                "details": _("{name}: all that is planned of it", name="{name}"),
            },
        )

    def show(self, workshop: Workshop, laying: Laying) -> None:
        _, agenda, begins = self._words, laying.agenda, laying.at
        starts = [_.time(moment) for moment in agenda.starts(begins)]
        left = laying.left

        def clock(minutes: int) -> str:
            return _.time(workshop.local(begins + timedelta(minutes=minutes)))

        with self.hold_sync():
            self.heading = _("Agenda {start}–{end}", start=clock(0), end=clock(agenda.minutes))
            self.shares = _.say(laying.shares())
            self.slack = {
                "over": left < 0,
                "words": _("Too long by") if left < 0 else _("Slack left"),
                "amount": _("{minutes} min", minutes=abs(left)),
            }
            self.rows = list(self._rows(agenda, starts))
            self.strip = str(ribbon(agenda, _, waits=agenda.waits(begins)))
            # The strip is as wide as all that is on it, which may be more than there is time for.
            whole = max(laying.over, agenda.minutes)
            self.ticks = [clock(minutes) for minutes in _quarters(whole)]

    def go_to(self, key: str) -> None:
        """Take the reader to a part that they have just added."""
        self.send({"focus": key})

    def go_to_top(self) -> None:
        """Take the reader to the heading of an agenda that has just been made."""
        self.send({"top": True})

    def _rows(self, agenda: Agenda, starts: list[str]) -> Iterator[dict[str, object]]:
        _ = self._words
        first, last = {leg.key for leg in agenda.legs}, {s.segments[-1].key for s in agenda.legs}
        for place, (segment, start) in enumerate(zip(agenda.segments, starts, strict=False)):
            in_track = segment.held_in
            yield {
                "key": segment.key,
                "track": _("Track {track}", track=in_track) if in_track else "",
                "opens": segment.key in first,
                "closes": segment.key in last,
                "kind": segment.kind.value,
                "start": start,
                "fixed": segment.fixed_start is not None,
                "usual": self._usual(segment),
                "leads": self._words(LEADS[segment.kind]),
                "name": self._words.say(segment.name),
                "values": fields_of(segment),
                "usuals": self._usuals(segment),
                "first": place == 0,
                "last": place == len(agenda.segments) - 1,
            }

    def _usual(self, segment: Segment) -> str:
        """What it is called when it has no title of its own."""
        return self._words.say(replace(segment, title="").name)

    def _usuals(self, segment: Segment) -> dict[str, str]:
        """What holds where a field is empty."""
        say = self._words.say
        plain = replace(
            segment, least=None, most=None, preferred=None, instructions="", materials=()
        )
        bounds = replace(plain, minutes=segment.preferred or segment.minutes).bounds
        return {
            "least": str(bounds.least),
            "preferred": str(segment.minutes),
            "most": str(bounds.most),
            "move": "0",
            "track": say(Sentence(EVERYONE)),
            "instructions": say(plain.to_do),
            "materials": "\n".join(say(thing) for thing in plain.at_hand),
        }


def _quarters(minutes: int) -> tuple[int, ...]:
    return tuple(round(minutes * part / 4) for part in range(5))
