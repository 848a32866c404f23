"""The agenda: when each part starts, how long it takes, and first of all what is left over."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

from traitlets import Dict, List, Unicode

from parastaminen_nb.core.agenda import Agenda, Segment
from parastaminen_nb.core.workshop import Workshop
from parastaminen_nb.i18n import Translator
from parastaminen_nb.look import icon
from parastaminen_nb.ui.browser import script, style
from parastaminen_nb.ui.ribbon import ribbon
from parastaminen_nb.ui.telling import Telling, Watch


class AgendaTable(Telling):
    """Tells "minutes" and "title" (key, value), "move" (key, by) and "remove" (key)."""

    _esm = script("field.js", "agenda_table.js")
    _css = style("agenda_table.css")
    heading = Unicode().tag(sync=True)
    slack = Dict().tag(sync=True)
    strip = Unicode().tag(sync=True)
    ticks: List[Any] = List().tag(sync=True)
    rows: List[Any] = List().tag(sync=True)
    errors = Dict().tag(sync=True)
    words = Dict().tag(sync=True)
    icons = Dict().tag(sync=True)
    after = Unicode().tag(sync=True)
    """The key of the segment in which the reader was last."""

    def __init__(self, _: Translator, *, watch: Watch) -> None:
        self._words = _
        super().__init__(
            watch=watch,
            icons={name: str(icon(name)) for name in ("up", "down", "delete")},
            words={
                "caption": _("The parts of the agenda. Change a length and the times follow."),
                "head": {
                    "start": _("Starts"),
                    "part": _("Part"),
                    "length": _("Length"),
                    "act": _("Move or delete"),
                },
                "legend": {
                    "round": _("Round"),
                    "together": _("All together"),
                    "move": _("Moving"),
                    "slack": _("Slack"),
                },
                "unit": _("min"),
                "title": _("{name}: its name", name="{name}"),
                "minutes": _("{name}: its length in minutes", name="{name}"),
                "up": _("{name}: move it up", name="{name}"),
                "down": _("{name}: move it down", name="{name}"),
                "remove": _("{name}: delete it", name="{name}"),
            },
        )

    def show(self, workshop: Workshop, agenda: Agenda) -> None:
        _ = self._words
        # Without a day the agenda is reckoned from an ordinary nine o'clock.
        begins = workshop.starts_at or datetime.fromisoformat("2027-03-11T09:00+02:00")
        local = workshop.local if workshop.starts_at else lambda moment: moment
        starts = [_.time(local(moment)) for moment in agenda.starts(begins)]
        over = agenda.slack < 0
        with self.hold_sync():
            self.heading = _(
                "Agenda {start}–{end}",
                start=starts[0],
                end=_.time(local(begins + timedelta(minutes=agenda.minutes))),
            )
            self.slack = {
                "over": over,
                "words": _("Too long by") if over else _("Slack left"),
                "amount": _("{minutes} min", minutes=abs(agenda.slack)),
            }
            self.rows = list(self._rows(agenda, starts))
            self.strip = str(ribbon(agenda, _))
            self.ticks = [
                _.time(local(begins + timedelta(minutes=minutes)))
                for minutes in _quarters(agenda.minutes)
            ]

    def _rows(self, agenda: Agenda, starts: list[str]) -> Iterator[dict[str, object]]:
        for place, (segment, start) in enumerate(zip(agenda.segments, starts, strict=False)):
            yield {
                "key": segment.key,
                "kind": segment.kind.value,
                "start": start,
                "title": segment.title,
                "usual": self._usual(segment),
                "name": self._words.say(segment.name),
                "minutes": segment.minutes,
                "first": place == 0,
                "last": place == len(agenda.segments) - 1,
            }

    def _usual(self, segment: Segment) -> str:
        """What it is called when it has no title of its own."""
        return self._words.say(replace(segment, title="").name)


def _quarters(minutes: int) -> tuple[int, ...]:
    return tuple(round(minutes * part / 4) for part in range(5))
