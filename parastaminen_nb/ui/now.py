"""What is going on, in words: for the desk and the wall."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import datetime

from parastaminen_nb.core.agenda import Kind, Segment
from parastaminen_nb.core.live import Live, Phase
from parastaminen_nb.core.timetable import Standing, Timetable
from parastaminen_nb.core.tracks import Leg
from parastaminen_nb.core.turns import Track
from parastaminen_nb.i18n import Translator
from parastaminen_nb.look import icon
from parastaminen_nb.ui.html import Markup, html, joined
from parastaminen_nb.ui.track_cards import track_cards


def part_name(live: Live, segment: Segment, _: Translator) -> str:
    """The name of a part; a round says how many there are: "Round 2 / 3"."""
    if segment.kind is Kind.ROUND and not segment.title:
        return _("Round {round} / {rounds}", round=segment.round, rounds=live.agenda.rounds)
    return _.say(segment.name)


def leg_name(live: Live, leg: Leg, _: Translator) -> str:
    """The name of a part, or of the tracks that are held side by side."""
    alone = len(leg.segments) == 1
    return part_name(live, leg.first, _) if alone else _.say(leg.name)


def clock_words(live: Live, now: datetime, _: Translator) -> tuple[str, str]:
    """The line under the digits, and what stands in their place while nothing runs."""
    workshop, leg = live.workshop, live.leg
    starts_at = workshop.local(workshop.starts_at) if workshop.starts_at else None
    if live.phase is Phase.ENDED:
        ended = workshop.local(live.ended_at) if live.ended_at else None
        return (_("The workshop ended at {time}.", time=_.time(ended)) if ended else "", "")
    if live.phase is not Phase.RUNNING or leg is None:
        if starts_at is None:
            return _("The hour is not decided yet."), ""
        return _("Starts on {day}.", day=_.date(starts_at.date())), _.time(starts_at)
    name = leg_name(live, leg, _)
    if live.clock.ends_at is None:
        return _one_mark(_("{part}. The clock stands.", part=name)), ""
    ends = workshop.local(live.clock.ends_at)
    if live.clock.over(now):
        return _one_mark(_("{part}. Ended at {time}.", part=name, time=_.time(ends))), ""
    return _one_mark(_("{part}. Ends at {time}.", part=name, time=_.time(ends))), ""


def _one_mark(words: str) -> str:
    """A part that is called by a question ends its own sentence: "What do we try? Ends at ..."."""
    return re.sub(r"([?!.])\.", r"\1", words)


def state_words(live: Live, _: Translator) -> str:
    """The state of a workshop that has no running clock; empty where the clock's own is better."""
    if live.phase is Phase.ENDED:
        return _("Ended")
    return _("Doors are open") if live.phase is Phase.OPEN else ""


def aside(live: Live, table: Timetable, _: Translator, *, tracks: Sequence[Track] = ()) -> Markup:
    """Beside the clock: what is on in the tracks or the question, what comes next and when, and
    how the time is kept."""
    first = track_cards(tracks, _) or _question(live, _)
    parts = [first, _next(table, live, _), _pace(table, _), _afterwards(live, _)]
    return html('<div class="pa-aside">{parts}</div>', parts=joined(parts))


def _afterwards(live: Live, _: Translator) -> Markup:
    """What is left to do at the desk when all is over."""
    if live.phase is not Phase.ENDED:
        return Markup()
    words = _("Download everything now and keep the file. Then explore the comments.")
    return html(
        '<p class="pa-lined"><span class="pa-muted">{next}</span> <span>{w}</span></p>',
        next=_("After the workshop"),
        w=words,
    )


def _question(live: Live, _: Translator) -> Markup:
    asked = live.segment is not None and live.segment.kind in {Kind.ROUND, Kind.MOVE, Kind.WRITING}
    if not asked or not live.workshop.question:
        return Markup()
    return html(
        '<p class="pa-lined"><span class="pa-muted">{word}</span> '
        '<b class="pa-question">{question}</b></p>',
        word=_("Question at the tables"),
        question=live.workshop.question,
    )


def _next(table: Timetable, live: Live, _: Translator) -> Markup:
    coming = next((line for line in table.lines if line.standing is Standing.COMING), None)
    if coming is None or coming.real is None:
        return Markup()
    when = _("Next at {time}", time=_.time(coming.real))
    if coming.segment is None:
        return html(
            '<p class="pa-lined"><span class="pa-muted">{when}</span> <b>{end}</b></p>',
            when=when,
            end=_("End"),
        )
    segment, leg = coming.segment, live.agenda.leg(coming.segment.key)
    more = _("Everyone sees their new table on the wall and on their phone.")
    return html(
        '<p class="pa-lined"><span class="pa-muted">{when}</span> <b>{name}, {n} min</b>{more}</p>',
        when=when,
        name=_.say(leg.name),
        n=leg.minutes,
        more=html(" <span>{words}</span>", words=more) if segment.kind is Kind.MOVE else "",
    )


def _pace(table: Timetable, _: Translator) -> Markup:
    said = [_.say(sentence) for sentence in table.said()]
    if not said:
        return Markup()
    late = (table.behind or 0) > 0 or (table.slack or 0) < 0
    return html(
        '<p class="pa-pace"><span class="pa-chip pa-chip--{kind}">{icon}{first}</span> {rest}</p>',
        kind="warn" if late else "ok",
        icon=icon("clock" if late else "check"),
        first=said[0],
        rest=" ".join(said[1:]),
    )
